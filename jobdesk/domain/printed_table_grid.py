"""What a sheet holds before it is understood, and a table once its labels and figures are told
apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from jobdesk.domain.printed_table_cells import BLANK, Kind, Reading, read

Place = tuple[int, int]
"""Row and column of a cell in its sheet, both counted from 0."""
_NOTES = re.compile(r"<sup>.*?</sup>|</?[a-z][^<>]*>|\*\*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one sheet as text, from A1 on. ``raw`` are cells that hold a number of the
    workbook, ``merged`` first row, first column, last row, last column, counted from 0."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    raw: frozenset[Place] = frozenset()


@dataclass(frozen=True, slots=True)
class Line:
    """A row or column of a table by its labels, the widest first."""

    path: tuple[str, ...]

    @property
    def own(self) -> str:
        """The label nearest to the figures."""
        return self.path[-1] if self.path else ""

    @property
    def words(self) -> str:
        """All labels, spaces taken out."""
        return " ".join(re.sub(r"\s+", "", level) for level in self.path)


@dataclass(frozen=True, slots=True)
class Table:
    """The figures of one table: ``cells[i][j]`` stands in ``rows[i]`` and ``columns[j]``."""

    rows: tuple[Line, ...]
    columns: tuple[Line, ...]
    cells: tuple[tuple[Reading, ...], ...]
    places: tuple[tuple[Place, ...], ...]
    about: str = ""  # title and unit lines above
    sideways: bool = field(default=False)

    def turned(self) -> Table:
        """The same table with rows for columns."""
        return Table(
            self.columns,
            self.rows,
            tuple(zip(*self.cells, strict=True)),
            tuple(zip(*self.places, strict=True)),
            self.about,
            not self.sideways,
        )


def joined(upper: Table, lower: Table) -> Table | None:
    """Two tables as one, where the second repeats the header of the first as on a new page;
    None where their headers differ."""
    if len(upper.columns) != len(lower.columns) or upper.places[0][0][1] != lower.places[0][0][1]:
        return None
    pairs = zip(upper.columns, lower.columns, strict=True)
    alike = sum(_alike(one, other) for one, other in pairs)
    if alike * 2 < len(upper.columns) or not any(line.own for line in lower.columns):
        return None
    return Table(
        (*upper.rows, *lower.rows),
        upper.columns,
        (*upper.cells, *lower.cells),
        (*upper.places, *lower.places),
        upper.about,
    )


def _alike(one: Line, other: Line) -> bool:
    first, second = (re.sub(r"\(.*?\)", "", line.words) for line in (one, other))
    return bool(first and second) and (first.startswith(second) or second.startswith(first))


class Cells:
    """Reads the cells of a grid, each once, with labels of merged cells wherever they reach."""

    def __init__(self, grid: Grid) -> None:
        self.width = max((len(row) for row in grid.rows), default=0)
        self.height = len(grid.rows)
        self._read: dict[Place, Reading] = {}
        self._covered: dict[Place, Place] = {}
        self._grid = grid
        for first, left, last, right in grid.merged:
            for row in range(first, min(last, self.height - 1) + 1):
                for column in range(left, min(right, self.width - 1) + 1):
                    if (row, column) != (first, left):
                        self._covered[row, column] = (first, left)

    def at(self, row: int, column: int) -> Reading:
        """What stands at a place; a merged figure only where it begins."""
        place = (row, column)
        if place not in self._read:
            origin = self._covered.get(place)
            if origin is not None:
                found = self.at(*origin)
                self._read[place] = BLANK if found.kind is Kind.NUMBER else found
            else:
                self._read[place] = read(self.raw_text(row, column), raw=place in self._grid.raw)
        return self._read[place]

    def raw_text(self, row: int, column: int) -> str:
        """The text as it stands in the sheet."""
        cells = self._grid.rows[row]
        return cells[column].strip() if column < len(cells) else ""

    def label(self, row: int, column: int) -> str:
        """The text at a place as a label, without notes and doubled spaces."""
        return " ".join(_NOTES.sub("", self.at(row, column).text).split())

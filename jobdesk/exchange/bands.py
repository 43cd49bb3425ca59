"""Makes a sheet of each of several tables that stand side by side in one.

Whatever comes after can then count on one table across: rows have one meaning, the tables are
listed and chosen like sheets, and two halves of one list are taken as sheets of one shape are.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from jobdesk.exchange import header_rows as heads
from jobdesk.exchange import headers
from jobdesk.exchange.grid import Grid, is_known
from jobdesk.exchange.headers import Header
from jobdesk.exchange.leftovers import is_blank
from jobdesk.exchange.workbook import Sheet, Workbook, letters

_LIST = re.compile(r"명단|명부|현황|대장|목록|내역|일지")
"""What the title of a list says; the heading of a group of columns does not."""
_MOST = 20
"""Nobody sets more tables beside each other; a form of many boxes has more gaps."""
_TOP = 100
"""The header of each stands among the first so many rows."""
_BODY = 3
"""From so many filled cells on a row is no title or note."""


@dataclass(frozen=True, slots=True)
class _Band:
    """Columns ``left`` to ``right`` (from 0, both included) with the header found in them."""

    left: int
    right: int
    block: tuple[int, ...]
    columns: tuple[Header, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The headers as compared."""
        return tuple(headers.key(header.path) for header in self.columns)

    @property
    def stands_alone(self) -> bool:
        """Whether its header could head a table by itself."""
        return sum(1 for header in self.columns if is_known(header.text)) >= 2

    @property
    def counts(self) -> bool:
        """Whether it numbers its rows."""
        return any(headers.counts_rows(header.text) for header in self.columns)


def apart(workbook: Workbook) -> Workbook:
    """The workbook with every sheet of tables side by side made one sheet per table, and
    without empty columns before a table, so that sheets of one shape agree in their columns."""
    sheets = tuple(part for sheet in workbook.sheets for part in _parts(sheet))
    return workbook if sheets == workbook.sheets else replace(workbook, sheets=sheets)


def _parts(sheet: Sheet) -> Iterable[Sheet]:
    runs = _runs(sheet)
    bands: list[_Band] = []
    if len(runs) <= _MOST:
        bands = _repeating(sheet) if len(runs) < 2 else _own_tables(sheet, runs)
    if len(bands) < 2:
        if not runs or runs[0][0] == 0:
            return (sheet,)
        return (_cut(sheet, runs[0][0], sheet.width - 1, titles=len(sheet.rows)),)
    return [
        replace(
            _cut(sheet, band.left, band.right, titles=min(band.block)),
            name=f"{sheet.name} ({letters(band.left)}~{letters(band.right)}열)",
            part_of=sheet.name,
        )
        for band in bands
    ]


def _runs(sheet: Sheet) -> list[tuple[int, int]]:
    """First and last columns of what stands between columns that are empty in every row but
    those of a title or a note."""
    least = min(_BODY, sheet.width)
    body: dict[int, bool] = {}  # by row, since a sheet may have thousands of columns

    def is_body(index: int) -> bool:
        if index not in body:
            filled = (cell for cell in sheet.rows[index] if not is_blank(cell))
            body[index] = sum(1 for _ in itertools.islice(filled, least)) == least
        return body[index]

    runs: list[tuple[int, int]] = []
    for column in range(sheet.width):
        used = (i for i, row in enumerate(sheet.rows) if not is_blank(row[column]) and is_body(i))
        if next(used, None) is None:
            continue
        if runs and runs[-1][1] == column - 1:
            runs[-1] = (runs[-1][0], column)
        else:
            runs.append((column, column))
    return runs


def _own_tables(sheet: Sheet, runs: Sequence[tuple[int, int]]) -> list[_Band]:
    """Bands that are tables of their own; a spacer within a table divides nothing."""
    bands: list[_Band] = []
    for left, right in runs:
        band = _band(sheet, left, right)
        if bands and not (band.stands_alone and _are_two(sheet, bands[-1], band)):
            band = _band(sheet, bands.pop().left, right)
        bands.append(band)
    return bands if all(band.stands_alone for band in bands) else []


def _band(sheet: Sheet, left: int, right: int) -> _Band:
    grid = Grid(_cut(replace(sheet, rows=sheet.rows[:_TOP]), left, right), ())
    block = heads.find(grid, 0)
    found = heads.columns(grid, block) if block else []
    return _Band(left, right, tuple(block), tuple(found))


def _are_two(sheet: Sheet, one: _Band, other: _Band) -> bool:
    """Whether two bands side by side are two tables and not two groups of one."""
    if not one.stands_alone:
        return False
    if one.keys == other.keys or (one.counts and other.counts):
        return True
    if abs(one.block[0] - other.block[0]) > 1:
        return True
    if _title(sheet, one) and _title(sheet, other):
        return True
    below = sheet.rows[max(*one.block, *other.block) + 1 :]
    alone = sum(1 for row in below if _says(row, other) >= 2 and not _says(row, one))
    return alone >= 2


def _title(sheet: Sheet, band: _Band) -> bool:
    """Whether just above its header a band has a title of a list."""
    for row in reversed(sheet.rows[max(0, band.block[0] - 3) : band.block[0]]):
        said = [str(cell) for cell in row[band.left : band.right + 1] if not is_blank(cell)]
        if said:
            return len(said) == 1 and bool(_LIST.search(said[0]))
    return False


def _says(row: Sequence[object], band: _Band) -> int:
    return sum(1 for cell in row[band.left : band.right + 1] if cell is not None and cell != "")


def _repeating(sheet: Sheet) -> list[_Band]:
    """Bands of a table whose headers begin again and again, with no column between."""
    grid = Grid(replace(sheet, rows=sheet.rows[:_TOP]), ())
    block = heads.find(grid, 0)
    found = heads.columns(grid, block) if block else []
    keys = [headers.key(header.path) for header in found]
    for period in range(2, len(keys) // 2 + 1):
        first = keys[:period]
        if len(keys) % period or len(set(first)) < period or keys != first * (len(keys) // period):
            continue
        starts = [found[at].column for at in range(0, len(keys), period)]
        ends = [start - 1 for start in starts[1:]] + [sheet.width - 1]
        bands = [_band(sheet, *ends_) for ends_ in zip(starts, ends, strict=True)]
        alike = all(one.keys == other.keys for one, other in itertools.pairwise(bands))
        return bands if alike and bands[0].stands_alone else []
    return []


def _cut(sheet: Sheet, left: int, right: int, titles: int = 0) -> Sheet:
    """Columns ``left`` to ``right`` as a sheet. In its first ``titles`` rows it also says what
    stands alone in a row elsewhere: the title over all tables."""
    rows = [row[left : right + 1] for row in sheet.rows]
    for index in range(titles):
        said = [cell for cell in sheet.rows[index] if not is_blank(cell)]
        if len(said) == 1 and all(is_blank(cell) for cell in rows[index]):
            rows[index] = [said[0], *rows[index][1:]]
    merged = tuple(
        (top, max(first, left + 1) - left, bottom, min(last, right + 1) - left)
        for top, first, bottom, last in sheet.merged
        if first <= right + 1 and last > left
    )
    return replace(sheet, rows=rows, merged=merged, first_column=sheet.first_column + left)

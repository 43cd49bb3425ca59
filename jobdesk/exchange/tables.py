"""Finds the table in a sheet: its header rows, its data rows, and why the rest is no data."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from jobdesk.domain import text
from jobdesk.exchange import headers, leftovers
from jobdesk.exchange.headers import Header
from jobdesk.exchange.leftovers import LeftOut
from jobdesk.exchange.synonyms import HEADER_WORDS
from jobdesk.exchange.workbook import Cell, Sheet

_LOOK = 80
"""A header stands among the first so many rows of a table's top."""
_MAX_HEADER_ROWS = 3
_NUMERIC = re.compile(r"[\d.,\-:/%\s]+")


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a sheet.

    ``header_rows`` are sheet row numbers, empty where a sheet begins with data. ``columns``
    leave out spacers. ``rows`` are (sheet row number, cells from column A) of data rows only;
    ``left_out`` are the rows between and below that are none, with the reason. ``titles`` are
    the texts above the header. ``why`` says in words how the header was found.
    """

    sheet: str
    header_rows: tuple[int, ...]
    columns: tuple[Header, ...]
    rows: tuple[tuple[int, Sequence[Cell]], ...]
    left_out: tuple[LeftOut, ...]
    titles: tuple[str, ...]
    why: str

    @property
    def first_row(self) -> int:
        """Sheet row number of the first data row, 0 when there is none."""
        return self.rows[0][0] if self.rows else 0

    @property
    def last_row(self) -> int:
        """Sheet row number of the last data row, 0 when there is none."""
        return self.rows[-1][0] if self.rows else 0

    @property
    def signature(self) -> tuple[str, ...]:
        """The headers as compared; tables of one signature are of one shape."""
        return tuple(headers.key(header.path) for header in self.columns)


def find_tables(
    sheet: Sheet, *, header_rows: Sequence[int] | None = None, words: Collection[str] = ()
) -> tuple[Table, ...]:
    """The tables of a sheet from top to bottom.

    ``header_rows`` (sheet row numbers) overrides the search; an empty sequence says that
    there is no header and data begin at once. ``words`` are texts that the user called
    headers. A sheet without anything gives ``()``.
    """
    grid = _Grid(sheet, words)
    if header_rows is not None:
        block = [number - sheet.first_row for number in header_rows]
        block = [index for index in sorted(block) if 0 <= index < len(sheet.rows)]
        start = block[-1] + 1 if block else 0
        return (_build(grid, block, 0, start, len(sheet.rows), "직접 고른 머리글입니다.")[0],)
    tables: list[Table] = []
    top = 0
    while top < len(sheet.rows):
        block = _header_block(grid, top)
        if not block:
            break
        why = f"{_rows_in_words(sheet, block)}에 아는 머리글이 가장 많습니다."
        table, top = _build(grid, block, top, block[-1] + 1, len(sheet.rows), why)
        tables.append(table)
    first = grid.first_filled()
    if not tables and first is not None:
        why = "머리글을 찾지 못해 첫 줄부터 자료로 보았습니다."
        return (_build(grid, [], 0, first, len(sheet.rows), why)[0],)
    return tuple(tables)


class _Grid:
    """A sheet with its merged areas at hand."""

    def __init__(self, sheet: Sheet, words: Collection[str]) -> None:
        self.sheet = sheet
        self._words = frozenset(word.rsplit("/", 1)[-1] for word in words)
        self.rows = sheet.rows
        self.spans: dict[tuple[int, int], tuple[int, int, int, int]] = {}
        first = sheet.first_row
        for top, left, bottom, right in sheet.merged:
            if (bottom - top + 1) * (right - left + 1) > 5_000:
                continue  # a whole column merged by accident heads nothing
            area = (top - first, left - 1, bottom - first, right - 1)
            for row in range(area[0], area[2] + 1):
                for column in range(area[1], area[3] + 1):
                    self.spans[row, column] = area

    def is_known(self, words: str) -> bool:
        return words in self._words or is_known(words)

    def first_filled(self) -> int | None:
        for index, row in enumerate(self.rows):
            if any(not leftovers.is_blank(cell) for cell in row):
                return index
        return None

    def own(self, row: int, column: int) -> str:
        """The text that stands in this very cell."""
        return _words(self.rows[row][column])

    def merged(self, row: int, column: int) -> str:
        """The text of a cell, or of the merged area it lies in."""
        area = self.spans.get((row, column))
        if area is not None and area[0] >= 0:
            return _words(self.rows[area[0]][area[1]])
        return self.own(row, column)

    def texts(self, row: int) -> list[str]:
        return [words for cell in self.rows[row] if (words := _words(cell))]

    def is_wide(self, row: int, column: int) -> bool:
        """Whether the cell begins or lies in an area over several columns."""
        area = self.spans.get((row, column))
        return area is not None and area[3] > area[1]


def _words(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return text.tidy(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)


def is_known(words: str) -> bool:
    """Whether a text is a word that heads columns."""
    return (
        headers.bare(words) in HEADER_WORDS
        or headers.key(words) in HEADER_WORDS
        or headers.own(words) in HEADER_WORDS
    )


def _score(grid: _Grid, index: int) -> float:
    """How much a row looks like the header of what stands below it; 0 is not at all."""
    cells = [cell for cell in grid.rows[index] if not leftovers.is_blank(cell)]
    words = [_words(cell) for cell in cells]
    if not cells or len(set(words)) < len(words) / 2:
        return 0
    if any(isinstance(cell, str) and len(cell) > 80 for cell in cells) and len(cells) < 3:
        return 0
    known = sum(1 for w in set(words) if grid.is_known(w))
    counting = any(headers.counts_rows(w) for w in words)
    numbers = sum(1 for cell in cells if not isinstance(cell, str) or _NUMERIC.fullmatch(cell))
    if numbers > len(cells) / 2:
        return 0
    if len(cells) == 1 and (known == 0 or grid.sheet.width > 1):
        return 0
    plain = sum(1 for w in words if len(w) <= 20 and not re.search(r"\d{3}", w))
    return known * 3 + counting * 2 + plain / len(words) + min(len(words), 30) / 30 - numbers


def _header_block(grid: _Grid, top: int) -> list[int]:
    """Row indexes of the header at or below ``top``; empty when no row looks like one."""
    best, best_score = -1, 0.0
    last = min(len(grid.rows), top + _LOOK)
    widths: list[int] = []
    for index in range(top, last):
        width = sum(1 for cell in grid.rows[index] if not leftovers.is_blank(cell))
        score = _score(grid, index)
        # rows as wide as this one above it are its data's like, so it is no header
        score -= 1.5 * sum(1 for w in widths if w >= width * 0.6) if score else 0
        if width:
            widths.append(width)
        if score > best_score + 0.01:
            best, best_score = index, score
    if top > 0 and best_score < 9:
        return []  # below a table only a row of three known words begins another
    if best < 0 or not any(grid.is_known(w) for w in grid.texts(best)):
        best = _by_shape(grid, top, last)
        if best < 0:
            return []
    block = [best]
    while len(block) < _MAX_HEADER_ROWS and block[0] > top and _is_group(grid, block[0] - 1, block):
        block.insert(0, block[0] - 1)
    while len(block) < _MAX_HEADER_ROWS and _goes_on(grid, block):
        block.append(block[-1] + 1)
    return block


def _by_shape(grid: _Grid, top: int, last: int) -> int:
    """Without a known word: the first wide row of texts, above a row of other types."""
    for index in range(top, min(last, len(grid.rows) - 1)):
        filled = [cell for cell in grid.rows[index] if not leftovers.is_blank(cell)]
        below = [cell for cell in grid.rows[index + 1] if not leftovers.is_blank(cell)]
        if len(filled) < 2 or len(filled) < len(below) - 1:
            continue
        if not all(isinstance(cell, str) for cell in filled):
            return -1
        if sum(1 for a, b in zip(filled, below, strict=False) if a == b) > 1:
            return index  # an export that repeats a merged cell's text in every cell
        if len(set(filled)) == len(filled) and not _same_types(filled, below):
            return index
        return -1
    return -1


def _same_types(first: Sequence[Cell], second: Sequence[Cell]) -> bool:
    def shape(cell: Cell) -> str:
        words = _words(cell)
        return "n" if _NUMERIC.fullmatch(words) else "t"

    return [shape(c) for c in first[: len(second)]] == [shape(c) for c in second]


def _is_group(grid: _Grid, index: int, block: Sequence[int]) -> bool:
    """Whether the row above a header names groups of its columns."""
    row = grid.rows[index]
    filled = [c for c, cell in enumerate(row) if not leftovers.is_blank(cell)]
    if not filled or any(not isinstance(row[c], str) for c in filled):
        return False
    under = [c for c in range(len(row)) if grid.own(block[0], c)]
    if any("\n" in str(row[c]).strip() or len(grid.own(index, c)) > 25 for c in filled):
        return False
    for c in filled:
        area = grid.spans.get((index, c))
        if area is None:
            continue
        if area[2] >= block[0] and area[0] == index:
            return True  # one header cell over both rows
        width = area[3] - area[1] + 1
        beneath = sum(1 for u in under if area[1] <= u <= area[3])
        if width > 1 and beneath > 1 and (len(under) > beneath or len(filled) > 1):
            return True
    if any(grid.own(index, c) == grid.own(block[0], c) for c in filled) and len(filled) > 1:
        return True  # exports that repeat a merged cell's text in every cell
    if grid.sheet.merged or len(filled) < 2 or len(filled) >= len(under):
        return False
    complement = all(grid.own(block[0], c) or grid.own(index, c) for c in range(filled[-1]))
    gaps = [c for c in under if c not in filled]
    return complement and bool(gaps) and filled[0] <= under[0] + 1


def _goes_on(grid: _Grid, block: Sequence[int]) -> bool:
    """Whether the row below the block still belongs to its header."""
    last, index = block[-1], block[-1] + 1
    if index >= len(grid.rows):
        return False
    columns = range(len(grid.rows[last]))
    reach = any((area := grid.spans.get((last, c))) and area[2] > last for c in columns)
    wide = [c for c in columns if grid.own(last, c) and grid.is_wide(last, c)]
    cells = [cell for cell in grid.rows[index] if not leftovers.is_blank(cell)]
    if not cells or any(not isinstance(cell, str) for cell in cells):
        return False
    if reach and wide:
        return True  # some header cells are merged down into this row; a (만) may stand beside
    if any(
        grid.own(last, c) and grid.own(index, c) not in ("", grid.own(last, c)) and c not in wide
        for c in columns
    ):
        return False  # a cell below a header that is no group is data
    shared = [c for c in columns if grid.own(last, c) and grid.own(last, c) == grid.own(index, c)]
    if len(shared) > 1 and len(shared) < len(cells):
        return True
    if not wide:
        return False
    known = sum(1 for cell in cells if is_known(_words(cell)))
    return known * 2 >= len(cells)


def _headers(grid: _Grid, block: Sequence[int]) -> list[Header]:
    found = []
    for column in range(grid.sheet.width):
        parts: list[str] = []
        for position, index in enumerate(block):
            words = grid.merged(index, column)
            if not words and position < len(block) - 1 and grid.own(block[-1], column):
                words = _to_the_left(grid, index, column)
            if words and (not parts or parts[-1] != words):
                parts.append(words)
        if parts:
            found.append(Header(column, parts[-1], tuple(parts[:-1])))
    return found


def _to_the_left(grid: _Grid, index: int, column: int) -> str:
    """A group's text written only over its first column, where nothing is merged."""
    if grid.sheet.merged and any((index, c) in grid.spans for c in range(grid.sheet.width)):
        return ""
    for left in range(column - 1, -1, -1):
        if words := grid.own(index, left):
            return words
    return ""


def _build(
    grid: _Grid, block: Sequence[int], top: int, start: int, end: int, why: str
) -> tuple[Table, int]:
    """The table of a header block and the row index where the next one may begin."""
    columns = _headers(grid, block)
    rows, left_out, stop = leftovers.sort_rows(
        grid.sheet, start, end, columns, lambda index: _starts_another(grid, index, columns)
    )
    rows = _filled_down(grid, start, rows)
    known = {header.column for header in columns}
    filled: set[int] = set()
    for _, row in rows[:2_000]:
        filled.update(c for c, cell in enumerate(row) if c not in known and cell is not None)
    named = [
        Header(c, f"{_letters(c)}열")
        for c in sorted(filled)
        if any(not leftovers.is_blank(row[c]) for _, row in rows[:2_000])
    ]
    head = block[0] if block else start
    titles = tuple(words for index in range(top, head) for words in grid.texts(index))
    table = Table(
        grid.sheet.name,
        tuple(grid.sheet.number(index) for index in block),
        tuple(sorted((*columns, *named), key=lambda header: header.column)),
        tuple(rows),
        tuple(left_out),
        titles,
        why,
    )
    return table, stop


def _filled_down(
    grid: _Grid, start: int, rows: list[tuple[int, Sequence[Cell]]]
) -> list[tuple[int, Sequence[Cell]]]:
    """The records with what a cell merged over several of them says in each."""
    below: dict[int, dict[int, Cell]] = {}
    for (index, column), (top, left, _, _) in grid.spans.items():
        if start <= top < index and column == left:
            below.setdefault(grid.sheet.number(index), {})[column] = grid.rows[top][left]
    if not below:
        return rows
    return [
        (number, [below.get(number, {}).get(c, cell) for c, cell in enumerate(row)])
        for number, row in rows
    ]


def _starts_another(grid: _Grid, index: int, columns: Sequence[Header]) -> bool:
    """Whether a row below a table is the header of a table of another shape."""
    words = grid.texts(index)
    if len(words) < 3 or any(not isinstance(c, (str, type(None))) for c in grid.rows[index]):
        return False
    known = sum(1 for w in words if is_known(w))
    if known < 3 or known * 2 < len(words):
        return False
    ours = {headers.key(header.text) for header in columns}
    return sum(1 for w in words if headers.key(w) in ours) * 2 < len(words)


def _rows_in_words(sheet: Sheet, block: Sequence[int]) -> str:
    numbers = [sheet.number(index) for index in block]
    if len(numbers) == 1:
        return f"{numbers[0]}행"
    return f"{numbers[0]}~{numbers[-1]}행"


def _letters(column: int) -> str:
    """The sheet's own name of a column, 0 → A."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def joined(tables: Sequence[Table]) -> list[list[Table]]:
    """Tables grouped by shape, in the order in which the shapes first appear."""
    shapes: dict[tuple[str, ...], list[Table]] = {}
    for table in tables:
        shapes.setdefault(table.signature, []).append(table)
    return list(shapes.values())


def without_rows(table: Table, numbers: frozenset[int]) -> Table:
    """The table less some of its rows."""
    return replace(table, rows=tuple(row for row in table.rows if row[0] not in numbers))

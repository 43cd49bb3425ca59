"""Finds the table in a sheet: its header rows, its data rows, and why the rest is no data."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from jobdesk.exchange import header_rows as heads
from jobdesk.exchange import headers, leftovers
from jobdesk.exchange.grid import Grid, is_known
from jobdesk.exchange.headers import Header
from jobdesk.exchange.leftovers import LeftOut
from jobdesk.exchange.workbook import Cell, Sheet


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
    grid = Grid(sheet, words)
    if header_rows is not None:
        block = [number - sheet.first_row for number in header_rows]
        block = [index for index in sorted(block) if 0 <= index < len(sheet.rows)]
        start = block[-1] + 1 if block else 0
        return (_build(grid, block, 0, start, len(sheet.rows), "직접 고른 머리글입니다.")[0],)
    tables: list[Table] = []
    top = 0
    while top < len(sheet.rows):
        block = heads.find(grid, top)
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


def _build(
    grid: Grid, block: Sequence[int], top: int, start: int, end: int, why: str
) -> tuple[Table, int]:
    """The table of a header block and the row index where the next one may begin."""
    columns = heads.columns(grid, block)
    rows, left_out, stop = leftovers.sort_rows(
        grid.sheet, start, end, columns, lambda index: _starts_another(grid, index, columns)
    )
    rows = _filled_down(grid, start, rows)
    known = {header.column for header in columns}
    filled: set[int] = set()
    for _, row in rows[:2_000]:
        filled.update(c for c, cell in enumerate(row) if c not in known and cell is not None)
    named = [
        Header(c, f"{grid.sheet.letters(c)}열")
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
    grid: Grid, start: int, rows: list[tuple[int, Sequence[Cell]]]
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


def _starts_another(grid: Grid, index: int, columns: Sequence[Header]) -> bool:
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


def joined(tables: Sequence[Table]) -> list[list[Table]]:
    """Tables grouped by shape, in the order in which the shapes first appear.

    Of one shape are those with the same headers in the same columns: what a column was taken
    for then holds for all of them.
    """
    shapes: dict[tuple[tuple[str, int], ...], list[Table]] = {}
    for table in tables:
        places = [header.column for header in table.columns]
        shape = tuple(zip(table.signature, places, strict=True))
        shapes.setdefault(shape, []).append(table)
    return list(shapes.values())

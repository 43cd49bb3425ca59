"""Takes out of a workbook what must not be seen further on: resident numbers (개인정보 보호법
24의2), and text beyond what a cell can hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jobdesk.domain.resident import SHORTEST, looks_resident, mask_bare, mask_resident
from jobdesk.exchange.workbook import Cell, Sheet, Workbook

_LONGEST = 32_767
"""Characters that a cell of Excel holds; only a file made to do harm has more."""
_HEAD_ROWS = 30
"""Heads are looked for in the first rows alone."""


def without_resident_numbers(workbook: Workbook) -> Workbook:
    """The workbook with the last six digits of every resident number made stars.

    Birth date and gender can still be read; the number is gone from here on: from the plan,
    the page, the rows given back and whatever is stored. So is one that lost digits; bare, it
    is known by its column, where other numbers stand or the head names them. Text beyond
    _LONGEST characters in one cell is cut off, with a warning.
    """
    seen: dict[Cell, Cell] = {}
    sheets = tuple(_scrubbed(sheet, seen) for sheet in workbook.sheets)
    warnings = workbook.warnings
    if any(isinstance(cell, str) and len(cell) > _LONGEST for cell in seen):
        warnings += (f"한 칸에 {_LONGEST:,}자가 넘게 적힌 글은 그만큼만 읽었습니다.",)
    return replace(workbook, sheets=sheets, warnings=warnings)


def _scrubbed(sheet: Sheet, seen: dict[Cell, Cell]) -> Sheet:
    """``seen`` remembers each long cell, since a hostile file repeats one of a million signs."""
    masked: dict[tuple[int, int], Cell] = {}
    columns = set(_named(sheet))
    for index, row in enumerate(sheet.rows):
        for column, cell in enumerate(row):
            if not (
                (isinstance(cell, str) and len(cell) >= SHORTEST)
                or (isinstance(cell, int) and cell >= 10**10)
            ):
                continue
            if cell not in seen:
                seen[cell] = mask_resident(cell[:_LONGEST] if isinstance(cell, str) else cell)
            if seen[cell] != cell:
                masked[index, column] = seen[cell]
                if looks_resident(seen[cell]):
                    columns.add(column)
    for index, row in enumerate(sheet.rows if columns else ()):
        for column in columns:
            if (index, column) not in masked and mask_bare(row[column]) != row[column]:
                masked[index, column] = mask_bare(row[column])
    if not masked:
        return sheet
    rows = list(sheet.rows)
    for index in {index for index, _ in masked}:
        rows[index] = list(rows[index])
    for (index, column), cell in masked.items():
        rows[index][column] = cell
    return replace(sheet, rows=rows)


def _named(sheet: Sheet) -> Iterator[int]:
    """The columns of which a head says that resident numbers stand in them."""
    for row in sheet.rows[:_HEAD_ROWS]:
        for column, cell in enumerate(row):
            if isinstance(cell, str) and len(cell) <= 30 and "주민" in cell and "번호" in cell:
                yield column


def scrubbed_cell(sheet: Sheet, column: int, text: str) -> str:
    """What is typed into a column of a scrubbed sheet, free of resident numbers too."""
    masked = str(mask_resident(text))
    bare = str(mask_bare(masked))
    if bare == masked:
        return masked
    numbers = (row[column] for row in sheet.rows if column < len(row))
    return bare if column in _named(sheet) or any(map(looks_resident, numbers)) else masked

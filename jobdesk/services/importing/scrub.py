"""Takes out of a workbook what must not be seen further on: resident numbers (개인정보 보호법
24의2), and text beyond what a cell can hold."""

from __future__ import annotations

from dataclasses import replace

from jobdesk.domain.resident import mask_resident
from jobdesk.exchange.workbook import Cell, Sheet, Workbook

_LONGEST = 32_767
"""Characters that a cell of Excel holds; only a file made to do harm has more."""


def without_resident_numbers(workbook: Workbook) -> Workbook:
    """The workbook with the last six digits of every resident number made stars.

    Birth date and gender can still be read; the number is gone from here on: from the plan,
    the page, the rows given back and whatever is stored. Text beyond _LONGEST characters in
    one cell is cut off, with a warning.
    """
    seen: dict[Cell, Cell] = {}
    sheets = tuple(_scrubbed(sheet, seen) for sheet in workbook.sheets)
    warnings = workbook.warnings
    if any(isinstance(cell, str) and len(cell) > _LONGEST for cell in seen):
        warnings += (f"한 칸에 {_LONGEST:,}자가 넘게 적힌 글은 그만큼만 읽었습니다.",)
    return replace(workbook, sheets=sheets, warnings=warnings)


def _scrubbed(sheet: Sheet, seen: dict[Cell, Cell]) -> Sheet:
    """``seen`` remembers each long cell, since a hostile file repeats one of a million signs."""
    rows = sheet.rows
    for index, row in enumerate(rows):
        for column, cell in enumerate(row):
            if not (
                (isinstance(cell, str) and len(cell) >= 13)
                or (isinstance(cell, int) and cell >= 10**10)
            ):
                continue
            if cell not in seen:
                seen[cell] = mask_resident(cell[:_LONGEST] if isinstance(cell, str) else cell)
            masked = seen[cell]
            if masked is not cell and masked != cell:
                if rows is sheet.rows:
                    rows = list(rows)
                if rows[index] is row:
                    rows[index] = list(row)
                rows[index][column] = masked
    return sheet if rows is sheet.rows else replace(sheet, rows=rows)

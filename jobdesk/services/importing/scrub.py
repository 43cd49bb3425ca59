"""Takes resident numbers out of a workbook before anything else sees it (개인정보 보호법 24의2)."""

from __future__ import annotations

from dataclasses import replace

from jobdesk.domain.resident import mask_resident
from jobdesk.exchange.workbook import Sheet, Workbook


def without_resident_numbers(workbook: Workbook) -> Workbook:
    """The workbook with the last six digits of every resident number made stars.

    Birth date and gender can still be read; the number is gone from here on: from the plan,
    the page, the rows given back and whatever is stored.
    """
    return replace(workbook, sheets=tuple(_scrubbed(sheet) for sheet in workbook.sheets))


def _scrubbed(sheet: Sheet) -> Sheet:
    rows = sheet.rows
    for index, row in enumerate(rows):
        for column, cell in enumerate(row):
            long = (isinstance(cell, str) and len(cell) >= 13) or (
                isinstance(cell, int) and cell >= 10**10
            )
            if long and (masked := mask_resident(cell)) is not cell:
                if rows is sheet.rows:
                    rows = list(rows)
                if rows[index] is row:
                    rows[index] = list(row)
                rows[index][column] = masked
    return sheet if rows is sheet.rows else replace(sheet, rows=rows)

"""Writes rows that were not taken as a workbook of the shape they came in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from jobdesk.exchange import styles
from jobdesk.exchange.safe_file import replacing
from jobdesk.exchange.workbook import Area, Cell

REASON = "가져오지 못한 까닭"
"""The last header; no column of a sheet is recognised by it."""


@dataclass(frozen=True, slots=True)
class Rejects:
    """``header`` are the header rows as they stand in the file, ``merged`` their merged areas
    counted from 1; ``rows`` are cells with the reason for each."""

    name: str
    header: Sequence[Sequence[Cell]]
    merged: Sequence[Area]
    rows: Sequence[tuple[Sequence[Cell], str]]


def write(path: Path, rejects: Rejects) -> None:
    """Save the workbook at ``path``; formulas in texts stay texts. Raises UserError."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = _title(rejects.name)
    width = max((len(row) for row in (*rejects.header, *(r for r, _ in rejects.rows))), default=0)
    for number, header in enumerate(rejects.header, start=1):
        for column, value in enumerate(header, start=1):
            _set(sheet.cell(number, column), value)
            sheet.cell(number, column).font = Font(bold=True)
    last = max(1, len(rejects.header))
    _set(sheet.cell(last, width + 1), REASON)
    sheet.cell(last, width + 1).font = Font(bold=True)
    for top, left, bottom, right in rejects.merged:
        sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    for number, (cells, reason) in enumerate(rejects.rows, start=last + 1):
        for column, value in enumerate(cells, start=1):
            _set(sheet.cell(number, column), value)
        _set(sheet.cell(number, width + 1), reason)
        sheet.cell(number, width + 1).alignment = Alignment(wrap_text=True, vertical="top")
    for column in range(1, width + 1):
        sheet.column_dimensions[get_column_letter(column)].width = 16
    sheet.column_dimensions[get_column_letter(width + 1)].width = 60
    sheet.freeze_panes = sheet.cell(last + 1, 1)
    with replacing(path) as temporary:
        book.save(temporary)


def _set(cell: Any, value: Cell) -> None:
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = styles.is_risky(value)


def _title(name: str) -> str:
    """A sheet name that Excel takes."""
    plain = "".join("_" if char in "[]:*?/\\" else char for char in name).strip("'")
    return plain[:31] or "가져오지 못한 줄"

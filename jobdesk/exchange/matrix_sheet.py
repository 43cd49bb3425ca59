"""상담 실적 as a workbook: the two tables as real numbers, their sums as typed values."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from jobdesk.domain.contact_matrix import RULE, TOTAL, Matrix
from jobdesk.domain.official import official_span
from jobdesk.exchange import styles
from jobdesk.exchange.safe_file import replacing

_TOPIC_WIDTH, _NUMBER_WIDTH = 22, 12


def write_matrix(path: Path, matrix: Matrix, centre: str) -> None:
    """Save the workbook at ``path``, ready to print on A4. Raises UserError."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "상담 실적"
    _line(sheet, 1, f"{centre} 상담 실적".strip(), styles.TITLE)
    _line(sheet, 2, f"기간: {official_span(matrix.first, matrix.last)}", styles.BODY)
    row = _table(sheet, 4, "연인원 (건)", matrix, people=False)
    row = _table(sheet, row + 1, "실인원 (명·곳)", matrix, people=True)
    _line(sheet, row + 1, RULE, styles.SMALL)
    wide = len(matrix.channels) + 2
    sheet.merge_cells(start_row=row + 1, start_column=1, end_row=row + 1, end_column=wide)
    sheet.cell(row + 1, 1).alignment = styles.WRAPPED
    sheet.row_dimensions[row + 1].height = 40
    sheet.column_dimensions["A"].width = _TOPIC_WIDTH
    for column in range(2, wide + 1):
        sheet.column_dimensions[get_column_letter(column)].width = _NUMBER_WIDTH
    sheet.page_setup.paperSize = styles.A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins = styles.MARGINS
    with replacing(path) as temporary:
        book.save(temporary)


def _line(sheet: Any, row: int, text: str, font: object) -> None:
    cell = sheet.cell(row, 1, styles.safe_text(text))
    cell.font = font


def _table(sheet: Any, row: int, caption: str, matrix: Matrix, *, people: bool) -> int:
    """Write one table from ``row`` on; returns the row below it."""
    _line(sheet, row, caption, styles.BOLD)
    row += 1
    for column, title in enumerate(("상담 유형", *matrix.channels, TOTAL), start=1):
        cell = sheet.cell(row, column, styles.safe_text(title))
        cell.font, cell.fill = styles.BOLD, styles.HEADER_FILL
        cell.border, cell.alignment = styles.HEADER_GRID, styles.CENTRE
    lines = matrix.lines(people=people)
    for number, (name, values) in enumerate(lines):
        row += 1
        last = number == len(lines) - 1
        for column, value in enumerate((styles.safe_text(name), *values), start=1):
            cell = sheet.cell(row, column, value)
            cell.font = styles.BOLD if last else styles.BODY
            cell.border = styles.HEADER_GRID if last else styles.GRID
            cell.alignment = styles.LEFT if column == 1 else styles.RIGHT
            if column > 1:
                cell.number_format = styles.NUMBER
    return row + 1

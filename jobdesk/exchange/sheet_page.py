"""One sheet of a workbook of figures: page set-up, head, and how its cells look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.worksheet import Worksheet

from jobdesk.exchange import styles
from jobdesk.exchange.formula_results import Results

_FIRST_ROW = 4
_ROW_HEIGHT = 18
_INDENT = 2.0  # signs of a column's width that margin and indent take
WORDS = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
_PRACTICE_MARGINS = PageMargins(left=0.4, right=0.4, top=0.9, bottom=0.6, header=0.3, footer=0.3)


@dataclass(frozen=True, slots=True)
class SheetHead:
    """What stands on every sheet: title, the line beneath it, the foot, and whether its people
    are fictional."""

    title: str
    line: str
    foot: str
    practice: bool = False


class SheetPage:
    """One sheet: title and particulars above, then what is put below row by row."""

    def __init__(
        self,
        workbook: Workbook,
        head: SheetHead,
        name: str,
        widths: Sequence[float],
        results: Results,
        *,
        landscape: bool = False,
    ) -> None:
        self.sheet: Worksheet = workbook.create_sheet(name)
        self.count = len(widths)
        self.row = _FIRST_ROW
        self._results = results.setdefault(len(workbook.worksheets), {})
        for index, width in enumerate(widths, start=1):
            self.sheet.column_dimensions[get_column_letter(index)].width = width
        self._set_up(head, landscape=landscape)
        self._head(head)

    def _set_up(self, head: SheetHead, *, landscape: bool) -> None:
        sheet: Any = self.sheet
        sheet.sheet_view.showGridLines = False
        sheet.page_setup.paperSize = styles.A4
        sheet.page_setup.orientation = "landscape" if landscape else "portrait"
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.page_margins = styles.MARGINS
        sheet.print_options.horizontalCentered = True
        for part, text in (
            (sheet.oddFooter.left, styles.footer_text(head.foot)),
            (sheet.oddFooter.center, "- &P -"),
            (sheet.oddFooter.right, "전체 &N쪽"),
        ):
            part.text, part.size = text, 8
        if head.practice:
            sheet.sheet_properties.tabColor = "D9D9D9"
            sheet.page_margins = _PRACTICE_MARGINS
            sheet.oddHeader.center.text = "연 습"
            sheet.oddHeader.center.size = 26
            sheet.oddHeader.center.color = "D0D5DA"

    def _head(self, head: SheetHead) -> None:
        cell = self.put(1, 1, f"[연습] {head.title}" if head.practice else head.title)
        cell.font, cell.alignment = styles.TITLE, styles.CENTRE
        self.merge(1, 1, 1, self.count)
        self.sheet.row_dimensions[1].height = 32
        cell = self.put(2, 1, head.line)
        cell.font, cell.alignment = styles.SMALL, styles.CENTRE
        self.merge(2, 1, 2, self.count)

    def put(self, row: int, column: int, value: object) -> Any:
        """A cell; text stays text whatever it begins with."""
        cell: Any = self.sheet.cell(row, column)
        cell.font = styles.BODY
        if isinstance(value, str):
            text = styles.safe_text(value)
            cell.value = text
            cell.data_type = "s"
            cell.quotePrefix = styles.is_risky(text) and text != "-"
        elif isinstance(value, Decimal):
            cell.value = int(value) if value == value.to_integral_value() else float(value)
        else:
            cell.value = value
        return cell

    def total(self, row: int, column: int, first: str, last: str, value: int) -> Any:
        """A cell that sums ``first``..``last``; ``value`` is what the sum comes to."""
        cell = self.sheet.cell(row, column, f"=SUM({first}:{last})")
        self._results[cell.coordinate] = value
        return cell

    def merge(self, row: int, column: int, last_row: int, last_column: int) -> None:
        """Joins cells, framed on every side."""
        if (row, column) != (last_row, last_column):
            self.sheet.merge_cells(
                start_row=row, start_column=column, end_row=last_row, end_column=last_column
            )

    def caption(self, text: str, unit: str = "") -> None:
        """A heading on the next row, the unit line at its right end."""
        cell = self.put(self.row, 1, text)
        cell.font = styles.BOLD
        if unit:
            cell = self.put(self.row, self.count, unit)
            cell.font, cell.alignment = styles.SMALL, styles.RIGHT
        self.sheet.row_dimensions[self.row].height = 20
        self.row += 1

    def header(self, row: int, column: int, text: str, *, rows: int = 1, columns: int = 1) -> None:
        """One cell of a table's head over so many rows and columns."""
        for r in range(row, row + rows):
            for c in range(column, column + columns):
                cell = self.sheet.cell(r, c)
                cell.fill, cell.border = styles.HEADER_FILL, styles.HEADER_GRID
        cell = self.put(row, column, text)
        cell.font, cell.alignment = styles.BOLD, styles.CENTRE
        self.sheet.row_dimensions[row].height = _ROW_HEIGHT + 2
        self.merge(row, column, row + rows - 1, column + columns - 1)

    def style(self, cell: Any, number_format: str = "General", *, strong: bool = False) -> None:
        """Gives a body cell its frame, face and format; text is left, numbers are right."""
        words = isinstance(cell.value, str) and cell.data_type == "s"
        tall: float = _ROW_HEIGHT
        if words:
            room = self.sheet.column_dimensions[cell.column_letter].width - _INDENT
            if (lines := styles.lines(cell.value, room)) > 1:
                tall = styles.height(lines)
        dimensions = self.sheet.row_dimensions[cell.row]
        dimensions.height = max(tall, dimensions.height or 0)
        cell.border = styles.GRID
        cell.font = styles.BOLD if strong else styles.BODY
        cell.alignment = WORDS if words and cell.value != "-" else styles.RIGHT
        if not words:
            cell.number_format = number_format
        if strong:
            cell.fill = styles.HEADER_FILL

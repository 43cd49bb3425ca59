"""Writes an empty sheet for partners to fill, which refuses what could not be read later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter

from jobdesk.exchange import styles, template_rules
from jobdesk.exchange.safe_file import replacing
from jobdesk.exchange.template_rules import LISTS, Entry, TemplateColumn

EXAMPLE = "(입력예)"
"""Begins the row that shows how to fill the sheet; :mod:`.leftovers` leaves such a row out."""
GUIDE = "작성 방법"
_FIRST = 2  # column of the first field; the one before it counts rows
_ROW = 21.0  # points
_SHEET = (149.0, 500.0)  # what A4 across holds at full size: signs, points
_NARROWEST, _WIDEST, _LONG = 7.5, 20.0, 24.0

_MUTED = Font(name=styles.FACE, size=10, italic=True, color="FF595959")
_EXAMPLE_FILL = PatternFill("solid", fgColor="FFF7F7F7")
_REQUIRED_FILL = PatternFill("solid", fgColor="FFFFF2CC")


_FORMATS = {Entry.DATE: styles.DATE, Entry.NUMBER: styles.PLAIN}
_CENTRED = frozenset({Entry.DATE, Entry.PHONE, Entry.TIME, Entry.ONE_OF})


@dataclass(frozen=True, slots=True)
class Template:
    """An empty sheet: ``leads`` are the sentences below its title, ``sheet`` its name."""

    title: str
    sheet: str
    leads: tuple[str, ...]
    columns: tuple[TemplateColumn, ...]

    @property
    def header_row(self) -> int:
        """The row of the sheet in which the labels stand."""
        return len(self.leads) + 2

    @property
    def first_row(self) -> int:
        """The first row to fill."""
        return self.header_row + 2


def write(path: Path, template: Template) -> None:
    """Save the workbook at ``path``. Raises UserError when it cannot be written there."""
    book = Workbook()
    book.properties.title = template.title
    book.properties.creator = ""
    sheet: Any = book.active
    sheet.title = template.sheet
    _fill(sheet, template)
    _explain(book.create_sheet(GUIDE), template)
    lists: Any = book.create_sheet(LISTS)
    for number, column in enumerate(template.columns, _FIRST):
        template_rules.add(sheet, lists, number, column, template.first_row)
    if lists.max_row == 1 and lists["A1"].value is None:
        book.remove(lists)
    else:
        lists.sheet_state = "hidden"
    with replacing(path) as temporary:
        book.save(temporary)


def _fill(sheet: Any, template: Template) -> None:
    columns: list[TemplateColumn | None] = [None, *template.columns]
    last = get_column_letter(len(columns))
    widths = [8.5, *(_width(column) for column in template.columns)]
    _line(sheet, 1, template.title, last)
    sheet["A1"].font, sheet["A1"].alignment = styles.TITLE, styles.CENTRE
    sheet.row_dimensions[1].height = 32
    for row, words in enumerate(template.leads, 2):
        _line(sheet, row, words, last)
        sheet.cell(row, 1).font, sheet.cell(row, 1).alignment = styles.BODY, styles.WRAPPED
        sheet.row_dimensions[row].height = styles.height(styles.lines(words, sum(widths)))
    head, first = template.header_row, template.first_row
    labels = ["연번", *(column.header for column in template.columns)]
    examples = [EXAMPLE, *(column.example for column in template.columns)]
    for row, shown in ((head, labels), (head + 1, [_shown(one) for one in examples])):
        tallest = max(styles.lines(w, width - 1) for w, width in zip(shown, widths, strict=True))
        sheet.row_dimensions[row].height = styles.height(tallest) + 6
    ruled = _ruled(sum(widths), sum(sheet.row_dimensions[r].height for r in range(1, first)))
    for row in range(first, first + ruled):
        sheet.row_dimensions[row].height = _ROW
    for number, column in enumerate(columns, 1):
        shape = _FORMATS.get(column.entry, styles.TEXT) if column else styles.PLAIN
        aside = sheet.column_dimensions[get_column_letter(number)]
        aside.width, aside.number_format = widths[number - 1], shape
        cell = sheet.cell(head, number, labels[number - 1])
        cell.font, cell.alignment, cell.border = styles.BOLD, styles.CENTRE, styles.HEADER_GRID
        cell.fill = _REQUIRED_FILL if column and column.required else styles.HEADER_FILL
        sheet.cell(head + 1, number, examples[number - 1]).fill = _EXAMPLE_FILL
        for row in range(head + 1, first + ruled):
            cell = sheet.cell(row, number)
            cell.font = styles.BODY if row >= first else _MUTED
            cell.border, cell.number_format = styles.GRID, shape
            cell.alignment = _aligned(column)
    sheet.freeze_panes = sheet.cell(head + 1, _FIRST + 1)
    sheet.print_title_rows = f"{head}:{head}"
    sheet.print_area = f"A1:{last}{first + ruled - 1}"
    _page(sheet, "landscape")


def _ruled(width: float, above: float) -> int:
    """Rows with lines: as many as fill one printed page below what stands above them."""
    scale = min(1.0, _SHEET[0] / width)
    return max(10, int((_SHEET[1] / scale - above) / _ROW))


def _shown(value: object) -> str:
    return "0000-00-00" if isinstance(value, date) else str(value)


def _aligned(column: TemplateColumn | None) -> Any:
    if column is None or column.entry in _CENTRED:
        return styles.CENTRE
    return styles.RIGHT if column.entry is Entry.NUMBER else styles.WRAPPED


def _line(sheet: Any, row: int, words: str, last: str) -> None:
    sheet.cell(row, 1, words)
    sheet.merge_cells(f"A{row}:{last}{row}")


def _width(column: TemplateColumn) -> float:
    if column.entry is Entry.LONG_TEXT:
        return _LONG
    shown = (column.header, _shown(column.example), *column.choices)
    wanted = max(styles.display_width(words) for words in shown) + 2.5
    return float(min(max(wanted, _NARROWEST), _WIDEST))


def _page(sheet: Any, orientation: str) -> None:
    sheet.page_setup.orientation = orientation
    sheet.page_setup.paperSize = styles.A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins = styles.MARGINS
    sheet.print_options.horizontalCentered = True
    sheet.oddFooter.right.text = "&P / &N"
    sheet.oddFooter.right.size = 8


def _explain(sheet: Any, template: Template) -> None:
    """The second sheet: one line for each column."""
    _line(sheet, 1, f"{template.title} 쓰는 법", "C")
    sheet["A1"].font, sheet["A1"].alignment = styles.TITLE, styles.LEFT
    sheet.row_dimensions[1].height = 32
    widths = (22.0, 10.0, 74.0)
    for letter, width in zip("ABC", widths, strict=True):
        sheet.column_dimensions[letter].width = width
    lines = [(column.label, "꼭 채움" if column.required else "", column.hint)
             for column in template.columns]  # fmt: skip
    for row, words in enumerate((("칸", "구분", "쓰는 법"), *lines), 3):
        for number, word in enumerate(words, 1):
            cell = sheet.cell(row, number, word)
            cell.font = styles.BOLD if row == 3 or number == 1 else styles.BODY
            cell.border = styles.GRID
            cell.alignment = styles.CENTRE if number == 2 or row == 3 else styles.WRAPPED
            if row == 3:
                cell.fill = styles.HEADER_FILL
        sheet.row_dimensions[row].height = styles.height(styles.lines(words[2], widths[2])) + 4
    sheet.freeze_panes = "A4"
    _page(sheet, "portrait")

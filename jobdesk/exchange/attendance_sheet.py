"""출석부 as a workbook in the layout of 별지 제18호서식: a sheet a week, its forms one below the
other; the same file comes in again (attendance_form.py, attendance_list.py)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.pagebreak import Break

from jobdesk.domain.attendance_book import DAYS, ROWS, AttendanceBook, BookForm, BookLine
from jobdesk.domain.attendance_signs import LEGEND
from jobdesk.domain.cohorts import WEEKDAYS
from jobdesk.exchange import styles

_THIN = Side(style="thin", color="FF7F7F7F")
_THICK = Side(style="medium", color="FF000000")
_GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_DOWN = Alignment(horizontal="center", vertical="center", text_rotation=255)
_SHRUNK = Alignment(horizontal="center", vertical="center", shrink_to_fit=True)
_COUNTS = ("소정출석일", "실제출석일", "결   석", "지   각", "조   퇴", "외   출", "확   인")
_HEIGHTS = (22, 18.75, 24, 17, 29, 26, 29, 21)
_LEAST_ROWS = 15
_LEFT = 3
"""The first column of the days, after the number and the name."""
_PRACTICE_MARGINS = PageMargins(left=0.4, right=0.4, top=0.9, bottom=0.6, header=0.3, footer=0.3)


def write_book(path: Path, book: AttendanceBook) -> None:
    """Write the workbook. Raises OSError; the caller sees to it that a half-written file takes
    no name."""
    made = Workbook()
    made.remove(made.worksheets[0])
    made.properties.title = styles.safe_text(f"{book.title} 출석부")
    made.properties.creator = styles.safe_text(book.centre)
    years = {day.year for form in book.forms for day in form.days if day}
    names: dict[str, int] = {}
    for week in book.weeks:
        sheet = _sheet(made, book, _name(week, names, years=len(years) > 1))
        row = 1
        for form in week:
            if row > 1:
                sheet.row_breaks.append(Break(id=row - 1))
            row = _form(sheet, row, book, form) + 2
        sheet.print_area = f"A1:{get_column_letter(_last(book))}{row - 2}"
    made.save(path)


def _name(week: Sequence[BookForm], names: dict[str, int], *, years: bool) -> str:
    """``9 (1)``: the month of the week's first day and which of its weeks it is."""
    first = next(day for day in week[0].days if day)
    month = f"{first:%Y-%m}" if years else f"{first.month}"
    names[month] = names.get(month, 0) + 1
    return f"{month} ({names[month]})"


def _last(book: AttendanceBook) -> int:
    return _LEFT - 1 + DAYS * book.periods + len(_COUNTS)


def _sheet(made: Workbook, book: AttendanceBook, name: str) -> Any:
    sheet: Any = made.create_sheet(name)
    sheet.sheet_view.showGridLines = False
    sheet.column_dimensions["A"].width = 4.2
    sheet.column_dimensions["B"].width = 10.5
    for column in range(_LEFT, _LEFT + DAYS * book.periods):
        sheet.column_dimensions[get_column_letter(column)].width = 3.4
    for column in range(_LEFT + DAYS * book.periods, _last(book)):
        sheet.column_dimensions[get_column_letter(column)].width = 3.6
    sheet.column_dimensions[get_column_letter(_last(book))].width = 9.6
    sheet.page_setup.paperSize = styles.A4
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins = styles.MARGINS
    sheet.print_options.horizontalCentered = True
    for part, text in (
        (sheet.oddFooter.left, styles.footer_text(book.foot)),
        (sheet.oddFooter.center, "- &P -"),
        (sheet.oddFooter.right, "전체 &N쪽"),
    ):
        part.text, part.size = text, 8
    if book.practice:
        sheet.page_margins = _PRACTICE_MARGINS
        sheet.sheet_properties.tabColor = "D9D9D9"
        sheet.oddHeader.center.text = "연 습"
        sheet.oddHeader.center.size = 26
        sheet.oddHeader.center.color = "D0D5DA"
    return sheet


def _form(sheet: Any, top: int, book: AttendanceBook, form: BookForm) -> int:
    """Write one form from row ``top`` on; returns its last row."""
    for offset, height in enumerate(_HEIGHTS):
        sheet.row_dimensions[top + offset].height = height
    _title(sheet, top, book)
    _about(sheet, top + 4, book)
    _head(sheet, top + 5, book, form)
    row = top + 8
    most = ROWS if len(form.lines) > _LEAST_ROWS else _LEAST_ROWS
    for place in range(most):
        line = form.lines[place] if place < len(form.lines) else None
        first = form.lines[0].number if form.lines else 1
        _person(sheet, row + place, first + place, line, form, book.periods)
    _frame(sheet, top + 4, row + most - 1, _last(book))
    return row + most - 1


def _title(sheet: Any, top: int, book: AttendanceBook) -> None:
    """The name of the form, its number and the seal, and what the signs mean."""
    counts = _LEFT + DAYS * book.periods
    _put(
        sheet, top, 1, "[별지 제18호서식]", (top, 1, top, counts - 1), font=styles.SMALL, left=True
    )
    cut = counts - 5
    _put(
        sheet, top + 1, 1, "출     석     부", (top + 1, 1, top + 2, cut),
        font=Font(name=styles.FACE, size=20, bold=True),
    )  # fmt: skip
    _put(sheet, top + 1, cut + 1, "일련번호", (top + 1, cut + 1, top + 1, counts + 1), grid=True)
    _put(
        sheet,
        top + 1,
        counts + 2,
        "관    인",
        (top + 1, counts + 2, top + 1, counts + 6),
        grid=True,
    )
    _put(sheet, top + 2, cut + 1, None, (top + 2, cut + 1, top + 3, counts + 1), grid=True)
    _put(sheet, top + 2, counts + 2, None, (top + 2, counts + 2, top + 3, counts + 6), grid=True)
    _put(sheet, top + 3, 1, f"※ {LEGEND}", (top + 3, 1, top + 3, cut), font=styles.SMALL, left=True)


def _about(sheet: Any, row: int, book: AttendanceBook) -> None:
    """Whose course it is, and from when to when."""
    p, counts = book.periods, _LEFT + DAYS * book.periods
    span = f"{book.first} ~ {book.last}" if book.first and book.last else ""
    for column, last, words in (
        (1, 2, "훈련기관명"),
        (_LEFT, _LEFT + p - 1, book.institution),
        (_LEFT + p, _LEFT + 2 * p - 1, "훈련과정명"),
        (_LEFT + 2 * p, _LEFT + 4 * p - 1, book.title),
        (_LEFT + 4 * p, counts - 1, "훈련기간"),
        (counts, counts + 6, span),
    ):
        _put(sheet, row, column, words, (row, column, row, last), grid=True)


def _head(sheet: Any, row: int, book: AttendanceBook, form: BookForm) -> None:
    """The three rows above the people: days, why a day has no lesson, periods, counts."""
    p, counts = book.periods, _LEFT + DAYS * book.periods
    _put(sheet, row, 1, "번호", (row, 1, row + 2, 1), grid=True)
    _put(sheet, row, 2, "날짜", (row, 2, row, 2), grid=True)
    _put(sheet, row + 1, 2, "결재", (row + 1, 2, row + 1, 2), grid=True)
    _put(sheet, row + 2, 2, "성 명", (row + 2, 2, row + 2, 2), grid=True)
    for place, day in enumerate(form.days):
        left = _LEFT + place * p
        cell = _put(sheet, row, left, day, (row, left, row, left + p - 1), grid=True)
        cell.number_format = _dated(day)
        why = form.closed[place] or None
        _put(sheet, row + 1, left, why, (row + 1, left, row + 1, left + p - 1), grid=True)
        for period in range(p):
            _put(sheet, row + 2, left + period, period + 1, None, grid=True, font=styles.SMALL)
    for place, words in enumerate(_COUNTS):
        column = counts + place
        cell = _put(sheet, row, column, words, (row, column, row + 2, column), grid=True)
        cell.alignment = _DOWN if place < len(_COUNTS) - 1 else styles.CENTRE


def _dated(day: date | None) -> str:
    """The format of a date: the day of the week in words, since programs name it differently."""
    if day is None:
        return "General"
    return f'm"월" d"일 ({WEEKDAYS[day.weekday()]})"'


def _person(
    sheet: Any, row: int, number: int, line: BookLine | None, form: BookForm, periods: int
) -> None:
    sheet.row_dimensions[row].height = 29
    _put(sheet, row, 1, number, None, grid=True)
    name = _put(sheet, row, 2, line.name if line else None, None, grid=True)
    name.alignment = _SHRUNK
    for place in range(DAYS):
        signs = line.cells[place] if line else ()
        for period in range(periods):
            column = _LEFT + place * periods + period
            words = signs[period] if period < len(signs) else None
            cell = _put(sheet, row, column, words, None, grid=True)
            cell.alignment = _SHRUNK
            if period >= max(form.hours[place], len(signs)):
                cell.fill = styles.HEADER_FILL
    if line is not None and line.remark:
        left = _LEFT + line.remark_at * periods
        last = _LEFT - 1 + DAYS * periods
        _put(sheet, row, left, line.remark, (row, left, row, last), grid=True, left=True)
    counts: Sequence[int | None] = line.counts if line else (None,) * 6
    for place, count in enumerate((*counts, None)):
        _put(sheet, row, _LEFT + DAYS * periods + place, count, None, grid=True)


def _put(
    sheet: Any,
    row: int,
    column: int,
    value: str | int | date | None,
    area: tuple[int, int, int, int] | None,
    *,
    font: Font = styles.BODY,
    grid: bool = False,
    left: bool = False,
) -> Any:
    cell = sheet.cell(row, column)
    if isinstance(value, str):
        cell.value = styles.safe_text(value)
        cell.data_type = "s"
        cell.quotePrefix = styles.is_risky(value)
    else:
        cell.value = value
    cell.font = font
    cell.alignment = styles.LEFT if left else styles.CENTRE
    area = area or (row, column, row, column)
    if grid:
        for r in range(area[0], area[2] + 1):
            for c in range(area[1], area[3] + 1):
                sheet.cell(r, c).border = _GRID
    if (area[0], area[1]) != (area[2], area[3]):
        sheet.merge_cells(
            start_row=area[0], start_column=area[1], end_row=area[2], end_column=area[3]
        )
    return cell


def _frame(sheet: Any, top: int, bottom: int, last: int) -> None:
    """A heavy line around a form's table."""
    for row in range(top, bottom + 1):
        for column in (1, last):
            cell = sheet.cell(row, column)
            old = cell.border
            cell.border = Border(
                left=_THICK if column == 1 else old.left,
                right=_THICK if column == last else old.right,
                top=old.top,
                bottom=old.bottom,
            )
    for column in range(1, last + 1):
        for row in (top, bottom):
            cell = sheet.cell(row, column)
            old = cell.border
            cell.border = Border(
                left=old.left,
                right=old.right,
                top=_THICK if row == top else old.top,
                bottom=_THICK if row == bottom else old.bottom,
            )

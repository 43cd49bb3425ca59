"""A frozen report as a workbook: real numbers that show what is printed, sums that calculate."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, PatternFill

from jobdesk.domain.official import official_date, official_span, official_time
from jobdesk.domain.report_document import (
    Align,
    Block,
    Cell,
    Chart,
    Photo,
    Photos,
    Report,
    Role,
    Section,
    Table,
)
from jobdesk.domain.report_json import check_code
from jobdesk.exchange import styles
from jobdesk.exchange.formula_results import Results, keep_results
from jobdesk.exchange.report_sheet_numbers import address, agrees, number_format, written
from jobdesk.exchange.report_sheet_page import MOST_LINES, ReportPage, share_a_sheet
from jobdesk.exchange.sheet_page import SheetHead

PhotoBytes = Callable[[Photo], bytes]
ChartPicture = Callable[[Chart], bytes]

_SUBTOTAL = PatternFill("solid", fgColor="FFF6F6F6")
_TOTAL = PatternFill("solid", fgColor="FFE4E4E4")
_FILLS = {Role.LINE: None, Role.SUBTOTAL: _SUBTOTAL, Role.TOTAL: _TOTAL}
_TOP = Alignment(horizontal="left", vertical="top", wrap_text=True, indent=1)
_ROW = 20.0  # points of a line at the least
_FROZEN_TO = 12  # a head further down would leave no room to scroll in
_MANY_COLUMNS = 8
_FORBIDDEN = re.compile(r"[:\\/?*\[\]]")
_NAME = 31  # signs of a sheet's name


_NOTHING = (Section("none", "실린 항목 없음", ()),)


def write_report(path: Path, report: Report, *, photos: PhotoBytes, pictures: ChartPicture) -> None:
    """Write the workbook: a sheet for each section, further ones where its tables differ much.

    ``photos`` gives a photograph's JPEG or PNG, nothing where it was destroyed since; ``pictures``
    a chart's PNG. Raises OSError when ``path`` cannot be written to or a photograph is none; the
    caller sees to it that a half-written file takes no name.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = styles.safe_text(report.title)
    book.properties.creator = styles.safe_text(report.centre)
    book.properties.created = report.taken_at
    results: Results = {}
    head = _head(report)
    for number, section in enumerate(report.sections or _NOTHING, start=1):
        for part, blocks in enumerate(_parts(section), start=1):
            tables = [block for block in blocks if isinstance(block, Table) and block.lines]
            name = _name(section, number, part, tables)
            page = ReportPage(book, head, name, tables, results, landscape=section.landscape)
            page.heading(f"{number}. {section.title}")
            _fill(page, section, blocks, photos, pictures)
    book.save(path)
    keep_results(path, results)


def _head(report: Report) -> SheetHead:
    span = official_span(report.first, report.last)
    parts = (
        report.centre,
        f"문서번호 {report.document_number}" if report.document_number else "",
        f"보고기간 {span}",
        f"기준일 {official_date(report.as_of)}",
    )
    taken = f"{official_time(report.taken_at)} {report.taken_by}".strip()
    foot = f"확인번호 {check_code(report)} · {taken} 집계"
    title = " ".join(part for part in (report.title, report.subtitle) if part)
    return SheetHead(
        title,
        "  |  ".join(part for part in parts if part),
        foot + (" · 연습 자료" if report.practice else ""),
        report.practice,
    )


def _parts(section: Section) -> list[list[Block]]:
    """The section's blocks by sheets: one, but where its tables cannot share their columns."""
    parts: list[list[Block]] = [[]]
    for block in section.blocks:
        if isinstance(block, Table) and block.lines:
            beside = [each for each in parts[-1] if isinstance(each, Table) and each.lines]
            if beside and not share_a_sheet([*beside, block], landscape=section.landscape):
                parts.append([])
        parts[-1].append(block)
    return parts


def _name(section: Section, number: int, part: int, tables: list[Table]) -> str:
    """``1 총괄 실적`` or, of a further sheet, ``1-2 예산``: no two alike, as the number leads."""
    lead = f"{number}" if part == 1 else f"{number}-{part}"
    title = section.title if part == 1 or not tables else tables[0].title or section.title
    return f"{lead} {_FORBIDDEN.sub(' ', styles.safe_text(title))}"[:_NAME].strip("' ")


def _fill(
    page: ReportPage,
    section: Section,
    blocks: list[Block],
    photos: PhotoBytes,
    pictures: ChartPicture,
) -> None:
    tables = [block for block in blocks if isinstance(block, Table) and block.lines]
    for at, block in enumerate(blocks):
        if at:
            page.row += 1
        title = "" if block.title.strip() == section.title.strip() else block.title
        if isinstance(block, Table):
            _table(page, block, title, alone=len(tables) == 1)
        elif isinstance(block, Chart):
            if block.labels:
                page.picture(pictures(block), title)
        elif isinstance(block, Photos):
            page.title(title, "", page.count)
            shown = [(photo, photos(photo)) for photo in block.photos]
            across = max(1, min(block.across, page.count))
            for first in range(0, len(shown), across):
                page.photographs(shown[first : first + across], across)
        else:
            page.title(title, "", page.count)
            for text in block.paragraphs:
                if text.strip():
                    page.words(text, small=block.small or text.lstrip().startswith("※"))
    if not blocks:
        page.words("해당 사항이 없습니다.")


def _table(page: ReportPage, table: Table, title: str, *, alone: bool) -> None:
    """Head, lines and notes; ``alone`` on its sheet its head is repeated on each printed page."""
    if not table.lines:
        page.title(title, "", page.count)
        page.words(table.empty or "해당 사항이 없습니다.")
        _notes(page, table)
        return
    lines = _Lines(page, table)
    page.keep(lines.high + table.head_rows * _ROW + 60, most=0.6)
    page.title(title, table.unit, len(table.columns))
    top = page.row
    _titles(page, table)
    page.row += table.head_rows
    if alone and table.head_rows:
        page.sheet.print_title_rows = f"{top}:{page.row - 1}"
        if page.row <= _FROZEN_TO:
            column = 2 if len(table.columns) > _MANY_COLUMNS else 1
            page.sheet.freeze_panes = address(page.row, column)
    lines.write()
    _notes(page, table)


def _notes(page: ReportPage, table: Table) -> None:
    for note in table.notes:
        page.words(note if note.startswith("※") else f"※ {note}", small=True)


def _titles(page: ReportPage, table: Table) -> None:
    heights = [0.0] * table.head_rows
    for head in sorted(table.head, key=lambda each: each.rows):
        row, column = page.row + head.row, 1 + head.column
        page.header(row, column, head.text, rows=head.rows, columns=head.columns)
        many = styles.lines(head.text, page.width(column, head.columns) - 1)
        lacking = max(_ROW * head.rows, styles.height(many))
        lacking -= sum(heights[head.row : head.row + head.rows])
        for at in range(head.row, head.row + head.rows):
            heights[at] += max(0.0, lacking) / head.rows
    for at, height in enumerate(heights):
        page.sheet.row_dimensions[page.row + at].height = height


class _Lines:
    """The lines of a table on their rows: a line higher than a row may be takes several."""

    def __init__(self, page: ReportPage, table: Table) -> None:
        self._page, self._table = page, table
        self._spans = {(merge.row, merge.column): merge for merge in table.merges}
        self._covered = {
            (merge.row + row, merge.column + column)
            for merge in table.merges
            for row in range(merge.rows)
            for column in range(merge.columns)
        } - set(self._spans)
        self._heights = self._needed()
        self.high = sum(self._heights)
        """Points that all lines take."""
        most = styles.height(MOST_LINES)
        self._many = [max(1, math.ceil(high / most)) for high in self._heights]
        self._rows: list[int] = []

    def write(self) -> None:
        """Writes every line from the page's row on and moves on below the last."""
        page, end = self._page, self._page.row
        for high, many in zip(self._heights, self._many, strict=True):
            self._rows.append(end)
            for row in range(end, end + many):
                page.sheet.row_dimensions[row].height = high / many
            end += many
        for row, line in enumerate(self._table.lines):
            for column, cell in enumerate(line.cells):
                if (row, column) not in self._covered:
                    self._write(row, column, cell, line.role)
        page.row = end

    def _needed(self) -> list[float]:
        heights = [_ROW] * len(self._table.lines)
        for row, line in enumerate(self._table.lines):
            for column, cell in enumerate(line.cells):
                if cell.value is None and cell.text and (row, column) not in self._covered:
                    span = self._spans.get((row, column))
                    rows, columns = (span.rows, span.columns) if span else (1, 1)
                    room = self._page.width(column + 1, columns) - 2
                    need = styles.height(styles.lines(cell.text, max(2, room)))
                    lacking = need - sum(heights[row : row + rows])
                    if lacking > 0:
                        for at in range(row, row + rows):
                            heights[at] += lacking / rows
        return heights

    def _place(self, row: int, column: int) -> str:
        return address(self._rows[row], column + 1)

    def _write(self, row: int, column: int, cell: Cell, role: Role) -> None:
        page, table = self._page, self._table
        span = self._spans.get((row, column))
        rows, columns = (span.rows, span.columns) if span else (1, 1)
        first, last = self._rows[row], self._rows[row + rows - 1] + self._many[row + rows - 1] - 1
        for each in self._framed(first, last, column + 1, column + columns):
            each.border = styles.GRID
            fill = _FILLS[role if rows == 1 else Role.LINE]
            if fill is not None:
                each.fill = fill
        made = self._value(first, column + 1, cell)
        plain = role is Role.LINE or rows > 1
        made.font = styles.BODY if plain else styles.BOLD
        align = cell.align or (Align.CENTER if columns > 1 else table.columns[column].align)
        made.alignment = _alignment(align, words=made.data_type == "s", close=page.close)
        if self._many[row] > 1:
            made.alignment = _TOP  # in the middle of several pages nobody would find it
        page.merge(first, column + 1, last, column + columns)

    def _framed(self, first: int, last: int, left: int, right: int) -> Iterator[Any]:
        for row in range(first, last + 1):
            for column in range(left, right + 1):
                yield self._page.sheet.cell(row, column)

    def _value(self, row: int, column: int, cell: Cell) -> Any:
        """Puts the number in its format, as a formula where that comes to it, else the words."""
        page = self._page
        number = number_format(cell)
        if number is None:
            return page.put(row, column, cell.text)
        made = page.put(row, column, cell.value)
        if cell.formula is not None and cell.value is not None and agrees(self._table, cell):
            made.value = written(cell.formula, self._place)
            page.results[made.coordinate] = cell.value
        made.number_format = number
        return made


def _alignment(align: Align, *, words: bool, close: bool) -> Alignment:
    indent = 0 if align is Align.CENTER or close else 1
    return Alignment(horizontal=align.value, vertical="center", wrap_text=words, indent=indent)

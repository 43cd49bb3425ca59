"""Writes a list that leaves the office: a workbook fit to print, made row by row."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter

from jobdesk.domain.progress import Progress, silent
from jobdesk.domain.rosters import Column, ColumnType, Total
from jobdesk.exchange import in_memory, roster_head, styles
from jobdesk.exchange.formula_results import keep_results
from jobdesk.exchange.roster_head import Span, boxes, roomy, text_cell
from jobdesk.exchange.roster_sums import Sums
from jobdesk.exchange.safe_file import replacing
from jobdesk.exchange.stream_sheet import StreamCell, StreamSheet, add_sheet

__all__ = ["Column", "ColumnType", "Roster", "save", "write_roster"]

EMPTY = "해당 자료가 없습니다"
_SAMPLE = 400  # rows looked at to find widths; the rest is never held
_TICK = 500  # rows between two calls of progress
_PAGE_WIDTH = 185.0  # signs across A4 landscape before the print gets too small to read
_NARROWEST, _WRAPPED_FLOOR = 6.0, 13.0
_ROW = 18.0  # height in points


_WRAPPING = frozenset({ColumnType.TEXT, ColumnType.LONG_TEXT})
_WIDEST = dict.fromkeys(ColumnType, 34.0) | {
    ColumnType.CENTRED: 20.0,
    ColumnType.LONG_TEXT: 44.0,
}


@dataclass(frozen=True, slots=True)
class Roster:
    """A list as it is printed.

    ``rows`` are consumed once, values in the order of ``columns``: str, int, float, bool,
    date or None; a Total sums the rows above it by formulas, as many as it counts, in
    ``counted`` (명, 건). ``grouped`` rows can be folded. ``approval`` heads the boxes of the
    결재란. ``as_of`` stands below the title at the left, ``unit`` at the right;
    ``footer`` at the foot of each page beside the page number. ``total`` is the number of
    rows where it is known, for progress. ``frozen`` columns stay in sight. ``summed`` are the
    indexes of the columns that a Total adds up, which need room for what they come to.
    """

    title: str
    as_of: str
    columns: tuple[Column, ...]
    rows: Iterable[Sequence[object] | Total]
    unit: str = ""
    footer: str = ""
    author: str = ""
    sheet: str = "명부"
    total: int = 0
    frozen: int = 2
    approval: tuple[str, ...] = ()
    counted: str = ""
    grouped: bool = False
    summed: tuple[int, ...] = ()

    @property
    def header_row(self) -> int:
        """The row of the sheet in which the labels of the columns stand."""
        return 5 if self.approval else 3


def write_roster(path: Path, roster: Roster, progress: Progress = silent) -> int:
    """Write the workbook and return the number of rows in it.

    The file takes its name when it is whole; cancelled or failed, none is left. Raises
    UserError when it cannot be written there, Cancelled when progress says so.
    """
    with replacing(path) as temporary:
        return save(temporary, roster, progress)


def save(target: Path | BinaryIO, roster: Roster, progress: Progress = silent) -> int:
    """Write the workbook straight to ``target``, for a caller that does the replacing; of one
    made in memory nothing lies in a temporary file meanwhile."""
    workbook = Workbook(write_only=True)
    sheet = add_sheet(workbook, roster.sheet, in_memory=isinstance(target, io.BytesIO))
    workbook.properties.title = styles.safe_text(roster.title)
    workbook.properties.creator = styles.safe_text(roster.author)
    try:
        written, sums = _fill(sheet, roster, progress)
        if isinstance(target, io.BytesIO):
            in_memory.save(workbook, target)
        else:
            workbook.save(target)
    except BaseException:
        sheet.discard()
        raise
    if sums.results:
        keep_results(target, {1: sums.results})
    return written


def _fill(sheet: StreamSheet, roster: Roster, progress: Progress) -> tuple[int, Sums]:
    rows = iter(roster.rows)
    sample = list(islice(rows, _SAMPLE))
    _page(sheet, roster)
    widths = _widths(roster, [row for row in sample if not isinstance(row, Total)])
    spans = boxes(widths, len(roster.approval)) if roster.approval else []
    widths = roomy(widths, spans)
    for index, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(index)].width = width
    _head(sheet, roster, spans)
    wrapping = [
        (index, width)
        for index, (column, width) in enumerate(zip(roster.columns, widths, strict=True))
        if column.type in _WRAPPING
    ]
    columns = [_Cells(sheet, column, index) for index, column in enumerate(roster.columns, 1)]
    sums = Sums(sheet, roster.columns, roster.counted, roster.header_row + 1)
    written = 0
    for number, row in enumerate(chain(sample, rows), roster.header_row + 1):
        if isinstance(row, Total):
            sheet.append(sums.row(number, row))
            continue
        if written % _TICK == 0:
            progress(written, max(roster.total, written))
        cells = [column.of(value) for column, value in zip(columns, row, strict=True)]
        lines = _lines(row, wrapping)
        if lines > 1:
            sheet.row_dimensions[number].height = styles.height(lines)
        if roster.grouped:
            sheet.row_dimensions[number].outlineLevel = 1
        sheet.append(cells)
        if number in sheet.row_dimensions:
            del sheet.row_dimensions[number]  # it is written; a long list keeps none
        written += 1
    last = get_column_letter(len(columns))
    if not written:
        _nothing(sheet, len(columns), roster.header_row + 1)
    elif not roster.grouped:  # an arrow would sort sums among the rows they sum
        head = roster.header_row
        sheet.auto_filter.ref = f"A{head}:{last}{head + written}"
    progress(written, max(roster.total, written))
    return written, sums


def _lines(row: Sequence[object], wrapping: Sequence[tuple[int, float]]) -> int:
    """Lines the tallest cell of a row takes; not every program works heights out itself."""
    most = 1
    for index, width in wrapping:
        value = row[index]
        if not isinstance(value, str) or (len(value) * 2 <= width and "\n" not in value):
            continue
        most = max(most, styles.lines(value, width))
    return min(most, 30)


def _page(sheet: StreamSheet, roster: Roster) -> None:
    sheet.freeze_panes = f"{get_column_letter(roster.frozen + 1)}{roster.header_row + 1}"
    sheet.print_title_rows = f"{roster.header_row}:{roster.header_row}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = styles.A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins = styles.MARGINS
    sheet.print_options.horizontalCentered = True
    for part, text in (
        (sheet.oddFooter.left, styles.footer_text(roster.footer)),
        (sheet.oddFooter.right, "&P / &N"),
    ):
        part.text = text
        part.size = 8
    sheet.sheet_format.defaultRowHeight = _ROW
    sheet.sheet_format.customHeight = True
    if roster.grouped:
        sheet.sheet_format.outlineLevelRow = 1
    sheet.row_dimensions[roster.header_row - 2].height = 30
    sheet.row_dimensions[roster.header_row - 1].height = 18
    lines = max((column.label.count("\n") for column in roster.columns), default=0)
    sheet.row_dimensions[roster.header_row].height = 24 + 14 * lines


def _widths(roster: Roster, sample: Sequence[Sequence[object]]) -> list[float]:
    """A width for each column: what the content asks for, then what a page has room for."""
    widths = []
    for index, column in enumerate(roster.columns):
        if column.width is not None:
            widths.append(column.width)
            continue
        widest = max((styles.display_width(_shown(row[index])) for row in sample), default=0)
        if index in roster.summed:
            numbers = [value for row in sample if isinstance(value := row[index], int)]
            most = max(numbers, default=0)
            come = f"{most * max(roster.total, len(sample)):,}"
            widest = max(widest, len(come) + 1)  # sums are bold
        # Room for the filter's arrow beside the header, a little air beside the content.
        wanted = max(widest + 2, styles.display_width(column.label) + 3)
        widths.append(float(min(max(wanted, _NARROWEST), _WIDEST[column.type])))
    giving = [
        (index, widths[index] - _floor(roster.columns[index]))
        for index in range(len(widths))
        if roster.columns[index].type in _WRAPPING and roster.columns[index].width is None
    ]
    spare = sum(max(0.0, room) for _, room in giving)
    excess = sum(widths) - _PAGE_WIDTH
    if excess > 0 and spare > 0:
        share = min(1.0, excess / spare)
        for index, room in giving:
            widths[index] -= max(0.0, room) * share
    return [round(width, 1) for width in widths]


def _floor(column: Column) -> float:
    return max(_WRAPPED_FLOOR, styles.display_width(column.label) + 3.0)


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "아니오"
    if isinstance(value, date):
        return "0000-00-00"
    if isinstance(value, int):
        return f"{value:,}"
    return "" if value is None else str(value)


def _head(sheet: StreamSheet, roster: Roster, spans: Sequence[Span]) -> None:
    count = len(roster.columns)
    last = get_column_letter(count)
    if roster.approval:
        roster_head.append_boxes(sheet, roster.approval, spans)
    above = roster.header_row - 2
    title = text_cell(sheet, 1, roster.title)
    title.font, title.alignment = styles.TITLE, styles.CENTRE
    sheet.append([title])
    as_of = text_cell(sheet, 1, roster.as_of)
    as_of.font, as_of.alignment = styles.SMALL, styles.LEFT
    second = [as_of]
    unit_at = count - 1 if count > 3 else count
    if roster.unit and count > 1:
        unit = text_cell(sheet, unit_at, f"(단위: {roster.unit})")
        unit.font, unit.alignment = styles.SMALL, styles.RIGHT
        second.append(unit)
    sheet.append(second)
    header = []
    for index, column in enumerate(roster.columns, 1):
        cell = text_cell(sheet, index, column.label)
        cell.font, cell.fill = styles.BOLD, styles.HEADER_FILL
        cell.border, cell.alignment = styles.HEADER_GRID, styles.CENTRE
        header.append(cell)
    sheet.append(header)
    if count > 1:
        sheet.merged_cells.add(f"A{above}:{last}{above}")
    below = above + 1
    if roster.unit and count > 3:
        sheet.merged_cells.add(f"{get_column_letter(unit_at)}{below}:{last}{below}")
        sheet.merged_cells.add(f"A{below}:{get_column_letter(unit_at - 1)}{below}")
    elif count > 1 and not roster.unit:
        sheet.merged_cells.add(f"A{below}:{last}{below}")


def _nothing(sheet: StreamSheet, count: int, row: int) -> None:
    cells = [
        text_cell(sheet, column, EMPTY if column == 1 else "") for column in range(1, count + 1)
    ]
    for cell in cells:
        cell.font, cell.alignment, cell.border = styles.SMALL, styles.CENTRE, styles.GRID
    sheet.row_dimensions[row].height = 30
    sheet.append(cells)
    if count > 1:
        sheet.merged_cells.add(f"A{row}:{get_column_letter(count)}{row}")


_ALIGNED: dict[ColumnType, Alignment] = {
    ColumnType.TEXT: styles.WRAPPED,
    ColumnType.LONG_TEXT: styles.WRAPPED,
    ColumnType.CENTRED: styles.CENTRE,
    ColumnType.DATE: styles.CENTRE,
    ColumnType.NUMBER: styles.RIGHT,
    ColumnType.YEAR: styles.CENTRE,
}


class _Cells:
    """The few cells of a column, used again for each row, since a row is written at once."""

    def __init__(self, sheet: StreamSheet, column: Column, index: int) -> None:
        def made(kind: str, number_format: str, *, quoted: bool = False) -> StreamCell:
            cell = StreamCell(sheet, index, kind)
            cell.font, cell.border = styles.BODY, styles.GRID
            cell.alignment = _ALIGNED[column.type]
            cell.number_format = number_format
            cell.quotePrefix = quoted
            cell.settle()
            return cell

        self.text = made("s", styles.TEXT)
        self.risky = made("s", styles.TEXT, quoted=True)
        self.blank = made("n", styles.TEXT)
        self.date = made("d", styles.DATE)
        self.number = made("n", styles.NUMBER if column.type is ColumnType.NUMBER else styles.PLAIN)
        self.fraction = made("n", "General")

    def of(self, value: object) -> StreamCell:
        """The cell that shows ``value``."""
        if isinstance(value, str):
            text = styles.safe_text(value)
            return (self.risky if styles.is_risky(text) else self.text).showing(text)
        if value is None:
            return self.blank
        if isinstance(value, bool):
            return self.text.showing("예" if value else "아니오")
        if isinstance(value, date):
            return self.date.showing(value)
        if isinstance(value, int):
            return self.number.showing(value)
        if isinstance(value, float):
            return self.fraction.showing(value)
        raise TypeError(f"no cell for {type(value).__name__}")

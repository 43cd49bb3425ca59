"""The month's figures as a workbook for 취합: real numbers, sums as formulas, fit to print."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.worksheet import Worksheet

from jobdesk.domain.figures import Breakdown, Figures, IndicatorRow
from jobdesk.domain.figures_json import check_code
from jobdesk.domain.figures_words import definitions, target_notes
from jobdesk.domain.official import official_date, official_span, official_time
from jobdesk.domain.text import mask_name
from jobdesk.exchange import styles
from jobdesk.exchange.formula_results import Results, keep_results

CELL_FORMAT = '#,##0;-#,##0;"-"'
CHANGE_FORMAT = '#,##0;"△"#,##0;"-"'
DATE_FORMAT = "yyyy. m. d."
_FIRST_ROW = 4
_ROW_HEIGHT = 18
_WORDS = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
_PRACTICE_MARGINS = PageMargins(left=0.4, right=0.4, top=0.9, bottom=0.6, header=0.3, footer=0.3)


def write_figures(path: Path, figures: Figures, *, mask: bool = False) -> None:
    """Write the workbook; ``mask`` hides the middle of names in the list.

    Sheets: 총괄, 월별, 현황, 취업자 명단, 집계 기준. Raises OSError when ``path`` cannot be
    written to; the caller sees to it that a half-written file takes no name.
    """
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    workbook.properties.title = styles.safe_text(figures.title)
    workbook.properties.creator = styles.safe_text(figures.centre)
    results: Results = {}
    _summary(_Page(workbook, figures, "총괄", (22, 13, 10, 10, 10, 11, 19), results))
    _months(_Page(workbook, figures, "월별", (24, *(7.5,) * 12, 11), results, landscape=True))
    _breakdowns(_Page(workbook, figures, "현황", _breakdown_widths(figures), results))
    _placed(_Page(workbook, figures, "취업자 명단", _LIST_WIDTHS, results), mask=mask)
    _criteria(_Page(workbook, figures, "집계 기준", (5, 90), results))
    workbook.save(path)
    keep_results(path, results)


class _Page:
    """One sheet: title, period and unit above, then what is put below row by row."""

    def __init__(
        self,
        workbook: Workbook,
        figures: Figures,
        name: str,
        widths: Sequence[float],
        results: Results,
        *,
        landscape: bool = False,
    ) -> None:
        self.figures = figures
        self.sheet: Worksheet = workbook.create_sheet(name)
        self.count = len(widths)
        self.row = _FIRST_ROW
        self._results = results.setdefault(len(workbook.worksheets), {})
        for index, width in enumerate(widths, start=1):
            self.sheet.column_dimensions[get_column_letter(index)].width = width
        self._set_up(landscape=landscape)
        self._head()

    def _set_up(self, *, landscape: bool) -> None:
        figures = self.figures
        sheet: Any = self.sheet
        sheet.sheet_view.showGridLines = False
        sheet.page_setup.paperSize = styles.A4
        sheet.page_setup.orientation = "landscape" if landscape else "portrait"
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.page_margins = styles.MARGINS
        sheet.print_options.horizontalCentered = True
        taken = f"{official_time(figures.taken_at)} {figures.taken_by}"
        foot = f"확인번호 {check_code(figures)} · {taken} 출력"
        for part, text in (
            (sheet.oddFooter.left, styles.footer_text(foot)),
            (sheet.oddFooter.center, "- &P -"),
            (sheet.oddFooter.right, "전체 &N쪽"),
        ):
            part.text, part.size = text, 8
        if figures.practice:
            sheet.sheet_properties.tabColor = "D9D9D9"
            sheet.page_margins = _PRACTICE_MARGINS
            sheet.oddHeader.center.text = "연 습"
            sheet.oddHeader.center.size = 26
            sheet.oddHeader.center.color = "D0D5DA"

    def _head(self) -> None:
        figures = self.figures
        title = f"[연습] {figures.title}" if figures.practice else figures.title
        cell = self.put(1, 1, title)
        cell.font, cell.alignment = styles.TITLE, styles.CENTRE
        self.merge(1, 1, 1, self.count)
        self.sheet.row_dimensions[1].height = 32
        span = official_span(figures.first, figures.last)
        line = f"{figures.centre}  |  보고기간 {span}  |  기준일 {official_date(figures.as_of)}"
        cell = self.put(2, 1, line)
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
        self.sheet.row_dimensions[cell.row].height = max(
            _ROW_HEIGHT, self.sheet.row_dimensions[cell.row].height or 0
        )
        cell.border = styles.GRID
        cell.font = styles.BOLD if strong else styles.BODY
        cell.alignment = _WORDS if words and cell.value != "-" else styles.RIGHT
        if not words:
            cell.number_format = number_format
        if strong:
            cell.fill = styles.HEADER_FILL


def _units(rows: Sequence[IndicatorRow]) -> str:
    return f"(단위: {', '.join(dict.fromkeys(row.indicator.unit for row in rows))})"


def _summary(page: _Page) -> None:
    rows = page.figures.rows
    page.caption("총괄 실적", _units(rows))
    titles = ("지표", "연간목표", "당월", "누계", "달성률", "전월 대비", "비고")
    for column, title in enumerate(titles, start=1):
        page.header(page.row, column, title)
    head = page.row
    page.sheet.row_dimensions[head].height = 22
    decimals = page.figures.rate_decimals
    percent = f'#,##0{"." + "0" * decimals if decimals else ""}"%"'
    for row in rows:
        page.row += 1
        page.sheet.row_dimensions[page.row].height = 22
        target = row.target_number
        values: tuple[tuple[object, str], ...] = (
            (row.indicator.label, ""),
            (row.target_text if target is None else target, "#,##0.###" if _part(target) else _N),
            (row.month.value, _N),
            (row.cumulative.value, _N),
            ("-" if row.rate is None else row.rate, percent),
            (row.change, CHANGE_FORMAT),
            (row.note, ""),
        )
        for column, (value, number_format) in enumerate(values, start=1):
            page.style(page.put(page.row, column, value), number_format)
        page.sheet.cell(page.row, 2).alignment = styles.RIGHT
    _chart(page, head)


_N = "#,##0"


def _part(value: Decimal | None) -> bool:
    return value is not None and value != value.to_integral_value()


def _chart(page: _Page, head: int) -> None:
    chart: Any = BarChart()
    chart.type, chart.grouping, chart.gapWidth, chart.overlap = "col", "clustered", 80, 0
    chart.title, chart.style = None, 10
    last = head + len(page.figures.rows)
    for column, fill in ((2, "DCE3EA"), (4, "1F5FA8")):
        chart.add_data(
            Reference(page.sheet, min_col=column, min_row=head, max_row=last),
            titles_from_data=True,
        )
        series = chart.series[-1]
        series.graphicalProperties.solidFill = fill
        series.graphicalProperties.line.solidFill = "3E4C59"
        series.dLbls = DataLabelList()
        series.dLbls.showVal = True
        for name in ("showSerName", "showCatName", "showLegendKey", "showPercent"):
            setattr(series.dLbls, name, False)
    chart.set_categories(Reference(page.sheet, min_col=1, min_row=head + 1, max_row=last))
    chart.y_axis.scaling.min = 0
    chart.y_axis.number_format, chart.y_axis.delete, chart.x_axis.delete = _N, False, False
    chart.y_axis.title = chart.x_axis.title = None
    chart.legend.position = "t"
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill="E4E7EA"))
    # From cell to cell, so that it ends where the table ends whatever the font's width.
    chart.anchor = TwoCellAnchor(
        _from=AnchorMarker(col=0, row=last + 1),
        to=AnchorMarker(col=page.count, row=last + 16),
    )
    page.sheet.add_chart(chart)


def _months(page: _Page) -> None:
    rows = page.figures.rows
    page.caption("월별 실적", _units(rows))
    for column, title in enumerate(("지표", *(f"{m}월" for m in range(1, 13)), "누계"), start=1):
        page.header(page.row, column, title)
    for row in rows:
        page.row += 1
        page.style(page.put(page.row, 1, row.indicator.label))
        for month in range(12):
            value = row.months[month].value if month < len(row.months) else None
            page.style(page.put(page.row, 2 + month, value), CELL_FORMAT)
        cell = page.total(page.row, 14, f"B{page.row}", f"M{page.row}", row.cumulative.value)
        page.style(cell, CELL_FORMAT, strong=True)


def _breakdown_widths(figures: Figures) -> tuple[float, ...]:
    return (12.0, *(7.0,) * (4 * len(figures.breakdowns[0].columns)))


def _breakdowns(page: _Page) -> None:
    figures = page.figures
    for title, *ids in (
        ("읍면별 구직자·취업자", "seekers_by_place", "placements_by_place"),
        ("연령대별 구직자·취업자", "seekers_by_age", "placements_by_age"),
    ):
        page.caption(title, "(단위: 명)")
        _side_by_side(page, [figures.breakdown(each) for each in ids])
        page.row += 2


def _side_by_side(page: _Page, tables: Sequence[Breakdown]) -> None:
    one, top = tables[0], page.row
    many = len(one.columns)
    page.header(top, 1, one.row_label, rows=3)
    column = 2
    for each in tables:
        page.header(top, column, each.subject, columns=many * len(each.groups))
        for group in each.groups:
            page.header(top + 1, column, group, columns=many)
            for offset, name in enumerate(each.columns):
                page.header(top + 2, column + offset, name)
            column += many
    first, last = top + 3, top + 2 + len(one.rows)
    for index, lines in enumerate(zip(*((*t.rows, t.total) for t in tables), strict=True)):
        page.row = first + index
        strong = page.row > last
        page.style(page.put(page.row, 1, lines[0].label), strong=strong)
        page.sheet.cell(page.row, 1).alignment = styles.CENTRE
        numbers = [number for line in lines for number in line.cells]
        for at, number in enumerate(numbers):
            letter = get_column_letter(2 + at)
            if strong and last >= first:
                cell = page.total(
                    page.row, 2 + at, f"{letter}{first}", f"{letter}{last}", number.value
                )
            elif at % many == many - 1:
                start, end = get_column_letter(3 + at - many), get_column_letter(1 + at)
                cell = page.total(
                    page.row, 2 + at, f"{start}{page.row}", f"{end}{page.row}", number.value
                )
            else:
                cell = page.put(page.row, 2 + at, number.value)
            page.style(cell, CELL_FORMAT, strong=strong)


_LIST = ("연번", "입사일", "성명", "성별", "만 나이", "읍면", "취업처", "직종", "경로", "고용보험")
_LIST_WIDTHS = (6, 13, 10, 5, 8, 10, 24, 15, 10, 9)


def _placed(page: _Page, *, mask: bool) -> None:
    people = page.figures.placed
    page.caption("당월 취업자 명단", f"(계 {len(people):,}명)")
    for column, title in enumerate(_LIST, start=1):
        page.header(page.row, column, title)
    page.sheet.print_title_rows = f"{page.row}:{page.row}"
    page.sheet.freeze_panes = f"D{page.row + 1}"
    for number, person in enumerate(people, start=1):
        page.row += 1
        values = (
            number,
            person.hire_date,
            mask_name(person.name) if mask else person.name,
            person.gender or "-",
            "-" if person.age is None else person.age,
            person.eup_myeon or "-",
            person.employer or "-",
            person.job or "-",
            person.route or "-",
            {True: "가입", False: "미가입", None: "-"}[person.insured],
        )
        for column, value in enumerate(values, start=1):
            cell = page.put(page.row, column, value)
            page.style(cell, DATE_FORMAT if column == 2 else "0")
            if column not in (7, 8):
                cell.alignment = styles.CENTRE
    if not people:
        cell = page.put(page.row + 1, 1, f"{page.figures.month}월에 입사한 취업자가 없습니다.")
        cell.alignment = styles.CENTRE
        page.merge(page.row + 1, 1, page.row + 1, page.count)


def _criteria(page: _Page) -> None:
    page.caption("집계 기준")
    lines = (*definitions(page.figures), *target_notes(page.figures))
    for number, line in enumerate(lines, start=1):
        cell = page.put(page.row, 1, number)
        cell.alignment = styles.CENTRE
        cell = page.put(page.row, 2, line)
        cell.alignment = styles.WRAPPED
        page.sheet.row_dimensions[page.row].height = 17 * (1 + styles.display_width(line) // 88)
        page.row += 1

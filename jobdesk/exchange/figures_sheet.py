"""The month's figures as a workbook for 취합: real numbers, sums as formulas, fit to print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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

from jobdesk.domain.figures import Breakdown, Figures, IndicatorRow
from jobdesk.domain.figures_json import check_code
from jobdesk.domain.figures_words import definitions, target_notes
from jobdesk.domain.official import official_time
from jobdesk.domain.text import mask_name
from jobdesk.exchange import styles
from jobdesk.exchange.figures_page import FiguresPage
from jobdesk.exchange.formula_results import Results, keep_results

CELL_FORMAT = '#,##0;-#,##0;"-"'
CHANGE_FORMAT = '#,##0;"△"#,##0;"-"'
DATE_FORMAT = "yyyy. m. d."


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
    _summary(FiguresPage(workbook, figures, "총괄", _summary_widths(figures), results))
    _months(FiguresPage(workbook, figures, "월별", _month_widths(figures), results, landscape=True))
    _breakdowns(FiguresPage(workbook, figures, "현황", _breakdown_widths(figures), results))
    _placed(FiguresPage(workbook, figures, "취업자 명단", _LIST_WIDTHS, results), mask=mask)
    _criteria(FiguresPage(workbook, figures, "집계 기준", (5, 90), results))
    workbook.save(path)
    keep_results(path, results)


def _units(rows: Sequence[IndicatorRow]) -> str:
    return f"(단위: {', '.join(dict.fromkeys(row.indicator.unit for row in rows))})"


def _room(least: float, values: Iterable[int]) -> float:
    """Width for numbers, so that none is shown as ``###``."""
    return max(least, max((len(f"{value:,}") for value in values), default=0) + 3.5)


def _summary_widths(figures: Figures) -> tuple[float, ...]:
    number = _room(10, (row.cumulative.value for row in figures.rows))
    target = _room(13, (int(row.target_number or 0) for row in figures.rows))
    return (22, target, number, number, 10, max(11, number), 19)


def _month_widths(figures: Figures) -> tuple[float, ...]:
    month = _room(7.5, (number.value for row in figures.rows for number in row.months))
    return (24, *(month,) * 12, _room(11, (row.cumulative.value for row in figures.rows)))


def _summary(page: FiguresPage) -> None:
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
        page.sheet.cell(page.row, 2).alignment = styles.RIGHT if target is not None else _WORDS
    _chart(page, head)


_N = "#,##0"
_WORDS = Alignment(horizontal="right", vertical="center", wrap_text=True, indent=1)


def _part(value: Decimal | None) -> bool:
    return value is not None and value != value.to_integral_value()


def _chart(page: FiguresPage, head: int) -> None:
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


def _months(page: FiguresPage) -> None:
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
    number = _room(7, (cell.value for each in figures.breakdowns for cell in each.total.cells))
    return (12.0, *(number,) * (4 * len(figures.breakdowns[0].columns)))


def _breakdowns(page: FiguresPage) -> None:
    figures = page.figures
    for title, *ids in (
        ("읍면별 구직자·취업자", "seekers_by_place", "placements_by_place"),
        ("연령대별 구직자·취업자", "seekers_by_age", "placements_by_age"),
    ):
        page.caption(title, "(단위: 명)")
        _side_by_side(page, [figures.breakdown(each) for each in ids])
        page.row += 2


def _side_by_side(page: FiguresPage, tables: Sequence[Breakdown]) -> None:
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


def _placed(page: FiguresPage, *, mask: bool) -> None:
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


def _criteria(page: FiguresPage) -> None:
    page.caption("집계 기준")
    lines = (*definitions(page.figures), *target_notes(page.figures))
    for number, line in enumerate(lines, start=1):
        cell = page.put(page.row, 1, number)
        cell.alignment = styles.CENTRE
        cell = page.put(page.row, 2, line)
        cell.alignment = styles.WRAPPED
        page.sheet.row_dimensions[page.row].height = styles.height(styles.lines(line, 90))
        page.row += 1
    figures = page.figures
    taken = f"{official_time(figures.taken_at)} {figures.taken_by}"
    cell = page.put(page.row + 1, 2, f"확인번호 {check_code(figures)} · {taken} 집계")
    cell.font = styles.SMALL

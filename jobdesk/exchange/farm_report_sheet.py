"""농가일자리 실적 as a workbook for 취합: real numbers, sums as formulas, fit to print."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from jobdesk.domain.farm_figures import FarmFigures, Line, Table, TimeLine
from jobdesk.domain.farm_figures_words import check_code, definitions
from jobdesk.domain.figures import Number
from jobdesk.domain.official import official_date, official_span, official_time
from jobdesk.exchange import styles
from jobdesk.exchange.formula_results import Results, keep_results
from jobdesk.exchange.sheet_page import SheetHead, SheetPage

_N = "#,##0"
_CELL = '#,##0;-#,##0;"-"'
_PEOPLE = ("origin", "gender", "age", "spread")
_WIDTHS = (24, 12, 9, 12, 10, 18, 12)


def write_report(path: Path, figures: FarmFigures) -> None:
    """Write the workbook: 총괄, 월별, 작업·작목, 읍면·마을, 근로자, 농가, 지원금, 집계 기준.

    Workers are counted and not named. Raises OSError when ``path`` cannot be written to; the
    caller sees to it that a half-written file takes no name.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = styles.safe_text(figures.title)
    book.properties.creator = styles.safe_text(figures.centre)
    results: Results = {}
    head = _head(figures)

    def page(name: str, widths: Sequence[float]) -> SheetPage:
        return SheetPage(book, head, name, widths, results)

    _summary(page("총괄", (28, 18, 8, 56)), figures)
    _time(page(figures.time_label, (16, *(11,) * 7, 16)), figures)
    _grouped(page("작업·작목", _WIDTHS), figures, ("task", "crop"))
    _grouped(page("읍면·마을", _WIDTHS), figures, ("place", "village"))
    _grouped(page("근로자 현황", _WIDTHS), figures, _PEOPLE)
    _farms(page("농가별", (8, 36, 12, 12, 18, 14)), figures)
    if figures.support:
        _support(page("지원금", (28, 12, 18, 12, 18)), figures)
    _criteria(page("집계 기준", (5, 90)), figures)
    book.save(path)
    keep_results(path, results)


def _head(figures: FarmFigures) -> SheetHead:
    taken = f"{official_time(figures.taken_at)} {figures.taken_by}"
    return SheetHead(
        figures.title,
        f"{figures.centre}  |  집계기간 {official_span(figures.first, figures.last)}"
        f"  |  기준일 {official_date(figures.as_of)}",
        f"확인번호 {check_code(figures)} · {taken} 출력",
        figures.practice,
    )


def _titles(page: SheetPage, titles: Iterable[str]) -> None:
    for column, title in enumerate(titles, start=1):
        page.header(page.row, column, title)
    page.sheet.row_dimensions[page.row].height = 32


def _row(page: SheetPage, values: Sequence[object], *, strong: bool = False, lead: int = 1) -> None:
    """A line; the first ``lead`` cells are words, a rate has its sign."""
    page.row += 1
    for column, value in enumerate(values, start=1):
        cell = page.put(page.row, column, "-" if value is None else value)
        page.style(cell, _CELL, strong=strong)
        if value is None or (value == "-" and column > lead):
            cell.alignment = styles.RIGHT


def _summary(page: SheetPage, figures: FarmFigures) -> None:
    page.caption("총괄")
    _titles(page, ("지표", "실적", "단위", "집계 기준"))
    for each in figures.measures:
        _unit_row(page, each.label, each.number.value, each.unit, each.rule)
    for average in figures.averages:
        _unit_row(page, average.label, average.value, average.unit, average.rule)
    for missing in figures.missing:
        if missing.number.value:
            _unit_row(page, missing.gap.value, missing.number.value, "건", missing.gap.rule)


def _unit_row(
    page: SheetPage, label: str, value: int | Decimal | None, unit: str, rule: str
) -> None:
    whole = value is None or value == int(value)
    page.row += 1
    for column, each in enumerate((label, "-" if value is None else value, unit, rule), start=1):
        cell = page.put(page.row, column, each)
        page.style(cell, _N if whole else "#,##0.0#")
        if column == 3:
            cell.alignment = styles.CENTRE
        elif each == "-":
            cell.alignment = styles.RIGHT


_TIME: tuple[tuple[str, Callable[[TimeLine], Number], bool], ...] = (
    ("연인원", lambda each: each.line.days, True),
    ("실인원", lambda each: each.line.people, False),
    ("농가", lambda each: each.line.farms, False),
    ("요청 연인원", lambda each: each.wanted, True),
    ("결근", lambda each: each.absent, True),
    ("농가 발굴", lambda each: each.farms_found, True),
    ("구직자 발굴", lambda each: each.workers_found, True),
    ("임금", lambda each: each.line.wages, True),
)
"""Title, number, and whether the lines add up to the whole (people are counted once)."""


def _time(page: SheetPage, figures: FarmFigures) -> None:
    page.caption(f"{figures.time_label} 실적", "(단위: 명, 곳, 원)")
    _titles(page, ("구분", *(title for title, _, _ in _TIME)))
    first = page.row + 1
    for each in figures.time:
        _row(page, (each.line.label, *(of(each).value for _, of, _ in _TIME)))
    total = figures.time_total
    sums = [(of(total).value, adds) for _, of, adds in _TIME]
    _sum_row(page, "계", sums, first)


def _sum_row(
    page: SheetPage, label: str, sums: Sequence[tuple[int, bool]], first: int, *, lead: int = 1
) -> None:
    """The last line: a formula where the lines add up, else the number itself."""
    last = page.row
    page.row += 1
    for column in range(1, lead + 1):
        page.style(page.put(page.row, column, label if column == 1 else ""), strong=True)
    page.merge(page.row, 1, page.row, lead)
    for column, (value, adds) in enumerate(sums, start=lead + 1):
        letter = get_column_letter(column)
        if adds and last >= first:
            cell = page.total(page.row, column, f"{letter}{first}", f"{letter}{last}", value)
        else:
            cell = page.put(page.row, column, value)
        page.style(cell, _CELL, strong=True)


_TITLES = ("연인원", "비율(%)", "실인원", "농가", "임금", "평균 일당")


def _grouped(page: SheetPage, figures: FarmFigures, ids: Sequence[str]) -> None:
    """Tables of one property each, one beneath the other."""
    for at, id_ in enumerate(ids):
        table = figures.table(id_)
        page.row += 2 if at else 0
        page.caption(f"{table.label}별 실적", "(단위: 명, 곳, 원)")
        _titles(page, (table.label, *_TITLES))
        _lines(page, table)


def _lines(page: SheetPage, table: Table) -> None:
    for line in table.rows:
        _row(page, (line.label, *_of(line)))
    _row(page, ("계", *_of(table.total)), strong=True)


def _of(line: Line) -> tuple[object, ...]:
    return (
        line.days.value,
        line.share,
        line.people.value,
        line.farms.value,
        line.wages.value,
        line.mean,
    )


def _farms(page: SheetPage, figures: FarmFigures) -> None:
    table = figures.table("farm")
    page.caption("농가별 실적", "(단위: 명, 원)")
    _titles(page, ("연번", "농가", "연인원", "실인원", "임금", "평균 일당"))
    top, first = page.row, page.row + 1
    for number, line in enumerate(table.rows, start=1):
        values = (number, line.label or "-", line.days.value, line.people.value, line.wages.value)
        _row(page, (*values, line.mean), lead=2)
    total = table.total
    sums = [(total.days.value, True), (total.people.value, False), (total.wages.value, True)]
    _sum_row(page, "계", sums, first, lead=2)
    cell = page.put(page.row, 6, "-" if total.mean is None else total.mean)
    page.style(cell, _CELL, strong=True)
    page.sheet.print_title_rows = f"{top}:{top}"


def _support(page: SheetPage, figures: FarmFigures) -> None:
    page.caption("지원금", "(단위: 건, 원)")
    _titles(page, ("지원 항목", "건수", "금액", "지급 건수", "지급 금액"))
    first = page.row + 1
    rows = [
        (len(each.bound.ids), each.bound.value, len(each.paid.ids), each.paid.value)
        for each in figures.support
    ]
    for each, numbers in zip(figures.support, rows, strict=True):
        _row(page, (each.item, *numbers))
    _sum_row(page, "계", [(sum(column), True) for column in zip(*rows, strict=True)], first)


def _criteria(page: SheetPage, figures: FarmFigures) -> None:
    page.caption("집계 기준")
    for number, line in enumerate(definitions(figures), start=1):
        cell = page.put(page.row, 1, number)
        cell.alignment = styles.CENTRE
        cell = page.put(page.row, 2, line)
        cell.alignment = styles.WRAPPED
        page.sheet.row_dimensions[page.row].height = styles.height(styles.lines(line, 90))
        page.row += 1

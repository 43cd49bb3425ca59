"""교육 결과 as a workbook for 취합: real numbers, sums as formulas, fit to print."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from jobdesk.domain.cohort_figures import (
    GROUP_COLUMNS,
    CohortFigures,
    CohortLine,
    GroupTable,
    Kept,
    Pair,
)
from jobdesk.domain.cohort_figures_words import check_code, definitions, spread_text, steps
from jobdesk.domain.official import official_date, official_days, official_time
from jobdesk.exchange import styles
from jobdesk.exchange.formula_results import Results, keep_results
from jobdesk.exchange.sheet_page import SheetHead, SheetPage

_N = "#,##0"
_CELL = '#,##0;-#,##0;"-"'
_Pairs = tuple[tuple[str, Callable[[CohortLine], Pair]], ...]
_PAIRS: _Pairs = (
    ("교육인원", lambda line: line.trained),
    ("수료인원", lambda line: line.completed),
    ("자격취득", lambda line: line.certified),
    ("취업인원", lambda line: line.hired),
)


def write_results(path: Path, figures: CohortFigures) -> None:
    """Write the workbook: 총괄, 목표·실적, 수료율·취업률, 자격, 교육생, 과정별, 취업처, 고용유지,
    만족도, 활동·예산, 집계 기준; a sheet only for what there is.

    Raises OSError when ``path`` cannot be written to; the caller sees to it that a half-written
    file takes no name.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = styles.safe_text(figures.title)
    book.properties.creator = styles.safe_text(figures.centre)
    results: Results = {}
    head = _head(figures)

    def page(name: str, widths: Sequence[float], *, landscape: bool = False) -> SheetPage:
        return SheetPage(book, head, name, widths, results, landscape=landscape)

    _steps(page("총괄", (16, 14, 12, 8, 12, 44)), figures)
    _pairs(page("목표·실적", (40, *(9.5,) * 8)), figures)
    _rates(page("수료율·취업률", (36, 24, *(8,) * 6, 10, 8, 10, 8), landscape=True), figures)
    if figures.certificates:
        _certificates(page("자격 취득", (36, 36, 12, 12)), figures)
    if figures.total.recruited.actual.value:
        _people(page("교육생", (16, 22, *(10,) * (len(GROUP_COLUMNS) + 1))), figures)
        at = GROUP_COLUMNS.index(figures.groups[0].base)
        split = [
            group
            for group in figures.groups
            if group.exclusive and sum(bool(line.cells[at].value) for line in group.rows) > 1
        ]
        if split and not figures.single:
            most = max(len(group.rows) for group in split)
            sheet = page("과정별 교육생", (36, *(9,) * (2 * most)), landscape=True)
            for group in split:
                _shares(sheet, group)
                sheet.row += 2
    if figures.firms:
        _firms(page("취업처", (8, 40, 12, 12, 24)), figures)
    if figures.total.hired.actual.value:
        _retention(page("고용유지", (14, *(9,) * 10)), figures)
    if any(line.result.forms for line in figures.surveys):
        _satisfaction(page("만족도", (44, 8, 8, 10, 12, 44), landscape=True), figures)
    if figures.acts or figures.money:
        _besides(page("활동·예산", (30, 18, 18, 16)), figures)
    _criteria(page("집계 기준", (5, 90)), figures)
    book.save(path)
    keep_results(path, results)


def _head(figures: CohortFigures) -> SheetHead:
    whose = f"기수 {len(figures.lines):,}개"
    if figures.single:
        line = figures.lines[0]
        whose = f"교육기간 {_span(line)}"
    taken = f"{official_time(figures.taken_at)} {figures.taken_by}"
    return SheetHead(
        figures.title,
        f"{figures.centre}  |  {whose}  |  기준일 {official_date(figures.as_of)}",
        f"확인번호 {check_code(figures)} · {taken} 출력",
        figures.practice,
    )


def _span(line: CohortLine) -> str:
    return official_days(line.starts_on, line.ends_on) if line.starts_on else "-"


def _titles(page: SheetPage, titles: Iterable[str]) -> None:
    for column, title in enumerate(titles, start=1):
        page.header(page.row, column, title)
    page.sheet.row_dimensions[page.row].height = 32


class _Share(NamedTuple):
    """A rate in percent, as a number that a cell keeps."""

    value: Decimal | None


def _line(
    page: SheetPage, values: Iterable[object], *, strong: bool = False, number: str = _N
) -> list[Any]:
    """One row of values; words that stand for a number (``-``) are centred."""
    page.row += 1
    cells = []
    for column, value in enumerate(values, start=1):
        shown = value.value if isinstance(value, _Share) else value
        cell = page.put(page.row, column, "-" if shown is None else shown)
        page.style(cell, _percent(shown) if isinstance(value, _Share) else number, strong=strong)
        if shown in ("-", None):
            cell.alignment = styles.CENTRE
        cells.append(cell)
    return cells


def _percent(value: object) -> str:
    """How a rate is shown, with as many decimals as it was made with."""
    decimals = -int(value.as_tuple().exponent) if isinstance(value, Decimal) else 0
    return f'#,##0{"." + "0" * decimals if decimals > 0 else ""}"%"'


def _steps(page: SheetPage, figures: CohortFigures) -> None:
    page.caption("총괄")
    _titles(page, ("구분", "목표", "실적", "단위", "달성률", "비율"))
    for step in steps(figures):
        pair = step.pair
        target: object = "-" if pair is None else _target(pair)
        rate = _Share(None if pair is None else pair.rate)
        values = (step.label, target, step.number.value, step.unit, rate, step.shares)
        cells = _line(page, values)
        cells[3].alignment = styles.CENTRE
        if isinstance(target, str):
            cells[1].alignment = styles.CENTRE
    for words in figures.remarks:
        page.row += 1
        cell = page.put(page.row, 1, words)
        cell.font, cell.alignment = styles.SMALL, styles.WRAPPED
        page.merge(page.row, 1, page.row, page.count)
        page.sheet.row_dimensions[page.row].height = styles.height(styles.lines(words, 100))


def _pairs(page: SheetPage, figures: CohortFigures) -> None:
    page.caption("과정별 목표와 실적", "(단위: 명)")
    top = page.row
    page.header(top, 1, "과정명", rows=2)
    for at, (title, _) in enumerate(_PAIRS):
        page.header(top, 2 + 2 * at, title, columns=2)
        for offset, word in enumerate(("목표", "실적")):
            page.header(top + 1, 2 + 2 * at + offset, word)
    page.row = top + 1
    page.sheet.print_title_rows = f"{top}:{top + 1}"
    first = page.row + 1
    for line in figures.lines:
        values: list[object] = [line.title]
        for _, of in _PAIRS:
            values += [_target(of(line)), of(line).actual.value]
        for cell, value in zip(_line(page, values), values, strict=True):
            if isinstance(value, str) and cell.column > 1:
                cell.alignment = styles.CENTRE
    last = page.row
    if figures.single or last < first:
        return
    page.row += 1
    page.style(page.put(page.row, 1, "합계"), strong=True)
    for at, (_, of) in enumerate(_PAIRS):
        pair = of(figures.total)
        number = pair.target_number
        for column, value in ((2 + 2 * at, number), (3 + 2 * at, pair.actual.value)):
            letter = get_column_letter(column)
            if value is None or value != int(value):
                cell = page.put(page.row, column, pair.target_text if value is None else value)
                cell.alignment = styles.CENTRE
            else:
                span = (f"{letter}{first}", f"{letter}{last}")
                cell = page.total(page.row, column, *span, int(value))
            page.style(cell, _N, strong=True)


def _target(pair: Pair) -> object:
    number = pair.target_number
    return pair.target_text if number is None else number


def _rates(page: SheetPage, figures: CohortFigures) -> None:
    page.caption("수료율과 취업률", "(단위: 명)")
    _titles(
        page,
        ("과정명", "교육기간", "일수", "시수", "모집", "선발", "교육", "수료", "수료율\n(교육)",
         "취업", "취업률", "기준"),
    )  # fmt: skip
    first = page.row + 1
    lines = figures.lines if figures.single else (*figures.lines, figures.total)
    for line in lines:
        whole = line is figures.total
        values = (
            line.title,
            "" if whole else _span(line),
            line.days or "-",
            line.hours or "-",
            *(p.actual.value for p in (line.recruited, line.selected, line.trained)),
            line.completed.actual.value,
            _Share(line.completion.value),
            line.hired.actual.value,
            _Share(line.hire_rate.value if line.hire_rate is not None else None),
            line.hire_rate.base if line.hire_rate is not None else "-",
        )
        cells = _line(page, values, strong=whole)
        for column in (2, 12):
            cells[column - 1].alignment = styles.CENTRE
        for column in (3, 4, 5, 6, 7, 8, 10) if whole and len(lines) > 1 else ():
            value = values[column - 1]
            if isinstance(value, int):
                letter = get_column_letter(column)
                ends = (f"{letter}{first}", f"{letter}{page.row - 1}")
                page.style(page.total(page.row, column, *ends, value), _N, strong=True)


def _certificates(page: SheetPage, figures: CohortFigures) -> None:
    page.caption("자격 취득", "(합계의 취득자는 한 사람을 한 번 셉니다)")
    _titles(page, ("과정명", "자격증", "취득(건)", "취득자(명)"))
    for line in figures.certificates:
        _line(page, (line.cohort, line.title, line.issued.value, line.holders.value))
    total = figures.total
    numbers = (total.certificates.value, total.certified.actual.value)
    _line(page, ("합계", "", *numbers), strong=True)


def _people(page: SheetPage, figures: CohortFigures) -> None:
    page.caption("교육생 현황", "(단위: 명)")
    page.header(page.row, 1, "구분", columns=2)
    base = figures.groups[0].base
    for column, title in enumerate((*GROUP_COLUMNS, f"비율({base})"), start=3):
        page.header(page.row, column, title)
    whole = figures.groups[0].total
    lines = [("계", "", whole)]
    lines += [(group.label, line.label, line) for group in figures.groups for line in group.rows]
    before = ""
    for label, name, line in lines:
        shown = label if label != before else ""
        before = label
        numbers = (number.value for number in line.cells)
        values = (shown, name, *numbers, _Share(line.share))
        _line(page, values, strong=line is whole, number=_CELL)


def _shares(page: SheetPage, group: GroupTable) -> None:
    page.caption(f"과정별 {group.label}", f"(단위: 명, {group.base}인원의 %)")
    top = page.row
    page.header(top, 1, "과정명", rows=2)
    for at, line in enumerate(group.rows):
        page.header(top, 2 + 2 * at, line.label, columns=2)
        page.header(top + 1, 2 + 2 * at, "인원")
        page.header(top + 1, 3 + 2 * at, "비율")
    page.row = top + 1
    column = GROUP_COLUMNS.index(group.base)
    whole = [(line.cells[column], line.share) for line in group.rows]
    for title, cells in (
        *((course.title, course.cells) for course in group.by_cohort),
        ("합계", tuple(whole)),
    ):
        values: list[object] = [title]
        for number, share in cells:
            values += [number.value, _Share(share)]
        _line(page, values, strong=title == "합계", number=_CELL)


def _firms(page: SheetPage, figures: CohortFigures) -> None:
    page.caption("취업처", "(단위: 명)")
    _titles(page, ("연번", "기업명", "취업인원", "분야 관련", "상세업종"))
    first = page.row + 1
    for at, line in enumerate(figures.firms, start=1):
        values = (at, line.firm or "-", line.hired.value, line.related_text, line.industry or "-")
        cells = _line(page, values)
        cells[0].alignment = cells[3].alignment = styles.CENTRE
    whole = sum(line.hired.value for line in figures.firms)
    _line(page, ("합계", "", whole, f"여 {figures.total.related.value:,}", ""), strong=True)
    cell = page.total(page.row, 3, f"C{first}", f"C{page.row - 1}", whole)
    page.style(cell, _N, strong=True)
    page.sheet.cell(page.row, 4).alignment = styles.CENTRE


def _retention(page: SheetPage, figures: CohortFigures) -> None:
    page.caption("고용유지", "(단위: 명, 그 시점이 지난 취업이 대상입니다)")
    top = page.row
    page.header(top, 1, "시점", rows=2)
    words = ("대상", "재직", "퇴사", "미확인", "유지율")
    for at, title in ((2, "전체 취업"), (7, "관련 분야 취업")):
        page.header(top, at, title, columns=5)
        for offset, word in enumerate(words):
            page.header(top + 1, at + offset, word)
    page.row = top + 1
    for line in figures.retention:
        values = (line.label, *_of_kept(line.every), *_of_kept(line.related))
        _line(page, values, number=_CELL)


def _of_kept(kept: Kept) -> tuple[object, ...]:
    numbers = (kept.due, kept.employed, kept.left, kept.unknown)
    return (*(number.value for number in numbers), _Share(kept.rate))


def _satisfaction(page: SheetPage, figures: CohortFigures) -> None:
    page.caption("만족도")
    _titles(page, ("문항", "n", "척도", "평균", "만족 이상", "분포"))
    for line in figures.surveys:
        result = line.result
        if not result.forms:
            continue
        scale = result.survey.scale
        title = f"{result.survey.title} ({line.cohort})"
        head = (title, result.forms, scale, "", result.share_text, "모든 문항")
        _line(page, head, strong=True)[4].alignment = styles.CENTRE
        for at, question in enumerate(result.questions):
            mean = "-" if question.mean is None else question.mean
            values = (question.question, question.n, scale, mean, question.share_text)
            cells = _line(page, (*values, spread_text(line, at)))
            cells[3].number_format = "0.00"
            cells[4].alignment = styles.CENTRE


def _besides(page: SheetPage, figures: CohortFigures) -> None:
    if figures.acts:
        page.caption("운영 활동")
        _titles(page, ("활동", "실적", "단위", "내용"))
        for line in figures.acts:
            values = (line.what, line.number.value, line.unit, line.people or "-")
            _line(page, values)[2].alignment = styles.CENTRE
        page.row += 2
    if figures.money:
        page.caption("예산 집행", "(단위: 원)")
        _titles(page, ("재원", "예산", "집행액", "집행률"))
        for each in figures.money:
            amounts = ("-" if won is None else won for won in (each.amount, each.spent))
            money = (each.source, *amounts, _Share(each.rate))
            _line(page, money, strong=each.source == "계")


def _criteria(page: SheetPage, figures: CohortFigures) -> None:
    page.caption("집계 기준")
    for number, line in enumerate(definitions(figures), start=1):
        cell = page.put(page.row, 1, number)
        cell.alignment = styles.CENTRE
        cell = page.put(page.row, 2, line)
        cell.alignment = styles.WRAPPED
        page.sheet.row_dimensions[page.row].height = styles.height(styles.lines(line, 90))
        page.row += 1

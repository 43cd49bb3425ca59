"""행사 실적 as a workbook for 취합: real numbers, sums as formulas, fit to print."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from jobdesk.domain.day_outcome import (
    GROUP_COLUMNS,
    RESULTS,
    BoothLine,
    DayLine,
    Outcome,
)
from jobdesk.domain.day_outcome_words import check_code, definitions, money
from jobdesk.domain.figures import Number
from jobdesk.domain.official import official_date, official_days, official_span, official_time
from jobdesk.exchange import styles
from jobdesk.exchange.formula_results import Results, keep_results
from jobdesk.exchange.sheet_page import WORDS, SheetHead, SheetPage

_N = "#,##0"
_CELL = '#,##0;-#,##0;"-"'


def write_outcome(path: Path, figures: Outcome) -> None:
    """Write the workbook: 행사별, 단계별, 업체별, 참가자, 집계 기준.

    Raises OSError when ``path`` cannot be written to; the caller sees to it that a half-written
    file takes no name.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = styles.safe_text(figures.title)
    book.properties.creator = styles.safe_text(figures.centre)
    results: Results = {}
    head = _head(figures)

    def page(name: str, widths: Sequence[float]) -> SheetPage:
        return SheetPage(book, head, name, widths, results)

    _days(page("행사별", (6, 44, 14, 11, 11, 11, 11)), figures)
    _visits(page("방문·현장채용", (6, 44, 14, 26, 12, 12, 13)), figures)
    _funnel(page("단계별", (20, 12, 8, 14, 8, 46)), figures)
    _firms(page("업체별", (*((8,) if figures.single else ()), 30, *(8.5,) * 10)), figures)
    _people(page("참가자", (16, 20, *(13,) * len(GROUP_COLUMNS))), figures)
    if figures.programmes:
        _programmes(page("부대행사", (30, 36, 13, 13)), figures)
    _criteria(page("집계 기준", (5, 90)), figures)
    book.save(path)
    keep_results(path, results)


def _head(figures: Outcome) -> SheetHead:
    if figures.single:
        day = figures.lines[0]
        held = f"운영일자 {official_days(day.held_on or figures.first, day.ends_on)}"
    else:
        held = f"집계기간 {official_span(figures.first, figures.last)}"
    taken = f"{official_time(figures.taken_at)} {figures.taken_by}"
    return SheetHead(
        figures.title,
        f"{figures.centre}  |  {held}  |  기준일 {official_date(figures.as_of)}",
        f"확인번호 {check_code(figures)} · {taken} 출력",
        figures.practice,
    )


def _titles(page: SheetPage, titles: Iterable[str]) -> None:
    for column, title in enumerate(titles, start=1):
        page.header(page.row, column, title)
    page.sheet.row_dimensions[page.row].height = 32


def _days(page: SheetPage, figures: Outcome) -> None:
    page.caption("행사별 실적", "(단위: 개사, 명, 건)")
    _titles(
        page,
        (
            "연번",
            "프로그램명\n(협업기관)",
            "운영일자",
            "참여기업",
            "접수인원",
            "현장면접",
            "취업인원",
        ),
    )
    columns: tuple[Callable[[DayLine], Number], ...] = (
        lambda line: line.employers,
        lambda line: line.applicants,
        lambda line: line.interviews,
        lambda line: line.hired,
    )
    _day_rows(page, figures, columns, lambda line: (line.name, _held(figures, line)))
    for words in filter(None, (figures.remark, money(figures))):
        page.row += 1
        cell = page.put(page.row, 1, words)
        cell.font, cell.alignment = styles.SMALL, styles.WRAPPED
        page.merge(page.row, 1, page.row, page.count)
        page.sheet.row_dimensions[page.row].height = styles.height(styles.lines(words, 100))


def _visits(page: SheetPage, figures: Outcome) -> None:
    page.caption("방문과 현장채용", "(단위: 명)")
    _titles(page, ("회차", "행사명", "일자", "장소", "방문인원", "현장채용", "위기근로자"))
    columns: tuple[Callable[[DayLine], Number], ...] = (
        lambda line: line.attended,
        lambda line: line.on_site,
        lambda line: line.crisis,
    )
    _day_rows(
        page, figures, columns, lambda line: (line.title, _held(figures, line), line.place or "-")
    )


def _held(figures: Outcome, line: DayLine) -> str:
    if line.held_on is None:
        return "-"
    year = figures.first.year != figures.last.year
    return official_days(line.held_on, line.ends_on, year=year)


def _day_rows(
    page: SheetPage,
    figures: Outcome,
    columns: Sequence[Callable[[DayLine], Number]],
    words: Callable[[DayLine], tuple[str, ...]],
) -> None:
    """A line a day, then 합계 as formulas over them."""
    first = page.row + 1
    for number, line in enumerate(figures.lines, start=1):
        page.row += 1
        values = (number, *words(line), *(of(line).value for of in columns))
        for column, value in enumerate(values, start=1):
            cell = page.put(page.row, column, value)
            page.style(cell, _N)
            if column in (1, 3) or value == "-":
                cell.alignment = styles.CENTRE
    last, lead = page.row, page.count - len(columns)
    page.row += 1
    for column in range(1, lead + 1):
        page.style(page.put(page.row, column, "합계" if column == 1 else ""), strong=True)
    page.sheet.cell(page.row, 1).alignment = styles.CENTRE
    page.merge(page.row, 1, page.row, lead)
    for column, of in enumerate(columns, start=lead + 1):
        value = of(figures.total).value
        letter = get_column_letter(column)
        if last >= first:
            cell = page.total(page.row, column, f"{letter}{first}", f"{letter}{last}", value)
        else:
            cell = page.put(page.row, column, value)
        page.style(cell, _N, strong=True)


def _funnel(page: SheetPage, figures: Outcome) -> None:
    page.caption("단계별 실적")
    _titles(page, ("단계", "실적", "단위", "사람(업체) 수", "단위", "비율 (사람 수)"))
    rows: list[tuple[object, ...]] = [
        (
            stage.label,
            stage.number.value,
            stage.unit,
            stage.once.value if stage.once else "-",
            stage.once_unit or "-",
            " · ".join(f"{rate.base} 대비 {rate.text}" for rate in stage.rates) or "-",
        )
        for stage in figures.funnel
    ]
    later = figures.total.later.value
    if later:
        rows.append(("다음 해 입사(예정)", later, "명", "-", "-", "취업에 넣지 않음"))
    for values in rows:
        page.row += 1
        for column, value in enumerate(values, start=1):
            cell = page.put(page.row, column, value)
            page.style(cell, _N)
            if column in (3, 5):
                cell.alignment = styles.CENTRE
            elif value == "-":
                cell.alignment = styles.RIGHT if column == 4 else WORDS


def _firms(page: SheetPage, figures: Outcome) -> None:
    page.caption("업체별 결과", "(단위: 명, 건)")
    top, words = page.row, ("부스", "업체", "구인") if figures.single else ("업체", "구인")
    for column, title in enumerate(words, start=1):
        page.header(top, column, title, rows=2)
    at = len(words) + 1
    for title, below in (
        ("면접", ("건", "명")),
        ("결과", tuple(word.replace("2차면접", "2차") for word in RESULTS)),
        ("취업", ("올해", "다음 해")),
    ):
        page.header(top, at, title, columns=len(below))
        for offset, word in enumerate(below):
            page.header(top + 1, at + offset, word)
        at += len(below)
    page.row = top + 1
    for line in (*figures.booths, figures.booth_total):
        page.row += 1
        whole = line is figures.booth_total
        booth = ("" if whole else line.booth or "-",) if figures.single else ()
        for column, value in enumerate((*booth, line.name, *_numbers(line)), start=1):
            cell = page.put(page.row, column, value)
            page.style(cell, _CELL, strong=whole)
            if booth and column == 1:
                cell.alignment = styles.CENTRE
    page.sheet.print_title_rows = f"{top}:{top + 1}"


def _numbers(line: BoothLine) -> tuple[int, ...]:
    return tuple(
        number.value
        for number in (
            line.openings,
            line.interviews,
            line.met,
            *line.results,
            line.hired,
            line.later,
        )
    )


def _people(page: SheetPage, figures: Outcome) -> None:
    page.caption("참가자 현황", "(단위: 명)")
    page.header(page.row, 1, "구분", columns=2)
    for column, title in enumerate(GROUP_COLUMNS, start=3):
        page.header(page.row, column, title)
    lines = [("계", "", figures.groups[0].total)] + [
        (group.label, line.label, line) for group in figures.groups for line in group.rows
    ]
    before = ""
    for label, name, line in lines:
        page.row += 1
        whole = line is figures.groups[0].total
        shown = label if label != before else ""
        before = label
        values = (shown, name, *(number.value for number in line.cells))
        for column, value in enumerate(values, start=1):
            page.style(page.put(page.row, column, value), _CELL, strong=whole)


def _programmes(page: SheetPage, figures: Outcome) -> None:
    page.caption("부대행사 이용", "(단위: 명)")
    _titles(page, ("부대행사", "운영 기관", "집계", "참가자 기록"))
    for line in figures.programmes:
        page.row += 1
        values = (line.title, line.operators or "-", line.counted, line.used.value)
        for column, value in enumerate(values, start=1):
            cell = page.put(page.row, column, value)
            page.style(cell, _CELL)
            if value == "-":  # in the place of words
                cell.alignment = WORDS


def _criteria(page: SheetPage, figures: Outcome) -> None:
    page.caption("집계 기준")
    for number, line in enumerate(definitions(figures), start=1):
        cell = page.put(page.row, 1, number)
        cell.alignment = styles.CENTRE
        cell = page.put(page.row, 2, line)
        cell.alignment = styles.WRAPPED
        page.sheet.row_dimensions[page.row].height = styles.height(styles.lines(line, 90))
        page.row += 1

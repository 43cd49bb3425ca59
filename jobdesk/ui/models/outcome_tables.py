"""The tables of what came of matching days, as sheets whose numbers open their records."""

from __future__ import annotations

from jobdesk.domain.day_outcome import (
    GROUP_COLUMNS,
    RESULTS,
    BoothLine,
    DayLine,
    GroupTable,
    Outcome,
    Stage,
)
from jobdesk.domain.figures import Number
from jobdesk.domain.official import official_days
from jobdesk.ui.models.figures_table import Cell, Sheet

_ONCE = {"명": "실인원", "개사": "실업체"}


def days(figures: Outcome) -> Sheet:
    """연번 | 프로그램명(협업기관) | 운영일자 | 참여기업 | 접수인원 | 현장면접 | 취업인원 | 다음 해.

    The sum of several days stands last.
    """
    titles = (
        "연번",
        "프로그램명 (협업기관)",
        "운영일자",
        "참여기업",
        "접수인원",
        "현장면접",
        "취업인원",
        "다음 해 입사",
    )
    year = figures.first.year != figures.last.year
    rows = []
    for at, line in enumerate(_lines(figures), start=1):
        whole = line is figures.total
        held = official_days(line.held_on, line.ends_on, year=year) if line.held_on else ""
        numbers = (line.employers, line.applicants, line.interviews, line.hired, line.later)
        rows.append(
            (
                Cell("" if whole else str(at), right=False),
                Cell(line.name, right=False, strong=whole),
                Cell(held),
                *(_count(number, strong=whole) for number in numbers),
            )
        )
    return Sheet(titles, tuple(rows))


def visits(figures: Outcome) -> Sheet:
    """행사명 | 일자 | 장소 | 방문인원 | 현장채용 | 위기근로자."""
    titles = ("행사명", "일자", "장소", "방문인원", "현장채용", "위기근로자")
    year = figures.first.year != figures.last.year
    rows = []
    for line in _lines(figures):
        whole = line is figures.total
        held = official_days(line.held_on, line.ends_on, year=year) if line.held_on else ""
        rows.append(
            (
                Cell(line.title, right=False, strong=whole),
                Cell(held),
                Cell(line.place),
                *(
                    _count(number, strong=whole)
                    for number in (line.attended, line.on_site, line.crisis)
                ),
            )
        )
    return Sheet(titles, tuple(rows))


def funnel(figures: Outcome) -> Sheet:
    """단계 | 실적 | 실인원(실업체) | 비율; what is not counted stands beneath."""
    rows = [_stage(stage) for stage in figures.funnel]
    later = figures.total.later
    if later.value:
        said = Cell("취업에 넣지 않음")
        rows.append(
            (
                Cell("다음 해 입사(예정)", right=False, strong=True),
                Cell(f"{later.value:,}명", later),
                Cell(""),
                said,
            )
        )
    return Sheet(("단계", "실적", "실인원·실업체", "비율 (실인원)"), tuple(rows))


def firms(figures: Outcome) -> Sheet:
    """업체 | 구인 | 면접(건) | 면접(명) | 채용 … 미정 | 취업 | 다음 해."""
    first = ("부스", "업체") if figures.single else ("업체",)
    titles = (*first, "구인", "면접(건)", "면접(명)", *RESULTS, "취업", "다음 해")
    rows = [
        _firm(line, booths=figures.single, whole=line is figures.booth_total)
        for line in (*figures.booths, figures.booth_total)
    ]
    return Sheet(titles, tuple(rows))


def people(table: GroupTable) -> Sheet:
    """One property of those who came against how far each got."""
    rows = [
        (
            Cell(line.label, right=False, strong=line is table.total),
            *(_cell(number, strong=line is table.total) for number in line.cells),
        )
        for line in (*table.rows, table.total)
    ]
    return Sheet((table.label, *GROUP_COLUMNS), tuple(rows))


def programmes(figures: Outcome) -> Sheet:
    """부대행사 | 운영 기관 | 집계 | 참가자 기록."""
    rows = [
        (
            Cell(line.title, right=False),
            Cell(line.operators, right=False),
            Cell(f"{line.counted:,}" if line.counted else "-"),
            _cell(line.used),
        )
        for line in figures.programmes
    ]
    return Sheet(("부대행사", "운영 기관", "집계(명)", "참가자 기록(명)"), tuple(rows))


def _lines(figures: Outcome) -> tuple[DayLine, ...]:
    """The days, and their sum where there is something to add up."""
    return figures.lines if figures.single else (*figures.lines, figures.total)


def _stage(stage: Stage) -> tuple[Cell, ...]:
    once = Cell("")
    if stage.once is not None:
        words = f"{_ONCE.get(stage.once_unit, '')} {stage.once.value:,}{stage.once_unit}"
        once = Cell(words, stage.once if stage.once.value else None)
    shares = " · ".join(f"{rate.base} 대비 {rate.text}" for rate in stage.rates)
    number = stage.number
    return (
        Cell(stage.label, right=False, strong=True),
        Cell(f"{number.value:,}{stage.unit}", number if number.value else None, strong=True),
        once,
        Cell(shares),
    )


def _firm(line: BoothLine, *, booths: bool, whole: bool) -> tuple[Cell, ...]:
    first = (Cell("" if whole else line.booth, right=False),) if booths else ()
    numbers = (
        line.openings,
        line.interviews,
        line.met,
        *line.results,
        line.hired,
        line.later,
    )
    return (
        *first,
        Cell(line.name, right=False, strong=whole),
        *(_cell(number, strong=whole) for number in numbers),
    )


def _count(number: Number, *, strong: bool = False) -> Cell:
    # A nought is said but opens nothing.
    return Cell(f"{number.value:,}", number if number.value else None, strong=strong)


def _cell(number: Number, *, strong: bool = False) -> Cell:
    shown = f"{number.value:,}" if number.value else "-"
    return Cell(shown, number if number.value else None, strong=strong)

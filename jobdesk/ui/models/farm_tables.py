"""The tables of farm work as sheets whose numbers open their records."""

from __future__ import annotations

from jobdesk.domain.farm_figures import FarmFigures, Line, SupportLine, Table, TimeLine
from jobdesk.domain.figures import Number
from jobdesk.domain.kinds import KindId
from jobdesk.ui.models.figures_table import Cell, Sheet

_LEADS = {"farm": KindId.EMPLOYERS, "worker": KindId.SEEKERS}
"""Tables whose rows are records: the name leads to it."""

MOST = 200
"""Lines of a table that are shown one by one; the window would wait for thousands."""


def summary(figures: FarmFigures) -> Sheet:
    """지표 | 실적 | 집계 기준: every number, then the averages."""
    rows = [
        (
            Cell(each.label, right=False, strong=True),
            Cell(each.text, each.number if each.number.value else None, strong=True),
            Cell(each.rule, right=False),
        )
        for each in figures.measures
    ]
    rows += [
        (
            Cell(each.label, right=False, strong=True),
            Cell(each.text, strong=True),
            Cell(each.rule, right=False),
        )
        for each in figures.averages
    ]
    return Sheet(("지표", "실적", "집계 기준"), tuple(rows))


def time(figures: FarmFigures) -> Sheet:
    """날 or 월 | 연인원 | 실인원 | 농가 | 요청 | 결근 | 농가 발굴 | 구직자 발굴 | 임금."""
    titles = (
        {"일별": "날짜", "월별": "월"}.get(figures.time_label, "연도"),
        "연인원",
        "실인원",
        "농가",
        "요청 연인원",
        "결근",
        "농가 발굴",
        "구직자 발굴",
        "임금(원)",
    )
    lines = (*figures.time, figures.time_total)
    return Sheet(titles, tuple(_time(each, whole=each is figures.time_total) for each in lines))


def table(one: Table) -> Sheet:
    """One property | 연인원 | 비율 | 실인원 | 농가 | 임금 | 평균 일당, the sum last.

    Of more than MOST lines those with most days are shown and the others told together.
    """
    people = one.id != "worker"
    farms = one.id != "farm"
    titles = (
        one.label,
        "연인원",
        "비율",
        *(("실인원",) if people else ()),
        *(("농가",) if farms else ()),
        "임금(원)",
        "평균 일당(원)",
    )
    rows = []
    for line in (*one.rows[:MOST], one.total):
        whole = line is one.total
        numbers = (
            *((line.people,) if people else ()),
            *((line.farms,) if farms else ()),
            line.wages,
        )
        rows.append(
            (
                _lead(one, line, whole=whole),
                _cell(line.days, strong=True),
                Cell(line.share_text, strong=whole),
                *(_cell(number, strong=whole) for number in numbers),
                Cell(line.mean_text, strong=whole),
            )
        )
    if len(one.rows) > MOST:
        rows.insert(MOST, _rest(one, len(titles)))
    return Sheet(titles, tuple(rows))


def _rest(one: Table, columns: int) -> tuple[Cell, ...]:
    """The lines that are not shown, in one."""
    lines = one.rows[MOST:]
    ids = tuple(id_ for line in lines for id_ in line.days.ids)
    unit = "곳" if one.id == "farm" else "명" if one.id == "worker" else "줄"
    return (
        Cell(f"그 밖 {len(lines):,}{unit}", right=False),
        _cell(Number(len(ids), KindId.FARM_DAYS, ids)),
        *(Cell("") for _ in range(columns - 2)),
    )


def support(figures: FarmFigures) -> Sheet:
    """지원 항목 | 건수 | 금액 | 지급 건수 | 지급 금액."""
    rows = [_support(each) for each in figures.support]
    titles = ("지원 항목", "건수", "금액(원)", "지급 건수", "지급 금액(원)")
    return Sheet(titles, tuple(rows))


def _lead(one: Table, line: Line, *, whole: bool) -> Cell:
    kind = _LEADS.get(one.id)
    leads = kind is not None and line.record_id
    number = Number(1, kind, (line.record_id,)) if kind is not None and leads else None
    return Cell(line.label or "-", number, right=False, strong=whole)


def _time(each: TimeLine, *, whole: bool) -> tuple[Cell, ...]:
    line = each.line
    numbers = (
        line.days,
        line.people,
        line.farms,
        each.wanted,
        each.absent,
        each.farms_found,
        each.workers_found,
        line.wages,
    )
    return (
        Cell(line.label, right=False, strong=whole),
        *(_cell(number, strong=whole or number is line.days) for number in numbers),
    )


def _support(each: SupportLine) -> tuple[Cell, ...]:
    cells = [Cell(each.item, right=False, strong=True)]
    for number in (each.bound, each.paid):
        count = len(number.ids)
        opens = number if count else None
        cells += [Cell(f"{count:,}" if count else "-", opens), _cell(number)]
    return tuple(cells)


def _cell(number: Number, *, strong: bool = False) -> Cell:
    shown = f"{number.value:,}" if number.value else "-"
    return Cell(shown, number if number.ids else None, strong=strong)

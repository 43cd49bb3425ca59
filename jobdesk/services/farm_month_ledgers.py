"""월 대장 of farm work: what every worker and every farm came to in a month, from confirmed days.

Made here, offered by farm_papers. Only days in COUNTED stand in it; days of the month whose work
was not confirmed yet are told beneath the title, so that no sheet is closed over them unseen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from jobdesk.domain.farm_work import AHEAD, COUNTED
from jobdesk.domain.official import official_date
from jobdesk.domain.rosters import Column, ColumnType, Total
from jobdesk.services import farm_day_facts, farm_papers, settings
from jobdesk.services.desk import Desk
from jobdesk.services.farm_day_facts import DayLine
from jobdesk.services.farm_papers import Wanted

if TYPE_CHECKING:
    from jobdesk.reports.farm_ledgers import LedgerLine, Month

_HEADS = ("일자", "농가", "읍면", "작업", "작목", "시작", "마침", "시간", "일당", "임금 지급일",
          "계약일", "보험")  # fmt: skip
_TYPES = {
    "연번": ColumnType.NUMBER,
    "일자": ColumnType.DATE,
    "시간": ColumnType.NUMBER,
    "일당": ColumnType.NUMBER,
    "임금 지급일": ColumnType.DATE,
    "계약일": ColumnType.DATE,
    "보험": ColumnType.CENTRED,
}


def workers(desk: Desk, wanted: Wanted) -> bytes:
    """The 근로자별 월 대장. Raises UserError where nobody has worked."""
    from jobdesk.reports.farm_ledgers import WORKERS, ledger_pdf

    month, days = _month(desk, wanted)
    lines = [
        _line(
            mine,
            mine[0].worker.name,
            official_date(mine[0].worker.birth_date) if mine[0].worker.birth_date else "",
            len({one.farm.id for one in mine}),
        )
        for mine in _by_worker(days)
    ]
    return ledger_pdf(WORKERS, month, ("성명", "생년월일", "일수", "농가"), lines)


def farms(desk: Desk, wanted: Wanted) -> bytes:
    """The 농가별 월 대장. Raises UserError where nobody has worked."""
    from jobdesk.reports.farm_ledgers import FARMS, ledger_pdf

    month, days = _month(desk, wanted)
    lines = [
        _line(mine, mine[0].farm.name, mine[0].farm.eup_myeon, len({one.worker.id for one in mine}))
        for mine in _by_farm(days)
    ]
    return ledger_pdf(FARMS, month, ("농가", "읍면", "연인원", "실인원"), lines)


def workers_book(desk: Desk, wanted: Wanted, path: Path) -> None:
    """The 근로자별 월 대장 as a workbook, day by day with sums. Raises UserError."""
    _, days = _month(desk, wanted)
    _write(desk, wanted, path, "근로자별", _by_worker(days), lambda one: one.worker.name)


def farms_book(desk: Desk, wanted: Wanted, path: Path) -> None:
    """The 농가별 월 대장 as a workbook, day by day with sums. Raises UserError."""
    _, days = _month(desk, wanted)
    _write(desk, wanted, path, "농가별", _by_farm(days), lambda one: one.farm.name)


def names(desk: Desk, wanted: Wanted) -> list[int]:
    """Who has worked in the month."""
    first, last = span_of(farm_papers.day_of(desk, wanted))
    return [one.worker.id for one in farm_day_facts.lines(desk, first, last, statuses=COUNTED)]


def span_of(day: date) -> tuple[date, date]:
    """The first and the last day of the month of ``day``."""
    first = day.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _month(desk: Desk, wanted: Wanted) -> tuple[Month, list[DayLine]]:
    from jobdesk.reports.farm_ledgers import Month

    first, last = span_of(farm_papers.day_of(desk, wanted))
    every = farm_day_facts.lines(desk, first, last, statuses=COUNTED | AHEAD)
    days = [one for one in every if one.day.status in COUNTED]
    if not days:
        raise farm_papers.nothing("그달에 근로확인된 날", "배치판에서 근로확인을 먼저 하세요.")
    open_ = sum(one.day.status in AHEAD and one.on <= desk.today() for one in every)
    told = (
        f"연인원 {len(days):,}명 · 실인원 {len({one.worker.id for one in days}):,}명 · "
        f"농가 {len({one.farm.id for one in days}):,}곳"
    )
    about = [told]
    if open_:
        about.append(f"※ 근로확인이 되지 않은 날이 {open_:,}건 있어 여기에 들어가지 않았습니다.")
    own = settings.get(desk)
    return (
        Month(
            own.name or desk.name,
            f"{first.year}년 {first.month}월",
            last.day,
            about,
            own.approval_titles,
            farm_papers.foot(desk),
            desk.practice,
        ),
        days,
    )


def _line(days: Sequence[DayLine], name: str, beside: str, count: int) -> LedgerLine:
    from jobdesk.reports.farm_ledgers import LedgerLine

    marks: dict[int, int] = {}
    for one in days:
        marks[one.on.day] = marks.get(one.on.day, 0) + 1
    return LedgerLine(
        name,
        beside,
        marks,
        len(days),
        f"{count:,}",
        sum(one.terms.daily_wage or 0 for one in days),
        sum(one.terms.daily_wage or 0 for one in days if one.day.wage_paid_on is not None),
    )


def _by_worker(days: Iterable[DayLine]) -> list[list[DayLine]]:
    return _grouped(days, lambda one: (one.worker.name, one.worker.id))


def _by_farm(days: Iterable[DayLine]) -> list[list[DayLine]]:
    return _grouped(days, lambda one: (one.farm.name, one.farm.id))


def _grouped(
    days: Iterable[DayLine], key: Callable[[DayLine], tuple[str, int]]
) -> list[list[DayLine]]:
    found: dict[tuple[str, int], list[DayLine]] = {}
    for one in days:
        found.setdefault(key(one), []).append(one)
    return [found[each] for each in sorted(found)]


def _write(
    desk: Desk,
    wanted: Wanted,
    path: Path,
    which: str,
    groups: Sequence[Sequence[DayLine]],
    called: Callable[[DayLine], str],
) -> None:
    """A line for each day beneath who it is about, then the sums of the group and of all."""
    from jobdesk.exchange.writer import Roster, write_roster

    first, _ = span_of(farm_papers.day_of(desk, wanted))
    own = settings.get(desk)
    by_farm = which == "농가별"
    lead = ("농가", "성명") if by_farm else ("성명", "농가")
    heads = ("연번", *lead, "일자", *(each for each in _HEADS if each not in ("일자", "농가")))
    wage = heads.index("일당")
    rows: list[Sequence[object] | Total] = []
    for group in groups:
        rows += [(number, *_cells(one, by_farm=by_farm)) for number, one in enumerate(group, 1)]
        won = sum(one.terms.daily_wage or 0 for one in group)
        rows.append(Total(called(group[0]), len(group), {wage: won}))
    every = [one for group in groups for one in group]
    rows.append(
        Total(
            "합계", len(every), {wage: sum(one.terms.daily_wage or 0 for one in every)}, whole=True
        )
    )
    write_roster(
        path,
        Roster(
            title=f"농가일자리 {which} 월 대장 ({first.year}년 {first.month}월)",
            as_of=f"{own.name or desk.name} · {official_date(desk.today())} 현재",
            columns=tuple(Column(head, _TYPES.get(head, ColumnType.TEXT)) for head in heads),
            rows=rows,
            unit="시간, 원",
            author=desk.user,
            sheet=f"{which} 대장",
            counted="일",
            grouped=True,
            summed=(wage,),
            approval=own.approval_titles,
        ),
    )


def _cells(one: DayLine, *, by_farm: bool) -> tuple[object, ...]:
    who, where = one.worker.name, one.farm.name
    insured = "가입" if one.day.insured else "본인" if one.worker.own_insurance(one.on) else ""
    return (
        *((where, who) if by_farm else (who, where)),
        one.on,
        one.farm.eup_myeon,
        one.terms.task,
        one.crop,
        one.terms.starts_at,
        one.terms.ends_at,
        one.day.hours,
        one.terms.daily_wage,
        one.day.wage_paid_on,
        one.contract_on,
        insured,
    )

"""할 일 of farm work: who is missing tomorrow, who is to be told, what a past day still lacks, and
the support money that waits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from jobdesk.data import farm_evidence
from jobdesk.domain.changes import Ref
from jobdesk.domain.farm_evidence import Day
from jobdesk.domain.farm_gaps import Gap, gaps
from jobdesk.domain.farm_support import SupportBatch, SupportStep
from jobdesk.domain.farm_work import LIVE, DayStatus, FarmBlock
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.services import farm_insurance, farm_records, farm_support_proposal, holidays, lists
from jobdesk.services.desk import Desk
from jobdesk.services.dues import Due

_DAY = timedelta(days=1)
_SHOWN = 2
"""So many farms are named in a line; of the others only the number."""
_FURTHEST = 5
"""So many days ahead the next office day is looked for."""
_LOOK_BACK = timedelta(days=92)
"""So far back a day is asked about; what is older is closed with its month."""
_TOLD_LATE = timedelta(days=7)
"""So long after the day an insurer is still told that somebody did not come."""
_CLOSED_AFTER = 31
"""Days after a month's end for which its support money is asked about."""
BOARD, SUPPORT = "farm_work:board", "farm_work:support"
_MENDED = {
    Gap.CONFIRMATION: BOARD,
    Gap.CONTRACT: "farm_work:papers/contracts",
    Gap.INSURANCE: "farm_work:papers/insurance",
}
"""Where what a day lacks is brought in."""


def due(desk: Desk) -> Iterator[Due]:
    """What is to do today for the farms."""
    today = desk.today()
    yield from _coming(desk, today)
    yield from _past(desk, today)
    yield from _fallen(desk, today)
    yield from _money(desk, today)


def next_days(today: date) -> tuple[date, ...]:
    """The days to be filled today: tomorrow, before a weekend or a holiday up to the next
    office day."""
    found, closed = [], holidays.bundled()
    for ahead in range(1, _FURTHEST + 1):
        found.append(today + _DAY * ahead)
        if found[-1].weekday() < 5 and found[-1] not in closed:
            break
    return tuple(found)


def _coming(desk: Desk, today: date) -> Iterator[Due]:
    """Places without anybody, and people who were not told yet, from today to the next day."""
    days = (today, *next_days(today))
    blocks = farm_records.wanted_between(desk, days[0], days[-1])
    people = farm_records.days_of_blocks(desk, [block.id for block in blocks])
    sent = Counter(day.block_id for day in people if day.status in LIVE)
    for on in days:
        mine = [block for block in blocks if block.work_date == on]
        short = [(block, (block.heads or 0) - sent[block.id]) for block in mine]
        short = [(block, left) for block, left in short if left > 0]
        if short:
            yield _short(desk, on, today, short)
        ids = {block.id for block in mine}
        untold = [d for d in people if d.block_id in ids and d.status is DayStatus.PLACED]
        if untold:
            words = f"{_when(on, today)} 배치를 알리고 확정할 분 {len(untold):,}명"
            farms = _farms(desk, (day.employer_id for day in untold))
            ref = Ref(KindId.FARM_DAYS, untold[0].id)
            yield Due("farm-untold", words, farms, today, ref, page=f"{BOARD}/{on}", since=on)


def _short(desk: Desk, on: date, today: date, short: Sequence[tuple[FarmBlock, int]]) -> Due:
    left = sum(count for _, count in short)
    words = f"{_when(on, today)} 배치가 모자란 농가 {len(short):,}곳, {left:,}명"
    ref = Ref(KindId.FARM_BLOCKS, short[0][0].id)
    farms = _farms(desk, (block.employer_id for block, _ in short))
    return Due("farm-short", words, farms, today, ref, page=f"{BOARD}/{on}", since=on)


def _past(desk: Desk, today: date) -> Iterator[Due]:
    """Days without a confirmation, a contract or insurance; insurance up to tomorrow."""
    tomorrow = today + _DAY
    lacking: dict[Gap, list[Day]] = {gap: [] for gap in Gap}
    for day in farm_evidence.days(desk.store, today - _LOOK_BACK, tomorrow):
        for gap in gaps(day, today):
            lacking[gap].append(day)
    parts = (
        (Gap.CONFIRMATION, "farm-confirm", "근로확인할 근로일 {n}건"),
        (Gap.CONTRACT, "farm-contract", "계약서를 받을 근로일 {n}건"),
        (Gap.INSURANCE, "farm-insurance", "보험을 넣을 근로일 {n}건"),
    )
    for gap, name, words in parts:
        found = lacking[gap]
        if not found:
            continue
        first, last = min(d.work_date for d in found), max(d.work_date for d in found)
        yield Due(
            name,
            words.format(n=f"{len(found):,}"),
            _farms(desk, (day.employer_id for day in found)),
            min(today, first + _DAY) if gap is Gap.CONFIRMATION else today,
            Ref(KindId.FARM_DAYS, found[0].id),
            page=f"{_MENDED[gap]}/{first}",
            since=last,
        )


def _fallen(desk: Desk, today: date) -> Iterator[Due]:
    """Insurance that was handed in for who does not come: the premium runs until it is told."""
    days = farm_insurance.fallen(desk, today - _TOLD_LATE, today + _DAY * _FURTHEST)
    if days:
        first = min(day.work_date for day in days if day.work_date)
        words = f"보험사에 취소를 알릴 근로일 {len(days):,}건"
        farms = _farms(desk, (day.employer_id for day in days))
        ref = Ref(KindId.FARM_DAYS, days[0].id)
        page = f"{_MENDED[Gap.INSURANCE]}/{first}"
        yield Due("farm-fallen", words, farms, today, ref, page=page, since=first)


def _money(desk: Desk, today: date) -> Iterator[Due]:
    """The month that is over and was not asked for, and what is approved and waits."""
    closed = today.replace(day=1) - _DAY
    if (today - closed).days <= _CLOSED_AFTER:
        proposal = farm_support_proposal.propose(desk, closed)
        if proposal.lines:
            words = f"{closed.month}월 농가일자리 지원금 기안"
            detail = f"{len(proposal.lines):,}건 {proposal.amount:,}원"
            ref = Ref(KindId.FARM_DAYS, proposal.lines[0].day_id)
            yield Due("farm-draft", words, detail, today, ref, page=SUPPORT, since=closed)
    approved = Condition("step", Op.IS, SupportStep.APPROVED.value)
    ids = lists.find(desk, KindId.SUPPORT_BATCHES, Filter(conditions=(approved,)))
    sums = lists.rows(desk, KindId.SUPPORT_BATCHES, ids, ("amount_sum",))
    for id_ in ids:
        batch: SupportBatch = farm_records.batch(desk, id_)
        ref = Ref(KindId.SUPPORT_BATCHES, id_)
        detail = f"{int(str(sums[id_][0] or 0)):,}원 · 승인 {batch.approved_on}"
        words = f"지급할 지원금: {batch.title}"
        yield Due("farm-pay", words, detail, today, ref, since=batch.approved_on)


def _when(on: date, today: date) -> str:
    near = {0: "오늘", 1: "내일"}
    return near.get((on - today).days, f"{on.month}월 {on.day}일")


def _farms(desk: Desk, employer_ids: Iterable[int | None]) -> str:
    """The first farms by name, and how many others."""
    ids = list(dict.fromkeys(id_ for id_ in employer_ids if id_))
    names = lists.called(desk, KindId.EMPLOYERS, ids[:_SHOWN])
    words = ", ".join(names[id_] for id_ in ids[:_SHOWN])
    return f"{words} 외 {len(ids) - _SHOWN:,}곳" if len(ids) > _SHOWN else words

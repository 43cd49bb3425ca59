"""할 일 of reports: what is to be handed in, closed, told as 정정, and where the year lags behind.

A centre that has drawn up no report and closed no month is asked for neither.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from weakref import WeakKeyDictionary

from jobdesk.data import operations, records
from jobdesk.data.store import Store
from jobdesk.domain.changes import Ref
from jobdesk.domain.closing import Correction
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.domain.months import Month
from jobdesk.domain.report_records import ReportRecord, ReportStatus
from jobdesk.domain.spans import Span, SpanType, span_with
from jobdesk.services import closings, lists, report_book, target_year
from jobdesk.services.desk import Desk
from jobdesk.services.dues import Due
from jobdesk.services.report_freezing import span_of_record

_DAY = timedelta(days=1)
AHEAD = timedelta(days=5)
"""So long before its day a report is asked for."""
_LOOK_BACK = timedelta(days=366)
"""What was to be handed in longer ago is history and no task."""
_BEHIND = Decimal(-10)
"""So many %p behind the part of the year that has passed a target is told of."""
_SOON = 2
"""In January and February a year has not gone far enough to be behind."""
_SHOWN = 2
"""So many are named in a line; of the others only the number."""
REPORTS, TARGETS = "reports:reports", "reports:targets"
CLOSING = f"{REPORTS}/closing"
"""Where a month is closed: what stands after it is the month, ``2026-10``."""

_KNOWN: WeakKeyDictionary[Store, tuple[tuple[int, date], tuple[Correction, ...]]] = (
    WeakKeyDictionary()
)
"""What the closed months of an open store count otherwise, with the operation it was read at."""


def due(desk: Desk) -> Iterator[Due]:
    """What is to do today about reports, months and targets."""
    today = desk.today()
    yield from _written(desk, today)
    yield from _not_drawn(desk, today)
    closed = sorted(closings.closed_months(desk), key=lambda month: month.first)
    if closed:
        yield from _open_months(desk, today, closed[-1])
        yield from _corrections(desk, today)
    yield from _behind(desk, today)


def coming(desk: Desk, first: date, last: date) -> Iterator[ReportRecord]:
    """The reports that are still written and to be handed in between two days."""
    wanted = Filter(
        conditions=(
            Condition("status", Op.IS, ReportStatus.WRITING.value),
            Condition("due_on", Op.AT_LEAST, first),
            Condition("due_on", Op.AT_MOST, last),
        )
    )
    yield from records.get_many(
        desk.store, KindId.REPORTS, lists.find(desk, KindId.REPORTS, wanted)
    )


def _written(desk: Desk, today: date) -> Iterator[Due]:
    """Reports drawn up and not handed in, from some days before their day on."""
    for report in coming(desk, today - _LOOK_BACK, today + AHEAD):
        if report.due_on is None:
            continue
        left = (report.due_on - today).days
        said = f"제출 기한 {report.due_on.month}월 {report.due_on.day}일"
        detail = f"{said} · {left}일 남음" if left > 0 else said
        yield Due(
            "report-due",
            f"제출할 보고서: {report.title}",
            detail,
            min(today, report.due_on),
            Ref(KindId.REPORTS, report.id),
            since=report.due_on,
        )


def _not_drawn(desk: Desk, today: date) -> Iterator[Due]:
    """The stretch that is over and has no report, of each template whose stretch before had one."""
    for span_type in (SpanType.MONTH, SpanType.QUARTER, SpanType.HALF, SpanType.YEAR):
        span = span_with(span_type, today).before
        drawn = {each.template: each for each in _of(desk, span)}
        for former in _of(desk, span.before):
            if former.template in drawn or former.due_on is None:
                continue  # without a day it was made by closing its month, which is asked below
            on = report_book.due_of(desk, span)
            title = former.title.replace(span.before.label, span.label)
            yield Due(
                "report-draw",
                f"만들 보고서: {title}",
                f"제출 기한 {on.month}월 {on.day}일",
                min(today, on),
                Ref(KindId.REPORTS, former.id),
                page=REPORTS,
                since=span.last,
            )


def _of(desk: Desk, span: Span) -> Sequence[ReportRecord]:
    wanted = Filter(
        conditions=(
            Condition("starts_on", Op.IS, span.first),
            Condition("ends_on", Op.IS, span.last),
        )
    )
    ids = lists.find(desk, KindId.REPORTS, wanted)
    found: list[ReportRecord] = records.get_many(desk.store, KindId.REPORTS, ids)
    return [each for each in found if span_of_record(each).type is span.type]


def _open_months(desk: Desk, today: date, last: Month) -> Iterator[Due]:
    """Months that are over behind the last one that was closed."""
    over, month = [], closings.month_of(last.last + _DAY)
    while month.last < today:
        over.append(month)
        month = closings.month_of(month.last + _DAY)
    if not over:
        return
    first = over[0]
    named = f"{first.number}월" if len(over) == 1 else f"{first.number}월부터 {len(over)}달"
    on = report_book.due_of(desk, span_with(SpanType.MONTH, first.first))
    yield Due(
        "month-open",
        f"마감할 달: {named}",
        f"{last.year}년 {last.number}월까지 마감했습니다",
        min(today, on),
        Ref(KindId.REPORT_CLOSINGS, closings.closed_months(desk)[last].record.id),
        page=f"{CLOSING}/{first.year}-{first.number:02}",
        since=over[-1].last,
    )


def _corrections(desk: Desk, today: date) -> Iterator[Due]:
    """What closed months count otherwise now since somebody wrote in them, which the next report
    tells; what only became known with time, as who is still at work, is for the report alone."""
    found = [each for each in _changed_since(desk, today) if any(c.who for c in each.changes)]
    if not found:
        return
    first = min((each.month for each in found), key=lambda month: month.first)
    names = list(dict.fromkeys(f"{each.month.number}월 {each.name}" for each in found))
    closed = closings.closed_months(desk, (first.year, first.year))[first]
    days = [change.on for each in found for change in each.changes if change.on is not None]
    yield Due(
        "closed-changed",
        f"마감 뒤 바뀐 실적 {len(found):,}건",
        f"{_some(names)} · 다음 보고서에 정정으로 나옵니다",
        today,
        Ref(KindId.REPORT_CLOSINGS, closed.record.id),
        page=f"{CLOSING}/{first.year}-{first.number:02}",
        since=max(days, default=first.last),
    )


def _changed_since(desk: Desk, today: date) -> tuple[Correction, ...]:
    """The 정정 as they are now, reckoned again only once something was written: the home page asks
    each time it is shown."""
    key = operations.newest(desk.store), today
    known = _KNOWN.get(desk.store)
    if known is None or known[0] != key:
        known = key, closings.corrections(desk, closings.month_of(today))
        _KNOWN[desk.store] = known
    return known[1]


def _behind(desk: Desk, today: date) -> Iterator[Due]:
    """Targets that will be missed as it goes now: one line, once a month."""
    if today.month <= _SOON:
        return
    lagging = [
        line
        for line in target_year.lines(desk, today.year)
        if line.ahead is not None and line.ahead <= _BEHIND
    ]
    if not lagging:
        return
    lagging.sort(key=lambda line: line.ahead or Decimal(0))
    worst = lagging[0]
    names = [f"{line.indicator.name} {line.rate_text}" for line in lagging]
    ref = Ref(KindId.TARGETS, worst.target.id if worst.target else 0)
    month = today.replace(day=1)
    words = f"속도가 모자란 목표 {len(lagging):,}개"
    yield Due("target-pace", words, _some(names), today, ref, page=TARGETS, since=month)


def _some(names: Sequence[str]) -> str:
    words = ", ".join(names[:_SHOWN])
    return f"{words} 외 {len(names) - _SHOWN:,}개" if len(names) > _SHOWN else words

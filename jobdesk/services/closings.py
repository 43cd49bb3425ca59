"""월 마감: a month's rows are kept as they were counted, what changes later is told as 정정.

A closing is no step to take back: it is opened again with a reason, which is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from jobdesk.data import operations, records
from jobdesk.data.indicator_rows import by_day
from jobdesk.domain import closing, text
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.closing import (
    Correction,
    FrozenFigure,
    KeptMonth,
    applied,
    compared,
)
from jobdesk.domain.evidence import Selected
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.indicators import Indicator
from jobdesk.domain.kinds import KindId
from jobdesk.domain.months import Month
from jobdesk.domain.report_records import ReportClosing
from jobdesk.domain.spans import Span
from jobdesk.errors import UserError
from jobdesk.services import lists
from jobdesk.services.correction_reasons import explained
from jobdesk.services.desk import Desk
from jobdesk.services.indicators import Measures, every

_KIND = KindId.REPORT_CLOSINGS


@dataclass(frozen=True)
class ClosedMonth:
    """A month that is closed, with what its closing keeps."""

    month: Month
    record: ReportClosing

    @cached_property
    def kept(self) -> KeptMonth:
        """Its rows."""
        return KeptMonth(self.month, self.record.counted)

    @cached_property
    def corrections(self) -> tuple[Correction, ...]:
        """What its report told of earlier months."""
        return closing.read_corrections(self.record.corrections)

    @property
    def sound(self) -> bool:
        """Whether it is what was kept: its hash agrees."""
        kept = closing.digest(self.record.counted, self.record.corrections)
        return kept == self.record.digest


def all_closings(desk: Desk, years: tuple[int, int] | None = None) -> tuple[ReportClosing, ...]:
    """Every closing that was ever made, or those of months from one year to another, both
    included; the newest month first."""
    between: tuple[Condition, ...] = ()
    if years is not None:
        between = (
            Condition("month", Op.AT_LEAST, date(years[0], 1, 1)),
            Condition("month", Op.AT_MOST, date(years[1], 12, 31)),
        )
    ids = lists.find(desk, _KIND, Filter(conditions=between))
    return tuple(records.get_many(desk.store, _KIND, ids))


def closed_months(desk: Desk, years: tuple[int, int] | None = None) -> dict[Month, ClosedMonth]:
    """The months that are closed now, all or those from one year to another, in order."""
    found: dict[Month, ClosedMonth] = {}
    for record in sorted(all_closings(desk, years), key=lambda each: each.closed_at):
        if record.month is not None and record.reopened_on is None:
            month = month_of(record.month)
            found[month] = ClosedMonth(month, record)
    return dict(sorted(found.items(), key=lambda pair: pair[0].first))


def is_closed(desk: Desk, month: Month) -> bool:
    """Whether a month is closed."""
    return month in closed_months(desk, (month.year, month.year))


def close(desk: Desk, month: Month) -> Change:
    """Close a month: keep the rows of every indicator, and what its report told of earlier ones.

    Raises UserError when the month is not over or closed already.
    """
    if desk.today() < month.last:
        raise UserError(
            f"{_named(month)}은 아직 끝나지 않아 마감할 수 없습니다. "
            f"{month.number}월 {month.last.day}일부터 마감할 수 있습니다.",
            field="month",
        )
    label = f"{_named(month)} 마감"
    with desk.store.operation(label, kind=operations.CLOSING) as operation:
        if is_closed(desk, month):
            raise UserError(
                f"{_named(month)}은 이미 마감했습니다. 다시 마감하려면 먼저 사유를 적고 마감을 "
                "푸세요.",
                field="month",
            )
        now = desk.store.now()
        measures = Measures(desk, month.last)
        counted = closing.counted_text(
            _frozen(desk, measures, month), operations.newest(desk.store)
        )
        told = closing.corrections_text(corrections(desk, month))
        record = ReportClosing(
            month=month.first,
            closed_at=now.isoformat(timespec="microseconds"),
            counsellor=desk.user,
            counted=counted,
            corrections=told,
            digest=closing.digest(counted, told),
        )
        id_ = records.insert(desk.store, record)
        return operation.change(Ref(_KIND, id_))


def reopen(desk: Desk, month: Month, reason: str) -> Change:
    """Open a closed month again; the closing stays, with who opened it and why.

    Raises UserError when it is not closed, no reason is given or a later month is closed.
    """
    why = text.tidy(reason)
    if not why:
        raise UserError("마감을 푸는 사유를 적으세요. 사유는 기록으로 남습니다.", field="reason")
    label = f"{_named(month)} 마감 풀기"
    with desk.store.operation(label, kind=operations.CLOSING) as operation:
        found = closed_months(desk)
        if month not in found:
            raise UserError(f"{_named(month)}은 마감되어 있지 않습니다.", field="month")
        later = [other for other in found if other.first > month.first]
        if later:
            raise UserError(
                f"{_named(later[-1])}이 마감되어 있어 {_named(month)}을 먼저 풀 수 없습니다. "
                f"{_named(later[-1])}부터 푸세요. 고친 내용은 마감을 풀지 않아도 다음 보고서에 "
                "정정으로 나옵니다.",
                field="month",
            )
        opened = replace(
            found[month].record, reopened_on=desk.today(), reopened_by=desk.user, reason=why
        )
        records.update(desk.store, opened)
        return operation.change(Ref(_KIND, opened.id))


class Closed:
    """The closed months as a report of ``span`` tells them.

    Of a span whose own last month is closed, only what was closed up to then counts, so that its
    report says again what it said.
    """

    def __init__(self, desk: Desk, span: Span) -> None:
        self._desk, self._last = desk, month_of(span.last)
        found = closed_months(desk, _looked_at(self._last))
        self._own = found.get(self._last)
        until = self._own.record.closed_at if self._own else None
        self._months = {
            month: each
            for month, each in found.items()
            if month.first <= self._last.first and (until is None or each.record.closed_at <= until)
        }
        self._told = _Told(self._months, told_in=self._last)
        self._found: tuple[Correction, ...] | None = None

    @property
    def months(self) -> tuple[Month, ...]:
        """The closed months up to the last of the span."""
        return tuple(self._months)

    def figure(self, indicator: str, month: Month) -> FrozenFigure | None:
        """An indicator in a closed month as last told, None where the month is open or the
        indicator was not there when it was closed."""
        return self._told.figure(indicator, month)

    def corrections(self) -> tuple[Correction, ...]:
        """What changed in the closed months: what the report of the own closed month told and what
        changed in them since, what the next one is to tell while it is open. With them the months
        come to what is counted now."""
        if self._found is None:
            own = self._own
            if own is None:
                self._found = corrections(self._desk, self._last)
            else:
                told = _Told(self._months)
                since = _changed(self._desk, self._months, told)
                self._found = (*own.corrections, *since)
        return self._found


def corrections(desk: Desk, month: Month) -> tuple[Correction, ...]:
    """정정: how closed months before ``month`` count differently now from what was last told, with
    who changed which record and under what label.

    The months of its year and of the year before are looked at: no report says more of others.
    Each is counted as known at its own end: that somebody stays whom nobody had asked yet is no
    change of what was told then (:func:`jobdesk.data.indicator_rows.by_day`).
    """
    with desk.store.reading():
        months = closed_months(desk, _looked_at(month))
        known = {m: each for m, each in months.items() if m.first < month.first}
        return _changed(desk, known, _Told(known))


def _changed(desk: Desk, known: Mapping[Month, ClosedMonth], told: _Told) -> tuple[Correction, ...]:
    if not known:
        return ()
    measures = Measures(desk, max(m.last for m in known))
    here = {each.id for each in every(desk, plan=True)}
    found = []
    for at, closed in known.items():
        for indicator in closed.kept.indicators:
            if indicator not in here:
                continue
            now = _rows(measures, measures.indicator(indicator), at)
            if told.as_kept(indicator, at) and closed.kept.fingerprint(
                indicator
            ) == closing.fingerprint(closing.rows_text(now)):
                continue
            was = told.figure(indicator, at)
            changed = compared(at, was, now) if was is not None else None
            if changed is not None:
                found.append(
                    explained(
                        desk, changed, measures.indicator(indicator), told.after(indicator, at)
                    )
                )
    return tuple(found)


class _Told:
    """The closed months with what was told of them since, but for what the report of ``told_in``
    itself tells."""

    def __init__(
        self, months: Mapping[Month, ClosedMonth], *, told_in: Month | None = None
    ) -> None:
        self._months = months
        self._since: dict[tuple[Month, str], list[Correction]] = {}
        self._after: dict[tuple[Month, str], int] = {}
        for each in sorted(months.values(), key=lambda one: one.record.closed_at):
            for correction in () if each.month == told_in else each.corrections:
                at = months.get(correction.month)
                if at is None or at.record.closed_at > each.record.closed_at:
                    continue  # that month was closed anew since
                key = correction.month, correction.indicator
                self._since.setdefault(key, []).append(correction)
                self._after[key] = each.kept.after

    def as_kept(self, indicator: str, month: Month) -> bool:
        """Whether nothing was told of it since it was closed."""
        return (month, indicator) not in self._since

    def after(self, indicator: str, month: Month) -> int:
        """The last step before it was last told of a closed month."""
        return self._after.get((month, indicator), self._months[month].kept.after)

    def figure(self, indicator: str, month: Month) -> FrozenFigure | None:
        """An indicator of a closed month as last told, None where the month is open or the
        indicator was not counted then."""
        closed = self._months.get(month)
        figure = closed.kept.figure(indicator) if closed else None
        for correction in self._since.get((month, indicator), ()) if figure else ():
            assert figure is not None
            figure = applied(figure, correction)
        return figure


def _looked_at(month: Month) -> tuple[int, int]:
    return month.year - 1, month.year


def _frozen(desk: Desk, measures: Measures, month: Month) -> Iterable[FrozenFigure]:
    for each in every(desk, plan=True):
        if measures.counted_by(each.id).id != each.id:
            continue  # a node of the plan that another indicator counts for
        hand = each.hand.value if each.hand else ""
        kind = KindId.INDICATOR_VALUES if hand else each.kind
        if kind is None:
            continue
        rows = tuple(_rows(measures, each, month))
        distinct = bool(each.distinct_field)
        value = closing.value_of(rows, distinct=distinct, hand=hand)
        yield FrozenFigure(each.id, each.name, each.unit, value, kind, rows, distinct, hand)


def _rows(measures: Measures, indicator: Indicator, month: Month) -> list[Selected]:
    if indicator.hand:
        return measures.typed(indicator.id, month.first, month.last)
    if by_day(indicator):
        return measures.rows_known_then(indicator.id, month.first, month.last)
    return measures.rows(indicator.id, month.first, month.last)


def _named(month: Month) -> str:
    return f"{month.year}년 {month.number}월"


def month_of(day: date) -> Month:
    """The month in which a day lies."""
    return Month(day.year, day.month)

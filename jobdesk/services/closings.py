"""월 마감: a month's rows are kept as they were counted, what changes later is told as 정정.

A closing is no step to take back: it is opened again with a reason, which is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from jobdesk.data import operations, records
from jobdesk.data.titles import title
from jobdesk.domain import closing, text
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.closing import Correction, FrozenFigure, RowChange, applied, compared
from jobdesk.domain.kinds import KindId
from jobdesk.domain.months import Month
from jobdesk.domain.report_records import ReportClosing
from jobdesk.domain.spans import Span
from jobdesk.errors import UserError
from jobdesk.services import history, lists
from jobdesk.services.desk import Desk
from jobdesk.services.indicators import Measures, every

_KIND = KindId.REPORT_CLOSINGS


@dataclass(frozen=True, slots=True)
class ClosedMonth:
    """A month that is closed, with what its closing keeps."""

    month: Month
    record: ReportClosing
    after_operation: int
    figures: Mapping[str, FrozenFigure]
    corrections: tuple[Correction, ...]

    @property
    def sound(self) -> bool:
        """Whether it is what was kept: its hash agrees."""
        kept = closing.digest(self.record.counted, self.record.corrections)
        return kept == self.record.digest


def all_closings(desk: Desk) -> tuple[ReportClosing, ...]:
    """Every closing that was ever made, the newest month first."""
    return tuple(records.get_many(desk.store, _KIND, lists.find(desk, _KIND)))


def closed_months(desk: Desk) -> dict[Month, ClosedMonth]:
    """The months that are closed now, in order."""
    found: dict[Month, ClosedMonth] = {}
    for record in sorted(all_closings(desk), key=lambda each: each.closed_at):
        if record.month is None or record.reopened_on is not None:
            continue
        after, figures = closing.read_counted(record.counted)
        told = closing.read_corrections(record.corrections)
        month = Month(record.month.year, record.month.month)
        found[month] = ClosedMonth(month, record, after, figures, told)
    return dict(sorted(found.items(), key=lambda pair: pair[0].first))


def is_closed(desk: Desk, month: Month) -> bool:
    """Whether a month is closed."""
    return month in closed_months(desk)


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
        self._desk, self._last = desk, Month(span.last.year, span.last.month)
        found = closed_months(desk)
        self._own = found.get(self._last)
        until = self._own.record.closed_at if self._own else None
        self._months = {
            month: each
            for month, each in found.items()
            if month.first <= self._last.first and (until is None or each.record.closed_at <= until)
        }
        self._told = _as_told(self._months, told_in=self._last)

    @property
    def months(self) -> tuple[Month, ...]:
        """The closed months up to the last of the span."""
        return tuple(self._months)

    def figure(self, indicator: str, month: Month) -> FrozenFigure | None:
        """An indicator in a closed month as last told, None where the month is open or the
        indicator was not there when it was closed."""
        return self._told.get(month, {}).get(indicator)

    def corrections(self) -> tuple[Correction, ...]:
        """What changed in earlier closed months: what the report of a closed month told, what the
        next one is to tell while it is open."""
        if self._own is not None:
            return self._own.corrections
        return corrections(self._desk, self._last)


def corrections(desk: Desk, month: Month) -> tuple[Correction, ...]:
    """정정: how closed months before ``month`` count differently now from what was last told, with
    who changed which record and under what label."""
    with desk.store.reading():
        known = {m: each for m, each in closed_months(desk).items() if m.first < month.first}
        if not known:
            return ()
        told = _as_told(known)
        measures = Measures(desk, max(m.last for m in known))
        here = {each.id for each in every(desk)}
        found = []
        for at, figures in told.items():
            for was in figures.values():
                if was.indicator not in here:
                    continue
                now = measures.rows(was.indicator, at.first, at.last)
                changed = compared(at, was, now)
                if changed is not None:
                    found.append(_explained(desk, changed, known[at].after_operation))
        return tuple(found)


def _as_told(
    months: Mapping[Month, ClosedMonth], *, told_in: Month | None = None
) -> dict[Month, dict[str, FrozenFigure]]:
    """The closed months with what was told of them since, but for what the report of ``told_in``
    itself tells."""
    told = {month: dict(each.figures) for month, each in months.items()}
    for each in sorted(months.values(), key=lambda one: one.record.closed_at):
        for correction in () if each.month == told_in else each.corrections:
            at = months.get(correction.month)
            if at is None or at.record.closed_at > each.record.closed_at:
                continue  # that month was closed anew since
            was = told[correction.month].get(correction.indicator)
            if was is not None:
                told[correction.month][correction.indicator] = applied(was, correction)
    return told


def _frozen(desk: Desk, measures: Measures, month: Month) -> Iterable[FrozenFigure]:
    for each in every(desk):
        if each.kind is None:
            continue
        rows = tuple(measures.rows(each.id, month.first, month.last))
        distinct = bool(each.distinct_field)
        value = closing.value_of(rows, distinct=distinct)
        yield FrozenFigure(each.id, each.name, each.unit, value, each.kind, rows, distinct)


def _explained(desk: Desk, correction: Correction, after_operation: int) -> Correction:
    changes = tuple(
        _why(desk, correction.kind, change, after_operation) for change in correction.changes
    )
    return replace(correction, changes=changes)


def _why(desk: Desk, kind: KindId, change: RowChange, after_operation: int) -> RowChange:
    what = title(desk.store, kind, change.record)
    for entry in history.record(desk, kind, change.record):
        if entry.operation > after_operation:
            return replace(change, what=what, who=entry.user, why=entry.label, on=entry.at.date())
    # Nothing was done to the record itself: it counts differently by one it hangs on.
    return replace(change, what=what, why="연결된 기록이 바뀌었습니다")


def _named(month: Month) -> str:
    return f"{month.year}년 {month.number}월"


def month_of(day: date) -> Month:
    """The month in which a day lies."""
    return Month(day.year, day.month)

"""월 마감 and its reports: one step closes a month and keeps the reports drawn up for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jobdesk.data import operations, records
from jobdesk.domain.changes import Change
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.domain.months import Month
from jobdesk.domain.report_records import ReportRecord, ReportStatus
from jobdesk.domain.spans import SpanType
from jobdesk.services import closings, lists
from jobdesk.services.desk import Desk
from jobdesk.services.report_freezing import frozen, thawed
from jobdesk.services.report_making import template

MONTHLY = "monthly"
"""The ready template whose report every closed month has."""


def close(desk: Desk, month: Month) -> Change:
    """Close a month and keep its reports as they print now; where none was drawn up yet the ready
    monthly one is, so that a reprint never differs. One step.

    Raises UserError as :func:`jobdesk.services.closings.close`.
    """
    label = f"{month.year}년 {month.number}월 마감"
    with desk.store.operation(label, kind=operations.CLOSING):
        change = closings.close(desk, month)
        drawn = reports_of(desk, month)
        if not any(each.template == MONTHLY for each in drawn):
            id_ = records.insert(desk.store, _monthly(desk, month))
            drawn = [*drawn, records.get(desk.store, KindId.REPORTS, id_)]
        for each in drawn:
            if not each.frozen:
                records.update(desk.store, frozen(desk, each))
        return change


def reopen(desk: Desk, month: Month, reason: str) -> Change:
    """Open a month again with a reason; its reports that were not handed in count anew. One step.

    Raises UserError as :func:`jobdesk.services.closings.reopen`.
    """
    label = f"{month.year}년 {month.number}월 마감 풀기"
    with desk.store.operation(label, kind=operations.CLOSING):
        change = closings.reopen(desk, month, reason)
        for each in reports_of(desk, month):
            if each.frozen and each.status is ReportStatus.WRITING:
                records.update(desk.store, thawed(each))
        return change


def reports_of(desk: Desk, month: Month) -> Sequence[ReportRecord]:
    """The reports drawn up for exactly that month."""
    days = (
        Condition("starts_on", Op.IS, month.first),
        Condition("ends_on", Op.IS, month.last),
    )
    ids = lists.find(desk, KindId.REPORTS, Filter(conditions=days))
    return records.get_many(desk.store, KindId.REPORTS, ids)


def _monthly(desk: Desk, month: Month) -> ReportRecord:
    title = template(desk, MONTHLY).title
    record = ReportRecord(
        template=MONTHLY,
        span_type=SpanType.MONTH,
        starts_on=month.first,
        ends_on=month.last,
        counsellor=desk.user,
    )
    return replace(record, title=title.replace("{span}", f"{month.year}년 {month.number}월"))

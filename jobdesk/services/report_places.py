"""Where a record that hangs on reports is looked at: at its report, or among the closed months."""

from __future__ import annotations

from jobdesk.data import records
from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KindId
from jobdesk.domain.months import Month
from jobdesk.services import closings
from jobdesk.services.desk import Desk


def place_of(desk: Desk, ref: Ref) -> int | Month | None:
    """The report's id of a report, its words or pictures; the month of a closing; None for a
    template. Raises UserError when the record is gone."""
    if ref.kind is KindId.REPORTS:
        return ref.id
    record = records.get(desk.store, ref.kind, ref.id)
    if ref.kind is KindId.REPORT_CLOSINGS:
        return closings.month_of(record.month)
    return getattr(record, "report_id", None)


def month_named(name: str) -> Month | None:
    """The month of ``2026-10``, None where it is none."""
    year, _, number = name.partition("-")
    if not (year.isdecimal() and number.isdecimal() and 1 <= int(number) <= 12):
        return None
    return Month(int(year), int(number))

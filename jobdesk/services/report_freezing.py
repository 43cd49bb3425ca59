"""A report handed in or of a closed month is kept whole, and printed from what is kept."""

from __future__ import annotations

import json
from dataclasses import replace

from jobdesk.domain.official import official_date
from jobdesk.domain.report_document import Report
from jobdesk.domain.report_json import digest, from_json, to_json
from jobdesk.domain.report_records import ReportRecord
from jobdesk.domain.spans import Span
from jobdesk.errors import UserError
from jobdesk.services.desk import Desk
from jobdesk.services.report_making import make


def span_of_record(record: ReportRecord) -> Span:
    """The stretch a report was drawn up for. Raises UserError where its days are missing."""
    if record.starts_on is None or record.ends_on is None:
        raise UserError("보고서의 기간이 비어 있습니다. 기간을 정하세요.", field="starts_on")
    return Span(record.starts_on, record.ends_on, record.span_type)


def report_of(desk: Desk, record: ReportRecord) -> Report:
    """The report as it was kept, or as it is counted now where it is still written.

    Raises UserError where what was kept is not what was kept then.
    """
    if not record.frozen:
        return make(
            desk, record.template, span_of_record(record), as_of=record.as_of, record=record
        )
    try:
        kept = from_json(json.loads(record.frozen))
    except (ValueError, KeyError, TypeError) as error:
        raise _changed(record) from error
    if digest(kept) != record.digest:
        raise _changed(record)
    return kept


def frozen(desk: Desk, record: ReportRecord) -> ReportRecord:
    """The record with the whole report in it as it is counted now, to be stored."""
    report = replace(report_of(desk, replace(record, frozen="", digest="")), closed=True)
    kept = json.dumps(to_json(report), ensure_ascii=False, separators=(",", ":"))
    return replace(record, frozen=kept, digest=digest(report))


def thawed(record: ReportRecord) -> ReportRecord:
    """The record counted anew from now on, to be stored."""
    return replace(record, frozen="", digest="")


def _changed(record: ReportRecord) -> UserError:
    named = record.title or "보고서"
    day = f" ({official_date(record.starts_on)})" if record.starts_on else ""
    return UserError(
        f"{named}{day}의 확정된 내용이 저장할 때와 다릅니다. 다른 자료는 그대로입니다. "
        "설정의 백업에서 그날의 자료를 확인하고, 보고서를 새로 만드세요."
    )

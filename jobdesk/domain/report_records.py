"""What is stored of reports: templates, reports drawn up, words, pictures, closed months."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from jobdesk.domain.spans import SpanType


class ReportStatus(StrEnum):
    """A report is written until it is handed in, which freezes it."""

    WRITING = "작성 중"
    HANDED_IN = "제출"


@dataclass(frozen=True, slots=True)
class ReportTemplate:
    """보고서 양식 of a centre. ``ready`` is the id of the ready template it began as.

    ``sections`` is the JSON of template_json: which sections are on, in which order, with which
    options. ``rounding``, ``money`` and the numbers of places are those of
    :class:`jobdesk.domain.report_document.Style`; ``numbering`` is the head of document numbers.
    """

    id: int = 0
    revision: int = 0
    title: str = ""
    ready: str = ""
    span_type: SpanType = SpanType.MONTH
    subtitle: str = ""
    sections: str = ""
    rounding: str = "half_up"
    rate_decimals: int | None = 0
    money: str = "천원"
    money_decimals: int | None = 0
    numbering: str = ""
    active: bool | None = True
    note: str = ""
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class ReportRecord:
    """보고서: one drawn up for one stretch of days from a template (``monthly`` or ``own:<id>``).

    ``frozen`` is the JSON of the whole report (report_json) and ``digest`` its SHA-256, both empty
    until it is handed in or its month is closed; from then on it is printed from ``frozen``.
    """

    id: int = 0
    revision: int = 0
    template: str = ""
    title: str = ""
    span_type: SpanType = SpanType.MONTH
    starts_on: date | None = None
    ends_on: date | None = None
    as_of: date | None = None
    due_on: date | None = None
    status: ReportStatus = ReportStatus.WRITING
    submitted_on: date | None = None
    submitted_to: str = ""
    document_number: str = ""
    frozen: str = ""
    digest: str = ""
    counsellor: str = ""
    note: str = ""
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class ReportText:
    """글: the words of one block (``section``: 추진배경, 문제점 및 대책 …) of one report."""

    id: int = 0
    revision: int = 0
    report_id: int | None = None
    section: str = ""
    content: str = ""
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class ReportPhoto:
    """사진 of a report: an attachment, its caption, its place in the grid of ``section``."""

    id: int = 0
    revision: int = 0
    report_id: int | None = None
    section: str = ""
    attachment_id: int | None = None
    caption: str = ""
    taken_on: date | None = None
    position: int | None = None
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class ReportClosing:
    """마감: the rows of a month as they were counted, kept so that March stays March.

    ``month`` is its first day, ``closed_at`` the moment (ISO). ``counted`` is the JSON of the rows
    of each indicator, ``corrections`` that of the changes of earlier closed months which this
    month's report told (정정), ``digest`` the SHA-256 of both. ``reopened_on``, ``reopened_by``
    and ``reason`` tell that it was opened again; a month is closed while its last closing is not.
    """

    id: int = 0
    revision: int = 0
    month: date | None = None
    closed_at: str = ""
    counsellor: str = ""
    counted: str = ""
    corrections: str = ""
    digest: str = ""
    reopened_on: date | None = None
    reopened_by: str = ""
    reason: str = ""
    trashed_on: date | None = None

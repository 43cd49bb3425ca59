"""What one look at the store gives the page: the report that is chosen, its words, its pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from jobdesk.domain.report_document import Report
from jobdesk.domain.report_json import digest
from jobdesk.domain.report_records import ReportRecord, ReportStatus
from jobdesk.domain.report_templates import Template
from jobdesk.domain.spans import Span
from jobdesk.services import report_book, report_files, report_making
from jobdesk.services.desk import Desk
from jobdesk.services.report_freezing import report_of
from jobdesk.ui.pages.reports import photo_block
from jobdesk.ui.pages.reports.book_list import BookLine, lines


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which report is looked at, and how."""

    template: str
    span: Span
    as_of: date | None = None
    mask: bool = False


@dataclass(frozen=True, slots=True)
class Looked:
    """``record`` is the report drawn up, None where it was not; ``pdf`` are its pages, None where
    they are those shown before."""

    wanted: Wanted
    template: Template
    templates: tuple[Template, ...]
    report: Report
    record: ReportRecord | None
    texts: Mapping[str, str]
    photos: Mapping[str, tuple[photo_block.Shown, ...]]
    book: tuple[BookLine, ...]
    carried: bool
    pdf: bytes | None
    pages_of: str

    @property
    def locked(self) -> bool:
        """Whether nothing may be written in it."""
        return self.record is None or bool(self.record.frozen)

    @property
    def handed_in(self) -> bool:
        """Whether it was handed in."""
        return self.record is not None and self.record.status is ReportStatus.HANDED_IN


def look(desk: Desk, wanted: Wanted, pages_of: str) -> Looked:
    """Count and draw a report; ``pages_of`` says which pages are shown already, since they are
    drawn again only where something in them changed. May run on a reading thread.

    Raises UserError as :func:`jobdesk.services.report_making.make`.
    """
    with desk.store.reading():
        template = report_making.template(desk, wanted.template)
        record = report_book.find(desk, wanted.template, wanted.span)
        if record is not None and record.frozen:
            report = report_of(desk, record)
        else:
            report = report_making.make(
                desk, wanted.template, wanted.span, as_of=wanted.as_of, record=record
            )
        texts = report_book.texts(desk, record.id) if record else {}
        photos = photo_block.shown(desk, record.id) if record else {}
        former = report_book.before(desk, wanted.template, wanted.span) if not record else None
        book, templates = lines(desk), report_making.templates(desk)
    seen = f"{digest(report)} {wanted.mask}"
    pdf = report_files.to_pdf(desk, report, mask=wanted.mask) if seen != pages_of else None
    return Looked(
        wanted,
        template,
        templates,
        report,
        record,
        texts,
        photos,
        book,
        former is not None,
        pdf,
        seen,
    )

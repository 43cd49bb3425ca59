"""Makes a report: one snapshot of the store through a template into the frozen object."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from datetime import date
from typing import Any

from jobdesk.data import records
from jobdesk.domain.kinds import KindId
from jobdesk.domain.report_document import Report, Section, Style
from jobdesk.domain.report_records import ReportRecord, ReportText
from jobdesk.domain.report_templates import OWN, Template, of_record
from jobdesk.domain.report_templates_ready import READY
from jobdesk.domain.rounding import Rounding
from jobdesk.domain.spans import Span
from jobdesk.errors import UserError
from jobdesk.services import lists, settings
from jobdesk.services.closings import Closed
from jobdesk.services.desk import Desk
from jobdesk.services.indicators import Measures
from jobdesk.services.linked_records import linked
from jobdesk.services.report_sections import SECTIONS
from jobdesk.services.report_sections.making import Making


def templates(desk: Desk) -> tuple[Template, ...]:
    """The ready templates and those of the centre that are in use."""
    kept = records.get_many(
        desk.store, KindId.REPORT_TEMPLATES, lists.find(desk, KindId.REPORT_TEMPLATES)
    )
    return (*READY, *(of_record(each) for each in kept if each.active))


def template(desk: Desk, template_id: str) -> Template:
    """The template of that id. Raises UserError when there is none."""
    for each in READY:
        if each.id == template_id:
            return each
    number = template_id.removeprefix(OWN)
    if template_id.startswith(OWN) and number.isdecimal():
        return of_record(records.get(desk.store, KindId.REPORT_TEMPLATES, int(number)))
    known = ", ".join(each.id for each in templates(desk))
    raise UserError(
        f"모르는 보고서 양식입니다: {template_id}. 쓸 수 있는 양식은 {known}입니다.",
        field="template",
    )


def make(
    desk: Desk,
    template_id: str,
    span: Span,
    *,
    as_of: date | None = None,
    record: ReportRecord | None = None,
) -> Report:
    """The report of a template over a stretch of days, counted now.

    ``as_of`` (기준일) leaves out records dated after it; without it today in a stretch that is not
    over and its last day in any other. ``record`` is the report drawn up, whose words and pictures
    it takes. Raises UserError when the template is none or the as-of date lies before the stretch.
    """
    day = as_of or (record.as_of if record else None) or min(desk.today(), span.last)
    if day < span.first:
        raise UserError(
            "기준일이 보고하는 기간보다 앞섭니다. 기간의 첫날이나 그 뒤의 날을 고르세요.",
            field="as_of",
        )
    with desk.store.reading():
        own = settings.get(desk)
        wanted = template(desk, template_id)
        wanted = replace(wanted, style=style_of(desk, wanted))
        measures = Measures(desk, day, targets_on=as_of or max(day, desk.today()))
        texts, closed = _texts(desk, record), Closed(desk, span)
        sections, memo = [], dict[Hashable, Any]()
        for use in wanted.uses:
            kind = SECTIONS.get(use.kind)
            if kind is None or not use.on:
                continue
            making = Making(desk, wanted, span, measures, use, record, texts, closed, memo)
            blocks = kind.maker(making)
            if blocks:
                laid = kind.landscape if use.landscape is None else use.landscape
                sections.append(Section(use.id, use.title or kind.title, blocks, laid))
        return Report(
            template=wanted.id,
            title=(record.title if record and record.title else wanted.title).replace(
                "{span}", span.label
            ),
            subtitle=wanted.subtitle,
            centre=own.name or desk.name,
            span=span.label,
            first=span.first,
            last=span.last,
            as_of=day,
            taken_at=desk.store.now().replace(microsecond=0),
            taken_by=desk.user,
            sections=tuple(sections),
            document_number=record.document_number if record else "",
            approval=tuple(own.approval_titles),
            practice=desk.practice,
            style=wanted.style,
        )


def style_of(desk: Desk, wanted: Template) -> Style:
    """How a template writes numbers; a ready one as the centre does."""
    if wanted.id.startswith(OWN):
        return wanted.style
    own = settings.get(desk)
    return replace(wanted.style, rounding=Rounding(own.rounding), rate_decimals=own.rate_decimals)


def _texts(desk: Desk, record: ReportRecord | None) -> dict[str, str]:
    if record is None or not record.id:
        return {}
    kept: list[ReportText] = linked(desk, KindId.REPORT_TEXTS, "report_id", [record.id])
    return {each.section: each.content for each in kept}

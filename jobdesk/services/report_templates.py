"""보고서 양식 of a centre: copies of the ready ones, changed as its county wants them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jobdesk.data import records
from jobdesk.domain import report_templates_ready
from jobdesk.domain.changes import Change
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.domain.report_document import Style
from jobdesk.domain.report_records import ReportTemplate
from jobdesk.domain.report_templates import OWN, Use, uses_text
from jobdesk.domain.spans import SpanType
from jobdesk.domain.text import with_particle
from jobdesk.errors import UserError
from jobdesk.services import entries, lists, report_making
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.report_sections import SECTIONS
from jobdesk.services.writing import insist, tidied, writing

_KIND = KindId.REPORT_TEMPLATES


def record_of(desk: Desk, template_id: str) -> ReportTemplate | None:
    """The stored template of that id; None for a ready one. Raises UserError for none at all."""
    report_making.template(desk, template_id)
    if not template_id.startswith(OWN):
        return None
    kept: ReportTemplate = records.get(desk.store, _KIND, int(template_id.removeprefix(OWN)))
    return kept


def copy(desk: Desk, template_id: str, title: str = "") -> Change:
    """A template of the centre's own, like another; its id is ``own:`` and the record's number.

    It writes numbers as its model does now. Raises UserError when there is no such template.
    """
    with writing(desk, "보고서 양식", Action.ADD, _KIND) as work:
        model = report_making.template(desk, template_id)
        kept = record_of(desk, template_id)
        style = report_making.style_of(desk, model)
        new = tidied(
            ReportTemplate(
                title=title or f"{model.title} 사본",
                ready=kept.ready if kept else model.id,
                span_type=model.span_type,
                subtitle=model.subtitle,
                sections=uses_text(model.uses),
                rounding=style.rounding.value,
                rate_decimals=style.rate_decimals,
                money=style.money.value,
                money_decimals=style.money_decimals,
                numbering=model.numbering,
            )
        )
        insist(entries.check(desk, new))
        work.label(f"보고서 양식: {new.title}")
        return work.change(work.insert(new))


def edit(
    desk: Desk,
    template_id: str,
    *,
    title: str | None = None,
    subtitle: str | None = None,
    span_type: SpanType | None = None,
    uses: Sequence[Use] | None = None,
    style: Style | None = None,
    numbering: str | None = None,
    active: bool | None = None,
) -> Change:
    """Change what is given of a template of the centre's own.

    Raises UserError for a ready one, which is copied instead, an unknown section, or one id used
    twice.
    """
    with writing(desk, "보고서 양식 수정", Action.EDIT, _KIND) as work:
        old = _own(desk, template_id)
        new = replace(
            old,
            title=old.title if title is None else title,
            subtitle=old.subtitle if subtitle is None else subtitle,
            span_type=span_type or old.span_type,
            numbering=old.numbering if numbering is None else numbering,
            active=old.active if active is None else active,
        )
        if uses is not None:
            _insist_uses(uses)
            new = replace(new, sections=uses_text(tuple(uses)))
        if style is not None:
            new = replace(
                new,
                rounding=style.rounding.value,
                rate_decimals=style.rate_decimals,
                money=style.money.value,
                money_decimals=style.money_decimals,
            )
        clean = tidied(new)
        insist(entries.check(desk, clean))
        work.update(clean)
        work.label(f"보고서 양식 수정: {clean.title}")
        return work.change(old.id)


def reset(desk: Desk, template_id: str) -> Change:
    """Give a template the sections of the ready one it began as. Raises UserError for a ready one
    or where that is no more."""
    old = _own(desk, template_id)
    model = next((each for each in report_templates_ready.READY if each.id == old.ready), None)
    if model is None:
        raise UserError("바탕이 된 기본 양식이 없어 처음으로 되돌릴 수 없습니다.")
    return edit(desk, template_id, uses=model.uses)


def trash(desk: Desk, template_id: str) -> Change:
    """Put a template away. Raises UserError where a report was drawn up from it."""
    with writing(desk, "보고서 양식 휴지통", Action.DELETE, _KIND) as work:
        old = _own(desk, template_id)
        drawn = Filter(conditions=(Condition("template", Op.IS, template_id),))
        count = lists.count(desk, KindId.REPORTS, drawn)
        if count:
            raise UserError(
                f"{with_particle(old.title, '으로/로')} 만든 보고서가 {count}건 있어 휴지통으로 "
                "옮기지 않았습니다. 목록에서만 감추려면 ‘사용’을 끄세요."
            )
        work.label(f"보고서 양식 휴지통: {old.title}")
        work.trash([old.id])
        return work.change(old.id)


def id_of(change: Change) -> str:
    """The id of the template that a change made."""
    return f"{OWN}{change.refs[0].id}"


def _own(desk: Desk, template_id: str) -> ReportTemplate:
    kept = record_of(desk, template_id)
    if kept is None:
        raise UserError("기본 양식은 고칠 수 없습니다. 복사해 우리 센터 양식으로 고치세요.")
    return kept


def _insist_uses(uses: Sequence[Use]) -> None:
    unknown = [each.kind for each in uses if each.kind not in SECTIONS]
    if unknown:
        raise UserError(f"모르는 보고서 항목입니다: {', '.join(unknown)}.", field="sections")
    ids = [each.id for each in uses]
    if len(ids) != len(set(ids)):
        raise UserError("같은 이름의 항목이 두 번 들어 있습니다.", field="sections")

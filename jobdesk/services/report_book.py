"""보고서: drawn up once for each stretch of a template, written, handed in, withdrawn with reason.

What is handed in, or of a closed month, is kept whole and prints from what is kept; nothing of it
is written any more until it is withdrawn or its month opened again.
"""

from __future__ import annotations

import calendar
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from jobdesk.data import operations, records
from jobdesk.domain import text
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.domain.official import official_date
from jobdesk.domain.report_json import digest, to_json
from jobdesk.domain.report_records import ReportPhoto, ReportRecord, ReportStatus, ReportText
from jobdesk.domain.spans import Span
from jobdesk.domain.text import with_particle
from jobdesk.errors import UserError
from jobdesk.services import entries, lists, settings
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.linked_records import linked
from jobdesk.services.report_freezing import frozen, report_of, span_of_record, thawed
from jobdesk.services.report_making import template
from jobdesk.services.writing import insist, others, tidied, writing

_KIND = KindId.REPORTS
_TYPED = frozenset({"title", "as_of", "due_on", "document_number", "submitted_to", "note"})
_NUMBERING = "실적"


def due_of(desk: Desk, span: Span) -> date:
    """When the report of a stretch is due: the centre's day of the month after its end."""
    wanted = settings.get(desk).report_due_day
    count = span.last.year * 12 + span.last.month
    year, month = count // 12, count % 12 + 1
    return date(year, month, min(wanted, calendar.monthrange(year, month)[1]))


def get(desk: Desk, report_id: int) -> ReportRecord:
    """A report. Raises UserError when there is none."""
    found: ReportRecord = records.get(desk.store, _KIND, report_id)
    return found


def find(desk: Desk, template_id: str, span: Span) -> ReportRecord | None:
    """The report drawn up for that stretch from that template, None where none was."""
    wanted = Filter(
        conditions=(
            Condition("template", Op.IS, template_id),
            Condition("starts_on", Op.IS, span.first),
            Condition("ends_on", Op.IS, span.last),
            Condition("span_type", Op.IS, span.type),
        )
    )
    ids = lists.find(desk, _KIND, wanted)
    return get(desk, ids[0]) if ids else None


def before(desk: Desk, template_id: str, span: Span) -> ReportRecord | None:
    """The report of that template over the stretch before, whose words are carried on: the latest
    that ended before this one begins."""
    earlier = Filter(
        conditions=(
            Condition("template", Op.IS, template_id),
            Condition("ends_on", Op.AT_MOST, date.fromordinal(span.first.toordinal() - 1)),
        )
    )
    ids = lists.find(desk, _KIND, earlier)
    days = lists.rows(desk, _KIND, ids, ("ends_on",))
    latest = max(ids, key=lambda id_: (str(days[id_][0]), id_), default=None)
    return None if latest is None else get(desk, latest)


def draw(desk: Desk, template_id: str, span: Span, *, due_on: date | None = None) -> Change:
    """Draw up a report; the words of the report before it are carried on.

    Raises UserError when one was drawn up for that stretch, or there is no such template.
    """
    wanted = template(desk, template_id)
    title = text.tidy(wanted.title.replace("{span}", span.label))
    with writing(desk, f"보고서 작성: {title}", Action.ADD, _KIND) as work:
        if find(desk, template_id, span) is not None:
            raise UserError(
                f"{with_particle(title, '은/는')} 이미 있습니다. 목록에서 여세요.",
                field="span",
            )
        record: ReportRecord = entries.blank(
            desk,
            _KIND,
            template=template_id,
            title=title,
            span_type=span.type,
            starts_on=span.first,
            ends_on=span.last,
            due_on=due_on or due_of(desk, span),
        )
        insist(entries.check(desk, record))
        id_ = work.insert(record)
        former = before(desk, template_id, span)
        sections = {each.id for each in wanted.uses}
        for said in texts(desk, former.id).items() if former else ():
            if said[0] in sections and said[1]:
                work.insert(ReportText(report_id=id_, section=said[0], content=said[1]))
        return work.change(id_)


def edit(desk: Desk, report_id: int, **changes: object) -> Change:
    """Change the title, 기준일, 제출 기한, 문서번호, 제출처 or 비고 of a report that is written.

    Raises UserError when it is kept already, or another has that number.
    """
    unknown = changes.keys() - _TYPED
    if unknown:
        raise TypeError(f"not typed by hand: {sorted(unknown)}")
    with writing(desk, "보고서 수정", Action.EDIT, _KIND) as work:
        record = open_for_writing(desk, report_id)
        clean = tidied(replace(record, **changes))  # type: ignore[arg-type]
        insist(entries.check(desk, clean))
        if clean.as_of is not None and clean.starts_on and clean.as_of < clean.starts_on:
            raise UserError(
                "기준일이 보고하는 기간보다 앞섭니다. 기간의 첫날이나 그 뒤의 날을 고르세요.",
                field="as_of",
            )
        _insist_own_number(desk, clean)
        work.update(clean)
        work.label(f"보고서 수정: {clean.title}")
        return work.change(report_id)


def texts(desk: Desk, report_id: int) -> Mapping[str, str]:
    """The words of a report by the id of their section."""
    kept: list[ReportText] = linked(desk, KindId.REPORT_TEXTS, "report_id", [report_id])
    return {each.section: each.content for each in kept}


def write(desk: Desk, report_id: int, section: str, content: str) -> Change:
    """Keep the words of one section. Raises UserError when the report is kept already."""
    with writing(desk, "보고서 글", Action.EDIT, KindId.REPORT_TEXTS) as work:
        record = open_for_writing(desk, report_id)
        use = next((u for u in template(desk, record.template).uses if u.id == section), None)
        named = use.title if use and use.title else "글"
        work.label(f"보고서 글: {record.title} – {named}")
        kept: list[ReportText] = linked(desk, KindId.REPORT_TEXTS, "report_id", [report_id])
        own = next((each for each in kept if each.section == section), None)
        if own is None:
            new = tidied(ReportText(report_id=report_id, section=section, content=content))
            insist(entries.check(desk, new))
            return work.change(work.insert(new))
        work.update(tidied(replace(own, content=content)))
        return work.change(own.id)


def next_number(desk: Desk, record: ReportRecord) -> str:
    """The document number that follows: ``실적-2026-12`` by the template's head, this year, and
    one more than any report had, be that in the 휴지통."""
    head = f"{template(desk, record.template).numbering or _NUMBERING}-{desk.today().year}-"
    used = [0]
    for number in _numbers(desk).values():
        tail = number.removeprefix(head)
        if tail != number and tail.isdecimal():
            used.append(int(tail))
    return f"{head}{max(used) + 1}"


def hand_in(
    desk: Desk, report_id: int, *, on: date | None = None, to: str = "", number: str = ""
) -> Change:
    """제출 확정: keep the whole report as it prints now, with its document number; never taken back
    but by :func:`withdraw`.

    Without ``number`` it keeps its own or is given the one that follows. Raises UserError when it
    was handed in already or another has the number.
    """
    with desk.store.operation("제출 확정", kind=operations.CLOSING) as operation:
        old = get(desk, report_id)
        if old.status is ReportStatus.HANDED_IN or old.trashed_on is not None:
            named = with_particle(old.title, "은/는")
            raise UserError(f"{named} 이미 제출했거나 휴지통에 있습니다. 목록을 다시 보세요.")
        new = tidied(
            replace(
                old,
                status=ReportStatus.HANDED_IN,
                submitted_on=on or desk.today(),
                submitted_to=to or old.submitted_to,
                document_number=number or old.document_number or next_number(desk, old),
            )
        )
        insist(entries.check(desk, new))
        _insist_own_number(desk, new)
        if old.frozen:  # the month is closed: the same figures, now with their number
            numbered = replace(report_of(desk, old), document_number=new.document_number)
            kept = json.dumps(to_json(numbered), ensure_ascii=False, separators=(",", ":"))
            new = replace(new, frozen=kept, digest=digest(numbered))
        else:
            new = frozen(desk, new)
        records.update(desk.store, new)
        operation.relabel(f"제출 확정: {new.title}")
        return operation.change(Ref(_KIND, report_id))


def withdraw(desk: Desk, report_id: int, reason: str) -> Change:
    """Take a report that was handed in back to be written, with the reason, which stays with it.

    Of a closed month it keeps its figures. Raises UserError without a reason.
    """
    from jobdesk.services import closings  # reads reports itself

    why = text.tidy(reason)
    if not why:
        raise UserError("제출을 취소하는 사유를 적으세요. 기록으로 남습니다.", field="reason")
    with desk.store.operation("제출 취소", kind=operations.CLOSING) as operation:
        old = get(desk, report_id)
        if old.status is not ReportStatus.HANDED_IN:
            raise UserError(f"{with_particle(old.title, '은/는')} 제출하지 않은 보고서입니다.")
        said = f"{official_date(desk.today())} 제출 취소({desk.user}): {why}"
        new = replace(
            old,
            status=ReportStatus.WRITING,
            submitted_on=None,
            note="\n".join(part for part in (old.note, said) if part),
        )
        last = closings.month_of(new.ends_on) if new.ends_on else None
        if last is None or not closings.is_closed(desk, last):
            new = thawed(new)
        records.update(desk.store, new)
        operation.relabel(f"제출 취소: {new.title}")
        return operation.change(Ref(_KIND, report_id))


def trash(desk: Desk, ids: Sequence[int]) -> Change:
    """Put reports away with their words and pictures. Raises UserError for one that is kept."""
    with writing(desk, "보고서 휴지통", Action.DELETE, _KIND) as work:
        names = [open_for_writing(desk, id_).title for id_ in ids]
        for kind in (KindId.REPORT_TEXTS, KindId.REPORT_PHOTOS):
            hung: list[ReportText | ReportPhoto] = linked(desk, kind, "report_id", ids)
            records.trash(desk.store, kind, [each.id for each in hung])
        work.label(f"보고서 휴지통: {others(names)}")
        work.trash(ids)
        return work.change(*ids)


def untrash(desk: Desk, ids: Sequence[int]) -> Change:
    """Take reports out again with their words and pictures. Raises UserError where another was
    drawn up for the same stretch since, or has the number."""
    with writing(desk, "보고서 되살리기", Action.EDIT, _KIND) as work:
        back = [get(desk, id_) for id_ in ids]
        for record in back:
            if find(desk, record.template, span_of_record(record)) is not None:
                raise UserError(
                    f"{with_particle(record.title, '은/는')} 새로 만든 것이 있어 되살리지 "
                    "않았습니다. 새로 만든 것을 먼저 휴지통으로 옮기세요."
                )
            _insist_own_number(desk, record)
        for kind in (KindId.REPORT_TEXTS, KindId.REPORT_PHOTOS):
            along = [
                ref.id
                for id_ in ids
                for ref in operations.put_away_with(desk.store, _KIND, id_)
                if ref.kind is kind
            ]
            records.untrash(desk.store, kind, along)
        work.label(f"보고서 되살리기: {others([each.title for each in back])}")
        work.untrash(ids)
        return work.change(*ids)


def open_for_writing(desk: Desk, report_id: int) -> ReportRecord:
    """The report, where it may still be written. Raises UserError where it is kept already."""
    record = get(desk, report_id)
    if record.status is ReportStatus.HANDED_IN:
        raise UserError(
            f"{with_particle(record.title, '은/는')} 제출한 보고서라 고칠 수 없습니다. 고치려면 "
            "사유를 적고 제출을 취소하세요."
        )
    if record.frozen:
        raise UserError(
            f"{with_particle(record.title, '은/는')} 마감한 달의 보고서라 고칠 수 없습니다. "
            "고치려면 사유를 적고 마감을 푸세요."
        )
    return record


def _numbers(desk: Desk) -> dict[int, str]:
    """The document numbers that were given, by report; those in the 휴지통 too."""
    found: dict[int, str] = {}
    for trashed in (False, True):
        ids = lists.find(desk, _KIND, Filter(trashed=trashed))
        rows = lists.rows(desk, _KIND, ids, ("document_number",))
        found |= {id_: str(number) for id_, (number,) in rows.items() if number}
    return found


def _insist_own_number(desk: Desk, record: ReportRecord) -> None:
    number = record.document_number
    if number and any(n == number and id_ != record.id for id_, n in _numbers(desk).items()):
        raise UserError(
            f"문서번호 {with_particle(number, '은/는')} 다른 보고서가 쓰고 있습니다. "
            f"다음 번호는 {next_number(desk, record)}입니다.",
            field="document_number",
        )

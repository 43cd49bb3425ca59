"""Pictures of a report: its own, and those of the trips, days and meetings it tells of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from jobdesk.data import records
from jobdesk.data.titles import title
from jobdesk.domain import text
from jobdesk.domain.changes import Change
from jobdesk.domain.circumstances import Attachment
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.report_records import ReportPhoto
from jobdesk.domain.spans import Span
from jobdesk.errors import UserError
from jobdesk.exchange.papers import Paper
from jobdesk.services import attachments, lists
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.report_book import open_for_writing
from jobdesk.services.report_photos import of
from jobdesk.services.writing import writing

_KIND = KindId.REPORT_PHOTOS
_DAY: dict[KindId, str] = {
    KindId.TRIPS: "held_on",
    KindId.MATCHING_DAYS: "held_on",
    KindId.COHORTS: "starts_on",
    KindId.OUTREACH: "held_on",
    KindId.VISITS: "visited_on",
    KindId.AGREEMENTS: "signed_on",
    KindId.MEETINGS: "held_on",
    KindId.PUBLICITY: "published_on",
    KindId.PROCESS_DAYS: "held_on",
    KindId.FARM_DAYS: "work_date",
}
"""The kinds whose pictures show what the centre did, and the day that counts. Papers of people
(이력서, 신분증) are never offered."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A picture that a report may show: ``caption`` and ``day`` are those of its record."""

    attachment: int
    caption: str
    day: date | None


def offered(desk: Desk, report_id: int, span: Span) -> tuple[Offered, ...]:
    """The pictures kept with the report and with what was done in its days, by day."""
    kinds = tuple(kind.value for kind in (*_DAY, KindId.REPORTS))
    ids = lists.find(
        desk,
        KindId.ATTACHMENTS,
        Filter(conditions=(Condition("of_kind", Op.IN, kinds),)),
    )
    papers: list[Attachment] = records.get_many(desk.store, KindId.ATTACHMENTS, ids)
    found = []
    for paper in papers:
        if not attachments.is_picture(paper) or paper.of_id is None:
            continue
        kind = KindId(paper.of_kind)
        if kind is KindId.REPORTS:
            if paper.of_id == report_id:
                found.append(Offered(paper.id, paper.caption, paper.added_on))
            continue
        day = getattr(records.get(desk.store, kind, paper.of_id), _DAY[kind])
        if day is not None and span.holds(day):
            found.append(Offered(paper.id, paper.caption or _named(desk, kind, paper.of_id), day))
    return tuple(sorted(found, key=lambda each: (each.day or date.max, each.attachment)))


def add(desk: Desk, report_id: int, section: str, chosen: Sequence[Offered]) -> Change:
    """Put pictures behind those of a section; one that stands there already is left out.

    Raises UserError when all stand there or the report is kept already.
    """
    with writing(desk, "보고서 사진", Action.ADD, _KIND) as work:
        record = open_for_writing(desk, report_id)
        known = of(desk, report_id, section)
        there = {each.attachment_id for each in known}
        new = [each for each in chosen if each.attachment not in there]
        if not new:
            raise UserError("고른 사진이 이미 모두 실려 있습니다. 아무것도 바뀌지 않았습니다.")
        at = max((each.position or 0 for each in known), default=0)
        for place, each in enumerate(new, start=at + 1):
            work.insert(
                ReportPhoto(
                    report_id=report_id,
                    section=section,
                    attachment_id=each.attachment,
                    caption=each.caption,
                    taken_on=each.day,
                    position=place,
                )
            )
        work.label(f"보고서 사진 {len(new)}장: {record.title}")
        return work.change(*work.written)


def attach(desk: Desk, report_id: int, section: str, papers: Sequence[Paper]) -> Change:
    """Keep prepared pictures with the report itself and show them. Raises UserError for a file
    that is no picture."""
    for paper in papers:
        if not paper.media_type.startswith("image/"):
            raise UserError(f"‘{paper.name}’은 사진이 아닙니다. JPG나 PNG 사진을 고르세요.")
    with desk.store.operation("보고서 사진") as operation:
        open_for_writing(desk, report_id)
        before = {each.id for each in attachments.of(desk, KindId.REPORTS, report_id)}
        attachments.add_papers(desk, KindId.REPORTS, report_id, papers)
        made = [
            Offered(each.id, each.caption, each.added_on)
            for each in attachments.of(desk, KindId.REPORTS, report_id)
            if each.id not in before
        ]
        change = add(desk, report_id, section, made[::-1])
        operation.relabel(change.label)
        return operation.change(*change.refs)


def caption(desk: Desk, photo_id: int, words: str, day: date | None) -> Change:
    """Say what a picture shows and of which day."""
    with writing(desk, "사진 설명", Action.EDIT, _KIND) as work:
        old = _open(desk, photo_id)
        work.update(replace(old, caption=text.tidy(words), taken_on=day))
        return work.change(photo_id)


def arrange(desk: Desk, photo_ids: Sequence[int]) -> Change:
    """Put the pictures of a section in this order."""
    with writing(desk, "사진 순서", Action.EDIT, _KIND) as work:
        for place, id_ in enumerate(photo_ids, start=1):
            work.update(replace(_open(desk, id_), position=place))
        return work.change(*photo_ids)


def remove(desk: Desk, photo_ids: Sequence[int]) -> Change:
    """Leave pictures out of the report; they stay with their records."""
    with writing(desk, "보고서 사진 빼기", Action.DELETE, _KIND) as work:
        for id_ in photo_ids:
            _open(desk, id_)
        work.trash(photo_ids)
        return work.change(*photo_ids)


def _open(desk: Desk, photo_id: int) -> ReportPhoto:
    photo: ReportPhoto = records.get(desk.store, _KIND, photo_id)
    open_for_writing(desk, photo.report_id or 0)
    return photo


def _named(desk: Desk, kind: KindId, id_: int) -> str:
    return f"{KINDS[kind].label} {title(desk.store, kind, id_)}"

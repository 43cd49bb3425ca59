"""What is part of a matching day, a cohort or a plan goes to the 휴지통 and comes back with it."""

from __future__ import annotations

from collections.abc import Sequence

from jobdesk.data import files_table, links, operations, records
from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KINDS, FieldType, KindId
from jobdesk.services.desk import Desk
from jobdesk.services.using import refuse_orphan

BELOW: dict[KindId, tuple[tuple[KindId, str], ...]] = {
    KindId.MATCHING_DAYS: (
        (KindId.DAY_PROGRAMMES, "matching_day_id"),
        (KindId.DAY_EMPLOYERS, "matching_day_id"),
        (KindId.DAY_ATTENDEES, "matching_day_id"),
        (KindId.DAY_INTERVIEWS, "matching_day_id"),
    ),
    KindId.DAY_EMPLOYERS: (
        (KindId.DAY_VACANCIES, "day_employer_id"),
        (KindId.DAY_WISHES, "day_employer_id"),
        (KindId.DAY_INTERVIEWS, "day_employer_id"),
    ),
    KindId.DAY_ATTENDEES: (
        (KindId.DAY_WISHES, "attendee_id"),
        (KindId.DAY_INTERVIEWS, "attendee_id"),
    ),
    KindId.COURSES: ((KindId.COURSE_SUBJECTS, "course_id"),),
    KindId.COHORTS: (
        (KindId.COHORT_BUDGETS, "cohort_id"),
        (KindId.COHORT_TARGETS, "cohort_id"),
        (KindId.COHORT_SESSIONS, "cohort_id"),
        (KindId.COHORT_DEMANDS, "cohort_id"),
        (KindId.SELECTION_STAGES, "cohort_id"),
        (KindId.TRAINEES, "cohort_id"),
    ),
    KindId.SELECTION_STAGES: ((KindId.STAGE_RESULTS, "stage_id"),),
    KindId.PLAN_ITEMS: ((KindId.PLAN_MONEY, "item_id"), (KindId.PLAN_STEPS, "item_id")),
    KindId.FARM_REQUESTS: ((KindId.FARM_BLOCKS, "request_id"),),
    KindId.FARM_BLOCKS: ((KindId.FARM_DAYS, "block_id"),),
    KindId.TRAINEES: (
        (KindId.STAGE_RESULTS, "trainee_id"),
        (KindId.ATTENDANCE, "trainee_id"),
        (KindId.QUALIFICATIONS, "trainee_id"),
        (KindId.TRAINEE_ALLOWANCES, "trainee_id"),
        (KindId.CERTIFICATE_ISSUES, "trainee_id"),
    ),
}
"""What is part of a record, and goes where it goes."""

_INSIDE = frozenset(
    {*BELOW, KindId.PLACEMENTS, KindId.COHORT_SESSIONS, KindId.COURSE_SUBJECTS} - {KindId.COURSES}
)
"""Links that are no reason to leave a record in the 휴지통: they come back with it, or a hire
was put away by itself."""


def trash_below(desk: Desk, kind: KindId, ids: Sequence[int]) -> None:
    """Put what is part of these records into the 휴지통, within a running operation."""
    for below, link in BELOW.get(kind, ()):
        mine = [id_ for above in ids for id_ in links.pointing(desk.store, below, link, above)]
        kept = [each.id for each in records.get_many(desk.store, below, mine) if _kept(each)]
        trash_below(desk, below, kept)
        papers = files_table.papers_of(desk.store, below, kept)
        records.trash(desk.store, KindId.ATTACHMENTS, papers)
        records.trash(desk.store, below, kept)


def untrash_below(desk: Desk, kind: KindId, id_: int, along: frozenset[Ref]) -> None:
    """Give back what went there along with a record, within a running operation.

    Raises UserError when a person or firm that something of it is about lies there.
    """
    for below, link in BELOW.get(kind, ()):
        mine = links.pointing(desk.store, below, link, id_)
        back = [each for each in mine if Ref(below, each) in along]
        gone = [each for each in records.get_many(desk.store, below, back) if not _kept(each)]
        outside = {
            f"{field.id}_id": KindId(field.link)
            for field in KINDS[below].stored
            if field.type is FieldType.LINK and KindId(field.link) not in _INSIDE
        }
        for record in gone:
            refuse_orphan(desk, record, outside)
        records.untrash(desk.store, below, [each.id for each in gone])
        _untrash_papers(desk, below, [each.id for each in gone], along)
        for record in gone:
            untrash_below(desk, below, record.id, along)


def _untrash_papers(desk: Desk, kind: KindId, ids: Sequence[int], along: frozenset[Ref]) -> None:
    """Give back the papers attached to these records that went there along."""
    went = [ref.id for ref in along if ref.kind is KindId.ATTACHMENTS]
    mine = {*ids}
    back = [
        paper.id
        for paper in records.get_many(desk.store, KindId.ATTACHMENTS, went)
        if paper.of_kind == kind.value and paper.of_id in mine
    ]
    records.untrash(desk.store, KindId.ATTACHMENTS, back)


def put_away_with(desk: Desk, kind: KindId, id_: int) -> frozenset[Ref]:
    """What went to the 휴지통 together with a record."""
    return operations.put_away_with(desk.store, kind, id_)


def _kept(record: object) -> bool:
    return getattr(record, "trashed_on", None) is None

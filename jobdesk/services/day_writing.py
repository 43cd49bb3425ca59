"""What every write of a matching day has in common: times as ``13:30``, what hangs below goes
to the 휴지통 and comes back together with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from typing import TypeVar

from jobdesk.data import links, operations, records
from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KINDS, FieldType, KindId
from jobdesk.domain.matching_days import (
    DayAttendee,
    DayEmployer,
    DayInterview,
    DayProgramme,
    DayStatus,
    DayVacancy,
    DayWish,
    MatchingDay,
    MeetingStatus,
    breaks_of,
    clock_of,
)
from jobdesk.domain.text import with_particle
from jobdesk.domain.times import time_of_day
from jobdesk.errors import UserError
from jobdesk.services import entries
from jobdesk.services.desk import Desk
from jobdesk.services.using import refuse_orphan
from jobdesk.services.writing import Writing, insist, tidied

D = TypeVar(
    "D", MatchingDay, DayProgramme, DayEmployer, DayVacancy, DayAttendee, DayWish, DayInterview
)

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
}
"""What is part of a day, of a 참여업체 and of a 참가자, and goes where they go."""

_CLOCKS = frozenset({
    "starts_at", "ends_at", "arrives_at", "leaves_at", "came_at", "from_at", "until_at",
    "arrived_at", "left_at", "began_at", "ended_at",
})  # fmt: skip


def prepared(desk: Desk, record: D) -> D:
    """The record as it is stored, its times as ``13:30``. Raises UserError with the field."""
    clean = tidied(record)
    insist(entries.check(desk, clean))
    return in_clock(clean)


def in_clock(record: D) -> D:
    """The record with every time that can be read written as ``13:30``; others stay."""
    changes: dict[str, object] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        try:
            if field.name in _CLOCKS:
                changes[field.name] = time_of_day(value)
            elif field.name == "breaks":
                spans = breaks_of(value)
                changes[field.name] = ", ".join(
                    f"{clock_of(first)}~{clock_of(last)}" for first, last in spans
                )
        except ValueError:
            continue  # the check of the kind names it
    return replace(record, **changes)  # type: ignore[arg-type]


def insist_open(day: MatchingDay) -> None:
    """Raise UserError for a day that is cancelled or lies in the 휴지통."""
    if day.trashed_on is not None or day.status is DayStatus.CANCELLED:
        where = "휴지통에 있는" if day.trashed_on is not None else "취소된"
        raise UserError(
            f"{with_particle(f'‘{day.title}’', '은/는')} {where} 행사입니다. 적지 않았습니다. "
            "행사를 먼저 되살리거나 상태를 바꾸세요.",
            field="matching_day",
        )


def insist_listed(record: DayAttendee | DayEmployer | DayInterview, name: str) -> None:
    """Raise UserError for what another desk has put into the 휴지통 meanwhile."""
    if record.trashed_on is not None:
        raise UserError(
            f"{name}: 그사이 명단에서 빠져 휴지통에 있습니다. 적지 않았습니다. 먼저 되살리세요."
        )


def insist_kept(desk: Desk, kind: KindId, id_: int, name: str, field: str) -> None:
    """Raise UserError when what a record of the day would hang on lies in the 휴지통."""
    if records.get(desk.store, kind, id_).trashed_on is not None:
        raise UserError(
            f"{KINDS[kind].label} ‘{name}’ 기록이 휴지통에 있습니다. 더하지 않았습니다. "
            "먼저 되살리세요.",
            field=field,
        )


def call_off(work: Writing, interviews: Iterable[DayInterview]) -> int:
    """Cancel the interviews that are still to come; returns how many were."""
    set_ = [each for each in interviews if each.status is MeetingStatus.SET]
    for each in set_:
        work.update(replace(each, status=MeetingStatus.CANCELLED, pinned=False))
    return len(set_)


def ask_anew(desk: Desk, interviews: Iterable[DayInterview]) -> None:
    """Who comes after all is planned as if never called off: what was, goes to the 휴지통, since
    a pair that was called off by hand is not planned again."""
    off = [each.id for each in interviews if each.status is MeetingStatus.CANCELLED]
    records.trash(desk.store, KindId.DAY_INTERVIEWS, off)


def trash_below(desk: Desk, kind: KindId, ids: Sequence[int]) -> None:
    """Put what is part of these records into the 휴지통, within a running operation."""
    for below, link in BELOW.get(kind, ()):
        mine = [id_ for above in ids for id_ in links.pointing(desk.store, below, link, above)]
        kept = [each.id for each in records.get_many(desk.store, below, mine) if _kept(each)]
        trash_below(desk, below, kept)
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
        for record in gone:
            untrash_below(desk, below, record.id, along)


def put_away_with(desk: Desk, kind: KindId, id_: int) -> frozenset[Ref]:
    """What went to the 휴지통 together with a record."""
    return operations.put_away_with(desk.store, kind, id_)


_INSIDE = frozenset({*BELOW, KindId.PLACEMENTS})
"""Links that are no reason to leave a record in the 휴지통: they come back with it, or a hire
was put away by itself."""


def _kept(record: object) -> bool:
    return getattr(record, "trashed_on", None) is None

"""Two people, or two firms, that became one are at a 만남의 날 once: everything of both is kept
with the one that stays, and what only repeats it lies in the 휴지통."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from jobdesk.data import records
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import (
    AttendeeStatus,
    DayInterview,
    DayWish,
    EmployerAnswer,
    MeetingStatus,
)
from jobdesk.services import day_hires, day_records, effects, lists
from jobdesk.services.desk import Desk
from jobdesk.services.using import count_by

_AT: dict[KindId, tuple[KindId, str]] = {
    KindId.SEEKERS: (KindId.DAY_ATTENDEES, "seeker_id"),
    KindId.EMPLOYERS: (KindId.DAY_EMPLOYERS, "employer_id"),
}
_BEST: tuple[str, ...] = (
    AttendeeStatus.CAME,
    EmployerAnswer.COMING,
    AttendeeStatus.LATE,
    AttendeeStatus.REGISTERED,
    EmployerAnswer.INVITED,
    AttendeeStatus.ABSENT,
    AttendeeStatus.CANCELLED,
)
"""Which of two is nearer the truth: who was seen there was there."""
_FURTHEST: tuple[MeetingStatus, ...] = (
    MeetingStatus.DONE,
    MeetingStatus.RUNNING,
    MeetingStatus.SET,
    MeetingStatus.ABSENT,
    MeetingStatus.CANCELLED,
)
_OWN = frozenset({"id", "revision", "trashed_on", "status", "matching_day_id"})


def unite(desk: Desk, kind: KindId, id_: int) -> None:
    """Let a person or firm be at each day once, within the operation of the merge."""
    at, link = _AT[kind]
    mine = Filter(conditions=(Condition(link, Op.IS, id_),))
    by_day: dict[int, list[Any]] = defaultdict(list)
    for record in records.get_many(desk.store, at, sorted(lists.find(desk, at, mine))):
        by_day[record.matching_day_id].append(record)
    for same in by_day.values():
        if len(same) > 1:
            same.sort(key=lambda one: (_BEST.index(one.status), one.id))
            _one(desk, at, same[0], same[1:])


def _one(desk: Desk, at: KindId, kept: Any, gone: Sequence[Any]) -> None:
    united = kept
    for other in gone:
        united = _filled(united, other)
    records.update(desk.store, united)
    ids = [kept.id, *(other.id for other in gone)]
    if at is KindId.DAY_ATTENDEES:
        _wishes_of_one(desk, kept.id, ids)
    else:
        _brought_by_one(desk, kept.id, ids)
        _wishes_for_one(desk, kept.id, ids)
    _interviews(desk, kept.matching_day_id, at, kept.id, ids)
    records.trash(desk.store, at, ids[1:])


def _filled(kept: Any, other: Any) -> Any:
    """The record with what it lacks from the other, several choices united, notes joined."""
    values: dict[str, object] = {}
    for field in fields(kept):
        mine, theirs = getattr(kept, field.name), getattr(other, field.name)
        if field.name in _OWN or theirs in ("", None, (), mine):
            continue
        if mine in ("", None, ()):
            values[field.name] = theirs
        elif isinstance(mine, tuple):
            values[field.name] = tuple(dict.fromkeys((*mine, *theirs)))
        elif field.name == "note" and theirs not in mine:
            values[field.name] = f"{mine}\n{theirs}"
    return replace(kept, **values)


def _wishes_of_one(desk: Desk, kept: int, ids: Sequence[int]) -> None:
    """The wishes of the one that stays, then those that only the other had."""
    found = sorted(
        day_records.wishes(desk, ids), key=lambda w: (w.attendee_id != kept, w.rank or 99, w.id)
    )
    known: list[int | None] = []
    for wish in found:
        if wish.day_employer_id in known:
            records.trash(desk.store, KindId.DAY_WISHES, [wish.id])
            continue
        known.append(wish.day_employer_id)
        records.update(desk.store, replace(wish, attendee_id=kept, rank=len(known)))


def _wishes_for_one(desk: Desk, kept: int, ids: Sequence[int]) -> None:
    """Whoever wished for both wishes once, as dearly as for the dearer."""
    wishers: dict[int | None, list[DayWish]] = defaultdict(list)
    for wish in _pointing(desk, KindId.DAY_WISHES, "day_employer_id", ids):
        wishers[wish.attendee_id].append(wish)
    for attendee, wishes in wishers.items():
        first, *more = sorted(wishes, key=lambda wish: (wish.rank or 99, wish.id))
        records.update(desk.store, replace(first, day_employer_id=kept))
        if not more:
            continue
        records.trash(desk.store, KindId.DAY_WISHES, [wish.id for wish in more])
        for rank, wish in enumerate(day_records.wishes(desk, [attendee or 0]), 1):
            records.update(desk.store, replace(wish, rank=rank))


def _brought_by_one(desk: Desk, kept: int, ids: Sequence[int]) -> None:
    known: set[int | None] = set()
    for brought in sorted(
        day_records.vacancies(desk, ids), key=lambda each: (each.day_employer_id != kept, each.id)
    ):
        if brought.vacancy_id in known:
            records.trash(desk.store, KindId.DAY_VACANCIES, [brought.id])
            continue
        known.add(brought.vacancy_id)
        records.update(desk.store, replace(brought, day_employer_id=kept))


def _interviews(desk: Desk, day_id: int, at: KindId, kept: int, ids: Sequence[int]) -> None:
    """Every interview is now that of the one; of two of the same pair the one that went
    further stays, and the other too where something else came of it. A hire that only repeats
    the other's goes with its interview: one person begins at one firm once."""
    link = "attendee_id" if at is KindId.DAY_ATTENDEES else "day_employer_id"
    pairs: dict[tuple[int | None, int | None], list[DayInterview]] = defaultdict(list)
    for each in day_records.interviews(desk, day_id):
        if getattr(each, link) in ids:
            moved: DayInterview = replace(each, **{link: kept})  # type: ignore[arg-type]
            records.update(desk.store, moved)
            pairs[moved.attendee_id, moved.day_employer_id].append(moved)
    for same in pairs.values():
        same.sort(
            key=lambda one: (
                not one.result, one.placement_id is None, _FURTHEST.index(one.status), one.id,
            )
        )  # fmt: skip
        spare = [one for one in same[1:] if _repeats(desk, one, same[0])]
        records.trash(desk.store, KindId.DAY_INTERVIEWS, [one.id for one in spare])
        for one in spare:
            hire = day_hires.hire_of(desk, one)
            if hire is not None:
                records.trash(desk.store, KindId.PLACEMENTS, [hire.id])
                effects.count_hires(desk, hire.vacancy_id)


def _repeats(desk: Desk, one: DayInterview, kept: DayInterview) -> bool:
    if not one.result and one.placement_id is None:
        return True
    if one.result is not kept.result:
        return False
    hire, other = day_hires.hire_of(desk, one), day_hires.hire_of(desk, kept)
    if hire is None or other is None or hire.id == other.id:
        return hire is None
    followed = count_by(desk, KindId.FOLLOW_UPS, "placement_id", [hire.id])
    return hire.hire_date == other.hire_date and not followed


def _pointing(desk: Desk, kind: KindId, link: str, ids: Sequence[int]) -> list[Any]:
    mine = Filter(conditions=(Condition(link, Op.IN, tuple(ids)),))
    return list(records.get_many(desk.store, kind, sorted(lists.find(desk, kind, mine))))

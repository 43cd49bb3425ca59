"""접수대: find who stands at the desk, note that the person came, and take the last one back.

Each function that writes is one operation and is on the disk when it returns.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from jobdesk.domain.changes import Change
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import (
    MET,
    AttendeeStatus,
    DayAttendee,
    DayStatus,
    MatchingDay,
    MeetingStatus,
)
from jobdesk.domain.reception import Appointment, Counts, Guest, Roll, counted, guest_key
from jobdesk.errors import UserError
from jobdesk.services import access, day_records, history, lists
from jobdesk.services.access import Action
from jobdesk.services.clocked import prepared
from jobdesk.services.day_writing import ask_anew, insist_listed, insist_open
from jobdesk.services.desk import Desk
from jobdesk.services.writing import Writing, writing

_KIND = KindId.DAY_ATTENDEES
_NOT_HERE = (AttendeeStatus.REGISTERED, AttendeeStatus.LATE)


class AlreadyHere(UserError):  # noqa: N818 - it says how the person stands
    """The person was received before; ``attendee_id`` says who, ``at`` when."""

    def __init__(self, name: str, attendee_id: int, at: str) -> None:
        when = f"{at}에 " if at else ""
        super().__init__(f"{name} 님은 {when}이미 접수하셨습니다. 다시 적지 않았습니다.")
        self.attendee_id = attendee_id
        self.at = at


# Who is expected


def roll(desk: Desk, day_id: int) -> Roll:
    """Everybody on the list of a day, and of the other days held on its date.

    Cancelled registrations are in it, since people come all the same. Read once and asked
    often: see :meth:`Roll.find`. Raises UserError when there is no such day.
    """
    with desk.store.reading():
        day = day_records.day(desk, day_id)
        mine = _guests(desk, day)
        others = [guest for other in same_date(desk, day) for guest in _guests(desk, other)]
    return Roll(day_id, day.title, tuple(mine), tuple(others), day.held_on, day.ends_on)


def find(desk: Desk, day_id: int, typed: str) -> tuple[Guest, ...]:
    """Who is meant; see :meth:`Roll.find`. A window keeps the roll and asks that."""
    found = roll(desk, day_id).find(typed)
    ids = [each.seeker_id for each in found]
    access.searched(desk, KindId.SEEKERS, typed, ids, len(ids))
    return found


def opened(desk: Desk, seen: Roll, screen: str = "접수 화면") -> None:
    """Note in the access log that the list of a day lies open at a screen."""
    people = [guest.seeker_id for guest in seen.guests]
    access.listed(desk, KindId.SEEKERS, people, f"{screen}: {seen.day}")


def same_date(desk: Desk, day: MatchingDay) -> list[MatchingDay]:
    """The other days that are held on the date of ``day``, cancelled ones left out."""
    first = day.held_on or date.min
    last = max(day.ends_on or first, first)
    begun = Condition("held_on", Op.AT_MOST, last)
    ids = {
        id_
        for still in ("held_on", "ends_on")
        for id_ in lists.find(
            desk,
            KindId.MATCHING_DAYS,
            Filter(conditions=(begun, Condition(still, Op.AT_LEAST, first))),
        )
    }
    found = (day_records.day(desk, id_) for id_ in sorted(ids - {day.id}))
    return [other for other in found if other.status is not DayStatus.CANCELLED]


def counts(desk: Desk, day_id: int) -> Counts:
    """The counters of a day."""
    people = day_records.attendees(desk, day_id)
    return counted((one.status, one.channel, bool(one.left_at)) for one in people)


def _guests(desk: Desk, day: MatchingDay) -> list[Guest]:
    people = day_records.attendees(desk, day.id)
    seekers = lists.rows(
        desk,
        KindId.SEEKERS,
        [one.seeker_id for one in people if one.seeker_id],
        ("name", "nickname", "phone", "phone2", "birth_date", "birth_year", "eup_myeon"),
    )
    ahead = _appointments(desk, day.id)
    made = []
    for one in people:
        row = seekers.get(one.seeker_id or 0)
        if row is None:
            continue
        name, nickname, phone, phone2, birth, year, village = row
        called = str(name or nickname or "")
        made.append(
            Guest(
                one.id,
                one.seeker_id or 0,
                day.id,
                day.title,
                one.number,
                called,
                str(phone or phone2 or "").replace("-", ""),
                birth if isinstance(birth, date) else None,
                year if isinstance(year, int) else None,
                str(village or ""),
                one.channel,
                one.status,
                one.arrived_at,
                one.left_at,
                tuple(ahead.get(one.id, ())),
                guest_key(called),
            )
        )
    return made


def _appointments(desk: Desk, day_id: int) -> dict[int, list[Appointment]]:
    firms = {one.id: one for one in day_records.employers(desk, day_id)}
    names = lists.called(
        desk, KindId.EMPLOYERS, [one.employer_id for one in firms.values() if one.employer_id]
    )
    found: dict[int, list[Appointment]] = defaultdict(list)
    for one in day_records.interviews(desk, day_id):
        firm = firms.get(one.day_employer_id or 0)
        if firm is None or one.status is MeetingStatus.CANCELLED:
            continue
        name = names.get(firm.employer_id or 0, "")
        found[one.attendee_id or 0].append(
            Appointment(one.id, firm.id, name, firm.booth, one.starts_at, one.status)
        )
    for each in found.values():
        each.sort(key=lambda a: (not a.starts_at, a.starts_at, a.interview_id))
    return found


# One person


def arrive(desk: Desk, attendee_id: int, at: str, place: str = "") -> Change:
    """접수: the person is here since ``at`` (``13:25``), received at ``place`` (접수대 1).

    Who had cancelled or was taken for absent may come all the same; who had left comes back
    and keeps the first time. Raises AlreadyHere.
    """
    with _one(desk, attendee_id, "참석 접수") as (work, old, name):
        if old.status is AttendeeStatus.CAME and not old.left_at:
            raise AlreadyHere(name, old.id, old.arrived_at)
        insist_open(day_records.day(desk, old.matching_day_id or 0))
        put(desk, work, arrived(old, at, place))
        return work.change(attendee_id)


def arrived(old: DayAttendee, at: str, place: str) -> DayAttendee:
    """The attendee as somebody who is here."""
    return replace(
        old,
        status=AttendeeStatus.CAME,
        arrived_at=old.arrived_at or at,
        left_at="",
        desk=place or old.desk,
    )


def late(desk: Desk, attendee_id: int) -> Change:
    """늦음: the person said that they will come later. Raises UserError for who is here."""
    return _away(desk, attendee_id, AttendeeStatus.LATE)


def absent(desk: Desk, attendee_id: int) -> Change:
    """불참: the person does not come. Raises UserError for who is here."""
    return _away(desk, attendee_id, AttendeeStatus.ABSENT)


def _away(desk: Desk, attendee_id: int, status: AttendeeStatus) -> Change:
    with _one(desk, attendee_id, status.value) as (work, old, name):
        if old.status is AttendeeStatus.CAME:
            when = f"{old.arrived_at}에 " if old.arrived_at else ""
            raise UserError(
                f"{name} 님은 {when}접수하셨습니다. {status.value}으로 바꾸지 않았습니다. 잘못 "
                "접수했으면 먼저 접수를 취소하세요."
            )
        put(desk, work, replace(old, status=status))
        return work.change(attendee_id)


def expect(desk: Desk, attendee_id: int) -> Change:
    """Back to 접수: the person is expected and not here. Raises UserError for who has met an
    employer."""
    with _one(desk, attendee_id, "접수 취소") as (work, old, name):
        mine = (
            Condition("attendee_id", Op.IS, attendee_id),
            Condition("status", Op.IN, tuple(each.value for each in MET)),
        )
        if lists.count(desk, KindId.DAY_INTERVIEWS, Filter(conditions=mine)):
            raise UserError(
                f"{name} 님은 면접을 보셨습니다. 접수를 취소하지 않았습니다. 잘못 적은 면접을 먼저 "
                "되돌리세요."
            )
        put(
            desk,
            work,
            replace(old, status=AttendeeStatus.REGISTERED, arrived_at="", left_at="", desk=""),
        )
        return work.change(attendee_id)


def left(desk: Desk, attendee_id: int, at: str) -> Change:
    """귀가: the person went home at ``at``. Raises UserError for who is not here."""
    with _one(desk, attendee_id, "귀가") as (work, old, name):
        if old.status is not AttendeeStatus.CAME:
            raise UserError(f"{name} 님은 접수하지 않으셨습니다. 바뀐 것이 없습니다.")
        put(desk, work, replace(old, left_at=at))
        return work.change(attendee_id)


@contextmanager
def _one(desk: Desk, attendee_id: int, what: str) -> Iterator[tuple[Writing, DayAttendee, str]]:
    """One attendee in one operation that is named after the person."""
    with writing(desk, what, Action.EDIT, _KIND) as work:
        old = day_records.attendee(desk, attendee_id)
        name = lists.title(desk, KindId.SEEKERS, old.seeker_id or 0)
        insist_listed(old, name)
        work.label(f"{what}: {name}")
        yield work, old, name


def put(desk: Desk, work: Writing, attendee: DayAttendee) -> None:
    """Store a changed attendee after its check; who had cancelled and comes is planned anew."""
    before = day_records.attendee(desk, attendee.id)
    work.update(prepared(desk, attendee))
    if before.status is AttendeeStatus.CANCELLED is not attendee.status:
        every = day_records.interviews(desk, attendee.matching_day_id or 0)
        ask_anew(desk, [each for each in every if each.attendee_id == attendee.id])


# Everybody


def absent_rest(desk: Desk, day_id: int) -> Change:
    """At the end of a day: who did not come (접수 and 늦음) is 불참, in one operation.

    Raises UserError when everybody came.
    """
    with writing(desk, "불참", Action.EDIT, _KIND) as work:
        day = day_records.day(desk, day_id)
        missing = [one for one in day_records.attendees(desk, day_id) if one.status in _NOT_HERE]
        if not missing:
            raise UserError("오지 않은 분이 없습니다. 바뀐 것이 없습니다.")
        for one in missing:
            put(desk, work, replace(one, status=AttendeeStatus.ABSENT))
        work.label(f"오지 않은 {len(missing)}명을 불참으로: {day.title}")
        return work.change(*(one.id for one in missing))


def undo_last(desk: Desk, mine: Sequence[int]) -> Change:
    """Take back the newest of the operations one 접수대 made (``mine``, oldest first).

    Raises UserError when it made none, or naming what was changed since: nothing changes then.
    """
    if not mine:
        raise UserError("이 접수대에서 취소할 일이 없습니다.")
    return history.undo(desk, mine[-1])

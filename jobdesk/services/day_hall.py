"""A matching day as the solver sees it: booths with their starts, guests with their hours.

Times are minutes since midnight. Starts lie on the day's own grid whenever a company comes, so
that one who is late moves only those it can no longer meet.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from jobdesk.domain.matching_days import (
    OFF,
    STAYING_AWAY,
    AttendeeStatus,
    DayAttendee,
    DayEmployer,
    DayInterview,
    DayMode,
    DayWish,
    MatchingDay,
    MeetingStatus,
    breaks_of,
    minutes_of,
)
from jobdesk.domain.timetable import Booth, Guest, Hall, Meeting
from jobdesk.domain.timetable_edits import Plan, ordered
from jobdesk.services import day_records
from jobdesk.services.desk import Desk

OPENS, CLOSES = 9 * 60, 18 * 60
"""The hours of a day that names none."""

SLOT, MOST = 15, 4
"""Minutes of an interview and interviews of a person where the day names none."""

_COMING = (AttendeeStatus.REGISTERED, AttendeeStatus.LATE, AttendeeStatus.CAME)
_HELD = (MeetingStatus.RUNNING, MeetingStatus.DONE)


@dataclass(frozen=True, slots=True)
class DayPlan:
    """A day's hall and the plan stored for it. ``fixed`` meetings run or are over; no plan
    moves them. ``came`` are the attendees who have been received, ``inside`` those in an
    interview, with its booth and when it will be over by the time it really began."""

    day_id: int
    hall: Hall
    meetings: Plan
    fixed: Plan
    came: frozenset[int]
    inside: tuple[tuple[int, int, int], ...] = ()

    def at(self, now: int) -> DayPlan:
        """The same plan at a moment of the day: who has not been received by then cannot have
        been there before, and who sits in an interview that began late, like the booth, is free
        once it is over. Where nobody has been, the reception is not kept, and all are taken to
        be there."""
        if not self.came:
            return self
        busy = {guest: until + self.hall.rest for guest, _, until in self.inside}
        guests = tuple(
            replace(guest, comes=max(guest.comes, busy.get(guest.id, 0)))
            if guest.id in self.came
            else replace(guest, comes=max(guest.comes, now))
            for guest in self.hall.guests
        )
        booths = tuple(self._free(booth) for booth in self.hall.booths)
        return replace(self, hall=replace(self.hall, guests=guests, booths=booths))

    def _free(self, booth: Booth) -> Booth:
        """The booth without the starts at which all its interviewers still have somebody."""
        over = sorted(until for _, id_, until in self.inside if id_ == booth.id)
        if len(over) < max(1, booth.seats):
            return booth
        return replace(booth, starts=tuple(start for start in booth.starts if start >= over[0]))


def read(desk: Desk, day_id: int) -> DayPlan:
    """A day's hall and stored plan, as they stand together. Raises UserError when it is gone."""
    with desk.store.reading():
        day = day_records.day(desk, day_id)
        employers = day_records.employers(desk, day_id)
        attendees = day_records.attendees(desk, day_id)
        wishes = day_records.wishes(desk, [attendee.id for attendee in attendees])
        interviews = day_records.interviews(desk, day_id)
    off = {(i.attendee_id, i.day_employer_id) for i in interviews if i.status in OFF}
    meetings = [(interview, meeting_of(interview)) for interview in interviews]
    stands = [(i, m) for i, m in meetings if m is not None and i.status not in OFF]
    return DayPlan(
        day_id,
        _hall(day, employers, attendees, wishes, off),
        ordered(meeting for _, meeting in stands),
        ordered(meeting for interview, meeting in stands if interview.status in _HELD),
        frozenset(a.id for a in attendees if a.status is AttendeeStatus.CAME),
        _inside(day, employers, interviews),
    )


def _inside(
    day: MatchingDay, employers: Iterable[DayEmployer], interviews: Iterable[DayInterview]
) -> tuple[tuple[int, int, int], ...]:
    length = {each.id: each.minutes or day.slot_minutes or SLOT for each in employers}
    running = [each for each in interviews if each.status is MeetingStatus.RUNNING]
    return tuple(
        (
            each.attendee_id or 0,
            each.day_employer_id or 0,
            began + length[each.day_employer_id or 0],
        )
        for each in running
        if (began := minutes_of(each.began_at)) is not None and each.day_employer_id in length
    )


def meeting_of(interview: DayInterview) -> Meeting | None:
    """The interview as a place in the plan; None for one without a time. One that was held
    without being planned stands where it began."""
    start = minutes_of(interview.starts_at or interview.began_at)
    if start is None or interview.attendee_id is None or interview.day_employer_id is None:
        return None
    return Meeting(
        start,
        interview.day_employer_id,
        interview.seat or 1,
        interview.attendee_id,
        bool(interview.pinned),
    )


def _hall(
    day: MatchingDay,
    employers: Iterable[DayEmployer],
    attendees: Iterable[DayAttendee],
    wishes: Iterable[DayWish],
    off: set[tuple[int | None, int | None]],
) -> Hall:
    """``off`` are pairs whose interview was called off or missed; it is not planned again."""
    here = [employer for employer in employers if employer.mode is DayMode.DIRECT]
    direct = {employer.id for employer in here}
    wanted: dict[int, list[int]] = {}
    for wish in wishes:
        pair = (wish.attendee_id, wish.day_employer_id)
        if wish.attendee_id and wish.day_employer_id in direct and pair not in off:
            wanted.setdefault(wish.attendee_id, []).append(wish.day_employer_id)
    breaks = breaks_of(day.breaks)
    return Hall(
        tuple(
            booth_of(day, employer, breaks)
            for employer in here
            if employer.status not in STAYING_AWAY
        ),
        tuple(
            _guest(attendee, wanted.get(attendee.id, ()))
            for attendee in attendees
            if attendee.status in _COMING
        ),
        rest=day.rest_minutes or 0,
        most=MOST if day.most_interviews is None else day.most_interviews,
        breaks=breaks,
    )


def hours_of(day: MatchingDay) -> tuple[int, int]:
    """When a day opens and closes, as it is planned for; usual hours where it names none."""
    opens = _or(minutes_of(day.starts_at), OPENS)
    return opens, _or(minutes_of(day.ends_at), max(CLOSES, opens))


def booth_of(day: MatchingDay, employer: DayEmployer, breaks: Iterable[tuple[int, int]]) -> Booth:
    """The employer's booth: its starts follow one another from the day's opening and anew
    after each break, as far as the company is there."""
    minutes = employer.minutes or day.slot_minutes or SLOT
    opens, closes = hours_of(day)
    comes = _or(minutes_of(employer.came_at or employer.arrives_at), opens)
    leaves = min(_or(minutes_of(employer.leaves_at), closes), closes)
    starts: list[int] = []
    since = opens
    for begins, ends in (*breaks, (closes, closes)):
        starts += range(since, min(begins, closes) - minutes + 1, minutes)
        since = max(since, ends)
    seats = 1 if employer.interviewers is None else employer.interviewers
    there = tuple(start for start in starts if start >= comes and start + minutes <= leaves)
    return Booth(employer.id, there, minutes, seats)


def _guest(attendee: DayAttendee, wishes: Iterable[int]) -> Guest:
    comes = [_or(minutes_of(value), 0) for value in (attendee.from_at, attendee.arrived_at)]
    leaves = minutes_of(attendee.left_at or attendee.until_at)
    return Guest(attendee.id, tuple(dict.fromkeys(wishes)), max(comes), _or(leaves, 24 * 60))


def _or(minutes: int | None, otherwise: int) -> int:
    return otherwise if minutes is None else minutes

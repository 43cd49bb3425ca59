"""A timetable changed by hand: each edit takes a plan and gives the next, and breaks nothing.

An edit is never refused for a clash: the planner shows what :func:`timetable.clashes` says and
whoever moved the card decides. A plan is sorted by time, booth and seat.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from jobdesk.domain.timetable import Booth, Guest, Hall, Meeting, Unplaced, Why, minutes_of

Plan = tuple[Meeting, ...]


def place(
    hall: Hall,
    plan: Plan,
    guest: int,
    booth: int,
    start: int,
    *,
    seat: int = 0,
    pinned: bool = True,
) -> Plan:
    """The plan with one meeting more; what was placed by hand is pinned unless told otherwise.

    ``seat`` 0 takes the first free interviewer, or the first of all where none is free.
    """
    seat = seat or next(iter(free_seats(hall, plan, booth, start)), 1)
    return ordered((*plan, Meeting(start, booth, seat, guest, pinned)))


def remove(plan: Plan, meeting: Meeting) -> Plan:
    """The plan without that meeting."""
    return tuple(other for other in plan if other != meeting)


def move(
    hall: Hall, plan: Plan, meeting: Meeting, *, start: int, booth: int = 0, seat: int = 0
) -> Plan:
    """The plan with the meeting at another time, or before another employer (``booth``).

    It keeps its interviewer where that one is free then, unless ``seat`` names one.
    """
    rest = remove(plan, meeting)
    booth = booth or meeting.booth
    if not seat:
        free = free_seats(hall, rest, booth, start)
        kept = booth == meeting.booth and meeting.seat in free
        seat = meeting.seat if kept else next(iter(free), 1)
    return ordered((*rest, replace(meeting, start=start, booth=booth, seat=seat)))


def swap(hall: Hall, plan: Plan, one: Meeting, other: Meeting) -> Plan:
    """The plan with two meetings exchanged: two people change places; one person's two
    meetings change their times."""
    if one.guest != other.guest:
        rest = remove(remove(plan, one), other)
        return ordered(
            (
                *rest,
                replace(one, guest=other.guest, pinned=other.pinned),
                replace(other, guest=one.guest, pinned=one.pinned),
            )
        )
    apart = remove(plan, other)
    moved = move(hall, apart, one, start=other.start)
    seats = free_seats(hall, moved, other.booth, one.start)
    seat = other.seat if other.seat in seats else next(iter(seats), 1)
    return ordered((*moved, replace(other, start=one.start, seat=seat)))


def pin(plan: Plan, meeting: Meeting, *, pinned: bool = True) -> Plan:
    """The plan with the meeting held where it is, or let go."""
    return tuple(replace(m, pinned=pinned) if m == meeting else m for m in plan)


def free_seats(hall: Hall, plan: Sequence[Meeting], booth: int, start: int) -> tuple[int, ...]:
    """The interviewers of a booth who are free for a whole interview from ``start``."""
    found = hall.booth(booth)
    if found is None or start not in hall.open_starts(found):
        return ()
    return _free(found, [m for m in plan if m.booth == booth], start)


def free_starts(hall: Hall, plan: Sequence[Meeting], guest: int, booth: int) -> tuple[int, ...]:
    """The starts at which the guest could meet the booth without any clash of time."""
    person, found = hall.guest(guest), hall.booth(booth)
    if person is None or found is None:
        return ()
    held = [m for m in plan if m.booth == booth]
    busy = _busy(hall, [m for m in plan if m.guest == guest])
    return tuple(
        start
        for start in _of_guest(hall, found, person)
        if _free(found, held, start) and _is_free(hall, busy, start, found)
    )


def unplaced(hall: Hall, plan: Sequence[Meeting], *, now: int = 0) -> tuple[Unplaced, ...]:
    """Every wish that has no meeting, in the order of the guests and their wishes."""
    held: dict[int, list[Meeting]] = defaultdict(list)
    mine: dict[int, list[Meeting]] = defaultdict(list)
    for meeting in plan:
        held[meeting.booth].append(meeting)
        mine[meeting.guest].append(meeting)
    rooms = {booth.id: _Room.of(hall, booth, held[booth.id]) for booth in hall.booths}
    return tuple(
        Unplaced(
            guest.id,
            booth,
            _why(hall, guest, rooms.get(booth), mine[guest.id], now),
        )
        for guest in hall.guests
        for booth in dict.fromkeys(guest.wishes)
        if all(meeting.booth != booth for meeting in mine[guest.id])
    )


def moved_guests(before: Iterable[Meeting], after: Iterable[Meeting]) -> tuple[int, ...]:
    """Who must be told: guests a meeting of whom is gone or at another time, ids ascending.

    Another interviewer of the same employer at the same time is no move, nor is a meeting more.
    """
    stays = {(m.guest, m.booth, m.start) for m in after}
    return tuple(sorted({m.guest for m in before if (m.guest, m.booth, m.start) not in stays}))


def gained_guests(before: Iterable[Meeting], after: Iterable[Meeting]) -> tuple[int, ...]:
    """Guests who meet an employer more than before, ids ascending."""
    met = {(m.guest, m.booth) for m in before}
    return tuple(sorted({m.guest for m in after if (m.guest, m.booth) not in met}))


def ordered(meetings: Iterable[Meeting]) -> Plan:
    """The meetings as a plan: by time, booth and seat."""
    return tuple(sorted(meetings))


@dataclass(frozen=True, slots=True)
class _Room:
    """A booth in a plan: its open starts, and those at which an interviewer is free. Worked
    out once for all who wish to meet it."""

    booth: Booth
    starts: tuple[int, ...]
    free: frozenset[int]

    @classmethod
    def of(cls, hall: Hall, booth: Booth | None, held: Sequence[Meeting]) -> _Room | None:
        """The room there is at a booth that holds these meetings; None without the booth."""
        if booth is None:
            return None
        starts = hall.open_starts(booth)
        return cls(booth, starts, frozenset(s for s in starts if _free(booth, held, s)))


def _of_guest(hall: Hall, booth: Booth, guest: Guest) -> list[int]:
    return [s for s in hall.open_starts(booth) if guest.is_there(s, s + minutes_of(booth))]


def _free(booth: Booth, held: Sequence[Meeting], start: int) -> tuple[int, ...]:
    length = minutes_of(booth)
    taken = {m.seat for m in held if m.start < start + length and start < m.start + length}
    return tuple(seat for seat in range(1, booth.seats + 1) if seat not in taken)


def _busy(hall: Hall, mine: Sequence[Meeting]) -> list[tuple[int, int]]:
    """The minutes one person's meetings take, each with the rest after it."""
    return [(m.start, m.start + minutes_of(hall.booth(m.booth)) + hall.rest) for m in mine]


def _is_free(hall: Hall, busy: Sequence[tuple[int, int]], start: int, booth: Booth) -> bool:
    end = start + minutes_of(booth) + hall.rest
    return all(end <= since or until <= start for since, until in busy)


def _why(hall: Hall, guest: Guest, room: _Room | None, mine: Sequence[Meeting], now: int) -> Why:
    """The reason, of the room at the booth and the meetings the guest has."""
    if room is None or not room.starts:
        return Why.CLOSED
    length = minutes_of(room.booth)
    starts = [s for s in room.starts if s >= now and guest.is_there(s, s + length)]
    if not starts:
        return Why.WINDOW
    if len(mine) >= hall.most:
        return Why.MOST
    seated = [start for start in starts if start in room.free]
    if not seated:
        return Why.FULL
    busy = _busy(hall, mine)
    if any(_is_free(hall, busy, start, room.booth) for start in seated):
        return Why.OPEN
    return Why.PERSON

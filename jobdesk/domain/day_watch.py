"""What has to be looked after while a matching day runs: who comes in next, who should be here
and is not, which booths hold the day up.

Pure: records of one moment, asked with the time on the wall as minutes since midnight; 0 stands
for any other date than the day's own (see :meth:`HallNow.now`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from jobdesk.domain.hall_now import BoothNow, HallNow, Turn
from jobdesk.domain.matching_days import AttendeeStatus, minutes_of
from jobdesk.domain.reception import Guest, Roll

SOON = 30
"""Minutes before an interview from which on it matters that the person is not here."""

_STILL = (AttendeeStatus.REGISTERED, AttendeeStatus.LATE)


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ring for a 참여업체: the id of the employer and a number, empty where none is
    known."""

    employer_id: int
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Away:
    """Somebody who is not here, and the first interview that waits for them (``turn``, None for
    one who only said that they come later)."""

    guest: Guest
    turn: Turn | None


@dataclass(frozen=True, slots=True)
class Held:
    """A booth that holds the day up: ``missing`` where the employer is not here, else by how
    many ``minutes``."""

    booth: BoothNow
    missing: bool
    minutes: int


@dataclass(frozen=True, slots=True)
class DayWatch:
    """A day at one moment; ``contacts`` by the id of the 참여업체."""

    hall: HallNow
    roll: Roll
    contacts: Mapping[int, Contact] = field(default_factory=dict)

    def coming(self) -> tuple[Turn, ...]:
        """The interviews still to be held, by the clock, then those without a time."""
        waiting = (turn for booth in self.hall.booths for turn in booth.waiting)
        return tuple(sorted(waiting, key=lambda turn: turn.order))

    def away(self, now: int) -> tuple[Away, ...]:
        """Who is not here though an interview is due within :data:`SOON`, the most urgent first;
        behind them who only said that they come later. Nobody on another date."""
        if not now:
            return ()
        found = []
        for guest in self.roll.guests:
            if guest.status not in _STILL:
                continue
            turn = self.hall.next_of(guest.attendee_id)
            at = minutes_of(turn.starts_at) if turn is not None else None
            due = at is not None and at <= now + SOON
            if due or guest.status is AttendeeStatus.LATE:
                found.append((at is None, at or 0, guest.number or 0, Away(guest, turn)))
        return tuple(each for *_, each in sorted(found, key=lambda one: one[:3]))

    def held_up(self, now: int) -> tuple[Held, ...]:
        """The booths that hold the day up: first the employers that are not here, then by the
        minutes. None on another date."""
        found = [
            Held(booth, booth.missing(now), booth.overdue(now))
            for booth in (self.hall.booths if now else ())
        ]
        late = (one for one in found if one.missing or one.minutes)
        return tuple(sorted(late, key=lambda one: (not one.missing, -one.minutes)))

"""행사장 현황: who sits at which booth now, who is next, what runs late.

Pure: records of one moment, asked with the time on the wall as minutes since midnight.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from jobdesk.domain.matching_days import InterviewResult, MeetingStatus, minutes_of

_NO_TIME = 10_000
"""Where a person without a time stands among those who have one: behind them."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One interview at a booth. ``here`` is whether the person is in the hall, ``busy`` the name
    of the employer another interview of theirs runs at now, empty for none; ``missing`` is a
    person who is known not to come."""

    interview_id: int
    attendee_id: int
    seeker_id: int
    day_employer_id: int
    number: int | None
    name: str
    starts_at: str
    seat: int
    status: MeetingStatus
    began_at: str = ""
    ended_at: str = ""
    result: InterviewResult = InterviewResult.NONE
    here: bool = False
    missing: bool = False
    busy: str = ""

    @property
    def waits(self) -> bool:
        """Whether it is still to be held."""
        return self.status is MeetingStatus.SET and not self.missing

    @property
    def ready(self) -> bool:
        """Whether the person can come in now."""
        return self.waits and self.here and not self.busy

    @property
    def order(self) -> tuple[int, int]:
        """By the clock, then in the order in which people queued up."""
        at = minutes_of(self.starts_at)
        return (_NO_TIME if at is None else at, self.interview_id)


@dataclass(frozen=True, slots=True)
class BoothNow:
    """One 참여업체 in the hall: ``minutes`` is how long an interview takes, ``due`` when it was
    to be here (None unknown), ``came_at`` when it came. ``turns`` are its interviews."""

    day_employer_id: int
    employer: str
    booth: str
    seats: int
    minutes: int
    due: int | None = None
    came_at: str = ""
    turns: tuple[Turn, ...] = ()

    @property
    def running(self) -> tuple[Turn, ...]:
        """Who is in now, the longest first."""
        inside = (t for t in self.turns if t.status is MeetingStatus.RUNNING)
        return tuple(sorted(inside, key=lambda t: (t.began_at, t.interview_id)))

    @property
    def waiting(self) -> tuple[Turn, ...]:
        """Who is still to come in, in order; those who are not in the hall too."""
        return tuple(sorted((t for t in self.turns if t.waits), key=lambda t: t.order))

    @property
    def next(self) -> Turn | None:
        """Who comes in next: the first who can come in now."""
        return next((t for t in self.waiting if t.ready), None)

    @property
    def expected(self) -> Turn | None:
        """Who is called: the next one, or where nobody can come in the first who is waited for."""
        return self.next or next(iter(self.waiting), None)

    @property
    def free(self) -> int:
        """How many interviewers have nobody before them."""
        return max(0, self.seats - len(self.running))

    @property
    def last(self) -> Turn | None:
        """Who went out last."""
        done = [t for t in self.turns if t.status is MeetingStatus.DONE]
        return max(done, key=lambda t: (t.ended_at, t.interview_id), default=None)

    @property
    def done(self) -> int:
        """How many interviews were held."""
        return sum(t.status is MeetingStatus.DONE for t in self.turns)

    def over(self, now: int) -> int:
        """By how many minutes the longest running interview is over its time; 0 for none."""
        begun = [minutes_of(turn.began_at) for turn in self.running]
        return max(0, *(now - at - self.minutes for at in begun if at is not None), 0)

    def behind(self, now: int) -> int:
        """How many minutes ago the next interview should have begun; 0 when in time."""
        upcoming = self.next
        at = minutes_of(upcoming.starts_at) if upcoming is not None else None
        return 0 if at is None else max(0, now - at)

    def overdue(self, now: int) -> int:
        """The minutes a booth runs late: the interview in it, or the one before its door."""
        return max(self.over(now), self.behind(now))

    def missing(self, now: int) -> bool:
        """Whether the employer should be here and nobody saw it: it neither was marked as come
        nor has interviewed anybody."""
        held = any(t.status in (MeetingStatus.RUNNING, MeetingStatus.DONE) for t in self.turns)
        return self.due is not None and now >= self.due and not self.came_at and not held


@dataclass(frozen=True, slots=True)
class HallNow:
    """The hall at one moment, booths in the order of their signs; ``first`` and ``last`` are the
    dates of the day."""

    day_id: int
    title: str
    booths: tuple[BoothNow, ...] = ()
    first: date | None = None
    last: date | None = None
    _of: dict[int, list[Turn]] = field(default_factory=dict, repr=False, compare=False)

    def now(self, day: date, clock: str) -> int:
        """The time ``clock`` of a date in minutes; 0 on any other date than the day's own, on
        which nothing runs late."""
        first = self.first
        if first is None or not first <= day <= (self.last or first):
            return 0
        return minutes_of(clock) or 0

    def booth(self, day_employer_id: int) -> BoothNow | None:
        """The booth of a 참여업체."""
        return next((b for b in self.booths if b.day_employer_id == day_employer_id), None)

    def turns_of(self, attendee_id: int) -> tuple[Turn, ...]:
        """The interviews of one person in order."""
        if not self._of:
            for booth in self.booths:
                for turn in booth.turns:
                    self._of.setdefault(turn.attendee_id, []).append(turn)
        return tuple(sorted(self._of.get(attendee_id, ()), key=lambda t: t.order))

    def now_of(self, attendee_id: int) -> Turn | None:
        """Where a person is now."""
        inside = (t for t in self.turns_of(attendee_id) if t.status is MeetingStatus.RUNNING)
        return next(inside, None)

    def next_of(self, attendee_id: int) -> Turn | None:
        """Where a person goes next."""
        return next((t for t in self.turns_of(attendee_id) if t.waits), None)


def sign_order(booth: str) -> tuple[tuple[int, int, str], ...]:
    """Booths as people count their signs: 2 before 10, A-9 before A-10, none at the end."""
    parts = re.findall(r"[0-9]+|[^0-9]+", booth)
    return tuple((0, int(p), "") if p.isdecimal() else (1, 0, p) for p in parts) or ((2, 0, ""),)


def sign_key(booth: str) -> str:
    """A text by which a store sorts signs of booths as ``sign_order`` does; empty for none."""
    parts = re.findall(r"[0-9]+|[^0-9]+", booth)
    return "".join(f"\x02{part}" if not part.isdecimal() else _number_key(part) for part in parts)


def _number_key(digits: str) -> str:
    """Numbers stand before other signs, the shorter before the longer."""
    bare = digits.lstrip("0")
    return f"\x01{len(bare):03}{bare}"

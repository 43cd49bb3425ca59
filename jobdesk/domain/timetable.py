"""The interview timetable of a matching day: who meets which employer when, and what clashes.

Times are minutes since midnight. A booth holds interviews on its own starts, so two employers
may take ten and fifteen minutes each; a person is in one place at a time whatever the starts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations


@dataclass(frozen=True, slots=True)
class Booth:
    """One employer: interviews begin at ``starts`` (ascending), take ``minutes`` each, and
    ``seats`` interviewers hold one each at the same time."""

    id: int
    starts: tuple[int, ...]
    minutes: int
    seats: int = 1


@dataclass(frozen=True, slots=True)
class Guest:
    """One attendee: present from ``comes`` to ``leaves`` (the bus), ``wishes`` are booth ids,
    the dearest first."""

    id: int
    wishes: tuple[int, ...]
    comes: int = 0
    leaves: int = 24 * 60

    def is_there(self, start: int, end: int) -> bool:
        """Whether the guest is present from ``start`` to ``end``."""
        return self.comes <= start and end <= self.leaves


@dataclass(frozen=True, slots=True, order=True)
class Meeting:
    """One interview: ``guest`` at ``booth`` from ``start``, before interviewer ``seat`` (1 the
    first). A ``pinned`` one is never moved by the solver."""

    start: int
    booth: int
    seat: int
    guest: int
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class Hall:
    """What a timetable is made for. ``rest`` minutes lie between two interviews of a person,
    nobody has more than ``most``, no interview runs into a ``break``."""

    booths: tuple[Booth, ...]
    guests: tuple[Guest, ...]
    rest: int = 0
    most: int = 4
    breaks: tuple[tuple[int, int], ...] = ()

    def booth(self, id_: int) -> Booth | None:
        """The booth of that id, None where the hall has none."""
        return next((booth for booth in self.booths if booth.id == id_), None)

    def guest(self, id_: int) -> Guest | None:
        """The guest of that id, None where nobody has it."""
        return next((guest for guest in self.guests if guest.id == id_), None)

    def open_starts(self, booth: Booth) -> tuple[int, ...]:
        """The booth's starts whose interview runs into no break; none without interviewers."""
        if booth.seats < 1:
            return ()
        return tuple(s for s in booth.starts if not self.in_break(s, s + booth.minutes))

    def in_break(self, start: int, end: int) -> bool:
        """Whether the minutes from ``start`` to ``end`` touch a break."""
        return any(start < until and since < end for since, until in self.breaks)


class ClashKind(StrEnum):
    """What is wrong with a meeting, in the words of the desk."""

    PERSON = "같은 사람이 두 곳에 있습니다"
    SEAT = "면접관 한 명에게 두 사람이 있습니다"
    NO_SEAT = "면접관 수를 넘습니다"
    REST = "면접 사이 쉬는 시간이 모자랍니다"
    WINDOW = "참가자가 없는 시각입니다"
    CLOSED = "업체가 없거나 쉬는 시각입니다"
    TWICE = "같은 업체를 두 번 만납니다"
    MOST = "한 사람의 면접 수를 넘습니다"


@dataclass(frozen=True, slots=True)
class Clash:
    """One breach: what it is, and the meetings that are part of it."""

    kind: ClashKind
    meetings: tuple[Meeting, ...]


class Why(StrEnum):
    """Why a wish found no place."""

    FULL = "업체의 시간이 다 찼습니다"
    WINDOW = "참가자가 있는 시간에 업체의 면접 시각이 없습니다"
    CLOSED = "업체가 면접을 하지 않습니다"
    MOST = "한 사람의 면접 수가 다 찼습니다"
    PERSON = "남은 시각에 다른 면접이 있습니다"
    OPEN = "지금 넣을 수 있는 시각이 있습니다"


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A wish without an interview, and why."""

    guest: int
    booth: int
    why: Why


@dataclass(frozen=True, slots=True)
class Timetable:
    """The answer: ``score`` reached, ``bound`` that no timetable can exceed, ``moved`` guests
    whose interview changed against the plan it began with."""

    meetings: tuple[Meeting, ...]
    unplaced: tuple[Unplaced, ...]
    score: float
    bound: float
    moved: tuple[int, ...] = ()

    @property
    def gap(self) -> float:
        """How far the score may lie below the best, as a share of the bound; 0.0 is proven
        best."""
        return max(0.0, (self.bound - self.score) / self.bound) if self.bound else 0.0


WISH_WORTH = (12, 9, 7, 5, 4, 3, 2)
"""What an interview is worth by the rank of its wish, the first first; any later one 1."""

STEP_WORTH = (36, 24, 12)
"""What a person's first, second and third interview is worth on top. The steps are as high as
the dearest wish, so that a seat is worth more to whoever has fewer interviews, whatever either
wishes: everybody's first comes before anybody's second, and so on to the fourth."""


def wish_worth(guest: Guest, booth: int) -> int:
    """What the wish for ``booth`` is worth; 0 where the guest has none."""
    if booth not in guest.wishes:
        return 0
    rank = guest.wishes.index(booth)
    return WISH_WORTH[rank] if rank < len(WISH_WORTH) else 1


def score(hall: Hall, meetings: Iterable[Meeting]) -> float:
    """What a plan is worth: its wishes by rank and each person's steps, see STEP_WORTH.

    An employer met twice counts once; a meeting of somebody who is not in the hall, nothing.
    """
    met: dict[int, set[int]] = defaultdict(set)
    for meeting in meetings:
        met[meeting.guest].add(meeting.booth)
    return float(
        sum(
            sum(wish_worth(guest, booth) for booth in met[guest.id])
            + sum(STEP_WORTH[: len(met[guest.id])])
            for guest in hall.guests
            if guest.id in met
        )
    )


def clashes(hall: Hall, meetings: Sequence[Meeting]) -> tuple[Clash, ...]:
    """Everything that is wrong with a plan, in the order of its times; empty when nothing is.

    Knows nothing of how the plan was made: it judges what the solver answers and what was
    placed by hand alike. Of two rules that one pair breaks, the graver is told.
    """
    booths = {booth.id: booth for booth in hall.booths}
    guests = {guest.id: guest for guest in hall.guests}
    open_at = {booth.id: frozenset(hall.open_starts(booth)) for booth in hall.booths}
    found: list[Clash] = []
    of_guest: dict[int, list[Meeting]] = defaultdict(list)
    of_booth: dict[int, list[Meeting]] = defaultdict(list)
    for meeting in sorted(meetings):
        of_guest[meeting.guest].append(meeting)
        of_booth[meeting.booth].append(meeting)
        booth, guest = booths.get(meeting.booth), guests.get(meeting.guest)
        if booth is None or meeting.start not in open_at[booth.id]:
            found.append(Clash(ClashKind.CLOSED, (meeting,)))
        elif not 1 <= meeting.seat <= booth.seats:
            found.append(Clash(ClashKind.NO_SEAT, (meeting,)))
        end = meeting.start + minutes_of(booth)
        if guest is None or not guest.is_there(meeting.start, end):
            found.append(Clash(ClashKind.WINDOW, (meeting,)))
    for mine in of_guest.values():
        found += _of_one_person(hall, booths, mine)
    for held in of_booth.values():
        length = minutes_of(booths.get(held[0].booth))
        found += (
            Clash(ClashKind.SEAT, (one, other))
            for one, other in combinations(held, 2)
            if one.seat == other.seat and other.start < one.start + length
        )
    return tuple(sorted(found, key=lambda clash: clash.meetings))


def minutes_of(booth: Booth | None) -> int:
    """How long an interview takes; a minute where the booth is unknown, for it takes some."""
    return max(1, booth.minutes) if booth is not None else 1


def _of_one_person(
    hall: Hall, booths: dict[int, Booth], mine: Sequence[Meeting]
) -> Iterator[Clash]:
    for one, other in combinations(mine, 2):
        end = one.start + minutes_of(booths.get(one.booth))
        if other.start < end:
            yield Clash(ClashKind.PERSON, (one, other))
        elif other.start < end + hall.rest:
            yield Clash(ClashKind.REST, (one, other))
        if one.booth == other.booth:
            yield Clash(ClashKind.TWICE, (one, other))
    if len(mine) > hall.most:
        yield Clash(ClashKind.MOST, tuple(mine))

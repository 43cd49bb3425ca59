"""What a timetable has to decide: which guest could meet which booth when, and what it is worth.

What is pinned or already begun is no question any more: it takes its seat and its minutes, and
all that is left is asked around it, even where it breaks a rule itself.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from jobdesk.domain.timetable import STEP_WORTH, Booth, Hall, Meeting, minutes_of, wish_worth

UNMOVED = 100
"""Worth of a person all of whose meetings stay in their place: more than two first interviews,
so that nobody is moved for another's gain."""

HELD = 150
"""Worth of a meeting of the plan in force that is still held, at whatever time: to save one,
one other person may move, not two."""

STAYS = 3
"""Worth of each meeting in its place: of those who must move, as little as possible."""


class Pair(NamedTuple):
    """A wish, or a meeting of the plan in force: guest and booth by id."""

    guest: int
    booth: int


class Place(NamedTuple):
    """One way to hold it: guest, booth and start."""

    guest: int
    booth: int
    start: int

    @property
    def pair(self) -> Pair:
        """Who meets whom."""
        return Pair(self.guest, self.booth)


class Row(NamedTuple):
    """Places of a booth's starts that share its interviewers: ``most`` at once."""

    starts: tuple[int, ...]
    most: int


class Task:
    """The question: ``places`` each pair could take, beside what is ``frozen``.

    ``before`` is the plan in force; its pinned meetings and those that could begin before
    ``now`` are frozen, and nothing else begins before ``now``.
    """

    def __init__(
        self, hall: Hall, pinned: Sequence[Meeting], before: Sequence[Meeting], now: int = 0
    ) -> None:
        self.hall, self.now = hall, now
        self.guests = {guest.id: guest for guest in hall.guests}
        self.booths = {booth.id: booth for booth in hall.booths}
        still = (m for m in before if m.pinned or self._has_begun(m))
        self.frozen = tuple(dict.fromkeys((*pinned, *still)))
        self.met: dict[int, set[int]] = defaultdict(set)
        self.busy: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for m in self.frozen:
            self.met[m.guest].add(m.booth)
            self.busy[m.guest].append((m.start, self.until(m.booth, m.start)))
        frozen = Counter(m.guest for m in self.frozen)
        self.room = {id_: max(0, hall.most - frozen[id_]) for id_ in self.guests}
        self.rows = {booth.id: self._rows(booth) for booth in hall.booths}
        self.former = {
            Pair(m.guest, m.booth): m for m in before if m.booth not in self.met[m.guest]
        }
        self.places = dict(self._places())
        self.stayers = dict(self._stayers())

    def until(self, booth: int, start: int) -> int:
        """When a guest who meets that booth at ``start`` may begin again."""
        return start + minutes_of(self.booths.get(booth)) + self.hall.rest

    def steps(self, guest: int) -> tuple[int, ...]:
        """What the guest's next interviews are worth on top, one by one, as many as may be."""
        done, room = len(self.met[guest]), self.room[guest]
        worth = STEP_WORTH[done : done + room]
        return worth + (0,) * (room - len(worth))

    def place_worth(self, place: Place) -> int:
        """What one interview at that place is worth, the steps of its guest apart."""
        worth = wish_worth(self.guests[place.guest], place.booth)
        former = self.former.get(place.pair)
        if former is None:
            return worth
        return worth + HELD + (STAYS if former.start == place.start else 0)

    def worth(self, places: Iterable[Place]) -> int:
        """What a set of places is worth, all told."""
        chosen = set(places)
        of_guest = Counter(place.guest for place in chosen)
        return (
            sum(map(self.place_worth, chosen))
            + sum(sum(self.steps(guest)[:count]) for guest, count in of_guest.items())
            + sum(UNMOVED for stays in self.stayers.values() if chosen.issuperset(stays))
        )

    def ceiling(self) -> int:
        """A worth that no set of places passes, reckoned as if nobody stood in another's way."""
        of_guest: dict[int, list[int]] = defaultdict(list)
        for pair, starts in self.places.items():
            of_guest[pair.guest].append(
                max(self.place_worth(Place(*pair, start)) for start in starts)
            )
        total = UNMOVED * len(self.stayers)
        for guest, worths in of_guest.items():
            steps = self.steps(guest)
            total += sum(sorted(worths, reverse=True)[: len(steps)]) + sum(steps[: len(worths)])
        return total

    def _has_begun(self, meeting: Meeting) -> bool:
        """Whether its time has come and both were there; else it is still to be held."""
        guest, booth = self.guests.get(meeting.guest), self.booths.get(meeting.booth)
        return (
            meeting.start < self.now
            and guest is not None
            and booth is not None
            and meeting.start in self.hall.open_starts(booth)
            and guest.is_there(meeting.start, meeting.start + minutes_of(booth))
        )

    def _rows(self, booth: Booth) -> list[Row]:
        """Which starts share the interviewers who are free, and how many those are.

        Where interviews follow one another each start stands alone; where starts lie nearer
        than an interview is long, all that would be running at one moment are counted too.
        """
        held = [m for m in self.frozen if m.booth == booth.id]
        length = minutes_of(booth)
        starts = [start for start in self.hall.open_starts(booth) if start >= self.now]
        seats = set(range(1, booth.seats + 1))
        rows = []
        for start in starts:
            taken = {m.seat for m in held if m.start < start + length and start < m.start + length}
            rows.append(Row((start,), len(seats - taken)))
            running = tuple(s for s in starts if s <= start < s + length)
            if len(running) > 1:
                sitting = {m.seat for m in held if m.start <= start < m.start + length}
                rows.append(Row(running, len(seats - sitting)))
        return rows

    def _places(self) -> Iterable[tuple[Pair, tuple[int, ...]]]:
        wanted = (Pair(guest.id, booth) for guest in self.hall.guests for booth in guest.wishes)
        for pair in dict.fromkeys((*wanted, *self.former)):
            guest, booth = self.guests.get(pair.guest), self.booths.get(pair.booth)
            if guest is None or booth is None or booth.id in self.met[guest.id]:
                continue
            starts = tuple(
                row.starts[0]
                for row in self.rows[booth.id]
                if len(row.starts) == 1
                and row.most > 0
                and guest.is_there(row.starts[0], row.starts[0] + minutes_of(booth))
                and not self._is_busy(guest.id, booth.id, row.starts[0])
            )
            if starts and self.room[guest.id]:
                yield pair, starts

    def _is_busy(self, guest: int, booth: int, start: int) -> bool:
        until = self.until(booth, start)
        return any(start < end and since < until for since, end in self.busy[guest])

    def _stayers(self) -> Iterable[tuple[int, tuple[Place, ...]]]:
        """Guests who need not move, each with the places in which they would stay."""
        of_guest: dict[int, list[Place]] = defaultdict(list)
        for pair, meeting in self.former.items():
            of_guest[pair.guest].append(Place(*pair, meeting.start))
        for guest, places in of_guest.items():
            if all(place.start in self.places.get(place.pair, ()) for place in places):
                yield guest, tuple(places)

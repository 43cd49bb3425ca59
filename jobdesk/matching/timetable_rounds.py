"""A plan by fair rounds: quick, never clashing, and good enough to set out from.

In each round everybody who still has a wish gets one interview more, whoever has the fewest
ways first. What the plan in force holds is taken over before the first round.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from jobdesk.matching.timetable_task import Pair, Place, Task


class Floor:
    """Who is where: answers whether one interview more would clash, and remembers it."""

    def __init__(self, task: Task, places: Iterable[Place] = ()) -> None:
        self._task = task
        self._rows = {
            (booth, start): [
                (booth, number) for number, row in enumerate(rows) if start in row.starts
            ]
            for booth, rows in task.rows.items()
            for start in {start for row in rows for start in row.starts}
        }
        self._seated: Counter[tuple[int, int]] = Counter()
        self.of_guest: dict[int, dict[int, Place]] = defaultdict(dict)
        for place in places:
            self.add(place)

    def can(self, place: Place) -> bool:
        """Whether the place is free, for guest and booth alike."""
        mine, task = self.of_guest[place.guest], self._task
        if place.booth in mine or len(mine) >= task.room[place.guest]:
            return False
        until = task.until(place.booth, place.start)
        return all(
            self._seated[booth, number] < task.rows[booth][number].most
            for booth, number in self._rows[place.booth, place.start]
        ) and all(
            until <= other.start or task.until(other.booth, other.start) <= place.start
            for other in mine.values()
        )

    def add(self, place: Place) -> None:
        """Take the place."""
        self._seated.update(self._rows[place.booth, place.start])
        self.of_guest[place.guest][place.booth] = place

    def drop(self, place: Place) -> None:
        """Give the place up."""
        self._seated.subtract(self._rows[place.booth, place.start])
        del self.of_guest[place.guest][place.booth]

    @property
    def places(self) -> list[Place]:
        """All that are taken."""
        return [place for mine in self.of_guest.values() for place in mine.values()]


def fair_rounds(task: Task) -> list[Place]:
    """A plan that holds: what the plan in force has, then round by round."""
    floor = Floor(task)
    for pair, meeting in sorted(task.former.items(), key=lambda item: item[1]):
        place = Place(*pair, meeting.start)
        if meeting.start in task.places.get(pair, ()) and floor.can(place):
            floor.add(place)
    wishes: dict[int, list[Pair]] = defaultdict(list)
    for pair in task.places:
        wishes[pair.guest].append(pair)
    turn = sorted(wishes, key=lambda guest: sum(len(task.places[p]) for p in wishes[guest]))
    placed = True
    while placed:
        placed = False
        for guest in sorted(turn, key=lambda guest: len(floor.of_guest[guest])):
            dearest = _dearest(task, floor, wishes[guest])
            if dearest is not None:
                floor.add(dearest)
                placed = True
    return floor.places


def _dearest(task: Task, floor: Floor, wishes: Iterable[Pair]) -> Place | None:
    ways = (Place(*pair, start) for pair in wishes for start in task.places[pair])
    free = (place for place in ways if floor.can(place))
    return max(free, key=task.place_worth, default=None)


def drawn_together(task: Task, places: Iterable[Place]) -> list[Place]:
    """The same interviews, each that is new as early as it can be: no idle hours in between.

    What the plan in force holds in its place stays there.
    """
    floor = Floor(task, places)
    for place in sorted(floor.places, key=lambda place: place.start):
        former = task.former.get(place.pair)
        if former is not None and former.start == place.start:
            continue
        floor.drop(place)
        starts = (start for start in task.places[place.pair] if start < place.start)
        earlier = (Place(*place.pair, start) for start in starts)
        floor.add(next((way for way in earlier if floor.can(way)), place))
    return floor.places

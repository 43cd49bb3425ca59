"""The best interview timetable of a matching day, and how near the best it is proven to be.

A yes or no for each guest, booth and start, under rows that say who can be where. The search
sets out from fair rounds, so that there is an answer however little time it is given.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from jobdesk.domain.timetable import Hall, Meeting, Timetable, score
from jobdesk.domain.timetable_edits import moved_guests, ordered, unplaced
from jobdesk.errors import Cancelled
from jobdesk.matching import solver
from jobdesk.matching.timetable_rounds import drawn_together, fair_rounds
from jobdesk.matching.timetable_seats import seated
from jobdesk.matching.timetable_task import UNMOVED, Place, Task


def solve(
    hall: Hall,
    *,
    pinned: Sequence[Meeting] = (),
    before: Sequence[Meeting] = (),
    now: int | None = None,
    seconds: float = 5.0,
    cancelled: Callable[[], bool] | None = None,
) -> Timetable:
    """The best timetable found in ``seconds``.

    ``pinned`` meetings stay as they are, whatever they clash with; :func:`clashes` tells.
    With ``before``, the plan in force, as few people as possible move: its pinned meetings and
    those begun before ``now`` (minutes since midnight) stay, and nothing new begins before
    ``now``. A meeting whose time went by while guest or company was not there is held later.
    The bound is then that of the plans that keep as much. Raises Cancelled.
    """
    until = time.monotonic() + seconds
    task = Task(hall, pinned, before, now or 0)
    first = fair_rounds(task)
    if cancelled is not None and cancelled():
        raise Cancelled
    programme, columns = _programme(task)
    answer = solver.solve(
        programme,
        first=columns.values(task, first),
        seconds=until - time.monotonic(),
        cancelled=cancelled,
    )
    chosen = columns.chosen(answer.values) if answer.values is not None else first
    new = seated(task, drawn_together(task, max(chosen, first, key=task.worth)))
    meetings = ordered((*task.frozen, *new))
    reached = score(hall, meetings)
    worth = task.worth(Place(m.guest, m.booth, m.start) for m in new)
    return Timetable(
        meetings,
        unplaced(hall, meetings, now=task.now),
        reached,
        reached + max(0.0, min(answer.bound, task.ceiling()) - worth),
        tuple(guest for guest in moved_guests(before, meetings) if guest in task.guests),
    )


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which value of the programme stands for what."""

    places: Mapping[Place, int]
    steps: Mapping[int, Sequence[int]]
    unmoved: Mapping[int, int]

    def chosen(self, values: Sequence[int]) -> list[Place]:
        """The places that the values say yes to."""
        return [place for place, column in self.places.items() if values[column]]

    def values(self, task: Task, places: Iterable[Place]) -> list[int]:
        """The values that stand for a set of places."""
        taken = set(places)
        columns = [self.places[place] for place in taken]
        count: dict[int, int] = defaultdict(int)
        for place in taken:
            count[place.guest] += 1
        for guest, steps in self.steps.items():
            columns += steps[: count[guest]]
        columns += (
            column
            for guest, column in self.unmoved.items()
            if taken.issuperset(task.stayers[guest])
        )
        size = len(self.places) + sum(map(len, self.steps.values())) + len(self.unmoved)
        values = [0] * size
        for column in columns:
            values[column] = 1
        return values


def _programme(task: Task) -> tuple[solver.Programme, _Columns]:
    programme = solver.Programme()
    places = {
        place: programme.value(task.place_worth(place))
        for pair, starts in task.places.items()
        for place in (Place(*pair, start) for start in starts)
    }
    of_guest: dict[int, list[Place]] = defaultdict(list)
    at: dict[tuple[int, int], list[int]] = defaultdict(list)
    for place, column in places.items():
        of_guest[place.guest].append(place)
        at[place.booth, place.start].append(column)
    for pair, starts in task.places.items():
        if len(starts) > 1:
            programme.at_most((places[Place(*pair, start)] for start in starts), 1)
    for booth, rows in task.rows.items():
        for row in rows:
            asked = [column for start in row.starts for column in at[booth, start]]
            if len(asked) > row.most:
                programme.at_most(asked, row.most)
    steps = {}
    for guest, mine in of_guest.items():
        for together in _at_once(task, mine):
            programme.at_most((places[place] for place in together), 1)
        steps[guest] = [programme.value(worth) for worth in task.steps(guest)]
        programme.equal((places[place] for place in mine), steps[guest])
    unmoved = {guest: programme.value(UNMOVED) for guest in task.stayers}
    for guest, stays in task.stayers.items():
        for place in stays:
            programme.no_more_than(unmoved[guest], places[place])
    return programme, _Columns(places, steps, unmoved)


def _at_once(task: Task, places: Sequence[Place]) -> Iterator[list[Place]]:
    """The widest sets of one guest's places of which only one can be: those that would be going
    on, rest included, at one moment."""
    last: set[Place] = set()
    for moment in sorted({place.start for place in places}, reverse=True):
        going = {p for p in places if p.start <= moment < task.until(p.booth, p.start)}
        if not going <= last:
            last = going
            if len({place.booth for place in going}) > 1:
                yield sorted(going)

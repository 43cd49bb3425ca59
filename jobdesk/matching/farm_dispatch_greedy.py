"""What a fair hand would do with the same question: from there the search sets out.

Day by day, the farm that is hardest to serve first, for each head whoever is worth the most; then
the seats of the centre's cars are given by farm.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from jobdesk.domain.farm_dispatch import (
    FILLED,
    POOL,
    TOGETHER,
    Dispatch,
    Need,
    Sending,
    Worker,
    pair_worth,
    refusal,
    rested,
    rides,
    turn_worth,
)


class Pairs:
    """Everything one could choose: ``cars`` by worker and need, and what each pair is worth."""

    def __init__(self, dispatch: Dispatch) -> None:
        self.dispatch = dispatch
        self.cars: dict[tuple[int, int], tuple[int | None, ...]] = {}
        self.worth: dict[tuple[int, int], int] = {}
        self.there = Counter((crew, need.id) for need in dispatch.needs for crew in need.there)
        self.size = Counter(worker.crew for worker in dispatch.workers)
        for need in dispatch.needs:
            if need.heads < 1:
                continue
            for worker in dispatch.workers:
                if refusal(dispatch, worker, need) is None:
                    self.cars[worker.id, need.id] = rides(dispatch, worker, need)
                    self.worth[worker.id, need.id] = pair_worth(dispatch, worker, need)

    def room(self, car_id: int, day: date) -> int:
        """Passengers that a car, or those of the POOL together, still take on a day."""
        if car_id == POOL:
            return sum(car.room(day) for car in self.dispatch.pool)
        return self.dispatch.car[car_id].room(day)

    def ceiling(self) -> int:
        """A worth that no choice passes, reckoned as if nobody stood in another's way: each
        worker goes each day where they are worth the most, each head has whom it likes best."""
        best: dict[tuple[int, date], int] = {}
        of_need: dict[int, list[int]] = defaultdict(list)
        for (worker_id, need_id), worth in self.worth.items():
            key = worker_id, self.dispatch.need[need_id].day
            best[key] = max(best.get(key, 0), worth)
            of_need[need_id].append(worth + turn_worth(self.dispatch.worker[worker_id].lately))
        by_worker, count = sum(best.values()), Counter(worker for worker, _ in best)
        for worker_id, days in count.items():
            lately = self.dispatch.worker[worker_id].lately
            by_worker += sum(turn_worth(lately + n) for n in range(days))
        by_head = sum(
            sum(heapq.nlargest(self.dispatch.need[id_].heads, worths))
            for id_, worths in of_need.items()
        )
        heads = sum(min(self.dispatch.need[id_].heads, len(w)) for id_, w in of_need.items())
        together = TOGETHER * (min(heads, len(best)) + sum(self.there.values()))
        return min(by_worker, by_head) + together


class Hand:
    """The state of the day while lines are written one after another."""

    def __init__(self, pairs: Pairs) -> None:
        self.pairs, self.left = pairs, pairs.dispatch
        self.lines: list[Sending] = []
        self.days: dict[int, set[date]] = defaultdict(set)
        self.heads = Counter({need.id: need.heads for need in self.left.needs})
        self.riding: Counter[tuple[int, date]] = Counter()
        self.goes: dict[tuple[int, date], str] = {
            (car.id, day): place for car in self.left.cars for day, place in car.goes.items()
        }
        self.crews = Counter(pairs.there)

    def car(self, worker: Worker, need: Need) -> tuple[int | None] | None:
        """How a worker could come as things stand; None where they could not."""
        for car in self.pairs.cars[worker.id, need.id]:
            if car is None or car == worker.own_car or self.left.drives.get(worker.id) == car:
                return (car,)
            if self.riding[car, need.day] >= self.pairs.room(car, need.day):
                continue
            driven = car != POOL and self.left.car[car].driver is not None
            if not driven or self.goes.get((car, need.day)) == need.place:
                return (car,)
        return None

    def can(self, worker: Worker, need: Need) -> bool:
        """Whether a worker could still be sent."""
        return self.is_free(worker, need.day) and self.car(worker, need) is not None

    def is_free(self, worker: Worker, day: date) -> bool:
        """Whether a worker goes nowhere on a day, and need not rest on it."""
        mine = self.days[worker.id]
        return day not in mine and (worker.most_days is None or rested(worker, {*mine, day}))

    def worth(self, worker: Worker, need: Need) -> int:
        """What one more is worth as things stand."""
        worth = self.pairs.worth[worker.id, need.id] - FILLED
        worth += turn_worth(worker.lately + len(self.days[worker.id]))
        if worker.crew is not None and self.crews[worker.crew, need.id]:
            worth += TOGETHER
        drives = self.left.drives.get(worker.id)
        if worker.crew is not None and drives is not None and drives == worker.crew_car:
            worth += 2 * TOGETHER  # the driver first: the crew comes only where the car goes
        return worth

    def send(self, worker: Worker, need: Need) -> None:
        """Write the line of a worker who can."""
        found = self.car(worker, need)
        assert found is not None
        car = found[0]
        self.lines.append(Sending(need.id, worker.id, car))
        self.days[worker.id].add(need.day)
        self.heads[need.id] -= 1
        if worker.crew is not None:
            self.crews[worker.crew, need.id] += 1
        if car is not None and self.left.drives.get(worker.id) == car:
            self.goes[car, need.day] = need.place
        elif car is not None and car != worker.own_car:
            self.riding[car, need.day] += 1


def by_turns(pairs: Pairs) -> list[Sending]:
    """Lines that hold, made in one go; the car of some is POOL."""
    hand = Hand(pairs)
    able: dict[int, list[int]] = defaultdict(list)
    for worker_id, need_id in pairs.cars:
        able[need_id].append(worker_id)
    needs = [need for need in pairs.dispatch.needs if need.heads > 0]
    for need in sorted(needs, key=lambda n: (n.day, len(able[n.id]) - n.heads, n.id)):
        free = [pairs.dispatch.worker[id_] for id_ in able[need.id]]
        free = [worker for worker in free if hand.is_free(worker, need.day)]
        while hand.heads[need.id] > 0:
            going = [worker for worker in free if hand.car(worker, need) is not None]
            if not going:
                break
            best = max(going, key=lambda w: (hand.worth(w, need), -w.id))
            hand.send(best, need)
            free.remove(best)
    return hand.lines


def seated(dispatch: Dispatch, lines: Iterable[Sending]) -> tuple[Sending, ...]:
    """Lines with a car in the place of POOL: farm by farm in the order of their places, so that
    people of one farm, and farms of one place, share a car as far as its seats go. Seats that
    are left are offered where one is welcome."""
    by_day: dict[date, list[Sending]] = defaultdict(list)
    for line in lines:
        by_day[dispatch.need[line.need].day].append(line)
    found = [line for day, mine in by_day.items() for line in _Seats(dispatch, day, mine).given()]
    return tuple(sorted(found, key=lambda line: (line.need, line.worker)))


class _Seats:
    """The cars of one day while they are filled."""

    def __init__(self, dispatch: Dispatch, day: date, lines: Sequence[Sending]) -> None:
        self.dispatch, self.lines = dispatch, lines
        self.room = {car.id: car.room(day) for car in dispatch.cars}
        self.goes = {car.id: car.goes[day] for car in dispatch.cars if day in car.goes}
        self.at: int | None = None
        for line in lines:
            if line.car and dispatch.drives.get(line.worker) == line.car:
                self.goes[line.car] = dispatch.need[line.need].place
            elif line.car and dispatch.worker[line.worker].own_car != line.car:
                self.room[line.car] -= 1

    def given(self) -> Iterable[Sending]:
        """The lines with their cars; who must have a seat before who may."""
        by_place = sorted(self.lines, key=lambda x: (self.dispatch.need[x.need].place, x.need))
        yield from (x for x in by_place if x.car or (x.car is None and not self._may(x)))
        yield from (replace(x, car=self._next()) for x in by_place if x.car == POOL)
        for line in by_place:
            if line.car is None and self._may(line):
                yield replace(line, car=self._with_crew(line) or self._next())

    def _may(self, line: Sending) -> bool:
        return self.dispatch.need[line.need].lift

    def _with_crew(self, line: Sending) -> int | None:
        car = self.dispatch.car.get(self.dispatch.worker[line.worker].crew_car or 0)
        if car is None or self.room[car.id] < 1:
            return None
        place = self.dispatch.need[line.need].place
        if car.driver is not None and self.goes.get(car.id) != place:
            return None
        self.room[car.id] -= 1
        return car.id

    def _next(self) -> int | None:
        """The centre's car that is being filled, else the one with the most seats left."""
        if self.at is None or self.room[self.at] < 1:
            free = [car.id for car in self.dispatch.pool if self.room[car.id] > 0]
            self.at = max(free, key=lambda id_: (self.room[id_], -id_), default=None)
        if self.at is not None:
            self.room[self.at] -= 1
        return self.at

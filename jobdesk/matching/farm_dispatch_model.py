"""Sending people to farms as a whole-number programme: a yes or no for each worker, need and car,
under rows that say who can be where."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from jobdesk.domain.farm_dispatch import (
    TOGETHER,
    Sending,
    Worker,
    turn_worth,
)
from jobdesk.matching import solver
from jobdesk.matching.farm_dispatch_greedy import Pairs

Choice = Sending
"""A line whose car may still be POOL."""


@dataclass(slots=True)
class _Steps:
    """Of one worker the values of the days more, those alike in worth as one."""

    columns: list[int] = field(default_factory=list)
    most: list[int] = field(default_factory=list)

    def filled(self, count: int) -> Iterable[tuple[int, int]]:
        """Value by column where ``count`` days are given."""
        for column, most in zip(self.columns, self.most, strict=True):
            yield column, min(count, most)
            count -= min(count, most)


class Model:
    """Which value of the programme stands for what."""

    def __init__(self, pairs: Pairs) -> None:
        self.pairs, self.left = pairs, pairs.dispatch
        self.programme = solver.Programme()
        self.x: dict[Choice, int] = {}
        self.steps: dict[int, _Steps] = {}
        self.homes: dict[tuple[int, int], tuple[int, int]] = {}
        """By crew and need: whether it is where most of the crew are, and how many beside one."""
        self.of_need: dict[int, list[int]] = defaultdict(list)
        self.of_day: dict[tuple[int, date], list[int]] = defaultdict(list)
        self.of_crew: dict[tuple[int, int], list[int]] = defaultdict(list)
        self._choices()
        self._people()
        self._crews()
        self._cars()

    def chosen(self, values: Sequence[int]) -> list[Choice]:
        """The choices that the values say yes to."""
        return [choice for choice, column in self.x.items() if values[column]]

    def values(self, chosen: Iterable[Choice]) -> list[int]:
        """The values that stand for a set of choices."""
        values = [0] * len(self.programme.worth)
        count: Counter[int] = Counter()
        here = Counter(self.pairs.there)
        for choice in chosen:
            values[self.x[choice]] = 1
            count[choice.worker] += 1
            crew = self.left.worker[choice.worker].crew
            if crew is not None:
                here[crew, choice.need] += 1
        for worker, steps in self.steps.items():
            for column, value in steps.filled(count[worker]):
                values[column] = value
        best: dict[tuple[int, date], tuple[int, int]] = {}
        for crew, need in self.homes:
            key = crew, self.left.need[need].day
            best[key] = max(best.get(key, (0, 0)), (here[crew, need], need))
        for (crew, _), (people, need) in best.items():
            if people > 1:
                home, beside = self.homes[crew, need]
                values[home], values[beside] = 1, people - 1
        return values

    def _choices(self) -> None:
        for (worker_id, need_id), cars in self.pairs.cars.items():
            worth = self.pairs.worth[worker_id, need_id]
            worker, need = self.left.worker[worker_id], self.left.need[need_id]
            for car in cars:
                column = self.programme.value(worth)
                self.x[Sending(need_id, worker_id, car)] = column
                self.of_need[need_id].append(column)
                self.of_day[worker_id, need.day].append(column)
                if worker.crew is not None:
                    self.of_crew[worker.crew, need_id].append(column)

    def _people(self) -> None:
        days: dict[int, list[date]] = defaultdict(list)
        for (worker_id, day), columns in self.of_day.items():
            days[worker_id].append(day)
            if len(columns) > 1:
                self.programme.at_most(columns, 1)
        for need_id, columns in self.of_need.items():
            if len(columns) > self.left.need[need_id].heads:
                self.programme.at_most(columns, self.left.need[need_id].heads)
        for worker_id, mine in days.items():
            worker = self.left.worker[worker_id]
            steps = self.steps[worker_id] = self._turns(worker, len(mine))
            every = [column for day in mine for column in self.of_day[worker_id, day]]
            self.programme.equal(every, steps.columns)
            for window, most in _windows(worker, mine):
                self.programme.at_most(
                    [column for day in window for column in self.of_day[worker_id, day]], most
                )

    def _turns(self, worker: Worker, days: int) -> _Steps:
        steps, last = _Steps(), None
        for n in range(days):
            worth = turn_worth(worker.lately + n)
            if worth == last:
                steps.most[-1] += 1
                self.programme.upper[steps.columns[-1]] += 1
            else:
                steps.columns.append(self.programme.value(worth))
                steps.most.append(1)
                last = worth
        return steps

    def _crews(self) -> None:
        homes: dict[tuple[int, date], list[int]] = defaultdict(list)
        for key in {**dict.fromkeys(self.of_crew), **dict.fromkeys(self.pairs.there)}:
            crew, need_id = key
            need, people = self.left.need[need_id], self.pairs.there[key]
            most = people + min(need.heads, self.pairs.size[crew])
            if most < 2:
                continue
            home, beside = self.programme.value(0), self.programme.value(TOGETHER, most - 1)
            self.homes[key] = home, beside
            homes[crew, need.day].append(home)
            here = self.of_crew.get(key, ())
            self.programme.row(((beside, 1), (home, 1), *((x, -1) for x in here)), people)
            self.programme.row(((beside, 1), (home, 1 - most)), 0)
        for same_day in homes.values():
            if len(same_day) > 1:
                self.programme.at_most(same_day, 1)

    def _cars(self) -> None:
        riding: dict[tuple[int, date], list[int]] = defaultdict(list)
        to: dict[tuple[int, date, str], list[int]] = defaultdict(list)
        driving: Mapping[tuple[int, date, str], list[int]] = defaultdict(list)
        for choice, column in self.x.items():
            if choice.car is None:
                continue
            need, worker = self.left.need[choice.need], self.left.worker[choice.worker]
            if self.left.drives.get(worker.id) == choice.car:
                driving[choice.car, need.day, need.place].append(column)
            elif worker.own_car != choice.car:
                riding[choice.car, need.day].append(column)
                to[choice.car, need.day, need.place].append(column)
        for (car_id, day), columns in riding.items():
            room = self.pairs.room(car_id, day)
            if len(columns) > room:
                self.programme.at_most(columns, room)
        for (car_id, day, place), columns in to.items():
            car = self.left.car.get(car_id)
            if car is None or car.driver is None or car.goes.get(day) == place:
                continue
            driver = driving[car_id, day, place]
            self.programme.row(
                [*((x, 1) for x in columns), *((d, -car.room(day)) for d in driver)], 0
            )


def _windows(worker: Worker, days: Iterable[date]) -> Iterable[tuple[list[date], int]]:
    """Of days on end one more than a worker may have: those that are asked of them, and how many
    of them at most."""
    if worker.most_days is None:
        return
    asked, length = set(days), worker.most_days + 1
    seen = set()
    for day in sorted(asked):
        for back in range(length):
            begin = day - timedelta(days=back)
            window = [begin + timedelta(days=n) for n in range(length)]
            mine = [each for each in window if each in asked and each not in worker.busy]
            most = worker.most_days - sum(each in worker.busy for each in window)
            key = tuple(mine), most
            if len(mine) > most and key not in seen:
                seen.add(key)
                yield mine, most

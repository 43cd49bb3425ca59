"""Who is sent to which farm over a week: how good, how soon, how fair; against a greedy hand.

The rival does what a coordinator with a list would: farm after farm as they rang, the nearest who
can do the work first. Its lines hold too, so that what differs is what they are worth.
"""

from __future__ import annotations

import random
import statistics
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from benchmarks.measure import Measured, note, tell, timed, turn_by_turn
from jobdesk.domain.distances import Distance
from jobdesk.domain.farm_dispatch import (
    FILLED,
    Car,
    Dispatch,
    Need,
    Off,
    Proposal,
    Sending,
    Worker,
    near_worth,
)
from jobdesk.domain.farm_dispatch_lines import breaches, score
from jobdesk.domain.farms import SKILLS, TASKS
from jobdesk.matching.farm_dispatch import solve
from jobdesk.matching.farm_dispatch_greedy import Hand, Pairs, seated

PEOPLE, FARMS, DAYS = 80, 40, 7
WEEKS = 5
"""Weeks made by chance; what is told is their median, and the worst of them by the way."""
FIRST = date(2026, 4, 20)
_PLACES = ("가람읍", "솔내면", "구름면", "한들면", "새터면", "바람면")
_TASKS, _SKILLS = TASKS[:6], SKILLS[:6]
_WHAT = f"Sending {PEOPLE} people to {FARMS} farms over {DAYS} days"
_HAND = "farm by farm as they rang, the nearest who can first"

_Lines = tuple[Sending, ...]


def week(seed: int, people: int = PEOPLE, farms: int = FARMS, days: int = DAYS) -> Dispatch:
    """A week with all that a real one has: places, skills, crews with cars, days off, rests."""
    chance = random.Random(seed)
    span = [FIRST + timedelta(days=n) for n in range(days)]
    near = {
        (one, other): Distance(one, other, chance.random() < 0.4, chance.choice((None, 12, 25, 40)))
        for at, one in enumerate(_PLACES)
        for other in _PLACES[at + 1 :]
    }
    cars = [Car(n, chance.choice((9, 12))) for n in (1, 2, 3)]
    workers = []
    for id_ in range(1, people + 1):
        crew = (id_ - 1) // 7 + 1 if id_ <= people // 2 else None
        if crew is not None and id_ % 7 == 1:
            cars.append(Car(100 + crew, 9, driver=id_, shared=False))
        workers.append(_worker(chance, id_, span, farms, crew))
    needs = [
        need
        for farm in range(1, farms + 1)
        for need in _needs(chance, farm, span, chance.choice(_PLACES))
    ]
    return Dispatch(tuple(workers), tuple(needs), tuple(cars), near)


def _worker(
    chance: random.Random, id_: int, span: Sequence[date], farms: int, crew: int | None
) -> Worker:
    busy = {FIRST - timedelta(days=n) for n in range(1, 8) if chance.random() < 0.5}
    return Worker(
        id_,
        _PLACES[crew % len(_PLACES)] if crew else chance.choice(_PLACES),
        frozenset(chance.sample(_SKILLS, chance.randint(1, 4))),
        {task: chance.choice((0, 3, 12, 40)) for task in chance.sample(_TASKS, 3)},
        off={day: Off.AWAY for day in span if chance.random() < 0.15},
        busy=frozenset(busy),
        most_days=chance.choice((None, 5, 5, 6)),
        lately=chance.randint(len(busy), 20),
        again=frozenset(chance.sample(range(1, farms + 1), min(farms, chance.choice((0, 0, 1))))),
        never=frozenset(chance.sample(range(1, farms + 1), min(farms, chance.choice((0, 0, 1))))),
        crew=crew,
        crew_car=100 + crew if crew else None,
        own_car=None if crew or chance.random() < 0.5 else 1_000 + id_,
    )


def _needs(chance: random.Random, farm: int, span: Sequence[date], place: str) -> list[Need]:
    task = chance.choice(_TASKS)
    skills = frozenset(chance.sample(_SKILLS, 1)) if chance.random() < 0.3 else frozenset()
    begin = chance.randrange(len(span))
    long = chance.randint(1, len(span))
    heads, seated_ = chance.randint(1, 6), chance.random() < 0.5
    return [
        Need(farm * 100 + at, farm, day, heads, task, place, skills, seated=seated_)
        for at, day in enumerate(span)
        if begin <= at < begin + long
    ]


def by_hand(dispatch: Dispatch) -> _Lines:
    """The rival's lines."""
    pairs = Pairs(dispatch)
    hand = Hand(pairs)
    for need in dispatch.needs:
        able = [worker for worker in dispatch.workers if (worker.id, need.id) in pairs.cars]
        able.sort(key=lambda w: (-near_worth(dispatch, w, need), -w.done.get(need.task, 0), w.id))
        for worker in able:
            if hand.heads[need.id] > 0 and hand.can(worker, need):
                hand.send(worker, need)
    return seated(dispatch, hand.lines)


def unevenness(dispatch: Dispatch, lines: Sequence[Sending]) -> float:
    """By how many days the people differ in what they have had: of the last weeks and this one
    together, the mean difference between any two who could work on some day."""
    given = Counter(line.worker for line in lines)
    able = {worker for worker, _ in Pairs(dispatch).cars}
    had = sorted(w.lately + given[w.id] for w in dispatch.workers if w.id in able)
    pairs = len(had) * (len(had) - 1) / 2
    apart = sum(days * (2 * at - len(had) + 1) for at, days in enumerate(had))
    return apart / pairs if pairs else 0.0


def beside_filling(made: Proposal) -> float:
    """The gap as a share of all that is judged beside filled heads: places near, experience,
    wishes, turns and crews."""
    return (made.bound - made.score) / (made.bound - FILLED * len(made.lines))


def main() -> None:
    """Measure and tell."""
    weeks = [week(seed) for seed in range(WEEKS)]
    solve(weeks[0], seconds=0.5)  # what is imported once is no part of it
    mine: list[Proposal] = []
    turn = iter(weeks)

    def ours() -> float:
        dispatch = next(turn)
        return timed(lambda: mine.append(_sound(dispatch, solve(dispatch))))

    spent = turn_by_turn(ours, lambda: timed(lambda: by_hand(weeks[0])), runs=len(weeks))
    its = [_holding(dispatch, by_hand(dispatch)) for dispatch in weeks]
    assert spent[0] < 5.0, spent
    note(f"  worst gap to the bound: {max(made.gap for made in mine):.3%}")
    note(f"  worst gap beside filled heads: {max(map(beside_filling, mine)):.2%}")
    note(f"  one day alone: {timed(lambda: solve(week(1, days=1))):.2f} s")
    tell(
        Measured(_WHAT, *spent, _HAND),
        Measured(
            f"{_WHAT}: worth beside the proven bound",
            statistics.median(made.score for made in mine),
            statistics.median(made.bound for made in mine),
            "no proposal at all can be worth more",
            "points",
        ),
        Measured(
            f"{_WHAT}: heads filled",
            statistics.median(len(made.lines) for made in mine),
            statistics.median(map(len, its)),
            _HAND,
            "heads",
        ),
        Measured(
            f"{_WHAT}: how far two people are apart in days of five weeks",
            100
            * statistics.median(unevenness(d, m.lines) for d, m in zip(weeks, mine, strict=True)),
            100 * statistics.median(unevenness(d, i) for d, i in zip(weeks, its, strict=True)),
            _HAND,
            "hundredths of a day",
        ),
    )


def _sound(dispatch: Dispatch, made: Proposal) -> Proposal:
    """The proposal, once it is seen to hold and to be near the bound."""
    assert breaches(dispatch, made.lines) == ()
    assert made.gap < 0.02, made.gap
    return made


def _holding(dispatch: Dispatch, lines: _Lines) -> _Lines:
    """The rival's lines, once they are seen to hold."""
    assert breaches(dispatch, lines) == ()
    assert score(dispatch, lines) > 0
    return lines


if __name__ == "__main__":
    main()

"""The lines of a proposal together: what they are worth, what they break, what is left to ask
once some of them are kept."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from jobdesk.domain.farm_dispatch import (
    TOGETHER,
    Car,
    Dispatch,
    Need,
    Off,
    Sending,
    Worker,
    pair_worth,
    refusal,
    rested,
    turn_worth,
)


class Breach(StrEnum):
    """What is wrong with lines."""

    TWICE = "같은 사람이 같은 날 두 곳에 있습니다"
    FULL = "필요한 인원을 넘습니다"
    REFUSED = "보낼 수 없는 사람입니다"
    REST = "쉬는 날 없이 이어서 일합니다"
    SEATS = "차량 좌석을 넘습니다"
    DRIVER = "운전자가 가지 않는 곳입니다"
    NO_SEAT = "타고 갈 차가 없습니다"


@dataclass(frozen=True, slots=True)
class Broken:
    """One breach and the lines that are part of it."""

    what: Breach
    lines: tuple[Sending, ...]


def score(dispatch: Dispatch, lines: Iterable[Sending]) -> int:
    """What lines are worth together: each pair, whose turn it is, and crews on one farm."""
    known = [(line, dispatch.worker[line.worker], dispatch.need[line.need]) for line in lines]
    days = Counter(worker.id for _, worker, _ in known)
    here: Counter[tuple[int, int]] = Counter()
    for _, worker, need in known:
        if worker.crew is not None:
            here[worker.crew, need.id] += 1
    return (
        sum(pair_worth(dispatch, worker, need) for _, worker, need in known)
        + sum(turns(dispatch.worker[id_], count) for id_, count in days.items())
        + TOGETHER * sum(_together(dispatch, here).values())
    )


def turns(worker: Worker, count: int) -> int:
    """What ``count`` days more are worth to a worker."""
    return sum(turn_worth(worker.lately + n) for n in range(count))


def _together(dispatch: Dispatch, here: Counter[tuple[int, int]]) -> Mapping[tuple[int, date], int]:
    """By crew and day how many stand beside the first of theirs where most of them are, those
    who were there before too."""
    there = Counter((crew, need.id) for need in dispatch.needs for crew in need.there)
    most: dict[tuple[int, date], int] = defaultdict(int)
    for crew, need_id in {*here, *there}:
        key = crew, dispatch.need[need_id].day
        most[key] = max(most[key], here[crew, need_id] + there[crew, need_id] - 1)
    return most


def breaches(dispatch: Dispatch, lines: Sequence[Sending]) -> tuple[Broken, ...]:
    """Everything that lines break, judged line by line and by nothing the search assumed."""
    found: list[Broken] = []
    by_need: dict[int, list[Sending]] = defaultdict(list)
    by_worker: dict[int, list[Sending]] = defaultdict(list)
    for line in lines:
        by_need[line.need].append(line)
        by_worker[line.worker].append(line)
        if refusal(dispatch, dispatch.worker[line.worker], dispatch.need[line.need]):
            found.append(Broken(Breach.REFUSED, (line,)))
    for need_id, mine in by_need.items():
        if len(mine) > dispatch.need[need_id].heads:
            found.append(Broken(Breach.FULL, tuple(mine)))
    for worker_id, mine in by_worker.items():
        days = Counter(dispatch.need[line.need].day for line in mine)
        if max(days.values()) > 1:
            found.append(Broken(Breach.TWICE, tuple(mine)))
        if not rested(dispatch.worker[worker_id], days):
            found.append(Broken(Breach.REST, tuple(mine)))
    return (*found, *_seats(dispatch, lines))


def _seats(dispatch: Dispatch, lines: Iterable[Sending]) -> Iterable[Broken]:
    riding: dict[tuple[int, date], list[Sending]] = defaultdict(list)
    goes: dict[tuple[int, date], set[str]] = defaultdict(set)
    for line in lines:
        worker, need = dispatch.worker[line.worker], dispatch.need[line.need]
        if line.car is None:
            if need.seated:
                yield Broken(Breach.NO_SEAT, (line,))
            continue
        if dispatch.drives.get(worker.id) == line.car:
            goes[line.car, need.day].add(need.place)
        elif worker.own_car != line.car:
            riding[line.car, need.day].append(line)
    for (car_id, day), mine in riding.items():
        car = dispatch.car[car_id]
        if len(mine) > car.room(day):
            yield Broken(Breach.SEATS, tuple(mine))
        if car.driver is not None:
            there = goes[car_id, day] | {car.goes[day]} if day in car.goes else goes[car_id, day]
            if any(dispatch.need[line.need].place not in there for line in mine):
                yield Broken(Breach.DRIVER, tuple(mine))


def with_drivers(
    dispatch: Dispatch, lines: Iterable[Sending], kept: Iterable[Sending]
) -> tuple[Sending, ...]:
    """Kept lines and those of ``lines`` by which the cars come that they ride in."""
    found = dict.fromkeys(kept)
    wanted = {(line.car, dispatch.need[line.need].day) for line in found if line.car is not None}
    for line in lines:
        drives = dispatch.drives.get(line.worker) == line.car is not None
        if drives and (line.car, dispatch.need[line.need].day) in wanted:
            found[line] = None
    return tuple(found)


def settled(dispatch: Dispatch) -> tuple[Dispatch, tuple[Sending, ...]]:
    """What is left to ask beside the kept lines, and those of them that can be kept: one whose
    worker or need is gone, that breaks what holds in any case, or whose car does not come
    there, is let go."""
    left, kept = replace(dispatch, kept=()), []
    drivers = [line for line in dispatch.kept if dispatch.drives.get(line.worker) == line.car]
    for line in dict.fromkeys((*drivers, *dispatch.kept)):
        worker, need = left.worker.get(line.worker), left.need.get(line.need)
        if worker is None or need is None or need.heads < 1 or refusal(left, worker, need):
            continue
        beside = _beside(left, line, worker, need)
        if beside is not None:
            left = beside
            kept.append(line)
    return left, tuple(kept)


def _beside(left: Dispatch, line: Sending, worker: Worker, need: Need) -> Dispatch | None:
    """The question without the head, the day and the seat of a line; None without a seat."""
    car = left.car.get(line.car or 0)
    if left.drives.get(worker.id) == line.car and car is not None:
        car = replace(car, goes={**car.goes, need.day: need.place})
    elif line.car is None:
        if need.seated:
            return None
    elif line.car != worker.own_car:
        if car is None or car.room(need.day) < 1 or not goes_there(car, need):
            return None
        car = replace(car, taken={**car.taken, need.day: car.taken.get(need.day, 0) + 1})
    crew = () if worker.crew is None else (worker.crew,)
    worker = replace(
        worker,
        off={**worker.off, need.day: Off.TAKEN},
        busy=worker.busy | {need.day},
        lately=worker.lately + 1,
    )
    need = replace(need, heads=need.heads - 1, there=(*need.there, *crew))
    return replace(
        left,
        workers=tuple(worker if each.id == worker.id else each for each in left.workers),
        needs=tuple(need if each.id == need.id else each for each in left.needs),
        cars=tuple(car if car and each.id == car.id else each for each in left.cars),
    )


def goes_there(car: Car, need: Need) -> bool:
    """Whether a car is sure to come to a need: somebody of the centre drives it, or its driver
    is sent there already."""
    return car.driver is None or car.goes.get(need.day) == need.place

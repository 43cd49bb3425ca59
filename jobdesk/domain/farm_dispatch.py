"""Who could be sent to which farm on which day, what holds in any case and what each is worth.

The question (:class:`Dispatch`) and the answer (:class:`Proposal`) know no records: workers are
seekers, needs are days of requests (작업일) with the heads that are still open, by id.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

from jobdesk.domain.distances import Distance

LATELY = 28
"""Days before the first one that count for whose turn it is."""


class Off(StrEnum):
    """Why somebody cannot be sent anywhere on a day."""

    TAKEN = "그날 이미 배치되었습니다"
    HOME = "그날 자기 농사일이 있습니다"
    AWAY = "그날은 가능하다고 하지 않았습니다"
    REST = "이어서 일하는 날이 다 차서 쉽니다"
    MISSED = "그날 결근했습니다"


class Not(StrEnum):
    """Why somebody is not sent to one farm on a day on which they could work."""

    NEVER = "보내지 않기로 한 농가입니다"
    OWN = "자기 농가입니다"
    SKILL = "필요한 기술이 없습니다"
    BEGINNER = "초보는 받지 않는 농가입니다"
    HOURS = "그 시간에는 가능하지 않습니다"
    RIDE = "타고 갈 차가 없습니다"
    BARRED = "그 자리에서 뺐습니다"


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody who takes farm work.

    ``place`` is the 읍면. ``off`` are days on which they go nowhere and ``away`` the parts of a
    day in which they cannot. ``busy`` are days with a place in and around the span, which count
    for ``most_days`` on end. ``lately`` counts the days of the last LATELY before the span and
    ``idle`` the days since the last one (None where there was none). ``done`` says how many days
    of a task they have worked (0 where only said), ``known`` the farms of the last two weeks.
    ``own_car`` brings them alone, ``crew_car`` with their 작업반.
    """

    id: int
    place: str = ""
    skills: frozenset[str] = frozenset()
    done: Mapping[str, int] = field(default_factory=dict)
    beginner: bool = False
    age: int | None = None
    off: Mapping[date, Off] = field(default_factory=dict)
    away: Mapping[date, frozenset[str]] = field(default_factory=dict)
    busy: frozenset[date] = frozenset()
    most_days: int | None = None
    lately: int = 0
    idle: int | None = None
    again: frozenset[int] = frozenset()
    never: frozenset[int] = frozenset()
    known: frozenset[int] = frozenset()
    own_farms: frozenset[int] = frozenset()
    crew: int | None = None
    own_car: int | None = None
    crew_car: int | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """A day of a request with ``heads`` still open.

    ``parts`` are the parts of the day (domain.availability.PARTS). ``seated`` says that who has
    no car of their own needs a seat, ``lift`` that a seat that is left is welcome. ``there`` are
    the crews of those who have a place there already, each as often as it has people.
    """

    id: int
    farm: int
    day: date
    heads: int
    task: str = ""
    place: str = ""
    skills: frozenset[str] = frozenset()
    beginners: bool = True
    age_from: int | None = None
    age_to: int | None = None
    parts: frozenset[str] = frozenset()
    seated: bool = False
    lift: bool = False
    there: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Car:
    """A car: ``seats`` with the driver's. ``driver`` is the worker who drives it and works too;
    None where somebody of the centre drives, who then takes a seat and no place on a farm.

    ``crew`` cars bring only the people of theirs; the others of the centre bring anybody.
    ``taken`` counts the passengers of a day who have a seat already, ``goes`` the place to which
    its driver is sent already.
    """

    id: int
    seats: int
    driver: int | None = None
    shared: bool = True
    taken: Mapping[date, int] = field(default_factory=dict)
    goes: Mapping[date, str] = field(default_factory=dict)

    def room(self, day: date) -> int:
        """Passengers it still takes on a day."""
        return max(0, self.seats - 1 - self.taken.get(day, 0))


@dataclass(frozen=True, slots=True, order=True)
class Sending:
    """One line of a proposal: worker, need and the car they come in (None on their own)."""

    need: int
    worker: int
    car: int | None = None


@dataclass(frozen=True)
class Dispatch:
    """The question. ``kept`` lines stay as they are, ``barred`` pairs of worker and need are not
    made. ``near`` says by two places how far one is from the other."""

    workers: tuple[Worker, ...]
    needs: tuple[Need, ...]
    cars: tuple[Car, ...] = ()
    near: Mapping[tuple[str, str], Distance] = field(default_factory=dict)
    kept: tuple[Sending, ...] = ()
    barred: frozenset[tuple[int, int]] = frozenset()

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which somebody is needed."""
        return tuple(sorted({need.day for need in self.needs}))

    @cached_property
    def worker(self) -> Mapping[int, Worker]:
        """The workers by id."""
        return {worker.id: worker for worker in self.workers}

    @cached_property
    def need(self) -> Mapping[int, Need]:
        """The needs by id."""
        return {need.id: need for need in self.needs}

    @cached_property
    def car(self) -> Mapping[int, Car]:
        """The cars by id."""
        return {car.id: car for car in self.cars}

    @cached_property
    def drives(self) -> Mapping[int, int]:
        """The car that a worker drives, by worker; that of their crew before their own."""
        found: dict[int, int] = {}
        for car in self.cars:
            if car.driver is not None:
                mine = self.worker.get(car.driver)
                if car.driver not in found or (mine and mine.crew_car == car.id):
                    found[car.driver] = car.id
        return found

    @cached_property
    def pool(self) -> tuple[Car, ...]:
        """The cars that bring anybody."""
        return tuple(car for car in self.cars if car.shared and car.driver is None)


@dataclass(frozen=True, slots=True)
class Proposal:
    """The answer: ``score`` reached and the ``bound`` that no proposal can exceed."""

    lines: tuple[Sending, ...]
    score: int
    bound: float

    @property
    def gap(self) -> float:
        """How far the score may lie below the best, as a share of the bound; 0.0 is proven."""
        return max(0.0, (self.bound - self.score) / self.bound) if self.bound > 0 else 0.0


POOL = 0
"""Stands for a seat in some car of the centre; no car has this id."""

FILLED = 1_000
"""Worth of a head that is filled: more than all that is judged beside it, so that nobody stays
at home where a farm waits."""

AGAIN, KNOWN, TOGETHER = 60, 24, 20
"""Worth of a wish to meet again, of a farm of the last two weeks, and of each member of a crew
on the farm on which most of the crew is."""

_HERE, _NEXT = 40, 24
_BY_MINUTES = ((10, 32), (20, 20), (30, 10), (45, 4))
_EXPERIENCE = ((30, 24), (10, 18), (1, 12), (0, 8))
_WRONG_AGE = -30
_TURN = 8


def turn_worth(days: int) -> int:
    """What a day more is worth to somebody who has ``days`` lately: the fewer the more."""
    return max(0, LATELY - days) * _TURN


def refusal(dispatch: Dispatch, worker: Worker, need: Need) -> Off | Not | None:
    """What keeps a worker from a need in any case; seats and days in a row are judged of all
    lines together."""
    if need.day in worker.off:
        return worker.off[need.day]
    if not rested(worker, {need.day}):
        return Off.REST
    if need.farm in worker.own_farms:
        return Not.OWN
    if need.farm in worker.never:
        return Not.NEVER
    if need.parts & worker.away.get(need.day, frozenset()):
        return Off.AWAY if need.parts <= worker.away[need.day] else Not.HOURS
    if not need.skills <= worker.skills:
        return Not.SKILL
    if worker.beginner and not need.beginners:
        return Not.BEGINNER
    if (worker.id, need.id) in dispatch.barred:
        return Not.BARRED
    if need.seated and not rides(dispatch, worker, need):
        return Not.RIDE
    return None


def rides(dispatch: Dispatch, worker: Worker, need: Need) -> tuple[int | None, ...]:
    """By which cars a worker could come: their own alone, None where no seat is needed, else
    that of their crew and POOL for those of the centre. Whether a seat is left is not asked."""
    own = dispatch.drives.get(worker.id) or worker.own_car
    if own is not None:
        return (own,)
    if not need.seated:
        return (None,)
    found: list[int | None] = []
    crew = dispatch.car.get(worker.crew_car or 0)
    if crew is not None and crew.room(need.day) > 0:
        found.append(crew.id)
    if any(car.room(need.day) > 0 for car in dispatch.pool):
        found.append(POOL)
    return tuple(found)


def rested(worker: Worker, days: Iterable[date]) -> bool:
    """Whether none of ``days``, worked beside those that stand, makes a row that is too long."""
    if worker.most_days is None:
        return True
    new = set(days)
    every = worker.busy | new
    return all(run_length(every, day) <= worker.most_days for day in new)


def run_length(days: Iterable[date], day: date) -> int:
    """How many days on end ``day`` stands in."""
    known = set(days)
    length = 1
    for step in (timedelta(days=-1), timedelta(days=1)):
        at = day + step
        while at in known:
            length, at = length + 1, at + step
    return length


def pair_worth(dispatch: Dispatch, worker: Worker, need: Need) -> int:
    """What it is worth that a worker, and no other, fills a head of a need; the turn apart."""
    worth = FILLED + near_worth(dispatch, worker, need)
    if need.task in worker.done:
        days = worker.done[need.task]
        worth += next(points for least, points in _EXPERIENCE if days >= least)
    if need.farm in worker.again:
        worth += AGAIN
    if need.farm in worker.known:
        worth += KNOWN
    if wrong_age(worker, need):
        worth += _WRONG_AGE
    return worth


def near_worth(dispatch: Dispatch, worker: Worker, need: Need) -> int:
    """What it is worth that the farm lies near; nothing where a place is not known."""
    if not worker.place or not need.place:
        return 0
    if worker.place == need.place:
        return _HERE
    found = way(dispatch, worker.place, need.place)
    if found is None:
        return 0
    minutes = found.minutes
    by_car = next((p for most, p in _BY_MINUTES if minutes and minutes <= most), 0)
    return max(by_car, _NEXT if found.neighbours else 0)


def way(dispatch: Dispatch, one: str, other: str) -> Distance | None:
    """What is said of the way between two places."""
    return dispatch.near.get((one, other)) or dispatch.near.get((other, one))


def wrong_age(worker: Worker, need: Need) -> bool:
    """Whether somebody is older or younger than the farm said."""
    if worker.age is None:
        return False
    return worker.age < (need.age_from or 0) or worker.age > (need.age_to or 200)

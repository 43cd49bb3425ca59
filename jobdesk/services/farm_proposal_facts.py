"""What a proposal of farm work is made of, read from the records of a span as they stand together.

Past days are history and never asked; who is told (확정), pinned or has worked stays where they
are. What else is placed stays too, unless it is to be made anew.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from jobdesk.data import farm_experience, records
from jobdesk.domain.availability import parts_of, parts_on
from jobdesk.domain.circumstances import Availability, AvailabilityType
from jobdesk.domain.employers import Employer
from jobdesk.domain.farm_dispatch import LATELY, Car, Dispatch, Need, Off, Worker
from jobdesk.domain.farm_people import FarmWorker, WorkerStatus
from jobdesk.domain.farm_rules import hours_of, live
from jobdesk.domain.farm_seasons import spells
from jobdesk.domain.farm_work import BlockStatus, DayStatus, FarmBlock, FarmDay, FarmRequest
from jobdesk.domain.farms import FarmPlot, FarmWish, WishType
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker, age_on
from jobdesk.services import distances, farm_records
from jobdesk.services.desk import Desk
from jobdesk.services.linked_records import linked

_AROUND = timedelta(days=31)
"""As far as days on end can reach beyond a span."""
_KNOWN = timedelta(days=14)
_DAY = timedelta(days=1)
WHOLE_DAY = frozenset({"오전", "오후"})
"""The parts of a day's work whose hours nobody said."""
_SEATED = ("센터 차량", "작업반 차량")
_BEGINNER = "초보"


@dataclass(frozen=True, slots=True)
class Facts:
    """The question, and by what names it is told. ``released`` are the days that the proposal
    may take the place of, ``last`` the last day of each worker before the span."""

    first: date
    last: date
    dispatch: Dispatch
    people: Mapping[int, str]
    farms: Mapping[int, str]
    cars: Mapping[int, str]
    crews: Mapping[int, str]
    wanted: Mapping[int, int]
    """Heads of each need, those placed already counted too."""
    released: tuple[FarmDay, ...] = ()
    seats_known: bool = True


def read(desk: Desk, first: date, last: date, *, anew: bool = False) -> Facts:
    """The facts of the days from ``first`` (today at the earliest) to ``last``. With ``anew``
    whatever is placed, and neither pinned nor told, is asked again."""
    with desk.store.reading():
        return _Reader(desk, max(first, desk.today()), last, anew).facts()


class _Reader:
    def __init__(self, desk: Desk, first: date, last: date, anew: bool) -> None:
        self.desk, self.first, self.last = desk, first, last
        blocks = farm_records.blocks_between(desk, first, last) if first <= last else []
        self.requests: dict[int, FarmRequest] = self._by_id(
            KindId.FARM_REQUESTS, (block.request_id for block in blocks)
        )
        self.blocks = [block for block in blocks if self._open(block)]
        self.block = {block.id: block for block in self.blocks}
        every = farm_records.days_between(desk, first - _AROUND, last + _AROUND)
        self.released = [day for day in every if anew and self._free(day)]
        gone = {day.id for day in self.released}
        self.missed = [d for d in every if d.status in (DayStatus.ABSENT, DayStatus.CANCELLED)]
        self.days = live(day for day in every if day.id not in gone)
        self.rows: list[FarmWorker] = [
            row
            for row in farm_records.workers(desk)
            if row.status is WorkerStatus.ACTIVE and row.trashed_on is None
        ]
        self.people: dict[int, Seeker] = {
            id_: person
            for id_, person in self._by_id(
                KindId.SEEKERS, (row.seeker_id for row in self.rows)
            ).items()
            if person.trashed_on is None
        }
        self.rows = [row for row in self.rows if row.seeker_id in self.people]
        self.crew_of = {row.seeker_id: row.crew_id for row in self.rows}
        farms = {block.employer_id for block in self.blocks}
        self.farms: dict[int, Employer] = self._by_id(
            KindId.EMPLOYERS, (*farms, *(day.employer_id for day in self.days))
        )
        self.plots: dict[int, FarmPlot] = self._by_id(
            KindId.FARM_PLOTS, (request.plot_id for request in self.requests.values())
        )
        self.crews = {
            crew.id: crew for crew in farm_records.crews(desk) if crew.active is not False
        }
        self.cars = {car.id: car for car in farm_records.cars(desk) if car.active is not False}
        self.of_worker: dict[int, list[FarmDay]] = defaultdict(list)
        for day in self.days:
            self.of_worker[day.seeker_id or 0].append(day)

    def facts(self) -> Facts:
        """See :class:`Facts`."""
        near = {(d.one, d.other): d for d in distances.get(self.desk)}
        cars = self._cars()
        barred = {(d.seeker_id or 0, d.block_id) for d in self.missed if d.block_id is not None}
        needs = tuple(self._need(block, bool(cars)) for block in self.blocks)
        dispatch = Dispatch(tuple(self._workers()), needs, cars, near, barred=frozenset(barred))
        return Facts(
            self.first,
            self.last,
            dispatch,
            {id_: person.called for id_, person in self.people.items()},
            {id_: farm.name for id_, farm in self.farms.items()},
            {id_: car.title for id_, car in self.cars.items()},
            {id_: crew.title for id_, crew in self.crews.items()},
            {block.id: block.heads or 0 for block in self.blocks},
            tuple(self.released),
            bool(cars),
        )

    def _by_id(self, kind: KindId, ids: Iterable[int | None]) -> dict[int, Any]:
        wanted = list(dict.fromkeys(id_ for id_ in ids if id_ is not None))
        return {each.id: each for each in records.get_many(self.desk.store, kind, wanted)}

    def _open(self, block: FarmBlock) -> bool:
        request = self.requests.get(block.request_id or 0)
        return (
            block.status is BlockStatus.PLANNED
            and request is not None
            and request.cancelled_on is None
            and request.trashed_on is None
        )

    def _free(self, day: FarmDay) -> bool:
        """Whether a proposal may put somebody else in the place of a day."""
        return day.status is DayStatus.PLACED and not day.pinned and day.block_id in self.block

    # Needs

    def _place(self, day: FarmDay | FarmBlock) -> str:
        """In which 읍면 the work is: that of the field, else of the farm."""
        block = day if isinstance(day, FarmBlock) else self.block.get(day.block_id or 0)
        request = self.requests.get(block.request_id or 0) if block is not None else None
        plot = self.plots.get(request.plot_id or 0) if request is not None else None
        if plot is not None and plot.eup_myeon:
            return plot.eup_myeon
        farm = self.farms.get(day.employer_id or 0)
        return farm.eup_myeon if farm is not None else ""

    def _need(self, block: FarmBlock, seats: bool) -> Need:
        request = self.requests[block.request_id or 0]
        here = [day for day in self.days if day.block_id == block.id]
        crews = [self.crew_of.get(day.seeker_id) for day in here]
        assert block.work_date is not None
        assert block.employer_id is not None
        return Need(
            block.id,
            block.employer_id,
            block.work_date,
            max(0, (block.heads or 0) - len(here)),
            request.task,
            self._place(block),
            frozenset(request.skills),
            request.beginners is not False,
            request.age_from,
            request.age_to,
            _parts(hours_of(FarmDay(), block, request)),
            seated=seats and request.transport in _SEATED,
            lift=seats and not request.transport,
            there=tuple(crew for crew in crews if crew is not None and crew in self.crews),
        )

    # Cars

    def _cars(self) -> tuple[Car, ...]:
        of_crew = {crew.car_id for crew in self.crews.values()}
        working = {row.seeker_id for row in self.rows}
        found = []
        for id_, car in self.cars.items():
            driver = car.driver_id if car.driver_id in working else None
            own = any(row.car_id == id_ for row in self.rows)
            riding = [day for day in self.days if day.car_id == id_]
            taken = Counter(d.work_date for d in riding if d.seeker_id != driver and d.work_date)
            goes = {d.work_date: self._place(d) for d in riding if d.seeker_id == driver}
            found.append(
                Car(
                    id_,
                    car.seats or 1,
                    driver,
                    shared=id_ not in of_crew and not own and driver is None,
                    taken=dict(taken),
                    goes={day: place for day, place in goes.items() if day is not None},
                )
            )
        return tuple(found)

    # Workers

    def _workers(self) -> Iterable[Worker]:
        ids = list(self.people)
        done = farm_experience.days_by_task(self.desk.store, ids)
        last = farm_experience.last_days(self.desk.store, ids, self.first)
        spans = _grouped(linked(self.desk, KindId.AVAILABILITY, "seeker_id", ids), "seeker_id")
        wishes = _grouped(
            farm_records.wishes(self.desk, {b.employer_id or 0 for b in self.blocks}), "seeker_id"
        )
        own = self._own_farms(ids, spans)
        for row in self.rows:
            id_ = row.seeker_id or 0
            idle = (self.first - last[id_]).days if id_ in last else None
            tasks = {**dict.fromkeys(row.tasks, 0), **done.get(id_, {})}
            farms, home = own.get(id_, (frozenset(), frozenset()))
            yield self._worker(row, spans[id_], wishes[id_], tasks, idle, farms, home)

    def _worker(
        self,
        row: FarmWorker,
        spans: Sequence[Availability],
        wishes: Sequence[FarmWish],
        tasks: Mapping[str, int],
        idle: int | None,
        farms: frozenset[int],
        home: frozenset[date],
    ) -> Worker:
        id_ = row.seeker_id or 0
        person, mine = self.people[id_], self.of_worker[id_]
        busy = frozenset(day.work_date for day in mine if day.work_date is not None)
        missed = {d.work_date for d in self.missed if d.seeker_id == id_ and _absent(d)}
        off = dict.fromkeys(home, Off.HOME)
        off |= {day: Off.MISSED for day in missed if day is not None}
        off |= dict.fromkeys(busy, Off.TAKEN)
        crew = self.crews.get(row.crew_id or 0)
        return Worker(
            id_,
            person.eup_myeon,
            frozenset((*row.skills, *row.tasks)),
            tasks,
            _BEGINNER in row.skills,
            age_on(person.birth_date, person.birth_year, self.first),
            off,
            {day: parts for day in self._span() if (parts := _away(spans, day, self.first))},
            busy,
            row.most_days,
            sum(self.first - timedelta(days=LATELY) <= day < self.first for day in busy),
            idle,
            frozenset(w.employer_id or 0 for w in wishes if w.wish_type is WishType.AGAIN),
            frozenset(w.employer_id or 0 for w in wishes if w.wish_type is WishType.NEVER),
            frozenset(
                day.employer_id or 0
                for day in mine
                if day.work_date and self.first - _KNOWN <= day.work_date < self.first
            ),
            farms,
            crew.id if crew is not None else None,
            row.car_id if row.car_id in self.cars else None,
            crew.car_id if crew is not None and crew.car_id in self.cars else None,
        )

    def _span(self) -> list[date]:
        return [self.first + n * _DAY for n in range((self.last - self.first).days + 1)]

    def _own_farms(
        self, ids: Sequence[int], spans: Mapping[int, Sequence[Availability]]
    ) -> dict[int, tuple[frozenset[int], frozenset[date]]]:
        """By person their farms, and the days on which those have work of their own: people who
        come there, or a season of the 작업력 unless the person said that they are free."""
        firms: list[Employer] = linked(self.desk, KindId.EMPLOYERS, "owner_id", ids)
        of_owner = _grouped(firms, "owner_id")
        owner = {firm.id: firm.owner_id or 0 for firm in firms}
        busy: dict[int, set[date]] = defaultdict(set)
        for block in self.blocks:
            if block.work_date is not None:
                busy[block.employer_id or 0].add(block.work_date)
        for season in farm_records.seasons(self.desk, [firm.id for firm in firms]):
            for spell in spells(season, self.first, self.last):
                said = spans[owner.get(season.employer_id or 0, 0)]
                busy[season.employer_id or 0].update(
                    day
                    for day in self._span()
                    if spell.first <= day <= spell.last and not _said_free(said, day)
                )
        return {
            id_: (
                frozenset(firm.id for firm in mine),
                frozenset(day for firm in mine for day in busy[firm.id]),
            )
            for id_, mine in of_owner.items()
        }


def _grouped(found: Iterable[Any], link: str) -> dict[int, list[Any]]:
    groups: dict[int, list[Any]] = defaultdict(list)
    for each in found:
        groups[getattr(each, link) or 0].append(each)
    return groups


def _absent(day: FarmDay) -> bool:
    return day.status is DayStatus.ABSENT


def _parts(hours: tuple[str, str]) -> frozenset[str]:
    return parts_of("~".join(hours)) if all(hours) else WHOLE_DAY


def _said_free(spans: Iterable[Availability], day: date) -> bool:
    """Whether somebody said of a day that they can work on some part of it."""
    return True in parts_on(spans, day).values()


def _away(spans: Sequence[Availability], day: date, first: date) -> frozenset[str]:
    """The parts of a day on which somebody cannot work. Who named free days from now on has
    named all of them; who named none can be asked for any day."""
    names = any(
        span.availability_type is AvailabilityType.FREE
        and span.trashed_on is None
        and (span.ends_on is None or span.ends_on >= first)
        for span in spans
    )
    parts = parts_on(spans, day)
    return frozenset(part for part, free in parts.items() if free is False or (names and not free))

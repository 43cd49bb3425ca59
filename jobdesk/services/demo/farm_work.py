"""농가일자리 of the practice centre: a living season, so that every part has something to do.

Who worked through the past months, who is out today, who goes tomorrow and where somebody is
still missing; some days of the last weeks lack a contract, a confirmation or the insurance.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta

from jobdesk.domain.farm_people import FarmWorker
from jobdesk.domain.farm_work import (
    ABSENT_REASONS,
    COUNTED,
    LIVE,
    BlockStatus,
    DayStatus,
    FarmBlock,
    FarmContract,
    FarmDay,
    FarmRequest,
)
from jobdesk.services.demo.calendar import office_day
from jobdesk.services.demo.farm_asked import requests
from jobdesk.services.demo.farm_draft import Field
from jobdesk.services.demo.farm_money import money
from jobdesk.services.demo.farm_people import LEAST, crews, farms, wishes, workers
from jobdesk.services.demo.told import Batch, Told

_D = DayStatus
_DAY = timedelta(days=1)
_SETTLED = timedelta(days=12)
"""So long after a day its wage has been paid."""
_SENT = timedelta(days=4)
"""So far ahead people are sent; of what comes later only the request is there."""
_LATE = timedelta(days=9)
"""Within so many days something may still be missing."""


def farm_work(told: Told) -> tuple[Batch, ...]:
    """The chapter; empty where there are too few people or no farms."""
    field = Field(told, told.random("farms"), told.last)
    farms(field)
    workers(field)
    if not field.farms or len(field.workers) < LEAST:
        return Field(told, field.random, told.last).told_in_order()
    crews(field)
    wishes(field)
    requests(field)
    _Sending(field).send()
    _contracts(field)
    money(field)
    _done_before(field)
    return field.told_in_order()


class _Sending:
    """Day by day, people to the farms that asked: crews together, those first who went least."""

    def __init__(self, field: Field) -> None:
        self._field = field
        self._went: Counter[int | None] = Counter()
        self._on_end: Counter[int | None] = Counter()
        self._seats: Counter[int] = Counter()
        self._known: dict[int | None, set[int | None]] = defaultdict(set)
        """Who has gone to each request: a farm keeps those who know the work."""
        self._busy = {(seeker, day) for seeker, days in _own_days(field).items() for day in days}

    def send(self) -> None:
        """Go through the days of work in their order."""
        by_day: dict[date, list[tuple[int, FarmBlock]]] = defaultdict(list)
        for id_, block in enumerate(self._field.blocks, 1):
            if block.status is BlockStatus.PLANNED and block.work_date is not None:
                by_day[block.work_date].append((id_, block))
        before: date | None = None
        for day in sorted(by_day):
            if day > self._field.last + _SENT:
                break
            if before != day - _DAY:
                self._on_end.clear()
            before = day
            self._day(day, by_day[day])

    def _day(self, day: date, blocks: list[tuple[int, FarmBlock]]) -> None:
        field, taken = self._field, set[int | None]()
        self._seats = Counter({n: (car.seats or 1) for n, car in enumerate(field.cars, 1)})
        if field.cars:
            self._seats[1] -= 1  # whoever of the centre drives its van
        for id_, block in blocks:
            request = field.requests[(block.request_id or 1) - 1]
            wanted = block.heads or 0
            if day > field.last:  # of the days to come not every place is filled yet
                wanted = max(0, wanted - field.random.choice((0, 1, 1, 2)))
                if day > field.last + 2 * _DAY:
                    wanted //= 2
            sent = self._choose(day, request, wanted, taken, self._known[block.request_id])
            taken |= {one.seeker_id for one in sent}
            self._known[block.request_id] |= {one.seeker_id for one in sent}
            for one in sent:
                self._went[one.seeker_id] += 1
                self._on_end[one.seeker_id] += 1
                field.days.append(self._place(id_, block, request, one, day))
            if day < field.last and sent:
                self._no_show(taken)
        for one in field.workers:
            if one.seeker_id not in taken:
                self._on_end[one.seeker_id] = 0

    def _choose(
        self,
        day: date,
        request: FarmRequest,
        heads: int,
        taken: set[int | None],
        known: Collection[int | None] = (),
    ) -> list[FarmWorker]:
        field = self._field
        refused = field.never(request.employer_id) | taken
        there = field.employer(request.employer_id).eup_myeon
        free = [
            one
            for one in field.may_work(day)
            if one.seeker_id not in refused
            and (one.seeker_id, day) not in self._busy
            and self._on_end[one.seeker_id] < (one.most_days or 31)
            and set(request.skills) <= set(one.skills)
        ]
        crew = (request.employer_id or 0) % 3  # every third farm knows one of the two crews
        free.sort(
            key=lambda one: (
                one.seeker_id not in known,
                one.crew_id != crew,
                self._went[one.seeker_id] // 3,
                field.home(one.seeker_id) != there,
                one.seeker_id,
            )
        )
        return free[:heads]

    def _place(
        self, id_: int, block: FarmBlock, request: FarmRequest, one: FarmWorker, day: date
    ) -> FarmDay:
        field = self._field
        status, told = self._status(id_, day), office_day(day - 3 * _DAY)
        counted = status in COUNTED
        car = one.car_id
        if car is None and one.crew_id is not None:
            car = field.crews[one.crew_id - 1].car_id
        if car is None and request.transport == "센터 차량":
            car = 1
        if car is not None and self._seats[car] <= 0:
            car = None
        if car is not None:
            self._seats[car] -= 1
        covered = one.insured_until is not None and one.insured_until >= day
        insured = counted and not covered and (day < field.last - _LATE or id_ % 3 > 0)
        return FarmDay(
            block_id=id_,
            employer_id=block.employer_id,
            seeker_id=one.seeker_id,
            work_date=day,
            task=request.task,
            crop=request.crop,
            status=status,
            starts_at=request.starts_at,
            ends_at=request.ends_at,
            hours=8 if counted else None,
            daily_wage=request.daily_wage,
            wage_paid_on=min(field.last, day + 6 * _DAY) if status is _D.SETTLED else None,
            car_id=car,
            crew_id=one.crew_id,
            confirmed_on=None if status is _D.PLACED else min(field.last, told, day),
            worked_on=day if counted else None,
            insured=True if insured else None,
            insured_on=day if insured else None,
            counsellor=request.counsellor,
        )

    def _status(self, block_id: int, day: date) -> DayStatus:
        last = self._field.last
        if day < last - _SETTLED:
            return _D.SETTLED
        if day < last:  # one farm has not said who came yesterday
            late = day >= last - 2 * _DAY and block_id % 4 == 0
            return _D.CONFIRMED if late else _D.WORKED
        if day == last:
            return _D.CONFIRMED
        return _D.CONFIRMED if day == last + _DAY and block_id % 2 else _D.PLACED

    def _no_show(self, taken: set[int | None]) -> None:
        """Now and then somebody does not come, and somebody else goes for them."""
        field = self._field
        day = field.days[-1]
        if day.status not in COUNTED or field.random.random() > 0.06:
            return
        reason = field.random.choice(ABSENT_REASONS)
        field.days[-1] = replace(
            day,
            status=_D.ABSENT,
            hours=None,
            worked_on=None,
            wage_paid_on=None,
            insured=None,
            insured_on=None,
            absent_reason=reason,
        )
        assert day.work_date is not None
        request = field.requests[(field.blocks[(day.block_id or 1) - 1].request_id or 1) - 1]
        if sent := self._choose(day.work_date, request, 1, taken):
            taken.add(sent[0].seeker_id)
            self._went[sent[0].seeker_id] += 1
            made = replace(
                day,
                seeker_id=sent[0].seeker_id,
                car_id=None,
                crew_id=sent[0].crew_id,
                substitute_for_id=len(field.days),
                insured=True,
                insured_on=day.work_date,
            )
            field.days.append(made)


def _own_days(field: Field) -> dict[int | None, set[date]]:
    """Days on which people are at their own harvest, as ``farm_people.own_days`` says them."""
    owners = {field.employer(farm.employer_id).owner_id for farm in field.farms}
    away = {field.last + _DAY * days for days in range(3, 7)}
    return {one.seeker_id: away for one in field.workers if one.seeker_id in owners}


def _contracts(field: Field) -> None:
    """One for each person and request, but not yet for all of the last ones."""
    spans: dict[tuple[int | None, int | None], list[FarmDay]] = defaultdict(list)
    for day in field.days:
        if day.status in LIVE:
            request = field.blocks[(day.block_id or 1) - 1].request_id
            spans[request, day.seeker_id].append(day)
    for (request_id, seeker_id), days in spans.items():
        on = [day.work_date for day in days if day.work_date is not None]
        recent = max(on) >= field.last - _LATE
        if recent and (request_id or 0) % 4 == 1:
            continue
        if recent and min(on) > field.last:
            continue
        day, number = days[0], len(field.contracts) + 1
        farm = field.employer(day.employer_id)
        printed = recent and number % 9 == 0
        field.contracts.append(
            FarmContract(
                employer_id=day.employer_id,
                seeker_id=seeker_id,
                number=f"{min(on).year}-{number:04d}",
                starts_on=min(on),
                ends_on=max(on),
                task=day.task,
                place=farm.address,
                starts_at=day.starts_at,
                ends_at=day.ends_at,
                daily_wage=day.daily_wage,
                signed_on=None if printed else min(on),
                counsellor=day.counsellor,
            )
        )


def _done_before(field: Field) -> None:
    """What each worker has done by now is among what they know."""
    tasks: dict[int | None, list[str]] = defaultdict(list)
    for day in field.days:
        if day.status in COUNTED and day.task not in tasks[day.seeker_id]:
            tasks[day.seeker_id].append(day.task)
    field.workers[:] = [replace(one, tasks=tuple(tasks[one.seeker_id])) for one in field.workers]

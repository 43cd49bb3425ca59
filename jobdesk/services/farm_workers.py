"""농작업 근로자: register one, and whom and with which car they travel with (작업반, 차량)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from jobdesk.data import records
from jobdesk.data.titles import title
from jobdesk.domain.changes import Change
from jobdesk.domain.farm_insured import covers
from jobdesk.domain.farm_people import FarmCar, FarmCrew, FarmWorker, WorkerStatus
from jobdesk.domain.farm_seasons import spells
from jobdesk.domain.farm_work import BlockStatus
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker
from jobdesk.errors import UserError
from jobdesk.services import duplicates, employers, entries, farm_records, lists
from jobdesk.services.access import Action
from jobdesk.services.clocked import prepared
from jobdesk.services.desk import Desk
from jobdesk.services.linked_records import linked
from jobdesk.services.using import insist_kept, refuse_orphan, refuse_used
from jobdesk.services.writing import Writing, insist, others, tidied, writing

_KIND = KindId.FARM_WORKERS
_COUNTED = (KindId.FARM_DAYS, KindId.FARM_CONTRACTS)
"""What a worker did on farms: it keeps the worker out of the 휴지통."""


@dataclass(frozen=True, slots=True)
class CrewSeats:
    """How many go along in a crew, and for how many the car has seats (None for no car)."""

    people: int
    seats: int | None

    @property
    def missing(self) -> int:
        """Seats that are missing; 0 where all have one, or where no car is named."""
        return 0 if self.seats is None else max(0, self.people - self.seats)


def blank(desk: Desk, **values: object) -> FarmWorker:
    """A new worker as a form opens it: found today, by whoever is at the desk."""
    worker: FarmWorker = entries.blank(desk, _KIND, **values)
    return worker


def register(
    desk: Desk,
    worker: FarmWorker,
    person: Seeker | None = None,
    apart: Collection[int] = (),
) -> Change:
    """Store a farm worker: of the seeker that it names, or of ``person``, somebody new made in
    the same step (``apart`` are those like them that they are not).

    What was put away of the same worker comes back with what is said now. Raises UserError where
    the person is a farm worker already.
    """
    with writing(desk, "농작업 근로자 등록", Action.ADD, _KIND) as work:
        if person is not None:
            made = duplicates.register(desk, person, tuple(apart))
            worker = replace(worker, seeker_id=made.id)
        clean = _checked(desk, worker)
        seeker_id = clean.seeker_id or 0
        name = title(desk.store, KindId.SEEKERS, seeker_id)
        insist_kept(desk, KindId.SEEKERS, seeker_id, name, "seeker")
        work.label(f"농작업 근로자 등록: {name}")
        if farm_records.worker_of(desk, seeker_id) is not None:
            raise UserError(
                f"‘{name}’ 님은 이미 농작업 근로자로 등록되어 있습니다. 새로 등록하지 "
                "않았습니다. 근로자 목록에서 열어 고치세요.",
                field="seeker",
            )
        return work.change(_stored(desk, work, clean))


def save(desk: Desk, worker: FarmWorker) -> Change:
    """Store an edited worker. Raises UserError and StaleRecord."""
    clean = _checked(desk, worker)
    with writing(desk, "농작업 근로자 수정", Action.EDIT, _KIND) as work:
        name = title(desk.store, KindId.SEEKERS, clean.seeker_id or 0)
        other = farm_records.worker_of(desk, clean.seeker_id or 0)
        if other is not None and other.id != clean.id:
            raise UserError(
                f"‘{name}’ 님은 이미 농작업 근로자입니다. 바꾸지 않았습니다. 다른 분을 고르세요.",
                field="seeker",
            )
        work.label(f"농작업 근로자 수정: {name}")
        work.update(clean)
        return work.change(clean.id)


def trash(desk: Desk, ids: Sequence[int]) -> Change:
    """Move workers to the 휴지통; the seekers stay. Raises UserError when one has been sent to
    a farm, or leads a crew."""
    with writing(desk, "농작업 근로자 휴지통", Action.DELETE, _KIND) as work:
        found = records.get_many(desk.store, _KIND, ids)
        names = [title(desk.store, _KIND, one.id) for one in found]
        people = [one.seeker_id or 0 for one in found]
        refuse_used(desk, people, names, "seeker_id", *_COUNTED)
        refuse_used(desk, people, names, "leader_id", KindId.FARM_CREWS)
        refuse_used(desk, people, names, "driver_id", KindId.FARM_CARS)
        work.label(f"농작업 근로자 휴지통: {others(names)}")
        work.trash(ids)
        return work.change(*ids)


def untrash(desk: Desk, ids: Sequence[int]) -> Change:
    """Take workers out of the 휴지통. Raises UserError where the seeker lies there, or is a
    worker by now."""
    with writing(desk, "농작업 근로자 되살리기", Action.EDIT, _KIND) as work:
        found = records.get_many(desk.store, _KIND, ids)
        names = [title(desk.store, _KIND, one.id) for one in found]
        work.label(f"농작업 근로자 되살리기: {others(names)}")
        links = {
            "seeker_id": KindId.SEEKERS,
            "crew_id": KindId.FARM_CREWS,
            "car_id": KindId.FARM_CARS,
        }
        for one, name in zip(found, names, strict=True):
            refuse_orphan(desk, one, links)
            other = farm_records.worker_of(desk, one.seeker_id or 0)
            if other is not None and other.id != one.id:
                raise UserError(
                    f"‘{name}’ 님은 이미 농작업 근로자로 등록되어 있어 되살리지 않았습니다. "
                    "아무것도 바뀌지 않았습니다."
                )
            work.untrash([one.id])
        return work.change(*ids)


def uninsured(desk: Desk, days: int) -> tuple[int, ...]:
    """Ids of the active workers whose own insurance does not cover the next ``days``."""
    until = desk.today() + timedelta(days=days)
    return tuple(
        one.id
        for one in farm_records.workers(desk)
        if one.status is WorkerStatus.ACTIVE and not covers(one, until)
    )


# 작업반


def members(desk: Desk, crew_id: int) -> list[FarmWorker]:
    """Who belongs to a crew, by name, those at rest too."""
    return linked(desk, _KIND, "crew_id", [crew_id])


def put_crew(desk: Desk, crew: FarmCrew, people: Sequence[int] | None = None) -> Change:
    """Store a crew, new or edited, and unless ``people`` (seeker ids) is None let exactly these
    belong to it, with the leader; who belonged to another crew leaves that one.

    Raises UserError for somebody who is no farm worker, and StaleRecord.
    """
    kind = KindId.FARM_CREWS
    clean = tidied(crew)
    insist(entries.check(desk, clean))
    with writing(desk, f"작업반: {clean.title}", Action.EDIT, kind) as work:
        if clean.id:
            work.update(clean)
            id_ = clean.id
        else:
            id_ = work.insert(clean)
        if people is None and clean.leader_id is not None:
            people = [one.seeker_id or 0 for one in members(desk, id_)]
        if people is not None:
            leader = () if clean.leader_id is None else (clean.leader_id,)
            _let_belong(desk, id_, (*leader, *people))
        return work.change(id_)


def seats_of(desk: Desk, crew: FarmCrew) -> CrewSeats:
    """How many of a crew go along, and the seats of its car."""
    with desk.store.reading():
        people = [one for one in members(desk, crew.id) if one.status is WorkerStatus.ACTIVE]
        if crew.car_id is None:
            return CrewSeats(len(people), None)
        (car,) = records.get_many(desk.store, KindId.FARM_CARS, [crew.car_id])
    return CrewSeats(len(people), car.seats)


# 차량


def put_car(desk: Desk, car: FarmCar) -> Change:
    """Store a car, new or edited. Raises UserError and StaleRecord."""
    clean = prepared(desk, car)
    return entries.save(desk, clean) if clean.id else entries.add(desk, clean)


def own_car(desk: Desk, worker_id: int, number: str, seats: int | None) -> Change:
    """Store the car of a worker's own, who drives it. Raises UserError."""
    with writing(desk, "본인 차량 등록", Action.EDIT, _KIND) as work:
        (worker,) = records.get_many(desk.store, _KIND, [worker_id])
        name = title(desk.store, _KIND, worker_id)
        work.label(f"본인 차량 등록: {name}")
        new = FarmCar(title=f"{name} 차", number=number, seats=seats, driver_id=worker.seeker_id)
        made = put_car(desk, replace(new, pickup=worker.pickup))
        work.update(replace(worker, car_id=made.id))
        return work.change(worker_id)


# The farm of one's own


def own_busy(desk: Desk, seeker_id: int, first: date, last: date) -> dict[date, str]:
    """On which days from ``first`` to ``last`` somebody who farms is wanted on the farm of their
    own, and by what: ``본인 농가 적과``.

    Days for which that farm asked for people are sure; those of its 작업력 are likely.
    """
    with desk.store.reading():
        farms = [each.id for each in employers.of_owner(desk, seeker_id)]
        if not farms:
            return {}
        found: dict[date, str] = {}
        for season in farm_records.seasons(desk, farms):
            for spell in spells(season, first, last):
                for day in _days(max(first, spell.first), min(last, spell.last)):
                    found.setdefault(day, f"본인 농가 {season.task} 철")
        of_farms = (
            Condition("employer_id", Op.IN, tuple(farms)),
            Condition("work_date", Op.AT_LEAST, first),
            Condition("work_date", Op.AT_MOST, last),
            Condition("status", Op.IS, BlockStatus.PLANNED.value),
        )
        ids = lists.find(desk, KindId.FARM_BLOCKS, Filter(conditions=of_farms))
        shown = lists.rows(desk, KindId.FARM_BLOCKS, ids, ("work_date", "request"))
        for on, task in shown.values():
            if isinstance(on, date):
                found[on] = f"본인 농가 {task} 작업일"
    return found


# How it is done


def _checked(desk: Desk, worker: FarmWorker) -> FarmWorker:
    clean = tidied(worker)
    insist(entries.check(desk, clean))
    return clean


def _stored(desk: Desk, work: Writing, worker: FarmWorker) -> int:
    mine = Condition("seeker_id", Op.IS, worker.seeker_id)
    ids = list(lists.find(desk, _KIND, Filter(conditions=(mine,), trashed=True)))
    if not ids:
        return work.insert(worker)
    work.untrash(ids[:1])
    (before,) = records.get_many(desk.store, _KIND, ids[:1])
    work.update(replace(worker, id=before.id, revision=before.revision))
    return int(before.id)


def _let_belong(desk: Desk, crew_id: int, people: Sequence[int]) -> None:
    wanted = tuple(dict.fromkeys(people))
    mine = {one.seeker_id: one for one in linked(desk, _KIND, "seeker_id", wanted)}
    for seeker_id in wanted:
        if seeker_id not in mine:
            name = title(desk.store, KindId.SEEKERS, seeker_id)
            raise UserError(
                f"‘{name}’ 님은 농작업 근로자로 등록되어 있지 않습니다. 작업반을 바꾸지 "
                "않았습니다. 먼저 근로자로 등록하세요.",
                field="leader",
            )
        if mine[seeker_id].crew_id != crew_id:
            records.update(desk.store, replace(mine[seeker_id], crew_id=crew_id))
    for one in members(desk, crew_id):
        if one.seeker_id not in mine:
            records.update(desk.store, replace(one, crew_id=None))


def _days(first: date, last: date) -> list[date]:
    return [date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1)]

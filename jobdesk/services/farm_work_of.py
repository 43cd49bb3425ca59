"""농촌일손 as one person or one farm knows it: where somebody went, what a farm asked for."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from jobdesk.domain.farm_people import FarmWorker
from jobdesk.domain.farm_work import AHEAD, COUNTED, DayStatus, FarmDay, FarmRequest
from jobdesk.domain.farms import Farm
from jobdesk.domain.kinds import KindId
from jobdesk.services import farm_records, farm_requests, lists
from jobdesk.services.desk import Desk
from jobdesk.services.linked_records import linked


@dataclass(frozen=True, slots=True)
class Went:
    """Somebody's days on one farm: ``days`` that count, the next that is to come, and how often
    they stayed away; ``latest`` is a day to look at."""

    farm: str
    latest: FarmDay
    days: int
    tasks: tuple[str, ...]
    last_on: date | None
    next_on: date | None
    absent: int


@dataclass(frozen=True, slots=True)
class OfPerson:
    """What somebody is to the farms; ``own`` are the farms they run themselves, by id and name."""

    worker: FarmWorker | None
    own: tuple[tuple[int, str], ...]
    went: tuple[Went, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A request of a farm and what has come of it."""

    request: FarmRequest
    status: str
    wanted: int
    placed: int
    worked: int


@dataclass(frozen=True, slots=True)
class OfFarm:
    """What a firm is as a farm; ``owner`` is the id and name of the seeker who runs it."""

    farm: Farm | None
    owner: tuple[int, str] | None
    asked: tuple[Asked, ...]


def of_seeker(desk: Desk, seeker_id: int) -> OfPerson:
    """The farms a person went to or will go to, the latest first."""
    with desk.store.reading():
        days = farm_records.days_of_worker(desk, seeker_id)
        by_farm: dict[int, list[FarmDay]] = defaultdict(list)
        for day in days:
            if day.status in COUNTED | AHEAD or day.status is DayStatus.ABSENT:
                by_farm[day.employer_id or 0].append(day)
        own = linked(desk, KindId.EMPLOYERS, "owner_id", [seeker_id])
        names = lists.called(desk, KindId.EMPLOYERS, sorted(by_farm))
        worker = farm_records.worker_of(desk, seeker_id)
    went = [_went(names.get(id_, ""), mine, desk.today()) for id_, mine in by_farm.items()]
    went.sort(key=lambda one: one.latest.work_date or date.min, reverse=True)
    return OfPerson(worker, tuple((firm.id, firm.name) for firm in own), tuple(went))


def _went(farm: str, days: list[FarmDay], today: date) -> Went:
    on = [(day.work_date, day) for day in days if day.work_date is not None]
    done = [when for when, day in on if day.status in COUNTED]
    ahead = [when for when, day in on if day.status in AHEAD and when >= today]
    return Went(
        farm,
        max(on, key=lambda one: (one[0], one[1].id))[1],
        len(done),
        tuple(dict.fromkeys(day.task for _, day in on if day.task)),
        max(done, default=None),
        min(ahead, default=None),
        sum(day.status is DayStatus.ABSENT for _, day in on),
    )


def of_employer(desk: Desk, employer_id: int) -> OfFarm:
    """What a farm asked for, the latest first."""
    with desk.store.reading():
        requests = farm_requests.of_farm(desk, employer_id)
        told = lists.rows(
            desk,
            KindId.FARM_REQUESTS,
            [one.id for one in requests],
            ("status", "wanted_count", "placed_count", "worked_count"),
        )
        ((owner_id, owner),) = lists.rows(
            desk, KindId.EMPLOYERS, [employer_id], ("owner_id", "owner")
        ).values()
        asked = [_asked(one, told[one.id]) for one in requests]
        farm = farm_records.farm_of(desk, employer_id)
    return OfFarm(farm, (owner_id, str(owner)) if isinstance(owner_id, int) else None, tuple(asked))


def _asked(request: FarmRequest, row: tuple[object, ...]) -> Asked:
    status, *counts = row
    wanted, placed, worked = (int(str(count or 0)) for count in counts)
    return Asked(request, str(status), wanted, placed, worked)

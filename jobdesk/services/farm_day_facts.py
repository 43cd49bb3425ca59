"""Days of farm work with all that a paper says of them: who, where, with whom, on what terms."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from jobdesk.data import records
from jobdesk.domain.farm_people import FarmCar, FarmCrew, FarmWorker, Insurance
from jobdesk.domain.farm_terms import Terms
from jobdesk.domain.farm_work import LIVE, DayStatus, FarmBlock, FarmDay, FarmRequest
from jobdesk.domain.farms import Farm, FarmPlot
from jobdesk.domain.kinds import KindId
from jobdesk.services import farm_records, lists
from jobdesk.services.desk import Desk
from jobdesk.services.linked_records import linked

_PERSON = ("phone", "gender", "birth_date", "eup_myeon", "address")
_FIRM = ("name", "representative", "contact_name", "phone", "eup_myeon", "address")


@dataclass(frozen=True, slots=True)
class FarmSide:
    """A farm as its papers name it; ``directions`` say how to get there."""

    id: int
    name: str = ""
    head: str = ""
    contact: str = ""
    phone: str = ""
    eup_myeon: str = ""
    village: str = ""
    address: str = ""
    directions: str = ""
    crops: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """Where it lies, in the words that are known."""
        return self.address or " ".join(filter(None, (self.eup_myeon, self.village)))


@dataclass(frozen=True, slots=True)
class WorkerSide:
    """A worker as papers name one; ``pickup`` is where they get on."""

    id: int
    name: str = ""
    phone: str = ""
    gender: str = ""
    birth_date: date | None = None
    eup_myeon: str = ""
    address: str = ""
    pickup: str = ""
    crew: str = ""
    skills: tuple[str, ...] = ()
    insurance: Insurance = Insurance.NONE
    insured_until: date | None = None

    def own_insurance(self, on: date) -> bool:
        """Whether an insurance of their own covers that day."""
        return (
            self.insurance is not Insurance.NONE
            and self.insured_until is not None
            and self.insured_until >= on
        )


@dataclass(frozen=True, slots=True)
class DayLine:
    """One person's day on a farm. ``terms`` are those of the day, else of its block or request;
    ``plot`` the field they go to, ``contract_on`` the day its contract was signed."""

    day: FarmDay
    on: date
    farm: FarmSide
    worker: WorkerSide
    terms: Terms
    crop: str = ""
    plot: FarmPlot | None = None
    request: FarmRequest | None = None
    car: FarmCar | None = None
    contract_on: date | None = None

    @property
    def goes_to(self) -> str:
        """Where the field or the farm lies."""
        if self.plot is None:
            return self.farm.place
        said = " ".join(filter(None, (self.plot.eup_myeon, self.plot.village)))
        return self.plot.address or said or self.farm.place

    @property
    def directions(self) -> str:
        """How to get there."""
        return (self.plot.directions if self.plot is not None else "") or self.farm.directions

    @property
    def contact(self) -> str:
        """Whom to ask for at the farm, and beneath it the phone."""
        asked = self.request.contact if self.request is not None else ""
        who = asked or self.farm.contact or self.farm.head
        return "\n".join(filter(None, (who, self.farm.phone)))

    @property
    def clock(self) -> str:
        """``07:00~16:00``."""
        return "~".join(filter(None, (self.terms.starts_at, self.terms.ends_at)))


def lines(
    desk: Desk,
    first: date,
    last: date,
    *,
    farms: Collection[int] | None = None,
    statuses: Collection[DayStatus] = LIVE,
) -> list[DayLine]:
    """Days from ``first`` to ``last`` in these stages, by day, farm and name."""
    with desk.store.reading():
        found = [
            each
            for each in farm_records.days_between(desk, first, last)
            if each.status in statuses and (farms is None or each.employer_id in farms)
        ]
        return of(desk, found)


def of(desk: Desk, days: Sequence[FarmDay]) -> list[DayLine]:
    """These days with all that is known of them, by day, farm and name."""
    with desk.store.reading():
        blocks = _by_id(desk, KindId.FARM_BLOCKS, (each.block_id for each in days))
        requests = _by_id(desk, KindId.FARM_REQUESTS, (each.request_id for each in blocks.values()))
        plots = _by_id(desk, KindId.FARM_PLOTS, (each.plot_id for each in requests.values()))
        cars = _by_id(desk, KindId.FARM_CARS, (each.car_id for each in days))
        people = workers(desk, [each.seeker_id or 0 for each in days])
        sides = farm_sides(desk, [each.employer_id or 0 for each in days])
        signed = lists.rows(desk, KindId.FARM_DAYS, [each.id for each in days], ("contract_on",))
    made = []
    for day in days:
        block = blocks.get(day.block_id or 0)
        request = requests.get(block.request_id or 0) if block is not None else None
        farm, worker = sides.get(day.employer_id or 0), people.get(day.seeker_id or 0)
        if day.work_date is None or farm is None or worker is None:
            continue
        plot = plots.get(request.plot_id or 0) if request is not None else None
        (contract_on,) = signed.get(day.id, (None,))
        made.append(
            DayLine(
                day,
                day.work_date,
                farm,
                worker,
                _terms(day, block, request, farm, plot),
                day.crop or (request.crop if request is not None else ""),
                plot,
                request,
                cars.get(day.car_id or 0),
                contract_on if isinstance(contract_on, date) else None,
            )
        )
    return sorted(made, key=lambda one: (one.on, one.farm.name, one.farm.id, one.worker.name))


def workers(desk: Desk, seeker_ids: Iterable[int]) -> dict[int, WorkerSide]:
    """People as farm papers name them, by seeker id; those without a row of 농작업 근로자 too."""
    ids = sorted({*seeker_ids} - {0})
    names = lists.called(desk, KindId.SEEKERS, ids)
    known = lists.rows(desk, KindId.SEEKERS, ids, _PERSON)
    rows: dict[int, FarmWorker] = {
        one.seeker_id: one for one in linked(desk, KindId.FARM_WORKERS, "seeker_id", ids)
    }
    crews: dict[int, FarmCrew] = _by_id(
        desk, KindId.FARM_CREWS, (one.crew_id for one in rows.values())
    )
    found = {}
    for id_, (phone, gender, born, eup_myeon, address) in known.items():
        row = rows.get(id_, FarmWorker())
        crew = crews.get(row.crew_id or 0)
        found[id_] = WorkerSide(
            id_,
            names.get(id_, ""),
            str(phone or ""),
            str(gender or ""),
            born if isinstance(born, date) else None,
            str(eup_myeon or ""),
            str(address or ""),
            row.pickup,
            crew.title if crew is not None else "",
            row.skills,
            row.insurance,
            row.insured_until,
        )
    return found


def farm_sides(desk: Desk, employer_ids: Iterable[int]) -> dict[int, FarmSide]:
    """Farms as their papers name them, by employer id."""
    ids = sorted({*employer_ids} - {0})
    known = lists.rows(desk, KindId.EMPLOYERS, ids, _FIRM)
    rows: dict[int, Farm] = {
        one.employer_id: one for one in linked(desk, KindId.FARMS, "employer_id", ids)
    }
    found = {}
    for id_, values in known.items():
        name, head, contact, phone, eup_myeon, address = (str(each or "") for each in values)
        row = rows.get(id_, Farm())
        found[id_] = FarmSide(
            id_, name, head, contact, phone, eup_myeon, row.village, address, row.directions,
            row.crops,
        )  # fmt: skip
    return found


def by_farm(found: Iterable[DayLine]) -> list[list[DayLine]]:
    """Days of each farm together, in the order of the first of them."""
    farms: dict[int, list[DayLine]] = {}
    for one in found:
        farms.setdefault(one.farm.id, []).append(one)
    return list(farms.values())


def joined(by: str, words: Iterable[str]) -> str:
    """Different words, each once."""
    return by.join(dict.fromkeys(filter(None, words)))


def _terms(
    day: FarmDay,
    block: FarmBlock | None,
    request: FarmRequest | None,
    farm: FarmSide,
    plot: FarmPlot | None,
) -> Terms:
    asked = request or FarmRequest()
    of_day = block or FarmBlock()
    place = plot.address if plot is not None else ""
    wage = day.daily_wage if day.daily_wage is not None else asked.daily_wage
    return Terms(
        task=day.task or asked.task,
        place=place or farm.place,
        starts_at=day.starts_at or of_day.starts_at or asked.starts_at,
        ends_at=day.ends_at or of_day.ends_at or asked.ends_at,
        daily_wage=wage,
    )


def _by_id(desk: Desk, kind: KindId, ids: Iterable[int | None]) -> dict[int, Any]:
    wanted = sorted({id_ for id_ in ids if id_})
    return {one.id: one for one in records.get_many(desk.store, kind, wanted)}

"""What stands for one day of farm work: each farm with what it wants and who is sent, by car."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jobdesk.data import records
from jobdesk.domain.farm_work import LIVE, BlockStatus, DayStatus, FarmBlock, FarmDay, FarmRequest
from jobdesk.domain.kinds import KindId
from jobdesk.services import farm_records, lists
from jobdesk.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Sent:
    """One person's place; ``car`` is empty for who comes on their own."""

    day_id: int
    seeker_id: int
    name: str
    phone: str
    status: DayStatus
    car: str


@dataclass(frozen=True, slots=True)
class FarmOfDay:
    """A farm's 작업일, or (``block_id`` 0) people of a farm whom no request wanted.

    ``wanted`` is the heads of the 작업일, None without one or where its request is off;
    ``status`` is what became of it.
    """

    block_id: int
    request_id: int
    employer_id: int
    farm: str
    phone: str
    place: str
    task: str
    starts_at: str
    ends_at: str
    wanted: int | None
    status: BlockStatus
    people: tuple[Sent, ...]

    @property
    def live(self) -> int:
        """How many have a place."""
        return sum(one.status in LIVE for one in self.people)


def of_day(desk: Desk, day: date) -> tuple[FarmOfDay, ...]:
    """The farms of a day by name: those wanted, moved by rain or called off, and any other that
    has somebody."""
    with desk.store.reading():
        blocks = farm_records.blocks_between(desk, day, day)
        days = farm_records.days_between(desk, day, day)
        ids = list({block.request_id for block in blocks if block.request_id})
        found = records.get_many(desk.store, KindId.FARM_REQUESTS, ids)
        requests: dict[int, FarmRequest] = {one.id: one for one in found}
        names = _Names(desk, blocks, days)
    of_block: dict[int, list[FarmDay]] = {}
    beside: dict[int, list[FarmDay]] = {}
    known = {block.id for block in blocks}
    for one in days:
        if one.block_id in known:
            of_block.setdefault(one.block_id or 0, []).append(one)
        else:
            beside.setdefault(one.employer_id or 0, []).append(one)
    farms = [
        names.farm(block, requests.get(block.request_id or 0), of_block.get(block.id, []))
        for block in blocks
    ]
    farms += [names.without_block(farm, those) for farm, those in beside.items()]
    return tuple(sorted(farms, key=lambda each: (each.farm, each.starts_at, each.block_id)))


class _Names:
    """The names and numbers of everybody of a day."""

    def __init__(self, desk: Desk, blocks: list[FarmBlock], days: list[FarmDay]) -> None:
        farms = {one.employer_id or 0 for one in blocks}
        farms |= {one.employer_id or 0 for one in days}
        fields = ("name", "phone", "eup_myeon")
        self._farms = lists.rows(desk, KindId.EMPLOYERS, list(farms), fields)
        people = list({one.seeker_id or 0 for one in days})
        self._people = lists.called(desk, KindId.SEEKERS, people)
        self._phones = lists.rows(desk, KindId.SEEKERS, people, ("phone",))
        self._cars = {car.id: car.title for car in farm_records.cars(desk)}

    def farm(self, block: FarmBlock, request: FarmRequest | None, days: list[FarmDay]) -> FarmOfDay:
        """A 작업일 with its people; its times are those of the request where it has none."""
        asked = request or FarmRequest()
        return self._made(
            block.employer_id or 0,
            days,
            block_id=block.id,
            request_id=block.request_id or 0,
            task=asked.task,
            starts_at=block.starts_at or asked.starts_at,
            ends_at=block.ends_at or asked.ends_at,
            wanted=block.heads if asked.cancelled_on is None else None,
            status=block.status,
        )

    def without_block(self, employer_id: int, days: list[FarmDay]) -> FarmOfDay:
        """People of a farm whom a list brought."""
        first = days[0]
        return self._made(
            employer_id,
            days,
            block_id=0,
            request_id=0,
            task=first.task,
            starts_at=first.starts_at,
            ends_at=first.ends_at,
            wanted=None,
            status=BlockStatus.PLANNED,
        )

    def _made(self, employer_id: int, days: list[FarmDay], **values: object) -> FarmOfDay:
        name, phone, place = self._farms.get(employer_id, ("", "", ""))
        people = sorted(map(self._sent, days), key=lambda one: (one.car, one.name, one.day_id))
        return FarmOfDay(
            employer_id=employer_id,
            farm=str(name or ""),
            phone=str(phone or ""),
            place=str(place or ""),
            people=tuple(people),
            **values,  # type: ignore[arg-type]
        )

    def _sent(self, day: FarmDay) -> Sent:
        seeker = day.seeker_id or 0
        return Sent(
            day.id,
            seeker,
            self._people.get(seeker, ""),
            str(self._phones.get(seeker, ("",))[0] or ""),
            day.status,
            self._cars.get(day.car_id or 0, ""),
        )

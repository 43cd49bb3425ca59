"""The dispatch board of a week: what farms want on each day, who is sent there, who is free."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

from jobdesk.domain.farm_work import AHEAD, COUNTED, LIVE, BlockStatus, DayStatus

WEEK = 7
_ORDER = (DayStatus.PLACED, DayStatus.CONFIRMED, DayStatus.WORKED, DayStatus.SETTLED)


class Stage(StrEnum):
    """How far the people of a cell have come; the least of what each has reached."""

    ASKED = "요청"
    PLACED = "배치"
    CONFIRMED = "확정"
    WORKED = "근로확인"
    SETTLED = "정산"
    RAIN = "우천연기"


_STAGES = {
    DayStatus.PLACED: Stage.PLACED,
    DayStatus.CONFIRMED: Stage.CONFIRMED,
    DayStatus.WORKED: Stage.WORKED,
    DayStatus.SETTLED: Stage.SETTLED,
}


@dataclass(frozen=True, slots=True)
class BoardPerson:
    """One person in a cell; ``id`` is that of the 배치."""

    id: int
    seeker_id: int
    name: str
    status: DayStatus
    phone: str = ""
    place: str = ""
    car_id: int | None = None
    crew_id: int | None = None
    pinned: bool = False
    substitute_for_id: int | None = None
    absent_reason: str = ""

    @property
    def is_live(self) -> bool:
        """Whether the person has a place there."""
        return self.status in LIVE


@dataclass(frozen=True)
class BoardBlock:
    """A cell that holds something: one 작업일 of a farm with its people.

    ``id`` is 0 and ``heads`` None for people whom a list brought without a request. ``moved_to``
    is the day to which rain moved it, ``place`` the 읍면 of its field where that was said.
    """

    id: int
    request_id: int
    employer_id: int
    day: date
    heads: int | None = None
    task: str = ""
    crop: str = ""
    starts_at: str = ""
    ends_at: str = ""
    skills: tuple[str, ...] = ()
    status: BlockStatus = BlockStatus.PLANNED
    moved_from: date | None = None
    moved_to: date | None = None
    people: tuple[BoardPerson, ...] = ()
    place: str = ""
    beginners: bool | None = None
    age_from: int | None = None
    age_to: int | None = None

    @cached_property
    def live(self) -> tuple[BoardPerson, ...]:
        """Those who have a place in it, in the order in which they were sent."""
        return tuple(one for one in self.people if one.is_live)

    @property
    def ahead(self) -> tuple[BoardPerson, ...]:
        """Those who are still to work."""
        return tuple(one for one in self.people if one.status in AHEAD)

    @property
    def absent(self) -> tuple[BoardPerson, ...]:
        """Those who did not come."""
        return tuple(one for one in self.people if one.status is DayStatus.ABSENT)

    def count(self, *statuses: DayStatus) -> int:
        """How many of its people stand there."""
        return sum(one.status in statuses for one in self.people)

    @property
    def is_rained_off(self) -> bool:
        """Whether rain has moved it to another day."""
        return self.status is BlockStatus.RAIN

    @cached_property
    def missing(self) -> int:
        """How many are still wanted; none on a day that was moved."""
        if self.is_rained_off or self.heads is None:
            return 0
        return max(0, self.heads - len(self.live))

    @cached_property
    def stage(self) -> Stage:
        """How far it has come."""
        if self.is_rained_off:
            return Stage.RAIN
        here = {one.status for one in self.live}
        return next((_STAGES[status] for status in _ORDER if status in here), Stage.ASKED)

    @property
    def heads_words(self) -> str:
        """``5/6명``; ``5명`` where nobody said how many."""
        return f"{len(self.live)}명" if self.heads is None else f"{len(self.live)}/{self.heads}명"


@dataclass(frozen=True, slots=True)
class BoardFarm:
    """A farm on the board; ``owner_id`` is the seeker who runs it."""

    employer_id: int
    name: str
    place: str = ""
    village: str = ""
    phone: str = ""
    directions: str = ""
    owner_id: int | None = None

    @property
    def where(self) -> str:
        """``설천면 원청리``."""
        return " ".join(filter(None, (self.place, self.village)))


@dataclass(frozen=True, slots=True)
class BoardCar:
    """A car that may be ridden in; ``seats`` counts the driver too."""

    id: int
    title: str
    seats: int | None = None
    driver_id: int | None = None


@dataclass(frozen=True, slots=True)
class BoardLine:
    """A row: a farm, and how many of its rows stand above this one.

    A farm has one row for each piece of work that falls on the same day.
    """

    farm: BoardFarm
    lane: int
    cells: tuple[BoardBlock | None, ...]

    @property
    def task(self) -> str:
        """The work that it is about; where one row holds several, each once."""
        tasks = dict.fromkeys(cell.task or cell.crop for cell in self.cells if cell is not None)
        return ", ".join(filter(None, tasks))


Sent = tuple[date, int]
"""A day on which somebody had a place, and the farm."""


@dataclass(frozen=True, slots=True)
class Board:
    """A week as it stood at one moment, Monday first.

    ``sent`` are the days of each person with a place, the latest first, from ``since`` to the
    end of the week.
    """

    monday: date
    today: date
    lines: tuple[BoardLine, ...] = ()
    cars: Mapping[int, BoardCar] = field(default_factory=dict)
    sent: Mapping[int, tuple[Sent, ...]] = field(default_factory=dict)
    since: date = date.min

    @property
    def days(self) -> tuple[date, ...]:
        """Its seven days."""
        return tuple(self.monday + timedelta(days=n) for n in range(WEEK))

    def blocks(self, day: date | None = None) -> tuple[BoardBlock, ...]:
        """What stands in its cells, on one day or on all."""
        at = (day - self.monday).days if day is not None else None
        if at is not None and not 0 <= at < WEEK:
            return ()
        cells = (
            cell
            for line in self.lines
            for cell in (line.cells if at is None else (line.cells[at],))
        )
        return tuple(cell for cell in cells if cell is not None)

    def seats_taken(self, day: date) -> dict[int, int]:
        """How many ride in each car on a day, by its id; a driver who is not sent to work takes
        a seat too."""
        riders: dict[int, set[int]] = {}
        for block in self.blocks(day):
            for one in block.live:
                if one.car_id is not None:
                    riders.setdefault(one.car_id, set()).add(one.seeker_id)
        return {
            id_: len(here | ({driver} if (driver := self._driver(id_)) else {0}))
            for id_, here in riders.items()
        }

    def _driver(self, car_id: int) -> int:
        car = self.cars.get(car_id)
        return car.driver_id or 0 if car is not None else 0

    def totals(self, day: date) -> DayTotals:
        """What a day wants and has."""
        blocks = [one for one in self.blocks(day) if not one.is_rained_off]
        return DayTotals(
            wanted=sum(one.heads if one.heads is not None else len(one.live) for one in blocks),
            live=sum(len(one.live) for one in blocks),
            confirmed=sum(one.count(DayStatus.CONFIRMED) for one in blocks),
            worked=sum(one.count(*COUNTED) for one in blocks),
            absent=sum(len(one.absent) for one in blocks),
            missing=sum(one.missing for one in blocks),
        )


@dataclass(frozen=True, slots=True)
class DayTotals:
    """Heads of a day: wanted, sent (of whom confirmed, worked), absent, still missing."""

    wanted: int = 0
    live: int = 0
    confirmed: int = 0
    worked: int = 0
    absent: int = 0
    missing: int = 0


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def lines(
    monday: date, farms: Mapping[int, BoardFarm], blocks: list[BoardBlock]
) -> tuple[BoardLine, ...]:
    """The rows of a week: farms by place and name, each piece of work in a row of its own as
    far as it can stay there; a farm without any work has no row."""
    of_farm: dict[int, list[BoardBlock]] = {}
    for block in blocks:
        of_farm.setdefault(block.employer_id, []).append(block)
    known = sorted(
        (farms[id_] for id_ in of_farm), key=lambda farm: (farm.place, farm.name, farm.employer_id)
    )
    return tuple(
        BoardLine(farm, lane, cells)
        for farm in known
        for lane, cells in enumerate(_lanes(monday, of_farm[farm.employer_id]))
    )


def _lanes(monday: date, blocks: list[BoardBlock]) -> list[tuple[BoardBlock | None, ...]]:
    lanes: list[dict[int, BoardBlock]] = []
    home: dict[int, int] = {}
    for block in sorted(blocks, key=lambda one: (one.day, one.request_id, one.id)):
        at = (block.day - monday).days
        free = [number for number, lane in enumerate(lanes) if at not in lane]
        wanted = home.get(block.request_id)
        if wanted in free and wanted is not None:
            number = wanted
        elif free:
            number = free[0]
        else:
            lanes.append({})
            number = len(lanes) - 1
        home.setdefault(block.request_id, number)
        lanes[number][at] = block
    return [tuple(lane.get(at) for at in range(WEEK)) for lane in lanes]

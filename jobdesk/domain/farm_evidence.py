"""What the figures of farm work are reckoned from: the few fields of each record they look at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from jobdesk.domain.farm_support import SupportStep
from jobdesk.domain.farm_work import BlockStatus, DayStatus
from jobdesk.domain.people import age_on


class Day(NamedTuple):
    """One person's day on a farm, whatever became of it.

    ``task`` and ``crop`` are its own, else those of its request; ``place`` (읍면) and
    ``village`` those of the field it was asked for, else of the farm. ``daily_wage`` is won.
    ``contract_on`` is when the contract that covers it was signed, ``insured`` whether the day or
    the worker's own insurance covers it.
    """

    id: int
    work_date: date
    employer_id: int
    seeker_id: int
    block_id: int
    status: DayStatus
    task: str
    crop: str
    place: str
    village: str
    daily_wage: int | None
    wage_paid_on: date | None
    contract_on: date | None
    insured: bool


class Block(NamedTuple):
    """A day of a request that was not called off, with the ``heads`` it needs."""

    id: int
    request_id: int
    work_date: date
    heads: int
    status: BlockStatus


class FoundFarm(NamedTuple):
    """A farm and when the centre found it; ``id`` is that of the farm, not of the employer."""

    id: int
    employer_id: int
    found_on: date | None


class FoundWorker(NamedTuple):
    """A farm worker and when the centre found them; ``id`` is not that of the seeker."""

    id: int
    seeker_id: int
    found_on: date | None
    origin: str


class Person(NamedTuple):
    """Somebody who was sent, as the tables tell people apart."""

    name: str
    gender: str
    birth_date: date | None
    birth_year: int | None

    def age(self, day: date) -> int | None:
        """만 나이 on a day, None where unknown."""
        return age_on(self.birth_date, self.birth_year, day)


class Paid(NamedTuple):
    """One line of support for ``work_date``, a day of work, in won."""

    id: int
    work_date: date
    item: str
    amount: int
    step: SupportStep


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything behind the figures of some days, read in one snapshot.

    ``farms`` names employers by id with their 읍면, ``people`` those who were sent; ``found`` and
    ``workers`` are all there are, whenever they were found. One of a year serves for a stretch of
    it too: see :meth:`between`.
    """

    days: tuple[Day, ...]
    blocks: tuple[Block, ...]
    found: tuple[FoundFarm, ...]
    workers: tuple[FoundWorker, ...]
    farms: dict[int, tuple[str, str]]
    people: dict[int, Person]
    support: tuple[Paid, ...]

    def between(self, first: date, last: date) -> Evidence:
        """What of it is about the days from ``first`` to ``last``, both among those read."""
        return replace(
            self,
            days=tuple(day for day in self.days if first <= day.work_date <= last),
            blocks=tuple(block for block in self.blocks if first <= block.work_date <= last),
            support=tuple(paid for paid in self.support if first <= paid.work_date <= last),
        )

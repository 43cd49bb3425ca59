"""Farms, workers and requests for tests: made by the services, named by what they are for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from jobdesk.domain.employers import EmployerType
from jobdesk.domain.farm_people import FarmWorker
from jobdesk.domain.farm_work import FarmBlock, FarmDay, FarmRequest
from jobdesk.domain.farms import Farm
from jobdesk.domain.kinds import KindId
from jobdesk.services import employers, entries, farm_days, farm_records, farm_requests, lists
from jobdesk.services.desk import Desk
from tests import casework

TODAY = date(2026, 11, 20)
"""The day on which every test's desk stands: a Friday."""


def farm(desk: Desk, name: str, **values: object) -> int:
    """A farm of that name; its employer's id."""
    id_ = casework.employer(desk, name)
    found = lists.record(desk, KindId.EMPLOYERS, id_)
    employers.save(desk, replace(found, employer_type=EmployerType.FARM))
    entries.add(desk, Farm(employer_id=id_, found_on=TODAY, **values))  # type: ignore[arg-type]
    return id_


def worker(desk: Desk, name: str, **values: object) -> int:
    """A farm worker of that name; the seeker's id."""
    id_ = casework.seeker(desk, name)
    entries.add(desk, FarmWorker(seeker_id=id_, found_on=TODAY, **values))  # type: ignore[arg-type]
    return id_


def request(
    desk: Desk, employer_id: int, starts_on: date = TODAY, heads: int = 3, **values: object
) -> int:
    """A request of one day (or up to ``ends_on``) for 적과 at 100,000 won."""
    asked = {"task": "적과", "daily_wage": 100_000} | values
    return farm_requests.take(
        desk,
        FarmRequest(employer_id=employer_id, starts_on=starts_on, heads=heads, **asked),  # type: ignore[arg-type]
    ).id


def blocks(desk: Desk, request_id: int) -> list[FarmBlock]:
    """The days of a request by date, whatever became of them."""
    return farm_records.blocks_of(desk, [request_id])


def people(desk: Desk, block_id: int) -> list[FarmDay]:
    """Everybody of a block in the order in which they were sent, whatever became of them."""
    return sorted(farm_records.days_of_blocks(desk, [block_id]), key=lambda day: day.id)


def worked_day(desk: Desk, employer_id: int, seeker_id: int, day: date, **values: object) -> int:
    """A request of one person for one past day, placed and confirmed as worked; the day's id."""
    id_ = blocks(desk, request(desk, employer_id, day, heads=1, **values))[0].id
    placed = farm_days.place(desk, id_, [seeker_id]).id
    farm_days.worked(desk, [placed])
    return placed


def days_from(first: date, count: int) -> list[date]:
    """``count`` days on end."""
    return [first + timedelta(days=n) for n in range(count)]

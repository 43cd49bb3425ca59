"""The stored records of farm work, with their proper types, for the services around it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from jobdesk.data import records
from jobdesk.domain.farm_people import FarmCar, FarmCrew, FarmWorker
from jobdesk.domain.farm_support import SupportBatch, SupportBudget, SupportItem, SupportPayment
from jobdesk.domain.farm_work import BlockStatus, FarmBlock, FarmContract, FarmDay, FarmRequest
from jobdesk.domain.farms import Farm, FarmPlot, FarmSeason, FarmWish
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.services import lists
from jobdesk.services.desk import Desk
from jobdesk.services.linked_records import linked


def request(desk: Desk, request_id: int) -> FarmRequest:
    """The 요청 of that id. Raises UserError when there is none."""
    found: FarmRequest = records.get(desk.store, KindId.FARM_REQUESTS, request_id)
    return found


def block(desk: Desk, block_id: int) -> FarmBlock:
    """The 작업일 of that id. Raises UserError when there is none."""
    found: FarmBlock = records.get(desk.store, KindId.FARM_BLOCKS, block_id)
    return found


def day(desk: Desk, day_id: int) -> FarmDay:
    """The 배치 of that id. Raises UserError when there is none."""
    found: FarmDay = records.get(desk.store, KindId.FARM_DAYS, day_id)
    return found


def batch(desk: Desk, batch_id: int) -> SupportBatch:
    """The 지급 기안 of that id. Raises UserError when there is none."""
    found: SupportBatch = records.get(desk.store, KindId.SUPPORT_BATCHES, batch_id)
    return found


def payment(desk: Desk, payment_id: int) -> SupportPayment:
    """The 지원금 line of that id. Raises UserError when there is none."""
    found: SupportPayment = records.get(desk.store, KindId.SUPPORT_PAYMENTS, payment_id)
    return found


def farm_of(desk: Desk, employer_id: int) -> Farm | None:
    """What is kept of an employer as a farm, None where nothing is."""
    return next(iter(linked(desk, KindId.FARMS, "employer_id", [employer_id])), None)


def worker_of(desk: Desk, seeker_id: int) -> FarmWorker | None:
    """What is kept of a seeker as a farm worker, None where nothing is."""
    return next(iter(linked(desk, KindId.FARM_WORKERS, "seeker_id", [seeker_id])), None)


def plots(desk: Desk, employer_id: int) -> list[FarmPlot]:
    """필지 of a farm in the order in which they were entered."""
    return linked(desk, KindId.FARM_PLOTS, "employer_id", [employer_id])


def seasons(desk: Desk, employer_ids: Iterable[int]) -> list[FarmSeason]:
    """작업력 of farms through the year."""
    return linked(desk, KindId.FARM_SEASONS, "employer_id", employer_ids)


def wishes(desk: Desk, employer_ids: Iterable[int]) -> list[FarmWish]:
    """Who is wanted again on these farms, and who is not to be sent."""
    return linked(desk, KindId.FARM_WISHES, "employer_id", employer_ids)


def workers(desk: Desk) -> list[FarmWorker]:
    """Every 농작업 근로자, by name."""
    return _all(desk, KindId.FARM_WORKERS)


def cars(desk: Desk) -> list[FarmCar]:
    """Every 차량, by name, those out of use too."""
    return _all(desk, KindId.FARM_CARS)


def crews(desk: Desk) -> list[FarmCrew]:
    """Every 작업반, by name, those dissolved too."""
    return _all(desk, KindId.FARM_CREWS)


def requests_of(desk: Desk, employer_ids: Iterable[int]) -> list[FarmRequest]:
    """요청 of farms, the latest first, cancelled ones too."""
    return linked(desk, KindId.FARM_REQUESTS, "employer_id", employer_ids)


def blocks_of(desk: Desk, request_ids: Iterable[int]) -> list[FarmBlock]:
    """작업일 of requests by day, those moved and cancelled too."""
    return linked(desk, KindId.FARM_BLOCKS, "request_id", request_ids)


def blocks_between(desk: Desk, first: date, last: date) -> list[FarmBlock]:
    """작업일 from ``first`` to ``last``, both included, by day, those moved and cancelled too."""
    return _between(desk, KindId.FARM_BLOCKS, first, last)


def wanted_between(desk: Desk, first: date, last: date) -> list[FarmBlock]:
    """작업일 from ``first`` to ``last`` that want people, as :func:`standing`, by day."""
    return standing(desk, blocks_between(desk, first, last))


def standing(desk: Desk, blocks: Iterable[FarmBlock]) -> list[FarmBlock]:
    """Those of these 작업일 that want people: neither moved nor called off, nor of a request that
    was; where somebody had worked by then the day itself stands."""
    planned = [each for each in blocks if each.status is BlockStatus.PLANNED]
    asked: list[FarmRequest] = records.get_many(
        desk.store, KindId.FARM_REQUESTS, [*{each.request_id or 0 for each in planned}]
    )
    off = {each.id for each in asked if each.cancelled_on is not None}
    return [each for each in planned if each.request_id not in off]


def days_of_blocks(desk: Desk, block_ids: Iterable[int]) -> list[FarmDay]:
    """배치 of 작업일, whatever became of them."""
    return linked(desk, KindId.FARM_DAYS, "block_id", block_ids)


def days_between(desk: Desk, first: date, last: date) -> list[FarmDay]:
    """배치 from ``first`` to ``last``, both included, whatever became of them, the latest first."""
    return _between(desk, KindId.FARM_DAYS, first, last)


def days_of_worker(desk: Desk, seeker_id: int) -> list[FarmDay]:
    """배치 of a person, the latest first."""
    return linked(desk, KindId.FARM_DAYS, "seeker_id", [seeker_id])


def days_of_farm(desk: Desk, employer_id: int) -> list[FarmDay]:
    """배치 on a farm, the latest first."""
    return linked(desk, KindId.FARM_DAYS, "employer_id", [employer_id])


def contracts_of(desk: Desk, seeker_ids: Iterable[int]) -> list[FarmContract]:
    """근로계약 of people, the latest first, unsigned ones too."""
    return linked(desk, KindId.FARM_CONTRACTS, "seeker_id", seeker_ids)


def items(desk: Desk) -> list[SupportItem]:
    """Every 지원 기준, the latest first."""
    return _all(desk, KindId.SUPPORT_ITEMS)


def budgets(desk: Desk, year: int) -> list[SupportBudget]:
    """지원 예산 of a year."""
    return [found for found in _all(desk, KindId.SUPPORT_BUDGETS) if found.year == year]


def payments_of(desk: Desk, batch_ids: Iterable[int]) -> list[SupportPayment]:
    """지원금 lines of 지급 기안, by day of work."""
    return linked(desk, KindId.SUPPORT_PAYMENTS, "batch_id", batch_ids)


def payments_of_days(desk: Desk, day_ids: Iterable[int]) -> list[SupportPayment]:
    """지원금 lines of days of work, rejected ones too."""
    return linked(desk, KindId.SUPPORT_PAYMENTS, "farm_day_id", day_ids)


def payments_between(desk: Desk, first: date, last: date) -> list[SupportPayment]:
    """지원금 lines for days of work from ``first`` to ``last``, both included."""
    return _between(desk, KindId.SUPPORT_PAYMENTS, first, last)


def _all(desk: Desk, kind: KindId) -> list[Any]:
    return _found(desk, kind, Filter())


def _between(desk: Desk, kind: KindId, first: date, last: date) -> list[Any]:
    from_, until = (
        Condition("work_date", Op.AT_LEAST, first),
        Condition("work_date", Op.AT_MOST, last),
    )
    return _found(desk, kind, Filter(conditions=(from_, until)))


def _found(desk: Desk, kind: KindId, wanted: Filter) -> list[Any]:
    with desk.store.reading():
        return records.get_many(desk.store, kind, lists.find(desk, kind, wanted))

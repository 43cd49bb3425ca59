"""반일: what a day pays that rain ended at noon, offered before it is stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jobdesk.data import records
from jobdesk.domain.farm_work import AHEAD, DayStatus, FarmDay, FarmRequest
from jobdesk.domain.kinds import KindId
from jobdesk.services import entries, farm_places
from jobdesk.services.desk import Desk
from jobdesk.services.writing import insist

HALF_HOURS = 4
"""Hours of a day that rain ended at noon."""


def wages(desk: Desk, ids: Sequence[int]) -> dict[int, int]:
    """By the 배치, half of the agreed won of a day, and of one that was halved before what it
    says; without those of whom no wage is known. Raises UserError for a day to come."""
    with desk.store.reading():
        days: list[FarmDay] = records.get_many(desk.store, KindId.FARM_DAYS, [*dict.fromkeys(ids)])
        for day in days:
            status = DayStatus.WORKED if day.status in AHEAD else day.status
            insist(entries.check(desk, replace(day, status=status)))
        blocks, requests = farm_places.sources(desk, days)
    found = {}
    for day in days:
        block = blocks.get(day.block_id or 0)
        asked = requests.get(block.request_id or 0) if block is not None else None
        wage = _half(day, asked)
        if wage is not None:
            found[day.id] = wage
    return found


def _half(day: FarmDay, asked: FarmRequest | None) -> int | None:
    if day.daily_wage is None:
        return asked.daily_wage // 2 if asked is not None and asked.daily_wage else None
    halved = day.hours is not None and day.hours <= HALF_HOURS
    return day.daily_wage if halved else day.daily_wage // 2

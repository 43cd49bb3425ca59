"""빠진 것: the days of farm work that lack a 근로확인, a contract, insurance or the wage, by name,
so that they are brought in before the month is closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jobdesk.data import farm_evidence
from jobdesk.domain.farm_gaps import Gap, gaps
from jobdesk.domain.farm_work import DayStatus
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import lists
from jobdesk.services.desk import Desk

__all__ = ["Gap", "Lack", "counts", "missing"]


@dataclass(frozen=True, slots=True)
class Lack:
    """One day and what it lacks; ``place`` is 읍면 and village of the farm's field."""

    day_id: int
    work_date: date
    employer_id: int
    farm: str
    place: str
    seeker_id: int
    worker: str
    task: str
    status: DayStatus
    gaps: tuple[Gap, ...]


def missing(desk: Desk, first: date, last: date) -> tuple[Lack, ...]:
    """The days between two days, both included, that lack something, the earliest first.

    Raises UserError when the days are the wrong way round.
    """
    _insist(first, last)
    today = desk.today()
    with desk.store.reading():
        days = [
            (day, lacking)
            for day in farm_evidence.days(desk.store, first, last)
            if (lacking := gaps(day, today))
        ]
        farms = lists.called(desk, KindId.EMPLOYERS, list({day.employer_id for day, _ in days}))
        names = lists.called(desk, KindId.SEEKERS, list({day.seeker_id for day, _ in days}))
    return tuple(
        Lack(
            day.id,
            day.work_date,
            day.employer_id,
            farms.get(day.employer_id, ""),
            f"{day.place} {day.village}".strip(),
            day.seeker_id,
            names.get(day.seeker_id, ""),
            day.task,
            day.status,
            lacking,
        )
        for day, lacking in days
    )


def counts(desk: Desk, first: date, last: date) -> dict[Gap, int]:
    """How many days lack each thing, those of which none does too."""
    _insist(first, last)
    today = desk.today()
    with desk.store.reading():
        days = farm_evidence.days(desk.store, first, last)
    lacking = [gap for day in days for gap in gaps(day, today)]
    return {gap: lacking.count(gap) for gap in Gap}


def _insist(first: date, last: date) -> None:
    if last < first:
        raise UserError("찾을 기간의 끝이 시작보다 앞섭니다. 날짜를 확인하세요.", field="last")

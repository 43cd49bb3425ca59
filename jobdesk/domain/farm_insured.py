"""보험 of a farm worker: whether the person's own insurance covers a day, and in which words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from jobdesk.domain.farm_people import FarmWorker

SOON_DAYS = 14
"""An insurance that ends within so many days is told of."""


class Cover(StrEnum):
    """How a worker's own insurance stands."""

    NONE = "보험 없음"
    UNDATED = "만료일 모름"
    OVER = "보험 만료"
    SOON = "곧 만료"
    GOOD = "보험 있음"


@dataclass(frozen=True, slots=True)
class Standing:
    """The state and a sentence of few words: ``농업인 안전보험, 2026-12-31까지``."""

    cover: Cover
    words: str


def covers(worker: FarmWorker, day: date) -> bool:
    """Whether the worker's own insurance holds on that day; one without an end does not tell."""
    return (
        bool(worker.insurance) and worker.insured_until is not None and worker.insured_until >= day
    )


def standing(worker: FarmWorker, today: date) -> Standing:
    """How the worker's own insurance stands today."""
    if not worker.insurance:
        return Standing(Cover.NONE, "본인 보험 없음 (근로일마다 가입)")
    name, until = worker.insurance.value, worker.insured_until
    if until is None:
        return Standing(Cover.UNDATED, f"{name}, 만료일을 적지 않았습니다")
    if until < today:
        return Standing(Cover.OVER, f"{name}, {until.isoformat()}에 끝났습니다")
    if (until - today).days <= SOON_DAYS:
        return Standing(Cover.SOON, f"{name}, {until.isoformat()}까지 ({(until - today).days}일)")
    return Standing(Cover.GOOD, f"{name}, {until.isoformat()}까지")

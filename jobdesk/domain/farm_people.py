"""농작업 근로자: who goes to farms, what they can do, with whom and in which car they travel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Origin(StrEnum):
    """출신: where somebody comes to work from; 도시구직자 are counted on their own (사례집)."""

    LOCAL = "관내"
    OUTSIDE = "관외"
    CITY = "도시"


class WorkerStatus(StrEnum):
    """Whether somebody is asked for farm work."""

    ACTIVE = "활동"
    RESTING = "쉼"
    ENDED = "그만둠"


class Insurance(StrEnum):
    """보험 of a worker of their own, which covers every day until it ends; empty for none."""

    NONE = ""
    ACCIDENT = "상해보험"
    FARMER = "농업인 안전보험"
    INDUSTRIAL = "산재보험"


@dataclass(frozen=True, slots=True)
class FarmWorker:
    """A seeker who takes farm work; at most one for each seeker.

    ``found_on`` is the day on which the centre found the person (농가 구직자 발굴). ``tasks``
    are those they have done and ``skills`` what they can do. ``most_days`` is after how many days
    of work on end they rest (None is never). ``insured_until`` is the last day of ``insurance``.
    """

    id: int = 0
    revision: int = 0
    seeker_id: int | None = None
    found_on: date | None = None
    status: WorkerStatus = WorkerStatus.ACTIVE
    origin: Origin = Origin.LOCAL
    skills: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    pickup: str = ""
    crew_id: int | None = None
    car_id: int | None = None
    most_days: int | None = None
    insurance: Insurance = Insurance.NONE
    insured_until: date | None = None
    bank: str = ""
    account: str = ""
    holder: str = ""
    counsellor: str = ""
    note: str = ""
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class FarmCar:
    """차량 that brings people to farms: the centre's, a crew's or somebody's own.

    ``seats`` counts everybody in it, the driver too. ``driver_id`` is the seeker who drives,
    None where somebody of the centre does (``driver_name``).
    """

    id: int = 0
    revision: int = 0
    title: str = ""
    number: str = ""
    seats: int | None = None
    driver_id: int | None = None
    driver_name: str = ""
    pickup: str = ""
    leaves_at: str = ""
    active: bool | None = True
    note: str = ""
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class FarmCrew:
    """작업반: people who work together under a leader and travel in one car."""

    id: int = 0
    revision: int = 0
    title: str = ""
    leader_id: int | None = None
    car_id: int | None = None
    eup_myeon: str = ""
    active: bool | None = True
    note: str = ""
    trashed_on: date | None = None

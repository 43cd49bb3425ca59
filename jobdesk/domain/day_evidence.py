"""What the outcome of matching days is reckoned from: the few fields of each record it looks at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from jobdesk.domain.matching_days import AttendeeStatus, InterviewResult
from jobdesk.domain.people import age_on


class Who(NamedTuple):
    """A person as the tables tell people apart; ``groups`` are those ticked (취업취약계층)."""

    seeker_id: int
    gender: str
    birth_date: date | None
    birth_year: int | None
    eup_myeon: str
    groups: tuple[str, ...]

    def age(self, day: date) -> int | None:
        """만 나이 on a day, None where unknown."""
        return age_on(self.birth_date, self.birth_year, day)


class HeldDay(NamedTuple):
    """A day, not cancelled."""

    id: int
    title: str
    day_type: str
    held_on: date
    ends_on: date | None
    place: str
    partners: str
    budget: int | None
    spent: int | None


class Booth(NamedTuple):
    """참여업체 that comes; ``id`` is that of the 참여업체, not of the employer."""

    id: int
    day_id: int
    employer_id: int
    name: str
    booth: str


class Brought(NamedTuple):
    """A vacancy that a firm brings, in heads."""

    day_id: int
    employer_id: int
    vacancy_id: int
    openings: int


class Attendee(NamedTuple):
    """참가자 who did not cancel; ``programmes`` are the side programmes used."""

    id: int
    day_id: int
    status: AttendeeStatus
    programmes: tuple[str, ...]
    who: Who


class Meeting(NamedTuple):
    """An interview that took place."""

    id: int
    day_id: int
    attendee_id: int
    seeker_id: int
    employer_id: int
    employer: str
    result: InterviewResult


class Hire(NamedTuple):
    """A 취업 of a day."""

    id: int
    day_id: int
    employer_id: int
    employer: str
    hire_date: date
    route: str
    who: Who


class Programme(NamedTuple):
    """부대행사 as its operator counted it."""

    day_id: int
    title: str
    operator: str
    users: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything behind the outcome of some days, read in one snapshot."""

    days: tuple[HeldDay, ...]
    booths: tuple[Booth, ...]
    brought: tuple[Brought, ...]
    attendees: tuple[Attendee, ...]
    meetings: tuple[Meeting, ...]
    hires: tuple[Hire, ...]
    programmes: tuple[Programme, ...]

"""People and vacancies reduced to what is compared; read once, compared thousands of times."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from jobdesk.domain import distances
from jobdesk.domain.availability import state_on
from jobdesk.domain.circumstances import Availability, AvailabilityType
from jobdesk.domain.distances import Distance, Near
from jobdesk.domain.employers import Vacancy
from jobdesk.domain.people import Seeker, SeekerStatus, age_on
from jobdesk.domain.wages import WageBasis, read_wage
from jobdesk.matching import lexicon
from jobdesk.matching.lexicon import Trade

MONTH_HOURS = 209
"""Hours a month of a 40-hour week with its paid rest days (고용노동부, 월 환산 기준시간)."""

DAY_HOURS = 8
LOOK_AHEAD = 14
"""Days after today on which a person's free days are looked at."""


@dataclass(frozen=True, slots=True)
class Past:
    """A person's referrals so far. ``last`` is the day of the latest, None without any."""

    last: date | None = None
    waiting: int = 0
    not_hired: int = 0
    declined: int = 0


@dataclass(frozen=True, slots=True)
class Person:
    """A seeker as compared. ``wage`` in won a month; ``free`` days of LOOK_AHEAD, or None."""

    id: int
    name: str
    age: int | None
    eup_myeon: str
    outside: bool
    area: str
    trade: Trade
    career: Trade
    licences: frozenset[str]
    wage: int | None
    transport: str
    hours: frozenset[str]
    free: int | None
    waited: int | None
    past: Past
    expired: date | None
    status: SeekerStatus


@dataclass(frozen=True, slots=True)
class Work:
    """A vacancy as compared. ``needed`` licences are demanded, ``liked`` only preferred.

    ``near`` are the ways to its place that the centre has described, by where they begin.
    """

    id: int
    job: str
    employer: str
    eup_myeon: str
    trade: Trade
    needed: frozenset[str]
    liked: frozenset[str]
    wage: int | None
    commute: str
    hours: frozenset[str]
    places: frozenset[str]
    near: Near = field(default_factory=dict)


def person(
    seeker: Seeker, past: Past, spans: Sequence[Availability], today: date, places: frozenset[str]
) -> Person:
    """The profile of a seeker; ``places`` are the eup and myeon of the centre's county."""
    valid = seeker.valid_until
    return Person(
        seeker.id,
        seeker.called,
        age_on(seeker.birth_date, seeker.birth_year, today),
        seeker.eup_myeon,
        (seeker.residence is not None and seeker.residence.value != "관내")
        or bool(places and seeker.eup_myeon and seeker.eup_myeon not in places),
        seeker.desired_area,
        lexicon.trade(seeker.desired_job),
        lexicon.trade(seeker.career),
        lexicon.held(seeker.licences),
        monthly(seeker.desired_wage),
        seeker.transport,
        hours(seeker.desired_hours),
        free_days(spans, today),
        None if past.last is None else (today - past.last).days,
        past,
        valid if valid is not None and valid < today else None,
        seeker.status,
    )


def work(
    vacancy: Vacancy,
    employer: str,
    employer_place: str,
    places: frozenset[str],
    known: Sequence[Distance] = (),
) -> Work:
    """The profile of a vacancy; it lies where its firm is unless it says where.

    ``known`` are the distances between places that the centre has described.
    """
    there = vacancy.eup_myeon or employer_place
    needed = lexicon.licences(vacancy.licences)
    return Work(
        vacancy.id,
        vacancy.job,
        employer,
        there,
        lexicon.trade(vacancy.job),
        needed,
        lexicon.licences(vacancy.preferred, known_only=True) - needed,
        monthly(vacancy.wage),
        vacancy.commute,
        hours(vacancy.working_hours),
        places,
        distances.near(known, there) if there else {},
    )


@lru_cache(maxsize=20_000)
def monthly(said: str) -> int | None:
    """A wage in won a month (209 hours; a day has 8), None when the text names none."""
    wage = read_wage(said)
    if wage is None:
        return None
    if wage.basis is WageBasis.HOUR:
        return wage.amount * MONTH_HOURS
    if wage.basis is WageBasis.DAY:
        return wage.amount * MONTH_HOURS // DAY_HOURS
    if wage.basis is WageBasis.YEAR:
        return wage.amount // 12
    return wage.amount


_RANGE = re.compile(r"(\d{1,2})(?::\d{2}|시)?\s*[~\-–∼]\s*(\d{1,2})(?::\d{2}|시)?")
_WORDS = {
    "오전": ("오전",),
    "오후": ("오후",),
    "주간": ("오전", "오후"),
    "종일": ("오전", "오후"),
    "전일": ("오전", "오후"),
    "야간": ("야간",),
    "밤": ("야간",),
    "새벽": ("야간",),
    "교대": ("오전", "오후", "야간"),
    "주말": ("주말",),
    "무관": ("오전", "오후", "야간", "주말"),
}


@lru_cache(maxsize=20_000)
def hours(said: str) -> frozenset[str]:
    """Which parts of the day and week a text means: 오전, 오후, 야간, 주말; empty if unsaid."""
    parts = {part for word, meant in _WORDS.items() if word in said for part in meant}
    spoken = bool(parts & {"오전", "오후", "야간"})
    for match in _RANGE.finditer(said):
        if spoken:
            break
        begin, end = int(match[1]), int(match[2])
        if begin > 24 or end > 30 or "주" in said[: match.start()][-2:]:
            continue
        if begin < 12 and end > begin:
            parts.add("오전")
        if end > 13 and begin < 18:
            parts.add("오후")
        if end > 21 or end < begin or begin < 5:
            parts.add("야간")
    return frozenset(parts)


def free_days(spans: Sequence[Availability], today: date) -> int | None:
    """On how many of the next LOOK_AHEAD days a person can work; None when nothing is said.

    A span that says 불가 outweighs one that says 가능. Where only 불가 is recorded, the other
    days are free.
    """
    if not spans:
        return None
    some_free = any(span.availability_type is AvailabilityType.FREE for span in spans)
    count = 0
    for ahead in range(1, LOOK_AHEAD + 1):
        day = today + timedelta(days=ahead)
        state = state_on(spans, day)
        count += not some_free if state is None else state
    return count

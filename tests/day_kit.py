"""What the tests of the day itself begin with: a day of three booths and six people."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from jobdesk.data import records
from jobdesk.domain.matching_days import (
    DayAttendee,
    DayEmployer,
    DayInterview,
    DayStatus,
    DayWish,
    EmployerAnswer,
    MatchingDay,
)
from jobdesk.services.desk import Desk
from tests import casework

PEOPLE = (
    ("김민지", "010-1234-5678", date(1968, 3, 2), "가람읍"),
    ("김민준", "010-9999-1111", date(1990, 5, 5), "솔내면"),
    ("이순신", "010-2345-6789", date(1971, 7, 14), "구름면"),
    ("박정숙", "010-3456-7890", date(1980, 1, 1), "가람읍"),
    ("강식", "010-5555-5678", date(1959, 1, 5), "너른면"),
    ("김민지", "010-7777-4321", date(1999, 9, 9), "달빛면"),
)
"""(name, phone, birth date, 읍면); two of one name, two whose phones end alike."""

FIRMS = ("큰들식품", "솔내정밀", "한빛실버센터")


@dataclass
class Day:
    """Ids of a day: people by place in PEOPLE, booths by name, interviews by (person, booth)."""

    desk: Desk
    id: int
    people: list[int] = field(default_factory=list)
    booths: dict[str, int] = field(default_factory=dict)
    meetings: dict[tuple[int, str], int] = field(default_factory=dict)


def make(
    desk: Desk, title: str = "제4회 만남의 날", seekers: list[int] | None = None, **fields: object
) -> Day:
    """A day of today, 13:30–16:30, in steps of 15 minutes."""
    with desk.store.operation("행사 준비"):
        start: dict[str, object] = {
            "held_on": desk.today(),
            "starts_at": "13:30",
            "ends_at": "16:30",
            "status": DayStatus.HELD,
        }
        made = MatchingDay(title=title, **(start | fields))  # type: ignore[arg-type]
        day = Day(desk, records.insert(desk.store, made))
        for number, name in enumerate(FIRMS, 1):
            firm = DayEmployer(
                matching_day_id=day.id,
                employer_id=casework.employer(desk, f"{name}" if seekers is None else name + " 2"),
                status=EmployerAnswer.COMING,
                booth=str(number),
            )
            day.booths[name] = records.insert(desk.store, firm)
        if seekers is None:
            seekers = [
                casework.seeker(
                    desk, name, phone=phone, birth_date=born, birth_year=born.year, eup_myeon=place
                )
                for name, phone, born, place in PEOPLE
            ]
        for number, seeker in enumerate(seekers, 1):
            person = DayAttendee(matching_day_id=day.id, seeker_id=seeker, number=number)
            day.people.append(records.insert(desk.store, person))
    return day


def meet(day: Day, who: int, booth: str, at: str, **fields: object) -> int:
    """Put an interview of a person at a booth; returns its id."""
    with day.desk.store.operation("면접"):
        made = DayInterview(
            matching_day_id=day.id,
            attendee_id=day.people[who],
            day_employer_id=day.booths[booth],
            starts_at=at,
            **fields,  # type: ignore[arg-type]
        )
        day.meetings[who, booth] = records.insert(day.desk.store, made)
    return day.meetings[who, booth]


def wish(day: Day, who: int, booth: str, rank: int = 1) -> int:
    """Let a person wish for a booth; returns the id."""
    with day.desk.store.operation("희망"):
        made = DayWish(attendee_id=day.people[who], day_employer_id=day.booths[booth], rank=rank)
        return records.insert(day.desk.store, made)

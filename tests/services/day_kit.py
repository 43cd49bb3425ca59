"""What the tests of a matching day begin with: two firms with a vacancy each, three people."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pytest

from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import (
    DayInterview,
    EmployerAnswer,
    InterviewResult,
    MatchingDay,
    MeetingStatus,
)
from jobdesk.services import day_attendees, day_employers, entries, matching_days
from jobdesk.services.desk import Desk
from tests import casework
from tests.conftest import TODAY

D, DE, DV, DA, DW, DI = (
    KindId.MATCHING_DAYS,
    KindId.DAY_EMPLOYERS,
    KindId.DAY_VACANCIES,
    KindId.DAY_ATTENDEES,
    KindId.DAY_WISHES,
    KindId.DAY_INTERVIEWS,
)


@dataclass(frozen=True)
class Day:
    """A day of today with two firms that come, and three people registered."""

    desk: Desk
    id: int
    firms: tuple[int, int]
    vacancies: tuple[int, int]
    at: tuple[int, int]
    people: tuple[int, int, int]
    attendees: tuple[int, int, int]

    def meet(
        self,
        who: int = 0,
        whom: int = 0,
        result: InterviewResult = InterviewResult.NONE,
        status: MeetingStatus = MeetingStatus.DONE,
    ) -> int:
        """An interview of one of the people with one of the firms; returns its id."""
        met = DayInterview(
            matching_day_id=self.id,
            attendee_id=self.attendees[who],
            day_employer_id=self.at[whom],
            starts_at="13:30",
            status=status,
            result=result,
        )
        return entries.add(self.desk, met).id


def make_day(desk: Desk, held_on: date = TODAY, **fields: object) -> int:
    """Store a day; returns its id."""
    blank: MatchingDay = replace(
        matching_days.blank(desk), held_on=held_on, starts_at="13:00", ends_at="17:00"
    )
    return matching_days.add(desk, replace(blank, **fields)).id  # type: ignore[arg-type]


@pytest.fixture
def day(desk: Desk) -> Day:
    """The day."""
    firms = (casework.employer(desk, "한빛식품"), casework.employer(desk, "가람농장"))
    vacancies = (
        casework.vacancy(desk, firms[0], openings=2),
        casework.vacancy(desk, firms[1], "농장 작업원", openings=3),
    )
    people = tuple(casework.seeker(desk, name) for name in ("김민지", "이영수", "박정숙"))
    id_ = make_day(desk)
    invited = day_employers.invite(
        desk, id_, firms, status=EmployerAnswer.COMING, with_open=True
    ).refs
    registered = day_attendees.register(desk, id_, people).refs
    at = [ref.id for ref in invited if ref.kind is DE]
    attendees = [ref.id for ref in registered if ref.kind is DA]
    return Day(
        desk,
        id_,
        firms,
        vacancies,
        (at[0], at[1]),
        (people[0], people[1], people[2]),
        (attendees[0], attendees[1], attendees[2]),
    )

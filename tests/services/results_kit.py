"""What the tests of a day's results begin with: a day held today, two firms, three people met."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jobdesk.domain.casework import Placement
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import (
    AttendeeStatus,
    DayAttendee,
    DayEmployer,
    DayInterview,
    DayVacancy,
    EmployerAnswer,
    InterviewResult,
    MatchingDay,
    MeetingStatus,
)
from jobdesk.services import day_results, entries, lists
from jobdesk.services.desk import Desk
from tests import casework

D, E, A, I = (  # noqa: E741 - the four kinds of a day
    KindId.MATCHING_DAYS,
    KindId.DAY_EMPLOYERS,
    KindId.DAY_ATTENDEES,
    KindId.DAY_INTERVIEWS,
)
P, S = KindId.PLACEMENTS, KindId.SEEKERS
HIRED, PENDING = InterviewResult.HIRED, InterviewResult.PENDING
REJECTED, SECOND = InterviewResult.REJECTED, InterviewResult.SECOND


@dataclass
class Hall:
    """A day, its firms (부스 1, 2 …), its people and who met whom: ids of each."""

    desk: Desk
    day: int
    firms: list[int]
    employers: list[int]
    vacancies: list[int]
    people: list[int]
    attendees: list[int]

    def meet(
        self, person: int, firm: int, status: MeetingStatus = MeetingStatus.DONE, **fields: object
    ) -> int:
        """An interview of that person with that firm; its id."""
        made = DayInterview(
            matching_day_id=self.day,
            attendee_id=self.attendees[person],
            day_employer_id=self.firms[firm],
            status=status,
            **fields,  # type: ignore[arg-type]
        )
        return entries.add(self.desk, made).id

    def tell(self, interview: int, result: InterviewResult, **fields: object) -> None:
        """What the firm says."""
        day_results.tell(self.desk, interview, result, **fields)  # type: ignore[arg-type]

    def interview(self, id_: int) -> DayInterview:
        """An interview as stored."""
        found: DayInterview = lists.record(self.desk, I, id_)
        return found

    def hires(self) -> list[Placement]:
        """The 취업 outside the 휴지통, the first recorded first."""
        ids = sorted(lists.find(self.desk, P))
        return [lists.record(self.desk, P, id_) for id_ in ids]


def hall(
    desk: Desk, held_on: date | None = None, people: int = 3, firms: int = 2, title: str = ""
) -> Hall:
    """A day of the status 행사 with a vacancy for two at each firm and everybody there."""
    day = MatchingDay(title=title or "제4회 만남의 날", held_on=held_on or desk.today())
    day_id = entries.add(desk, day).id
    found = Hall(desk, day_id, [], [], [], [], [])
    for number in range(firms):
        employer = casework.employer(desk, f"한빛{'가나다라마바사'[number]}공업")
        vacancy = casework.vacancy(desk, employer, openings=2)
        firm = DayEmployer(
            matching_day_id=day_id,
            employer_id=employer,
            booth=str(number + 1),
            status=EmployerAnswer.COMING,
        )
        firm_id = entries.add(desk, firm).id
        entries.add(desk, DayVacancy(day_employer_id=firm_id, vacancy_id=vacancy))
        found.firms.append(firm_id)
        found.employers.append(employer)
        found.vacancies.append(vacancy)
    for number in range(people):
        seeker = casework.seeker(desk, f"김민{'가나다라마바사'[number]}")
        attendee = DayAttendee(
            matching_day_id=day_id,
            seeker_id=seeker,
            number=number + 1,
            status=AttendeeStatus.CAME,
            registered_on=min(held_on or desk.today(), desk.today()),
        )
        found.people.append(seeker)
        found.attendees.append(entries.add(desk, attendee).id)
    return found

"""What the papers of a matching day are made of, gathered from its records at one moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from jobdesk.data import records
from jobdesk.domain.employers import Employer, Vacancy
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import (
    OFF,
    STAYING_AWAY,
    AttendeeStatus,
    DayAttendee,
    DayEmployer,
    DayInterview,
    DayMode,
    DayVacancy,
    DayWish,
    EmployerAnswer,
    MatchingDay,
)
from jobdesk.domain.official import official_date, official_span
from jobdesk.domain.people import Seeker
from jobdesk.services import day_records
from jobdesk.services.day_lists import booth_order
from jobdesk.services.desk import Desk

_NAMELESS = "이름 없음"


@dataclass(frozen=True, slots=True)
class Job:
    """A vacancy an employer brings, with the heads it seeks that day."""

    vacancy: Vacancy
    openings: int

    @property
    def words(self) -> str:
        """``조리원 2명``."""
        return f"{self.vacancy.job} {self.openings:,}명"


@dataclass(frozen=True, slots=True)
class Facts:
    """One day. ``employers`` are those that come, by their booths; ``attendees`` all but the
    cancelled ones; ``interviews`` those that take or took place. Firms and jobs are under the id
    of the 참여업체, people and wishes under that of the 참가자."""

    day: MatchingDay
    programmes: tuple[str, ...]
    employers: tuple[DayEmployer, ...]
    firms: Mapping[int, str]
    jobs: Mapping[int, tuple[Job, ...]]
    works: Mapping[int, str]
    attendees: tuple[DayAttendee, ...]
    people: Mapping[int, Seeker]
    wishes: Mapping[int, tuple[DayWish, ...]]
    interviews: tuple[DayInterview, ...]

    def employer(self, id_: int | None) -> DayEmployer | None:
        """The 참여업체 of that id among those that come."""
        return next((one for one in self.employers if one.id == id_), None)

    def seeker(self, attendee_id: int | None) -> Seeker:
        """The person behind an attendee; an empty one where the record is gone."""
        return self.people.get(attendee_id or 0, Seeker())

    def name(self, attendee_id: int | None) -> str:
        """What the person is called."""
        return self.seeker(attendee_id).called or _NAMELESS

    def number(self, attendee_id: int | None) -> str:
        """The 접수번호 as printed, empty for none."""
        found = next((one.number for one in self.attendees if one.id == attendee_id), None)
        return str(found) if found is not None else ""

    def there(self) -> list[DayAttendee]:
        """Attendees who come or came."""
        return [one for one in self.attendees if one.status is not AttendeeStatus.ABSENT]

    def unmet(self, attendee_id: int) -> list[DayWish]:
        """Wishes of somebody for which there is no interview with a time, of employers that
        hold interviews."""
        placed = {
            one.day_employer_id
            for one in self.interviews
            if one.attendee_id == attendee_id and one.starts_at
        }
        return [
            wish
            for wish in self.wishes.get(attendee_id, ())
            if wish.day_employer_id not in placed
            and (found := self.employer(wish.day_employer_id)) is not None
            and found.mode is DayMode.DIRECT
        ]

    def job_of(self, interview: DayInterview) -> str:
        """For what work somebody is met: the vacancy of the interview, or of the wish behind
        it, or the only one the employer brings."""
        if interview.vacancy_id is not None:
            return self.works.get(interview.vacancy_id, "")
        for wish in self.wishes.get(interview.attendee_id or 0, ()):
            if wish.day_employer_id == interview.day_employer_id and wish.vacancy_id is not None:
                return self.works.get(wish.vacancy_id, "")
        brought = self.jobs.get(interview.day_employer_id or 0, ())
        return brought[0].vacancy.job if len(brought) == 1 else ""

    def met_by(self, day_employer_id: int) -> list[tuple[int, DayInterview | None]]:
        """Whom an employer meets, by the clock, those without a time last; the paper-only ones
        meet everybody who wishes for them."""
        mine = [one for one in self.interviews if one.day_employer_id == day_employer_id]
        mine.sort(key=lambda one: (not one.starts_at, one.starts_at, one.seat or 1, one.id))
        found: list[tuple[int, DayInterview | None]] = [(one.attendee_id or 0, one) for one in mine]
        employer = self.employer(day_employer_id)
        if employer is not None and employer.mode is DayMode.PAPER:
            known = {attendee for attendee, _ in found}
            found += [
                (one.id, None)
                for one in self.there()
                if one.id not in known
                and any(
                    wish.day_employer_id == day_employer_id for wish in self.wishes.get(one.id, ())
                )
            ]
        return found


def gather(desk: Desk, day_id: int) -> Facts:
    """Read a day. Raises UserError when there is none."""
    with desk.store.reading():
        day = day_records.day(desk, day_id)
        attendees = [
            one
            for one in day_records.attendees(desk, day_id)
            if one.status is not AttendeeStatus.CANCELLED
        ]
        ids = {one.id for one in attendees}
        interviews = [
            one
            for one in day_records.interviews(desk, day_id)
            if one.status not in OFF and one.attendee_id in ids
        ]
        awaited = {one.day_employer_id for one in interviews}
        employers = [
            one
            for one in day_records.employers(desk, day_id)
            if one.status is EmployerAnswer.COMING
            or (one.status not in STAYING_AWAY and one.id in awaited)
        ]
        employers.sort(key=booth_order)
        coming = {one.id for one in employers}
        wishes = day_records.wishes(desk, ids)
        brought = day_records.vacancies(desk, coming)
        vacancies = _by_id(
            desk,
            KindId.VACANCIES,
            [
                *(one.vacancy_id for one in brought),
                *(one.vacancy_id for one in wishes),
                *(one.vacancy_id for one in interviews),
            ],
        )
        firms = _by_id(desk, KindId.EMPLOYERS, [one.employer_id for one in employers])
        seekers = _by_id(desk, KindId.SEEKERS, [one.seeker_id for one in attendees])
        programmes = day_records.programmes(desk, day_id)
    wished = defaultdict[int, list[DayWish]](list)
    for wish in wishes:
        wished[wish.attendee_id or 0].append(wish)
    return Facts(
        day=day,
        programmes=tuple(one.title for one in programmes),
        employers=tuple(employers),
        firms={one.id: _called(firms.get(one.employer_id)) for one in employers},
        jobs=_jobs(brought, vacancies),
        works={vacancy.id: vacancy.job for vacancy in vacancies.values()},
        attendees=tuple(attendees),
        people={one.id: seekers[one.seeker_id] for one in attendees if one.seeker_id in seekers},
        wishes={id_: tuple(each) for id_, each in wished.items()},
        interviews=tuple(one for one in interviews if one.day_employer_id in coming),
    )


def when(day: MatchingDay) -> str:
    """The day on paper: ``2026. 11. 25. (수) 13:30~16:30``."""
    if day.held_on is None:
        return ""
    if day.ends_on and day.ends_on != day.held_on:
        words = official_span(day.held_on, day.ends_on)
    else:
        words = f"{official_date(day.held_on)} ({'월화수목금토일'[day.held_on.weekday()]})"
    hours = f"{day.starts_at}~{day.ends_at}" if day.starts_at or day.ends_at else ""
    return f"{words} {hours}".strip()


def _jobs(
    brought: Iterable[DayVacancy], vacancies: Mapping[int | None, Vacancy]
) -> dict[int, tuple[Job, ...]]:
    found = defaultdict[int, list[Job]](list)
    for one in brought:
        vacancy = vacancies.get(one.vacancy_id)
        if vacancy is not None:
            heads = one.openings if one.openings is not None else vacancy.openings
            found[one.day_employer_id or 0].append(Job(vacancy, heads))
    return {id_: tuple(each) for id_, each in found.items()}


def _called(employer: Employer | None) -> str:
    return employer.name if employer is not None else ""


def _by_id(desk: Desk, kind: KindId, ids: Iterable[int | None]) -> dict[int | None, Any]:
    wanted = sorted({id_ for id_ in ids if id_ is not None})
    return {one.id: one for one in records.get_many(desk.store, kind, wanted)}

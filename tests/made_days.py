"""Matching days of other years as records, many at once, for the tests that add them up.

The twelve days of 군산 2022 and the four fairs of 울산 2022 are those of the published tables
(일자리대상 사례집 L12374–12389, L10365–10371); the people and the firms are made up. With every
day come records that must not be counted: who cancelled or stayed away, firms that declined,
interviews that were called off.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from jobdesk.data import records
from jobdesk.domain.casework import Placement, PlacementRoute, PlacementStatus
from jobdesk.domain.employers import Employer, Vacancy
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import (
    AttendeeStatus,
    DayAttendee,
    DayEmployer,
    DayInterview,
    DayStatus,
    DayVacancy,
    EmployerAnswer,
    InterviewResult,
    MatchingDay,
    MeetingStatus,
)
from jobdesk.domain.people import Gender, Seeker
from jobdesk.services.desk import Desk

PEOPLE = 2000
"""Seekers among whom those who come are chosen; many come to several days."""


@dataclass(frozen=True)
class Held:
    """A day and what was published of it. ``came`` is None where only applications are known;
    then all of them came. ``hired`` begin in the year of the day, ``later`` the year after."""

    title: str
    held_on: date
    employers: int
    applicants: int
    interviews: int
    hired: int
    later: int = 0
    came: int | None = None
    crisis: int = 0
    on_site: int = 0
    place: str = ""
    partners: str = ""


GUNSAN: tuple[Held, ...] = (
    Held("군산시 지역주도형 청년일자리 매칭데이", date(2022, 2, 23), 34, 132, 46, 35),
    Held("기업맞춤형 일자리 매칭데이", date(2022, 3, 23), 10, 160, 57, 12),
    Held("기업수요맞춤형 일자리 매칭데이", date(2022, 4, 20), 11, 123, 56, 13),
    Held("군산시 청년 일자리 매칭데이", date(2022, 4, 26), 11, 75, 36, 5),
    Held("취업해 볼 일자리 매칭데이", date(2022, 5, 18), 14, 216, 105, 15),
    Held("제조업 일자리 매칭데이", date(2022, 6, 21), 10, 259, 88, 19),
    Held("새만금 입주기업 일자리 매칭데이", date(2022, 8, 3), 3, 241, 118, 47),
    Held("현대중공업 사내협력사 일자리 매칭데이", date(2022, 8, 18), 12, 337, 180, 54),
    Held("군산 good job 일자리 매칭데이", date(2022, 9, 22), 11, 274, 125, 16),
    Held("군산 구인구직 일자리 매칭데이", date(2022, 10, 20), 9, 166, 74, 20),
    Held("군산시 주력산업 일자리 매칭데이", date(2022, 11, 15), 19, 416, 145, 19, later=14),
    Held("기업맞춤형 일자리 매칭데이", date(2022, 12, 1), 3, 213, 53, 2, later=7),
)

ULSAN: tuple[Held, ...] = (
    Held(
        "자동차부품산업 합동 채용박람회", date(2022, 6, 29), 20, 400, 210, 58,
        came=362, crisis=45, on_site=50, place="북구 오토밸리복지센터",
    ),
    Held(
        "자동차부품산업 채용박람회", date(2022, 9, 1), 20, 350, 200, 70,
        came=310, crisis=51, on_site=66, place="북구 오토밸리복지센터",
    ),
    Held(
        "구인·구직만남의 날", date(2022, 10, 25), 15, 250, 140, 30,
        came=227, crisis=33, on_site=28, place="울산문수컨벤션",
    ),
    Held(
        "울산 일자리박람회", date(2022, 11, 23), 18, 240, 150, 58,
        came=215, crisis=0, on_site=58, place="문수체육관",
    ),
)  # fmt: skip


def enter(desk: Desk, days: Sequence[Held]) -> list[int]:
    """Store the days and all that belongs to them in one operation; ids of the days."""
    with desk.store.operation("지난 행사"):
        seekers = records.insert_many(desk.store, KindId.SEEKERS, _people())
        crisis = records.insert_many(
            desk.store,
            KindId.SEEKERS,
            (
                Seeker(name=f"위기{n}", gender=Gender.MALE, priority_groups=("위기근로자",))
                for n in range(max(day.crisis for day in days) + 1)
            ),
        )
        most = max(day.employers for day in days) + 2
        firms = records.insert_many(
            desk.store, KindId.EMPLOYERS, (Employer(name=f"{n}번 업체") for n in range(1, most + 1))
        )
        works = records.insert_many(
            desk.store,
            KindId.VACANCIES,
            (Vacancy(employer_id=firm, job="생산원", openings=3) for firm in firms),
        )
        return [
            _enter(desk, day, number, seekers, crisis, firms, works)
            for number, day in enumerate(days)
        ]


def _people() -> list[Seeker]:
    places = ("가람읍", "솔내면", "")
    return [
        Seeker(
            name=f"사람{n}",
            gender=Gender.FEMALE if n % 2 else Gender.MALE,
            birth_date=date(1950 + n % 52, 6, 15),
            birth_year=1950 + n % 52,
            eup_myeon=places[n % 3],
            priority_groups=("청년",) if n % 52 > 37 else (),
        )
        for n in range(PEOPLE)
    ]


def _enter(
    desk: Desk,
    day: Held,
    number: int,
    seekers: list[int],
    crisis: list[int],
    firms: list[int],
    works: list[int],
) -> int:
    store = desk.store
    (day_id,) = records.insert_many(
        store,
        KindId.MATCHING_DAYS,
        [
            MatchingDay(
                title=day.title,
                held_on=day.held_on,
                place=day.place,
                partners=day.partners,
                status=DayStatus.CONFIRMED,
            )
        ],
    )
    answers = [EmployerAnswer.COMING] * day.employers
    answers += [EmployerAnswer.DECLINED, EmployerAnswer.CANCELLED]
    booths = records.insert_many(
        store,
        KindId.DAY_EMPLOYERS,
        (
            DayEmployer(matching_day_id=day_id, employer_id=firm, status=answer, booth=str(n))
            for n, (firm, answer) in enumerate(zip(firms, answers, strict=False), start=1)
        ),
    )
    records.insert_many(
        store,
        KindId.DAY_VACANCIES,
        (
            DayVacancy(day_employer_id=booth, vacancy_id=work)
            for booth, work in zip(booths, works, strict=False)
        ),
    )
    came = day.applicants if day.came is None else day.came
    at = (number * 200) % PEOPLE
    people = [seekers[(at + n) % PEOPLE] for n in range(day.applicants + 2 - day.crisis)]
    people = [*crisis[: day.crisis], *people, crisis[-1]]  # the last of them cancels
    attendees = records.insert_many(
        store,
        KindId.DAY_ATTENDEES,
        (
            DayAttendee(
                matching_day_id=day_id,
                seeker_id=seeker,
                number=n + 1,
                status=_status(n, came, day.applicants),
            )
            for n, seeker in enumerate(people)
        ),
    )
    _meet(desk, day, day_id, people, attendees[:came], booths[: day.employers], firms)
    return day_id


def _status(number: int, came: int, applicants: int) -> AttendeeStatus:
    if number < came:
        return AttendeeStatus.CAME
    return AttendeeStatus.ABSENT if number < applicants else AttendeeStatus.CANCELLED


def _meet(
    desk: Desk,
    day: Held,
    day_id: int,
    people: list[int],
    attendees: list[int],
    booths: list[int],
    firms: list[int],
) -> None:
    """The interviews, the first of them with a hire; four people in five have one, the rest of
    the interviews are second ones."""
    hires = day.hired + day.later
    persons = max(hires, day.interviews * 4 // 5)
    placements = records.insert_many(
        desk.store,
        KindId.PLACEMENTS,
        (
            Placement(
                seeker_id=people[n],
                employer_id=firms[n % len(booths)],
                matching_day_id=day_id,
                hire_date=_begins(day, n),
                route=PlacementRoute.ON_SITE if n < day.on_site else PlacementRoute.AFTER_EVENT,
                status=PlacementStatus.WORKING,
            )
            for n in range(hires)
        ),
    )
    refused = (InterviewResult.REJECTED, InterviewResult.PENDING, InterviewResult.SECOND)
    met = [
        DayInterview(
            matching_day_id=day_id,
            attendee_id=attendees[n % persons],
            day_employer_id=booths[(n + n // persons) % len(booths)],
            status=MeetingStatus.DONE,
            result=InterviewResult.HIRED if n < hires else refused[n % 3],
            result_on=day.held_on,
            hire_on=_begins(day, n) if n < hires else None,
            placement_id=placements[n] if n < hires else None,
        )
        for n in range(day.interviews)
    ]
    met += [
        DayInterview(
            matching_day_id=day_id,
            attendee_id=attendees[0],
            day_employer_id=booths[0],
            status=status,
        )
        for status in (MeetingStatus.SET, MeetingStatus.ABSENT, MeetingStatus.CANCELLED)
    ]
    records.insert_many(desk.store, KindId.DAY_INTERVIEWS, met)


def _begins(day: Held, number: int) -> date:
    """The first day of a hire: of the last ``later`` of them in the year after."""
    if number >= day.hired:
        return date(day.held_on.year + 1, 1, 2 + number % 20)
    return min(day.held_on + timedelta(days=number % 30), date(day.held_on.year, 12, 31))

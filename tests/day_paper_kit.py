"""A small matching day whose papers are printed: two booths, one firm on paper, five people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from jobdesk.domain.matching_days import (
    AttendeeStatus,
    DayAttendee,
    DayEmployer,
    DayInterview,
    DayMode,
    DayProgramme,
    DayVacancy,
    DayWish,
    EmployerAnswer,
    MatchingDay,
    MeetingStatus,
)
from jobdesk.services import entries
from jobdesk.services.desk import Desk
from tests import casework
from tests.conftest import TODAY

HELD_ON = TODAY + timedelta(days=5)


@dataclass(frozen=True)
class Day:
    """Ids of a stored day: 참여업체 and 참가자 by name."""

    desk: Desk
    id: int
    firms: dict[str, int]
    people: dict[str, int]
    seekers: dict[str, int]
    jobs: dict[str, int]

    def meet(self, who: str, firm: str, at: str = "", **fields: object) -> int:
        """An interview; returns its id."""
        return entries.add(
            self.desk,
            DayInterview(
                matching_day_id=self.id,
                attendee_id=self.people[who],
                day_employer_id=self.firms[firm],
                starts_at=at,
                **fields,  # type: ignore[arg-type]
            ),
        ).id


def bare_day(desk: Desk) -> int:
    """A day of which only the title and the date are known."""
    return entries.add(desk, MatchingDay(title="작은 만남의 날", held_on=HELD_ON)).id


_DIRECT, _PAPER = DayMode.DIRECT, DayMode.PAPER
_FIRMS = (
    ("솔내정밀", "10", _DIRECT, "조리원"),
    ("큰들식품", "2", _DIRECT, "단순노무"),
    ("구름물류", "", _PAPER, "지게차 운전"),
)
_PEOPLE = (
    ("김민지", AttendeeStatus.CAME),
    ("박정숙", AttendeeStatus.REGISTERED),
    ("이도현", AttendeeStatus.REGISTERED),
    ("최영희", AttendeeStatus.ABSENT),
    ("강취소", AttendeeStatus.CANCELLED),
)
_WISHES = (
    ("김민지", "큰들식품", 1),
    ("김민지", "솔내정밀", 2),
    ("박정숙", "큰들식품", 1),
    ("이도현", "솔내정밀", 1),
    ("이도현", "구름물류", 2),
)


def made(desk: Desk) -> Day:
    """The day of the module's words; 김민지 meets both booths, 박정숙 one, 이도현 has no time."""
    found = Day(desk, _day(desk), {}, {}, {}, {})
    for name, booth, mode, job in _FIRMS:
        _bring(found, name, booth, mode, job)
    _decline(found, "너른목재", "7")
    for number, (name, status) in enumerate(_PEOPLE, start=1):
        _register(found, number, name, status)
    for who, firm, rank in _WISHES:
        wish = DayWish(attendee_id=found.people[who], day_employer_id=found.firms[firm], rank=rank)
        entries.add(desk, wish)
    found.meet("김민지", "큰들식품", "13:30", status=MeetingStatus.DONE)
    found.meet("김민지", "솔내정밀", "14:00")
    found.meet("박정숙", "큰들식품", "13:30", seat=2)
    found.meet("이도현", "큰들식품", "13:45", status=MeetingStatus.CANCELLED)
    return found


def _day(desk: Desk) -> int:
    day = entries.add(
        desk,
        MatchingDay(
            title="제4회 한빛군 만남의 날",
            held_on=HELD_ON,
            starts_at="13:30",
            ends_at="16:30",
            breaks="15:00~15:15",
            place="군민회관",
        ),
    ).id
    for title in ("이력서 사진", "타로상담"):
        entries.add(desk, DayProgramme(matching_day_id=day, title=title))
    return day


def _bring(day: Day, name: str, booth: str, mode: DayMode, job: str) -> None:
    """A firm that comes with one vacancy of two heads; 큰들식품 with two interviewers."""
    employer = casework.employer(day.desk, name)
    day.jobs[job] = casework.vacancy(day.desk, employer, job, openings=2, wage="시급 10,520원")
    day.firms[name] = entries.add(
        day.desk,
        DayEmployer(
            matching_day_id=day.id,
            employer_id=employer,
            mode=mode,
            booth=booth,
            status=EmployerAnswer.COMING,
            contact_name="박소장" if name == "큰들식품" else "",
            interviewers=2 if name == "큰들식품" else 1,
        ),
    ).id
    brought = DayVacancy(day_employer_id=day.firms[name], vacancy_id=day.jobs[job])
    entries.add(day.desk, brought)


def _decline(day: Day, name: str, booth: str) -> None:
    employer = casework.employer(day.desk, name)
    entries.add(
        day.desk,
        DayEmployer(
            matching_day_id=day.id,
            employer_id=employer,
            booth=booth,
            status=EmployerAnswer.DECLINED,
        ),
    )


def _register(day: Day, number: int, name: str, status: AttendeeStatus) -> None:
    """Somebody on the list; 김민지 and 이도현 let their papers go to firms, 박정숙 has a bus."""
    day.seekers[name] = casework.seeker(
        day.desk,
        name,
        phone=f"010-1234-567{number}",
        birth_date=date(1970, 3, number),
        birth_year=1970,
        address="전라남도 한빛군 가람읍 가람로 100",
        career="요양원 3년",
        licences="운전면허 1종",
        provide_consent_on=TODAY if name in ("김민지", "이도현") else None,
    )
    day.people[name] = entries.add(
        day.desk,
        DayAttendee(
            matching_day_id=day.id,
            seeker_id=day.seekers[name],
            number=number,
            status=status,
            arrived_at="13:20" if status is AttendeeStatus.CAME else "",
            until_at="15:30" if name == "박정숙" else "",
        ),
    ).id

"""Events of the practice Muju: one 만남의 날 with 14 hires, two 취업캠프, one 취업설명회."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random

from jobdesk.domain.casework import REJECT_REASONS, Placement, PlacementRoute
from jobdesk.domain.employers import Vacancy, VacancyStatus
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import (
    AttendeeChannel,
    AttendeeStatus,
    DayAttendee,
    DayEmployer,
    DayInterview,
    DayProgramme,
    DayStatus,
    DayType,
    DayVacancy,
    DayWish,
    EmployerAnswer,
    InterviewResult,
    MatchingDay,
    MeetingStatus,
    clock_of,
)
from jobdesk.domain.people import SeekerStatus
from jobdesk.services.demo import muju_2022_place as place
from jobdesk.services.demo.muju_2022_book import Book
from jobdesk.services.demo.muju_2022_calendar import Year, office_day
from jobdesk.services.demo.muju_2022_casework import OF_DAY, Casework, worked
from jobdesk.services.demo.muju_2022_people import Comer

FIRMS, GUESTS = 12, 74
"""At the 만남의 날."""
_AWAY = 13
"""Of the guests so many did not come."""
CAMPS = (15, 18)
"""Who took part in each 취업캠프."""
_LATER = 2
"""Hired at the 만남의 날 for work that begins in January: hires of the next year."""
_ON_SITE = 9
_USED = ("이력서 사진", "이력서 컨설팅", "제도 안내")


def events(
    book: Book, year: Year, done: Casework, comers: Sequence[Comer], briefed: Sequence[int]
) -> None:
    """The days of the year; one 만남의 날 was called off."""
    random = year.random("events")
    free = [one for one in comers if one.id not in done.hired]
    for heads, month, day, title in (
        (CAMPS[0], 5, 12, "산업체 맞춤형 취업캠프 1기"),
        (CAMPS[1], 11, 10, "산업체 맞춤형 취업캠프 2기"),
    ):
        held = year.day(month, day)
        camp = _day(book, DayType.CAMP, held, f"{year.number}년 {title}", "무주군청소년수련관")
        there = [one.id for one in free if one.on < held]
        _guests(book, random, camp, held, random.sample(there, heads), 0)
    held = date(year.number, 7, 14)
    talk = _day(
        book,
        DayType.BRIEFING,
        held,
        "도시 정년퇴직 구직자 취업설명회",
        "대전광역시 중구청 다목적실",
    )
    _guests(book, random, talk, held, briefed, 0)
    off = _day(
        book, DayType.MEETING, year.day(6, 16), "상반기 무주군 일자리 만남의 날", "무주군민의집"
    )
    book.change(KindId.MATCHING_DAYS, off, status=DayStatus.CANCELLED, note="방역 지침으로 취소")
    _meeting(book, year, random, done, free)


def _day(book: Book, type_: DayType, held: date, title: str, where: str) -> int:
    return book.add(
        MatchingDay(
            title=title,
            day_type=type_.value,
            held_on=held,
            starts_at="13:30",
            ends_at="17:00",
            place=where,
            host=place.SIGUNGU,
            organiser=place.NAME,
            partners="전주고용복지플러스센터",
            status=DayStatus.FED_BACK,
            feedback_on=office_day(held, 5),
            feedback="면접 자리를 늘리고 사진관을 앞 시간으로 옮기기로 함.",
            counsellor=place.COUNSELLORS[0],
        )
    )


def _guests(
    book: Book, random: Random, day: int, held: date, people: Sequence[int], away: int
) -> list[int]:
    """People at a day, the last ``away`` of whom did not come; answers their ids as 참가자."""
    made = []
    for number, seeker_id in enumerate(people, 1):
        came = number <= len(people) - away
        on_site = came and number % 9 == 4
        before = book.get(KindId.SEEKERS, seeker_id).consent_on
        made.append(
            book.add(
                DayAttendee(
                    matching_day_id=day,
                    seeker_id=seeker_id,
                    number=number,
                    channel=AttendeeChannel.ON_SITE if on_site else AttendeeChannel.AHEAD,
                    status=AttendeeStatus.CAME if came else AttendeeStatus.ABSENT,
                    registered_on=held if on_site else max(before, held.replace(day=1)),
                    arrived_at=f"13:{random.randint(10, 50)}" if came else "",
                    desk=str(number % 2 + 1) if came else "",
                    programmes=tuple(each for each in _USED if came and random.random() < 0.3),
                    counsellor=book.get(KindId.SEEKERS, seeker_id).counsellor,
                )
            )
        )
    return made


def _meeting(book: Book, year: Year, random: Random, done: Casework, free: Sequence[Comer]) -> None:
    """The 만남의 날: firms with room, people who look for work, and what came of it."""
    held = next(day for day in year.office_days if day >= date(year.number, 10, 20))
    day = _day(
        book, DayType.MEETING, held, f"{year.number}년 무주군 일자리 만남의 날", "무주예체문화관"
    )
    booths = _booths(book, done, day, held)
    looking = [
        one.id for one in free if (held - max(one.on, one.again or one.on)).days in range(150)
    ]
    fresh = [id_ for id_ in looking if done.sent.get(id_, held) <= held]
    rest = [id_ for id_ in looking if id_ not in set(fresh)]
    people = random.sample(fresh, OF_DAY + _LATER)
    others = [id_ for id_ in (*fresh, *rest) if id_ not in set(people)]
    people += random.sample(others, GUESTS - len(people))
    guests = _guests(book, random, day, held, people, _AWAY)
    for title in _USED:
        used = sum(
            title in one.programmes
            for _, one in book.every(KindId.DAY_ATTENDEES)
            if one.matching_day_id == day
        )
        book.add(DayProgramme(matching_day_id=day, title=title, count=used))
    _interviews(book, year, random, done, day, held, booths, guests)


def _booths(book: Book, done: Casework, day: int, held: date) -> list[tuple[int, int]]:
    """참여업체 with the vacancy each brings, those first that have room."""
    trashed = book.trashed(KindId.VACANCIES)
    open_ = [
        (id_, one)
        for id_, one in book.every(KindId.VACANCIES)
        if one.received_on is not None
        and (held - one.received_on).days in range(60)
        and one.status is VacancyStatus.CLOSED
        and id_ not in trashed
        and one.openings - done.filled[id_] >= 2
    ]
    brought: dict[int, int] = {}
    for id_, one in sorted(open_, key=lambda each: done.filled[each[0]] - each[1].openings):
        brought.setdefault(one.employer_id, id_)
    made = []
    for number, (employer, vacancy) in enumerate(list(brought.items())[:FIRMS], 1):
        firm = book.get(KindId.EMPLOYERS, employer)
        booth = book.add(
            DayEmployer(
                matching_day_id=day,
                employer_id=employer,
                status=EmployerAnswer.COMING,
                booth=str(number),
                came_at="13:00",
                invited_on=office_day(held.replace(day=1)),
                contact_name=firm.contact_name,
                phone=firm.phone,
                counsellor=firm.counsellor,
            )
        )
        book.add(DayVacancy(day_employer_id=booth, vacancy_id=vacancy))
        made.append((booth, vacancy))
    away = next(f for _, f in book.every(KindId.EMPLOYERS) if f.id not in brought)
    book.add(
        DayEmployer(
            matching_day_id=day, employer_id=away.id, status=EmployerAnswer.DECLINED,
            invited_on=office_day(held.replace(day=1)), counsellor=away.counsellor,
        )
    )  # fmt: skip
    return made


def _interviews(
    book: Book,
    year: Year,
    random: Random,
    done: Casework,
    day: int,
    held: date,
    booths: Sequence[tuple[int, int]],
    guests: Sequence[int],
) -> None:
    """Each guest wants one firm and meets it a quarter of an hour after the one before."""
    hires = OF_DAY + (_LATER if year.ends else 0)
    waiting = [0] * len(booths)
    for number, guest in enumerate(guests):
        at = number % len(booths)
        booth, vacancy_id = booths[at]
        attendee = book.get(KindId.DAY_ATTENDEES, guest)
        came = attendee.status is AttendeeStatus.CAME
        book.add(DayWish(attendee_id=guest, day_employer_id=booth, vacancy_id=vacancy_id, rank=1))
        start = 13 * 60 + 50 + 15 * waiting[at]
        waiting[at] += 1
        interview = DayInterview(
            matching_day_id=day,
            attendee_id=guest,
            day_employer_id=booth,
            vacancy_id=vacancy_id,
            starts_at=clock_of(start),
            status=MeetingStatus.DONE if came else MeetingStatus.ABSENT,
            began_at=clock_of(start) if came else "",
            ended_at=clock_of(start + 12) if came else "",
            counsellor=attendee.counsellor,
        )
        vacancy: Vacancy = book.get(KindId.VACANCIES, vacancy_id)
        if number < hires and done.filled[vacancy_id] < vacancy.openings:
            _hired(book, year, random, done, held, interview, attendee, number)
        elif came:
            told = office_day(held, random.randint(0, 5))
            reason = random.choice(REJECT_REASONS[:4])
            book.add(
                replace(interview, result=InterviewResult.REJECTED, result_on=told, reason=reason)
            )
        else:
            book.add(interview)


def _hired(
    book: Book,
    year: Year,
    random: Random,
    done: Casework,
    held: date,
    interview: DayInterview,
    attendee: DayAttendee,
    number: int,
) -> None:
    at_once = number < _ON_SITE
    told = held if at_once else office_day(held, 3)
    begins = min(year.closing, office_day(told, random.randint(2, 10)))
    if number >= OF_DAY:
        begins = office_day(date(year.number + 1, 1, 3))
    vacancy: Vacancy = book.get(KindId.VACANCIES, interview.vacancy_id or 0)
    placement = Placement(
        seeker_id=attendee.seeker_id,
        employer_id=vacancy.employer_id,
        vacancy_id=interview.vacancy_id,
        matching_day_id=interview.matching_day_id,
        hire_date=begins,
        route=PlacementRoute.ON_SITE if at_once else PlacementRoute.AFTER_EVENT,
        job=vacancy.job,
        wage=vacancy.wage,
        employment_type=vacancy.employment_type,
        insured=True,
        counsellor=attendee.counsellor,
    )
    id_ = book.add(worked(random, placement))
    done.hired[attendee.seeker_id or 0] = id_
    done.filled[interview.vacancy_id or 0] += 1
    book.change(KindId.SEEKERS, attendee.seeker_id or 0, status=SeekerStatus.PLACED)
    book.add(
        replace(
            interview,
            result=InterviewResult.HIRED,
            result_on=told,
            hire_on=begins,
            placement_id=id_,
        )
    )

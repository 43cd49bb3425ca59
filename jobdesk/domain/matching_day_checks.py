"""What keeps the records of a matching day from being stored."""

from __future__ import annotations

from datetime import date

from jobdesk.domain.checks import Problem, in_order, need, not_after, within
from jobdesk.domain.matching_days import (
    MET,
    DayAttendee,
    DayEmployer,
    DayInterview,
    DayProgramme,
    DayVacancy,
    DayWish,
    MatchingDay,
    breaks_of,
)
from jobdesk.domain.times import check_span, check_time

_MOST_WON = 10_000_000_000
_MOST = 100_000


def check_day(day: MatchingDay, today: date) -> tuple[Problem, ...]:
    """What keeps a day from being stored, in words."""
    del today
    problems = [
        *need("title", day.title, "행사 이름"),
        *need("held_on", day.held_on, "운영일"),
        *in_order("ends_on", day.held_on, day.ends_on, "운영일", "마지막 날"),
        *check_span(day.starts_at, day.ends_at, "starts_at", "ends_at", "시작", "마침"),
        *within("slot_minutes", day.slot_minutes, 5, 240, "면접 시간은 5분에서 240분까지"),
        *within("rest_minutes", day.rest_minutes, 0, 240, "쉬는 시간은 0분에서 240분까지"),
        *within("most_interviews", day.most_interviews, 1, 50, "면접 수는 1번에서 50번까지"),
        *within("budget", day.budget, 0, _MOST_WON, "예산은 0원에서 100억 원까지"),
        *within("spent", day.spent, 0, _MOST_WON, "집행액은 0원에서 100억 원까지"),
    ]
    try:
        breaks_of(day.breaks)
    except ValueError:
        problems.append(
            Problem("breaks", "쉬는 시간을 읽을 수 없습니다. 12:00~13:00, 15:00~15:15처럼 쓰세요.")
        )
    return tuple(problems)


def check_programme(programme: DayProgramme, today: date) -> tuple[Problem, ...]:
    """What keeps a side programme from being stored, in words."""
    del today
    return (
        *need("matching_day", programme.matching_day_id, "행사"),
        *need("title", programme.title, "부대행사 이름"),
        *within("count", programme.count, 0, _MOST, "이용 인원은 0명에서 10만 명까지"),
    )


def check_day_employer(employer: DayEmployer, today: date) -> tuple[Problem, ...]:
    """What keeps a 참여업체 from being stored, in words."""
    del today
    e = employer
    return (
        *need("matching_day", e.matching_day_id, "행사"),
        *need("employer", e.employer_id, "구인업체"),
        *within("interviewers", e.interviewers, 0, 99, "면접관은 0명에서 99명까지"),
        *within("minutes", e.minutes, 5, 240, "면접 시간은 5분에서 240분까지"),
        *check_span(e.arrives_at, e.leaves_at, "arrives_at", "leaves_at", "오는 시각", "가는 시각"),
        *check_time("came_at", e.came_at, "도착 시각"),
    )


def check_day_vacancy(vacancy: DayVacancy, today: date) -> tuple[Problem, ...]:
    """What keeps a vacancy of a day from being stored, in words."""
    del today
    return (
        *need("day_employer", vacancy.day_employer_id, "참여업체"),
        *need("vacancy", vacancy.vacancy_id, "구인"),
        *within("openings", vacancy.openings, 0, _MOST, "모집인원은 0명에서 10만 명까지"),
    )


def check_attendee(attendee: DayAttendee, today: date) -> tuple[Problem, ...]:
    """What keeps a 참가자 from being stored, in words."""
    a = attendee
    return (
        *need("matching_day", a.matching_day_id, "행사"),
        *need("seeker", a.seeker_id, "구직자"),
        *not_after("registered_on", a.registered_on, today, "접수일"),
        *within("number", a.number, 1, _MOST, "접수번호는 1에서 10만까지"),
        *check_span(a.from_at, a.until_at, "from_at", "until_at", "오는 시각", "가는 시각"),
        *check_time("arrived_at", a.arrived_at, "도착 시각"),
        *check_time("left_at", a.left_at, "떠난 시각"),
    )


def check_wish(wish: DayWish, today: date) -> tuple[Problem, ...]:
    """What keeps a wish from being stored, in words."""
    del today
    return (
        *need("attendee", wish.attendee_id, "참가자"),
        *need("day_employer", wish.day_employer_id, "참여업체"),
        *within("rank", wish.rank, 1, 99, "순위는 1에서 99까지"),
    )


def check_interview(interview: DayInterview, today: date) -> tuple[Problem, ...]:
    """What keeps an interview of a day from being stored, in words."""
    i = interview
    problems = [
        *need("matching_day", i.matching_day_id, "행사"),
        *need("attendee", i.attendee_id, "참가자"),
        *need("day_employer", i.day_employer_id, "참여업체"),
        *check_time("starts_at", i.starts_at, "면접 시각"),
        *check_time("began_at", i.began_at, "시작한 시각"),
        *check_time("ended_at", i.ended_at, "끝난 시각"),
        *within("seat", i.seat, 1, 99, "면접관 번호는 1에서 99까지"),
        *not_after("result_on", i.result_on, today, "결과를 들은 날"),
    ]
    if i.result and i.status not in MET:
        problems.append(Problem("result", "면접을 본 분만 결과를 적을 수 있습니다."))
    return tuple(problems)

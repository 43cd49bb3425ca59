"""How far a matching day is: what is there, and what is still missing before the next stage."""

from __future__ import annotations

from collections.abc import Sequence

from jobdesk.domain.matching_days import (
    AWAY,
    DAY_STAGES,
    MET,
    AttendeeStatus,
    DayMode,
    DayStatus,
    EmployerAnswer,
    MatchingDay,
    MeetingStatus,
)
from jobdesk.domain.points import Point
from jobdesk.services import day_attendees, day_chase, day_employers, day_records
from jobdesk.services.day_lists import DayAttendeeRow
from jobdesk.services.desk import Desk

_FROM_THE_DAY_ON = DAY_STAGES[DAY_STAGES.index(DayStatus.HELD) :]


def points(desk: Desk, day_id: int) -> tuple[Point, ...]:
    """What a day has and lacks, in the order of its parts: those of the preparation always,
    those of the day itself and of its results once it is held."""
    with desk.store.reading():
        day = day_records.day(desk, day_id)
        employers = day_employers.rows(desk, day_id)
        people = day_attendees.rows(desk, day_id)
        interviews = day_records.interviews(desk, day_id)
        owed = day_chase.owed_of(desk, day_id)
    coming = [each for each in employers if each.status is EmployerAnswer.COMING]
    waiting = sum(each.status is EmployerAnswer.INVITED for each in employers)
    empty = sum(not each.openings for each in coming)
    alone = sum(each.mode is DayMode.DIRECT and each.interviewers == 0 for each in coming)
    there = [each for each in people if each.status not in AWAY]
    wishless = sum(not each.wishes for each in there)
    wishes = sum(len(each.wishes) for each in there)
    set_ = [each for each in interviews if each.status is not MeetingStatus.CANCELLED]
    found = [
        _frame(day),
        Point(
            "employers",
            f"참가 확정 {len(coming):,}곳",
            _or(
                f"답을 기다리는 곳 {waiting:,}" if waiting else "", coming, "초청할 업체를 고르세요"
            ),
        ),
        Point(
            "employers",
            f"구인 {sum(each.openings for each in coming):,}명",
            _both(_count(empty, "구인 없는 곳", ""), _count(alone, "면접관 없는 곳", "")),
            bool(coming),
        ),
        Point(
            "registration",
            _registered(day, people),
            _or(_count(wishless, "희망이 없는 분"), there, "접수를 받으세요"),
        ),
        Point(
            "registration",
            f"제공 동의 {sum(each.consent for each in there):,}명",
            _count(sum(not each.consent for each in there), "동의가 없는 분"),
            bool(there),
        ),
        Point(
            "timetable",
            f"면접 시간표 {len(set_):,}건, 희망 {wishes:,}건",
            "" if set_ or not wishes else "아직 짜지 않았습니다",
            bool(set_ or wishes),
        ),
    ]
    if day.status in _FROM_THE_DAY_ON:
        came = sum(each.status is AttendeeStatus.CAME for each in people)
        met = [each for each in interviews if each.status in MET]
        found += [
            Point("reception", f"참석 {came:,}명"),
            Point("results", f"현장면접 {len(met):,}건", owed.words),
        ]
    return tuple(found)


def _frame(day: MatchingDay) -> Point:
    lacks = [
        word
        for word, value in (("장소", day.place), ("시작", day.starts_at), ("마침", day.ends_at))
        if not value
    ]
    missing = f"{', '.join(lacks)} 없음" if lacks else ""
    return Point("overview", "날짜·시간·장소", missing)


def _registered(day: MatchingDay, people: Sequence[DayAttendeeRow]) -> str:
    """Who is on the list: from the day on as its outcome counts 접수인원, the absent among them."""
    absent = sum(each.status is AttendeeStatus.ABSENT for each in people)
    on = sum(each.status not in AWAY for each in people) + absent
    words = "접수" if day.status in _FROM_THE_DAY_ON else "사전접수"
    return f"{words} {on:,}명" + (f", 불참 {absent:,}명" if absent else "")


def _or(missing: str, some: object, nothing: str) -> str:
    return missing if some else missing or nothing


def _both(*missing: str) -> str:
    return " · ".join(filter(None, missing))


def _count(number: int, words: str, unit: str = "명") -> str:
    return f"{words} {number:,}{unit}" if number else ""

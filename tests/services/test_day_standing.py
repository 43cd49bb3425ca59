"""What a matching day has and lacks: each point named with the part where it is done."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from jobdesk.domain.matching_days import (
    DayAttendee,
    DayInterview,
    DayStatus,
    MatchingDay,
    MeetingStatus,
)
from jobdesk.services import (
    day_attendees,
    day_chase,
    day_employers,
    day_outcomes,
    day_records,
    day_standing,
    entries,
    matching_days,
)
from jobdesk.services.desk import Desk
from tests import casework
from tests.conftest import TODAY
from tests.services.results_kit import PENDING, REJECTED, hall


def told(desk: Desk, day: int) -> list[tuple[str, str, str]]:
    """Part, words and what is missing of each point."""
    return [(one.part, one.text, one.missing) for one in day_standing.points(desk, day)]


def test_a_day_that_was_just_made_lacks_everything(desk: Desk) -> None:
    day = matching_days.add(desk, MatchingDay(title="만남의 날", held_on=TODAY, place="회관")).id
    assert told(desk, day) == [
        ("overview", "날짜·시간·장소", "시작, 마침 없음"),
        ("employers", "참가 확정 0곳", "초청할 업체를 고르세요"),
        ("employers", "구인 0명", ""),
        ("registration", "사전접수 0명", "접수를 받으세요"),
        ("registration", "제공 동의 0명", ""),
        ("timetable", "면접 시간표 0건, 희망 0건", ""),
    ]
    assert not [point for point in day_standing.points(desk, day) if point.done]


def test_a_firm_without_interviewers_is_told(desk: Desk) -> None:
    day = matching_days.add(desk, MatchingDay(title="만남의 날", held_on=TODAY, place="회관")).id
    firm = casework.employer(desk, "한빛식품")
    coming = day_employers.EmployerAnswer.COMING
    day_employers.invite(desk, day, [firm], status=coming)
    row = day_records.employers(desk, day)[0]
    day_employers.save(desk, replace(row, interviewers=0))
    assert told(desk, day)[2] == (
        "employers",
        "구인 0명",
        "구인 없는 곳 1 · 면접관 없는 곳 1",
    )


def test_what_is_there_and_what_is_not_is_counted(desk: Desk) -> None:
    blank = MatchingDay(
        title="만남의 날",
        held_on=TODAY - timedelta(days=1),
        starts_at="13:30",
        ends_at="16:30",
        place="회관",
    )
    day = matching_days.add(desk, blank).id
    firms = [casework.employer(desk, name) for name in ("한빛식품", "솔내정밀", "가람요양원")]
    casework.vacancy(desk, firms[0], openings=3)
    coming = day_employers.invite(
        desk, day, firms[:2], status=day_employers.EmployerAnswer.COMING, with_open=True
    )
    day_employers.invite(desk, day, firms[2:])
    first = min(ref.id for ref in coming.refs if ref.kind == "day_employers")
    agreed = casework.seeker(desk, "김민지", provide_consent_on=TODAY)
    other = casework.seeker(desk, "박정숙")
    one = day_attendees.register(desk, day, [agreed], wishes=[first]).id
    day_attendees.register(desk, day, [other])
    assert told(desk, day) == [
        ("overview", "날짜·시간·장소", ""),
        ("employers", "참가 확정 2곳", "답을 기다리는 곳 1"),
        ("employers", "구인 3명", "구인 없는 곳 1"),
        ("registration", "사전접수 2명", "희망이 없는 분 1명"),
        ("registration", "제공 동의 1명", "동의가 없는 분 1명"),
        ("timetable", "면접 시간표 0건, 희망 1건", "아직 짜지 않았습니다"),
    ]
    entries.add(
        desk,
        DayInterview(
            matching_day_id=day,
            attendee_id=one,
            day_employer_id=first,
            status=MeetingStatus.DONE,
        ),
    )
    matching_days.set_status(desk, day, DayStatus.HELD)
    came: DayAttendee = day_records.attendee(desk, one)
    day_attendees.save(desk, replace(came, status=day_attendees.AttendeeStatus.CAME))
    assert told(desk, day)[-3:] == [
        ("timetable", "면접 시간표 1건, 희망 1건", ""),
        ("reception", "참석 1명", ""),
        ("results", "현장면접 1건", "결과 1건 남음"),
    ]


def test_the_overview_says_what_the_results_say(desk: Desk) -> None:
    day = hall(desk, held_on=TODAY - timedelta(days=3), people=4)
    day.meet(0, 0)
    day.tell(day.meet(1, 0), PENDING)
    day.tell(day.meet(2, 1), REJECTED)
    day.meet(3, 1, MeetingStatus.SET)
    matching_days.set_status(desk, day.day, DayStatus.HELD)
    assert told(desk, day.day)[-1] == (
        "results",
        "현장면접 3건",
        "결과 3건 남음 (없음 2, 보류·2차면접 1)",
    )
    absent: DayAttendee = day_records.attendee(desk, day.attendees[3])
    entries.save(desk, replace(absent, status=day_attendees.AttendeeStatus.ABSENT))
    outcome = day_outcomes.of_day(desk, day.day).total
    assert told(desk, day.day)[3][1] == "접수 4명, 불참 1명"
    assert (outcome.applicants.value, outcome.attended.value) == (4, 3)
    assert told(desk, day.day)[-1][2] == "결과 2건 남음 (없음 1, 보류·2차면접 1)"
    assert sum(firm.owed for firm in day_chase.by_company(desk, day.day)) == 2

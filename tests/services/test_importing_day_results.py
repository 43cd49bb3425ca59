"""Results that a sheet of a 만남의 날 tells: followed as those that are told by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import AttendeeStatus, InterviewResult, MeetingStatus
from jobdesk.services import (
    day_attendees,
    day_outcomes,
    day_records,
    day_results,
    history,
    imports,
    lists,
    seekers,
)
from jobdesk.services.desk import Desk
from jobdesk.services.imports import Decision
from tests import casework
from tests.conftest import TODAY
from tests.services.day_kit import Day, day, make_day
from tests.services.import_kit import decisions, file, workbook

__all__ = ["day", "file"]
Write = Callable[[Path, str], None]
_FIRST_DAY = date(2026, 12, 1)


@pytest.fixture
def hired(day: Day) -> int:
    """김민지, known by phone, whom 한빛식품 takes from December on; the id of the interview."""
    desk = day.desk
    seeker = lists.record(desk, KindId.SEEKERS, day.people[0])
    seekers.save(desk, replace(seeker, phone="010-7000-0001"))
    met = day.meet(status=MeetingStatus.SET)
    day_results.tell(desk, met, InterviewResult.HIRED, hire_on=_FIRST_DAY)
    return met


def _figures(desk: Desk, day_id: int) -> tuple[int, int, int]:
    line = day_outcomes.of_day(desk, day_id).lines[0]
    return line.attended.value, line.offers.value, line.hired.value


def _list_of_people(file: Path, result: str) -> None:
    workbook(
        file,
        ("성명", "연락처", "면접희망업체", "결과"),
        ["김민지", "010-7000-0001", "한빛식품", result],
    )


def _list_of_interviews(file: Path, result: str) -> None:
    workbook(
        file,
        ("행사", "접수번호", "참가자", "참여업체", "시각", "결과"),
        ["제1회 구인·구직 만남의 날", 1, "김민지", "한빛식품", "13:30", result],
    )


@pytest.mark.parametrize("write", [_list_of_people, _list_of_interviews])
def test_a_hire_that_the_sheet_denies_goes_back(
    day: Day, file: Path, hired: int, write: Write
) -> None:
    desk = day.desk
    assert _figures(desk, day.id) == (1, 1, 1)
    write(file, "불채용")
    made = imports.apply(desk, imports.plan(desk, file))
    assert _figures(desk, day.id) == (1, 0, 0)
    assert casework.status(desk, KindId.SEEKERS, day.people[0]) != "취업"
    now = day_records.interview(desk, hired)
    assert (now.placement_id, now.hire_on, now.result_on) == (None, None, TODAY)
    assert made.change.label.startswith("엑셀 가져오기")
    assert decisions(imports.plan(desk, file)) == [Decision.SAME]
    history.undo(desk)
    assert _figures(desk, day.id) == (1, 1, 1)
    assert casework.status(desk, KindId.SEEKERS, day.people[0]) == "취업"


@pytest.mark.parametrize("write", [_list_of_people, _list_of_interviews])
def test_whom_a_sheet_says_a_firm_answered_has_come(day: Day, file: Path, write: Write) -> None:
    desk = day.desk
    seeker = lists.record(desk, KindId.SEEKERS, day.people[0])
    seekers.save(desk, replace(seeker, phone="010-7000-0001"))
    write(file, "보류")
    imports.apply(desk, imports.plan(desk, file))
    assert day_records.attendee(desk, day.attendees[0]).status is AttendeeStatus.CAME
    (met,) = day_records.interviews(desk, day.id)
    assert (met.result.value, met.result_on, met.status) == ("보류", TODAY, MeetingStatus.DONE)


def test_no_result_before_the_day(desk: Desk, file: Path) -> None:
    day_id = make_day(desk, TODAY + timedelta(days=3))
    workbook(
        file,
        ("성명", "연락처", "면접희망업체", "결과"),
        ["최새롬", "010-7000-0001", "", "합격"],
    )
    plan = imports.plan(desk, file)
    assert any("아직 열리지 않은 행사라 면접 결과는" in one for one in plan.rows[0].remarks)
    imports.apply(desk, plan)
    assert day_records.interviews(desk, day_id) == []
    assert "면접 결과: 채용" in day_attendees.rows(desk, day_id)[0].note

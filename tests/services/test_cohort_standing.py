"""진행 상황: what the points of a cohort count, and when they ask for something."""

from __future__ import annotations

from datetime import date

import pytest

from jobdesk.domain.cohorts import CohortStatus
from jobdesk.domain.points import Point
from jobdesk.domain.trainees import Mark
from jobdesk.services import (
    attendance,
    cohort_records,
    cohort_schedule,
    cohort_standing,
    cohorts,
    lessons,
    seats,
    tasks,
    trainees,
)
from jobdesk.services.desk import Desk
from tests import attendance_kit, cohort_kit, selection_kit


def named(desk: Desk, cohort_id: int, words: str) -> Point:
    """The point whose label begins so."""
    return next(p for p in cohort_standing.points(desk, cohort_id) if p.text.startswith(words))


def test_a_consent_counts_from_the_application_on(desk: Desk) -> None:
    group = selection_kit.make(desk, people=3, seats=1)
    trainees.consent(desk, [group.people[0], group.people[1]], date(2026, 11, 20))
    assert named(desk, group.id, "개인정보").text == "개인정보 동의 2명"
    seats.select(desk, [group.people[2]])
    asked = named(desk, group.id, "개인정보")
    assert (asked.text, asked.missing) == ("개인정보 동의 2명", "동의가 없는 분 1명")
    seats.cancel(desk, [group.people[0]])
    assert named(desk, group.id, "개인정보").text == "개인정보 동의 1명"


@pytest.mark.parametrize(
    ("status", "missing"),
    [(CohortStatus.PLANNED, ""), (CohortStatus.RECRUITING, "정원까지 5명 부족")],
)
def test_nobody_is_missed_before_recruiting_begins(
    desk: Desk, status: CohortStatus, missing: str
) -> None:
    group = selection_kit.make(desk, people=0, seats=5, status=status)
    assert cohorts.next_stage(group.cohort()) is not None
    assert named(desk, group.id, "모집").missing == missing


def test_who_is_near_to_failing_is_said_alike_here_and_among_the_things_to_do(desk: Desk) -> None:
    made = attendance_kit.make(desk, 4, 15)  # of 15 days 3 may be missed
    for who, missed in zip(made.people, (4, 3, 1, 0), strict=True):
        for day in made.days:
            if day <= desk.today():
                word = Mark.ABSENT if day in made.days[:missed] else Mark.PRESENT
                if made.days.index(day) < 6:
                    attendance.mark(desk, made.id, [(who, day)], word)
    (todo,) = (each for each in tasks.today(desk) if each.title.startswith("결석이 많은"))
    warned = named(desk, made.id, "출석 경고")
    assert todo.title == "결석이 많은 교육생 3명"
    assert (warned.text, warned.missing) == ("출석 경고 3명", "미수료 1명, 곧 미수료 2명")


def test_hours_that_a_new_timetable_teaches_are_not_asked_for_again(desk: Desk) -> None:
    cohort_id = cohort_kit.make_cohort(desk)
    cohort_schedule.keep(desk, cohort_id, cohort_schedule.propose(desk, cohort_id))
    day = max(each.held_on for each in cohort_records.sessions(desk, cohort_id) if each.held_on)
    ids = [e.id for e in cohort_records.sessions(desk, cohort_id) if e.held_on == day]
    lessons.cancel(desk, ids, "강사 사정")
    assert "보강하지 않은 휴강" in named(desk, cohort_id, "수업").missing
    cohort_schedule.keep(desk, cohort_id, cohort_schedule.propose(desk, cohort_id))
    assert lessons.to_make_up(desk, cohort_id) == []
    assert named(desk, cohort_id, "수업").missing == ""

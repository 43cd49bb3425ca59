"""The practice centre's training cohorts: one recruits, one runs, one is over, all by rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jobdesk.data import records
from jobdesk.domain import cohort_checks, trainee_checks
from jobdesk.domain.attendance import lesson_days
from jobdesk.domain.casework import PlacementRoute
from jobdesk.domain.cohorts import Cohort, CohortStatus, SessionStatus, SessionType
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import SeekerStatus
from jobdesk.domain.trainees import TRAINED, IssueType, TraineeStatus
from jobdesk.services import (
    attendance_guard,
    attendance_standing,
    centres,
    checks,
    cohort_records,
    completion_guard,
    demo,
    lists,
    trainee_guard,
    trainee_pay,
)
from jobdesk.services.desk import Desk
from tests.conftest import TODAY, today

_S = TraineeStatus


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One practice centre of the usual size, to look at only."""
    desk = demo.build(tmp_path_factory.mktemp("demo") / "centre", today=today)
    yield desk
    centres.close(desk)


def _all(desk: Desk, kind: KindId) -> list[Any]:
    return records.get_many(desk.store, kind, sorted(lists.find(desk, kind)))


def _cohorts(desk: Desk) -> list[Cohort]:
    return sorted(_all(desk, KindId.COHORTS), key=lambda one: one.starts_on or TODAY)


def test_one_is_over_one_runs_and_one_recruits(practice: Desk) -> None:
    past, now, next_ = _cohorts(practice)
    assert past.status is CohortStatus.AFTERCARE
    assert (now.status, next_.status) == (CohortStatus.RUNNING, CohortStatus.RECRUITING)
    assert past.ends_on < TODAY
    assert now.starts_on < TODAY < now.ends_on
    assert next_.starts_on > TODAY
    assert next_.recruit_from <= TODAY <= next_.recruit_until


def test_every_record_of_a_cohort_keeps_the_rules(practice: Desk) -> None:
    for kind, check in (
        (KindId.COURSES, cohort_checks.check_course),
        (KindId.COURSE_SUBJECTS, cohort_checks.check_subject),
        (KindId.COHORTS, cohort_checks.check_cohort),
        (KindId.COHORT_BUDGETS, cohort_checks.check_budget),
        (KindId.COHORT_TARGETS, cohort_checks.check_target),
        (KindId.COHORT_SESSIONS, cohort_checks.check_session),
        (KindId.COHORT_DEMANDS, cohort_checks.check_demand),
        (KindId.TRAINEES, trainee_checks.check_trainee),
        (KindId.SELECTION_STAGES, trainee_checks.check_stage),
        (KindId.STAGE_RESULTS, trainee_checks.check_result),
        (KindId.ATTENDANCE, trainee_checks.check_attendance),
        (KindId.QUALIFICATIONS, trainee_checks.check_qualification),
        (KindId.TRAINEE_ALLOWANCES, trainee_checks.check_allowance),
        (KindId.CERTIFICATE_ISSUES, trainee_checks.check_issue),
    ):
        found = _all(practice, kind)
        assert found, kind
        for record in found:
            assert check(record, TODAY) == (), record  # type: ignore[operator]
    assert checks.check(practice).ok
    assert trainee_guard.faults(practice) == frozenset()
    cohorts = [one.id for one in _cohorts(practice)]
    assert attendance_guard.faults(practice, cohorts) == frozenset()
    assert completion_guard.faults(practice, cohorts) == frozenset()


def test_a_timetable_teaches_every_hour_of_its_course(practice: Desk) -> None:
    for cohort in _cohorts(practice):
        sessions = cohort_records.sessions(practice, cohort.id)
        course = cohort_records.course(practice, cohort.course_id or 0)
        days = lesson_days(sessions)
        assert sum(day.hours for day in days) == course.hours
        assert max(day.hours for day in days) == cohort.day_hours
        assert days[-1].held_on == cohort.ends_on
        for one in sessions:
            if one.status is SessionStatus.CANCELLED or one.session_type is SessionType.EXTRA:
                continue
            past = one.held_on < TODAY
            assert one.status is (SessionStatus.HELD if past else SessionStatus.SET)
            weekend = one.held_on.weekday() >= 5
            assert weekend == (one.session_type is SessionType.MAKE_UP)
    missed = [one for one in _all(practice, KindId.COHORT_SESSIONS) if one.makes_up_id]
    by_id = {one.id: one for one in _all(practice, KindId.COHORT_SESSIONS)}
    assert missed
    assert all(by_id[one.makes_up_id].status is SessionStatus.CANCELLED for one in missed)


def test_somebody_is_in_danger_and_somebody_too_late(practice: Desk) -> None:
    now = _cohorts(practice)[1]
    trainees = cohort_records.trainees(practice, now.id)
    running = {one.id for one in trainees if one.status is _S.RUNNING}
    standings = attendance_standing.standings(practice, now.id)
    left = Counter(standings[id_].absences_left for id_ in running)
    assert left[1] >= 2
    assert sum(not standings[id_].can_reach for id_ in running) == 1
    unmarked = [standings[id_].unmarked for id_ in running]
    assert min(unmarked) == 1  # today
    assert unmarked.count(2) == 2
    status = Counter(one.status for one in trainees)
    assert status[_S.WAITING] == 2
    assert status[_S.DROPPED] == status[_S.EARLY_HIRE] == 1
    seats = status[_S.RUNNING] + status[_S.DROPPED] + status[_S.EARLY_HIRE]
    assert seats == now.seats
    ranks = sorted(one.waiting_rank for one in trainees if one.status is _S.WAITING)
    assert ranks == [1, 2]


def test_nobody_completes_against_the_grid(practice: Desk) -> None:
    past = _cohorts(practice)[0]
    standings = attendance_standing.standings(practice, past.id)
    trainees = cohort_records.trainees(practice, past.id)
    for one in trainees:
        if one.status is _S.COMPLETED:
            assert standings[one.id].reaches or one.exception
            assert one.certificate_number
        if one.status in TRAINED:
            assert standings[one.id].unmarked == 0
    assert any(one.exception and not standings[one.id].reaches for one in trainees)
    assert [one for one in trainees if one.status is _S.NOT_COMPLETED]
    done = {one.id for one in trainees if one.status is _S.COMPLETED}
    months = trainee_pay.sheet(practice, past.id).months
    for month in months:
        for row in trainee_pay.sheet(practice, past.id, month).rows:
            assert row.paid or not row.shown_amount
            assert not row.owed.astray
    issues = cohort_records.issues(practice, past.id)
    assert {one.trainee_id for one in issues} == done
    assert Counter(one.issue_type for one in issues)[IssueType.AGAIN] == 1
    held = cohort_records.qualifications(practice, past.id)
    assert len(held) > len({one.trainee_id for one in held})


def test_hires_of_a_cohort_are_of_its_people_and_are_looked_after(practice: Desk) -> None:
    past = _cohorts(practice)[0]
    people = {
        one.seeker_id: one
        for one in cohort_records.trainees(practice, past.id)
        if one.status in (_S.COMPLETED, _S.EARLY_HIRE)
    }
    hires = cohort_records.placements(practice, past.id)
    assert 9 <= len(hires) < len(people)
    assert any(one.route is PlacementRoute.TRAINING for one in hires)
    assert {one.related for one in hires} == {True, False}
    seekers = {one.id: one for one in _all(practice, KindId.SEEKERS)}
    for one in hires:
        trainee = people[one.seeker_id]
        if trainee.status is _S.EARLY_HIRE:
            assert trainee.left_on < one.hire_date
        else:
            assert one.hire_date >= past.ends_on
        status = seekers[one.seeker_id].status
        assert one.left_on or status in (SeekerStatus.PLACED, SeekerStatus.FOLLOW_UP)
    ids = {one.id for one in hires}
    due = {one.milestone for one in _all(practice, KindId.FOLLOW_UPS) if one.placement_id in ids}
    assert {1, 3} <= due


def test_nobody_is_in_two_cohorts_or_at_work_while_in_class(practice: Desk) -> None:
    trainees = _all(practice, KindId.TRAINEES)
    assert len({one.seeker_id for one in trainees}) == len(trainees)
    cohorts = {one.id: one for one in _cohorts(practice)}
    work = [one for one in _all(practice, KindId.PLACEMENTS) if one.hire_date <= TODAY]
    for one in trainees:
        if one.status not in TRAINED:
            continue
        cohort = cohorts[one.cohort_id]
        until = min(one.left_on or date.max, cohort.ends_on, TODAY)
        for placement in work:
            if placement.seeker_id == one.seeker_id:
                over = placement.left_on or date.max
                assert placement.hire_date > until or over < cohort.starts_on


def test_a_cohort_is_talked_with_asked_and_visited(practice: Desk) -> None:
    past, now, next_ = (one.id for one in _cohorts(practice))
    for kind, of in (
        (KindId.NOTES, {past, now}),
        (KindId.SURVEYS, {past, now}),
        (KindId.VISITS, {past}),
        (KindId.MEETINGS, {past}),
        (KindId.PUBLICITY, {past, now, next_}),
        (KindId.MATCHING_DAYS, {past}),
    ):
        assert {one.cohort_id for one in _all(practice, kind)} == {None, *of}, kind
    surveys = [one for one in _all(practice, KindId.SURVEYS) if one.cohort_id]
    assert Counter(one.cohort_id for one in surveys) == {past: 2, now: 1}
    answers = Counter(one.survey_id for one in _all(practice, KindId.SURVEY_ANSWERS))
    assert all(answers[one.id] > 10 for one in surveys)


@pytest.mark.parametrize(("count", "cohorts"), [(3, 0), (40, 2), (120, 3), (700, 3)])
def test_a_small_centre_has_what_it_can(tmp_path: Path, count: int, cohorts: int) -> None:
    desk = demo.build(tmp_path / "a", seekers=count, today=today)
    assert len(_cohorts(desk)) == cohorts
    assert checks.check(desk).ok
    centres.close(desk)


def test_cohorts_follow_the_last_day_of_the_records(tmp_path: Path) -> None:
    desk = demo.build(tmp_path / "a", until="2026-06", today=today)
    last = date(2026, 6, 30)
    *_, next_ = _cohorts(desk)
    assert next_.recruit_from <= last < next_.starts_on
    assert all(one.held_on < last for one in _all(desk, KindId.ATTENDANCE))
    centres.close(desk)

"""취업 of a cohort: recorded, joined, taken back, and the exit of who leaves the course for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from jobdesk.domain.aftercare import FollowUp, Outcome
from jobdesk.domain.casework import Placement, PlacementRoute, PlacementStatus
from jobdesk.domain.kinds import KindId
from jobdesk.domain.milestones import MilestoneState
from jobdesk.domain.people import SeekerStatus
from jobdesk.domain.trainees import ExitReason, Mark, TraineeStatus
from jobdesk.errors import UserError
from jobdesk.services import (
    aftercare,
    cohort_figures,
    cohort_hires,
    cohort_records,
    cohort_schedule,
    history,
    lists,
    placements,
    stored,
)
from jobdesk.services.desk import Desk
from tests import casework
from tests.cohort_kit import make_cohort, mark, trainee

P = KindId.PLACEMENTS
_S = TraineeStatus
TODAY = date(2026, 11, 20)
MONDAY = date(2026, 11, 2)
"""The first day of the cohort that runs."""


@pytest.fixture
def cohort(desk: Desk) -> int:
    """A cohort of November that runs to the end of the month, with lessons on its first days."""
    made = make_cohort(desk, ends_on=date(2026, 11, 30))
    cohort_schedule.keep(desk, made, cohort_schedule.propose(desk, made), set_end=False)
    return made


def hire(desk: Desk, trainee_id: int, firm: str = "한빛물류", **fields: object) -> Placement:
    """A 취업 as somebody typed it."""
    blank = cohort_hires.blank(desk, trainee_id)
    return replace(blank, employer_name=firm, **fields)  # type: ignore[arg-type]


def test_a_hire_belongs_to_the_cohort_and_the_field(desk: Desk, cohort: int) -> None:
    person = trainee(desk, cohort, "김민지", _S.COMPLETED)
    made = hire(desk, person, related=True, industry="물류", hire_date=TODAY)
    assert (made.route, made.cohort_id) == (PlacementRoute.TRAINING, cohort)
    id_ = cohort_hires.record(desk, made).id
    stored_hire = stored.placement(desk, id_)
    assert (stored_hire.related, stored_hire.industry) == (True, "물류")
    (row,) = cohort_hires.rows(desk, cohort)
    assert (row.id, row.firm, row.more, row.elsewhere) == (person, "한빛물류", 0, None)
    seeker = cohort_records.trainee(desk, person).seeker_id or 0
    assert stored.seeker(desk, seeker).status is SeekerStatus.PLACED
    (line,) = cohort_figures.of_cohort(desk, cohort).lines
    assert (line.hired.actual.ids, line.related.value) == ((id_,), 1)


def test_who_is_hired_in_training_leaves_early_in_the_same_step(desk: Desk, cohort: int) -> None:
    person = trainee(desk, cohort, "김민지", _S.RUNNING)
    for day in range(5):
        mark(desk, cohort, person, MONDAY + timedelta(days=day))
    mark(desk, cohort, person, date(2026, 11, 9), Mark.ABSENT)
    begins = date(2026, 11, 10)
    last = cohort_hires.last_day(desk, person, begins)
    assert last == date(2026, 11, 6)
    change = cohort_hires.record(desk, hire(desk, person, hire_date=begins), left_on=last)
    assert "조기취업" in change.label
    after = cohort_records.trainee(desk, person)
    assert (after.status, after.exit_reason, after.left_on) == (
        _S.EARLY_HIRE,
        ExitReason.EARLY_HIRE,
        last,
    )
    history.undo(desk)
    assert cohort_records.trainee(desk, person).status is _S.RUNNING
    assert not lists.find(desk, P)


def test_nobody_leaves_before_the_job_or_after_the_course(desk: Desk, cohort: int) -> None:
    person = trainee(desk, cohort, "김민지", _S.RUNNING)
    assert cohort_hires.last_day(desk, person, date(2026, 11, 25)) is None  # still to come
    assert cohort_hires.last_day(desk, person, date(2026, 12, 1)) is None
    assert cohort_hires.last_day(desk, person, date(2026, 11, 4)) == date(2026, 11, 3)
    done = trainee(desk, cohort, "박수진", _S.COMPLETED)
    assert cohort_hires.last_day(desk, done, date(2026, 11, 4)) is None


def test_a_hire_that_is_taken_back_brings_the_person_back(desk: Desk, cohort: int) -> None:
    person = trainee(desk, cohort, "김민지", _S.RUNNING)
    made = hire(desk, person, hire_date=date(2026, 11, 10))
    id_ = cohort_hires.record(desk, made, left_on=date(2026, 11, 9)).id
    cohort_hires.take_back(desk, id_)
    after = cohort_records.trainee(desk, person)
    assert (after.status, after.left_on, after.exit_reason) == (_S.RUNNING, None, ExitReason.NONE)
    assert stored.placement(desk, id_).trashed_on == TODAY
    history.undo(desk)
    assert cohort_records.trainee(desk, person).status is _S.EARLY_HIRE
    assert stored.placement(desk, id_).trashed_on is None


def test_an_early_hire_with_another_job_stays_gone(desk: Desk, cohort: int) -> None:
    person = trainee(desk, cohort, "김민지", _S.RUNNING)
    first = hire(desk, person, hire_date=date(2026, 11, 10))
    first_id = cohort_hires.record(desk, first, left_on=date(2026, 11, 9)).id
    second_id = cohort_hires.record(desk, hire(desk, person, "가온상사", hire_date=TODAY)).id
    (row,) = cohort_hires.rows(desk, cohort)
    assert (row.placement and row.placement.id, row.more) == (second_id, 1)
    (line,) = cohort_figures.of_cohort(desk, cohort).lines
    assert line.hired.actual.ids == (second_id,)  # one person, the last job
    cohort_hires.take_back(desk, first_id)
    assert cohort_records.trainee(desk, person).status is _S.EARLY_HIRE


def test_a_hire_recorded_elsewhere_is_joined_and_let_go(desk: Desk, cohort: int) -> None:
    person = trainee(desk, cohort, "김민지", _S.COMPLETED)
    seeker = cohort_records.trainee(desk, person).seeker_id
    alone = replace(placements.blank(desk, seeker), employer_name="가온상사", hire_date=TODAY)
    id_ = placements.record(desk, alone).id
    (row,) = cohort_hires.rows(desk, cohort)
    assert row.placement is None
    assert row.elsewhere is not None
    assert row.elsewhere.id == id_
    cohort_hires.join(desk, id_, cohort)
    (row,) = cohort_hires.rows(desk, cohort)
    assert (row.placement and row.placement.id, row.elsewhere) == (id_, None)
    cohort_hires.take_back(desk, id_)  # it was a 자체취업 before and is one again
    kept = stored.placement(desk, id_)
    assert (kept.cohort_id, kept.trashed_on) == (None, None)


def test_a_hire_cannot_come_before_the_course_or_of_none(desk: Desk, cohort: int) -> None:
    person = trainee(desk, cohort, "김민지", _S.COMPLETED)
    with pytest.raises(UserError, match="개강일") as told:
        cohort_hires.record(desk, hire(desk, person, hire_date=date(2026, 10, 1)))
    assert told.value.field == "cohort"
    with pytest.raises(UserError, match="어느 기수"):
        cohort_hires.record(desk, replace(hire(desk, person), cohort_id=None))
    assert not lists.find(desk, P)


def test_a_refused_exit_records_no_hire(desk: Desk, cohort: int) -> None:
    person = trainee(desk, cohort, "김민지", _S.RUNNING)
    mark(desk, cohort, person, date(2026, 11, 12))
    made = hire(desk, person, hire_date=date(2026, 11, 10))
    with pytest.raises(UserError, match="종료일 뒤"):
        cohort_hires.record(desk, made, left_on=date(2026, 11, 9))
    assert not lists.find(desk, P)


def test_the_field_is_told_for_many_at_once(desk: Desk, cohort: int) -> None:
    ids = [
        cohort_hires.record(
            desk, hire(desk, trainee(desk, cohort, name, _S.COMPLETED), hire_date=TODAY)
        ).id
        for name in ("김민지", "박수진", "이영수")
    ]
    cohort_hires.tell(desk, ids, related=True)
    cohort_hires.tell(desk, ids[:1], related=False, industry="행정")
    told = [(stored.placement(desk, id_).related, stored.placement(desk, id_).industry)
            for id_ in ids]  # fmt: skip
    assert told == [(False, "행정"), (True, ""), (True, "")]
    history.undo(desk)
    history.undo(desk)
    assert [stored.placement(desk, id_).related for id_ in ids] == [None, None, None]
    with pytest.raises(UserError):
        cohort_hires.tell(desk, [], related=True)


def test_staying_is_asked_on_due_dates_and_counted_then(desk: Desk) -> None:
    cohort = make_cohort(desk, starts_on=date(2026, 3, 2), ends_on=date(2026, 4, 30))
    stays, leaves, unknown, late = (
        trainee(desk, cohort, name, _S.COMPLETED) for name in ("가온", "나래", "다솜", "라온")
    )
    begun = date(2026, 5, 18)
    ids = {
        who: cohort_hires.record(desk, hire(desk, who, hire_date=begun, related=True)).id
        for who in (stays, leaves, unknown)
    }
    late_id = cohort_hires.record(desk, hire(desk, late, hire_date=date(2026, 11, 9))).id
    for months, day in ((1, 18), (3, 18), (6, 18)):
        answer = aftercare.blank(desk, ids[stays], months)
        on = date(2026, 5 + months, day)
        aftercare.record(desk, replace(answer, done_on=on, employed=True))
    placements.set_status(
        desk, ids[leaves], PlacementStatus.LEFT, left_on=date(2026, 7, 1), leave_reason="이직"
    )
    figures = cohort_figures.of_cohort(desk, cohort)
    found = {line.months: line.every for line in figures.retention}
    told = {
        months: (kept.due.value, kept.employed.value, kept.left.value, kept.unknown.value)
        for months, kept in found.items()
    }
    assert told == {
        1: (3, 2, 0, 1),
        3: (3, 1, 1, 1),
        6: (3, 1, 1, 1),
        12: (0, 0, 0, 0),
        0: (4, 3, 1, 0),
    }
    assert [found[m].rate_text for m in (1, 3, 6, 12, 0)] == ["67%", "33%", "33%", "-", "75%"]
    assert figures.kept(0).related.due.value == 3
    rows = {row.id: row for row in cohort_hires.rows(desk, cohort)}
    states = [one.state for one in rows[stays].milestones]
    assert states == [MilestoneState.EMPLOYED] * 3 + [MilestoneState.COMING]
    assert rows[unknown].due is not None
    assert rows[unknown].due.months == 6
    assert rows[late].due is None
    assert late_id in figures.kept(0).every.due.ids


def test_a_call_in_vain_leaves_staying_unknown(desk: Desk) -> None:
    cohort = make_cohort(desk, starts_on=date(2026, 3, 2), ends_on=date(2026, 4, 30))
    person = trainee(desk, cohort, "가온", _S.COMPLETED)
    id_ = cohort_hires.record(desk, hire(desk, person, hire_date=date(2026, 9, 1))).id
    vain = aftercare.blank(desk, id_, 1)
    assert isinstance(vain, FollowUp)
    aftercare.record(desk, replace(vain, outcome=Outcome.ABSENT))
    kept = cohort_figures.of_cohort(desk, cohort).kept(1).every
    assert (kept.due.value, kept.unknown.value, kept.rate_text) == (1, 1, "0%")


def test_somebody_hired_without_being_on_the_list_is_shown_last(desk: Desk, cohort: int) -> None:
    trainee(desk, cohort, "김민지", _S.COMPLETED, number=1)
    outsider = casework.seeker(desk, "이영수")
    made = replace(
        placements.blank(desk, outsider),
        employer_name="가온상사",
        cohort_id=cohort,
        hire_date=TODAY,
    )
    cohort_hires.record(desk, made)
    names = [(row.name, row.id == 0) for row in cohort_hires.rows(desk, cohort)]
    assert names == [("김민지", False), ("이영수", True)]

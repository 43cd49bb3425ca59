"""What an undo looks at before it puts rows of a training cohort back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from jobdesk.data import attendance_rows, lesson_rows
from jobdesk.domain.trainees import ExitReason, Mark, TraineeStatus
from jobdesk.errors import UserError
from jobdesk.services import (
    attendance,
    cohort_records,
    cohorts,
    exits,
    history,
    seats,
    trainees,
)
from jobdesk.services.desk import Desk
from tests import attendance_kit


def test_only_the_marks_of_its_own_cohort_are_read(desk: Desk, monkeypatch: Any) -> None:
    """A centre has hundreds of thousands of marks: an undo that reads them all takes a second."""
    made, other = attendance_kit.make(desk, 1, 5), attendance_kit.make(desk, 1, 5)
    attendance.mark(desk, other.id, [(other.people[0], other.days[0])], Mark.PRESENT)
    asked: list[set[int]] = []
    for module, name in ((attendance_rows, "doubled"), (lesson_rows, "unmoored")):
        real = getattr(module, name)

        def noted(store: Any, ids: Any, real: Any = real) -> Any:
            asked.append(set(ids))
            return real(store, ids)

        monkeypatch.setattr(module, name, noted)
    attendance.mark(desk, made.id, [(made.people[0], made.days[0])], Mark.LATE)
    history.undo(desk)
    history.redo(desk)
    assert len(asked) == 8
    assert all(ids == {made.id} for ids in asked)


def test_a_fault_that_stood_before_keeps_nobody_from_doing_again(desk: Desk) -> None:
    """A row that a redo makes again belongs to its cohort beforehand: what was amiss there with
    somebody else is no fault of the redo."""
    made = attendance_kit.make(desk, 2, 5)
    made.edit(1, status=TraineeStatus.COMPLETED)  # against the grid, by no step of the program
    place = (made.people[0], made.days[0])
    attendance.mark(desk, made.id, [place], Mark.PRESENT)
    history.undo(desk)
    history.redo(desk)
    assert made.marks() == {place: (Mark.PRESENT, None)}


def test_no_undo_lets_somebody_be_there_after_leaving(desk: Desk) -> None:
    made = attendance_kit.make(desk, 1, 10)
    place = (made.people[0], made.days[8])
    attendance.mark(desk, made.id, [place], Mark.PRESENT)
    cleared = attendance.clear(desk, made.id, [place]).operation
    exits.leave(desk, [place[0]], made.days[3], ExitReason.PERSONAL)
    with pytest.raises(UserError, match="그 뒤인 2026-11-12에 나온 것이"):
        history.undo(desk, cleared)
    assert made.marks() == {}
    history.undo(desk)
    history.undo(desk, cleared)
    assert made.marks() == {place: (Mark.PRESENT, None)}


def test_who_left_comes_back_to_no_seat_that_was_given_away(desk: Desk) -> None:
    """Neither by 중도 종료 취소, nor by the form, nor by an undo; what only changes the words of
    the exit needs no seat."""
    made = attendance_kit.make(desk, 3, 5, seats=2)
    made.edit(2, status=TraineeStatus.APPLIED)
    gone = made.people[0]
    left = exits.leave(desk, [gone], made.days[3], ExitReason.PERSONAL)
    history.undo(desk)
    history.redo(desk)
    exits.come_back(desk, [gone])
    history.undo(desk)
    seats.select(desk, [made.people[2]])
    one = cohort_records.trainee(desk, gone)
    assert one.status is TraineeStatus.DROPPED
    with pytest.raises(UserError, match="정원 2명이 차서 김민지 님이 돌아올 자리가 없습니다"):
        exits.come_back(desk, [gone])
    with pytest.raises(UserError, match="정원을 먼저 늘리세요"):
        trainees.save(desk, replace(one, status=TraineeStatus.RUNNING, left_on=None))
    with pytest.raises(UserError, match="자리는 그사이 다른 분에게 갔습니다"):
        history.undo(desk, left.operation)
    assert cohort_records.trainee(desk, gone) == one
    exits.change(desk, gone, made.days[3], ExitReason.UNSUITED)
    history.undo(desk)
    cohorts.save(desk, replace(cohort_records.cohort(desk, made.id), seats=3))
    history.undo(desk, left.operation)
    assert cohort_records.trainee(desk, gone).status is TraineeStatus.RUNNING


def test_more_people_than_seats_that_stood_before_may_all_be_there_again(desk: Desk) -> None:
    made = attendance_kit.make(desk, 4, 5, seats=2)
    exits.leave(desk, [made.people[0]], made.days[3], ExitReason.PERSONAL)
    history.undo(desk)
    history.redo(desk)
    exits.come_back(desk, [made.people[0]])
    assert cohort_records.trainee(desk, made.people[0]).status is TraineeStatus.RUNNING

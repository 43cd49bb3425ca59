"""Marks, money and certificates stay with whom and where they came about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from jobdesk.domain.changes import Ref
from jobdesk.domain.cohorts import CohortStatus
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import Mark, Qualification, TraineeStatus
from jobdesk.errors import UserError
from jobdesk.services import (
    attendance,
    certificates,
    cohort_records,
    cohorts,
    completion,
    history,
    lessons,
    merging,
    qualifications,
    trainee_guard,
    trainees,
    trash,
)
from jobdesk.services.desk import Desk
from tests import attendance_kit
from tests.services.import_kit import dump

_S = TraineeStatus


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"status": _S.REJECTED}, "출결 1건이 있어 미선발 상태로"),
        ({"status": _S.APPLIED}, "출결 1건이 있어 신청 상태로"),
        ({"cohort_id": 2, "number": 9}, "기수는 바꿀 수 없습니다"),
    ],
)
def test_no_form_takes_a_person_away_from_the_marks(
    desk: Desk, fields: dict[str, Any], words: str
) -> None:
    made = attendance_kit.make(desk, 2, 5)
    attendance_kit.make(desk, 1, 5)
    attendance.mark(desk, made.id, [(made.people[0], made.days[0])], Mark.PRESENT)
    before = cohort_records.trainee(desk, made.people[0])
    with pytest.raises(UserError, match=words):
        trainees.save(desk, replace(before, **fields))
    trainees.save(desk, replace(cohort_records.trainee(desk, made.people[1]), status=_S.SELECTED))


def test_no_form_lets_somebody_leave_before_the_marks(desk: Desk) -> None:
    made = attendance_kit.make(desk, 1, 5)
    attendance.mark(desk, made.id, [(made.people[0], made.days[3])], Mark.PRESENT)
    one = cohort_records.trainee(desk, made.people[0])
    with pytest.raises(UserError, match="종료일 뒤인 2026-11-05에 나온 것으로"):
        trainees.save(desk, replace(one, left_on=made.days[1]))
    trainees.save(desk, replace(one, left_on=made.days[3]))


def test_no_stage_takes_the_course_from_under_what_was_gained(desk: Desk) -> None:
    made = attendance_kit.make(desk, 1, 5)
    qualifications.add(desk, Qualification(trainee_id=made.people[0], title="지게차"))
    with pytest.raises(UserError, match="자격 취득이 1건 적힌 기수라"):
        cohorts.set_status(desk, made.id, CohortStatus.SELECTING)


def test_lessons_of_two_cohorts_come_back_each_to_its_own(desk: Desk) -> None:
    made, other = attendance_kit.make(desk, 1, 5), attendance_kit.make(desk, 1, 5)
    last = [max(one.id for one in cohort_records.sessions(desk, m.id)) for m in (made, other)]
    with pytest.raises(UserError, match="한 기수의 수업만"):
        lessons.trash(desk, last)
    for id_ in last:
        lessons.trash(desk, [id_])
    places = [(other.people[0], day) for day in other.days[:4]]
    attendance.mark(desk, other.id, places, Mark.PRESENT)
    completion.decide(desk, other.id)
    trash.untrash(desk, [Ref(KindId.COHORT_SESSIONS, id_) for id_ in last])
    assert cohort_records.trainee(desk, other.people[0]).status is _S.RUNNING


def test_no_form_gives_a_seat_that_there_is_not(desk: Desk) -> None:
    made = attendance_kit.make(desk, 2, 5, seats=1)
    made.edit(1, status=_S.APPLIED)
    one = cohort_records.trainee(desk, made.people[1])
    with pytest.raises(UserError, match="빈 자리가 없습니다"):
        trainees.save(desk, replace(one, status=_S.RUNNING))


def test_a_certificate_is_issued_in_its_own_cohort(desk: Desk) -> None:
    made, other = attendance_kit.make(desk, 1, 5), attendance_kit.make(desk, 1, 5)
    attendance.mark(desk, made.id, [(made.people[0], day) for day in made.days], Mark.PRESENT)
    completion.decide(desk, made.id)
    with pytest.raises(UserError, match="이 기수의 교육생이 아닙니다"):
        certificates.issue(desk, other.id, [made.people[0]])
    certificates.issue(desk, made.id, [made.people[0]])


def test_a_cohort_comes_back_with_two_who_became_one_in_it_once(desk: Desk) -> None:
    made = attendance_kit.make(desk, 3, 5, status=_S.SELECTED)
    keep, other, _ = (cohort_records.trainee(desk, id_).seeker_id or 0 for id_ in made.people)
    cohorts.trash(desk, [made.id])
    merging.merge(desk, KindId.SEEKERS, keep, other)
    before = dump(desk)
    cohorts.untrash(desk, [made.id])
    there = [one.seeker_id or 0 for one in cohort_records.trainees(desk, made.id)]
    assert sorted(there) == sorted({*there})
    assert len(there) == 2
    assert trainee_guard.faults(desk) == frozenset()
    history.undo(desk)
    assert dump(desk) == before


def test_one_person_has_a_certificate_once_however_two_records_told_it(desk: Desk) -> None:
    made = attendance_kit.make(desk, 2, 5)
    told = zip(made.people, ("지게차 운전", "지게차운전"), (None, date(2026, 11, 3)), strict=True)
    for who, title, day in told:
        qualifications.add(desk, Qualification(trainee_id=who, title=title, acquired_on=day))
    keep, other = (cohort_records.trainee(desk, id_).seeker_id or 0 for id_ in made.people)
    merging.merge(desk, KindId.SEEKERS, keep, other)
    (held,) = cohort_records.qualifications(desk, made.id)
    assert held.acquired_on == date(2026, 11, 3)

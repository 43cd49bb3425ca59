"""양성과정: stored with subjects in their order, which are edited as one list."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jobdesk.domain.cohorts import CohortSession, CourseSubject
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import cohort_records, courses, entries, history, lists, trash
from jobdesk.services.desk import Desk
from tests.cohort_kit import SUBJECTS, make_cohort, make_course


def titles(desk: Desk, course_id: int) -> list[tuple[int | None, str]]:
    return [(each.position, each.title) for each in cohort_records.subjects(desk, course_id)]


def test_subjects_stand_in_their_order_and_give_the_hours(desk: Desk) -> None:
    id_ = make_course(desk)
    assert titles(desk, id_) == [(1, "지게차 이론"), (2, "지게차 실기"), (3, "취업 준비")]
    course, subjects = cohort_records.course(desk, id_), cohort_records.subjects(desk, id_)
    assert courses.total_hours(course, subjects) == sum(hours for _, hours in SUBJECTS)
    assert courses.total_hours(replace(course, hours=80), subjects) == 80
    assert courses.total_hours(course, []) is None
    assert lists.rows(desk, KindId.COURSES, [id_], ["subject_hours"])[id_] == (64,)


def test_the_list_of_subjects_is_edited_in_one_step(desk: Desk) -> None:
    id_ = make_course(desk)
    first, second, third = cohort_records.subjects(desk, id_)
    changed = [third, replace(first, hours=20), CourseSubject(title="  안전  교육 ", hours=4)]
    courses.set_subjects(desk, id_, changed)
    assert titles(desk, id_) == [(1, "취업 준비"), (2, "지게차 이론"), (3, "안전 교육")]
    assert cohort_records.subjects(desk, id_)[1].hours == 20
    history.undo(desk)
    assert cohort_records.subjects(desk, id_)[1].title == second.title


def test_a_subject_that_is_taught_stays(desk: Desk) -> None:
    id_ = make_course(desk)
    first, second, _ = cohort_records.subjects(desk, id_)
    cohort = make_cohort(desk, id_)
    day = cohort_records.cohort(desk, cohort).starts_on
    entries.add(desk, CohortSession(cohort_id=cohort, held_on=day, hours=8, subject_id=first.id))
    with pytest.raises(UserError, match="‘지게차 이론’ 과목의 수업이 1회 있어"):
        courses.set_subjects(desk, id_, [second])
    assert len(cohort_records.subjects(desk, id_)) == 3
    courses.set_subjects(desk, id_, [first])
    assert titles(desk, id_) == [(1, "지게차 이론")]


def test_no_two_courses_are_called_the_same(desk: Desk) -> None:
    id_ = make_course(desk)
    with pytest.raises(UserError, match="이미 있는 과정") as error:
        make_course(desk, "물류  전문인력양성")
    assert error.value.field == "title"
    copy = courses.copy_of(desk, id_, "물류 심화").id
    assert titles(desk, copy) == titles(desk, id_)
    with pytest.raises(UserError, match="이미 있는 과정"):
        courses.save(desk, replace(cohort_records.course(desk, copy), title="물류 전문인력 양성"))
    courses.save(desk, replace(cohort_records.course(desk, copy), active=False), [])
    assert titles(desk, copy) == []


def test_a_course_goes_and_comes_back_with_its_subjects(desk: Desk) -> None:
    id_ = make_course(desk)
    cohort = make_cohort(desk, id_)
    with pytest.raises(UserError, match="교육 기수 1기"):
        trash.TRASH[KindId.COURSES](desk, [id_])
    trash.TRASH[KindId.COHORTS](desk, [cohort])
    trash.TRASH[KindId.COURSES](desk, [id_])
    assert cohort_records.subjects(desk, id_) == []
    with pytest.raises(UserError, match="휴지통에 있어 딸린 기록만"):
        trash.UNTRASH[KindId.COHORTS](desk, [cohort])
    trash.UNTRASH[KindId.COURSES](desk, [id_])
    assert len(cohort_records.subjects(desk, id_)) == 3
    trash.UNTRASH[KindId.COHORTS](desk, [cohort])
    assert cohort_records.cohort(desk, cohort).trashed_on is None

"""자격 취득: several per person, the same for many at once, none twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import Qualification, TraineeStatus
from jobdesk.errors import UserError
from jobdesk.services import (
    cohort_records,
    completion,
    entries,
    history,
    lists,
    qualifications,
)
from jobdesk.services.desk import Desk
from tests import attendance_kit
from tests.attendance_kit import Made

_LIKE = Qualification(
    title="지게차운전기능사", issuer="한국산업인력공단", acquired_on=date(2026, 11, 10)
)


@pytest.fixture
def cohort(desk: Desk) -> Made:
    """Four people in training for a course that aims at two certificates."""
    made = attendance_kit.make(desk, people=4, days=5)
    course = cohort_records.course(desk, cohort_records.cohort(desk, made.id).course_id or 0)
    entries.save(desk, replace(course, certificate="지게차운전기능사, 물류관리사"))
    return made


def test_one_certificate_for_many_at_once_is_one_step(cohort: Made) -> None:
    """Holders and certificates are counted apart; the number belongs to one person alone."""
    desk, people = cohort.desk, cohort.people
    qualifications.add_many(desk, people[:3], replace(_LIKE, number="12-3"))
    qualifications.add(desk, replace(_LIKE, title="물류관리사", trainee_id=people[0], number="77"))
    assert completion.board(desk, cohort.id).gained == "자격증 4건 · 취득 3명"
    assert [one.number for one in qualifications.of_trainee(desk, people[0])] == ["", "77"]
    (shown,) = lists.rows(
        desk, KindId.COHORTS, [cohort.id], ("qualification_count", "holder_count")
    ).values()
    assert shown == (4, 3)
    history.undo(desk)
    history.undo(desk)
    assert cohort_records.qualifications(desk, cohort.id) == []


def test_none_is_gained_twice(cohort: Made) -> None:
    """Written with a space or not; nobody of the others gets it then either."""
    desk, people = cohort.desk, cohort.people
    qualifications.add(desk, replace(_LIKE, trainee_id=people[1]))
    with pytest.raises(UserError, match="이영수 님에게 ‘지게차운전기능사’ 취득이 이미"):
        qualifications.add_many(desk, people, replace(_LIKE, title="지게차 운전기능사"))
    assert len(cohort_records.qualifications(desk, cohort.id)) == 1
    (one,) = qualifications.of_trainee(desk, people[1])
    qualifications.trash(desk, [one.id])
    qualifications.add(desk, replace(_LIKE, trainee_id=people[1]))
    with pytest.raises(UserError, match="이미 적혀"):
        qualifications.untrash(desk, [one.id])


def test_only_who_began_gains_one(cohort: Made) -> None:
    """A reserve on the waiting list did not take the course."""
    cohort.edit(0, status=TraineeStatus.WAITING, waiting_rank=1)
    with pytest.raises(UserError, match="‘대기’ 상태라"):
        qualifications.add(cohort.desk, replace(_LIKE, trainee_id=cohort.people[0]))


def test_what_the_course_aims_at_is_offered_first(cohort: Made) -> None:
    """Then what the others gained."""
    desk = cohort.desk
    qualifications.add(
        desk, replace(_LIKE, title="컴퓨터활용능력 2급", trainee_id=cohort.people[0])
    )
    assert qualifications.suggested(desk, cohort.id) == (
        "지게차운전기능사",
        "물류관리사",
        "컴퓨터활용능력 2급",
    )
    new = qualifications.blank(desk, cohort.people[1])
    assert (new.title, new.cohort_id) == ("지게차운전기능사", cohort.id)


def test_an_edit_is_held_to_the_same_rules(cohort: Made) -> None:
    """A title is needed; a day to come is refused."""
    desk = cohort.desk
    qualifications.add(desk, replace(_LIKE, trainee_id=cohort.people[0]))
    (one,) = qualifications.of_trainee(desk, cohort.people[0])
    qualifications.save(desk, replace(one, number="2026-7"))
    (one,) = qualifications.of_trainee(desk, cohort.people[0])
    assert one.number == "2026-7"
    with pytest.raises(UserError, match="자격증 이름"):
        qualifications.save(desk, replace(one, title=" "))
    with pytest.raises(UserError, match="오늘보다 뒤"):
        qualifications.save(desk, replace(one, acquired_on=date(2026, 12, 1)))

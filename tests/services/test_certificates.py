"""수료증: numbered once, never twice, every printing in the 발급대장."""

from __future__ import annotations

from datetime import date

import pytest

from jobdesk.domain.trainees import IssueType, Mark
from jobdesk.errors import UserError
from jobdesk.services import (
    attendance,
    certificates,
    cohort_records,
    completion,
    completion_papers,
    history,
)
from jobdesk.services.desk import Desk
from tests import attendance_kit
from tests.attendance_kit import Made
from tests.conftest import TODAY
from tests.reports.page_boxes import texts


@pytest.fixture
def cohort(desk: Desk) -> Made:
    """Four people of whom the last does not complete."""
    made = attendance_kit.make(desk, people=4, days=10, certificate_prefix="2026-물류-")
    attendance.fill_days(desk, made.id, made.days)
    late = [(made.people[3], day) for day in made.days[:5]]
    attendance.mark(desk, made.id, late, Mark.ABSENT)
    completion.decide(desk, made.id)
    return made


def _number(cohort: Made, who: int) -> str:
    return cohort_records.trainee(cohort.desk, cohort.people[who]).certificate_number


def test_numbers_run_behind_the_prefix_of_the_cohort(cohort: Made) -> None:
    """In the order of the list; what is shown before is what is given."""
    desk = cohort.desk
    shown = certificates.numbered(desk, cohort.id)
    assert [one.number for one in shown] == ["2026-물류-001", "2026-물류-002", "2026-물류-003"]
    assert not any(one.issued for one in shown)
    change = certificates.issue(
        desk,
        cohort.id,
        [one.trainee_id for one in shown],
        expected=[one.number for one in shown],
    )
    assert change.label == "수료증 발급: 김민지 외 2명 (2026-물류-001 ~ 2026-물류-003)"
    assert [one.number for one in certificates.numbered(desk, cohort.id) if one.issued] == [
        one.number for one in shown
    ]
    one = cohort_records.trainee(desk, cohort.people[0])
    assert (one.certificate_number, one.certificate_on) == ("2026-물류-001", TODAY)
    history.undo(desk)
    assert certificates.ledger(desk, cohort.id) == []
    assert _number(cohort, 0) == ""


def test_only_who_completed_gets_one_and_only_one(cohort: Made) -> None:
    """Nothing is stored for the others then either."""
    desk, people = cohort.desk, cohort.people
    with pytest.raises(UserError, match="최영희 님은 수료하지 않았습니다"):
        certificates.issue(desk, cohort.id, people)
    assert certificates.ledger(desk, cohort.id) == []
    certificates.issue(desk, cohort.id, people[:1])
    with pytest.raises(UserError, match="이미 발급"):
        certificates.issue(desk, cohort.id, people[:2])
    assert _number(cohort, 1) == ""


def test_the_numbers_shown_are_those_of_the_chosen_alone(cohort: Made) -> None:
    """Whoever is printed first gets the first number, wherever the list has them."""
    desk, third = cohort.desk, cohort.people[2]
    shown = certificates.numbered(desk, cohort.id, only=[third])
    assert [one.number for one in shown] == ["", "", "2026-물류-001"]
    assert "제 2026-물류-001 호" in "".join(
        texts(completion_papers.certificates_pdf(desk, cohort.id, [third]))
    )
    certificates.issue(desk, cohort.id, [third], expected=["2026-물류-001"])
    assert _number(cohort, 2) == "2026-물류-001"


def test_a_number_taken_meanwhile_is_not_given_in_silence(cohort: Made) -> None:
    """Two desks print at once."""
    desk, people = cohort.desk, cohort.people
    certificates.issue(desk, cohort.id, [people[1]])
    with pytest.raises(UserError, match="번호가 달라졌습니다"):
        certificates.issue(desk, cohort.id, [people[0]], expected=["2026-물류-001"])
    certificates.issue(desk, cohort.id, [people[0]], expected=["2026-물류-002"])
    assert _number(cohort, 0) == "2026-물류-002"


def test_a_reprint_keeps_number_and_day_and_says_why(cohort: Made) -> None:
    """It stands in the 발급대장 beside the first."""
    desk, people = cohort.desk, cohort.people
    with pytest.raises(UserError, match="발급한 수료증이 없습니다"):
        certificates.reissue(desk, people[:1], "분실")
    certificates.issue(desk, cohort.id, people[:1], on=date(2026, 11, 16))
    with pytest.raises(UserError, match="사유를 입력"):
        certificates.reissue(desk, people[:1], "  ")
    with pytest.raises(UserError, match="발급일보다 앞섭니다"):
        certificates.reissue(desk, people[:1], "분실", date(2026, 11, 15))
    certificates.reissue(desk, people[:1], "분실")
    rows = certificates.ledger(desk, cohort.id)
    assert [(one.number, one.issue_type, one.reason) for one in rows] == [
        ("2026-물류-001", IssueType.FIRST, ""),
        ("2026-물류-001", IssueType.AGAIN, "분실"),
    ]
    assert cohort_records.trainee(desk, people[0]).certificate_on == date(2026, 11, 16)


def test_a_cancelled_number_is_not_given_again_and_stays_in_the_ledger(cohort: Made) -> None:
    """A paper with it may be in somebody's hands."""
    desk, people = cohort.desk, cohort.people
    certificates.issue(desk, cohort.id, people[:1])
    with pytest.raises(UserError, match="사유를 입력"):
        certificates.cancel(desk, people[:1], "")
    certificates.cancel(desk, people[:1], "이름 오기")
    with pytest.raises(UserError, match="발급한 수료증이 없습니다"):
        certificates.cancel(desk, people[:1], "이름 오기")
    certificates.issue(desk, cohort.id, people[:1])
    assert _number(cohort, 0) == "2026-물류-002"
    told = [(one.number, one.reason) for one in certificates.ledger(desk, cohort.id)]
    assert told == [("2026-물류-001", "발급 취소: 이름 오기"), ("2026-물류-002", "")]


def test_cohorts_without_a_prefix_count_by_the_year(desk: Desk) -> None:
    """Two cohorts share the numbers of a year."""
    numbers = []
    for _ in range(2):
        made = attendance_kit.make(desk, people=1, days=5)
        attendance.fill_days(desk, made.id, made.days)
        completion.decide(desk, made.id)
        certificates.issue(desk, made.id, made.people)
        numbers.append(_number(made, 0))
    assert numbers == ["2026-001", "2026-002"]


def test_no_certificate_before_the_day_of_completion(cohort: Made) -> None:
    """Nor tomorrow."""
    desk, people = cohort.desk, cohort.people
    with pytest.raises(UserError, match="수료일"):
        certificates.issue(desk, cohort.id, people[:1], on=date(2026, 11, 5))
    with pytest.raises(UserError, match="오늘보다 뒤"):
        certificates.issue(desk, cohort.id, people[:1], on=date(2026, 11, 21))


def test_an_undo_may_not_leave_a_certificate_without_its_completion(cohort: Made) -> None:
    """The decision of another desk is older than the issue."""
    desk = cohort.desk
    completion.take_back(desk, cohort.people[:1])
    desk.store.user = "박주무관"
    completion.decide(desk, cohort.id, cohort.people[:1])
    desk.store.user = "관리자"
    certificates.issue(desk, cohort.id, cohort.people[:1])
    desk.store.user = "박주무관"
    with pytest.raises(UserError, match="되돌"):
        history.undo(desk)
    assert _number(cohort, 0) == "2026-물류-001"

"""훈련수당: counted from the 출석부, paid once, and what was paid stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from jobdesk.domain.changes import Change
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import AllowanceStep, Mark
from jobdesk.errors import UserError
from jobdesk.services import (
    attendance,
    cohort_records,
    cohorts,
    entries,
    history,
    merging,
    trainee_pay,
    trainee_pay_guard,
)
from jobdesk.services.desk import Desk
from tests import attendance_kit
from tests.attendance_kit import Made

_OCT, _NOV = date(2026, 10, 1), date(2026, 11, 1)


@pytest.fixture
def cohort(desk: Desk) -> Made:
    """Three people; five lessons in October, fifteen in November, 11,600 won a day."""
    made = attendance_kit.make(
        desk,
        people=3,
        days=20,
        first=date(2026, 10, 26),
        allowance_day=11_600,
        allowance_month_cap=150_000,
    )
    attendance.fill_days(desk, made.id, made.days)
    return made


def _kept(cohort: Made) -> list[tuple[date | None, int | None, int | None, str]]:
    found = cohort_records.allowances(cohort.desk, cohort.id)
    return [
        (one.month, one.days, one.amount, one.step.value)
        for one in found
        if one.trainee_id == cohort.people[0]
    ]


def test_a_month_is_counted_then_paid(cohort: Made) -> None:
    """The oldest month comes first; the cap of a month cuts the second."""
    desk = cohort.desk
    sheet = trainee_pay.sheet(desk, cohort.id)
    assert (sheet.month, sheet.months) == (_OCT, (_OCT, _NOV))
    assert [(row.name, row.owed.days, row.owed.amount) for row in sheet.rows] == [
        (name, 5, 58_000) for name in ("김민지", "이영수", "박정숙")
    ]
    with pytest.raises(UserError, match="산정하지 않았습니다"):
        trainee_pay.pay(desk, cohort.id, _OCT)
    change = trainee_pay.count(desk, cohort.id, _OCT)
    assert change.label == "훈련수당 산정: 2026년 10월 3명 174,000원"
    trainee_pay.pay(desk, cohort.id, _OCT)
    assert trainee_pay.sheet(desk, cohort.id).month == _NOV
    trainee_pay.count(desk, cohort.id, _NOV)
    assert _kept(cohort) == [(_OCT, 5, 58_000, "지급"), (_NOV, 15, 150_000, "산정")]
    assert trainee_pay.sheet(desk, cohort.id, _NOV).rows[0].remark == "월 한도 적용"
    trainee_pay.pay(desk, cohort.id, _NOV)  # 15 x 11,600 is more: an auditor asks why
    assert trainee_pay.sheet(desk, cohort.id, _NOV).rows[0].remark == "월 한도 적용"
    history.undo(desk)
    history.undo(desk)
    history.undo(desk)
    assert _kept(cohort) == [(_OCT, 5, 58_000, "산정")]


def test_nothing_is_counted_while_a_day_is_open(cohort: Made) -> None:
    """Whoever has no open day may be counted."""
    desk, who = cohort.desk, cohort.people[1]
    attendance.clear(desk, cohort.id, [(who, cohort.days[0])])
    with pytest.raises(UserError, match="이영수 님의 출결이 아직 비어"):
        trainee_pay.count(desk, cohort.id, _OCT)
    trainee_pay.count(desk, cohort.id, _OCT, [cohort.people[0]])
    assert _kept(cohort) == [(_OCT, 5, 58_000, "산정")]


def test_a_changed_mark_has_to_be_counted_again_before_it_is_paid(cohort: Made) -> None:
    """And says so on the sheet."""
    desk, who = cohort.desk, cohort.people[0]
    trainee_pay.count(desk, cohort.id, _OCT)
    attendance.mark(desk, cohort.id, [(who, cohort.days[0])], Mark.ABSENT)
    row = trainee_pay.sheet(desk, cohort.id, _OCT).rows[0]
    assert (row.stale, row.remark) == (True, "산정 뒤 출결이 바뀜 (산정 58,000원)")
    with pytest.raises(UserError, match="다시 산정"):
        trainee_pay.pay(desk, cohort.id, _OCT)
    trainee_pay.count(desk, cohort.id, _OCT)
    assert _kept(cohort) == [(_OCT, 4, 46_400, "산정")]
    with pytest.raises(UserError, match="산정한 것과 출석부가 같습니다"):
        trainee_pay.count(desk, cohort.id, _OCT)


def test_what_was_paid_stays_and_the_difference_is_said(cohort: Made) -> None:
    """Counting again passes it over."""
    desk, who = cohort.desk, cohort.people[0]
    trainee_pay.count(desk, cohort.id, _OCT)
    trainee_pay.pay(desk, cohort.id, _OCT)
    attendance.mark(desk, cohort.id, [(who, cohort.days[0])], Mark.ABSENT)
    row = trainee_pay.sheet(desk, cohort.id, _OCT).rows[0]
    assert (row.shown_amount, row.remark) == (58_000, "지급 뒤 출결이 바뀌어 11,600원 초과")
    with pytest.raises(UserError, match="산정한 것과 출석부가 같습니다"):
        trainee_pay.count(desk, cohort.id, _OCT)
    assert _kept(cohort) == [(_OCT, 5, 58_000, "지급")]
    with pytest.raises(UserError, match="이미 모두 지급"):
        trainee_pay.pay(desk, cohort.id, _OCT)


def test_who_gets_nothing_has_no_record(cohort: Made) -> None:
    """One counted before is put away again."""
    desk, who = cohort.desk, cohort.people[0]
    trainee_pay.count(desk, cohort.id, _OCT)
    absent = [(who, day) for day in cohort.days[:5]]
    attendance.mark(desk, cohort.id, absent, Mark.ABSENT)
    trainee_pay.count(desk, cohort.id, _OCT)
    assert _kept(cohort) == []
    trainee_pay.pay(desk, cohort.id, _OCT)
    paid = cohort_records.allowances(desk, cohort.id)
    assert {one.step for one in paid} == {AllowanceStep.PAID}
    assert len(paid) == 2


def test_a_payment_is_taken_back_with_its_reason(cohort: Made) -> None:
    """It is 산정 again."""
    desk = cohort.desk
    trainee_pay.count(desk, cohort.id, _OCT)
    (first, *_) = cohort_records.allowances(desk, cohort.id)
    with pytest.raises(UserError, match="지급한 수당이 아닙니다"):
        trainee_pay.take_back(desk, [first.id], "계좌 오류")
    trainee_pay.pay(desk, cohort.id, _OCT, on=date(2026, 11, 10))
    with pytest.raises(UserError, match="사유를 입력"):
        trainee_pay.take_back(desk, [first.id], "")
    trainee_pay.take_back(desk, [first.id], "계좌 오류")
    (first, *_) = cohort_records.allowances(desk, cohort.id)
    assert (first.step, first.paid_on, first.note) == (
        AllowanceStep.COUNTED,
        None,
        "지급 취소: 계좌 오류",
    )


def test_days_of_payment_lie_within_reason(cohort: Made) -> None:
    """Neither before the month nor after today; a month to come has nothing to pay."""
    desk = cohort.desk
    trainee_pay.count(desk, cohort.id, _OCT)
    with pytest.raises(UserError, match="대상 월보다"):
        trainee_pay.pay(desk, cohort.id, _OCT, on=date(2026, 9, 30))
    with pytest.raises(UserError, match="오늘보다 뒤"):
        trainee_pay.pay(desk, cohort.id, _OCT, on=date(2026, 11, 21))
    with pytest.raises(UserError, match="수업을 받은 교육생이 없습니다"):
        trainee_pay.count(desk, cohort.id, date(2026, 12, 1))


def test_an_account_is_remembered_for_the_next_month_and_kept_when_paid(cohort: Made) -> None:
    """A paid one is not written over."""
    desk = cohort.desk
    trainee_pay.count(desk, cohort.id, _OCT)
    (first, *_) = cohort_records.allowances(desk, cohort.id)
    trainee_pay.set_account(desk, first.id, "농협 302-1234-5678-11")
    trainee_pay.pay(desk, cohort.id, _OCT)
    with pytest.raises(UserError, match="이미 지급"):
        trainee_pay.set_account(desk, first.id, "")
    trainee_pay.count(desk, cohort.id, _NOV)
    rows = trainee_pay.sheet(desk, cohort.id, _NOV).rows
    assert [row.account for row in rows] == ["농협 302-1234-5678-11", "", ""]


def test_a_cohort_without_an_allowance_says_so(cohort: Made) -> None:
    """Rather than paying nothing."""
    desk = cohort.desk
    one = cohort_records.cohort(desk, cohort.id)
    entries.save(desk, replace(one, allowance_day=None))
    assert trainee_pay.sheet(desk, cohort.id).rows == ()
    with pytest.raises(UserError, match="정해져 있지 않습니다"):
        trainee_pay.count(desk, cohort.id, _OCT)


def _limit(cohort: Made, won: int | None) -> Change:
    one = cohort_records.cohort(cohort.desk, cohort.id)
    return cohorts.save(cohort.desk, replace(one, allowance_cap=won))


def test_the_limit_is_not_lowered_beneath_what_was_paid(cohort: Made) -> None:
    """58,000 won went to each of three; an undo does not lower it either."""
    desk = cohort.desk
    _limit(cohort, 50_000)
    raised = _limit(cohort, 60_000)
    trainee_pay.count(desk, cohort.id, _OCT)
    trainee_pay.pay(desk, cohort.id, _OCT)
    with pytest.raises(UserError, match="외 2명께 이미 훈련수당을 58,000원까지") as refused:
        _limit(cohort, 57_999)
    assert refused.value.field == "allowance_cap"
    with pytest.raises(UserError, match="총 한도보다 많이 지급"):
        history.undo(desk, raised.operation)
    _limit(cohort, None)
    with pytest.raises(UserError, match="총 한도를 10,000원으로 바꾸지 않았습니다"):
        _limit(cohort, 10_000)
    _limit(cohort, 58_000)
    assert cohort_records.cohort(desk, cohort.id).allowance_cap == 58_000


def test_of_a_month_paid_to_two_who_became_one_the_second_goes_when_taken_back(
    cohort: Made,
) -> None:
    desk = cohort.desk
    trainee_pay.count(desk, cohort.id, _OCT)
    trainee_pay.pay(desk, cohort.id, _OCT)
    one, two = (cohort_records.trainee(desk, id_).seeker_id or 0 for id_ in cohort.people[:2])
    merging.merge(desk, KindId.SEEKERS, one, two)
    both = [
        each.id
        for each in cohort_records.allowances(desk, cohort.id)
        if each.trainee_id == cohort.people[0]
    ]
    trainee_pay.take_back(desk, both[:1], "두 번 지급")
    assert _kept(cohort) == [(_OCT, 5, 58_000, "지급")]
    assert trainee_pay_guard.faults(desk) == frozenset()
    history.undo(desk)
    trainee_pay.take_back(desk, both, "계좌 오류")
    assert _kept(cohort) == [(_OCT, 5, 58_000, "산정")]

"""Whatever is marked, counted, paid, taken back and undone: no month twice, no limit passed, and
what was paid is what it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobdesk.domain.trainees import AllowanceStep, Mark
from jobdesk.errors import UserError
from jobdesk.services import attendance, cohort_records, history, trainee_pay
from jobdesk.services.desk import Desk
from tests.attendance_kit import Made, make

_OCT, _NOV = date(2026, 10, 1), date(2026, 11, 1)
_DAY, _MONTH, _WHOLE = 10_000, 60_000, 100_000
_WHAT = ("mark", "mark", "count", "count one", "pay", "pay one", "back", "undo", "other", "redo")
STEPS = st.lists(
    st.tuples(
        st.sampled_from(_WHAT),
        st.integers(0, 1),
        st.integers(0, 15),
        st.booleans(),
        st.sampled_from(list(Mark)),
    ),
    min_size=4,
    max_size=20,
)


def _do(cohort: Made, what: str, at: int, column: int, late: bool, word: Mark) -> None:
    desk, who, month = cohort.desk, cohort.people[at], _NOV if late else _OCT
    if what == "mark":
        attendance.mark(desk, cohort.id, [(who, cohort.days[column])], word)
    elif what.startswith("count"):
        trainee_pay.count(desk, cohort.id, month, [who] if what == "count one" else None)
    elif what.startswith("pay"):
        trainee_pay.pay(desk, cohort.id, month, [who] if what == "pay one" else None)
    elif what == "back":
        stored = cohort_records.allowances(desk, cohort.id)
        paid = [one.id for one in stored if one.step is AllowanceStep.PAID]
        trainee_pay.take_back(desk, paid[:1], "계좌 오류")
    elif what == "redo":
        history.redo(desk)
    else:
        desk.store.user = "박주무관" if what == "other" else "관리자"
        history.undo(desk)


def _paid(cohort: Made) -> dict[int, int | None]:
    stored = cohort_records.allowances(cohort.desk, cohort.id)
    return {one.id: one.amount for one in stored if one.step is AllowanceStep.PAID}


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_limits_hold_and_what_was_paid_stays(
    desk: Desk, steps: list[tuple[str, int, int, bool, Mark]]
) -> None:
    """Read from the rows alone, by the words of the issue."""
    desk.store.user = "준비"  # whose steps nobody takes back
    cohort = make(
        desk,
        people=2,
        days=16,
        first=date(2026, 10, 22),
        allowance_day=_DAY,
        allowance_month_cap=_MONTH,
        allowance_cap=_WHOLE,
    )
    attendance.fill_days(desk, cohort.id, cohort.days)
    for number, step in enumerate(steps):
        desk.store.user = "관리자" if number % 3 else "박주무관"
        before = _paid(cohort)
        try:
            _do(cohort, *step)
        except UserError:
            assert _paid(cohort) == before
        stored = cohort_records.allowances(desk, cohort.id)
        places = [(one.trainee_id, one.month) for one in stored]
        assert len(set(places)) == len(places)
        for who in cohort.people:
            theirs = [one for one in stored if one.trainee_id == who]
            paid = sum(one.amount or 0 for one in theirs if one.step is AllowanceStep.PAID)
            assert paid <= _WHOLE
            assert all((one.amount or 0) <= min(_MONTH, (one.days or 0) * _DAY) for one in theirs)
        now = _paid(cohort)
        assert all(now[id_] == before[id_] for id_ in now.keys() & before.keys())


def test_two_desks_cannot_make_a_month_twice(desk: Desk) -> None:
    """One puts a counted month away, the other counts it again, the first undoes."""
    cohort = make(desk, people=1, days=10, allowance_day=_DAY)
    attendance.fill_days(desk, cohort.id, cohort.days)
    trainee_pay.count(desk, cohort.id, _NOV)
    (one,) = cohort_records.allowances(desk, cohort.id)
    absent = [(cohort.people[0], day) for day in cohort.days]
    attendance.mark(desk, cohort.id, absent, Mark.ABSENT)
    desk.store.user = "박주무관"
    trainee_pay.count(desk, cohort.id, _NOV)
    assert cohort_records.allowances(desk, cohort.id) == []
    desk.store.user = "관리자"
    history.undo(desk)
    trainee_pay.count(desk, cohort.id, _NOV)
    desk.store.user = "박주무관"
    with pytest.raises(UserError, match="둘이 됩니다"):
        history.undo(desk)
    (again,) = cohort_records.allowances(desk, cohort.id)
    assert replace(again, id=0, revision=0).days == one.days

"""Whatever is marked, decided, excepted, issued and undone: a 수료 never contradicts the grid."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobdesk.domain.cohorts import SessionStatus
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import ExitReason, Mark, TraineeStatus
from jobdesk.errors import UserError
from jobdesk.services import (
    attendance,
    certificates,
    cohort_records,
    completion,
    completion_guard,
    entries,
    exits,
    history,
)
from jobdesk.services.desk import Desk
from tests.attendance_kit import Made, make

_S = TraineeStatus
_WHAT = (
    "mark", "mark", "clear", "fill", "decide", "decide one", "except", "take back", "issue",
    "cancel", "leave", "come back", "rule", "lesson", "undo", "undo of another", "redo",
)  # fmt: skip
STEPS = st.lists(
    st.tuples(
        st.sampled_from(_WHAT),
        st.integers(0, 2),
        st.integers(0, 4),
        st.sampled_from(list(Mark)),
    ),
    min_size=4,
    max_size=24,
)


def _do(cohort: Made, what: str, at: int, column: int, word: Mark) -> None:
    desk, who, day = cohort.desk, cohort.people[at], cohort.days[column]
    if what == "mark":
        attendance.mark(desk, cohort.id, [(who, day)], word)
    elif what == "clear":
        attendance.clear(desk, cohort.id, [(who, day)])
    elif what == "fill":
        attendance.fill_days(desk, cohort.id, cohort.days)
    elif what == "decide":
        completion.decide(desk, cohort.id)
    elif what == "decide one":
        completion.decide(desk, cohort.id, [who])
    elif what == "except":
        completion.except_(desk, [who], "격리")
    elif what == "take back":
        completion.take_back(desk, [who])
    elif what == "issue":
        certificates.issue(desk, cohort.id, [who])
    elif what == "cancel":
        certificates.cancel(desk, [who], "오기")
    elif what == "leave":
        exits.leave(desk, [who], day, ExitReason.PERSONAL)
    elif what == "come back":
        exits.come_back(desk, [who])
    elif what == "rule":
        with desk.store.operation("기준"):
            one = cohort_records.cohort(desk, cohort.id)
            entries.save(desk, replace(one, rule_percent=20 * (column + 1)))
            completion_guard.follow(desk, cohort.id)
    elif what == "lesson":
        with desk.store.operation("수업"):
            one = cohort_records.sessions(desk, cohort.id)[column]
            off = one.status is not SessionStatus.CANCELLED
            status = SessionStatus.CANCELLED if off else SessionStatus.SET
            entries.save(desk, replace(one, status=status, reason="사정" if off else ""))
            completion_guard.follow(desk, cohort.id)
    elif what == "redo":
        history.redo(desk)
    else:
        desk.store.user = "박주무관" if what == "undo of another" else "관리자"
        history.undo(desk)


def _contradictions(cohort: Made) -> list[str]:
    """Read from the rows alone, by the words of the issue: no function of the guard."""
    desk = cohort.desk
    one = cohort_records.cohort(desk, cohort.id)
    days = [
        each.held_on
        for each in cohort_records.sessions(desk, cohort.id)
        if each.status is not SessionStatus.CANCELLED
    ]
    marks = {
        (each.trainee_id, each.held_on): each.mark
        for each in cohort_records.attendance(desk, cohort.id)
    }
    wrong = []
    for who in cohort_records.trainees(desk, cohort.id):
        if who.certificate_number and who.status is not _S.COMPLETED:
            wrong.append(f"{who.id} has a certificate and is {who.status}")
        if who.status not in (_S.COMPLETED, _S.NOT_COMPLETED) or not days:
            continue
        theirs = [marks.get((who.id, day)) for day in days]
        if not any(theirs) and who.exception:
            continue
        slips = sum(mark in (Mark.LATE, Mark.EARLY, Mark.OUT) for mark in theirs)
        there = sum(mark is not Mark.ABSENT for mark in theirs) - slips // 3
        reaches = Fraction(there, len(days)) * 100 >= (one.rule_percent or 0)
        completes = reaches or bool(who.exception)
        if None in theirs or completes is not (who.status is _S.COMPLETED):
            wrong.append(f"{who.id} is {who.status}: {theirs}, {one.rule_percent}")
    return wrong


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_completion_never_contradicts_the_grid(
    desk: Desk, steps: list[tuple[str, int, int, Mark]]
) -> None:
    """Steps of two members of staff, some refused; after each the grid bears the decisions out."""
    desk.store.user = "준비"  # whose steps nobody takes back
    cohort = make(desk, people=3, days=5, first=date(2026, 11, 2) - timedelta(days=28))
    attendance.fill_days(desk, cohort.id, cohort.days)
    for number, step in enumerate(steps):
        desk.store.user = "관리자" if number % 3 else "박주무관"
        before = _rows(cohort)
        try:
            _do(cohort, *step)
        except UserError:
            assert _rows(cohort) == before
        assert _contradictions(cohort) == [], step
    numbers = [one.number for one in certificates.ledger(desk, cohort.id)]
    held = [
        one.certificate_number
        for one in cohort_records.trainees(desk, cohort.id)
        if one.certificate_number
    ]
    assert len(set(held)) == len(held)
    assert set(held) <= set(numbers)


def _rows(cohort: Made) -> object:
    desk = cohort.desk
    people = cohort_records.trainees(desk, cohort.id)
    return [replace(one, revision=0) for one in people], cohort.marks(), KindId.TRAINEES

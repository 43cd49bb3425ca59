"""A timetable walked at random: whatever is done by hand, no mark loses its lesson, what was held
stands, a new timetable brings back every hour, and undo goes back the same way."""

from __future__ import annotations

import random
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

import pytest

from jobdesk.domain import cohort_schedule as rules
from jobdesk.domain.attendance import lesson_days
from jobdesk.domain.cohorts import CohortSession, SessionStatus, SessionType
from jobdesk.domain.trainees import Mark, TraineeStatus
from jobdesk.errors import UserError
from jobdesk.services import (
    attendance,
    cohort_records,
    cohort_schedule,
    cohorts,
    history,
    holidays,
    lessons,
)
from jobdesk.services.desk import Desk
from jobdesk.services.lessons import MakeUp
from tests.cohort_kit import make_cohort, trainee
from tests.conftest import TODAY

FIRST, DAY = date(2026, 11, 9), timedelta(days=1)
WANTED = {1: 16, 2: 40, 3: 8}


class Walk:
    """One cohort, and what may be done to its lessons."""

    def __init__(self, desk: Desk, seed: int) -> None:
        self.desk, self.dice = desk, random.Random(seed)
        self.id = make_cohort(desk, starts_on=FIRST)
        self.who = trainee(desk, self.id, status=TraineeStatus.RUNNING)
        cohort_schedule.keep(desk, self.id, cohort_schedule.propose(desk, self.id))

    @property
    def lessons(self) -> list[CohortSession]:
        return cohort_records.sessions(self.desk, self.id)

    def some(self) -> list[int]:
        day = self.dice.choice(self.lessons).held_on
        return [each.id for each in self.lessons if each.held_on == day]

    def day(self) -> date:
        return FIRST + self.dice.randrange(25) * DAY

    def step(self) -> None:
        """One thing that somebody does, or is refused."""
        desk, dice = self.desk, self.dice
        made_up = MakeUp(self.day(), dice.choice(["", "10:00"]))
        extra = lessons.blank(desk, self.id, self.day(), dice.choice(list(SessionType)))
        days = tuple(dice.sample(["월", "화", "수", "목", "금", "토"], dice.randint(1, 6)))
        steps = [
            lambda: lessons.move(desk, self.some(), self.day(), reason="강사 사정"),
            lambda: lessons.cancel(desk, self.some(), "폭설"),
            lambda: lessons.cancel(desk, self.some(), "폭설", made_up),
            lambda: lessons.make_up(desk, self.some(), made_up),
            lambda: lessons.reinstate(desk, self.some()),
            lambda: lessons.hold_until(desk, self.id, TODAY),
            lambda: lessons.not_held(desk, self.some()),
            lambda: lessons.trash(desk, self.some()),
            lambda: lessons.add(desk, replace(extra, hours=2)),
            lambda: attendance.mark(desk, self.id, [(self.who, self.day())], Mark.PRESENT),
            lambda: attendance.clear(desk, self.id, [(self.who, self.day())]),
            lambda: cohorts.save(
                desk, replace(cohort_records.cohort(desk, self.id), weekdays=days)
            ),
            self.anew,
            lambda: history.undo(desk),
        ]
        with suppress(UserError):
            dice.choice(steps)()

    def anew(self) -> None:
        before = {each.id: each for each in self.lessons}
        marked = {each.held_on for each in cohort_records.attendance(self.desk, self.id)}
        proposal = cohort_schedule.propose(self.desk, self.id)
        cohort_schedule.keep(self.desk, self.id, proposal)
        after = {each.id: each for each in self.lessons}
        for id_, each in before.items():
            if each.status is not SessionStatus.SET or each.held_on in marked:
                assert after[id_] == each
        taught: Counter[int | None] = Counter()
        for each in after.values():
            if rules.counts(each):
                taught[each.subject_id] += each.hours or 0
        assert all(taught[subject] >= hours for subject, hours in WANTED.items())
        fixed = {each.id for each in proposal.made.fixed}
        off = rules.days_off(cohort_records.cohort(self.desk, self.id), holidays.bundled())
        assert not [e for e in after.values() if e.id not in fixed and e.held_on in off]
        assert cohort_schedule.propose(self.desk, self.id).says_nothing_new

    def check(self) -> None:
        """No step leaves a mark without its lesson."""
        days = {each.held_on for each in lesson_days(self.lessons)}
        assert {each.held_on for each in cohort_records.attendance(self.desk, self.id)} <= days
        for each in self.lessons:
            assert each.makes_up_id is None or each.session_type is SessionType.MAKE_UP


@pytest.mark.parametrize("seed", range(6))
def test_no_walk_leaves_a_mark_without_a_lesson(desk: Desk, seed: int) -> None:
    walk = Walk(desk, seed)
    for _ in range(40):
        walk.step()
        walk.check()


def test_every_step_is_taken_back_by_one_undo(desk: Desk) -> None:
    walk = Walk(desk, 99)
    for _ in range(60):
        before = (walk.lessons, cohort_records.cohort(desk, walk.id))
        last = history.next_undo(desk)
        walk.step()
        done = history.next_undo(desk)
        if last is None or done is None or done.id <= last.id:
            continue
        history.undo(desk)
        assert plain(walk.lessons) == plain(before[0])
        cohort = cohort_records.cohort(desk, walk.id)
        assert replace(cohort, revision=0) == replace(before[1], revision=0)
        history.redo(desk)


def plain(found: list[CohortSession]) -> list[CohortSession]:
    return [replace(each, revision=0) for each in found]

"""A cohort walked at random through every service that writes to it, with undo of anything:
after each step, done or refused, its records agree (see cohort_faults) and its pages can be read.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from jobdesk.domain.cohorts import CohortStatus, RuleBasis, SessionType
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import ExitReason, Mark, Qualification, TraineeStatus
from jobdesk.errors import UserError
from jobdesk.services import (
    attendance,
    certificates,
    cohort_figures,
    cohort_hires,
    cohort_records,
    cohort_standing,
    cohort_todos,
    cohorts,
    completion,
    completion_board,
    exits,
    history,
    lessons,
    lists,
    merging,
    qualifications,
    seats,
    trainee_pay,
    trainees,
    trash,
)
from jobdesk.services.desk import Desk
from jobdesk.services.lessons import MakeUp
from tests import attendance_kit, casework, cohort_faults

SEEDS = (3, 22, 41)
STEPS = 120
MONTH = date(2026, 11, 1)
_PUT_AWAY = (
    KindId.COHORTS, KindId.TRAINEES, KindId.COHORT_SESSIONS, KindId.QUALIFICATIONS,
    KindId.SEEKERS, KindId.PLACEMENTS, KindId.COURSES,
)  # fmt: skip


class Walk:
    """One cohort among others, and all that may be done to it."""

    def __init__(self, desk: Desk, seed: int) -> None:
        self.desk, self.dice = desk, random.Random(seed)
        self.made = attendance_kit.make(
            desk, 5, 8, seats=5, allowance_day=10_000, allowance_cap=60_000
        )
        self.id, self.other = self.made.id, attendance_kit.make(desk, 2, 3).id
        self.more = [casework.seeker(desk, f"추가{n}") for n in range(3)]
        trainees.apply(desk, self.id, self.more)
        self.firm = casework.employer(desk, "한빛")
        self.begun = history.recent(desk, 1)[0].id
        self.told: list[str] = []

    def some(self, of: Iterable[int], most: int = 2) -> list[int]:
        every = list(of)
        return self.dice.sample(every, min(len(every), self.dice.randint(1, most)))

    def people(self, most: int = 2) -> list[int]:
        return self.some((each.id for each in cohort_records.trainees(self.desk, self.id)), most)

    def lesson(self) -> list[int]:
        return self.some((each.id for each in cohort_records.sessions(self.desk, self.id)), 1)

    def day(self) -> date:
        return self.dice.choice(self.made.days)

    def places(self, people: int, days: int) -> list[tuple[int, date]]:
        chosen = self.dice.sample(self.made.days, self.dice.randint(1, days))
        return [(who, day) for who in self.people(people) for day in chosen]

    def step(self) -> None:
        """One thing that somebody does, or is refused."""
        known = history.recent(self.desk, 1)[0].id
        with suppress(UserError):
            self.one_of(
                self.marks, self.timetable, self.outcomes, self.places_taken, self.money,
                self.person_form, self.person_form, self.cohort_form,
                self.back, self.back, self.bins, self.rest,
            )  # fmt: skip
        newest = history.recent(self.desk, 1)[0]
        if newest.id != known:
            self.told.append(newest.label)

    def one_of(self, *acts: Callable[[], object]) -> None:
        self.dice.choice(acts)()

    def marks(self) -> None:
        desk, word = self.desk, self.dice.choice(list(Mark))
        self.one_of(
            lambda: attendance.mark(desk, self.id, self.places(5, 4), word),
            lambda: attendance.fill_days(desk, self.id, self.made.days),
            lambda: attendance.clear(desk, self.id, self.places(2, 2)),
        )

    def timetable(self) -> None:
        desk, dice = self.desk, self.dice
        made_up = MakeUp(self.day() + timedelta(days=dice.choice([0, 14])))
        extra = replace(lessons.blank(desk, self.id, self.day()), hours=4)
        self.one_of(
            lambda: lessons.cancel(desk, self.lesson(), "폭설", dice.choice([None, made_up])),
            lambda: lessons.move(desk, self.lesson(), self.day()),
            lambda: lessons.reinstate(desk, self.lesson()),
            lambda: lessons.add(desk, extra),
            self.other_lesson,
        )

    def other_lesson(self) -> None:
        fields = {"hours": [1, 4, 8], "session_type": [*SessionType], "held_on": self.made.days}
        if there := cohort_records.sessions(self.desk, self.id):
            lessons.save(self.desk, self.changed(self.dice.choice(there), fields))

    def outcomes(self) -> None:
        desk, who = self.desk, self.people(1)
        reason = self.dice.choice([ExitReason.PERSONAL, ExitReason.EARLY_HIRE])
        self.one_of(
            lambda: completion.decide(desk, self.id),
            lambda: completion.decide(desk, self.id, who),
            lambda: completion.except_(desk, who, "격리"),
            lambda: completion.take_back(desk, who),
            lambda: certificates.issue(desk, self.id, who),
            lambda: certificates.cancel(desk, who, "오기"),
            lambda: certificates.reissue(desk, who, "분실"),
            lambda: exits.leave(desk, who, self.day(), reason),
            lambda: exits.come_back(desk, who),
            lambda: qualifications.add_many(desk, who, Qualification(title="지게차")),
        )

    def places_taken(self) -> None:
        desk, who = self.desk, self.people()
        self.one_of(
            lambda: seats.select(desk, who),
            lambda: seats.wait(desk, who),
            lambda: seats.decline(desk, who[:1]),
            lambda: seats.reject(desk, who[:1]),
            lambda: seats.cancel(desk, who[:1]),
            lambda: seats.begin(desk, self.id),
        )

    def money(self) -> None:
        desk = self.desk
        paid = self.some((each.id for each in cohort_records.allowances(desk, self.id)), 1)
        self.one_of(
            lambda: trainee_pay.count(desk, self.id, MONTH),
            lambda: trainee_pay.pay(desk, self.id, MONTH),
            lambda: trainee_pay.take_back(desk, paid, "계좌 오류"),
        )

    def changed(self, record: Any, fields: Mapping[str, Sequence[object]]) -> Any:
        """The record with one of these fields another."""
        field = self.dice.choice(list(fields))
        return replace(record, **{field: self.dice.choice(fields[field])})

    def person_form(self) -> None:
        fields = {
            "status": [*TraineeStatus],
            "left_on": [None, *self.made.days],
            "started_on": [None, *self.made.days],
            "exception": ["", "격리"],
            "number": range(1, 10),
            "seeker_id": self.more,
            "waiting_rank": [None, 1, 2],
        }
        for who in self.people(1):
            one = cohort_records.trainee(self.desk, who)
            trainees.save(self.desk, self.changed(one, fields))

    def cohort_form(self) -> None:
        fields = {
            "rule_percent": [50, 80, 100, None],
            "rule_basis": [*RuleBasis],
            "slips_per_absence": [1, 3],
            "excused": [True, False],
            "seats": [3, 5, 7],
            "allowance_cap": [20_000, 60_000, None],
        }
        old = cohort_records.cohort(self.desk, self.id)
        cohorts.save(self.desk, self.changed(old, fields))

    def back(self) -> None:
        done = [each.id for each in history.recent(self.desk, 40) if each.id > self.begun]
        any_ = self.dice.choice(done) if done else None
        self.one_of(
            lambda: history.undo(self.desk, any_),
            lambda: history.undo(self.desk),
            lambda: history.redo(self.desk),
        )

    def bins(self) -> None:
        kind = self.dice.choice(_PUT_AWAY)
        put = self.dice.choice([trash.TRASH, trash.UNTRASH])
        every = [
            *lists.find(self.desk, kind),
            *lists.find(self.desk, kind, lists.Filter(trashed=True)),
        ]
        if every:
            put[kind](self.desk, self.some(every))

    def rest(self) -> None:
        desk, who = self.desk, self.people(2)
        status = self.dice.choice(list(CohortStatus))
        self.one_of(
            lambda: cohorts.set_status(desk, self.id, status, anyway=True),
            lambda: cohorts.untrash(desk, [self.id]),
            lambda: self.hire(who),
            lambda: self.merge(who),
        )

    def hire(self, who: list[int]) -> None:
        if who:
            blank = cohort_hires.blank(self.desk, who[0])
            hired = replace(blank, employer_id=self.firm, hire_date=self.day())
            left = self.dice.choice([None, self.day()])
            cohort_hires.record(self.desk, hired, left_on=left)

    def merge(self, who: list[int]) -> None:
        if len(who) == 2 and self.dice.random() < 0.3:
            same = [cohort_records.trainee(self.desk, id_).seeker_id or 0 for id_ in who]
            merging.merge(self.desk, KindId.SEEKERS, *same)

    def read(self) -> None:
        cohort_figures.of_cohort(self.desk, self.id)
        tuple(cohort_todos.due(self.desk))
        cohort_standing.points(self.desk, self.id)
        completion_board.board(self.desk, self.id)


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_is_done_to_a_cohort_its_records_agree(desk: Desk, seed: int) -> None:
    walk = Walk(desk, seed)
    for number in range(STEPS):
        walk.step()
        assert cohort_faults.found(desk, walk.id, walk.other) == [], (seed, number, walk.told[-14:])
        walk.read()
    assert len(walk.told) > STEPS // 10  # also where the cohort lies in the 휴지통 for long

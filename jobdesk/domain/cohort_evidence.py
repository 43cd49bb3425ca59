"""What the results of training cohorts are reckoned from: the few fields of each record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from jobdesk.domain.aftercare import FollowUp
from jobdesk.domain.casework import Placement
from jobdesk.domain.cohorts import CohortMeasure, CohortStatus, RateBase
from jobdesk.domain.day_evidence import Who
from jobdesk.domain.survey_figures import SurveyResult
from jobdesk.domain.trainees import ExitReason, TraineeStatus


class Run(NamedTuple):
    """A cohort. ``days`` and ``hours`` are those of its lessons (정규 and 보강, 휴강 left out);
    without a timetable ``hours`` are the course's and ``days`` 0."""

    id: int
    course_id: int
    course: str
    title: str
    round: int | None
    status: CohortStatus
    starts_on: date
    ends_on: date | None
    place: str
    operator: str
    seats: int | None
    days: int
    hours: int
    base: RateBase


class Learner(NamedTuple):
    """A 교육생; ``id`` is that of the 교육생, not of the person."""

    id: int
    cohort_id: int
    status: TraineeStatus
    exit_reason: ExitReason
    education: str
    who: Who


class Gained(NamedTuple):
    """One certificate of one 교육생."""

    id: int
    cohort_id: int
    trainee_id: int
    title: str


class Hired(NamedTuple):
    """A 취업 of a cohort: ``firm`` as it is called, ``asked`` the contacts after it."""

    placement: Placement
    cohort_id: int
    firm: str
    asked: tuple[FollowUp, ...]
    who: Who


class Goal(NamedTuple):
    """The target in force of one measure, as typed, and what it revised ("" where nothing)."""

    cohort_id: int
    measure: CohortMeasure
    value: str
    former: str


class Money(NamedTuple):
    """What one source gives a cohort and what was spent of it, in won."""

    id: int
    cohort_id: int
    source: str
    amount: int | None
    spent: int | None


class Asked(NamedTuple):
    """A 만족도 조사 of a cohort and what it came to."""

    cohort_id: int
    result: SurveyResult


class Act(NamedTuple):
    """One thing done around a cohort: ``what`` is one of ACTS, ``label`` how it is called in
    print, ``amount`` how much it counts, ``people`` the heads (of a 특강 the hours) in it, None
    where nobody counted, ``who_id`` the firm or person it was done with, 0 where there is none;
    ``unit`` is what ``amount`` counts, empty for the unit of ``what``."""

    id: int
    cohort_id: int
    what: str
    label: str
    amount: int
    people: int | None
    who_id: int
    unit: str = ""


DEMAND, COMMITMENT = "수요조사", "채용약정"
EXTRA, NOTES, VISITS = "특강", "훈련생 상담", "기업 방문"
MEETINGS, DAYS, PUBLICITY = "간담회", "만남의 날", "홍보"
ACTS: tuple[tuple[str, str], ...] = (
    (DEMAND, "개사"),
    (COMMITMENT, "개사"),
    (EXTRA, "회"),
    (NOTES, "건"),
    (VISITS, "회"),
    (MEETINGS, "회"),
    (DAYS, "회"),
    (PUBLICITY, "건"),
)
"""What is done around a cohort, in the order of printing, each with its unit."""
TOURS = "기업 탐방"
"""The purpose of a visit with the trainees; a line of its own in print (사례집, 김천)."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything behind the results of some cohorts, read in one snapshot."""

    runs: tuple[Run, ...]
    learners: tuple[Learner, ...]
    gained: tuple[Gained, ...]
    hires: tuple[Hired, ...]
    goals: tuple[Goal, ...]
    money: tuple[Money, ...]
    surveys: tuple[Asked, ...]
    acts: tuple[Act, ...]

    def by_run(self) -> tuple[tuple[Run, Evidence], ...]:
        """Each cohort with the part that belongs to it: every record is looked at once, however
        many cohorts there are."""
        learners, gained = _by_cohort(self.learners), _by_cohort(self.gained)
        hires, goals, money = map(_by_cohort, (self.hires, self.goals, self.money))
        surveys, acts = _by_cohort(self.surveys), _by_cohort(self.acts)
        return tuple(
            (
                run,
                Evidence(
                    (run,),
                    tuple(learners[run.id]),
                    tuple(gained[run.id]),
                    tuple(hires[run.id]),
                    tuple(goals[run.id]),
                    tuple(money[run.id]),
                    tuple(surveys[run.id]),
                    tuple(acts[run.id]),
                ),
            )
            for run in self.runs
        )


def _by_cohort(found: Iterable[Any]) -> dict[int, list[Any]]:
    of: dict[int, list[Any]] = defaultdict(list)
    for one in found:
        of[one.cohort_id].append(one)
    return of

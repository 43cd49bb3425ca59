"""교육 as one person or firm knows it: the cohorts somebody was in, what a firm promised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jobdesk.domain.attendance import Standing
from jobdesk.domain.attendance_warning import Alarm, alarm_of
from jobdesk.domain.cohorts import Cohort, CohortDemand, CohortStatus
from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import TRAINED, Qualification, Trainee
from jobdesk.services import attendance_standing, cohort_records, lists
from jobdesk.services.desk import Desk
from jobdesk.services.linked_records import linked

_OPEN = (CohortStatus.PLANNED, CohortStatus.RECRUITING, CohortStatus.SELECTING)


@dataclass(frozen=True, slots=True)
class Attended:
    """Somebody in a cohort; ``standing`` is None before the person began, ``hired_at`` the
    firms to which the course led."""

    trainee: Trainee
    cohort: Cohort
    standing: Standing | None
    alarm: Alarm
    qualifications: tuple[str, ...]
    hired_at: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Promised:
    """A firm at a cohort; ``hired`` people of it are at work there."""

    demand: CohortDemand
    cohort: Cohort
    hired: int


def of_seeker(desk: Desk, seeker_id: int) -> tuple[Attended, ...]:
    """The cohorts somebody applied for, the newest first."""
    with desk.store.reading():
        mine: list[Trainee] = linked(desk, KindId.TRAINEES, "seeker_id", [seeker_id])
        ids = [one.id for one in mine]
        held: list[Qualification] = linked(desk, KindId.QUALIFICATIONS, "trainee_id", ids)
        hires = Filter(
            conditions=(
                Condition("seeker", Op.IS, seeker_id),
                Condition("cohort", Op.FILLED, None),
            )
        )
        found = lists.find(desk, KindId.PLACEMENTS, hires)
        at: dict[int, list[str]] = {}
        for cohort_id, firm, name in lists.rows(
            desk, KindId.PLACEMENTS, found, ("cohort_id", "employer", "employer_name")
        ).values():
            if isinstance(cohort_id, int):
                at.setdefault(cohort_id, []).append(str(firm or name))
        told = [_attended(desk, one, held, at) for one in mine]
    return tuple(sorted(told, key=lambda one: one.cohort.starts_on or date.min, reverse=True))


def _attended(
    desk: Desk, one: Trainee, held: list[Qualification], at: dict[int, list[str]]
) -> Attended:
    cohort = cohort_records.cohort(desk, one.cohort_id or 0)
    standing = None
    if one.status in TRAINED:
        standing = attendance_standing.standings_of(desk, cohort.id, [one])[one.id]
    return Attended(
        one,
        cohort,
        standing,
        alarm_of(one, standing) if standing is not None else Alarm.NONE,
        tuple(each.title for each in held if each.trainee_id == one.id),
        tuple(dict.fromkeys(at.get(cohort.id, ()))),
    )


def of_employer(desk: Desk, employer_id: int) -> tuple[Promised, ...]:
    """The cohorts for which a firm was asked, the newest first."""
    with desk.store.reading():
        mine: list[CohortDemand] = linked(desk, KindId.COHORT_DEMANDS, "employer_id", [employer_id])
        ids = [one.id for one in mine]
        hired = lists.rows(desk, KindId.COHORT_DEMANDS, ids, ("hired_count",))
        told = [
            Promised(
                one,
                cohort_records.cohort(desk, one.cohort_id or 0),
                int(str(hired[one.id][0] or 0)),
            )
            for one in mine
        ]
    return tuple(sorted(told, key=lambda one: one.cohort.starts_on or date.min, reverse=True))


def open_cohorts(desk: Desk) -> tuple[Cohort, ...]:
    """Cohorts that have not begun, the next first: for them people apply and firms are asked."""
    wanted = Filter(
        conditions=(Condition("status", Op.IN, tuple(status.value for status in _OPEN)),)
    )
    ids = lists.find(desk, KindId.COHORTS, wanted, Order("starts_on"))
    return tuple(cohort_records.cohort(desk, id_) for id_ in ids)

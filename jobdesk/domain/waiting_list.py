"""대기자: whose seat is whose, and who moves up when one comes free."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from jobdesk.domain.cohorts import Cohort, CohortStatus
from jobdesk.domain.trainees import GONE, SELECTED, Trainee, TraineeStatus

OPEN = frozenset(
    {
        CohortStatus.PLANNED,
        CohortStatus.RECRUITING,
        CohortStatus.SELECTING,
        CohortStatus.RUNNING,
    }
)
"""Stages of a cohort in which a seat that comes free is taken by who waits."""


def free_seats(cohort: Cohort, trainees: Iterable[Trainee]) -> int | None:
    """Seats nobody has or had, never below 0; None where the cohort has no 정원.

    Whoever left during the course had a seat and is counted as 선발: it does not come free by
    itself. :func:`seats_to_give` are those a person may give away by hand.
    """
    if cohort.seats is None:
        return None
    return max(0, cohort.seats - sum(each.status in SELECTED for each in trainees))


def seats_to_give(cohort: Cohort, trainees: Iterable[Trainee]) -> int | None:
    """Seats that may be given by hand: the free ones and those of who left the course."""
    if cohort.seats is None:
        return None
    taken = sum(each.status in SELECTED and each.status not in GONE for each in trainees)
    return max(0, cohort.seats - taken)


def no_seat_to_come_back(
    cohort: Cohort, before: Iterable[Trainee], after: Iterable[Trainee]
) -> bool:
    """Whether people who come back to the course have no seat: theirs were given away, or there
    are fewer by now. More people than seats before that are no hindrance."""
    if cohort.seats is None:
        return False
    sat, sit = (
        sum(each.status in SELECTED and each.status not in GONE for each in every)
        for every in (before, after)
    )
    return sat <= cohort.seats < sit


def waiting(trainees: Iterable[Trainee]) -> list[Trainee]:
    """Who waits, the next to move up first."""
    return sorted(
        (each for each in trainees if each.status is TraineeStatus.WAITING),
        key=lambda each: (each.waiting_rank or 1_000_000, each.id),
    )


def settled(cohort: Cohort, trainees: Sequence[Trainee], today: date) -> list[Trainee]:
    """The records that must change so that no seat is empty while somebody waits, and so that
    those who go on waiting stand 1, 2, 3 …; who moves up first, in order.

    Without a 정원, and once the course is over or cancelled, nobody moves up.
    """
    line = waiting(trainees)
    free = free_seats(cohort, trainees) if cohort.status in OPEN else 0
    up = line[: free or 0]
    moved = [
        replace(each, status=TraineeStatus.SELECTED, waiting_rank=None, selected_on=today)
        for each in up
    ]
    left = [
        replace(each, waiting_rank=place)
        for place, each in enumerate(line[len(up) :], 1)
        if each.waiting_rank != place
    ]
    freed = [
        replace(each, waiting_rank=None)
        for each in trainees
        if each.status is not TraineeStatus.WAITING and each.waiting_rank is not None
    ]
    return [*moved, *left, *freed]

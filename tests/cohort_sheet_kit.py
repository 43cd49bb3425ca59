"""A training cohort with its course, lessons and people, for tests of its sheets and papers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from jobdesk.data import records
from jobdesk.domain.cohorts import Cohort, CohortSession, CohortStatus, Course
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker
from jobdesk.domain.trainees import Trainee, TraineeStatus
from jobdesk.services import entries
from jobdesk.services.desk import Desk

TITLE = "요양보호사 양성과정 2기"
STARTS, ENDS = date(2026, 9, 7), date(2026, 10, 30)


def cohort(
    desk: Desk, title: str = TITLE, *, certificate: str = "요양보호사", **fields: object
) -> int:
    """A cohort of its own course; its id."""
    course = entries.add(desk, Course(title=title, certificate=certificate)).refs[0].id
    given = {"status": CohortStatus.RUNNING, "starts_on": STARTS, "ends_on": ENDS, **fields}
    one = replace(Cohort(course_id=course, title=title, day_hours=8), **given)  # type: ignore[arg-type]
    return entries.add(desk, one).refs[0].id


def lessons(desk: Desk, cohort_id: int, first: date, count: int, hours: int = 8) -> list[date]:
    """Lessons on ``count`` weekdays from ``first`` on; their days."""
    days: list[date] = []
    day = first
    while len(days) < count:
        if day.weekday() < 5:
            days.append(day)
        day += timedelta(1)
    with desk.store.operation("준비"):
        made = [CohortSession(cohort_id=cohort_id, held_on=d, hours=hours) for d in days]
        records.insert_many(desk.store, KindId.COHORT_SESSIONS, made)
    return days


def people(
    desk: Desk, cohort_id: int, names: list[str], status: TraineeStatus = TraineeStatus.RUNNING
) -> list[int]:
    """Trainees of these names, numbered; their ids."""
    with desk.store.operation("준비"):
        seekers = records.insert_many(desk.store, KindId.SEEKERS, [Seeker(name=n) for n in names])
        made = [
            Trainee(cohort_id=cohort_id, seeker_id=id_, number=n, status=status)
            for n, id_ in enumerate(seekers, 1)
        ]
        return records.insert_many(desk.store, KindId.TRAINEES, made)

"""What the tests of a training cohort begin with: a course of three subjects and one cohort."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from jobdesk.domain.cohorts import Cohort, Course, CourseSubject
from jobdesk.domain.trainees import Attendance, Mark, Trainee, TraineeStatus
from jobdesk.services import cohorts, courses, entries
from jobdesk.services.desk import Desk
from tests import casework

SUBJECTS = (("지게차 이론", 16), ("지게차 실기", 40), ("취업 준비", 8))
"""(title, hours) of the course: 64 hours, eight days of eight."""


def make_course(desk: Desk, title: str = "물류 전문인력 양성", **fields: object) -> int:
    """Store a course with SUBJECTS; returns its id."""
    blank: Course = replace(courses.blank(desk), title=title, **fields)  # type: ignore[arg-type]
    taught = [CourseSubject(title=name, hours=hours) for name, hours in SUBJECTS]
    return courses.add(desk, blank, taught).id


def make_cohort(
    desk: Desk,
    course_id: int | None = None,
    starts_on: date = date(2026, 11, 2),
    **fields: object,
) -> int:
    """Store a cohort of eight hours on weekdays, 09:00 to 18:00; returns its id."""
    blank: Cohort = replace(
        cohorts.blank(desk, course_id or make_course(desk)),
        starts_on=starts_on,
        starts_at="09:00",
        ends_at="18:00",
        breaks="12:00~13:00",
        day_hours=8,
        seats=20,
    )
    return cohorts.add(desk, replace(blank, **fields)).id  # type: ignore[arg-type]


def trainee(
    desk: Desk,
    cohort_id: int,
    name: str = "김민지",
    status: TraineeStatus = TraineeStatus.SELECTED,
    **fields: object,
) -> int:
    """Register somebody and put the person into a cohort; returns the id of the trainee."""
    return entries.add(
        desk,
        Trainee(
            cohort_id=cohort_id,
            seeker_id=casework.seeker(desk, name),
            status=status,
            **fields,  # type: ignore[arg-type]
        ),
    ).id


def mark(desk: Desk, cohort_id: int, trainee_id: int, day: date, mark: Mark = Mark.PRESENT) -> int:
    """Store 출결 of one day; returns its id."""
    return entries.add(
        desk,
        Attendance(cohort_id=cohort_id, trainee_id=trainee_id, held_on=day, mark=mark),
    ).id

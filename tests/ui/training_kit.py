"""What the tests of 교육 begin with: a course, its cohorts with people and lessons, the page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from bench import Bench

from jobdesk.domain.cohorts import Cohort, CohortSession, CohortStatus, Course, CourseSubject
from jobdesk.domain.people import Seeker
from jobdesk.domain.trainees import Trainee, TraineeStatus
from jobdesk.services import cohort_records, entries, seekers
from jobdesk.services.desk import Desk
from jobdesk.ui.main_window import MainWindow
from jobdesk.ui.pages.training import TrainingPage
from tests.conftest import TODAY

PEOPLE = ("김민지", "박정숙", "이도현", "최영희")


@dataclass(frozen=True, slots=True)
class Class:
    """The ids of a course, a cohort of it, and its trainees by name."""

    course: int
    cohort: int
    trainees: dict[str, int]


def new_course(desk: Desk, title: str = "물류 실무자 양성과정", **values: object) -> int:
    """A course of two subjects, 40 hours."""
    course = entries.add(desk, Course(title=title, field="물류·운전", **values)).id  # type: ignore[arg-type]
    for at, (subject, hours) in enumerate((("물류 이론", 16), ("지게차 실기", 24)), 1):
        entries.add(desk, CourseSubject(course_id=course, position=at, title=subject, hours=hours))
    return course


def new_cohort(
    desk: Desk, title: str = "물류 실무자 1기", days: int = 10, course: int = 0, **values: object
) -> int:
    """A cohort that begins so many days from now and takes two weeks."""
    start: dict[str, object] = {
        "course_id": course or new_course(desk),
        "title": title,
        "round": 1,
        "starts_on": TODAY + timedelta(days=days),
        "ends_on": TODAY + timedelta(days=days + 13),
        "starts_at": "09:00",
        "ends_at": "18:00",
        "breaks": "12:00~13:00",
        "day_hours": 8,
        "place": "군민회관 2층",
        "seats": 20,
        "status": CohortStatus.RECRUITING,
    }
    return entries.add(desk, Cohort(**(start | values))).id  # type: ignore[arg-type]


def new_class(
    desk: Desk,
    status: TraineeStatus = TraineeStatus.APPLIED,
    stage: CohortStatus = CohortStatus.RECRUITING,
    **values: object,
) -> Class:
    """A cohort for which four people applied."""
    course = new_course(desk)
    cohort = new_cohort(desk, course=course, status=stage, **values)  # type: ignore[arg-type]
    made = {}
    for number, name in enumerate(PEOPLE, 1):
        person = seekers.register(
            desk, Seeker(name=name, registered_on=TODAY, counsellor=desk.user)
        ).id
        made[name] = entries.add(
            desk,
            Trainee(
                cohort_id=cohort,
                seeker_id=person,
                number=number,
                status=status,
                applied_on=TODAY,
            ),
        ).id
    return Class(course, cohort, made)


def new_lesson(desk: Desk, cohort: int, days: int, **values: object) -> int:
    """A lesson of eight hours so many days from now, in the first subject of the course."""
    taught = cohort_records.subjects(desk, cohort_records.cohort(desk, cohort).course_id or 0)
    start: dict[str, object] = {
        "subject_id": taught[0].id,
        "cohort_id": cohort,
        "held_on": TODAY + timedelta(days=days),
        "starts_at": "09:00",
        "ends_at": "18:00",
        "hours": 8,
    }
    return entries.add(desk, CohortSession(**(start | values))).id  # type: ignore[arg-type]


def opened(bench: Bench, name: str = "training") -> tuple[MainWindow, TrainingPage]:
    """The window at 교육, its jobs ended."""
    window = bench.window()
    window.show_page(name)
    bench.idle()
    page = window.page("training")
    assert isinstance(page, TrainingPage)
    return window, page

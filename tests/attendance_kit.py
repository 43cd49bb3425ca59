"""What the tests of attendance begin with: a cohort with lessons on weekdays, and its people."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from jobdesk.domain.cohorts import Cohort, CohortSession, CohortStatus, Course
from jobdesk.domain.people import Seeker
from jobdesk.domain.trainees import Mark, Trainee, TraineeStatus
from jobdesk.services import attendance_grid, cohort_records, entries, seekers
from jobdesk.services.desk import Desk
from tests.conftest import TODAY

NAMES = ("김민지", "이영수", "박정숙", "최영희", "정하늘", "한가람", "오솔길", "윤슬기")
FIRST = date(2026, 11, 2)


@dataclass(frozen=True)
class Made:
    """A cohort, its lesson days in order, its people."""

    desk: Desk
    id: int
    days: tuple[date, ...]
    people: tuple[int, ...]

    def marks(self) -> dict[tuple[int, date], tuple[Mark, int | None]]:
        """What stands in the grid."""
        found = attendance_grid.read(self.desk, self.id).cells
        return {place: (cell.mark, cell.hours) for place, cell in found.items()}

    def edit(self, who: int, **fields: object) -> None:
        """Change a trainee without the rules of any service."""
        old = cohort_records.trainee(self.desk, self.people[who])
        entries.save(self.desk, replace(old, **fields))  # type: ignore[arg-type]


def weekdays(first: date, count: int) -> tuple[date, ...]:
    """That many weekdays from ``first`` on."""
    found: list[date] = []
    day = first
    while len(found) < count:
        if day.weekday() < 5:
            found.append(day)
        day += timedelta(days=1)
    return tuple(found)


def make(
    desk: Desk,
    people: int = 4,
    days: int = 20,
    *,
    first: date = FIRST,
    hours: int = 4,
    status: TraineeStatus = TraineeStatus.RUNNING,
    **fields: object,
) -> Made:
    """A running cohort of ``people`` with a lesson of ``hours`` on each of ``days`` weekdays."""
    course = entries.add(desk, Course(title="물류 실무", hours=hours * days)).id
    dates = weekdays(first, days)
    blank = Cohort(
        course_id=course,
        title="물류 실무 1기",
        round=1,
        status=CohortStatus.RUNNING,
        starts_on=dates[0],
        ends_on=dates[-1],
        seats=people or None,
    )
    cohort = entries.add(desk, replace(blank, **fields)).id  # type: ignore[arg-type]
    with desk.store.operation("수업"):
        for day in dates:
            entries.add(desk, CohortSession(cohort_id=cohort, held_on=day, hours=hours))
        made = [_person(desk, cohort, at, status) for at in range(people)]
    return Made(desk, cohort, dates, tuple(made))


def _person(desk: Desk, cohort: int, at: int, status: TraineeStatus) -> int:
    name = NAMES[at] if at < len(NAMES) else f"사람{at + 1}"
    blank: Seeker = replace(seekers.blank(desk), name=name, birth_date=date(1980, 1, 1 + at % 28))
    seeker = seekers.register(desk, blank).id
    who = Trainee(
        cohort_id=cohort, seeker_id=seeker, number=at + 1, status=status, applied_on=TODAY
    )
    return entries.add(desk, who).id

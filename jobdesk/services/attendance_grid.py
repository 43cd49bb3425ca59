"""The attendance grid of a cohort as one picture: who, which days, what stands where.

The window keeps it and changes it cell by cell; :func:`cells` reads what an operation touched.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from jobdesk.data import attendance_rows
from jobdesk.data.attendance_rows import MarkRow
from jobdesk.domain import attendance as rules
from jobdesk.domain.attendance import LessonDay, Marked, Standing
from jobdesk.domain.attendance_places import ON_LIST
from jobdesk.domain.cohorts import Cohort
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import Mark, Trainee
from jobdesk.services import access, cohort_records, lists
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk

Place = tuple[int, date]
"""A trainee's id and a day."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """What stands at a place, with the id of its record."""

    id: int
    mark: Mark
    hours: int | None = None
    reason: str = ""
    evidence: str = ""
    slip_on: date | None = None
    note: str = ""

    @property
    def marked(self) -> Marked:
        """What the rule counts of it."""
        return Marked(self.mark, self.hours)


@dataclass(frozen=True, slots=True)
class GridPerson:
    """Somebody in the grid; ``born`` tells namesakes apart."""

    trainee: Trainee
    name: str
    born: str = ""

    @property
    def id(self) -> int:
        """The trainee's id."""
        return self.trainee.id


@dataclass(frozen=True, slots=True)
class AttendanceGrid:
    """Everything the grid shows, as it stood at one moment.

    ``days`` are the lesson days; ``stray`` further days with marks on which there is no lesson
    any more, since it was moved or called off: their marks count for nothing.
    """

    cohort: Cohort
    today: date
    days: tuple[LessonDay, ...]
    stray: tuple[date, ...]
    people: tuple[GridPerson, ...]
    cells: dict[Place, GridCell]

    def standing(self, who: Trainee, marks: dict[date, Marked]) -> Standing:
        """Where somebody with these marks stands."""
        return rules.standing(
            rules.rule_of(self.cohort),
            self.days,
            marks,
            today=self.today,
            started_on=who.started_on,
            left_on=who.left_on,
        )


def read(desk: Desk, cohort_id: int) -> AttendanceGrid:
    """The grid of a cohort. Raises UserError when there is no such cohort."""
    with desk.store.reading():
        cohort = cohort_records.cohort(desk, cohort_id)
        days = rules.lesson_days(cohort_records.sessions(desk, cohort_id))
        people = [who for who in cohort_records.trainees(desk, cohort_id) if who.status in ON_LIST]
        shown = lists.rows(
            desk, KindId.TRAINEES, [who.id for who in people], ("seeker", "birth_date")
        )
        found = dict(_placed(row) for row in attendance_rows.of_cohort(desk.store, cohort_id))
    ids = {who.id for who in people}
    lessons = {day.held_on for day in days}
    cells = {place: cell for place, cell in found.items() if place[0] in ids}
    people.sort(key=lambda who: (who.number is None, who.number or 0, who.id))
    return AttendanceGrid(
        cohort=cohort,
        today=desk.today(),
        days=days,
        stray=tuple(sorted({day for _, day in cells} - lessons)),
        people=tuple(_person(who, shown.get(who.id, ("", None))) for who in people),
        cells=cells,
    )


def cells(desk: Desk, cohort_id: int, ids: Iterable[int]) -> dict[int, tuple[Place, GridCell]]:
    """What these 출결 of the cohort say now, by id; those that are gone are left out."""
    rows = attendance_rows.of_ids(desk.store, ids)
    return {row.id: _placed(row) for row in rows if row.cohort_id == cohort_id}


def copied(desk: Desk, seeker_ids: Iterable[int]) -> None:
    """Note in the access log that marks of these people left the grid for the clipboard."""
    access.log(
        desk, Action.EXPORT, KindId.SEEKERS, list(seeker_ids), purpose="출석부 화면에서 복사"
    )


def _placed(row: MarkRow) -> tuple[Place, GridCell]:
    cell = GridCell(
        row.id,
        Mark(row.mark),
        row.hours,
        row.reason,
        row.evidence,
        date.fromisoformat(row.slip_on) if row.slip_on else None,
        row.note,
    )
    return (row.trainee_id, date.fromisoformat(row.held_on)), cell


def _person(who: Trainee, shown: tuple[object, ...]) -> GridPerson:
    name, born = shown
    return GridPerson(who, str(name or ""), f"{born.year}년생" if isinstance(born, date) else "")

"""출석부 on paper, a week a form: who stands on it, which signs, and the week's counts.

The shape is that of 별지 제18호서식: persons by the days of a week, a cell for each lesson hour,
then 소정출석일, 실제출석일, 결석, 지각, 조퇴, 외출.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from jobdesk.domain.attendance import LessonDay, Marked
from jobdesk.domain.attendance_signs import write_day
from jobdesk.domain.trainees import GONE, Mark, Trainee

DAYS = 5
"""Days of a form; a week of more is on two."""
PERIODS = 8
"""Lesson hours of a day that have a cell, where no day has more."""
ROWS = 20
"""People of a form; the next are on another."""
_ATTENDED = frozenset({Mark.PRESENT, Mark.LATE, Mark.EARLY, Mark.OUT})


@dataclass(frozen=True, slots=True)
class BookLine:
    """A person of a form: a cell text per lesson hour of each day, what is said in the place of
    the days after they left, and the week's counts (None while nothing is marked)."""

    number: int
    name: str
    cells: tuple[tuple[str, ...], ...]
    remark: str = ""
    remark_at: int = 0
    scheduled: int = 0
    attended: int | None = None
    absent: int | None = None
    late: int | None = None
    early: int | None = None
    out: int | None = None

    @property
    def counts(self) -> tuple[int | None, ...]:
        """소정출석일, 실제출석일, 결석, 지각, 조퇴, 외출."""
        return (
            self.scheduled, self.attended, self.absent, self.late, self.early, self.out,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class BookForm:
    """One form: its days (None fills up to :data:`DAYS`), the lesson hours of each, its people,
    and what is said of a day without lessons (휴강, the name of a holiday)."""

    days: tuple[date | None, ...]
    hours: tuple[int, ...]
    lines: tuple[BookLine, ...]
    closed: tuple[str, ...] = ("",) * DAYS


@dataclass(frozen=True, slots=True)
class AttendanceBook:
    """The forms of a cohort by week; each entry of ``weeks`` holds the forms of one."""

    centre: str
    institution: str
    title: str
    first: date | None
    last: date | None
    periods: int
    weeks: tuple[tuple[BookForm, ...], ...]
    foot: str = ""
    practice: bool = False

    @property
    def forms(self) -> tuple[BookForm, ...]:
        """Every form in its order."""
        return tuple(form for week in self.weeks for form in week)


def weeks_of(lessons: Sequence[LessonDay]) -> tuple[tuple[date | None, ...], ...]:
    """The days of each form: Monday to Friday where all lessons are on them, else the lesson
    days alone, at most :data:`DAYS` at a time."""
    by_week: dict[date, list[date]] = {}
    for each in lessons:
        monday = each.held_on - timedelta(each.held_on.weekday())
        by_week.setdefault(monday, []).append(each.held_on)
    found: list[tuple[date | None, ...]] = []
    for monday, days in sorted(by_week.items()):
        if all(day.weekday() < DAYS for day in days):
            found.append(tuple(monday + timedelta(n) for n in range(DAYS)))
            continue
        for start in range(0, len(days), DAYS):
            part = days[start : start + DAYS]
            found.append((*part, *[None] * (DAYS - len(part))))
    return tuple(found)


def forms_of(
    days: tuple[date | None, ...],
    lessons: Mapping[date, int],
    people: Sequence[tuple[Trainee, str]],
    marks: Mapping[int, Mapping[date, Marked]],
    *,
    blank: bool = False,
    excused: bool = True,
    closed: Mapping[date, str] | None = None,
) -> tuple[BookForm, ...]:
    """The forms of one week: :data:`ROWS` people each, those who were not there that week left
    out. ``blank`` leaves the signs to be written by hand, ``excused`` says whether a 공결 is a day
    attended, ``closed`` why there is no lesson on a day."""
    told = [day for day in days if day is not None]
    there = [
        (who, name)
        for who, name in people
        if (who.left_on is None or who.left_on >= told[0])
        and (who.started_on is None or who.started_on <= told[-1])
    ]
    hours = tuple(lessons.get(day, 0) if day else 0 for day in days)
    lines = [
        _line(
            number,
            who,
            name,
            days,
            lessons,
            {} if blank else marks.get(who.id, {}),
            blank=blank,
            attended=_ATTENDED | {Mark.EXCUSED} if excused else _ATTENDED,
        )
        for number, (who, name) in enumerate(there, 1)
    ]
    why = tuple((closed or {}).get(day, "") if day and day not in lessons else "" for day in days)
    return tuple(
        BookForm(days, hours, tuple(lines[start : start + ROWS]), why)
        for start in range(0, len(lines), ROWS)
    )


def _line(
    number: int,
    who: Trainee,
    name: str,
    days: tuple[date | None, ...],
    lessons: Mapping[date, int],
    marks: Mapping[date, Marked],
    *,
    blank: bool,
    attended: frozenset[Mark],
) -> BookLine:
    own = [
        day
        for day in days
        if day is not None
        and day in lessons
        and (who.started_on is None or day >= who.started_on)
        and (who.left_on is None or day <= who.left_on)
    ]
    cells = tuple(
        write_day(marks[day], lessons[day]) if day in own and day in marks else () for day in days
    )
    remark, at = _gone(who, days, marks)
    if blank or not any(day in marks for day in own):
        return BookLine(number, name, cells, remark, at, len(own))
    words = [marks[day].mark for day in own if day in marks]
    return BookLine(
        number,
        name,
        cells,
        remark,
        at,
        len(own),
        sum(1 for word in words if word in attended),
        words.count(Mark.ABSENT),
        words.count(Mark.LATE),
        words.count(Mark.EARLY),
        words.count(Mark.OUT),
    )


def _gone(
    who: Trainee, days: tuple[date | None, ...], marks: Mapping[date, Marked]
) -> tuple[str, int]:
    """What stands behind the last day of somebody who left that week, and in which day's cells:
    the first after it, or their last one itself where nothing is marked on it."""
    told = [day for day in days if day is not None]
    if who.left_on is None or who.status not in GONE or not told[0] <= who.left_on <= told[-1]:
        return "", 0
    free = [
        place
        for place, day in enumerate(days)
        if day is not None and day not in marks and day >= who.left_on
    ]
    words = f"({who.left_on:%m.%d}) {who.status.value}"
    return (words, free[0]) if free else ("", 0)

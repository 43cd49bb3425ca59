"""Lessons of a cohort as a calendar and a list show them: numbered days, words for what is odd."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from jobdesk.domain import cohort_schedule as rules
from jobdesk.domain.cohorts import CohortSession, SessionStatus, SessionType

_MOVED = re.compile(r"(\d{4}-\d\d-\d\d) \(.\)(?=에서 옮김)")


@dataclass(frozen=True, slots=True)
class LessonLine:
    """One lesson to be read.

    ``number`` is the 일차 of its day among the lesson days, None for one that counts for nothing.
    ``subject`` is the name of its 과목; ``remark`` says what is odd of it: 휴강 and why, when it
    is made up or what it makes up for, 특강, where it was moved from.
    """

    id: int
    held_on: date
    starts_at: str
    ends_at: str
    hours: int
    subject: str
    content: str
    trainer: str
    place: str
    session_type: SessionType
    status: SessionStatus
    number: int | None
    remark: str

    @property
    def title(self) -> str:
        """The subject, else what is done, else ``수업``."""
        return self.subject or self.content or "수업"

    @property
    def times(self) -> str:
        """``09:00~18:00``, ``""`` where no time is set."""
        return f"{self.starts_at}~{self.ends_at}".strip("~")

    @property
    def cancelled(self) -> bool:
        """Whether it does not take place."""
        return self.status is SessionStatus.CANCELLED


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day of a month; ``off`` is the name of its 공휴일 or 쉬는 날."""

    day: date
    lessons: tuple[LessonLine, ...]
    off: str = ""
    number: int | None = None


@dataclass(frozen=True, slots=True)
class CalendarMonth:
    """One month: weeks from Monday to Sunday, None outside the month; its lesson days and
    hours."""

    year: int
    month: int
    weeks: tuple[tuple[CalendarDay | None, ...], ...]
    days: int
    hours: int


def lines(sessions: Iterable[CohortSession], subjects: Mapping[int, str]) -> tuple[LessonLine, ...]:
    """Lessons by day and time; ``subjects`` are names by id."""
    ordered = sorted((each for each in sessions if each.held_on is not None), key=rules.by_time)
    days = sorted({each.held_on for each in ordered if each.held_on and rules.counts(each)})
    numbers = {day: number for number, day in enumerate(days, start=1)}
    by_id = {each.id: each for each in ordered}
    made_up = {each.makes_up_id: each for each in ordered if rules.counts(each)}
    return tuple(
        LessonLine(
            id=each.id,
            held_on=each.held_on or date.min,
            starts_at=each.starts_at,
            ends_at=each.ends_at,
            hours=each.hours or 0,
            subject=subjects.get(each.subject_id or 0, ""),
            content=each.content,
            trainer=each.trainer,
            place=each.place,
            session_type=each.session_type,
            status=each.status,
            number=numbers.get(each.held_on or date.min) if rules.counts(each) else None,
            remark=_remark(each, made_up.get(each.id), by_id.get(each.makes_up_id or 0)),
        )
        for each in ordered
    )


def months(lessons: Iterable[LessonLine], off: Mapping[date, str]) -> tuple[CalendarMonth, ...]:
    """The months from the first lesson to the last, those between without any too."""
    by_day: dict[date, list[LessonLine]] = {}
    for each in lessons:
        by_day.setdefault(each.held_on, []).append(each)
    if not by_day:
        return ()
    first, last = min(by_day), max(by_day)
    found = []
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        found.append(_month(year, month, by_day, off))
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return tuple(found)


def total(lessons: Iterable[LessonLine]) -> tuple[int, int]:
    """Lesson days and hours that count."""
    counted = [each for each in lessons if each.number is not None]
    return len({each.held_on for each in counted}), sum(each.hours for each in counted)


def _month(
    year: int, month: int, by_day: Mapping[date, list[LessonLine]], off: Mapping[date, str]
) -> CalendarMonth:
    weeks = tuple(
        tuple(_day(day, by_day.get(day, []), off) if day.month == month else None for day in week)
        for week in calendar.Calendar(firstweekday=0).monthdatescalendar(year, month)
    )
    mine = [
        each
        for day, lessons in by_day.items()
        if (day.year, day.month) == (year, month)
        for each in lessons
    ]
    days, hours = total(mine)
    return CalendarMonth(year, month, weeks, days, hours)


def _day(day: date, lessons: list[LessonLine], off: Mapping[date, str]) -> CalendarDay:
    number = next((each.number for each in lessons if each.number is not None), None)
    return CalendarDay(day, tuple(lessons), off.get(day, ""), number)


def _remark(
    session: CohortSession, made_up: CohortSession | None, makes_up: CohortSession | None
) -> str:
    parts = []
    if session.session_type is not SessionType.REGULAR:
        word = session.session_type.value
        if makes_up is not None and makes_up.held_on is not None:
            word += f"({_short(makes_up.held_on)} 휴강)"
        parts.append(word)
    if session.status is SessionStatus.CANCELLED:
        parts.append(f"휴강: {session.reason}" if session.reason else "휴강")
        if made_up is not None and made_up.held_on is not None:
            parts.append(f"{_short(made_up.held_on)} 보강")
    elif session.reason:
        parts.append(_MOVED.sub(lambda found: _short(date.fromisoformat(found[1])), session.reason))
    return ", ".join(parts)


def _short(day: date) -> str:
    return f"{day.month}. {day.day}."

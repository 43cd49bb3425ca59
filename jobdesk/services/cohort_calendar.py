"""The lessons of a cohort to be read and printed: calendar, list, hours of each subject."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from jobdesk.domain import cohort_calendar as shown
from jobdesk.domain import cohort_schedule as rules
from jobdesk.domain.cohort_calendar import CalendarMonth, LessonLine
from jobdesk.domain.cohorts import Cohort, CohortSession, SessionStatus
from jobdesk.domain.official import official_date, official_span
from jobdesk.services import cohort_records, holidays, settings
from jobdesk.services.cohort_papers import Wanted, no_lessons
from jobdesk.services.desk import Desk

if TYPE_CHECKING:
    from jobdesk.reports.cohort_lessons import SubjectLine
    from jobdesk.reports.day_pages import Event


@dataclass(frozen=True, slots=True)
class Schedule:
    """Everything of the timetable of a cohort: its lessons, months, days without lessons by why,
    hours by subject as planned, set and held (title, planned, set, held)."""

    cohort: Cohort
    lessons: tuple[LessonLine, ...]
    months: tuple[CalendarMonth, ...]
    off: dict[date, str]
    hours: tuple[tuple[str, int | None, int, int], ...]
    days: int
    total_hours: int


def read(desk: Desk, cohort_id: int) -> Schedule:
    """The timetable of a cohort. Raises UserError when there is no such cohort."""
    with desk.store.reading():
        cohort = cohort_records.cohort(desk, cohort_id)
        course = cohort_records.course(desk, cohort.course_id or 0)
        subjects = cohort_records.subjects(desk, course.id)
        sessions = cohort_records.sessions(desk, cohort_id)
    lessons = shown.lines(sessions, {each.id: each.title for each in subjects})
    off = rules.days_off(cohort, holidays.bundled())
    set_, held = _taught(sessions)
    hours = [(each.title, each.hours, set_[each.id], held[each.id]) for each in subjects]
    known = {each.id for each in subjects}
    beyond = [wanted for id_, wanted in rules.wanted_hours(course, subjects) if id_ is None]
    other = sum(count for id_, count in set_.items() if id_ not in known)
    if other or beyond:
        held_other = sum(count for id_, count in held.items() if id_ not in known)
        planned = beyond[0] if beyond else (0 if subjects else None)
        hours.append(("과목 없음" if subjects else "전체", planned, other, held_other))
    days, total = shown.total(lessons)
    return Schedule(cohort, lessons, shown.months(lessons, off), off, tuple(hours), days, total)


def calendar_paper(desk: Desk, cohort_id: int, wanted: Wanted) -> bytes:
    """교육 일정표, a month a page, of all months or those of the span. Raises UserError."""
    from jobdesk.reports.cohort_calendar import calendar_pdf

    schedule = read(desk, cohort_id)
    months = [
        each
        for each in schedule.months
        if (wanted.first is None or (each.year, each.month) >= _month(wanted.first))
        and (wanted.last is None or (each.year, each.month) <= _month(wanted.last))
    ]
    if not months:
        raise no_lessons(bool(schedule.months))
    return calendar_pdf(months, event(desk, schedule.cohort))


def list_paper(desk: Desk, cohort_id: int, wanted: Wanted) -> bytes:
    """수업 일정, every lesson, of all days or those of the span. Raises UserError."""
    from jobdesk.reports.cohort_lessons import SubjectLine, lessons_pdf

    schedule = read(desk, cohort_id)
    lessons = [
        each
        for each in schedule.lessons
        if (wanted.first is None or each.held_on >= wanted.first)
        and (wanted.last is None or each.held_on <= wanted.last)
    ]
    if not lessons:
        raise no_lessons(bool(schedule.lessons))
    whole = len(lessons) == len(schedule.lessons)
    subjects: list[SubjectLine] = [SubjectLine(*each) for each in schedule.hours] if whole else []
    signed = wanted.on("signed")
    return lessons_pdf(lessons, subjects, event(desk, schedule.cohort), signed=signed)


def event(desk: Desk, cohort: Cohort) -> Event:
    """A cohort as the head of its papers names it."""
    from jobdesk.reports.day_pages import Event

    own = settings.get(desk)
    when = ""
    if cohort.starts_on is not None:
        when = official_date(cohort.starts_on)
        if cohort.ends_on is not None:
            when = official_span(cohort.starts_on, cohort.ends_on)
    return Event(
        title=cohort.title,
        when=when,
        place=cohort.place,
        centre=own.name or desk.name,
        phone=own.phone,
        foot=f"{desk.user} · {official_date(desk.today())}",
        practice=desk.practice,
    )


def _taught(sessions: list[CohortSession]) -> tuple[Counter[int], Counter[int]]:
    """Hours that count by subject (0 none): of all lessons, and of those held."""
    set_: Counter[int] = Counter()
    held: Counter[int] = Counter()
    for each in sessions:
        if rules.counts(each):
            set_[each.subject_id or 0] += each.hours or 0
            if each.status is SessionStatus.HELD:
                held[each.subject_id or 0] += each.hours or 0
    return set_, held


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month

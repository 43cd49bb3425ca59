"""수업 일정 목록: every lesson of a cohort in its order, and the hours of each subject."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from jobdesk.domain.cohort_calendar import LessonLine, total
from jobdesk.domain.cohorts import WEEKDAYS
from jobdesk.domain.official import official_days
from jobdesk.reports.day_pages import A4, LOW, MARGIN, Event, Pages, headline
from jobdesk.reports.document import gap
from jobdesk.reports.grid import Align, Column, Grid, Head, Row, Style

TITLE = "수업 일정"
_STYLE = Style(size=9, row_height=7, head_height=7, padding=1.2)
_COLUMNS: tuple[tuple[str, float, Align], ...] = (
    ("일차", 11.0, "center"),
    ("날짜", 22.0, "center"),
    ("시각", 24.0, "center"),
    ("시간", 11.0, "right"),
    ("과목과 내용", 0.0, "left"),
    ("강사", 19.0, "center"),
    ("비고", 36.0, "left"),
)
_WHOLE_DATE = 31.0
"""Width of the dates of a cohort that goes on into another year."""
_SIGNED = 21.0


@dataclass(frozen=True, slots=True)
class SubjectLine:
    """과목 and its hours: as the course has them (None unknown), as lessons are set, as they were
    held."""

    title: str
    planned: int | None
    set_: int
    held: int


def lessons_pdf(
    lessons: Sequence[LessonLine],
    subjects: Sequence[SubjectLine],
    event: Event,
    *,
    signed: bool = False,
) -> bytes:
    """The list as PDF, upright; ``signed`` adds room for the trainers' signatures.

    Raises ValueError without a lesson.
    """
    if not lessons:
        raise ValueError("no lesson to print")
    pages = Pages(TITLE, event, A4)
    room = (pages.size[0] - 2 * MARGIN) / mm
    days, hours = total(lessons)
    story: list[Flowable] = [_table(lessons, room, signed=signed)]
    if subjects:
        story += [gap(6), _hours(subjects, room)]
    pages.flow(
        story,
        lambda: headline(pages, TITLE, f"{days:,}일 {hours:,}시간"),
        LOW,
        event.foot,
    )
    return pages.done()


def _table(lessons: Sequence[LessonLine], room: float, *, signed: bool) -> Grid:
    years = len({each.held_on.year for each in lessons}) > 1
    fields = [
        (title, _WHOLE_DATE if years and title == "날짜" else wide, align)
        for title, wide, align in _COLUMNS
        if title != "강사" or any(each.trainer for each in lessons)
    ]
    if signed:
        fields.append(("강사 서명", _SIGNED, "center"))
    fixed = sum(wide for _, wide, _ in fields)
    columns = [Column(wide or room - fixed, align) for _, wide, align in fields]
    head = [Head(title, at) for at, (title, _, _) in enumerate(fields)]
    rows = [Row(tuple(_cell(title, each, years) for title, _, _ in fields)) for each in lessons]
    days, hours = total(lessons)
    off = sum(each.cancelled for each in lessons)
    words = f"합계 {days:,}일" + (f" (휴강 {off:,}회 제외)" if off else "")
    span = next(at for at, (title, _, _) in enumerate(fields) if title == "시간")
    last = [words, *[""] * (span - 1), f"{hours:,}", *[""] * (len(fields) - span - 1)]
    rows.append(Row(tuple(last), strong=True, span=span))
    return Grid(columns, head, rows, _STYLE)


def _cell(title: str, lesson: LessonLine, years: bool) -> str:
    if title == "일차":
        return str(lesson.number) if lesson.number is not None else "-"
    if title == "날짜":
        day = lesson.held_on
        words = official_days(day, year=years)
        return f"{words} ({WEEKDAYS[day.weekday()]})"
    if title == "시간":
        if lesson.cancelled:
            return "-"
        return f"({lesson.hours})" if lesson.number is None else str(lesson.hours)
    told = lesson.subject and lesson.content not in ("", lesson.subject)
    more = f" · {lesson.content}" if told else ""
    return {
        "시각": lesson.times,
        "과목과 내용": lesson.title + more,
        "강사": lesson.trainer,
        "비고": lesson.remark,
    }.get(title, "")


def _hours(subjects: Sequence[SubjectLine], room: float) -> Grid:
    wide = (27.0, 27.0, 27.0)
    columns = [
        Column(12, "center"),
        Column(room - 12 - sum(wide)),
        *(Column(each, "right") for each in wide),
    ]
    titles = ("순서", "과목", "계획 시간", "편성 시간", "실시 시간")
    head = [Head(title, at) for at, title in enumerate(titles)]
    rows = [
        Row((str(number), each.title, _known(each.planned), f"{each.set_:,}", f"{each.held:,}"))
        for number, each in enumerate(subjects, start=1)
    ]
    known = [each.planned for each in subjects]
    planned = None if None in known else sum(each or 0 for each in known)
    last = (
        "합계",
        "",
        _known(planned),
        f"{sum(each.set_ for each in subjects):,}",
        f"{sum(each.held for each in subjects):,}",
    )
    return Grid(columns, head, [*rows, Row(last, strong=True, span=2)], _STYLE)


def _known(hours: int | None) -> str:
    return "-" if hours is None else f"{hours:,}"

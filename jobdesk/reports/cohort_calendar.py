"""교육 일정표: the lessons of a cohort as a calendar, one month a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.lib.units import mm

from jobdesk.domain.cohort_calendar import CalendarDay, CalendarMonth, LessonLine
from jobdesk.domain.cohorts import WEEKDAYS, SessionType
from jobdesk.reports import fonts, ink
from jobdesk.reports.day_pages import (
    A4_ACROSS,
    LOW,
    MARGIN,
    Event,
    Pages,
    block,
    fitted,
    hatch,
    headline,
    words,
)

TITLE = "교육 일정표"
_BAR: float = 7 * mm
_DATE: float = 6.2 * mm
_PAD: float = 1.5 * mm
_NARROW = 0.5
_LOW_WEEK = 0.4
"""Share of the room of a day of the week, or a week, on which nothing is."""


def calendar_pdf(months: Sequence[CalendarMonth], event: Event) -> bytes:
    """The months as PDF, landscape. Days of the week on which nothing ever is are narrow.

    Raises ValueError without a month.
    """
    if not months:
        raise ValueError("no month to print")
    pages = Pages(TITLE, event, A4_ACROSS)
    used = {
        place
        for month in months
        for week in month.weeks
        for place, day in enumerate(week)
        if day is not None and day.lessons
    }
    shares = [1.0 if place < 5 or place in used else _NARROW for place in range(7)]
    room = pages.size[0] - 2 * MARGIN
    edges = [MARGIN]
    for share in shares:
        edges.append(edges[-1] + room * share / sum(shares))
    for month in months:
        _Sheet(pages, month, edges).draw()
    return pages.done()


class _Sheet:
    """One month on its page."""

    def __init__(self, pages: Pages, month: CalendarMonth, edges: Sequence[float]) -> None:
        self._pages, self._month, self._edges = pages, month, edges
        self._canvas: Any = pages.canvas

    def draw(self) -> None:
        month = self._month
        canvas = self._pages.begin()
        lessons = f"수업 {month.days:,}일 {month.hours:,}시간" if month.days else "수업 없음"
        top = headline(self._pages, f"{month.year}년 {month.month}월", f"{TITLE} · {lessons}")
        self._draw_bar(canvas, top)
        top -= _BAR
        shares = [1.0 if _busy(week) else _LOW_WEEK for week in month.weeks]
        tops = [top]
        for share in shares:
            tops.append(tops[-1] - (top - LOW) * share / sum(shares))
        for number, week in enumerate(month.weeks):
            for place, day in enumerate(week):
                box = (
                    self._edges[place],
                    tops[number + 1],
                    self._edges[place + 1],
                    tops[number],
                )
                if day is None:
                    hatch(canvas, box[0], box[1], box[2] - box[0], box[3] - box[1])
                else:
                    self._draw_day(canvas, day, box)
        self._draw_lines(canvas, tops)
        self._pages.end(self._pages.event.foot)

    def _draw_bar(self, canvas: Any, top: float) -> None:
        left, right = self._edges[0], self._edges[-1]
        canvas.setFillColor(ink.SHADE)
        canvas.rect(left, top - _BAR, right - left, _BAR, stroke=0, fill=1)
        canvas.setFillColor(ink.TEXT)
        canvas.setFont(fonts.SEMIBOLD, 10)
        for place, name in enumerate(WEEKDAYS):
            middle = (self._edges[place] + self._edges[place + 1]) / 2
            canvas.drawCentredString(middle, top - _BAR / 2 - 3.5, name)

    def _draw_day(
        self, canvas: Any, day: CalendarDay, box: tuple[float, float, float, float]
    ) -> None:
        left, bottom, right, top = box
        if day.off:
            canvas.setFillColor(ink.SHADE)
            canvas.rect(left, bottom, right - left, top - bottom, stroke=0, fill=1)
        weight = fonts.BOLD if day.number is not None else fonts.MEDIUM
        canvas.setFillColor(ink.TEXT if day.number is not None else ink.QUIET)
        canvas.setFont(weight, 11)
        canvas.drawString(left + _PAD, top - 4.6 * mm, str(day.day.day))
        beside = right - left - _PAD * 2 - 8 * mm
        if day.number is not None:
            at = (right - _PAD, top - 4.4 * mm)
            said = " · ".join(part for part in (day.off, f"{day.number}일차") if part)
            words(canvas, said, fonts.REGULAR, 8, at, beside)
        elif day.off:
            canvas.setFillColor(ink.TEXT)
            narrow = right - left - _PAD * 2
            size, lines = fitted(day.off, fonts.MEDIUM, 8.5, narrow, 9 * mm, least=6.5)
            high = len(lines) * size * 1.25
            inner = (left + _PAD, top - _DATE - high, right - _PAD, top - _DATE)
            block(canvas, lines, fonts.MEDIUM, size, inner, align="left")
        if day.lessons:
            room = top - _DATE - bottom
            if day.off and day.number is None:
                room -= 9 * mm
            each = (room - 0.8 * mm) / len(day.lessons)
            for place, lesson in enumerate(day.lessons):
                y = bottom + room - place * each
                inner = (left + _PAD, y - each + 0.6 * mm, right - _PAD, y)
                self._draw_lesson(canvas, lesson, inner)

    def _draw_lesson(
        self, canvas: Any, lesson: LessonLine, box: tuple[float, float, float, float]
    ) -> None:
        left, bottom, right, top = box
        high, room = top - bottom, right - left
        small = min(8.0, high * 0.28)
        above = " ".join(
            part for part in (lesson.times, f"{lesson.hours}시간" if lesson.hours else "") if part
        )
        remark = _remark(lesson)
        y = top
        canvas.setFillColor(ink.QUIET)
        if above:
            words(canvas, above, fonts.REGULAR, small, (left, y - small), room, "left")
            y -= small * 1.3
        share = min(high * 0.4, small * 2.6) if remark else 0.0
        size, lines = fitted(
            lesson.title, fonts.SEMIBOLD, 10.0, room, y - bottom - share, most=3, least=5.5,
            leading=1.2,
        )  # fmt: skip
        canvas.setFillColor(ink.QUIET if lesson.cancelled else ink.TEXT)
        inner = (left, y - len(lines) * size * 1.2, right, y)
        block(canvas, lines, fonts.SEMIBOLD, size, inner, align="left", leading=1.2)
        if lesson.cancelled:
            _strike(canvas, lines, size, inner)
        if remark:
            y = inner[1] - 0.3 * mm
            canvas.setFillColor(ink.TEXT)
            size, lines = fitted(remark, fonts.MEDIUM, small, room, share, least=5)
            inner = (left, y - len(lines) * size * 1.25, right, y)
            block(canvas, lines, fonts.MEDIUM, size, inner, align="left")

    def _draw_lines(self, canvas: Any, tops: Sequence[float]) -> None:
        left, right = self._edges[0], self._edges[-1]
        canvas.setStrokeColor(ink.LINE)
        canvas.setLineWidth(0.6)
        for y in tops[:-1]:
            canvas.line(left, y, right, y)
        canvas.setLineWidth(ink.THIN)
        for x in self._edges[1:-1]:
            canvas.line(x, tops[0] + _BAR, x, tops[-1])
        canvas.setStrokeColor(ink.FRAME)
        canvas.setLineWidth(ink.HEAVY)
        canvas.rect(left, tops[-1], right - left, tops[0] + _BAR - tops[-1])


def _busy(week: Sequence[CalendarDay | None]) -> bool:
    return any(day is not None and day.lessons for day in week)


def _remark(lesson: LessonLine) -> str:
    """What is odd of a lesson; the place where it is not said above."""
    parts = [lesson.remark]
    if lesson.session_type is SessionType.EXTRA and lesson.place:
        parts.append(lesson.place)
    return " · ".join(part for part in parts if part)


def _strike(
    canvas: Any, lines: Sequence[str], size: float, box: tuple[float, float, float, float]
) -> None:
    """A line through what does not take place."""
    canvas.setStrokeColor(ink.QUIET)
    canvas.setLineWidth(0.7)
    y = box[3] - size * 0.6
    for line in lines:
        wide = min(fonts.width(line, fonts.SEMIBOLD, size), box[2] - box[0])
        canvas.line(box[0], y, box[0] + wide, y)
        y -= size * 1.2

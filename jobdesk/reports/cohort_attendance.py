"""출석부 on paper in the layout of 별지 제18호서식: one form a page, A4 across."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.lib.units import mm

from jobdesk.domain.attendance_book import DAYS, ROWS, AttendanceBook, BookForm, BookLine
from jobdesk.domain.attendance_signs import LEGEND
from jobdesk.domain.cohorts import WEEKDAYS
from jobdesk.reports import fonts, ink
from jobdesk.reports.day_pages import A4_ACROSS, MARGIN, Event, Pages, words

TITLE = "출석부"
_COUNTS = ("소정출석일", "실제출석일", "결석", "지각", "조퇴", "외출", "확인")
_NUMBER, _NAME, _COUNT, _CHECK = 7 * mm, 19 * mm, 6 * mm, 15 * mm
_LEAST_ROWS = 15
_LOW = 12 * mm


def attendance_pdf(book: AttendanceBook) -> bytes:
    """Every form on a page of its own. Raises ValueError without a form."""
    if not book.forms:
        raise ValueError("no form to print")
    event = Event(book.title, "", "", book.centre, foot=book.foot, practice=book.practice)
    pages = Pages(TITLE, event, A4_ACROSS)
    for form in book.forms:
        _Form(pages, book, form).draw()
    return pages.done()


class _Form:
    """One form on its page."""

    def __init__(self, pages: Pages, book: AttendanceBook, form: BookForm) -> None:
        self._pages, self._book, self._form = pages, book, form
        wide = pages.size[0] - 2 * MARGIN
        self._left, self._right = MARGIN, MARGIN + wide
        self._days = self._left + _NUMBER + _NAME
        self._counts = self._right - _CHECK - 6 * _COUNT
        self._cell = (self._counts - self._days) / (DAYS * book.periods)
        self._canvas: Any = pages.canvas

    def draw(self) -> None:
        self._canvas = self._pages.begin()
        top = self._head(self._pages.size[1] - 11 * mm)
        rows = max(_LEAST_ROWS, len(self._form.lines))
        head = 7.5 * mm, 8.5 * mm, 5.5 * mm
        body = top - sum(head)
        high = min(8.6 * mm, (body - _LOW) / (rows if rows <= ROWS else ROWS))
        self._heads(top, head)
        first = self._form.lines[0].number if self._form.lines else 1
        for place in range(rows):
            y = body - place * high
            line = self._form.lines[place] if place < len(self._form.lines) else None
            self._row(y, high, first + place, line)
        bottom = body - rows * high
        self._grid(top, body, bottom, head, rows, high)
        self._pages.end(self._book.foot)

    def _head(self, top: float) -> float:
        """The title, the boxes for number and seal, the line of particulars; its lower edge."""
        canvas, book = self._canvas, self._book
        canvas.setFillColor(ink.QUIET)
        canvas.setFont(fonts.REGULAR, 8)
        canvas.drawString(self._left, top + 2 * mm, "[별지 제18호서식]")
        canvas.setFillColor(ink.TEXT)
        canvas.setFont(fonts.BOLD, 22)
        boxes = self._right - 62 * mm
        canvas.drawCentredString((self._left + boxes) / 2, top - 9 * mm, "출   석   부")
        canvas.setStrokeColor(ink.LINE)
        canvas.setLineWidth(0.6)
        for place, label in enumerate(("일련번호", "관인")):
            x = boxes + place * 31 * mm
            canvas.setFillColor(ink.SHADE)
            canvas.rect(x, top - 5 * mm, 31 * mm, 5 * mm, stroke=1, fill=1)
            canvas.rect(x, top - 14 * mm, 31 * mm, 9 * mm, stroke=1, fill=0)
            canvas.setFillColor(ink.TEXT)
            words(
                canvas, label, fonts.MEDIUM, 8, (x + 15.5 * mm, top - 3.7 * mm), 29 * mm, "center"
            )
        canvas.setFillColor(ink.QUIET)
        room = boxes - self._left - 4 * mm
        words(canvas, f"※ {LEGEND}", fonts.REGULAR, 7.5, (self._left, top - 14 * mm), room, "left")
        y = top - 16 * mm
        high = 7.5 * mm
        span = f"{book.first} ~ {book.last}" if book.first and book.last else ""
        one = (self._counts - self._days) / DAYS
        edges = (
            self._left, self._days, self._days + one, self._days + 1.6 * one,
            self._days + 4.2 * one, self._days + 4.8 * one, self._right,
        )  # fmt: skip
        said = ("훈련기관명", book.institution, "훈련과정명", book.title, "훈련기간", span)
        for place, text in enumerate(said):
            left, right = edges[place], edges[place + 1]
            is_label = place % 2 == 0
            if is_label:
                canvas.setFillColor(ink.SHADE)
                canvas.rect(left, y - high, right - left, high, stroke=0, fill=1)
            canvas.setStrokeColor(ink.LINE)
            canvas.rect(left, y - high, right - left, high, stroke=1, fill=0)
            canvas.setFillColor(ink.TEXT)
            face = fonts.MEDIUM if is_label else fonts.SEMIBOLD
            at = ((left + right) / 2, y - high / 2 - 1.1 * mm)
            words(canvas, text, face, 9, at, right - left - 2 * mm, "center")
        lower: float = y - high
        return lower

    def _heads(self, top: float, head: Sequence[float]) -> None:
        canvas, p = self._canvas, self._book.periods
        canvas.setFillColor(ink.SHADE)
        canvas.rect(
            self._left, top - sum(head), self._right - self._left, sum(head), stroke=0, fill=1
        )
        canvas.setFillColor(ink.TEXT)
        middle = top - sum(head) / 2 - 1 * mm
        words(
            canvas, "번호", fonts.MEDIUM, 8, (self._left + _NUMBER / 2, middle), _NUMBER, "center"
        )
        x = self._left + _NUMBER + _NAME / 2
        y = top
        for label, high in zip(("날짜", "결재", "성명"), head, strict=True):
            words(canvas, label, fonts.MEDIUM, 8, (x, y - high / 2 - 1 * mm), _NAME, "center")
            y -= high
        for place, day in enumerate(self._form.days):
            left = self._days + place * p * self._cell
            if day is not None:
                said = f"{day.month}월 {day.day}일 ({WEEKDAYS[day.weekday()]})"
                at = (left + p * self._cell / 2, top - head[0] / 2 - 1.2 * mm)
                words(canvas, said, fonts.SEMIBOLD, 9, at, p * self._cell - 2 * mm, "center")
            if self._form.closed[place]:
                canvas.setFillColor(ink.QUIET)
                at = (left + p * self._cell / 2, top - head[0] - head[1] / 2 - 1.1 * mm)
                room = p * self._cell - 2 * mm
                words(canvas, self._form.closed[place], fonts.MEDIUM, 8.5, at, room, "center")
            canvas.setFillColor(ink.TEXT)
            for period in range(p):
                at = (left + (period + 0.5) * self._cell, top - sum(head) + 1.7 * mm)
                words(canvas, str(period + 1), fonts.REGULAR, 7, at, self._cell, "center")
        for place, label in enumerate(_COUNTS[:-1]):
            self._down(label, self._counts + (place + 0.5) * _COUNT, top, sum(head))
        at = (self._right - _CHECK / 2, middle)
        words(canvas, _COUNTS[-1], fonts.MEDIUM, 8, at, _CHECK, "center")

    def _down(self, label: str, x: float, top: float, high: float) -> None:
        """A word from above to below, letter by letter."""
        canvas = self._canvas
        step = min(3.6 * mm, (high - 2 * mm) / len(label))
        size = min(8.0, step / mm * 2.5)
        y = top - (high - step * len(label)) / 2 - step * 0.8
        canvas.setFont(fonts.MEDIUM, size)
        for letter in label:
            canvas.drawCentredString(x, y, letter)
            y -= step

    def _row(self, top: float, high: float, number: int, line: BookLine | None) -> None:
        canvas, p = self._canvas, self._book.periods
        base = top - high / 2 - 1.1 * mm
        canvas.setFillColor(ink.QUIET if line is None else ink.TEXT)
        at = (self._left + _NUMBER / 2, base)
        words(canvas, str(number), fonts.REGULAR, 8.5, at, _NUMBER, "center")
        for place in range(DAYS):
            left = self._days + place * p * self._cell
            signs = line.cells[place] if line else ()
            used = max(self._form.hours[place], len(signs))
            if used < p:
                canvas.setFillColor(ink.SHADE)
                wide = (p - used) * self._cell
                canvas.rect(left + used * self._cell, top - high, wide, high, stroke=0, fill=1)
            canvas.setFillColor(ink.TEXT)
            for period, sign in enumerate(signs):
                at = (left + (period + 0.5) * self._cell, base)
                words(canvas, sign, fonts.MEDIUM, 8.5, at, self._cell - 0.4 * mm, "center")
        if line is None:
            return
        canvas.setFillColor(ink.TEXT)
        at = (self._left + _NUMBER + _NAME / 2, base)
        words(canvas, line.name, fonts.SEMIBOLD, 9, at, _NAME - 1.5 * mm, "center")
        if line.remark:
            at = (self._days + line.remark_at * p * self._cell + 1.5 * mm, base)
            room = (DAYS - line.remark_at) * p * self._cell - 3 * mm
            words(canvas, line.remark, fonts.MEDIUM, 8.5, at, room, "left")
        for place, count in enumerate(line.counts):
            if count is not None:
                at = (self._counts + (place + 0.5) * _COUNT, base)
                words(canvas, str(count), fonts.REGULAR, 8.5, at, _COUNT, "center")

    def _grid(
        self,
        top: float,
        body: float,
        bottom: float,
        head: Sequence[float],
        rows: int,
        high: float,
    ) -> None:
        canvas, p = self._canvas, self._book.periods
        canvas.setStrokeColor(ink.LINE)
        canvas.setLineWidth(0.3)
        for place in range(DAYS * p):
            if place % p:
                x = self._days + place * self._cell
                canvas.line(x, body + head[2], x, bottom)
        canvas.setLineWidth(0.5)
        for place in range(rows + 1):
            y = body - place * high
            canvas.line(self._left, y, self._right, y)
        names = self._left + _NUMBER
        for y in (top - head[0], body + head[2]):
            canvas.line(names, y, self._counts, y)
        for place in range(1, 7):
            x = self._counts + place * _COUNT
            canvas.line(x, top, x, bottom)
        canvas.line(names, top, names, bottom)
        canvas.setStrokeColor(ink.FRAME)
        canvas.setLineWidth(0.9)
        for place in range(DAYS + 1):
            x = self._days + place * p * self._cell
            canvas.line(x, top, x, bottom)
        canvas.line(self._left, body, self._right, body)
        canvas.setLineWidth(ink.HEAVY)
        canvas.rect(self._left, bottom, self._right - self._left, top - bottom, stroke=1, fill=0)

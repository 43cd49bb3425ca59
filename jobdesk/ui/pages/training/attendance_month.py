"""One month of one trainee on a hand's breadth: a sign on every lesson day; a click goes there."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from jobdesk.domain.trainees import Mark
from jobdesk.services.attendance_grid import GridCell
from jobdesk.ui import theme
from jobdesk.ui.models import attendance_words as words
from jobdesk.ui.pages.training.attendance_paint import inks
from jobdesk.ui.widgets.basics import SMALL

_WEEKDAYS = "월화수목금토일"
_HIGH, _HEAD = 28, 18
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)


class MonthSheet(QWidget):
    """``wanted`` carries the day that was clicked. The keys for it are those of the grid."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._marks: Mapping[date, GridCell] = {}
        self._open: Callable[[date], bool] = lambda _day: False
        self._day = self._today = date.min
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_month(
        self,
        day: date,
        marks: Mapping[date, GridCell],
        is_open: Callable[[date], bool],
        today: date,
    ) -> None:
        """Show the month of ``day``, which is ringed; ``is_open`` says where lessons are."""
        self._day, self._marks, self._open, self._today = day, marks, is_open, today
        mine = {each: cell for each, cell in marks.items() if _same(each, day)}
        said = ", ".join(f"{d.day}일 {c.mark}" for d, c in sorted(mine.items()) if c.mark != "출석")
        came = sum(cell.mark is Mark.PRESENT for cell in mine.values())
        self.setAccessibleName(f"{day.year}년 {day.month}월 출결: 출석 {came}일 {said}".strip())
        self.updateGeometry()
        self.update()

    def _first(self) -> date:
        begins = self._day.replace(day=1)
        return begins - timedelta(days=begins.weekday())

    def _weeks(self) -> int:
        days = calendar.monthrange(self._day.year, self._day.month)[1]
        return (self._day.replace(day=1).weekday() + days + 6) // 7

    def sizeHint(self) -> QSize:
        """Seven days wide, the weeks of the month high."""
        current = theme.now()
        return QSize(current.px(180), current.px(_HEAD) + current.px(_HIGH) * self._weeks())

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def rect_of(self, day: date) -> QRect:
        """Where a day is drawn."""
        at, current = (day - self._first()).days, theme.now()
        left, right = self.width() * (at % 7) // 7, self.width() * (at % 7 + 1) // 7
        high = current.px(_HIGH)
        return QRect(left, current.px(_HEAD) + high * (at // 7), right - left, high)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Weekdays, then the days of the month."""
        del event
        painter, ink, current = QPainter(self), inks(), theme.now()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(ink.words)
        painter.setPen(ink.muted)
        for at, weekday in enumerate(_WEEKDAYS):
            left, right = self.width() * at // 7, self.width() * (at + 1) // 7
            painter.drawText(QRect(left, 0, right - left, current.px(_HEAD)), _CENTRE, weekday)
        day = self._day.replace(day=1)
        while _same(day, self._day):
            self._paint_day(painter, day)
            day += timedelta(days=1)

    def _paint_day(self, painter: QPainter, day: date) -> None:
        ink, current, rect = inks(), theme.now(), self.rect_of(day)
        cell, inner = self._marks.get(day), QRectF(rect).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if cell is not None:
            tone, tint = ink.tones[cell.mark]
            painter.setBrush(tint)
            painter.drawRoundedRect(inner, 4, 4)
        if day == self._day:
            painter.setPen(ink.ring)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner, 4, 4)
        half = rect.height() // 2 - 1
        painter.setFont(ink.small)
        painter.setPen(ink.accent if day == self._today else ink.muted)
        if not self._open(day):
            painter.setPen(ink.faint)
        painter.drawText(rect.adjusted(0, 2, 0, -half), _CENTRE, str(day.day))
        if cell is None:
            if self._open(day) and day <= self._today:
                painter.setPen(ink.warning)
                painter.drawText(rect.adjusted(0, half - 1, 0, -2), _CENTRE, "미")
            return
        painter.setFont(current.font(SMALL, 600))
        painter.setPen(tone)
        painter.drawText(rect.adjusted(0, half - 1, 0, -2), _CENTRE, words.SIGNS[cell.mark])

    def day_at(self, where: QPoint) -> date | None:
        """The day of the month at a place."""
        line = (where.y() - theme.now().px(_HEAD)) // theme.now().px(_HIGH)
        column = where.x() * 7 // max(1, self.width())
        if where.y() < theme.now().px(_HEAD) or not 0 <= column < 7:
            return None
        day = self._first() + timedelta(days=line * 7 + column)
        return day if _same(day, self._day) else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a day with lessons goes there."""
        day = self.day_at(event.position().toPoint())
        if day is not None and (self._open(day) or day in self._marks):
            self.wanted.emit(day)


def _same(day: date, other: date) -> bool:
    return (day.year, day.month) == (other.year, other.month)

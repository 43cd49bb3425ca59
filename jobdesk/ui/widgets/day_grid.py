"""Weeks as rows of days, each with a sign and a few words; days are chosen by mouse and keyboard.

::

    grid = DayGrid(today, "가능한 날")            # four weeks; weeks=6, high=58 for a calendar
    grid.show_marks({date(2026, 11, 23): DayMark("○", "가능", Tone.SUCCESS, "오전")})
    grid.chosen                       # (first, last)
    grid.moved.connect(...)           # other days are chosen
    grid.turned.connect(...)          # other weeks are shown: grid.first, grid.last

Arrows move, Shift with an arrow or a drag widens, PageUp and PageDown turn all weeks shown.
Other keys are the owner's: ``pressed`` tells of 1, 2 and Delete.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from jobdesk.domain.circumstances import WEEKDAYS
from jobdesk.ui import dates, theme
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import BASE, SMALL

WEEKS = 4
_DAY = timedelta(days=1)
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}
_TURNS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_HIGH = 40  # pixels of a week at 100 %
_ACTS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_Delete)


@dataclass(frozen=True, slots=True)
class DayMark:
    """What stands in a day: a sign, the word it is read aloud by, its colour, a remark of one line
    or, where the days are high enough, of two."""

    sign: str
    word: str
    tone: Tone
    remark: str = ""


class DayGrid(QWidget):
    """See the module's words; ``first`` is the Monday of the first week shown."""

    moved = Signal()
    turned = Signal()
    pressed = Signal(int)

    def __init__(
        self, today: Callable[[], date], name: str, *, weeks: int = WEEKS, high: int = _HIGH
    ) -> None:
        super().__init__()
        self._today, self._name = today, name
        self.weeks, self._week_high = weeks, high
        self._marks: Mapping[date, DayMark] = {}
        self._at = self._from = today()
        self.first = _monday(self._at)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(False)
        self._speak()

    @property
    def last(self) -> date:
        """The Sunday of the last week shown."""
        return self.first + timedelta(days=7 * self.weeks - 1)

    @property
    def chosen(self) -> tuple[date, date]:
        """The first and the last of the chosen days."""
        return min(self._at, self._from), max(self._at, self._from)

    def show_marks(self, marks: Mapping[date, DayMark]) -> None:
        """Show other marks."""
        self._marks = marks
        self._speak()
        self.update()

    def go_today(self) -> None:
        """Choose today and show its week first."""
        self.choose(self._today())
        self._turn(_monday(self._today()))

    def turn(self, weeks: int) -> None:
        """Show later or earlier weeks; the chosen days go along."""
        by = timedelta(days=7 * weeks)
        self._from += by
        self._at += by
        self._turn(self.first + by)
        self._tell()

    def show_from(self, day: date) -> None:
        """Show the week of a day first; what is chosen stays."""
        self._turn(_monday(day))
        self.update()

    def choose(self, day: date, since: date | None = None) -> None:
        """Choose ``day``, or the days from ``since`` to it."""
        self._at, self._from = day, since or day
        if day < self.first:
            self._turn(_monday(day))
        elif day > self.last:
            self._turn(_monday(day) - timedelta(days=7 * (self.weeks - 1)))
        self._tell()

    # Size

    def sizeHint(self) -> QSize:
        """Seven days wide, a heading and the weeks high."""
        current = theme.now()
        return QSize(current.px(54) * 7, self._head() + self._high() * self.weeks + 2)

    def minimumSizeHint(self) -> QSize:
        """Narrower days still show number and sign."""
        return QSize(theme.now().px(40) * 7, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Follow scheme and scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
            self.update()

    @staticmethod
    def _head() -> int:
        return theme.now().px(24)

    def _high(self) -> int:
        return theme.now().px(self._week_high)

    def rect_of(self, day: date) -> QRect:
        """Where a day is drawn."""
        at = (day - self.first).days
        left = self.width() * (at % 7) // 7
        right = self.width() * (at % 7 + 1) // 7
        return QRect(left, self._head() + self._high() * (at // 7), right - left, self._high())

    def day_at(self, where: QPoint) -> date | None:
        """The day at a place."""
        line = (where.y() - self._head()) // self._high()
        column = where.x() * 7 // max(1, self.width())
        if not (0 <= line < self.weeks and 0 <= column < 7 and where.y() >= self._head()):
            return None
        return self.first + timedelta(days=line * 7 + column)

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Weekdays above, then the days."""
        del event
        current = theme.now()
        painter = QPainter(self)
        painter.setFont(current.font(SMALL, 600))
        for at, weekday in enumerate(WEEKDAYS):
            painter.setPen(current.colour("danger" if at == 6 else "muted"))
            left, right = self.width() * at // 7, self.width() * (at + 1) // 7
            painter.drawText(
                QRect(left, 0, right - left, self._head()), Qt.AlignmentFlag.AlignCenter, weekday
            )
        day = self.first
        while day <= self.last:
            self._paint_day(painter, day)
            day += _DAY
        first, last = self.chosen
        day = max(first, self.first)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        while day <= min(last, self.last):
            strong = self.hasFocus()
            painter.setPen(QPen(current.colour("accent" if strong else "control_line"), 2))
            painter.drawRoundedRect(QRectF(self.rect_of(day)).adjusted(2, 2, -2, -2), 4, 4)
            day += _DAY

    def _paint_day(self, painter: QPainter, day: date) -> None:
        current = theme.now()
        place = self.rect_of(day)
        mark = self._marks.get(day)
        ink, tint = current.roles.tone(mark.tone if mark is not None else Tone.NEUTRAL)
        inner = place.adjusted(1, 1, -1, -1)
        painter.fillRect(inner, tint if mark is not None else current.colour("surface"))
        painter.setPen(QPen(current.colour("line"), 1))
        painter.drawRect(inner.adjusted(0, 0, -1, -1))
        today = day == self._today()
        past = day < self._today()
        painter.setFont(current.font(SMALL + 0.75, 700 if today else 400, tabular=True))
        painter.setPen(current.colour("accent" if today else "muted" if past else "text"))
        number = f"{day.month}/{day.day}" if day.day == 1 else str(day.day)
        words = place.adjusted(6, 3, -5, -3)
        painter.drawText(words, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, number)
        if today:
            width = painter.fontMetrics().horizontalAdvance(number)
            under = words.top() + painter.fontMetrics().height()
            painter.fillRect(words.left(), under, width, 2, current.colour("accent"))
        if mark is None:
            return
        painter.setPen(ink)
        painter.setFont(current.font(BASE, 700))
        painter.drawText(words, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight, mark.sign)
        if mark.remark:
            painter.setFont(current.font(SMALL - 0.5))
            metrics, cut = painter.fontMetrics(), Qt.TextElideMode.ElideRight
            lines = [metrics.elidedText(r, cut, words.width()) for r in mark.remark.split("\n")]
            corner = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight
            painter.drawText(words, corner, "\n".join(lines))

    # Choosing

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses a day; with Shift the days up to it."""
        day = self.day_at(event.position().toPoint())
        if day is not None and event.button() is Qt.MouseButton.LeftButton:
            wide = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.choose(day, self._from if wide else None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A drag chooses the days it passes."""
        day = self.day_at(event.position().toPoint())
        if day is not None and day != self._at and event.buttons() & Qt.MouseButton.LeftButton:
            self.choose(day, self._from)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and pages move, Home and End go along the week, other keys are the owner's."""
        key = Qt.Key(event.key())
        wide = self._from if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else None
        if key in _STEPS:
            self.choose(self._at + timedelta(days=_STEPS[key]), wide)
        elif key in _TURNS:
            self.turn(_TURNS[key] * self.weeks)
        elif key is Qt.Key.Key_Home:
            self.choose(_monday(self._at), wide)
        elif key is Qt.Key.Key_End:
            self.choose(_monday(self._at) + 6 * _DAY, wide)
        elif key in _ACTS:
            self.pressed.emit(key.value)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Under the mouse a day says what its sign means."""
        if isinstance(event, QHelpEvent):
            day = self.day_at(event.pos())
            if day is not None:
                QToolTip.showText(event.globalPos(), self._said(day), self)
            return True
        return super().event(event)

    def _turn(self, monday: date) -> None:
        if monday != self.first:
            self.first = monday
            self.turned.emit()

    def _tell(self) -> None:
        self._speak()
        self.update()
        self.moved.emit()

    def _said(self, day: date) -> str:
        mark = self._marks.get(day)
        words = f"{mark.word} {mark.remark}".strip() if mark is not None else "적은 것 없음"
        return f"{dates.day_and_weekday(day)} {words}"

    def _speak(self) -> None:
        first, last = self.chosen
        span = "" if first == last else f" {dates.day_and_weekday(first)}부터"
        self.setAccessibleName(f"{self._name}{span} {self._said(self._at)}")
        if self.isVisible():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())

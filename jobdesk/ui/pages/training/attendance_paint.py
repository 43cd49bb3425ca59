"""How the attendance grid is painted: cells, the days above, the names before, the rates behind.

A screen of it is some hundred cells that are painted in Python at every scroll, so fonts and
colours are made once per theme.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from jobdesk.domain.attendance_warning import WARNED, percent
from jobdesk.domain.trainees import GONE, Mark
from jobdesk.services.attendance_grid import GridCell
from jobdesk.ui import theme
from jobdesk.ui.models import attendance_words as words
from jobdesk.ui.models.attendance_grid import AttendanceModel
from jobdesk.ui.theme import Theme
from jobdesk.ui.widgets.basics import BASE, SMALL

_Index = QModelIndex | QPersistentModelIndex
DAY_WIDTH, NAME_WIDTH, RATE_WIDTH = 34, 118, 136
_ROW, _ROOMY, _HEAD = 32, 40, 52
_TINY = 8.0
_PAD = 10
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_WEEKDAYS = "월화수목금토일"
_MONDAY = 0


class Inks:
    """Every pen, brush and font of one theme."""

    def __init__(self, current: Theme) -> None:
        colour = current.colour
        self.surface, self.raised, self.hover = colour("surface"), colour("raised"), colour("hover")
        self.text, self.muted, self.faint = colour("text"), colour("muted"), colour("faint")
        self.accent, self.accent_tint = colour("accent"), colour("accent_tint")
        self.warning, self.line = colour("warning"), QPen(colour("line"), 1)
        self.firm = QPen(colour("control_line"), 1)
        self.ring = QPen(self.accent, 2)
        self.tones = {mark: current.roles.tone(tone) for mark, tone in words.TONES.items()}
        self.alarms = {alarm: current.roles.tone(t)[0] for alarm, t in words.ALARM_TONES.items()}
        self.sign = current.font(BASE, 600)
        self.ring_sign = current.font(BASE - 0.5, 400)
        self.small = current.font(_TINY, 500, tabular=True)
        self.number = current.font(BASE, 600, tabular=True)
        self.name = current.font(BASE, 500)
        self.strong = current.font(BASE, 700)
        self.words = current.font(SMALL - 0.5, 500, tabular=True)
        self.band = current.font(SMALL - 0.5, 600, tabular=True)
        self.hatch = QBrush(_hatch(colour("neutral_tint"), self.raised))


@lru_cache(maxsize=4)
def _inks(current: Theme) -> Inks:
    return Inks(current)


def inks() -> Inks:
    """Those of the theme in force."""
    return _inks(theme.now())


def _hatch(line: QColor, ground: QColor) -> QPixmap:
    side = 8
    drawn = QPixmap(side, side)
    drawn.fill(ground)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(line, 2))
    for shift in (-side, 0, side):
        painter.drawLine(shift, side, shift + side, 0)
    painter.end()
    return drawn


def row_height() -> int:
    """Height of a person's line in pixels: lower than a list's, so that many are seen at once."""
    current = theme.now()
    return current.px(_ROOMY if current.roomy else _ROW)


class CellPainter(QStyledItemDelegate):
    """Paints one day of one person: a sign, its ground, credited hours, a folded corner where a
    결석계 came."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Ground, sign, lines, the ring of the current cell."""
        view, model = option.widget, index.model()
        if not isinstance(model, AttendanceModel):
            return
        row, column, rect, ink = index.row(), index.column(), option.rect, inks()
        cell = model.cell(row, column)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        today = model.grid is not None and model.days[column] == model.grid.today
        if not model.is_open(row, column):
            painter.fillRect(rect, ink.hatch)
        elif chosen or today:
            painter.fillRect(rect, ink.accent_tint if chosen else ink.hover)
        if cell is not None:
            self._cell(painter, rect, cell, ink, stale=not model.is_open(row, column))
        elif model.is_missing(row, column):
            painter.setPen(ink.warning)
            painter.setFont(ink.small)
            painter.drawText(rect, _CENTRE, "미")
        painter.setPen(ink.line)
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        _edge(painter, rect, model, column, ink)
        if chosen:
            painter.fillRect(
                rect, QColor(ink.accent.red(), ink.accent.green(), ink.accent.blue(), 30)
            )
        if isinstance(view, QTableView) and view.hasFocus() and index == view.currentIndex():
            painter.setPen(ink.ring)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    @staticmethod
    def _cell(painter: QPainter, rect: QRect, cell: GridCell, ink: Inks, *, stale: bool) -> None:
        tone, tint = ink.tones[cell.mark]
        if cell.mark is Mark.PRESENT:
            painter.setFont(ink.ring_sign)
        else:
            painter.fillRect(rect.adjusted(3, 4, -3, -5), tint)
            painter.setFont(ink.sign)
        painter.setPen(ink.faint if stale else tone)
        painter.drawText(rect, _CENTRE, words.SIGNS[cell.mark])
        if cell.hours is not None:
            painter.setFont(ink.small)
            low = rect.adjusted(0, 0, -4, -3)
            at = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
            painter.drawText(low, at, str(cell.hours))
        if cell.slip_on is not None:
            right, top = rect.right() - 3, rect.top() + 4
            corner = [
                QRectF(right - 6, top, 0, 0).topLeft(),
                QRectF(right + 1, top, 0, 0).topLeft(),
            ]
            corner.append(QRectF(right + 1, top + 7, 0, 0).topLeft())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tone)
            painter.drawPolygon(QPolygonF(corner))

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """All alike."""
        del option, index
        return QSize(theme.now().px(DAY_WIDTH), row_height())


def _edge(painter: QPainter, rect: QRect, model: AttendanceModel, column: int, ink: Inks) -> None:
    """The line before a day: firm where a month begins, thin where a week does."""
    if column == 0:
        return
    day, before = model.days[column], model.days[column - 1]
    if day.month != before.month or day.year != before.year:
        painter.setPen(ink.firm)
    elif day.isocalendar()[:2] != before.isocalendar()[:2]:
        painter.setPen(ink.line)
    else:
        return
    painter.drawLine(rect.left(), rect.top(), rect.left(), rect.bottom())


class DayHeader(QHeaderView):
    """Month, day and weekday; today is named."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setMinimumSectionSize(1)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        """Three lines."""
        return QSize(super().sizeHint().width(), theme.now().px(_HEAD))

    def paintEvent(self, event: QPaintEvent) -> None:
        """All of it: a month stands over the days it has in view."""
        del event
        model, ink = self.model(), inks()
        painter = QPainter(self.viewport())
        whole = self.viewport().rect()
        painter.fillRect(whole, ink.raised)
        painter.setPen(ink.line)
        painter.drawLine(whole.bottomLeft(), whole.bottomRight())
        if not isinstance(model, AttendanceModel) or not model.days:
            return
        first = max(0, self.logicalIndexAt(0))
        last = self.logicalIndexAt(whole.right())
        last = len(model.days) - 1 if last < 0 else last
        view = self.parentWidget()
        current = view.currentIndex().column() if isinstance(view, QTableView) else -1
        for column in range(first, last + 1):
            rect = QRect(
                self.sectionViewportPosition(column),
                0,
                self.sectionSize(column),
                whole.height() - 1,
            )
            self._day(painter, rect, model, column, ink, strong=column == current)
        self._months(painter, model, first, last, ink)

    def _day(
        self,
        painter: QPainter,
        rect: QRect,
        model: AttendanceModel,
        column: int,
        ink: Inks,
        *,
        strong: bool,
    ) -> None:
        day = model.days[column]
        today = model.grid is not None and day == model.grid.today
        high = rect.height() // 3
        number = rect.adjusted(0, high - 1, 0, -high + 1)
        under = QRect(rect.left(), number.bottom(), rect.width(), rect.bottom() - number.bottom())
        if today or strong:
            painter.fillRect(number.united(under), ink.accent_tint)
        painter.setFont(ink.number)
        painter.setPen(ink.accent if today or strong else ink.text)
        painter.drawText(number, _CENTRE, str(day.day))
        painter.setFont(ink.words)
        lost = not model.is_lesson(column)
        painter.setPen(ink.warning if lost else ink.accent if today else ink.muted)
        word = "없음" if lost else "오늘" if today else _WEEKDAYS[day.weekday()]
        painter.drawText(under.adjusted(-4, -4, 4, -2), _CENTRE, word)
        _edge(painter, rect, model, column, ink)

    def _months(
        self, painter: QPainter, model: AttendanceModel, first: int, last: int, ink: Inks
    ) -> None:
        painter.setFont(ink.band)
        painter.setPen(ink.muted)
        begins = first
        while begins <= last:
            day = model.days[begins]
            ends = begins
            while ends < last and _month(model.days[ends + 1]) == _month(day):
                ends += 1
            left = max(0, self.sectionViewportPosition(begins)) + 5
            right = self.sectionViewportPosition(ends) + self.sectionSize(ends)
            word = f"{day.year}년 {day.month}월"
            if painter.fontMetrics().horizontalAdvance(word) > right - left - 2:
                word = f"{day.month}월"
            high = self.viewport().height() // 3
            painter.drawText(QRect(left, 2, right - left, high), _LEFT, word)
            begins = ends + 1


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month


class NameHeader(QHeaderView):
    """The people, before the days and never scrolled out of them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        """A number and a name of four signs."""
        return QSize(theme.now().px(NAME_WIDTH), super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground below the last one too."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), inks().surface)
        painter.end()
        super().paintEvent(event)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Number and name; who left stands faint."""
        model, ink = self.model(), inks()
        if not isinstance(model, AttendanceModel) or section >= len(model.people):
            return
        who = model.people[section]
        view = self.parentWidget()
        current = isinstance(view, QTableView) and view.currentIndex().row() == section
        painter.save()
        painter.fillRect(rect, ink.accent_tint if current else ink.surface)
        gone = who.trainee.status in GONE
        number = QRect(rect.left() + _PAD, rect.top(), theme.now().px(20), rect.height())
        painter.setFont(ink.words)
        painter.setPen(ink.faint)
        painter.drawText(number, _LEFT, str(who.trainee.number or ""))
        painter.setFont(ink.strong if current else ink.name)
        painter.setPen(ink.faint if gone else ink.accent if current else ink.text)
        room = QRect(
            number.right() + 4, rect.top(), rect.right() - number.right() - 8, rect.height()
        )
        name = painter.fontMetrics().elidedText(who.name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, name)
        painter.setPen(ink.line)
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        painter.drawLine(rect.right(), rect.top(), rect.right(), rect.bottom())
        painter.restore()


def paint_rate(painter: QPainter, rect: QRect, model: AttendanceModel, row: int) -> None:
    """Where somebody stands: the rate, and beneath it what is to be said of it."""
    ink = inks()
    who, standing, alarm = model.people[row], model.standings[row], model.alarms[row]
    gone = who.trainee.status in GONE
    loud = alarm in WARNED
    said = words.beneath_rate(who.trainee.status, standing, alarm)
    tone = ink.alarms[alarm]
    painter.fillRect(rect, ink.surface)
    room = rect.adjusted(_PAD, 0, -4, -1)
    painter.setFont(ink.number)
    painter.setPen(ink.faint if gone else tone if loud else ink.text)
    if said:
        half = room.height() // 2
        painter.drawText(room.adjusted(0, 1, 0, -half + 3), _LEFT, percent(standing.rate))
        painter.setFont(ink.words)
        painter.setPen(ink.faint if gone else tone)
        below = room.adjusted(0, half, 0, -1)
        cut = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, _LEFT, cut)
    else:
        painter.drawText(room, _LEFT, percent(standing.rate))
    painter.setPen(ink.line)
    painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())


def head_font() -> QFont:
    """The font of the words over names and rates."""
    return inks().band

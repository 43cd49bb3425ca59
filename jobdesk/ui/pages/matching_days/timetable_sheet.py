"""The timetable as it is seen and walked: columns share the width, arrows go from cell to cell.

A cell may span several columns, and a firm may be absent; the arrows know cells alone.
"""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

from jobdesk.ui import theme
from jobdesk.ui.models.timetable_grid import TimetableModel
from jobdesk.ui.models.timetable_lines import Cell
from jobdesk.ui.models.timetable_state import PlanState
from jobdesk.ui.pages.matching_days.timetable_paint import (
    CHIP_POINTS,
    CellPainter,
    FirmHeader,
    TimeHeader,
    row_height,
)
from jobdesk.ui.widgets.basics import SMALL, Label

_Index = QModelIndex | QPersistentModelIndex
_FEW = 7  # lines; where no more are seen at their usual height, they are drawn lower
_NAME, _AIR = "가가가", 7  # a name of three signs, and what lies around it in a cell
_WALK = frozenset(
    {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
    }
)


class TimetableSheet(QTableView):
    """See the module's words."""

    told = Signal()
    """Another cell is the current one, or another would be put into."""

    def __init__(self) -> None:
        super().__init__()
        self.grid_model = TimetableModel(self)
        self._minute = 0  # the time the arrows up and down keep to
        self._tight = False
        self.setModel(self.grid_model)
        self.setItemDelegate(CellPainter(self))
        self.setHorizontalHeader(TimeHeader(self))
        self.setVerticalHeader(FirmHeader(self))
        self.setAccessibleName("면접 시간표")
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self._corner = Label("업체", points=SMALL, weight=600, look="muted")
        self._corner.setParent(self)
        self._corner.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    # Showing

    @property
    def shown(self) -> PlanState:
        """What is shown."""
        return self.grid_model.state

    def show_state(self, state: PlanState) -> None:
        """Show another plan; the current cell stays where it was, by its time and booth."""
        before = self.current_cell()
        changed = self.grid_model.show_state(state)
        if changed:
            self._lay_out()
            if before is not None:
                at = state.lines.slot(before.booth, before.start, before.seat)
                if at is not None:
                    self.setCurrentIndex(self.grid_model.index(*at))
            self._stand()
        self.told.emit()

    def current_cell(self) -> Cell | None:
        """The cell the keys belong to."""
        return self.grid_model.cell(self.currentIndex())

    def go(self, row: int, column: int) -> None:
        """Make a cell the current one, and see it."""
        index = self.grid_model.index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        cell = self.grid_model.cell(index)
        if cell is not None:
            self._minute = cell.start

    def origin(self) -> QPoint:
        """Where the whole grid begins in the viewport; the hatching of breaks hangs on it."""
        return QPoint(-self.horizontalOffset(), -self.verticalOffset())

    # Size

    def changeEvent(self, event: QEvent) -> None:
        """Follow scheme and scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_corner"):
            self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns share the width there is; where it is low, more lines are to be seen."""
        super().resizeEvent(event)
        self._fit_lines()
        self._widen()

    def updateGeometries(self) -> None:
        """The word in the corner stands over the firms."""
        super().updateGeometries()
        if hasattr(self, "_corner"):
            wide, high = self.verticalHeader().width(), self.horizontalHeader().height()
            self._corner.setGeometry(12, 0, wide - 12, high)
            self._corner.raise_()

    def _fit_lines(self) -> None:
        room = self.viewport().height()
        self._tight = room < row_height() * min(_FEW, len(self.shown.lines.lines))
        self.verticalHeader().setDefaultSectionSize(row_height(tight=self._tight))

    def _lay_out(self) -> None:
        self._fit_lines()
        self.clearSpans()
        lines = self.shown.lines
        for row, line in enumerate(lines.lines):
            for at in range(len(line.cells)):
                first, count = lines.span(row, at)
                if count > 1:
                    self.setSpan(row, first, 1, count)
        self._widen()

    def _widen(self) -> None:
        """Share the width by minutes; a name of three signs is never cut."""
        columns = self.shown.lines.columns
        lengths = [cell.end - cell.start for line in self.shown.lines.lines for cell in line.cells]
        if not columns or not lengths:
            return
        short = min(lengths)
        current = theme.now()
        name = QFontMetrics(current.font(CHIP_POINTS, 500)).horizontalAdvance(_NAME)
        clock = QFontMetrics(current.font(SMALL, 600, tabular=True)).horizontalAdvance("00:00")
        least = max(name + _AIR * current.scale // 100, clock + 6)
        least += current.px(12) if self.shown.is_mixed else 0  # a time beneath, and a pin
        breaks = sum(1 for column in columns if column.is_break)
        minutes = sum(column.until - column.since for column in columns if not column.is_break)
        room = self.viewport().width()
        slots = minutes / short + breaks
        slot = max(least, room / slots) if slots else least
        shared, done = 0.0, 0
        for at, column in enumerate(columns):
            shared += slot if column.is_break else (column.until - column.since) / short * slot
            self.setColumnWidth(at, max(1, int(shared) - done))
            done = max(done + 1, int(shared))

    # Walking

    def walk(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        """Go to another cell; False when the key does not mean that."""
        lines = self.shown.lines.lines
        if key not in _WALK or not lines:
            return False
        row, column = self.currentIndex().row(), self.currentIndex().column()
        at = self.shown.lines.index_at(row, column) if row >= 0 and column >= 0 else -1
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if at < 0:
            row, at = self._first_line(), 0
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            at += -1 if key is Qt.Key.Key_Left else 1
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            if control:
                row = self._first_line() if key is Qt.Key.Key_Home else len(lines) - 1
            at = 0 if key is Qt.Key.Key_Home else len(lines[row].cells) - 1
        else:
            page = max(1, self.viewport().height() // row_height(tight=self._tight) - 1)
            by = {Qt.Key.Key_PageUp: -page, Qt.Key.Key_PageDown: page}.get(key)
            by = by or (-1 if key is Qt.Key.Key_Up else 1)
            self._up_or_down(row, by)
            return True
        if row >= 0 and 0 <= at < len(lines[row].cells):
            self.go(row, lines[row].at[at])
        return True

    def _up_or_down(self, row: int, by: int) -> None:
        lines = self.shown.lines.lines
        step = 1 if by > 0 else -1
        target = max(0, min(row + by, len(lines) - 1))
        while 0 <= target < len(lines) and not lines[target].cells:
            target += step
        if not 0 <= target < len(lines) or target == row:
            return
        minute = self._minute
        self.go(target, self.nearest(target))
        self._minute = minute

    def nearest(self, row: int) -> int:
        """The column of the line's cell that is nearest to the time the arrows keep to."""
        line = self.shown.lines.lines[row]
        if not line.cells:
            return -1
        starts = [cell.start for cell in line.cells]
        at = max(0, bisect_right(starts, self._minute) - 1)
        if at + 1 < len(starts) and line.cells[at].end <= self._minute:
            ahead, behind = starts[at + 1] - self._minute, self._minute - line.cells[at].end
            at += 1 if ahead <= behind else 0
        return line.at[at]

    def _first_line(self) -> int:
        lines = self.shown.lines.lines
        return next((row for row, line in enumerate(lines) if line.cells), -1)

    def anchor(self, index: QModelIndex) -> QModelIndex:
        """The index in which the cell under ``index`` begins."""
        lines = self.shown.lines
        at = lines.index_at(index.row(), index.column())
        return self.grid_model.index(index.row(), lines.lines[index.row()].at[at])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """There is always a cell the keys belong to."""
        super().focusInEvent(event)
        self._stand()
        self.viewport().update()
        self.told.emit()

    def _stand(self) -> None:
        if self.hasFocus() and self.current_cell() is None:
            self.walk(Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Both cells are drawn anew, and the new one is told of."""
        super().currentChanged(current, previous)
        self.viewport().update(self.visualRect(previous))
        self.viewport().update(self.visualRect(current))
        self.told.emit()

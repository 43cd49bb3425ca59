"""The year's schedule of one item: a line for each thing done, a cell for each month.

Space turns the chosen months on or off, the mouse draws a bar by dragging; typing or F2 on the
first column writes the words, Delete on it puts the line away.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from jobdesk.domain.plans import PlanStep, StepType
from jobdesk.ui import theme
from jobdesk.ui.widgets.basics import BASE, SMALL

_Index = QModelIndex | QPersistentModelIndex
MONTHS = range(1, 13)
_DONE = "■ "
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)


@dataclass(frozen=True, slots=True)
class BarLine:
    """One line: what is done, planned or done, in which months."""

    title: str
    step_type: StepType
    months: frozenset[int]


def bar_lines(steps: Sequence[PlanStep]) -> list[BarLine]:
    """The lines of a year's bars, in the order in which they begin."""
    found: dict[tuple[StepType, str], set[int]] = {}
    for step in steps:
        months = range(step.first_month or 1, (step.last_month or 1) + 1)
        found.setdefault((step.step_type, step.title), set()).update(months)
    return [BarLine(title, type_, frozenset(months)) for (type_, title), months in found.items()]


class ScheduleModel(QAbstractTableModel):
    """See the module's words. ``drawn`` fires with (line, months), ``renamed`` with (line, words);
    a line that is new stands for itself until it has months."""

    drawn = Signal(object)
    renamed = Signal(object)

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.lines: list[BarLine] = []
        self.locked = False

    def set_lines(self, lines: Sequence[BarLine]) -> None:
        """Show the lines of another item or year."""
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def turn(self, row: int, months: Sequence[int], on: bool) -> None:
        """Ask for months of a line to be on or off."""
        if self.locked:
            return
        line = self.lines[row]
        wanted = line.months | {*months} if on else line.months - {*months}
        if wanted != line.months:
            self.drawn.emit((line, frozenset(wanted)))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many lines."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Words and twelve months."""
        return 0 if parent.isValid() else 1 + len(MONTHS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """추진내용 and the months."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return "추진내용" if not section else f"{section}월"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            return left if not section else _CENTRE
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a line; for a month whether it is on, said aloud."""
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line, month = self.lines[index.row()], index.column()
        if not month:
            if role == Qt.ItemDataRole.DisplayRole:
                return f"{_DONE if line.step_type is StepType.DONE else ''}{line.title or '추진'}"
            if role == Qt.ItemDataRole.EditRole:
                return line.title
            if role == Qt.ItemDataRole.ToolTipRole:
                return f"{line.step_type.value}: {line.title}"
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = "있음" if month in line.months else "없음"
            return f"{line.title} {month}월 {line.step_type.value} {said}"
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Only the words are typed."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not index.column() and not self.locked:
            found |= Qt.ItemFlag.ItemIsEditable
        return found

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Other words for a line."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or index.column():
            return False
        line = self.lines[index.row()]
        words = str(value).strip()
        if self.locked or words == line.title:
            return False
        self.renamed.emit((line, words))
        return True


class ScheduleGrid(QTableView):
    """See the module's words. ``dropped`` fires with the line that is to go."""

    dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.months = ScheduleModel(self)
        self._drag: tuple[int, int, bool] | None = None
        self._over = 0
        self.setModel(self.months)
        self.setItemDelegate(_Bars(self))
        self.setAccessibleName("열두 달 추진 일정")
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = _Months(self)
        self.setHorizontalHeader(head)
        head.setMinimumSectionSize(20)
        self.dress()

    def dress(self) -> None:
        """Take sizes from the theme."""
        current = theme.now()
        self.verticalHeader().setDefaultSectionSize(current.px(42))
        self._widths()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words take what the months leave, and never less than can be read."""
        super().resizeEvent(event)
        self._widths()

    def _widths(self) -> None:
        current, room = theme.now(), self.viewport().width()
        month = min(current.px(30), max(20, (room - current.px(110)) // 12))
        for each in MONTHS:
            self.setColumnWidth(each, month)
        self.setColumnWidth(0, max(current.px(110), room - 12 * month))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "months"):
            self.dress()

    @property
    def drawing(self) -> tuple[int, range, bool] | None:
        """The line, the months and whether they are drawn on while the mouse draws."""
        if self._drag is None:
            return None
        row, first, on = self._drag
        low, high = sorted((first, self._over))
        return row, range(low, high + 1), on

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the module's words."""
        at = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and at.isValid() and at.column():
            self._turn_chosen(at)
        elif event.key() == Qt.Key.Key_Delete and at.isValid():
            if at.column():
                months = [i.column() for i in self.selectedIndexes() if i.row() == at.row()]
                self.months.turn(at.row(), months, on=False)
            elif not self.months.locked:
                self.dropped.emit(self.months.lines[at.row()])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and at.isValid():
            if at.column():
                self._turn_chosen(at)
            else:
                self.edit(at)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a month begins a bar, or takes one away."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        left = event.button() == Qt.MouseButton.LeftButton
        if left and index.isValid() and index.column() and not self.months.locked:
            on = index.column() not in self.months.lines[index.row()].months
            self._drag, self._over = (index.row(), index.column(), on), index.column()
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The bar goes as far as the mouse does."""
        if self._drag is None:
            super().mouseMoveEvent(event)
            return
        column = self.columnAt(round(event.position().x()))
        if column >= 1:
            self._over = column
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What was drawn is asked to be stored."""
        drawing = self.drawing
        self._drag = None
        super().mouseReleaseEvent(event)
        if drawing is not None:
            row, months, on = drawing
            self.months.turn(row, list(months), on)
            self.viewport().update()

    def _turn_chosen(self, at: QModelIndex) -> None:
        on = at.column() not in self.months.lines[at.row()].months
        chosen = [i.column() for i in self.selectedIndexes() if i.row() == at.row() and i.column()]
        self.months.turn(at.row(), chosen or [at.column()], on)


class _Months(QHeaderView):
    """The heads without the air that those of lists have: twelve stand in a narrow place."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: QRect, index: int) -> None:
        """추진내용, or the number of a month."""
        current = theme.now()
        painter.save()
        painter.fillRect(rect, current.colour("raised"))
        painter.setPen(current.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(current.colour("muted"))
        painter.setFont(current.font(SMALL if index else BASE, 600))
        if index:
            painter.drawText(rect, _CENTRE, str(index))
        else:
            left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(rect.adjusted(6, 0, 0, 0), left, "추진내용")
        painter.restore()


class _Bars(QStyledItemDelegate):
    """Paints a month that is on as part of a bar; one that is done is hatched by its sign."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Words as ever, months as bars with a ring around the current one."""
        if not index.column():
            super().paint(painter, option, index)
            painter.setPen(theme.now().colour("line"))
            painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
            return
        view, model = self.parent(), index.model()
        assert isinstance(view, ScheduleGrid)
        assert isinstance(model, ScheduleModel)
        current, month = theme.now(), index.column()
        line = model.lines[index.row()]
        room = option.rect
        state = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(room, current.colour("accent_tint"))
        painter.setPen(current.colour("line"))
        painter.drawLine(room.topLeft(), room.bottomLeft())
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if _is_on(view, index.row(), line, month):
            before = month > 1 and _is_on(view, index.row(), line, month - 1)
            after = month < 12 and _is_on(view, index.row(), line, month + 1)
            box = QRectF(room).adjusted(0 if before else 4, 11, 1 if after else -3, -11)
            done = line.step_type is StepType.DONE
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(current.colour("success" if done else "accent_fill"))
            painter.drawRect(box)
            if done:
                painter.setPen(current.colour("surface"))
                painter.setFont(current.font(8.0, 700))
                painter.drawText(box, _CENTRE, "■")
        if view.hasFocus() and view.currentIndex() == index:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(current.colour("accent"), 2))
            painter.drawRect(room.adjusted(1, 1, -2, -2))
        painter.restore()


def _is_on(view: ScheduleGrid, row: int, line: BarLine, month: int) -> bool:
    drawing = view.drawing
    if drawing is not None and drawing[0] == row and month in drawing[1]:
        return drawing[2]
    return month in line.months

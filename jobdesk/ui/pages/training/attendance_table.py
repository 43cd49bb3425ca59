"""The attendance grid under mouse and keys; it tells what is wanted and stores nothing itself.

A letter marks what is chosen, in English or Hangul: O 출석, L 지각, E 조퇴, U 외출, X 결석, V 공결.
Delete takes marks away. Arrows walk, with Shift or the mouse they choose a block; Enter goes down
and from the last person to the first of the next day. Ctrl+←/→ go a week on, Alt+PgUp/PgDn a month,
T to today. Ctrl+D fills the day with 출석, Ctrl+Shift+D with what the day before says. Digits begin
credited hours, S a 결석계, N a 상담. Ctrl+C and Ctrl+V take a block to a sheet and from one.
"""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

from jobdesk.domain.keyboard import is_key
from jobdesk.services.attendance_grid import AttendanceGrid, Place
from jobdesk.ui import theme
from jobdesk.ui.models import attendance_words as words
from jobdesk.ui.models.attendance_grid import AttendanceModel
from jobdesk.ui.models.attendance_paste import HEAD
from jobdesk.ui.pages.training.attendance_paint import (
    DAY_WIDTH,
    CellPainter,
    DayHeader,
    NameHeader,
    row_height,
)
from jobdesk.ui.widgets.basics import SMALL, Label

_Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_EMPTY = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_WEEK = timedelta(days=7)


class AttendanceTable(QTableView):
    """See the module's words."""

    marked = Signal(object)
    """The Mark for what is chosen; None takes marks away."""
    day_wanted = Signal()
    copy_wanted = Signal()
    digit = Signal(str)
    slip_wanted = Signal()
    told = Signal()
    """Another cell is current, or another block is chosen."""
    menu_wanted = Signal(object)
    """A QPoint on the screen."""
    copied = Signal()
    pasted = Signal()
    note_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.attendance = AttendanceModel(self)
        self.setModel(self.attendance)
        self.setItemDelegate(CellPainter(self))
        self.setHorizontalHeader(DayHeader(self))
        self.setVerticalHeader(NameHeader(self))
        self.setAccessibleName("출석부")
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._corner = Label("교육생", points=SMALL, weight=600, look="muted")
        self._corner.setParent(self)
        self._corner.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.dress()

    # Showing

    def show_grid(self, grid: AttendanceGrid) -> None:
        """Show the grid as it was read; the current cell stays, by its person and day."""
        first = self.attendance.grid is None
        at = self.currentIndex()
        before = self.attendance.place(at.row(), at.column()) if at.isValid() else None
        if self.attendance.show_grid(grid):
            row = self.attendance.row_of(before[0]) if before else 0
            column = self.attendance.column_near(before[1] if before else grid.today)
            self._go(max(0, row), column)
        if first:
            self._open_at(grid.today)
        self.told.emit()

    def _open_at(self, today: date) -> None:
        """Today, at the first person who has no mark yet: there the work goes on."""
        model, column = self.attendance, self.attendance.column_near(today)
        rows = range(model.rowCount()) if column >= 0 else range(0)
        row = next((row for row in rows if model.is_missing(row, column)), None)
        if row is None:
            row = next((row for row in rows if model.is_open(row, column)), 0)
        if rows:
            self._go(row, column)
            self.to_today()

    def chosen(self) -> list[Place]:
        """The places that are chosen, person by person."""
        place = self.attendance.place
        return [
            place(row, column)
            for part in self._parts()
            for row in range(part.top(), part.bottom() + 1)
            for column in range(part.left(), part.right() + 1)
        ]

    def chosen_days(self) -> list[date]:
        """The days over which the block stands."""
        columns: set[int] = set()
        for part in self._parts():
            columns.update(range(part.left(), part.right() + 1))
        return [self.attendance.days[column] for column in sorted(columns)]

    def chosen_text(self) -> str:
        """The block as a sheet takes it: days above, people before, marks in whole words."""
        days, rows = self.chosen_days(), {place[0]: None for place in self.chosen()}
        lines = ["\t".join([HEAD, *(day.isoformat() for day in days)])]
        for id_ in rows:
            found = [self.attendance.at((id_, day)) for day in days]
            name = self.attendance.people[self.attendance.row_of(id_)].name
            lines.append("\t".join([name, *(words.copied(cell) for cell in found)]))
        return "\n".join(lines)

    @property
    def chosen_count(self) -> int:
        """How many cells are chosen."""
        return sum(part.width() * part.height() for part in self._parts())

    @property
    def is_block(self) -> bool:
        """Whether more than one cell is chosen."""
        return self.chosen_count > 1

    def _parts(self) -> list[QItemSelectionRange]:
        chosen = self.selectionModel().selection()
        return [chosen.at(number) for number in range(chosen.count())]

    def current_place(self) -> Place | None:
        """The place the keys belong to."""
        at = self.currentIndex()
        return self.attendance.place(at.row(), at.column()) if at.isValid() else None

    def collapse(self) -> bool:
        """Choose the current cell alone; whether more was chosen."""
        block = self.is_block
        at = self.currentIndex()
        if block and at.isValid():
            self._go(at.row(), at.column())
        return block

    # Going about

    def go(self, place: Place) -> None:
        """Make a place the current one, in view."""
        row, column = self.attendance.row_of(place[0]), self.attendance.column_of(place[1])
        if row >= 0 and column >= 0:
            self._go(row, column)

    def to_today(self) -> None:
        """Today, or the last lesson before it, in the middle."""
        if self.attendance.grid is not None:
            self.to_day(self.attendance.grid.today)

    def to_day(self, day: date) -> None:
        """The last lesson up to a day, in the middle; the person stays."""
        column = self.attendance.column_near(day)
        if column >= 0 and self.attendance.people:
            row = max(0, self.currentIndex().row())
            self._go(row, column)
            where = QAbstractItemView.ScrollHint.PositionAtCenter
            self.scrollTo(self.attendance.index(row, column), where)

    def to_month(self, by: int) -> None:
        """The first lesson of the month before or after; it stands at the left."""
        days, at = self.attendance.days, self.currentIndex()
        if not days or not at.isValid():
            return
        here = days[at.column()]
        months = sorted({(day.year, day.month) for day in days})
        wanted = months.index((here.year, here.month)) + by
        if not 0 <= wanted < len(months):
            return
        column = next(n for n, d in enumerate(days) if (d.year, d.month) == months[wanted])
        self._go(at.row(), column)
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() + self.columnViewportPosition(column))

    def to_week(self, by: int) -> None:
        """The same weekday a week before or after, or the lesson next to it."""
        days, at = self.attendance.days, self.currentIndex()
        if not at.isValid():
            return
        wanted = days[at.column()] + by * _WEEK
        column = self.attendance.column_near(wanted)
        if by > 0 and column == at.column():
            column = min(column + 1, len(days) - 1)
        self._go(at.row(), column)

    def to_missing(self) -> None:
        """The next past lesson without a mark, day by day, from the current cell on."""
        model, at = self.attendance, self.currentIndex()
        rows, columns = model.rowCount(), model.columnCount()
        begin = at.column() * rows + at.row() + 1 if at.isValid() else 0
        for step in range(rows * columns):
            column, row = divmod((begin + step) % (rows * columns), rows)
            if model.is_missing(row, column):
                self._go(row, column)
                return

    def _go(self, row: int, column: int) -> None:
        index = self.attendance.index(row, column)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)

    def _down(self, by: int) -> None:
        at, rows = self.currentIndex(), self.attendance.rowCount()
        if not at.isValid():
            return
        row, column = at.row() + by, at.column()
        if not 0 <= row < rows:
            column += by
            row = 0 if by > 0 else rows - 1
        if 0 <= column < self.attendance.columnCount():
            self._go(row, column)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the module's words."""
        if self._act(event):
            event.accept()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _act(self, event: QKeyEvent) -> bool:
        key, held = Qt.Key(event.key()), event.modifiers()
        held &= ~Qt.KeyboardModifier.KeypadModifier
        control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
        alt = Qt.KeyboardModifier.AltModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif held == control and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.to_week(-1 if key is Qt.Key.Key_Left else 1)
        elif held == alt and key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.to_month(-1 if key is Qt.Key.Key_PageUp else 1)
        elif held & control and key is Qt.Key.Key_D and not held & alt:
            (self.copy_wanted if held & shift else self.day_wanted).emit()
        elif held & (control | alt):
            return False
        elif key in _ENTER:
            self._down(-1 if held & shift else 1)
        elif key in _EMPTY:
            self.marked.emit(None)
        else:
            return self._typed(event.text())
        return True

    def _typed(self, text: str) -> bool:
        if len(text) != 1 or not self.currentIndex().isValid():
            return False
        mark = words.mark_of(text)
        if mark is not None:
            self.marked.emit(mark)
        elif text in "0123456789":
            self.digit.emit(text)
        elif is_key(text, words.SLIP_KEY):
            self.slip_wanted.emit()
        elif is_key(text, words.NOTE_KEY):
            self.note_wanted.emit()
        elif is_key(text, words.TODAY_KEY):
            self.to_today()
        else:
            return False
        return True

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """A key that an input method has taken for a syllable still means its mark."""
        typed = event.commitString() or event.preeditString()
        if self._typed(typed):
            QGuiApplication.inputMethod().reset()
            event.accept()
            return
        super().inputMethodEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are marks; they look for nobody."""

    # Mouse and size

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the block under the mouse, or with the current one."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if not index.isValid():
            return
        if not self.selectionModel().isSelected(index):
            self._go(index.row(), index.column())
        where = self.visualRect(index).center() if by_key else event.pos()
        self.menu_wanted.emit(self.viewport().mapToGlobal(where))

    def changeEvent(self, event: QEvent) -> None:
        """Follow scheme and scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_corner"):
            self.dress()

    def dress(self) -> None:
        """Take the sizes of the theme."""
        current = theme.now()
        self.verticalHeader().setDefaultSectionSize(row_height())
        self.horizontalHeader().setDefaultSectionSize(current.px(DAY_WIDTH))
        self.updateGeometries()

    def updateGeometries(self) -> None:
        """The word in the corner stands over the names."""
        super().updateGeometries()
        if hasattr(self, "_corner"):
            wide, high = self.verticalHeader().width(), self.horizontalHeader().height()
            self._corner.setGeometry(10, 0, wide - 10, high)
            self._corner.raise_()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """There is always a cell the keys belong to."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.attendance.days and self.attendance.people:
            self.to_today()
        self.viewport().update()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Heads follow the current cell."""
        super().currentChanged(current, previous)
        self.horizontalHeader().viewport().update()
        self.verticalHeader().viewport().update()
        self.told.emit()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """A block is told of."""
        super().selectionChanged(selected, deselected)
        if self.is_block:
            self.told.emit()

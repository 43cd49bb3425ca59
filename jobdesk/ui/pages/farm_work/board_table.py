"""The dispatch board under mouse and keys; it tells what is wanted and stores nothing itself.

Arrows walk, with Shift or Ctrl several cells are chosen; Ctrl+Space chooses the day, as a click on
its head does. Enter goes to those who could be sent, Space to those who are. Letters, in English
or Hangul: C 확정, W 근로확인, H 반일, X 결근, R 대신, B 되돌림, P 고정, V 차량, M 하루 미룸,
Y 전날 배치 그대로, T 오늘; Delete takes out. Alt+PgUp/PgDn go a week on.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

from jobdesk.domain.farm_board import Board, BoardBlock, BoardPerson
from jobdesk.domain.keyboard import is_key
from jobdesk.ui import theme
from jobdesk.ui.models import farm_board_words as words
from jobdesk.ui.models.farm_board import FarmBoardModel, Spot
from jobdesk.ui.pages.farm_work.board_paint import (
    LEAST_DAY,
    CellPainter,
    DayHeader,
    FarmHeader,
    row_height,
)
from jobdesk.ui.widgets.basics import SMALL, Label

_Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_EMPTY = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_LETTERS = (
    words.CONFIRM_KEY,
    words.WORKED_KEY,
    words.HALF_KEY,
    words.BACK_KEY,
    words.RAIN_KEY,
    words.REPEAT_KEY,
    words.PROPOSE_KEY,
    words.TODAY_KEY,
    words.ABSENT_KEY,
    words.SUBSTITUTE_KEY,
    words.PIN_KEY,
    words.CAR_KEY,
)


class BoardTable(QTableView):
    """See the module's words."""

    told = Signal()
    """Another cell is current, or others are chosen."""
    struck = Signal(str)
    """A letter of the keys, or ``Delete``, was struck."""
    free_wanted = Signal()
    people_wanted = Signal()
    week_wanted = Signal(int)
    menu_wanted = Signal(object)
    """A QPoint on the screen."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self.grid = FarmBoardModel(self)
        self.painter = CellPainter(self)
        self.setModel(self.grid)
        self.setItemDelegate(self.painter)
        self.setHorizontalHeader(DayHeader(self))
        self.setVerticalHeader(FarmHeader(self))
        self.setAccessibleName("배치판")
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._corner = Label("농가", points=SMALL, weight=600, look="muted")
        self._corner.setParent(self)
        self._corner.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._wanted: Spot | None = None
        self.dress()

    # Showing

    def show_board(self, board: Board) -> None:
        """Show a week as it was read; the current cell stays, by its farm, day and work."""
        first = self.grid.board is None
        at = self._wanted or self.grid.spot(self.currentIndex())
        wanted, self._wanted = self._wanted, None
        chosen = [self.grid.spot(index) for index in self.selectedIndexes()]
        changed = self.grid.show_board(board)
        if first and wanted is None:
            self._open_at()
        elif changed or wanted is not None:
            if at is not None:
                self.go(*self.grid.find(at))
            if changed and wanted is None and len(chosen) > 1:
                self._choose([spot for spot in chosen if spot is not None])
        self._widen()
        self.told.emit()

    def expect(self, spot: Spot) -> None:
        """Stand there as soon as its week is shown."""
        self._wanted = spot

    def _open_at(self) -> None:
        column = max(0, self.grid.today_column())
        for row in range(self.grid.rowCount()):
            if self.grid.block(row, column) is not None:
                self.go(row, column)
                return
        if self.grid.rowCount():
            self.go(0, column)

    def _choose(self, spots: list[Spot]) -> None:
        flag = QItemSelectionModel.SelectionFlag.Select
        for spot in spots:
            row, column = self.grid.find(spot)
            if row >= 0:
                self.selectionModel().select(self.grid.index(row, column), flag)

    @property
    def day(self) -> date:
        """The day of the current cell; where there is none, today or the Monday of the week."""
        index, board = self.currentIndex(), self.grid.board
        if index.isValid():
            return self.grid.days[index.column()]
        if board is None:
            return self._today
        return board.today if board.today in board.days else board.monday

    def current_block(self) -> BoardBlock | None:
        """What stands in the cell the keys belong to."""
        return self.grid.at(self.currentIndex())

    def chosen_blocks(self) -> list[BoardBlock]:
        """What stands in the chosen cells, the current one among them."""
        found = [self.grid.at(index) for index in self.selectedIndexes()]
        blocks = [block for block in found if block is not None]
        current = self.current_block()
        if current is not None and current not in blocks:
            blocks.append(current)
        return blocks

    def chosen_people(self) -> list[BoardPerson]:
        """Everybody in the chosen cells."""
        return [person for block in self.chosen_blocks() for person in block.people]

    def collapse(self) -> bool:
        """Choose the current cell alone; whether more was chosen."""
        at = self.currentIndex()
        if len(self.selectedIndexes()) <= 1 or not at.isValid():
            return False
        self.go(at.row(), at.column())
        return True

    # Going about

    def go(self, row: int, column: int) -> None:
        """Make a cell the current one, in view."""
        if row < 0 or column < 0:
            return
        index = self.grid.index(row, column)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)

    def to_missing(self) -> None:
        """The next cell from today on in which somebody is missing, day by day."""
        board, at = self.grid.board, self.currentIndex()
        rows, columns = self.grid.rowCount(), self.grid.columnCount()
        if board is None or not rows:
            return
        begin = at.column() * rows + at.row() + 1 if at.isValid() else 0
        for step in range(rows * columns):
            column, row = divmod((begin + step) % (rows * columns), rows)
            block = self.grid.block(row, column)
            if block is not None and block.missing and block.day >= board.today:
                self.go(row, column)
                return

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
        control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
        if held == alt and key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.week_wanted.emit(-1 if key is Qt.Key.Key_PageUp else 1)
        elif held == control and key is Qt.Key.Key_Space and self.currentIndex().isValid():
            self.choose_day(self.currentIndex().column())
        elif held & (control | alt):
            return False
        elif key in _ENTER:
            self.free_wanted.emit()
        elif key is Qt.Key.Key_Space:
            self.people_wanted.emit()
        elif key in _EMPTY:
            self.struck.emit("Delete")
        else:
            return self._typed(event.text())
        return True

    def choose_day(self, column: int) -> None:
        """Choose every cell of a day; the current one comes to stand in it."""
        row = max(0, self.currentIndex().row())
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(self.grid.index(row, column), flags.NoUpdate)
        self.selectionModel().select(
            self.grid.index(row, column), flags.ClearAndSelect | flags.Columns
        )

    def _typed(self, text: str) -> bool:
        if len(text) != 1:
            return False
        for letter in _LETTERS:
            if is_key(text, letter):
                self.struck.emit(letter)
                return True
        return False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """A key that an input method has taken for a syllable still means its letter."""
        if self._typed(event.commitString() or event.preeditString()):
            QGuiApplication.inputMethod().reset()
            event.accept()
            return
        super().inputMethodEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys; they look for nobody."""

    # People dragged over it

    def hover(self, at: QPoint | None) -> BoardBlock | None:
        """Show where somebody would be dropped, None for nowhere; what stands there."""
        index = QModelIndex()
        if at is not None:
            local = self.viewport().mapFromGlobal(at)
            if self.viewport().rect().contains(local):
                index = self.indexAt(local)
                self._edge(local)
        block = self.grid.at(index)
        over = QPersistentModelIndex(index) if block is not None else None
        if over != self.painter.over:
            self.painter.over = over
            self.viewport().update()
        return block

    def refuse(self, refused: bool) -> None:
        """Whether dropping there would be refused."""
        if self.painter.refused is not refused:
            self.painter.refused = refused
            self.viewport().update()

    def _edge(self, local: QPoint) -> None:
        near, bar = theme.now().px(28), self.verticalScrollBar()
        if local.y() < near:
            bar.setValue(bar.value() - near // 2)
        elif local.y() > self.viewport().height() - near:
            bar.setValue(bar.value() + near // 2)

    # Mouse and size

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the cell under the mouse, or with the current one."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if not index.isValid():
            return
        if not self.selectionModel().isSelected(index):
            self.go(index.row(), index.column())
        where = self.visualRect(index).center() if by_key else event.pos()
        self.menu_wanted.emit(self.viewport().mapToGlobal(where))

    def changeEvent(self, event: QEvent) -> None:
        """Follow scheme and scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_corner"):
            self.dress()

    def dress(self) -> None:
        """Take the sizes of the theme."""
        self.verticalHeader().setDefaultSectionSize(row_height())
        self.updateGeometries()
        self._widen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The days share the width; the current cell stays in view."""
        super().resizeEvent(event)
        self._widen()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _widen(self) -> None:
        columns = self.grid.columnCount()
        if not columns:
            return
        room, least = self.viewport().width(), theme.now().px(LEAST_DAY)
        done = 0
        for column in range(columns):
            until = max(round(room * (column + 1) / columns), done + least)
            if self.columnWidth(column) != until - done:  # each change lays all of it out anew
                self.setColumnWidth(column, until - done)
            done = until

    def updateGeometries(self) -> None:
        """The word in the corner stands over the farms."""
        super().updateGeometries()
        if hasattr(self, "_corner"):
            wide, high = self.verticalHeader().width(), self.horizontalHeader().height()
            self._corner.setGeometry(10, 0, wide - 10, high)
            self._corner.raise_()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """There is always a cell the keys belong to."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.grid.rowCount():
            self._open_at()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring pales."""
        super().focusOutEvent(event)
        self.viewport().update()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Heads follow the current cell."""
        super().currentChanged(current, previous)
        self.horizontalHeader().viewport().update()
        self.verticalHeader().viewport().update()
        self.told.emit()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """A choice is told of."""
        super().selectionChanged(selected, deselected)
        if len(self.selectedIndexes()) > 1:
            self.told.emit()

"""A table of rows two lines high, walked cell by cell, some cells written where they stand.

Enter or F2 writes in a cell, Tab goes on to the next one that can be written; Enter elsewhere
tells ``opened``. Where rows have boxes, Space or a click tells ``ticked``. Digits, Alt with up
or down, and Delete are the owner's: ``digit``, ``moved``, ``delete_pressed``. Where the place
is narrow, columns of the highest ``spare`` step aside.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QMenu,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from jobdesk.ui import icons, theme
from jobdesk.ui.models.cell_rows import (
    CHOICES_ROLE,
    EDIT_ROLE,
    TICK_ROLE,
    UNDER_ROLE,
    CellRows,
    Edit,
)
from jobdesk.ui.models.columns import Column, left_out
from jobdesk.ui.models.delegates import PAD, CellDelegate
from jobdesk.ui.theme import Theme
from jobdesk.ui.widgets.basics import SMALL
from jobdesk.ui.widgets.editors import ChoiceEdit, NumberEdit, TextEdit
from jobdesk.ui.widgets.record_grid import DressedTable

_HIGH = 48  # pixels of a row at 100 %
_EDIT = int(Qt.ItemDataRole.EditRole)
_Index = QModelIndex | QPersistentModelIndex


class TwoLines(CellDelegate):
    """A cell with a smaller line beneath, a ring around the current one that can be written,
    and the editors."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """As every cell, then the ring."""
        super().paint(painter, option, index)
        view = option.widget
        here = isinstance(view, QAbstractItemView) and view.currentIndex() == index
        focused = here and view.hasFocus() and bool(option.state & QStyle.StateFlag.State_Active)
        if focused and index.data(EDIT_ROLE):
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.now().colour("accent"), 2))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(3, 5, -3, -6), 5, 5)
            painter.restore()

    def _content(
        self, painter: QPainter, rect: QRectF, index: _Index, shown: Column, current: Theme
    ) -> None:
        tick = index.data(TICK_ROLE)
        if tick is not None:
            self._box(painter, rect, current, ticked=bool(tick))
        under = str(index.data(UNDER_ROLE) or "")
        if not under:
            super()._content(painter, rect, index, shown, current)
            return
        half = rect.height() / 2
        upper = QRectF(rect.left(), rect.top() + half * 0.16, rect.width(), half)
        super()._content(painter, upper, index, shown, current)
        painter.setFont(current.font(SMALL, tabular=True))
        painter.setPen(current.colour("muted"))
        lower = QRectF(rect.left() + PAD, rect.top() + half * 0.92, rect.width() - 2 * PAD, half)
        cut = painter.fontMetrics().elidedText(
            under, Qt.TextElideMode.ElideRight, int(lower.width())
        )
        side = Qt.AlignmentFlag.AlignRight if shown.right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(lower, int(side | Qt.AlignmentFlag.AlignVCenter), cut)

    @staticmethod
    def _box(painter: QPainter, rect: QRectF, current: Theme, *, ticked: bool) -> None:
        side = current.px(20)
        box = QRectF(0, 0, side, side)
        box.moveCenter(rect.center())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(current.colour("accent_fill" if ticked else "control_line"), 1))
        painter.setBrush(current.colour("accent_fill" if ticked else "surface"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if ticked:
            mark = current.px(14)
            device = painter.device()
            ratio = device.devicePixelRatioF() if device is not None else 1.0
            at = box.center()
            left, top = round(at.x() - mark / 2), round(at.y() - mark / 2)
            painter.drawPixmap(left, top, icons.pixmap("check", "on_accent", mark, ratio))
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """An editor of the program, as high as a control."""
        del option
        kind = index.data(EDIT_ROLE)
        editor: ChoiceEdit | NumberEdit | TextEdit
        if kind == Edit.CHOICE:
            editor = ChoiceEdit(index.data(CHOICES_ROLE), empty="")
        elif kind == Edit.NUMBER:
            editor = NumberEdit("")
        else:
            editor = TextEdit()
        editor.setParent(parent)
        column = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        editor.setAccessibleName(str(column or ""))
        return editor

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Show what stands in the cell, chosen whole."""
        assert isinstance(editor, ChoiceEdit | NumberEdit | TextEdit)
        editor.set_value(index.data(_EDIT))
        if isinstance(editor, TextEdit):
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """Hand on what was written; what cannot be read is left as it was."""
        assert isinstance(editor, ChoiceEdit | NumberEdit | TextEdit)
        if not editor.problem():
            model.setData(index, editor.value())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        """In the middle of the cell, at least wide enough for a few signs."""
        del index
        rect = option.rect
        high = theme.now().px(36)
        wide = max(rect.width() - 4, theme.now().px(72))
        top = rect.top() + (rect.height() - high) // 2
        view = editor.parentWidget()
        room = view.width() - wide if view is not None else rect.left()
        editor.setGeometry(max(0, min(rect.left() + 2, room)), top, wide, high)


class CellTable(DressedTable):
    """See the module's words."""

    picked = Signal()
    """Another row is current, or none."""
    opened = Signal(int)
    digit = Signal(int)
    moved = Signal(int)
    delete_pressed = Signal()
    ticked = Signal(int)
    menu_wanted = Signal(object)
    """A QPoint on the screen."""

    def __init__(self, name: str, rows: CellRows, *, stretch: str) -> None:
        super().__init__()
        self.rows, self._stretched = rows, stretch
        self._wanted: int | None = None
        self.setItemDelegate(TwoLines(self))
        self.setModel(rows)
        self.setAccessibleName(name)
        self.horizontalHeader().setSectionsClickable(False)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        rows.modelAboutToBeReset.connect(self._before)
        rows.modelReset.connect(self._after)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.dress()
        self.set_widths()

    def dress(self) -> None:
        """Rows of two lines."""
        self.verticalHeader().setDefaultSectionSize(theme.now().px(_HIGH))

    # The current row

    def current(self) -> Any:
        """The current row, None for none."""
        return self.rows.row(self.currentIndex().row())

    def chosen(self) -> list[int]:
        """Ids of the chosen rows, in the order shown."""
        at = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.rows.row(each).id for each in at]

    def select(self, id_: int, column: int | None = None) -> bool:
        """Make a row current, as soon as it is there; False where it is not yet."""
        at = self.rows.place(id_)
        self._wanted = None if at >= 0 else id_
        if at < 0:
            return False
        flags = QItemSelectionModel.SelectionFlag
        here = max(0, self.currentIndex().column()) if column is None else column
        index = self.rows.index(at, here)
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)
        return True

    def _before(self) -> None:
        row = self.current()
        self._kept = (row.id if row is not None else None, max(0, self.currentIndex().row()))
        self._column = max(0, self.currentIndex().column())

    def _after(self) -> None:
        id_, at = self._kept
        wanted = self._wanted if self._wanted is not None else id_
        if wanted is not None and self.select(wanted, self._column):
            return
        last = self.rows.rowCount() - 1
        if last >= 0:
            self.select(self.rows.row(min(at, last)).id, self._column)
        else:
            self.picked.emit()

    def _on_current(self, current: QModelIndex, previous: QModelIndex) -> None:
        del current, previous
        self.picked.emit()

    # Keys

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Keys act on what is chosen: the first row where none is."""
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection() and self.rows.rowCount():
            self.select(self.rows.row(max(0, self.currentIndex().row())).id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the module's words."""
        if self.state() is QAbstractItemView.State.EditingState:
            return  # the editor has taken the key, and passes Enter on
        key, held = event.key(), event.modifiers()
        plain = not held & ~Qt.KeyboardModifier.KeypadModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self._enter()
        elif plain and Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self.digit.emit(key - Qt.Key.Key_0)
        elif key == Qt.Key.Key_Space and plain and self._has_box():
            self.ticked.emit(self.current().id)
        elif key == Qt.Key.Key_Delete and plain:
            self.delete_pressed.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and held == Qt.KeyboardModifier.AltModifier:
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a box ticks it."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.data(TICK_ROLE) is not None:
            self.ticked.emit(self.rows.row(index.row()).id)

    def _has_box(self) -> bool:
        at = self.currentIndex().row()
        cells = range(self.rows.columnCount())
        return at >= 0 and any(self.rows.index(at, n).data(TICK_ROLE) is not None for n in cells)

    def _enter(self) -> None:
        index = self.currentIndex()
        if index.isValid() and index.data(EDIT_ROLE):
            self.edit(index)
        elif index.isValid():
            self.opened.emit(self.rows.row(index.row()).id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click on what is not written here opens the row."""
        super().mouseDoubleClickEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not index.data(EDIT_ROLE):
            self.opened.emit(self.rows.row(index.row()).id)

    def _menu(self, at: QPoint) -> None:
        self.menu_wanted.emit(self.viewport().mapToGlobal(at))

    def pop(self, menu: QMenu, at: QPoint) -> None:
        """Show a menu of the owner's."""
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    # Widths

    def set_widths(self) -> None:
        """Columns as declared at the scale in force; those without room step aside."""
        columns, room = self.rows.columns, self.viewport().width()
        widths = [round(column.width * theme.now().scale / 100) for column in columns]
        out = left_out(columns, widths, room)
        shown = [n for n in range(len(columns)) if n not in out]
        spare = max(0, room - sum(widths[n] for n in shown))
        wide = [n for n in shown if columns[n].field == self._stretched] or shown[-1:]
        for at in out:
            self.setColumnHidden(at, True)
        for at in shown:
            self.setColumnHidden(at, False)
            self.setColumnWidth(at, widths[at] + (spare if at in wide else 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width holds other columns."""
        super().resizeEvent(event)
        self.set_widths()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "rows"):
            self.dress()
            self.set_widths()

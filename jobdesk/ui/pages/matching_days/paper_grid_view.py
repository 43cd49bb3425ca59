"""The grid of the paper list: typed into as in Excel, by the keyboard alone.

Typing begins in the cell one stands on, Enter goes down, Tab to the right, the arrows end what
is typed; Delete empties, Ctrl+C and Ctrl+V copy and paste blocks, Ctrl+Z takes back.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from jobdesk.domain import paper_list as paper
from jobdesk.ui import theme
from jobdesk.ui.pages.matching_days.paper_model import PROBLEM, TYPED, PaperModel
from jobdesk.ui.widgets.line_edit import HangulLineEdit
from jobdesk.ui.widgets.record_grid import DressedTable

_Index = QModelIndex | QPersistentModelIndex
_WIDTHS = {paper.NUMBER: 60, paper.NAME: 104, paper.PHONE: 118, paper.CAME: 64, paper.AT: 76}
_PAIR = 84
_PAD = 8


class PaperDelegate(QStyledItemDelegate):
    """Paints a cell and edits it in a line of its own height."""

    stepped = Signal(int, int)
    """Down and right, after a key that ends what is typed."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Ground, lines around, text; what is wrong has a red edge, what is not stored a tint."""
        current = theme.now()
        rect = QRectF(option.rect)
        painter.save()
        model = index.model()
        fixed = isinstance(model, PaperModel) and not model.editable(index.row(), index.column())
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, current.colour("accent_tint"))
        elif index.data(TYPED):
            painter.fillRect(rect, current.colour("warning_tint"))
        elif fixed:
            painter.fillRect(rect, current.colour("raised"))
        painter.setPen(QPen(current.colour("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if index.data(PROBLEM):
            painter.setPen(QPen(current.colour("danger"), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        view = option.widget
        if isinstance(view, PaperGrid) and view.currentIndex() == index:
            painter.setPen(QPen(current.colour("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        name = isinstance(model, PaperModel) and model.sheet.columns[index.column()] == paper.NAME
        painter.setFont(current.font(weight=600 if name else 400, tabular=True))
        painter.setPen(current.colour("danger" if index.data(PROBLEM) else "text"))
        words = rect.adjusted(_PAD, 0, -_PAD, 0)
        shown = painter.fontMetrics().elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, int(words.width())
        )
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), shown)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """A line edit that knows the syllable still being composed."""
        del option, index
        editor = HangulLineEdit()
        editor.setParent(parent)
        editor.setFrame(False)
        editor.setStyleSheet(f"min-height: 0; padding: 0 {_PAD - 2}px; border-radius: 0;")
        editor.setAccessibleName("칸")
        return editor

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """What stands there, all of it chosen; what was typed since stays, whoever stores what."""
        if not isinstance(editor, HangulLineEdit):
            return
        if not editor.isModified() and not editor.composing:
            editor.setText(str(index.data() or ""))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """The text with the syllable that still composes."""
        if isinstance(editor, HangulLineEdit):
            model.setData(index, editor.full_text())

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Rows are as high as the table says."""
        del option, index
        return QSize(_PAIR, theme.now().row_height)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter, Tab and the arrows up and down end what is typed and go on."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(editor, event)
        steps = {
            Qt.Key.Key_Return: (1, 0),
            Qt.Key.Key_Enter: (1, 0),
            Qt.Key.Key_Down: (1, 0),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Tab: (0, 1),
            Qt.Key.Key_Backtab: (0, -1),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None or not isinstance(editor, HangulLineEdit):
            return super().eventFilter(editor, event)
        if editor.composing and step == (1, 0):
            return False  # Enter that ends a syllable ends nothing else
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        self.stepped.emit(*step)
        return True


class PaperGrid(DressedTable):
    """``stood`` tells that another cell is the current one, ``pasted`` where a copied block went (a
    Placed)."""

    stood = Signal()
    pasted = Signal(object)
    settled = Signal()
    """A cell is no longer being typed in."""

    def __init__(self, model: PaperModel) -> None:
        super().__init__()
        self.paper = model
        self.setModel(model)
        delegate = PaperDelegate(self)
        delegate.stepped.connect(self.step)
        self.setItemDelegate(delegate)
        self.setAccessibleName("종이 명단")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.AnyKeyPressed | trigger.EditKeyPressed | trigger.DoubleClicked)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        model.modelReset.connect(self._widths)
        self.selectionModel().currentChanged.connect(self._tell)

    @property
    def typing(self) -> bool:
        """Whether a cell is being typed in."""
        return self.state() == QAbstractItemView.State.EditingState

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Tell that the cell is left."""
        super().closeEditor(editor, hint)
        self.settled.emit()

    def step(self, down: int, right: int) -> None:
        """Go to the next cell; at the right end to the first one of the next line."""
        at = self.currentIndex()
        row, column = at.row() + down, at.column() + right
        first = self.paper.sheet.columns.index(paper.CAME)
        if column >= self.paper.columnCount():
            row, column = row + 1, first
        index = self.paper.index(max(0, min(self.paper.rowCount() - 1, row)), max(0, column))
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def stand(self, row: int, column: str) -> None:
        """Make a cell current, in view and ready to be typed into."""
        index = self.paper.index(row, self.paper.sheet.columns.index(column))
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self.setFocus()

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z belongs to the grid while something typed can be taken back."""
        asks = event.type() == QEvent.Type.ShortcutOverride
        undo = QKeySequence.StandardKey.Undo
        if asks and isinstance(event, QKeyEvent) and event.matches(undo) and self.paper.can_undo:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Tab go on, Delete empties, Ctrl+C and Ctrl+V carry blocks."""
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.paper.undo()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(1, 0)
        elif key == Qt.Key.Key_Tab:
            self.step(0, 1)
        elif key == Qt.Key.Key_Backtab:
            self.step(0, -1)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.empty()
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab belongs to the cells."""
        del forward
        return False

    def copy(self) -> None:
        """The chosen block as text for Excel."""
        chosen = sorted((i.row(), i.column(), str(i.data() or "")) for i in self.selectedIndexes())
        lines: dict[int, list[str]] = {}
        for row, _, value in chosen:
            lines.setdefault(row, []).append(value)
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines.values()))

    def paste(self) -> None:
        """A block from Excel, from the current cell on."""
        at = self.currentIndex()
        rows = paper.from_clipboard(QGuiApplication.clipboard().text())
        if at.isValid() and rows:
            self.pasted.emit(self.paper.paste(rows, at.row(), at.column()))

    def empty(self) -> None:
        """Empty the chosen cells."""
        columns = self.paper.sheet.columns
        self.paper.put(
            {
                (self.paper.lines[i.row()].key, columns[i.column()]): ""
                for i in self.selectedIndexes()
                if self.paper.editable(i.row(), i.column())
            }
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow the scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.dress()
            self._widths()

    def _widths(self) -> None:
        grow = theme.now().scale / 100
        for at, column in enumerate(self.paper.sheet.columns):
            self.setColumnWidth(at, round(_WIDTHS.get(column, _PAIR) * grow))

    def _tell(self) -> None:
        self.stood.emit()

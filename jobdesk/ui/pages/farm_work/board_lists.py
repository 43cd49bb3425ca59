"""The lists beside the dispatch board under mouse and keys: people are walked, chosen, dragged."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from jobdesk.domain.keyboard import is_key
from jobdesk.ui import icons, theme
from jobdesk.ui.models.farm_board_rows import LINE_ROLE, Line, LineList
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import BASE, SMALL, chip_size, paint_chip

_Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_EMPTY = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
LINE_HIGH, _PAD = 44, 10


class LinePainter(QStyledItemDelegate):
    """A box where one can be chosen, the name with a word at its right, the rest beneath."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Two lines of words."""
        del option, index
        return QSize(0, theme.now().px(LINE_HIGH))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one line."""
        line = index.data(LINE_ROLE)
        if not isinstance(line, Line):
            return
        current, whole = theme.now(), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option)
        rect = whole.adjusted(_PAD, 0, -_PAD, -1)
        if line.checked is not None:
            side = current.px(18)
            box = QRectF(rect.left(), rect.center().y() - side / 2, side, side)
            self._box(painter, box, checked=line.checked)
            rect.setLeft(rect.left() + side + 8)
        half = rect.height() // 2
        top = rect.adjusted(0, 4, 0, -half + 2)
        if line.mark:
            size = chip_size(line.mark)
            high = min(size.height(), half)
            chip = QRectF(top.right() - size.width(), top.top() - 1, size.width(), high)
            paint_chip(painter, chip, line.mark, line.tone)
            top.setRight(round(chip.left()) - 6)
        if line.pinned:
            side = current.px(14)
            pin = icons.pixmap("pin", "muted", side, self._ratio(option))
            painter.drawPixmap(top.right() - side, top.center().y() - side // 2, pin)
            top.setRight(top.right() - side - 4)
        self._cut(painter, top, line.title, BASE, 600, "faint" if line.faint else "text")
        beneath = rect.adjusted(0, half + 1, 0, -4)
        role = "warning" if line.doubtful else "faint" if line.faint else "muted"
        self._cut(painter, beneath, line.detail, SMALL, 400, role)
        painter.setPen(QPen(current.colour("line"), 1))
        painter.drawLine(rect.left(), whole.bottom(), whole.right() - _PAD, whole.bottom())
        painter.restore()

    @staticmethod
    def _ratio(option: QStyleOptionViewItem) -> float:
        return option.widget.devicePixelRatioF() if option.widget is not None else 1.0

    @staticmethod
    def _ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
        current, view = theme.now(), option.widget
        inner = QRectF(option.rect).adjusted(3, 1, -3, -2)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        ring = QPen(current.colour("accent"), 2)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(current.colour("accent_tint"))
            painter.setPen(ring if focused else QPen(Qt.PenStyle.NoPen))
            painter.drawRoundedRect(inner, 6, 6)
        elif focused and view is not None and view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(ring)
            painter.drawRoundedRect(inner, 6, 6)

    @staticmethod
    def _box(painter: QPainter, rect: QRectF, *, checked: bool) -> None:
        current = theme.now()
        painter.setPen(QPen(current.colour("accent" if checked else "control_line"), 1.5))
        painter.setBrush(current.colour("accent_fill" if checked else "surface"))
        painter.drawRoundedRect(rect, 4, 4)
        if checked:
            painter.setPen(QPen(current.colour("on_accent"), 2))
            x, y, side = rect.left(), rect.top(), rect.width()
            painter.drawPolyline(
                [
                    QPoint(round(x + side * 0.24), round(y + side * 0.52)),
                    QPoint(round(x + side * 0.43), round(y + side * 0.70)),
                    QPoint(round(x + side * 0.76), round(y + side * 0.32)),
                ]
            )

    @staticmethod
    def _cut(
        painter: QPainter, rect: QRect, said: str, points: float, weight: int, role: str
    ) -> None:
        painter.setFont(theme.now().font(points, weight, tabular=True))
        painter.setPen(theme.now().colour(role))
        cut = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, _LEFT, cut)


class PeopleList(QListView):
    """People one after another. Letters of ``keys`` are told by ``struck``; others, and Hangul,
    go to ``typed``. Enter, Space and Delete are told too; a drag by three signals."""

    struck = Signal(str)
    """A letter of ``keys``, or ``Delete``."""
    typed = Signal(str)
    entered = Signal()
    spaced = Signal()
    checked = Signal()
    """A box was clicked."""
    left = Signal()
    """Esc."""
    menu_wanted = Signal(object)
    grabbed = Signal(object)
    """Ids that are dragged from here."""
    dragged = Signal(QPoint)
    dropped = Signal()

    def __init__(self, name: str, keys: Iterable[str] = (), *, drags: bool = False) -> None:
        super().__init__()
        self.lines = LineList(self)
        self._keys, self._drags = tuple(keys), drags
        self._pressed: QPoint | None = None
        self._dragging = False
        self.setModel(self.lines)
        self.setItemDelegate(LinePainter(self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("look", "board")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        if drags:
            self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    def show_lines(self, lines: Iterable[Line], *, keep: bool = True) -> None:
        """Show other lines; the current one stays, by its id, or the first one is."""
        before = self.current()
        chosen = set(self.chosen()) if keep else set()
        row = self.currentIndex().row()
        self.lines.set_lines(lines)
        self.updateGeometry()
        if not self.lines.lines:
            return
        at = self.lines.row_of(before.id) if before is not None and keep else -1
        if at < 0:
            at = min(row, len(self.lines.lines) - 1) if keep and row >= 0 else 0
        if self.currentIndex().row() != at:
            self.stand(at)
        for number, line in enumerate(self.lines.lines):
            if line.id in chosen and number != at and not self._drags:
                flag = QItemSelectionModel.SelectionFlag.Select
                self.selectionModel().select(self.lines.index(number), flag)

    def current(self) -> Line | None:
        """The line the keys belong to."""
        return self.lines.line(self.currentIndex())

    def chosen(self) -> list[int]:
        """Ids of the chosen lines, the current one among them."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        current = self.currentIndex().row()
        if current >= 0 and current not in rows:
            rows = [current]
        return [self.lines.lines[row].id for row in rows]

    def stand(self, row: int) -> None:
        """Make a line the current one."""
        if 0 <= row < self.lines.rowCount():
            index = self.lines.index(row)
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, flags)
            self.scrollTo(index)

    def step(self, by: int) -> None:
        """Go up or down without taking the focus."""
        self.stand(max(0, min(self.currentIndex().row() + by, self.lines.rowCount() - 1)))

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        high = theme.now().px(LINE_HIGH) * max(1, self.lines.rowCount()) + 2
        return QSize(super().sizeHint().width(), high)

    def minimumSizeHint(self) -> QSize:
        """Two lines, or the one that there is."""
        high = theme.now().px(LINE_HIGH) * min(2, max(1, self.lines.rowCount())) + 2
        return QSize(super().minimumSizeHint().width(), high)

    def event(self, event: QEvent) -> bool:
        """Esc is the list's own while there is a way back from it."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class's words."""
        key, held = Qt.Key(event.key()), event.modifiers()
        held &= ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if key is Qt.Key.Key_Escape:
            self.left.emit()
        elif held:
            super().keyPressEvent(event)
            return
        elif key in _ENTER:
            self.entered.emit()
        elif key is Qt.Key.Key_Space:
            self.spaced.emit()
        elif key in _EMPTY:
            self.struck.emit("Delete")
        elif not self._text(event.text()):
            super().keyPressEvent(event)
            return
        event.accept()

    def _text(self, text: str) -> bool:
        if len(text) != 1 or not text.isprintable():
            return False
        for letter in self._keys:
            if is_key(text, letter):
                self.struck.emit(letter)
                return True
        self.typed.emit(text)
        return True

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """A key that an input method has taken for a syllable still means its letter."""
        if self._text(event.commitString() or event.preeditString()):
            QGuiApplication.inputMethod().reset()
            event.accept()
            return
        super().inputMethodEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys, or go to the search."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """There is always a line the keys belong to."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.stand(0)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A line is chosen; it may be the start of a drag, or its box was meant."""
        super().mousePressEvent(event)
        at = event.position().toPoint()
        line = self.lines.line(self.indexAt(at))
        self._pressed, self._dragging = None, False
        if event.button() is not Qt.MouseButton.LeftButton or line is None:
            return
        if line.checked is not None and at.x() <= _PAD + theme.now().px(18) + 6:
            self.lines.check([line.id], checked=not line.checked)
            self.checked.emit()
        elif self._drags and line.checked is not None:
            self._pressed = at

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Far enough from where it was pressed, a person is dragged, with all that are checked."""
        if self._dragging:
            self.dragged.emit(event.globalPosition().toPoint())
            return
        if not self._drags:
            super().mouseMoveEvent(event)
            return
        if self._pressed is None:
            return
        far = (event.position().toPoint() - self._pressed).manhattanLength()
        line = self.lines.line(self.indexAt(self._pressed))
        if far >= QApplication.startDragDistance() and line is not None:
            self._dragging = True
            checked = self.lines.checked
            self.grabbed.emit(checked if line.id in checked else (line.id,))
            self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The end of a drag, or a click."""
        super().mouseReleaseEvent(event)
        self._pressed = None
        if self._dragging:
            self._dragging = False
            self.dragged.emit(event.globalPosition().toPoint())
            self.dropped.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """As Enter."""
        if self.indexAt(event.position().toPoint()).isValid():
            self.entered.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the line under the mouse, or with the current one."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if not index.isValid():
            return
        if not self.selectionModel().isSelected(index):
            self.stand(index.row())
        where = self.visualRect(index).center() if by_key else event.pos()
        self.menu_wanted.emit(self.viewport().mapToGlobal(where))


class Carried(QWidget):
    """The chip that follows the mouse while people are dragged."""

    def __init__(self, parent: QWidget, said: str) -> None:
        super().__init__(parent)
        self._beneath, self.said, self._tone = parent, said, Tone.ACCENT
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.resize(chip_size(said).width() + 8, theme.now().px(30))

    def follow(self, at: QPoint) -> None:
        """Stand below and right of a place on the screen."""
        self.move(self._beneath.mapFromGlobal(at) + QPoint(12, 8))
        self.show()
        self.raise_()

    def tell(self, said: str, tone: Tone) -> None:
        """Say what dropping here would mean."""
        if (said, tone) != (self.said, self._tone):
            self.said, self._tone = said, tone
            self.resize(chip_size(said).width() + 8, self.height())
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The chip with a firm line, so that it stands off the board."""
        del event
        painter = QPainter(self)
        ink, _ = theme.now().roles.tone(self._tone)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        paint_chip(painter, rect, self.said, self._tone)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(ink, 1.5))
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)

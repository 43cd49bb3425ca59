"""The list at the planner's side: an entry leads to its cell, a wish is picked up from it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
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
)

from jobdesk.ui import theme
from jobdesk.ui.models.timetable_concerns import CONCERN_ROLE, About, Concern, ConcernList
from jobdesk.ui.pages.matching_days.timetable_edits import Load
from jobdesk.ui.widgets.basics import BASE, SMALL

_Index = QModelIndex | QPersistentModelIndex
_PAD = 16
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class ConcernPainter(QStyledItemDelegate):
    """Name in bold, rank or clash at its right, where and why beneath."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Headings are one line high, entries two."""
        del option
        concern = index.data(CONCERN_ROLE)
        head = isinstance(concern, Concern) and concern.about is About.HEAD
        return QSize(0, theme.now().px(40 if head else 50))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one entry."""
        concern = index.data(CONCERN_ROLE)
        if not isinstance(concern, Concern):
            return
        current = theme.now()
        whole: QRect = option.rect
        state: QStyle.StateFlag = option.state
        rect = whole.adjusted(_PAD, 0, -_PAD, 0)
        painter.save()
        if concern.about is About.HEAD:
            self._line(painter, rect.adjusted(0, 6, 0, 0), concern.title, BASE, 600, "text")
        else:
            if state & QStyle.StateFlag.State_Selected:
                self._ground(painter, whole, focused=bool(state & QStyle.StateFlag.State_HasFocus))
            half = rect.height() // 2
            top = rect.adjusted(0, 5, 0, -half + 1)
            painter.setFont(current.font(SMALL))
            wrong = concern.about is About.CLASH
            painter.setPen(current.colour("danger" if wrong else "muted"))
            painter.drawText(top, _RIGHT, concern.mark)
            used = painter.fontMetrics().horizontalAdvance(concern.mark)
            name = top.adjusted(0, 0, -used - 6, 0)
            self._line(painter, name, concern.title, BASE, 600, "danger" if wrong else "text")
            beneath = rect.adjusted(0, half, 0, -6)
            painter.setFont(current.font(SMALL, 400, tabular=True))
            detail = shortened(painter.fontMetrics(), concern, beneath.width())
            self._line(painter, beneath, detail, SMALL, 400, "muted")
        painter.setPen(QPen(current.colour("line"), 1))
        painter.drawLine(rect.left(), whole.bottom(), rect.right(), whole.bottom())
        painter.restore()

    @staticmethod
    def _ground(painter: QPainter, rect: QRect, *, focused: bool) -> None:
        current = theme.now()
        inner = rect.adjusted(6, 2, -6, -3)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(current.colour("accent_tint"))
        painter.setPen(QPen(current.colour("accent"), 2) if focused else QPen(Qt.PenStyle.NoPen))
        painter.drawRoundedRect(inner, 6, 6)

    @staticmethod
    def _line(
        painter: QPainter, rect: QRect, words: str, points: float, weight: int, role: str
    ) -> None:
        painter.setFont(theme.now().font(points, weight, tabular=True))
        painter.setPen(theme.now().colour(role))
        cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, _LEFT, cut)


def shortened(metrics: QFontMetrics, concern: Concern, room: int) -> str:
    """The detail of an entry in so many pixels: a long firm is cut before the reason is."""
    first = concern.detail.removesuffix(concern.keep)
    left = max(room - metrics.horizontalAdvance(concern.keep), room // 3)
    return metrics.elidedText(first, Qt.TextElideMode.ElideRight, left) + concern.keep


class ConcernView(QListView):
    """See the module's words. A wish is dragged, or clicked and then put down with a click."""

    led = Signal(object)
    """The Meeting to look at."""
    picked = Signal(object)
    """The Load to pick up, and to put down with the keys or a click."""
    grabbed = Signal(object)
    """The Load that is dragged from here."""
    dragged = Signal(QPoint)
    """Where on the screen it is dragged to."""
    dropped = Signal()
    """It is let go where it was dragged to."""
    menu_wanted = Signal(object, object)
    """A Concern and the place on the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.concerns = ConcernList(self)
        self.setModel(self.concerns)
        self.setItemDelegate(ConcernPainter(self))
        self.setAccessibleName("살펴볼 것")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("look", "board")
        self._pressed: QPoint | None = None
        self._dragging = False

    def show_concerns(self, concerns: Sequence[Concern]) -> None:
        """Show other entries; the line the keys are at stays where it is."""
        before = self.currentIndex().row()
        self.concerns.set_concerns(concerns)
        if before >= 0 and not self.currentIndex().isValid():
            self._stand(before)

    def _stand(self, row: int) -> None:
        last = self.concerns.rowCount() - 1
        for at in (*range(min(row, last), last + 1), *range(min(row, last), -1, -1)):
            index = self.concerns.index(at, 0)
            if index.flags() & Qt.ItemFlag.ItemIsEnabled:
                self.setCurrentIndex(index)
                return

    def current(self) -> Concern | None:
        """The chosen entry."""
        found = self.currentIndex().data(CONCERN_ROLE)
        return found if isinstance(found, Concern) else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """An entry is chosen; it may be the start of a drag."""
        super().mousePressEvent(event)
        self._pressed, self._dragging = None, False
        if event.button() is Qt.MouseButton.LeftButton:
            at = event.position().toPoint()
            if isinstance(self.indexAt(at).data(CONCERN_ROLE), Concern):
                self._pressed = at

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Far enough from where it was pressed, a wish is dragged."""
        if self._dragging:
            self.dragged.emit(event.globalPosition().toPoint())
            return
        if self._pressed is None:
            return
        far = (event.position().toPoint() - self._pressed).manhattanLength()
        load = load_of(self.indexAt(self._pressed).data(CONCERN_ROLE))
        if far >= QApplication.startDragDistance() and load is not None:
            self._dragging = True
            self.grabbed.emit(load)
            self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The end of a drag, or a click."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        if self._dragging:
            self._dragging = False
            self.dragged.emit(event.globalPosition().toPoint())
            self.dropped.emit()
        elif pressed is not None:
            self._lead(self.indexAt(pressed).data(CONCERN_ROLE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leads to the cell, or picks up."""
        key = event.key()
        if key in (*_ENTER, Qt.Key.Key_Space) and self.current() is not None:
            self._lead(self.current())
            event.accept()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """There is always an entry the keys belong to."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self._stand(0)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the entry under the mouse, or with the current one."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        concern = index.data(CONCERN_ROLE)
        if isinstance(concern, Concern) and concern.about is not About.HEAD:
            where = self.visualRect(index).center() if by_key else event.pos()
            self.menu_wanted.emit(concern, self.viewport().mapToGlobal(where))

    def _lead(self, concern: object) -> None:
        if not isinstance(concern, Concern):
            return
        load = load_of(concern)
        if load is not None:
            self.picked.emit(load)
        elif concern.meeting is not None:
            self.led.emit(concern.meeting)


def load_of(concern: object) -> Load | None:
    """What is carried of an entry; None of one that is no wish."""
    if not isinstance(concern, Concern) or concern.wish is None:
        return None
    return Load(concern.wish.guest, concern.wish.booth)

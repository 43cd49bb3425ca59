"""A list beneath a line edit, walked with the arrow keys while the typing goes on.

Used by the global search box and by LinkEdit. It is a child of the window, not a window of its
own, so the composing syllable and the focus stay in the line edit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from jobdesk.ui import icons, theme
from jobdesk.ui.widgets.basics import SMALL
from jobdesk.ui.widgets.line_edit import HangulLineEdit

_MOST_SHOWN = 9
_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
ITEM = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class PopupItem:
    """One row: ``value`` is handed back when it is chosen; a ``heading`` cannot be."""

    title: str
    detail: str = ""
    icon: str = ""
    value: object = None
    heading: bool = False


class _Model(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.items: list[PopupItem] = []

    def set_items(self, items: Sequence[PopupItem]) -> None:
        self.beginResetModel()
        self.items = list(items)
        self.endResetModel()

    def rowCount(self, parent: _Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        item = self.items[index.row()]
        if role == int(Qt.ItemDataRole.DisplayRole):
            return f"{item.title} {item.detail}".strip()
        return item if role == ITEM else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        item = index.data(ITEM)
        if isinstance(item, PopupItem) and item.heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class RowDelegate(QStyledItemDelegate):
    """Paints rows whose ``ITEM`` role holds a PopupItem."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as a target for the mouse."""
        del option
        item = index.data(ITEM)
        heading = isinstance(item, PopupItem) and item.heading
        return QSize(100, theme.now().px(28 if heading else 38))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint icon, title and detail."""
        item = index.data(ITEM)
        if not isinstance(item, PopupItem):
            return
        current = theme.now()
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if item.heading:
            painter.setFont(current.font(SMALL, 600))
            painter.setPen(current.colour("muted"))
            words = rect.adjusted(10, 4, -10, 0)
            painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), item.title)
            painter.restore()
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(current.colour("accent_tint"))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 6, 6)
        left = rect.left() + 10
        if item.icon:
            side = current.px(18)
            view = option.widget
            ratio = view.devicePixelRatioF() if view is not None else 1.0
            drawn = icons.pixmap(item.icon, "muted", side, ratio)
            painter.drawPixmap(int(left), int(rect.center().y() - side / 2) + 1, drawn)
            left += side + 10
        painter.setFont(current.font(weight=600))
        painter.setPen(current.colour("text"))
        room = int(rect.right() - left - 10)
        title = painter.fontMetrics().elidedText(item.title, Qt.TextElideMode.ElideRight, room)
        words = QRectF(left, rect.top(), room, rect.height())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), title)
        left += painter.fontMetrics().horizontalAdvance(title) + 10
        room = int(rect.right() - left - 10)
        if item.detail and room > 40:
            painter.setFont(current.font(SMALL + 0.75, tabular=True))
            painter.setPen(current.colour("muted"))
            cut = painter.fontMetrics().elidedText(item.detail, Qt.TextElideMode.ElideRight, room)
            words = QRectF(left, rect.top(), room, rect.height())
            painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), cut)
        painter.restore()


class PopupList(QListView):
    """See the module's words. ``chosen(value)`` fires for Enter or a click."""

    chosen = Signal(object)

    def __init__(self, edit: HangulLineEdit, *, width: int = 0) -> None:
        super().__init__(edit.window())
        self._edit, self._wide = edit, width
        self._rows = _Model(self)
        self.setModel(self._rows)
        self.setItemDelegate(RowDelegate(self))
        self.setProperty("look", "popup")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("찾은 결과")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.clicked.connect(self._on_clicked)
        edit.installEventFilter(self)
        self.hide()

    def wanted(self) -> bool:
        """Whether the line edit is where the typing goes, also in a window behind others."""
        return self._edit.window().focusWidget() is self._edit

    def offer(self, items: Sequence[PopupItem]) -> None:
        """Show these rows, the first one that can be chosen ready; none hides the list."""
        self._rows.set_items(items)
        if not items or not self.wanted():
            self.hide()
            return
        self._place()
        self.show()
        self.raise_()
        self._step(1, -1)

    def current_value(self) -> object:
        """The value of the row that is ready, None for none."""
        item = self.currentIndex().data(ITEM)
        return item.value if isinstance(item, PopupItem) else None

    def titles(self) -> list[str]:
        """What the rows say, for tests."""
        return [item.title for item in self._rows.items]

    def choose_current(self) -> bool:
        """Choose the row that is ready. False when there is none."""
        if not self.isVisible() or self.current_value() is None:
            return False
        value = self.current_value()
        self.hide()
        self.chosen.emit(value)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take arrows, Enter and Esc from the line edit while the list is shown."""
        if self.isVisible() and event.type() == QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            if event.key() == Qt.Key.Key_Escape:  # closes the list, not what lies beneath it
                event.accept()
                return True
        if self.isVisible() and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            key = event.key()
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                down = key == Qt.Key.Key_Down
                self._step(1 if down else -1, self.currentIndex().row())
                return True
            if key == Qt.Key.Key_Escape:
                self.hide()
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._edit.composing:
                return self.choose_current()
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        return super().eventFilter(watched, event)

    def _step(self, by: int, row: int) -> None:
        row += by
        while 0 <= row < len(self._rows.items):
            if not self._rows.items[row].heading:
                self.setCurrentIndex(self._rows.index(row))
                return
            row += by

    def _on_clicked(self, index: QModelIndex) -> None:
        self.setCurrentIndex(index)
        self.choose_current()

    def _place(self) -> None:
        window = self._edit.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        shown = self._rows.items[:_MOST_SHOWN]
        current = theme.now()
        high = sum(current.px(28 if item.heading else 38) for item in shown) + 12
        at = self._edit.mapTo(window, QPoint(0, self._edit.height() + 4))
        room = window.height() - at.y() - 8
        if room < min(high, current.px(140)):
            above = self._edit.mapTo(window, QPoint(0, 0)).y() - 4
            high = min(high, max(above - 8, current.px(80)))
            at.setY(above - high)
        else:
            high = min(high, room)
        wide = max(self._edit.width(), self._wide)
        wide = min(wide, window.width() - at.x() - 8)
        self.setGeometry(at.x(), at.y(), wide, high)

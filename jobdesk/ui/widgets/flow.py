"""A layout that wraps like words do, for chips and filter buttons."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Left to right, then the next line; height follows width."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = spacing
        self._wide: QWidget | None = None
        self.setContentsMargins(0, 0, 0, 0)

    def add_wide(self, widget: QWidget) -> None:
        """Add a widget that takes what its line has left; the last one added."""
        self._wide = widget
        self.addWidget(widget)

    def insert_widget(self, at: int, widget: QWidget) -> None:
        """Add a widget before the ``at``-th."""
        self.addWidget(widget)
        self._items.insert(at, self._items.pop())

    def addItem(self, item: QLayoutItem) -> None:
        """Append an item (called by addWidget)."""
        self._items.append(item)

    def count(self) -> int:
        """Number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at ``index`` or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return the item at ``index``."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def clear(self) -> None:
        """Remove and delete every widget."""
        while (item := self.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def expandingDirections(self) -> Qt.Orientation:
        """Takes no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Lines depend on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of all lines at ``width``."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """As wide as the widest item."""
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.sizeHint())
        return size

    def minimumSize(self) -> QSize:
        """As the widest item, one that may be cut no wider than it must be."""
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                least = QSize(item.minimumSize().width(), item.sizeHint().height())
                size = size.expandedTo(least)
        return size

    def _place(self, rect: QRect, *, move: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        row: list[tuple[QLayoutItem, int]] = []
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if x + size.width() > rect.right() + 1 and line:
                self._settle(row, y, line, rect.right() + 1, move=move)
                row, x, y, line = [], rect.x(), y + line + self._gap, 0
            row.append((item, x))
            x += size.width() + self._gap
            line = max(line, size.height())
        self._settle(row, y, line, rect.right() + 1, move=move)
        return y + line - rect.y()

    def _settle(
        self, row: list[tuple[QLayoutItem, int]], y: int, line: int, right: int, *, move: bool
    ) -> None:
        if not move or not row:
            return
        last, at = row[-1]
        spare = max(0, right - at - last.sizeHint().width())
        for item, x in row:
            size = item.sizeHint()
            if self._wide is not None and item.widget() is self._wide:
                size.setWidth(size.width() + spare)
            size.setWidth(max(1, min(size.width(), right - x)))
            item.setGeometry(QRect(QPoint(x, y + (line - size.height()) // 2), size))

"""The two buttons at the side of a mouse: back and forward, wherever the pointer is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent, QWindow


class SideButtons(QObject):
    """Watches a window's own events, before any list or field takes the press for itself."""

    back = Signal()
    forward = Signal()

    def watch(self, window: QWindow) -> None:
        """Hear of the presses in a window."""
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the side buttons, leave the rest."""
        if event.type() is QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            if event.button() is Qt.MouseButton.BackButton:
                self.back.emit()
                return True
            if event.button() is Qt.MouseButton.ForwardButton:
                self.forward.emit()
                return True
        return super().eventFilter(watched, event)

"""The coloured frame around everything in a practice centre, so that nobody takes it for real."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from jobdesk.ui import theme

WIDTH = 4  # pixels


class PracticeFrame(QWidget):
    """The window's whole content; framed where ``practice``."""

    def __init__(self, practice: bool) -> None:
        super().__init__()
        self._practice = practice
        self.setProperty("look", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame."""
        super().paintEvent(event)
        if self._practice:
            painter = QPainter(self)
            painter.setPen(QPen(theme.now().colour("practice"), WIDTH))
            half = WIDTH / 2
            painter.drawRect(QRectF(self.rect()).adjusted(half, half, -half, -half))

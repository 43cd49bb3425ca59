"""A framed place that takes a file dropped on it, and holds the button that chooses one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from jobdesk.ui import icons, theme
from jobdesk.ui.widgets.basics import HEADING, Button, Label, column, row


def file_of(data: QMimeData) -> Path | None:
    """The one local file that is being dragged, None for anything else."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 else None


class DropArea(QWidget):
    """``dropped`` carries the path. ``button`` is the way without a mouse."""

    dropped = Signal(object)

    def __init__(self, icon: str, title: str, text: str, button: Button) -> None:
        super().__init__()
        self._icon_name, self._over = icon, False
        self._icon = Label()
        self._title = Label(title, points=HEADING + 1.5, weight=600, wrap=True)
        self._text = Label(text, look="muted", wrap=True)
        for label in (self._icon, self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = column(None, self._icon, self._title, self._text, spacing=10, margin=20)
        layout.addSpacing(6)
        layout.addLayout(row(None, button, None))
        layout.addStretch(1)
        self.setLayout(layout)
        self.setAcceptDrops(True)
        self._dress()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Show that one file may be let go here."""
        if file_of(event.mimeData()) is not None:
            event.acceptProposedAction()
            self._set_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The file went elsewhere."""
        super().dragLeaveEvent(event)
        self._set_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the file."""
        self._set_over(False)
        path = file_of(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon in the colours of a new scheme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._dress()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The dashed frame."""
        del event
        current = theme.now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(current.colour("accent" if self._over else "control_line"), 1.5)
        pen.setDashPattern([5, 4])
        painter.setPen(pen)
        painter.setBrush(current.colour("accent_tint" if self._over else "raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)

    def _set_over(self, over: bool) -> None:
        self._over = over
        self.update()

    def _dress(self) -> None:
        size = theme.now().px(40)
        ratio = self.devicePixelRatioF()
        self._icon.setPixmap(icons.pixmap(self._icon_name, "accent", size, ratio))

"""One line of the first page that opens its record: a time, a name, what about, and a chip."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from jobdesk.ui import theme
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import BASE, chip_size, paint_chip, pressed_by_enter


class LineButton(QAbstractButton):
    """``time`` stands left in grey, ``title`` in bold, ``detail`` after it, a chip at the end.

    ``time_width`` is the room of the time in pixels at 100 %, 0 for a line without one.
    """

    def __init__(
        self,
        time: str,
        title: str,
        detail: str,
        chip: str,
        tone: Tone,
        *,
        time_width: int = 62,
    ) -> None:
        super().__init__()
        self._time, self._title, self._detail = time, title, detail
        self._chip, self._tone, self._time_width = chip, tone, time_width
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(part for part in (time, title, detail, chip) if part))
        self.setToolTip(" · ".join(part for part in (title, detail) if part))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses as the space bar does."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(theme.now().px(380), theme.now().px(38))

    def minimumSizeHint(self) -> QSize:
        """May be narrow."""
        return QSize(theme.now().px(200), theme.now().px(38))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground under pointer or focus, the words, and the chip."""
        del event
        current = theme.now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect())
        if self.hasFocus() or self.underMouse():
            focus = QPen(current.colour("accent"), 2)
            painter.setPen(focus if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(current.colour("hover"))
            painter.drawRoundedRect(whole.adjusted(1, 1, -1, -1), 6, 6)
        inner = whole.adjusted(8, 0, -8, 0)
        right = inner.right()
        if self._chip:
            chip = chip_size(self._chip)
            right -= chip.width()
            top = inner.center().y() - chip.height() / 2
            paint_chip(
                painter, QRectF(right, top, chip.width(), chip.height()), self._chip, self._tone
            )
            right -= 12
        left = inner.left()
        if self._time_width:
            room = current.px(self._time_width)
            self._write(painter, self._time, left, room, inner, "muted", 400)
            left += room
        left += self._write(painter, self._title, left, right - left, inner, "text", 600) + 10
        self._write(painter, self._detail, left, right - left, inner, "muted", 400)

    def _write(
        self,
        painter: QPainter,
        words: str,
        left: float,
        room: float,
        inner: QRectF,
        role: str,
        weight: int,
    ) -> float:
        """Write words at ``left`` within ``room``; returns the width they took."""
        if not words or room <= 0:
            return 0.0
        current = theme.now()
        painter.setFont(current.font(BASE, weight, tabular=role == "muted"))
        painter.setPen(current.colour(role))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, round(room))
        place = QRectF(left, inner.top(), room, inner.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        return float(metrics.horizontalAdvance(shown))

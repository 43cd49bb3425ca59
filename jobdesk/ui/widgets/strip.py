"""A full-width strip that says one thing that matters now and offers what to do about it.

::

    strip = Strip()
    strip.tell("백업 폴더가 정해지지 않았습니다.", Tone.DANGER, "백업 설정 열기")
    strip.acted.connect(...)
    strip.tell("")                       # goes away
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from jobdesk.ui import icons, theme
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import Button, Label, row

_ICONS = {
    Tone.NEUTRAL: "info",
    Tone.ACCENT: "info",
    Tone.SUCCESS: "circle-check",
    Tone.WARNING: "triangle-alert",
    Tone.DANGER: "circle-alert",
}


class Strip(QWidget):
    """Hidden while it has nothing to say; the icon repeats in form what colour says."""

    acted = Signal()
    declined = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._tone = Tone.NEUTRAL
        self._mark = Label()
        self._text = Label(wrap=True, weight=500)
        self._button = Button()
        self._button.clicked.connect(self.acted)
        self._other = Button(look="link")
        self._other.clicked.connect(self.declined)
        layout = row(self._mark, self._text, self._other, self._button, spacing=10)
        layout.setContentsMargins(14, 8, 8, 8)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.hide()

    @property
    def text(self) -> str:
        """What it says, empty while hidden."""
        return self._text.text()

    @property
    def button(self) -> Button:
        """The offered action, hidden where there is none."""
        return self._button

    @property
    def other(self) -> Button:
        """The way to decline what is offered, hidden where there is none."""
        return self._other

    def tell(self, text: str, tone: Tone = Tone.WARNING, action: str = "", other: str = "") -> None:
        """Show a sentence and, when ``action`` is given, a button of that verb; ``other`` is
        the verb that declines it."""
        self._tone = tone
        self._text.setText(text)
        self._text.set_look("" if tone is Tone.NEUTRAL else tone.value)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self._other.setText(other)
        self._other.setVisible(bool(other))
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the mark in the colours of a new scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The tinted ground."""
        del event
        _, tint = theme.now().roles.tone(self._tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)

    def _dress(self) -> None:
        size = theme.now().px(20)
        self._mark.setPixmap(
            icons.pixmap(_ICONS[self._tone], self._tone.value, size, self.devicePixelRatioF())
        )

"""Where one is in a task of several steps: numbers and words in one quiet line.

::

    line = StepLine(("파일", "확인", "결과"))
    line.show_step(1, reachable={0, 1})
    line.chosen.connect(...)          # a reachable step was pressed: its index

``StepLine(words, joined=True)`` are the parts of a longer affair: joined by lines, what is done
is said apart from where one looks, and those done are green.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QWidget

from jobdesk.ui import icons, theme
from jobdesk.ui.theme import Theme
from jobdesk.ui.widgets.basics import SMALL, pressed_by_enter, row

_GAP = 7


class _Step(QAbstractButton):
    """A number in a circle (a tick once it is done) and its word."""

    def __init__(self, number: int, word: str, done_role: str) -> None:
        super().__init__()
        self.number, self._current, self._done = number, False, False
        self._done_role = done_role
        self.setText(word)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_state(self, *, current: bool, done: bool, reachable: bool) -> None:
        """Show where the task stands."""
        self._current, self._done = current, done
        self.setEnabled(reachable or current)
        pointing = reachable and not current
        self.setCursor(
            Qt.CursorShape.PointingHandCursor if pointing else Qt.CursorShape.ArrowCursor
        )
        state = "지금 단계" if current else "마침" if done else ""
        self.setAccessibleName(f"{self.number}단계 {self.text()} {state}".strip())
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses as the space bar does."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Circle, word, and room to be hit."""
        current = theme.now()
        wide = QFontMetricsF(current.font(weight=700)).horizontalAdvance(self.text())
        return QSize(round(wide) + current.px(22) + _GAP + 12, current.px(34))

    def changeEvent(self, event: QEvent) -> None:
        """Follow scheme and scale."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self.updateGeometry()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint circle and word; a ring when focused."""
        del event
        current = theme.now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(current.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        side = current.px(22)
        circle = QRectF(6, (self.height() - side) / 2, side, side)
        self._circle(painter, circle, current)
        here = "accent" if self._done_role != "accent" else "text"
        role = here if self._current else "muted" if self.isEnabled() else "faint"
        painter.setPen(current.colour(role))
        painter.setFont(current.font(weight=700 if self._current else 500))
        words = QRectF(self.rect()).adjusted(6 + side + _GAP, 0, 0, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self.text())

    def _circle(self, painter: QPainter, circle: QRectF, current: Theme) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        done = f"{self._done_role}_tint"
        ground = "accent_fill" if self._current else done if self._done else "neutral_tint"
        painter.setBrush(current.colour(ground))
        painter.drawEllipse(circle)
        if self._done and not self._current:
            side = current.px(14)
            tick = icons.pixmap("check", self._done_role, side, self.devicePixelRatioF())
            at = circle.center()
            painter.drawPixmap(round(at.x() - side / 2), round(at.y() - side / 2), tick)
            return
        painter.setFont(current.font(SMALL, 700))
        painter.setPen(current.colour("on_accent" if self._current else "muted"))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self.number))


class _Join(QFrame):
    """The line from one step to the next; it gives way before a word does."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "rule")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As long as a step's circle and half of it."""
        return QSize(theme.now().px(36), 1)

    def minimumSizeHint(self) -> QSize:
        """Nothing, where the steps need the room."""
        return QSize(0, 1)


class StepLine(QWidget):
    """See the module's words."""

    chosen = Signal(int)

    def __init__(self, words: Sequence[str], *, joined: bool = False) -> None:
        super().__init__()
        role = "success" if joined else "accent"
        self.steps = [_Step(number, word, role) for number, word in enumerate(words, 1)]
        layout = row(spacing=4)
        for step in self.steps:
            if joined and step is not self.steps[0]:
                layout.addWidget(_Join())
            layout.addWidget(step)
        if joined:
            layout.addStretch(1)
        self.setLayout(layout)
        self.setAccessibleName("단계")
        self.current = 0
        for step in self.steps:
            step.clicked.connect(self._on_clicked)
        self.show_step(0, ())

    def show_step(
        self, current: int, reachable: Collection[int], done: Collection[int] | None = None
    ) -> None:
        """Mark a step as the current one; ``reachable`` are those one may go to, ``done`` those
        that are through, the ones before the current where nothing is said."""
        self.current = current
        through = range(current) if done is None else done
        for index, step in enumerate(self.steps):
            step.set_state(
                current=index == current, done=index in through, reachable=index in reachable
            )

    def _on_clicked(self) -> None:
        step = self.sender()
        index = next((i for i, one in enumerate(self.steps) if one is step), self.current)
        if index != self.current:
            self.chosen.emit(index)

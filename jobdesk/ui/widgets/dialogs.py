"""Dialogs with one look: a bold title, a body, verbs at the lower right, one of them primary.

``ask(parent, title, text, Answer("save", "저장", "primary"), …)`` returns the key of the answer,
or ``""`` when the dialog was left with Esc. Tests replace ``ask``.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from jobdesk.ui import theme
from jobdesk.ui.widgets.basics import HEADING, Button, Label, column

_AIR = 24
"""What a large dialog leaves of the window beneath, in pixels."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One button of a question; ``look`` as in Button."""

    key: str
    label: str
    look: str = ""


class Dialog(QDialog):
    """Base of the program's dialogs: add widgets to ``body``, buttons with ``add_button``."""

    waited_for = False
    """Whether it is run with ``exec``, by somebody who waits for the answer."""

    def __init__(self, title: str, parent: QWidget | None, *, width: int = 480) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setProperty("look", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.heading = Label(title, points=HEADING + 1, weight=700, wrap=True)
        self.body = column(spacing=12)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._added: list[Button] = []
        self._buttons.addStretch(1)
        self._whole = column(self.heading, spacing=16, margin=24)
        self._whole.addLayout(self.body, 1)
        self._whole.addLayout(self._buttons)
        self.setLayout(self._whole)
        self.setMinimumWidth(min(round(width * theme.now().scale / 100), 1200))

    def add_button(self, button: Button, *, keys: str = "") -> Button:
        """Add a button at the right; ``keys`` press it from anywhere in the dialog."""
        self._buttons.addWidget(button)
        self._added.append(button)
        if len(self._added) > 1 and button.property("look") == "primary":
            # Who goes on with Enter from the last field must not come to 취소 first.
            for last, following in pairwise([button, *self._added[:-1]]):
                self.setTabOrder(last, following)
        if keys:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(button.click)
            button.setToolTip(keys)
        return button

    def event(self, event: QEvent) -> bool:
        """Grow with a message that takes two lines: Qt reckons a window's layout by one."""
        if event.type() != QEvent.Type.LayoutRequest or not self.isVisible():
            return super().event(event)
        done = super().event(event)
        layout = self.layout()
        needed = layout.totalHeightForWidth(self.width()) if layout is not None else 0
        if needed > self.height():
            self.resize(self.width(), min(needed, self.screen().availableGeometry().height()))
        return done

    def spread(self, wide: int, high: int) -> None:
        """Be as large as asked at 100 %, and never larger than the window beneath."""
        current, beneath = theme.now(), self.parentWidget()
        room = beneath.window().size() if beneath is not None else self.screen().size()
        self.resize(
            min(current.px(wide), room.width() - _AIR), min(current.px(high), room.height() - _AIR)
        )

    def add_strip(self, strip: QWidget) -> None:
        """A strip between the heading and the body."""
        self._whole.insertWidget(1, strip)

    def add_remark(self, remark: QWidget) -> None:
        """A remark, or a way out, at the left of the buttons."""
        self._buttons.insertWidget(0, remark)


class Question(Dialog):
    """A question with a few answers."""

    waited_for = True

    def __init__(self, parent: QWidget | None, title: str, text: str, *answers: Answer) -> None:
        super().__init__(title, parent)
        self.answer = ""
        self.body.addWidget(Label(text, wrap=True))
        for answer in answers:
            button = Button(answer.label, look=answer.look)
            button.setProperty("answer", answer.key)
            button.clicked.connect(self._take)
            self.add_button(button)
            if answer.look == "primary":
                button.setDefault(True)
                button.setFocus()

    def _take(self) -> None:
        button = self.sender()
        self.answer = str(button.property("answer")) if button is not None else ""
        self.accept()


def ask(parent: QWidget | None, title: str, text: str, *answers: Answer) -> str:
    """Ask and wait; the key of the answer, ``""`` for none."""
    question = Question(parent, title, text, *answers)
    question.exec()
    question.deleteLater()
    return question.answer

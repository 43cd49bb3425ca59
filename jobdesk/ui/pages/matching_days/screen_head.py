"""The head of a screen of its own: what it is of, a word or two, masked or not, the time."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from jobdesk.services.desk import Desk
from jobdesk.ui import dates
from jobdesk.ui.widgets.basics import Button, ElidedLabel, Label, row


class ScreenHead(QWidget):
    """``turned`` asks for names to be masked or shown; ``masked`` is what is in force."""

    turned = Signal()

    def __init__(self, desk: Desk, about: Label) -> None:
        super().__init__()
        self._desk = desk
        self.masked = True
        self.title = ElidedLabel("", points=17, weight=700)
        self.title.setMinimumWidth(120)
        self.clock = Label(points=20, weight=700, tabular=True)
        self.mask_button = Button("", look="toggle")
        self.mask_button.setCheckable(True)
        self.mask_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.mask_button.clicked.connect(self.turned)
        line = row(self.title, about, self.mask_button, self.clock, spacing=18)
        line.setStretch(0, 1)
        self.setLayout(line)
        self.set_masked(masked=True)
        self.tick()

    def set_masked(self, *, masked: bool) -> None:
        """Say whether names are masked."""
        self.masked = masked
        self.mask_button.setChecked(masked)
        self.mask_button.setText("이름 가림  F6" if masked else "이름 보임  F6")

    def name(self, title: str) -> str:
        """Show which day it is of; the words of the window's title."""
        shown = f"[연습] {title}" if self._desk.practice else title
        self.title.setText(shown)
        return shown

    @property
    def now(self) -> str:
        """The time on the wall, ``13:25``."""
        return dates.clock(self._desk.store.now())

    def tick(self) -> None:
        """Show the time anew."""
        self.clock.setText(self.now)

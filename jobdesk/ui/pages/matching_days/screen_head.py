"""The head of a screen of its own: what it is of, a word or two, masked or not, the time.

On another date than the day's own it says so as long as that lasts: two days of one name are told
apart by it, and a PC whose clock is wrong is found before the first arrival is stored.
"""

from __future__ import annotations

from datetime import date

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
        self.off = Label(points=15, weight=700, look="danger")
        self.off.hide()
        self._held: tuple[date, date] | None = None
        self.clock = Label(points=20, weight=700, tabular=True)
        self.mask_button = Button("", look="toggle")
        self.mask_button.setCheckable(True)
        self.mask_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.mask_button.clicked.connect(self.turned)
        line = row(self.title, self.off, about, self.mask_button, self.clock, spacing=18)
        line.setStretch(0, 1)
        self.setLayout(line)
        self.set_masked(masked=True)
        self.tick()

    def set_masked(self, *, masked: bool) -> None:
        """Say whether names are masked."""
        self.masked = masked
        self.mask_button.setChecked(masked)
        self.mask_button.setText("이름 가림  F6" if masked else "이름 보임  F6")

    def name(self, title: str, first: date | None = None, last: date | None = None) -> str:
        """Show which day it is of, held from ``first`` to ``last``; the words of the window's
        title."""
        self._held = (first, last or first) if first is not None else None
        self._tell_date()
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
        self._tell_date()

    def _tell_date(self) -> None:
        held = self._held
        wrong = held is not None and not held[0] <= self._desk.today() <= held[1]
        if held is not None and wrong:
            self.off.setText(f"오늘 행사 아님 · {dates.day_and_weekday(held[0])}")
        self.off.setVisible(wrong)

"""The next seven days in one card: a heading for each day that holds something."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jobdesk.services.week import Planned
from jobdesk.ui import dates
from jobdesk.ui.pages.home.line_button import LineButton
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import SMALL, Card, Label, column

SHOWN = 8
"""Lines at most; the rest is said as a number."""


class WeekCard(Card):
    """``picked`` carries the Ref of what was clicked."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__("다음 7일", spacing=4)
        self._rows = column(spacing=0)
        self.body.addLayout(self._rows)
        self._empty = Label(
            "7일 안에 잡힌 일이 없습니다. 상담 약속, 면접, 이동상담, 간담회를 적으면 여기에 "
            "날짜별로 보입니다.",
            look="muted",
            wrap=True,
        )
        self.body.addWidget(self._empty)
        self.lines: list[LineButton] = []
        self._parts: list[QWidget] = []

    def show_week(self, planned: tuple[Planned, ...]) -> None:
        """Show what is arranged, day by day, the nearest ``SHOWN``."""
        for part in self._parts:
            self._rows.removeWidget(part)
            part.hide()
            part.deleteLater()
        self.lines, self._parts = [], []
        for day, group in groupby(planned[:SHOWN], key=lambda one: one.on):
            heading = Label(dates.day_and_weekday(day), look="muted", points=SMALL, weight=600)
            heading.setContentsMargins(8, 6 if self._parts else 0, 0, 0)
            self._add(heading)
            for one in group:
                line = LineButton(one.at, one.title, "", one.sort, Tone.NEUTRAL, time_width=50)
                line.clicked.connect(lambda _=False, ref=one.ref: self.picked.emit(ref))
                self.lines.append(line)
                self._add(line)
        if len(planned) > SHOWN:
            more = Label(f"그 뒤로 {len(planned) - SHOWN}건", look="muted", points=SMALL)
            more.setContentsMargins(8, 6, 0, 0)
            self._add(more)
        self._empty.setVisible(not planned)

    def _add(self, part: QWidget) -> None:
        self._parts.append(part)
        self._rows.addWidget(part)

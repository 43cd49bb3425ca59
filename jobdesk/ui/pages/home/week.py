"""The next seven days in one card: a heading for each day that holds something."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jobdesk.services.week import Planned
from jobdesk.ui import dates
from jobdesk.ui.pages.home.line_button import LineButton
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import SMALL, Button, Card, Label, column, row

SHOWN = 8
"""Lines at first; the rest comes when asked for."""


def _nearest(planned: tuple[Planned, ...]) -> list[Planned]:
    """The first ``SHOWN``; what keeps the whole centre busy is among them however late it is."""
    great = [one for one in planned if one.whole_centre][:SHOWN]
    other = [one for one in planned if not one.whole_centre][: SHOWN - len(great)]
    return [one for one in planned if one in great or one in other]


class WeekCard(Card):
    """``picked`` carries the Ref of what was clicked."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__("다음 7일", spacing=4)
        self._rows = column(spacing=0)
        self.body.addLayout(self._rows)
        self._empty = Label(
            "7일 안에 잡힌 일이 없습니다. 상담 약속, 면접, 만남의 날, 교육, 간담회를 적으면 여기에 "
            "날짜별로 보입니다.",
            look="muted",
            wrap=True,
        )
        self.body.addWidget(self._empty)
        self.more = Button("", look="link")
        self.more.clicked.connect(self._show_more)
        self.body.addLayout(row(self.more, None))
        self._all = False
        self._planned: tuple[Planned, ...] = ()
        self.lines: list[LineButton] = []
        self._parts: list[QWidget] = []

    def show_week(self, planned: tuple[Planned, ...]) -> None:
        """Show what is arranged, day by day, the nearest until more is asked for."""
        self._planned = planned
        for part in self._parts:
            self._rows.removeWidget(part)
            part.hide()
            part.deleteLater()
        self.lines, self._parts = [], []
        shown = planned if self._all else _nearest(planned)
        for day, group in groupby(shown, key=lambda one: one.on):
            heading = Label(dates.day_and_weekday(day), look="muted", points=SMALL, weight=600)
            heading.setContentsMargins(8, 6 if self._parts else 0, 0, 0)
            self._add(heading)
            for one in group:
                tone = Tone.ACCENT if one.whole_centre else Tone.NEUTRAL
                line = LineButton(one.at, one.title, "", one.sort, tone, time_width=50)
                line.clicked.connect(lambda _=False, ref=one.ref: self.picked.emit(ref))
                self.lines.append(line)
                self._add(line)
        left = len(planned) - SHOWN
        self.more.setText("줄여 보기" if self._all else f"{left:,}건 더 보기")
        self.more.setVisible(left > 0)
        self._empty.setVisible(not planned)

    def _show_more(self) -> None:
        self._all = not self._all
        self.show_week(self._planned)

    def _add(self, part: QWidget) -> None:
        self._parts.append(part)
        self._rows.addWidget(part)

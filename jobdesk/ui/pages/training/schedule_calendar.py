"""The lessons of a cohort in a calendar of six weeks, walked by mouse and keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from jobdesk.ui.pages.training.schedule_rows import Schedule, marks
from jobdesk.ui.widgets.basics import SMALL, Button, IconButton, Label, column, row
from jobdesk.ui.widgets.day_grid import DayGrid

_WEEKS = 6
_MONTH = 4  # weeks that the arrows turn


class _Days(DayGrid):
    """The weeks; Enter asks for the day."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, all else moves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            return
        super().keyPressEvent(event)


class ScheduleCalendar(QWidget):
    """``chosen`` says that another day is chosen, ``opened`` asks for the lesson of ``day``."""

    chosen = Signal()
    opened = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.setProperty("look", "scroll")
        self._shown: Schedule | None = None
        self.grid = _Days(today, "수업 달력", weeks=_WEEKS, high=60)
        self.grid.setMinimumWidth(0)
        self.span = Label(weight=600, tabular=True)
        self.earlier = IconButton("chevron-left", f"앞 {_MONTH}주 (PageUp)")
        self.later = IconButton("chevron-right", f"다음 {_MONTH}주 (PageDown)")
        self.today = Button("오늘", look="link")
        self.earlier.clicked.connect(self._back)
        self.later.clicked.connect(self._on)
        self.today.clicked.connect(self.grid.go_today)
        self.grid.moved.connect(self.chosen)
        self.grid.entered.connect(self.opened)
        self.grid.turned.connect(self._tell)
        self.said = Label(look="muted", points=SMALL + 0.75, wrap=True)
        whole = column(spacing=8)
        whole.addLayout(row(self.span, None, self.today, self.earlier, self.later, spacing=4))
        whole.addWidget(self.grid)
        whole.addWidget(self.said)
        self.setLayout(whole)
        self.said.setText("✓ 실시한 날 · 표시가 없으면 예정 · Enter로 고치거나 더합니다")
        self.setFocusProxy(self.grid)
        self._tell()

    @property
    def day(self) -> date:
        """The chosen day, the first where several are."""
        return self.grid.chosen[0]

    def show_schedule(self, shown: Schedule) -> None:
        """Show the lessons."""
        self._shown = shown
        self.grid.show_marks(marks(shown))

    def choose(self, day: date) -> None:
        """Choose a day and show its weeks."""
        if self.grid.chosen != (day, day):
            self.grid.choose(day)

    def begin(self, day: date) -> None:
        """Choose a day and show the weeks around it, those of the cohort rather than earlier."""
        self.grid.choose(day)
        begins = self._shown.cohort.starts_on if self._shown is not None else None
        before = day - timedelta(days=7)
        self.grid.show_from(max(before, begins) if begins is not None and begins <= day else before)

    def _back(self) -> None:
        self.grid.turn(-_MONTH)

    def _on(self) -> None:
        self.grid.turn(_MONTH)

    def _tell(self) -> None:
        first, last = self.grid.first, self.grid.last
        same = f"{last:%Y-%m}" if last.year != first.year else f"{last:%m}"
        self.span.setText(f"{first:%Y-%m} ~ {same}")

"""Which days are counted: a month, a year or from one day to another, stepped by arrows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jobdesk.domain.months import Month
from jobdesk.ui import theme
from jobdesk.ui.widgets.basics import HEADING, Button, IconButton, Label, row
from jobdesk.ui.widgets.editors import DateEdit

MONTH, YEAR, SPAN = "month", "year", "span"
_LABELS = {MONTH: "월", YEAR: "연", SPAN: "기간"}
_FIRST_YEAR = 2000


class PeriodEdit(QWidget):
    """See the module's words. ``edited`` fires when other days are to be counted, ``refused``
    bears why the days typed cannot be."""

    edited = Signal()
    refused = Signal(str)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.unit = MONTH
        self.month = Month(today().year, today().month)
        self._days = (self.month.first, self.month.last)  # of 기간
        self.toggles = {unit: Button(label, look="toggle") for unit, label in _LABELS.items()}
        for unit, toggle in self.toggles.items():
            toggle.setCheckable(True)
            toggle.setAccessibleName(f"{toggle.text()} 단위로 보기")
            toggle.clicked.connect(partial(self.choose, unit))
        self.before = IconButton("chevron-left", "이전")
        self.after = IconButton("chevron-right", "다음")
        self.before.clicked.connect(lambda: self.step(-1))
        self.after.clicked.connect(lambda: self.step(1))
        self.said = Label(points=HEADING, weight=700, tabular=True)
        self.first, self.last = DateEdit(today), DateEdit(today)
        for edit, name in ((self.first, "첫날"), (self.last, "마지막 날")):
            edit.setAccessibleName(name)
            edit.setFixedWidth(theme.now().px(124))
            edit.submitted.connect(self._typed)
        self.go = Button("보기", icon="search")
        self.go.clicked.connect(self._typed)
        self._between = Label("~")
        self.setLayout(
            row(
                *self.toggles.values(),
                self.before,
                self.said,
                self.after,
                self.first,
                self._between,
                self.last,
                self.go,
                spacing=6,
            )
        )
        self._show()

    @property
    def span(self) -> tuple[date, date]:
        """The first and the last day, both included."""
        if self.unit == YEAR:
            return date(self.month.year, 1, 1), date(self.month.year, 12, 31)
        if self.unit == MONTH:
            return self.month.first, self.month.last
        return self._days

    def choose(self, unit: str, *_: object) -> None:
        """Count by month, by year or between two days; the two begin with what was counted."""
        self._days = first, last = self.span
        self.unit = unit
        self.first.set_value(first)
        self.last.set_value(last)
        self._show()
        self.edited.emit()

    def show_month(self, year: int, number: int) -> None:
        """Count a month."""
        self.month = Month(year, number)
        self.choose(MONTH)

    def show_year(self, year: int) -> None:
        """Count a year."""
        self.month = Month(year, self.month.number)
        self.choose(YEAR)

    def step(self, by: int) -> None:
        """The month or year before or after; none begins after today."""
        at = self.month.year * 12 + self.month.number - 1 + by * (12 if self.unit == YEAR else 1)
        month = Month(at // 12, at % 12 + 1)
        today = self._today()
        ahead = month.year > today.year if self.unit == YEAR else month.first > today
        if month.year >= _FIRST_YEAR and not ahead:
            self.month = month
            self._show()
            self.edited.emit()

    def _typed(self) -> None:
        first, last = self.first.value(), self.last.value()
        problem = self.first.problem() or self.last.problem()
        if problem:
            self.refused.emit(problem)
        elif not (isinstance(first, date) and isinstance(last, date)):
            self.refused.emit("첫날과 마지막 날을 모두 입력하세요. 예: 2026-03-01")
        elif last < first:
            self.refused.emit("마지막 날이 첫날보다 앞섭니다. 날짜를 확인하세요.")
        else:
            self._days = first, last
            self.edited.emit()

    def _show(self) -> None:
        for unit, toggle in self.toggles.items():
            toggle.setChecked(unit == self.unit)
        spanning = self.unit == SPAN
        stepped: tuple[QWidget, ...] = (self.before, self.said, self.after)
        typed: tuple[QWidget, ...] = (self.first, self._between, self.last, self.go)
        for parts, seen in ((stepped, not spanning), (typed, spanning)):
            for part in parts:
                part.setVisible(seen)
        whole = f"{self.month.year}년"
        self.said.setText(whole if self.unit == YEAR else f"{whole} {self.month.number}월")
        what = "해" if self.unit == YEAR else "달"
        for button, words in ((self.before, f"지난 {what}"), (self.after, f"다음 {what}")):
            button.setToolTip(words)
            button.setAccessibleName(words)

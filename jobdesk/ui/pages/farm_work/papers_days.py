"""Which days are looked at: a day or its week, turned by keys, buttons or by typing a date."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from jobdesk.services.desk import Desk
from jobdesk.ui import theme
from jobdesk.ui.dates import day_and_weekday
from jobdesk.ui.widgets.basics import Button, IconButton, Label, row
from jobdesk.ui.widgets.editors import DateEdit

_WEEK = 7


class DaysBar(QWidget):
    """See the module's words. ``turned`` fires when other days are in force: ``first`` to
    ``last``. Ctrl with left or right turns it from its list."""

    turned = Signal()

    def __init__(self, desk: Desk, *, week: bool, start: date) -> None:
        super().__init__()
        self._desk, self._week = desk, week
        self.day = self._start = start
        unit = "주" if week else "날"
        self.before = IconButton("chevron-left", f"앞 {unit} (Ctrl+←)")
        self.after = IconButton("chevron-right", f"다음 {unit} (Ctrl+→)")
        self.edit = DateEdit(desk.today)
        self.edit.setAccessibleName("볼 날짜")
        self.edit.setFixedWidth(theme.now().px(150))
        self.said = Label(look="muted", tabular=True)
        self.now = Button("이번 주" if week else "내일")
        self.before.clicked.connect(lambda: self.turn(-1))
        self.after.clicked.connect(lambda: self.turn(1))
        self.now.clicked.connect(self.to_now)
        self.edit.edited.connect(self._on_typed)
        layout = row(self.before, self.edit, self.after, self.now, self.said, spacing=6)
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._say()

    @property
    def first(self) -> date:
        """The first day that is looked at."""
        return self.day - timedelta(days=self.day.weekday()) if self._week else self.day

    @property
    def last(self) -> date:
        """The last one."""
        return self.first + timedelta(days=_WEEK - 1) if self._week else self.day

    @property
    def untouched(self) -> bool:
        """Whether nobody has turned to other days."""
        return self.day == self._start

    def turn(self, by: int) -> None:
        """A day or a week on or back."""
        self.show_day(self.day + timedelta(days=by * (_WEEK if self._week else 1)))

    def to_now(self) -> None:
        """This week, or tomorrow."""
        today = self._desk.today()
        self.show_day(today if self._week else today + timedelta(days=1))

    def show_day(self, day: date) -> None:
        """Look at this day, or its week."""
        if day == self.day:
            return
        self.day = day
        self._say()
        self.turned.emit()

    def _on_typed(self) -> None:
        value = self.edit.value()
        if isinstance(value, date) and not self.edit.problem():
            self.show_day(value)

    def _say(self) -> None:
        if self.edit.value() != self.day:
            self.edit.blockSignals(True)
            self.edit.set_value(self.day)
            self.edit.blockSignals(False)
        if self._week:
            self.said.setText(f"{self.first.isoformat()} ~ {self.last.isoformat()[5:]}")
        else:
            self.said.setText(day_and_weekday(self.day)[-3:])

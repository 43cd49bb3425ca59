"""가능한 날: a person's days in a grid, marked by mouse or keys, and what was written down."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from jobdesk.domain.availability import PARTS, parts_on
from jobdesk.domain.circumstances import WEEKDAYS, Availability, AvailabilityType
from jobdesk.ui import dates
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import (
    SMALL,
    Button,
    Chip,
    IconButton,
    Label,
    column,
    row,
)
from jobdesk.ui.widgets.day_grid import WEEKS, DayGrid, DayMark
from jobdesk.ui.widgets.editors import ChoiceEdit, MultiEdit
from jobdesk.ui.widgets.flow import FlowLayout
from jobdesk.ui.widgets.form_field import FormField

_SIGNS = {AvailabilityType.FREE: ("○", Tone.SUCCESS), AvailabilityType.BUSY: ("×", Tone.DANGER)}


class DaysPart(QWidget):
    """Shows spans; asks its owner to write what the user marks."""

    marked = Signal(object, object, object, object, str)
    """(kind, first day, last day or None, weekdays, hours)."""
    cleared = Signal(object, object)
    """(first day, last day)."""
    removed = Signal(int)
    """Id of a span."""

    def __init__(self, today: Callable[[], date], *, read_only: bool) -> None:
        super().__init__()
        self._spans: tuple[Availability, ...] = ()
        self._read_only = read_only
        self.grid = DayGrid(today, "가능한 날")
        self.earlier = IconButton("chevron-left", f"앞 {WEEKS}주")
        self.later = IconButton("chevron-right", f"다음 {WEEKS}주")
        self.today = Button("오늘", look="link")
        self.span = Label(weight=600, tabular=True)
        self.chosen = Label(points=SMALL + 0.75, wrap=True)
        self.hours = ChoiceEdit(PARTS, empty="하루 종일")
        self.hours.setAccessibleName("하루 중 언제")
        self.weekdays = FormField("매주 되풀이", MultiEdit(WEEKDAYS))
        self.free = Button("가능", icon="circle", role="success", tip="고른 날을 가능으로 (1)")
        self.busy = Button("불가", icon="x", role="danger", tip="고른 날을 불가로 (2)")
        self.clear = Button("지우기", tip="고른 날에 적은 것을 지웁니다 (Delete)")
        self._list = column(spacing=4)
        self._lay_out()
        self.earlier.clicked.connect(lambda: self.grid.turn(-WEEKS))
        self.later.clicked.connect(lambda: self.grid.turn(WEEKS))
        self.today.clicked.connect(self.grid.go_today)
        self.free.clicked.connect(partial(self._mark, AvailabilityType.FREE))
        self.busy.clicked.connect(partial(self._mark, AvailabilityType.BUSY))
        self.clear.clicked.connect(self._clear)
        self.grid.moved.connect(self._tell)
        self.grid.turned.connect(self._paint)
        self.grid.pressed.connect(self._press)
        self.weekdays.edited.connect(self._tell)
        self.hours.edited.connect(self._tell)
        for widget in (self.free, self.busy, self.clear, self.hours, self.weekdays):
            widget.setEnabled(not read_only)
        self.setFocusProxy(self.grid)
        self._tell()

    def _lay_out(self) -> None:
        head = row(self.span, None, self.earlier, self.today, self.later, spacing=4)
        acts = QWidget()
        flow = FlowLayout(acts, spacing=8)
        for widget in (self.hours, self.free, self.busy, self.clear):
            flow.addWidget(widget)
        layout = column(spacing=10)
        layout.addLayout(head)
        layout.addWidget(self.grid)
        layout.addWidget(self.chosen)
        layout.addWidget(acts)
        layout.addWidget(self.weekdays)
        layout.addLayout(self._list)
        self.setLayout(layout)

    def show_spans(self, spans: tuple[Availability, ...]) -> None:
        """Show what was written down."""
        self._spans = spans
        self._paint()
        held = self.isAncestorOf(self.window().focusWidget() or self.window())
        on_list = held and isinstance(self.window().focusWidget(), IconButton)
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for span in spans:
            self._list.addWidget(self._line(span))
        if on_list:  # else Qt gives it to whatever comes first in the window
            self.grid.setFocus()

    def forget(self) -> None:
        """Another person: today is chosen, nothing repeats."""
        self.hours.set_value("")
        self.weekdays.set_value(())
        self.grid.go_today()
        self._tell()

    # What the user does

    def wanted(self) -> tuple[date, date | None, tuple[str, ...]]:
        """First day, last day (None has no end) and weekdays as chosen.

        One chosen day with weekdays means from that day on; several days mean within them.
        """
        first, last = self.grid.chosen
        weekdays = self.weekdays.value()
        assert isinstance(weekdays, tuple)
        return first, None if weekdays and first == last else last, weekdays

    def _mark(self, kind: AvailabilityType) -> None:
        first, last, weekdays = self.wanted()
        if not self._read_only:
            self.marked.emit(kind, first, last, weekdays, str(self.hours.value()))

    def _clear(self) -> None:
        if not self._read_only:
            self.cleared.emit(*self.grid.chosen)

    def _press(self, key: int) -> None:
        if key == Qt.Key.Key_Delete.value:
            self._clear()
        else:
            free = key == Qt.Key.Key_1.value
            self._mark(AvailabilityType.FREE if free else AvailabilityType.BUSY)

    # Showing

    def _tell(self) -> None:
        first, last, weekdays = self.wanted()
        self.chosen.setText(
            "고른 날: " + span_words(first, last, weekdays, str(self.hours.value()))
        )

    def _paint(self) -> None:
        grid = self.grid
        self.span.setText(f"{_short(grid.first)} ~ {_short(grid.last)}")
        days = (grid.first + timedelta(days=n) for n in range(7 * WEEKS))
        marks = {day: day_mark(self._spans, day) for day in days}
        grid.show_marks({day: mark for day, mark in marks.items() if mark is not None})

    def _line(self, span: Availability) -> QWidget:
        sign, tone = _SIGNS[span.availability_type]
        words = span_words(span.starts_on, span.ends_on, span.weekdays, span.hours)
        more = f" ({span.note})" if span.note else ""
        chip = Chip(f"{sign} {span.availability_type.value}", tone)
        told = Label(words + more, points=SMALL + 0.75, wrap=True)
        gone = IconButton("x", f"{span.availability_type.value} {words} 빼기")
        gone.setEnabled(not self._read_only)
        gone.clicked.connect(partial(self._remove, span.id))
        line = QWidget()
        layout = row(chip, told, gone, spacing=8)
        layout.setStretch(1, 1)
        line.setLayout(layout)
        return line

    def _remove(self, id_: int) -> None:
        self.removed.emit(id_)


def day_mark(spans: Sequence[Availability], day: date) -> DayMark | None:
    """How a day is drawn: ○ where some part of it is free, × where none of what was said is."""
    parts = parts_on(spans, day)
    free = [part for part, state in parts.items() if state]
    busy = [part for part, state in parts.items() if state is False]
    if not free and not busy:
        return None
    kind = AvailabilityType.FREE if free else AvailabilityType.BUSY
    named = free or busy
    sign, tone = _SIGNS[kind]
    return DayMark(sign, kind.value, tone, "" if len(named) == len(PARTS) else "·".join(named))


def span_words(first: date | None, last: date | None, weekdays: Sequence[str], hours: str) -> str:
    """``2026-11-23 (월)부터 계속, 매주 월·금, 오전``; one day stands alone."""
    if first is not None and first == last:
        when = dates.day_and_weekday(first)
    else:
        start = f"{dates.day_and_weekday(first)}부터" if first is not None else ""
        end = f"{dates.day_and_weekday(last)}까지" if last is not None else "계속"
        when = f"{start} {end}".strip()
    every = f"매주 {'·'.join(weekdays)}" if weekdays else ""
    return ", ".join(part for part in (when, every, hours) if part)


def _short(day: date) -> str:
    return f"{day.month}월 {day.day}일"

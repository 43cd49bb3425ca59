"""The conditions of a list: choosers, then one chip per active condition, then 모두 지우기.

::

    bar = FilterBar(kind)
    bar.add_choice("status", SeekerStatus values)            # static choices
    bar.add_choice("eup_myeon", (), load=names_with_counts)  # asked when opened
    bar.add_text("desired_job")
    bar.set_filter(Filter(...)); bar.filter()
    bar.changed.connect(self._apply)                         # Filter
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import FieldType, Kind
from jobdesk.ui import dates
from jobdesk.ui.widgets.basics import Button, PrimaryButton, column, row
from jobdesk.ui.widgets.editors import DateEdit, MultiEdit, TextEdit
from jobdesk.ui.widgets.flow import FlowLayout
from jobdesk.ui.widgets.form_field import FormField

Load = Callable[[Callable[[Sequence[str]], None]], None]
"""Asked to fetch choices and to hand them to the given function, now or later."""


Ask = Callable[[date, date, Callable[[Filter, str], None]], None]
"""Asked for the records of a span of days; hands them on with the words of their chip."""


class FilterBar(QWidget):
    """Holds a Filter and shows what is in it; nothing filters unseen."""

    changed = Signal(object)

    def __init__(self, kind: Kind) -> None:
        super().__init__()
        self._kind = kind
        self._filter = Filter()
        self._words: dict[str, str] = {}
        self._flow = FlowLayout(self)
        self._choosers: dict[str, Button] = {}
        self._chips: list[QWidget] = []
        self._popup: _Popup | None = None

    def filter(self) -> Filter:
        """The filter as it stands."""
        return self._filter

    def set_filter(self, wanted: Filter, words: str = "") -> None:
        """Show a filter without telling of it; ``words`` describe its ``ids``."""
        self._filter = wanted
        if words:
            self._words["ids"] = words
        self._show_chips()

    def set_text(self, text: str) -> None:
        """Take the text of a search box; tells ``changed``."""
        self._change(replace(self._filter, text=text))

    def add_choice(
        self, field: str, choices: Sequence[str], *, load: Load | None = None, label: str = ""
    ) -> None:
        """A chooser of any of several values."""
        self._add(field, label, lambda: self._open_choice(field, choices, load))

    def add_text(self, field: str, *, label: str = "") -> None:
        """A chooser of a part of the text."""
        self._add(field, label, lambda: self._open_text(field))

    def add_span(
        self, field: str, today: Callable[[], date] = date.today, *, label: str = ""
    ) -> None:
        """A chooser of two days, either of which may stay empty."""
        self._add(field, label, lambda: self._open_span(field, today))

    def add_days(self, name: str, ask: Ask, today: Callable[[], date], *, label: str) -> None:
        """A chooser of a day or a span for which ``ask`` finds the records, now or later."""
        self._add(name, label, lambda: self._open_days(name, ask, today))

    def clear(self) -> None:
        """Drop every condition."""
        self._change(Filter())

    def chip_texts(self) -> list[str]:
        """What the active chips say, for tests and for a roster's footer."""
        fields = dict.fromkeys(c.field for c in self._filter.conditions)
        return [self._phrase(field) for field in fields] + self._whole_words()

    def _add(self, field: str, label: str, open_: Callable[[], None]) -> None:
        button = Button(
            label or self._kind.field(field).label,
            icon="chevron-down",
            look="filter",
            icon_last=True,
        )
        button.setAccessibleName(f"{label or self._kind.field(field).label} 조건")
        button.clicked.connect(open_)
        self._choosers[field] = button
        self._flow.addWidget(button)

    def _open_choice(self, field: str, choices: Sequence[str], load: Load | None) -> None:
        chosen = self._chosen(field)
        editor = MultiEdit(choices)
        editor.set_value(chosen)

        def take() -> None:
            values = editor.value()
            assert isinstance(values, tuple)
            rest = self._filter.without(field)
            if values:
                rest = rest.with_condition(Condition(field, Op.IN, values))
            self._change(rest)

        popup = self._show_popup(field, editor, take)
        if load is not None:

            def fill(found: Sequence[str]) -> None:
                if self._popup is popup and popup.isVisible():
                    editor.offer(found)
                    popup.fit()
                    if popup.focusWidget() is None:
                        editor.setFocus()

            load(fill)

    def _open_text(self, field: str) -> None:
        editor = TextEdit()
        editor.set_value(next(iter(self._chosen(field)), ""))

        def take() -> None:
            value = str(editor.value())
            rest = self._filter.without(field)
            if value:
                rest = rest.with_condition(Condition(field, Op.CONTAINS, value))
            self._change(rest)

        popup = self._show_popup(field, FormField(self._kind.field(field).label, editor), take)
        editor.submitted.connect(popup.accept)

    def _open_span(self, field: str, today: Callable[[], date]) -> None:
        ends = {c.op: c.value for c in self._filter.conditions if c.field == field}
        fields = {
            op: FormField(words, DateEdit(today))
            for op, words in ((Op.AT_LEAST, "첫날"), (Op.AT_MOST, "마지막 날"))
        }
        for op, end in fields.items():
            end.set_value(ends.get(op))
        both = QWidget()
        both.setLayout(row(*fields.values(), spacing=12))
        both.setFocusProxy(fields[Op.AT_LEAST])

        def take() -> None:
            rest = self._filter.without(field)
            said = tuple(
                Condition(field, op, end.value())
                for op, end in fields.items()
                if end.value() is not None
            )
            self._change(replace(rest, conditions=(*rest.conditions, *said)))

        self._show_popup(field, both, take)

    def _open_days(self, name: str, ask: Ask, today: Callable[[], date]) -> None:
        first = FormField("첫날", DateEdit(today))
        last = FormField("마지막 날 (비우면 하루)", DateEdit(today))
        first.set_value(today())
        both = QWidget()
        both.setLayout(row(first, last, spacing=12))
        both.setFocusProxy(first)

        def take() -> None:
            start, end = first.value(), last.value()
            if isinstance(start, date):
                ask(start, end if isinstance(end, date) else start, self._take_found)

        self._show_popup(name, both, take)

    def _take_found(self, wanted: Filter, words: str) -> None:
        self._words["ids"] = words
        self._change(replace(self._filter, ids=wanted.ids))

    def _show_popup(self, field: str, body: QWidget, take: Callable[[], None]) -> _Popup:
        button = self._choosers[field]
        if self._popup is not None:
            self._popup.deleteLater()
        popup = self._popup = _Popup(self, body, take)
        popup.open_at(button.mapToGlobal(QPoint(0, button.height() + 4)))
        return popup

    def _chosen(self, field: str) -> tuple[str, ...]:
        for condition in self._filter.conditions:
            if condition.field == field:
                value = condition.value
                return tuple(value) if isinstance(value, tuple) else (str(value),)
        return ()

    def _change(self, wanted: Filter) -> None:
        if wanted != self._filter:
            self._filter = wanted
            self._show_chips()
            self.changed.emit(wanted)

    def _show_chips(self) -> None:
        for widget in self._chips:
            self._flow.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._chips = []
        for field in dict.fromkeys(c.field for c in self._filter.conditions):
            self._chip(self._phrase(field), self._filter.without(field))
        if self._filter.ids is not None:
            self._chip(self._whole_words()[0], replace(self._filter, ids=None))
        if self._chips:
            everything = Button("모두 지우기", look="link")
            everything.clicked.connect(self.clear)
            self._flow.addWidget(everything)
            self._chips.append(everything)
        self.updateGeometry()

    def _chip(self, words: str, without: Filter) -> None:
        chip = Button(words, icon="x", look="chip", role="accent", icon_last=True)
        chip.setAccessibleName(f"{words} 조건 지우기")
        chip.clicked.connect(lambda: self._change(without))
        self._flow.addWidget(chip)
        self._chips.append(chip)

    def _whole_words(self) -> list[str]:
        if self._filter.ids is None:
            return []
        return [self._words.get("ids") or f"고른 {len(self._filter.ids):,}{self._kind.unit}"]

    def _phrase(self, field: str) -> str:
        """``상태: 상담중 외 1``, ``구직신청일: 2026-11-01 ~ 2026-11-21``."""
        said = [c for c in self._filter.conditions if c.field == field]
        ends = {c.op: c.value for c in said}
        low, high = ends.get(Op.AT_LEAST), ends.get(Op.AT_MOST)
        if len(said) == 2 and isinstance(low, date) and isinstance(high, date):
            words = f"{dates.day(low)} ~ {dates.day(high)}"
        else:
            words = ", ".join(_words(c) for c in said)
        declared = self._kind.field(field)
        if declared.type is FieldType.LINK and all(isinstance(c.value, int) for c in said):
            words = "고른 기록"  # its id would say nothing
        return f"{declared.label}: {words}"


def _words(condition: Condition) -> str:
    value = condition.value
    if condition.op in (Op.EMPTY, Op.FILLED):
        return "있음" if condition.op is Op.FILLED else "없음"
    if isinstance(value, tuple) and value:
        more = f" 외 {len(value) - 1}" if len(value) > 1 else ""
        return (str(value[0]) or "없음") + more
    if isinstance(value, date):
        return dates.day(value) + {Op.AT_LEAST: "부터", Op.AT_MOST: "까지"}.get(condition.op, "")
    tail = {Op.AT_LEAST: " 이상", Op.AT_MOST: " 이하"}.get(condition.op, "")
    return f"{value}{tail}" if value not in ("", None) else "없음"


class _Popup(QFrame):
    """A small panel with 적용; Esc or a click elsewhere leaves things as they were.

    No QMenu: that takes Tab for itself, and the keyboard could not reach the choices.
    """

    def __init__(self, parent: QWidget, body: QWidget, take: Callable[[], None]) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._take = take
        self.setProperty("look", "card")
        self.setAccessibleName("조건 고르기")
        body.setMinimumWidth(280)
        layout: QVBoxLayout = column(body, spacing=12, margin=12)
        apply = PrimaryButton("적용")
        apply.clicked.connect(self.accept)
        layout.addLayout(row(None, apply))
        self.setLayout(layout)
        self._body = body

    def open_at(self, at: QPoint) -> None:
        """Show at a place on the screen, the first choice focused."""
        self.adjustSize()
        room = self.screen().availableGeometry()
        at.setX(max(room.left(), min(at.x(), room.right() - self.width())))
        self.move(at)
        self.show()
        self._body.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes what was chosen, from any part of the panel."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def accept(self) -> None:
        """Take what was chosen."""
        self.close()
        self._take()

    def fit(self) -> None:
        """Grow after choices arrived."""
        self.adjustSize()

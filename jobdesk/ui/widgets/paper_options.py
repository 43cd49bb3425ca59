"""What may be chosen for a paper, made from what the paper says it asks for.

A derived widget says what its record offers besides days, flags, choices and words::

    class FarmPaperOptions(PaperOptions):
        def more(self, option): ...            # the widgets of another type of option
        def wanted(self): chosen = self.chosen() ...
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from jobdesk.services.paper_options import Option, OptionType
from jobdesk.ui.widgets.basics import Label, column
from jobdesk.ui.widgets.editors import ChoiceEdit, DateEdit, TextEdit
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.paper_scope import Scope

_DATES = frozenset({OptionType.SPAN, OptionType.MONTH, OptionType.DAY})


@dataclass(frozen=True, slots=True)
class Days:
    """With which days the fields begin: ``now`` a day or a month, ``begins`` and ``ends`` a
    span; ``today`` is what a date may be typed from (``+3``)."""

    today: date
    now: date
    begins: date
    ends: date


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the fields say: ``ids`` those of a scope, None for all; the days; ``values`` of
    everything else by the id of its option."""

    ids: tuple[int, ...] | None
    first: date | None
    last: date | None
    values: tuple[tuple[str, str], ...]


class PaperOptions(QWidget):
    """See the module's words. ``edited`` fires when the paper would look otherwise."""

    edited = Signal()
    nobody = "인쇄할 것을 하나 이상 고르세요."
    """What is said where a scope was opened and nothing ticked."""

    def __init__(self, paper: Any, days: Days) -> None:
        super().__init__()
        self._days = days
        self.paper = paper
        self.made: dict[tuple[str, str], list[QWidget]] = {}
        """The widgets of an option, by paper and option."""
        self._column = column(spacing=14)
        self._column.addStretch(1)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._about = Label(look="muted", wrap=True)
        self._column.insertWidget(0, self._about)
        self.setLayout(self._column)

    # What a derived widget says

    def more(self, option: Option) -> list[QWidget]:
        """The widgets of an option of another type; :meth:`listen` to those that are fields."""
        raise NotImplementedError(option.type)

    def told(self, option: Option, widgets: list[QWidget]) -> bool:
        """Whether the derived widget reads this option itself."""
        del option, widgets
        return False

    def shown_of(self, paper: Any) -> Sequence[Option]:
        """Which of a paper's options are asked for now."""
        return tuple(paper.options)

    # What the dialog asks

    def show_paper(self, paper: Any) -> None:
        """Show what this paper asks for."""
        self.paper = paper
        self._about.setText(paper.about)
        for option in self.shown_of(paper):
            key = (paper.id, option.id)
            if key not in self.made:
                self.made[key] = self._make(option)
                for widget in self.made[key]:
                    self._column.insertWidget(self._column.count() - 1, widget)
        for (paper_id, _), widgets in self.made.items():
            for widget in widgets:
                widget.setVisible(paper_id == paper.id)

    def chosen(self) -> Chosen:
        """What the fields of the paper say."""
        ids: tuple[int, ...] | None = None
        first: date | None = None
        last: date | None = None
        values: list[tuple[str, str]] = []
        for option in self.shown_of(self.paper):
            widgets = self.made[self.paper.id, option.id]
            one = widgets[0]
            if self.told(option, widgets):
                continue
            if isinstance(one, Scope):
                ids = one.ids()
            elif option.type in _DATES:
                first, last = _dates(option, widgets)
            elif isinstance(one, QCheckBox):
                if one.isChecked():
                    values.append((option.id, "1"))
            else:
                assert isinstance(one, FormField)
                values.append((option.id, _value(option, one)))
        return Chosen(ids, first, last, tuple(values))

    def problem(self) -> str:
        """What keeps the paper from being made, in a sentence; its field says it too."""
        for option in self.shown_of(self.paper):
            for widget in self.made[self.paper.id, option.id]:
                if isinstance(widget, FormField):
                    wrong = widget.editor.problem()
                    widget.set_problem(wrong)
                    if wrong:
                        return f"{option.label}: {wrong}"
                elif isinstance(widget, Scope) and widget.ids() == ():
                    return self.nobody
        return ""

    # How it is done

    def _make(self, option: Option) -> list[QWidget]:
        made: list[QWidget]
        kind, days = option.type, self._days
        if kind is OptionType.FLAG:
            box = QCheckBox(option.label)
            box.setChecked(bool(option.default))
            box.toggled.connect(self._on_edited)
            return [box]
        if kind is OptionType.SPAN:
            made = [
                _day(f"{option.label} 시작", days, days.begins),
                _day("마침", days, days.ends),
            ]
        elif kind in (OptionType.DAY, OptionType.MONTH):
            made = [_day(option.label, days, days.now)]
        elif kind is OptionType.CHOICE:
            words = [label for _, label in option.choices]
            made = [choice(option.label, words, dict(option.choices).get(option.default, words[0]))]
        elif kind is OptionType.TEXT:
            field = FormField(option.label, TextEdit())
            field.set_value(option.default)
            made = [field]
        else:
            return self.more(option)
        for widget in made:
            assert isinstance(widget, FormField)
            self.listen(widget)
        return made

    def listen(self, field: FormField) -> None:
        """Make the paper anew when this field is edited."""
        field.edited.connect(self._on_edited)

    def listen_to(self, scope: Scope) -> None:
        """Make the paper anew when others are ticked."""
        scope.changed.connect(self._on_edited)

    def _on_edited(self) -> None:
        self.edited.emit()


def choice(label: str, words: Sequence[str], chosen: str) -> FormField:
    """A field that offers these words, one of them chosen."""
    field = FormField(label, ChoiceEdit(list(words), empty=""))
    field.set_value(chosen)
    return field


def _dates(option: Option, widgets: list[QWidget]) -> tuple[date | None, date | None]:
    days = []
    for widget in widgets:
        assert isinstance(widget, FormField)
        value = widget.value()
        days.append(value if isinstance(value, date) else None)
    first = days[0]
    if option.type is OptionType.MONTH and first is not None:
        first = first.replace(day=1)
    return first, days[1] if len(days) > 1 else None


def _value(option: Option, field: FormField) -> str:
    if option.type is OptionType.CHOICE:
        editor = field.editor
        assert isinstance(editor, ChoiceEdit)
        return option.choices[max(editor.currentIndex(), 0)][0]
    return str(field.value() or "")


def _day(label: str, days: Days, value: date) -> FormField:
    field = FormField(label, DateEdit(lambda: days.today))
    field.set_value(value)
    return field

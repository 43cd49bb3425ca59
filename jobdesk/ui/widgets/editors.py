"""One editor per type of field, all with the same four words for a form.

Every editor has ``value()``, ``set_value(value)``, ``problem()`` (why the typed text cannot
be read, or ``""``), and the signals ``edited`` and ``left``. ``editor_for(field)`` makes the
one a declared Field needs. Values are those of the records: str, date, int, bool, tuple,
None; choices are their plain text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

from PySide6.QtCore import SignalInstance

from jobdesk.domain.kinds import Field, FieldType
from jobdesk.ui.widgets.choice_editors import ChoiceEdit, FlagEdit, MultiEdit
from jobdesk.ui.widgets.suggest_edit import SuggestEdit
from jobdesk.ui.widgets.text_editors import (
    DateEdit,
    LinesEdit,
    LongTextEdit,
    NumberEdit,
    PhoneEdit,
    TextEdit,
)

__all__ = [
    "ChoiceEdit",
    "DateEdit",
    "Editor",
    "FlagEdit",
    "LinesEdit",
    "LongTextEdit",
    "MultiEdit",
    "NumberEdit",
    "PhoneEdit",
    "SuggestEdit",
    "TextEdit",
    "editor_for",
]


class Editor(Protocol):
    """What a form asks of an editor; each is a QWidget too."""

    @property
    def edited(self) -> SignalInstance: ...

    @property
    def left(self) -> SignalInstance: ...

    def value(self) -> object: ...

    def set_value(self, value: object) -> None: ...

    def problem(self) -> str: ...

    def set_locked(self, locked: bool) -> None: ...


def editor_for(
    field: Field,
    *,
    today: Callable[[], date] = date.today,
    suggestions: Sequence[str] | None = None,
) -> Editor:
    """The editor of a declared field; LINK fields have pickers of their own (record_picker).

    ``suggestions``, empty or not, make a text field one that offers words; those of a SUGGEST
    field come before its declared choices.
    """
    kind = field.type
    if kind is FieldType.DATE:
        return DateEdit(today, past=field.id.startswith("birth"))
    if kind is FieldType.PHONE:
        return PhoneEdit()
    if kind in (FieldType.NUMBER, FieldType.YEAR):
        return NumberEdit(field.unit or ("년" if kind is FieldType.YEAR else ""))
    if kind is FieldType.LONG_TEXT:
        return LongTextEdit()
    if kind is FieldType.CHOICE:
        return ChoiceEdit(field.choices, empty="" if field.id == "status" else "선택 안 함")
    if kind is FieldType.FLAG:
        return FlagEdit()
    if kind is FieldType.MULTI:
        return MultiEdit(field.choices, goes_on=True) if field.choices else LinesEdit()
    if kind is FieldType.SUGGEST or suggestions is not None:
        first = tuple(suggestions or ())
        return SuggestEdit((*first, *(c for c in field.choices if c not in first)))
    if kind is FieldType.WAGE:
        return TextEdit("예: 월 230만원, 시급 10,320원")
    return TextEdit()

"""Between a record and the editors of a form: values in, a new frozen record out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from enum import StrEnum
from types import UnionType
from typing import Any, get_args, get_type_hints

from jobdesk.domain.kinds import Field, FieldType
from jobdesk.ui import dates


def attribute(field: Field) -> str:
    """The attribute of the record that holds a field (``employer`` → ``employer_id``)."""
    return f"{field.id}_id" if field.type is FieldType.LINK else field.id


def value_of(record: object, field: Field) -> object:
    """The value an editor is given: enums as their text, a missing choice as ``""``."""
    value = getattr(record, attribute(field))
    if isinstance(value, StrEnum):
        return value.value
    return "" if value is None and field.type is FieldType.CHOICE else value


def with_values(record: Any, values: Mapping[str, object]) -> Any:
    """The record with attributes set from editors' values, enums restored.

    A required number that was left empty becomes 0, which the domain's check names.
    """
    types = _types(type(record))
    changes: dict[str, object] = {}
    for name, value in values.items():
        enum, optional = types[name]
        if enum is not None:
            changes[name] = enum(str(value)) if value not in ("", None) else None
            if changes[name] is None and not optional:
                del changes[name]
        elif value is None and not optional and isinstance(getattr(record, name), int):
            changes[name] = 0
        else:
            changes[name] = value
    return replace(record, **changes)


def shown(value: object) -> str:
    """A value of a record in words, for comparing two of them side by side."""
    if value is None or value == "" or value == ():
        return "(비어 있음)"
    if isinstance(value, date):
        return dates.day(value)
    if isinstance(value, bool):
        return "예" if value else "아니오"
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return str(value)


def packed(value: object) -> str:
    """A value of an editor as text, for a draft."""
    return json.dumps({"date": value.isoformat()} if isinstance(value, date) else value)


def unpacked(kept: str) -> object:
    """The value that :func:`packed` made a text of."""
    value = json.loads(kept)
    if isinstance(value, dict):
        return date.fromisoformat(str(value["date"]))
    return tuple(value) if isinstance(value, list) else value


_known: dict[type, dict[str, tuple[type[StrEnum] | None, bool]]] = {}


def _types(record: type) -> dict[str, tuple[type[StrEnum] | None, bool]]:
    """Per attribute its enum, if it is one, and whether None is allowed."""
    if record not in _known:
        hints = get_type_hints(record)
        found: dict[str, tuple[type[StrEnum] | None, bool]] = {}
        for item in fields(record):
            hint = hints[item.name]
            parts = get_args(hint) if isinstance(hint, UnionType) else (hint,)
            enum = next((p for p in parts if isinstance(p, type) and issubclass(p, StrEnum)), None)
            found[item.name] = (enum, type(None) in parts)
        _known[record] = found
    return _known[record]

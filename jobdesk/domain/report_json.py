"""The frozen report as plain data and back, and the digest by which a reprint is checked."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import types
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from jobdesk.domain import report_document as doc
from jobdesk.domain.report_document import Report

_PARTS = (doc.Table, doc.Words, doc.Photos, doc.Chart, doc.Sum, doc.Rate, doc.Difference)
_NAMED = {part.__name__.lower(): part for part in _PARTS}
"""What may stand in place of one another, told apart by ``is``."""


def to_json(report: Report) -> dict[str, object]:
    """The report as dicts, lists, text and numbers; what is as always is left out."""
    plain = _plain(report)
    assert isinstance(plain, dict)
    return plain


def from_json(data: dict[str, Any]) -> Report:
    """The same report again. Raises KeyError, TypeError or ValueError where it is none."""
    read = _read(Report, data)
    assert isinstance(read, Report)
    return read


def digest(report: Report) -> str:
    """SHA-256 of the canonical JSON, without when and by whom it was taken and whether it is
    closed.

    Two prints with the same digest hold the same figures of the same records in the same words.
    """
    content = to_json(report)
    for taken in ("taken_at", "taken_by", "closed"):
        content.pop(taken, None)
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def check_code(report: Report) -> str:
    """The first twelve signs of the digest in groups, as printed in the footer (확인번호)."""
    head = digest(report)[:12].upper()
    return "-".join(head[i : i + 4] for i in range(0, 12, 4))


_AS_THEY_ARE = frozenset({str, int, bool, type(None)})


def _plain(value: object) -> object:
    if type(value) in _AS_THEY_ARE:
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        if value and type(value[0]) is int:  # ids or a place, by the hundred thousand
            return list(value)
        return [_plain(each) for each in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        named = {"is": type(value).__name__.lower()} if isinstance(value, _PARTS) else {}
        return named | {
            field.name: _plain(held)
            for field in dataclasses.fields(value)
            if (held := getattr(value, field.name)) != _default(field)
        }
    if isinstance(value, float) and value.is_integer():
        return int(value)  # a width said as 34 and as 34.0 is the same report
    return value


def _default(field: dataclasses.Field[Any]) -> object:
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return field.default


@cache
def _hints(type_: type) -> dict[str, Any]:
    return get_type_hints(type_)


def _read(type_: Any, data: Any) -> object:
    origin = get_origin(type_)
    if origin in (Union, types.UnionType):
        return _read_either(get_args(type_), data)
    if origin is tuple:
        args = get_args(type_)
        if len(args) == 2 and args[1] is ...:
            return tuple(_read(args[0], each) for each in data)
        return tuple(_read(arg, each) for arg, each in zip(args, data, strict=True))
    if type_ is Decimal:
        return Decimal(data)
    if type_ in (date, datetime):
        return type_.fromisoformat(data)
    if isinstance(type_, type) and issubclass(type_, Enum):
        return type_(data)
    if dataclasses.is_dataclass(type_) and isinstance(type_, type):
        hints = _hints(type_)
        held = {name: _read(hints[name], value) for name, value in data.items() if name != "is"}
        return type_(**held)
    if type_ is float:
        return float(data)
    if not isinstance(data, type_):
        raise TypeError(f"{data!r} is no {type_}")
    return data


def _read_either(choices: tuple[Any, ...], data: Any) -> object:
    if data is None:
        return None
    if isinstance(data, dict) and "is" in data:
        return _read(_NAMED[data["is"]], data)
    one = [choice for choice in choices if choice is not types.NoneType]
    if len(one) != 1:
        raise TypeError(f"{data!r} does not say what it is")
    return _read(one[0], data)

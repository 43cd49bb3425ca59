"""A Filter as text and back: a list is found as it was left, and under a saved view."""

from __future__ import annotations

import json
from datetime import date

from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import Kind


def to_text(wanted: Filter) -> str:
    """The conditions of a filter as JSON. Its ``ids`` and ``text`` are of the moment."""
    return json.dumps(entries(wanted))


def from_text(kept: str, kind: Kind) -> Filter:
    """The filter kept in a text; what cannot be read or is no field any more is left out."""
    try:
        conditions = read(loads(kept))
    except (ValueError, KeyError, TypeError):
        return Filter()
    known = {field.id for field in kind.fields}
    return Filter(conditions=tuple(c for c in conditions if c.field in known))


def loads(kept: str) -> object:
    """What a text of conditions holds, for :func:`read`. Raises ValueError when it is none."""
    return json.loads(kept) if kept else []


def entries(wanted: Filter) -> list[dict[str, object]]:
    """The conditions of a filter as what JSON can hold."""
    return [{"field": c.field, "op": c.op.value, "value": _out(c.value)} for c in wanted.conditions]


def read(kept: object) -> tuple[Condition, ...]:
    """The conditions that :func:`entries` made. Raises ValueError, KeyError and TypeError."""
    if not isinstance(kept, list):
        raise TypeError(kept)
    return tuple(Condition(str(e["field"]), Op(e["op"]), _in(e["value"])) for e in kept)


def _out(value: object) -> object:
    if isinstance(value, date):
        return {"date": value.isoformat()}
    return list(value) if isinstance(value, tuple) else value


def _in(value: object) -> object:
    if isinstance(value, dict):
        return date.fromisoformat(str(value["date"]))
    return tuple(value) if isinstance(value, list) else value

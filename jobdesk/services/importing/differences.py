"""What a row would change in a record that is there: never a filled value to an empty one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jobdesk.domain import text
from jobdesk.domain.kinds import KINDS, FieldType, KindId
from jobdesk.services.importing.shapes import CellChange, DuplicateRule
from jobdesk.services.importing.words import shown_value

_SET_TOGETHER = frozenset({"birth_date", "birth_year", "birth_approximate"})
_KEPT = frozenset({"name", "status", "employer", "employer_id"})
"""What identifies a record, or moves only along its stages, is not changed by a sheet."""


def differences(
    kind: KindId, old: Any, values: Mapping[str, object], rule: DuplicateRule
) -> dict[str, object]:
    """Field ids and new values where the row says more or other than the record ``old``.

    With FILL only what is empty in the record; with SKIP nothing. A note is added to the
    one that is there, an address that only says less is no change.
    """
    if rule is DuplicateRule.SKIP:
        return {}
    new: dict[str, object] = {}
    for field in KINDS[kind].stored:
        if field.id not in values or field.id in _KEPT or field.id in _SET_TOGETHER:
            continue
        value, there = values[field.id], getattr(old, field.id)
        empty = there in ("", None, ())
        if value in ("", None, ()) or value == there or (rule is DuplicateRule.FILL and not empty):
            continue
        if field.type is FieldType.PHONE and value in (old.phone, old.phone2):
            continue
        if isinstance(value, str) and isinstance(there, str) and there:
            if field.id == "note":
                if value in there:
                    continue
                value = f"{there}\n{value}"
            elif text.search_key(value) == text.search_key(there) or (
                field.id in ("address", "workplace") and value in there
            ):
                continue
        new[field.id] = value
    if kind is KindId.SEEKERS:
        new.update(_birth(old, values, rule))
    return new


def _says_less(field: str, value: str, there: str) -> bool:
    """Whether a text is the one that is there, or a part of the address that is there."""
    if text.search_key(value) == text.search_key(there):
        return True
    return field in ("address", "workplace") and value in there


def _birth(old: Any, values: Mapping[str, object], rule: DuplicateRule) -> dict[str, object]:
    day, year = values.get("birth_date"), values.get("birth_year")
    fill = rule is DuplicateRule.FILL
    if day is not None:
        if old.birth_date == day or (old.birth_date is not None and fill):
            return {}
        return {"birth_date": day, "birth_year": year, "birth_approximate": False}
    if year is None or old.birth_date is not None:
        return {}
    approximate = bool(values.get("birth_approximate"))
    if old.birth_year is None:
        return {"birth_year": year, "birth_approximate": approximate}
    better = old.birth_approximate and not approximate
    other = old.birth_year != year and not approximate
    if (better or other) and not (fill and not old.birth_approximate):
        return {"birth_year": year, "birth_approximate": False}
    return {}


def changes(kind: KindId, old: Any, new: Mapping[str, object]) -> tuple[CellChange, ...]:
    """The differences as text, in form order, a note by what is added."""
    out = []
    for field in KINDS[kind].stored:
        if field.id not in new or field.id == "birth_approximate":
            continue
        before, after = getattr(old, field.id), new[field.id]
        out.append(CellChange(field.id, field.label, shown_value(before), shown_value(after)))
    return tuple(out)

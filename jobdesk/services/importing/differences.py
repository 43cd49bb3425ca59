"""What a row would change in a record that is there: never a filled value to an empty one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jobdesk.domain import text
from jobdesk.domain.kinds import KINDS, FieldType, KindId
from jobdesk.services.importing.beside import BESIDE, Beside
from jobdesk.services.importing.intake import INTAKES
from jobdesk.services.importing.shapes import CellChange, DuplicateRule
from jobdesk.services.importing.words import shown_value

_SET_TOGETHER = frozenset({"birth_date", "birth_year", "birth_approximate"})
_KEPT = frozenset({"name", "employer", "employer_id"})
"""What identifies a record is not changed by a sheet."""
_STAGES = frozenset({"step", "cancelled_on", "cancel_reason"})
"""What else says how far a record is."""


def _is_kept(kind: KindId, field: str) -> bool:
    """Whether a sheet leaves a field alone: a stage moves only by its own steps."""
    intake = INTAKES.get(kind)
    if field == "status":
        return intake is None or intake.steps
    if field in _STAGES and intake is not None and intake.steps:
        return True
    return field in _KEPT if intake is None else field in intake.keys


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
        if field.type is FieldType.LINK:
            new.update(_link(kind, field.id, old, values))
            continue
        if field.id not in values or _is_kept(kind, field.id) or field.id in _SET_TOGETHER:
            continue
        value, there = values[field.id], getattr(old, field.id)
        empty = there in ("", None, ())
        if value in ("", None, ()) or value == there or (rule is DuplicateRule.FILL and not empty):
            continue
        if field.type is FieldType.PHONE and value in (old.phone, old.phone2):
            continue
        if isinstance(value, str) and isinstance(there, str) and there:
            if field.id == "note":
                value = noted(there, value)
                if value == there:
                    continue
            elif text.search_key(value) == text.search_key(there) or (
                field.id in ("address", "workplace") and value in there
            ):
                continue
        new[field.id] = value
    if kind is KindId.SEEKERS:
        new.update(_birth(old, values, rule))
    beside = values.get(BESIDE)
    if isinstance(beside, Beside) and beside.adds_to(old.id, rule):
        new[BESIDE] = beside.under(old.id, rule)
    return new


def noted(there: str, more: str) -> str:
    """A note with what another one says; one that says the same in other signs adds nothing."""
    if more in there or text.search_key(more) in text.search_key(there):
        return there
    return f"{there}\n{more}"


def _link(kind: KindId, field: str, old: Any, values: Mapping[str, object]) -> dict[str, object]:
    """A link that the record lacks and the row has; one that is there is never changed."""
    name = f"{field}_id"
    value = values.get(name)
    if kind not in INTAKES or not isinstance(value, int) or value < 0:
        return {}
    return {name: value} if getattr(old, name) is None else {}


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
    beside = new.get(BESIDE)
    if isinstance(beside, Beside):
        label = KINDS[kind].field(beside.about).label
        out.append(CellChange(beside.about, label, "", str(beside)))
    for field in KINDS[kind].stored:
        if f"{field.id}_id" in new:
            out.append(CellChange(field.id, field.label, "", "이 줄의 기록과 잇습니다"))
        if field.id not in new or field.id == "birth_approximate":
            continue
        before, after = getattr(old, field.id), new[field.id]
        out.append(CellChange(field.id, field.label, shown_value(before), shown_value(after)))
    return tuple(out)

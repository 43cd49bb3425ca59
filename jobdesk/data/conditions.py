"""One condition of a filter as SQL, and one stored value as the screen shows it."""

from __future__ import annotations

import json
from datetime import date
from enum import Enum

from jobdesk.data.column import Column
from jobdesk.domain import text
from jobdesk.domain.filters import Condition, Op
from jobdesk.domain.kinds import FieldType
from jobdesk.domain.wages import read_wage
from jobdesk.errors import UserError

_LARGEST = 2**63 - 1
"""The largest number the engine can bind."""

_NULLABLE = (FieldType.NUMBER, FieldType.YEAR, FieldType.FLAG, FieldType.DATE)


class Binder:
    """Collects the values of one statement; gives each a name to stand for it."""

    def __init__(self, today: date) -> None:
        self.values: dict[str, object] = {"today": int(today.strftime("%Y%m%d"))}

    def value(self, value: object) -> str:
        """Bind one value and return its placeholder."""
        name = f"p{len(self.values)}"
        self.values[name] = value
        return f":{name}"


def condition_sql(by: Column, condition: Condition, bind: Binder) -> str:
    """The SQL of one condition. Raises UserError when its value does not fit the field."""
    op, value = condition.op, condition.value
    if op is Op.EMPTY:
        return _empty(by)
    if op is Op.FILLED:
        return f"NOT {_empty(by)}"
    if op is Op.IN:
        if not isinstance(value, tuple | list | set | frozenset):
            raise _misfit(condition)
        return _in(by, list(value), condition, bind)
    if op is Op.CONTAINS:
        return _contains(by, str(value or ""), bind)
    if op is Op.IS:
        return _is(by, value, condition, bind)
    sign = ">=" if op is Op.AT_LEAST else "<="
    subject = by.key if by.type is FieldType.WAGE else by.whole or by.sql
    return f"{subject} {sign} {bind.value(_stored(by, value, condition))}"


def _empty(by: Column) -> str:
    value = by.id_sql or by.whole or by.sql
    if by.type in _NULLABLE or by.id_sql:
        return f"({value} IS NULL)"
    if by.type is FieldType.MULTI:
        return f"({value} IN ('', '[]'))"
    return f"({value} IS NULL OR {value} = '')"


def _is(by: Column, value: object, condition: Condition, bind: Binder) -> str:
    if value is None or value == "":
        return _empty(by)
    if by.type is FieldType.MULTI:
        place = bind.value(_stored(by, value, condition))
        return f"EXISTS (SELECT 1 FROM json_each({by.sql}) WHERE value = {place})"
    if by.type is FieldType.LINK and isinstance(value, int):
        return f"{by.id_sql} = {bind.value(value)}"
    if by.type is FieldType.WAGE and isinstance(value, int):
        return f"{by.key} = {bind.value(value)}"
    if by.type is FieldType.WAGE:
        return f"{by.sql} = {bind.value(str(value))}"
    if by.type is FieldType.PHONE:
        digits = bind.value(text.digits(str(value)))
        return f"replace({by.sql}, '-', '') = {digits}"
    return f"{by.whole or by.sql} = {bind.value(_stored(by, value, condition))}"


def _in(by: Column, values: list[object], condition: Condition, bind: Binder) -> str:
    ways = [_empty(by)] if any(value is None or value == "" for value in values) else []
    named = [value for value in values if value is not None and value != ""]
    by_id = bool(by.id_sql) and all(isinstance(value, int) for value in named)
    subject = by.id_sql if by_id else by.whole or by.sql
    if by.type in (FieldType.MULTI, FieldType.WAGE, FieldType.PHONE):
        ways += [_is(by, value, condition, bind) for value in named]
    elif named:
        # One bound list, since a row of ORs meets SQLite's limit at a thousand values.
        stored = named if by_id else [_stored(by, value, condition) for value in named]
        place = bind.value(json.dumps(stored))
        ways.append(f"{subject} IN (SELECT value FROM json_each({place}))")
    return f"({' OR '.join(ways)})" if ways else "0"


def _contains(by: Column, value: str, bind: Binder) -> str:
    """Whether the search key of ``value`` stands in the search key of the field."""
    key = text.search_key(value)
    if not key:
        return "1"
    if by.search:
        return f"instr({by.search}, {bind.value(key)}) > 0"
    subject = by.whole or by.sql
    if by.type is FieldType.PHONE:
        return f"instr(replace({subject}, '-', ''), {bind.value(text.digits(value) or key)}) > 0"
    return f"instr(search_key({subject}), {bind.value(key)}) > 0"


def _stored(by: Column, value: object, condition: Condition) -> object:
    """A value as the store keeps it, so that it compares."""
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, bool):
        return int(value)
    if by.type is FieldType.DATE:
        if isinstance(value, date):
            return value.isoformat()
        try:
            return date.fromisoformat(str(value)).isoformat()
        except ValueError:
            raise _misfit(condition) from None
    if by.type in (FieldType.NUMBER, FieldType.YEAR, FieldType.FLAG):
        try:
            number = int(str(value))
        except ValueError:
            raise _misfit(condition) from None
        if abs(number) > _LARGEST:
            raise _misfit(condition)
        return number
    if by.type is FieldType.WAGE:
        if isinstance(value, int):
            return value
        wage = read_wage(str(value))
        if wage is None:
            raise _misfit(condition)
        return wage.amount
    return str(value)


def _misfit(condition: Condition) -> UserError:
    return UserError(
        f"찾는 값이 항목에 맞지 않습니다: {condition.value}. 값을 고쳐 다시 찾으세요.",
        field=condition.field,
    )


def shown(type_: FieldType, value: object) -> object:
    """A stored value as a screen takes it; see :func:`jobdesk.data.search.rows`."""
    if type_ is FieldType.DATE:
        return date.fromisoformat(value) if isinstance(value, str) and value else None
    if type_ is FieldType.FLAG:
        return None if value is None else bool(value)
    if type_ is FieldType.MULTI:
        return ", ".join(json.loads(value)) if isinstance(value, str) and value else ""
    if value is None and type_ not in (FieldType.NUMBER, FieldType.YEAR):
        return ""
    return value

"""Filters and orders as SQL: which records, in which order, and what a page of them shows.

A word is looked for with ``instr`` in one column of keys per table, because no full-text
tokenizer finds 민지 in 김민지. Values are always bound; names come from :mod:`columns` only.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence
from datetime import date

from jobdesk.data.column import Column, kept
from jobdesk.data.columns import COLUMNS, JOINS, LINKED_TEXT, TEXT_SOURCES
from jobdesk.data.conditions import Binder, condition_sql, shown
from jobdesk.data.store import Store
from jobdesk.domain import text
from jobdesk.domain.filters import Filter, Order
from jobdesk.domain.kinds import KINDS, FieldType, KindId
from jobdesk.errors import UserError

_CHUNK = 1_000
"""Ids fetched by one statement; a page is smaller, an export takes several."""

_NUMERIC = (FieldType.NUMBER, FieldType.YEAR, FieldType.FLAG, FieldType.WAGE, FieldType.DATE)


def column(kind: KindId, field: str) -> Column:
    """How a field is read. Raises UserError when the kind has no such field."""
    try:
        return COLUMNS[kind][field]
    except KeyError:
        raise UserError(
            f"모르는 항목입니다: {field}. 화면을 새로 열어 다시 하세요. 자료는 그대로입니다."
        ) from None


def find(
    store: Store, kind: KindId, filter_: Filter, order: Order | None, today: date
) -> array[int]:
    """Ids of the records a filter holds, in order; the empty ones of the sorted field last."""
    bind = Binder(today)
    where, joins = where_of(kind, filter_, bind)
    if order is None:
        sql = f"SELECT t.id FROM {kind} t{joined(kind, joins)} WHERE {where} ORDER BY t.id"
        return _ids(store, sql, bind)
    by = column(kind, order.field)
    joins |= set(by.whole_join or by.join)
    value = by.key or by.whole or by.sql
    start = f"SELECT t.id FROM {kind} t{joined(kind, joins)} WHERE {where}"
    numeric = by.type in _NUMERIC
    filled = f"{value} IS NOT NULL" if numeric else f"{value} > ''"
    down = " DESC" if order.descending is not by.reverse else ""
    with store.reading():
        ids = _ids(store, f"{start} AND {filled} ORDER BY {value}{down}, t.id{down}", bind)
        rest = f"{value} IS NULL" if numeric else f"({value} IS NULL OR {value} = '')"
        ids.extend(_ids(store, f"{start} AND {rest} ORDER BY t.id", bind))
    return ids


def best(
    store: Store, kind: KindId, words: str, order: Order, limit: int, today: date
) -> list[int]:
    """Ids of the ``limit`` records that fit ``words`` best: those whose name begins with the
    first word before the rest, each part in order."""
    bind = Binder(today)
    where, joins = where_of(kind, Filter(text=words), bind)
    by = column(kind, order.field)
    down = " DESC" if order.descending else ""
    first = next(iter(needles(words.split()[0])), "") if words.split() else ""
    name = COLUMNS[kind][KINDS[kind].title]
    begins = f"instr({name.search or name.sql}, {bind.value(first)}) = 1"
    joins |= {*by.join, *name.join}
    sql = (
        f"SELECT t.id FROM {kind} t{joined(kind, joins)} WHERE {where}"
        f" ORDER BY {begins} DESC, {by.key or by.sql}{down}, t.id{down} LIMIT {int(limit)}"
    )
    return [row[0] for row in store.db.execute(sql, bind.values)]


def count(store: Store, kind: KindId, filter_: Filter, today: date) -> int:
    """How many records a filter holds."""
    bind = Binder(today)
    where, joins = where_of(kind, filter_, bind)
    sql = f"SELECT COUNT(*) FROM {kind} t{joined(kind, joins)} WHERE {where}"
    return int(store.db.execute(sql, bind.values).fetchone()[0])


def distinct(store: Store, kind: KindId, field: str, today: date) -> list[tuple[str, int]]:
    """The values a field has and how often, the frequent first; empty ones left out.

    Each choice of a MULTI field counts by itself. Raises UserError for an unknown field.
    """
    by = column(kind, field)
    bind = Binder(today)
    value = by.whole or by.sql
    source = f"{kind} t{joined(kind, set(by.whole_join or by.join))}"
    if by.type is FieldType.MULTI:
        source += f", json_each({value}) each"
        value = "each.value"
    sql = (
        f"SELECT {value} AS v, COUNT(*) AS n FROM {source} WHERE +t.trashed_on IS NULL"
        " GROUP BY v HAVING v IS NOT NULL AND v <> '' ORDER BY n DESC, v"
    )
    return [(str(v), n) for v, n in store.db.execute(sql, bind.values)]


def rows(
    store: Store, kind: KindId, ids: Sequence[int], fields: Sequence[str], today: date
) -> dict[int, tuple[object, ...]]:
    """Values of ``fields`` by id, ready to show; ids that are gone are left out.

    Dates are ``date``, numbers ``int``, flags ``bool`` or None, links the other record's
    name, several choices one text. Raises UserError for an unknown field.
    """
    columns = [column(kind, field) for field in fields]
    joins = {name for one in columns for name in one.join}
    head = ", ".join(["t.id", *(one.sql for one in columns)])
    sql = (
        f"SELECT {head} FROM {kind} t{joined(kind, joins)}"
        " WHERE t.id IN (SELECT value FROM json_each(:ids))"
    )
    types = [one.type for one in columns]
    found: dict[int, tuple[object, ...]] = {}
    bind = Binder(today)
    for start in range(0, len(ids), _CHUNK):
        bind.values["ids"] = json.dumps(list(ids[start : start + _CHUNK]))
        for row in store.db.execute(sql, bind.values):
            found[row[0]] = tuple(
                shown(type_, value) for type_, value in zip(types, row[1:], strict=True)
            )
    return found


def _ids(store: Store, sql: str, bind: Binder) -> array[int]:
    return array("q", [row[0] for row in store.db.execute(sql, bind.values).fetchall()])


def joined(kind: KindId, names: set[str]) -> str:
    """The joins of those names, in the order in which they lean on each other."""
    return "".join(sql for name, sql in JOINS[kind].items() if name in names)


def where_of(kind: KindId, filter_: Filter, bind: Binder) -> tuple[str, set[str]]:
    """The condition of a filter and the joins it needs."""
    parts = ["t.trashed_on IS NOT NULL" if filter_.trashed else kept(kind, "t.id")]
    joins: set[str] = set()
    for word in text.tidy(filter_.text).split():
        parts += [_found(kind, bind.value(needle)) for needle in needles(word)]
    for condition in filter_.conditions:
        by = column(kind, condition.field)
        joins |= set(by.whole_join or by.join)
        parts.append(condition_sql(by, condition, bind))
    if filter_.ids is not None:
        place = bind.value(json.dumps(list(filter_.ids)))
        parts.append(f"t.id IN (SELECT value FROM json_each({place}))")
    return " AND ".join(parts), joins


def _found(kind: KindId, place: str) -> str:
    """Whether a needle stands in the record's own words or in those of its links."""
    ways = [f"instr({source}, {place}) > 0" for source in TEXT_SOURCES[kind]]
    ways += [
        f"{link} IN (SELECT t.id FROM {other} t WHERE {_found(other, place)})"
        for link, other in LINKED_TEXT[kind]
    ]
    return f"({' OR '.join(ways) or '0'})"


def needles(word: str) -> tuple[str, ...]:
    """What must stand in the column of keys for a typed word to count as found.

    ``민지`` is itself; ``ㄱㅁㅈ`` stays as typed; a word half syllables, half consonants
    (``김ㅁ``, seen while typing) must hold its syllables and its consonants in order.
    A word of signs only asks nothing.
    """
    if text.is_choseong(word):
        return (word,)
    if any(char in text.CHOSEONG for char in word):
        syllables = "".join(" " if char in text.CHOSEONG else char for char in word).split()
        initials = "".join(c if c in text.CHOSEONG else text.choseong(c) for c in word)
        return (*(key for key in map(text.search_key, syllables) if key), initials)
    key = text.search_key(word)
    return (key,) if key else ()

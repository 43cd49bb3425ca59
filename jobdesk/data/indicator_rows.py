"""The records an indicator selects, with the day, the weight and whom each counts for."""

from __future__ import annotations

from datetime import date
from functools import cache

from jobdesk.data.conditions import Binder
from jobdesk.data.search import column, joined, where_of
from jobdesk.data.store import Store
from jobdesk.domain.evidence import Selected
from jobdesk.domain.filters import Filter
from jobdesk.domain.indicators import Indicator


def selected(
    store: Store, indicator: Indicator, first: date, last: date, as_of: date
) -> list[Selected]:
    """What an indicator with a kind selects between two days, both included, in order of date, as
    known on ``as_of`` where that makes a difference (an age, a hire after a course).

    Raises UserError when it names a field or a value that its kind does not have.
    """
    assert indicator.kind is not None
    kind, bind = indicator.kind, Binder(as_of)
    where, joins = where_of(kind, Filter(conditions=indicator.conditions), bind)
    day = column(kind, indicator.date_field)
    joins |= set(day.join)
    weight, who = "1", "0"
    if indicator.sum_field:
        summed = column(kind, indicator.sum_field)
        joins |= set(summed.join)
        weight = f"coalesce({summed.sql}, 0)"
    if indicator.distinct_field:
        once = column(kind, indicator.distinct_field)
        joins |= set(once.join)
        who = f"coalesce({once.id_sql or once.sql}, 'n' || t.id)"
    if indicator.left_out:
        status = column(kind, "status")
        joins |= set(status.join)
        out = ", ".join(bind.value(word) for word in indicator.left_out)
        where += f" AND {status.sql} NOT IN ({out})"
    between = f"{bind.value(first.isoformat())} AND {bind.value(last.isoformat())}"
    rows = store.db.execute(
        f"SELECT t.id, {day.sql} AS on_day, {weight}, {who} FROM {kind} t{joined(kind, joins)}"
        f" WHERE {day.sql} BETWEEN {between} AND {where} ORDER BY on_day, t.id",
        bind.values,
    )
    return [Selected(id_, date.fromisoformat(on), int(w), x) for id_, on, w, x in rows]


@cache
def by_day(indicator: Indicator) -> bool:
    """Whether what it selects between two days that are over depends on the day as of which it is
    asked: who stays, who found work after a course, an age."""
    if indicator.kind is None:
        return False
    asked = [each.field for each in indicator.conditions]
    asked += [each for each in (indicator.sum_field, indicator.distinct_field) if each]
    columns = (column(indicator.kind, each) for each in asked)
    return any(":today" in f"{each.sql} {each.whole} {each.key}" for each in columns)

"""농가일자리 지원금 read at once: what is bound, by whom, and what is amiss with it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from jobdesk.data.store import Store
from jobdesk.domain.farm_support import BOUND
from jobdesk.domain.farm_work import COUNTED


def _words(words: frozenset[str]) -> str:
    return ", ".join(repr(str(word)) for word in sorted(words))


_BOUND = f"p.trashed_on IS NULL AND p.step IN ({_words(frozenset(BOUND))})"
_COUNTED = f"({_words(frozenset(COUNTED))})"

_AMISS = {
    "day": (
        "farm_day_id",
        (
            "SELECT p.id FROM support_payments p LEFT JOIN farm_days d ON d.id = p.farm_day_id"
            f" WHERE {_BOUND} AND (d.id IS NULL OR d.trashed_on IS NOT NULL"
            f" OR d.status NOT IN {_COUNTED}) AND p.farm_day_id IN ({{}})"
        ),
    ),
    "twice": (
        "farm_day_id",
        (
            f"SELECT max(p.id) FROM support_payments p WHERE {_BOUND} AND p.farm_day_id IN ({{}})"
            " GROUP BY p.farm_day_id, p.item HAVING count(*) > 1"
        ),
    ),
    "batch": (
        "batch_id",
        (
            "SELECT p.id FROM support_payments p LEFT JOIN support_batches b ON b.id = p.batch_id"
            " WHERE p.trashed_on IS NULL AND p.batch_id IN ({})"
            " AND (b.id IS NULL OR b.trashed_on IS NOT NULL OR b.step <> p.step)"
        ),
    ),
}
_CHUNK = 500


def amiss(
    store: Store, days: Collection[int], batches: Collection[int]
) -> frozenset[tuple[str, int]]:
    """What no step leaves behind about these days of work and these 기안 (ids), each with the
    지원금 it shows at: one for a day that is not confirmed, the same item twice for one day, one
    at another stage than its 기안."""
    return frozenset(
        (what, id_)
        for what, (by, sql) in _AMISS.items()
        for id_ in _in(store, sql, days if by == "farm_day_id" else batches)
    )


def amiss_at_all(store: Store) -> frozenset[tuple[str, int]]:
    """As :func:`amiss`, of every day of work and every 기안 there is."""
    return frozenset(
        (what, id_)
        for what, (by, sql) in _AMISS.items()
        for (id_,) in store.db.execute(sql.replace(f" AND p.{by} IN ({{}})", ""))
    )


def touched(
    store: Store, payments: Collection[int], days: Collection[int], batches: Collection[int]
) -> tuple[frozenset[int], frozenset[int]]:
    """(days, 기안) that 지원금 of these ids, of these days and of these 기안 are about."""
    found: set[tuple[int, int]] = set()
    for by, ids in (("id", payments), ("farm_day_id", days), ("batch_id", batches)):
        sql = f"SELECT p.farm_day_id, p.batch_id FROM support_payments p WHERE p.{by} IN ({{}})"
        found |= {*_rows(store, sql, ids)}
    return (
        frozenset({*days, *(day for day, _ in found if day)}),
        frozenset({*batches, *(batch for _, batch in found if batch)}),
    )


def years_of(store: Store, batches: Collection[int]) -> frozenset[int]:
    """The years of the days for which these 기안 ask."""
    sql = (
        "SELECT DISTINCT substr(p.work_date, 1, 4) FROM support_payments p WHERE p.batch_id IN ({})"
    )
    return frozenset(int(year) for (year,) in _rows(store, sql, batches) if year)


def _in(store: Store, sql: str, ids: Collection[int]) -> Iterator[int]:
    for (id_,) in _rows(store, sql, ids):
        yield id_


def _rows(store: Store, sql: str, ids: Collection[int]) -> Iterator[Any]:
    every = sorted(ids)
    for start in range(0, len(every), _CHUNK):
        chunk = every[start : start + _CHUNK]
        yield from store.db.execute(sql.format(", ".join("?" * len(chunk))), chunk)


def bound(
    store: Store, first: date, last: date
) -> Iterator[tuple[int, date, int, int, str, int, int]]:
    """(farm_day_id, work_date, seeker_id, employer_id, item, amount, batch_id) of what is bound
    for days of work from ``first`` to ``last``, both included."""
    for day, on, seeker, farm, item, amount, batch in store.db.execute(
        "SELECT p.farm_day_id, p.work_date, p.seeker_id, p.employer_id, p.item, p.amount,"
        f" p.batch_id FROM support_payments p WHERE {_BOUND} AND p.work_date BETWEEN ? AND ?",
        (first.isoformat(), last.isoformat()),
    ):
        yield (
            day or 0,
            date.fromisoformat(on),
            seeker or 0,
            farm or 0,
            item,
            amount or 0,
            batch or 0,
        )


def days_of_items(store: Store) -> tuple[tuple[str, int, date], ...]:
    """(item, seeker_id, work_date) of everything that is bound, each once."""
    rows = store.db.execute(
        f"SELECT DISTINCT p.item, p.seeker_id, p.work_date FROM support_payments p WHERE {_BOUND}"
        " AND p.work_date IS NOT NULL"
    )
    return tuple((item, seeker or 0, date.fromisoformat(on)) for item, seeker, on in rows)


def years(store: Store) -> tuple[int, ...]:
    """The years with confirmed days or 지원금, the latest first."""
    rows = store.db.execute(
        "SELECT DISTINCT substr(work_date, 1, 4) FROM farm_days WHERE work_date IS NOT NULL"
        " UNION SELECT DISTINCT substr(work_date, 1, 4) FROM support_payments"
        " WHERE work_date IS NOT NULL ORDER BY 1 DESC"
    )
    return tuple(int(year) for (year,) in rows)


def confirmed(
    store: Store, first: date, last: date
) -> tuple[tuple[int, date, int, int, int | None], ...]:
    """(id, work_date, seeker_id, employer_id, crew_id) of the confirmed days from ``first`` to
    ``last``, both included, in their order."""
    rows = store.db.execute(
        "SELECT d.id, d.work_date, d.seeker_id, d.employer_id, d.crew_id FROM farm_days d"
        f" WHERE d.trashed_on IS NULL AND d.status IN {_COUNTED} AND d.work_date BETWEEN ? AND ?"
        " ORDER BY d.work_date, d.id",
        (first.isoformat(), last.isoformat()),
    )
    return tuple(
        (id_, date.fromisoformat(on), seeker or 0, farm or 0, crew)
        for id_, on, seeker, farm, crew in rows
    )


def stages(store: Store, first: date, last: date) -> tuple[tuple[str, str, str, int, int], ...]:
    """(source, item, step, count, won) of the 지원금 for days from ``first`` to ``last``."""
    return tuple(
        store.db.execute(
            "SELECT p.source, p.item, p.step, count(*), coalesce(sum(p.amount), 0)"
            " FROM support_payments p WHERE +p.trashed_on IS NULL AND p.work_date BETWEEN ? AND ?"
            " GROUP BY p.source, p.item, p.step",
            (first.isoformat(), last.isoformat()),
        )
    )


def of_batches(store: Store) -> tuple[tuple[int, int, int, int, int], ...]:
    """(batch_id, lines, people, won, papers that did not come yet, as ``is_bare`` has it) of every
    기안 with lines."""
    return tuple(
        store.db.execute(
            "SELECT p.batch_id, count(*), count(DISTINCT p.seeker_id),"
            " coalesce(sum(p.amount), 0), "
            " sum(p.evidence <> '' AND p.evidence_on IS NULL AND coalesce(p.amount, 0) <> 0)"
            " FROM support_payments p WHERE p.trashed_on IS NULL AND p.batch_id IS NOT NULL"
            " GROUP BY p.batch_id"
        )
    )

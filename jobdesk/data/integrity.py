"""Questions a sound store answers with nothing: damage, stale keys, gaps in the journal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import sqlite_utils

from jobdesk.data import derived, journal, migrations
from jobdesk.domain.kinds import KindId

_NAMED = 5


def file_problems(db: sqlite_utils.Database) -> list[str]:
    """What the engine finds wrong with pages, trees and indexes."""
    rows = db.execute("PRAGMA integrity_check").fetchall()
    return [str(row[0]) for row in rows if row[0] != "ok"]


def cipher_problems(db: sqlite_utils.Database) -> list[str]:
    """Pages whose authentication code does not fit."""
    return [str(row[0]) for row in db.execute("PRAGMA cipher_integrity_check").fetchall()]


def broken_links(db: sqlite_utils.Database) -> list[str]:
    """Rows that point to a row that is not there, as ``table id``."""
    rows = db.execute("PRAGMA foreign_key_check").fetchall()
    return [f"{row[0]} {row[1]}" for row in rows]


def stale_keys(db: sqlite_utils.Database, kind: KindId) -> list[int]:
    """Ids of the rows whose derived columns are not what would be derived today."""
    columns = derived.columns(kind)
    if not columns:
        return []
    names = journal.columns_of(db, kind)
    found = []
    for row in db.execute(f"SELECT * FROM {kind}"):
        values: dict[str, Any] = dict(zip(names, row, strict=True))
        if derived.derive(kind, values) != {column: values[column] for column in columns}:
            found.append(int(values["id"]))
    return found


def unjournaled(db: sqlite_utils.Database, table: str) -> list[int]:
    """Ids of the rows that are not what the journal last wrote down, or that it never did,
    and of rows that it says exist and do not."""
    names = journal.columns_of(db, table)
    image = journal.image(names, "t")
    rows = db.execute(
        f"SELECT t.id, {image}, j.after FROM {table} t LEFT JOIN"
        " (SELECT record, max(id) AS last FROM journal WHERE kind = ?1 GROUP BY record) m"
        " ON m.record = t.id LEFT JOIN journal j ON j.id = m.last"
        f" WHERE j.after IS NOT {image}",
        [table],
    )
    # A column added by a later step is in no older image; only what both know is compared.
    found = [int(id_) for id_, now, then in rows if then is None or _differs(now, then)]
    lost = db.execute(
        "SELECT m.record FROM"
        " (SELECT record, max(id) AS last FROM journal WHERE kind = ?1 GROUP BY record) m"
        " JOIN journal j ON j.id = m.last WHERE j.after IS NOT NULL"
        f" AND NOT EXISTS (SELECT 1 FROM {table} t WHERE t.id = m.record)",
        [table],
    )
    return [*found, *(int(id_) for (id_,) in lost)]


def _differs(now: str, then: str) -> bool:
    is_, was = json.loads(now), json.loads(then)
    return any(is_[name] != was[name] for name in was if name in is_)


def loose_tables(db: sqlite_utils.Database) -> list[str]:
    """Tables of ours that do not hold their columns to their types (not STRICT)."""
    rows = db.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'")
    return [
        name
        for name, strict in rows
        if not strict and not name.startswith("sqlite_") and name != migrations.TABLE
    ]


def journaled(db: sqlite_utils.Database) -> Iterator[str]:
    """Names of the tables the journal watches."""
    yield from journal.journaled_tables(db)


def named(ids: list[int]) -> str:
    """``12, 15, 20 외 3건``."""
    more = f" 외 {len(ids) - _NAMED}건" if len(ids) > _NAMED else ""
    return ", ".join(str(id_) for id_ in ids[:_NAMED]) + more

"""접속기록: who saw or wrote whose data, when, from which PC; rows are only ever added.

Each row carries a hash over itself and the row before, so that a row changed, removed from
the middle or slipped in is noticed (안전성 확보조치 기준 제8조).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from jobdesk.data.store import Store


@dataclass(frozen=True, slots=True)
class LogRow:
    """One entry. ``ids`` are the records handled, ``count`` how many people it concerned."""

    at: str
    user: str
    pc: str
    action: str
    kind: str
    ids: tuple[int, ...]
    count: int
    purpose: str


_COLUMNS = "at, user, pc, action, kind, ids, count, purpose, hash"
_INSERT = f"INSERT INTO access_log ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"


def append(store: Store, entries: Sequence[LogRow], *, wait_ms: int | None = None) -> None:
    """Add rows, inside the transaction that is open on this thread or in one of their own.

    Waits until a running operation of this program ends, however long an import takes; with
    ``wait_ms`` no longer than that, raising StoreError LOCKED with nothing added.
    """
    if not entries:
        return
    if store.db.conn.in_transaction:
        _write(store, entries)
        return
    if wait_ms is None:
        with store.no_writing():
            store.db.execute("BEGIN IMMEDIATE")
            _write_and_commit(store, entries)
        return
    usual = store.db.execute("PRAGMA busy_timeout").fetchone()[0]
    store.db.execute(f"PRAGMA busy_timeout = {int(wait_ms)}")
    try:
        store.db.execute("BEGIN IMMEDIATE")
    finally:
        store.db.execute(f"PRAGMA busy_timeout = {int(usual)}")
    _write_and_commit(store, entries)


def _write_and_commit(store: Store, entries: Sequence[LogRow]) -> None:
    try:
        _write(store, entries)
        store.db.execute("COMMIT")
    except BaseException:
        if store.db.conn.in_transaction:
            store.db.execute("ROLLBACK")
        raise


def _write(store: Store, entries: Sequence[LogRow]) -> None:
    row = store.db.execute("SELECT hash FROM access_log ORDER BY id DESC LIMIT 1").fetchone()
    last = row[0] if row else ""
    for entry in entries:
        values = (
            entry.at,
            entry.user,
            entry.pc,
            entry.action,
            entry.kind,
            packed(entry.ids),
            entry.count,
            entry.purpose,
        )
        last = _hash(last, values)
        store.db.execute(_INSERT, [*values, last])


def listing(store: Store, limit: int) -> list[LogRow]:
    """The newest ``limit`` rows, newest first."""
    rows = store.db.execute(
        f"SELECT {_COLUMNS} FROM access_log ORDER BY id DESC LIMIT ?", [limit]
    ).fetchall()
    return [
        LogRow(at, user, pc, action, kind, unpacked(ids), count, purpose)
        for at, user, pc, action, kind, ids, count, purpose, _ in rows
    ]


def verify(store: Store) -> bool:
    """Whether every row still fits the row before it."""
    last = ""
    for row in store.db.execute(f"SELECT {_COLUMNS} FROM access_log ORDER BY id"):
        last = _hash(last, row[:8])
        if last != row[8]:
            return False
    return True


def _hash(last: str, values: Sequence[object]) -> str:
    line = json.dumps([last, *values], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(line.encode()).hexdigest()


def packed(ids: Iterable[int]) -> str:
    """Ids as JSON, runs of them as ``[first, last]``: an import of 50,000 is one run."""
    runs: list[list[int]] = []
    for id_ in sorted(set(ids)):
        if runs and runs[-1][1] == id_ - 1:
            runs[-1][1] = id_
        else:
            runs.append([id_, id_])
    return json.dumps([run[0] if run[0] == run[1] else run for run in runs])


def unpacked(text: str) -> tuple[int, ...]:
    """The ids that :func:`packed` wrote, ascending."""
    return tuple(_each(json.loads(text)))


def _each(runs: Iterable[int | list[int]]) -> Iterator[int]:
    for run in runs:
        if isinstance(run, int):
            yield run
        else:
            yield from range(run[0], run[1] + 1)

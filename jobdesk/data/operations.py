"""The list of operations: which there were, which can be taken back, which were."""

from __future__ import annotations

from typing import NamedTuple

from jobdesk.data.store import Store
from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KindId

UNDO, REDO = "undo", "redo"
PURGE = "purge"
"""Destroys for good; there is nothing left to take back."""

IMPORT = "import"
"""Brings a sheet in."""

REMEMBER = "remember"
"""Keeps what was chosen about a sheet beside the import itself, which is what one takes back."""

CLOSING = "closing"
"""A month is closed or opened again, a report handed in or withdrawn: done with a reason and never
taken back."""

_NEVER_UNDONE = (UNDO, REDO, PURGE, REMEMBER, CLOSING, "create", "restore", "upgrade", "staff")


class OperationRow(NamedTuple):
    """One operation; ``rows`` is how many row images it wrote, ``at`` ISO local time."""

    id: int
    label: str
    kind: str
    user: str
    pc: str
    at: str
    undoes: int | None
    undone_by: int | None
    rows: int


_SELECT = (
    "SELECT id, label, kind, user, pc, at, undoes, undone_by,"
    " (SELECT count(*) FROM journal WHERE operation = o.id) FROM operations o"
)


def get(store: Store, id_: int) -> OperationRow | None:
    """The operation of that id."""
    row = store.db.execute(f"{_SELECT} WHERE id = ?", [id_]).fetchone()
    return OperationRow(*row) if row else None


def recent(store: Store, limit: int) -> list[OperationRow]:
    """The newest operations, newest first."""
    rows = store.db.execute(f"{_SELECT} ORDER BY id DESC LIMIT ?", [limit])
    return [OperationRow(*row) for row in rows]


def first_work(store: Store) -> str | None:
    """When the first record was written after the centre was made; None before that."""
    row = store.db.execute(
        "SELECT at FROM operations WHERE kind <> 'create' ORDER BY id LIMIT 1"
    ).fetchone()
    return str(row[0]) if row else None


def stands(store: Store, kind: str) -> bool:
    """Whether an operation of that kind was done and not taken back."""
    found = store.db.execute(
        "SELECT 1 FROM operations WHERE kind = ? AND undone_by IS NULL LIMIT 1", [kind]
    ).fetchone()
    return found is not None


def newest(store: Store) -> int:
    """The id of the newest operation, 0 where there is none."""
    return int(store.db.execute("SELECT coalesce(MAX(id), 0) FROM operations").fetchone()[0])


def next_undo(store: Store, user: str) -> OperationRow | None:
    """The newest operation of ``user`` that is in effect and may be taken back."""
    row = store.db.execute(
        f"{_SELECT} WHERE user = ? AND undone_by IS NULL"
        " AND kind NOT IN (SELECT value FROM json_each(?)) ORDER BY id DESC LIMIT 1",
        [user, _NEVER],
    ).fetchone()
    return OperationRow(*row) if row else None


def next_redo(store: Store, user: str) -> OperationRow | None:
    """The newest undo of ``user``, unless that user has written something since."""
    row = store.db.execute(
        f"{_SELECT} WHERE user = ?1 AND kind = ?2 AND undone_by IS NULL AND NOT EXISTS ("
        "SELECT 1 FROM operations n WHERE n.user = ?1 AND n.id > o.id"
        " AND n.kind NOT IN (SELECT value FROM json_each(?3))) ORDER BY id DESC LIMIT 1",
        [user, UNDO, _NEVER],
    ).fetchone()
    return OperationRow(*row) if row else None


def may_be_undone(operation: OperationRow) -> bool:
    """Whether the operation is one of those a user takes back."""
    return operation.kind not in _NEVER_UNDONE


def mark_undone(store: Store, done: int, by: int) -> None:
    """Note that operation ``by`` took back operation ``done``."""
    store.db.execute("UPDATE operations SET undone_by = ? WHERE id = ?", [by, done])
    store.db.execute("UPDATE operations SET undoes = ? WHERE id = ?", [done, by])


def mark_in_effect(store: Store, id_: int) -> None:
    """Note that an operation which was taken back is in effect again."""
    store.db.execute("UPDATE operations SET undone_by = NULL WHERE id = ?", [id_])


def history(store: Store, kind: str, record: int) -> list[tuple[OperationRow, str, str]]:
    """Operations that wrote a record, newest first, with the row's images before and after.

    An image is JSON text, ``""`` where there was no row.
    """
    rows = store.db.execute(
        "SELECT o.id, o.label, o.kind, o.user, o.pc, o.at, o.undoes, o.undone_by,"
        " (SELECT count(*) FROM journal WHERE operation = o.id),"
        " coalesce(j.before, ''), coalesce(j.after, '') FROM journal j"
        " JOIN operations o ON o.id = j.operation"
        " WHERE j.kind = ? AND j.record = ? ORDER BY j.id DESC",
        [kind, record],
    )
    return [(OperationRow(*row[:9]), row[9], row[10]) for row in rows]


def put_away_with(store: Store, kind: KindId, record: int) -> frozenset[Ref]:
    """What went to the trash in the operation that put ``record`` there last, itself too."""
    gone = (
        "before IS NOT NULL AND json_extract(before, '$.trashed_on') IS NULL"
        " AND json_extract(after, '$.trashed_on') IS NOT NULL"
    )
    rows = store.db.execute(
        f"SELECT kind, record FROM journal WHERE {gone} AND operation = (SELECT operation"
        f" FROM journal WHERE kind = ? AND record = ? AND {gone} ORDER BY id DESC LIMIT 1)",
        [kind.value, record],
    )
    return frozenset(Ref(KindId(name), id_) for name, id_ in rows)


_NEVER = "[" + ", ".join(f'"{kind}"' for kind in _NEVER_UNDONE) + "]"

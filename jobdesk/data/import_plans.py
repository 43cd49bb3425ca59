"""A review of a sheet that was left before its end: one for each user, and no record yet."""

from __future__ import annotations

from typing import NamedTuple

from jobdesk.data.store import Store
from jobdesk.domain.kinds import KindId


class KeptRow(NamedTuple):
    """What is known of a kept review without its body; ``at`` is ISO local time."""

    id: int
    at: str
    file: str
    sheet_kind: str
    rows: int


def keep(store: Store, file: str, sha256: str, kind: KindId, rows: int, body: bytes) -> int:
    """Keep a review in place of the one before; returns its id."""
    at = store.now().isoformat(timespec="seconds")
    with store.no_writing():
        cursor = store.db.execute(
            "INSERT INTO import_plans (at, user, file, sha256, sheet_kind, rows, body)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            [at, store.user, file, sha256, kind.value, rows, body],
        )
        # The new one first: a power cut between the two leaves one too many, never none.
        id_ = int(cursor.lastrowid or 0)
        store.db.execute("DELETE FROM import_plans WHERE user = ? AND id <> ?", [store.user, id_])
    return id_


def kept(store: Store) -> KeptRow | None:
    """The review that this user left."""
    row = store.db.execute(
        "SELECT id, at, file, sheet_kind, rows FROM import_plans WHERE user = ?"
        " ORDER BY id DESC LIMIT 1",
        [store.user],
    ).fetchone()
    return KeptRow(*row) if row else None


def body_of(store: Store, id_: int) -> bytes | None:
    """What was kept of a review of this user's."""
    row = store.db.execute(
        "SELECT body FROM import_plans WHERE id = ? AND user = ?", [id_, store.user]
    ).fetchone()
    return bytes(row[0]) if row else None


def drop(store: Store) -> None:
    """Let go of what this user left."""
    with store.no_writing():
        store.db.execute("DELETE FROM import_plans WHERE user = ?", [store.user])

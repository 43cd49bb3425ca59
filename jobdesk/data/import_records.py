"""What is known of files taken in: receipts, and what their cells said; none of it a record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from jobdesk.data.store import Store
from jobdesk.domain.kinds import KindId


class ReceiptRow(NamedTuple):
    """One file taken in; ``at`` is ISO local time, ``body`` JSON of the service of receipts,
    ``undone`` whether the import was taken back."""

    id: int
    operation: int
    at: str
    user: str
    file: str
    sha256: str
    sheet_kind: str
    body: str
    undone: bool


_SELECT = (
    "SELECT r.id, r.operation, r.at, r.user, r.file, r.sha256, r.sheet_kind, r.body,"
    " o.undone_by IS NOT NULL FROM import_receipts r JOIN operations o ON o.id = r.operation"
)


def add_receipt(
    store: Store, operation: int, file: str, sha256: str, kind: KindId, body: str
) -> int:
    """Note a file taken in by the running ``operation``; returns the receipt's id."""
    at = store.now().isoformat(timespec="seconds")
    cursor = store.db.execute(
        "INSERT INTO import_receipts (operation, at, user, file, sha256, sheet_kind, body)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [operation, at, store.user, file, sha256, kind.value, body],
    )
    return int(cursor.lastrowid or 0)


def receipts(store: Store, limit: int) -> list[ReceiptRow]:
    """The newest receipts, newest first."""
    rows = store.db.execute(f"{_SELECT} ORDER BY r.id DESC LIMIT ?", [limit])
    return [_receipt(row) for row in rows]


def receipt(store: Store, id_: int) -> ReceiptRow | None:
    """The receipt of that id."""
    row = store.db.execute(f"{_SELECT} WHERE r.id = ?", [id_]).fetchone()
    return _receipt(row) if row else None


def receipt_of(store: Store, operation: int) -> ReceiptRow | None:
    """The receipt of an import."""
    row = store.db.execute(f"{_SELECT} WHERE r.operation = ?", [operation]).fetchone()
    return _receipt(row) if row else None


def receipts_of_file(store: Store, sha256: str) -> list[ReceiptRow]:
    """Every time that very file was taken in, newest first."""
    rows = store.db.execute(f"{_SELECT} WHERE r.sha256 = ? ORDER BY r.id DESC", [sha256])
    return [_receipt(row) for row in rows]


def _receipt(row: tuple[Any, ...]) -> ReceiptRow:
    return ReceiptRow._make((*row[:8], bool(row[8])))


def add_originals(
    store: Store, operation: int, kind: KindId, rows: Iterable[tuple[int, str, int, str]]
) -> None:
    """Keep what a sheet said of records: (record id, sheet, sheet row, JSON) each."""
    store.db.conn.executemany(
        "INSERT INTO import_originals (operation, kind, record, sheet, row, said)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        [(operation, kind.value, *row) for row in rows],
    )


def originals_of(store: Store, kind: KindId, record: int) -> list[tuple[int, str]]:
    """(operation, JSON) of every line of a sheet that a record was made of or changed by."""
    rows = store.db.execute(
        "SELECT operation, said FROM import_originals WHERE kind = ? AND record = ? ORDER BY id",
        [kind.value, record],
    )
    return [(int(operation), str(said)) for operation, said in rows]

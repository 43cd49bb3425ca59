"""The bytes of papers, each stored once under its SHA-256 however often it is attached.

The rows are not journaled: they are never changed, and what was destroyed must not live on in
the journal. An undone attaching leaves its bytes for the redo; :func:`forsaken` tells which
nobody can come back for.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date

from jobdesk.data.store import Store
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError

_CHUNK = 500


def put(store: Store, data: bytes) -> int:
    """Store bytes, or find them stored already; returns their id. Must run inside an
    operation."""
    digest = hashlib.sha256(data).hexdigest()
    known = store.db.execute("SELECT id FROM files WHERE digest = ?", [digest]).fetchone()
    if known is not None:
        return int(known[0])
    done = store.db.execute("INSERT INTO files (digest, bytes) VALUES (?, ?)", [digest, data])
    return int(done.lastrowid or 0)


def get(store: Store, id_: int) -> bytes:
    """The bytes of that id, proved by their digest. Raises UserError when they are gone or
    are not what was stored."""
    row = store.db.execute("SELECT digest, bytes FROM files WHERE id = ?", [id_]).fetchone()
    if row is None:
        raise UserError(
            "이 파일은 완전히 지워져 열 수 없습니다. 다른 자료는 그대로입니다. 꼭 필요하면 원본을 "
            "다시 붙이세요."
        )
    data = bytes(row[1])
    if hashlib.sha256(data).hexdigest() != row[0]:
        raise UserError(
            "이 파일의 내용이 붙일 때와 달라 열지 않았습니다. 다른 자료는 그대로입니다. 설정의 "
            "데이터 점검을 하고, 원본을 다시 붙이거나 백업에서 되돌리세요."
        )
    return data


def digest_of(store: Store, id_: int) -> str:
    """The SHA-256 of the bytes of that id, empty where they are gone."""
    row = store.db.execute("SELECT digest FROM files WHERE id = ?", [id_]).fetchone()
    return str(row[0]) if row else ""


def papers_of(store: Store, kind: KindId, ids: Sequence[int]) -> list[int]:
    """Ids of the attachments of these records outside the trash."""
    found: list[int] = []
    for start in range(0, len(ids), _CHUNK):
        chunk = ids[start : start + _CHUNK]
        marks = ", ".join("?" * len(chunk))
        rows = store.db.execute(
            f"SELECT id FROM attachments WHERE of_kind = ? AND of_id IN ({marks})"
            " AND trashed_on IS NULL ORDER BY id",
            [kind.value, *chunk],
        )
        found += [id_ for (id_,) in rows]
    return found


def forsaken(store: Store, before: date) -> list[int]:
    """Ids of bytes to which no attachment leads, nor did on ``before`` or later."""
    rows = store.db.execute(
        "SELECT f.id FROM files f"
        " WHERE NOT EXISTS (SELECT 1 FROM attachments a WHERE a.file_id = f.id)"
        " AND NOT EXISTS (SELECT 1 FROM journal j JOIN operations o ON o.id = j.operation"
        " WHERE j.kind = 'attachments' AND o.at >= ?"
        " AND json_extract(coalesce(j.after, j.before), '$.file_id') = f.id)",
        [before.isoformat()],
    )
    return [id_ for (id_,) in rows]


def destroy(store: Store, attachments: Sequence[int]) -> list[int]:
    """Delete attachments for good; returns the ids of their bytes to which none leads now."""
    files: list[int] = []
    for id_ in attachments:
        row = store.db.execute("SELECT file_id FROM attachments WHERE id = ?", [id_]).fetchone()
        store.db.execute("DELETE FROM attachments WHERE id = ?", [id_])
        files += [row[0]] if row and row[0] is not None else []
    return [
        file
        for file in dict.fromkeys(files)
        if store.db.execute("SELECT 1 FROM attachments WHERE file_id = ?", [file]).fetchone()
        is None
    ]


def erase(store: Store, files: Sequence[int]) -> None:
    """Overwrite and remove bytes (``secure_delete`` is on). Must run inside an operation."""
    for file in files:
        store.db.execute("DELETE FROM files WHERE id = ?", [file])

"""권한 부여·변경·말소 기록: who was let in, by whom, and when; kept three years and longer.

The record is asked for by 안전성 확보조치 기준 제5조. Rows are only ever added.
"""

from __future__ import annotations

from typing import NamedTuple

import sqlite_utils


class Grant(NamedTuple):
    """One entry: ISO local time, who did it and where, what (부여, 변경, …), to whom."""

    at: str
    user: str
    pc: str
    action: str
    staff: str
    role: str


def append(db: sqlite_utils.Database, grant: Grant) -> None:
    """Add an entry; it is part of the transaction that runs, if one does."""
    db.execute(
        "INSERT INTO grants (at, user, pc, action, staff, role) VALUES (?, ?, ?, ?, ?, ?)",
        list(grant),
    )


def listing(db: sqlite_utils.Database, limit: int) -> list[Grant]:
    """The newest entries, newest first."""
    rows = db.execute(
        "SELECT at, user, pc, action, staff, role FROM grants ORDER BY id DESC LIMIT ?", [limit]
    )
    return [Grant(*row) for row in rows]

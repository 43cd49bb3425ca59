"""The centre's settings as rows of key and JSON value, journaled like every record."""

from __future__ import annotations

import json
from collections.abc import Mapping

from jobdesk.data.store import Store


def read(store: Store) -> dict[str, object]:
    """Every setting that was ever stored."""
    return {
        key: json.loads(value)
        for key, value in store.db.execute("SELECT key, value FROM settings ORDER BY id")
    }


def write(store: Store, values: Mapping[str, object]) -> tuple[int, ...]:
    """Store the values that differ; return the row ids written. Must run inside an operation."""
    known = {
        key: (id_, value)
        for id_, key, value in store.db.execute("SELECT id, key, value FROM settings")
    }
    written: list[int] = []
    for key, value in values.items():
        line = json.dumps(value, ensure_ascii=False)
        if key not in known:
            sql = "INSERT INTO settings (key, value) VALUES (?, ?)"
            written.append(int(store.db.execute(sql, [key, line]).lastrowid or 0))
        elif known[key][1] != line:
            id_ = known[key][0]
            store.db.execute("UPDATE settings SET value = ? WHERE id = ?", [line, id_])
            written.append(id_)
    return tuple(written)

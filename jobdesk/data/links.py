"""Which rows point to a record, trashed ones too: what moves when two records become one."""

from __future__ import annotations

from jobdesk.data.columns import COLUMNS
from jobdesk.data.store import Store
from jobdesk.domain.kinds import KindId


def pointing(store: Store, kind: KindId, column: str, id_: int) -> list[int]:
    """Ids of the records of ``kind`` whose link ``column`` holds ``id_``. Raises KeyError for
    a column the kind does not have."""
    if column not in COLUMNS[kind]:
        raise KeyError(column)
    rows = store.db.execute(f"SELECT id FROM {kind} WHERE {column} = ? ORDER BY id", [id_])
    return [found for (found,) in rows]


def about(store: Store, kind: KindId, of_kind: KindId, column: str, id_: int) -> list[int]:
    """Ids of the records of ``kind`` that name a record by kind and id, as papers do."""
    if column not in COLUMNS[kind]:
        raise KeyError(column)
    rows = store.db.execute(
        f"SELECT id FROM {kind} WHERE of_kind = ? AND {column} = ? ORDER BY id",
        [of_kind.value, id_],
    )
    return [found for (found,) in rows]

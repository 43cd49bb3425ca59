"""What a record is called, also when it was deleted: history and conflicts name people."""

from __future__ import annotations

import json
from collections.abc import Iterable

from jobdesk.data.store import Store
from jobdesk.domain.kinds import KINDS, KindId


def titles(store: Store, kind: KindId, ids: Iterable[int]) -> dict[int, str]:
    """The title of each record; of a deleted one as it last was, ``번호 12`` when unknown."""
    return {id_: title(store, kind, id_) for id_ in dict.fromkeys(ids)}


def title(store: Store, kind: KindId, id_: int) -> str:
    """The title of one record, following links (an 알선 is called by its seeker)."""
    if kind not in KINDS:
        return KIND_LABELS.get(kind, kind.value)
    for name in filter(None, (KINDS[kind].title, KINDS[kind].title_else)):
        field = KINDS[kind].field(name)
        column = f"{field.id}_id" if field.link else field.id
        value = _value(store, kind, id_, column)
        if field.link and isinstance(value, int):
            return title(store, KindId(field.link), value)
        if value:
            return str(value)
    return f"번호 {id_}"


KIND_LABELS = {KindId.SETTINGS: "센터 설정"}
"""Names of kinds that are not declared with fields."""


def _value(store: Store, kind: KindId, id_: int, column: str) -> object:
    row = store.db.execute(f'SELECT "{column}" FROM {kind} WHERE id = ?', [id_]).fetchone()
    if row is None:
        row = store.db.execute(
            "SELECT before FROM journal WHERE kind = ? AND record = ? AND before IS NOT NULL"
            " ORDER BY id DESC LIMIT 1",
            [kind.value, id_],
        ).fetchone()
        return json.loads(row[0]).get(column) if row else None
    return row[0]

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
    declared = KINDS[kind]
    words = _word(store, kind, id_, declared.title) or _word(store, kind, id_, declared.title_else)
    also = _word(store, kind, id_, declared.title_with)
    return " ".join(filter(None, (words, also))) or f"번호 {id_}"


def _word(store: Store, kind: KindId, id_: int, name: str) -> str:
    """What stands in a field of a record, of a link the title; empty where there is no field."""
    if not name:
        return ""
    field = KINDS[kind].field(name)
    value = _value(store, kind, id_, f"{field.id}_id" if field.link else field.id)
    if field.link and isinstance(value, int):
        return title(store, KindId(field.link), value)
    return str(value) if value else ""


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

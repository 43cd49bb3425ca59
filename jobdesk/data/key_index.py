"""Records of any kind held in memory by what makes two of them the same.

Read once, then asked for every row of a sheet without a query. The trashed are left out.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import Enum

from jobdesk.data.store import Store
from jobdesk.domain import text
from jobdesk.domain.kinds import KindId

Key = tuple[object, ...]


class KeyIndex:
    """Ids by a key, told apart further by values that either side may lack.

    Two agree when their keys are equal and no value beside them says otherwise; an empty one
    says nothing. Texts are compared by :func:`jobdesk.domain.text.search_key`.
    """

    def __init__(self) -> None:
        self._found: dict[Key, list[tuple[int, Key]]] = defaultdict(list)

    @classmethod
    def load(
        cls,
        store: Store,
        kind: KindId,
        keys: Sequence[str],
        beside: Sequence[str] = (),
        within: Mapping[str, int] | None = None,
    ) -> KeyIndex:
        """Every record of a kind by these of its columns, oldest first; only those with the
        values ``within`` where the rows can be of no other (one cohort of two hundred)."""
        index, within = cls(), within or {}
        names = ", ".join(f'"{name}"' for name in ("id", *keys, *beside))
        mine = "".join(f' AND "{name}" = ?' for name in within)
        sql = f"SELECT {names} FROM {kind} WHERE +trashed_on IS NULL{mine} ORDER BY id"
        split = 1 + len(keys)
        for row in store.db.execute(sql, [*within.values()]):
            index.add(row[0], row[1:split], row[split:])
        return index

    def add(self, id_: int, key: Iterable[object], beside: Iterable[object] = ()) -> None:
        """Hold one more; ids need not be the store's."""
        self._found[tuple(map(_plain, key))].append((id_, tuple(map(_plain, beside))))

    def find(self, key: Iterable[object], beside: Iterable[object] = ()) -> tuple[int, ...]:
        """Who agrees, oldest first."""
        held = self._found.get(tuple(map(_plain, key)))
        if not held:
            return ()
        told = tuple(map(_plain, beside))
        return tuple(id_ for id_, values in held if _agree(values, told))


def _agree(one: Key, other: Key) -> bool:
    return all(a == b or a == "" or b == "" for a, b in zip(one, other, strict=True))


def _plain(value: object) -> object:
    """A value as it is compared, from the store or from a sheet."""
    if value is None:
        return ""
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, date):
        value = value.isoformat()  # as it is stored
    if isinstance(value, tuple):
        value = json.dumps(list(value), ensure_ascii=False)  # as it is stored
    if isinstance(value, str):
        return text.search_key(value) or value.strip()
    return value

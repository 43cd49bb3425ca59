"""The records of a kind that hang on others by one of their links, with their proper type."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from jobdesk.data import records
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.services import lists
from jobdesk.services.desk import Desk

_CHUNK = 500


def linked(desk: Desk, kind: KindId, link: str, ids: Iterable[int]) -> list[Any]:
    """Records of ``kind`` outside the 휴지통 whose ``link`` (``cohort_id``) is one of ``ids``, in
    the kind's own order."""
    wanted = tuple(dict.fromkeys(ids))
    found: list[Any] = []
    with desk.store.reading():
        for start in range(0, len(wanted), _CHUNK):
            mine = Filter(conditions=(Condition(link, Op.IN, wanted[start : start + _CHUNK]),))
            found += records.get_many(desk.store, kind, lists.find(desk, kind, mine))
    return found

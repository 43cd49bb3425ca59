"""Which records are one person: those that were merged count together in caps and refusals."""

from __future__ import annotations

from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.services import lists
from jobdesk.services.desk import Desk

_MERGED = (Condition("merged_into", Op.FILLED),)


def keepers(desk: Desk) -> dict[int, int]:
    """For every seeker that was merged away, the id of the record that stands for it now."""
    into: dict[int, int] = {}
    for trashed in (False, True):
        ids = lists.find(desk, KindId.SEEKERS, Filter(conditions=_MERGED, trashed=trashed))
        rows = lists.rows(desk, KindId.SEEKERS, ids, ["merged_into_id"])
        into |= {id_: keeper for id_, (keeper,) in rows.items() if isinstance(keeper, int)}
    return {id_: _last(id_, into) for id_ in into}


def _last(id_: int, into: dict[int, int]) -> int:
    seen = {id_}
    while id_ in into and into[id_] not in seen:
        id_ = into[id_]
        seen.add(id_)
    return id_


def records_of(desk: Desk, seeker_id: int) -> tuple[int, ...]:
    """Ids of all records of the person, the one that stands for them first."""
    known = keepers(desk)
    keeper = known.get(seeker_id, seeker_id)
    return (keeper, *(id_ for id_, other in known.items() if other == keeper and id_ != keeper))

"""관계: who belongs to whose household or crew, the same from either side."""

from __future__ import annotations

from dataclasses import dataclass

from jobdesk.data import records, search
from jobdesk.data.titles import title
from jobdesk.domain.changes import Change
from jobdesk.domain.circumstances import Relation
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import entries
from jobdesk.services.desk import Desk

_KIND = KindId.RELATIONS


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation as one of the two sees it: the other person, and what binds them."""

    id: int
    other_id: int
    name: str
    relation: str
    note: str


def of(desk: Desk, seeker_id: int) -> tuple[Tie, ...]:
    """A person's ties from both sides, by the name of the other."""
    ties = []
    for link in ("seeker_id", "other_id"):
        filter_ = Filter(conditions=(Condition(link, Op.IS, seeker_id),))
        ids = search.find(desk.store, _KIND, filter_, None, desk.today())
        found: list[Relation] = records.get_many(desk.store, _KIND, ids)
        for each in found:
            other = each.other_id if link == "seeker_id" else each.seeker_id
            if other is not None:
                name = title(desk.store, KindId.SEEKERS, other)
                ties.append(Tie(each.id, other, name, each.relation, each.note))
    return tuple(sorted(ties, key=lambda tie: (tie.name, tie.id)))


def add(desk: Desk, relation: Relation) -> Change:
    """Tie two people. Raises UserError when they are tied already or it is the same person."""
    if relation.seeker_id is not None and relation.other_id is not None:
        known = [tie for tie in of(desk, relation.seeker_id) if tie.other_id == relation.other_id]
        if known:
            raise UserError(
                f"{known[0].name} 님과는 이미 {known[0].relation} 관계로 적혀 있습니다. "
                "아무것도 바뀌지 않았습니다.",
                field="other",
            )
    return entries.add(desk, relation)


def circle(desk: Desk, seeker_id: int) -> tuple[int, ...]:
    """The person and everybody tied to the person, by one tie or over others, by id."""
    known, waiting = {seeker_id}, [seeker_id]
    while waiting:
        for tie in of(desk, waiting.pop()):
            if tie.other_id not in known:
                known.add(tie.other_id)
                waiting.append(tie.other_id)
    return tuple(sorted(known))


def remove(desk: Desk, id_: int) -> Change:
    """Move a tie to the trash; both sides lose it."""
    return entries.trash(desk, _KIND, [id_])

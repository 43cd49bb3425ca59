"""What an undo may not bring about in a plan: an item under itself, under one that is put away or
under one that is no higher.

Every step sees to that; an undo of an older one, at a desk that knows nothing of the other, puts
rows back without asking.
"""

from __future__ import annotations

from collections.abc import Sequence

from jobdesk.data import links, records
from jobdesk.data.undo import Step
from jobdesk.domain.kinds import KindId
from jobdesk.domain.plan_tree import rank
from jobdesk.domain.plans import PlanItem
from jobdesk.errors import UserError
from jobdesk.services.desk import Desk

_KIND = KindId.PLAN_ITEMS


def insist_sound(desk: Desk, steps: Sequence[Step], doing: str) -> None:
    """Raise UserError (``doing`` …) where an item that was put back does not fit its parent, or
    what lies beneath it does not fit it. An item that goes up by one from its parent on every
    step can never come to itself, so that this forbids a circle too."""
    written = [step.record for step in steps if step.kind is _KIND]
    there: list[PlanItem] = records.get_many(desk.store, _KIND, written)
    for one in there:
        under = records.get_many(
            desk.store, _KIND, links.pointing(desk.store, _KIND, "parent_id", one.id)
        )
        for child in under:
            _insist(child, one, doing)
        if one.parent_id is not None:
            _insist(one, records.get(desk.store, _KIND, one.parent_id), doing)


def _insist(child: PlanItem, above: PlanItem, doing: str) -> None:
    if child.trashed_on is not None:
        return
    if above.trashed_on is None and rank(child.level) > rank(above.level):
        return
    raise UserError(
        f"{doing} 계획의 ‘{child.title}’ 항목이 ‘{above.title}’ 아래에 설 수 없게 됩니다. 아무것도 "
        "바꾸지 않았습니다. 나중에 옮긴 것을 먼저 되돌리세요."
    )

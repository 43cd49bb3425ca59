"""What nobody may bring about with 농가일자리 지원금: an item paid twice for one day, or for a day
that is not confirmed, or a line at another stage than its 기안.

Every step sees to it; an undo of an older step, at a desk that knows nothing of the other, puts
rows back without asking.
"""

from __future__ import annotations

from jobdesk.data import farm_support_rows
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import lists
from jobdesk.services.desk import Desk

WATCHED = frozenset({KindId.SUPPORT_PAYMENTS, KindId.SUPPORT_BATCHES, KindId.FARM_DAYS})
"""Kinds whose undo is looked at."""

_WORDS = {
    "day": "지원금이 있는 근로일이 근로확인 상태가 아니게 됩니다. 그 기안을 먼저 반려하거나 "
    "그 줄을 빼세요",
    "twice": "같은 날의 같은 지원 항목이 둘이 됩니다. 나중에 기안한 것을 먼저 반려하세요",
    "batch": "기안과 그 줄의 단계가 서로 달라집니다. 나중에 바꾼 단계를 먼저 되돌리세요",
}


def faults(desk: Desk) -> frozenset[tuple[str, int]]:
    """What is amiss with the 지원금 of the centre."""
    return farm_support_rows.amiss(desk.store)


def insist_no_worse(desk: Desk, before: frozenset[tuple[str, int]], doing: str) -> None:
    """Raise UserError when something is amiss now that was not before."""
    for what, id_ in sorted(faults(desk) - before):
        shown = lists.rows(desk, KindId.SUPPORT_PAYMENTS, [id_], ("seeker", "work_date", "item"))
        name, on, item = shown.get(id_, ("", "", ""))
        who = f"{name} 님의 {on} {item}: " if name else ""
        raise UserError(f"{doing} {who}{_WORDS[what]}. 아무것도 바꾸지 않았습니다.")

"""What an undo may not bring about with 훈련수당: a month paid twice to one person, or more than
the whole limit.

Counting and paying see to both; an undo of an older step, at a desk that knows nothing of the
other, puts rows back without asking.
"""

from __future__ import annotations

from jobdesk.data import pay_rows
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services.desk import Desk

WATCHED = frozenset({KindId.TRAINEE_ALLOWANCES})
"""Kinds whose undo is looked at."""

_WORDS = {
    "twice": "한 분의 같은 달 훈련수당이 둘이 됩니다. 나중에 산정한 것을 먼저 되돌리세요",
    "cap": "한 분께 총 한도보다 많이 지급한 것이 됩니다. 나중에 적은 지급을 먼저 취소하세요",
}


def faults(desk: Desk) -> frozenset[tuple[str, int]]:
    """What is amiss with the 훈련수당 of the centre."""
    return pay_rows.amiss(desk.store)


def insist_no_worse(desk: Desk, before: frozenset[tuple[str, int]], doing: str) -> None:
    """Raise UserError when something is amiss now that was not before."""
    for what, _ in sorted(faults(desk) - before):
        raise UserError(f"{doing} {_WORDS[what]}. 아무것도 바꾸지 않았습니다.")

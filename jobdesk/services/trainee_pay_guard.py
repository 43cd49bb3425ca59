"""What nobody may bring about with 훈련수당: a month paid twice to one person, or more than the
whole limit, be it that the limit is lowered.

Counting and paying see to both; an undo of an older step, at a desk that knows nothing of the
other, puts rows back without asking.
"""

from __future__ import annotations

from collections import Counter

from jobdesk.data import pay_rows
from jobdesk.domain.cohorts import Cohort
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import AllowanceStep
from jobdesk.errors import UserError
from jobdesk.services import cohort_records, lists
from jobdesk.services.desk import Desk

WATCHED = frozenset({KindId.TRAINEE_ALLOWANCES, KindId.COHORTS})
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


def insist_limit(desk: Desk, before: Cohort, after: Cohort) -> None:
    """Raise UserError when the whole limit is lowered beneath what somebody was paid already."""
    cap, was = after.allowance_cap, before.allowance_cap
    if cap is None or (was is not None and cap >= was):
        return
    paid: Counter[int] = Counter()
    for one in cohort_records.allowances(desk, after.id):
        if one.step is AllowanceStep.PAID:
            paid[one.trainee_id or 0] += one.amount or 0
    over = [(who, won) for who, won in paid.most_common() if won > cap]
    if over:
        who, won = over[0]
        name = lists.called(desk, KindId.TRAINEES, [who])[who]
        others = f" 외 {len(over) - 1:,}명" if len(over) > 1 else ""
        raise UserError(
            f"{name} 님{others}께 이미 훈련수당을 {won:,}원까지 지급해 총 한도를 {cap:,}원으로 "
            "바꾸지 않았습니다. 저장된 내용은 그대로입니다. "
            f"{won:,}원 이상으로 적거나, 잘못 적은 지급을 먼저 취소하세요.",
            field="allowance_cap",
        )

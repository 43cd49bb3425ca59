"""What an undo may not bring about: two payments for one interview, more than the cap, or a
payment to who did not come.

Every step asks the rules before it writes; an undo or redo of an older operation puts rows
back without asking. So what it would leave is compared with what stood before.
"""

from __future__ import annotations

from collections import defaultdict

from jobdesk.data import records
from jobdesk.domain import allowances as rules_of
from jobdesk.domain.casework import ReferralStatus
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.interviews import Allowance, AllowanceRule, AllowanceStatus
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import lists, same_person
from jobdesk.services.desk import Desk

WATCHED = frozenset({KindId.ALLOWANCES, KindId.ALLOWANCE_RULES, KindId.REFERRALS})
"""Kinds whose undo is looked at."""

_PAID = Filter(conditions=(Condition("status", Op.IS, AllowanceStatus.PAID.value),))


def faults(desk: Desk) -> frozenset[int]:
    """Ids of paid allowances that the rules would not let be paid beside the others, or whose
    referral says that nobody came."""
    paid: list[Allowance] = records.get_many(
        desk.store, KindId.ALLOWANCES, list(lists.find(desk, KindId.ALLOWANCES, _PAID))
    )
    rules: list[AllowanceRule] = records.get_many(
        desk.store, KindId.ALLOWANCE_RULES, list(lists.find(desk, KindId.ALLOWANCE_RULES))
    )
    keepers = same_person.keepers(desk)
    people: dict[int, list[Allowance]] = defaultdict(list)
    for one in sorted(paid, key=lambda one: one.id):
        people[keepers.get(one.seeker_id or 0, one.seeker_id or 0)].append(one)
    sent = [one.referral_id for one in paid if one.referral_id is not None]
    stages = lists.rows(desk, KindId.REFERRALS, sent, ("status", "interview_on"))
    found = {
        one.id
        for one in paid
        if stages.get(one.referral_id or 0) == (ReferralStatus.NO_SHOW.value, one.interview_on)
    }
    for theirs in people.values():
        for index, one in enumerate(theirs):
            if one.interview_on is None:
                continue
            rule = rules_of.rule_on(rules, one.interview_on)
            before = theirs[:index]
            if rules_of.payable(one, rule, before):
                found.add(one.id)
    return frozenset(found)


def insist_no_worse(desk: Desk, before: frozenset[int], doing: str) -> None:
    """Raise UserError when a payment breaks the rules now that did not before."""
    if faults(desk) - before:
        raise UserError(
            f"{doing} 면접활동비가 같은 면접에 두 번 지급되거나, 한도를 넘거나, 불참한 면접에 "
            "지급한 것이 됩니다. "
            "아무것도 바꾸지 않았습니다. 면접활동비 목록에서 그 사람의 지급을 먼저 확인하세요."
        )

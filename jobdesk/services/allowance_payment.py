"""A payment before it is made: who, how much, to which account, and who may not be paid and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jobdesk.domain import text
from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.interviews import AllowanceStatus
from jobdesk.domain.kinds import KindId
from jobdesk.services import access, allowances, lists
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk

_FIELDS = ("seeker", "employer", "bank", "account", "amount")


@dataclass(frozen=True, slots=True)
class Payment:
    """One allowance as it would be paid; the account is masked, ``why`` is the refusal of
    the rules, empty where it may be paid."""

    id: int
    name: str
    firm: str
    bank: str
    account: str
    won: int
    why: str


def preview(desk: Desk, ids: Sequence[int]) -> tuple[Payment, ...]:
    """Each of ``ids`` as it would be paid now, in that order; nothing is written."""
    with desk.store.reading():
        rows = lists.rows(desk, KindId.ALLOWANCES, ids, _FIELDS)
        made = []
        for id_ in ids:
            name, firm, bank, account, amount = rows[id_]
            made.append(
                Payment(
                    id_,
                    str(name or ""),
                    str(firm or ""),
                    str(bank or ""),
                    text.mask_account(str(account or "")),
                    amount if isinstance(amount, int) else 0,
                    allowances.refusal(desk, id_, AllowanceStatus.PAID),
                )
            )
        return tuple(made)


def ready(desk: Desk) -> tuple[int, ...]:
    """Everything that is approved and not paid yet, the oldest interview first."""
    waiting = Condition("status", Op.IS, AllowanceStatus.APPROVED.value)
    found = lists.find(
        desk, KindId.ALLOWANCES, Filter(conditions=(waiting,)), Order("interview_on")
    )
    return tuple(found)


def account_seen(desk: Desk, id_: int) -> None:
    """Note that the account of an allowance was shown in full."""
    access.log(desk, Action.VIEW, KindId.ALLOWANCES, [id_], purpose="계좌번호 표시")

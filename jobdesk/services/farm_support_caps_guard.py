"""What nobody may bring about by an undo: more support than a cap or a budget holds."""

from __future__ import annotations

from jobdesk.data import farm_support_rows
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import farm_records, farm_support_book
from jobdesk.services.desk import Desk

WATCHED = frozenset(
    {
        KindId.SUPPORT_PAYMENTS,
        KindId.SUPPORT_BATCHES,
        KindId.SUPPORT_ITEMS,
        KindId.SUPPORT_BUDGETS,
        KindId.FARMS,
    }
)
"""Kinds whose undo is looked at."""

_BUDGET = "예산"


def faults(desk: Desk) -> frozenset[tuple[str, str, int, int]]:
    """The caps and the budgets over which the support of the centre goes."""
    items = farm_records.items(desk)
    found: set[tuple[str, str, int, int]] = set()
    for year in farm_support_rows.years(desk.store):
        found |= {
            (cut.value, item, id_, when)
            for cut, item, id_, when in farm_support_book.over(desk, year, items)
        }
        found |= {
            (_BUDGET, f"{one.source}/{one.item}", 0, year)
            for one in farm_support_book.budget_standings(desk, year)
            if one.over
        }
    return frozenset(found)


def insist_no_worse(desk: Desk, before: frozenset[tuple[str, str, int, int]], doing: str) -> None:
    """Raise UserError when more is over now than before."""
    for what, item, _, year in sorted(faults(desk) - before):
        if what == _BUDGET:
            of = item.replace("/", " ").strip()
            words = f"{year}년 {of} 예산보다 많이 승인한 것이 됩니다"
        else:
            of = item.partition("/")[0] or "지원금"
            limit = what if what.endswith("한도") else f"{what} 한도"
            words = f"{of}의 {limit}를 넘게 됩니다"
        raise UserError(
            f"{doing} {words}. 아무것도 바꾸지 않았습니다. 나중에 기안한 것을 먼저 반려하세요."
        )

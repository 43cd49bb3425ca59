"""지원 기준 and 지원 예산: dated terms that never change what was drafted under them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from jobdesk.data import farm_support_rows, records
from jobdesk.domain.changes import Change
from jobdesk.domain.farm_support import SupportBudget, SupportItem
from jobdesk.domain.farm_support_rules import in_force, terms
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import entries, farm_records, farm_support_book, lists
from jobdesk.services.desk import Desk

_ITEMS, _BUDGETS = KindId.SUPPORT_ITEMS, KindId.SUPPORT_BUDGETS


def save_item(desk: Desk, item: SupportItem) -> Change:
    """Store a 지원 기준, new or edited. Raises UserError when it would change what days that are
    bound were worth, when there is one of that title, day and people, and StaleRecord."""

    def write() -> Change:
        _refuse_same(desk, item)
        return entries.save(desk, item) if item.id else entries.add(desk, item)

    return _keeping(desk, "지원 기준", write)


def trash_items(desk: Desk, ids: Sequence[int]) -> Change:
    """Put 지원 기준 away. Raises UserError as :func:`save_item`."""
    return _keeping(desk, "지원 기준 휴지통", lambda: entries.trash(desk, _ITEMS, ids))


def untrash_items(desk: Desk, ids: Sequence[int]) -> Change:
    """Take 지원 기준 out of the 휴지통. Raises UserError as :func:`save_item`."""

    def write() -> Change:
        change = entries.untrash(desk, _ITEMS, ids)
        back: list[SupportItem] = records.get_many(desk.store, _ITEMS, list(ids))
        for one in back:
            _refuse_same(desk, one)
        return change

    return _keeping(desk, "지원 기준 되살리기", write)


def save_budget(desk: Desk, budget: SupportBudget) -> Change:
    """Store a line of the 지원 예산, new or edited. Raises UserError when less would be left than
    was approved and paid, and StaleRecord."""

    def write() -> Change:
        return entries.save(desk, budget) if budget.id else entries.add(desk, budget)

    years = [budget.year, *(one.year for one in _stored_budgets(desk, [budget.id]))]
    return _within_budget(desk, "지원 예산", years, write)


def trash_budgets(desk: Desk, ids: Sequence[int]) -> Change:
    """Put lines of the 지원 예산 away. Raises UserError as :func:`save_budget`."""
    years = [one.year for one in _stored_budgets(desk, ids)]
    return _within_budget(
        desk, "지원 예산 휴지통", years, lambda: entries.trash(desk, _BUDGETS, ids)
    )


def _keeping(desk: Desk, label: str, write: Callable[[], Change]) -> Change:
    """Run ``write`` unless a day that is bound under some terms would have others."""
    with desk.store.operation(label) as operation:
        who = farm_support_book.people(desk)
        before = farm_records.items(desk)
        change = write()
        after = farm_records.items(desk)
        for title, seeker, on in farm_support_rows.days_of_items(desk.store):
            origin = who.origin(seeker)
            stood = terms(in_force(before, title, origin, on))
            if stood and stood != terms(in_force(after, title, origin, on)):
                raise UserError(
                    f"{on.isoformat()} 근로의 {title} 지원이 지금 기준으로 이미 기안되어, 그날의 "
                    "기준은 바꿀 수 없습니다. 아무것도 바뀌지 않았습니다. 마지막으로 기안한 "
                    "근로일 뒤의 적용일로 새 기준을 등록하거나, 그 기안을 먼저 반려하세요.",
                    field="applies_on",
                )
        operation.relabel(change.label)
        return operation.change(*change.refs)


def _within_budget(
    desk: Desk, label: str, years: Sequence[int | None], write: Callable[[], Change]
) -> Change:
    with desk.store.operation(label) as operation:
        known = sorted({year for year in years if year})
        before = _over(desk, known)
        change = write()
        worse = _over(desk, known) - before
        if worse:
            year, source, item = min(worse)
            of = f"{source} {item}".strip()
            raise UserError(
                f"{year}년 {of} 예산이 이미 승인·지급한 금액보다 적어집니다. 아무것도 바뀌지 "
                "않았습니다. 금액을 확인하거나, 승인한 기안을 먼저 되돌리세요.",
                field="amount",
            )
        operation.relabel(change.label)
        return operation.change(*change.refs)


def _over(desk: Desk, years: Sequence[int]) -> set[tuple[int, str, str]]:
    return {
        (year, one.source, one.item)
        for year in years
        for one in farm_support_book.budget_standings(desk, year)
        if one.over
    }


def _stored_budgets(desk: Desk, ids: Sequence[int]) -> list[Any]:
    return records.get_many(desk.store, _BUDGETS, [id_ for id_ in ids if id_])


def _refuse_same(desk: Desk, item: SupportItem) -> None:
    """Two items of one title for the same people from the same day contradict one another."""
    wanted = Filter(
        conditions=(
            Condition("title", Op.IS, item.title),
            Condition("applies_on", Op.IS, item.applies_on),
        )
    )
    found: list[SupportItem] = records.get_many(
        desk.store, _ITEMS, list(lists.find(desk, _ITEMS, wanted))
    )
    if any(one.id != item.id and {*one.origins} == {*item.origins} for one in found):
        raise UserError(
            f"{item.title} 기준이 같은 적용일로 이미 있습니다. 저장하지 않았습니다. 그 기준을 "
            "고치거나 적용일을 바꾸세요.",
            field="applies_on",
        )

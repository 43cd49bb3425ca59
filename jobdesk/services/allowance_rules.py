"""What an interview allowance is worth: dated rules that never change what was paid."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from jobdesk.data import records
from jobdesk.domain import allowances as rules_of
from jobdesk.domain.changes import Change
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.interviews import AllowanceRule, AllowanceStatus
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import entries, lists
from jobdesk.services.desk import Desk

_KIND = KindId.ALLOWANCE_RULES
_Write = Callable[[], Change]


def all_rules(desk: Desk) -> tuple[AllowanceRule, ...]:
    """The centre's rules, the latest first."""
    return tuple(records.get_many(desk.store, _KIND, list(lists.find(desk, _KIND))))


def rule_on(desk: Desk, day: date) -> AllowanceRule:
    """The rule in force on ``day``; the standard one (30,000 won, once a year) where none is."""
    return rules_of.rule_on(all_rules(desk), day)


def add(desk: Desk, rule: AllowanceRule) -> Change:
    """Store a new rule. Raises UserError when it would change what paid ones were worth."""
    with desk.store.operation("면접활동비 기준 등록") as operation:
        change = _keeping(desk, lambda: entries.add(desk, rule))
        operation.relabel(f"면접활동비 기준: {rule.applies_on} {rule.amount or 0:,}원")
        return operation.change(*change.refs)


def save(desk: Desk, rule: AllowanceRule) -> Change:
    """Store an edited rule. Raises UserError as :func:`add`, and StaleRecord."""
    with desk.store.operation("면접활동비 기준 수정") as operation:
        return operation.change(*_keeping(desk, lambda: entries.save(desk, rule)).refs)


def trash(desk: Desk, ids: Sequence[int]) -> Change:
    """Put rules away. Raises UserError as :func:`add`."""
    with desk.store.operation("면접활동비 기준 휴지통") as operation:
        change = _keeping(desk, lambda: entries.trash(desk, _KIND, ids))
        return operation.change(*change.refs)


def untrash(desk: Desk, ids: Sequence[int]) -> Change:
    """Take rules out of the 휴지통. Raises UserError as :func:`add`."""
    with desk.store.operation("면접활동비 기준 되살리기") as operation:
        change = _keeping(desk, lambda: entries.untrash(desk, _KIND, ids))
        return operation.change(*change.refs)


def _keeping(desk: Desk, write: _Write) -> Change:
    """Run ``write`` unless the terms of an interview already paid for become others."""
    days = _paid_days(desk)
    before = all_rules(desk)
    change = write()
    after = all_rules(desk)
    for day in days:
        if rules_of.terms(rules_of.rule_on(before, day)) != rules_of.terms(
            rules_of.rule_on(after, day)
        ):
            raise UserError(
                f"{day.isoformat()} 면접의 활동비가 지금 기준으로 이미 지급되어, 그날의 기준은 "
                "바꿀 수 없습니다. 아무것도 바뀌지 않았습니다. 마지막으로 지급한 면접일 뒤의 "
                "적용일로 새 기준을 등록하세요.",
                field="applies_on",
            )
    return change


def _paid_days(desk: Desk) -> set[date]:
    paid = Filter(conditions=(Condition("status", Op.IS, AllowanceStatus.PAID.value),))
    ids = lists.find(desk, KindId.ALLOWANCES, paid)
    rows = lists.rows(desk, KindId.ALLOWANCES, ids, ["interview_on"])
    return {day for (day,) in rows.values() if isinstance(day, date)}

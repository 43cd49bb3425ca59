"""What keeps the records of farm work's support money from being stored."""

from __future__ import annotations

from datetime import date

from jobdesk.domain.checks import Problem, need, within
from jobdesk.domain.farm_people import Origin
from jobdesk.domain.farm_support import (
    SupportBatch,
    SupportBudget,
    SupportItem,
    SupportPayment,
    SupportStep,
)

_MOST_WON = 100_000_000_000
_CAPS = (
    ("person_month_cap", "1인 월 한도는 0원부터"),
    ("person_year_cap", "1인 연 한도는 0원부터"),
    ("farm_year_cap", "농가 연 한도는 0원부터"),
)


def check_item(item: SupportItem, today: date) -> tuple[Problem, ...]:
    """What keeps a 지원 기준 from being stored, in words."""
    del today
    problems = [
        *need("title", item.title, "지원 항목"),
        *need("applies_on", item.applies_on, "적용일"),
        *need("amount", item.amount, "금액"),
        *within("amount", item.amount, 0, _MOST_WON, "금액은 0원부터"),
        *within("person_days", item.person_days, 0, 366, "1인 연간 일수는 0일에서 366일까지"),
    ]
    for field, words in _CAPS:
        problems += within(field, getattr(item, field), 0, _MOST_WON, words)
    unknown = [word for word in item.origins if word not in tuple(Origin)]
    if unknown:
        problems.append(Problem("origins", f"모르는 출신입니다: {unknown[0]}"))
    return tuple(problems)


def check_budget(budget: SupportBudget, today: date) -> tuple[Problem, ...]:
    """What keeps a line of the 지원 예산 from being stored, in words."""
    del today
    return (
        *need("year", budget.year, "연도"),
        *within("year", budget.year, 2000, 2100, "연도는 2000년에서 2100년까지"),
        *need("source", budget.source, "재원"),
        *need("amount", budget.amount, "예산"),
        *within("amount", budget.amount, 0, _MOST_WON, "예산은 0원부터"),
    )


def check_batch(batch: SupportBatch, today: date) -> tuple[Problem, ...]:
    """What keeps a 지급 기안 from being stored, in words; each step has its day."""
    b = batch
    problems = [*need("title", b.title, "기안 제목"), *need("drafted_on", b.drafted_on, "기안일")]
    if b.step in (SupportStep.APPROVED, SupportStep.PAID, SupportStep.SETTLED):
        problems += need("approved_on", b.approved_on, "승인일")
    if b.step in (SupportStep.PAID, SupportStep.SETTLED):
        problems += need("paid_on", b.paid_on, "지급일")
    if b.step is SupportStep.SETTLED:
        problems += need("settled_on", b.settled_on, "정산일")
    if b.step is SupportStep.REJECTED:
        problems += need("reason", b.reason, "반려 사유")
    if b.paid_on is not None and b.paid_on > today:
        problems.append(Problem("paid_on", "지급일이 오늘보다 뒤입니다."))
    return tuple(problems)


def check_payment(payment: SupportPayment, today: date) -> tuple[Problem, ...]:
    """What keeps a 지원금 line from being stored, in words."""
    del today
    return (
        *need("batch", payment.batch_id, "지급 기안"),
        *need("farm_day", payment.farm_day_id, "근로일"),
        *need("item", payment.item, "지원 항목"),
        *need("amount", payment.amount, "금액"),
        *within("amount", payment.amount, 0, _MOST_WON, "금액은 0원부터"),
    )

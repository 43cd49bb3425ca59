"""교육 예산 of a cohort by source (국비, 군비 …): what was given, what was spent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from jobdesk.domain.changes import Change
from jobdesk.domain.cohorts import CohortBudget
from jobdesk.domain.kinds import KindId
from jobdesk.domain.rounding import rate
from jobdesk.domain.text import with_particle
from jobdesk.errors import UserError
from jobdesk.services import cohort_records, entries
from jobdesk.services.access import Action
from jobdesk.services.cohort_guard import insist_open
from jobdesk.services.desk import Desk
from jobdesk.services.writing import insist, tidied, writing

_KIND = KindId.COHORT_BUDGETS


@dataclass(frozen=True, slots=True)
class BudgetSum:
    """예산 of a cohort in all, in won; a line without an amount counts nothing."""

    amount: int
    spent: int

    @property
    def left(self) -> int:
        """What is not spent; below 0 where more was."""
        return self.amount - self.spent

    @property
    def rate(self) -> Decimal | None:
        """집행률 in percent to one place, None without a budget."""
        return rate(self.spent, self.amount, decimals=1)


def add(desk: Desk, budget: CohortBudget) -> Change:
    """Store a budget line. Raises UserError, also for a source the cohort has already."""
    clean = _checked(desk, budget)
    with writing(desk, f"교육 예산 등록: {clean.source}", Action.ADD, _KIND) as work:
        insist_open(cohort_records.cohort(desk, clean.cohort_id or 0))
        _refuse_twice(desk, clean)
        return work.change(work.insert(clean))


def save(desk: Desk, budget: CohortBudget) -> Change:
    """Store an edited budget line. Raises UserError and StaleRecord."""
    clean = _checked(desk, budget)
    with writing(desk, f"교육 예산 수정: {clean.source}", Action.EDIT, _KIND) as work:
        _refuse_twice(desk, clean)
        work.update(clean)
        return work.change(clean.id)


def set_all(desk: Desk, cohort_id: int, budgets: Sequence[CohortBudget]) -> Change:
    """Let a cohort have these budget lines, in one step: those with an id are edited, those
    without added, the missing ones go to the 휴지통. Raises UserError and StaleRecord."""
    with writing(desk, "교육 예산 수정", Action.EDIT, _KIND) as work:
        cohort = cohort_records.cohort(desk, cohort_id)
        insist_open(cohort)
        work.label(f"교육 예산 수정: {cohort.title}")
        kept = {each.id for each in budgets}
        gone = [e.id for e in cohort_records.budgets(desk, cohort_id) if e.id not in kept]
        work.trash(gone)
        ids = []
        for each in budgets:
            clean = _checked(desk, replace(each, cohort_id=cohort_id))
            if clean.id:
                work.update(clean)
            ids.append(clean.id or work.insert(clean))
        for budget in cohort_records.budgets(desk, cohort_id):
            _refuse_twice(desk, budget)
        return work.change(*ids, *gone)


def remove(desk: Desk, ids: Sequence[int]) -> Change:
    """Move budget lines to the 휴지통."""
    return entries.trash(desk, _KIND, ids)


def total(budgets: Sequence[CohortBudget]) -> BudgetSum:
    """The sums of the lines."""
    return BudgetSum(
        sum(each.amount or 0 for each in budgets), sum(each.spent or 0 for each in budgets)
    )


def _checked(desk: Desk, budget: CohortBudget) -> CohortBudget:
    clean = tidied(budget)
    insist(entries.check(desk, clean))
    return clean


def _refuse_twice(desk: Desk, budget: CohortBudget) -> None:
    for other in cohort_records.budgets(desk, budget.cohort_id or 0):
        if other.source == budget.source and other.id != budget.id:
            raise UserError(
                f"{with_particle(f'‘{budget.source}’', '은/는')} 이미 이 기수의 재원입니다. "
                "저장하지 않았습니다. 그 줄의 금액을 고치세요.",
                field="source",
            )

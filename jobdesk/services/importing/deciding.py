"""Decisions over a plan: each makes a new plan, nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services.importing.differences import changes, differences
from jobdesk.services.importing.shapes import Decision, DuplicateRule, ImportPlan, PlanRow, count


def settle(
    row: PlanRow, kind: KindId, existing: int, known: Mapping[int, Any], rule: DuplicateRule
) -> PlanRow:
    """A row about a known record: changed, the same, or skipped by the rule."""
    if rule is DuplicateRule.SKIP:
        return replace(
            row,
            decision=Decision.SKIP,
            existing_id=existing,
            changes=(),
            reason="이미 등록되어 있어 건너뜁니다.",
        )
    old = known[existing]
    new = differences(kind, old, row.values, rule)
    return replace(
        row,
        decision=Decision.UPDATE if new else Decision.SAME,
        existing_id=existing,
        changes=changes(kind, old, new),
        reason="",
    )


def decide(
    plan: ImportPlan,
    rows: Iterable[int] | None,
    decision: Decision,
    candidate: int | None = None,
    rule: DuplicateRule | None = None,
) -> ImportPlan:
    """The plan with ``decision`` for the rows of those indexes (None: every open question).

    NEW takes a row as a record of its own; for a vacancy ``candidate`` then names the employer.
    UPDATE writes it into ``candidate``, or into the record or the only candidate it was
    matched with; ``rule`` says how (default: the plan's, filling and overwriting).
    SKIP leaves it out. QUESTION gives back what the program proposed. Raises UserError for a
    row that cannot be taken, or where it is not said which record is meant.
    """
    wanted = (
        {row.index for row in plan.rows if row.decision is Decision.QUESTION}
        if rows is None
        else set(rows)
    )
    how = rule or (
        DuplicateRule.UPDATE if plan.choices.rule is DuplicateRule.SKIP else plan.choices.rule
    )
    changed = tuple(
        _decided(plan, row, decision, candidate, how) if row.index in wanted else row
        for row in plan.rows
    )
    return replace(plan, rows=changed, counts=count(changed))


def _decided(
    plan: ImportPlan, row: PlanRow, decision: Decision, candidate: int | None, rule: DuplicateRule
) -> PlanRow:
    if row.planned is Decision.REJECT and decision not in (Decision.SKIP, Decision.QUESTION):
        raise UserError(
            f"{row.row}행은 그대로는 가져올 수 없습니다. {row.reason} 파일에서 고쳐 다시 "
            "가져오세요."
        )
    if decision is Decision.QUESTION:
        return replace(row, decision=row.planned, decided=False)
    if decision is Decision.SKIP:
        return replace(row, decision=Decision.SKIP, decided=True)
    if decision is Decision.NEW:
        values = dict(row.values)
        if candidate is not None and plan.kind is KindId.VACANCIES:
            values["employer_id"] = candidate
        return replace(
            row, decision=Decision.NEW, values=values, existing_id=None, changes=(), decided=True
        )
    if decision is not Decision.UPDATE:
        raise UserError("신규, 변경, 건너뜀 가운데 하나를 고르세요.")
    meant = candidate
    if meant is None:
        meant = row.existing_id
    if meant is None and len(row.candidates) == 1:
        meant = row.candidates[0].id
    if meant is None:
        raise UserError(f"{row.row}행이 어느 기록인지 고르세요.")
    if meant < 0:
        return replace(row, decision=Decision.UPDATE, existing_id=meant, changes=(), decided=True)
    if meant not in plan.known:
        raise UserError(f"{row.row}행에 고른 기록은 후보가 아닙니다.")
    settled = settle(row, plan.kind, meant, plan.known, rule)
    return replace(settled, reason=row.reason, decided=True)

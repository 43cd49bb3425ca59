"""Decisions over a plan: each makes a new plan, nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services.importing import asking
from jobdesk.services.importing.asking import ASKED, Asked
from jobdesk.services.importing.differences import changes, differences
from jobdesk.services.importing.intake import INTAKES
from jobdesk.services.importing.shapes import Decision, DuplicateRule, ImportPlan, PlanRow, count

_CALLED_OFF = "파일에는 취소한 것으로 적혀 있습니다. 취소는 ‘요청 취소’로 하세요."


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
    row = _with_stage(row, kind, old)
    return replace(
        row,
        decision=Decision.UPDATE if new else Decision.SAME,
        existing_id=existing,
        changes=changes(kind, old, new),
        reason="",
    )


def _with_stage(row: PlanRow, kind: KindId, old: Any) -> PlanRow:
    """The row saying that its stage is another than the record's, which only its steps move."""
    if row.values.get("cancelled_on") and getattr(old, "cancelled_on", True) is None:
        row = replace(row, remarks=tuple(dict.fromkeys((*row.remarks, _CALLED_OFF))))
    said, intake = row.values.get("status"), INTAKES.get(kind)
    if intake is None or not intake.steps or said is None or said == old.status:
        return row
    told = f"상태는 파일에 ‘{said}’, 기록에 ‘{old.status}’입니다. 상태는 바꾸지 않습니다."
    return row if told in row.remarks else replace(row, remarks=(*row.remarks, told))


def decide(
    plan: ImportPlan,
    rows: Iterable[int] | None,
    decision: Decision,
    candidate: int | None = None,
    rule: DuplicateRule | None = None,
) -> ImportPlan:
    """The plan with ``decision`` for the rows of those indexes (None: every open question).

    NEW takes a row as a record of its own. Where a row asks whose it is (``asks``), NEW with a
    ``candidate`` says it, and without one that it is somebody not known yet; what is asked next
    is then open. UPDATE writes it into ``candidate``, or into the record or the only candidate
    it was matched with; ``rule`` says how (default: the plan's, filling and overwriting).
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
        replace(
            _decided(plan, row, decision, candidate, how),
            rule=None if decision is Decision.QUESTION else rule,
        )
        if row.index in wanted
        else row
        for row in plan.rows
    )
    return replace(plan, rows=changed, counts=count(changed))


def same_question(plan: ImportPlan, row: PlanRow) -> tuple[int, ...]:
    """Indexes of the rows that ask of the same candidates who the same name is, ``row`` among
    them; those already decided otherwise by hand are left out."""
    if not row.asks or row.planned is not Decision.QUESTION:
        return (row.index,)
    said, ids = row.values.get(row.asks), {candidate.id for candidate in row.candidates}
    return tuple(
        other.index
        for other in plan.rows
        if other.index == row.index
        or (
            other.decision is Decision.QUESTION
            and other.asks == row.asks
            and other.values.get(row.asks) == said
            and {candidate.id for candidate in other.candidates} == ids
        )
    )


def may_be_new(row: PlanRow) -> bool:
    """Whether a row may be taken as a record of its own, or as one of nobody known yet."""
    asked = row.values.get(ASKED)
    if not row.asks or not isinstance(asked, Asked):
        return True
    return asked.at(row.asks, row.values).new is not None


def _decided(
    plan: ImportPlan, row: PlanRow, decision: Decision, candidate: int | None, rule: DuplicateRule
) -> PlanRow:
    if row.planned is Decision.REJECT and decision not in (Decision.SKIP, Decision.QUESTION):
        raise UserError(
            f"{row.row}행은 그대로는 가져올 수 없습니다. {row.reason} 값을 먼저 고치세요."
        )
    if decision is Decision.QUESTION:
        return _reopened(row)
    if decision is Decision.SKIP:
        return replace(row, decision=Decision.SKIP, decided=True)
    if row.asks and decision in (Decision.NEW, Decision.UPDATE):
        return _answered(plan, row, decision, candidate, rule)
    if decision is Decision.NEW:
        return replace(row, decision=Decision.NEW, existing_id=None, changes=(), decided=True)
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


def _answered(
    plan: ImportPlan, row: PlanRow, decision: Decision, candidate: int | None, rule: DuplicateRule
) -> PlanRow:
    """A row that was told whose it is: about the record that is there, a new one, or asked on."""
    if candidate is None and decision is Decision.UPDATE:
        if len(row.candidates) != 1:
            raise UserError(f"{row.row}행이 누구의 기록인지 고르세요.")
        candidate = row.candidates[0].id
    if candidate is not None and candidate not in {c.id for c in row.candidates}:
        raise UserError(f"{row.row}행에 고른 기록은 후보가 아닙니다.")
    try:
        values, then = asking.answered(row.values, row.asks, candidate)
    except ValueError:
        raise UserError(
            f"{row.row}행: 없는 기록을 새로 만들 수 없습니다. 후보에서 고르거나 건너뛰세요."
        ) from None
    row = replace(row, values=values, decided=True, existing_id=None, changes=())
    if then:
        return _asking(row, then)
    row = replace(row, decision=Decision.NEW)
    known = asking.record_of(values)
    if known is None or known not in plan.known:
        return row
    return replace(settle(row, plan.kind, known, plan.known, rule), reason=row.reason)


def _asking(row: PlanRow, link: str) -> PlanRow:
    """A row that asks about a link."""
    asked = row.values.get(ASKED)
    assert isinstance(asked, Asked)
    before, found = asked.at(row.asks, row.values), asked.at(link, row.values)
    return replace(
        row,
        decision=Decision.QUESTION,
        asks=link,
        candidates=found.candidates,
        reason=row.reason.replace(before.why, found.why) if before.why else found.why,
    )


def _reopened(row: PlanRow) -> PlanRow:
    """A row as the program proposed it."""
    first = asking.first(row.values)
    if first and row.asks and first != row.asks:
        row = _asking(row, first)
    return replace(row, decision=row.planned, decided=False)

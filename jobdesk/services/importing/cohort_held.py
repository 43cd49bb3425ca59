"""What a list may not bring about in the training cohorts it touches.

Every step of the program keeps rules that a list, which writes rows as they stand, knows nothing
of: no mark on a day without a lesson, no 수료 against the grid or under a 수료증 of another, no
month paid twice, no empty seat while somebody waits. What follows by itself follows within the
import; for the rest it is refused whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from jobdesk.data import records
from jobdesk.domain.cohorts import Cohort, CohortStatus
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import AllowanceStep, TraineeAllowance
from jobdesk.errors import UserError
from jobdesk.services import cohort_stages, completion_guard, lists, seats
from jobdesk.services.completion_guard import Moved
from jobdesk.services.desk import Desk
from jobdesk.services.importing.owner import OF_A_COHORT
from jobdesk.services.importing.shapes import ImportPlan
from jobdesk.services.undo_guards import kept

_RULED = frozenset({KindId.COHORTS, KindId.COHORT_SESSIONS})
"""Kinds by which who was decided is decided anew: the rule, and the days it counts."""


@contextmanager
def held(desk: Desk, plan: ImportPlan) -> Iterator[list[Moved]]:
    """The rows of a plan are written inside; afterwards the list names who was decided anew.

    Raises UserError where a rule is broken after it that was not before, where a 훈련수당 that was
    paid would be another, and where a cohort that people attend would be called off.
    """
    moved: list[Moved] = []
    if plan.kind not in OF_A_COHORT | {KindId.COHORTS}:
        yield moved
        return
    cohorts = _cohorts(plan)
    existing = [row.existing_id for row in plan.rows if (row.existing_id or 0) > 0]
    stood = records.get_many(desk.store, plan.kind, [id_ for id_ in existing if id_ is not None])
    with kept(desk, {plan.kind}, cohorts, "가져오면"):
        yield moved
        if plan.kind is KindId.COHORTS:
            _refuse_called_off(desk, stood)
        if plan.kind is KindId.TRAINEE_ALLOWANCES:
            _refuse_repaid(desk, stood)
        if plan.kind in _RULED:
            for cohort_id in sorted(cohorts):
                seats.settle(desk, cohort_id)
                moved += completion_guard.follow(desk, cohort_id)


def _cohorts(plan: ImportPlan) -> frozenset[int]:
    """Ids of the cohorts that the rows are, or are of, by now or so far."""
    if plan.kind is KindId.COHORTS:
        return frozenset(plan.known)
    said = {row.values.get("cohort_id") for row in plan.rows}
    said |= {getattr(one, "cohort_id", None) for one in plan.known.values()}
    return frozenset(id_ for id_ in said if isinstance(id_, int) and id_ > 0)


def _refuse_called_off(desk: Desk, stood: list[Cohort]) -> None:
    now: list[Cohort] = records.get_many(desk.store, KindId.COHORTS, [one.id for one in stood])
    before = {one.id: one.status for one in stood}
    for one in now:
        if one.status is CohortStatus.CANCELLED and before[one.id] is not one.status:
            cohort_stages.refuse_attended(desk, one, "취소할")


def _refuse_repaid(desk: Desk, stood: list[TraineeAllowance]) -> None:
    """What was paid stays: neither its sum nor where it went is another afterwards."""
    paid = {one.id: one for one in stood if one.step is AllowanceStep.PAID}
    now: list[TraineeAllowance] = records.get_many(
        desk.store, KindId.TRAINEE_ALLOWANCES, list(paid)
    )
    for one in now:
        old = paid[one.id]
        same = replace(one, revision=old.revision, note=old.note, counsellor=old.counsellor)
        if same != old:
            month = old.month.strftime("%Y-%m") if old.month else ""
            name = lists.title(desk, KindId.TRAINEES, old.trainee_id or 0)
            raise UserError(
                f"{name} 님의 {month} 훈련수당은 이미 지급한 것이라 명단으로 바꾸지 않았습니다. "
                "저장된 것은 없습니다. 그 줄을 빼거나, 지급을 먼저 취소하세요."
            )

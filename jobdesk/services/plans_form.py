"""An item of the plan with its target and 실적 of a year, stored together as its form shows."""

from __future__ import annotations

from dataclasses import dataclass

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.plans import PlanItem
from jobdesk.services import plans, plans_reading, plans_targets
from jobdesk.services.desk import Desk


@dataclass(frozen=True, slots=True)
class ItemForm:
    """What was typed; None where the target or the 실적 was left as it is."""

    item: PlanItem
    year: int
    target: str | None = None
    reason: str = ""
    document: str = ""
    reached: str | None = None
    source: str = ""


def save(desk: Desk, form: ItemForm) -> Change:
    """Store it in one step. Raises UserError with the field that is wrong, and StaleRecord."""
    item = form.item
    refs: list[Ref] = []
    with desk.store.operation(f"{item.level.value} 수정: {item.title}") as operation:
        if item != plans_reading.item(desk, item.id):
            refs += plans.save(desk, item).refs
        if form.target is not None:
            refs += plans_targets.set_target(
                desk,
                item.id,
                form.year,
                form.target,
                reason=form.reason,
                document=form.document,
            ).refs
        if form.reached is not None:
            refs += plans_targets.set_year(desk, item.id, form.year, form.reached, form.source).refs
        operation.relabel(f"{item.level.value} 수정: {item.title}")
        return operation.change(*dict.fromkeys(refs))

"""Takes the user's decisions about rows over into a plan that was made again."""

from __future__ import annotations

from collections import defaultdict

from jobdesk.domain.kinds import KindId
from jobdesk.services.importing.deciding import decide
from jobdesk.services.importing.planner import row_of
from jobdesk.services.importing.shapes import Decision, ImportPlan, PlanRow


def carry(old: ImportPlan, new: ImportPlan) -> ImportPlan:
    """``new`` with the decisions of ``old`` where they still mean the same.

    A row that was left out stays out. Any other decision is kept where the row may still be
    taken and the same records come into question; else it is asked anew.
    """
    decided = [row for row in old.rows if row.decided]
    if not decided:
        return new
    at = {(row.sheet, row.row): row for row in new.rows}
    again: dict[tuple[Decision, int | None], list[int]] = defaultdict(list)
    for row in decided:
        now = at.get((row.sheet, row.row))
        if now is not None and _means_the_same(row, now, old, new):
            again[_asked(row), _candidate(row, now, old, new)].append(now.index)
    for (decision, candidate), rows in again.items():
        new = decide(new, rows, decision, candidate)
    return new


def _asked(row: PlanRow) -> Decision:
    """What the user chose: an update without a difference shows as SAME."""
    return Decision.UPDATE if row.decision is Decision.SAME else row.decision


def _means_the_same(row: PlanRow, now: PlanRow, old: ImportPlan, new: ImportPlan) -> bool:
    if row.decision is Decision.SKIP:
        return True
    if old.kind is not new.kind or now.planned is Decision.REJECT:
        return False
    if [c.id for c in row.candidates if c.id > 0] != [c.id for c in now.candidates if c.id > 0]:
        return False
    return row.decision is Decision.NEW or _candidate(row, now, old, new) in _choices(now)


def _choices(row: PlanRow) -> list[int | None]:
    return [row.existing_id, *(candidate.id for candidate in row.candidates)]


def _candidate(row: PlanRow, now: PlanRow, old: ImportPlan, new: ImportPlan) -> int | None:
    """Which record or row the decision named, as ``new`` calls it."""
    if row.decision is Decision.SKIP:
        return None
    if row.decision is Decision.NEW:
        chosen = row.values.get("employer_id") if old.kind is KindId.VACANCIES else None
        return chosen if isinstance(chosen, int) and now.values.get("employer_id") is None else None
    meant = row.existing_id
    if meant is None or meant > 0:
        return meant
    twin = old.rows[row_of(meant)]
    same = (r for r in _twins(now, new) if (r.sheet, r.row) == (twin.sheet, twin.row))
    found = next(same, None)
    return -found.index - 1 if found is not None else 0


def _twins(row: PlanRow, plan: ImportPlan) -> list[PlanRow]:
    return [plan.rows[row_of(id_)] for id_ in _choices(row) if id_ is not None and id_ < 0]

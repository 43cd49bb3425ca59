"""소요예산 and 투입예산 of a plan's item, written cell by cell of its money grid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from jobdesk.domain import text
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.kinds import KindId
from jobdesk.domain.plan_tree import Side, Slot, slot_of
from jobdesk.domain.plans import PlanMoney
from jobdesk.domain.report_checks import check_plan_money
from jobdesk.errors import UserError
from jobdesk.services import plans_reading
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.using import insist_kept
from jobdesk.services.writing import insist, writing

_KIND = KindId.PLAN_MONEY
Cells = Mapping[tuple[Side, Slot, str], int | None]


def set_cells(desk: Desk, item_id: int, cells: Cells) -> Change:
    """Write amounts in 원 by side, slot and 재원; None empties a cell. One step.

    A line that says nothing any more is put away. Raises UserError with the field that is wrong.
    """
    item = plans_reading.item(desk, item_id)
    with writing(desk, f"사업 예산: {item.title}", Action.EDIT, _KIND) as work:
        insist_kept(desk, KindId.PLAN_ITEMS, item_id, item.title, "item_id")
        known: dict[tuple[Slot, str], list[PlanMoney]] = {}
        for line in plans_reading.money_of(desk, [item_id]):
            known.setdefault((slot_of(line), line.source), []).append(line)
        stood = {line.id: line for lines in known.values() for line in lines}
        for (side, slot, source), won in cells.items():
            _put(known, item_id, side, (slot, text.tidy(source)), won)
        written: list[int] = []
        for line in (line for lines in known.values() for line in lines):
            empty = line.planned is None and line.spent is None and not line.note
            if line.id and empty:
                work.trash([line.id])
                written.append(line.id)
            elif line.id and line != stood[line.id]:
                insist(check_plan_money(line, desk.today()))
                work.update(line)
                written.append(line.id)
            elif not line.id and not empty:
                insist(check_plan_money(line, desk.today()))
                written.append(work.insert(line))
        change = work.change(*written)
        return Change(
            (Ref(KindId.PLAN_ITEMS, item_id), *change.refs) if written else (),
            change.label,
            change.operation,
        )


def rename_source(desk: Desk, item_id: int, known: str, new: str) -> Change:
    """Call a 재원 of an item something else. Raises UserError where it has that one already."""
    wanted = text.tidy(new)
    lines = plans_reading.money_of(desk, [item_id])
    if not wanted:
        raise UserError("재원을 입력하세요. 저장하지 않았습니다.", field="source")
    if wanted != known and any(line.source == wanted for line in lines):
        raise UserError(f"재원 ‘{wanted}’ 줄이 이미 있습니다. 저장하지 않았습니다.", field="source")
    item = plans_reading.item(desk, item_id)
    with writing(desk, f"재원 이름: {item.title} {wanted}", Action.EDIT, _KIND) as work:
        ids = work.update_all(
            [replace(line, source=wanted) for line in lines if line.source == known]
        )
        return work.change(*ids)


def remove_source(desk: Desk, item_id: int, source: str) -> Change:
    """Put every amount of a 재원 of an item away."""
    item = plans_reading.item(desk, item_id)
    ids = [line.id for line in plans_reading.money_of(desk, [item_id]) if line.source == source]
    with writing(desk, f"재원 빼기: {item.title} {source}", Action.DELETE, _KIND) as work:
        work.trash(ids)
        return work.change(*ids)


def _put(
    known: dict[tuple[Slot, str], list[PlanMoney]],
    item_id: int,
    side: Side,
    key: tuple[Slot, str],
    won: int | None,
) -> None:
    """Several lines of one cell (brought in from elsewhere) become one that says the new sum."""
    slot, source = key
    lines = known.setdefault(key, [])
    if not lines:
        if won is None:
            return
        new = PlanMoney(item_id=item_id, phase=slot.phase, year=slot.year, source=source)
        lines.append(new)
    for n, line in enumerate(lines):
        amount = won if not n else None
        lines[n] = (
            replace(line, planned=amount) if side is Side.PLANNED else replace(line, spent=amount)
        )

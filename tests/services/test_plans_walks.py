"""However items are moved, put away and taken back, the plan stays a tree."""

from __future__ import annotations

import random

import pytest

from jobdesk.data import records
from jobdesk.domain.kinds import KindId
from jobdesk.domain.plan_tree import rank, walk
from jobdesk.domain.plans import PlanItem, PlanLevel
from jobdesk.errors import UserError
from jobdesk.services import history, plans, plans_reading
from jobdesk.services.desk import Desk

PLAN = "계획"


def insist_tree(desk: Desk, everything: list[int]) -> None:
    """Every item outside the 휴지통 stands once in the tree, below a higher one that is there."""
    there: list[PlanItem] = records.get_many(desk.store, KindId.PLAN_ITEMS, everything)
    kept = {one.id: one for one in there if one.trashed_on is None}
    shown = [node.id for node in walk(plans_reading.plan(desk, PLAN).roots)]
    assert sorted(shown) == sorted(kept)
    for one in kept.values():
        if one.parent_id is not None:
            assert one.parent_id in kept
            assert rank(kept[one.parent_id].level) < rank(one.level)


@pytest.mark.parametrize("seed", range(12))
def test_the_plan_stays_a_tree(desk: Desk, seed: int) -> None:
    dice = random.Random(seed)
    known: list[int] = []
    done: list[int] = []
    refused = 0
    for step in range(60):
        there = [node.id for node in walk(plans_reading.plan(desk, PLAN).roots)]
        one = dice.choice(there) if there else None
        act = dice.choice(
            ["add", "add", "up", "down", "indent", "outdent", "place", "trash", "undo", "back"]
        )
        try:
            if act == "add" or one is None:
                level = dice.choice(list(PlanLevel))
                parent = one if level is not PlanLevel.STRATEGY and dice.random() < 0.8 else None
                new = PlanItem(level=level, title=f"항목 {step}", parent_id=parent, plan=PLAN)
                change = plans.add(desk, new)
                known.append(change.id)
            elif act in ("up", "down"):
                change = plans.shift(desk, one, -1 if act == "up" else 1)
            elif act == "indent":
                change = plans.indent(desk, one)
            elif act == "outdent":
                change = plans.outdent(desk, one)
            elif act == "place":
                change = plans.place(desk, one, dice.choice([None, *there]))
            elif act == "trash":
                change = plans.trash_branch(desk, one)
            elif act == "back":
                rows: list[PlanItem] = records.get_many(desk.store, KindId.PLAN_ITEMS, known)
                gone = [row.id for row in rows if row.trashed_on is not None]
                if not gone:
                    continue
                change = plans.untrash(desk, [dice.choice(gone)])
            else:
                change = history.undo(desk, dice.choice(done) if done else None)
            if change.operation:
                done.append(change.operation)
        except UserError:
            refused += 1
        insist_tree(desk, known)
    assert len(known) > 5
    assert refused

"""지원 예산 against what is drafted, approved and paid, by source and by item."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jobdesk.domain.farm_support import SPENT, SupportBudget, SupportStep


@dataclass(frozen=True, slots=True)
class Standing:
    """How a ``source`` stands in a year, for one ``item`` or (empty) for all of them.

    ``budget`` is won, None where none was recorded; ``drafted``, ``approved`` and ``spent`` are
    won in that stage and no other.
    """

    source: str
    item: str
    budget: int | None
    drafted: int = 0
    approved: int = 0
    spent: int = 0

    @property
    def bound(self) -> int:
        """Won that were approved or paid."""
        return self.approved + self.spent

    @property
    def left(self) -> int | None:
        """Won that may still be approved, below 0 where it is over; None without a budget."""
        return None if self.budget is None else self.budget - self.bound

    @property
    def over(self) -> bool:
        """Whether more is bound than there is."""
        return self.left is not None and self.left < 0


Stages = Mapping[tuple[str, str], Mapping[SupportStep, int]]
"""Won by (source, item) and stage."""


def standings(budgets: Iterable[SupportBudget], won: Stages) -> tuple[Standing, ...]:
    """Each source as a whole, then its items that have a budget of their own.

    Several lines of one source and item add up (추가경정). A source's own line without an item is
    what it has in all; where it has none its items add up.
    """
    lines = [one for one in budgets if one.trashed_on is None]
    sources = sorted({*(one.source for one in lines), *(source for source, _ in won)})
    found = []
    for source in sources:
        mine = [one for one in lines if one.source == source]
        whole = [one.amount or 0 for one in mine if not one.item]
        parts = [one.amount or 0 for one in mine if one.item]
        budget = sum(whole or parts) if mine else None
        stages = [each for (of, _), each in won.items() if of == source]
        found.append(_standing(source, "", budget, stages))
        for item in sorted({one.item for one in mine if one.item}):
            own = sum(one.amount or 0 for one in mine if one.item == item)
            found.append(_standing(source, item, own, [won.get((source, item), {})]))
    return tuple(found)


def _standing(
    source: str, item: str, budget: int | None, stages: Sequence[Mapping[SupportStep, int]]
) -> Standing:
    total = {step: sum(each.get(step, 0) for each in stages) for step in SupportStep}
    return Standing(
        source,
        item,
        budget,
        drafted=total[SupportStep.DRAFTED],
        approved=total[SupportStep.APPROVED],
        spent=sum(total[step] for step in SPENT),
    )

"""Where the parts of a plan do not come to what is stated for the whole.

Nothing is forced: an office's own plan may state a task's budget beside programmes that come to
another one, or total 명 with 개 (서구 2023: 60개 사회적기업 in 13,970명).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jobdesk.domain.plan_tree import (
    PEOPLE,
    Node,
    Side,
    of_children,
    stated,
    tally,
    target_of,
    walk,
)
from jobdesk.domain.targets import target_number
from jobdesk.domain.text import with_particle

_SIDES = {Side.PLANNED: "소요예산", Side.SPENT: "투입예산"}


@dataclass(frozen=True, slots=True)
class PlanFinding:
    """What does not agree at one item: ``stated`` and what its ``parts`` come to; ``year`` where
    it is of the target of one year."""

    item_id: int
    what: str
    words: str
    stated: Decimal
    parts: Decimal
    year: int | None = None


def findings(roots: Sequence[Node]) -> tuple[PlanFinding, ...]:
    """Every disagreement of a plan, in the order of its items."""
    found: list[PlanFinding] = []
    for node in walk(roots):
        found += _money(node)
        found += _overspent(node)
        found += _targets(node)
        found += _units(node)
    return tuple(found)


def of_year(roots: Sequence[Node], year: int) -> tuple[PlanFinding, ...]:
    """Those a paper of one year tells: its targets, and the money of every year."""
    return tuple(found for found in findings(roots) if found.year in (None, year))


def _money(node: Node) -> Iterator[PlanFinding]:
    """소요·투입예산 stated for a node against the sum of its children, by 재원 and in all."""
    if not node.children:
        return
    own, below = stated(node), of_children(node)
    for side, name in _SIDES.items():
        for slot in own.slots:
            mine, theirs = own.of(side, slot), below.of(side, slot)
            if mine is None or theirs is None:
                continue
            sources = [*own.sources, *(s for s in below.sources if s not in own.sources)]
            apart = [
                source
                for source in sources
                if _won(own.of(side, slot, source)) != _won(below.of(side, slot, source))
            ]
            if not apart:
                continue
            if mine.won != theirs.won:
                words = f"{slot.label} {name} {mine.won:,}원, 아래 항목의 합계 {theirs.won:,}원"
            else:
                words = f"{slot.label} {name}의 합계는 같으나 재원이 다릅니다: " + ", ".join(
                    f"{source} {_won(own.of(side, slot, source)):,}원 ↔ "
                    f"{_won(below.of(side, slot, source)):,}원"
                    for source in apart
                )
            yield PlanFinding(
                node.id,
                f"money.{side.value}",
                f"{node.item.title}: {words}",
                Decimal(mine.won),
                Decimal(theirs.won),
            )


def _overspent(node: Node) -> Iterator[PlanFinding]:
    """투입 beyond 소요, where money is stated for the node itself."""
    if not node.money:
        return
    mine = tally(node)
    for slot in mine.slots:
        planned, spent = mine.of(Side.PLANNED, slot), mine.of(Side.SPENT, slot)
        if planned is not None and spent is not None and spent.won > planned.won:
            yield PlanFinding(
                node.id,
                "overspent",
                f"{node.item.title}: {slot.label} 투입예산 {spent.won:,}원이 소요예산 "
                f"{planned.won:,}원보다 많습니다",
                Decimal(planned.won),
                Decimal(spent.won),
            )


def _targets(node: Node) -> Iterator[PlanFinding]:
    """A target stated beside children that all have one."""
    if not node.children:
        return
    for year, goal in sorted(node.goals.items()):
        number = target_number(goal.target)
        if number is None or any(target_of((child,), year) is None for child in node.children):
            continue
        below = target_of(node.children, year)
        if below is not None and below.value is not None and below.value != number:
            yield PlanFinding(
                node.id,
                "target",
                f"{node.item.title}: {year}년 목표 {number:,}{node.item.unit}, 아래 항목의 합계 "
                f"{below.value:,}{node.item.unit}",
                number,
                below.value,
                year,
            )


def _units(node: Node) -> Iterator[PlanFinding]:
    """Children counted in another unit than the node that adds them up, 명 where it names none."""
    whole = node.item.unit or PEOPLE
    for child in node.children:
        if (child.item.unit or PEOPLE) == whole:
            continue
        for year, goal in sorted(child.goals.items()):
            number = target_number(goal.target)
            stated_here = node.goals.get(year)
            alone = stated_here is None or target_number(stated_here.target) is None
            if number and alone:
                counted = f"{number:,}{child.item.unit or PEOPLE}"
                yield PlanFinding(
                    child.id,
                    "unit",
                    f"{node.item.title}: 단위가 다른 {child.item.title} "
                    f"{with_particle(counted, '이/가')} {year}년 목표({whole})에 함께 더해집니다",
                    number,
                    number,
                    year,
                )


def _won(amount: object) -> int:
    return getattr(amount, "won", 0)

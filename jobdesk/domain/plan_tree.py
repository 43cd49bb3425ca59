"""The tree of a plan (전략 → 실천과제 → 세부사업): its money and targets summed upwards.

What is stated for a node stands for it; only where nothing is stated do its children's numbers
add up to it. Where both are there and differ, :mod:`jobdesk.domain.plan_checks` says so: an
office's printed plan often states a task's budget beside programmes that come to another one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from jobdesk.domain.kinds import KindId
from jobdesk.domain.plans import MoneyPhase, PlanItem, PlanLevel, PlanMoney, PlanStep
from jobdesk.domain.report_document import Figure
from jobdesk.domain.targets import target_number

LEVELS: tuple[PlanLevel, ...] = (PlanLevel.STRATEGY, PlanLevel.TASK, PlanLevel.PROGRAMME)

PEOPLE = "명"
"""What jobs are counted in where an item names no unit."""

SOURCE_ORDER: tuple[str, ...] = (
    "국비",
    "도비",
    "시도비",
    "시비",
    "시군비",
    "시군구비",
    "군비",
    "구비",
    "군구비",
    "지방비",
    "자부담",
    "민자",
    "기금",
    "기타",
)
"""재원 in the order in which tables print them; own words follow, as first met, before 기타."""


class Side(StrEnum):
    """소요예산 or 투입예산."""

    PLANNED = "planned"
    SPENT = "spent"


@dataclass(frozen=True, slots=True)
class Slot:
    """The time of an amount: a year, or what lies before or behind the term."""

    phase: MoneyPhase
    year: int | None = None

    @property
    def label(self) -> str:
        """``2023년``, ``기투자``, ``임기 후``."""
        return f"{self.year}년" if self.phase is MoneyPhase.YEAR else self.phase.value

    @property
    def order(self) -> tuple[int, int]:
        """기투자, the years, 임기 후."""
        return [MoneyPhase.BEFORE, MoneyPhase.YEAR, MoneyPhase.AFTER].index(self.phase), (
            self.year or 0
        )


BEFORE = Slot(MoneyPhase.BEFORE)
AFTER = Slot(MoneyPhase.AFTER)


def of_year(year: int) -> Slot:
    """The slot of a year."""
    return Slot(MoneyPhase.YEAR, year)


def slots_between(first: int | None, last: int | None) -> tuple[Slot, ...]:
    """기투자, each year of a term, 임기 후."""
    years = range(first, last + 1) if first and last else ()
    return (BEFORE, *(of_year(year) for year in years), AFTER)


def slot_of(line: PlanMoney) -> Slot:
    """The slot a line of money belongs to."""
    return of_year(line.year or 0) if line.phase is MoneyPhase.YEAR else Slot(line.phase)


@dataclass(frozen=True, slots=True)
class Amount:
    """원, and the lines of plan_money it is made of."""

    won: int
    ids: tuple[int, ...] = ()

    def __add__(self, other: Amount) -> Amount:
        return Amount(self.won + other.won, (*self.ids, *other.ids))


_Lines = Mapping[tuple[Slot, str], Amount]


@dataclass(frozen=True, slots=True)
class Tally:
    """What a node or several are given and spend, by slot and 재원."""

    planned: _Lines = field(default_factory=dict)
    spent: _Lines = field(default_factory=dict)

    def of(
        self, side: Side, slot: Slot | None = None, source: str | Sequence[str] | None = None
    ) -> Amount | None:
        """The sum over all slots and sources that are not named; None where nothing is stated."""
        wanted = (source,) if isinstance(source, str) else source
        found = [
            amount
            for (when, whence), amount in self.side(side).items()
            if slot in (None, when) and (wanted is None or whence in wanted)
        ]
        return sum(found[1:], found[0]) if found else None

    def side(self, side: Side) -> _Lines:
        """Every amount of one side."""
        return self.planned if side is Side.PLANNED else self.spent

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Every slot something is stated for, in order."""
        found = {slot for lines in (self.planned, self.spent) for slot, _ in lines}
        return tuple(sorted(found, key=lambda slot: slot.order))

    @property
    def sources(self) -> tuple[str, ...]:
        """Every 재원 something is stated for, in printed order."""
        return in_order(source for lines in (self.planned, self.spent) for _, source in lines)


@dataclass(frozen=True, slots=True)
class Goal:
    """What a node promises for a year (as typed) and what was reached, None where nobody knows."""

    target: str = ""
    actual: Figure | None = None
    target_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """One item with what belongs to it; ``goals`` by year."""

    item: PlanItem
    children: tuple[Node, ...] = ()
    money: tuple[PlanMoney, ...] = ()
    steps: tuple[PlanStep, ...] = ()
    goals: Mapping[int, Goal] = field(default_factory=dict)

    @property
    def id(self) -> int:
        """The item's id."""
        return self.item.id


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan by its name and its highest items, in order."""

    title: str
    roots: tuple[Node, ...]

    def node(self, item_id: int) -> Node | None:
        """The node of an item, None where the plan has none."""
        return next((node for node in walk(self.roots) if node.id == item_id), None)

    @property
    def years(self) -> tuple[int, ...]:
        """The years of the term and every year anything is stated for."""
        found: set[int] = set()
        for node in walk(self.roots):
            item = node.item
            if item.first_year and item.last_year:
                found.update(range(item.first_year, item.last_year + 1))
            found.update(line.year for line in node.money if line.year)
            found.update(step.year for step in node.steps if step.year)
            found.update(node.goals)
        return tuple(sorted(found))

    def of_year(self, year: int) -> Plan:
        """The plan without the items that do not run in a year."""
        return Plan(self.title, _running(self.roots, year))


def _running(nodes: Sequence[Node], year: int) -> tuple[Node, ...]:
    return tuple(
        Node(node.item, _running(node.children, year), node.money, node.steps, node.goals)
        for node in nodes
        if runs_in(node.item, year)
    )


def runs_in(item: PlanItem, year: int) -> bool:
    """Whether an item runs in a year; one without years always does."""
    return (item.first_year or year) <= year <= (item.last_year or year)


def grown(
    items: Iterable[PlanItem],
    money: Iterable[PlanMoney] = (),
    steps: Iterable[PlanStep] = (),
    goals: Mapping[int, Mapping[int, Goal]] | None = None,
) -> tuple[Node, ...]:
    """The items as trees, each level in its order; one whose parent is not among them is a root."""
    known = sorted(items, key=lambda one: (one.position or 0, one.id))
    ids = {one.id for one in known}
    under: dict[int | None, list[PlanItem]] = {}
    for one in known:
        under.setdefault(one.parent_id if one.parent_id in ids else None, []).append(one)
    lines: dict[int, list[PlanMoney]] = {}
    for line in money:
        lines.setdefault(line.item_id or 0, []).append(line)
    bars: dict[int, list[PlanStep]] = {}
    for step in steps:
        bars.setdefault(step.item_id or 0, []).append(step)

    def node(one: PlanItem) -> Node:
        return Node(
            one,
            tuple(node(child) for child in under.get(one.id, ())),
            tuple(lines.get(one.id, ())),
            tuple(sorted(bars.get(one.id, ()), key=_bar_order)),
            (goals or {}).get(one.id, {}),
        )

    return tuple(node(one) for one in under.get(None, ()))


def _bar_order(step: PlanStep) -> tuple[int, int, int]:
    return step.year or 0, step.first_month or 0, step.id


def walk(nodes: Iterable[Node]) -> Iterator[Node]:
    """Every node, each before its children."""
    for node in nodes:
        yield node
        yield from walk(node.children)


def rank(level: PlanLevel) -> int:
    """0 for 전략, 2 for 세부사업."""
    return LEVELS.index(level)


def in_order(sources: Iterable[str]) -> tuple[str, ...]:
    """Sources once each, in printed order; 기타 is always last."""
    met = list(dict.fromkeys(sources))

    def place(source: str) -> tuple[int, int]:
        if source == SOURCE_ORDER[-1]:
            return len(SOURCE_ORDER) + 1, 0
        at = SOURCE_ORDER.index(source) if source in SOURCE_ORDER else len(SOURCE_ORDER)
        return at, met.index(source)

    return tuple(sorted(met, key=place))


def stated(node: Node) -> Tally:
    """What is stated for the node itself."""
    sides: dict[Side, dict[tuple[Slot, str], Amount]] = {Side.PLANNED: {}, Side.SPENT: {}}
    for line in node.money:
        key = slot_of(line), line.source
        for side, won in ((Side.PLANNED, line.planned), (Side.SPENT, line.spent)):
            if won is not None:
                sides[side][key] = sides[side].get(key, Amount(0)) + Amount(won, (line.id,))
    return Tally(sides[Side.PLANNED], sides[Side.SPENT])


def of_children(node: Node) -> Tally:
    """What the node's children come to."""
    return total(node.children)


def tally(node: Node) -> Tally:
    """What counts for a node: of each slot and side what is stated for it, else the sum of its
    children."""
    own, below = stated(node), of_children(node) if node.children else Tally()
    return Tally(*(_either(own.side(side), below.side(side)) for side in Side))


def _either(own: _Lines, below: _Lines) -> _Lines:
    said = {slot for slot, _ in own}
    return {**own, **{key: amount for key, amount in below.items() if key[0] not in said}}


def total(nodes: Iterable[Node]) -> Tally:
    """What several nodes come to together."""
    sides: tuple[dict[tuple[Slot, str], Amount], ...] = ({}, {})
    for node in nodes:
        mine = tally(node)
        for into, side in zip(sides, Side, strict=True):
            for key, amount in mine.side(side).items():
                into[key] = into.get(key, Amount(0)) + amount
    return Tally(*sides)


def target(node: Node, year: int) -> Figure | None:
    """The target that counts for a node: its own, else the sum of its children's; None where
    neither is a number."""
    goal = node.goals.get(year)
    number = target_number(goal.target) if goal else None
    if goal is not None and number is not None:
        return _promised(number, node.item.unit or PEOPLE, goal.target_ids)
    return target_of(node.children, year, node.item.unit or PEOPLE)


def target_of(nodes: Iterable[Node], year: int, unit: str = PEOPLE) -> Figure | None:
    """The targets of several nodes together, None where none has one."""
    found = [one for one in (target(node, year) for node in nodes) if one is not None]
    if not found:
        return None
    ids = tuple(id_ for one in found for id_ in one.ids)
    return _promised(sum((one.value or Decimal(0) for one in found), Decimal(0)), unit, ids)


def _promised(value: Decimal, unit: str, ids: tuple[int, ...]) -> Figure:
    rule = "그 해에 지금 유효한 목표를 더합니다. 항목에 적은 목표가 있으면 그것만 씁니다."
    return Figure(value, unit, "일자리 목표", rule, KindId.TARGETS, ids)


def actual(node: Node, year: int) -> Figure | None:
    """What a node reached: its own indicator or numbers typed for it, else the sum of its
    children's; None where nobody knows any."""
    goal = node.goals.get(year)
    if goal is not None and goal.actual is not None:
        return goal.actual
    return actual_of(node.children, year, node.item.unit or PEOPLE)


def actual_of(nodes: Iterable[Node], year: int, unit: str = PEOPLE) -> Figure | None:
    """What several nodes reached together; opens to records only where all are of one kind."""
    found = [one for one in (actual(node, year) for node in nodes) if one is not None]
    if not found:
        return None
    kinds = {one.kind for one in found}
    kind = next(iter(kinds)) if len(kinds) == 1 else None
    ids = tuple(id_ for one in found for id_ in one.ids) if kind is not None else ()
    value = sum((one.value or Decimal(0) for one in found), Decimal(0))
    return Figure(value, unit, "실적", "아래 항목의 실적을 더합니다.", kind, ids)


def money_figure(amount: Amount | None, name: str) -> Figure | None:
    """An amount as a figure that opens to its lines of money."""
    if amount is None:
        return None
    rule = "항목에 적은 금액을 더합니다. 적은 금액이 없는 항목은 그 아래 항목의 합계입니다."
    return Figure(Decimal(amount.won), "원", name, rule, KindId.PLAN_MONEY, amount.ids)

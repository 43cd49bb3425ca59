"""Rows of the plan for ready tables: its items or its 부문 with targets, results and budgets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from jobdesk.data import records
from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KindId
from jobdesk.domain.plans import CATEGORIES, MoneyPhase, PlanItem, PlanLevel, PlanMoney
from jobdesk.domain.report_document import Figure
from jobdesk.domain.report_layout_made import added
from jobdesk.domain.report_layout_parts import Given, Row
from jobdesk.domain.report_layouts import BUDGET_SOURCES
from jobdesk.services import lists
from jobdesk.services.indicators import PLAN
from jobdesk.services.linked_records import linked
from jobdesk.services.report_sections.layout_options import number
from jobdesk.services.report_sections.making import Making

NO_CATEGORY = "부문 없음"
_COUNTED = frozenset({"target", "actual", "former1", "former2"})


@dataclass
class Tree:
    """The items of the plan that a report is about and what lies beneath each."""

    items: dict[int, PlanItem]
    money: list[PlanMoney]
    below: dict[int, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for item in self.items.values():
            if item.parent_id in self.items:
                self.below.setdefault(item.parent_id or 0, []).append(item.id)

    def within(self, ids: Iterable[int]) -> list[PlanItem]:
        """These items and everything beneath them, each once."""
        found: dict[int, PlanItem] = {}
        waiting = list(ids)
        while waiting:
            id_ = waiting.pop(0)
            if id_ not in found:
                found[id_] = self.items[id_]
                waiting += self.below.get(id_, [])
        return list(found.values())

    def above(self, item: PlanItem, level: PlanLevel) -> PlanItem | None:
        """The item itself or the nearest above it of that level."""
        at: PlanItem | None = item
        while at is not None and at.level is not level:
            at = self.items.get(at.parent_id or 0)
        return at


def tree(making: Making) -> Tree:
    """The plan named by the option ``plan``, without it every item that is there."""
    named = str(making.option("plan", ""))
    conditions = (Condition("plan", Op.IS, named),) if named else ()
    filter_ = Filter(conditions=conditions)
    ids = lists.find(making.desk, KindId.PLAN_ITEMS, filter_, Order("position"))
    kept: list[PlanItem] = records.get_many(making.desk.store, KindId.PLAN_ITEMS, list(ids))
    money: list[PlanMoney] = linked(making.desk, KindId.PLAN_MONEY, "item_id", [k.id for k in kept])
    return Tree({item.id: item for item in kept}, money)


def item_rows(making: Making, wanted: frozenset[str], level: PlanLevel) -> list[Row]:
    """One row for each item of a level, under its 부문 or the item above it."""
    plan = tree(making)
    rows = []
    for item in plan.items.values():
        if item.level is not level:
            continue
        parent = plan.items.get(item.parent_id or 0)
        group = item.category or (parent.title if parent else "")
        rows.append(_row(making, plan, item.title, group, [item], wanted))
    if making.option("group_by", "") == "category":
        order = {name: at for at, name in enumerate(CATEGORIES)}
        rows.sort(key=lambda row: order.get(row.group, len(order)))
    return rows


def category_rows(making: Making, wanted: frozenset[str]) -> list[Row]:
    """One row for each 부문 of the programmes, in the order in which they are offered; where a 부문
    counts in several units, one for each of them."""
    plan = tree(making)
    by_category: dict[str, list[PlanItem]] = {}
    for item in plan.items.values():
        if item.level is PlanLevel.PROGRAMME:
            by_category.setdefault(item.category or NO_CATEGORY, []).append(item)
    names = [name for name in CATEGORIES if name in by_category]
    names += [name for name in by_category if name not in names]
    rows = []
    for name in names:
        by_unit: dict[str, list[PlanItem]] = {}
        for item in by_category[name]:
            by_unit.setdefault(item.unit if wanted & _COUNTED else "", []).append(item)
        for unit, items in by_unit.items():
            label = f"{name} ({unit})" if len(by_unit) > 1 else name
            rows.append(_row(making, plan, label, "", items, wanted))
    return rows


def money_rows(making: Making) -> tuple[list[Row], tuple[str, ...]]:
    """소요예산 and 투입예산 of one item by source, and the years that are printed."""
    plan = tree(making)
    id_ = making.option("item", None)
    if id_ is None or int(id_) not in plan.items:
        return [], ()
    mine = {item.id for item in plan.within([int(id_)])}
    lines = [line for line in plan.money if line.item_id in mine]
    item = plan.items[int(id_)]
    years = {line.year for line in lines if line.year is not None}
    if item.first_year and item.last_year:
        years |= set(range(item.first_year, item.last_year + 1))
    sources = list(dict.fromkeys(line.source for line in lines))
    rows = []
    for group, name in (("소요예산 (계획)", "planned"), ("투입예산", "spent")):
        for source in sources:
            values: dict[str, Given] = {}
            for line in lines:
                won = getattr(line, name)
                if line.source == source and won is not None:
                    key = {
                        MoneyPhase.BEFORE: "before",
                        MoneyPhase.AFTER: "after",
                        MoneyPhase.YEAR: f"each:{line.year}",
                    }[line.phase]
                    known = values.get(key, Given()).value or Decimal(0)
                    values[key] = Given(known + won)
            if values:
                rows.append(Row(source, values, group))
    return rows, tuple(str(year) for year in sorted(years))


def _row(
    making: Making,
    plan: Tree,
    label: str,
    group: str,
    items: Sequence[PlanItem],
    wanted: frozenset[str],
) -> Row:
    within = plan.within(item.id for item in items)
    programmes = [item for item in within if item.level is PlanLevel.PROGRAMME]
    parts = [item for item in items if _own_number(making, item)] or programmes
    units = {item.unit for item in parts if item.unit}
    values = {
        "projects": number(len(programmes)),
        "departments": number(len({item.department for item in within} - {""})),
    }
    for key, level in (("strategies", PlanLevel.STRATEGY), ("tasks", PlanLevel.TASK)):
        if key in wanted:
            above = (plan.above(item, level) for item in within)
            values[key] = number(len({item.id for item in above if item is not None}))
    if len(units) <= 1 or making.option("mixed_units", False):
        values |= _results(making, parts, wanted)
    values |= _budget(making, plan, within, wanted)
    if len(items) == 1:
        one = items[0]
        values |= {
            "partners": Given(text=", ".join(filter(None, (one.operator, one.partners)))),
            "audience": Given(text=one.audience),
            "content": Given(text=one.content),
            "note": Given(text=one.note),
            "target_group": Given(text=one.audience),
        }
    return Row(label, values, group, units.pop() if len(units) == 1 else "")


def _own_number(making: Making, item: PlanItem) -> bool:
    measures, id_ = making.measures, f"{PLAN}{item.id}"
    if item.level is PlanLevel.PROGRAMME or item.indicator:
        return True
    return measures.target(id_, making.year) is not None


def _results(making: Making, items: Sequence[PlanItem], wanted: frozenset[str]) -> dict[str, Given]:
    measures, stretch = making.measures, making.span.so_far
    found: dict[str, list[Figure]] = {}
    for item in items:
        id_ = f"{PLAN}{item.id}"
        if "target" in wanted:
            found.setdefault("target", []).append(measures.target_figure(id_, making.year))
        at = stretch
        for key in ("actual", "former1", "former2"):
            if key in wanted:
                found.setdefault(key, []).append(measures.figure(id_, at.first, at.last))
            at = at.year_before
    made = {}
    for key, figures in found.items():
        known = [figure for figure in figures if figure.value is not None]
        if len(figures) == 1:
            made[key] = Given(figures[0].value, figure=figures[0])
        elif known:
            whole = sum((figure.value or Decimal(0) for figure in known), Decimal(0))
            parts = [Given(figure.value, figure=figure) for figure in known]
            made[key] = Given(whole, figure=added(whole, parts))
    return made


def _budget(
    making: Making, plan: Tree, within: Sequence[PlanItem], wanted: frozenset[str]
) -> dict[str, Given]:
    mine, year = {item.id for item in within}, int(making.option("year", making.year))
    lines = [line for line in plan.money if line.item_id in mine and line.year is not None]
    made: dict[str, Given] = {}

    def put(key: str, amounts: Iterable[int | None]) -> None:
        told = [amount for amount in amounts if amount is not None]
        if key in wanted and told:
            made[key] = number(sum(told))

    put("planned", (line.planned for line in lines if line.year == year))
    put("spent", (line.spent for line in lines if line.year == year))
    for back in (1, 2, 3):
        put(f"planned{back}", (line.planned for line in lines if line.year == year - back))
    now = [line for line in lines if line.year == year]
    if "money:지방비" in wanted:
        put("money:국비", (line.planned for line in now if line.source == "국비"))
        put("money:지방비", (line.planned for line in now if line.source != "국비"))
        return made
    for source in BUDGET_SOURCES[:-1]:
        put(f"money:{source}", (line.planned for line in now if line.source == source))
    rest = (line.planned for line in now if line.source not in BUDGET_SOURCES[:-1])
    put("money:기타", rest)
    return made

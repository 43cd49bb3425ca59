"""A plan read whole: its tree with money, schedule, targets and what was reached."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from jobdesk.data import links, records
from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KindId
from jobdesk.domain.own_indicators import IndicatorValue
from jobdesk.domain.plan_tree import Goal, Node, Plan, grown, walk
from jobdesk.domain.plans import PlanItem, PlanMoney, PlanStep, Pledge
from jobdesk.domain.report_checks import typed_number
from jobdesk.domain.report_document import Figure
from jobdesk.domain.targets import Target, in_force
from jobdesk.services import lists
from jobdesk.services.desk import Desk

_HAND = "그 해에 직접 적은 실적을 더합니다."


def indicator_of(item_id: int) -> str:
    """The id under which targets and numbers typed by hand speak of an item."""
    return f"plan:{item_id}"


def titles(desk: Desk) -> tuple[str, ...]:
    """The names of the plans, the one whose items begin last first."""
    latest: dict[str, tuple[int, int]] = {}
    for item in items(desk):
        known = latest.get(item.plan, (0, 0))
        latest[item.plan] = max(known, (item.first_year or 0, item.id))
    return tuple(sorted(latest, key=lambda title: latest[title], reverse=True))


def items(desk: Desk, title: str | None = None) -> list[PlanItem]:
    """The items of a plan, of all where none is named."""
    wanted = () if title is None else (Condition("plan", Op.IS, title),)
    return _all(desk, KindId.PLAN_ITEMS, *wanted)


def item(desk: Desk, item_id: int) -> PlanItem:
    """One item. Raises UserError when there is none."""
    found: PlanItem = records.get(desk.store, KindId.PLAN_ITEMS, item_id)
    return found


def plan(desk: Desk, title: str) -> Plan:
    """A plan with all that belongs to it, in one look at the store."""
    with desk.store.reading():
        return Plan(title, _grown(desk, items(desk, title)))


def branch(desk: Desk, item_id: int) -> Node | None:
    """One item with what lies beneath it; None where it lies in the 휴지통."""
    with desk.store.reading():
        above = item(desk, item_id)
        return Plan(above.plan, _grown(desk, items(desk, above.plan))).node(item_id)


def pledge(desk: Desk, pledge_id: int) -> Pledge:
    """One 공약. Raises UserError when there is none."""
    found: Pledge = records.get(desk.store, KindId.PLEDGES, pledge_id)
    return found


def pledges(desk: Desk) -> list[Pledge]:
    """Every 공약 by its number, as people count: 2 before 10."""
    found: list[Pledge] = _all(desk, KindId.PLEDGES)
    return sorted(found, key=lambda one: (_counted(one.number), one.number, one.id))


def money_of(desk: Desk, item_ids: Sequence[int]) -> list[PlanMoney]:
    """The lines of money of these items."""
    return _of(desk, KindId.PLAN_MONEY, item_ids)


def steps_of(desk: Desk, item_ids: Sequence[int]) -> list[PlanStep]:
    """The bars of the schedule of these items."""
    return _of(desk, KindId.PLAN_STEPS, item_ids)


def targets_of(desk: Desk, item_ids: Iterable[int]) -> list[Target]:
    """Every revision of every target of these items, in the order in which they were typed."""
    wanted = tuple(indicator_of(id_) for id_ in item_ids)
    return _named(desk, KindId.TARGETS, wanted)


def values_of(desk: Desk, item_ids: Iterable[int]) -> list[IndicatorValue]:
    """Every number typed by hand for these items."""
    wanted = tuple(indicator_of(id_) for id_ in item_ids)
    return _named(desk, KindId.INDICATOR_VALUES, wanted)


def beneath(desk: Desk, item_ids: Sequence[int]) -> list[int]:
    """These items and whatever lies beneath them outside the 휴지통, each before its children."""
    found: list[int] = []
    waiting = list(item_ids)
    while waiting:
        id_ = waiting.pop(0)
        if id_ in found:
            continue
        found.append(id_)
        below = links.pointing(desk.store, KindId.PLAN_ITEMS, "parent_id", id_)
        kept = records.get_many(desk.store, KindId.PLAN_ITEMS, below)
        waiting += [one.id for one in kept if one.trashed_on is None]
    return found


def _grown(desk: Desk, known: list[PlanItem]) -> tuple[Node, ...]:
    ids = [one.id for one in known]
    goals: dict[int, dict[int, Goal]] = {one.id: {} for one in known}
    for year, id_, goal in _goals(desk, known):
        goals[id_][year] = goal
    return grown(known, money_of(desk, ids), steps_of(desk, ids), goals)


def _goals(desk: Desk, known: list[PlanItem]) -> list[tuple[int, int, Goal]]:
    by_name = {indicator_of(one.id): one for one in known}
    revisions: dict[tuple[str, int], list[Target]] = {}
    for target in targets_of(desk, [one.id for one in known]):
        revisions.setdefault((target.indicator, target.year or 0), []).append(target)
    typed: dict[tuple[str, int], list[IndicatorValue]] = {}
    for value in values_of(desk, [one.id for one in known]):
        if value.starts_on and value.ends_on and value.starts_on.year == value.ends_on.year:
            typed.setdefault((value.indicator, value.ends_on.year), []).append(value)
    found = []
    for name, year in sorted({*revisions, *typed}):
        now = in_force(revisions.get((name, year), ()), desk.today())
        one = by_name[name]
        goal = Goal(
            now.value if now else "",
            _reached(one, typed.get((name, year), [])),
            (now.id,) if now else (),
        )
        found.append((year, one.id, goal))
    return found


def _reached(one: PlanItem, values: list[IndicatorValue]) -> Figure | None:
    numbers = [typed_number(value.value) for value in values]
    if not values:
        return None
    return Figure(
        sum((number for number in numbers if number is not None), Decimal(0)),
        one.unit,
        one.title,
        _HAND,
        KindId.INDICATOR_VALUES,
        tuple(value.id for value in values),
        source=", ".join(dict.fromkeys(value.source for value in values)),
    )


def _all(desk: Desk, kind: KindId, *conditions: Condition) -> list[Any]:
    ids = lists.find(desk, kind, Filter(conditions=conditions), Order("id"))
    return records.get_many(desk.store, kind, list(ids))


def _of(desk: Desk, kind: KindId, item_ids: Sequence[int]) -> list[Any]:
    return _all(desk, kind, Condition("item_id", Op.IN, tuple(item_ids))) if item_ids else []


def _named(desk: Desk, kind: KindId, indicators: tuple[str, ...]) -> list[Any]:
    return _all(desk, kind, Condition("indicator", Op.IN, indicators)) if indicators else []


def _counted(number: str) -> tuple[int, ...]:
    parts = "".join(c if c.isdigit() else " " for c in number).split()
    return tuple(int(part) for part in parts)


def walked(plan_: Plan) -> dict[int, Node]:
    """The nodes of a plan by item."""
    return {node.id: node for node in walk(plan_.roots)}


def year_span(year: int) -> tuple[date, date]:
    """1월 1일 and 12월 31일."""
    return date(year, 1, 1), date(year, 12, 31)

"""A plan read whole: its tree with money, schedule, targets and what was reached."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from jobdesk.data import links, records
from jobdesk.domain.changes import Ref
from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KindId
from jobdesk.domain.own_indicators import IndicatorValue
from jobdesk.domain.plan_tree import Goal, Node, Plan, Tally, grown, tally
from jobdesk.domain.plans import PlanItem, PlanMoney, PlanStep, Pledge
from jobdesk.domain.targets import Target
from jobdesk.services import lists
from jobdesk.services.desk import Desk
from jobdesk.services.indicators import Measures


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


def item_behind(desk: Desk, ref: Ref) -> PlanItem:
    """The item a record is, or an amount or bar is part of. Raises UserError without one."""
    if ref.kind is KindId.PLAN_ITEMS:
        return item(desk, ref.id)
    return item(desk, records.get(desk.store, ref.kind, ref.id).item_id)


def plan(
    desk: Desk, title: str, years: Sequence[int] = (), *, measures: Measures | None = None
) -> Plan:
    """A plan with all that belongs to it, in one look at the store.

    What was reached is counted for ``years`` and for those with numbers typed by hand; by
    ``measures`` where a report is being made.
    """
    with desk.store.reading():
        return Plan(title, _grown(desk, items(desk, title), years, measures))


def branch(
    desk: Desk, item_id: int, years: Sequence[int] = (), *, measures: Measures | None = None
) -> Node | None:
    """One item with what lies beneath it; None where it lies in the 휴지통."""
    with desk.store.reading():
        title = item(desk, item_id).plan
        return plan(desk, title, years, measures=measures).node(item_id)


def pledge(desk: Desk, pledge_id: int) -> Pledge:
    """One 공약. Raises UserError when there is none."""
    found: Pledge = records.get(desk.store, KindId.PLEDGES, pledge_id)
    return found


def pledges(desk: Desk) -> list[Pledge]:
    """Every 공약 by its number, as people count: 2 before 10."""
    found: list[Pledge] = _all(desk, KindId.PLEDGES)
    return sorted(found, key=lambda one: (_counted(one.number), one.number, one.id))


def pledge_money(desk: Desk, one: Pledge) -> Tally:
    """소요 and 투입 of the item a 공약 names, nothing where it names none."""
    node = branch(desk, one.item_id) if one.item_id is not None else None
    return tally(node) if node is not None else Tally()


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


def _grown(
    desk: Desk, known: list[PlanItem], years: Sequence[int], measures: Measures | None
) -> tuple[Node, ...]:
    ids = [one.id for one in known]
    counted = measures or Measures(desk, desk.today())
    goals: dict[int, dict[int, Goal]] = {one.id: {} for one in known}
    said = _said(desk, ids)
    typed = {(name, year) for name, year in said if said[name, year] is None}
    for one in known:
        name = indicator_of(one.id)
        told = {year for known_name, year in said if known_name == name}
        for year in sorted({*told, *years}):
            target = counted.target(name, year)
            reached = None
            if (name, year) in typed or (one.indicator and year in years):
                reached = counted.figure(name, *year_span(year))
            if target is not None or reached is not None:
                goals[one.id][year] = Goal(
                    target.value if target else "",
                    reached if reached is not None and reached.value is not None else None,
                    (target.id,) if target else (),
                )
    return grown(known, money_of(desk, ids), steps_of(desk, ids), goals)


def _said(desk: Desk, ids: Sequence[int]) -> dict[tuple[str, int], int | None]:
    """The years an item has a target for (its id) or a number typed by hand (None)."""
    found: dict[tuple[str, int], int | None] = {
        (target.indicator, target.year): target.id
        for target in targets_of(desk, ids)
        if target.year
    }
    for value in values_of(desk, ids):
        if value.ends_on is not None:
            found[value.indicator, value.ends_on.year] = None
    return found


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


def year_span(year: int) -> tuple[date, date]:
    """1월 1일 and 12월 31일."""
    return date(year, 1, 1), date(year, 12, 31)

"""What the money of farm work is reckoned from: items, confirmed days, what is bound, the caps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from jobdesk.data import farm_support_rows
from jobdesk.domain.farm_support import SupportItem, SupportStep
from jobdesk.domain.farm_support_budgets import Standing, standings
from jobdesk.domain.farm_support_rules import Cut, Done, Taken, breaches
from jobdesk.domain.kinds import KindId
from jobdesk.services import farm_records, lists, same_person
from jobdesk.services.desk import Desk


@dataclass(frozen=True, slots=True)
class People:
    """Who somebody is: the record that stands for a person who was merged, and their origin."""

    keepers: dict[int, int]
    origins: dict[int, str]

    def person(self, seeker_id: int) -> int:
        """The id under which a person is counted."""
        return self.keepers.get(seeker_id, seeker_id)

    def origin(self, seeker_id: int) -> str:
        """관내, 관외, 도시; empty where the person is no farm worker."""
        return self.origins.get(seeker_id, "") or self.origins.get(self.person(seeker_id), "")


def people(desk: Desk) -> People:
    """Everybody who takes farm work."""
    ids = lists.find(desk, KindId.FARM_WORKERS)
    rows = lists.rows(desk, KindId.FARM_WORKERS, ids, ("seeker_id", "origin"))
    origins = {one: str(origin) for one, origin in rows.values() if isinstance(one, int)}
    return People(same_person.keepers(desk), origins)


def year_of(year: int) -> tuple[date, date]:
    """Its first and last day."""
    return date(year, 1, 1), date(year, 12, 31)


def confirmed(desk: Desk, who: People, first: date, last: date) -> tuple[Done, ...]:
    """The confirmed days from ``first`` to ``last``, by date.

    Somebody leads on a day when they lead the crew that was noted on it; where none was noted,
    when they lead a crew at all.
    """
    crews = farm_records.crews(desk)
    leaders = {one.id: one.leader_id for one in crews}
    leading = {one.leader_id for one in crews if one.active is not False}
    return tuple(
        Done(
            id_,
            on,
            who.person(seeker),
            farm,
            who.origin(seeker),
            leads=leaders.get(crew) == seeker if crew is not None else seeker in leading,
        )
        for id_, on, seeker, farm, crew in farm_support_rows.confirmed(desk.store, first, last)
    )


def taken(
    desk: Desk, who: People, year: int, *, without: Collection[int] = ()
) -> tuple[Taken, ...]:
    """What is bound for the days of a year, but for the 기안 of ``without``."""
    return tuple(
        Taken(day, on, who.person(seeker), farm, item, amount, who.origin(seeker))
        for day, on, seeker, farm, item, amount, batch in farm_support_rows.bound(
            desk.store, *year_of(year)
        )
        if batch not in without
    )


def farm_caps(desk: Desk) -> dict[int, int]:
    """연간 지원 한도 by employer, of the farms that have one of their own."""
    ids = lists.find(desk, KindId.FARMS)
    rows = lists.rows(desk, KindId.FARMS, ids, ("employer_id", "support_cap"))
    return {one: cap for one, cap in rows.values() if isinstance(one, int) and isinstance(cap, int)}


def over(desk: Desk, *years: int) -> frozenset[tuple[Cut, str, int, int]]:
    """The caps over which what is bound for these years goes, as ``breaches`` gives them."""
    items, caps = farm_records.items(desk), farm_caps(desk)
    capped = {one.title for one in items if any(cap is not None for cap in _caps(one))}
    if not capped and not caps:  # as in most centres: ten years need not be read to say so
        return frozenset()
    who = people(desk)
    known = [
        one
        for year in years
        for one in taken(desk, who, year)
        if one.item in capped or one.farm in caps
    ]
    return breaches(items, known, caps)


def _caps(item: SupportItem) -> tuple[int | None, ...]:
    return item.person_month_cap, item.person_year_cap, item.person_days, item.farm_year_cap


def budget_standings(desk: Desk, year: int) -> tuple[Standing, ...]:
    """The sources of a year and what of each is drafted, approved and paid, by the days of work
    it is for."""
    won: dict[tuple[str, str], dict[SupportStep, int]] = defaultdict(dict)
    with desk.store.reading():
        for source, item, step, _, amount in farm_support_rows.stages(desk.store, *year_of(year)):
            won[source, item][SupportStep(step)] = amount
        return standings(farm_records.budgets(desk, year), won)

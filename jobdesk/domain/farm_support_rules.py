"""What a confirmed day of farm work is worth: the items in force, under every cap.

A day is paid for by its own date: the item in force then says how much, and its caps are held
against everything that is bound already in that month or year, whichever day it is for. Days are
reckoned in the order of their dates, so that two people at two desks come to the same won. What
goes to the person (근로자, 작업반장) is due once a day, however many farms they worked on; what
goes to a farm or a supplier is due on each.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from jobdesk.domain.farm_support import ITEMS, Payee, SupportItem

PERSONAL: frozenset[Payee] = frozenset({Payee.WORKER, Payee.LEADER})
"""Payees who get an item once a day and not once a farm."""


class Cut(StrEnum):
    """The limit that made an amount less than the day is worth."""

    NONE = ""
    SAME_DATE = "같은 날 이미 지원"
    DAYS = "1인 연간 일수"
    MONTH = "1인 월 한도"
    YEAR = "1인 연 한도"
    ITEM_FARM = "항목의 농가 연 한도"
    FARM = "농가 연간 한도"


@dataclass(frozen=True, slots=True)
class Done:
    """One confirmed day: ``person`` and ``farm`` are ids, ``origin`` 관내, 관외 or 도시 (empty
    where it is not known), ``leads`` whether the person led a crew there."""

    id: int
    on: date
    person: int
    farm: int
    origin: str = ""
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """Won that are bound already: ``item`` for the confirmed day ``day`` (id)."""

    day: int
    on: date
    person: int
    farm: int
    item: str
    amount: int
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """What one item comes to on one day: ``amount`` won, less than ``item.amount`` where a limit
    ``cut`` it, 0 where nothing is left."""

    day: Done
    item: SupportItem
    amount: int
    cut: Cut = Cut.NONE


def in_force(items: Iterable[SupportItem], title: str, origin: str, on: date) -> SupportItem | None:
    """The item of that title in force on a day for somebody of that origin: the latest that
    applies; of one date the one that names the origin, then the one stored last."""
    found = [
        one
        for one in items
        if one.title == title
        and one.active is not False
        and one.trashed_on is None
        and one.applies_on is not None
        and one.applies_on <= on
        and (not one.origins or origin in one.origins)
    ]
    return max(found, key=lambda one: (one.applies_on, bool(one.origins), one.id), default=None)


def terms(item: SupportItem | None) -> tuple[object, ...]:
    """What an item means for the money: two with the same terms pay the same."""
    if item is None:
        return ()
    return (
        item.amount,
        item.payee,
        item.source,
        item.person_month_cap,
        item.person_year_cap,
        item.person_days,
        item.farm_year_cap,
        item.origins,
    )


def titles(items: Iterable[SupportItem]) -> tuple[str, ...]:
    """The titles of items, those that are offered first, in a fixed order."""
    known = {one.title for one in items}
    return (*(each for each in ITEMS if each in known), *sorted(known - {*ITEMS}))


def reckon(
    items: Sequence[SupportItem],
    days: Iterable[Done],
    taken: Iterable[Taken] = (),
    farm_caps: Mapping[int, int] | None = None,
) -> tuple[Line, ...]:
    """What each of these days is worth beside what is ``taken``, by date; ``farm_caps`` are won
    a year of all items together, by farm.

    A day whose item is taken gives no line; one on which a limit leaves nothing gives a line of
    0 won with the limit.
    """
    book = _Book(items, taken, farm_caps or {})
    return tuple(
        line for day in sorted(days, key=lambda each: (each.on, each.id)) for line in book.of(day)
    )


class _Book:
    """What is used up, and the days reckoned against it one by one."""

    def __init__(
        self, items: Sequence[SupportItem], taken: Iterable[Taken], farm_caps: Mapping[int, int]
    ) -> None:
        self._items = {
            title: [one for one in items if one.title == title] for title in titles(items)
        }
        self._farm_caps = farm_caps
        self._bound: set[tuple[int, str]] = set()
        self._dates: dict[tuple[str, int, int], set[date]] = defaultdict(set)
        self._month: dict[tuple[str, int, int, int], int] = defaultdict(int)
        self._year: dict[tuple[str, int, int], int] = defaultdict(int)
        self._farm_item: dict[tuple[str, int, int], Counter[str]] = defaultdict(Counter)
        self._farm: dict[tuple[int, int], int] = defaultdict(int)
        for one in taken:
            self._enter(one)

    def of(self, day: Done) -> Iterator[Line]:
        """The lines of a day, entered as they come."""
        for title, mine in self._items.items():
            if (day.id, title) in self._bound:
                continue
            item = in_force(mine, title, day.origin, day.on)
            if item is None or not item.amount:
                continue
            if item.payee is Payee.LEADER and not day.leads:
                continue
            amount, cut = self._amount(day, item)
            if amount:
                self._enter(Taken(day.id, day.on, day.person, day.farm, title, amount, day.origin))
            yield Line(day, item, amount, cut)

    def _amount(self, day: Done, item: SupportItem) -> tuple[int, Cut]:
        title, on, year = item.title, day.on, day.on.year
        dates = self._dates[title, day.person, year]
        if item.payee in PERSONAL and on in dates:
            return 0, Cut.SAME_DATE
        if item.person_days is not None and on not in dates and len(dates) >= item.person_days:
            return 0, Cut.DAYS
        here = self._farm_item[title, day.farm, year]
        at_farm = sum(
            won for origin, won in here.items() if not item.origins or origin in item.origins
        )
        rooms = (
            (item.person_month_cap, self._month[title, day.person, year, on.month], Cut.MONTH),
            (item.person_year_cap, self._year[title, day.person, year], Cut.YEAR),
            (item.farm_year_cap, at_farm, Cut.ITEM_FARM),
            (self._farm_caps.get(day.farm), self._farm[day.farm, year], Cut.FARM),
        )
        amount, cut = item.amount or 0, Cut.NONE
        for cap, used, which in rooms:
            if cap is not None and cap - used < amount:
                amount, cut = max(0, cap - used), which
        return amount, cut

    def _enter(self, one: Taken) -> None:
        title, year = one.item, one.on.year
        self._bound.add((one.day, title))
        if one.amount:
            self._dates[title, one.person, year].add(one.on)
        self._month[title, one.person, year, one.on.month] += one.amount
        self._year[title, one.person, year] += one.amount
        self._farm_item[title, one.farm, year][one.origin] += one.amount
        self._farm[one.farm, year] += one.amount


def breaches(
    items: Sequence[SupportItem],
    taken: Collection[Taken],
    farm_caps: Mapping[int, int] | None = None,
) -> frozenset[tuple[Cut, str, int, int]]:
    """The caps over which what is ``taken`` goes, each as (cap, item, id of the person or farm,
    year or year and month as ``202611``).

    Where a cap was changed within its span the highest in force on one of the days holds.
    """
    held: dict[tuple[Cut, str, int, int], list[int | None]] = defaultdict(list)
    used: dict[tuple[Cut, str, int, int], int] = defaultdict(int)
    seen: dict[tuple[Cut, str, int, int], set[date]] = defaultdict(set)
    known = {title: [one for one in items if one.title == title] for title in titles(items)}
    terms_of: dict[tuple[str, str, date], SupportItem | None] = {}
    for one in taken:
        year, month = one.on.year, one.on.year * 100 + one.on.month
        whole = (Cut.FARM, "", one.farm, year)
        used[whole] += one.amount
        held[whole] = [(farm_caps or {}).get(one.farm)]
        of = one.item, one.origin, one.on
        if of not in terms_of:
            terms_of[of] = in_force(known.get(one.item, ()), *of)
        item = terms_of[of]
        if item is None:
            continue
        for key, cap in (
            ((Cut.MONTH, one.item, one.person, month), item.person_month_cap),
            ((Cut.YEAR, one.item, one.person, year), item.person_year_cap),
            (
                (Cut.ITEM_FARM, f"{one.item}/{','.join(item.origins)}", one.farm, year),
                item.farm_year_cap,
            ),
        ):
            used[key] += one.amount
            held[key].append(cap)
        days = (Cut.DAYS, one.item, one.person, year)
        seen[days].add(one.on)
        held[days].append(item.person_days)
    found = set()
    for key, caps in held.items():
        most = max((cap for cap in caps if cap is not None), default=None)
        if None in caps or most is None:
            continue
        if (len(seen[key]) if key[0] is Cut.DAYS else used[key]) > most:
            found.add(key)
    return frozenset(found)

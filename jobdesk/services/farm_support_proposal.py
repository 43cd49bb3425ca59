"""What the confirmed days of a month are worth and nobody has asked for yet."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from jobdesk.domain.farm_gaps import Gap
from jobdesk.domain.farm_support import Payee, SupportItem
from jobdesk.domain.farm_support_budgets import Standing
from jobdesk.domain.farm_support_rules import Cut, Done, Line, in_force, reckon, titles
from jobdesk.domain.kinds import KindId
from jobdesk.domain.months import Month
from jobdesk.services import farm_missing, farm_records, farm_support_book, lists
from jobdesk.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Asked:
    """One item for one confirmed day: ``amount`` won, less than ``full`` where a limit ``cut`` it.

    ``id`` numbers the lines of a proposal from 1; ``key`` is (day, item) and stays the same when
    the month is reckoned again.
    """

    id: int
    day_id: int
    on: date
    seeker_id: int
    name: str
    employer_id: int
    farm: str
    item: str
    payee: Payee
    source: str
    amount: int
    full: int
    cut: Cut
    evidence: str

    @property
    def key(self) -> tuple[int, str]:
        """(id of the confirmed day, item)."""
        return self.day_id, self.item


@dataclass(frozen=True, slots=True)
class Proposal:
    """``lines`` are what may be asked for in ``month`` (its first day), by date, ``left`` those of
    which a limit leaves nothing. ``days`` counts the confirmed days of the month, ``unconfirmed``
    the past ones that still lack their 근로확인 and so are worth nothing yet, ``waiting`` the
    other months of the year with lines to ask for, each with their number and won. ``items`` says
    whether any 지원 기준 is in force in the month at all."""

    month: date
    days: int
    unconfirmed: int
    lines: tuple[Asked, ...]
    left: tuple[Asked, ...]
    waiting: tuple[tuple[date, int, int], ...]
    items: bool
    budgets: tuple[Standing, ...]

    @property
    def amount(self) -> int:
        """Won in all."""
        return sum(one.amount for one in self.lines)

    @property
    def people(self) -> int:
        """How many people it is for."""
        return len({one.seeker_id for one in self.lines})


def propose(desk: Desk, month: date) -> Proposal:
    """Everything that may be asked for in the month of that day, under the items in force on each
    day and what is bound already."""
    first, last = _span(month)
    with desk.store.reading():
        who = farm_support_book.people(desk)
        items = [one for one in farm_records.items(desk) if one.active is not False]
        start, end = farm_support_book.year_of(first.year)
        days = farm_support_book.confirmed(desk, who, start, min(end, desk.today()))
        taken = farm_support_book.taken(desk, who, first.year)
        caps = farm_support_book.farm_caps(desk)
        mine = [day for day in days if first <= day.on <= last]
        lines = reckon(items, mine, taken, caps)
        asked = _asked(desk, lines)
        standings = farm_support_book.budget_standings(desk, first.year)
        unconfirmed = farm_missing.counts(desk, first, last)[Gap.CONFIRMATION]
    # A month of which all is asked for says nothing and costs the whole year to say it.
    bound, of_all = {(one.day, one.item) for one in taken}, titles(items)
    open_: dict[date, list[Done]] = defaultdict(list)
    for day in days:
        if any((day.id, title) not in bound for title in of_all):
            open_[day.on.replace(day=1)].append(day)
    waiting = []
    for other in sorted(open_.keys() - {first}):
        theirs = reckon(items, open_[other], taken, caps)
        count = sum(bool(line.amount) for line in theirs)
        if count:
            waiting.append((other, count, sum(line.amount for line in theirs)))
    return Proposal(
        first,
        len(mine),
        unconfirmed,
        tuple(one for one in asked if one.amount),
        tuple(one for one in asked if not one.amount),
        tuple(waiting),
        _any_in_force(items, first, last),
        standings,
    )


def _span(month: date) -> tuple[date, date]:
    whole = Month(month.year, month.month)
    return whole.first, whole.last


def _asked(desk: Desk, lines: tuple[Line, ...]) -> list[Asked]:
    ids = list(dict.fromkeys(line.day.id for line in lines))
    names = lists.rows(desk, KindId.FARM_DAYS, ids, ("seeker", "seeker_id", "employer"))
    found: list[Asked] = []
    for line in lines:
        name, seeker, farm = names[line.day.id]
        found.append(
            Asked(
                len(found) + 1,
                line.day.id,
                line.day.on,
                seeker if isinstance(seeker, int) else 0,
                str(name),
                line.day.farm,
                str(farm),
                line.item.title,
                line.item.payee,
                line.item.source,
                line.amount,
                line.item.amount or 0,
                line.cut,
                line.item.evidence,
            )
        )
    return found


def _any_in_force(items: list[SupportItem], first: date, last: date) -> bool:
    origins = {"", *(origin for one in items for origin in one.origins)}
    return any(
        in_force(items, title, origin, last) or in_force(items, title, origin, first)
        for title in titles(items)
        for origin in origins
    )


def by_item(lines: tuple[Asked, ...]) -> tuple[tuple[str, int, int], ...]:
    """(item, lines, won) of a proposal, in its order."""
    count: Counter[str] = Counter()
    won: Counter[str] = Counter()
    for one in lines:
        count[one.item] += 1
        won[one.item] += one.amount
    return tuple((item, count[item], won[item]) for item in count)

"""What a confirmed day is worth, held against a reckoning that does everything the slow way."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from jobdesk.domain.farm_support import Payee, SupportBudget, SupportItem, SupportStep
from jobdesk.domain.farm_support_budgets import standings
from jobdesk.domain.farm_support_rules import (
    PERSONAL,
    Cut,
    Done,
    Line,
    Taken,
    breaches,
    in_force,
    reckon,
    titles,
)

_NEW_YEAR = date(2026, 1, 1)


def _item(title: str = "교통비", amount: int = 7_000, **given: object) -> SupportItem:
    given.setdefault("applies_on", _NEW_YEAR)
    return SupportItem(title=title, amount=amount, **given)  # type: ignore[arg-type]


def _day(at: int, on: date, person: int = 1, farm: int = 1, origin: str = "관내") -> Done:
    return Done(at, on, person, farm, origin)


def test_the_latest_item_that_applies_to_the_person_is_in_force() -> None:
    items = [
        _item(id=1),
        _item(amount=20_000, origins=("관외",), id=2),
        _item(amount=9_000, applies_on=date(2026, 7, 1), origins=("관내",), id=3),
        _item(amount=1, applies_on=date(2026, 8, 1), active=False, id=4),
        _item(amount=2, applies_on=date(2026, 8, 1), trashed_on=_NEW_YEAR, id=5),
    ]

    def amount(origin: str, on: date) -> int | None:
        found = in_force(items, "교통비", origin, on)
        return None if found is None else found.amount

    assert amount("관내", date(2025, 12, 31)) is None
    assert amount("관내", date(2026, 6, 30)) == 7_000
    assert amount("관내", date(2026, 9, 1)) == 9_000
    assert amount("관외", date(2026, 9, 1)) == 20_000  # of one date, the one that names them
    assert amount("도시", date(2026, 9, 1)) == 7_000


def test_each_cap_cuts_and_says_so() -> None:
    days = [_day(at, date(2026, 11, at)) for at in (1, 2, 3)]

    def cut(**caps: int) -> list[tuple[int, Cut]]:
        return [(one.amount, one.cut) for one in reckon([_item(**caps)], days)]

    whole = (7_000, Cut.NONE)
    assert cut() == [whole] * 3
    assert cut(person_month_cap=15_000) == [whole, whole, (1_000, Cut.MONTH)]
    assert cut(person_year_cap=7_000) == [whole, (0, Cut.YEAR), (0, Cut.YEAR)]
    assert cut(person_days=2) == [whole, whole, (0, Cut.DAYS)]
    assert cut(farm_year_cap=10_000) == [whole, (3_000, Cut.ITEM_FARM), (0, Cut.ITEM_FARM)]
    found = reckon([_item(), _item("간식비", 5_000, payee=Payee.FARM)], days, (), {1: 20_000})
    assert [(one.item.title, one.amount, one.cut) for one in found] == [
        ("교통비", 7_000, Cut.NONE),
        ("간식비", 5_000, Cut.NONE),
        ("교통비", 7_000, Cut.NONE),
        ("간식비", 1_000, Cut.FARM),
        ("교통비", 0, Cut.FARM),
        ("간식비", 0, Cut.FARM),
    ]


def test_a_person_gets_an_item_once_a_day_and_a_farm_on_each() -> None:
    on = date(2026, 11, 2)
    items = [_item(), _item("간식비", 5_000, payee=Payee.FARM)]
    found = reckon(items, [_day(1, on), _day(2, on, farm=2)])
    assert [(one.day.id, one.item.title, one.amount, one.cut) for one in found] == [
        (1, "교통비", 7_000, Cut.NONE),
        (1, "간식비", 5_000, Cut.NONE),
        (2, "교통비", 0, Cut.SAME_DATE),
        (2, "간식비", 5_000, Cut.NONE),
    ]


def test_only_who_leads_a_crew_gets_what_is_for_leaders() -> None:
    item = _item("작업반장 수당", 10_000, payee=Payee.LEADER)
    on = date(2026, 11, 2)
    days = [Done(1, on, 1, 1, leads=True), Done(2, on, 2, 1)]
    assert [one.day.id for one in reckon([item], days)] == [1]


def test_limits_of_farms_are_kept_apart_by_origin() -> None:
    """관내·외 지원금 농가별 한도설정 (사례집 L10830)."""
    items = [
        _item(origins=("관내",), farm_year_cap=7_000),
        _item(amount=20_000, origins=("관외",), farm_year_cap=40_000),
    ]
    on = date(2026, 11, 2)
    days = [_day(at, on, person=at, origin="관내" if at < 3 else "관외") for at in range(1, 6)]
    assert [one.amount for one in reckon(items, days)] == [7_000, 0, 20_000, 20_000, 0]


def test_a_cap_that_was_raised_within_the_year_breaks_nothing() -> None:
    items = [
        _item(person_year_cap=7_000),
        _item(applies_on=date(2026, 7, 1), person_year_cap=21_000),
    ]
    first = reckon(items, [_day(1, date(2026, 3, 1)), _day(2, date(2026, 3, 2))])
    taken = [_taken(one) for one in first if one.amount]
    later = reckon(items, [_day(3, date(2026, 8, 1)), _day(4, date(2026, 8, 2))], taken)
    assert [one.amount for one in (*first, *later)] == [7_000, 0, 7_000, 7_000]
    assert not breaches(items, [*taken, *map(_taken, later)])
    too_much = [*taken, *map(_taken, later), Taken(9, date(2026, 9, 1), 1, 1, "교통비", 7_000)]
    assert {key[0] for key in breaches(items, too_much)} == {Cut.YEAR}


def _taken(line: Line) -> Taken:
    day = line.day
    return Taken(day.id, day.on, day.person, day.farm, line.item.title, line.amount, day.origin)


_CAPS = st.none() | st.integers(0, 60).map(lambda n: n * 1_000)
_ITEMS = st.lists(
    st.builds(
        SupportItem,
        id=st.integers(1, 9),
        title=st.sampled_from(("교통비", "간식비", "작업반장 수당")),
        applies_on=st.dates(date(2025, 12, 1), date(2026, 4, 1)),
        amount=st.integers(0, 20).map(lambda n: n * 1_000),
        payee=st.sampled_from(Payee),
        origins=st.sampled_from(((), ("관내",), ("관외", "도시"))),
        person_month_cap=_CAPS,
        person_year_cap=_CAPS,
        person_days=st.none() | st.integers(0, 4),
        farm_year_cap=_CAPS,
        active=st.sampled_from((True, True, None, False)),
    ),
    max_size=5,
    unique_by=lambda one: one.id,
)
_ORIGINS = ("관내", "관외", "")
_DAYS = st.lists(
    st.tuples(st.integers(0, 70), st.integers(0, 2), st.integers(0, 2), st.booleans()), max_size=14
)


@settings(max_examples=300)
@given(_ITEMS, _DAYS, st.dictionaries(st.integers(0, 2), st.integers(0, 40_000)), st.integers(0, 7))
def test_no_cap_is_ever_passed_and_the_slow_way_agrees(
    items: list[SupportItem],
    given_days: list[tuple[int, int, int, bool]],
    caps: dict[int, int],
    known: int,
) -> None:
    """Some days are taken first, the rest beside them, in any order they were entered in."""
    days = [
        Done(at, date(2026, 1, 20) + timedelta(ahead), person, farm, _ORIGINS[person], leads)
        for at, (ahead, person, farm, leads) in enumerate(given_days, start=1)
    ]
    first = [_taken(one) for one in reckon(items, days[:known], (), caps) if one.amount]
    second = reckon(items, reversed(days), first, caps)
    slow = _slowly(items, days, first, caps)
    assert [(one.day.id, one.item.id, one.amount, bool(one.cut)) for one in second] == slow
    every = [*first, *(_taken(one) for one in second if one.amount)]
    assert len({(one.day, one.item) for one in every}) == len(every)
    assert not breaches(items, every, caps)
    for one in second:
        assert 0 <= one.amount <= (one.item.amount or 0)
        assert bool(one.cut) == (one.amount < (one.item.amount or 0))


def _slowly(
    items: list[SupportItem], days: list[Done], first: list[Taken], caps: dict[int, int]
) -> list[tuple[int, int, int, bool]]:
    """Each day beside everything before it, summed anew every time."""
    taken, found = list(first), []
    for day in sorted(days, key=lambda one: (one.on, one.id)):
        for title in titles(items):
            item = in_force(items, title, day.origin, day.on)
            if (
                item is None
                or not item.amount
                or any((one.day, one.item) == (day.id, title) for one in taken)
            ):
                continue
            if item.payee is Payee.LEADER and not day.leads:
                continue
            mine = [
                one
                for one in taken
                if (one.item, one.person, one.on.year) == (title, day.person, day.on.year)
            ]
            rooms = [item.amount]
            dates = {one.on for one in mine}
            if day.on in dates and item.payee in PERSONAL:
                rooms.append(0)
            if item.person_days is not None and len(dates | {day.on}) > item.person_days:
                rooms.append(0 if day.on not in dates else item.amount)
            if item.person_month_cap is not None:
                used = sum(one.amount for one in mine if one.on.month == day.on.month)
                rooms.append(item.person_month_cap - used)
            if item.person_year_cap is not None:
                rooms.append(item.person_year_cap - sum(one.amount for one in mine))
            here = [one for one in taken if (one.farm, one.on.year) == (day.farm, day.on.year)]
            if item.farm_year_cap is not None:
                used = sum(
                    one.amount
                    for one in here
                    if one.item == title and (not item.origins or one.origin in item.origins)
                )
                rooms.append(item.farm_year_cap - used)
            if day.farm in caps:
                rooms.append(caps[day.farm] - sum(one.amount for one in here))
            amount = max(0, min(rooms))
            found.append((day.id, item.id, amount, amount < item.amount))
            if amount:
                taken.append(Taken(day.id, day.on, day.person, day.farm, title, amount, day.origin))
    return found


def test_a_source_stands_by_its_own_line_or_by_its_items() -> None:
    budgets = [
        SupportBudget(year=2026, source="국비", amount=1_000_000),
        SupportBudget(year=2026, source="국비", amount=500_000),
        SupportBudget(year=2026, source="국비", item="숙박비", amount=300_000),
        SupportBudget(year=2026, source="도비", item="교통비", amount=200_000),
    ]
    won = {
        ("국비", "교통비"): {SupportStep.PAID: 400_000, SupportStep.DRAFTED: 70_000},
        ("국비", "숙박비"): {SupportStep.APPROVED: 310_000, SupportStep.REJECTED: 9_000},
        ("군비", "간식비"): {SupportStep.SETTLED: 5_000},
    }
    found = {(one.source, one.item): one for one in standings(budgets, won)}
    whole = found["국비", ""]
    assert (whole.budget, whole.drafted, whole.approved, whole.spent) == (
        1_500_000,
        70_000,
        310_000,
        400_000,
    )
    assert whole.left == 790_000
    assert found["국비", "숙박비"].over
    assert (found["도비", ""].budget, found["도비", ""].left) == (200_000, 200_000)
    assert (found["군비", ""].budget, found["군비", ""].left) == (None, None)

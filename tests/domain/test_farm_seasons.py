"""작업력: the runs of a yearly span, over New Year too, against a walk through the days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobdesk.domain.farm_insured import Cover, covers, standing
from jobdesk.domain.farm_people import FarmWorker, Insurance
from jobdesk.domain.farm_seasons import coming, day_in, next_spell, read_month_day, spells
from jobdesk.domain.farms import FarmSeason

TODAY = date(2026, 11, 20)
_DAYS = [date(2024, 1, 1) + timedelta(days=n) for n in range(366)]
MONTH_DAYS = st.sampled_from([f"{day:%m-%d}" for day in _DAYS])


def test_a_season_over_new_year_is_one_run() -> None:
    pruning = FarmSeason(task="전지", crop="사과", starts="12-01", ends="02-28")
    (spell,) = spells(pruning, date(2027, 1, 10), date(2027, 1, 11))
    assert (spell.first, spell.last) == (date(2026, 12, 1), date(2027, 2, 28))
    assert spell.words == "사과 전지 12-01–02-28"


def test_the_last_of_february_is_there_every_year() -> None:
    assert day_in(2026, "02-29") == date(2026, 2, 28)
    assert day_in(2028, "02-29") == date(2028, 2, 29)


def test_what_cannot_be_read_has_no_run() -> None:
    broken = FarmSeason(task="적과", starts="4월 초", ends="05-10")
    assert spells(broken, TODAY, TODAY) == ()
    assert next_spell(broken, TODAY) is None


@given(MONTH_DAYS, MONTH_DAYS, st.integers(0, 800), st.integers(0, 60))
def test_the_runs_hold_exactly_the_days_of_the_season(
    starts: str, ends: str, ahead: int, length: int
) -> None:
    season = FarmSeason(task="수확", starts=starts, ends=ends)
    first = TODAY + timedelta(days=ahead)
    found = spells(season, first, first + timedelta(days=length))

    def within(day: date) -> bool:
        here, there = (day_in(day.year, value) for value in (starts, ends))
        return here <= day <= there if starts <= ends else day >= here or day <= there

    for n in range(length + 1):
        day = first + timedelta(days=n)
        assert any(spell.first <= day <= spell.last for spell in found) is within(day)


def test_what_comes_is_told_in_its_order() -> None:
    harvest = FarmSeason(id=1, task="수확", starts="11-01", ends="11-25")
    pruning = FarmSeason(id=2, task="전지", starts="12-10", ends="02-28")
    thinning = FarmSeason(id=3, task="적과", starts="05-01", ends="05-20")
    found = coming((thinning, pruning, harvest), TODAY, 30)
    assert [spell.season.id for spell in found] == [1, 2]
    upcoming = next_spell(thinning, TODAY)
    assert upcoming is not None
    assert upcoming.first == date(2027, 5, 1)


def test_an_insurance_stands_as_its_last_day_says() -> None:
    def worker(until: date | None) -> FarmWorker:
        return FarmWorker(insurance=Insurance.FARMER, insured_until=until)

    assert standing(FarmWorker(), TODAY).cover is Cover.NONE
    assert standing(worker(None), TODAY).cover is Cover.UNDATED
    assert standing(worker(TODAY), TODAY).cover is Cover.SOON
    assert standing(worker(TODAY - timedelta(days=1)), TODAY).cover is Cover.OVER
    assert standing(worker(date(2027, 6, 30)), TODAY).cover is Cover.GOOD
    assert covers(worker(TODAY), TODAY)
    assert not covers(worker(TODAY), TODAY + timedelta(days=1))
    assert not covers(worker(None), TODAY)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("4/10", "04-10", "04-10"),
        ("04-10", "04-10", "04-10"),
        ("0410", "04-10", "04-10"),
        ("4월 10일", "04-10", "04-10"),
        ("4월 초", "04-01", "04-10"),
        ("5월 중순", "05-11", "05-20"),
        ("2월 말", "02-21", "02-29"),
        ("11월", "11-01", "11-30"),
    ],
)
def test_a_day_of_the_year_is_read_as_it_is_said(typed: str, first: str, last: str) -> None:
    assert read_month_day(typed) == first
    assert read_month_day(typed, ends=True) == last


@pytest.mark.parametrize("typed", ["", "봄", "13/1", "4/31", "2/30", "4월 10일쯤"])
def test_what_names_no_day_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=typed or "^$"):
        read_month_day(typed)

"""Spans of contracts: every day in one, none over a day of other terms; hours and least wages."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobdesk.domain.farm_terms import (
    Terms,
    hours_words,
    minutes_of,
    spans_of,
    too_little,
    with_rest,
)

FIRST = date(2026, 11, 1)
TERMS = (Terms("수확", daily_wage=130_000), Terms("전지", daily_wage=150_000))


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


@given(
    st.dictionaries(st.integers(0, 20), st.sampled_from(TERMS)),
    st.sets(st.integers(0, 20)),
)
def test_every_day_stands_in_one_span_that_holds_no_other(
    wanted: dict[int, Terms], walls: set[int]
) -> None:
    walls -= set(wanted)
    spans = spans_of(((day(n), terms) for n, terms in wanted.items()), (day(n) for n in walls))
    found = [each for span in spans for each in span.days]
    assert sorted(found) == sorted(day(n) for n in wanted)
    for span in spans:
        inside = [n for n in range(21) if span.first <= day(n) <= span.last]
        assert not walls & set(inside)
        assert {wanted[n] for n in inside if n in wanted} == {span.terms}
    for before, after in itertools.pairwise(spans):
        between = {n for n in walls if before.last < day(n) < after.first}
        assert before.terms != after.terms or between  # else one span would have done


@pytest.mark.parametrize(
    ("starts", "ends", "minutes"),
    [("07:00", "16:00", 480), ("08:00", "12:30", 240), ("", "16:00", None), ("09:00", "", None)],
)
def test_the_break_is_no_work(starts: str, ends: str, minutes: int | None) -> None:
    assert minutes_of(starts, ends) == minutes


def test_hours_in_words() -> None:
    assert (hours_words(480), hours_words(450), hours_words(30)) == ("8시간", "7시간 30분", "30분")


def test_a_day_below_the_least_wage_is_told() -> None:
    day_ = Terms("수확", "", "07:00", "16:00", 82_559)
    assert too_little(day_, 10_320) == ("일당 82,559원은 8시간의 최저임금 82,560원보다 적습니다.")
    assert too_little(Terms("수확", "", "07:00", "16:00", 82_560), 10_320) == ""
    assert too_little(day_, None) == ""
    assert too_little(Terms("수확", daily_wage=1), 10_320) == ""


@pytest.mark.parametrize(
    ("starts", "ends", "rest", "said"),
    [
        ("07:00", "16:00", "12:00~13:00", (480, "12:00~13:00")),
        ("07:00", "11:00", "12:00~13:00", (240, "")),
        ("07:00", "12:00", "12:00~13:00", (270, "")),
        ("06:00", "15:00", "09:00~09:30, 12:00 - 13:00", (450, "09:00~09:30, 12:00~13:00")),
        ("06:00", "11:00", "09:00~09:30, 12:00~13:00", (270, "09:00~09:30")),
        ("07:00", "16:00", "점심 한 시간", (480, "점심 한 시간")),
        ("22:00", "06:00", "01:00~02:00", (450, "01:00~02:00")),
        ("", "", "12:00~13:00", (None, "12:00~13:00")),
    ],
)
def test_a_break_stands_within_the_hours(
    starts: str, ends: str, rest: str, said: tuple[int | None, str]
) -> None:
    assert with_rest(starts, ends, rest) == said

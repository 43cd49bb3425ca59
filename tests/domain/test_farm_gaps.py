"""What a day of farm work lacks, asked of every stage on every side of today."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jobdesk.domain.farm_evidence import Day
from jobdesk.domain.farm_gaps import Gap, gaps
from jobdesk.domain.farm_work import AHEAD, COUNTED, LIVE, DayStatus

TODAY = date(2026, 11, 20)


def day(
    status: DayStatus,
    on: date = TODAY,
    *,
    contract: bool = False,
    insured: bool = False,
    paid: bool = False,
) -> Day:
    """A day of work."""
    return Day(
        1,
        on,
        2,
        3,
        4,
        status,
        "수확",
        "사과",
        "가람읍",
        "",
        110_000,
        on if paid else None,
        on if contract else None,
        insured,
    )


def test_a_day_that_is_not_over_needs_no_word() -> None:
    confirmed = day(DayStatus.CONFIRMED, contract=True, insured=True)
    assert gaps(confirmed, TODAY) == ()
    assert gaps(confirmed, TODAY + timedelta(days=1)) == (Gap.CONFIRMATION,)


def test_what_was_not_worked_lacks_nothing() -> None:
    for status in set(DayStatus) - LIVE:
        assert gaps(day(status, TODAY - timedelta(days=40)), TODAY) == ()


def test_the_wage_is_asked_of_a_day_that_was_worked() -> None:
    assert Gap.WAGE in gaps(day(DayStatus.WORKED), TODAY)
    assert Gap.WAGE not in gaps(day(DayStatus.WORKED, paid=True), TODAY)
    assert Gap.WAGE not in gaps(day(DayStatus.SETTLED), TODAY)


@given(
    st.sampled_from(DayStatus),
    st.integers(-40, 40),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)
def test_a_day_that_lacks_nothing_is_whole(
    status: DayStatus, away: int, contract: bool, insured: bool, paid: bool
) -> None:
    on = TODAY + timedelta(days=away)
    one = day(status, on, contract=contract, insured=insured, paid=paid)
    lacking = gaps(one, TODAY)
    assert list(lacking) == sorted(lacking, key=list(Gap).index)
    if status in COUNTED and not lacking:
        assert contract
        assert insured
        assert paid or status is DayStatus.SETTLED
    assert (Gap.CONFIRMATION in lacking) == (status in AHEAD and away < 0)


def test_every_gap_says_of_which_days_it_is_asked() -> None:
    assert all(gap.rule.endswith("근로일입니다.") for gap in Gap)

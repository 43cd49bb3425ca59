"""훈련수당: paid days against a count by hand, caps against sums."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jobdesk.domain.attendance import LessonDay, Marked, Rule, standing
from jobdesk.domain.cohorts import RuleBasis
from jobdesk.domain.trainee_pay import Cut, Owed, PayRule, owed, paid_days
from jobdesk.domain.trainees import Mark

_START = date(2026, 9, 28)
_SEP, _OCT, _NOV = date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1)
_LATE = date(2026, 12, 31)


def _grid(words: str, hours: int = 8) -> tuple[tuple[LessonDay, ...], dict[date, Marked]]:
    signs = dict(zip("OLEUXV", Mark, strict=True))
    days = tuple(LessonDay(_START + timedelta(days=n), hours) for n in range(len(words)))
    marks = {
        day.held_on: Marked(signs[sign])
        for day, sign in zip(days, words, strict=True)
        if sign != "."
    }
    return days, marks


def test_attended_days_are_paid_in_their_month() -> None:
    """Three days of September, then October; 결석 and 미입력 are not paid, 공결 is."""
    days, marks = _grid("OOXVO.O")
    assert paid_days(Rule(), PayRule(10_000), days, marks, _LATE) == {_SEP: 2, _OCT: 3}
    strict = Rule(excused=False)
    assert paid_days(strict, PayRule(10_000), days, marks, _LATE) == {_SEP: 2, _OCT: 2}


def test_three_slips_take_a_day_in_the_month_of_the_third() -> None:
    """As 실제출석일 counts them; on the basis of hours none is taken."""
    days, marks = _grid("LLOLO")
    assert paid_days(Rule(), PayRule(10_000), days, marks, _LATE) == {_SEP: 3, _OCT: 1}
    by_hours = Rule(basis=RuleBasis.HOURS)
    assert paid_days(by_hours, PayRule(10_000), days, marks, _LATE) == {_SEP: 3, _OCT: 2}


def test_a_day_too_short_is_not_paid_and_not_taken_twice() -> None:
    """A late day of seven hours, where eight are asked for, is no slip besides."""
    days, marks = _grid("LLLOO")
    assert paid_days(Rule(), PayRule(10_000, hours=8), days, marks, _LATE) == {_SEP: 0, _OCT: 2}


def test_days_to_come_are_not_paid() -> None:
    """A 공결 that is entered ahead."""
    days, marks = _grid("OOOVV")
    assert paid_days(Rule(), PayRule(1), days, marks, _START + timedelta(days=2)) == {_SEP: 3}


def test_the_caps_cut_and_say_so() -> None:
    """A month's first, then the whole in the order of the months."""
    pay = PayRule(10_000, month_cap=150_000, cap=320_000)
    assert owed(pay, {_SEP: 20, _OCT: 15, _NOV: 10}) == (
        Owed(_SEP, 20, 150_000, Cut.MONTH),
        Owed(_OCT, 15, 150_000),
        Owed(_NOV, 10, 20_000, Cut.WHOLE),
    )


def test_what_was_paid_stays_and_the_difference_is_said() -> None:
    """A mark changed after the payment: the month is 10,000 won less; the rest has its room."""
    pay = PayRule(10_000, cap=250_000)
    assert owed(pay, {_SEP: 9, _OCT: 20}, {_SEP: 100_000}) == (
        Owed(_SEP, 9, 90_000, Cut.NONE, 100_000),
        Owed(_OCT, 20, 150_000, Cut.WHOLE),
    )
    assert owed(pay, {_SEP: 9}, {_SEP: 100_000})[0].astray == -10_000
    assert owed(pay, {_SEP: 9})[0].astray == 0


_MONTHS = st.lists(st.integers(0, 31), min_size=1, max_size=12)
_CAP = st.none() | st.integers(0, 3_000_000)


@given(
    days=_MONTHS,
    day=st.integers(1, 80_000),
    month_cap=_CAP,
    cap=_CAP,
    paid=st.sets(st.integers(1, 12)),
)
def test_caps_are_never_passed_and_paid_months_change_nothing(
    days: list[int], day: int, month_cap: int | None, cap: int | None, paid: set[int]
) -> None:
    """Paying some of the months alters no sum: they were counted under the same caps."""
    pay = PayRule(day, month_cap=month_cap, cap=cap)
    by_month = {date(2026, n, 1): count for n, count in enumerate(days, 1)}
    first = owed(pay, by_month)
    assert sum(one.amount for one in first) <= (cap if cap is not None else 10**12)
    for one in first:
        assert one.amount <= min(one.days * day, month_cap if month_cap is not None else 10**12)
        assert (one.amount < one.days * day) == bool(one.cut)
    settled = {one.month: one.amount for one in first if one.month.month in paid}
    again = owed(pay, by_month, settled)
    assert [one.amount for one in again] == [one.amount for one in first]
    assert not any(one.astray for one in again)


@given(st.text(alphabet="OLEUXV.", min_size=1, max_size=80), st.integers(1, 4), st.booleans())
def test_paid_days_are_the_attended_days_of_the_sheet(
    words: str, slips: int, excused: bool
) -> None:
    """Over the whole course, whatever the months are."""
    rule = Rule(slips_per_absence=slips, excused=excused)
    days, marks = _grid(words)
    stands = standing(rule, days, marks, today=_LATE)
    assert sum(paid_days(rule, PayRule(1), days, marks, _LATE).values()) == stands.attended_days

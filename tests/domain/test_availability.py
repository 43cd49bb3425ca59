"""On which days somebody can work: the rule against another, slower way of saying it."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jobdesk.domain.availability import free_days, hours_on, state_on
from jobdesk.domain.circumstances import WEEKDAYS, Availability, AvailabilityType

FREE, BUSY = AvailabilityType.FREE, AvailabilityType.BUSY
DAYS = st.dates(date(2026, 11, 1), date(2026, 12, 10))
SPANS = st.builds(
    Availability,
    availability_type=st.sampled_from(AvailabilityType),
    starts_on=st.none() | DAYS,
    ends_on=st.none() | DAYS,
    weekdays=st.lists(st.sampled_from(WEEKDAYS), unique=True).map(tuple),
    hours=st.sampled_from(("", "오전", "09:00~13:00")),
)


@given(st.lists(SPANS, max_size=6), DAYS)
def test_a_busy_span_wins_and_silence_is_no_answer(spans: list[Availability], day: date) -> None:
    said = {
        span.availability_type
        for span in spans
        if (span.starts_on or date.min) <= day <= (span.ends_on or date.max)
        and (not span.weekdays or "월화수목금토일"[day.weekday()] in span.weekdays)
    }
    assert state_on(spans, day) is (None if not said else BUSY not in said)


@given(st.lists(SPANS, max_size=6), SPANS, DAYS)
def test_more_busy_days_never_free_a_day(
    spans: list[Availability], more: Availability, day: date
) -> None:
    busy = Availability(
        availability_type=BUSY, starts_on=more.starts_on, ends_on=more.ends_on, hours=more.hours
    )
    if not state_on(spans, day):
        assert not state_on([*spans, busy], day)


@given(st.lists(SPANS, max_size=6), DAYS)
def test_free_days_are_the_days_that_are_free(spans: list[Availability], first: date) -> None:
    last = first + timedelta(days=20)
    days = free_days(spans, first, last)
    assert list(days) == sorted(set(days))
    assert all(first <= day <= last for day in days)
    for n in range(21):
        day = first + timedelta(days=n)
        assert (day in days) is (state_on(spans, day) is True)


@given(st.lists(SPANS, max_size=6), DAYS)
def test_the_order_of_spans_does_not_matter(spans: list[Availability], day: date) -> None:
    assert state_on(spans, day) is state_on(spans[::-1], day)


def test_a_market_day_within_a_free_month() -> None:
    month = Availability(starts_on=date(2026, 11, 1), ends_on=date(2026, 11, 30), hours="오전")
    fridays = Availability(availability_type=BUSY, weekdays=("금",))
    assert state_on([month, fridays], date(2026, 11, 19)) is True
    assert state_on([month, fridays], date(2026, 11, 20)) is False
    assert state_on([month, fridays], date(2026, 12, 1)) is None
    assert hours_on([month, fridays], date(2026, 11, 19)) == ("오전",)
    assert hours_on([month, fridays], date(2026, 11, 20)) == ()


def test_what_lies_in_the_bin_says_nothing() -> None:
    gone = Availability(trashed_on=date(2026, 11, 20))
    assert state_on([gone], date(2026, 11, 20)) is None

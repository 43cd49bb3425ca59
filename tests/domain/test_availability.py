"""On which days somebody can work: the rule against another, slower way of saying it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobdesk.domain.availability import (
    PARTS,
    covers,
    free_days,
    hours_on,
    parts_of,
    parts_on,
    state_on,
    without,
)
from jobdesk.domain.circumstances import WEEKDAYS, Availability, AvailabilityType

FREE, BUSY = AvailabilityType.FREE, AvailabilityType.BUSY
DAYS = st.dates(date(2026, 11, 1), date(2026, 12, 10))
SPANS = st.builds(
    Availability,
    availability_type=st.sampled_from(AvailabilityType),
    starts_on=st.none() | DAYS,
    ends_on=st.none() | DAYS,
    weekdays=st.lists(st.sampled_from(WEEKDAYS), unique=True).map(tuple),
    hours=st.sampled_from(("", "오전", "09:00~13:00", "오후 2시 이후")),
)


_PARTS = {"": PARTS, "오전": ("오전",), "09:00~13:00": ("오전",), "오후 2시 이후": ("오후",)}


@given(st.lists(SPANS, max_size=6), DAYS)
def test_a_busy_part_wins_and_silence_is_no_answer(spans: list[Availability], day: date) -> None:
    said: dict[str, set[AvailabilityType]] = {part: set() for part in PARTS}
    for span in spans:
        if (span.starts_on or date.min) <= day <= (span.ends_on or date.max) and (
            not span.weekdays or "월화수목금토일"[day.weekday()] in span.weekdays
        ):
            for part in _PARTS[span.hours]:
                said[part].add(span.availability_type)
    answers = [None if not types else BUSY not in types for types in said.values()]
    assert list(parts_on(spans, day).values()) == answers
    known = True if True in answers else None if None in answers else False
    assert state_on(spans, day) is known


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


def test_a_morning_at_the_doctor_leaves_the_afternoon() -> None:
    month = Availability(starts_on=date(2026, 11, 1), ends_on=date(2026, 11, 30))
    doctor = Availability(availability_type=BUSY, weekdays=("금",), hours="오전")
    assert state_on([month, doctor], date(2026, 11, 20)) is True
    assert hours_on([month, doctor], date(2026, 11, 20)) == ("오후", "저녁")
    assert state_on([doctor], date(2026, 11, 20)) is None
    assert hours_on([doctor], date(2026, 11, 20)) == ()


@pytest.mark.parametrize(
    ("hours", "parts"),
    [
        ("", PARTS),
        ("오전·오후", ("오전", "오후")),
        ("야간만", ("저녁",)),
        ("09:00~18:00", ("오전", "오후")),
        ("13시~17시", ("오후",)),
        ("22:00~06:00", ("저녁",)),
        ("6시~9시", ("오전",)),
        ("아이 등교 뒤", PARTS),
    ],
)
def test_words_and_clocks_name_parts_of_the_day(hours: str, parts: tuple[str, ...]) -> None:
    assert parts_of(hours) == frozenset(parts)


@given(
    SPANS, DAYS, st.none() | st.integers(0, 20), st.lists(st.sampled_from(WEEKDAYS), unique=True)
)
def test_what_is_taken_out_is_gone_and_nothing_else(
    span: Availability, first: date, days: int | None, weekdays: list[str]
) -> None:
    last = None if days is None else first + timedelta(days=days)
    chosen = tuple(weekdays)
    pieces = without(span, first, last, chosen)
    assert len({piece.id for piece in pieces if piece.id}) <= 1
    for n in range(-10, 60):
        day = date(2026, 11, 1) + timedelta(days=n)
        hit = first <= day <= (last or date.max) and (
            not chosen or WEEKDAYS[day.weekday()] in chosen
        )
        assert any(covers(piece, day) for piece in pieces) is (covers(span, day) and not hit)
        assert sum(covers(piece, day) for piece in pieces) <= 1

"""Which backups stay as they grow old."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jobdesk.data.thinning import kept

NOW = datetime.fromisoformat("2026-11-20 18:00")


def test_two_days_are_kept_whole_then_one_a_day_week_and_month() -> None:
    every_half_hour = [NOW - timedelta(minutes=30 * n) for n in range(48 * 400)]
    keep = kept(every_half_hour, NOW)
    recent = [t for t in keep if t > NOW - timedelta(hours=48)]
    assert len(recent) == 96
    # the 7th to the 17th by day, older weeks and months; the last of each
    older = sorted(keep - set(recent))
    assert older[0] == datetime.fromisoformat("2025-12-31 23:30")
    assert len([t for t in older if t > NOW - timedelta(days=14)]) == 11
    assert len(older) <= 12 + 8 + 12


def test_a_clock_set_back_deletes_nothing_that_seems_to_come() -> None:
    times = [NOW + timedelta(days=n) for n in range(40)]
    assert kept(times, NOW) == set(times)


@given(st.lists(st.integers(0, 60 * 24 * 800), max_size=60))
def test_the_newest_and_the_last_two_days_always_stay(minutes: list[int]) -> None:
    times = [NOW - timedelta(minutes=m) for m in minutes]
    keep = kept(times, NOW)
    assert keep <= set(times)
    if times:
        assert max(times) in keep
    assert {t for t in times if t > NOW - timedelta(hours=48)} <= keep


@given(st.lists(st.integers(0, 60 * 24 * 800), max_size=60), st.integers(0, 60 * 24 * 30))
def test_thinning_twice_keeps_what_thinning_once_kept(minutes: list[int], later: int) -> None:
    times = [NOW - timedelta(minutes=m) for m in minutes]
    once = kept(times, NOW)
    assert kept(once, NOW) == once

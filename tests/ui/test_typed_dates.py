"""Dates as people type them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from jobdesk.ui import dates

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("20261121", date(2026, 11, 21)),
        ("261121", date(2026, 11, 21)),
        ("2026-11-21", date(2026, 11, 21)),
        ("2026. 11. 21.", date(2026, 11, 21)),
        ("2026년 3월 2일", date(2026, 3, 2)),
        ("11/21", date(2026, 11, 21)),
        ("3.2", date(2026, 3, 2)),
        ("26-3-2", date(2026, 3, 2)),
        ("2026-11-21 (토)", date(2026, 11, 21)),
        ("오늘", TODAY),
        ("어제", date(2026, 11, 20)),
        ("+7", date(2026, 11, 28)),
        ("-3", date(2026, 11, 18)),
        ("１１／２１", date(2026, 11, 21)),
        ("", None),
    ],
)
def test_a_typed_day_is_read(typed: str, meant: date | None) -> None:
    assert dates.read_day(typed, TODAY) == meant


@pytest.mark.parametrize(
    "typed", ["13/40", "20261331", "김민지", "1", "2026", "2026-02-30", "1/2/3/4"]
)
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any ValueError means unreadable
        dates.read_day(typed, TODAY)


def test_births_lie_in_the_past() -> None:
    assert dates.read_day("680302", TODAY, past=True) == date(1968, 3, 2)
    assert dates.read_day("680302", TODAY) == date(2068, 3, 2)
    assert dates.read_day("051120", TODAY, past=True) == date(2005, 11, 20)
    assert dates.read_day("12/25", TODAY, past=True) == date(2025, 12, 25)


def test_days_and_times_are_shown_as_agreed() -> None:
    assert dates.day_and_weekday(TODAY) == "2026-11-21 (토)"
    now = datetime.combine(TODAY, time(14, 5))
    assert dates.clock(now) == "14:05"
    past = [now - timedelta(**ago) for ago in ({"seconds": 30}, {"minutes": 12}, {"days": 3})]
    assert [dates.ago(p, now) for p in past] == ["방금", "12분 전", "3일 전"]

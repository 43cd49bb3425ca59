"""Times as they are typed at a counter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobdesk.domain.times import check_time, time_of_day


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("", ""),
        ("14:05", "14:05"),
        ("9:5", "09:05"),
        ("1405", "14:05"),
        ("930", "09:30"),
        ("9", "09:00"),
        ("14시", "14:00"),
        ("2시 30분", "02:30"),
        ("오후 2시 반", "14:30"),
        ("오후2시", "14:00"),
        ("오전 12시", "00:00"),
        ("저녁 7시", "19:00"),
        ("１４：０５", "14:05"),
    ],
)
def test_times_are_read_as_people_write_them(typed: str, stored: str) -> None:
    assert time_of_day(typed) == stored


@pytest.mark.parametrize("typed", ["25:00", "12:60", "점심때", "14:05:09", "12345"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=typed):
        time_of_day(typed)
    assert check_time("next_at", typed, "다음 시각")[0].field == "next_at"


@given(st.integers(0, 23), st.integers(0, 59))
def test_what_is_stored_reads_as_itself(hour: int, minute: int) -> None:
    stored = f"{hour:02d}:{minute:02d}"
    assert time_of_day(stored) == stored
    assert time_of_day(stored.replace(":", "")) == stored

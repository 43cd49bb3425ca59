"""Dates, counts and changes as official papers write them."""

from __future__ import annotations

from datetime import date, datetime

from jobdesk.domain import official


def test_dates_have_no_leading_noughts() -> None:
    assert official.official_date(date(2026, 1, 5)) == "2026. 1. 5."
    assert (
        official.official_time(datetime.fromisoformat("2026-11-21 09:05")) == "2026. 11. 21. 09:05"
    )


def test_a_span_names_the_year_once() -> None:
    assert official.official_span(date(2026, 2, 1), date(2026, 2, 28)) == "2026. 2. 1. ~ 2. 28."
    assert (
        official.official_span(date(2025, 12, 1), date(2026, 1, 31))
        == "2025. 12. 1. ~ 2026. 1. 31."
    )


def test_a_decrease_has_the_white_triangle() -> None:
    assert [official.change(n) for n in (1250, 0, -1250)] == ["1,250", "-", "△1,250"]


def test_noughts_are_said_or_dashed() -> None:
    assert (official.count(0), official.cell(0), official.cell(1652)) == ("0", "-", "1,652")

"""How printed reports write dates, counts and changes (행정업무운영 편람)."""

from __future__ import annotations

from datetime import date, datetime


def official_date(day: date) -> str:
    """``2026. 11. 1.``: no leading zeros, a full stop after each part."""
    return f"{day.year}. {day.month}. {day.day}."


def official_time(moment: datetime) -> str:
    """``2026. 11. 21. 14:05``, 24-hour."""
    return f"{official_date(moment)} {moment:%H:%M}"


def official_span(first: date, last: date) -> str:
    """``2026. 11. 1. ~ 11. 30.``: the year is not repeated."""
    if first.year == last.year:
        return f"{official_date(first)} ~ {last.month}. {last.day}."
    return f"{official_date(first)} ~ {official_date(last)}"


def together(words: str) -> str:
    """Words that no line may end within: a date, an answer with its share."""
    return words.replace(" ", "\u00a0")


def count(value: int) -> str:
    """``1,652``; a nought is said, since it is a result."""
    return f"{value:,}"


def cell(value: int) -> str:
    """``1,652`` or ``-``: tables of many cells show what is there, not the noughts."""
    return f"{value:,}" if value else "-"


def change(value: int) -> str:
    """``12``, ``△12`` for a decrease, ``-`` for none. ▲ is avoided: offices read it both ways."""
    if value == 0:
        return "-"
    return f"△{-value:,}" if value < 0 else f"{value:,}"


def official_days(first: date, last: date | None = None, *, year: bool = True) -> str:
    """``2022. 2. 23.`` or, of several days, ``2022. 2. 23. ~ 24.``; the year may stand above."""
    begins = official_date(first) if year else f"{first.month}. {first.day}."
    if last is None or last == first:
        return begins
    if (last.year, last.month) == (first.year, first.month):
        return f"{begins} ~ {last.day}."
    if last.year == first.year:
        return f"{begins} ~ {last.month}. {last.day}."
    return f"{begins} ~ {official_date(last)}"

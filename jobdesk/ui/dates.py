"""Dates and times as this program shows them and as people type them."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from jobdesk.domain import text

_WEEKDAYS = "월화수목금토일"


def day(value: date | None) -> str:
    """``2026-11-21``, or an empty text."""
    return value.isoformat() if value is not None else ""


def day_and_weekday(value: date) -> str:
    """``2026-11-21 (토)``."""
    return f"{value.isoformat()} ({_WEEKDAYS[value.weekday()]})"


def clock(value: datetime) -> str:
    """``14:05``."""
    return f"{value:%H:%M}"


def ago(past: datetime, now: datetime) -> str:
    """``방금``, ``12분 전``, ``3시간 전``, ``2일 전``."""
    seconds = (now - past).total_seconds()
    if seconds < 60:
        return "방금"
    if seconds < 3600:
        return f"{int(seconds // 60)}분 전"
    if seconds < 86400:
        return f"{int(seconds // 3600)}시간 전"
    return f"{int(seconds // 86400)}일 전"


def read_day(typed: str, today: date, *, past: bool = False) -> date | None:
    """The date in ``20261121``, ``261121``, ``2026-11-21``, ``11/21``, ``오늘``, ``어제``,
    ``내일``, ``+7``, ``-3``; None for an empty text.

    A day without a year is of this year. Two digits of a year are of this century, except
    with ``past`` (births), where a year still to come is of the last one. Raises ValueError
    when the text is no date.
    """
    line = text.narrow(typed).replace(" ", "")
    if not line:
        return None
    words = {"오늘": 0, "어제": -1, "내일": 1, "모레": 2, "그제": -2}
    if line in words:
        return today + timedelta(days=words[line])
    if re.fullmatch(r"[+-]\d{1,4}", line):
        return today + timedelta(days=int(line))
    line = re.sub(r"\([월화수목금토일]\)$", "", line)
    line = re.sub(r"[년월./]", "-", line).replace("일", "").rstrip("-")
    if re.fullmatch(r"\d{8}", line):
        return date(int(line[:4]), int(line[4:6]), int(line[6:]))
    if re.fullmatch(r"\d{6}", line):
        return _short_year(int(line[:2]), int(line[2:4]), int(line[4:]), today, past=past)
    parts = [int(part) for part in line.split("-") if part.isdigit()]
    if len(parts) != line.count("-") + 1:
        raise ValueError(typed)
    if len(parts) == 2:
        found = date(today.year, parts[0], parts[1])
        return found.replace(year=found.year - 1) if past and found > today else found
    if len(parts) == 3 and parts[0] >= 1000:
        return date(parts[0], parts[1], parts[2])
    if len(parts) == 3:
        return _short_year(parts[0], parts[1], parts[2], today, past=past)
    raise ValueError(typed)


def _short_year(year: int, month: int, of_month: int, today: date, *, past: bool) -> date:
    found = date(2000 + year, month, of_month)
    if past and found > today:
        found = date(1900 + year, month, of_month)
    return found

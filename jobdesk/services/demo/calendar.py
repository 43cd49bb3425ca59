"""Days of the practice centre: office days, seasons, and where its records end."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from random import Random

from jobdesk.errors import UserError
from jobdesk.services import minimum_wage

_YEAR_OF_SEEKERS = 6_000
"""More than this many people would not pass through a county's centre in a year."""

REGISTRATIONS: tuple[float, ...] = (1.0, 1.2, 1.4, 1.2, 1.0, 0.9, 0.8, 0.8, 1.1, 1.1, 0.9, 0.6)
"""How busy the months are, January first: spring and harvest bring people."""

_DAY = timedelta(days=1)
_HOLIDAYS = frozenset({(1, 1), (3, 1), (5, 5), (6, 6), (8, 15), (10, 3), (10, 9), (12, 25)})
"""공휴일 of a fixed day; those of the moon's calendar are not missed in a practice."""


def minimum_hourly(year: int) -> int:
    """최저임금 of a year, that of the nearest known year outside the table."""
    known = minimum_wage.bundled()
    return known[min(max(year, min(known)), max(known))]


def last_day(until: str | None, today: date) -> date:
    """The last day with records: today, or the end of the past month ``until`` (YYYY-MM).

    Raises UserError when ``until`` is no month or lies ahead.
    """
    if until is None:
        return today
    match = re.fullmatch(r"(\d{4})-(\d{2})", until)
    if not match or not 1 <= int(match[2]) <= 12 or int(match[1]) < 1950:
        raise UserError(f"달을 2026-11처럼 쓰세요: {until}. 만든 것이 없습니다.")
    year, month = int(match[1]), int(match[2])
    if (year, month) > (today.year, today.month):
        raise UserError(f"아직 오지 않은 달입니다: {until}. 만든 것이 없습니다.")
    return min(date(year, month, calendar.monthrange(year, month)[1]), today)


def month_end(day: date) -> date:
    """The last day of a day's month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def first_day(end: date, seekers: int) -> date:
    """The first day of a span of whole months to ``end`` that so many seekers would fill."""
    years = min(10, max(1, -(-seekers // _YEAR_OF_SEEKERS)))
    month = end.month % 12 + 1
    year = end.year - years + (1 if end.month == 12 else 0)
    return date(year, month, 1)


class Days:
    """The office days of a span, drawn by how busy each month is."""

    def __init__(self, first: date, last: date) -> None:
        self.first = first
        every = (first + timedelta(days=n) for n in range((last - first).days + 1))
        self._days = [day for day in every if _is_office_day(day)] or [last]
        self._months: dict[tuple[int, int], list[date]] = {}
        for day in self._days:
            self._months.setdefault((day.year, day.month), []).append(day)
        self._shares: dict[tuple[float, ...], list[float]] = {}

    def draw(self, random: Random, busy: tuple[float, ...]) -> date:
        """A day of a month as busy as ``busy`` says (January first)."""
        if busy not in self._shares:
            shares = [busy[m - 1] * len(days) for (_, m), days in self._months.items()]
            self._shares[busy] = list(accumulate(shares))
        shares = self._shares[busy]
        if not shares[-1]:
            return random.choice(self._days)
        months = list(self._months.values())
        return random.choice(random.choices(months, cum_weights=shares)[0])


@cache  # a span has few days, a large centre asks for each a hundred times
def office_day(day: date, later: int = 0) -> date:
    """The office day ``later`` office days after ``day``, or the next one after a weekend."""
    while not _is_office_day(day):
        day += _DAY
    while later > 0:
        day += _DAY
        later -= _is_office_day(day)
    return day


def _is_office_day(day: date) -> bool:
    return day.weekday() < 5 and (day.month, day.day) not in _HOLIDAYS

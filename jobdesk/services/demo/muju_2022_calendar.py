"""The days of a year of the practice Muju: when the office is open and when farms work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from random import Random

from jobdesk.services import holidays

_DAY = timedelta(days=1)
_FIXED = frozenset({(1, 1), (3, 1), (5, 5), (6, 6), (8, 15), (10, 3), (10, 9), (12, 25)})
"""공휴일 of a fixed day, for years that the bundled table does not know."""


@cache
def is_open(day: date) -> bool:
    """Whether the office is open on a day."""
    if day.weekday() > 4 or (day.month, day.day) in _FIXED:
        return False
    return day not in holidays.bundled()


@cache
def office_day(day: date, later: int = 0) -> date:
    """The office day ``later`` office days after ``day``, or the next one after a closed day."""
    while not is_open(day):
        day += _DAY
    while later > 0:
        day += _DAY
        later -= is_open(day)
    return day


@cache
def is_farm_day(day: date) -> bool:
    """Farms work on Saturdays and on most holidays, yet neither on Sundays nor at 설날 and 추석."""
    if day.weekday() == 6:
        return False
    return not holidays.bundled().get(day, "").startswith(("설날", "추석", "신정"))


@dataclass(frozen=True)
class Year:
    """One year of the centre; ``opens`` it is the first with records and ``ends`` the last, so
    that only those have records of the days beside the years that are reported."""

    number: int
    seed: int
    opens: bool = True
    ends: bool = True

    @property
    def first(self) -> date:
        """The first of January."""
        return date(self.number, 1, 1)

    @property
    def last(self) -> date:
        """The last of December."""
        return date(self.number, 12, 31)

    @cached_property
    def office_days(self) -> tuple[date, ...]:
        """The days on which the office is open."""
        every = (self.first + _DAY * n for n in range((self.last - self.first).days + 1))
        return tuple(day for day in every if is_open(day))

    @property
    def closing(self) -> date:
        """The last office day."""
        return self.office_days[-1]

    def day(self, month: int, number: int) -> date:
        """The next office day from a day of the year on."""
        return min(office_day(date(self.number, month, number)), self.closing)

    def random(self, chapter: str) -> Random:
        """Chance of its own for a chapter, so that no chapter changes another."""
        return Random(f"muju {chapter} {self.seed} {self.number}")

    def draw(
        self, random: Random, count: int, busy: Sequence[float], until: date | None = None
    ) -> list[date]:
        """``count`` office days in order, of months as busy as ``busy`` says (January first)."""
        days = [day for day in self.office_days if until is None or day <= until]
        return sorted(random.choices(days, [busy[day.month - 1] for day in days], k=count))

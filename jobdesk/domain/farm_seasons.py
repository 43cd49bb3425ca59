"""작업력 through the years: when a farm's yearly work comes next, and what it will need."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from jobdesk.domain.farm_checks import month_day
from jobdesk.domain.farms import FarmSeason


@dataclass(frozen=True, slots=True)
class Spell:
    """One year's run of a season, ``first`` to ``last``, both included."""

    season: FarmSeason
    first: date
    last: date

    @property
    def words(self) -> str:
        """``사과 적과 04-20–05-10``."""
        what = " ".join(filter(None, (self.season.crop, self.season.task)))
        return f"{what} {self.first:%m-%d}–{self.last:%m-%d}"


def day_in(year: int, value: str) -> date:
    """A month and day in a year; 02-29 is 02-28 where there is none. Raises ValueError."""
    if not month_day(value):
        raise ValueError(value)
    if value == "02-29" and not _leaps(year):
        value = "02-28"
    return date.fromisoformat(f"{year:04d}-{value}")


def spells(season: FarmSeason, first: date, last: date) -> tuple[Spell, ...]:
    """The runs of a season that touch the days from ``first`` to ``last``, the earliest first.

    A season that ends before it starts runs over New Year. None where a text of it cannot be
    read as a day, as an old list may hold one.
    """
    if not month_day(season.starts) or not month_day(season.ends):
        return ()
    found = []
    for year in range(first.year - 1, last.year + 1):
        begins, ends = day_in(year, season.starts), day_in(year, season.ends)
        if ends < begins:
            ends = day_in(year + 1, season.ends)
        if begins <= last and ends >= first:
            found.append(Spell(season, begins, ends))
    return tuple(found)


def coming(seasons: Iterable[FarmSeason], today: date, days: int) -> tuple[Spell, ...]:
    """What runs today or begins within ``days``, the earliest first."""
    until = today + timedelta(days=days)
    found = [spell for season in seasons for spell in spells(season, today, until)]
    return tuple(sorted(found, key=lambda s: (s.first, s.last, s.season.id)))


def next_spell(season: FarmSeason, today: date) -> Spell | None:
    """The run that lasts today, else the next one; None for a season that cannot be read."""
    return next(iter(spells(season, today, today + timedelta(days=731))), None)


def _leaps(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)

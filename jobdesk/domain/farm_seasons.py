"""작업력 through the years: when a farm's yearly work comes next, and what it will need."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from jobdesk.domain.farm_checks import month_day
from jobdesk.domain.farms import FarmSeason

_SPOKEN = re.compile(r"(\d{1,2})\s*(?:월|[-./])\s*(\d{1,2}|초순?|중순?|하순|말)?\s*일?")
_BARE = re.compile(r"(\d{2})(\d{2})")
_THIRDS = {"초": (1, 10), "중": (11, 20), "하": (21, 31), "말": (21, 31)}


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


def read_month_day(typed: str, *, ends: bool = False) -> str:
    """A day of the year as it is said, ``4/10``, ``4월 10일``, ``0410``, ``4월 초``, as it is
    stored: ``04-10``. ``ends`` says that it closes a span: ``5월 중순`` is then the 20th, and a
    bare ``5월`` the last day of May. Raises ValueError for anything else.
    """
    found = _BARE.fullmatch(typed.strip()) or _SPOKEN.fullmatch(typed.strip())
    if found is None:
        raise ValueError(typed)
    month, said = int(found[1]), found[2] or ""
    if not 1 <= month <= 12:
        raise ValueError(typed)
    length = monthrange(2024, month)[1]
    if said.isdecimal():
        day = int(said)
    elif said:
        day = min(_THIRDS[said[0]][ends], length)
    else:
        day = length if ends else 1
    if not 1 <= day <= length:
        raise ValueError(typed)
    return f"{month:02d}-{day:02d}"

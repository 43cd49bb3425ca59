"""필요한 속도: how much a month is still needed to reach a year's target."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Pace:
    """``left`` is what is missing of the target (0 where it is reached), ``months_left`` the months
    of the year behind the day, ``so_far`` what came a month until it and ``needed`` what has to
    come a month from then on; None where no month is left."""

    left: Decimal
    months_left: Fraction
    so_far: Decimal | None
    needed: Decimal | None


def pace(target: Decimal, done: Decimal, day: date) -> Pace:
    """The pace after ``day``, which has been counted; months are parts of their days (15 June is
    half of it), numbers are to one place, what is needed never rounded below itself."""
    ahead = months_left(day)
    passed = 12 - ahead
    left = max(Decimal(0), target - done)
    return Pace(
        left,
        ahead,
        _tenths(Fraction(done) / passed),
        _tenths(Fraction(left) / ahead, up=True) if ahead else None,
    )


def months_left(day: date) -> Fraction:
    """The months of the year behind ``day``."""
    return 12 - (day.month - 1 + Fraction(day.day, calendar.monthrange(day.year, day.month)[1]))


def _tenths(value: Fraction, *, up: bool = False) -> Decimal:
    whole = -(-(value * 10) // 1) if up else (value * 10 + Fraction(1, 2)) // 1
    return Decimal(int(whole)).scaleb(-1)

"""Which rounding a report used, told from its figures: 반올림 or 버림, and how many decimals."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

from jobdesk.domain.printed_table_cells import Number
from jobdesk.domain.rounding import Rounding

_RAW = Fraction(1, 10**6)  # a number of a workbook is as exact as its arithmetic


def rounded(exact: Fraction, decimals: int, rounding: Rounding) -> Decimal:
    """``exact`` with some decimals, half up or cut off, away from and towards nothing."""
    mode = ROUND_HALF_UP if rounding is Rounding.HALF_UP else ROUND_DOWN
    with localcontext(prec=80):
        value = Decimal(exact.numerator) / Decimal(exact.denominator)
        return value.quantize(Decimal(1).scaleb(-decimals), rounding=mode)


def fits(number: Number, exact: Fraction) -> bool:
    """Whether a printed number is ``exact`` by either rounding."""
    return half_up(number, exact) or cut(number, exact) or _as_reckoned(number, exact)


def half_up(number: Number, exact: Fraction) -> bool:
    """Whether it is ``exact`` rounded half up."""
    return number.value == rounded(exact, number.decimals, Rounding.HALF_UP)


def cut(number: Number, exact: Fraction) -> bool:
    """Whether it is ``exact`` cut off."""
    return number.value == rounded(exact, number.decimals, Rounding.TRUNCATE)


def _as_reckoned(number: Number, exact: Fraction) -> bool:
    """A workbook's own number, which may be a share of 1 where percent are shown."""
    if not number.raw:
        return False
    value = Fraction(number.value)
    room = _RAW * max(Fraction(1), abs(exact))
    if any(abs(value * scale - exact) <= room for scale in (1, 100)):
        return True
    percent = number.value * 100
    decimals = max(0, number.decimals - 2)
    return any(percent == rounded(exact, decimals, rounding) for rounding in Rounding)


def loosely(number: Number, room: tuple[Fraction, Fraction] | None) -> bool:
    """Whether it may still be right when the figures it was made from had been rounded."""
    if room is None:
        return False
    low = rounded(room[0], number.decimals, Rounding.TRUNCATE)
    high = rounded(room[1], number.decimals, Rounding.HALF_UP)
    return low <= number.value <= high


def guessed(pairs: Iterable[tuple[Number, Fraction]]) -> tuple[int, int]:
    """How many numbers are right only when rounded half up, and only when cut off."""
    ups = cuts = 0
    for number, exact in pairs:
        up, down = half_up(number, exact), cut(number, exact)
        ups += up and not down
        cuts += down and not up
    return ups, cuts


def said(ups: int, cuts: int, *, judged: bool) -> str:
    """The rule in words; half up where nothing tells, since that is how reports round."""
    if not judged:
        return ""
    if ups and cuts:
        return "반올림" if ups >= cuts else "버림"
    return Rounding.TRUNCATE.label if cuts else Rounding.HALF_UP.label

"""Percentages as reports print them: decimal, half up or cut off, never averaged."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal, localcontext
from enum import StrEnum
from fractions import Fraction

_MODES = {"half_up": ROUND_HALF_UP, "truncate": ROUND_DOWN}


class Rounding(StrEnum):
    """반올림 or 버림(절사); the values are those of the centre's settings."""

    HALF_UP = "half_up"
    TRUNCATE = "truncate"

    @property
    def label(self) -> str:
        """The Korean word for it."""
        return "반올림" if self is Rounding.HALF_UP else "버림"


def rate(
    numerator: int | Decimal,
    denominator: int | Decimal | None,
    *,
    decimals: int = 0,
    rounding: Rounding = Rounding.HALF_UP,
) -> Decimal | None:
    """``numerator`` / ``denominator`` in percent with ``decimals`` places.

    Half up by default, as printed rates are (234/80 = 292.5 → 293, where Python's own
    ``round`` says 292). None where there is no denominator or it is zero. A rate of a total
    is made from the totals; there is deliberately no function that takes rates. The product
    and quotient are exact to 80 digits, so a tie is seen as a tie, and the smallest target
    that can be typed still has a rate.
    """
    if not denominator:
        return None
    step = Decimal(1).scaleb(-decimals)
    with localcontext(Context(prec=80)):
        exact = Decimal(numerator) * 100 / Decimal(denominator)
        return exact.quantize(step, rounding=_MODES[rounding])


def reached(share: Fraction) -> Decimal:
    """A share in percent with one decimal, half up; cut off where that would show a whole percent
    that was not reached: 79.96 % is 79.9 %, since 80.0 % would say that a rule of 80 % is kept."""
    shown = rate(share.numerator, share.denominator, decimals=1)
    if shown is not None and shown % 1 == 0 and shown > share * 100:
        cut = Rounding.TRUNCATE
        shown = rate(share.numerator, share.denominator, decimals=1, rounding=cut)
    assert shown is not None  # a fraction has a denominator
    return shown


def rate_text(value: Decimal | None) -> str:
    """``551%``, ``111.1%``, ``1,420.0%``; ``-`` where there is no rate."""
    return "-" if value is None else f"{value:,}%"

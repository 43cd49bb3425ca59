"""Numbers as cells of a report: counts, money, rates and changes in the words of offices.

Source of the signs: △ is a decrease and ▲ is avoided, since offices read it both ways; %p is a
difference of rates and never %; ``-`` is none or cannot be reckoned (target-reports-digest §3).
"""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from jobdesk.domain.report_document import Align, Cell, Figure, Formula, Style
from jobdesk.domain.rounding import Rounding, rate

NONE = "-"
_OF_RATE, _OF_RATIO = 1, 2
"""Decimal places of an indicator that divides two others."""


def words(text: str, align: Align | None = None) -> Cell:
    """Words as they are; nothing becomes nothing."""
    return Cell(text, align=align)


def rounded(value: Decimal, decimals: int, rounding: Rounding) -> Decimal:
    """``value`` with so many places, half up or cut off towards nought."""
    mode = ROUND_HALF_UP if rounding is Rounding.HALF_UP else ROUND_DOWN
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=mode)


def number(
    value: Decimal | int | None,
    *,
    figure: Figure | None = None,
    formula: Formula | None = None,
    suffix: str = "",
    decimals: int = 0,
    style: Style | None = None,
    nought: bool = False,
) -> Cell:
    """``1,652``, ``1,652명`` or ``-``; a nought is ``-`` too unless ``nought`` says it is a result.

    Places beyond ``decimals`` are rounded as the report's style says.
    """
    if value is None or (value == 0 and not nought):
        held = None if value is None else Decimal(0)
        return Cell(NONE, held, decimals, suffix, figure, formula)
    shown = rounded(Decimal(value), decimals, style.rounding if style else Rounding.HALF_UP)
    return Cell(f"{shown:,f}{suffix}", shown, decimals, suffix, figure, formula)


def counted(figure: Figure, *, unit: bool = False, formula: Formula | None = None) -> Cell:
    """A counted number that opens: ``1,652`` or, with its unit, ``1,652명``; a nought is said.
    A percentage has one place, a ratio (구인배수, a mean) two."""
    suffix = figure.unit if unit else ""
    return number(
        figure.value,
        figure=figure,
        formula=formula,
        suffix=suffix,
        decimals=places(figure),
        nought=True,
    )


def places(figure: Figure) -> int:
    """How many places a counted number is told with."""
    if figure.over is not None:  # what was divided seldom comes out even
        return _OF_RATE if figure.unit == "%" else _OF_RATIO
    return places_of(figure.value)


def places_of(*values: Decimal | None) -> int:
    """As many places as the numbers have that were counted or typed."""
    ends = [value.normalize().as_tuple().exponent for value in values if value is not None]
    return max(0, *(-end for end in ends if isinstance(end, int)), 0)


def money(
    won: Decimal | int | None,
    style: Style,
    *,
    figure: Figure | None = None,
    formula: Formula | None = None,
    suffix: str = "",
) -> Cell:
    """An amount of 원 in the report's unit."""
    value = None if won is None else Decimal(won) / style.money.won
    return number(
        value,
        figure=figure,
        formula=formula,
        suffix=suffix,
        decimals=style.money_decimals,
        style=style,
    )


def percent(
    numerator: Decimal | int | None,
    denominator: Decimal | int | None,
    style: Style,
    *,
    figure: Figure | None = None,
    formula: Formula | None = None,
    decimals: int | None = None,
    sign: bool = True,
) -> Cell:
    """``551%`` or ``-`` where there is nothing to divide by; ``sign`` off prints ``551``."""
    places = style.rate_decimals if decimals is None else decimals
    shown = (
        None
        if numerator is None
        else rate(
            Decimal(numerator),
            None if denominator is None else Decimal(denominator),
            decimals=places,
            rounding=style.rounding,
        )
    )
    suffix = "%" if sign else ""
    if shown is None:
        return Cell(NONE, None, places, suffix, figure, None)
    return Cell(f"{shown:,f}{suffix}", shown, places, suffix, figure, formula)


def change(
    value: Decimal | int | None,
    *,
    suffix: str = "",
    decimals: int = 0,
    style: Style | None = None,
    figure: Figure | None = None,
    formula: Formula | None = None,
) -> Cell:
    """``12``, ``△12`` for a decrease, ``-`` for none; ``2.5%p`` with its suffix."""
    if value is None or value == 0:
        held = None if value is None else Decimal(0)
        return Cell(NONE, held, decimals, suffix, figure, formula)
    shown = rounded(Decimal(value), decimals, style.rounding if style else Rounding.HALF_UP)
    text = f"{'△' if shown < 0 else ''}{abs(shown):,f}{suffix}"
    return Cell(text, shown, decimals, suffix, figure, formula)


def change_rate(
    now: Decimal | int | None,
    before: Decimal | int | None,
    style: Style,
    *,
    figure: Figure | None = None,
    formula: Formula | None = None,
    decimals: int = 1,
) -> Cell:
    """증감률 (B-A)/A: ``3.8%``, ``△13.1%``; ``-`` where there was nothing before. Not the ratio
    전년비 (B/A), which is :func:`percent` of the two."""
    if now is None or before is None or not before:
        return Cell(NONE, None, decimals, "%", figure, None)
    exact = rate(Decimal(now) - Decimal(before), before, decimals=decimals, rounding=style.rounding)
    return change(exact, suffix="%", decimals=decimals, figure=figure, formula=formula)

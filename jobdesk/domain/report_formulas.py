"""Formulas of a report's table: kept where they say what is printed, dropped where they do not.

A workbook reckons from printed numbers, so that the sum of amounts in 백만원 may be one off the
amount itself (시흥 329 + 2,343 printed 2,673); there the printed number stands without a formula.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from jobdesk.domain.report_document import Cell, Difference, Formula, Line, Rate, Sum
from jobdesk.domain.rounding import rate


def worked(formula: Formula, lines: Sequence[Line]) -> Decimal | None:
    """What the formula comes to from the printed numbers, None where one is missing."""
    match formula:
        case Sum(of):
            parts = [_at(lines, place) for place in of]
            numbers = [part for part in parts if part is not None]
            return sum(numbers, Decimal(0)) if numbers else None
        case Difference(minuend, subtrahend):
            one, other = _at(lines, minuend), _at(lines, subtrahend)
            return None if one is None or other is None else one - other
        case Rate(numerator, denominator, decimals, rounding, less_one):
            above, below = _at(lines, numerator), _at(lines, denominator)
            if above is None or not below:
                return None
            part = above - below if less_one else above
            return rate(part, below, decimals=decimals, rounding=rounding)


def agreeing(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines without the formulas that would not come to what is printed."""
    return tuple(
        replace(line, cells=tuple(_kept(cell, lines) for cell in line.cells)) for line in lines
    )


def _kept(cell: Cell, lines: Sequence[Line]) -> Cell:
    if cell.formula is None or worked(cell.formula, lines) == cell.value:
        return cell
    return replace(cell, formula=None)


def _at(lines: Sequence[Line], place: tuple[int, int]) -> Decimal | None:
    row, column = place
    return lines[row].cells[column].value

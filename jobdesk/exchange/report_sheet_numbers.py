"""Numbers of a report's cells in a workbook: the format that shows what is printed, and formulas.

A formula is only written where it comes to what is printed: a total counted apart from its lines
(people who are in two of them), or rounded from more than is shown, stays the number it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from openpyxl.utils import get_column_letter

from jobdesk.domain.report_document import Cell, Difference, Formula, Rate, Sum, Table
from jobdesk.domain.rounding import Rounding, rate

Place = tuple[int, int]
Of = Callable[[int, int], str]
"""The address in the workbook of a cell of the table, by line and column."""

_LONGEST = 250  # signs of a format that Excel takes
_DIGITS = 15  # that a program calculates with
_GUARD = 6
"""Digits beyond those printed at which a rate is first made clean of binary fractions: without it
28.999999999999996 would be cut off to 28 where 29 is exact."""


def number_format(cell: Cell) -> str | None:
    """The format in which ``cell.value`` shows as ``cell.text``; None where no format does.

    Signs around the number are quoted as they are, so ``%`` does not multiply. What is typed over
    the number later shows in the same manner: a decrease with △, a nought as printed here.
    """
    value, text = cell.value, cell.text
    if value is None or "\n" in text or not _fits(value):
        return None
    if text == "-":
        body = _body(cell.decimals, commas=True) + _quoted(cell.suffix)
        return f'{body};"△"{body};"-"' if value == 0 else '"-";"-";"-"'
    found = _found(cell)
    if found is None:
        literal = _quoted(text) or '""'
        return f"{literal};{literal};{literal}" if len(literal) < _LONGEST // 3 else None
    before, body, after = found
    behind = _quoted(after)
    if value < 0:
        made = f"{body}{behind};{_quoted(before)}{body}{behind}"
    else:
        front = _quoted(before)
        sign = "-" if before.endswith("-") else "△"
        made = f'{front}{body}{behind};"{sign}"{front}{body}{behind}'
        if value == 0:
            made += f";{front}{body}{behind}"
    return made if len(made) < _LONGEST else None


def _fits(value: Decimal) -> bool:
    return len(value.normalize().as_tuple().digits) <= _DIGITS


def _found(cell: Cell) -> tuple[str, str, str] | None:
    """What stands before the number in the text, how it is written, and what behind it."""
    assert cell.value is not None
    size = abs(cell.value)
    places = max(0, -int(size.as_tuple().exponent))
    for decimals in dict.fromkeys((cell.decimals, places)):
        for commas in (True, False):
            shown = f"{size:,.{decimals}f}" if commas else f"{size:.{decimals}f}"
            if Decimal(shown.replace(",", "")) != size:
                continue
            match = re.search(rf"(?<![\d,.]){re.escape(shown)}(?![\d]|[,.]\d)", cell.text)
            if match is not None:
                body = _body(decimals, commas=commas)
                return cell.text[: match.start()], body, cell.text[match.end() :]
    return None


def _body(decimals: int, *, commas: bool) -> str:
    return ("#,##0" if commas else "0") + ("." + "0" * decimals if decimals else "")


def _quoted(text: str) -> str:
    if not text:
        return ""
    return "".join(f'"{part}"' if part != '"' else '\\"' for part in re.split(r'(")', text) if part)


def comes_to(table: Table, cell: Cell) -> Decimal | None:
    """What the cell's formula, as it is written, comes to over the numbers as printed; None where
    it comes to none."""

    def value(place: Place) -> Decimal | None:
        row, column = place
        if not (0 <= row < len(table.lines) and 0 <= column < len(table.columns)):
            return None
        return table.lines[row].cells[column].value

    formula = cell.formula
    if isinstance(formula, Sum):
        return sum((value(place) or Decimal(0) for place in formula.of), Decimal(0))
    if isinstance(formula, Difference):
        one, other = value(formula.minuend), value(formula.subtrahend)
        return None if one is None or other is None else one - other
    if isinstance(formula, Rate):
        top, below = value(formula.numerator), value(formula.denominator)
        if top is None or not below:
            return None
        if formula.less_one:
            top -= below
        exact = rate(top, below, decimals=formula.decimals + _GUARD)
        assert exact is not None  # there is something to divide by
        mode = ROUND_HALF_UP if formula.rounding is Rounding.HALF_UP else ROUND_DOWN
        return exact.quantize(Decimal(1).scaleb(-formula.decimals), rounding=mode)
    return None


def agrees(table: Table, cell: Cell) -> bool:
    """Whether the cell's formula, calculated anew, gives the number that is printed."""
    if cell.formula is None or cell.value is None:
        return False
    return comes_to(table, cell) == cell.value and not _too_fine(cell.formula, cell.value)


def _too_fine(formula: Formula, value: Decimal) -> bool:
    """Whether a program that calculates with 15 digits could round to something else."""
    return isinstance(formula, Rate) and len(value.as_tuple().digits) + _GUARD > _DIGITS


def written(formula: Formula, of: Of) -> str:
    """The formula as Excel reads it; ROUND there is half up, as reports print."""
    if isinstance(formula, Sum):
        return f"=SUM({','.join(_runs(formula.of, of))})"
    if isinstance(formula, Difference):
        return f"={of(*formula.minuend)}-{of(*formula.subtrahend)}"
    top, below = of(*formula.numerator), of(*formula.denominator)
    part = f"({top}-{below})" if formula.less_one else top
    places = formula.decimals
    exact = f"ROUND({part}*100/{below},{places + _GUARD})"
    cut = formula.rounding is Rounding.TRUNCATE
    shown = f"TRUNC({exact},{places})" if cut else f"ROUND({exact},{places})"
    return f'=IF({below}=0,"-",{shown})'


def _runs(places: tuple[Place, ...], of: Of) -> Iterator[str]:
    """The places as ranges, each down a column or along a line, in the order given."""
    left = list(places)
    while left:
        run = [left.pop(0)]
        for down, along in ((1, 0), (0, 1)):
            if len(run) > 1:
                break
            while left and left[0] == (run[-1][0] + down, run[-1][1] + along):
                run.append(left.pop(0))
        yield of(*run[0]) if len(run) == 1 else f"{of(*run[0])}:{of(*run[-1])}"


def address(row: int, column: int) -> str:
    """``C7`` for row 7, column 3."""
    return f"{get_column_letter(column)}{row}"

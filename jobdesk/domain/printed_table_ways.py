"""The ways in which a figure of a table may have been reckoned from others in its row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from itertools import product

from jobdesk.domain.printed_table_cells import Number
from jobdesk.domain.printed_table_grid import Place, Table


class Op(Enum):
    """One figure from two."""

    RATIO = "비율"  # x / y × 100
    CHANGE = "증감률"  # (x - y) / y × 100
    DIFFERENCE = "증감"  # x - y


@dataclass(frozen=True, slots=True)
class Operand:
    """A figure that enters: as printed, and where a total was wrong, as it should be."""

    values: tuple[Decimal, ...]
    decimals: int = 0
    place: Place | None = None


Operands = tuple[Operand, Operand]


@dataclass(frozen=True, slots=True)
class Way:
    """A way to reckon one column: ``rule`` says it, ``of`` gives the two figures of a row.

    ``sure`` ways follow from the words of the header; others must be borne out by the figures.
    """

    rule: str
    op: Op
    of: Callable[[int], Operands | None]
    sure: bool = True
    likely: bool = False  # believed when more figures agree than do not


@dataclass(frozen=True, slots=True)
class Check:
    """One number of a cell and what it may rightly be: the first of ``exact`` is meant, the
    others follow from figures already blamed. ``room`` are the least and the greatest value that
    rounded figures allow. ``group`` is where one rounding rule holds."""

    place: Place
    number: Number
    exact: tuple[Fraction, ...]
    rule: str
    group: tuple[object, ...]
    room: tuple[Fraction, Fraction] | None = None
    parts: tuple[Place, ...] = ()
    rounds: bool = True
    op: Op | None = None


def reckoned(op: Op, x: Fraction, y: Fraction) -> Fraction | None:
    """``op`` of two figures, None where one would divide by nothing."""
    if op is Op.DIFFERENCE:
        return x - y
    if not y:
        return None
    return x * 100 / y if op is Op.RATIO else (x - y) * 100 / y


def exact_of(op: Op, operands: Operands) -> tuple[Fraction, ...]:
    """What the printed figures make, then what the right ones make."""
    out = []
    for x, y in product(operands[0].values, operands[1].values):
        value = reckoned(op, Fraction(x), Fraction(y))
        if value is not None and value not in out:
            out.append(value)
    return tuple(out)


def room_of(op: Op, operands: Operands) -> tuple[Fraction, Fraction] | None:
    """Least and greatest result where the printed figures have decimals and so were rounded."""
    if op is Op.DIFFERENCE or not any(operand.decimals for operand in operands):
        return None
    bounds = []
    for operand in operands:
        value = Fraction(operand.values[0])
        half = Fraction(1, 2 * 10**operand.decimals) if operand.decimals else Fraction(0)
        bounds.append((value - half, value + half))
    ends = [reckoned(op, x, y) for x, y in product(*bounds)]
    found = [end for end in ends if end is not None]
    return (min(found), max(found)) if len(found) == 4 else None


class Figures:
    """The numbers of a table, with what totals should have been beside what they are."""

    def __init__(self, table: Table, right: dict[Place, Decimal]) -> None:
        self.table, self._right = table, right

    def operand(self, row: int, column: int) -> Operand | None:
        """A cell as something to reckon with, None where it is not known."""
        number = self.table.cells[row][column].main
        if number is None or number.unsure:
            return None
        place = self.table.places[row][column]
        values = [number.value]
        if place in self._right:
            values.append(self._right[place])
        return Operand(tuple(values), number.decimals, place)

    def total(self, rows: Sequence[int], column: int) -> Operand | None:
        """The sum of a column over some rows, where every one is known or blank."""
        found = [self.operand(row, column) for row in rows]
        known = [operand for operand in found if operand is not None]
        if len(known) < 2:
            return None
        value = sum((operand.values[0] for operand in known), Decimal())
        return Operand((value,), max(operand.decimals for operand in known))

    def pair(self, column: int, base: int) -> Callable[[int], Operands | None]:
        """The figures of two columns in one row."""

        def of(row: int) -> Operands | None:
            x, y = self.operand(row, column), self.operand(row, base)
            return None if x is None or y is None else (x, y)

        return of

"""Cells of a plan's tables, and what is said where printed parts do not come to the whole.

Amounts are added in 원 and rounded where they are printed. A formula stands only where the printed
parts do come to the printed sum, so that a workbook never shows another number than the paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from jobdesk.domain import report_cells as cells
from jobdesk.domain.plan_tree import (
    Side,
    Slot,
    Tally,
    in_order,
    money_figure,
)
from jobdesk.domain.report_document import (
    Cell,
    Figure,
    Line,
    Style,
    Sum,
)

NONE = Cell(cells.NONE)
EMPTY = Cell()


def count(figure: Figure | None) -> Cell:
    return NONE if figure is None else cells.number(figure.value, figure=figure)


def amount_cell(
    counts: Tally,
    style: Style,
    side: Side = Side.PLANNED,
    slot: Slot | None = None,
    source: str | Sequence[str] | None = None,
    suffix: str = "",
) -> Cell:
    amount = counts.of(side, slot, source)
    name = "소요예산" if side is Side.PLANNED else "투입예산"
    if source:
        name += f" {source if isinstance(source, str) else '·'.join(source)}"
    figure = money_figure(amount, name)
    return cells.money(amount.won if amount else None, style, figure=figure, suffix=suffix)


def sources_of(counts: Tally, slot: Slot | None) -> tuple[str, ...]:
    lines = (*counts.planned, *counts.spent)
    return in_order(source for when, source in lines if slot in (None, when))


def agrees(whole: Cell, parts: Sequence[Cell]) -> bool:
    return (whole.value or Decimal(0)) == sum((p.value or Decimal(0) for p in parts), Decimal(0))


def summed(whole: Cell, parts: Sequence[Cell], at: Sequence[tuple[int, int]]) -> Cell:
    """The cell with a formula over its parts, where the printed parts do come to it."""
    if not whole.value or not agrees(whole, parts):
        return whole
    used = [place for place, part in zip(at, parts, strict=True) if part.value is not None]
    return replace(whole, formula=Sum(tuple(used)))


def with_sums(body: Sequence[Line], columns: Sequence[int]) -> list[Line]:
    """The lines with formulas in the total at their head."""
    rows = range(1, len(body))
    made = list(body[0].cells)
    for col in columns:
        parts = [body[row].cells[col] for row in rows]
        made[col] = summed(made[col], parts, [(row, col) for row in rows])
    return [replace(body[0], cells=tuple(made)), *body[1:]]


def rounding_notes(
    body: Sequence[Line], columns: Sequence[int], style: Style, across: tuple[int, int] = (0, 0)
) -> tuple[str, ...]:
    """Said once where printed amounts do not add up to the printed total, down or across."""
    down = any(
        not agrees(body[0].cells[col], [line.cells[col] for line in body[1:]])
        for col in columns
        if col > 1 and len(body) > 1 and body[0].cells[col].figure is not None
    )
    whole, first = across
    aside = whole and any(
        not agrees(line.cells[whole], line.cells[first:]) for line in body if line.cells[first:]
    )
    return (residue(style),) if down or aside else ()


def residue(style: Style) -> str:
    return (
        f"금액은 원 단위로 더한 뒤 {style.money.value}으로 {style.rounding.label}하여, 인쇄한 "
        "금액을 더한 값과 끝자리가 다를 수 있습니다."
    )

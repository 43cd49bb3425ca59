"""One cell of a ready table: numbers with their units, rates, changes with their signs."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from jobdesk.domain import report_cells as cells
from jobdesk.domain.report_document import Align, Cell, Difference, Figure, Formula, Rate, Style
from jobdesk.domain.report_layout_parts import Col, Given, Options, Print, Row, Signs

Place = tuple[int, int]
_MOST_PLACES = 2


def unit_of(column: Col, row: Row, units: bool) -> str:
    """What stands behind a number of the column, nothing where the head says it."""
    return column.unit or (row.unit if units else "")


def places_of(row: Row, given: Given) -> int:
    """How many decimals a number of the row is printed with."""
    if row.decimals is not None:
        return row.decimals
    if row.unit == "%":
        return 1
    exponent = 0 if given.value is None else given.value.as_tuple().exponent
    return min(max(0, -exponent), _MOST_PLACES) if isinstance(exponent, int) else 0


def plain(column: Col, row: Row, units: bool, style: Style, formula: Formula | None = None) -> Cell:
    """Words, a number or an amount of money, as the row has it under the column's key."""
    given = row.values.get(column.key, Given())
    if column.print is Print.WORDS:
        return cells.words(given.text, Align.LEFT)
    if given.value is None:
        asked = column.key in row.values
        return Cell(given.text if asked else cells.NONE, figure=given.figure)
    if column.print is Print.MONEY:
        return cells.money(given.value, style, figure=given.figure, formula=formula)
    return cells.number(
        given.value,
        figure=given.figure,
        formula=formula,
        suffix=unit_of(column, row, units),
        decimals=places_of(row, given),
        style=style,
        nought=True,
    )


def share(column: Col, row: Row, units: bool, style: Style) -> Cell:
    """``819명(34%)``: a number and its share of the row's whole."""
    bare = plain(replace(column, print=Print.COUNT), row, units, style)
    whole = row.values.get(column.of[0], Given()).value
    if bare.value is None or not whole:
        return bare
    part = cells.percent(row.values[column.key].value, whole, style)
    return replace(bare, text=f"{bare.text}({part.text})")


def rate_cell(column: Col, row: Row, style: Style, places: tuple[Place, Place] | None) -> Cell:
    """달성률 or 전년비: one number of the row over another, which it opens to."""
    above, below = _two(column, row)
    return cells.percent(
        above.value,
        below.value,
        style,
        figure=_made_of(column, above, below),
        formula=Rate(*places, style.rate_decimals, style.rounding) if places else None,
        sign=column.signed,
    )


def change_cell(
    column: Col,
    row: Row,
    units: bool,
    style: Style,
    options: Options,
    places: tuple[Place, Place] | None,
    money: bool,
) -> Cell:
    """증감 in the row's unit, of money in the report's, of rates in %p."""
    now, before = _two(column, row)
    if column.fresh and now.value and not before.value:
        return Cell(column.fresh)
    if now.value is None or before.value is None:
        return Cell(cells.NONE)
    formula = Difference(*places) if places else None
    if money:
        exact, decimals, suffix = (
            (now.value - before.value) / style.money.won,
            style.money_decimals,
            "",
        )
    else:
        exact = now.value - before.value
        decimals = max(places_of(row, now), places_of(row, before))
        suffix = "%p" if row.unit == "%" else unit_of(column, row, units)
    made = cells.change(exact, suffix=suffix, decimals=decimals, style=style, formula=formula)
    return signed(made, options.signs)


def change_rate_cell(
    column: Col, row: Row, style: Style, options: Options, places: tuple[Place, Place] | None
) -> Cell:
    """증감률 (B-A)/A, never the ratio B/A."""
    now, before = _two(column, row)
    decimals = style.rate_decimals
    formula = Rate(*places, decimals, style.rounding, less_one=True) if places else None
    made = cells.change_rate(
        now.value,
        before.value,
        style,
        decimals=decimals,
        formula=formula,
        figure=_made_of(column, now, before),
    )
    if not column.signed and made.value is not None and made.value != 0:
        made = replace(made, text=made.text.removesuffix("%"), suffix="")
    return signed(made, options.signs)


def both_cell(
    column: Col, row: Row, units: bool, style: Style, options: Options, money: bool
) -> Cell:
    """``△765(△13.1%)``: the change and, behind it, its rate."""
    change = change_cell(column, row, units, style, options, None, money)
    share_of = change_rate_cell(column, row, style, options, None)
    if change.value is None or share_of.value is None:
        return change
    return replace(change, text=f"{change.text}({share_of.text})", figure=share_of.figure)


def signed(cell: Cell, signs: Signs) -> Cell:
    """A change with the sign that a report wants instead of △."""
    if not cell.value or signs is Signs.TRIANGLE:
        return cell
    bare = cell.text.removeprefix("△")
    down = cell.value < 0
    if signs is Signs.MINUS:
        return replace(cell, text=f"-{bare}" if down else bare)
    return replace(cell, text=f"{bare} {'↓' if down else '↑'}")


def _two(column: Col, row: Row) -> tuple[Given, Given]:
    return tuple(row.values.get(key, Given()) for key in column.of)  # type: ignore[return-value]


def _made_of(column: Col, above: Given, below: Given) -> Figure | None:
    if above.value is None or below.value is None:
        return None
    parts = (_figure(above), _figure(below))
    what = {Print.RATIO: "전년비(B/A)"}.get(column.print, column.head[-1])
    share = above.value * 100 / below.value if below.value else None
    return Figure(share, "%", what, over=parts)


def _figure(given: Given) -> Figure:
    return given.figure or Figure(Decimal(given.value or 0))

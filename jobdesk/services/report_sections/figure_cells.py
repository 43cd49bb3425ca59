"""Numbers of the figure services as cells of a report, each with the records it opens to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from jobdesk.domain import report_cells as cells
from jobdesk.domain.figures import Number
from jobdesk.domain.kinds import KindId
from jobdesk.domain.report_document import (
    Align,
    Cell,
    Column,
    Figure,
    Formula,
    Head,
    Line,
    Rate,
    Style,
    Table,
)
from jobdesk.domain.report_formulas import agreeing
from jobdesk.domain.text import mask_name


def figure_of(number: Number, unit: str = "", name: str = "", rule: str = "") -> Figure:
    """A number of a figure service as the report has it."""
    return Figure(Decimal(number.value), unit, name, rule, number.kind, number.ids)


def of_ids(kind: KindId, ids: Iterable[int], unit: str, name: str, rule: str = "") -> Figure:
    """A count of records."""
    once = tuple(dict.fromkeys(ids))
    return Figure(Decimal(len(once)), unit, name, rule, kind, once)


def opens(
    number: Number | Figure, unit: str = "", name: str = "", formula: Formula | None = None
) -> Cell:
    """``1,652``, with its records; nought is said."""
    figure = number if isinstance(number, Figure) else figure_of(number, unit, name)
    return cells.counted(figure, formula=formula)


def won(number: Number | Figure, style: Style, name: str = "") -> Cell:
    """An amount of 원 in the report's unit, with its records."""
    figure = number if isinstance(number, Figure) else figure_of(number, "원", name)
    return cells.money(figure.value, style, figure=figure)


def share(
    part: Number | Figure,
    whole: Number | Figure,
    style: Style,
    *,
    name: str,
    base: str,
    places: tuple[tuple[int, int], tuple[int, int]] | None = None,
    decimals: int | None = None,
) -> Cell:
    """A rate of two numbers; ``base`` names the denominator (수료생) in its sentence."""
    above = part if isinstance(part, Figure) else figure_of(part)
    below = whole if isinstance(whole, Figure) else figure_of(whole, name=base)
    exact = None
    if above.value is not None and below.value:
        exact = above.value * 100 / below.value
    digits = style.rate_decimals if decimals is None else decimals
    return cells.percent(
        above.value,
        below.value,
        style,
        figure=Figure(exact, "%", name, f"분모: {base}", over=(above, below)),
        formula=Rate(*places, digits, style.rounding) if places else None,
        decimals=decimals,
    )


def left(text: str) -> Cell:
    """Words at the left."""
    return cells.words(text, Align.LEFT)


def person(name: str, opens_to: Figure, *, full: bool) -> Cell:
    """Somebody's name, its middle hidden unless ``full``; it opens to the record it stands in, by
    which the access log knows who was handed out, and a copy may hide it still."""
    return Cell(name if full else mask_name(name), figure=opens_to, align=Align.LEFT, named=True)


def table(
    id_: str,
    titles: Sequence[str],
    lines: Sequence[Line],
    *,
    widths: Sequence[float] = (),
    words: Sequence[int] = (0,),
    title: str = "",
    unit: str = "",
    notes: tuple[str, ...] = (),
    empty: str = "이 기간에 해당하는 내용이 없습니다.",
    size: float = 9.5,
) -> Table:
    """A table with one row of heads; ``words`` are the columns of words, the others numbers."""
    shares = tuple(widths) or tuple(30 if at in words else 14 for at in range(len(titles)))
    return Table(
        id_,
        title,
        tuple(
            Column(shares[at], Align.LEFT if at in words else Align.RIGHT)
            for at in range(len(titles))
        ),
        tuple(Head(text, 0, at) for at, text in enumerate(titles)),
        agreeing(lines),
        unit=unit,
        notes=notes,
        empty=empty,
        size=size,
    )

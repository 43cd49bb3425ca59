"""What every chart of a report is drawn from: words, fields of tone or pattern, a legend.

A chart must be read on a grey print and on a copy of one, so parts differ in lightness or in
their lines and never in hue alone, and every number is written out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Literal

from reportlab.graphics.shapes import Drawing, Line, Polygon, Rect, String
from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm

from jobdesk.domain.report_document import Chart, Figure, MoneyUnit
from jobdesk.reports import fonts, ink

SIZE, SMALL = 9.0, 8.0
_HATCH = 1.5 * mm

Lines = Literal["", "/", "\\", "-", "x"]
Box = tuple[float, float, float, float]
"""Left, bottom, width, height in points."""


@dataclass(frozen=True, slots=True)
class Tone:
    """How one part is filled; ``dark`` ones bear white words."""

    fill: Any
    lines: Lines = ""
    dark: bool = False


TONES = (
    Tone(ink.ACTUAL, dark=True),
    Tone(ink.TARGET),
    Tone(ink.PAPER, "/"),
    Tone(HexColor("#8FA9C4")),
    Tone(ink.PAPER, "-"),
    Tone(HexColor("#3E4C59"), dark=True),
    Tone(ink.PAPER, "x"),
    Tone(ink.TARGET, "\\"),
)
TARGET, ACTUAL = TONES[1], TONES[0]


def tone(at: int) -> Tone:
    """The tone of the part in this place; with more than eight they begin again."""
    return TONES[at % len(TONES)]


def amount(figure: Figure, chart: Chart) -> Decimal | None:
    """The figure in the chart's unit: 원 become 천원 or 백만원 where the chart is in those."""
    value = figure.value
    units = {unit.value: unit.won for unit in MoneyUnit}
    if value is not None and figure.unit == MoneyUnit.WON.value and chart.unit in units:
        return value / units[chart.unit]
    return value


def said(figure: Figure, chart: Chart) -> str:
    """``1,652``, ``68.2`` or ``-``: whole numbers as they are, others with one decimal."""
    value = amount(figure, chart)
    if value is None:
        return "-"
    places = Decimal(1) if value == value.to_integral_value() else Decimal("0.1")
    shown = value.quantize(places, rounding=ROUND_HALF_UP)
    return f"△{-shown:,f}" if shown < 0 else f"{shown:,f}"


def with_unit(figure: Figure, chart: Chart) -> str:
    """``1,652명``: the number with its own unit."""
    units = {unit.value for unit in MoneyUnit}
    unit = chart.unit if figure.unit in units and chart.unit in units else figure.unit
    words = said(figure, chart)
    return words if words == "-" else f"{words}{unit}"


def text(
    drawing: Drawing,
    x: float,
    y: float,
    words: str,
    *,
    size: float = SIZE,
    font: str = fonts.REGULAR,
    anchor: str = "start",
    colour: Any = ink.TEXT,
    ground: bool = False,
) -> None:
    """One line of words; ``anchor`` is start, middle or end. On white ``ground`` no line behind
    it runs through the words that start there."""
    if words and ground:
        wide = fonts.width(words, font, size) + 2
        drawing.add(Rect(x - 1, y - size * 0.25, wide, size, fillColor=ink.PAPER, strokeColor=None))
    if words:
        drawing.add(
            String(x, y, words, textAnchor=anchor, fontName=font, fontSize=size, fillColor=colour)
        )


def field(drawing: Drawing, box: Box, made: Tone) -> None:
    """A box filled with a tone and edged."""
    left, bottom, wide, high = box
    if wide <= 0 or high <= 0:
        return
    drawing.add(
        Rect(left, bottom, wide, high, fillColor=made.fill, strokeColor=None, strokeWidth=0)
    )
    for x1, y1, x2, y2 in _hatching(box, made.lines):
        drawing.add(Line(x1, y1, x2, y2, strokeColor=ink.FRAME, strokeWidth=0.5))
    drawing.add(
        Rect(
            left,
            bottom,
            wide,
            high,
            fillColor=None,
            strokeColor=ink.ACTUAL if made is ACTUAL else ink.FRAME,
            strokeWidth=0.6,
        )
    )


def _hatching(box: Box, lines: Lines) -> Iterator[tuple[float, float, float, float]]:
    """The lines of a pattern, cut to the box; drawn one by one, since pixels know no clipping."""
    left, bottom, wide, high = box
    if lines == "-":
        y = _HATCH
        while y < high:
            yield left, bottom + y, left + wide, bottom + y
            y += _HATCH
    if lines in ("/", "x"):
        yield from _slanted(box)
    if lines in ("\\", "x"):
        for x1, y1, x2, y2 in _slanted(box):
            yield 2 * left + wide - x1, y1, 2 * left + wide - x2, y2


def _slanted(box: Box) -> Iterator[tuple[float, float, float, float]]:
    left, bottom, wide, high = box
    x = _HATCH - high
    while x < wide:
        low, top = max(0.0, -x), min(high, wide - x)
        if top > low:
            yield left + x + low, bottom + low, left + x + top, bottom + top
        x += _HATCH * 1.4


def broken(drawing: Drawing, x: float, bottom: float, high: float) -> None:
    """The sign that a bar goes on beyond what is drawn: two white strokes through it."""
    for at in (x - 3.2 * mm, x - 1.8 * mm):
        points = [at, bottom - 0.5, at + 0.7 * mm, bottom - 0.5, at + 1.6 * mm, bottom + high + 0.5]
        points += [at + 0.9 * mm, bottom + high + 0.5]
        drawing.add(Polygon(points, fillColor=ink.PAPER, strokeColor=None, strokeWidth=0))


def legend(drawing: Drawing, names: Sequence[tuple[str, Tone]], right: float, y: float) -> None:
    """Names beside their tones on one line that ends at ``right``, smaller where it is long."""
    size = SMALL
    while size > 5 and _legend_wide(names, size) > right:
        size -= 0.5
    x = max(0.0, right - _legend_wide(names, size))
    for name, made in names:
        field(drawing, (x, y, size + 3, size - 1), made)
        text(drawing, x + size + 6, y, name, size=size)
        x += size + 6 + fonts.width(name, fonts.REGULAR, size) + 10


def _legend_wide(names: Sequence[tuple[str, Tone]], size: float) -> float:
    return sum(size + 16 + fonts.width(n, fonts.REGULAR, size) for n, _ in names) - 8

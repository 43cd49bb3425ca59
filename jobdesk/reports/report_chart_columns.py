"""Months side by side, the parts of each piled up: one column a label."""

from __future__ import annotations

import math

from reportlab.graphics.shapes import Drawing, Line, Rect
from reportlab.lib.units import mm

from jobdesk.domain.report_document import Chart
from jobdesk.reports import fonts, ink
from jobdesk.reports.report_chart_parts import (
    SMALL,
    Tone,
    amount,
    field,
    legend,
    said,
    text,
    tone,
)
from jobdesk.reports.report_pdf_lay import lines

_HIGH = 46 * mm
_HEAD = 9 * mm
_WIDEST = 16 * mm
_TICKS = 4
_LEAST = 7.0  # points: a part lower than this bears no number
_SMALLEST = 4.5  # points of a number that is read


def stacked(chart: Chart, room: float) -> Drawing:
    """The drawing; each part that is high enough bears its number."""
    heights = [
        [max(0.0, float(amount(each.values[at], chart) or 0)) for each in chart.series]
        for at in range(len(chart.labels))
    ]
    most, step_value = _axis(max((sum(each) for each in heights), default=0.0))
    axis = fonts.width(f"{most:,.0f}", fonts.REGULAR, 7) + 2 * mm
    step = (room - axis) / len(chart.labels)
    size = SMALL if step > 12 * mm else 7.0
    names = [lines(label, fonts.MEDIUM, size, step - 1 * mm) for label in chart.labels]
    captions = [lines(each, fonts.REGULAR, 7, step - 1 * mm) for each in chart.captions]
    foot = max(len(each) for each in names) * size * 1.25 + 3 * mm
    below = foot
    if any(each != [""] for each in captions):
        foot += max(len(each) for each in captions) * 7 * 1.25 + 1 * mm
    drawing = Drawing(room, foot + _HIGH + _HEAD)
    _ground(drawing, (axis, foot), most, step_value, room)
    bar = min(step * 0.66, _WIDEST)
    tones = [tone(at) for at in range(len(chart.series))]
    for at, label in enumerate(names):
        middle = axis + (at + 0.5) * step
        _column(drawing, chart, at, (middle - bar / 2, foot, bar), [h / most for h in heights[at]])
        _under(drawing, label, middle, foot - size - 1 * mm, size, fonts.MEDIUM)
        if captions:
            _under(drawing, captions[at], middle, foot - below - 6, 7, fonts.REGULAR)
    drawing.add(Line(axis, foot, room, foot, strokeColor=ink.FRAME, strokeWidth=0.8))
    pairs = [(each.name, made) for each, made in zip(chart.series, tones, strict=True)]
    legend(drawing, pairs, room, drawing.height - 5 * mm)
    return drawing


def _axis(highest: float) -> tuple[float, float]:
    """A round number not below the highest column, and the step of the lines behind it."""
    if highest <= 0:
        return 1.0, 1.0
    rough = highest / _TICKS
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(m * power for m in (1, 2, 2.5, 5, 10) if m * power >= rough - 1e-9)
    step = max(step, 1.0)
    return math.ceil(highest / step - 1e-9) * step, step


def _ground(
    drawing: Drawing, corner: tuple[float, float], most: float, step: float, room: float
) -> None:
    left, foot = corner
    for at in range(round(most / step) + 1):
        y = foot + _HIGH * at * step / most
        if at:
            drawing.add(Line(left, y, room, y, strokeColor=ink.TARGET, strokeWidth=0.5))
        words = f"{at * step:,.0f}"
        text(drawing, left - 1.5 * mm, y - 2.5, words, size=7, anchor="end", colour=ink.QUIET)


def _column(
    drawing: Drawing,
    chart: Chart,
    at: int,
    place: tuple[float, float, float],
    shares: list[float],
) -> None:
    left, y, bar = place
    for part, share in enumerate(shares):
        high, made = _HIGH * share, tone(part)
        field(drawing, (left, y, bar, high), made)
        words = said(chart.series[part].values[at], chart)
        if share and high >= _LEAST:
            _number(drawing, words, (left + bar / 2, y + high / 2), bar, made)
        y += high


def _number(
    drawing: Drawing, words: str, middle: tuple[float, float], bar: float, made: Tone
) -> None:
    size = fonts.fitting([words], fonts.MEDIUM, 7, bar - 1)
    if size < _SMALLEST:
        return
    wide = fonts.width(words, fonts.MEDIUM, size)
    x, y = middle[0], middle[1] - size * 0.36
    if made.lines:
        ground = (x - wide / 2 - 1, middle[1] - size * 0.5, wide + 2, size)
        drawing.add(Rect(*ground, fillColor=ink.PAPER, strokeColor=None, strokeWidth=0))
    colour = ink.PAPER if made.dark else ink.TEXT
    text(drawing, x, y, words, size=size, font=fonts.MEDIUM, anchor="middle", colour=colour)


def _under(
    drawing: Drawing, words: list[str], middle: float, y: float, size: float, font: str
) -> None:
    for line in words:
        text(drawing, middle, y, line, size=size, font=font, anchor="middle")
        y -= size * 1.25

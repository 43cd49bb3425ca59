"""Bars of target and result that read in grey: the one is light with an edge, the other dark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.units import mm

from jobdesk.domain.official import count
from jobdesk.reports import fonts, ink


@dataclass(frozen=True, slots=True)
class Bars:
    """One pair of bars; ``target`` None draws the result alone. ``below`` stands under it."""

    label: str
    target: Decimal | None
    actual: int
    below: str


_BAR = 13 * mm
_FOOT = 13 * mm
_HEAD = 9 * mm


def target_and_actual(
    bars: Sequence[Bars], *, width: float = ink.ROOM, height: float = 49 * mm
) -> Drawing:
    """A drawing of pairs of bars from nought up, each with its value; sizes in points."""
    drawing = Drawing(width, height)
    _legend(drawing, width, height)
    most = max((float(v) for b in bars for v in (b.target or 0, b.actual)), default=0.0)
    room = height - _FOOT - _HEAD - 4 * mm
    scale = room / most if most else 0.0
    for share in (0.25, 0.5, 0.75, 1.0):
        y = _FOOT + room * share
        drawing.add(Line(0, y, width, y, strokeColor=ink.SHADE, strokeWidth=0.5))
    step = width / max(len(bars), 1)
    for index, pair in enumerate(bars):
        middle = (index + 0.5) * step
        if pair.target is None:
            _bar(drawing, middle, Decimal(pair.actual), scale, actual=True)
        else:
            _bar(drawing, middle - _BAR / 2 - 1, pair.target, scale, actual=False)
            _bar(drawing, middle + _BAR / 2 + 1, Decimal(pair.actual), scale, actual=True)
        _text(drawing, middle, _FOOT - 5 * mm, pair.label, fonts.MEDIUM, 9)
        _text(drawing, middle, _FOOT - 9.6 * mm, pair.below, fonts.REGULAR, 8.5)
    drawing.add(Line(0, _FOOT, width, _FOOT, strokeColor=ink.FRAME, strokeWidth=0.8))
    return drawing


def _bar(drawing: Drawing, middle: float, value: Decimal, scale: float, *, actual: bool) -> None:
    tall = float(value) * scale
    drawing.add(
        Rect(
            middle - _BAR / 2,
            _FOOT,
            _BAR,
            tall,
            fillColor=ink.ACTUAL if actual else ink.TARGET,
            strokeColor=ink.ACTUAL if actual else ink.FRAME,
            strokeWidth=0.6,
        )
    )
    whole = count(int(value)) if value == value.to_integral_value() else f"{value:,f}"
    font = fonts.SEMIBOLD if actual else fonts.REGULAR
    _text(drawing, middle, _FOOT + tall + 1.3 * mm, whole, font, 8.5)


def _legend(drawing: Drawing, width: float, height: float) -> None:
    y = height - 5 * mm
    x = width - 36 * mm
    for label, fill, stroke in (
        ("연간목표", ink.TARGET, ink.FRAME),
        ("누계 실적", ink.ACTUAL, ink.ACTUAL),
    ):
        drawing.add(Rect(x, y, 7, 7, fillColor=fill, strokeColor=stroke, strokeWidth=0.6))
        drawing.add(
            String(x + 11, y, label, fontName=fonts.REGULAR, fontSize=8.5, fillColor=ink.TEXT)
        )
        x += 19 * mm


def _text(drawing: Drawing, x: float, y: float, text: str, font: str, size: float) -> None:
    drawing.add(
        String(x, y, text, textAnchor="middle", fontName=font, fontSize=size, fillColor=ink.TEXT)
    )

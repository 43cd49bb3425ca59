"""Ornaments of a certificate, drawn as lines: woven bands, rosettes, a frame of both.

Everything is a curve of a few sines, as engraved papers are: nothing is a picture, so it stays
sharp on every printer and costs a few kilobytes.
"""

from __future__ import annotations

import math
from typing import Any

from reportlab.lib.units import mm

from jobdesk.reports import ink

_STEP = 1.4  # points between two places of a curve


def frame(canvas: Any, size: tuple[float, float], edge: float, band: float) -> None:
    """A frame around the page, ``edge`` points from its rim and ``band`` points broad: two ruled
    lines, a woven band between them, a rosette in each corner."""
    wide, high = size
    low, left = edge, edge
    inner = edge + band
    canvas.saveState()
    canvas.setStrokeColor(ink.CREST)
    canvas.setLineWidth(1.6)
    canvas.rect(left, low, wide - 2 * edge, high - 2 * edge)
    canvas.setLineWidth(0.7)
    canvas.rect(inner, inner, wide - 2 * inner, high - 2 * inner)
    canvas.setLineWidth(0.35)
    near = inner + 1.3 * mm
    canvas.setStrokeColor(ink.GILT)
    canvas.rect(near, near, wide - 2 * near, high - 2 * near)
    middle = edge + band / 2
    weave(canvas, (inner, middle), wide - 2 * inner, band * 0.36, along=True)
    weave(canvas, (inner, high - middle), wide - 2 * inner, band * 0.36, along=True)
    weave(canvas, (middle, inner), high - 2 * inner, band * 0.36, along=False)
    weave(canvas, (wide - middle, inner), high - 2 * inner, band * 0.36, along=False)
    for x in (middle, wide - middle):
        for y in (middle, high - middle):
            _corner(canvas, x, y, band)
    canvas.restoreState()


def weave(
    canvas: Any, start: tuple[float, float], length: float, swing: float, *, along: bool
) -> None:
    """A woven band from ``start``: six sines of a whole number of waves, each a sixth of a wave
    behind the last, ``swing`` points to either side, along the page or up it."""
    waves = max(1, round(length / (swing * 4.5)))
    canvas.setLineWidth(0.3)
    for number in range(6):
        phase = number * math.pi / 3
        canvas.setStrokeColor(ink.GILT if number % 2 else ink.CREST)
        path = canvas.beginPath()
        for at in range(int(length / _STEP) + 2):
            way = min(at * _STEP, length)
            side = swing * math.sin(way / length * waves * 2 * math.pi + phase)
            x = start[0] + (way if along else side)
            y = start[1] + (side if along else way)
            if at:
                path.lineTo(x, y)
            else:
                path.moveTo(x, y)
        canvas.drawPath(path)


def rosette(
    canvas: Any, x: float, y: float, radius: float, *, petals: int = 24, lines: int = 6
) -> None:
    """A rosette around a point: ``lines`` wreaths of ``petals``, each wreath within the last."""
    canvas.setLineWidth(0.3)
    for number in range(lines):
        outer = radius * (1 - number * 0.6 / lines)
        path = canvas.beginPath()
        places = petals * 24
        for at in range(places + 1):
            turn = at / places * 2 * math.pi
            reach = outer * (0.86 + 0.14 * math.cos(petals * turn + number * math.pi / 3))
            reach *= 0.96 + 0.04 * math.cos(petals / 3 * turn)
            spot = (x + reach * math.cos(turn), y + reach * math.sin(turn))
            if at:
                path.lineTo(*spot)
            else:
                path.moveTo(*spot)
        path.close()
        canvas.drawPath(path)


def rule(canvas: Any, x: float, y: float, length: float) -> None:
    """A line that thins out from a diamond in its middle, ``x`` its middle."""
    canvas.saveState()
    canvas.setStrokeColor(ink.GILT)
    canvas.setFillColor(ink.GILT)
    canvas.setLineWidth(0.6)
    half, gap = length / 2, 3.2 * mm
    canvas.line(x - half, y, x - gap, y)
    canvas.line(x + gap, y, x + half, y)
    for side, reach in ((0.0, 1.5 * mm), (-2.4 * mm, 0.7 * mm), (2.4 * mm, 0.7 * mm)):
        path = canvas.beginPath()
        path.moveTo(x + side - reach, y)
        path.lineTo(x + side, y + reach)
        path.lineTo(x + side + reach, y)
        path.lineTo(x + side, y - reach)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)
    canvas.restoreState()


def _corner(canvas: Any, x: float, y: float, band: float) -> None:
    half = band / 2
    canvas.setFillColor(ink.PAPER)
    canvas.setStrokeColor(ink.CREST)
    canvas.setLineWidth(0.7)
    canvas.rect(x - half, y - half, band, band, stroke=1, fill=1)
    canvas.setStrokeColor(ink.GILT)
    rosette(canvas, x, y, half * 0.9, petals=12, lines=3)
    canvas.setStrokeColor(ink.CREST)
    rosette(canvas, x, y, half * 0.5, petals=8, lines=2)

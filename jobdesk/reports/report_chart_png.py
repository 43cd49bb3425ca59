"""A drawing as a PNG picture, for files that hold no PDF.

Drawn by Pillow from the same shapes: PDFium is one engine for the whole process, and reportlab's
own pixels need a library that is not bundled.
"""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Any

from PIL import Image, ImageDraw, ImageFont
from reportlab.graphics.shapes import Drawing, Line, Polygon, Rect, String

from jobdesk.reports import fonts

_FINER = 2  # drawn larger and made smaller, so that slanted edges are smooth
_ANCHOR = {"start": "ls", "middle": "ms", "end": "rs"}


def png(drawing: Drawing, dpi: int) -> bytes:
    """The drawing on white, ``dpi`` dots to the inch. Raises TypeError for a shape it does not
    know."""
    scale = dpi / 72 * _FINER
    size = (round(drawing.width * scale), round(drawing.height * scale))
    picture = Image.new("RGB", size, "white")
    pen = _Pen(ImageDraw.Draw(picture), scale, size[1])
    for shape in drawing.contents:
        pen.draw(shape)
    small = picture.resize((size[0] // _FINER, size[1] // _FINER), Image.Resampling.BOX)
    out = io.BytesIO()
    small.save(out, "PNG", dpi=(dpi, dpi), optimize=True)
    return out.getvalue()


class _Pen:
    """Draws shapes given in points from below in pixels from above."""

    def __init__(self, draw: Any, scale: float, high: int) -> None:
        self._draw, self._scale, self._high = draw, scale, high

    def draw(self, shape: Any) -> None:
        """Draws one shape."""
        if isinstance(shape, Rect):
            self._rect(shape)
        elif isinstance(shape, Line):
            self._line(shape)
        elif isinstance(shape, Polygon):
            points = shape.points
            at = [self._at(points[i], points[i + 1]) for i in range(0, len(points), 2)]
            self._draw.polygon(at, fill=_colour(shape.fillColor))
        elif isinstance(shape, String):
            font = _font(shape.fontName, round(shape.fontSize * self._scale, 2))
            place = self._at(shape.x, shape.y)
            colour, anchor = _colour(shape.fillColor), _ANCHOR[shape.textAnchor]
            self._draw.text(place, shape.text, fill=colour, font=font, anchor=anchor)
        else:
            raise TypeError(f"no pixels for {shape!r}")

    def _at(self, x: float, y: float) -> tuple[float, float]:
        return x * self._scale, self._high - y * self._scale

    def _pixels(self, points: float) -> int:
        return max(1, round(points * self._scale))

    def _rect(self, shape: Rect) -> None:
        left, top = self._at(shape.x, shape.y + shape.height)
        right, bottom = self._at(shape.x + shape.width, shape.y)
        outline = _colour(shape.strokeColor)
        width = self._pixels(shape.strokeWidth) if outline else 0
        self._draw.rectangle(
            (left, top, max(left, right), max(top, bottom)),
            fill=_colour(shape.fillColor),
            outline=outline,
            width=width,
        )

    def _line(self, shape: Line) -> None:
        colour, width = _colour(shape.strokeColor), self._pixels(shape.strokeWidth)
        start, end = self._at(shape.x1, shape.y1), self._at(shape.x2, shape.y2)
        dashes = getattr(shape, "strokeDashArray", None)
        if not dashes:
            self._draw.line((start, end), fill=colour, width=width)
            return
        on, off = (each * self._scale for each in dashes)
        far = ((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5
        went = 0.0
        while went < far:
            stop = min(went + on, far)
            part = [
                (
                    start[0] + (end[0] - start[0]) * each / far,
                    start[1] + (end[1] - start[1]) * each / far,
                )
                for each in (went, stop)
            ]
            self._draw.line((part[0], part[1]), fill=colour, width=width)
            went = stop + off


def _colour(colour: Any) -> tuple[int, int, int] | None:
    if colour is None:
        return None
    return round(colour.red * 255), round(colour.green * 255), round(colour.blue * 255)


@lru_cache(maxsize=64)
def _font(name: str, size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(fonts.file_of(name)), size, layout_engine=ImageFont.Layout.BASIC)

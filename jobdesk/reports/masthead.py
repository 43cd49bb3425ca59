"""The head of a report: centre, title and the 결재란 in which superiors sign."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from jobdesk.reports import fonts, ink


class Masthead(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Head of a report: the centre on the left, 결재란 on the right, the title beneath.

    ``approval`` heads two to five boxes; an empty one leaves the 결재란 off. ``number`` (문서번호)
    stands under the centre, ``subtitle`` under the title.
    """

    _SIDE: float = 7 * mm
    _BOX: float = 19 * mm
    _TOP: float = 6 * mm
    _SPACE: float = 15 * mm

    _SUB: float = 6.5 * mm

    def __init__(
        self,
        title: str,
        centre: str,
        approval: Sequence[str] = (),
        *,
        subtitle: str = "",
        number: str = "",
    ) -> None:
        super().__init__()
        self._subtitle, self._number = subtitle, number
        self._title = title
        self._centre = centre
        self._approval = approval
        self._width: float = ink.ROOM

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Size in points (reportlab asks)."""
        self._width = width
        head = self._TOP + self._SPACE if self._approval else 8 * mm
        if self._number and not self._approval:
            head += 4 * mm
        size, titles = _fitted(self._title, fonts.BOLD, 20.0, 13.0, width)
        more = (len(titles) - 1) * size * 1.3
        return width, head + 19 * mm + self._below(width) + more

    def _below(self, width: float) -> float:
        """Points that the subtitle takes under the title."""
        if not self._subtitle:
            return 0.0
        size, lines = _fitted(self._subtitle, fonts.MEDIUM, 11.0, 9.0, width)
        return self._SUB + (len(lines) - 1) * size * 1.3

    def draw(self) -> None:
        """Draws centre, boxes, title and its rule (reportlab asks)."""
        canvas = self.canv
        width, height = self.wrap(self._width, 0)
        room = width
        if self._approval:
            room -= self._draw_boxes(canvas, width, height) + 4 * mm
        canvas.setFillColor(ink.TEXT)
        canvas.setFont(fonts.SEMIBOLD, 11)
        y = height - 11
        for line in fonts.wrap(self._centre, fonts.SEMIBOLD, 11, room):
            canvas.drawString(0, y, line)
            y -= 15
        if self._number:
            canvas.setFont(fonts.REGULAR, 9)
            canvas.setFillColor(ink.QUIET)
            for line in fonts.wrap(f"문서번호  {self._number}", fonts.REGULAR, 9, room):
                canvas.drawString(0, y, line)
                y -= 12
            canvas.setFillColor(ink.TEXT)
        below = self._below(width)
        size, titles = _fitted(self._title, fonts.BOLD, 20.0, 13.0, width)
        canvas.setFont(fonts.BOLD, size)
        y = 7 * mm + below + (len(titles) - 1) * size * 1.3
        for line in titles:
            canvas.drawCentredString(width / 2, y, line)
            y -= size * 1.3
        if self._subtitle:
            size, lines = _fitted(self._subtitle, fonts.MEDIUM, 11.0, 9.0, width)
            canvas.setFont(fonts.MEDIUM, size)
            y = 6 * mm + (len(lines) - 1) * size * 1.3
            for line in lines:
                canvas.drawCentredString(width / 2, y, line)
                y -= size * 1.3
        canvas.setStrokeColor(ink.FRAME)
        canvas.setLineWidth(1.4)
        canvas.line(0, 3 * mm, width, 3 * mm)
        canvas.setLineWidth(ink.THIN)
        canvas.line(0, 2.2 * mm, width, 2.2 * mm)

    def _draw_boxes(self, canvas: Any, width: float, height: float) -> float:
        """Draws the 결재란 and returns its width."""
        count = len(self._approval)
        whole = self._SIDE + count * self._BOX
        tall = self._TOP + self._SPACE
        left, bottom = width - whole, height - tall
        canvas.setFillColor(ink.SHADE)
        canvas.rect(left, bottom, self._SIDE, tall, stroke=0, fill=1)
        canvas.rect(left, bottom + self._SPACE, whole, self._TOP, stroke=0, fill=1)
        canvas.setStrokeColor(ink.LINE)
        canvas.setLineWidth(ink.THIN)
        start = left + self._SIDE
        canvas.line(start, bottom + self._SPACE, left + whole, bottom + self._SPACE)
        for index in range(count):
            x = start + index * self._BOX
            canvas.line(x, bottom, x, bottom + tall)
        canvas.setStrokeColor(ink.FRAME)
        canvas.setLineWidth(ink.HEAVY)
        canvas.rect(left, bottom, whole, tall)
        canvas.setFillColor(ink.TEXT)
        canvas.setFont(fonts.MEDIUM, 9)
        canvas.drawCentredString(left + self._SIDE / 2, bottom + tall * 0.62, "결")
        canvas.drawCentredString(left + self._SIDE / 2, bottom + tall * 0.26, "재")
        for index, title in enumerate(self._approval):
            size = 9.0
            while size > 5 and fonts.width(title, fonts.MEDIUM, size) > self._BOX - 1.5 * mm:
                size -= 0.25
            canvas.setFont(fonts.MEDIUM, size)
            middle = start + (index + 0.5) * self._BOX
            canvas.drawCentredString(middle, bottom + self._SPACE + 1.9 * mm, title)
        return whole


def _fitted(
    text: str, font: str, largest: float, least: float, room: float
) -> tuple[float, list[str]]:
    """The largest type in which the text is one line, else the least and its lines."""
    size = largest
    while size > least and fonts.width(text, font, size) > room:
        size -= 0.5
    return size, fonts.wrap(text, font, size, room)

"""The head of a report: centre, title and the 결재란 in which superiors sign."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from jobdesk.reports import fonts, ink


class Masthead(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Head of a report: the centre on the left, 결재란 on the right, the title beneath.

    ``approval`` heads two to five boxes; an empty one leaves the 결재란 off.
    """

    _SIDE: float = 7 * mm
    _BOX: float = 19 * mm
    _TOP: float = 6 * mm
    _SPACE: float = 15 * mm

    def __init__(self, title: str, centre: str, approval: Sequence[str] = ()) -> None:
        super().__init__()
        self._title = title
        self._centre = centre
        self._approval = approval
        self._width: float = ink.ROOM

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Size in points (reportlab asks)."""
        self._width = width
        head = self._TOP + self._SPACE if self._approval else 8 * mm
        return width, head + 19 * mm

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
        size = 20.0
        while size > 12 and fonts.width(self._title, fonts.BOLD, size) > width:
            size -= 0.5
        canvas.setFont(fonts.BOLD, size)
        canvas.drawCentredString(width / 2, 7 * mm, self._title)
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

"""부스 표지: one A4 page across for each employer, read from the other end of the hall."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.units import mm

from jobdesk.reports import fonts, ink
from jobdesk.reports.day_pages import A4_ACROSS, Event, Pages, block, fitted, words

TITLE = "부스 표지"
_SIDE: float = 15 * mm


@dataclass(frozen=True, slots=True)
class BoothSign:
    """One sign; ``jobs`` are what the employer seeks, a line each (``조리원 2명``)."""

    booth: str
    firm: str
    jobs: tuple[str, ...]


def booth_signs_pdf(signs: Sequence[BoothSign], event: Event) -> bytes:
    """A page for each sign, without numbers of pages: only one number may be read on it.

    Raises ValueError without a sign.
    """
    pages = Pages(TITLE, event, A4_ACROSS)
    for sign in signs:
        _draw(pages.begin(), sign, event, *pages.size)
        pages.end(numbered=False)
    return pages.done()


def _draw(canvas: Any, sign: BoothSign, event: Event, wide: float, high: float) -> None:
    left, right = _SIDE, wide - _SIDE
    top, bottom = high - _SIDE, _SIDE
    canvas.setFillColor(ink.TEXT)
    title = right - left - fonts.width(event.centre, fonts.MEDIUM, 14) - 10 * mm
    words(canvas, event.title, fonts.SEMIBOLD, 18, (left, top - 14), title, "left")
    canvas.setFillColor(ink.QUIET)
    words(canvas, event.centre, fonts.MEDIUM, 14, (right, top - 14), (right - left) * 0.45)
    upper = top - 13 * mm
    canvas.setStrokeColor(ink.TEXT)
    canvas.setLineWidth(2.5)
    canvas.line(left, upper, right, upper)
    inner = left
    if sign.booth:
        box = 98 * mm
        low = bottom
        canvas.setLineWidth(4)
        canvas.roundRect(left + 2, low + 2, box - 4, upper - 8 * mm - low, 6 * mm, stroke=1, fill=0)
        canvas.setFillColor(ink.TEXT)
        canvas.setFont(fonts.SEMIBOLD, 26)
        canvas.drawCentredString(left + box / 2, upper - 8 * mm - 16 * mm, "부스")
        area = (left + 6 * mm, low + 8 * mm, left + box - 6 * mm, upper - 28 * mm)
        room, tall = area[2] - area[0], area[3] - area[1]
        size, lines = fitted(sign.booth, fonts.BOLD, 320, room, tall, most=2, leading=1.0)
        block(canvas, lines, fonts.BOLD, size, area, leading=1.0, spacing=-0.05 * size)
        inner = left + box + 10 * mm
    _draw_firm(canvas, sign, (inner, bottom, right, upper - 8 * mm))


def _draw_firm(canvas: Any, sign: BoothSign, box: tuple[float, float, float, float]) -> None:
    left, bottom, right, top = box
    room = right - left
    cut = top - (top - bottom) * (0.46 if sign.jobs else 1)
    canvas.setFillColor(ink.TEXT)
    size, lines = fitted(
        sign.firm, fonts.BOLD, 76, room, top - cut - 4 * mm, most=3, least=20, leading=1.15
    )
    block(
        canvas, lines, fonts.BOLD, size, (left, cut + 4 * mm, right, top),
        align="left", leading=1.15,
    )  # fmt: skip
    if not sign.jobs:
        return
    canvas.setStrokeColor(ink.LINE)
    canvas.setLineWidth(1)
    canvas.line(left, cut, right, cut)
    canvas.setFillColor(ink.QUIET)
    canvas.setFont(fonts.SEMIBOLD, 18)
    canvas.drawString(left, cut - 11 * mm, "모집 직종")
    canvas.setFillColor(ink.TEXT)
    high = cut - 15 * mm - bottom
    size = 46.0
    while True:
        made = [fonts.wrap(job, fonts.SEMIBOLD, size, room, break_words=size < 14)
                for job in sign.jobs]  # fmt: skip
        lines = [line for part in made for line in part]
        wide = max(fonts.width(line, fonts.SEMIBOLD, size) for line in lines)
        if (wide <= room and len(lines) * size * 1.3 <= high) or size <= 4:
            break
        size -= 0.5
    y = cut - 15 * mm
    canvas.setFont(fonts.SEMIBOLD, size)
    for line in lines:
        y -= size
        canvas.drawString(left, y, line)
        y -= size * 0.3

"""What the papers of a matching day share: the day in words, pages drawn by hand, words that
shrink to their box.

Each part of a file (one employer's list, one table) is numbered by itself, ``1 / 3``, since its
pages are handed to somebody apart from the others.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from jobdesk.reports import fonts, ink
from jobdesk.reports.document import watermark

A4: tuple[float, float] = (ink.PAGE_WIDTH, ink.PAGE_HEIGHT)
A4_ACROSS = (A4[1], A4[0])
A3_ACROSS: tuple[float, float] = (420 * mm, 297 * mm)
MARGIN: float = 12 * mm
HEAD: float = 22.5 * mm
LOW: float = 14 * mm
"""Where the content of a page ends, above its foot."""
_SMALL = 7.5


@dataclass(frozen=True, slots=True)
class Event:
    """The day as its papers name it: ``when`` is ``2026. 11. 25. (수) 13:30~16:30``, ``foot``
    who printed it on which day."""

    title: str
    when: str
    place: str
    centre: str
    phone: str = ""
    foot: str = ""
    practice: bool = False

    @property
    def about(self) -> str:
        """When and where, on one line."""
        return " · ".join(part for part in (self.when, self.place) if part)


class Pages:
    """A file of pages, each drawn between :meth:`begin` and :meth:`end`."""

    def __init__(self, title: str, event: Event, size: tuple[float, float] = A4) -> None:
        fonts.register()
        self._buffer = io.BytesIO()
        self.event, self.size = event, size
        self.canvas: Any = Canvas(self._buffer, pagesize=size, lang="ko-KR")
        self.canvas.setTitle(f"{title} - {event.title}")
        self.canvas.setAuthor(event.centre)
        self.canvas.setCreator("JobDesk")
        self._part = self._number = 0

    def begin(self) -> Any:
        """A fresh page, the watermark of a practice centre on it; returns the canvas."""
        if self.event.practice:
            watermark(self.canvas, *self.size)
        self.canvas.setFillColor(ink.TEXT)
        self.canvas.setStrokeColor(ink.LINE)
        return self.canvas

    def end(
        self,
        foot: str = "",
        *,
        numbered: bool = True,
        low: float = 6.5 * mm,
        middle: float | None = None,
    ) -> None:
        """The page is done: its foot at the left, its number in the middle or at ``middle``."""
        canvas = self.canvas
        self._number += 1
        if numbered:
            middle = self.size[0] / 2 if middle is None else middle
            canvas.setFillColor(ink.QUIET)
            canvas.setFont(fonts.REGULAR, 8.5)
            canvas.drawRightString(middle, low, f"{self._number} / ")
            canvas.saveState()
            canvas.translate(middle, low)
            canvas.doForm(self._total)
            canvas.restoreState()
            if foot:
                room = middle - MARGIN - 12 * mm
                size = fonts.fitting([foot], fonts.REGULAR, _SMALL, room)
                canvas.setFont(fonts.REGULAR, size)
                canvas.drawString(MARGIN, low, foot)
        canvas.showPage()

    def end_part(self) -> None:
        """The pages that follow are numbered from 1 again."""
        canvas = self.canvas
        canvas.beginForm(self._total, 0, -3, 80, 12)
        canvas.setFont(fonts.REGULAR, 8.5)
        canvas.setFillColor(ink.QUIET)
        canvas.drawString(0, 0, str(self._number))
        canvas.endForm()
        self._part, self._number = self._part + 1, 0

    def flow(
        self,
        story: Sequence[Flowable],
        head: Callable[[], float],
        low: float,
        foot: str = "",
        ends: Callable[[], None] | None = None,
        side: float = MARGIN,
        numbered: bool = True,
    ) -> None:
        """Lay out blocks on as many pages as they take. ``head`` draws the top of each page and
        returns where the blocks may begin, ``low`` is where they end, ``ends`` draws beneath.

        Raises ValueError for a block that no page holds."""
        left = list(story)
        room = self.size[0] - 2 * side
        while left:
            self.begin()
            top = y = head()
            while left:
                block = left[0]
                _, high = block.wrapOn(self.canvas, room, y - low)
                if high <= y - low + 0.01:
                    y -= high
                    block.drawOn(self.canvas, side, y)
                    left.pop(0)
                    continue
                parts = block.splitOn(self.canvas, room, y - low)
                if not parts:
                    break
                left[0:1] = parts
            if left and y == top:
                raise ValueError("a block is taller than a page")
            if ends is not None:
                ends()
            self.end(foot, numbered=numbered)

    def done(self) -> bytes:
        """The file. Raises ValueError when no page was drawn."""
        if self._number:
            self.end_part()
        if not self._part:
            raise ValueError("no page to print")
        self.canvas.save()
        return self._buffer.getvalue()

    @property
    def _total(self) -> str:
        return f"total-{self._part}"


def headline(pages: Pages, title: str, detail: str = "", side: float = MARGIN) -> float:
    """The head of a page: the paper's title at the left, the day at the right, a line beneath;
    returns where the page goes on."""
    canvas, (wide, high) = pages.canvas, pages.size
    event, room = pages.event, wide - 2 * side
    y = high - 10 * mm
    canvas.setFillColor(ink.TEXT)
    size = fonts.fitting([title], fonts.BOLD, 17, room * 0.52)
    canvas.setFont(fonts.BOLD, size)
    canvas.drawString(side, y - 6.2 * mm, title)
    if detail:
        left = side + fonts.width(title, fonts.BOLD, size) + 4 * mm
        space = side + room * 0.56 - left
        if space > 20 * mm:
            small = fonts.fitting([detail], fonts.MEDIUM, 10, space)
            canvas.setFont(fonts.MEDIUM, small)
            canvas.drawString(left, y - 6.2 * mm, detail)
    beside = room * 0.42
    words(canvas, event.title, fonts.SEMIBOLD, 10.5, (wide - side, y - 2.8 * mm), beside)
    canvas.setFillColor(ink.QUIET)
    words(canvas, event.about, fonts.REGULAR, 8.5, (wide - side, y - 7.2 * mm), beside)
    canvas.setStrokeColor(ink.FRAME)
    canvas.setLineWidth(1.2)
    canvas.line(side, y - 9.6 * mm, wide - side, y - 9.6 * mm)
    canvas.setFillColor(ink.TEXT)
    return float(high - HEAD)


def words(
    canvas: Any,
    text: str,
    font: str,
    size: float,
    at: tuple[float, float],
    room: float,
    align: str = "right",
) -> None:
    """One line, set smaller where it is wider than ``room`` points; ``at`` is its edge or
    middle and its baseline."""
    canvas.setFont(font, fonts.fitting([text], font, size, room))
    draw = {
        "left": canvas.drawString,
        "right": canvas.drawRightString,
        "center": canvas.drawCentredString,
    }[align]
    draw(at[0], at[1], text)


def fitted(
    text: str,
    font: str,
    largest: float,
    room: float,
    high: float,
    *,
    most: int = 2,
    least: float = 6.0,
    leading: float = 1.25,
) -> tuple[float, list[str]]:
    """The largest type, ``largest`` points or less, in which ``text`` fills no more than
    ``most`` lines of a box, and the lines. Words are kept whole down to ``least``; below it they
    are broken and set as small as it takes. Nothing is ever cut."""
    size = largest
    while size >= least:
        lines = fonts.wrap(text, font, size, room, break_words=False)
        wide = max(fonts.width(line, font, size) for line in lines)
        if wide <= room and len(lines) <= most and _tall(len(lines), size, leading) <= high:
            return size, lines
        size -= 0.5
    size = min(largest, least)
    while True:
        lines = fonts.wrap(text, font, size, room)
        if _tall(len(lines), size, leading) <= high or size < 1.5:
            return size, _even(text, font, size, room, lines)
        size -= 0.25


def _even(text: str, font: str, size: float, room: float, lines: list[str]) -> list[str]:
    """The same lines about as long as one another: no last syllable stands alone."""
    for share in range(50, 100, 5):
        even = fonts.wrap(text, font, size, room * share / 100)
        if len(even) == len(lines):
            return even
    return lines


def _tall(lines: int, size: float, leading: float) -> float:
    return (lines - 1) * size * leading + size


def block(
    canvas: Any,
    lines: Sequence[str],
    font: str,
    size: float,
    box: tuple[float, float, float, float],
    *,
    align: str = "center",
    leading: float = 1.25,
    spacing: float = 0.0,
) -> None:
    """Lines in the middle of a box (left, bottom, right, top), at its left edge or centred;
    ``spacing`` is added between signs, points."""
    left, bottom, right, top = box
    tall = _tall(len(lines), size, leading)
    y = (top + bottom) / 2 + tall / 2 - size * 0.86
    canvas.setFont(font, size)
    for line in lines:
        if align == "center":
            canvas.drawCentredString((left + right) / 2, y, line, charSpace=spacing)
        else:
            canvas.drawString(left, y, line, charSpace=spacing)
        y -= size * leading


def hatch(canvas: Any, left: float, bottom: float, wide: float, high: float) -> None:
    """A box filled with slanted lines: nothing takes place there."""
    if wide <= 0 or high <= 0:
        return
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(left, bottom, wide, high)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.setFillColor(ink.SHADE)
    canvas.rect(left, bottom, wide, high, stroke=0, fill=1)
    canvas.setStrokeColor(ink.LINE)
    canvas.setLineWidth(ink.THIN)
    step = 2.2 * mm
    x = left - high
    while x < left + wide:
        canvas.line(x, bottom, x + high, bottom + high)
        x += step
    canvas.restoreState()


def cut_line(canvas: Any, x1: float, y1: float, x2: float, y2: float) -> None:
    """Where to cut: a dashed line."""
    canvas.saveState()
    canvas.setStrokeColor(ink.LINE)
    canvas.setLineWidth(0.5)
    canvas.setDash(3, 3)
    canvas.line(x1, y1, x2, y2)
    canvas.restoreState()

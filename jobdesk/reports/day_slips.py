"""면접 안내표: what an attendee carries through the hall, two to four on an A4 page to be cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from reportlab.lib.units import mm

from jobdesk.reports import fonts, ink
from jobdesk.reports.day_pages import A4, Event, Pages, block, cut_line, fitted, words

TITLE = "면접 안내표"
PerPage = Literal[2, 3, 4]
_PAD: float = 8 * mm
_HEAD: float = 25 * mm
_FOOT: float = 27 * mm
_ROW_HEAD: float = 6.5 * mm
_ROW_LEAST: float = 6 * mm
_ROW_MOST: float = 10 * mm
_SCALE: dict[int, float] = {2: 1.3, 3: 1.1, 4: 1.1}
"""How much larger the words of a slip may be where it has the room."""
_WAIT = "면접 시각은 접수대에서 정해 드립니다."


@dataclass(frozen=True, slots=True)
class Stop:
    """One interview of somebody: when, where, with whom, for what work."""

    at: str
    booth: str
    firm: str
    job: str


@dataclass(frozen=True, slots=True)
class PersonSlip:
    """One slip. ``remarks`` are lines of what else to know (a bus, a wish without a time)."""

    number: str
    name: str
    stops: tuple[Stop, ...]
    remarks: tuple[str, ...] = ()
    part: str = ""


def slips_pdf(
    slips: Sequence[PersonSlip], event: Event, programmes: Sequence[str], per_page: PerPage
) -> bytes:
    """Slips in order, ``per_page`` of them on a page with lines to cut along; somebody with more
    interviews than one holds goes on on the next. Raises ValueError without a slip."""
    pages = Pages(TITLE, event)
    boxes = _boxes(per_page)
    high = boxes[0][3] - boxes[0][1] - 2 * _PAD - _HEAD - _FOOT - _ROW_HEAD
    left = [part for slip in slips for part in _parts(slip, int(high // _ROW_LEAST))]
    while left:
        canvas = pages.begin()
        _draw_cuts(canvas, per_page)
        for box in boxes:
            if left:
                _Slip(canvas, left.pop(0), event, programmes, box, _SCALE[per_page]).draw()
        pages.end(low=4 * mm, middle=A4[0] - 12 * mm)
    return pages.done()


def _boxes(per_page: PerPage) -> list[tuple[float, float, float, float]]:
    wide, high = A4
    across, down = (2, 2) if per_page == 4 else (1, per_page)
    return [
        (
            column * wide / across,
            high - (row + 1) * high / down,
            (column + 1) * wide / across,
            high - row * high / down,
        )
        for row in range(down)
        for column in range(across)
    ]


def _draw_cuts(canvas: Any, per_page: PerPage) -> None:
    wide, high = A4
    down = 2 if per_page == 4 else per_page
    for row in range(1, down):
        cut_line(canvas, 0, high * row / down, wide, high * row / down)
    if per_page == 4:
        cut_line(canvas, wide / 2, 0, wide / 2, high)


def _parts(slip: PersonSlip, most: int) -> list[PersonSlip]:
    """The slip, or several where its interviews are too many for one."""
    chunks = [slip.stops[at : at + most] for at in range(0, len(slip.stops), most)]
    if len(chunks) < 2:
        return [slip]
    return [
        replace(slip, stops=chunk, part=f"{number}/{len(chunks)}")
        for number, chunk in enumerate(chunks, start=1)
    ]


class _Slip:
    """One slip in its box."""

    def __init__(
        self,
        canvas: Any,
        slip: PersonSlip,
        event: Event,
        programmes: Sequence[str],
        box: tuple[float, float, float, float],
        scale: float,
    ) -> None:
        self._scale = scale
        self._canvas, self._slip, self._event = canvas, slip, event
        self._programmes = programmes
        left, bottom, right, top = box
        self._left, self._right = left + _PAD, right - _PAD
        self._bottom, self._top = bottom + _PAD, top - _PAD
        self._room = self._right - self._left

    def draw(self) -> None:
        """Head, interviews, foot."""
        self._draw_head()
        beneath = self._draw_stops(self._top - _HEAD, self._bottom + _FOOT)
        self._draw_foot(beneath - 3 * mm)

    def _draw_head(self) -> None:
        canvas, slip, top = self._canvas, self._slip, self._top
        canvas.setFillColor(ink.QUIET)
        title, about = self._event.title, self._event.about
        words(canvas, title, fonts.SEMIBOLD, 9.5, (self._left, top - 8), self._room, "left")
        words(canvas, about, fonts.REGULAR, 8.5, (self._left, top - 19), self._room, "left")
        middle = top - 15.5 * mm
        left = self._left
        if slip.number:
            taken = max(13 * mm, fonts.width(slip.number, fonts.BOLD, 19) + 4 * mm)
            canvas.setStrokeColor(ink.TEXT)
            canvas.setLineWidth(1.4)
            canvas.roundRect(left, middle - 5.5 * mm, taken, 11 * mm, 2 * mm, stroke=1, fill=0)
            canvas.setFillColor(ink.TEXT)
            canvas.setFont(fonts.BOLD, 19)
            canvas.drawCentredString(left + taken / 2, middle - 6.8, slip.number)
            left += taken + 3.5 * mm
        canvas.setFillColor(ink.TEXT)
        called = f"{slip.name} 님" + (f" ({slip.part})" if slip.part else "")
        size, lines = fitted(
            called, fonts.BOLD, 21 * self._scale, self._right - left, 11 * mm, least=11
        )
        box = (left, middle - 6 * mm, self._right, middle + 6 * mm)
        block(canvas, lines, fonts.BOLD, size, box, align="left")

    def _draw_stops(self, top: float, bottom: float) -> float:
        """The interviews from ``top`` down; returns where the room beneath them begins."""
        canvas, stops = self._canvas, self._slip.stops
        scale = self._scale
        wide = [15 * mm * scale, 13 * mm * scale, 0.0, 0.0]
        wide[2] = (self._room - wide[0] - wide[1]) * 0.58
        wide[3] = self._room - sum(wide[:3])
        edges = [self._left]
        for each in wide:
            edges.append(edges[-1] + each)
        canvas.setFillColor(ink.SHADE)
        canvas.rect(self._left, top - _ROW_HEAD, self._room, _ROW_HEAD, stroke=0, fill=1)
        canvas.setFillColor(ink.TEXT)
        for at, title in enumerate(("시각", "부스", "업체", "직종")):
            middle = ((edges[at] + edges[at + 1]) / 2, top - _ROW_HEAD / 2 - 3)
            words(canvas, title, fonts.MEDIUM, 8.5 * scale, middle, wide[at], "center")
        row = min(_ROW_MOST * scale, (top - _ROW_HEAD - bottom) / max(len(stops), 1))
        y = top - _ROW_HEAD
        canvas.setStrokeColor(ink.LINE)
        canvas.setLineWidth(ink.THIN)
        for stop in stops:
            cells = (stop.at or "미정", stop.booth or "-", stop.firm, stop.job)
            for at, (text, largest) in enumerate(zip(cells, (12, 13, 10.5, 9), strict=True)):
                font = fonts.BOLD if at < 2 else fonts.MEDIUM if at == 2 else fonts.REGULAR
                box = (edges[at] + 1 * mm, y - row, edges[at + 1] - 1 * mm, y)
                room = box[2] - box[0]
                size, lines = fitted(text, font, largest * scale, room, row - 1.2 * mm, least=7)
                align = "center" if at < 2 else "left"
                block(canvas, lines, font, size, box, align=align, leading=1.15)
            y -= row
            canvas.line(self._left, y, self._right, y)
        if not stops:
            y -= _ROW_MOST
            canvas.setFont(fonts.MEDIUM, 10 * scale)
            canvas.drawCentredString((self._left + self._right) / 2, y + 3.5 * mm, _WAIT)
        canvas.setStrokeColor(ink.FRAME)
        canvas.setLineWidth(0.9)
        canvas.line(self._left, top, self._right, top)
        canvas.line(self._left, y, self._right, y)
        return y

    def _draw_foot(self, top: float) -> None:
        canvas, event = self._canvas, self._event
        bottom = self._bottom
        line = bottom + 7.5 * mm
        notes = [*self._slip.remarks]
        if self._programmes:
            notes.append("부대행사  " + " · ".join(self._programmes))
        canvas.setFillColor(ink.TEXT)
        if notes:
            high, size = top - line - 3 * mm, 9.5 * self._scale
            while True:
                lines = [part for note in notes for part in
                         fonts.wrap(note, fonts.REGULAR, size, self._room)]  # fmt: skip
                if len(lines) * size * 1.35 <= high or size <= 3:
                    break
                size -= 0.25
            canvas.setFont(fonts.REGULAR, size)
            y = line + 3 * mm + len(lines) * size * 1.35 - size * 0.35
            for each in lines:
                y -= size
                canvas.drawString(self._left, y, each)
                y -= size * 0.35
        canvas.setStrokeColor(ink.LINE)
        canvas.setLineWidth(ink.THIN)
        canvas.line(self._left, line, self._right, line)
        middle = bottom + 2.2 * mm
        right = self._right
        if event.phone:
            canvas.setFont(fonts.BOLD, 11)
            canvas.drawRightString(right, middle, event.phone)
            right -= fonts.width(event.phone, fonts.BOLD, 11) + 3 * mm
        canvas.setFillColor(ink.QUIET)
        says = f"문의  {event.centre}"
        words(canvas, says, fonts.MEDIUM, 9, (self._left, middle), right - self._left, "left")

"""면접 시간표 for the hall: booths down, the clock across, one box for each interview."""

from __future__ import annotations

from typing import Any

from reportlab.lib.units import mm

from jobdesk.domain.matching_days import clock_of
from jobdesk.reports import fonts, ink
from jobdesk.reports.day_hours import (
    BREAK,
    HallTable,
    Lane,
    Sitting,
    Span,
    by_booth,
    by_time,
    spans_of,
)
from jobdesk.reports.day_pages import (
    A3_ACROSS,
    A4_ACROSS,
    HEAD,
    LOW,
    MARGIN,
    Pages,
    block,
    fitted,
    hatch,
    headline,
    words,
)
from jobdesk.reports.grid import Column, Grid, Head, Row, Style

TITLE = "면접 시간표"
_UNPLACED = "시각이 정해지지 않은 면접"
_CLOCK: float = 7 * mm
_ROW_LEAST: float = 10 * mm
_ROW_GOOD: float = 12 * mm
_ROW_MOST: float = 20 * mm


def timetable_pdf(given: HallTable) -> bytes:
    """The table as PDF, landscape; the interviews without a time on a page of their own.

    Raises ValueError without a booth.
    """
    pages = Pages(TITLE, given.event, A3_ACROSS if given.large else A4_ACROSS)
    label = (58 if given.large else 46) * mm
    room = pages.size[0] - 2 * MARGIN - label
    high = pages.size[1] - HEAD - LOW - _CLOCK
    if not given.lanes:
        raise ValueError("no booth to print")
    spans = spans_of(given)
    across = by_time(given, spans, room)
    beneath = _unplaced(given, pages.size[0] - 2 * MARGIN)
    for lanes in by_booth(given.lanes, int(high // _ROW_LEAST)):
        for columns in across:
            last = lanes[-1] is given.lanes[-1] and columns is across[-1]
            page = _Page(pages, given, label, lanes, columns)
            if page.draw(len(across) > 1, beneath if last else None):
                beneath = None
    if beneath is not None:
        pages.flow(
            [beneath],
            lambda: headline(pages, _UNPLACED, f"{len(given.unplaced):,}명"),
            LOW,
            given.event.foot,
        )
    return pages.done()


class _Page:
    """One page: these lanes over these columns."""

    def __init__(
        self,
        pages: Pages,
        given: HallTable,
        label: float,
        lanes: list[Lane],
        columns: list[Span],
    ) -> None:
        self._pages, self._given, self._label = pages, given, label
        self._lanes, self._columns = lanes, columns
        self._canvas: Any = pages.canvas
        self._left = MARGIN + label
        self._right = pages.size[0] - MARGIN
        minutes = sum(span.end - span.start for span in columns if not span.rest)
        rests = sum(span.rest for span in columns)
        scale = (self._right - self._left - rests * BREAK) / max(minutes, 1)
        self._edges = [self._left]
        for span in columns:
            wide = BREAK if span.rest else (span.end - span.start) * scale
            self._edges.append(self._edges[-1] + wide)
        if not minutes:
            self._edges[-1] = self._right

    def draw(self, many: bool, beneath: Grid | None) -> bool:
        """Head, clock, lanes, and the table ``beneath`` where it fits: whether it did.
        ``many`` says that the day goes on on other pages."""
        pages, canvas = self._pages, self._pages.begin()
        detail = ""
        if many:
            last = self._columns[-1].end
            detail = f"{clock_of(self._columns[0].start)}~{clock_of(last)}"
        top = headline(pages, TITLE, detail)
        room = top - _CLOCK - LOW
        more = beneath.full_height + 12 * mm if beneath is not None else 0.0
        fits = beneath is not None and more + len(self._lanes) * _ROW_GOOD <= room
        row = min(_ROW_MOST, (room - (more if fits else 0)) / len(self._lanes))
        self._draw_clock(canvas, top)
        y = top - _CLOCK
        for number, lane in enumerate(self._lanes):
            self._draw_lane(canvas, lane, y, row)
            if lane.seat == 1 or number == 0:
                height = row * sum(1 for _ in self._same(number))
                self._draw_label(canvas, lane, y, height)
            y -= row
        self._draw_frame(canvas, top, y)
        if beneath is not None and fits:
            canvas.setFillColor(ink.TEXT)
            canvas.setFont(fonts.SEMIBOLD, 10.5)
            canvas.drawString(MARGIN, y - 8 * mm, _UNPLACED)
            beneath.drawOn(canvas, MARGIN, y - more)
        pages.end(self._given.event.foot)
        return fits

    def _same(self, number: int) -> list[Lane]:
        """The lanes of one employer from this one on."""
        found = [self._lanes[number]]
        for lane in self._lanes[number + 1 :]:
            if lane.seat == 1:
                break
            found.append(lane)
        return found

    def _x(self, minute: int) -> float:
        """Where a minute stands; before the first column at its left, after the last at its
        right edge."""
        for number, span in enumerate(self._columns):
            if minute <= span.start:
                return self._edges[number]
            if minute < span.end:
                share = (minute - span.start) / (span.end - span.start)
                left, right = self._edges[number], self._edges[number + 1]
                return left + share * (right - left)
        return self._edges[-1]

    def _draw_clock(self, canvas: Any, top: float) -> None:
        canvas.setFillColor(ink.SHADE)
        canvas.rect(MARGIN, top - _CLOCK, self._right - MARGIN, _CLOCK, stroke=0, fill=1)
        canvas.setFillColor(ink.TEXT)
        middle = top - _CLOCK / 2 - 3.1
        canvas.setFont(fonts.MEDIUM, 9)
        canvas.drawString(MARGIN + 3 * mm, middle, "부스 · 업체")
        size = 10.5 if self._given.large else 9
        for number, span in enumerate(self._columns):
            left, right = self._edges[number], self._edges[number + 1]
            text = "휴식" if span.rest else clock_of(span.start)
            words(
                canvas, text, fonts.MEDIUM, size, ((left + right) / 2, middle),
                right - left - 1, "center",
            )  # fmt: skip

    def _draw_label(self, canvas: Any, lane: Lane, top: float, high: float) -> None:
        box: float = 13 * mm if self._given.large else 11 * mm
        canvas.setFillColor(ink.TEXT)
        size, lines = fitted(lane.booth or "-", fonts.BOLD, 17, box - 2 * mm, high - 2 * mm)
        block(canvas, lines, fonts.BOLD, size, (MARGIN, top - high, MARGIN + box, top))
        left, right = MARGIN + box + 1 * mm, self._left - 1.5 * mm
        largest = 12.0 if self._given.large else 10.0
        room, share = right - left, 0.6 if lane.jobs else 0.9
        size, firm = fitted(lane.firm, fonts.SEMIBOLD, largest, room, high * share - 1.5 * mm)
        small, jobs = fitted(
            lane.jobs, fonts.REGULAR, largest - 2.5, room, high * 0.4 - 1 * mm, most=3, least=5
        )
        upper = len(firm) * size * 1.25
        tall = upper + (len(jobs) * small * 1.25 if lane.jobs else 0)
        y = top - (high - tall) / 2
        block(canvas, firm, fonts.SEMIBOLD, size, (left, y - upper, right, y), align="left")
        if lane.jobs:
            canvas.setFillColor(ink.QUIET)
            inner = (left, y - tall, right, y - upper)
            block(canvas, jobs, fonts.REGULAR, small, inner, align="left")

    def _draw_lane(self, canvas: Any, lane: Lane, top: float, row: float) -> None:
        bottom = top - row
        if lane.first > self._columns[0].start:
            hatch(canvas, self._left, bottom, self._x(lane.first) - self._left, row)
        if lane.last < self._columns[-1].end:
            x = self._x(lane.last)
            hatch(canvas, x, bottom, self._right - x, row)
        for number, span in enumerate(self._columns):
            if span.rest:
                left, right = self._edges[number], self._edges[number + 1]
                hatch(canvas, left, bottom, right - left, row)
        canvas.setStrokeColor(ink.LINE)
        canvas.setLineWidth(ink.THIN)
        for x in self._edges[1:-1]:
            canvas.line(x, bottom, x, top)
        for one in lane.sittings:
            self._draw_sitting(canvas, one, top, row)

    def _draw_sitting(self, canvas: Any, one: Sitting, top: float, row: float) -> None:
        first, last = self._columns[0].start, self._columns[-1].end
        if one.end <= first or one.start >= last:
            return
        left, right = self._x(one.start) + 0.7 * mm, self._x(one.end) - 0.7 * mm
        bottom, top = top - row + 0.8 * mm, top - 0.8 * mm
        canvas.setFillColor(ink.SHADE)
        canvas.setStrokeColor(ink.FRAME)
        canvas.setLineWidth(0.6)
        canvas.roundRect(left, bottom, right - left, top - bottom, 1 * mm, stroke=1, fill=1)
        canvas.setFillColor(ink.TEXT)
        on_grid = any(span.start == one.start for span in self._columns)
        above = " ".join(
            part for part in (one.number, "" if on_grid else clock_of(one.start)) if part
        )
        name_top = top
        if above:
            name_top = top - 3 * mm
            size = fonts.fitting([above], fonts.MEDIUM, 7, right - left - 1.6 * mm)
            canvas.setFont(fonts.MEDIUM, size)
            canvas.drawString(left + 0.9 * mm, top - 2.7 * mm, above)
        largest = 13.0 if self._given.large else 11.0
        inner = (left + 0.6 * mm, bottom, right - 0.6 * mm, name_top)
        size, lines = fitted(
            one.who, fonts.SEMIBOLD, largest, inner[2] - inner[0], name_top - bottom - 0.8 * mm,
            most=2, least=8, leading=1.1,
        )  # fmt: skip
        block(canvas, lines, fonts.SEMIBOLD, size, inner, leading=1.1)

    def _draw_frame(self, canvas: Any, top: float, bottom: float) -> None:
        canvas.setStrokeColor(ink.LINE)
        row = (top - _CLOCK - bottom) / len(self._lanes)
        for number, lane in enumerate(self._lanes):
            y = top - _CLOCK - number * row
            canvas.setLineWidth(ink.THIN if lane.seat > 1 else 0.7)
            left = self._left if lane.seat > 1 and number else MARGIN
            canvas.line(left, y, self._right, y)
        canvas.setStrokeColor(ink.FRAME)
        canvas.setLineWidth(0.7)
        canvas.line(self._left, bottom, self._left, top)
        canvas.setLineWidth(ink.HEAVY)
        canvas.rect(MARGIN, bottom, self._right - MARGIN, top - bottom)


def _unplaced(given: HallTable, wide: float) -> Grid | None:
    if not given.unplaced:
        return None
    columns = (Column(20, "center"), Column(50, "center"), Column(wide / mm - 70))
    head = [Head(title, at) for at, title in enumerate(("번호", "성명", "희망업체"))]
    rows = [Row(one) for one in given.unplaced]
    return Grid(columns, head, rows, Style(size=9.5, row_height=7.5, head_height=7))

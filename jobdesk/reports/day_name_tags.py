"""명찰 on sheets of labels: the name as large as its label lets it be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.units import mm

from jobdesk.domain.label_sheets import PAGE_HEIGHT, PAGE_WIDTH, LabelSheet
from jobdesk.reports import fonts, ink
from jobdesk.reports.day_pages import Event, Pages, block, fitted, words

TITLE = "명찰"
_MARK: float = 4 * mm


@dataclass(frozen=True, slots=True)
class NameTag:
    """One tag: ``name`` largest, ``above`` it (a firm), ``mark`` in the corner (the 접수번호 or
    the booth), ``role`` beneath."""

    name: str
    above: str = ""
    role: str = ""
    mark: str = ""


def name_tags_pdf(
    tags: Sequence[NameTag],
    event: Event,
    sheet: LabelSheet,
    *,
    first: int = 1,
    marks: bool = True,
) -> bytes:
    """Tags along the rows from the label numbered ``first`` of the first page on, at the
    sheet's own measures: print without scaling. ``marks`` says where to cut.

    Raises ValueError without a tag, or when ``first`` is no label of the sheet.
    """
    if not tags:
        raise ValueError("no tag to print")
    if not 1 <= first <= sheet.count:
        raise ValueError(f"label {first} of {sheet.count}")
    pages = Pages(TITLE, event)
    left = list(tags)
    at = first - 1
    while left:
        canvas = pages.begin()
        if marks:
            _draw_marks(canvas, sheet)
        while left and at < sheet.count:
            x, y = sheet.place(at)
            _draw_tag(canvas, left.pop(0), event, sheet, x * mm, (PAGE_HEIGHT - y) * mm)
            at += 1
        at = 0
        beneath = PAGE_HEIGHT - sheet.place(sheet.count - 1)[1] - sheet.height
        pages.end(numbered=beneath >= 9, low=4.5 * mm)
    return pages.done()


def _draw_tag(
    canvas: Any, tag: NameTag, event: Event, sheet: LabelSheet, x: float, top: float
) -> None:
    wide, high = sheet.width * mm, sheet.height * mm
    scale = min(1.6, high / (55 * mm))
    pad = max(3 * mm, 4.5 * mm * scale)
    left, right, bottom = x + pad, x + wide - pad, top - high + pad
    room = right - left
    canvas.setFillColor(ink.QUIET)
    words(
        canvas, event.title, fonts.MEDIUM, 9.5 * scale,
        ((left + right) / 2, top - pad - 7 * scale), room, "center",
    )  # fmt: skip
    upper = top - pad - 12 * scale
    canvas.setStrokeColor(ink.LINE)
    canvas.setLineWidth(0.6)
    canvas.line(left, upper, right, upper)
    band = 15 * scale
    _draw_foot(canvas, tag, event, (left, bottom, right, bottom + band), scale)
    canvas.setFillColor(ink.TEXT)
    lower = bottom + band + 2 * scale
    if tag.above:
        share = (upper - lower) * 0.42
        size, lines = fitted(tag.above, fonts.SEMIBOLD, 20 * scale, room, share - 6 * scale)
        block(canvas, lines, fonts.SEMIBOLD, size, (left, upper - share, right, upper))
        upper -= share
    size, lines = fitted(
        tag.name, fonts.BOLD, 44 * scale, room, upper - lower - 7 * scale,
        least=17 * scale, leading=1.15,
    )  # fmt: skip
    block(canvas, lines, fonts.BOLD, size, (left, lower, right, upper), leading=1.15)


def _draw_foot(
    canvas: Any, tag: NameTag, event: Event, box: tuple[float, float, float, float], scale: float
) -> None:
    left, bottom, right, top = box
    if tag.mark:
        size = 12 * scale
        taken = fonts.width(tag.mark, fonts.BOLD, size) + 9 * scale
        canvas.setStrokeColor(ink.TEXT)
        canvas.setLineWidth(0.9)
        canvas.roundRect(left, bottom, taken, top - bottom, 2.5 * scale, stroke=1, fill=0)
        canvas.setFillColor(ink.TEXT)
        canvas.setFont(fonts.BOLD, size)
        canvas.drawCentredString(left + taken / 2, bottom + 3.4 * scale, tag.mark)
        left += taken + 3 * mm
    canvas.setFillColor(ink.QUIET)
    says = tag.role or event.centre
    words(canvas, says, fonts.MEDIUM, 9.5 * scale, (right, bottom + 4 * scale), right - left)


def _draw_marks(canvas: Any, sheet: LabelSheet) -> None:
    """Short lines in the margins at every edge, small crosses where labels touch."""
    canvas.setStrokeColor(ink.LINE)
    canvas.setLineWidth(0.4)
    high = PAGE_HEIGHT * mm
    xs, ys = set(), set()
    for at in range(sheet.count):
        x, y = sheet.place(at)
        xs |= {x, x + sheet.width}
        ys |= {y, y + sheet.height}
    last_x, last_y = max(xs), max(ys)
    for x in xs:
        for start, end in ((0.0, sheet.top), (last_y, PAGE_HEIGHT)):
            room = min(_MARK, (end - start) * mm - 1 * mm)
            if room > 0.5 * mm:
                edge = high - end * mm if start == 0 else high - start * mm - 0.5 * mm
                sign = 1 if start == 0 else -1
                base = edge + (0.5 * mm if start == 0 else 0)
                canvas.line(x * mm, base, x * mm, base + sign * room)
    for y in ys:
        for start, end in ((0.0, sheet.left), (last_x, PAGE_WIDTH)):
            room = min(_MARK, (end - start) * mm - 1 * mm)
            if room > 0.5 * mm:
                base = end * mm - 0.5 * mm if start == 0 else start * mm + 0.5 * mm
                sign = -1 if start == 0 else 1
                canvas.line(base, high - y * mm, base + sign * room, high - y * mm)
    if sheet.gap_x or sheet.gap_y:
        return
    for x in sorted(xs)[1:-1] or []:
        for y in sorted(ys)[1:-1]:
            canvas.line(x * mm - 2, high - y * mm, x * mm + 2, high - y * mm)
            canvas.line(x * mm, high - y * mm - 2, x * mm, high - y * mm + 2)

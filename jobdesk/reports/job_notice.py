"""구인 안내: one vacancy on one A4 sheet, to be read from two steps away on a notice board.

The sheet is always one: words that are too many for it are set smaller, and where even the
smallest readable type does not hold them, the longest are cut with a word where to ask.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from jobdesk.domain.official import official_date
from jobdesk.reports import fonts, ink
from jobdesk.reports.document import watermark

_TITLE = "구인 안내"
_LEFT, _RIGHT = 18 * mm, ink.PAGE_WIDTH - 18 * mm
_ROOM = _RIGHT - _LEFT
_TOP, _BOTTOM = ink.PAGE_HEIGHT - 16 * mm, 14 * mm
_LABEL: float = 38 * mm
_FOOT: float = 50 * mm
_SIZES = tuple(22 - 0.5 * step for step in range(27))  # points of the rows: 22 down to 9
_JOB_SIZES = (50.0, 46.0, 42.0, 38.0, 34.0, 30.0, 26.0, 22.0, 18.0)
_CUT = "… (자세한 내용은 센터에 문의하세요)"


@dataclass(frozen=True, slots=True)
class JobNotice:
    """What one sheet says. ``facts`` are (label, words) in order, the empty ones left out;
    ``closes`` None means until somebody is hired."""

    job: str
    employer: str
    openings: int
    facts: tuple[tuple[str, str], ...]
    how_to_apply: str
    posted: date
    closes: date | None
    number: str
    centre: str
    address: str
    phone: str


def job_notice_pdf(notices: Sequence[JobNotice], *, practice: bool = False) -> bytes:
    """One page for each notice; fonts embedded, black and greys only.

    Raises ValueError for no notice at all: a PDF has a page.
    """
    if not notices:
        raise ValueError("no notice to print")
    fonts.register()
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(ink.PAGE_WIDTH, ink.PAGE_HEIGHT), lang="ko-KR")
    centre = notices[0].centre
    canvas.setTitle(f"{_TITLE} - {centre}")
    canvas.setAuthor(centre)
    canvas.setCreator("JobDesk")
    for notice in notices:
        if practice:
            watermark(canvas, ink.PAGE_WIDTH, ink.PAGE_HEIGHT)
        _page(canvas, notice)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _page(canvas: Any, notice: JobNotice) -> None:
    top = _head(canvas, notice)
    _foot(canvas, notice)
    _facts(canvas, notice.facts, top - 4 * mm, _BOTTOM + _FOOT + 5 * mm)


def _head(canvas: Any, notice: JobNotice) -> float:
    """The band, the job and the employer; returns where the facts may begin."""
    band = 11 * mm
    canvas.setFillColor(ink.TEXT)
    canvas.rect(_LEFT, _TOP - band, _ROOM, band, stroke=0, fill=1)
    canvas.setFillColor(ink.PAPER)
    canvas.setFont(fonts.BOLD, 17)
    canvas.drawString(_LEFT + 4 * mm, _TOP - band + 3.3 * mm, _TITLE)
    size = fonts.fitting([notice.centre], fonts.MEDIUM, 12, _ROOM / 2)
    canvas.setFont(fonts.MEDIUM, size)
    canvas.drawRightString(_RIGHT - 4 * mm, _TOP - band + 3.6 * mm, notice.centre)
    size, lines = _fit(notice.job, fonts.BOLD, _JOB_SIZES, _ROOM, 2)
    y = _TOP - band - 10 * mm
    canvas.setFillColor(ink.TEXT)
    canvas.setFont(fonts.BOLD, size)
    for line in lines:
        y -= size
        canvas.drawString(_LEFT, y, line)
        y -= size * 0.2
    y -= 3 * mm
    heads = f"{notice.openings:,}명 모집"
    canvas.setFont(fonts.BOLD, 20)
    taken = fonts.width(heads, fonts.BOLD, 20)
    canvas.drawRightString(_RIGHT, y - 20, heads)
    size, lines = _fit(
        notice.employer, fonts.SEMIBOLD, (20.0, 18.0, 16.0, 14.0, 12.0), _ROOM - taken - 6 * mm, 2
    )
    canvas.setFont(fonts.SEMIBOLD, size)
    y -= 20 - size
    for line in lines:
        y -= size
        canvas.drawString(_LEFT, y, line)
        y -= size * 0.3
    y -= 3 * mm
    canvas.setStrokeColor(ink.TEXT)
    canvas.setLineWidth(2)
    canvas.line(_LEFT, y, _RIGHT, y)
    return float(y)


def _fit(
    words: str, font: str, sizes: Sequence[float], room: float, most: int
) -> tuple[float, list[str]]:
    """The largest size at which ``words`` take no more than ``most`` lines, and the lines;
    at the smallest the rest is cut."""
    lines: list[str] = []
    for size in sizes:
        lines = fonts.wrap(words, font, size, room)
        if len(lines) <= most:
            return size, lines
    return sizes[-1], [*lines[: most - 1], lines[most - 1][:-1] + "…"]


def _facts(canvas: Any, facts: Sequence[tuple[str, str]], top: float, bottom: float) -> None:
    """The rows between two heights, as large as they fit."""
    room = top - bottom
    size, rows = _SIZES[-1], [(label, [words]) for label, words in facts]
    for size in _SIZES:
        rows = [
            (label, fonts.wrap(words, fonts.MEDIUM, size, _ROOM - _LABEL - 2 * mm))
            for label, words in facts
        ]
        if sum(_height(lines, size) for _, lines in rows) <= room:
            break
    else:
        rows = _shortened(rows, size, room)
    spare = max(0.0, room - sum(_height(lines, size) for _, lines in rows))
    extra = min(4 * mm, spare / max(1, len(rows)))
    y = top
    for label, lines in rows:
        high = _height(lines, size) + extra
        baseline = y - extra / 2 - _pad(size) - size * 0.86
        canvas.setFillColor(ink.QUIET)
        canvas.setFont(fonts.SEMIBOLD, size * 0.88)
        canvas.drawString(_LEFT + 1 * mm, baseline, label)
        canvas.setFillColor(ink.TEXT)
        canvas.setFont(fonts.MEDIUM, size)
        for number, line in enumerate(lines):
            canvas.drawString(_LEFT + _LABEL, baseline - number * size * 1.35, line)
        y -= high
        canvas.setStrokeColor(ink.LINE)
        canvas.setLineWidth(ink.THIN)
        canvas.line(_LEFT, y, _RIGHT, y)


def _pad(size: float) -> float:
    return size * 0.42


def _height(lines: Sequence[str], size: float) -> float:
    return (len(lines) - 1) * size * 1.35 + size * 1.1 + 2 * _pad(size)


def _shortened(
    rows: list[tuple[str, list[str]]], size: float, room: float
) -> list[tuple[str, list[str]]]:
    """Lines are taken from the longest row until all fit; it then says where to ask."""
    kept = [(label, list(lines)) for label, lines in rows]
    cut: set[int] = set()
    while sum(_height(lines, size) for _, lines in kept) > room:
        at = max(range(len(kept)), key=lambda n: len(kept[n][1]))
        if len(kept[at][1]) <= 2:
            break
        kept[at][1].pop()
        cut.add(at)
    for at in cut:
        kept[at][1][-1] = _CUT
    return kept


def _foot(canvas: Any, notice: JobNotice) -> None:
    """How to apply, where to ask, and for how long it holds."""
    top = _BOTTOM + _FOOT
    canvas.setStrokeColor(ink.TEXT)
    canvas.setFillColor(ink.SHADE)
    canvas.setLineWidth(1.2)
    box = _FOOT - 9 * mm
    canvas.roundRect(_LEFT, top - box, _ROOM, box, 2.5 * mm, stroke=1, fill=1)
    inner = _LEFT + 5 * mm
    room = _ROOM - 10 * mm
    canvas.setFillColor(ink.TEXT)
    apply = notice.how_to_apply or f"{notice.centre}에 전화하거나 방문하세요."
    size, lines = _fit(
        f"접수  {apply}", fonts.SEMIBOLD, (15.0, 14.0, 12.0, 11.0, 10.0, 9.0, 8.0), room, 3
    )
    canvas.setFont(fonts.SEMIBOLD, size)
    y = top - 4 * mm
    for line in lines:
        y -= size
        canvas.drawString(inner, y, line)
        y -= size * 0.3
    y = top - box + 5 * mm
    if notice.phone:
        canvas.setFont(fonts.BOLD, 26)
        canvas.drawRightString(_RIGHT - 5 * mm, y, notice.phone)
    beside = room - (fonts.width(notice.phone, fonts.BOLD, 26) + 5 * mm if notice.phone else 0)
    size = fonts.fitting([notice.centre], fonts.BOLD, 15, beside)
    canvas.setFont(fonts.BOLD, size)
    canvas.drawString(inner, y + (5 * mm if notice.address else 1 * mm), notice.centre)
    if notice.address:
        size = fonts.fitting([notice.address], fonts.REGULAR, 10, beside)
        canvas.setFont(fonts.REGULAR, size)
        canvas.drawString(inner, y, notice.address)
    canvas.setFillColor(ink.QUIET)
    canvas.setFont(fonts.MEDIUM, 11)
    until = official_date(notice.closes) if notice.closes else "채용할 때까지"
    canvas.drawString(_LEFT, _BOTTOM, f"게시 {official_date(notice.posted)}   마감 {until}")
    if notice.number:
        canvas.drawRightString(_RIGHT, _BOTTOM, notice.number)

"""The page all reports share: A4, margins, running head, page numbers, watermark, headings."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
)

from jobdesk.reports import fonts, ink
from jobdesk.reports.grid import Grid

_TOTAL = "total-pages"
_OF_TOTAL = "of-total-pages"
_UPRIGHT, _ACROSS = "upright", "across"
_FOOT_SIZE, _NUMBER_SIZE = 7.5, 9.0
PRACTICE_MARK = "연습"


@dataclass(frozen=True, slots=True)
class Paper:
    """What stands on every page: title and centre above, origin below, 연습 beneath it all;
    ``across`` turns the page on its side.

    One ``made_at`` a moment is the same file byte by byte whenever it is drawn, says that moment
    as its own, and numbers its pages ``1 / 12``.
    """

    title: str
    centre: str
    foot: str = ""
    practice: bool = False
    across: bool = False
    made_at: datetime | None = None

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page in points."""
        upright = ink.PAGE_WIDTH, ink.PAGE_HEIGHT
        return upright[::-1] if self.across else upright


def build(paper: Paper, story: Sequence[Flowable]) -> bytes:
    """The PDF of a story; its fonts are embedded, its pages are numbered ``- 1 -`` and counted.

    The story may turn the page: see :func:`turned`.
    """
    fonts.register()
    buffer = io.BytesIO()
    sheets = [paper, replace(paper, across=not paper.across)]
    document = BaseDocTemplate(
        buffer,
        pagesize=paper.size,
        pageTemplates=[_template(sheet) for sheet in sheets],
        title=f"{paper.title} - {paper.centre}",
        author=paper.centre,
        creator="JobDesk",
        lang="ko-KR",
        invariant=paper.made_at is not None,
    )
    document.build(list(story), canvasmaker=_CountingCanvas)
    return buffer.getvalue()


def _template(paper: Paper) -> PageTemplate:
    wide, high = paper.size
    frame = Frame(
        ink.MARGIN_SIDE,
        ink.MARGIN_BOTTOM,
        wide - 2 * ink.MARGIN_SIDE,
        high - ink.MARGIN_TOP - ink.MARGIN_BOTTOM,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )

    def furnish(canvas: Any, _document: Any) -> None:
        _furnish(canvas, paper)

    name = _ACROSS if paper.across else _UPRIGHT
    return PageTemplate(name, [frame], onPage=furnish, pagesize=paper.size)


def turned(*, across: bool) -> list[Flowable]:
    """The story goes on at the top of a page that lies on its side or stands."""
    return [NextPageTemplate(_ACROSS if across else _UPRIGHT), PageBreak()]


class _CountingCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """Fills in the number of pages at the end, in the two forms that the pages refer to."""

    def save(self) -> None:
        total = self.getPageNumber() - 1
        self.beginForm(_TOTAL, -80, -3, 0, 12)
        self.setFont(fonts.REGULAR, _FOOT_SIZE)
        self.setFillColor(ink.QUIET)
        self.drawRightString(0, 0, f"전체 {total}쪽")
        self.endForm()
        self.beginForm(_OF_TOTAL, 0, -3, 80, 12)
        self.setFont(fonts.REGULAR, _NUMBER_SIZE)
        self.setFillColor(ink.TEXT)
        self.drawString(0, 0, f" / {total}")
        self.endForm()
        super().save()


def _furnish(canvas: Any, paper: Paper) -> None:
    if paper.made_at is not None and canvas.getPageNumber() == 1:
        said = f"D:{paper.made_at:%Y%m%d%H%M%S}+09'00'"
        canvas.setDateFormatter(lambda *_moment: said)
        canvas.setSubject(paper.foot)
        canvas.showOutline()
    number = canvas.getPageNumber()
    wide, high = paper.size
    right = wide - ink.MARGIN_SIDE
    canvas.saveState()
    if paper.practice:
        watermark(canvas, wide, high)
    canvas.setFillColor(ink.QUIET)
    canvas.setFont(fonts.REGULAR, _FOOT_SIZE)
    if number > 1:
        top = high - 13 * mm
        beside = fonts.width(paper.centre, fonts.REGULAR, _FOOT_SIZE) + 6 * mm
        room = max(right - ink.MARGIN_SIDE - beside, wide / 4)
        canvas.setFont(fonts.REGULAR, fonts.fitting([paper.title], fonts.REGULAR, _FOOT_SIZE, room))
        canvas.drawString(ink.MARGIN_SIDE, top, paper.title)
        canvas.setFont(fonts.REGULAR, _FOOT_SIZE)
        canvas.drawRightString(right, top, paper.centre)
    foot = 6.2 * mm
    size = fonts.fitting([paper.foot], fonts.REGULAR, _FOOT_SIZE, right - ink.MARGIN_SIDE - 60)
    canvas.setFont(fonts.REGULAR, size)
    canvas.drawString(ink.MARGIN_SIDE, foot, paper.foot)
    if paper.made_at is None:
        canvas.translate(right, foot)
        canvas.doForm(_TOTAL)
        canvas.translate(-right, -foot)
    canvas.setFillColor(ink.TEXT)
    canvas.setFont(fonts.REGULAR, _NUMBER_SIZE)
    if paper.made_at is None:
        canvas.drawCentredString(wide / 2, 10 * mm, f"- {number} -")
    else:
        canvas.drawRightString(wide / 2 - 1, 10 * mm, str(number))
        canvas.translate(wide / 2 - 1, 10 * mm)
        canvas.doForm(_OF_TOTAL)
    canvas.restoreState()


def watermark(canvas: Any, wide: float, high: float) -> None:
    """연습, pale and aslant, beneath all that is drawn after it."""
    canvas.saveState()
    canvas.translate(wide / 2, high / 2)
    canvas.rotate(45)
    canvas.setFillColor(ink.WATERMARK)
    canvas.setFont(fonts.BOLD, 190)
    canvas.drawCentredString(0, -65, PRACTICE_MARK)
    canvas.restoreState()


class Heading(Flowable):  # type: ignore[misc]  # reportlab has no types
    """``1. 총괄 실적`` with the unit line (단위: 명, 건) on the right; also a PDF bookmark."""

    HEIGHT = 8.5 * mm

    def __init__(self, text: str, unit: str = "", *, level: int = 0) -> None:
        super().__init__()
        self._text = text
        self._unit = unit
        self._level = level
        self._wide: float = ink.ROOM
        self._lines: list[str] = []

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Size in points (reportlab asks)."""
        self._wide = width  # a page on its side is wider than ink.ROOM
        beside = fonts.width(self._unit, fonts.REGULAR, 8.5) + 4 * mm if self._unit else 0.0
        room = max(width - self._inset - beside, width / 3)
        self._lines = fonts.wrap(self._text, fonts.SEMIBOLD, self._size, room)
        more = (len(self._lines) - 1) * self._size * 1.35
        return width, more + (self.HEIGHT if self._level == 0 else self.HEIGHT - 2 * mm)

    @property
    def _size(self) -> float:
        return 12.0 if self._level == 0 else 10.0

    @property
    def _inset(self) -> float:
        return 0.0 if self._level == 0 else 1.5 * mm

    def draw(self) -> None:
        """Draws the words and marks the place (reportlab asks)."""
        canvas = self.canv
        canvas.setFillColor(ink.TEXT)
        canvas.setFont(fonts.SEMIBOLD, self._size)
        y = (2.4 if self._level == 0 else 1.9) * mm
        y += (len(self._lines) - 1) * self._size * 1.35
        for line in self._lines:
            canvas.drawString(self._inset, y, line)
            y -= self._size * 1.35
        if self._unit:
            canvas.setFillColor(ink.QUIET)
            canvas.setFont(fonts.REGULAR, 8.5)
            canvas.drawRightString(self._wide, 1.7 * mm, self._unit)
        key = f"h{canvas.getPageNumber()}-{self._text}"
        canvas.bookmarkPage(key)
        canvas.addOutlineEntry(self._text, key, self._level)


class LineAbove(Flowable):  # type: ignore[misc]  # reportlab has no types
    """The quiet line above a table: what it holds at the left, its unit at the right."""

    def __init__(self, left: str, right: str = "") -> None:
        super().__init__()
        self._left, self._right = left, right
        self._wide = 0.0

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Size in points (reportlab asks)."""
        self._wide = width
        return width, 6.5 * mm

    def draw(self) -> None:
        """Draws the words (reportlab asks)."""
        self.canv.setFillColor(ink.QUIET)
        self.canv.setFont(fonts.REGULAR, 8.5)
        self.canv.drawString(0, 2.2 * mm, self._left)
        self.canv.drawRightString(self._wide, 2.2 * mm, self._right)


def table(
    grid: Grid, *headings: Heading, whole: float = 0.5, across: bool = False
) -> list[Flowable]:
    """A table under its headings, which are never torn from its first rows.

    A table no taller than the share ``whole`` of a page is kept on one page; a taller one
    would leave more of the page before it empty than a second head costs. ``across`` is of a
    page on its side, which is less high.
    """
    page = ink.PAGE_WIDTH - ink.MARGIN_TOP - ink.MARGIN_BOTTOM if across else ink.HEIGHT
    short = grid.full_height <= page * whole
    least = grid.full_height if short else grid.least_height
    above = sum(heading.wrap(ink.ROOM, 0)[1] for heading in headings)
    return [CondPageBreak(least + above), *headings, grid]


def together(parts: Sequence[Flowable]) -> Flowable:
    """Blocks that stay on one page where they can."""
    return KeepTogether(list(parts))


def gap(millimetres: float) -> Flowable:
    """Empty ground between blocks."""
    return Spacer(1, millimetres * mm)


def sentence(
    text: str,
    *,
    size: float = 9.5,
    leading: float = 1.5,
    indent: float = 0,
    hang: float = 0,
    centred: bool = False,
) -> Flowable:
    """A paragraph of plain text; nothing in it is read as markup.

    ``leading`` is a multiple of ``size`` (points), indents are millimetres.
    """
    fonts.register()
    style = ParagraphStyle(
        "sentence",
        fontName=fonts.REGULAR,
        fontSize=size,
        leading=size * leading,
        textColor=ink.TEXT,
        leftIndent=(indent + hang) * mm,
        firstLineIndent=-hang * mm,
        alignment=TA_CENTER if centred else TA_LEFT,
    )
    return Paragraph(escape(text), style)

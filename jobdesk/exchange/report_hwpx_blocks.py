"""The blocks of a report in the body of a 한글 document: headings, tables, words, pictures."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from jobdesk.domain.official import official_date
from jobdesk.domain.report_document import Block, Chart, Photo, Photos, Section, Table, Words
from jobdesk.domain.report_headings import block_titles
from jobdesk.exchange import report_hwpx_grid as grids
from jobdesk.exchange import report_hwpx_pictures as pictures
from jobdesk.exchange import report_hwpx_xml as xml
from jobdesk.exchange.report_hwpx_grid import WHOLE, Box, Grid, Sheet
from jobdesk.exchange.report_hwpx_shapes import OUTLINE, QUIET, Letters, Lines, Shapes
from jobdesk.exchange.report_hwpx_table import table_grid
from jobdesk.exchange.report_hwpx_xml import Ids, units

PhotoBytes = Callable[[Photo], bytes]
ChartBytes = Callable[[Chart], bytes]
NOTHING = "해당 사항이 없습니다."
GONE = "사진이 남아 있지 않습니다."
_MARK = re.compile(r"(□|■|❍|○|●|◦|▷|▶|-|·|•|[①-⑳]|\d{1,2}[.)]|[가-하][.)])\s+(?=\S)")
_DEEP = frozenset("-·•▷▶◦")
"""Signs of a list within a list: their items stand further in."""
_CHART_WIDE = 170.0  # millimetres, which a chart is drawn for
_CHART_SHARE = 0.85  # of the height of a page at most
_PHOTO_HIGH = 62.0  # three rows of photos and a heading on a page
_PHOTO_LEAST, _CAPTION = 25.0, 9.0
_PHOTO_DOTS = 1200  # along the longer side: sharp in print, small enough to send


@dataclass(frozen=True, slots=True)
class Pen:
    """What a block is written with: shapes, numbers, pictures, and where pictures come from."""

    shapes: Shapes
    ids: Ids
    kept: pictures.Pictures
    photos: PhotoBytes
    charts: ChartBytes

    def words(
        self, body: etree._Element, text: str, letters: Letters, lines: Lines, *, style: int = 0
    ) -> etree._Element:
        """A paragraph at the end of ``body``."""
        shape = self.shapes.lines(lines)
        made = xml.paragraph(body, self.ids, shape, style=style)
        xml.run(made, self.shapes.letters(letters), text)
        return made

    def grid(self, body: etree._Element, grid: Grid) -> None:
        """A table at the end of ``body``."""
        grids.draw(body, self.ids, self.shapes, grid)


def section(pen: Pen, body: etree._Element, made: Section, number: int, sheet: Sheet) -> None:
    """``1. 총괄 실적`` and all that stands under it."""
    heading = Lines(before=14, after=4, spacing=130, keep=True)
    pen.words(body, f"{number}. {made.title}", Letters(13, bold=True), heading, style=OUTLINE)
    if not made.blocks:
        nothing(pen, body, NOTHING)
    for block, title in zip(made.blocks, block_titles(made), strict=True):
        if title:
            lines = Lines(before=7, after=2, spacing=130, keep=True)
            pen.words(body, title, Letters(11, bold=True), lines, style=OUTLINE + 1)
        _block(pen, body, block, sheet)


def nothing(pen: Pen, body: etree._Element, text: str) -> None:
    """A sentence in place of what is not there."""
    pen.words(body, text, Letters(10), Lines(after=4, left=6))


def _block(pen: Pen, body: etree._Element, block: Block, sheet: Sheet) -> None:
    if isinstance(block, Table):
        _table(pen, body, block, sheet)
    elif isinstance(block, Words):
        _words(pen, body, block)
    elif isinstance(block, Photos):
        _photos(pen, body, block, sheet)
    else:
        _chart(pen, body, block, sheet)


def _table(pen: Pen, body: etree._Element, table: Table, sheet: Sheet) -> None:
    if table.lines:
        if table.unit:
            above = Lines("RIGHT", after=2, spacing=120, keep=True)
            pen.words(body, table.unit, Letters(9), above)
        pen.grid(body, table_grid(table, sheet))
    else:
        nothing(pen, body, table.empty or NOTHING)
    for note in table.notes:
        if note:
            _note(pen, body, note if note.startswith("※") else f"※ {note}")


def _words(pen: Pen, body: etree._Element, block: Words) -> None:
    for text in block.paragraphs:
        said = text.strip()
        if said.startswith("※"):
            _note(pen, body, said)
        elif said:
            size = 9.0 if block.small else 10.5
            found = _MARK.match(said)
            hang = grids.length(found[0], size) if found else 0.0
            inset = size if found and found[1] in _DEEP else 0.0
            lines = Lines("JUSTIFY", after=2, left=inset + hang, hang=-hang)
            pen.words(body, said, Letters(size), lines)


def _note(pen: Pen, body: etree._Element, text: str) -> None:
    pen.words(body, text, Letters(9, colour=QUIET), Lines(before=2, left=13, hang=-13, spacing=140))


def _chart(pen: Pen, body: etree._Element, chart: Chart, sheet: Sheet) -> None:
    if not chart.labels:
        return
    picture = pen.kept.keep(pen.charts(chart))
    wide, high = min(sheet.wide, xml.units(_CHART_WIDE)), round(sheet.high * _CHART_SHARE)
    size = pictures.within(picture, wide, high)
    line = xml.paragraph(body, pen.ids, pen.shapes.lines(Lines("CENTER", after=6, spacing=100)))
    holder = xml.run(line, pen.shapes.letters(Letters()))
    pictures.draw(holder, pen.ids, picture, size, told(chart))


def told(chart: Chart) -> str:
    """The numbers of a chart in words, for who cannot see it."""
    parts = [
        f"{label} {series.name} {figure.value:,f}{figure.unit}"
        for series in chart.series
        for label, figure in zip(chart.labels, series.values, strict=True)
        if figure.value is not None
    ]
    return f"{chart.title}: {', '.join(parts)}" if parts else chart.title


def _photos(pen: Pen, body: etree._Element, block: Photos, sheet: Sheet) -> None:
    across = max(1, block.across)
    widths = grids.shares(sheet.wide, [1] * across)
    rows = -(-len(block.photos) // across)
    heights = [units(_PHOTO_LEAST)] * rows
    boxes = [Box(*divmod(at, across)) for at in range(len(block.photos), rows * across)]
    for at, photo in enumerate(block.photos):
        row, column = divmod(at, across)
        high, fill = _photo(pen, photo, widths[column] - 2 * units(grids.SIDE))
        boxes.append(Box(row, column, fill=fill))
        heights[row] = max(heights[row], high + units(_CAPTION))
    if rows:
        pen.grid(body, Grid(widths, heights, boxes, whole=sum(heights) < sheet.high * WHOLE))


def caption(photo: Photo) -> str:
    """``▲ 동행면접 (2022. 11. 25.)``; empty where nothing is said of it."""
    day = official_date(photo.day) if photo.day else ""
    if photo.caption and day:
        return f"▲ {photo.caption} ({day})"
    return f"▲ {photo.caption or day}" if photo.caption or day else ""


def _photo(pen: Pen, photo: Photo, wide: int) -> tuple[int, grids.Fill]:
    """The height of a photo of at most that width, and what puts it and its words into a cell."""
    data = pen.photos(photo)
    picture = pen.kept.keep(data, most=_PHOTO_DOTS) if data else None
    size = pictures.within(picture, wide, units(_PHOTO_HIGH)) if picture else (0, 0)

    def fill(cell: etree._Element) -> None:
        if picture is None:
            pen.words(cell, GONE, Letters(9, colour=QUIET), Lines("CENTER", spacing=120))
        else:
            line = xml.paragraph(cell, pen.ids, pen.shapes.lines(Lines("CENTER", spacing=100)))
            holder = xml.run(line, pen.shapes.letters(Letters(9)))
            pictures.draw(holder, pen.ids, picture, size, photo.caption)
        if said := caption(photo):
            pen.words(cell, said, Letters(9), Lines("CENTER", before=3, spacing=120))

    return size[1], fill

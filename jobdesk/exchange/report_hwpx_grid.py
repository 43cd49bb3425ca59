"""A table of 한글: boxes on a grid, whose rows go on over pages unsplit beneath a repeated head."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from lxml import etree

from jobdesk.exchange import report_hwpx_xml as xml
from jobdesk.exchange.report_hwpx_shapes import HEAVY, NONE, THIN, Frame, Letters, Lines, Shapes
from jobdesk.exchange.report_hwpx_xml import Ids, node

WHOLE = 0.4
"""The share of a page up to which a table is kept in one piece: heights are reckoned, and what
stands as a letter is cut where it is higher than a page."""
SIDE, ABOVE = 1.4, 0.7
"""Millimetres between the lines of a cell and its words."""
_WIDE = "\u1100"  # from here on letters are as wide as they are high
_NARROW, _THIN = 0.55, 0.34  # of that: digits and Latin letters; spaces, stops and brackets
_THIN_SIGNS = frozenset(" .,:;'()[]|/·")
_LEADING = 1.3


@dataclass(frozen=True, slots=True)
class Sheet:
    """The room between the margins of a page in 한글's units."""

    wide: int
    high: int


Fill = Callable[[etree._Element], None]


@dataclass(frozen=True, slots=True)
class Box:
    """A cell over so many rows and columns. ``fill`` puts what is no words into it; a ``bare`` one
    has no lines around it."""

    row: int
    column: int
    text: str = ""
    rows: int = 1
    columns: int = 1
    letters: Letters = field(default_factory=lambda: Letters(9.5))
    align: str = "CENTER"
    ground: str = ""
    bare: bool = False
    fill: Fill | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """``widths`` of the columns and ``heights`` of the rows at least, in 한글's units; the boxes
    cover it exactly once. ``head`` rows come again on each page, ``rules`` are the rows that a
    heavier line stands under. ``side`` is the room beside the words of a cell, millimetres; only
    where a row ``splits`` may a page end within one. A ``whole`` one stands in its line like a
    letter, so that its heading stays with it; it must be far smaller than a page."""

    widths: Sequence[int]
    heights: Sequence[int]
    boxes: Sequence[Box]
    head: int = 0
    rules: frozenset[int] = frozenset()
    side: float = SIDE
    splits: bool = False
    whole: bool = False


def shares(room: int, widths: Sequence[float]) -> list[int]:
    """``room`` parted in that measure, to the last unit."""
    whole = sum(widths)
    ends = [round(room * sum(widths[:at]) / whole) for at in range(len(widths) + 1)]
    return [after - before for before, after in pairwise(ends)]


def length(text: str, size: float) -> float:
    """About how many points a line of words takes; the typeface itself is only known to 한글."""
    return size * sum(
        1.0 if letter >= _WIDE else _THIN if letter in _THIN_SIGNS else _NARROW for letter in text
    )


def height(box: Box, width: int, *, least: float = 6.0, side: float = SIDE) -> int:
    """The height its words take in so many units of width, of ``least`` millimetres or more."""
    room = (width - 2 * xml.units(side)) / 100
    size = box.letters.size
    lines = sum(
        max(1, math.ceil(length(line, size) / max(room, size))) for line in box.text.split("\n")
    )
    return max(xml.units(least), round(lines * size * _LEADING * 100) + 2 * xml.units(ABOVE))


def row_heights(
    boxes: Sequence[Box],
    rows: int,
    widths: Sequence[int],
    *,
    least: float = 6.0,
    side: float = SIDE,
) -> list[int]:
    """The height of each row by the words in its boxes of one row; 한글 makes it higher where the
    words need it."""
    tall = [xml.units(least)] * rows
    for box in boxes:
        if box.rows == 1:
            wide = sum(widths[box.column : box.column + box.columns])
            tall[box.row] = max(tall[box.row], height(box, wide, least=least, side=side))
    return tall


def draw(body: etree._Element, ids: Ids, shapes: Shapes, grid: Grid) -> None:
    """Put the table into ``body``, in a paragraph of its own."""
    anchor = xml.paragraph(body, ids, shapes.lines(Lines(after=4, spacing=100)))
    holder = xml.run(anchor, shapes.letters(Letters(2)))
    table = node(
        holder,
        "hp:tbl",
        id=ids.next(),
        zOrder=0,
        numberingType="TABLE",
        textWrap="TOP_AND_BOTTOM",
        textFlow="BOTH_SIDES",
        lock=0,
        dropcapstyle="None",
        pageBreak="CELL" if grid.splits else "TABLE",
        repeatHeader=int(grid.head > 0),
        rowCnt=len(grid.heights),
        colCnt=len(grid.widths),
        cellSpacing=0,
        borderFillIDRef=shapes.frame(Frame()),
        noAdjust=0,
    )
    node(
        table,
        "hp:sz",
        width=sum(grid.widths),
        widthRelTo="ABSOLUTE",
        height=sum(grid.heights),
        heightRelTo="ABSOLUTE",
        protect=0,
    )
    xml.place(table, inline=grid.whole)
    node(table, "hp:outMargin", left=0, right=0, top=0, bottom=xml.units(1))
    _margins(table, "hp:inMargin", grid.side)
    node(holder, "hp:t")
    rows = [node(table, "hp:tr") for _ in grid.heights]
    edges = _Edges(grid)
    for box in sorted(grid.boxes, key=lambda one: (one.row, one.column)):
        _cell(rows[box.row], ids, shapes, grid, box, edges.of(box))


def _cell(
    row: etree._Element, ids: Ids, shapes: Shapes, grid: Grid, box: Box, frame: Frame
) -> None:
    cell = node(
        row,
        "hp:tc",
        name="",
        header=int(box.row < grid.head),
        hasMargin=0,
        protect=0,
        editable=0,
        dirty=0,
        borderFillIDRef=shapes.frame(frame),
    )
    held = xml.text_list(cell, "CENTER")
    if box.fill is not None:
        box.fill(held)
    else:
        lines = shapes.lines(Lines(box.align, spacing=120))
        # A paragraph for each line, as Enter makes it in 한글: some readers stop at a line break.
        for line in xml.plain(box.text).split("\n"):
            xml.words(held, ids, lines, shapes.letters(box.letters), line)
    node(cell, "hp:cellAddr", colAddr=box.column, rowAddr=box.row)
    node(cell, "hp:cellSpan", colSpan=box.columns, rowSpan=box.rows)
    node(
        cell,
        "hp:cellSz",
        width=sum(grid.widths[box.column : box.column + box.columns]),
        height=sum(grid.heights[box.row : box.row + box.rows]),
    )
    _margins(cell, "hp:cellMargin", grid.side)


def _margins(parent: etree._Element, name: str, beside: float) -> None:
    side, above = xml.units(beside), xml.units(ABOVE)
    node(parent, name, left=side, right=side, top=above, bottom=above)


class _Edges:
    """Which lines stand around a box: heavy around all that is framed, thin within."""

    def __init__(self, grid: Grid) -> None:
        framed = [box for box in grid.boxes if not box.bare]
        self._rules = grid.rules
        self._left = min((box.column for box in framed), default=0)
        self._top = min((box.row for box in framed), default=0)
        self._right = max((box.column + box.columns for box in framed), default=0)
        self._bottom = max((box.row + box.rows for box in framed), default=0)

    def of(self, box: Box) -> Frame:
        if box.bare:
            return Frame(NONE, NONE, NONE, NONE, box.ground)
        after = box.row + box.rows
        return Frame(
            HEAVY if box.column == self._left else THIN,
            HEAVY if box.column + box.columns == self._right else THIN,
            HEAVY if box.row == self._top or box.row - 1 in self._rules else THIN,
            HEAVY if after == self._bottom or after - 1 in self._rules else THIN,
            box.ground,
        )

"""Ruled tables as offices draw them: shaded head, thin lines, a heavier frame.

reportlab's own long tables grow slower than their rows (20,000 rows: 20 s). Here the height
of each row is known beforehand, so a page takes exactly the rows that fit, the head is drawn
again on each page and no row is ever split.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, Literal

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from jobdesk.reports import ink
from jobdesk.reports.fonts import MEDIUM, REGULAR, SEMIBOLD, fitting, wrap

Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Column:
    """Width in millimetres and where the text of the rows stands."""

    width: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Head:
    """One cell of the head: its text, place and how many columns and rows it covers."""

    text: str
    column: int
    row: int = 0
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """One line; ``strong`` ones (합계) are bold on shade. The first cell covers ``span``
    columns, whose own cells are empty. One that ``opens`` a group stays with the next line."""

    cells: tuple[str, ...]
    strong: bool = False
    span: int = 1
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Style:
    """Measures of a table: type size in points, least height of a row in millimetres.

    ``rules`` are columns with a darker line on their left, where a group begins;
    ``labels`` are columns shaded like the head.
    """

    size: float = 9.0
    row_height: float = 6.6
    head_height: float = 6.6
    padding: float = 1.6
    labels: frozenset[int] = frozenset()
    rules: frozenset[int] = frozenset()


_LEFT_PAD: float = 1.6 * mm  # words closer to a line than this look squeezed


_TALL: float = 45 * mm


def _left_pad(column: Column, pad: float) -> float:
    return max(pad, _LEFT_PAD) if column.align == "left" else pad


class _Laid:
    """Rows broken into lines, with the heights they need; shared by the parts of a table."""

    def __init__(
        self,
        columns: Sequence[Column],
        rows: Sequence[Row],
        style: Style,
        tick: Callable[[int], None] | None,
    ) -> None:
        pad = style.padding * mm
        leading = style.size * 1.3
        self.lines: list[tuple[list[str], ...]] = []
        heights: list[float] = []
        for number, row in enumerate(rows):
            if tick is not None:
                tick(number)
            font = SEMIBOLD if row.strong else REGULAR
            along = sum(column.width * mm for column in columns[1 : row.span])
            cells = tuple(
                wrap(
                    text,
                    font,
                    style.size,
                    column.width * mm + (0 if at else along) - pad - _left_pad(column, pad),
                    break_words=column.align != "right",  # a broken number is a wrong number
                )
                for at, (text, column) in enumerate(zip(row.cells, columns, strict=True))
            )
            most = max(len(lines) for lines in cells)
            self.lines.append(cells)
            heights.append(max(style.row_height * mm, most * leading + 1.8 * mm))
        self.tops = [0.0, *accumulate(heights)]


class Grid(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A table of plain texts, drawn as they are: no markup is read in them.

    ``columns`` should be as wide as the page has room. A table may be split between rows;
    neither part is left with one row alone. ``tick`` is told each row that is laid out.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        head: Sequence[Head],
        rows: Sequence[Row],
        style: Style | None = None,
        tick: Callable[[int], None] | None = None,
    ) -> None:
        super().__init__()
        self._columns = columns
        self._head = head
        self._rows = rows
        self._style = style or Style()
        self._laid = _Laid(columns, rows, self._style, tick)
        self._first, self._last = 0, len(rows)
        self._lefts = [0.0, *accumulate(column.width * mm for column in columns)]
        self._head_rows = max((cell.row + cell.rows for cell in head), default=0)

    @property
    def _head_height(self) -> float:
        return float(self._head_rows * self._style.head_height * mm)

    def _height(self, first: int, last: int) -> float:
        return self._head_height + self._laid.tops[last] - self._laid.tops[first]

    @property
    def full_height(self) -> float:
        """Height in points when nothing is split."""
        return self._height(self._first, self._last)

    @property
    def least_height(self) -> float:
        """Height in points of the head and the fewest rows that may stand on a page."""
        return self._height(self._first, min(self._first + 3, self._last))

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Size in points (reportlab asks)."""
        return self._lefts[-1], self.full_height

    def split(self, _width: float, height: float) -> list[Flowable]:
        """The part that fits in the height and the rest (reportlab asks)."""
        tops = self._laid.tops
        room = height - self._head_height + tops[self._first]
        cut = bisect_right(tops, room + 0.01) - 1
        lead, tail = self._fewest(self._first), self._fewest(self._last - 1)
        cut = min(cut, self._last - tail)
        while cut > self._first + lead and not self._may_cut(cut):
            cut -= 1
        if cut < self._first + lead:
            return []
        return [self._part(self._first, cut), self._part(cut, self._last)]

    def _may_cut(self, row: int) -> bool:
        """Whether a page may begin with this row."""
        return not self._rows[row - 1].opens

    def _fewest(self, row: int) -> int:
        """How many rows a page must hold where this one is its first or last: one that fills
        much of a page by itself may stand alone."""
        tall = self._laid.tops[row + 1] - self._laid.tops[row] > _TALL
        return 1 if tall else 2

    def _part(self, first: int, last: int) -> Grid:
        part = Grid((), (), (), self._style)
        for name in ("_columns", "_head", "_rows", "_laid", "_lefts", "_head_rows"):
            setattr(part, name, getattr(self, name))
        part._first, part._last = first, last
        return part

    def draw(self) -> None:
        """Draws shade, texts, then lines over both (reportlab asks)."""
        canvas = self.canv
        height = self.full_height
        self._draw_shade(canvas, height)
        self._draw_head(canvas, height)
        self._draw_rows(canvas, height)
        self._draw_lines(canvas, height)

    def _y(self, height: float, row: int) -> float:
        """Top edge of a row."""
        tops = self._laid.tops
        return height - self._head_height - (tops[row] - tops[self._first])

    def _draw_shade(self, canvas: Any, height: float) -> None:
        canvas.setFillColor(ink.SHADE)
        body = self._y(height, self._first)
        canvas.rect(0, body, self._lefts[-1], self._head_height, stroke=0, fill=1)
        for column in self._style.labels:
            left, right = self._lefts[column], self._lefts[column + 1]
            canvas.rect(left, 0, right - left, body, stroke=0, fill=1)
        for row in range(self._first, self._last):
            if self._rows[row].strong:
                top, bottom = self._y(height, row), self._y(height, row + 1)
                canvas.rect(0, bottom, self._lefts[-1], top - bottom, stroke=0, fill=1)

    def _draw_head(self, canvas: Any, height: float) -> None:
        step = self._style.head_height * mm
        canvas.setFillColor(ink.TEXT)
        for cell in self._head:
            left, right = self._lefts[cell.column], self._lefts[cell.column + cell.columns]
            top = height - cell.row * step
            lines = wrap(cell.text, MEDIUM, self._style.size, right - left - 1 * mm)
            self._write(
                canvas, lines, MEDIUM, (left, right), (top, top - cell.rows * step), "center"
            )

    def _draw_rows(self, canvas: Any, height: float) -> None:
        labels = self._style.labels
        for row in range(self._first, self._last):
            top, bottom = self._y(height, row), self._y(height, row + 1)
            strong = self._rows[row].strong
            for index, lines in enumerate(self._laid.lines[row]):
                if lines == [""]:
                    continue
                font = SEMIBOLD if strong else MEDIUM if index in labels else REGULAR
                covers = self._rows[row].span if index == 0 else 1
                edges = (self._lefts[index], self._lefts[index + covers])
                self._write(canvas, lines, font, edges, (top, bottom), self._columns[index].align)

    def _write(
        self,
        canvas: Any,
        lines: list[str],
        font: str,
        edges: tuple[float, float],
        span: tuple[float, float],
        align: Align,
    ) -> None:
        size, pad = self._style.size, self._style.padding * mm
        leading = size * 1.3
        if align == "right":
            size = fitting(lines, font, size, edges[1] - edges[0] - 2 * pad)
        canvas.setFont(font, size)
        y = (span[0] + span[1]) / 2 + (len(lines) - 1) * leading / 2 - size * 0.36
        for line in lines:
            if align == "right":
                canvas.drawRightString(edges[1] - pad, y, line)
            elif align == "center":
                canvas.drawCentredString((edges[0] + edges[1]) / 2, y, line)
            else:
                canvas.drawString(edges[0] + max(pad, _LEFT_PAD), y, line)
            y -= leading

    def _uncovered(self, height: float, index: int) -> list[tuple[float, float]]:
        """The stretches, bottom and top, in which the line left of a column is drawn."""
        parts: list[tuple[float, float]] = []
        top = self._y(height, self._first)
        for row in range(self._first, self._last):
            if index < self._rows[row].span:
                parts.append((self._y(height, row), top))
                top = self._y(height, row + 1)
        parts.append((0.0, top))
        return [(bottom, top) for bottom, top in parts if top - bottom > 0.01]

    def _draw_lines(self, canvas: Any, height: float) -> None:
        width, body = self._lefts[-1], self._y(height, self._first)
        canvas.setStrokeColor(ink.LINE)
        canvas.setLineWidth(ink.THIN)
        for row in range(self._first + 1, self._last):
            y = self._y(height, row)
            canvas.line(0, y, width, y)
        for index, x in enumerate(self._lefts[1:-1], start=1):
            if index not in self._style.rules:
                for bottom, top in self._uncovered(height, index):
                    canvas.line(x, bottom, x, top)
        step = self._style.head_height * mm
        for cell in self._head:
            left, right = self._lefts[cell.column], self._lefts[cell.column + cell.columns]
            top = height - cell.row * step
            canvas.rect(left, top - cell.rows * step, right - left, cell.rows * step)
        canvas.setStrokeColor(ink.FRAME)
        canvas.setLineWidth(0.7)
        if self._head:
            canvas.line(0, body, width, body)
        for index in self._style.rules:
            canvas.line(self._lefts[index], 0, self._lefts[index], height)
        canvas.setLineWidth(ink.HEAVY)
        canvas.rect(0, 0, width, height)

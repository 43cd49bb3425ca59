"""A report's table on paper: head of several rows on each page, cells merged over lines.

What spans lines is said again where a page begins within it; a line is only split when it is
taller than a page by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from reportlab.lib.units import mm

from jobdesk.domain.report_document import Align, Role, Table
from jobdesk.reports import fonts, grid, ink
from jobdesk.reports.report_pdf_lay import LEADING, Fit, fitted, is_number, lines, room_of

_GAP: float = 1.05 * mm  # above and below the words of a line, at the size of 9.5
_LABEL = 3  # lines of words beside a line taller than a page that are said on each
_LEAST = 4.0  # points: words of a group cut to one line by the end of a page


@dataclass(slots=True)
class _Block:
    """Words over the lines ``first``..``last`` (excluded) and columns ``left``..``right``."""

    first: int
    last: int
    left: int
    right: int
    words: str
    lines: list[str]
    font: str
    align: Align


class _Laid:
    """The lines of a table broken into printed ones, with their tops in points."""

    def __init__(self, table: Table, fit: Fit, tallest: float) -> None:
        self.fit = fit
        self.gap = _GAP * fit.size / 9.5
        self.leading = fit.size * LEADING
        self.blocks: list[_Block] = []
        covered = self._merged(table)
        heights = [self.height(1)] * len(table.lines)
        for row, line in enumerate(table.lines):
            for column, cell in enumerate(line.cells):
                if cell.text and (row, column) not in covered:
                    align = cell.align or table.columns[column].align
                    self._add(row, 1, column, 1, cell.text, line.role, align)
        for block in self.blocks:
            if block.last - block.first == 1:
                heights[block.first] = max(heights[block.first], self.height(len(block.lines)))
        for block in self.blocks:
            many = block.last - block.first
            lacking = self.height(len(block.lines)) - sum(heights[block.first : block.last])
            if many > 1 and lacking > 0:
                for row in range(block.first, block.last):
                    heights[row] += lacking / many
        self.roles = [line.role for line in table.lines]
        self.heads = [  # shaded words without a number head the lines below them
            line.role is not Role.LINE and not any(is_number(cell) for cell in line.cells)
            for line in table.lines
        ]
        self.joined = [False] * len(heights)  # the rest of the line before it
        self._cut_tall(heights, tallest)
        self.tops = [0.0, *accumulate(heights)]
        self.by_row: list[list[_Block]] = [[] for _ in heights]
        for block in self.blocks:
            for row in range(block.first, block.last):
                self.by_row[row].append(block)

    def height(self, lines_: int) -> float:
        """Points that so many lines of words take."""
        return lines_ * self.leading + 2 * self.gap

    def _merged(self, table: Table) -> set[tuple[int, int]]:
        covered: set[tuple[int, int]] = set()
        for merge in table.merges:
            cell = table.lines[merge.row].cells[merge.column]
            align = cell.align or (
                table.columns[merge.column].align if merge.columns == 1 else Align.CENTER
            )
            roles = {line.role for line in table.lines[merge.row : merge.row + merge.rows]}
            role = roles.pop() if len(roles) == 1 else Role.LINE
            self._add(merge.row, merge.rows, merge.column, merge.columns, cell.text, role, align)
            covered |= {
                (merge.row + row, merge.column + column)
                for row in range(merge.rows)
                for column in range(merge.columns)
            }
        return covered

    def _add(
        self, row: int, rows: int, column: int, columns: int, text: str, role: Role, align: Align
    ) -> None:
        font = fonts.REGULAR if role is Role.LINE else fonts.SEMIBOLD
        made = lines(text, font, self.fit.size, room_of(self.fit, column, columns))
        self.blocks.append(
            _Block(row, row + rows, column, column + columns, text, made, font, align)
        )

    def _cut_tall(self, heights: list[float], tallest: float) -> None:
        """Cuts each line taller than a page into printed lines that are not."""
        for row in reversed([at for at, high in enumerate(heights) if high > tallest]):
            most = max(1, int((tallest - 2 * self.gap) / self.leading))
            mine = [b for b in self.blocks if b.first <= row < b.last]
            alone = [block for block in mine if block.last - block.first == 1]
            parts = -(-max(len(block.lines) for block in alone or mine) // most)
            heights[row : row + 1] = [
                self.height(
                    max((len(b.lines[n * most : (n + 1) * most]) for b in alone), default=most)
                )
                for n in range(parts)
            ]
            self.roles[row : row + 1] = [self.roles[row]] * parts
            self.heads[row : row + 1] = [False] * (parts - 1) + [self.heads[row]]
            self.joined[row : row + 1] = [self.joined[row], *[True] * (parts - 1)]
            for block in self.blocks:
                if block.first > row:
                    block.first += parts - 1
                if block.last > row + 1 or (block in mine and block not in alone):
                    block.last += parts - 1
            for block in alone:
                if len(block.lines) <= _LABEL:
                    block.last += parts - 1  # said again on each page, as a group's words are
                    continue
                rest = [block.lines[n * most : (n + 1) * most] for n in range(parts)]
                block.lines, block.last = rest[0], row + 1
                self.blocks += [
                    _Block(
                        row + n,
                        row + n + 1,
                        block.left,
                        block.right,
                        " ".join(part),
                        part,
                        block.font,
                        block.align,
                    )
                    for n, part in enumerate(rest[1:], start=1)
                ]


class ReportGrid(grid.Grid):
    """A report's table ``room`` points wide, on pages ``page`` points high."""

    def __init__(self, table: Table, room: float, page: float) -> None:
        super().__init__((), (), ())
        self._fit = fitted(table, room)
        self._lefts = [0.0, *accumulate(self._fit.widths)]
        self._table = table
        self._head_tops = self._lay_head()
        self._body = _Laid(table, self._fit, page - self._head_height - 24 * mm)
        self._tops = self._body.tops
        # What the splitting of a plain grid asks of.
        self._laid = self._body  # type: ignore[assignment]
        self._rows = [grid.Row(())] * len(self._body.roles)
        self._last = len(self._rows)

    def _lay_head(self) -> list[float]:
        """Tops of the head's rows, from nought down; the last is its height."""
        fit, gap = self._fit, _GAP * self._fit.size / 9.5
        heights = [0.0] * self._table.head_rows
        for head in sorted(self._table.head, key=lambda each: each.rows):
            made = lines(head.text, fonts.MEDIUM, fit.size, room_of(fit, head.column, head.columns))
            high = len(made) * fit.size * LEADING + 2 * gap
            lacking = high - sum(heights[head.row : head.row + head.rows])
            for row in range(head.row, head.row + head.rows):
                heights[row] += max(0.0, lacking) / head.rows
        return [0.0, *accumulate(heights)]

    @property
    def _head_height(self) -> float:
        return self._head_tops[-1]

    def _may_cut(self, row: int) -> bool:
        """No page begins where the words of a group would not fit what is left of it, with the sum
        of lines on the page before, or just below the words that head a group."""
        body, tops = self._body, self._tops
        blocks = body.by_row[row]
        for block in blocks:
            if block.first < row:
                above = tops[row] - tops[max(block.first, self._first)]
                below = tops[block.last] - tops[row]
                if min(above, below) < body.height(len(block.lines)) - 0.01:
                    return False
        if body.heads[row - 1]:
            return False
        begins = any(block.first == row and block.last > row + 1 for block in blocks)
        sums = body.roles[row] is not Role.LINE and not body.heads[row]
        return begins or not (sums and body.roles[row - 1] is Role.LINE)

    def _fewest(self, row: int) -> int:
        return 1 if self._last - self._first < 3 else super()._fewest(row)

    def _part(self, first: int, last: int) -> ReportGrid:
        part = copy(self)
        # reportlab's mark that it has been to a page in vain
        part.__dict__.pop("_postponed", None)
        part._first, part._last = first, last
        return part

    def _shown(self) -> list[_Block]:
        """What is drawn of this part."""
        seen: dict[int, _Block] = {}
        for row in range(self._first, self._last):
            for block in self._body.by_row[row]:
                seen.setdefault(id(block), block)
        return list(seen.values())

    def _draw_shade(self, canvas: Any, height: float) -> None:
        wide = self._lefts[-1]
        canvas.setFillColor(ink.SHADE)
        canvas.rect(0, height - self._head_height, wide, self._head_height, stroke=0, fill=1)
        for row in range(self._first, self._last):
            role = self._body.roles[row]
            if role is not Role.LINE:
                top, bottom = self._y(height, row), self._y(height, row + 1)
                canvas.setFillColor(ink.SUM if role is Role.TOTAL else ink.SHADE)
                canvas.rect(0, bottom, wide, top - bottom, stroke=0, fill=1)
        canvas.setFillColor(ink.PAPER)
        for block in self._shown():
            roles = {self._body.roles[row] for row in range(block.first, block.last)}
            if len(roles) > 1:  # a group's words beside its lines and their sum
                left, bottom, right, top = self._box(block, height)
                canvas.rect(left, bottom, right - left, top - bottom, stroke=0, fill=1)

    def _box(self, block: _Block, height: float) -> tuple[float, float, float, float]:
        top = self._y(height, max(block.first, self._first))
        bottom = self._y(height, min(block.last, self._last))
        return self._lefts[block.left], bottom, self._lefts[block.right], top

    def _draw_head(self, canvas: Any, height: float) -> None:
        canvas.setFillColor(ink.TEXT)
        fit = self._fit
        for head in self._table.head:
            made = lines(head.text, fonts.MEDIUM, fit.size, room_of(fit, head.column, head.columns))
            top = height - self._head_tops[head.row]
            bottom = height - self._head_tops[head.row + head.rows]
            left, right = self._lefts[head.column], self._lefts[head.column + head.columns]
            box = (left, bottom, right, top)
            self._words(canvas, made, fonts.MEDIUM, fit.size, box, Align.CENTER)

    def _draw_rows(self, canvas: Any, height: float) -> None:
        canvas.setFillColor(ink.TEXT)
        for block in self._shown():
            if not block.words:
                continue
            box, size, made = self._box(block, height), self._fit.size, block.lines
            high = box[3] - box[1] + 0.01
            while self._tall(len(made), size) > high and size > _LEAST:
                size -= 0.25
                room = room_of(self._fit, block.left, block.right - block.left)
                made = lines(block.words, block.font, size, room)
            self._words(canvas, made, block.font, size, box, block.align)

    def _tall(self, many: int, size: float) -> float:
        return many * size * LEADING + 2 * self._body.gap * size / self._fit.size

    def _words(
        self,
        canvas: Any,
        made: Sequence[str],
        font: str,
        size: float,
        box: tuple[float, float, float, float],
        align: Align,
    ) -> None:
        left, bottom, right, top = box
        pad = self._fit.pad
        size = fonts.fitting(list(made), font, size, right - left - pad)
        canvas.setFont(font, size)
        y = (top + bottom) / 2 + (len(made) - 1) * size * LEADING / 2 - size * 0.36
        for line in made:
            if align is Align.RIGHT:
                canvas.drawRightString(right - pad, y, line)
            elif align is Align.CENTER:
                canvas.drawCentredString((left + right) / 2, y, line)
            else:
                canvas.drawString(left + pad, y, line)
            y -= size * LEADING

    def _draw_lines(self, canvas: Any, height: float) -> None:
        wide, body = self._lefts[-1], self._y(height, self._first)
        canvas.setStrokeColor(ink.LINE)
        canvas.setLineWidth(ink.THIN)
        for head in self._table.head:
            top = height - self._head_tops[head.row]
            bottom = height - self._head_tops[head.row + head.rows]
            left, right = self._lefts[head.column], self._lefts[head.column + head.columns]
            canvas.rect(left, bottom, right - left, top - bottom)
        self._draw_level(canvas, height)
        self._draw_upright(canvas, height)
        canvas.setStrokeColor(ink.FRAME)
        canvas.setLineWidth(0.7)
        if self._table.head:
            canvas.line(0, body, wide, body)
        canvas.setLineWidth(ink.HEAVY)
        canvas.rect(0, 0, wide, height)

    def _draw_level(self, canvas: Any, height: float) -> None:
        """Lines between the lines, but within what spans them."""
        for row in range(self._first + 1, self._last):
            if self._body.joined[row]:
                continue
            hidden = [b for b in self._body.by_row[row] if b.first < row]
            y, x = self._y(height, row), 0.0
            for block in sorted(hidden, key=lambda each: each.left):
                if self._lefts[block.left] > x:
                    canvas.line(x, y, self._lefts[block.left], y)
                x = self._lefts[block.right]
            if x < self._lefts[-1]:
                canvas.line(x, y, self._lefts[-1], y)

    def _draw_upright(self, canvas: Any, height: float) -> None:
        """Lines between the columns, but within what spans them."""
        body = self._y(height, self._first)
        spans = [b for b in self._shown() if b.right - b.left > 1]
        for column in range(1, len(self._lefts) - 1):
            y, x = body, self._lefts[column]
            over = [self._box(b, height) for b in spans if b.left < column < b.right]
            for _, bottom, _, top in sorted(over, key=lambda box: -box[3]):
                if top < y - 0.01:
                    canvas.line(x, y, x, top)
                y = bottom
            if y > 0.01:
                canvas.line(x, y, x, 0)

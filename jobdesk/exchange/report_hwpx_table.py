"""A report's table as boxes of a 한글 table: what it merges, and widths its numbers stand in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from jobdesk.domain.report_document import Align, Cell, Line, Merge, Role, Table
from jobdesk.exchange import report_hwpx_grid as grids
from jobdesk.exchange import report_hwpx_xml as xml
from jobdesk.exchange.report_hwpx_grid import Box, Grid, Sheet
from jobdesk.exchange.report_hwpx_shapes import HEAD, SUM, Letters

_ALIGN = {Align.LEFT: "LEFT", Align.CENTER: "CENTER", Align.RIGHT: "RIGHT"}
_GROUND = {Role.LINE: "", Role.SUBTOTAL: HEAD, Role.TOTAL: SUM}
_FLOOR, _STEP = 7.0, 0.5
"""Points of the smallest type, and by how much type is made smaller to come to it."""
_WHOLE = 6
"""Syllables of a word that a column keeps together while there is room."""
_FULL = 0.9  # of a page: a row reckoned higher may not fit one in 한글
_SPARE = 1.12  # 한글's own letters may be so much wider than reckoned
_NUMBER = re.compile(r"[△▲+\-−]?[\d,.]+\D{0,3}")


def table_grid(table: Table, sheet: Sheet) -> Grid:
    """The boxes of a table: its head, then its lines with what they merge."""
    size, side, widths = _fitted(table, sheet.wide)
    head = Letters(size, bold=True)
    boxes = [
        Box(one.row, one.column, one.text, one.rows, one.columns, head, ground=HEAD)
        for one in table.head
    ]
    merges = {(one.row, one.column): one for one in table.merges}
    covered = _covered(table.merges)
    first = table.head_rows
    for row, line in enumerate(table.lines):
        for column, cell in enumerate(line.cells):
            if (row, column) not in covered:
                merge = merges.get((row, column), Merge(row, column))
                boxes.append(_box(table, line, cell, merge, first, size))
    # 한글 takes a table for damaged that has a row in which no cell begins.
    begun = sorted({box.row for box in boxes})
    boxes = [_moved(box, begun) for box in boxes]
    first = bisect_left(begun, first)
    heights = grids.row_heights(boxes, len(begun), widths, side=side)
    return Grid(
        widths,
        heights,
        boxes,
        head=first,
        rules=frozenset({first - 1} if first else ()),
        side=side,
        whole=sum(heights) < sheet.high * grids.WHOLE,
        splits=max(heights) + sum(heights[:first]) > sheet.high * _FULL,
    )


def _moved(box: Box, begun: Sequence[int]) -> Box:
    """The box among the rows that are left."""
    row, end = bisect_left(begun, box.row), bisect_left(begun, box.row + box.rows)
    return replace(box, row=row, rows=end - row)


def _box(table: Table, line: Line, cell: Cell, merge: Merge, first: int, size: float) -> Box:
    usual = table.columns[merge.column].align if merge.columns == 1 else Align.CENTER
    return Box(
        first + merge.row,
        merge.column,
        cell.text,
        merge.rows,
        merge.columns,
        Letters(size, bold=line.role is not Role.LINE),
        _ALIGN[cell.align or usual],
        _GROUND[line.role],
    )


def _covered(merges: Sequence[Merge]) -> set[tuple[int, int]]:
    """The cells that another one is printed over."""
    return {
        (row, column)
        for one in merges
        for row in range(one.row, one.row + one.rows)
        for column in range(one.column, one.column + one.columns)
    } - {(one.row, one.column) for one in merges}


def _fitted(table: Table, room: int) -> tuple[float, float, list[int]]:
    """The largest type in which every number stays whole, millimetres beside words, widths."""
    size = max(table.size, _FLOOR)
    while True:
        side = grids.SIDE if size > 8.5 else 0.8
        least = [round(wide * 100) + 2 * xml.units(side) for wide in _least(table, size)]
        if sum(least) <= room or size <= _FLOOR:
            return size, side, _widths(table, least, room)
        size = max(_FLOOR, size - _STEP)


def _widths(table: Table, least: Sequence[int], room: int) -> list[int]:
    """The shares the table asks for, each column raised to its least at the others' cost."""
    asked = grids.shares(room, [column.width for column in table.columns])
    if sum(least) >= room:
        return grids.shares(room, least)
    raised = [max(one, other) for one, other in zip(asked, least, strict=True)]
    over = sum(raised) - room
    slack = [wide - small for wide, small in zip(raised, least, strict=True)]
    if not over:
        return raised
    return grids.shares(
        room,
        [wide - over * free / sum(slack) for wide, free in zip(raised, slack, strict=True)],
    )


def _least(table: Table, size: float) -> list[float]:
    """Points that the words of each column need at the least."""
    least = [2 * size] * len(table.columns)
    for head in table.head:
        if head.columns == 1:
            least[head.column] = max(least[head.column], _need(Cell(head.text), size))
    wide = {
        (row, column)
        for one in table.merges
        if one.columns > 1
        for row in range(one.row, one.row + one.rows)
        for column in range(one.column, one.column + one.columns)
    }
    for row, line in enumerate(table.lines):
        for column, cell in enumerate(line.cells):
            if cell.text and (row, column) not in wide:
                least[column] = max(least[column], _need(cell, size))
    return least


def _need(cell: Cell, size: float) -> float:
    """A number is never broken; a word keeps some syllables together."""
    longest = max((grids.length(word, size) for word in cell.text.split()), default=0.0)
    if cell.value is not None or _NUMBER.fullmatch(cell.text):
        return longest * _SPARE
    return min(longest * _SPARE, _WHOLE * size)

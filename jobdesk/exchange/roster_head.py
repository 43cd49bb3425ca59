"""The 결재란 above a roster: boxes made of the columns that stand beneath them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter

from jobdesk.exchange import styles
from jobdesk.exchange.stream_sheet import StreamSheet

_BOX, _SIDE = 6.0, 5.0  # signs: the narrowest column taken for a box, for 결재
_SIGNED = 9.0  # signs: what a signature needs
_AWAY = 0.6  # what a column's distance from the right end costs

Span = tuple[int, int]
"""First and last column, 1-based."""


def boxes(widths: Sequence[float], count: int) -> list[Span]:
    """Which columns each box covers: 결재, then ``count`` boxes; as alike in width as can be.

    Without the box of 결재 where that would fall on a wide column. Where the table is too narrow
    they stand to the right of it, on columns of their own.
    """
    best: list[Span] = []
    lowest = 0.0
    for end in range(len(widths), 0, -1):
        spans = _from(widths, count, end)
        if not spans:
            break
        side, *sizes = [sum(widths[first - 1 : last]) for first, last in spans]
        cost = max(sizes) / min(sizes) + _AWAY * (len(widths) - end)
        if not best or cost < lowest:
            best, lowest = spans if side <= 16.0 else spans[1:], cost
    start = len(widths)
    return best or [(start + at, start + at) for at in range(1, count + 2)]


def _from(widths: Sequence[float], count: int, end: int) -> list[Span]:
    spans: list[Span] = []
    at = end
    for least in (*(_BOX,) * count, _SIDE):
        last, wide = at, 0.0
        while at >= 1 and wide < least:
            wide += widths[at - 1]
            at -= 1
        if wide < least:
            return []
        spans.insert(0, (at + 1, last))
    return spans


def roomy(widths: Sequence[float], spans: Sequence[Span]) -> list[float]:
    """The widths of the columns, wide enough for a signature where a box has but one."""
    alone = {first for first, last in spans if first == last}
    return [max(width, _SIGNED) if at in alone else width for at, width in enumerate(widths, 1)]


def append_boxes(sheet: StreamSheet, titles: Sequence[str], spans: Sequence[Span]) -> None:
    """Write the two rows of the 결재란: the titles, and the room to sign."""
    sided = len(spans) > len(titles)
    words = ("결재", *titles) if sided else titles
    for row, height in ((1, 18.0), (2, 44.0)):
        sheet.row_dimensions[row].height = height
        cells = []
        for number, (word, (first, last)) in enumerate(zip(words, spans, strict=True)):
            for column in range(first, last + 1):
                shown = word if row == 1 and column == first else ""
                cell = text_cell(sheet, column, shown)
                cell.font, cell.alignment, cell.border = styles.BODY, styles.CENTRE, styles.BOX
                if row == 1 or (sided and number == 0):
                    cell.fill = styles.HEADER_FILL
                cells.append(cell)
        sheet.append(cells)
    for number, (first, last) in enumerate(spans):
        left, right = get_column_letter(first), get_column_letter(last)
        if sided and number == 0:
            sheet.merged_cells.add(f"{left}1:{right}2")
        elif first != last:
            sheet.merged_cells.add(f"{left}1:{right}1")
            sheet.merged_cells.add(f"{left}2:{right}2")


def text_cell(sheet: StreamSheet, column: int, text: str) -> Any:
    """A cell that is text, whatever it begins with."""
    cell: Any = WriteOnlyCell(sheet, styles.safe_text(text))
    cell.data_type = "s"
    cell.column = column
    return cell

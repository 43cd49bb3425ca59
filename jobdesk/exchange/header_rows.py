"""Finds the rows that head a table, one to three of them, and joins them into headers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jobdesk.exchange import headers, leftovers
from jobdesk.exchange.grid import Grid, is_known, words_of
from jobdesk.exchange.headers import Header
from jobdesk.exchange.workbook import Cell

_LOOK = 80
"""A header stands among the first so many rows of a table's top."""
_MAX_HEADER_ROWS = 3
_NUMBER = re.compile(r"\d+")
_NUMERIC = re.compile(r"[\d.,\-:/%\s]+")


def _score(grid: Grid, index: int) -> float:
    """How much a row looks like the header of what stands below it; 0 is not at all."""
    cells = [cell for cell in grid.rows[index] if not leftovers.is_blank(cell)]
    words = [words_of(cell) for cell in cells]
    if not cells or len(set(words)) < len(words) / 2:
        return 0
    if any(isinstance(cell, str) and len(cell) > 80 for cell in cells) and len(cells) < 3:
        return 0
    counted_on = {
        words_of(cell) for column, cell in enumerate(grid.rows[index])
        if isinstance(cell, str) and _is_counted_on(grid, index, column)
    }  # fmt: skip
    known = sum(1 for w in set(words) - counted_on if grid.is_known(w))
    counting = any(headers.counts_rows(w) for w in words)
    numbers = sum(1 for cell in cells if not isinstance(cell, str) or _NUMERIC.fullmatch(cell))
    if numbers > len(cells) / 2:
        return 0
    if len(cells) == 1 and (known == 0 or grid.sheet.width > 1):
        return 0
    plain = sum(1 for w in words if len(w) <= 20 and not re.search(r"\d{3}", w))
    return known * 3 + counting * 2 + plain / len(words) + min(len(words), 30) / 30 - numbers


def _is_counted_on(grid: Grid, index: int, column: int) -> bool:
    """Whether the cell above or below says the same with another number (과정 1, 과정 2), as
    data does and no header."""
    words = grid.own(index, column)
    if not words[-1:].isdigit():
        return False
    beside = [
        grid.own(row, column)
        for row in (index - 1, index + 1)
        if 0 <= row < len(grid.rows) and column < len(grid.rows[row])
    ]
    plain = _NUMBER.sub("", words)
    return any(other != words and _NUMBER.sub("", other) == plain != "" for other in beside)


def find(grid: Grid, top: int) -> list[int]:
    """Row indexes of the header at or below ``top``; empty when no row looks like one."""
    best, best_score = -1, 0.0
    last = min(len(grid.rows), top + _LOOK)
    widths: list[int] = []
    for index in range(top, last):
        width = sum(1 for cell in grid.rows[index] if not leftovers.is_blank(cell))
        score = _score(grid, index)
        # rows as wide as this one above it are its data's like, so it is no header
        score -= 1.5 * sum(1 for w in widths if w >= width * 0.6) if score else 0
        if width:
            widths.append(width)
        if score > best_score + 0.01:
            best, best_score = index, score
    if top > 0 and best_score < 9:
        return []  # below a table only a row of three known words begins another
    if best < 0 or not any(grid.is_known(w) for w in grid.texts(best)):
        best = _by_shape(grid, top, last)
        if best < 0:
            return []
    if _is_named_below(grid, best):
        best += 1
    block = [best]
    while len(block) < _MAX_HEADER_ROWS and block[0] > top and _is_group(grid, block[0] - 1, block):
        block.insert(0, block[0] - 1)
    while len(block) < _MAX_HEADER_ROWS and _goes_on(grid, block):
        block.append(block[-1] + 1)
    return block


def _is_named_below(grid: Grid, index: int) -> bool:
    """Whether a row of English keys stands above the headers that people read."""
    if index + 1 >= len(grid.rows):
        return False
    keys, words = grid.texts(index), grid.texts(index + 1)
    if len(words) < len(keys) or not all(key.isascii() for key in keys):
        return False
    korean = [w for w in words if not w.isascii()]
    return sum(1 for w in korean if grid.is_known(w)) * 2 > len(words)


def _by_shape(grid: Grid, top: int, last: int) -> int:
    """Without a known word: the first wide row of texts, above a row of other types."""
    for index in range(top, min(last, len(grid.rows) - 1)):
        filled = [cell for cell in grid.rows[index] if not leftovers.is_blank(cell)]
        below = [cell for cell in grid.rows[index + 1] if not leftovers.is_blank(cell)]
        if len(filled) < 2 or len(filled) < len(below) - 1:
            continue
        if not all(isinstance(cell, str) for cell in filled):
            return -1
        if sum(1 for a, b in zip(filled, below, strict=False) if a == b) > 1:
            return index  # an export that repeats a merged cell's text in every cell
        if len(set(filled)) == len(filled) and not _same_types(filled, below):
            return index
        return -1
    return -1


def _same_types(first: Sequence[Cell], second: Sequence[Cell]) -> bool:
    def shape(cell: Cell) -> str:
        words = words_of(cell)
        return "n" if _NUMERIC.fullmatch(words) else "t"

    return [shape(c) for c in first[: len(second)]] == [shape(c) for c in second]


def _is_group(grid: Grid, index: int, block: Sequence[int]) -> bool:
    """Whether the row above a header names groups of its columns."""
    row = grid.rows[index]
    filled = [c for c, cell in enumerate(row) if not leftovers.is_blank(cell)]
    if not filled or any(not isinstance(row[c], str) for c in filled):
        return False
    under = [c for c in range(len(row)) if grid.own(block[0], c)]
    if any("\n" in str(row[c]).strip() or len(grid.own(index, c)) > 25 for c in filled):
        return False
    for c in filled:
        area = grid.spans.get((index, c))
        if area is None:
            continue
        if area[2] >= block[0] and area[0] == index:
            return True  # one header cell over both rows
        width = area[3] - area[1] + 1
        beneath = sum(1 for u in under if area[1] <= u <= area[3])
        if width > 1 and beneath > 1 and (len(under) > beneath or len(filled) > 1):
            return True
    if any(grid.own(index, c) == grid.own(block[0], c) for c in filled) and len(filled) > 1:
        return True  # exports that repeat a merged cell's text in every cell
    if grid.sheet.merged or len(filled) < 2 or len(filled) >= len(under):
        return False
    complement = all(grid.own(block[0], c) or grid.own(index, c) for c in range(filled[-1]))
    gaps = [c for c in under if c not in filled]
    return complement and bool(gaps) and filled[0] <= under[0] + 1


def _goes_on(grid: Grid, block: Sequence[int]) -> bool:
    """Whether the row below the block still belongs to its header."""
    last, index = block[-1], block[-1] + 1
    if index >= len(grid.rows):
        return False
    columns = range(len(grid.rows[last]))
    reach = any((area := grid.spans.get((last, c))) and area[2] > last for c in columns)
    wide = [c for c in columns if grid.own(last, c) and grid.is_wide(last, c)]
    cells = [cell for cell in grid.rows[index] if not leftovers.is_blank(cell)]
    if not cells or any(not isinstance(cell, str) for cell in cells):
        return False
    if reach and wide:
        return True  # some header cells are merged down into this row; a (만) may stand beside
    if any(
        grid.own(last, c) and grid.own(index, c) not in ("", grid.own(last, c)) and c not in wide
        for c in columns
    ):
        return False  # a cell below a header that is no group is data
    shared = [c for c in columns if grid.own(last, c) and grid.own(last, c) == grid.own(index, c)]
    if len(shared) > 1 and len(shared) < len(cells):
        return True
    if not wide:
        return False
    known = sum(1 for cell in cells if is_known(words_of(cell)))
    return known * 2 >= len(cells)


def columns(grid: Grid, block: Sequence[int]) -> list[Header]:
    """The headers that the rows of ``block`` make, left to right; spacers have none."""
    found = []
    for column in range(grid.sheet.width):
        parts: list[str] = []
        for position, index in enumerate(block):
            words = grid.merged(index, column)
            if not words and position < len(block) - 1 and grid.own(block[-1], column):
                words = _to_the_left(grid, index, column)
            if words and (not parts or parts[-1] != words):
                parts.append(words)
        if parts:
            found.append(Header(column, parts[-1], tuple(parts[:-1])))
    return found


def _to_the_left(grid: Grid, index: int, column: int) -> str:
    """A group's text written only over its first column, where nothing is merged."""
    if grid.sheet.merged and any((index, c) in grid.spans for c in range(grid.sheet.width)):
        return ""
    for left in range(column - 1, -1, -1):
        if words := grid.own(index, left):
            return words
    return ""

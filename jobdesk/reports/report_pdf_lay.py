"""Fits a report's table to its page: type size, widths of the columns, lines of each cell.

No text is ever cut. A table too wide for its words is set smaller, down to a floor that is still
read; only then are words broken, after signs that end a part and else between syllables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportlab.lib.units import mm

from jobdesk.domain.report_document import Cell, Role, Table
from jobdesk.reports import fonts

FLOOR = 7.0
"""Points of the smallest type of a table."""
_STEP = 0.5
LEADING = 1.3
_SLIP = 0.05  # points by which widths that were added up may be short
_WHOLE = 6
"""Syllables of a word that a column keeps together while there is room."""
_CUTS = re.compile(r"(?<=[·/~∼)\]])(?!$)|(?<=,)(?!\d)(?!$)|(?<=\S)(?=[(\[])")
_NUMBER = re.compile(r"[△▲+\-−]?[\d,.]+\D{0,3}")


@dataclass(frozen=True, slots=True)
class Fit:
    """Type size and room on either side of words in points, widths of the columns in points."""

    size: float
    pad: float
    widths: tuple[float, ...]


def room_of(fit: Fit, first: int, columns: int) -> float:
    """Points that words have in a cell from column ``first`` over so many columns."""
    return sum(fit.widths[first : first + columns]) - 2 * fit.pad


def fitted(table: Table, room: float) -> Fit:
    """The largest type not above the table's own in which every number stays whole."""
    size = max(table.size, FLOOR)
    while True:
        pad = (1.6 if size > 8.5 else 1.1 if size > FLOOR else 0.8) * mm
        least = [wide + 2 * pad for wide in _least(table, size)]
        if sum(least) <= room or size <= FLOOR:
            return Fit(size, pad, _widths(table, least, room))
        size = max(FLOOR, size - _STEP)


def _widths(table: Table, least: Sequence[float], room: float) -> tuple[float, ...]:
    """The shares the table asks for, each column raised to its least, at the others' cost."""
    whole = sum(column.width for column in table.columns)
    asked = [room * column.width / whole for column in table.columns]
    if sum(least) > room:
        return tuple(room * wide / sum(least) for wide in least)
    widths = [max(one, other) for one, other in zip(asked, least, strict=True)]
    over = sum(widths) - room
    slack = [wide - small for wide, small in zip(widths, least, strict=True)]
    spare = sum(slack)
    if over > 0 and spare:
        widths = [wide - over * free / spare for wide, free in zip(widths, slack, strict=True)]
    return tuple(widths)


def _least(table: Table, size: float) -> list[float]:
    """Points each column's words need at the least, without their surroundings."""
    least = [2 * size] * len(table.columns)
    for head in table.head:
        if head.columns == 1:
            least[head.column] = max(least[head.column], _chunk(head.text, fonts.MEDIUM, size))
    covered = {
        (merge.row + row, merge.column + column)
        for merge in table.merges
        if merge.columns > 1
        for row in range(merge.rows)
        for column in range(merge.columns)
    }
    for row, line in enumerate(table.lines):
        font = fonts.REGULAR if line.role is Role.LINE else fonts.SEMIBOLD
        for column, cell in enumerate(line.cells):
            if cell.text and (row, column) not in covered:
                least[column] = max(least[column], _need(cell, font, size))
    for merge in table.merges:
        if merge.columns > 1:
            line = table.lines[merge.row]
            font = fonts.REGULAR if line.role is Role.LINE else fonts.SEMIBOLD
            _widen(least, merge.column, merge.columns, _need(line.cells[merge.column], font, size))
    for head in table.head:
        if head.columns > 1:
            _widen(least, head.column, head.columns, _chunk(head.text, fonts.MEDIUM, size))
    return least


def _widen(least: list[float], first: int, columns: int, need: float) -> None:
    lacking = need - sum(least[first : first + columns])
    if lacking > 0:
        for column in range(first, first + columns):
            least[column] += lacking / columns


def is_number(cell: Cell) -> bool:
    """Whether a cell must be read as one number: never broken while there is a choice."""
    return cell.value is not None or _NUMBER.fullmatch(cell.text) is not None


def _need(cell: Cell, font: str, size: float) -> float:
    if is_number(cell):
        # A number with a mark or a second number in brackets may stand on two lines.
        return max(_wide(part, font, size) for part in cell.text.replace("\n", " ").split(" "))
    return _chunk(cell.text, font, size)


def _chunk(text: str, font: str, size: float) -> float:
    """The widest part of words that should stay whole."""
    longest = max(
        (_wide(chunk, font, size) for word in text.split() for chunk in _CUTS.split(word)),
        default=0.0,
    )
    return min(longest, _WHOLE * size)


@lru_cache(maxsize=32768)
def _unit(text: str, font: str) -> float:
    return fonts.width(text, font, 1.0)


def _wide(text: str, font: str, size: float) -> float:
    return _unit(text, font) * size


def lines(text: str, font: str, size: float, room: float) -> list[str]:
    """``text`` in lines no wider than ``room`` points, one at the least.

    Broken at spaces, else after a sign that ends a part (``·``, ``/``, before a bracket), else
    between signs into parts about as long as one another.
    """
    made: list[str] = []
    room += _SLIP
    for paragraph in text.split("\n"):
        if _wide(paragraph, font, size) <= room:
            made.append(paragraph)
            continue
        line = ""
        for gap, chunk in _chunks(paragraph, font, size, room):
            candidate = f"{line}{gap if line else ''}{chunk}"
            if line and _wide(candidate, font, size) > room:
                made.append(line)
                line = chunk
            else:
                line = candidate
        made.append(line)
    return made


def _chunks(paragraph: str, font: str, size: float, room: float) -> Iterable[tuple[str, str]]:
    """Parts of a paragraph, each with what stands before it on the same line."""
    for word in paragraph.split(" "):
        gap = " "
        parts = [word] if _wide(word, font, size) <= room else _CUTS.split(word)
        for part in parts:
            for piece in _pieces(part, font, size, room):
                yield gap, piece
                gap = ""


def _pieces(word: str, font: str, size: float, room: float) -> list[str]:
    """A word in as few pieces as fit, about as long as one another."""
    if _wide(word, font, size) <= room or len(word) < 2:
        return [word]
    greedy = _filled(word, font, size, room)
    for share in range(50, 100, 5):
        even = _filled(word, font, size, room * share / 100)
        if len(even) == len(greedy):
            return even
    return greedy


def _filled(word: str, font: str, size: float, room: float) -> list[str]:
    parts = [""]
    for sign in word:
        if parts[-1] and _wide(parts[-1] + sign, font, size) > room:
            parts.append("")
        parts[-1] += sign
    return parts

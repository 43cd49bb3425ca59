"""A sheet with its merged areas and its words at hand, for those who look for tables in it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from jobdesk.domain import text
from jobdesk.exchange import headers, leftovers
from jobdesk.exchange.synonyms import HEADER_WORDS
from jobdesk.exchange.workbook import Cell, Sheet


class Grid:
    """A sheet with its merged areas at hand; ``rows`` and columns are counted from 0 here.

    ``words`` are texts that the user called headers. ``spans`` gives for each cell within a
    merged area the area: top, left, bottom, right.
    """

    def __init__(self, sheet: Sheet, words: Collection[str]) -> None:
        self.sheet = sheet
        self._words = frozenset(word.rsplit("/", 1)[-1] for word in words)
        self.rows = sheet.rows
        self.spans: dict[tuple[int, int], tuple[int, int, int, int]] = {}
        first = sheet.first_row
        for top, left, bottom, right in sheet.merged:
            if (bottom - top + 1) * (right - left + 1) > 5_000:
                continue  # a whole column merged by accident heads nothing
            area = (top - first, left - 1, bottom - first, right - 1)
            for row in range(area[0], area[2] + 1):
                for column in range(area[1], area[3] + 1):
                    self.spans[row, column] = area

    def is_known(self, words: str) -> bool:
        """Whether a text heads columns, as known or as the user says."""
        return words in self._words or is_known(words)

    def first_filled(self) -> int | None:
        """Index of the first row that shows anything."""
        for index, row in enumerate(self.rows):
            if any(not leftovers.is_blank(cell) for cell in row):
                return index
        return None

    def own(self, row: int, column: int) -> str:
        """The text that stands in this very cell."""
        return words_of(self.rows[row][column])

    def merged(self, row: int, column: int) -> str:
        """The text of a cell, or of the merged area it lies in."""
        area = self.spans.get((row, column))
        if area is not None and area[0] >= 0:
            return words_of(self.rows[area[0]][area[1]])
        return self.own(row, column)

    def texts(self, row: int) -> list[str]:
        """The texts of a row's filled cells, left to right."""
        return [words for cell in self.rows[row] if (words := words_of(cell))]

    def is_wide(self, row: int, column: int) -> bool:
        """Whether the cell begins or lies in an area over several columns."""
        area = self.spans.get((row, column))
        return area is not None and area[3] > area[1]


def words_of(cell: Cell) -> str:
    """A cell as one line of text, ``""`` when empty."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return text.tidy(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)


def is_known(words: str) -> bool:
    """Whether a text is a word that heads columns."""
    return (
        headers.bare(words) in HEADER_WORDS
        or headers.key(words) in HEADER_WORDS
        or headers.own(words) in HEADER_WORDS
    )

"""상담 실적: contacts counted by topic and channel, people told from contacts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

UNTOLD = "미분류"
"""The row or column of notes that name no topic or channel (from an older sheet)."""

TOTAL = "합계"

RULE = (
    "연인원은 상담 기록 수이고, 실인원은 같은 사람(업체)을 그 칸에서 한 번만 센 수입니다. "
    "한 사람이 여러 칸에 있을 수 있어 실인원의 합계는 칸의 합보다 작을 수 있습니다."
)
"""What the two numbers count, in words."""


@dataclass(frozen=True, slots=True)
class Cell:
    """``contacts`` are notes (연인원), ``people`` whom they were with, each once (실인원)."""

    contacts: int = 0
    people: int = 0


@dataclass(frozen=True, slots=True)
class Matrix:
    """Counselling of a span by topic (rows) and channel (columns).

    Contacts add up: each row, each column and the whole. People do not, since one who came
    about two things stands in two rows; ``total.people`` counts each once, ``persons`` of
    them are seekers and ``firms`` employers.
    """

    first: date
    last: date
    topics: tuple[str, ...]
    channels: tuple[str, ...]
    cells: dict[tuple[str, str], Cell]
    rows: dict[str, Cell]
    columns: dict[str, Cell]
    total: Cell
    persons: int
    firms: int

    def cell(self, topic: str, channel: str) -> Cell:
        """The cell of a topic and a channel; an empty word is the sum over all of them."""
        if topic and channel:
            return self.cells.get((topic, channel), Cell())
        if topic:
            return self.rows.get(topic, Cell())
        return self.columns.get(channel, Cell()) if channel else self.total

    def lines(self, *, people: bool = False) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """Each topic with its numbers by channel and their sum, then 합계."""
        return tuple(
            (
                topic or TOTAL,
                tuple(
                    cell.people if people else cell.contacts
                    for cell in (self.cell(topic, channel) for channel in (*self.channels, ""))
                ),
            )
            for topic in (*self.topics, "")
        )

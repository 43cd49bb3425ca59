"""The frozen report: paper, workbook, HWPX, script and screen are renderings of this one object.

No renderer reckons or asks the store, so no two can disagree. Whatever is printed stands in a
cell as text, beside the number a workbook needs and the records that a click opens.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from jobdesk.domain.fields import KindId
from jobdesk.domain.rounding import Rounding


class Align(StrEnum):
    """Where words stand in their cell."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Role(StrEnum):
    """What a line of a table is."""

    LINE = "line"
    SUBTOTAL = "subtotal"
    TOTAL = "total"


class ChartKind(StrEnum):
    """What a chart shows."""

    TARGETS = "targets"  # 목표·실적 bars: two series
    STACKED = "stacked"  # months, one series per part
    SHARES = "shares"  # one series, its parts of the whole
    FUNNEL = "funnel"  # one series, each step within the one before


class MoneyUnit(StrEnum):
    """In what money is printed; it is stored in 원."""

    WON = "원"
    THOUSAND = "천원"
    MILLION = "백만원"

    @property
    def won(self) -> int:
        """How many 원 one of it is."""
        return {"원": 1, "천원": 1_000, "백만원": 1_000_000}[self.value]


@dataclass(frozen=True, slots=True)
class Style:
    """How numbers are written in one report."""

    rounding: Rounding = Rounding.HALF_UP
    rate_decimals: int = 0
    money: MoneyUnit = MoneyUnit.THOUSAND
    money_decimals: int = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and what it is made of.

    ``value`` is in ``unit`` and exact, None where there is none. ``rule`` is the sentence by which
    it is counted, ``ids`` the records of ``kind`` behind it in order of date. A rate has no records
    of its own but the two figures it is made of in ``over``: numerator, denominator. ``source``
    says where a number typed by hand comes from. ``first`` and ``last`` are the days between which
    it is counted, both included, where it is counted between two.
    """

    value: Decimal | None
    unit: str = ""
    name: str = ""
    rule: str = ""
    kind: KindId | None = None
    ids: tuple[int, ...] = ()
    over: tuple[Figure, Figure] | None = None
    source: str = ""
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Sum:
    """A cell that adds up others of its table, by (row, column) of :attr:`Table.lines`."""

    of: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Rate:
    """A cell that is one cell of its table over another, in percent, rounded as printed.

    ``less_one`` makes it a change (증감률): (numerator - denominator) / denominator.
    """

    numerator: tuple[int, int]
    denominator: tuple[int, int]
    decimals: int
    rounding: Rounding
    less_one: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell that is one cell of its table less another (증감)."""

    minuend: tuple[int, int]
    subtrahend: tuple[int, int]


Formula = Sum | Rate | Difference


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: ``text`` as printed everywhere.

    ``value`` is the number a workbook holds, in the printed unit and rounded as printed (rates in
    percent: 551 for 551%); None where the cell is words. ``decimals`` are those printed, ``suffix``
    what stands behind it (``%``, ``%p``, ``명``). ``figure`` opens to records. ``mark`` is a short
    word beside the number (``정정 +1``), part of ``text`` already. ``named`` says that the text is
    a person's name, which a copy may hide.
    """

    text: str = ""
    value: Decimal | None = None
    decimals: int = 0
    suffix: str = ""
    figure: Figure | None = None
    formula: Formula | None = None
    align: Align | None = None
    mark: str = ""
    named: bool = False


@dataclass(frozen=True, slots=True)
class Merge:
    """Cells printed as one: from ``row``, ``column`` of the lines on, so many each way; the words
    are those of its first cell, the others are empty."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Column:
    """``width`` is its share of the page, in the measure of the others; ``align`` that of its
    cells unless they say otherwise."""

    width: float = 10
    align: Align = Align.CENTER


@dataclass(frozen=True, slots=True)
class Head:
    """A cell of the head, which may span others."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """One line; as many cells as the table has columns."""

    cells: tuple[Cell, ...]
    role: Role = Role.LINE


@dataclass(frozen=True, slots=True)
class Table:
    """``unit`` stands above at the right (``(단위: 명, %)``), ``notes`` below it, each with ※.

    ``head`` covers every column of every of its rows exactly once. ``empty`` is printed in place
    of the table where there are no lines.
    """

    id: str
    title: str
    columns: tuple[Column, ...]
    head: tuple[Head, ...]
    lines: tuple[Line, ...]
    unit: str = ""
    merges: tuple[Merge, ...] = ()
    notes: tuple[str, ...] = ()
    empty: str = ""
    size: float = 9.5

    @property
    def head_rows(self) -> int:
        """How many rows the head has."""
        return max((h.row + h.rows for h in self.head), default=0)


@dataclass(frozen=True, slots=True)
class Words:
    """Paragraphs; ``title`` is empty where the section's says enough. A paragraph that begins with
    ``- `` or ``· `` is an item of a list and one with ``※`` a remark."""

    id: str
    paragraphs: tuple[str, ...]
    title: str = ""
    small: bool = False


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture by its attachment; the sha256 of its bytes keeps a reprint honest."""

    attachment: int
    sha256: str
    caption: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Photos:
    """Pictures in a grid of ``across`` beside each other."""

    id: str
    photos: tuple[Photo, ...]
    title: str = ""
    across: int = 2


@dataclass(frozen=True, slots=True)
class Series:
    """One row of a chart: a figure for each label of the chart."""

    name: str
    values: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of numbers that stand in a table too; ``captions`` are words beside each label
    (``달성률 551%``), as many as labels or none."""

    id: str
    kind: ChartKind
    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    captions: tuple[str, ...] = ()
    unit: str = ""


Block = Table | Words | Photos | Chart


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered part of a report; ``landscape`` prints it on pages laid across."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What was counted, when and by whom; ``first`` and ``last`` are included.

    ``span`` is the stretch in words (``2022년 12월``); ``as_of`` (기준일) is the last day whose
    records count. ``approval`` heads the 결재란 (empty: none); ``closed`` says that it was handed
    in or its month closed, so that it never changes.
    """

    template: str
    title: str
    centre: str
    span: str
    first: date
    last: date
    as_of: date
    taken_at: datetime
    taken_by: str
    sections: tuple[Section, ...]
    subtitle: str = ""
    document_number: str = ""
    approval: tuple[str, ...] = ()
    practice: bool = False
    closed: bool = False
    style: Style = field(default_factory=Style)

    def section(self, section_id: str) -> Section:
        """The section of that id. Raises KeyError when the report has none."""
        for section in self.sections:
            if section.id == section_id:
                return section
        raise KeyError(section_id)

    def tables(self) -> Iterator[Table]:
        """Every table in printed order."""
        for section in self.sections:
            yield from (block for block in section.blocks if isinstance(block, Table))

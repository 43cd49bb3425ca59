"""What a ready table of a 공시제 report is made of: its columns, its rows and how they are signed.

The layouts are those of the published 추진실적 (target-reports-digest §3); this module says in
which words they are declared, :mod:`jobdesk.domain.report_layouts` declares them and
:mod:`jobdesk.domain.report_layout_made` makes a table of one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from jobdesk.domain.report_document import Figure, Role


class Print(StrEnum):
    """What a column prints of a row."""

    LABEL = "label"  # what the row is called
    GROUP = "group"  # what it belongs to; cells of one group below each other are one cell
    WORDS = "words"
    COUNT = "count"  # a number in the row's unit
    MONEY = "money"  # 원, printed in the report's unit
    RATE = "rate"  # 달성률, 수료율, 취업률, 비중: the first over the second
    RATIO = "ratio"  # 전년비 (B/A): the same, told apart by its head
    CHANGE = "change"  # 증감: the first less the second; %p between rates
    CHANGE_RATE = "change_rate"  # 증감률 (B-A)/A
    CHANGE_BOTH = "change_both"  # △765(△13.1%)
    PART = "part"  # a number with its share of the row's whole: 819명(34%)


class Signs(StrEnum):
    """How a decrease is told. ▲ is offered nowhere: offices read it both ways."""

    TRIANGLE = "triangle"  # △765
    ARROWS = "arrows"  # 16명 ↓, 6.1% ↑
    MINUS = "minus"  # -20.1%


class Source(StrEnum):
    """Where the rows of a layout come from when its options name none."""

    INDICATORS = "indicators"
    PLAN = "plan"
    CATEGORIES = "categories"
    COHORTS = "cohorts"
    DAYS = "days"
    ONE = "one"  # one row of numbers of the whole stretch
    TYPED = "typed"
    ITEM_MONEY = "item_money"  # 소요예산 and 투입예산 of one item of the plan by source


@dataclass(frozen=True, slots=True)
class Col:
    """One column. ``head`` are its words and, below them, those of the second row; columns beside
    each other with the same first words stand under one cell. ``{0}`` is the year of the report,
    ``{1}`` the year before and so on, ``{s0}`` their last two digits, ``{money}`` the unit.

    ``of`` are the keys of the columns a rate or change is made of, for PART that of the whole, for
    a number those it adds up in its own row (``each`` stands for all of the columns for each).
    ``unit`` stands behind each number of the column whatever the row's unit is; ``signed`` off
    leaves the ``%`` of a rate out, as a head that says ``(%)`` does. ``each`` says that there is
    one such column for each label of the options. ``indicator`` is what a row of ONE counts, and
    ``fresh`` the word of a change from nothing.
    """

    head: tuple[str, ...]
    print: Print
    key: str = ""
    of: tuple[str, ...] = ()
    unit: str = ""
    signed: bool = True
    width: float = 14
    each: bool = False
    indicator: str = ""
    fresh: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """One ready table. ``total`` is where the row of sums stands: ``first``, ``last`` or nowhere.

    ``units`` prints the unit of each row behind its numbers; else it stands above the table.
    ``beside`` is how many rows stand beside each other in one line, ``each`` the labels of its
    columns for each where the options name none. ``hint`` tells what it prints
    and ``note`` stands below it.
    """

    number: int
    title: str
    columns: tuple[Col, ...]
    source: Source = Source.INDICATORS
    total: str = ""
    units: bool = False
    beside: int = 1
    hint: str = ""
    each: tuple[str, ...] = ()
    total_label: str = "합계"
    landscape: bool = False
    note: str = ""

    @property
    def id(self) -> str:
        """``layout_07``."""
        return f"layout_{self.number:02}"


@dataclass(frozen=True, slots=True)
class Given:
    """A value of a row: a number, or words where it has none (``신규``)."""

    value: Decimal | None = None
    text: str = ""
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row before it is printed; ``decimals`` None prints a number with the places it has."""

    label: str
    values: Mapping[str, Given] = field(default_factory=dict)
    group: str = ""
    unit: str = ""
    decimals: int | None = None
    role: Role = Role.LINE


@dataclass(frozen=True, slots=True)
class Options:
    """How one use of a layout differs: ``year`` is that of ``{0}``, ``each`` the labels of the
    columns that are one for each, ``total`` and ``subtotals`` whether there are sums."""

    year: int
    signs: Signs = Signs.TRIANGLE
    each: tuple[str, ...] = ()
    total: str | None = None
    subtotals: bool = False
    total_label: str = ""
    subtotal_label: str = "소계"
    unit: str = ""
    notes: tuple[str, ...] = ()
    heads: Mapping[str, str] = field(default_factory=dict)

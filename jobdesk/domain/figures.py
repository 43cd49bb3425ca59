"""The frozen figures of a month: screen, PDF, workbook and script are renderings of this one.

Nothing that shows figures asks the store, so no two renderings can disagree, and every
number carries the records it was made of, so that a click opens them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from jobdesk.domain.indicators import Indicator
from jobdesk.domain.kinds import KindId
from jobdesk.domain.official import change
from jobdesk.domain.rounding import Rounding, rate_text
from jobdesk.domain.targets import Target, target_number


@dataclass(frozen=True, slots=True)
class Number:
    """A figure and what it is made of: ``ids`` are records of ``kind``, in date order.

    ``value`` is their count, or the sum of the indicator's field over them.
    """

    value: int
    kind: KindId
    ids: tuple[int, ...]


def number_of(kind: KindId, ids: Iterable[int]) -> Number:
    """How many records there are, each counted once."""
    once = tuple(dict.fromkeys(ids))
    return Number(len(once), kind, once)


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One line of the summary: this month, January to this month, and the month before.

    ``target`` is the revision the figures were made against, None when none was ever set;
    ``former_target`` is what it revised, empty where it is the first of the year;
    ``months`` are January to this month one by one, and their sum is ``cumulative``.
    """

    indicator: Indicator
    target: Target | None
    months: tuple[Number, ...]
    cumulative: Number
    previous: Number
    rate: Decimal | None
    former_target: str = ""

    @property
    def month(self) -> Number:
        """당월."""
        return self.months[-1]

    @property
    def change(self) -> int:
        """전월 대비, in the indicator's unit."""
        return self.month.value - self.previous.value

    @property
    def change_text(self) -> str:
        """``12``, ``△12`` or ``-``."""
        return change(self.change)

    @property
    def rate_text(self) -> str:
        """``551%`` or ``-``."""
        return rate_text(self.rate)

    @property
    def target_number(self) -> Decimal | None:
        """The target as a number, None where it is blank or words."""
        return target_number(self.target.value) if self.target else None

    @property
    def target_text(self) -> str:
        """The target as printed: ``1,652``, the words typed, or ``-``."""
        number = self.target_number
        if number is not None:
            return f"{number:,f}"
        return (self.target.value if self.target else "") or "-"

    @property
    def note(self) -> str:
        """비고: says when the target is not the one of the year's beginning."""
        return f"목표 변경 {self.former_target}→{self.target_text}" if self.former_target else ""


@dataclass(frozen=True, slots=True)
class BreakdownRow:
    """One place or age band; ``cells`` are month × genders and sum, then the same Jan–month."""

    label: str
    cells: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Breakdown:
    """People by one property and gender. ``groups`` head the halves of ``columns``.

    Each group holds every column of ``columns``, the last of which is the sum (계);
    ``total`` sums the rows column by column.
    """

    id: str
    subject: str
    row_label: str
    groups: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[BreakdownRow, ...]
    total: BreakdownRow


@dataclass(frozen=True, slots=True)
class PlacedPerson:
    """One line of the list of this month's placements."""

    id: int
    seeker_id: int
    hire_date: date
    name: str
    gender: str
    age: int | None
    eup_myeon: str
    employer: str
    job: str
    employment_type: str
    route: str
    insured: bool | None


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of ``year``/``month`` as they stood at ``taken_at``.

    Records dated after ``as_of`` (기준일) are not in them; ages are those on
    ``first``..``last`` 's end or the as-of date, whichever is earlier. ``rate_decimals`` and
    ``rounding`` are the settings the rates were made with.
    """

    centre: str
    practice: bool
    title: str
    year: int
    month: int
    first: date
    last: date
    as_of: date
    taken_at: datetime
    taken_by: str
    rounding: Rounding
    rate_decimals: int
    rows: tuple[IndicatorRow, ...]
    breakdowns: tuple[Breakdown, ...]
    placed: tuple[PlacedPerson, ...]

    def row(self, indicator_id: str) -> IndicatorRow:
        """The line of one indicator. Raises KeyError when it is not in these figures."""
        for row in self.rows:
            if row.indicator.id == indicator_id:
                return row
        raise KeyError(indicator_id)

    def breakdown(self, breakdown_id: str) -> Breakdown:
        """One breakdown by id. Raises KeyError when it is not in these figures."""
        for table in self.breakdowns:
            if table.id == breakdown_id:
                return table
        raise KeyError(breakdown_id)

    @property
    def age_day(self) -> date:
        """The day on which ages are reckoned."""
        return min(self.last, self.as_of)

"""농가일자리 실적: the frozen figures of a span of days, each number with its records.

Page, PDF, workbook and script are renderings of this one. Worker-days (연인원) and people
(실인원) are two numbers throughout: one who works on twelve days is 12 and 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from jobdesk.domain.farm_gaps import Gap
from jobdesk.domain.figures import Number
from jobdesk.domain.rounding import Rounding, rate_text


@dataclass(frozen=True, slots=True)
class Measure:
    """One number of the summary with the sentence that says what it counts."""

    id: str
    label: str
    unit: str
    number: Number
    rule: str

    @property
    def text(self) -> str:
        """``5,124명``."""
        return f"{self.number.value:,}{self.unit}"


@dataclass(frozen=True, slots=True)
class Average:
    """``value`` of ``label``, made as ``rule`` says; None where there is nothing to divide by."""

    id: str
    label: str
    unit: str
    value: Decimal | None
    rule: str

    @property
    def text(self) -> str:
        """``7.08일``, ``110,000원`` or ``-``."""
        return "-" if self.value is None else f"{self.value:,}{self.unit}"


@dataclass(frozen=True, slots=True)
class Line:
    """Days of one month, task, village, farm … or of all.

    ``days`` 연인원, ``people`` 실인원, ``farms`` who had them, ``wages`` the won agreed for them
    (its records are the days with a wage) and ``mean`` that per such day; ``share`` is of the
    연인원 of the table, in percent. ``record_id`` is the employer or seeker the line is about, 0
    where it is about no record.
    """

    label: str
    days: Number
    people: Number
    farms: Number
    wages: Number
    mean: Decimal | None
    share: Decimal | None
    record_id: int = 0

    @property
    def share_text(self) -> str:
        """``45.7%`` or ``-``."""
        return rate_text(self.share)

    @property
    def mean_text(self) -> str:
        """``110,000`` or ``-``."""
        return "-" if self.mean is None else f"{self.mean:,}"


@dataclass(frozen=True, slots=True)
class Table:
    """The days by one property; ``total`` is all of them. Everybody's days are in one row each,
    but one person may be in several rows."""

    id: str
    label: str
    rows: tuple[Line, ...]
    total: Line


@dataclass(frozen=True, slots=True)
class TimeLine:
    """One day, month or year: what was ``wanted`` (heads), who came (``line``), who did not
    (``absent``), and which farms and workers were found in it."""

    line: Line
    wanted: Number
    absent: Number
    farms_found: Number
    workers_found: Number


@dataclass(frozen=True, slots=True)
class SupportLine:
    """One item of support for these days: lines that stand (기안 → 정산) and those paid, in won."""

    item: str
    bound: Number
    paid: Number


@dataclass(frozen=True, slots=True)
class Missing:
    """How many days lack something."""

    gap: Gap
    number: Number


@dataclass(frozen=True, slots=True)
class FarmFigures:
    """Farm work of ``first``..``last`` as it stood at ``taken_at``.

    Nothing after ``as_of`` is counted. ``time`` is by ``time_label`` (일별, 월별, 연도별) and
    ``time_total`` its sum; ``tables`` are the days by task, crop, place and so on.
    """

    centre: str
    practice: bool
    title: str
    first: date
    last: date
    as_of: date
    taken_at: datetime
    taken_by: str
    rounding: Rounding
    rate_decimals: int
    measures: tuple[Measure, ...]
    averages: tuple[Average, ...]
    time_label: str
    time: tuple[TimeLine, ...]
    time_total: TimeLine
    tables: tuple[Table, ...]
    support: tuple[SupportLine, ...]
    missing: tuple[Missing, ...]

    def measure(self, id_: str) -> Measure:
        """One number by id. Raises KeyError when there is none."""
        for each in self.measures:
            if each.id == id_:
                return each
        raise KeyError(id_)

    def average(self, id_: str) -> Average:
        """One average by id. Raises KeyError when there is none."""
        for each in self.averages:
            if each.id == id_:
                return each
        raise KeyError(id_)

    def table(self, id_: str) -> Table:
        """One table by id. Raises KeyError when there is none."""
        for each in self.tables:
            if each.id == id_:
                return each
        raise KeyError(id_)

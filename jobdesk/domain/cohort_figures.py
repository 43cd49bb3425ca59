"""교육 결과: the frozen figures of one training cohort or of many, each number with its records.

Page, PDF, workbook and script are renderings of this one. A rate is made of the two numbers it
is of and names the second; one of a 합계 is made of the sums, never of rates (사례집 L11419 shows
what comes of averaging them).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from jobdesk.domain.cohorts import CohortMeasure, RateBase
from jobdesk.domain.figures import Number
from jobdesk.domain.rounding import Rounding, rate_text
from jobdesk.domain.survey_figures import SurveyResult
from jobdesk.domain.targets import target_number


@dataclass(frozen=True, slots=True)
class Rate:
    """A share and what it is a share of, None where there is nothing to divide by."""

    base: str
    value: Decimal | None

    @property
    def text(self) -> str:
        """``68.8%`` or ``-``."""
        return rate_text(self.value)


@dataclass(frozen=True, slots=True)
class Pair:
    """목표 and 실적 of one measure: the target as typed, what it revised, and 달성률, None where
    the target is no number."""

    target: str
    actual: Number
    rate: Decimal | None
    former: str = ""

    @property
    def target_number(self) -> Decimal | None:
        """The target as a number, None where it is blank or words (해당사항없음)."""
        return target_number(self.target)

    @property
    def target_text(self) -> str:
        """The target as printed: ``1,652``, the words typed, or ``-``."""
        number = self.target_number
        return f"{number:,f}" if number is not None else self.target or "-"

    @property
    def rate_text(self) -> str:
        """``91.7%`` or ``-``."""
        return rate_text(self.rate)


@dataclass(frozen=True, slots=True)
class CohortLine:
    """One cohort, or the sum of several.

    The pairs are 모집, 선발, 교육 (whose target is that of 선발), 수료, 자격취득 in 명 and 취업;
    ``certificates`` are 자격증 in 건. ``early`` 조기취업, ``dropped`` 중도탈락, ``failed`` 미수료,
    ``running`` 교육중. Of the hired ``expected`` have not begun, ``related`` work in the field of
    the course, ``unfinished`` had not completed, of whom ``early_hired`` left for the work: fewer
    than ``early`` where the 취업 of one was not written down. ``hire_rate`` is over ``base``, None
    for a sum of cohorts that reckon differently; ``early_rate`` is over 수료 and 조기취업 together,
    given where somebody was hired early and ``base`` is 수료.
    """

    cohort_id: int
    course: str
    title: str
    starts_on: date | None
    ends_on: date | None
    place: str
    operator: str
    seats: int | None
    days: int
    hours: int
    base: RateBase | None
    recruited: Pair
    selected: Pair
    trained: Pair
    completed: Pair
    certified: Pair
    hired: Pair
    certificates: Number
    early: Number
    dropped: Number
    failed: Number
    running: Number
    expected: Number
    related: Number
    unfinished: Number
    early_hired: Number
    completion: Rate
    hire_rate: Rate | None
    early_rate: Rate | None

    def pair(self, measure: CohortMeasure) -> Pair:
        """The pair of one measure."""
        return {
            CohortMeasure.RECRUITED: self.recruited,
            CohortMeasure.SELECTED: self.selected,
            CohortMeasure.COMPLETED: self.completed,
            CohortMeasure.CERTIFIED: self.certified,
            CohortMeasure.HIRED: self.hired,
        }[measure]

    @property
    def hire_rate_text(self) -> str:
        """``68.8%`` or ``-``."""
        return self.hire_rate.text if self.hire_rate is not None else "-"


@dataclass(frozen=True, slots=True)
class CertificateLine:
    """One certificate of one cohort: ``issued`` in 건, ``holders`` in 명."""

    cohort: str
    title: str
    issued: Number
    holders: Number


GROUP_COLUMNS: tuple[str, ...] = ("모집", "선발", "교육", "수료", "취업")
"""The columns of a table of people, in 명."""


@dataclass(frozen=True, slots=True)
class GroupLine:
    """People of one group by GROUP_COLUMNS, and what share of the table's ``base`` they are."""

    label: str
    cells: tuple[Number, ...]
    share: Decimal | None

    @property
    def share_text(self) -> str:
        """``45.7%`` or ``-``."""
        return rate_text(self.share)


@dataclass(frozen=True, slots=True)
class CourseShare:
    """One cohort against the labels of a table of people (과정별 연령): the number and its share
    of the cohort."""

    title: str
    cells: tuple[tuple[Number, Decimal | None], ...]


@dataclass(frozen=True, slots=True)
class GroupTable:
    """People by one property. ``base`` is the column that shares are of; ``by_cohort`` is the same
    people cohort by cohort. ``exclusive`` where everybody is in exactly one row."""

    id: str
    label: str
    base: str
    rows: tuple[GroupLine, ...]
    total: GroupLine
    by_cohort: tuple[CourseShare, ...]
    exclusive: bool = True


@dataclass(frozen=True, slots=True)
class ExitLine:
    """Who left or did not complete for one reason."""

    label: str
    number: Number


@dataclass(frozen=True, slots=True)
class FirmLine:
    """취업처: how many it hired, whether in the field of the course (None: nobody said), and the
    업종 in detail."""

    employer_id: int
    firm: str
    hired: Number
    related: bool | None
    industry: str

    @property
    def related_text(self) -> str:
        """``여``, ``부`` or ``-``, as the published tables say it (사례집 L12761)."""
        return {True: "여", False: "부", None: "-"}[self.related]


@dataclass(frozen=True, slots=True)
class Kept:
    """고용유지 at one point: ``due`` hires whose day has come, of which ``employed`` were at work
    on it, ``left`` were not, and of ``unknown`` nobody knows."""

    due: Number
    employed: Number
    left: Number
    unknown: Number
    rate: Decimal | None

    @property
    def rate_text(self) -> str:
        """``90%`` or ``-``."""
        return rate_text(self.rate)


@dataclass(frozen=True, slots=True)
class RetentionLine:
    """``months`` after the hire, 0 for who works on the day of the figures; ``related`` are those
    who work in the field of the course."""

    months: int
    every: Kept
    related: Kept

    @property
    def label(self) -> str:
        """``3개월`` or ``기준일``."""
        return f"{self.months}개월" if self.months else "기준일"


@dataclass(frozen=True, slots=True)
class SurveyLine:
    """A 만족도 조사 and whose it is."""

    cohort: str
    result: SurveyResult


@dataclass(frozen=True, slots=True)
class ActLine:
    """What was done around the cohorts: ``number`` in ``unit``, ``people`` reached, in words."""

    what: str
    unit: str
    number: Number
    people: str


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """One source: what it gives and what was spent, in won; ``rate`` is 집행률."""

    source: str
    amount: int | None
    spent: int | None
    rate: Decimal | None


@dataclass(frozen=True, slots=True)
class CohortFigures:
    """The results of some cohorts as they stood at ``taken_at``; ``total`` sums ``lines``.

    ``persons`` are 교육인원 with everybody counted once over all cohorts.
    """

    centre: str
    practice: bool
    title: str
    as_of: date
    taken_at: datetime
    taken_by: str
    rounding: Rounding
    rate_decimals: int
    lines: tuple[CohortLine, ...]
    total: CohortLine
    persons: Number
    certificates: tuple[CertificateLine, ...]
    groups: tuple[GroupTable, ...]
    exits: tuple[ExitLine, ...]
    firms: tuple[FirmLine, ...]
    retention: tuple[RetentionLine, ...]
    surveys: tuple[SurveyLine, ...]
    acts: tuple[ActLine, ...]
    money: tuple[MoneyLine, ...]
    remarks: tuple[str, ...]

    @property
    def single(self) -> bool:
        """Whether it is about one cohort."""
        return len(self.lines) == 1

    def group(self, id_: str) -> GroupTable:
        """One table of people by id. Raises KeyError when there is none."""
        for table in self.groups:
            if table.id == id_:
                return table
        raise KeyError(id_)

    def kept(self, months: int) -> RetentionLine:
        """고용유지 at one point. Raises KeyError when it is not asked after."""
        for line in self.retention:
            if line.months == months:
                return line
        raise KeyError(months)

"""행사 실적: the frozen figures of one day or of many, each number with its records.

Page, PDF, workbook and script are renderings of this one. Interviews (건) and people (명) are
two numbers throughout: one who sat at three booths is three interviews and one person.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from jobdesk.domain.figures import Number
from jobdesk.domain.rounding import Rounding, rate_text

CRISIS = "위기근로자"
"""The 취업취약계층 that the crisis centres count among who came (사례집 L10366)."""


@dataclass(frozen=True, slots=True)
class DayLine:
    """One day, or the sum of several.

    ``employers`` 참여기업, ``openings`` 구인인원 in heads, ``applicants`` 접수인원, ``attended``
    방문·참여, ``interviews`` 현장면접 in 건 and ``met`` those who had one, ``offers`` 합격 in 건
    and ``chosen`` whom they were for, ``owed`` interviews whose result is not final, ``hired``
    취업 begun or agreed for the year of the day, ``later`` those for a year after it,
    ``on_site`` those decided at the day itself (of either year), ``crisis`` 위기근로자 who came.
    In a sum ``met`` and ``chosen`` are of the days added up.
    """

    day_id: int
    title: str
    partners: str
    held_on: date | None
    ends_on: date | None
    place: str
    employers: Number
    openings: Number
    applicants: Number
    attended: Number
    interviews: Number
    met: Number
    offers: Number
    chosen: Number
    owed: Number
    hired: Number
    later: Number
    on_site: Number
    crisis: Number
    budget: int | None
    spent: int | None

    @property
    def name(self) -> str:
        """``취업해 볼 매칭데이 (고용센터)``: the name with whom it was held with."""
        return f"{self.title} ({self.partners})" if self.partners else self.title


@dataclass(frozen=True, slots=True)
class Rate:
    """A share and what it is a share of; None where there is no base, or where who is counted
    is not among those it would be a share of."""

    base: str
    value: Decimal | None

    @property
    def text(self) -> str:
        """``23.7%`` or ``-``."""
        return rate_text(self.value)


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the way from the firms to the hires.

    ``number`` counts what the step is counted in (``unit``: 개사, 명, 건), ``once`` the persons
    or firms behind it, each once over all days, with ``once_unit``.
    """

    id: str
    label: str
    unit: str
    number: Number
    once: Number | None
    once_unit: str
    rates: tuple[Rate, ...]


@dataclass(frozen=True, slots=True)
class BoothLine:
    """One firm: whom it met and what it said. ``booth`` is empty over several days."""

    employer_id: int
    booth: str
    name: str
    openings: Number
    interviews: Number
    met: Number
    results: tuple[Number, ...]
    hired: Number
    later: Number


RESULTS: tuple[str, ...] = ("채용", "보류", "2차면접", "불채용", "미정")
"""The columns of ``BoothLine.results``; 미정 has no result yet."""

GROUP_COLUMNS: tuple[str, ...] = ("접수", "참여", "면접", "합격", "취업", "다음 해 입사")


@dataclass(frozen=True, slots=True)
class GroupLine:
    """People of one group by GROUP_COLUMNS, in 명 (한 행사에서 한 번)."""

    label: str
    cells: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class GroupTable:
    """Who came by one property; ``exclusive`` where everybody is in exactly one row."""

    id: str
    label: str
    rows: tuple[GroupLine, ...]
    total: GroupLine
    exclusive: bool = True


@dataclass(frozen=True, slots=True)
class ProgrammeLine:
    """부대행사: ``counted`` as the operators counted, ``used`` the 참가자 it was noted with."""

    title: str
    operators: str
    counted: int
    used: Number


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of the days of ``first``..``last`` as it stood at ``taken_at``.

    Days after ``as_of`` are not in it. ``total`` sums ``lines``; the other tables are over all
    the days together.
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
    lines: tuple[DayLine, ...]
    total: DayLine
    funnel: tuple[Stage, ...]
    booths: tuple[BoothLine, ...]
    booth_total: BoothLine
    groups: tuple[GroupTable, ...]
    programmes: tuple[ProgrammeLine, ...]
    remark: str

    @property
    def single(self) -> bool:
        """Whether it is about one day."""
        return len(self.lines) == 1

    def stage(self, id_: str) -> Stage:
        """One step by id. Raises KeyError when there is none."""
        for stage in self.funnel:
            if stage.id == id_:
                return stage
        raise KeyError(id_)

    def group(self, id_: str) -> GroupTable:
        """One table of people by id. Raises KeyError when there is none."""
        for table in self.groups:
            if table.id == id_:
                return table
        raise KeyError(id_)

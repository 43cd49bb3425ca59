"""지표: what each number counts, as data, so that nobody has to defend it from memory."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from jobdesk.domain.counselling import RegistrationStatus
from jobdesk.domain.employers import VacancyStatus
from jobdesk.domain.farm_work import COUNTED, DayStatus
from jobdesk.domain.fields import KindId
from jobdesk.domain.filters import Condition
from jobdesk.domain.own_indicators import HandRule


class Basis(StrEnum):
    """집계기준: whether a person who comes twice is one or two."""

    PEOPLE = "실인원"
    PARTICIPATIONS = "연인원"
    CASES = "건"


SEEKING, HIRING, FARM_WORK = "구인·구직·알선", "면접·채용", "농가일자리"
"""Headings of the first indicators; the others are with theirs in indicators_*.py."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """A rule that selects records of one kind by a date.

    ``date_field`` decides the month; ``sum_field`` names the number that is added up, empty
    where records are counted. Records whose status is in ``left_out`` and those in the bin
    do not count, nor do those that ``conditions`` do not hold; where ``distinct_field`` is named
    (``seeker_id``) its different values are counted and not the records. ``rule`` is that same
    rule as one Korean sentence, printed in the report. One that is told ``when_used`` is left out
    of a year in which it has neither target nor record; one told ``when_asked`` wherever it has
    no target and nobody named it.

    Two kinds of indicator select no records: one with ``over`` is a rate of two others (ids of
    numerator and denominator), one with ``hand`` is typed with its source (고용률). A rate is the
    one over the other times ``factor``: 100 for a percentage, 1 for 구인배수 and a mean. ``group``
    is the heading under which it is offered.
    """

    id: str
    name: str
    unit: str
    basis: Basis
    rule: str
    kind: KindId | None = None
    date_field: str = ""
    sum_field: str = ""
    left_out: tuple[str, ...] = ()
    when_used: bool = False
    distinct_field: str = ""
    conditions: tuple[Condition, ...] = ()
    over: tuple[str, str] | None = None
    hand: HandRule | None = None
    group: str = ""
    when_asked: bool = False
    factor: int = 100

    @property
    def label(self) -> str:
        """``알선 (건)``."""
        return f"{self.name} ({self.unit})"


INDICATORS: tuple[Indicator, ...] = (
    Indicator(
        "openings",
        "구인신청 인원",
        "명",
        Basis.PARTICIPATIONS,
        "접수일이 기간에 드는 구인의 모집인원을 더하며, 취소된 구인은 뺍니다.",
        KindId.VACANCIES,
        "received_on",
        sum_field="openings",
        left_out=(VacancyStatus.CANCELLED,),
        group=SEEKING,
    ),
    Indicator(
        "registrations",
        "구직신청",
        "명",
        Basis.PARTICIPATIONS,
        "구직신청일이 기간에 드는 구직신청을 세며, 같은 사람이 다시 신청하면 다시 세고 취소한 "
        "신청은 뺍니다.",
        KindId.REGISTRATIONS,
        "registered_on",
        left_out=(RegistrationStatus.CANCELLED,),
        group=SEEKING,
    ),
    Indicator(
        "referrals",
        "알선",
        "건",
        Basis.CASES,
        "알선일이 기간에 드는 알선을 결과와 관계없이 제안 단계부터 모두 셉니다.",
        KindId.REFERRALS,
        "referred_on",
        group=SEEKING,
    ),
    Indicator(
        "placements",
        "채용",
        "명",
        Basis.PARTICIPATIONS,
        "입사일이 기간에 들고 기준일을 넘지 않은 취업을 세며, 같은 사람이 다시 입사하면 "
        "다시 셉니다.",
        KindId.PLACEMENTS,
        "hire_date",
        group=HIRING,
    ),
    Indicator(
        "farms_found",
        "농가 구인처 발굴",
        "건",
        Basis.CASES,
        "발굴일이 기간에 드는 농가를 셉니다.",
        KindId.FARMS,
        "found_on",
        when_used=True,
        group=FARM_WORK,
    ),
    Indicator(
        "farm_workers_found",
        "농가 구직자 발굴",
        "명",
        Basis.PEOPLE,
        "발굴일이 기간에 드는 농작업 근로자를 셉니다.",
        KindId.FARM_WORKERS,
        "found_on",
        when_used=True,
        group=FARM_WORK,
    ),
    Indicator(
        "farm_days",
        "농가 채용연계",
        "명",
        Basis.PARTICIPATIONS,
        "근로일이 기간에 들고 근로확인이나 정산이 된 날을 세며, 한 사람이 열두 날 일하면 "
        "12명으로 셉니다.",
        KindId.FARM_DAYS,
        "work_date",
        left_out=tuple(sorted(set(DayStatus) - COUNTED)),
        when_used=True,
        group=FARM_WORK,
    ),
)
"""The indicators of the monthly report in the order they are printed (사례집 §1.4)."""


def indicator(indicator_id: str) -> Indicator:
    """The indicator of that id. Raises KeyError when there is none."""
    for each in INDICATORS:
        if each.id == indicator_id:
            return each
    raise KeyError(indicator_id)

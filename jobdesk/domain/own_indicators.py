"""What a centre adds to the ready indicators: own rules, numbers typed by hand, constants."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class HandRule(StrEnum):
    """How numbers typed by hand become the number of a longer stretch."""

    SUM = "합계"  # 실적 of each month add up
    LATEST = "최근값"  # 고용률: the last one known


@dataclass(frozen=True, slots=True)
class OwnIndicator:
    """지표 a centre made: records of ``record_kind`` that ``conditions`` hold, by ``date_field``.

    ``basis`` is that of :class:`jobdesk.domain.indicators.Basis`; ``sum_field`` is added up where
    it is named, else records are counted, or different ``distinct_field`` where that is named.
    ``conditions`` is the JSON of filter_json. ``numerator`` and ``denominator`` are ids of
    indicators and make a rate of it; ``hand`` (a HandRule) makes it one typed by hand. ``rule`` is
    its sentence.
    """

    id: int = 0
    revision: int = 0
    name: str = ""
    unit: str = "명"
    basis: str = "건"
    rule: str = ""
    record_kind: str = ""
    date_field: str = ""
    sum_field: str = ""
    distinct_field: str = ""
    conditions: str = ""
    numerator: str = ""
    denominator: str = ""
    hand: str = ""
    position: int | None = None
    active: bool | None = True
    note: str = ""
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class IndicatorValue:
    """직접 입력 실적: what no record of the centre holds (고용률, 피보험자수), with its source.

    ``indicator`` is an indicator's id; the number holds from ``starts_on`` to ``ends_on``, both
    included; ``value`` is a plain decimal number as typed; ``sourced_on`` when the source said so.
    """

    id: int = 0
    revision: int = 0
    indicator: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    value: str = ""
    source: str = ""
    sourced_on: date | None = None
    counsellor: str = ""
    note: str = ""
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class DatedConstant:
    """상수: a number that holds from ``applies_on`` on until a later one of its ``name``.

    ``value`` is a plain decimal number as typed, ``source`` says where it comes from.
    """

    id: int = 0
    revision: int = 0
    name: str = ""
    value: str = ""
    unit: str = ""
    applies_on: date | None = None
    source: str = ""
    note: str = ""
    trashed_on: date | None = None

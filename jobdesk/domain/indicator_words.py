"""The sentence of an indicator, composed of what it counts: true without anybody's care."""

from __future__ import annotations

from datetime import date

from jobdesk.domain.fields import Field, FieldType, Kind
from jobdesk.domain.filters import Condition, Op
from jobdesk.domain.text import with_particle

LINKED = "_id"
"""What stands behind a link where the record it names is meant (``seeker_id``)."""


def dates_of(kind: Kind) -> tuple[Field, ...]:
    """The fields by which records of a kind may count."""
    return tuple(field for field in kind.fields if field.type is FieldType.DATE)


def sums_of(kind: Kind) -> tuple[Field, ...]:
    """The numbers of a kind that may be added up: those with a unit of something."""
    return tuple(
        field
        for field in kind.fields
        if field.type is FieldType.NUMBER and field.unit and field.unit not in ("세", "점", "%")
    )


def once_of(kind: Kind) -> tuple[Field, ...]:
    """The links whose records may be counted once each: people, firms, cohorts."""
    return tuple(field for field in kind.fields if field.type is FieldType.LINK)


def counts(
    kind: Kind,
    date_field: str,
    sum_field: str,
    distinct_field: str,
    conditions: tuple[Condition, ...],
) -> str:
    """``접수일이 기간에 드는 구인 가운데 읍면 ‘가람읍’인 것의 모집인원을 더합니다.``"""
    day = with_particle(kind.field(date_field).label, "이/가")
    what = f"{day} 기간에 드는 {kind.label}"
    if conditions:
        said = ", ".join(_said(kind, each) for each in conditions)
        what = f"{day} 기간에 드는 {kind.label} 가운데 {said}인 것"
    if sum_field:
        return f"{what}의 {with_particle(kind.field(sum_field).label, '을/를')} 더합니다."
    if distinct_field:
        once = kind.field(distinct_field.removesuffix(LINKED)).label
        return f"{what}의 {with_particle(once, '을/를')} 여러 번 있어도 한 번만 셉니다."
    return f"{with_particle(what, '을/를')} 셉니다."


def divides(numerator: str, denominator: str, *, percent: bool) -> str:
    """``기간의 채용을 구직신청으로 나누어 100을 곱합니다.``"""
    above, below = with_particle(numerator, "을/를"), with_particle(denominator, "으로/로")
    return f"기간의 {above} {below} {'나누어 100을 곱합니다.' if percent else '나눕니다.'}"


def typed(rule: str) -> str:
    """What is said of one that is typed by hand; ``rule`` is its HandRule."""
    how = "기간에 드는 값을 더합니다" if rule == "합계" else "기간 안의 마지막 값을 씁니다"
    return f"기록에서 셀 수 없어 출처와 함께 직접 입력하며, {how}."


def _said(kind: Kind, condition: Condition) -> str:
    label, value = kind.field(condition.field).label, condition.value
    match condition.op:
        case Op.EMPTY:
            return f"{label} 없음"
        case Op.FILLED:
            return f"{label} 있음"
        case Op.CONTAINS:
            return f"{label}에 ‘{value}’ 포함"
        case Op.AT_LEAST:
            return f"{label} {_plain(value)} {'이후' if isinstance(value, date) else '이상'}"
        case Op.AT_MOST:
            return f"{label} {_plain(value)} {'이전' if isinstance(value, date) else '이하'}"
        case _:
            several = value if isinstance(value, tuple) else (value,)
            return f"{label} {' 또는 '.join(f'‘{_plain(each)}’' for each in several)}"


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "예" if value else "아니오"
    return value.isoformat() if isinstance(value, date) else str(value or "없음")

"""목표: what was promised for a year, kept with every revision so that none is argued about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol, TypeVar

from jobdesk.domain import text
from jobdesk.domain.checks import Problem, need

FIRST_YEAR, LAST_YEAR = 2000, 2100
LONGEST_VALUE = 30
_NUMBER = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)? ?(명|건|회|개소|개사|연인원)?")


@dataclass(frozen=True, slots=True)
class Target:
    """One revision of the target of an indicator (by id) for a year.

    ``value`` is what was typed: ``300``, ``1,652명``, ``산업체 요구시``, ``-`` or nothing.
    ``set_on`` is the day from which it holds, ``reason`` and ``document`` (근거문서) say why.
    """

    id: int = 0
    revision: int = 0
    indicator: str = ""
    year: int | None = None
    value: str = ""
    set_on: date | None = None
    reason: str = ""
    document: str = ""
    trashed_on: date | None = None


def target_number(value: str) -> Decimal | None:
    """The number in a typed target, None where it is blank or words (``산업체 요구시``).

    Only a plain number, with thousands commas or a unit behind it, counts as one; ``90%`` of
    people or cases is words, since a rate against it would say something nobody agreed on.
    """
    match = _NUMBER.fullmatch(text.narrow(value))
    if match is None:
        return None
    return Decimal(match[1].replace(",", "") + (match[2] or ""))


class Revised(Protocol):
    """One revision of something that was promised: of a year or of a training cohort."""

    @property
    def id(self) -> int: ...

    @property
    def value(self) -> str: ...

    @property
    def set_on(self) -> date | None: ...


_Kept = TypeVar("_Kept", bound=Revised)


def in_force(revisions: Iterable[_Kept], day: date) -> _Kept | None:
    """The revision that holds on ``day``, None when nothing was ever set.

    The first target of a year or a cohort holds from its beginning, whenever it was typed: a
    centre that starts in autumn still prints March against it. Later ones hold from ``set_on``; of
    several on one day the last typed counts.
    """
    ordered = sorted(revisions, key=lambda t: (t.set_on or date.min, t.id))
    if not ordered:
        return None
    first_day = ordered[0].set_on or date.min
    return [t for t in ordered if (t.set_on or date.min) <= max(day, first_day)][-1]


def former(revisions: Iterable[_Kept], target: _Kept) -> _Kept | None:
    """The revision that ``target`` replaced, None when it is the first of its year.

    What was typed and mended on one day is one revision.
    """
    start = target.set_on or date.min
    replaced = in_force([t for t in revisions if (t.set_on or date.min) < start], start)
    return replaced if replaced is None or replaced.value != target.value else None


def check_target(target: Target) -> tuple[Problem, ...]:
    """What keeps a target from being stored, in words."""
    problems = [*need("indicator", target.indicator, "지표"), *need("year", target.year, "연도")]
    if target.year is not None and not FIRST_YEAR <= target.year <= LAST_YEAR:
        problems.append(
            Problem("year", f"연도는 {FIRST_YEAR}년부터 {LAST_YEAR}년까지 입력할 수 있습니다.")
        )
    if len(target.value) > LONGEST_VALUE:
        problems.append(
            Problem("value", f"목표는 {LONGEST_VALUE}자 안으로 입력하세요. 설명은 사유에 적습니다.")
        )
    return tuple(problems)

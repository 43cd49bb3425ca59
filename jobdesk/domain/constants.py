"""상수 that ready sections reckon with: what each is called, its unit and what it stands for.

A centre types their values, each from a day on with its source; none is given here, since the cost
of a journey is another in every county (사례집 L10956).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from jobdesk.domain.own_indicators import DatedConstant


@dataclass(frozen=True, slots=True)
class Constant:
    """A number asked for by its ``name``; ``rule`` says in one sentence what it stands for, and
    ``hint`` in a word or two."""

    name: str
    unit: str
    rule: str
    hint: str


TRIP_COST = Constant(
    "타지 이동 비용",
    "원",
    "상담을 받으러 다른 지역에 한 번 다녀오는 데 드는 돈입니다.",
    "한 번 다녀올 때",
)
DESK_COST = Constant(
    "잡센터 이용 비용", "원", "우리 센터를 한 번 이용하는 데 드는 돈입니다.", "한 번 이용할 때"
)
TRIP_HOURS = Constant(
    "타지 이동 시간",
    "시간",
    "상담을 받으러 다른 지역에 한 번 다녀오는 데 걸리는 시간입니다.",
    "한 번 다녀올 때",
)
DESK_HOURS = Constant(
    "잡센터 이용 시간",
    "시간",
    "우리 센터를 한 번 이용하는 데 걸리는 시간입니다.",
    "한 번 이용할 때",
)
CONSTANTS: tuple[Constant, ...] = (TRIP_COST, DESK_COST, TRIP_HOURS, DESK_HOURS)
"""Those of the 절감효과, in the order in which they are asked for."""


def in_force(values: Iterable[DatedConstant], day: date) -> DatedConstant | None:
    """The value that holds on ``day``: of those that apply by then the latest, of two with the same
    day the one typed later. None before the first."""
    known = [each for each in values if each.applies_on is not None and each.applies_on <= day]
    return max(known, key=lambda each: (each.applies_on or day, each.id), default=None)

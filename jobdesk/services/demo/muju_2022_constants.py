"""What a journey to the job centre costs the people of the practice Muju (사례집 L10956–10964)."""

from __future__ import annotations

from datetime import date

from jobdesk.domain.constants import DESK_COST, DESK_HOURS, TRIP_COST, TRIP_HOURS, Constant
from jobdesk.domain.own_indicators import DatedConstant

_SOURCE = "무주군로컬JOB센터 산출(전주고용복지플러스센터 왕복)"
VALUES: tuple[tuple[Constant, str], ...] = (
    (TRIP_COST, "16800"),
    (DESK_COST, "1000"),
    (TRIP_HOURS, "3"),
    (DESK_HOURS, "0.5"),
)
"""절감효과: 16,800원 and 3 hours away, 1,000원 and half an hour at the centre."""


def constants(first: date) -> list[DatedConstant]:
    """The constants as they hold from the first day of the records on."""
    return [
        DatedConstant(name=each.name, value=value, unit=each.unit, applies_on=first, source=_SOURCE)
        for each, value in VALUES
    ]

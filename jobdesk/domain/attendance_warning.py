"""Whether somebody still can complete, said before it is too late: 2일 더 결석하면 미수료."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

from jobdesk.domain.attendance import Standing
from jobdesk.domain.rounding import reached
from jobdesk.domain.trainees import DECIDED, GONE, Trainee

NEAR_DAYS = 2
"""From this many days that may still be missed on, whoever has missed any is warned of."""


class Alarm(StrEnum):
    """How near somebody is to failing; NONE also for a course whose rule asks for nothing."""

    NONE = ""
    NEAR = "결석 주의"
    LAST = "결석 위험"
    LOST = "기준 미달"
    SAFE = "기준 충족"


WARNED: frozenset[Alarm] = frozenset({Alarm.NEAR, Alarm.LAST, Alarm.LOST})
"""What somebody should be spoken to about."""


def alarm(standing: Standing) -> Alarm:
    """How near to failing. Who has missed nothing yet is not warned of, however short the course.

    LAST: the next absence fails; LOST: the rule cannot be met any more; SAFE: it is met already,
    whatever is missed from here on.
    """
    if standing.absences_left is None or not standing.days:
        return Alarm.NONE
    if not standing.can_reach:
        return Alarm.LOST
    if standing.reaches:
        return Alarm.SAFE
    if standing.rate is None or standing.rate >= 1:
        return Alarm.NONE
    if standing.absences_left == 0:
        return Alarm.LAST
    return Alarm.NEAR if standing.absences_left <= NEAR_DAYS else Alarm.NONE


def alarm_of(who: Trainee, standing: Standing) -> Alarm:
    """As :func:`alarm`, but nobody who left or of whom was decided is warned of any more."""
    return Alarm.NONE if who.status in GONE | DECIDED else alarm(standing)


def alarm_words(standing: Standing, found: Alarm) -> str:
    """The warning as it is shown; "" where there is none."""
    if found in (Alarm.NEAR, Alarm.LAST):
        return f"{(standing.absences_left or 0) + 1}일 더 결석하면 미수료"
    return {Alarm.LOST: "수료 기준 미달", Alarm.SAFE: "수료 기준 충족"}.get(found, "")


def percent(share: Fraction | None) -> str:
    """``92.3%``; ``–`` without one. It never shows a whole percent that was not reached."""
    if share is None:
        return "–"
    shown = reached(share)
    return f"{shown}%" if shown != 100 else "100%"

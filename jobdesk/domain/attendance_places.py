"""Where a mark may stand in an attendance grid, and why not elsewhere, in words."""

from __future__ import annotations

from collections.abc import Container
from datetime import date

from jobdesk.domain.trainees import TRAINED, Mark, Trainee, TraineeStatus

ON_LIST: frozenset[TraineeStatus] = TRAINED | {TraineeStatus.SELECTED}
"""Who stands in the grid: whoever began, and whoever has a seat and has not come yet."""

AHEAD: frozenset[Mark] = frozenset({Mark.ABSENT, Mark.EXCUSED})
"""Marks that are known before the day: somebody said that they will not come."""

_WEEKDAYS = "월화수목금토일"


def refusal(
    who: Trainee, name: str, held_on: date, mark: Mark, *, lessons: Container[date], today: date
) -> str:
    """Why ``mark`` cannot stand there; an empty text where it can.

    There must be a lesson on that day (``lessons``), the person must be there on it, and a day
    that has not come takes only a 결석 or 공결 that was told before.
    """
    said = in_words(held_on)
    if held_on not in lessons:
        return f"{said}에는 수업이 없습니다."
    if who.status not in ON_LIST:
        return f"{name} 님은 {who.status} 상태라 출결을 적지 않습니다."
    if who.started_on is not None and held_on < who.started_on:
        return f"{name} 님은 {in_words(who.started_on)}부터 수강했습니다."
    if who.left_on is not None and held_on > who.left_on:
        return f"{name} 님은 {in_words(who.left_on)}까지 수강했습니다."
    if held_on > today and mark not in AHEAD:
        return f"{said}은 아직 오지 않았습니다. 미리 적을 수 있는 것은 결석과 공결입니다."
    return ""


def is_there(who: Trainee, held_on: date) -> bool:
    """Whether a day lies between the first and the last of a person."""
    return not (
        (who.started_on is not None and held_on < who.started_on)
        or (who.left_on is not None and held_on > who.left_on)
    )


def in_words(day: date) -> str:
    """``2026-11-20 (금)``."""
    return f"{day.isoformat()} ({_WEEKDAYS[day.weekday()]})"

"""What an undo may not bring about in an attendance grid: two marks of one person on one day, or
somebody who was there after having left."""

from __future__ import annotations

from collections.abc import Collection

from jobdesk.data import attendance_rows
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services.desk import Desk

WATCHED = frozenset({KindId.ATTENDANCE, KindId.TRAINEES})
"""Kinds whose undo is looked at."""

_WORDS = {
    "twice": "{day}에 한 분의 출결이 둘이 됩니다. 나중에 적은 출결을 먼저 지우세요",
    "left": "중간에 나간 분이 그 뒤인 {day}에 나온 것이 됩니다. 종료일을 먼저 고치세요",
}


def faults(desk: Desk, cohort_ids: Collection[int]) -> frozenset[tuple[str, int, str]]:
    """What is amiss in the grids of these cohorts, each with the person and the day."""
    twice = attendance_rows.doubled(desk.store, cohort_ids)
    left = attendance_rows.after_leaving(desk.store, cohort_ids)
    return frozenset({("twice", *at) for at in twice} | {("left", *at) for at in left})


def insist_no_worse(
    desk: Desk, cohort_ids: Collection[int], before: frozenset[tuple[str, int, str]], doing: str
) -> None:
    """Raise UserError when something is amiss that was not before."""
    for what, _, day in sorted(faults(desk, cohort_ids) - before):
        raise UserError(f"{doing} {_WORDS[what].format(day=day)}. 아무것도 바꾸지 않았습니다.")

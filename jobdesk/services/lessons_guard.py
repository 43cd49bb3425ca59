"""What an undo may not bring about in a timetable: 출결 on a day that has no lesson any more.

Every step sees to that itself; an undo of an older one, at a desk that knows nothing of the
other, puts rows back without asking.
"""

from __future__ import annotations

from collections.abc import Collection

from jobdesk.data import lesson_rows
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services.desk import Desk

WATCHED = frozenset({KindId.COHORT_SESSIONS, KindId.ATTENDANCE, KindId.COHORTS})
"""Kinds whose undo is looked at."""


def faults(desk: Desk, cohort_ids: Collection[int]) -> frozenset[tuple[int, str]]:
    """Those of these cohorts and days with 출결 and no lesson."""
    return lesson_rows.unmoored(desk.store, cohort_ids)


def insist_no_worse(
    desk: Desk, cohort_ids: Collection[int], before: frozenset[tuple[int, str]], doing: str
) -> None:
    """Raise UserError when 출결 would stand on a day without a lesson and did not before."""
    for _, held_on in sorted(faults(desk, cohort_ids) - before):
        raise UserError(
            f"{doing} 출결이 적힌 {held_on}에 수업이 없게 됩니다. 그날의 출결을 먼저 지우세요. "
            "아무것도 바꾸지 않았습니다."
        )

"""What an undo may not bring about in an attendance grid: two marks of one person on one day."""

from __future__ import annotations

from collections.abc import Collection

from jobdesk.data import attendance_rows
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services.desk import Desk

WATCHED = frozenset({KindId.ATTENDANCE})
"""Kinds whose undo is looked at."""


def faults(desk: Desk, cohort_ids: Collection[int]) -> frozenset[tuple[int, str]]:
    """People of these cohorts and days that have more than one mark."""
    return attendance_rows.doubled(desk.store, cohort_ids)


def insist_no_worse(
    desk: Desk, cohort_ids: Collection[int], before: frozenset[tuple[int, str]], doing: str
) -> None:
    """Raise UserError when somebody has two marks on a day now and had not before."""
    for _, held_on in sorted(faults(desk, cohort_ids) - before):
        raise UserError(
            f"{doing} {held_on}에 한 분의 출결이 둘이 됩니다. 나중에 적은 출결을 먼저 지우세요. "
            "아무것도 바꾸지 않았습니다."
        )

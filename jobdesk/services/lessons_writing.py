"""What every write of lessons keeps: no mark is left on a day without lessons, and what hangs on
the lesson days follows them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from jobdesk.data import lesson_rows
from jobdesk.domain.attendance import lesson_days
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import cohort_records
from jobdesk.services.access import Action
from jobdesk.services.cohort_guard import insist_open
from jobdesk.services.desk import Desk
from jobdesk.services.writing import Writing, writing


@contextmanager
def changing(
    desk: Desk, cohort_id: int, label: str, action: Action = Action.EDIT
) -> Iterator[Writing]:
    """One operation on the lessons of a cohort. Raises UserError at its end when a day with 출결
    has no lesson any more; nothing is changed then."""
    with writing(desk, label, action, KindId.COHORT_SESSIONS) as work:
        insist_open(cohort_records.cohort(desk, cohort_id))
        before = {each.held_on for each in lesson_days(cohort_records.sessions(desk, cohort_id))}
        yield work
        after = {each.held_on for each in lesson_days(cohort_records.sessions(desk, cohort_id))}
        _refuse_marked(desk, cohort_id, before - after)


def marked_on(desk: Desk, cohort_id: int) -> dict[date, int]:
    """How many 출결 stand on each day of a cohort."""
    return lesson_rows.marked(desk.store, cohort_id)


def _refuse_marked(desk: Desk, cohort_id: int, lost: set[date]) -> None:
    if not lost:
        return
    marked = marked_on(desk, cohort_id)
    for day in sorted(lost & marked.keys()):
        raise UserError(
            f"{day.isoformat()}에 출결이 {marked[day]:,}건 적혀 있어 그날의 수업을 옮기거나 "
            "빼지 않았습니다. 아무것도 바뀌지 않았습니다. 그날의 출결을 먼저 지우세요.",
            field="held_on",
        )

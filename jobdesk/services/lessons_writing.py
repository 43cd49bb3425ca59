"""What every write of lessons keeps: no mark is left on a day without lessons, and a 수료 that was
decided follows them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from jobdesk.data import lesson_rows
from jobdesk.data.store import Operation
from jobdesk.domain.attendance import LessonDay, lesson_days
from jobdesk.domain.changes import Change
from jobdesk.domain.cohorts import SessionStatus
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import access, cohort_records, completion_guard
from jobdesk.services.access import Action
from jobdesk.services.cohort_guard import insist_open
from jobdesk.services.desk import Desk
from jobdesk.services.writing import Writing

_KIND = KindId.COHORT_SESSIONS


class LessonsWriting(Writing):
    """A running write of the lessons of one cohort; what they mean for marks and 수료 is settled
    when its change is asked for."""

    def __init__(self, desk: Desk, operation: Operation, cohort_id: int) -> None:
        super().__init__(desk, operation, _KIND)
        self._of = desk
        self._cohort_id = cohort_id
        self._before = self._days()
        self._said = operation.label

    def label(self, label: str) -> None:
        """Name the operation once it is known which lessons it is about."""
        self._said = label
        super().label(label)

    def change(self, *ids: int) -> Change:
        """What the operation did, the lessons ``ids`` first. Raises UserError when a day with
        출결 has no lesson any more, or a 수료증 is out for somebody who would not complete."""
        after = self._days()
        if after != self._before:
            self._refuse_marked()
            moved = completion_guard.follow(self._of, self._cohort_id)
            super().label(self._said + completion_guard.suffix(moved))
        return super().change(*ids)

    def _days(self) -> tuple[LessonDay, ...]:
        return lesson_days(cohort_records.sessions(self._of, self._cohort_id))

    def _refuse_marked(self) -> None:
        lost = {each.held_on for each in self._before} - {each.held_on for each in self._days()}
        marked = lesson_rows.marked(self._of.store, self._cohort_id)
        for day in sorted(lost & marked.keys()):
            raise UserError(
                f"{day.isoformat()}에 출결이 {marked[day]:,}건 적혀 있어 그날의 수업을 옮기거나 "
                "빼지 않았습니다. 아무것도 바뀌지 않았습니다. 그날의 출결을 먼저 지우세요.",
                field="held_on",
            )


@contextmanager
def changing(
    desk: Desk, cohort_id: int, label: str, action: Action = Action.EDIT
) -> Iterator[LessonsWriting]:
    """One operation on the lessons of a cohort, which has to end with asking for its change.

    Raises UserError for a cohort that is cancelled or in the 휴지통.
    """
    with desk.store.operation(label) as operation:
        insist_open(cohort_records.cohort(desk, cohort_id))
        work = LessonsWriting(desk, operation, cohort_id)
        yield work
        if work.written:
            access.log(desk, action, _KIND, work.written)


def refuse_made_up_twice(desk: Desk, cohort_id: int) -> None:
    """Raise UserError where a lesson takes place after all, or is made up for on one day, and a
    보강 for it stands beside that: its hours would count twice."""
    every = cohort_records.sessions(desk, cohort_id)
    held = {each.id for each in every if each.status is not SessionStatus.CANCELLED}
    stands = [each for each in every if each.makes_up_id is not None and each.id in held]
    for each in stands:
        twice = sum(other.makes_up_id == each.makes_up_id for other in stands) > 1
        if twice or each.makes_up_id in held:
            raise UserError(
                "그 휴강은 그사이 되살렸거나 다른 날에 보강을 두어 보강을 되살리지 않았습니다. "
                "아무것도 바뀌지 않았습니다."
            )

"""Where everybody of a cohort stands with the completion rule today."""

from __future__ import annotations

from collections.abc import Sequence

from jobdesk.domain import attendance
from jobdesk.domain.attendance import Standing
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import TRAINED, Trainee
from jobdesk.services import cohort_records
from jobdesk.services.desk import Desk
from jobdesk.services.linked_records import linked


def standings(desk: Desk, cohort_id: int) -> dict[int, Standing]:
    """The standing of everybody who began, by trainee id. Raises UserError when there is no such
    cohort."""
    with desk.store.reading():
        began = [
            trainee
            for trainee in cohort_records.trainees(desk, cohort_id)
            if trainee.status in TRAINED
        ]
        return standings_of(desk, cohort_id, began)


def standings_of(desk: Desk, cohort_id: int, trainees: Sequence[Trainee]) -> dict[int, Standing]:
    """The standing of these trainees of one cohort, by their id; ``started_on`` and ``left_on``
    are taken from what is given, stored or not yet."""
    with desk.store.reading():
        cohort = cohort_records.cohort(desk, cohort_id)
        rule = attendance.rule_of(cohort)
        days = attendance.lesson_days(cohort_records.sessions(desk, cohort_id))
        ids = [trainee.id for trainee in trainees]
        marks = attendance.marks_by_trainee(linked(desk, KindId.ATTENDANCE, "trainee_id", ids))
        return {
            trainee.id: attendance.standing(
                rule,
                days,
                marks.get(trainee.id, {}),
                today=desk.today(),
                started_on=trainee.started_on,
                left_on=trainee.left_on,
            )
            for trainee in trainees
        }

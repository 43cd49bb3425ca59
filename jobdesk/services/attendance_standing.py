"""Where everybody of a cohort stands with the completion rule today."""

from __future__ import annotations

from jobdesk.domain import attendance
from jobdesk.domain.attendance import Standing
from jobdesk.domain.trainees import TRAINED
from jobdesk.services import cohort_records
from jobdesk.services.desk import Desk


def standings(desk: Desk, cohort_id: int) -> dict[int, Standing]:
    """The standing of everybody who began, by trainee id. Raises UserError when there is no such
    cohort."""
    with desk.store.reading():
        cohort = cohort_records.cohort(desk, cohort_id)
        rule = attendance.rule_of(cohort)
        days = attendance.lesson_days(cohort_records.sessions(desk, cohort_id))
        marks = attendance.marks_by_trainee(cohort_records.attendance(desk, cohort_id))
        return {
            trainee.id: attendance.standing(
                rule,
                days,
                marks.get(trainee.id, {}),
                today=desk.today(),
                started_on=trainee.started_on,
                left_on=trainee.left_on,
            )
            for trainee in cohort_records.trainees(desk, cohort_id)
            if trainee.status in TRAINED
        }

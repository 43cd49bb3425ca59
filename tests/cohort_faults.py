"""What must never be in the records of a training cohort, whatever was done to it.

- No guard finds a fault: nobody twice on a list or in the line, no seat empty while somebody
  waits, no mark without its lesson or outside somebody's days, no decision against the grid, no
  month paid twice and no limit passed.
- Who has not begun holds no 자격, 수당 or 수료증, and marks only as 선발.
- A number of a 수료증 and a row of the 발급대장 go together.
"""

from __future__ import annotations

from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import TRAINED, TraineeStatus
from jobdesk.services import (
    attendance_guard,
    cohort_records,
    completion_guard,
    lessons_guard,
    trainee_guard,
    trainee_pay_guard,
)
from jobdesk.services.desk import Desk
from jobdesk.services.linked_records import linked

_GAINED = (KindId.QUALIFICATIONS, KindId.TRAINEE_ALLOWANCES, KindId.CERTIFICATE_ISSUES)


def found(desk: Desk, *cohorts: int) -> list[object]:
    """What is amiss in these cohorts, each with what it is and where; empty when all is well."""
    amiss: list[object] = [*trainee_guard.faults(desk), *trainee_pay_guard.faults(desk)]
    for guard in (attendance_guard, lessons_guard, completion_guard):
        amiss += guard.faults(desk, cohorts)
    for id_ in cohorts:
        if cohort_records.cohort(desk, id_).trashed_on is None:
            amiss += _by_rows(desk, id_)
    return amiss


def _by_rows(desk: Desk, cohort_id: int) -> list[object]:
    amiss: list[object] = []
    issued = {each.trainee_id for each in cohort_records.issues(desk, cohort_id)}
    for one in cohort_records.trainees(desk, cohort_id):
        if one.status not in TRAINED:
            marked = () if one.status is TraineeStatus.SELECTED else (KindId.ATTENDANCE,)
            kinds = (*_GAINED, *marked)
            amiss += [(one.status, k) for k in kinds if linked(desk, k, "trainee_id", [one.id])]
        if (one.id in issued) != bool(one.certificate_number):
            amiss.append((one.id, "수료증", one.certificate_number))
    return amiss

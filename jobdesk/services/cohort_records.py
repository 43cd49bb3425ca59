"""The stored records of one cohort, with their proper types, for the services around it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from jobdesk.data import records
from jobdesk.domain.casework import Placement
from jobdesk.domain.cohorts import (
    Cohort,
    CohortBudget,
    CohortDemand,
    CohortSession,
    CohortTarget,
    Course,
    CourseSubject,
)
from jobdesk.domain.counselling import Note
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import (
    Attendance,
    CertificateIssue,
    Qualification,
    SelectionStage,
    StageResult,
    Trainee,
    TraineeAllowance,
)
from jobdesk.services.desk import Desk
from jobdesk.services.linked_records import linked


def course(desk: Desk, course_id: int) -> Course:
    """The 과정 of that id. Raises UserError when there is none."""
    found: Course = records.get(desk.store, KindId.COURSES, course_id)
    return found


def cohort(desk: Desk, cohort_id: int) -> Cohort:
    """The 기수 of that id. Raises UserError when there is none."""
    found: Cohort = records.get(desk.store, KindId.COHORTS, cohort_id)
    return found


def trainee(desk: Desk, trainee_id: int) -> Trainee:
    """The 교육생 of that id. Raises UserError when there is none."""
    found: Trainee = records.get(desk.store, KindId.TRAINEES, trainee_id)
    return found


def subjects(desk: Desk, course_id: int) -> list[CourseSubject]:
    """과목 of a course in their order."""
    return linked(desk, KindId.COURSE_SUBJECTS, "course_id", [course_id])


def cohorts_of(desk: Desk, course_id: int) -> list[Cohort]:
    """기수 of a course, the newest first."""
    return linked(desk, KindId.COHORTS, "course_id", [course_id])


def budgets(desk: Desk, cohort_id: int) -> list[CohortBudget]:
    """예산 of a cohort in the order in which it was entered."""
    return linked(desk, KindId.COHORT_BUDGETS, "cohort_id", [cohort_id])


def targets(desk: Desk, cohort_ids: Iterable[int]) -> list[CohortTarget]:
    """Every revision of the targets of these cohorts."""
    return linked(desk, KindId.COHORT_TARGETS, "cohort_id", cohort_ids)


def sessions(desk: Desk, cohort_id: int) -> list[CohortSession]:
    """수업 of a cohort by day and time, 휴강 too."""
    return sorted(
        linked(desk, KindId.COHORT_SESSIONS, "cohort_id", [cohort_id]),
        key=lambda session: (session.held_on or date.max, session.starts_at, session.id),
    )


def demands(desk: Desk, cohort_id: int) -> list[CohortDemand]:
    """수요조사·채용약정 of a cohort in the order in which they were entered."""
    return linked(desk, KindId.COHORT_DEMANDS, "cohort_id", [cohort_id])


def trainees(desk: Desk, cohort_id: int) -> list[Trainee]:
    """Everybody who applied for a cohort, by their number, cancelled ones too."""
    return linked(desk, KindId.TRAINEES, "cohort_id", [cohort_id])


def stages(desk: Desk, cohort_id: int) -> list[SelectionStage]:
    """전형 단계 of a cohort in their order."""
    return linked(desk, KindId.SELECTION_STAGES, "cohort_id", [cohort_id])


def results(desk: Desk, stage_ids: Iterable[int]) -> list[StageResult]:
    """What these 전형 단계 made of the applicants."""
    return linked(desk, KindId.STAGE_RESULTS, "stage_id", stage_ids)


def attendance(desk: Desk, cohort_id: int) -> list[Attendance]:
    """출결 of a cohort by day."""
    return linked(desk, KindId.ATTENDANCE, "cohort_id", [cohort_id])


def qualifications(desk: Desk, cohort_id: int) -> list[Qualification]:
    """자격 취득 of a cohort by day."""
    return linked(desk, KindId.QUALIFICATIONS, "cohort_id", [cohort_id])


def allowances(desk: Desk, cohort_id: int) -> list[TraineeAllowance]:
    """훈련수당 of a cohort by month."""
    return linked(desk, KindId.TRAINEE_ALLOWANCES, "cohort_id", [cohort_id])


def issues(desk: Desk, cohort_id: int) -> list[CertificateIssue]:
    """수료증 발급대장 of a cohort by day."""
    return linked(desk, KindId.CERTIFICATE_ISSUES, "cohort_id", [cohort_id])


def notes(desk: Desk, cohort_id: int) -> list[Note]:
    """훈련생 상담일지 of a cohort, the latest first."""
    return linked(desk, KindId.NOTES, "cohort_id", [cohort_id])


def placements(desk: Desk, cohort_id: int) -> list[Placement]:
    """취업 that came of a cohort."""
    return linked(desk, KindId.PLACEMENTS, "cohort_id", [cohort_id])

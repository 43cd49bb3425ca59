"""What a stage of a cohort asks for, and what it means for those who were selected."""

from __future__ import annotations

from dataclasses import replace

from jobdesk.domain.cohorts import COHORT_STAGES, Cohort, CohortStatus
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.domain.text import with_particle
from jobdesk.domain.trainees import TRAINED, TraineeStatus
from jobdesk.errors import UserError
from jobdesk.services import cohort_records, lists
from jobdesk.services.desk import Desk
from jobdesk.services.writing import Writing

_BEGUN = frozenset({CohortStatus.RUNNING, CohortStatus.COMPLETED, CohortStatus.AFTERCARE})
_OVER = frozenset({CohortStatus.COMPLETED, CohortStatus.AFTERCARE})


def step(
    desk: Desk, work: Writing, cohort: Cohort, status: CohortStatus, *, anyway: bool = False
) -> int:
    """Do what another stage of a cohort, as it stands with its old one, does to its trainees;
    returns how many of them changed. Raises UserError where it cannot be."""
    if status is cohort.status:
        return 0
    if status is CohortStatus.CANCELLED:
        refuse_attended(desk, cohort, "취소할")
        return 0
    insist_begun(desk, cohort, status)
    if status in _OVER and cohort.status not in _OVER and not anyway:
        left = len(undecided(desk, cohort.id))
        if left:
            raise UserError(
                f"수료를 판정하지 않은 교육생이 {left:,}명 있어 "
                f"{with_particle(status.value, '으로/로')} 바꾸지 "
                "않았습니다. 상태는 그대로입니다. 수료를 먼저 판정하거나, 남긴 채 바꾸세요.",
                field="status",
            )
    if status in _BEGUN:
        return begin(desk, work, cohort.id)
    return _take_back(desk, work, cohort) if cohort.status in _BEGUN else 0


def begin(desk: Desk, work: Writing, cohort_id: int) -> int:
    """Let everybody who is 선발 be 교육중, within a running write; returns how many were."""
    selected = [
        each
        for each in cohort_records.trainees(desk, cohort_id)
        if each.status is TraineeStatus.SELECTED
    ]
    for each in selected:
        work.update(replace(each, status=TraineeStatus.RUNNING))
    return len(selected)


def undecided(desk: Desk, cohort_id: int) -> tuple[int, ...]:
    """Trainees (ids) of whom nobody has said yet whether they completed or left."""
    standing = (TraineeStatus.SELECTED, TraineeStatus.RUNNING)
    return tuple(
        each.id for each in cohort_records.trainees(desk, cohort_id) if each.status in standing
    )


def insist_begun(desk: Desk, cohort: Cohort, status: CohortStatus) -> None:
    """Raise UserError when a cohort is said to run before its first day or to be over before its
    last."""
    today = desk.today()
    if status in _BEGUN and cohort.starts_on is not None and cohort.starts_on > today:
        raise UserError(
            f"개강일({cohort.starts_on.isoformat()})이 아직 오지 않은 기수입니다. 상태는 "
            "그대로입니다. 그날 바꾸거나 개강일을 먼저 고치세요.",
            field="status",
        )
    if status in _OVER and cohort.ends_on is not None and cohort.ends_on > today:
        raise UserError(
            f"종강일({cohort.ends_on.isoformat()})이 아직 오지 않은 기수입니다. 상태는 "
            "그대로입니다. 그날 바꾸거나 종강일을 먼저 고치세요.",
            field="status",
        )


def marked_days(desk: Desk, cohort_id: int) -> int:
    """How many 출결 of a cohort are stored."""
    mine = Filter(conditions=(Condition("cohort_id", Op.IS, cohort_id),))
    return lists.count(desk, KindId.ATTENDANCE, mine)


def refuse_attended(desk: Desk, cohort: Cohort, what: str) -> None:
    """Raise UserError for a cohort that people attend; ``what`` cannot be done to it (취소할)."""
    marked = marked_days(desk, cohort.id)
    began = sum(each.status in TRAINED for each in cohort_records.trainees(desk, cohort.id))
    if marked or began:
        words = f"출결이 {marked:,}건 적힌" if marked else f"교육생 {began:,}명이 교육을 시작한"
        raise UserError(
            f"{words} 기수라 {what} 수 없습니다. 상태는 그대로입니다.",
            field="status",
        )


def _take_back(desk: Desk, work: Writing, cohort: Cohort) -> int:
    """Before 교육 nobody attends: who is 교육중 is 선발 again, unless something was marked, decided
    or gained."""
    began = [each for each in cohort_records.trainees(desk, cohort.id) if each.status in TRAINED]
    decided = sum(each.status is not TraineeStatus.RUNNING for each in began)
    marked = marked_days(desk, cohort.id)
    gained = len(cohort_records.qualifications(desk, cohort.id))
    if marked or decided or gained:
        words = f"자격 취득이 {gained:,}건"
        if marked or decided:
            words = f"출결이 {marked:,}건" if marked else f"수료나 중도 종료가 {decided:,}명"
        raise UserError(
            f"{words} 적힌 기수라 {COHORT_STAGES[3].value} 앞의 단계로 되돌리지 않았습니다. "
            "상태는 그대로입니다. 그 기록을 먼저 지우세요.",
            field="status",
        )
    for each in began:
        work.update(replace(each, status=TraineeStatus.SELECTED))
    return len(began)

"""교육 기수: counted on, led through its stages, copied, put away and brought back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from jobdesk.domain.casework import Placement
from jobdesk.domain.cohorts import (
    COHORT_STAGES,
    CohortBudget,
    CohortMeasure,
    CohortStatus,
    RateBase,
)
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import (
    AllowanceStep,
    CertificateIssue,
    SelectionStage,
    TraineeAllowance,
    TraineeStatus,
)
from jobdesk.errors import UserError
from jobdesk.services import (
    cohort_budgets,
    cohort_records,
    cohort_schedule,
    cohort_targets,
    cohorts,
    courses,
    entries,
    history,
    placements,
)
from jobdesk.services.desk import Desk
from tests.cohort_kit import make_cohort, make_course, mark, trainee
from tests.conftest import TODAY

_S = CohortStatus
_M = CohortMeasure


def status(desk: Desk, id_: int) -> CohortStatus:
    return cohort_records.cohort(desk, id_).status


def people(desk: Desk, id_: int) -> list[TraineeStatus]:
    return [each.status for each in cohort_records.trainees(desk, id_)]


def test_a_cohort_is_counted_on_and_set_up_as_the_last(desk: Desk) -> None:
    course = make_course(desk)
    make_cohort(
        desk,
        course,
        place="센터 교육장",
        rule_percent=90,
        hire_rate_base=RateBase.RECRUITED,
        certificate_prefix="2025-물류-",
    )
    new = cohorts.blank(desk, course)
    assert (new.title, new.round) == ("물류 전문인력 양성 2기", 2)
    assert (new.place, new.rule_percent, new.starts_at) == ("센터 교육장", 90, "09:00")
    assert new.hire_rate_base is RateBase.RECRUITED
    assert new.certificate_prefix == "2026-물류-"
    assert new.starts_on is None
    assert cohorts.blank(desk).course_id is None


def test_a_cohort_is_stored_with_its_targets_and_budget_in_one_step(desk: Desk) -> None:
    blank = replace(cohorts.blank(desk, make_course(desk)), starts_on=TODAY, starts_at="오후 1시")
    id_ = cohorts.add(
        desk,
        blank,
        {_M.SELECTED: "20명", _M.CERTIFIED: "해당사항없음"},
        [CohortBudget(source="국비", amount=10_000_000)],
    ).id
    assert cohort_records.cohort(desk, id_).starts_at == "13:00"
    assert cohort_targets.values_of(desk, [id_]) == {
        id_: {_M.SELECTED: "20", _M.CERTIFIED: "해당사항없음"}
    }
    assert [each.source for each in cohort_records.budgets(desk, id_)] == ["국비"]
    history.undo(desk)
    assert cohort_records.cohorts_of(desk, blank.course_id or 0) == []
    assert cohort_records.budgets(desk, id_) == []


def test_a_course_has_each_number_once(desk: Desk) -> None:
    course = make_course(desk)
    first = make_cohort(desk, course)
    with pytest.raises(UserError, match="1기") as error:
        make_cohort(desk, course, round=1)
    assert error.value.field == "round"
    second = make_cohort(desk, course)
    with pytest.raises(UserError, match="이미 있습니다"):
        cohorts.save(desk, replace(cohort_records.cohort(desk, second), round=1))
    cohorts.trash(desk, [first])
    cohorts.save(desk, replace(cohort_records.cohort(desk, second), round=1))
    with pytest.raises(UserError, match="이미 있습니다"):
        cohorts.untrash(desk, [first])


def test_a_cohort_goes_on_and_back_among_its_stages(desk: Desk) -> None:
    id_ = make_cohort(desk, ends_on=TODAY)
    for stage in COHORT_STAGES[1:]:
        assert cohorts.next_stage(cohort_records.cohort(desk, id_)) is stage
        cohorts.set_status(desk, id_, stage)
        assert status(desk, id_) is stage
    assert cohorts.next_stage(cohort_records.cohort(desk, id_)) is None
    for stage in (_S.RECRUITING, _S.CANCELLED, _S.PLANNED):
        cohorts.set_status(desk, id_, stage)
        assert status(desk, id_) is stage


def test_a_cohort_to_come_does_not_run_and_one_that_runs_is_not_over(desk: Desk) -> None:
    id_ = make_cohort(desk, starts_on=TODAY + timedelta(days=3))
    for stage in (_S.RUNNING, _S.COMPLETED, _S.AFTERCARE):
        with pytest.raises(UserError, match="개강일"):
            cohorts.set_status(desk, id_, stage)
        with pytest.raises(UserError, match="개강일"):
            cohorts.save(desk, replace(cohort_records.cohort(desk, id_), status=stage))
    running = make_cohort(desk, make_course(desk, "용접"), ends_on=TODAY + timedelta(days=3))
    cohorts.set_status(desk, running, _S.RUNNING)
    with pytest.raises(UserError, match="종강일"):
        cohorts.set_status(desk, running, _S.COMPLETED)
    later = replace(cohort_records.cohort(desk, running), starts_on=TODAY + timedelta(days=1))
    with pytest.raises(UserError, match="개강일"):
        cohorts.save(desk, later)


def test_with_the_first_day_the_selected_attend(desk: Desk) -> None:
    id_ = make_cohort(desk, seats=1)
    waiting = TraineeStatus.WAITING
    first = trainee(desk, id_, "가온")
    trainee(desk, id_, "나래", waiting, waiting_rank=1)
    change = cohorts.set_status(desk, id_, _S.RUNNING)
    assert change.label == "기수 상태: 물류 전문인력 양성 1기 교육 (교육생 1명)"
    assert people(desk, id_) == [TraineeStatus.RUNNING, waiting]
    cohorts.set_status(desk, id_, _S.SELECTING)
    assert people(desk, id_) == [TraineeStatus.SELECTED, waiting]
    cohorts.save(desk, replace(cohort_records.cohort(desk, id_), status=_S.RUNNING))
    mark(desk, id_, first, TODAY)
    for stage in (_S.SELECTING, _S.CANCELLED):
        with pytest.raises(UserError, match="출결이 1건"):
            cohorts.set_status(desk, id_, stage)
    assert status(desk, id_) is _S.RUNNING
    assert cohorts.undecided(desk, id_) == (first,)
    with pytest.raises(UserError, match="판정하지 않은 교육생이 1명"):
        cohorts.set_status(desk, id_, _S.COMPLETED)
    cohorts.set_status(desk, id_, _S.COMPLETED, anyway=True)
    cohorts.set_status(desk, id_, _S.AFTERCARE)
    assert people(desk, id_)[0] is TraineeStatus.RUNNING
    for _ in range(3):
        history.undo(desk)
    assert status(desk, id_) is _S.RUNNING


def test_a_further_seat_goes_to_who_waits(desk: Desk) -> None:
    id_ = make_cohort(desk, seats=1)
    trainee(desk, id_, "가온")
    trainee(desk, id_, "나래", TraineeStatus.WAITING, waiting_rank=1)
    change = cohorts.save(desk, replace(cohort_records.cohort(desk, id_), seats=2))
    assert change.label == "기수 수정: 물류 전문인력 양성 1기 · 대기에서 선발 나래"
    assert people(desk, id_) == [TraineeStatus.SELECTED, TraineeStatus.SELECTED]
    history.undo(desk)
    assert people(desk, id_)[1] is TraineeStatus.WAITING


def test_a_cohort_that_has_begun_is_not_taken_back_or_cancelled(desk: Desk) -> None:
    id_ = make_cohort(desk)
    trainee(desk, id_, "가온", TraineeStatus.COMPLETED)
    cohorts.set_status(desk, id_, _S.RUNNING)
    with pytest.raises(UserError, match="수료나 중도 종료가 1명"):
        cohorts.set_status(desk, id_, _S.RECRUITING)
    with pytest.raises(UserError, match="교육생 1명이 교육을 시작한"):
        cohorts.set_status(desk, id_, _S.CANCELLED)


def test_the_next_cohort_is_made_from_the_last(desk: Desk) -> None:
    last = make_cohort(desk, title="제1기 물류 과정", certificate_prefix="2026-물류-")
    cohort_targets.set_targets(desk, last, {_M.SELECTED: "20", _M.HIRED: "-"})
    cohort_budgets.add(desk, CohortBudget(cohort_id=last, source="군비", amount=5, spent=4))
    for position, title in ((1, "서류"), (2, "면접")):
        entries.add(desk, SelectionStage(cohort_id=last, position=position, title=title))
    trainee(desk, last)
    id_ = cohorts.copy_of(desk, last, date(2027, 3, 2)).id
    new = cohort_records.cohort(desk, id_)
    assert (new.title, new.round, new.starts_on) == ("제2기 물류 과정", 2, date(2027, 3, 2))
    assert (new.status, new.ends_on, new.seats) == (_S.PLANNED, None, 20)
    assert new.certificate_prefix == "2027-물류-"
    assert cohort_targets.values_of(desk, [id_]) == {id_: {_M.SELECTED: "20", _M.HIRED: "-"}}
    (budget,) = cohort_records.budgets(desk, id_)
    assert (budget.amount, budget.spent) == (5, None)
    assert [each.title for each in cohort_records.stages(desk, id_)] == ["서류", "면접"]
    assert cohort_records.trainees(desk, id_) == []
    dated = make_cohort(desk, new.course_id, title="2026년 3기", round=3)
    yearly = cohort_records.cohort(desk, cohorts.copy_of(desk, dated, date(2027, 5, 3)).id)
    assert (yearly.title, yearly.round) == ("2027년 4기", 4)
    history.undo(desk)
    history.undo(desk)
    third = cohorts.copy_of(desk, last, date(2027, 9, 1), title="가을반", seats=8).id
    assert cohort_records.cohort(desk, third).title == "가을반"
    history.undo(desk)
    history.undo(desk)
    assert len(cohort_records.cohorts_of(desk, new.course_id or 0)) == 1
    assert len(cohort_records.stages(desk, last)) == 2


def test_a_cohort_goes_with_what_is_part_of_it_and_comes_back(desk: Desk) -> None:
    id_ = make_cohort(desk)
    one = trainee(desk, id_)
    mark(desk, id_, one, TODAY)
    cohort_targets.set_targets(desk, id_, {_M.SELECTED: "20"})
    cohorts.trash(desk, [id_])
    parts = (cohort_records.trainees, cohort_records.attendance)
    assert all(part(desk, id_) == [] for part in parts)
    assert cohort_records.targets(desk, [id_]) == []
    with pytest.raises(UserError, match="휴지통에 있는 기수"):
        cohort_targets.set_targets(desk, id_, {_M.SELECTED: "30"})
    cohorts.untrash(desk, [id_])
    assert all(len(part(desk, id_)) == 1 for part in parts)
    assert len(cohort_records.targets(desk, [id_])) == 1


def test_what_counts_by_itself_keeps_a_cohort(desk: Desk) -> None:
    id_ = make_cohort(desk)
    one = trainee(desk, id_)
    seeker = cohort_records.trainee(desk, one).seeker_id or 0
    hire = Placement(seeker_id=seeker, employer_name="한빛식품", hire_date=TODAY, cohort_id=id_)
    placement = placements.record(desk, hire).id
    with pytest.raises(UserError, match="취업 1명"):
        cohorts.trash(desk, [id_])
    placements.trash(desk, [placement])
    allowance = TraineeAllowance(
        cohort_id=id_,
        trainee_id=one,
        month=date(2026, 11, 1),
        amount=100_000,
        step=AllowanceStep.PAID,
        paid_on=TODAY,
    )
    paid = entries.add(desk, allowance).id
    with pytest.raises(UserError, match="지급한 훈련수당이 1건"):
        cohorts.trash(desk, [id_])
    entries.trash(desk, KindId.TRAINEE_ALLOWANCES, [paid])
    entries.add(
        desk, CertificateIssue(cohort_id=id_, trainee_id=one, number="2026-1", issued_on=TODAY)
    )
    with pytest.raises(UserError, match="수료증 발급 1건"):
        cohorts.trash(desk, [id_])


def test_a_course_in_the_trash_takes_no_cohort(desk: Desk) -> None:
    course = make_course(desk)
    courses.trash(desk, [course])
    with pytest.raises(UserError, match="휴지통에 있습니다"):
        make_cohort(desk, course)


def test_a_cohort_that_has_lessons_keeps_its_course(desk: Desk) -> None:
    id_ = make_cohort(desk)
    other = make_course(desk, "용접")
    changed = replace(cohort_records.cohort(desk, id_), course_id=other)
    cohort_schedule.keep(desk, id_, cohort_schedule.propose(desk, id_))
    with pytest.raises(UserError, match="수업이 8회 있어 과정을 바꾸지") as error:
        cohorts.save(desk, replace(changed, revision=changed.revision + 1))
    assert error.value.field == "course"
    history.undo(desk)
    cohorts.save(desk, replace(cohort_records.cohort(desk, id_), course_id=other))
    assert cohort_records.cohort(desk, id_).course_id == other

"""Two that become one are in a cohort once, with everything that both had there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from jobdesk.domain.cohorts import CohortDemand, DemandStatus
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import (
    AllowanceStep,
    Attendance,
    Mark,
    Qualification,
    TraineeAllowance,
    TraineeStatus,
    Verdict,
)
from jobdesk.errors import UserError
from jobdesk.services import (
    attendance_guard,
    cohort_records,
    entries,
    history,
    lists,
    merging,
    selection,
    trainee_guard,
    trainees,
)
from jobdesk.services.desk import Desk
from tests import attendance_kit, casework, selection_kit
from tests.services.import_kit import dump

S, E = KindId.SEEKERS, KindId.EMPLOYERS
_S = TraineeStatus


def test_two_applicants_become_one_with_what_the_stages_said(desk: Desk) -> None:
    group = selection_kit.make(desk, 4, 2)
    (paper, talk) = selection_kit.stages(group)
    one, two = group.people[:2]
    selection.score(desk, paper, two, 0, "40")
    selection.set_verdict(desk, paper, [two], Verdict.PASSED)
    trainees.pledge(desk, [two], date(2026, 11, 20))
    before = dump(desk)
    keep, other = group.of(0).seeker_id or 0, group.of(1).seeker_id or 0
    merging.merge(desk, S, keep, other)
    (mine,) = [t for t in cohort_records.trainees(desk, group.id) if t.seeker_id == keep]
    assert (mine.id, mine.pledge_on) == (one, date(2026, 11, 20))
    (said,) = [r for r in cohort_records.results(desk, [paper, talk]) if r.trainee_id == one]
    assert (said.scores, said.verdict) == (("40",), Verdict.PASSED)
    assert trainee_guard.faults(desk) == frozenset()
    history.undo(desk)
    assert dump(desk) == before


def test_a_seat_that_comes_free_goes_to_who_waits(desk: Desk) -> None:
    group = selection_kit.make(desk, 4, 2)
    with desk.store.operation("선발"):
        for n, status, rank in (
            (0, _S.SELECTED, None),
            (1, _S.SELECTED, None),
            (2, _S.WAITING, 1),
            (3, _S.WAITING, 2),
        ):
            entries.save(desk, replace(group.of(n), status=status, waiting_rank=rank))
    merging.merge(desk, S, group.of(0).seeker_id or 0, group.of(1).seeker_id or 0)
    assert group.of(2).status is _S.SELECTED
    assert (group.of(3).status, group.of(3).waiting_rank) == (_S.WAITING, 1)
    assert trainee_guard.faults(desk) == frozenset()


def test_days_of_both_are_kept_once_and_money_is_not_lost(desk: Desk) -> None:
    made = attendance_kit.make(desk, 3, 6)
    one, two = made.people[:2]
    with desk.store.operation("출결"):
        for who, day, mark in (
            (one, 0, Mark.PRESENT),
            (one, 1, Mark.ABSENT),
            (two, 1, Mark.LATE),
            (two, 2, Mark.PRESENT),
        ):
            entries.add(
                desk,
                Attendance(cohort_id=made.id, trainee_id=who, held_on=made.days[day], mark=mark),
            )
        for who, step in ((one, AllowanceStep.COUNTED), (two, AllowanceStep.PAID)):
            entries.add(
                desk,
                TraineeAllowance(
                    cohort_id=made.id,
                    trainee_id=who,
                    month=date(2026, 11, 1),
                    days=2,
                    amount=20_000,
                    step=step,
                    paid_on=date(2026, 11, 18) if step is AllowanceStep.PAID else None,
                ),
            )
            entries.add(
                desk,
                Qualification(
                    cohort_id=made.id,
                    trainee_id=who,
                    title="지게차운전기능사",
                    acquired_on=date(2026, 11, 10),
                ),
            )
    before = dump(desk)
    keep, other = (cohort_records.trainee(desk, id_).seeker_id or 0 for id_ in (one, two))
    merging.merge(desk, S, keep, other)
    marks = {a.held_on: a.mark for a in cohort_records.attendance(desk, made.id)}
    assert marks == dict(zip(made.days, (Mark.PRESENT, Mark.LATE, Mark.PRESENT), strict=False))
    (paid,) = cohort_records.allowances(desk, made.id)
    assert (paid.trainee_id, paid.step) == (one, AllowanceStep.PAID)
    (held,) = cohort_records.qualifications(desk, made.id)
    assert held.trainee_id == one
    assert attendance_guard.faults(desk, [made.id]) == frozenset()
    history.undo(desk)
    assert dump(desk) == before


def test_what_was_paid_to_both_stays_paid_and_may_be_merged_again_after_an_undo(desk: Desk) -> None:
    made = attendance_kit.make(desk, 2, 4, first=date(2026, 11, 2))
    one, two = made.people
    with desk.store.operation("훈련수당"):
        for who in made.people:
            allowance = TraineeAllowance(
                cohort_id=made.id,
                trainee_id=who,
                month=date(2026, 11, 1),
                amount=100_000,
                step=AllowanceStep.PAID,
                paid_on=date(2026, 11, 18),
            )
            entries.add(desk, allowance)
    before = dump(desk)
    keep, other = (cohort_records.trainee(desk, id_).seeker_id or 0 for id_ in (one, two))
    merging.merge(desk, S, keep, other)
    merged = dump(desk)
    assert [a.trainee_id for a in cohort_records.allowances(desk, made.id)] == [one, one]
    history.undo(desk)
    assert dump(desk) == before
    history.redo(desk)
    assert dump(desk) == merged


def test_who_completed_stays_whatever_the_other_did(desk: Desk) -> None:
    made = attendance_kit.make(desk, 2, 4, first=date(2026, 11, 2))
    one, two = made.people
    with desk.store.operation("출결"):
        for day in made.days:
            entries.add(
                desk, Attendance(cohort_id=made.id, trainee_id=two, held_on=day, mark=Mark.PRESENT)
            )
        done = replace(cohort_records.trainee(desk, two), status=_S.COMPLETED)
        entries.save(desk, replace(done, completed_on=made.days[-1], certificate_number="가-1"))
    keep, other = (cohort_records.trainee(desk, id_).seeker_id or 0 for id_ in (one, two))
    merging.merge(desk, S, keep, other)
    (left,) = cohort_records.trainees(desk, made.id)
    assert (left.id, left.status, left.seeker_id) == (two, _S.COMPLETED, keep)
    assert left.certificate_number == "가-1"


def test_a_firm_promises_once(desk: Desk) -> None:
    made = attendance_kit.make(desk, 1, 2)
    firms = [casework.employer(desk, name) for name in ("한빛물류", "한빛 물류")]
    for firm, status, heads in zip(firms, DemandStatus, (3, 2), strict=False):
        entries.add(
            desk,
            CohortDemand(
                cohort_id=made.id,
                employer_id=firm,
                status=status,
                heads=heads,
                committed_on=date(2026, 11, 3) if status is DemandStatus.COMMITTED else None,
                committed_heads=2 if status is DemandStatus.COMMITTED else None,
                job="" if status is DemandStatus.COMMITTED else "지게차 운전원",
            ),
        )
    merging.merge(desk, E, *firms)
    (left,) = cohort_records.demands(desk, made.id)
    assert (left.employer_id, left.status) == (firms[0], DemandStatus.COMMITTED)
    assert (left.job, left.heads, left.committed_heads) == ("지게차 운전원", 2, 2)


@pytest.mark.parametrize("kind", [S, E])
def test_who_is_in_no_cohort_is_left_alone(desk: Desk, kind: KindId) -> None:
    make = casework.seeker if kind is S else casework.employer
    keep, other = make(desk, "김민지"), make(desk, "김민자")
    merging.merge(desk, kind, keep, other)
    assert lists.count(desk, kind) == 1
    with pytest.raises(UserError):
        merging.merge(desk, kind, keep, keep)

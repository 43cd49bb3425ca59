"""A person's and a firm's own list tells of the cohorts they had to do with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from jobdesk.domain.cohorts import CohortDemand, DemandStatus
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import (
    AllowanceStep,
    Attendance,
    CertificateIssue,
    ExitReason,
    IssueType,
    Mark,
    Qualification,
    TraineeAllowance,
    TraineeStatus,
)
from jobdesk.services import cohort_records, entries, timeline, trainees, training_of
from jobdesk.services.desk import Desk
from tests import attendance_kit, casework, selection_kit

S, E = KindId.SEEKERS, KindId.EMPLOYERS
COHORT = "물류 실무 1기"


def told(desk: Desk, kind: KindId, id_: int | None) -> list[tuple[date, str, str]]:
    assert id_ is not None
    events = timeline.of(desk, kind, id_)
    return [(one.at, one.title, one.text) for one in events if one.group == "training"]


def test_a_person_sees_the_way_through_a_course(desk: Desk) -> None:
    made = attendance_kit.make(desk, 1, 10)
    me = made.people[0]
    entries.add(
        desk,
        Attendance(cohort_id=made.id, trainee_id=me, held_on=made.days[0], mark=Mark.PRESENT),
    )
    made.edit(
        0,
        applied_on=date(2026, 10, 5),
        selected_on=date(2026, 10, 20),
        status=TraineeStatus.COMPLETED,
        completed_on=made.days[-1],
        channel="소개",
        exception="입원 치료",
    )
    last = made.days[-1]
    for record in (
        Qualification(title="지게차운전기능사", issuer="공단", acquired_on=date(2026, 11, 17)),
        CertificateIssue(number="가-001", issued_on=date(2026, 11, 16)),
        CertificateIssue(
            number="가-001",
            issued_on=date(2026, 11, 18),
            issue_type=IssueType.AGAIN,
            reason="분실",
        ),
        TraineeAllowance(
            month=date(2026, 11, 1),
            days=9,
            amount=90_000,
            step=AllowanceStep.PAID,
            paid_on=date(2026, 11, 19),
        ),
    ):
        entries.add(desk, replace(record, cohort_id=made.id, trainee_id=me))
    seeker = cohort_records.trainee(desk, me).seeker_id
    assert told(desk, S, seeker) == [
        (date(2026, 11, 19), "훈련수당 지급: 2026-11", "90,000원 · 9일"),
        (date(2026, 11, 18), "수료증 재발급: 가-001", f"분실 · {COHORT}"),
        (date(2026, 11, 17), "자격 취득: 지게차운전기능사", f"공단 · {COHORT}"),
        (date(2026, 11, 16), "수료증 발급: 가-001", COHORT),
        (last, f"교육 수료: {COHORT}", "입원 치료"),
        (made.days[0], f"교육 시작: {COHORT}", ""),
        (date(2026, 10, 20), f"교육 선발: {COHORT}", ""),
        (date(2026, 10, 5), f"교육 신청: {COHORT}", "소개"),
    ]
    (line,) = training_of.of_seeker(desk, seeker or 0)
    assert line.qualifications == ("지게차운전기능사",)
    assert line.standing is not None
    assert line.standing.present == 1


def test_who_left_and_who_only_waited_are_told_so(desk: Desk) -> None:
    made = attendance_kit.make(desk, 2, 10)
    made.edit(
        0,
        status=TraineeStatus.DROPPED,
        left_on=made.days[3],
        exit_reason=ExitReason.PERSONAL,
        exit_note="이사",
    )
    made.edit(1, status=TraineeStatus.WAITING, waiting_rank=2, applied_on=date(2026, 10, 5))
    left, waits = (cohort_records.trainee(desk, id_).seeker_id for id_ in made.people)
    assert told(desk, S, left)[0] != told(desk, S, waits)[0]
    words = (made.days[3], f"교육 종료: {COHORT}", "중도탈락 · 개인사정 · 이사")
    assert words in told(desk, S, left)
    assert told(desk, S, waits) == [(date(2026, 10, 5), f"교육 신청: {COHORT}", "대기 2번")]


def test_a_firm_sees_what_it_was_asked_and_promised(desk: Desk) -> None:
    made = attendance_kit.make(desk, 1, 10)
    firm = casework.employer(desk, "한빛물류")
    entries.add(
        desk,
        CohortDemand(
            cohort_id=made.id,
            employer_id=firm,
            status=DemandStatus.COMMITTED,
            asked_on=date(2026, 9, 1),
            job="지게차 운전원",
            heads=3,
            committed_on=date(2026, 9, 20),
            committed_heads=2,
        ),
    )
    assert told(desk, E, firm) == [
        (date(2026, 9, 20), f"채용약정: {COHORT}", "지게차 운전원 · 2명"),
        (date(2026, 9, 1), f"교육 수요조사: {COHORT}", "지게차 운전원 · 3명"),
    ]
    (line,) = training_of.of_employer(desk, firm)
    assert (line.cohort.id, line.hired) == (made.id, 0)


def test_what_was_put_away_is_not_told_and_open_cohorts_are_offered(desk: Desk) -> None:
    group = selection_kit.make(desk, 1)
    seeker = group.of(0).seeker_id or 0
    assert len(told(desk, S, seeker)) == 1
    trainees.trash(desk, [group.people[0]])
    assert told(desk, S, seeker) == []
    assert training_of.of_seeker(desk, seeker) == ()
    attendance_kit.make(desk, 1, 3)  # runs: nobody applies any more
    assert [one.id for one in training_of.open_cohorts(desk)] == [group.id]

"""What a list says of 수료 is held against the grid, and taken at its word where that is empty."""

from __future__ import annotations

from pathlib import Path

from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import ExitReason, Mark, TraineeStatus
from jobdesk.services import attendance, cohort_records, imports
from jobdesk.services.attendance import Entry
from jobdesk.services.desk import Desk
from jobdesk.services.importing.cohort_rows import TOLD
from jobdesk.services.imports import Decision
from tests import cohort_sheet_kit as kit
from tests.services.import_kit import decisions, file, workbook

__all__ = ["file"]
HEAD = ("성명", "수료여부")


def test_who_missed_too_much_is_not_made_to_complete(desk: Desk, file: Path) -> None:
    cohort_id = kit.cohort(desk)
    (kim,) = kit.people(desk, cohort_id, ["김민지"])
    days = kit.lessons(desk, cohort_id, kit.STARTS, 5)
    marks = [Entry(kim, day, Mark.ABSENT if n < 3 else Mark.PRESENT) for n, day in enumerate(days)]
    attendance.put(desk, cohort_id, marks)
    plan = imports.plan(desk, workbook(file, HEAD, ["김민지", "수료"]), cohort=cohort_id)
    assert decisions(plan) == [Decision.REJECT]
    assert "출결로는 ‘수료’가 아닙니다" in plan.rows[0].reason
    plan = imports.plan(desk, workbook(file, HEAD, ["김민지", "미수료"]), cohort=cohort_id)
    imports.apply(desk, plan)
    assert cohort_records.trainee(desk, kim).status is TraineeStatus.NOT_COMPLETED


def test_without_marks_a_list_is_taken_at_its_word_until_they_come(desk: Desk, file: Path) -> None:
    cohort_id = kit.cohort(desk)
    days = kit.lessons(desk, cohort_id, kit.STARTS, 5)
    plan = imports.plan(desk, workbook(file, HEAD, ["김민지", "수료"]), cohort=cohort_id)
    assert any("명단에 적힌 대로" in remark for remark in plan.rows[0].remarks)
    imports.apply(desk, plan)
    (kim,) = cohort_records.trainees(desk, cohort_id)
    assert (kim.status, kim.exception) == (TraineeStatus.COMPLETED, TOLD)
    head = ("날짜", "교육생", "출결")
    rows = [(day, "김민지", "출석") for day in days]
    imports.apply(desk, imports.plan(desk, workbook(file, head, *rows), cohort=cohort_id))
    (kim,) = cohort_records.trainees(desk, cohort_id)
    assert (kim.status, kim.exception) == (TraineeStatus.COMPLETED, "")


def test_a_list_of_who_completed_says_it_without_a_word_for_it(desk: Desk, file: Path) -> None:
    kit.cohort(desk)
    path = workbook(
        file,
        (f"{kit.TITLE} 수료자 명단",),
        ("연번", "수료번호", "성명", "수료일자"),
        (1, "2026-001", "김민지", "2026-10-30"),
        (2, None, "이철수", "2026-10-30"),
        # The 수료 of another course, before this one began.
        (3, None, "도라온", "2025-03-02"),
    )
    plan = imports.plan(desk, path)
    assert plan.kind is KindId.TRAINEES
    imports.apply(desk, plan)
    found = cohort_records.trainees(desk, plan.cohort)
    told = [(one.status.value, one.certificate_number) for one in found]
    assert told == [("수료", "2026-001"), ("수료", ""), ("교육중", "")]


def test_a_list_of_who_was_selected_takes_nobody_back_who_began(desk: Desk, file: Path) -> None:
    cohort_id = kit.cohort(desk)
    kit.people(desk, cohort_id, ["김민지"])
    rows = [("김민지", "선발"), ("이철수", "예비"), ("도라온", "불합격")]
    path = workbook(file, ("성명", "선발결과"), *rows)
    imports.apply(desk, imports.plan(desk, path, kind=KindId.TRAINEES, cohort=cohort_id))
    told = [one.status.value for one in cohort_records.trainees(desk, cohort_id)]
    assert told == ["교육중", "대기", "미선발"]


def test_a_list_of_who_left_or_was_hired_is_one_of_trainees(desk: Desk, file: Path) -> None:
    cohort_id = kit.cohort(desk)
    head = ("성명", "생년월일", "상태", "중도탈락일", "중도탈락사유", "취업업체명", "취업일자")
    path = workbook(
        file,
        (f"{kit.TITLE} 교육생 명단",),
        head,
        ("김민지", "1990-01-02", "중도포기", "2026-09-20", "개인사정", None, None),
        ("이철수", "1965-03-04", "수료", None, None, "한빛센터", "2026-11-02"),
    )
    plan = imports.plan(desk, path)
    assert (plan.kind, plan.cohort) == (KindId.TRAINEES, cohort_id)
    imports.apply(desk, plan)
    gone, kept = cohort_records.trainees(desk, cohort_id)
    assert (gone.status, gone.exit_reason) == (TraineeStatus.DROPPED, ExitReason.PERSONAL)
    assert len(cohort_records.placements(desk, cohort_id)) == 1
    assert kept.status is TraineeStatus.COMPLETED

"""What a list says of 수료 is held against the grid, and taken at its word where that is empty."""

from __future__ import annotations

from pathlib import Path

from jobdesk.domain.trainees import Mark, TraineeStatus
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

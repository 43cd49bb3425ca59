"""A list keeps the rules of the cohorts it touches: what follows follows, the rest is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from jobdesk.data import records
from jobdesk.data.key_index import KeyIndex
from jobdesk.domain.cohorts import CohortStatus
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import (
    AllowanceStep,
    ExitReason,
    Mark,
    TraineeAllowance,
    TraineeStatus,
)
from jobdesk.errors import UserError
from jobdesk.services import (
    attendance,
    certificates,
    cohort_records,
    completion,
    completion_guard,
    entries,
    history,
    imports,
    lists,
)
from jobdesk.services.desk import Desk
from jobdesk.services.imports import Decision
from tests import attendance_kit
from tests.attendance_kit import Made
from tests.services.import_kit import decisions, dump, file, workbook

__all__ = ["file"]
_S = TraineeStatus


def _decided(desk: Desk, people: int = 2) -> Made:
    made = attendance_kit.make(desk, people, 5)
    places = [(who, day) for who in made.people for day in made.days]
    attendance.mark(desk, made.id, places, Mark.PRESENT)
    completion.decide(desk, made.id)
    return made


def _bring(
    desk: Desk, path: Path, cohort_id: int, kind: KindId = KindId.COHORT_SESSIONS
) -> imports.ImportResult:
    plan = imports.plan(desk, path, kind=kind, cohort=cohort_id)
    assert not {Decision.REJECT, Decision.QUESTION} & {*decisions(plan)}, plan.rows
    return imports.apply(desk, plan)


def _lesson(file: Path, day: date, *more: object) -> Path:
    return workbook(
        file, ("수업일", "강사", "시간", "상태", "사유"), (day.isoformat(), None, 4, *more)
    )


def _status(desk: Desk, made: Made) -> list[TraineeStatus]:
    return [cohort_records.trainee(desk, id_).status for id_ in made.people]


def test_a_list_of_lessons_decides_anew_who_was_decided(desk: Desk, file: Path) -> None:
    made = _decided(desk)
    before = {kind: rows for kind, rows in dump(desk).items() if kind != "import_profiles"}
    _bring(desk, _lesson(file, date(2026, 11, 10), "예정"), made.id)
    assert _status(desk, made) == [_S.RUNNING] * 2  # the new day has no mark yet
    assert any("수료 재판정" in each.label for each in history.recent(desk, 3))
    history.undo(desk)
    assert {kind: rows for kind, rows in dump(desk).items() if kind in before} == before


def test_no_lesson_comes_in_under_a_certificate(desk: Desk, file: Path) -> None:
    made = _decided(desk)
    certificates.issue(desk, made.id, [made.people[0]])
    before = dump(desk)
    with pytest.raises(UserError, match="수료증"):
        _bring(desk, _lesson(file, date(2026, 11, 10), "예정"), made.id)
    assert dump(desk) == before


def test_no_list_calls_off_a_day_that_is_marked(desk: Desk, file: Path) -> None:
    made = attendance_kit.make(desk, 1, 5)
    attendance.mark(desk, made.id, [(made.people[0], made.days[1])], Mark.PRESENT)
    before = dump(desk)
    with pytest.raises(UserError, match="가져오면 출결이 적힌 2026-11-03에 수업이 없게"):
        _bring(desk, _lesson(file, made.days[1], "휴강", "폭설"), made.id)
    assert dump(desk) == before
    _bring(desk, _lesson(file, made.days[2], "휴강", "폭설"), made.id)


def test_no_list_calls_off_a_cohort_that_people_attend(desk: Desk, file: Path) -> None:
    made = attendance_kit.make(desk, 1, 5)
    head = ("과정", "기수명", "개강일", "정원", "상태")
    row = ("물류 실무", "물류 실무 1기", "2026-11-02", 1, "취소")
    with pytest.raises(UserError, match="취소할 수 없습니다"):
        imports.apply(desk, imports.plan(desk, workbook(file, head, row)))
    assert cohort_records.cohort(desk, made.id).status is CohortStatus.RUNNING


def test_more_seats_in_a_list_go_to_who_waits(desk: Desk, file: Path) -> None:
    made = attendance_kit.make(desk, 2, 5)
    made.edit(1, status=_S.WAITING, waiting_rank=1)
    with desk.store.operation("정원"):
        one = replace(cohort_records.cohort(desk, made.id), seats=1)
        records.update(desk.store, one)
    head = ("과정", "기수명", "개강일", "정원")
    row = ("물류 실무", "물류 실무 1기", "2026-11-02", 2)
    imports.apply(desk, imports.plan(desk, workbook(file, head, row)))
    assert _status(desk, made) == [_S.RUNNING, _S.SELECTED]


def test_a_list_takes_no_certificate_from_who_left(desk: Desk, file: Path) -> None:
    made = _decided(desk)
    certificates.issue(desk, made.id, [made.people[0]])
    head = ("성명", "생년월일", "수료여부")
    sheet = workbook(file, head, ("김민지", "1980-01-01", "중도탈락"))
    with pytest.raises(UserError, match="수료증이 나간 분이 수료가 아닌"):
        imports.apply(desk, imports.plan(desk, sheet, kind=KindId.TRAINEES, cohort=made.id))
    assert completion_guard.faults(desk, [made.id]) == frozenset()


def test_what_was_paid_stays_whatever_a_list_says(desk: Desk, file: Path) -> None:
    made = attendance_kit.make(desk, 1, 5, allowance_day=10_000)
    paid = TraineeAllowance(
        cohort_id=made.id,
        trainee_id=made.people[0],
        month=date(2026, 11, 1),
        days=5,
        amount=50_000,
        step=AllowanceStep.PAID,
        paid_on=date(2026, 11, 20),
    )
    entries.add(desk, paid)
    head = ("성명", "대상월", "출석일수", "지급액")
    sheet = workbook(file, head, ("김민지", "2026-11-01", 9, 90_000))
    with pytest.raises(UserError, match="2026-11 훈련수당은 이미 지급한"):
        _bring(desk, sheet, made.id, KindId.TRAINEE_ALLOWANCES)
    assert cohort_records.allowances(desk, made.id)[0].amount == 50_000


def test_a_ledger_of_certificates_numbers_who_completed_and_nobody_else(
    desk: Desk, file: Path
) -> None:
    made = _decided(desk, 3)
    made.edit(2, status=_S.DROPPED, left_on=date(2026, 11, 6), exit_reason=ExitReason.PERSONAL)
    head = ("성명", "수료증번호", "발급일")
    names = list(lists.called(desk, KindId.TRAINEES, made.people).values())
    rows = [(name, f"2026-{n:03d}", "2026-11-19") for n, name in enumerate(names, 1)]
    plan = imports.plan(desk, workbook(file, head, *rows), cohort=made.id)
    assert decisions(plan) == [Decision.NEW, Decision.NEW, Decision.REJECT]
    imports.apply(desk, plan)
    first = cohort_records.trainee(desk, made.people[0])
    assert (first.certificate_number, first.certificate_on) == ("2026-001", date(2026, 11, 19))
    again = workbook(file, head, (names[0], "2026-009", "2026-11-20"))
    assert decisions(imports.plan(desk, again, cohort=made.id)) == [Decision.REJECT]


def test_a_sheet_of_one_cohort_is_held_against_its_own_marks_alone(
    desk: Desk, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twenty years of marks took three seconds to be read for the sheet of one day."""
    made, other = _decided(desk, 1), attendance_kit.make(desk, 1, 5)
    attendance.mark(desk, other.id, [(other.people[0], other.days[0])], Mark.LATE)
    held: list[int] = []
    add = KeyIndex.add
    monkeypatch.setattr(KeyIndex, "add", lambda *said: (held.append(said[1]), add(*said))[1])
    sheet = workbook(file, ("날짜", "교육생", "출결"), ("2026-11-02", "김민지", "출석"))
    plan = imports.plan(desk, sheet, kind=KindId.ATTENDANCE, cohort=made.id)
    assert decisions(plan) == [Decision.SAME]
    marks = {one.id for one in cohort_records.attendance(desk, other.id)}
    assert not marks & {*held}

"""The sheets of a training cohort: who was in it, what became of them, their marks by row."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from jobdesk.data import records
from jobdesk.domain.casework import Placement, PlacementRoute
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import ExitReason, Mark, TraineeStatus
from jobdesk.errors import UserError
from jobdesk.services import cohort_records, entries, history, imports, lists, rosters
from jobdesk.services.desk import Desk
from jobdesk.services.imports import Decision, DuplicateRule
from tests import casework, cohort_sheet_kit
from tests.services.import_kit import conserved, decisions, dump, file, stored, workbook
from tests.shared import shared

__all__ = ["file"]
T, A, Q, P = KindId.TRAINEES, KindId.ATTENDANCE, KindId.QUALIFICATIONS, KindId.PLACEMENTS
HEAD = ("성명", "생년월일", "연락처", "수료여부", "자격취득", "취업처", "취업일")
KIM = ("김민지", "1990-01-02", "010-1234-5678", "수료", "O", "한빛실버센터", "2026-11-02")
LEE = ("이철수", "1965-03-04", "010-2345-6789", "중도탈락", None, None, None)
MARKS = ("날짜", "번호", "교육생", "출결", "인정 시간", "사유")
TRUTH = {
    "seeker": "name", "seeker.birth_date": "birth_date", "seeker.gender": "gender",
    "seeker.phone": "phone", "completed": "completed", "qualifications": "certified",
    "hired_at": "placed_at", "hired_on": "placed_on",
}  # fmt: skip
"""What the truth beside the sample calls the fields of a list of trainees."""


def test_a_real_list_of_trainees_comes_in_as_its_truth_says(desk: Desk) -> None:
    path = shared("samples/rosters/교육생명단.xlsx")
    truth = json.loads(
        shared("samples/rosters/교육생명단.xlsx.truth.json").read_text(encoding="utf-8")
    )
    cohort_id = cohort_sheet_kit.cohort(desk)
    before = dump(desk)
    plan = imports.plan(desk, path)
    assert plan.kind.value == truth["kind"]
    mapped = {m.header: TRUTH[m.field] for m in plan.columns if m.field}
    assert mapped == truth["columns"]
    assert plan.cohort == cohort_id
    assert any(cohort_sheet_kit.TITLE in note for note in plan.notes)
    assert decisions(plan) == [Decision.NEW] * truth["rows"]
    assert plan.inner_duplicates == truth["inner_duplicates"]
    result = imports.apply(desk, plan)
    assert conserved(result)
    people = cohort_records.trainees(desk, cohort_id)
    assert [one.number for one in people] == list(range(1, 25))
    told = [one.status for one in people]
    assert told.count(TraineeStatus.COMPLETED) == 16
    assert told.count(TraineeStatus.DROPPED) == 8
    gone = [one for one in people if one.status is TraineeStatus.DROPPED]
    assert {(one.left_on, one.exit_reason) for one in gone} == {
        (cohort_sheet_kit.ENDS, ExitReason.OTHER)
    }
    gained = cohort_records.qualifications(desk, cohort_id)
    assert len(gained) == 10
    assert {one.title for one in gained} == {"요양보호사"}
    # Nobody's day is told, and a hire counts by its day: where they work stays as words.
    assert cohort_records.placements(desk, cohort_id) == []
    assert sum("취업처: " in one.note for one in people) == 13
    again = imports.plan(desk, path)
    assert again.counts.unchanged == 24
    history.undo(desk)
    assert dump(desk) == before


def test_what_became_of_people_is_written_with_them(desk: Desk, file: Path) -> None:
    cohort_id = cohort_sheet_kit.cohort(desk)
    firm = casework.employer(desk, "한빛실버센터")
    path = workbook(file, HEAD, KIM, LEE)
    plan = imports.plan(desk, path, cohort=cohort_id)
    assert decisions(plan) == [Decision.NEW] * 2
    assert any("종료일이 적혀 있지 않아 2026-10-30" in r for r in plan.rows[1].remarks)
    imports.apply(desk, plan)
    kim, lee = cohort_records.trainees(desk, cohort_id)
    (hire,) = cohort_records.placements(desk, cohort_id)
    assert (hire.seeker_id, hire.employer_id) == (kim.seeker_id, firm)
    assert (hire.hire_date, hire.route) == (date(2026, 11, 2), PlacementRoute.TRAINING)
    assert lee.status is TraineeStatus.DROPPED
    assert stored(desk, T, "qualifications", "hired_at", "hired_on", "completed") == [
        ("요양보호사", "한빛실버센터", date(2026, 11, 2), "수료"),
        ("", "", None, "중도탈락"),
    ]


def test_a_hire_that_is_known_is_linked_and_never_made_twice(desk: Desk, file: Path) -> None:
    cohort_id = cohort_sheet_kit.cohort(desk)
    (trainee,) = cohort_sheet_kit.people(desk, cohort_id, ["김민지"])
    seeker = cohort_records.trainee(desk, trainee).seeker_id or 0
    firm = casework.employer(desk, "한빛실버센터")
    hired = Placement(seeker_id=seeker, employer_id=firm, hire_date=date(2026, 11, 2))
    with desk.store.operation("준비"):
        made = records.insert(desk.store, hired)
    row = ("김민지", None, None, "수료", "요양보호사, 간호조무사", "한빛실버센터", "2026-11-02")
    path = workbook(file, HEAD, row)
    plan = imports.plan(desk, path, cohort=cohort_id)
    # A bare name is asked; who is meant is the one that is known.
    known = imports.decide(plan, [0], Decision.NEW, candidate=seeker)
    imports.apply(desk, known)
    assert [one.id for one in cohort_records.placements(desk, cohort_id)] == [made]
    titles = [one.title for one in cohort_records.qualifications(desk, cohort_id)]
    assert titles == ["요양보호사", "간호조무사"]


def test_a_sheet_without_a_status_leaves_that_of_those_who_are_there(
    desk: Desk, file: Path
) -> None:
    cohort_id = cohort_sheet_kit.cohort(desk)
    first = workbook(file, HEAD, KIM)
    imports.apply(desk, imports.plan(desk, first, cohort=cohort_id))
    head = ("교육생", "생년월일", "연락처", "자격증", "수료증번호")
    rows = [("김민지", "1990-01-02", "010-1234-5678", "요양보호사", "2026-1"),
            ("도라온", "1991-01-02", "010-1111-2222", None, None)]  # fmt: skip
    second = workbook(file.with_name("b.xlsx"), head, *rows)
    imports.apply(desk, imports.plan(desk, second, cohort=cohort_id))
    kim, ra = cohort_records.trainees(desk, cohort_id)
    assert (kim.status, kim.certificate_number) == (TraineeStatus.COMPLETED, "2026-1")
    assert (ra.status, ra.number) == (TraineeStatus.RUNNING, 2)
    assert len(cohort_records.qualifications(desk, cohort_id)) == 1


def test_a_list_of_no_cohort_asks_which(desk: Desk, file: Path) -> None:
    cohort_sheet_kit.cohort(desk)
    cohort_sheet_kit.cohort(desk, "물류 실무 양성과정 3기")
    plan = imports.plan(desk, workbook(file, HEAD, KIM, LEE))
    assert plan.cohort == 0
    assert all("어느 기수의 명단인지" in row.reason for row in plan.rejected)
    assert len(plan.rejected) == 2
    with pytest.raises(UserError, match="번호 99 기수가 없습니다"):
        imports.plan(desk, file, cohort=99)


def test_rows_may_say_their_cohort_themselves(desk: Desk, file: Path) -> None:
    one = cohort_sheet_kit.cohort(desk)
    other = cohort_sheet_kit.cohort(desk, "물류 실무 양성과정 3기")
    head = ("기수", *HEAD)
    rows = [(cohort_sheet_kit.TITLE, *KIM), ("물류 실무 양성과정 3기", *KIM)]
    plan = imports.plan(desk, workbook(file, head, *rows))
    assert decisions(plan) == [Decision.NEW] * 2
    imports.apply(desk, plan)
    assert len(stored(desk, KindId.SEEKERS, "name")) == 1
    assert [len(cohort_records.trainees(desk, id_)) for id_ in (one, other)] == [1, 1]


def test_nobody_is_in_a_cohort_twice(desk: Desk, file: Path) -> None:
    cohort_id = cohort_sheet_kit.cohort(desk)
    twice = (*KIM[:3], "수료", "간호조무사", None, None)
    plan = imports.plan(desk, workbook(file, HEAD, KIM, twice), cohort=cohort_id)
    assert decisions(plan) == [Decision.NEW, Decision.QUESTION]
    apart = imports.decide(plan, [1], Decision.NEW)
    imports.apply(desk, apart)
    assert len(cohort_records.trainees(desk, cohort_id)) == 1
    titles = [one.title for one in cohort_records.qualifications(desk, cohort_id)]
    assert titles == ["간호조무사"]  # which names the one that the first row only ticked


# Marks by row


def _running(desk: Desk) -> tuple[int, list[int], list[date]]:
    cohort_id = cohort_sheet_kit.cohort(desk)
    people = cohort_sheet_kit.people(desk, cohort_id, ["김민지", "이철수", "도라온"])
    return cohort_id, people, cohort_sheet_kit.lessons(desk, cohort_id, cohort_sheet_kit.STARTS, 5)


def test_marks_by_row_come_in_and_go_out_as_they_were(desk: Desk, file: Path) -> None:
    cohort_id, people, days = _running(desk)
    rows = [
        (days[0], 1, "김민지", "출석", None, None),
        (days[0], 2, "이철수", "지각", 6, "버스 고장"),
        (days[1], 3, "도라온", "결", None, "감기"),
        (days[1], 1, "김민지", "○", None, None),
    ]
    before = dump(desk)
    plan = imports.plan(desk, workbook(file, MARKS, *rows), cohort=cohort_id)
    assert plan.kind is A
    assert decisions(plan) == [Decision.NEW] * 4
    imports.apply(desk, plan)
    told = [(m.trainee_id, m.held_on, m.mark, m.hours) for m in _marks(desk, cohort_id)]
    assert told == [
        (people[0], days[0], Mark.PRESENT, None),
        (people[1], days[0], Mark.LATE, 6),
        (people[0], days[1], Mark.PRESENT, None),
        (people[2], days[1], Mark.ABSENT, None),
    ]
    out = file.with_name("출결.xlsx")
    rosters.export(desk, A, out)
    assert imports.plan(desk, out).counts.unchanged == 4
    changed = workbook(file, MARKS, (days[0], 2, "이철수", "조퇴", 5, "병원"))
    plan = imports.plan(desk, changed, cohort=cohort_id)
    assert decisions(plan) == [Decision.UPDATE]
    imports.apply(desk, plan)
    (late,) = [m for m in _marks(desk, cohort_id) if m.trainee_id == people[1]]
    assert (late.mark, late.hours, late.reason) == (Mark.EARLY, 5, "병원")
    history.undo(desk)
    history.undo(desk)
    assert dump(desk) == before


def _marks(desk: Desk, cohort_id: int) -> list[object]:
    found = cohort_records.attendance(desk, cohort_id)
    return sorted(found, key=lambda m: (m.held_on or date.min, m.trainee_id or 0))


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (("2026-09-06", 1, "김민지", "출석", None, None), "수업이 없습니다"),
        (("2026-09-07", 1, "김민지", None, None, None), "가운데 하나로 적으세요"),
        (("2026-09-07", 1, "김민지", "모름", None, None), "가운데 하나로 적으세요"),
        (("2026-09-07", 1, "김민지", "지각", 9, None), "8시간이라"),
        (("2026-09-07", 9, "한가온", "출석", None, None), "교육생 기록이 없습니다"),
    ],
)
def test_a_mark_that_may_not_stand_is_refused_in_words(
    desk: Desk, file: Path, row: tuple[object, ...], why: str
) -> None:
    cohort_id, _, _ = _running(desk)
    plan = imports.plan(desk, workbook(file, MARKS, row), cohort=cohort_id, kind=A)
    assert decisions(plan) == [Decision.REJECT]
    assert why in plan.rows[0].reason


def test_a_cohort_without_a_timetable_takes_the_days_of_the_sheet(desk: Desk, file: Path) -> None:
    cohort_id = cohort_sheet_kit.cohort(desk)
    cohort_sheet_kit.people(desk, cohort_id, ["김민지"])
    days = [date(2026, 9, 7), date(2026, 9, 9)]
    rows = [(day, 1, "김민지", "출석", None, None) for day in days]
    imports.apply(desk, imports.plan(desk, workbook(file, MARKS, *rows), cohort=cohort_id))
    held = [(one.held_on, one.hours) for one in cohort_records.sessions(desk, cohort_id)]
    assert held == [(day, 8) for day in days]
    history.undo(desk)
    assert cohort_records.sessions(desk, cohort_id) == []


def test_two_of_one_name_are_told_by_their_number(desk: Desk, file: Path) -> None:
    cohort_id = cohort_sheet_kit.cohort(desk)
    _, second = cohort_sheet_kit.people(desk, cohort_id, ["김민지", "김민지"])
    days = cohort_sheet_kit.lessons(desk, cohort_id, cohort_sheet_kit.STARTS, 1)
    row = (days[0], 2, "김민지", "출석", None, None)
    imports.apply(desk, imports.plan(desk, workbook(file, MARKS, row), cohort=cohort_id))
    assert [m.trainee_id for m in cohort_records.attendance(desk, cohort_id)] == [second]
    row = (days[0], None, "김민지", "결석", None, None)
    plan = imports.plan(desk, workbook(file, MARKS, row), cohort=cohort_id)
    assert decisions(plan) == [Decision.QUESTION]


def test_what_is_filled_stays_where_only_empty_cells_are_filled(desk: Desk, file: Path) -> None:
    cohort_id, _, days = _running(desk)
    row = (days[0], 1, "김민지", "출석", None, None)
    imports.apply(desk, imports.plan(desk, workbook(file, MARKS, row), cohort=cohort_id))
    other = workbook(file, MARKS, (days[0], 1, "김민지", "결석", None, "감기"))
    plan = imports.plan(desk, other, cohort=cohort_id, rule=DuplicateRule.FILL)
    imports.apply(desk, plan)
    (one,) = cohort_records.attendance(desk, cohort_id)
    assert (one.mark, one.reason) == (Mark.PRESENT, "감기")
    assert lists.count(desk, A) == 1
    assert entries.check(desk, one) == ()

"""출석부 as other offices draw them: how they write days, signs, halves of days and the month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import Mark
from jobdesk.services import cohort_records, imports, lists
from jobdesk.services.desk import Desk
from tests import cohort_sheet_kit as kit
from tests.services.import_kit import conserved, file, workbook

__all__ = ["file"]
TITLE = (f"{kit.TITLE} 출석부",)
KIM, LEE = "김민지", "이철수"


def told(desk: Desk, path: Path) -> dict[str, str]:
    """What is stored of each person once a file came in: ``0907출 0908지4``; it comes in with
    nothing named, every row has a fate, and a second time nothing changes."""
    cohort_id = kit.cohort(desk)
    plan = imports.plan(desk, path)
    assert plan.cohort == cohort_id
    assert (plan.questions, plan.rejected) == ((), ())
    assert conserved(imports.apply(desk, plan))
    again = imports.plan(desk, path).counts
    assert (again.new, again.updated) == (0, 0)
    people = [one.id for one in cohort_records.trainees(desk, cohort_id)]
    names = lists.called(desk, KindId.TRAINEES, people)
    marks = sorted(cohort_records.attendance(desk, cohort_id), key=lambda m: m.held_on or date.min)
    return {
        names[id_]: " ".join(
            f"{m.held_on:%m%d}{m.mark.value[0]}{'' if m.hours is None else m.hours}"
            for m in marks
            if m.trainee_id == id_
        )
        for id_ in people
    }


ROWS: dict[str, tuple[Sequence[object], ...]] = {
    "a day of the week below": (
        TITLE,
        ("연번", "성명", "9/7", "9/8", "9/9", "비고"),
        (None, None, "월", "화", "수", None),
        (1, KIM, "출", "지", "결", None),
    ),
    "numbers under a month in the title": (
        (f"{kit.TITLE} 9월 출석부",),
        ("연번", "성명", 7, 8, 9, "출석", "결석"),
        (1, KIM, "O", "지각", "X", 1, 1),
    ),
    "the days of a calendar": (
        ("2026년 9월 출석부",),
        (kit.TITLE,),
        ("번호", "이름", *[f"{day}일" for day in range(1, 31)], "계"),
        (1, KIM, *[{7: "○", 8: "지", 9: "×"}.get(day) for day in range(1, 31)], 3),
    ),
    "months above days": (
        TITLE,
        ("연번", "성명", "9월", None, None, "비고"),
        (None, None, "7일", "8일", "9일", None),
        (1, KIM, "○", "지", "결", None),
    ),
    "days that became numbers": (
        TITLE,
        ("순", "이 름", "소속", "월", "화", "수"),
        (None, None, None, 9.7, 9.8, 9.9),
        (1, KIM, "가람읍", "○", "지", "×"),
    ),
    "days of the week within the span": (
        (f"과정명: {kit.TITLE}",),
        ("교육기간: 2026. 9. 7. ~ 2026. 10. 30.",),
        ("교육 출석부",),
        ("순번", "교육생명", "07(월)", "08(화)", "09(수)"),
        (1, KIM, "○", "지", "결"),
    ),
    "a legend of its own": (
        TITLE,
        ("☆:출석  △:지각  ×:결석",),
        ("연번", "성명", "9/7", "9/8", "9/9"),
        (1, KIM, "☆", "△", "×"),
    ),
    "signatures": (
        TITLE,
        ("연번", "성명", "9/7", "9/8", "9/9"),
        (1, KIM, "(서명)", "지", "결"),
        (2, LEE, LEE, "(인)", "인"),
    ),
}


@pytest.mark.parametrize("shape", ROWS)
def test_days_are_read_however_they_are_written(desk: Desk, file: Path, shape: str) -> None:
    found = told(desk, workbook(file, *ROWS[shape]))
    assert found[KIM] == "0907출 0908지 0909결"


def test_a_new_tenth_day_that_became_a_number_is_no_first(desk: Desk, file: Path) -> None:
    path = workbook(file, TITLE, ("연번", "성명", 9.8, 9.9, 9.1, 9.11), (1, KIM, *"○○×○"))
    assert told(desk, path) == {KIM: "0908출 0909출 0910결 0911출"}


def test_nobody_below_an_empty_row_is_lost(desk: Desk, file: Path) -> None:
    path = workbook(
        file,
        TITLE,
        ("연번", "성명", "9/7", "9/8"),
        (1, KIM, "○", "○"),
        (None,),
        (2, LEE, "○", "결"),
        (None,),
        (None, "담당자 홍길동"),
    )
    assert told(desk, path) == {KIM: "0907출 0908출", LEE: "0907출 0908결"}


def test_mornings_and_afternoons_below_each_other_are_one_person(desk: Desk, file: Path) -> None:
    path = workbook(
        file,
        TITLE,
        ("연번", "성명", "구분", "9/7", "9/8", "9/9"),
        (1, KIM, "오전", "○", "○", "×"),
        (None, None, "오후", "○", "×", "×"),
        (2, LEE, "오전", "×", "○", "○"),
        (None, None, "오후", "○", "지", "○"),
        merged=("A3:A4", "B3:B4", "A5:A6", "B5:B6"),
    )
    # Half of eight hours; a 지각 within a half is one as everywhere.
    assert told(desk, path) == {KIM: "0907출 0908조4 0909결", LEE: "0907지4 0908지 0909출"}


def test_mornings_and_afternoons_beside_each_other_are_halves(desk: Desk, file: Path) -> None:
    path = workbook(
        file,
        TITLE,
        ("연번", "성명", "9/7", None, "9/8", None, "비고"),
        (None, None, "오전", "오후", "오전", "오후", None),
        (1, KIM, "○", "○", "×", "○", None),
        merged=("C2:D2", "E2:F2"),
    )
    assert told(desk, path) == {KIM: "0907출 0908지4"}
    (cohort,) = lists.find(desk, KindId.COHORTS)
    assert {one.hours for one in cohort_records.sessions(desk, cohort)} == {8}


def test_ones_and_noughts_are_there_and_not(desk: Desk, file: Path) -> None:
    path = workbook(file, TITLE, ("연번", "성명", "9/7", "9/8", "9/9"), (1, KIM, 1, 0, 1))
    assert told(desk, path) == {KIM: "0907출 0908결 0909출"}


def test_numbers_are_hours_and_the_most_of_them_the_whole_day(desk: Desk, file: Path) -> None:
    head = ("연번", "성명", "9/7", "9/8", "9/9")
    path = workbook(file, TITLE, head, (1, KIM, 8, 6, 0), (2, LEE, 8, 8, 8))
    assert told(desk, path) == {KIM: "0907출 0908출6 0909결", LEE: "0907출 0908출 0909출"}


def test_noughts_among_crosses_are_circles(desk: Desk, file: Path) -> None:
    path = workbook(file, TITLE, ("연번", "성명", "9/7", "9/8"), (1, KIM, 0, "X"))
    assert told(desk, path) == {KIM: "0907출 0908결"}


def test_a_sign_that_is_guessed_or_unknown_is_said(desk: Desk, file: Path) -> None:
    path = workbook(file, TITLE, ("연번", "성명", "9/7", "9/8", "9/9"), (1, KIM, "△", "◎", "○"))
    kit.cohort(desk)
    notes = imports.plan(desk, path).notes
    assert any("‘△’의 뜻이 시트에 없어 지각으로" in note for note in notes)
    assert any("알 수 없는 표시(◎)" in note for note in notes)


def test_sheets_of_months_come_in_together(desk: Desk, file: Path) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    for month, days in (("9월", (28, 29, 30)), ("10월", (1, 2))):
        sheet = book.create_sheet(month)
        sheet.append([f"{kit.TITLE} 출석부"])
        sheet.append(["연번", "성명", *days])
        sheet.append([1, KIM, *["○"] * len(days)])
    book.save(file)
    assert told(desk, file) == {KIM: "0928출 0929출 0930출 1001출 1002출"}


def test_numbers_over_people_are_no_days_where_nothing_says_so(desk: Desk, file: Path) -> None:
    path = workbook(
        file,
        ("9월 만족도 문항",),
        ("연번", "성명", "연락처", "생년월일", 1, 2, 3),
        (1, KIM, "010-1234-5678", "1990-01-02", 5, 4, 5),
    )
    assert imports.plan(desk, path).kind is KindId.SEEKERS


def test_rows_of_days_without_a_year_are_read(desk: Desk, file: Path) -> None:
    path = workbook(
        file,
        (f"{kit.TITLE} 출결 현황",),
        ("교육일", "교육생", "출석여부", "사유"),
        ("9/7", KIM, "출석", None),
        ("9/8", KIM, "X", "병원"),
    )
    cohort_id = kit.cohort(desk)
    kit.people(desk, cohort_id, [KIM])
    plan = imports.plan(desk, path)
    assert (plan.kind, plan.cohort, plan.counts.new) == (KindId.ATTENDANCE, cohort_id, 2)
    imports.apply(desk, plan)
    marks = {m.held_on: m.mark for m in cohort_records.attendance(desk, cohort_id)}
    assert marks == {date(2026, 9, 7): Mark.PRESENT, date(2026, 9, 8): Mark.ABSENT}


def test_an_attendance_book_of_strangers_is_said_to_be_anothers(desk: Desk, file: Path) -> None:
    path = workbook(file, TITLE, ("연번", "성명", "9/7", "9/8"), (1, KIM, "○", "○"))
    other = kit.cohort(desk, "바리스타 과정")
    assert imports.plan(desk, path, cohort=other).notes == ()
    kit.people(desk, other, [LEE, "도라온"])
    notes = imports.plan(desk, path, cohort=other).notes
    assert any("‘바리스타 과정’ 교육생이 한 분도 없습니다" in note for note in notes)
    kit.people(desk, other, [KIM])
    assert imports.plan(desk, path, cohort=other).notes == ()

"""The 출석부 of a cohort on paper and as a workbook, which comes in again as it went out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from jobdesk.data import records
from jobdesk.domain.attendance import LessonDay, Marked
from jobdesk.domain.attendance_book import ROWS, forms_of, weeks_of
from jobdesk.domain.cohorts import SessionStatus
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import ExitReason, Mark, Trainee, TraineeStatus
from jobdesk.errors import UserError
from jobdesk.services import (
    access,
    attendance,
    attendance_book,
    cohort_papers,
    cohort_records,
    holidays,
    imports,
)
from jobdesk.services.attendance import Entry
from jobdesk.services.cohort_papers import Wanted
from jobdesk.services.desk import Desk
from jobdesk.services.imports import Decision
from tests import cohort_sheet_kit as kit
from tests.shared import shared


def words(pdf: bytes) -> list[str]:
    """The text of each page."""
    book = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in book]
    finally:
        book.close()


NAMES = ["김민지", "이철수", "도라온", "한가온"]
K25 = "samples/sheets/k25_직업훈련_출석부_별지18호.xlsx"


@pytest.fixture
def cohort(desk: Desk) -> int:
    """Four people, ten lesson days, of which seven are marked in every way there is."""
    id_ = kit.cohort(desk)
    people = kit.people(desk, id_, NAMES)
    days = kit.lessons(desk, id_, kit.STARTS, 10)
    ways = [(mark, None) for mark in Mark] + [(Mark.LATE, 5)]
    entries = [
        Entry(who, day, *ways[(place + number) % len(ways)])
        for place, who in enumerate(people)
        for number, day in enumerate(days[:7])
    ]
    attendance.put(desk, id_, entries)
    return id_


def test_the_workbook_comes_in_as_it_went_out(desk: Desk, cohort: int, tmp_path: Path) -> None:
    path = tmp_path / "출석부.xlsx"
    assert attendance_book.save(desk, cohort, path) == 2
    plan = imports.plan(desk, path, kind=KindId.ATTENDANCE, cohort=cohort)
    assert {row.decision for row in plan.rows} == {Decision.SAME}
    other = kit.cohort(desk, "다른 과정", starts_on=kit.STARTS, ends_on=kit.ENDS)
    fresh = imports.plan(desk, path, kind=KindId.ATTENDANCE, cohort=other)
    taken = imports.decide(fresh, None, Decision.NEW)
    for _ in range(3):  # whether they are the four who are known is asked
        if not taken.questions:
            break
        taken = imports.decide(taken, None, Decision.NEW)
    imports.apply(desk, taken)
    assert _grid(desk, other) == _grid(desk, cohort)
    held = [(each.held_on, each.hours) for each in cohort_records.sessions(desk, other)]
    assert held == [(each.held_on, each.hours) for each in cohort_records.sessions(desk, cohort)]


def _grid(desk: Desk, cohort_id: int) -> set[tuple[object, ...]]:
    numbers = {one.id: one.number for one in cohort_records.trainees(desk, cohort_id)}
    return {
        (numbers[m.trainee_id or 0], m.held_on, m.mark, m.hours if m.hours != 7 else None)
        for m in cohort_records.attendance(desk, cohort_id)
    }


def test_the_layout_is_that_of_the_statutory_form(desk: Desk, cohort: int, tmp_path: Path) -> None:
    path = tmp_path / "출석부.xlsx"
    attendance_book.save(desk, cohort, path)
    own = load_workbook(path).worksheets[0]
    sample = load_workbook(shared(K25))["12 (4)"]
    assert own.title == "9 (1)"
    for row in (1, 2, 5, 6, 7, 8):
        for column in range(1, 50):
            theirs, ours = sample.cell(row, column).value, own.cell(row, column).value
            if isinstance(theirs, str) and row not in (5, 7) and not theirs.startswith("="):
                assert str(ours).replace(" ", "") == theirs.replace(" ", ""), (row, column)
            elif isinstance(theirs, int):
                assert ours == theirs, (row, column)
    labels = {5: (1, 11, 35)}
    for column in labels[5]:
        assert own.cell(5, column).value == sample.cell(5, column).value
    shape = {str(area) for area in own.merged_cells.ranges}
    theirs_shape = {str(area) for area in sample.merged_cells.ranges}
    # The title's row is merged to where the boxes begin, not beyond them.
    assert theirs_shape - shape <= {"A1:AT1", "A2:AL3", "A4:AL4", "AM2:AR2", "AM3:AR4"} | {
        "AS2:AW2",
        "AS3:AW4",
    }
    assert own.page_setup.orientation == "landscape"
    assert [own.cell(9, column).value for column in (1, 2)] == [1, "김민지"]


def test_the_counts_of_a_week_stand_at_the_right(desk: Desk, cohort: int) -> None:
    book = attendance_book.book(desk, cohort, Wanted())
    first = book.forms[0].lines[0]
    assert first.counts == (5, 4, 1, 1, 1, 1)
    second = book.forms[1].lines[0]
    assert second.scheduled == 5
    blank = attendance_book.book(desk, cohort, Wanted(values=(("blank", "1"),)))
    assert blank.forms[0].lines[0].counts == (5, None, None, None, None, None)


def test_the_pages_say_who_when_and_what(desk: Desk, cohort: int) -> None:
    pages = words(cohort_papers.pdf(desk, cohort, "attendance"))
    assert len(pages) == 2
    for said in ("출 석 부", kit.TITLE, "9월 7일 (월)", "김민지", "소", "확인", "별지 제18호서식"):
        assert said.replace(" ", "") in pages[0].replace(" ", ""), said
    only = Wanted(first=date(2026, 9, 14), last=date(2026, 9, 18))
    assert len(words(cohort_papers.pdf(desk, cohort, "attendance", only))) == 1


def test_who_left_stands_there_until_that_week(desk: Desk, cohort: int) -> None:
    people = cohort_records.trainees(desk, cohort)
    gone = replace(
        people[1],
        status=TraineeStatus.DROPPED,
        left_on=date(2026, 9, 15),
        exit_reason=ExitReason.PERSONAL,
    )
    with desk.store.operation("준비"):
        records.update(desk.store, gone)
    kit.lessons(desk, cohort, date(2026, 9, 21), 5)
    weeks = attendance_book.book(desk, cohort, Wanted()).weeks
    assert [len(week[0].lines) for week in weeks] == [4, 4, 3]
    line = weeks[1][0].lines[1]
    assert (line.remark, line.remark_at) == ("(09.15) 중도탈락", 2)
    assert line.scheduled == 2


def test_a_day_without_lessons_says_why_and_comes_in_as_none(desk: Desk, tmp_path: Path) -> None:
    id_ = kit.cohort(desk)
    kit.people(desk, id_, NAMES[:2])
    days = kit.lessons(desk, id_, date(2026, 9, 21), 5)
    last = next(one for one in cohort_records.sessions(desk, id_) if one.held_on == days[-1])
    with desk.store.operation("준비"):
        off = next(one for one in cohort_records.sessions(desk, id_) if one.held_on == days[1])
        records.update(desk.store, replace(off, status=SessionStatus.CANCELLED))
        records.update(desk.store, replace(last, status=SessionStatus.CANCELLED))
    assert holidays.bundled()[date(2026, 9, 24)]
    (form,) = attendance_book.book(desk, id_, Wanted()).forms
    # The lessons that stand on a holiday all the same are none that are closed.
    assert form.closed == ("", "휴강", "", "", "휴강")
    (page,) = words(cohort_papers.pdf(desk, id_, "attendance", Wanted()))
    assert page.count("휴강") == 2
    path = tmp_path / "출석부.xlsx"
    attendance_book.save(desk, id_, path)
    assert [row.decision for row in imports.plan(desk, path).rows] == [Decision.SAME] * 2
    thursday = next(one for one in cohort_records.sessions(desk, id_) if one.held_on == days[3])
    with desk.store.operation("준비"):
        records.trash(desk.store, KindId.COHORT_SESSIONS, [thursday.id])
    (form,) = attendance_book.book(desk, id_, Wanted()).forms
    assert form.closed[3] == holidays.bundled()[days[3]]


def test_an_excused_day_counts_as_the_rule_of_the_cohort_says(desk: Desk) -> None:
    for excused, attended in ((True, 1), (False, 0)):
        id_ = kit.cohort(desk, f"{kit.TITLE} {excused}", excused=excused)
        (who,) = kit.people(desk, id_, NAMES[:1])
        (day,) = kit.lessons(desk, id_, kit.STARTS, 1)
        attendance.put(desk, id_, [Entry(who, day, Mark.EXCUSED)])
        (form,) = attendance_book.book(desk, id_, Wanted()).forms
        assert form.lines[0].attended == attended


def test_without_lessons_or_people_nothing_is_made(desk: Desk, tmp_path: Path) -> None:
    id_ = kit.cohort(desk)
    with pytest.raises(UserError, match="수업"):
        attendance_book.book(desk, id_, Wanted())
    kit.lessons(desk, id_, kit.STARTS, 2)
    with pytest.raises(UserError, match="교육생"):
        attendance_book.book(desk, id_, Wanted())
    with pytest.raises(UserError, match="xlsx나"):
        attendance_book.save(desk, id_, tmp_path / "a.txt")


def test_whoever_takes_it_out_is_noted(desk: Desk, cohort: int, tmp_path: Path) -> None:
    attendance_book.save(desk, cohort, tmp_path / "a.pdf")
    entry = access.listing(desk, 1)[0]
    assert "출석부" in entry.purpose
    assert entry.action == "내보내기"


@given(st.sets(st.integers(0, 60), min_size=1, max_size=40))
def test_every_lesson_day_is_on_one_form(offsets: set[int]) -> None:
    days = [date(2026, 9, 7) + timedelta(n) for n in sorted(offsets)]
    weeks = weeks_of([LessonDay(day, 4) for day in days])
    shown = [day for week in weeks for day in week if day is not None]
    assert len(shown) == len(set(shown))
    assert set(days) <= set(shown)
    assert all(len(week) == 5 for week in weeks)


@given(st.integers(1, 50))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_people_are_divided_onto_forms_in_their_order(count: int) -> None:
    days = weeks_of([LessonDay(date(2026, 9, 7), 4)])[0]
    people = [(Trainee(id=n, status=TraineeStatus.RUNNING), f"사람{n}") for n in range(count)]
    marks = {n: {date(2026, 9, 7): Marked(Mark.PRESENT)} for n in range(count)}
    forms = forms_of(days, {date(2026, 9, 7): 4}, people, marks)
    assert [line.name for form in forms for line in form.lines] == [name for _, name in people]
    assert all(len(form.lines) <= ROWS for form in forms)

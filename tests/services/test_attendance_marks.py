"""Attendance written by steps: what each stores, what it refuses, and that all comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from jobdesk.data import records
from jobdesk.domain.cohorts import CohortStatus, SessionStatus
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import Mark, TraineeStatus
from jobdesk.errors import UserError
from jobdesk.services import (
    attachments,
    attendance,
    attendance_grid,
    cohort_records,
    entries,
    history,
    lists,
)
from jobdesk.services.attachments import Paper
from jobdesk.services.attendance import Entry, Slip
from jobdesk.services.desk import Desk
from tests.attendance_kit import make

P, L, E, U, X, V = Mark


def test_a_mark_is_stored_named_and_taken_back(desk: Desk) -> None:
    cohort = make(desk)
    place = (cohort.people[0], cohort.days[0])
    done = attendance.mark(desk, cohort.id, [place], X)
    assert done.label == "출결: 김민지 2026-11-02 (월) 결석"
    assert cohort.marks() == {place: (X, None)}
    history.undo(desk)
    assert cohort.marks() == {}
    history.redo(desk)
    assert cohort.marks() == {place: (X, None)}


def test_the_same_mark_again_writes_nothing(desk: Desk) -> None:
    cohort = make(desk)
    place = (cohort.people[0], cohort.days[0])
    attendance.mark(desk, cohort.id, [place], L)
    attendance.credit(desk, cohort.id, [place], 2)
    assert attendance.mark(desk, cohort.id, [place], L).operation == 0
    assert cohort.marks() == {place: (L, 2)}, "the hours stayed with their mark"
    attendance.mark(desk, cohort.id, [place], E)
    assert cohort.marks() == {place: (E, None)}, "another mark has its own hours"


def test_a_place_has_one_record_however_often_it_is_cleared(desk: Desk) -> None:
    cohort = make(desk)
    place = (cohort.people[0], cohort.days[0])
    for word in (X, P, P):
        attendance.mark(desk, cohort.id, [place], word)
        attendance.clear(desk, cohort.id, [place])
        assert cohort.marks() == {}
    attendance.mark(desk, cohort.id, [place], P)
    assert cohort.marks() == {place: (P, None)}
    ids = list(lists.find(desk, KindId.ATTENDANCE))
    assert len(ids) == 1
    assert not list(lists.find(desk, KindId.ATTENDANCE, Filter(trashed=True)))


def test_what_was_cleared_does_not_come_back_with_the_next_mark(desk: Desk) -> None:
    cohort = make(desk)
    place = (cohort.people[0], cohort.days[0])
    slip = Slip(place[1], place[1], V, "예비군", "예비군·민방위 통지서")
    attendance.hand_in(desk, place[0], slip)
    attendance.clear(desk, cohort.id, [place])
    attendance.mark(desk, cohort.id, [place], X)
    cell = attendance_grid.read(desk, cohort.id).cells[place]
    assert (cell.mark, cell.reason, cell.evidence, cell.slip_on) == (X, "", "", None)


def test_a_block_is_one_step(desk: Desk) -> None:
    cohort = make(desk)
    places = [(who, day) for who in cohort.people for day in cohort.days[:3]]
    done = attendance.mark(desk, cohort.id, places, P)
    assert done.label == "출결: 4명 12칸 출석"
    assert len(cohort.marks()) == 12
    history.undo(desk)
    assert cohort.marks() == {}


def test_a_day_is_filled_where_nothing_stands(desk: Desk) -> None:
    cohort = make(desk)
    day = cohort.days[4]
    attendance.mark(desk, cohort.id, [(cohort.people[1], day)], X)
    done = attendance.fill_days(desk, cohort.id, [day])
    assert done.label == "출결: 2026-11-06 (금) 3명 출석"
    assert [cohort.marks()[who, day][0] for who in cohort.people] == [P, X, P, P]
    with pytest.raises(UserError, match="모두 적혀"):
        attendance.fill_days(desk, cohort.id, [day])
    history.undo(desk)
    assert cohort.marks() == {(cohort.people[1], day): (X, None)}


def test_yesterday_is_the_lesson_day_before(desk: Desk) -> None:
    cohort = make(desk)
    friday, monday = cohort.days[4], cohort.days[5]
    a, b, c, _ = cohort.people
    attendance.mark(desk, cohort.id, [(a, friday)], P)
    attendance.mark(desk, cohort.id, [(b, friday)], L)
    attendance.credit(desk, cohort.id, [(b, friday)], 2)
    attendance.mark(desk, cohort.id, [(c, friday), (c, monday)], X)
    attendance.hand_in(desk, a, Slip(friday, friday, V, "면접", "면접확인서"))
    done = attendance.copy_day(desk, cohort.id, monday)
    assert done.label == "출결: 2026-11-09 (월) 2명 2026-11-06 (금) 출결 복사"
    marks = cohort.marks()
    assert [marks.get((who, monday)) for who in cohort.people] == [
        (V, None),
        (L, 2),
        (X, None),
        None,
    ]
    copied = attendance_grid.read(desk, cohort.id).cells[a, monday]
    assert (copied.reason, copied.slip_on) == ("", None), "a slip is of its own day"
    with pytest.raises(UserError, match="가져올 출결이 없습니다"):
        attendance.copy_day(desk, cohort.id, monday)
    with pytest.raises(UserError, match="앞에는 수업이 없어"):
        attendance.copy_day(desk, cohort.id, cohort.days[0])


def test_refused_are_days_without_lessons_and_people_not_there(desk: Desk) -> None:
    cohort = make(desk)
    who = cohort.people[0]
    cohort.edit(0, started_on=cohort.days[2])
    cohort.edit(
        1,
        status=TraineeStatus.DROPPED,
        left_on=cohort.days[5],
        exit_reason="개인사정",
    )
    cohort.edit(2, status=TraineeStatus.WAITING)
    saturday = date(2026, 11, 7)
    for place, said in (
        ((who, saturday), "2026-11-07 (토)에는 수업이 없습니다"),
        ((who, cohort.days[1]), "김민지 님은 2026-11-04 (수)부터 수강했습니다"),
        ((cohort.people[1], cohort.days[6]), "이영수 님은 2026-11-09 (월)까지 수강했습니다"),
        ((cohort.people[2], cohort.days[0]), "박정숙 님은 대기 상태라"),
        ((who, cohort.days[15]), "2026-11-23 (월)은 아직 오지 않았습니다"),
        ((999, cohort.days[0]), "이 기수의 교육생이 아닙니다"),
    ):
        with pytest.raises(UserError) as refused:
            attendance.mark(desk, cohort.id, [(cohort.people[3], cohort.days[3]), place], P)
        assert said in str(refused.value)
        assert "저장된 출결은 그대로입니다" in str(refused.value)
    assert cohort.marks() == {}, "all or none"
    attendance.mark(desk, cohort.id, [(who, cohort.days[15])], X)
    attendance.mark(desk, cohort.id, [(cohort.people[1], cohort.days[5])], P)


def test_an_extra_or_a_cancelled_lesson_takes_no_marks(desk: Desk) -> None:
    cohort = make(desk)
    day = cohort.days[3]
    lesson = next(s for s in cohort_records.sessions(desk, cohort.id) if s.held_on == day)
    entries.save(desk, replace(lesson, status=SessionStatus.CANCELLED, reason="강사 사정"))
    with pytest.raises(UserError, match="수업이 없습니다"):
        attendance.mark(desk, cohort.id, [(cohort.people[0], day)], P)


def test_a_mark_on_a_day_that_lost_its_lesson_is_shown_and_can_be_cleared(desk: Desk) -> None:
    cohort = make(desk)
    place = (cohort.people[0], cohort.days[3])
    attendance.mark(desk, cohort.id, [place], P)
    lesson = next(s for s in cohort_records.sessions(desk, cohort.id) if s.held_on == place[1])
    entries.save(desk, replace(lesson, held_on=place[1] + timedelta(days=60)))
    grid = attendance_grid.read(desk, cohort.id)
    assert grid.stray == (place[1],)
    assert place in grid.cells
    attendance.clear(desk, cohort.id, [place])
    assert attendance_grid.read(desk, cohort.id).stray == ()


def test_nothing_is_marked_in_a_cohort_that_is_off(desk: Desk) -> None:
    cohort = make(desk)
    entries.save(
        desk, replace(cohort_records.cohort(desk, cohort.id), status=CohortStatus.CANCELLED)
    )
    with pytest.raises(UserError, match="‘물류 실무 1기’는 취소된 기수"):
        attendance.fill_days(desk, cohort.id, [cohort.days[0]])


def test_whoever_has_a_seat_begins_by_being_there(desk: Desk) -> None:
    cohort = make(desk, status=TraineeStatus.SELECTED)
    a, b, *_ = cohort.people
    attendance.mark(desk, cohort.id, [(a, cohort.days[0])], L)
    attendance.mark(desk, cohort.id, [(b, cohort.days[0])], X)
    assert cohort_records.trainee(desk, a).status is TraineeStatus.RUNNING
    assert cohort_records.trainee(desk, b).status is TraineeStatus.SELECTED
    history.undo(desk)
    history.undo(desk)
    assert cohort_records.trainee(desk, a).status is TraineeStatus.SELECTED
    assert cohort.marks() == {}


def test_hours_are_credited_within_the_day(desk: Desk) -> None:
    cohort = make(desk)
    a, b, *_ = cohort.people
    day = cohort.days[0]
    attendance.mark(desk, cohort.id, [(a, day)], E)
    done = attendance.credit(desk, cohort.id, [(a, day), (b, day)], 3)
    assert done.label == "출결: 김민지 2026-11-02 (월) 인정 3시간"
    assert cohort.marks() == {(a, day): (E, 3)}, "who has no mark has no hours"
    with pytest.raises(UserError, match="수업은 4시간"):
        attendance.credit(desk, cohort.id, [(a, day)], 5)
    attendance.mark(desk, cohort.id, [(a, day)], X)
    with pytest.raises(UserError, match="결석이면 인정 시간이 없습니다"):
        attendance.credit(desk, cohort.id, [(a, day)], 1)


def test_a_slip_covers_the_lesson_days_of_its_span_with_its_papers(desk: Desk) -> None:
    cohort = make(desk)
    who = cohort.people[0]
    attendance.fill_days(desk, cohort.id, [cohort.days[4]])
    slip = Slip(cohort.days[4], cohort.days[5], V, "입원", "진단서", cohort.days[6])
    paper = Paper("진단서.pdf", "application/pdf", b"%PDF-1.4 x")
    done = attendance.hand_in(desk, who, slip, [paper])
    assert done.label == "출결: 김민지 2일 결석계"
    grid = attendance_grid.read(desk, cohort.id)
    found = [grid.cells[who, day] for day in cohort.days[4:6]]
    assert {(c.mark, c.reason, c.evidence, c.slip_on) for c in found} == {
        (V, "입원", "진단서", cohort.days[6])
    }
    assert [a.name for a in attachments.of(desk, KindId.ATTENDANCE, found[0].id)] == ["진단서.pdf"]
    history.undo(desk)
    assert cohort.marks()[who, cohort.days[4]] == (P, None)
    assert not attachments.of(desk, KindId.ATTENDANCE, found[0].id)
    saturday = date(2026, 11, 7)
    with pytest.raises(UserError, match="수업이 없습니다"):
        attendance.hand_in(desk, who, Slip(saturday, saturday, X))
    with pytest.raises(UserError, match="첫날보다 빠릅니다"):
        attendance.hand_in(desk, who, Slip(cohort.days[1], cohort.days[0], X))


def test_a_sheet_is_one_step_and_empty_cells_take_away(desk: Desk) -> None:
    cohort = make(desk)
    a, b, *_ = cohort.people
    attendance.fill_days(desk, cohort.id, [cohort.days[0]])
    told = [
        Entry(a, cohort.days[0], None),
        Entry(b, cohort.days[0], U, 3, reason="병원"),
        Entry(b, cohort.days[1], P),
    ]
    attendance.put(desk, cohort.id, told, "출석부 가져오기")
    marks = cohort.marks()
    assert (a, cohort.days[0]) not in marks
    assert (marks[b, cohort.days[0]], marks[b, cohort.days[1]]) == ((U, 3), (P, None))
    assert attendance_grid.read(desk, cohort.id).cells[b, cohort.days[0]].reason == "병원"
    history.undo(desk)
    assert set(cohort.marks()) == {(who, cohort.days[0]) for who in cohort.people}


def test_a_redo_never_leaves_two_marks_at_a_place(desk: Desk) -> None:
    cohort = make(desk)
    place = (cohort.people[0], cohort.days[0])
    attendance.mark(desk, cohort.id, [place], P)
    history.undo(desk)
    mine, desk.store.user = desk.store.user, "다른 상담사"
    attendance.mark(desk, cohort.id, [place], X)
    desk.store.user = mine
    with pytest.raises(UserError, match="출결이 둘이 됩니다"):
        history.redo(desk)
    assert cohort.marks() == {place: (X, None)}


def test_the_grid_names_people_in_order_with_their_days(desk: Desk) -> None:
    cohort = make(desk)
    cohort.edit(3, status=TraineeStatus.CANCELLED)
    cohort.edit(0, number=9)
    grid = attendance_grid.read(desk, cohort.id)
    assert [(who.name, who.trainee.number) for who in grid.people] == [
        ("이영수", 2),
        ("박정숙", 3),
        ("김민지", 9),
    ]
    assert grid.people[0].born == "1980년생"
    assert [day.held_on for day in grid.days] == list(cohort.days)
    assert grid.days[0].hours == 4


def test_what_an_operation_touched_is_read_by_its_ids(desk: Desk) -> None:
    cohort = make(desk)
    place = (cohort.people[0], cohort.days[0])
    done = attendance.mark(desk, cohort.id, [place], X)
    (id_,) = [ref.id for ref in done.refs if ref.kind is KindId.ATTENDANCE]
    found = attendance_grid.cells(desk, cohort.id, [id_])
    assert [(each[0], each[1].mark) for each in found.values()] == [(place, X)]
    assert attendance_grid.cells(desk, cohort.id + 1, [id_]) == {}
    attendance.clear(desk, cohort.id, [place])
    assert attendance_grid.cells(desk, cohort.id, [id_]) == {}
    assert records.get(desk.store, KindId.ATTENDANCE, id_).trashed_on is not None

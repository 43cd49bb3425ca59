"""The timetable of a cohort: proposed, stored, made anew; lessons moved, cancelled, made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from jobdesk.domain.attendance import lesson_days
from jobdesk.domain.cohorts import CohortSession, Course, CourseSubject, SessionStatus, SessionType
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import Mark, TraineeStatus
from jobdesk.errors import UserError
from jobdesk.services import (
    attendance,
    cohort_records,
    cohort_schedule,
    cohorts,
    completion,
    courses,
    entries,
    history,
    lessons,
    trash,
)
from jobdesk.services.desk import Desk
from jobdesk.services.lessons import MakeUp
from tests.cohort_kit import make_cohort, make_course, mark, trainee
from tests.conftest import TODAY

_X, _SET, _HELD = SessionStatus.CANCELLED, SessionStatus.SET, SessionStatus.HELD


def made(desk: Desk, **fields: object) -> int:
    """A cohort with its stored timetable: eight days from Monday, 2 November."""
    id_ = make_cohort(desk, **fields)  # type: ignore[arg-type]
    cohort_schedule.keep(desk, id_, cohort_schedule.propose(desk, id_))
    return id_


def days(desk: Desk, cohort_id: int) -> list[int]:
    return [day.held_on.day for day in lesson_days(cohort_records.sessions(desk, cohort_id))]


def on(desk: Desk, cohort_id: int, day: int) -> list[int]:
    return [
        each.id
        for each in cohort_records.sessions(desk, cohort_id)
        if each.held_on == date(2026, 11, day)
    ]


def test_a_timetable_is_shown_before_it_is_stored(desk: Desk) -> None:
    id_ = make_cohort(desk, days_off=("2026-11-04",), ends_on=date(2026, 11, 11))
    proposal = cohort_schedule.propose(desk, id_)
    assert (proposal.days, proposal.hours, proposal.added, proposal.gone) == (8, 64, 8, 0)
    assert (proposal.first_day, proposal.last_day) == (date(2026, 11, 2), date(2026, 11, 12))
    assert [(out.day.day, out.why) for out in proposal.made.left_out] == [(4, "쉬는 날")]
    assert proposal.warnings == ("종강일(2026-11-11) 뒤에 수업이 1일 놓여 2026-11-12에 끝납니다.",)
    assert cohort_records.sessions(desk, id_) == []
    change = cohort_schedule.keep(desk, id_, proposal)
    assert change.label == "시간표 만들기: 물류 전문인력 양성 1기 8일 64시간"
    assert days(desk, id_) == [2, 3, 5, 6, 9, 10, 11, 12]
    first = cohort_records.sessions(desk, id_)[0]
    assert (first.starts_at, first.ends_at, first.hours) == ("09:00", "18:00", 8)
    assert cohort_records.cohort(desk, id_).ends_on == date(2026, 11, 12)
    assert cohort_schedule.propose(desk, id_).says_nothing_new
    assert cohort_schedule.missing(desk, id_) == {}
    history.undo(desk)
    assert cohort_records.sessions(desk, id_) == []
    assert cohort_records.cohort(desk, id_).ends_on == date(2026, 11, 11)


def test_holidays_are_left_out_by_name(desk: Desk) -> None:
    id_ = make_cohort(desk, starts_on=date(2026, 9, 23))
    proposal = cohort_schedule.propose(desk, id_)
    assert [(out.day, out.why) for out in proposal.made.left_out] == [
        (date(2026, 9, 24), "추석 연휴"),
        (date(2026, 9, 25), "추석"),
        (date(2026, 10, 5), "개천절 대체공휴일"),
    ]
    far = cohort_schedule.propose(
        desk, make_cohort(desk, make_course(desk, "먼"), date(2033, 1, 3))
    )
    assert far.warnings == ("2032년부터의 공휴일은 표에 없어 빼지 못했습니다.",)


def test_what_keeps_a_timetable_from_being_made_is_said(desk: Desk) -> None:
    bare = courses.add(desk, Course(title="시간 없는 과정")).id
    id_ = make_cohort(desk, bare)
    with pytest.raises(UserError, match="종강일도 없어") as error:
        cohort_schedule.propose(desk, id_)
    assert error.value.field == "ends_on"
    cohorts.save(
        desk, replace(cohort_records.cohort(desk, id_), ends_on=date(2026, 11, 6), weekdays=())
    )
    with pytest.raises(UserError, match="요일") as error:
        cohort_schedule.propose(desk, id_)
    assert error.value.field == "weekdays"
    weekdays = ("화", "목")
    cohorts.save(desk, replace(cohort_records.cohort(desk, id_), weekdays=weekdays))
    assert cohort_schedule.propose(desk, id_).days == 2
    plain = replace(cohort_records.cohort(desk, id_), starts_at="", ends_at="", day_hours=None)
    cohorts.save(desk, plain)
    with pytest.raises(UserError) as error:
        cohort_schedule.propose(desk, id_)
    assert error.value.field == "day_hours"


def test_a_timetable_is_made_anew_around_what_was_held(desk: Desk) -> None:
    id_ = made(desk)
    one = trainee(desk, id_)
    mark(desk, id_, one, date(2026, 11, 3))
    lessons.hold(desk, on(desk, id_, 2))
    last = cohort_records.sessions(desk, id_)[-1]
    lessons.save(desk, replace(last, trainer="김강사"))
    weekdays = ("월", "수", "금")
    cohorts.save(desk, replace(cohort_records.cohort(desk, id_), weekdays=weekdays))
    proposal = cohort_schedule.propose(desk, id_)
    assert proposal.since == date(2026, 11, 4)
    assert (proposal.added, proposal.gone, proposal.days, proposal.hours) == (0, 0, 8, 64)
    cohort_schedule.keep(desk, id_, proposal)
    assert days(desk, id_) == [2, 3, 4, 6, 9, 11, 13, 16]
    kept = cohort_records.sessions(desk, id_)[-1]
    assert (kept.id, kept.trainer, kept.held_on) == (last.id, "김강사", date(2026, 11, 16))
    with pytest.raises(UserError, match="일정이 바뀌었습니다"):
        cohort_schedule.keep(desk, id_, proposal)


def test_fewer_hours_leave_lessons_without_a_place(desk: Desk) -> None:
    id_ = made(desk)
    course = cohort_records.cohort(desk, id_).course_id or 0
    first, second, third = cohort_records.subjects(desk, course)
    courses.set_subjects(
        desk,
        course,
        [first, replace(second, hours=24), third, CourseSubject(title="안전", hours=4)],
    )
    proposal = cohort_schedule.propose(desk, id_)
    assert (proposal.added, proposal.gone, proposal.hours) == (1, 2, 52)
    assert cohort_schedule.missing(desk, id_) == {"안전": 4}
    cohort_schedule.keep(desk, id_, proposal)
    assert days(desk, id_) == [2, 3, 4, 5, 6, 9, 10]
    history.undo(desk)
    assert len(days(desk, id_)) == 8


def test_moved_lessons_stand_and_their_day_stays_empty(desk: Desk) -> None:
    id_ = made(desk)
    change = lessons.move(desk, on(desk, id_, 3), date(2026, 11, 14), reason="강사 사정")
    assert change.label == "수업 옮기기: 2026-11-03 (화) → 2026-11-14 (토)"
    (moved,) = on(desk, id_, 14)
    stored = next(each for each in cohort_records.sessions(desk, id_) if each.id == moved)
    assert (stored.reason, stored.status) == ("2026-11-03 (화)에서 옮김: 강사 사정", _SET)
    assert cohort_records.cohort(desk, id_).days_off == ("2026-11-03",)
    assert cohort_schedule.propose(desk, id_).says_nothing_new
    lessons.move(desk, [moved], date(2026, 11, 3), starts_at="13")
    stored = next(each for each in cohort_records.sessions(desk, id_) if each.id == moved)
    assert (stored.starts_at, stored.ends_at) == ("13:00", "22:00")
    assert cohort_records.cohort(desk, id_).days_off == ()
    history.undo(desk)
    history.undo(desk)
    assert cohort_records.cohort(desk, id_).days_off == ()
    assert days(desk, id_)[1] == 3
    by_form = cohort_records.sessions(desk, id_)[0]
    lessons.save(desk, replace(by_form, held_on=date(2026, 11, 21)))
    assert cohort_records.sessions(desk, id_)[-1].reason == "2026-11-02 (월)에서 옮김"


def test_a_cancelled_lesson_is_made_up_once(desk: Desk) -> None:
    id_ = made(desk)
    (gone,) = on(desk, id_, 5)
    with pytest.raises(UserError, match="사유"):
        lessons.cancel(desk, [gone], "  ")
    lessons.cancel(desk, [gone], "폭설")
    assert days(desk, id_) == [2, 3, 4, 6, 9, 10, 11]
    assert cohort_schedule.missing(desk, id_) == {"지게차 실기": 8}
    assert [each.id for each in lessons.to_make_up(desk, id_)] == [gone]
    change = lessons.make_up(desk, [gone], MakeUp(date(2026, 11, 14)))
    (made_up,) = on(desk, id_, 14)
    assert change.id == made_up
    stored = next(each for each in cohort_records.sessions(desk, id_) if each.id == made_up)
    assert (stored.session_type, stored.makes_up_id) == (SessionType.MAKE_UP, gone)
    assert (stored.starts_at, stored.hours) == ("09:00", 8)
    assert lessons.to_make_up(desk, id_) == []
    for again in (
        lambda: lessons.make_up(desk, [gone], MakeUp(date(2026, 11, 21))),
        lambda: lessons.reinstate(desk, [gone]),
        lambda: lessons.trash(desk, [gone]),
    ):
        with pytest.raises(UserError, match="보강"):
            again()
    lessons.trash(desk, [made_up])
    lessons.reinstate(desk, [gone])
    assert days(desk, id_) == [2, 3, 4, 5, 6, 9, 10, 11]
    both = on(desk, id_, 6) + on(desk, id_, 9)
    lessons.cancel(desk, both, "태풍", MakeUp(date(2026, 11, 14), "10:00"))
    shown = [
        (each.starts_at, each.ends_at)
        for each in cohort_records.sessions(desk, id_)
        if each.held_on == date(2026, 11, 14)
    ]
    assert shown == [("10:00", "19:00"), ("19:00", "23:59")]
    assert cohort_schedule.propose(desk, id_).says_nothing_new


def test_what_was_cancelled_may_be_taught_at_the_end_instead(desk: Desk) -> None:
    id_ = made(desk)
    lessons.cancel(desk, on(desk, id_, 5), "폭설")
    proposal = cohort_schedule.propose(desk, id_)
    assert (proposal.added, proposal.changed, proposal.hours) == (1, 1, 64)
    cohort_schedule.keep(desk, id_, proposal)
    assert days(desk, id_) == [2, 3, 4, 6, 9, 10, 11, 12]
    assert lessons.to_make_up(desk, id_) == []


def test_no_mark_is_left_on_a_day_without_lessons(desk: Desk) -> None:
    id_ = made(desk)
    one = trainee(desk, id_)
    mark(desk, id_, one, date(2026, 11, 3))
    third = on(desk, id_, 3)
    stored = next(each for each in cohort_records.sessions(desk, id_) if each.id in third)
    for step in (
        lambda: lessons.move(desk, third, date(2026, 11, 14)),
        lambda: lessons.cancel(desk, third, "폭설"),
        lambda: lessons.trash(desk, third),
        lambda: lessons.save(desk, replace(stored, session_type=SessionType.EXTRA)),
    ):
        with pytest.raises(UserError, match="2026-11-03에 출결이 1건 적혀"):
            step()
    assert days(desk, id_)[1] == 3
    extra = replace(lessons.blank(desk, id_, date(2026, 11, 3)), starts_at="19", ends_at="21")
    lessons.add(desk, replace(extra, hours=2))
    lessons.cancel(desk, third, "오전만 쉼")
    assert 3 in days(desk, id_)


def test_an_undo_leaves_no_mark_without_a_lesson(desk: Desk) -> None:
    id_ = made(desk)
    one = trainee(desk, id_)
    saturday = date(2026, 11, 14)
    lesson = lessons.blank(desk, id_, saturday, SessionType.MAKE_UP)
    added = lessons.add(desk, lesson).operation
    attendance.mark(desk, id_, [(one, saturday)], attendance.Mark.PRESENT)
    with pytest.raises(UserError, match="2026-11-14에 수업이 없게"):
        history.undo(desk, added)
    history.undo(desk)
    history.undo(desk)
    assert on(desk, id_, 14) == []


def test_extra_lessons_stand_beside_the_course(desk: Desk) -> None:
    id_ = made(desk)
    blank = lessons.blank(desk, id_, date(2026, 11, 3), SessionType.EXTRA)
    assert (blank.starts_at, blank.hours) == ("", None)
    lessons.add(desk, replace(blank, starts_at="17시", ends_at="19시", hours=2, content="이력서"))
    assert days(desk, id_) == [2, 3, 4, 5, 6, 9, 10, 11]
    told = lessons.warnings(desk, id_, date(2026, 11, 3), "18:00", "20:00")
    assert told == ["17:00~19:00 특강 수업과 시각이 겹칩니다."]
    assert lessons.warnings(desk, id_, date(2026, 10, 9)) == ["2026-10-09 (금)은 한글날입니다."]
    before = lessons.add(desk, replace(blank, held_on=date(2026, 10, 28), hours=2)).id
    lessons.move(desk, [before], date(2026, 10, 29))
    assert cohort_records.cohort(desk, id_).days_off == ()
    other = make_course(desk, "다른 과정")
    (subject, *_) = cohort_records.subjects(desk, other)
    with pytest.raises(UserError, match="이 과정의 과목이 아닙니다"):
        lessons.add(desk, replace(blank, subject_id=subject.id))


def test_lessons_are_held_when_their_day_has_come(desk: Desk) -> None:
    id_ = made(desk, starts_on=date(2026, 11, 18))
    change = lessons.hold_until(desk, id_, TODAY)
    assert change.label == "수업 실시: 2026-11-18 (수) 외 2회"
    with pytest.raises(UserError, match="예정인 수업이 없습니다"):
        lessons.hold_until(desk, id_, TODAY)
    with pytest.raises(UserError, match="아직 오지 않았습니다"):
        lessons.hold(desk, on(desk, id_, 23))
    for step in (
        lambda: lessons.move(desk, on(desk, id_, 18), date(2026, 11, 28)),
        lambda: lessons.cancel(desk, on(desk, id_, 18), "폭설"),
        lambda: lessons.trash(desk, on(desk, id_, 18)),
    ):
        with pytest.raises(UserError, match="이미 실시한"):
            step()
    lessons.not_held(desk, on(desk, id_, 18))
    lessons.trash(desk, on(desk, id_, 18))
    assert days(desk, id_)[0] == 19


def test_a_lesson_comes_back_with_its_cohort_only(desk: Desk) -> None:
    id_ = made(desk)
    ids = on(desk, id_, 2)
    trash.TRASH[KindId.COHORT_SESSIONS](desk, ids)
    assert on(desk, id_, 2) == []
    cohorts.trash(desk, [id_])
    with pytest.raises(UserError, match="휴지통에 있어 딸린 기록만"):
        trash.UNTRASH[KindId.COHORT_SESSIONS](desk, ids)
    cohorts.untrash(desk, [id_])
    assert on(desk, id_, 2) == []
    trash.UNTRASH[KindId.COHORT_SESSIONS](desk, ids)
    assert on(desk, id_, 2) == ids


def test_a_cancelled_cohort_takes_no_lessons(desk: Desk) -> None:
    id_ = make_cohort(desk)
    cohorts.set_status(desk, id_, cohorts.CohortStatus.CANCELLED)
    with pytest.raises(UserError, match="취소된 기수"):
        lessons.add(desk, lessons.blank(desk, id_, TODAY))
    with pytest.raises(UserError, match="취소된 기수"):
        cohort_schedule.keep(desk, id_, cohort_schedule.propose(desk, id_))
    entries.add(desk, CohortSession(cohort_id=id_, held_on=TODAY))


def test_a_decided_completion_follows_the_lessons_and_the_rule(desk: Desk) -> None:
    id_ = made(desk)
    one = trainee(desk, id_, status=TraineeStatus.RUNNING)
    last = [date(2026, 11, day) for day in days(desk, id_)][-1]
    for day in days(desk, id_)[:-1]:
        mark(desk, id_, one, date(2026, 11, day))
    mark(desk, id_, one, last, Mark.ABSENT)
    completion.decide(desk, id_, [one])
    assert cohort_records.trainee(desk, one).status is TraineeStatus.COMPLETED
    rule = replace(cohort_records.cohort(desk, id_), rule_percent=90)
    change = cohorts.save(desk, rule)
    assert change.label == "기수 수정: 물류 전문인력 양성 1기 · 수료 재판정 김민지"
    assert cohort_records.trainee(desk, one).status is TraineeStatus.NOT_COMPLETED
    history.undo(desk)
    extra = [date(2026, 11, day) for day in (14, 15, 21)]
    for day in extra:
        lessons.add(desk, replace(lessons.blank(desk, id_, day), session_type=SessionType.MAKE_UP))
    assert cohort_records.trainee(desk, one).status is not TraineeStatus.COMPLETED
    history.undo(desk)
    history.undo(desk)
    history.undo(desk)
    assert cohort_records.trainee(desk, one).status is TraineeStatus.COMPLETED

"""수료 판정 and 중도 종료: decided by the grid, and never against it afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from jobdesk.domain.cohorts import CohortSession
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import ExitReason, Mark, TraineeStatus
from jobdesk.errors import UserError
from jobdesk.services import (
    attendance,
    certificates,
    cohort_records,
    completion,
    completion_guard,
    entries,
    exits,
    history,
    lists,
    trainees,
)
from jobdesk.services.desk import Desk
from tests import attendance_kit
from tests.attendance_kit import Made

_S = TraineeStatus


@pytest.fixture
def cohort(desk: Desk) -> Made:
    """Four people, ten lessons that are over."""
    return attendance_kit.make(desk, people=4, days=10)


def _fill(cohort: Made, *absent: int) -> None:
    """Everybody was there every day, but for so many days of the first, the second, …"""
    desk = cohort.desk
    attendance.fill_days(desk, cohort.id, cohort.days)
    for who, count in zip(cohort.people, absent, strict=False):
        if count:
            places = [(who, day) for day in cohort.days[:count]]
            attendance.mark(desk, cohort.id, places, Mark.ABSENT)


def _status(cohort: Made) -> list[TraineeStatus]:
    return [cohort_records.trainee(cohort.desk, id_).status for id_ in cohort.people]


def test_the_rule_decides_for_everybody_at_once(cohort: Made) -> None:
    """One step, one undo; the label counts."""
    _fill(cohort, 0, 2, 3)
    change = completion.decide(cohort.desk, cohort.id)
    assert _status(cohort) == [_S.COMPLETED, _S.COMPLETED, _S.NOT_COMPLETED, _S.COMPLETED]
    assert change.label == "수료 판정: 김민지 외 3명 (수료 3명 · 미수료 1명)"
    done = cohort_records.trainee(cohort.desk, cohort.people[0])
    assert done.completed_on == cohort.days[-1]
    history.undo(cohort.desk)
    assert set(_status(cohort)) == {_S.RUNNING}


def test_the_preview_says_who_and_why(cohort: Made) -> None:
    """Before anything is stored."""
    _fill(cohort, 0, 3)
    found = completion.board(cohort.desk, cohort.id)
    assert [row.why for row in found.rows[:2]] == [
        "출석률 100% (10/10일), 기준 80%",
        "출석률 70.0% (7/10일), 기준 80% 미달",
    ]
    assert all(row.awaits for row in found.rows)
    assert (found.lesson_days, found.lesson_hours) == (10, 40)


def test_nobody_is_decided_while_a_day_is_open(cohort: Made) -> None:
    """All or none; those without an open day may be decided by themselves."""
    _fill(cohort)
    attendance.clear(cohort.desk, cohort.id, [(cohort.people[1], cohort.days[4])])
    with pytest.raises(UserError, match="이영수 님: 출결 미입력 1일"):
        completion.decide(cohort.desk, cohort.id)
    assert set(_status(cohort)) == {_S.RUNNING}
    completion.decide(cohort.desk, cohort.id, [cohort.people[0]])
    assert _status(cohort)[:2] == [_S.COMPLETED, _S.RUNNING]


def test_nobody_is_decided_before_the_last_lesson(desk: Desk) -> None:
    """Lessons of next week are to come."""
    cohort = attendance_kit.make(desk, people=1, days=20)
    past = [day for day in cohort.days if day <= desk.today()]
    attendance.fill_days(desk, cohort.id, past)
    with pytest.raises(UserError, match="남은 수업 5일"):
        completion.decide(desk, cohort.id)


def test_an_exception_is_named_and_needed(cohort: Made) -> None:
    """It stands on the record; the rule's own 수료 takes none; who was not reached gets it."""
    desk = cohort.desk
    _fill(cohort, 5)
    first, second = cohort.people[:2]
    with pytest.raises(UserError, match="사유를 입력"):
        completion.except_(desk, [first], " ")
    with pytest.raises(UserError, match="기준대로 수료"):
        completion.except_(desk, [second], "면접")
    completion.except_(desk, [first], "감염병 격리 5일")
    one = cohort_records.trainee(desk, first)
    assert (one.status, one.exception) == (_S.COMPLETED, "감염병 격리 5일")
    completion.decide(desk, cohort.id)  # keeps it
    assert cohort_records.trainee(desk, first).exception == "감염병 격리 5일"
    completion.take_back(desk, [first])
    assert cohort_records.trainee(desk, first).exception == ""


def test_a_changed_mark_decides_anew_in_the_same_step(cohort: Made) -> None:
    """Down, up again by one undo; a cleared mark says nothing any more."""
    desk = cohort.desk
    _fill(cohort, 2)
    completion.decide(desk, cohort.id)
    who = cohort.people[0]
    change = attendance.mark(desk, cohort.id, [(who, cohort.days[8])], Mark.ABSENT)
    assert _status(cohort)[0] is _S.NOT_COMPLETED
    assert change.label.endswith("수료 재판정 김민지")
    history.undo(desk)
    assert _status(cohort)[0] is _S.COMPLETED
    attendance.clear(desk, cohort.id, [(who, cohort.days[9])])
    one = cohort_records.trainee(desk, who)
    assert (one.status, one.completed_on) == (_S.RUNNING, None)


def test_a_mark_that_would_undo_a_certificate_is_refused(cohort: Made) -> None:
    """The sentence has the number; after the issue is cancelled the mark may change."""
    desk = cohort.desk
    _fill(cohort, 2)
    completion.decide(desk, cohort.id)
    who = cohort.people[0]
    certificates.issue(desk, cohort.id, [who])
    with pytest.raises(UserError, match=r"수료증\(2026-001\)이 나가 있는데"):
        attendance.mark(desk, cohort.id, [(who, cohort.days[8])], Mark.ABSENT)
    attendance.mark(desk, cohort.id, [(who, cohort.days[8])], Mark.EXCUSED)  # no difference
    with pytest.raises(UserError, match="나가 있어 판정을 취소하지"):
        completion.take_back(desk, [who])
    certificates.cancel(desk, [who], "출결 정정")
    attendance.mark(desk, cohort.id, [(who, cohort.days[8])], Mark.ABSENT)
    assert _status(cohort)[0] is _S.NOT_COMPLETED


def test_an_older_undo_may_not_bring_a_contradiction(cohort: Made) -> None:
    """The marks' own operation is older than the decision, which another desk made."""
    desk = cohort.desk
    _fill(cohort)
    desk.store.user = "박주무관"
    completion.decide(desk, cohort.id)
    desk.store.user = "관리자"
    with pytest.raises(UserError, match="수료 판정이 출결과 맞지 않게 됩니다"):
        history.undo(desk)
    assert _status(cohort)[0] is _S.COMPLETED


def test_a_form_may_not_choose_what_the_grid_denies(cohort: Made) -> None:
    """And a first day that makes more of the rest is followed."""
    desk = cohort.desk
    _fill(cohort, 3)
    first = cohort_records.trainee(desk, cohort.people[0])
    with pytest.raises(UserError, match="출결로는 미수료입니다"):
        trainees.save(desk, replace(first, status=_S.COMPLETED))
    completion.decide(desk, cohort.id)
    first = cohort_records.trainee(desk, cohort.people[0])
    trainees.save(desk, replace(first, started_on=cohort.days[3]))
    assert _status(cohort)[0] is _S.COMPLETED


def test_a_lesson_more_opens_what_was_decided(cohort: Made) -> None:
    """As the services of lessons do it: write, then ask."""
    desk = cohort.desk
    _fill(cohort)
    completion.decide(desk, cohort.id)
    with desk.store.operation("보강"):
        entries.add(desk, CohortSession(cohort_id=cohort.id, held_on=date(2026, 11, 18), hours=4))
        moved = completion_guard.follow(desk, cohort.id)
    assert [one.after for one in moved] == [_S.RUNNING] * 4
    assert (moved[0].name, moved[0].why) == ("김민지", "출결 미입력 1일")
    assert completion_guard.follow(desk, cohort.id) == ()


def test_without_lessons_only_a_named_exception_completes(desk: Desk) -> None:
    """A list of an earlier year."""
    cohort = attendance_kit.make(desk, people=1, days=0 + 1)
    entries.trash(
        desk,
        KindId.COHORT_SESSIONS,
        [one.id for one in cohort_records.sessions(desk, cohort.id)],
    )
    with pytest.raises(UserError, match="수업 일정이 없어"):
        completion.decide(desk, cohort.id)
    completion.except_(desk, cohort.people, "출석부는 교육기관이 보관")
    assert _status(cohort) == [_S.COMPLETED]


def test_early_hire_is_no_failure_and_no_dropout(cohort: Made) -> None:
    """The last day counts, 결석 after it goes, being there after it does not."""
    desk = cohort.desk
    _fill(cohort)
    who, other = cohort.people[:2]
    attendance.mark(desk, cohort.id, [(who, day) for day in cohort.days[7:]], Mark.ABSENT)
    exits.leave(desk, [who], cohort.days[6], ExitReason.EARLY_HIRE, "한빛식품 입사")
    one = cohort_records.trainee(desk, who)
    assert (one.status, one.left_on) == (_S.EARLY_HIRE, cohort.days[6])
    assert len([place for place in cohort.marks() if place[0] == who]) == 7
    with pytest.raises(UserError, match="출석"):
        exits.leave(desk, [other], cohort.days[6], ExitReason.PERSONAL)
    completion.decide(desk, cohort.id)
    board = completion.board(desk, cohort.id)
    assert board.told == "수료 3명 · 조기취업 1명"
    row = board.rows[0]
    assert (row.said, row.why) == (None, f"한빛식품 입사 · {cohort.days[6].isoformat()}까지")
    history.undo(desk)
    history.undo(desk)
    assert len([place for place in cohort.marks() if place[0] == who]) == 10


def test_leaving_asks_for_a_reason_and_can_be_taken_back(cohort: Made) -> None:
    """Nobody leaves before the start, and nobody twice."""
    desk = cohort.desk
    _fill(cohort)
    who = cohort.people[0]
    attendance.mark(desk, cohort.id, [(who, day) for day in cohort.days[3:]], Mark.ABSENT)
    with pytest.raises(UserError, match="종료 사유"):
        exits.leave(desk, [who], cohort.days[2], ExitReason.NONE)
    with pytest.raises(UserError, match="시작한 날"):
        exits.leave(desk, [who], date(2026, 10, 30), ExitReason.PERSONAL)
    exits.leave(desk, [who], cohort.days[2], ExitReason.PERSONAL, "이사")
    with pytest.raises(UserError, match="교육중이 아닙니다"):
        exits.leave(desk, [who], cohort.days[2], ExitReason.OTHER)
    exits.change(desk, who, cohort.days[2], ExitReason.UNSUITED, "적성")
    one = cohort_records.trainee(desk, who)
    assert (one.exit_reason, one.exit_note) == (ExitReason.UNSUITED, "적성")
    assert completion.board(desk, cohort.id).rows[0].why.startswith("부적응 · 적성")
    exits.come_back(desk, [who])
    one = cohort_records.trainee(desk, who)
    assert (one.status, one.left_on, one.exit_reason) == (_S.RUNNING, None, ExitReason.NONE)
    with pytest.raises(UserError, match="중도에 종료한 분이 아닙니다"):
        exits.come_back(desk, [who])


def test_nobody_is_no_choice(cohort: Made) -> None:
    with pytest.raises(UserError, match="종료를 취소할 분을 고르세요"):
        exits.come_back(cohort.desk, [])
    with pytest.raises(UserError, match="판정을 취소할 분을 고르세요"):
        completion.take_back(cohort.desk, [])


def test_who_was_decided_does_not_leave(cohort: Made) -> None:
    """The decision has to be taken back first."""
    _fill(cohort)
    completion.decide(cohort.desk, cohort.id)
    with pytest.raises(UserError, match="판정을 먼저 취소"):
        exits.leave(cohort.desk, [cohort.people[0]], cohort.days[9], ExitReason.OTHER)
    completion.take_back(cohort.desk, [cohort.people[0]])
    with pytest.raises(UserError, match="아직 판정하지"):
        completion.take_back(cohort.desk, [cohort.people[0]])


def test_the_day_of_completion_lies_within_reason(cohort: Made) -> None:
    """Neither tomorrow nor before the first day."""
    _fill(cohort)
    with pytest.raises(UserError, match="오늘보다 뒤"):
        completion.decide(cohort.desk, cohort.id, completed_on=date(2026, 11, 21))
    with pytest.raises(UserError, match="개강일보다"):
        completion.decide(cohort.desk, cohort.id, completed_on=date(2026, 11, 1))
    completion.decide(cohort.desk, cohort.id, completed_on=date(2026, 11, 19))
    again = completion.decide(cohort.desk, cohort.id)
    assert cohort_records.trainee(cohort.desk, cohort.people[0]).completed_on == date(2026, 11, 19)
    assert lists.title(cohort.desk, KindId.TRAINEES, again.refs[0].id) == "김민지"

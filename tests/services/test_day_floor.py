"""The hall: one key moves a booth on, one key gives a result, and it is known what runs late."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from jobdesk.data import records
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import (
    DayMode,
    EmployerAnswer,
    InterviewResult,
    MeetingStatus,
    minutes_of,
)
from jobdesk.errors import UserError
from jobdesk.services import day_employers, day_floor, day_records, history, lists, reception
from jobdesk.services.desk import Desk
from tests import day_kit
from tests.day_kit import Day

A, B, C = day_kit.FIRMS


@pytest.fixture
def day(desk: Desk) -> Day:
    made = day_kit.make(desk)
    for who, booth, at in ((0, A, "13:30"), (1, A, "13:45"), (2, A, "14:00"), (0, B, "13:45")):
        day_kit.meet(made, who, booth, at)
    return made


def clock(value: str) -> int:
    at = minutes_of(value)
    assert at is not None
    return at


def arrive(day: Day, *people: int) -> None:
    for who in people:
        reception.arrive(day.desk, day.people[who], "13:20")


def booth(day: Day, name: str) -> day_floor.BoothNow:
    found = day_floor.hall(day.desk, day.id).booth(day.booths[name])
    assert found is not None
    return found


def stored(day: Day, who: int, name: str) -> day_floor.DayInterview:
    return day_records.interview(day.desk, day.meetings[who, name])


def test_the_hall_says_who_is_in_and_who_is_next(day: Day) -> None:
    arrive(day, 0, 1)
    day_floor.begin(day.desk, day.meetings[0, A], "13:32")
    first, second, third = day_floor.hall(day.desk, day.id).booths
    assert (first.employer, first.booth, first.free) == (A, "1", 0)
    assert [turn.name for turn in first.running] == ["김민지"]
    assert first.next is not None
    assert first.next.name == "김민준"
    assert [(turn.name, turn.here) for turn in first.waiting] == [
        ("김민준", True),
        ("이순신", False),
    ]
    assert (second.free, second.next) == (1, None)
    assert second.waiting[0].busy == A
    assert third.turns == ()


def test_where_a_person_is_and_goes(day: Day) -> None:
    arrive(day, 0)
    hall = day_floor.hall(day.desk, day.id)
    assert hall.now_of(day.people[0]) is None
    assert [turn.starts_at for turn in hall.turns_of(day.people[0])] == ["13:30", "13:45"]
    day_floor.begin(day.desk, day.meetings[0, A], "13:32")
    hall = day_floor.hall(day.desk, day.id)
    inside, coming = hall.now_of(day.people[0]), hall.next_of(day.people[0])
    assert inside is not None
    assert coming is not None
    assert (inside.day_employer_id, coming.day_employer_id) == (day.booths[A], day.booths[B])
    assert hall.next_of(day.people[5]) is None


def test_one_key_moves_a_booth_on(day: Day) -> None:
    arrive(day, 0, 1)
    change = day_floor.move_on(day.desk, day.booths[A], "13:30")
    assert change.label == f"{A}: 김민지 시작"
    change = day_floor.move_on(day.desk, day.booths[A], "13:44")
    assert change.label == f"{A}: 김민지 끝, 김민준 시작"
    done, now = stored(day, 0, A), stored(day, 1, A)
    assert (done.status, done.began_at, done.ended_at) == ("완료", "13:30", "13:44")
    assert (now.status, now.began_at) == ("진행", "13:44")
    change = day_floor.move_on(day.desk, day.booths[A], "14:00")
    assert change.label == f"{A}: 김민준 끝"  # 이순신 is not here
    with pytest.raises(UserError, match="기다리는 분이 없습니다"):
        day_floor.move_on(day.desk, day.booths[A], "14:01")
    history.undo(day.desk, change.operation)
    assert stored(day, 1, A).status is MeetingStatus.RUNNING


def test_moving_on_passes_over_who_sits_elsewhere(day: Day) -> None:
    arrive(day, 0, 1, 2)
    day_kit.meet(day, 2, B, "14:30")
    day_floor.move_on(day.desk, day.booths[A], "13:30")  # 김민지 at A
    change = day_floor.move_on(day.desk, day.booths[B], "13:31")
    assert change.label == f"{B}: 이순신 시작"


def test_two_interviewers_hold_two_at_a_time(day: Day) -> None:
    with day.desk.store.operation("면접관"):
        old = day_records.employer(day.desk, day.booths[A])
        records.update(day.desk.store, replace(old, interviewers=2))
    arrive(day, 0, 1, 2)
    day_floor.move_on(day.desk, day.booths[A], "13:30")
    day_floor.move_on(day.desk, day.booths[A], "13:31")
    assert [stored(day, who, A).seat for who in (0, 1)] == [1, 2]
    assert booth(day, A).free == 0
    change = day_floor.move_on(day.desk, day.booths[A], "13:45")
    assert change.label == f"{A}: 김민지 끝, 이순신 시작"
    assert stored(day, 2, A).seat == 1
    assert day_floor.move_on(day.desk, day.booths[A], "13:50").label == f"{A}: 김민준 끝"


def test_beginning_is_refused_where_nobody_can_sit(day: Day) -> None:
    arrive(day, 0, 1)
    day_floor.begin(day.desk, day.meetings[0, A], "13:30")
    with pytest.raises(UserError, match="지금 다른 면접 중입니다"):
        day_floor.begin(day.desk, day.meetings[0, B], "13:31")
    with pytest.raises(UserError, match="면접 중인 분이 있습니다"):
        day_floor.begin(day.desk, day.meetings[1, A], "13:31")
    with pytest.raises(UserError, match="진행 면접입니다"):
        day_floor.begin(day.desk, day.meetings[0, A], "13:31")


def test_who_sits_at_a_booth_is_received(day: Day) -> None:
    change = day_floor.begin(day.desk, day.meetings[2, A], "14:03")
    person = day_records.attendee(day.desk, day.people[2])
    assert (person.status, person.arrived_at) == ("참석", "14:03")
    assert {ref.kind for ref in change.refs} == {KindId.DAY_INTERVIEWS, KindId.DAY_ATTENDEES}


@pytest.mark.parametrize("result", [r for r in InterviewResult if r])
def test_a_result_ends_the_interview(day: Day, result: InterviewResult) -> None:
    arrive(day, 0)
    day_floor.begin(day.desk, day.meetings[0, A], "13:30")
    change = day_floor.give_result(day.desk, day.meetings[0, A], result, "13:41")
    one = stored(day, 0, A)
    assert (one.status, one.ended_at, one.result) == ("완료", "13:41", result)
    assert one.result_on == day.desk.today()
    assert change.label == f"면접 {result.value}: 김민지 → {A}"
    assert lists.count(day.desk, KindId.PLACEMENTS) == 0
    day_floor.give_result(day.desk, day.meetings[0, A], InterviewResult.NONE)
    assert (stored(day, 0, A).result, stored(day, 0, A).result_on) == ("", None)


def test_a_result_with_the_first_day_of_work_keeps_it(day: Day) -> None:
    first = date(2026, 12, 1)
    day_floor.begin(day.desk, day.meetings[0, A], "13:30")
    hired = InterviewResult.HIRED
    day_floor.finish(day.desk, day.meetings[0, A], "13:45", hired, hire_on=first)
    one = stored(day, 0, A)
    assert (one.status, one.result, one.hire_on) == ("완료", "채용", first)
    assert lists.count(day.desk, KindId.PLACEMENTS) == 1
    day_floor.give_result(day.desk, one.id, InterviewResult.PENDING)
    assert stored(day, 0, A).hire_on is None
    assert lists.count(day.desk, KindId.PLACEMENTS) == 0


def test_a_result_straight_from_the_plan_was_an_interview(day: Day) -> None:
    day_floor.give_result(day.desk, day.meetings[2, A], InterviewResult.SECOND, "14:20")
    assert stored(day, 2, A).status is MeetingStatus.DONE
    assert day_records.attendee(day.desk, day.people[2]).status == "참석"


def test_absent_cancelled_and_set_again(day: Day) -> None:
    one = day.meetings[1, A]
    day_floor.absent(day.desk, one)
    with pytest.raises(UserError, match="불참 면접이라"):
        day_floor.give_result(day.desk, one, InterviewResult.HIRED)
    day_floor.set_again(day.desk, one)
    day_floor.begin(day.desk, one, "13:45")
    with pytest.raises(UserError, match="진행 면접이라 취소하지"):
        day_floor.cancel(day.desk, one)
    day_floor.finish(day.desk, one, "13:50")
    with pytest.raises(UserError, match="이미 마친 면접"):
        day_floor.absent(day.desk, one)
    with pytest.raises(UserError, match="지금 하고 있는 면접이 아닙니다"):
        day_floor.finish(day.desk, one, "13:51")
    day_floor.cancel(day.desk, day.meetings[2, A])
    assert [turn.name for turn in booth(day, A).turns] == ["김민지", "김민준"]


def test_who_waits_without_a_time_comes_after_those_who_have_one(day: Day) -> None:
    arrive(day, 0, 1, 2, 3)
    change = day_floor.queue(day.desk, day.people[3], day.booths[A])
    assert change.label == f"면접 대기: 박정숙 → {A}"
    assert [turn.name for turn in booth(day, A).waiting][-1] == "박정숙"
    with pytest.raises(UserError, match="이미 면접이 잡혀 있습니다"):
        day_floor.queue(day.desk, day.people[3], day.booths[A])
    other = day_kit.make(day.desk, "다른 행사", [])
    with pytest.raises(UserError, match="서로 다른 행사"):
        day_floor.queue(day.desk, day.people[3], other.booths[B])


def test_what_runs_late_is_counted_in_minutes(day: Day) -> None:
    arrive(day, 0, 1)
    now = booth(day, A)
    assert (now.overdue(clock("13:30")), now.overdue(clock("13:37"))) == (0, 7)
    day_floor.begin(day.desk, day.meetings[0, A], "13:30")
    now = booth(day, A)
    assert (now.over(clock("13:44")), now.over(clock("13:50"))) == (0, 5)
    assert (now.behind(clock("13:44")), now.behind(clock("13:50"))) == (0, 5)
    assert now.overdue(clock("14:00")) == 15
    assert booth(day, C).overdue(clock("16:00")) == 0


def test_on_another_date_nothing_runs_late(day: Day) -> None:
    hall, today = day_floor.hall(day.desk, day.id), day.desk.today()
    assert hall.now(today, "13:45") == clock("13:45")
    assert hall.now(today.replace(day=19), "13:45") == 0
    assert not any(each.missing(0) or each.overdue(0) for each in hall.booths)


def test_a_late_company_is_missed_until_it_comes(day: Day) -> None:
    assert not booth(day, C).missing(clock("13:29"))
    assert booth(day, C).missing(clock("13:31"))
    change = day_employers.came(day.desk, day.booths[C], "13:50")
    assert change.label == f"업체 도착: {C} 13:50"
    assert not booth(day, C).missing(clock("14:00"))
    day_employers.came(day.desk, day.booths[C], "")
    assert booth(day, C).missing(clock("14:00"))
    day_floor.begin(day.desk, day.meetings[0, A], "13:30")
    assert not booth(day, A).missing(clock("14:00"))


def test_booths_stand_in_the_order_of_their_signs(desk: Desk) -> None:
    day = day_kit.make(desk)
    signs = {A: "10", B: "2", C: ""}
    with desk.store.operation("부스"):
        for name, sign in signs.items():
            old = day_records.employer(desk, day.booths[name])
            records.update(desk.store, replace(old, booth=sign))
    assert [b.employer for b in day_floor.hall(desk, day.id).booths] == [B, A, C]


def test_paper_only_and_cancelled_employers_have_no_booth(desk: Desk) -> None:
    day = day_kit.make(desk)
    with desk.store.operation("업체"):
        paper = day_records.employer(desk, day.booths[A])
        records.update(desk.store, replace(paper, mode=DayMode.PAPER))
        gone = day_records.employer(desk, day.booths[B])
        records.update(desk.store, replace(gone, status=EmployerAnswer.CANCELLED))
    assert [b.employer for b in day_floor.hall(desk, day.id).booths] == [C]


def test_who_never_answered_has_a_booth_once_it_came(desk: Desk) -> None:
    made = day_kit.make(desk)
    firm = day_records.employer(desk, made.booths[A])
    with desk.store.operation("초청만"):
        records.update(desk.store, replace(firm, status=EmployerAnswer.INVITED))
    assert [one.employer for one in day_floor.hall(desk, made.id).booths] == [B, C]
    day_employers.came(desk, firm.id, "13:10")
    assert [one.employer for one in day_floor.hall(desk, made.id).booths] == [A, B, C]


def test_who_is_absent_or_left_is_no_longer_waited_for(day: Day) -> None:
    reception.absent(day.desk, day.people[1])
    arrive(day, 2)
    reception.left(day.desk, day.people[2], "13:50")
    assert [turn.name for turn in booth(day, A).waiting] == ["김민지"]

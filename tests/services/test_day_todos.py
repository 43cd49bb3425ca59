"""할 일 of the matching days: before one, on it, and until the firms have said what came of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from jobdesk.data import records
from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import (
    DayStatus,
    EmployerAnswer,
    InterviewResult,
    MeetingStatus,
)
from jobdesk.services import day_records, history, matching_days, tasks, week
from jobdesk.services.desk import Desk
from jobdesk.services.tasks import Sort
from tests import day_kit
from tests.conftest import TODAY


def titles(desk: Desk) -> list[str]:
    return [todo.title for todo in tasks.today(desk) if todo.sort is Sort.DAY]


def of(desk: Desk, words: str) -> tasks.Todo:
    return next(todo for todo in tasks.today(desk) if todo.title.startswith(words))


def test_a_day_stands_in_the_week_until_it_is_called_off(desk: Desk) -> None:
    day = day_kit.make(
        desk, held_on=TODAY + timedelta(days=5), status=DayStatus.REGISTERING, place="군민회관"
    )
    (planned,) = (one for one in week.ahead(desk) if one.sort == "만남의 날")
    assert (planned.at, planned.title) == ("13:30", "제4회 만남의 날 · 군민회관")
    assert planned.ref == Ref(KindId.MATCHING_DAYS, day.id)
    matching_days.set_status(desk, day.id, DayStatus.CANCELLED)
    assert [one for one in week.ahead(desk) if one.sort == "만남의 날"] == []


def test_tomorrow_and_today_are_named(desk: Desk) -> None:
    day_kit.make(desk, held_on=TODAY + timedelta(days=1), status=DayStatus.REGISTERING)
    tasks.add(desk, "늦은 일", TODAY - timedelta(days=9))
    todo = of(desk, "내일 만남의 날")
    assert tasks.today(desk)[0] == todo  # above what is late
    assert (todo.due_at, todo.detail) == ("", "제4회 만남의 날 · 13:30")
    tasks.done(desk, todo)
    assert "내일 만남의 날" not in titles(desk)
    tomorrow = replace(desk, today=lambda: TODAY + timedelta(days=1))
    assert of(tomorrow, "오늘 만남의 날").due_at == "13:30"  # its own line, whatever was settled


def test_firms_without_an_answer_and_people_without_a_wish_are_counted(desk: Desk) -> None:
    day = day_kit.make(desk, held_on=TODAY + timedelta(days=6), status=DayStatus.REGISTERING)
    assert titles(desk) == ["희망업체를 확인할 참가자 6명"]
    for who in range(5):
        day_kit.wish(day, who, "솔내정밀")
    assert of(desk, "희망업체를").ref == Ref(KindId.DAY_ATTENDEES, day.people[5])
    firm = day_records.employer(desk, day.booths["큰들식품"])
    with desk.store.operation("준비"):
        records.update(desk.store, replace(firm, status=EmployerAnswer.INVITED))
    assert of(desk, "참가 여부를 물을 업체 1곳").ref == Ref(KindId.DAY_EMPLOYERS, firm.id)
    later = replace(desk, today=lambda: TODAY - timedelta(days=9))
    assert titles(later) == []  # two weeks before is soon enough


def test_results_are_asked_for_until_they_are_known(desk: Desk) -> None:
    held = TODAY - timedelta(days=3)
    day = day_kit.make(desk, held_on=held)
    done = {"status": MeetingStatus.DONE}
    for who in range(3):
        day_kit.meet(day, who, "솔내정밀", f"14:{who}0", **done)
    told = {"result_on": held, "result": InterviewResult.PENDING}
    day_kit.meet(day, 3, "큰들식품", "14:00", **done, **told)
    rejected = {"result_on": held, "result": InterviewResult.REJECTED}
    day_kit.meet(day, 4, "큰들식품", "14:30", **done, **rejected)
    day_kit.meet(day, 5, "큰들식품", "15:00")
    todo = of(desk, "만남의 날 결과")
    assert todo.title == "만남의 날 결과 미확인 3건"
    assert (todo.ref, todo.days_late) == (Ref(KindId.MATCHING_DAYS, day.id), 2)
    week_on = replace(desk, today=lambda: held + timedelta(days=7))
    assert "만남의 날 결과 미확인 4건" in titles(week_on)  # the time that firm asked for is over


def test_a_hire_without_a_first_day_is_asked_for(desk: Desk) -> None:
    day = day_kit.make(desk, held_on=TODAY - timedelta(days=2))
    hired = {"result_on": TODAY - timedelta(days=2), "result": InterviewResult.HIRED}
    day_kit.meet(day, 0, "솔내정밀", "14:00", status=MeetingStatus.DONE, **hired)
    todo = of(desk, "입사를 확인할 분")
    assert (todo.title, todo.detail) == ("입사를 확인할 분 1명", "제4회 만남의 날")


def test_after_a_week_the_meeting_is_due_and_a_day_fed_back_is_done(desk: Desk) -> None:
    day = day_kit.make(desk, held_on=TODAY - timedelta(days=8), status=DayStatus.CONFIRMED)
    assert titles(desk) == ["환류간담회 열기"]
    stored = day_records.day(desk, day.id)
    matching_days.save(desk, replace(stored, feedback="시간을 나누기로 함"))
    assert titles(desk) == []
    history.undo(desk)
    matching_days.trash(desk, [day.id])
    assert titles(desk) == []

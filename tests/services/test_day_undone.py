"""Every act of a matching day is one step: 되돌리기 takes back exactly that, and all of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from jobdesk.data import journal
from jobdesk.domain.changes import Change
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import (
    DayAttendee,
    DayProgramme,
    DayStatus,
    EmployerAnswer,
    InterviewResult,
    MeetingStatus,
)
from jobdesk.services import (
    day_attendees,
    day_booths,
    day_brought,
    day_employers,
    day_floor,
    day_follow_up,
    day_invitations,
    day_plan,
    day_records,
    day_results,
    day_starts,
    history,
    lists,
    matching_days,
    reception,
    reception_walk_in,
)
from jobdesk.services.desk import Desk
from jobdesk.services.reception_walk_in import WalkIn
from tests import casework, day_kit
from tests.conftest import TODAY
from tests.day_kit import FIRMS, Day

Act = Callable[[Desk, Day], Change]
A, B, C = FIRMS


@pytest.fixture
def day(desk: Desk) -> Day:
    """Three booths with work, six people: one is being interviewed, one has been, one will be."""
    made = day_kit.make(desk)
    for who in (0, 1, 2):
        reception.arrive(desk, made.people[who], "13:20")
    day_kit.meet(made, 0, A, "13:30", status=MeetingStatus.RUNNING, began_at="13:30")
    day_kit.meet(made, 1, B, "13:30", status=MeetingStatus.DONE)
    day_kit.meet(made, 2, A, "13:45")
    for rank, booth in enumerate((A, B), 1):
        day_kit.wish(made, 3, booth, rank)
    casework.vacancy(desk, _firm(desk, made).employer_id)
    casework.seeker(desk, "오세영")
    return made


def _firm(desk: Desk, day: Day, booth: str = A) -> Any:
    return day_records.employer(desk, day.booths[booth])


def _work(desk: Desk, day: Day) -> Change:
    (job,) = day_brought.open_vacancies(desk, _firm(desk, day).employer_id)
    return day_brought.bring(desk, day.booths[A], [job.id])


def _no_more(desk: Desk, day: Day) -> Change:
    brought = day_records.vacancies(desk, [day.booths[A]])
    return day_brought.leave_out(desk, [one.id for one in brought])


def _programme(desk: Desk, day: Day) -> Change:
    return matching_days.add_programme(desk, DayProgramme(matching_day_id=day.id, title="타로상담"))


def _counted(desk: Desk, day: Day) -> Change:
    (one,) = day_records.programmes(desk, day.id)
    return matching_days.save_programme(desk, replace(one, count=12))


def _hire(desk: Desk, day: Day) -> Change:
    meeting = day.meetings[1, B]
    return day_results.tell(desk, meeting, InterviewResult.HIRED, hire_on=TODAY)


def _hire_taken_back(desk: Desk, day: Day) -> Change:
    return day_results.tell(desk, day.meetings[1, B], InterviewResult.REJECTED)


def _hire_later(desk: Desk, day: Day) -> Change:
    return day_results.tell(desk, day.meetings[1, B], InterviewResult.HIRED)


def _planned(desk: Desk, day: Day) -> Change:
    return day_plan.keep(desk, day.id, day_plan.propose(desk, day.id)).change


_ACTS: dict[str, Act] = {
    "행사 고침": lambda desk, day: matching_days.save(
        desk, replace(day_records.day(desk, day.id), place="강당", budget=100)
    ),
    "단계": lambda desk, day: matching_days.set_status(
        desk, day.id, DayStatus.CONFIRMED, anyway=True
    ),
    "복사": lambda desk, day: matching_days.copy_of(desk, day.id, TODAY + timedelta(days=30)),
    "부대행사": _programme,
    "부대행사 인원": _counted,
    "참가 여부": lambda desk, day: day_employers.answer(
        desk, [day.booths[C]], EmployerAnswer.CANCELLED
    ),
    "업체 고침": lambda desk, day: day_employers.save(
        desk, replace(_firm(desk, day), interviewers=2, minutes=20)
    ),
    "업체 빼기": lambda desk, day: day_employers.trash(desk, [day.booths[C]]),
    "부스 옮김": lambda desk, day: day_booths.move(desk, day.booths[A], 1),
    "구인 넣기": _work,
    "구인 빼기": _no_more,
    "연락": lambda desk, day: day_invitations.write_down(
        desk, day.id, [_firm(desk, day, name).employer_id for name in FIRMS]
    ),
    "접수": lambda desk, day: day_attendees.add(
        desk,
        DayAttendee(
            matching_day_id=day.id, seeker_id=max(lists.find(desk, KindId.SEEKERS)), number=7
        ),
        [day.booths[A]],
    ),
    "희망": lambda desk, day: day_attendees.set_wishes(
        desk, day.people[3], [day.booths[C], day.booths[B]]
    ),
    "접수 취소": lambda desk, day: day_attendees.cancel(desk, day.people[2:4]),
    "사람 빼기": lambda desk, day: day_attendees.trash(desk, [day.people[3]]),
    "시간표": _planned,
    "참석": lambda desk, day: reception.arrive(desk, day.people[4], "13:40", "접수대 1"),
    "현장등록": lambda desk, day: reception_walk_in.join(
        desk,
        day.id,
        WalkIn("남궁솔", "010-1111-2222", None, 1970, False, "가람읍", None, True),
        "14:00",
    ),
    "모두 불참": lambda desk, day: reception.absent_rest(desk, day.id),
    "다음 분": lambda desk, day: day_floor.move_on(desk, day.booths[A], "13:46"),
    "대기": lambda desk, day: day_floor.queue(desk, day.people[2], day.booths[C]),
    "부스 결과": lambda desk, day: day_floor.give_result(
        desk, day.meetings[0, A], InterviewResult.PENDING, "13:50"
    ),
    "결과 여럿": lambda desk, day: day_results.tell_all(
        desk, [day.meetings[1, B], day.meetings[0, A]], InterviewResult.REJECTED, reason="자리 없음"
    ),
    "채용": _hire,
    "채용 취소": _hire_taken_back,
    "입사 확인": lambda desk, day: day_starts.started(desk, day.meetings[1, B], TODAY),
    "이어서 할 일": lambda desk, day: day_follow_up.promise(
        desk,
        day.id,
        [day_records.attendee(desk, who).seeker_id or 0 for who in day.people[:2]],
        day_follow_up.TRAINING,
        TODAY + timedelta(days=7),
        words="오전만 가능",
    ),
    "간담회": lambda desk, day: day_follow_up.hold_meeting(
        desk, day_follow_up.blank_meeting(desk, day.id)
    ),
}
"""The acts of the page, by what they are."""
_FIRST: dict[str, Act] = {
    "구인 빼기": _work,
    "부대행사 인원": _programme,
    "채용 취소": _hire,
    "입사 확인": _hire_later,
}
"""What an act needs to have been done."""


def rows(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    """Every journaled row without its revision, which never goes back."""
    with desk.store.reading() as db:
        found = {}
        for table in journal.journaled_tables(db):
            at = [name for name in journal.columns_of(db, table) if name != "revision"]
            named = ", ".join(f'"{name}"' for name in at)
            found[table] = db.execute(f'SELECT {named} FROM "{table}" ORDER BY 1').fetchall()
    return found


@pytest.mark.parametrize("name", list(_ACTS), ids=list(range(len(_ACTS))))
def test_one_act_is_one_step_and_goes_back_whole(desk: Desk, day: Day, name: str) -> None:
    if name in _FIRST:
        _FIRST[name](desk, day)
    before = rows(desk)
    change = _ACTS[name](desk, day)
    after = rows(desk)
    assert before != after, name
    history.undo(desk)
    assert rows(desk) == before, name
    history.redo(desk)
    assert rows(desk) == after, name
    history.undo(desk, change.operation)
    assert rows(desk) == before, name

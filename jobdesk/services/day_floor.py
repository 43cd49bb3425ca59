"""행사장: interviews begin, end and give a result while the day runs; the hall as it is now.

Each function that writes is one operation, named by whom it is about, and is on the disk when it
returns. Times are the wall clock's, ``13:30``, and are given by whoever asks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from jobdesk.data import records
from jobdesk.domain.changes import Change
from jobdesk.domain.hall_now import BoothNow, HallNow, Turn, sign_order
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import (
    AWAY,
    OFF,
    AttendeeStatus,
    DayEmployer,
    DayInterview,
    DayMode,
    EmployerAnswer,
    InterviewResult,
    MeetingStatus,
    minutes_of,
)
from jobdesk.errors import UserError
from jobdesk.services import day_hires, day_records, day_results, lists, reception
from jobdesk.services.access import Action
from jobdesk.services.allowance_interview import insist_unpaid
from jobdesk.services.clocked import prepared
from jobdesk.services.day_writing import insist_listed, insist_open
from jobdesk.services.desk import Desk
from jobdesk.services.writing import Writing, writing

_KIND = KindId.DAY_INTERVIEWS


# Looking


def hall(desk: Desk, day_id: int) -> HallNow:
    """The hall as the records have it now: every employer that said it comes itself, and any
    other that came or has interviews. Raises UserError when there is no such day."""
    with desk.store.reading():
        day = day_records.day(desk, day_id)
        firms = day_records.employers(desk, day_id)
        names = lists.called(
            desk, KindId.EMPLOYERS, [one.employer_id for one in firms if one.employer_id]
        )
        turns = _turns(desk, day_id, {one.id: names.get(one.employer_id or 0, "") for one in firms})
        booths = [
            BoothNow(
                one.id,
                names.get(one.employer_id or 0, ""),
                one.booth,
                1 if one.interviewers is None else one.interviewers,
                one.minutes or day.slot_minutes or 15,
                minutes_of(one.arrives_at or day.starts_at),
                one.came_at,
                tuple(turns.get(one.id, ())),
            )
            for one in firms
            if turns.get(one.id)
            or (one.mode is DayMode.DIRECT and one.status is EmployerAnswer.COMING)
            or one.came_at
        ]
    booths.sort(key=lambda booth: (sign_order(booth.booth), booth.day_employer_id))
    return HallNow(day_id, day.title, tuple(booths), day.held_on, day.ends_on)


def _turns(desk: Desk, day_id: int, firms: dict[int, str]) -> dict[int, list[Turn]]:
    people = {one.id: one for one in day_records.attendees(desk, day_id)}
    names = lists.called(
        desk, KindId.SEEKERS, [one.seeker_id for one in people.values() if one.seeker_id]
    )
    meetings = [
        one
        for one in day_records.interviews(desk, day_id)
        if one.status is not MeetingStatus.CANCELLED and one.attendee_id in people
    ]
    inside = {
        one.attendee_id: one.day_employer_id or 0
        for one in meetings
        if one.status is MeetingStatus.RUNNING
    }
    found: dict[int, list[Turn]] = defaultdict(list)
    for one in meetings:
        person = people[one.attendee_id or 0]
        booth = one.day_employer_id or 0
        where = inside.get(person.id, booth)
        found[booth].append(
            Turn(
                one.id,
                person.id,
                person.seeker_id or 0,
                booth,
                person.number,
                names.get(person.seeker_id or 0, ""),
                one.starts_at,
                one.seat or 1,
                one.status,
                one.began_at,
                one.ended_at,
                one.result,
                person.status is AttendeeStatus.CAME and not person.left_at,
                person.status in AWAY or bool(person.left_at),
                firms.get(where, "") if where != booth else "",
            )
        )
    return found


# One interview


def begin(desk: Desk, interview_id: int, at: str) -> Change:
    """예정 → 진행 at ``at``. Who was not received yet is received with it: the person is here.

    Raises UserError while the person is in another interview or the booth has no free seat.
    """
    with _one(desk, interview_id, "면접 시작") as (work, old):
        _begin(desk, work, old, at)
        return work.change(interview_id)


def finish(
    desk: Desk,
    interview_id: int,
    at: str,
    result: InterviewResult = InterviewResult.NONE,
    *,
    hire_on: date | None = None,
) -> Change:
    """진행 → 완료 at ``at``, with the result where the employer gave it at once."""
    with _one(desk, interview_id, "면접 끝") as (work, old):
        if old.status is not MeetingStatus.RUNNING:
            raise UserError(
                f"{_who(desk, old)}: 지금 하고 있는 면접이 아닙니다. 바뀐 것이 없습니다."
            )
        _put(desk, work, replace(old, status=MeetingStatus.DONE, ended_at=at))
        if result:
            day_results.tell(desk, interview_id, result, hire_on=hire_on)
            work.label(f"면접 {result.value}: {_who(desk, old)}")
        return work.change(interview_id)


def give_result(
    desk: Desk,
    interview_id: int,
    result: InterviewResult,
    at: str = "",
    *,
    hire_on: date | None = None,
    told_on: date | None = None,
) -> Change:
    """채용·보류·불채용·2차면접 of an interview; one that runs ends with it at ``at``, one that
    was not begun was held. ``NONE`` takes a result away. A hire with its first day, ``hire_on``,
    is a 취업 at once, as :func:`day_results.tell` says; ``told_on`` is the day it was told, today
    where none is given.

    Raises UserError for an interview that was not held (불참, 취소), and as ``tell``.
    """
    result = InterviewResult(result)
    with _one(desk, interview_id, f"면접 {result.value or '결과 지움'}") as (work, old):
        if old.status in OFF:
            raise UserError(
                f"{_who(desk, old)}: {old.status.value} 면접이라 결과를 적지 않았습니다. 면접을 "
                "보았으면 먼저 예정으로 되돌리세요."
            )
        done = old
        if old.status is not MeetingStatus.DONE and result:
            _receive(desk, old, at)
            done = replace(old, status=MeetingStatus.DONE, ended_at=old.ended_at or at)
        _put(desk, work, done)
        day_results.tell(desk, interview_id, result, hire_on=hire_on, told_on=told_on)
        work.label(f"면접 {result.value or '결과 지움'}: {_who(desk, old)}")
        return work.change(interview_id)


def absent(desk: Desk, interview_id: int) -> Change:
    """불참: the person does not come to this interview. One begun by mistake was none."""
    with _one(desk, interview_id, "면접 불참") as (work, old):
        if old.status is MeetingStatus.DONE:
            raise UserError(f"{_who(desk, old)}: 이미 마친 면접입니다. 불참으로 바꾸지 않았습니다.")
        day = day_records.day(desk, old.matching_day_id or 0)
        seeker = day_records.attendee(desk, old.attendee_id or 0).seeker_id
        firm = day_records.employer(desk, old.day_employer_id or 0).employer_id
        insist_unpaid(desk, seeker, firm, day.held_on)
        _put(desk, work, replace(old, status=MeetingStatus.ABSENT, began_at=""))
        return work.change(interview_id)


def cancel(desk: Desk, interview_id: int) -> Change:
    """취소 an interview that is still to come."""
    with _one(desk, interview_id, "면접 취소") as (work, old):
        if old.status is not MeetingStatus.SET:
            raise UserError(f"{_who(desk, old)}: {old.status.value} 면접이라 취소하지 않았습니다.")
        _put(desk, work, replace(old, status=MeetingStatus.CANCELLED))
        return work.change(interview_id)


def set_again(desk: Desk, interview_id: int) -> Change:
    """Back to 예정, as if it had not begun; its result goes with it."""
    with _one(desk, interview_id, "면접 예정으로") as (work, old):
        if day_hires.hire_of(desk, old) is not None:
            raise UserError(
                f"{_who(desk, old)}: 취업으로 등록된 면접입니다. 되돌리지 않았습니다. 취업 기록을 "
                "먼저 고치세요."
            )
        again = replace(
            old,
            status=MeetingStatus.SET,
            began_at="",
            ended_at="",
            result=InterviewResult.NONE,
            result_on=None,
            hire_on=None,
            placement_id=None,
        )
        _put(desk, work, again)
        return work.change(interview_id)


# A booth


def move_on(desk: Desk, day_employer_id: int, at: str) -> Change:
    """One key: who is in goes out, and the next one who is here comes in.

    Where an interviewer has nobody yet, the next one comes in there and nobody goes out. Raises
    UserError when nobody is in and nobody can come in.
    """
    with writing(desk, "다음 분", Action.EDIT, _KIND) as work:
        firm = day_records.employer(desk, day_employer_id)
        booth = hall(desk, firm.matching_day_id or 0).booth(day_employer_id)
        running = booth.running if booth is not None else ()
        coming = booth.next if booth is not None else None
        if booth is None or (not running and coming is None):
            raise UserError(f"{_firm(desk, firm)}: 기다리는 분이 없습니다. 바뀐 것이 없습니다.")
        said = []
        if running and (not booth.free or coming is None):
            old = day_records.interview(desk, running[0].interview_id)
            _put(desk, work, replace(old, status=MeetingStatus.DONE, ended_at=at))
            said.append(f"{running[0].name} 끝")
        if coming is not None:
            _begin(desk, work, day_records.interview(desk, coming.interview_id), at)
            said.append(f"{coming.name} 시작")
        work.label(f"{_firm(desk, firm)}: {', '.join(said)}")
        return work.change((coming or running[0]).interview_id)


def queue(desk: Desk, attendee_id: int, day_employer_id: int) -> Change:
    """Somebody waits at a booth without a time, behind those who have one.

    Raises UserError where the two have an interview before them already.
    """
    with writing(desk, "면접 대기", Action.ADD, _KIND) as work:
        person = day_records.attendee(desk, attendee_id)
        firm = day_records.employer(desk, day_employer_id)
        made = DayInterview(
            matching_day_id=firm.matching_day_id,
            attendee_id=attendee_id,
            day_employer_id=day_employer_id,
            vacancy_id=_vacancy(desk, attendee_id, day_employer_id),
            counsellor=desk.user,
        )
        who = _who(desk, made)
        insist_listed(person, who)
        insist_listed(firm, who)
        if person.matching_day_id != firm.matching_day_id:
            raise UserError(f"{who}: 서로 다른 행사입니다. 면접을 넣지 않았습니다.")
        if open_between(desk, attendee_id, day_employer_id):
            raise UserError(f"{who}: 이미 면접이 잡혀 있습니다. 또 넣지 않았습니다.")
        id_ = work.insert(prepared(desk, made))
        work.label(f"면접 대기: {who}")
        return work.change(id_)


def _vacancy(desk: Desk, attendee_id: int, day_employer_id: int) -> int | None:
    """The work the interview is about: what was wished for, or the only one the firm brings."""
    for wish in day_records.wishes(desk, [attendee_id]):
        if wish.day_employer_id == day_employer_id and wish.vacancy_id:
            return wish.vacancy_id
    brought = day_records.vacancies(desk, [day_employer_id])
    return brought[0].vacancy_id if len(brought) == 1 else None


def open_between(desk: Desk, attendee_id: int, day_employer_id: int) -> bool:
    """Whether the two have an interview that is to come or runs."""
    person = day_records.attendee(desk, attendee_id)
    return any(
        one.attendee_id == attendee_id
        and one.day_employer_id == day_employer_id
        and one.status in (MeetingStatus.SET, MeetingStatus.RUNNING)
        for one in day_records.interviews(desk, person.matching_day_id or 0)
    )


# What they share


@contextmanager
def _one(desk: Desk, interview_id: int, what: str) -> Iterator[tuple[Writing, DayInterview]]:
    with writing(desk, what, Action.EDIT, _KIND) as work:
        old = day_records.interview(desk, interview_id)
        insist_listed(old, _who(desk, old))
        work.label(f"{what}: {_who(desk, old)}")
        yield work, old


def _begin(desk: Desk, work: Writing, old: DayInterview, at: str) -> None:
    if old.status is not MeetingStatus.SET:
        raise UserError(f"{_who(desk, old)}: {old.status.value} 면접입니다. 시작하지 않았습니다.")
    running = [
        one
        for one in day_records.interviews(desk, old.matching_day_id or 0)
        if one.status is MeetingStatus.RUNNING
    ]
    elsewhere = [one for one in running if one.attendee_id == old.attendee_id]
    if elsewhere:
        raise UserError(
            f"{_who(desk, old)}: 지금 다른 면접 중입니다 ({_who(desk, elsewhere[0])}). 그 면접을 "
            "먼저 마치세요. 바뀐 것이 없습니다."
        )
    firm = day_records.employer(desk, old.day_employer_id or 0)
    seats = 1 if firm.interviewers is None else firm.interviewers
    inside = [one for one in running if one.day_employer_id == firm.id]
    if len(inside) >= max(1, seats):
        raise UserError(
            f"{_firm(desk, firm)}: 면접 중인 분이 있습니다 ({_who(desk, inside[0])}). 먼저 마치고 "
            "시작하세요. 바뀐 것이 없습니다."
        )
    taken = {one.seat for one in inside}
    seat = old.seat
    if seat in taken:
        seat = next(n for n in range(1, len(taken) + 2) if n not in taken)
    insist_open(day_records.day(desk, old.matching_day_id or 0))
    _receive(desk, old, at)
    _put(desk, work, replace(old, status=MeetingStatus.RUNNING, began_at=at, seat=seat))


def _receive(desk: Desk, interview: DayInterview, at: str) -> None:
    """Who sits at a booth is in the hall, whether the desk saw the person and the company or
    not."""
    day_results.took_part(desk, interview)
    person = day_records.attendee(desk, interview.attendee_id or 0)
    if person.status is AttendeeStatus.CAME and not person.left_at:
        return
    records.update(desk.store, prepared(desk, reception.arrived(person, at, person.desk)))


def _put(desk: Desk, work: Writing, interview: DayInterview) -> None:
    work.update(prepared(desk, interview))


def _firm(desk: Desk, firm: DayEmployer) -> str:
    return lists.title(desk, KindId.EMPLOYERS, firm.employer_id or 0)


def _who(desk: Desk, interview: DayInterview) -> str:
    """``김민지 → 큰들식품``."""
    person = day_records.attendee(desk, interview.attendee_id or 0)
    firm = day_records.employer(desk, interview.day_employer_id or 0)
    return f"{lists.title(desk, KindId.SEEKERS, person.seeker_id or 0)} → {_firm(desk, firm)}"

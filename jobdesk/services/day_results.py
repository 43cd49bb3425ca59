"""What a company says of somebody it met at a day, and the hire that comes of it.

A result is one operation with all that follows from it: a hire with its first day is a 취업 of
the day, one without waits as 입사일 미정, and a hire that is taken back takes the 취업 back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from jobdesk.data import records
from jobdesk.domain.changes import Change
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_day_checks import check_interview
from jobdesk.domain.matching_days import (
    MET,
    AttendeeStatus,
    DayInterview,
    EmployerAnswer,
    InterviewResult,
    MeetingStatus,
)
from jobdesk.domain.text import with_particle
from jobdesk.errors import UserError
from jobdesk.services import day_hires, day_records
from jobdesk.services.access import Action
from jobdesk.services.day_writing import insist_open
from jobdesk.services.desk import Desk
from jobdesk.services.writing import Writing, insist, others, tidied, writing

_KIND = KindId.DAY_INTERVIEWS
_R = InterviewResult


def tell(
    desk: Desk,
    interview_id: int,
    result: InterviewResult,
    *,
    hire_on: date | None = None,
    reason: str = "",
    told_on: date | None = None,
    besides: bool = False,
) -> Change:
    """Write down what a company says of somebody it met; an empty result takes it back.

    채용 with ``hire_on`` (입사예정일) records the 취업 of the day, or moves the one it has;
    without it the hire waits for its day. Any other result takes the 취업 back. ``told_on``
    (today) decides between 현장채용 and 행사 후 취업. Raises UserError when the interview did not
    take place, when the hire has 사후관리, and with the field ``besides`` when the person works
    or begins elsewhere already: telling it again with ``besides`` records both.
    """
    return tell_all(
        desk,
        [interview_id],
        result,
        hire_on=hire_on,
        reason=reason,
        told_on=told_on,
        besides=besides,
    )


def tell_all(
    desk: Desk,
    interview_ids: Sequence[int],
    result: InterviewResult,
    *,
    hire_on: date | None = None,
    reason: str = "",
    told_on: date | None = None,
    besides: bool = False,
) -> Change:
    """The same result for several people, all of them or none. Raises UserError as
    :func:`tell`, naming the person."""
    result = _R(result)
    ids = tuple(dict.fromkeys(interview_ids))
    if not ids:
        raise UserError("결과를 적을 분을 고르세요.", field="result")
    with writing(desk, "면접 결과", Action.EDIT, _KIND) as work:
        names = []
        for id_ in ids:
            before = day_records.interview(desk, id_)
            said = _said(desk, before, result, told_on, reason)
            names.append(day_hires.called(desk, before))
            if result is _R.HIRED:
                _hired(desk, work, before, said, hire_on, besides=besides)
            else:
                _not_hired(desk, work, before, said)
            _came(desk, before, result)
        day = f" (입사 {hire_on.isoformat()})" if hire_on and result is _R.HIRED else ""
        work.label(f"면접 결과: {others(names)} {result.value or '지움'}{day}")
        return work.change(*ids)


def _said(
    desk: Desk, before: DayInterview, result: InterviewResult, told_on: date | None, reason: str
) -> DayInterview:
    """The interview with its result, not stored yet. Raises UserError when nobody was met."""
    day = day_records.day(desk, before.matching_day_id or 0)
    name = day_hires.called(desk, before)
    if before.trashed_on is not None:
        raise UserError(f"{name} 님의 면접은 휴지통에 있습니다. 적지 않았습니다.", field="result")
    if day.held_on is not None and day.held_on > desk.today():
        raise UserError(
            f"{with_particle(f'‘{day.title}’', '은/는')} "
            f"{day.held_on.isoformat()}에 열립니다. 결과를 적지 않았습니다. "
            "행사 날부터 적을 수 있습니다.",
            field="result",
        )
    if result:
        insist_open(day)
    if result and before.status not in MET | {MeetingStatus.SET}:
        raise UserError(
            f"{name} 님의 면접은 {with_particle(before.status.value, '으로/로')} "
            "적혀 있어 결과를 적지 않았습니다. "
            "면접을 보았다면 면접의 상태를 완료로 먼저 고치세요.",
            field="result",
        )
    same = result is before.result
    if not result:
        told: date | None = None
    elif same and result is _R.HIRED:
        told = told_on or before.result_on or desk.today()  # the first day of work comes later
    else:
        told = told_on or desk.today()
    ended = before.ended_at
    if result and before.status is MeetingStatus.RUNNING and day.held_on == desk.today():
        ended = ended or desk.store.now().strftime("%H:%M")
    return tidied(
        replace(
            before,
            result=result,
            result_on=told,
            reason=reason or (before.reason if same else ""),
            status=MeetingStatus.DONE if result else before.status,
            ended_at=ended,
        )
    )


def _hired(
    desk: Desk,
    work: Writing,
    before: DayInterview,
    said: DayInterview,
    hire_on: date | None,
    *,
    besides: bool,
) -> None:
    placement = day_hires.hire_of(desk, before)
    if placement is not None:
        if hire_on is not None and hire_on != placement.hire_date:
            day_hires.move(desk, placement, hire_on)
        said = replace(said, hire_on=hire_on or placement.hire_date)
    elif hire_on is not None:
        id_ = day_hires.make(desk, said, hire_on, besides=besides)
        said = replace(said, hire_on=hire_on, placement_id=id_)
    else:
        said = replace(said, hire_on=None, placement_id=None)
    _write(desk, work, said)


def _not_hired(desk: Desk, work: Writing, before: DayInterview, said: DayInterview) -> None:
    placement = day_hires.hire_of(desk, before)
    _write(desk, work, replace(said, hire_on=None, placement_id=None))
    if placement is not None:
        day_hires.take_back(desk, before, placement)


def _write(desk: Desk, work: Writing, said: DayInterview) -> None:
    insist(check_interview(said, desk.today()))
    work.update(replace(said, revision=day_records.interview(desk, said.id).revision))


def follow_sheet(desk: Desk, interview: DayInterview) -> None:
    """Let a result that a sheet told, stored already, be followed as one that is told: whom the
    company met came, and a 취업 it does not speak of any more goes back.

    Within a running operation. Raises UserError as :func:`tell` where the hire has 사후관리.
    """
    if not interview.result:
        return
    day = day_records.day(desk, interview.matching_day_id or 0)
    told = interview.result_on or min(day.held_on or desk.today(), desk.today())
    placement = None if interview.result is _R.HIRED else day_hires.hire_of(desk, interview)
    changed = replace(interview, result_on=told)
    if placement is not None:
        changed = replace(changed, hire_on=None, placement_id=None)
    records.update(desk.store, changed)
    if placement is not None:
        day_hires.take_back(desk, interview, placement)
    _came(desk, interview, interview.result)


def _came(desk: Desk, before: DayInterview, result: InterviewResult) -> None:
    """Whom a company met has come, whatever the reception wrote."""
    if not result:
        return
    attendee = day_records.attendee(desk, before.attendee_id or 0)
    if attendee.status is not AttendeeStatus.CAME:
        records.update(desk.store, replace(attendee, status=AttendeeStatus.CAME))
    took_part(desk, before)


def took_part(desk: Desk, interview: DayInterview) -> None:
    """A company that meets people takes part, whatever it had answered."""
    firm = day_records.employer(desk, interview.day_employer_id or 0)
    if firm.status is not EmployerAnswer.COMING:
        records.update(desk.store, replace(firm, status=EmployerAnswer.COMING))

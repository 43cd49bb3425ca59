"""입사: whether who was hired at a day has begun, begins on another day, or does not come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from jobdesk.domain.casework import Placement, PlacementStatus
from jobdesk.domain.changes import Change
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import InterviewResult
from jobdesk.errors import UserError
from jobdesk.services import day_hires, day_records, day_results, placements, stored
from jobdesk.services.access import Action
from jobdesk.services.day_pending import PendingHire
from jobdesk.services.desk import Desk
from jobdesk.services.writing import writing

GAVE_UP = "본인 입사포기"
"""The reason of somebody who was hired and did not come."""


def started(
    desk: Desk, interview_id: int, on: date | None = None, *, besides: bool = False
) -> Change:
    """Say that somebody who was hired has begun, on ``on`` or the day that was agreed.

    Raises UserError when no first day is known or it has not come yet, and as
    :func:`day_results.tell`, for which ``besides`` is, where none was known before.
    """
    with writing(desk, "입사 확인", Action.EDIT, KindId.DAY_INTERVIEWS) as work:
        interview = day_records.interview(desk, interview_id)
        placement = day_hires.hire_of(desk, interview)
        if placement is None:
            if on is None:
                raise UserError(
                    f"{day_hires.called(desk, interview)} 님은 입사일이 정해지지 않았습니다. "
                    "바뀐 것은 없습니다. 입사한 날을 입력하세요.",
                    field="hire_on",
                )
            hired = InterviewResult.HIRED
            day_results.tell(desk, interview_id, hired, hire_on=on, besides=besides)
            placement = day_hires.hire_of(desk, day_records.interview(desk, interview_id))
        assert placement is not None
        work.label(_begin(desk, placement, on))
        return work.change(interview_id)


def gave_up(desk: Desk, interview_id: int, reason: str = GAVE_UP) -> Change:
    """Say that somebody who was hired does not come: the 취업 goes back. Raises UserError."""
    rejected = InterviewResult.REJECTED
    return day_results.tell(desk, interview_id, rejected, reason=reason or GAVE_UP)


def confirm(
    desk: Desk, hire: PendingHire, on: date | None = None, *, besides: bool = False
) -> Change:
    """:func:`started` for a hire of the list, also one that was recorded without an interview."""
    if hire.interview_id:
        return started(desk, hire.interview_id, on, besides=besides)
    with writing(desk, "입사 확인", Action.EDIT, KindId.PLACEMENTS) as work:
        work.label(_begin(desk, stored.placement(desk, hire.placement_id), on))
        return work.change(hire.placement_id)


def put_day(desk: Desk, hire: PendingHire, day: date, *, besides: bool = False) -> Change:
    """A first day for a hire that has none, or another one. Raises UserError as
    :func:`day_results.tell`, for which ``besides`` is."""
    if hire.interview_id:
        hired = InterviewResult.HIRED
        return day_results.tell(desk, hire.interview_id, hired, hire_on=day, besides=besides)
    return day_hires.move(desk, stored.placement(desk, hire.placement_id), day)


def give_up(desk: Desk, hire: PendingHire) -> Change:
    """Take a hire of the list back: the person does not come. Raises UserError."""
    if hire.interview_id:
        return gave_up(desk, hire.interview_id)
    return placements.trash(desk, [hire.placement_id])


def _begin(desk: Desk, placement: Placement, on: date | None) -> str:
    """Let a hire begin; returns what the operation is called."""
    name = stored.seeker(desk, placement.seeker_id or 0).called
    first = on or placement.hire_date
    if first is None or first > desk.today():
        agreed = first.isoformat() if first else "날짜 없음"
        raise UserError(
            f"{name} 님의 입사일({agreed})이 아직 오지 않았습니다. 바뀐 것은 없습니다. "
            "입사일이 당겨졌으면 입사한 날을 입력하세요.",
            field="hire_on",
        )
    if placement.status is PlacementStatus.LEFT:
        raise UserError(
            f"{name} 님은 이미 퇴사한 것으로 적혀 있습니다. 바뀐 것은 없습니다. "
            "취업 기록을 열어 확인하세요.",
            field="hire_on",
        )
    day_hires.insist_after(desk, placement.matching_day_id, first)
    placements.save(desk, replace(placement, hire_date=first, status=PlacementStatus.WORKING))
    return f"입사 확인: {name} {first.isoformat()}"

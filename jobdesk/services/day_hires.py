"""The 취업 a day leads to: made, found among those recorded by hand, or taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from jobdesk.data import records
from jobdesk.domain.casework import Placement, PlacementRoute, PlacementStatus
from jobdesk.domain.changes import Change
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import DayEmployer, DayInterview, MatchingDay
from jobdesk.errors import UserError
from jobdesk.services import day_records, lists, placements, stored
from jobdesk.services.desk import Desk
from jobdesk.services.using import count_by

EVENT_ROUTES = frozenset({PlacementRoute.ON_SITE, PlacementRoute.AFTER_EVENT})
"""취업경로 of a hire that a day made itself."""

BESIDES = "besides"
"""Field of the refusal that may be answered by telling again with ``besides``."""


def hire_of(desk: Desk, interview: DayInterview) -> Placement | None:
    """The 취업 that came of an interview, None where there is none or it was put away."""
    if interview.placement_id is None:
        return None
    placement = stored.placement(desk, interview.placement_id)
    return placement if placement.trashed_on is None else None


def works_at(desk: Desk, seeker_id: int) -> list[Placement]:
    """Where somebody works or begins, by the records outside the 휴지통."""
    conditions = (
        Condition("seeker_id", Op.IS, seeker_id),
        Condition("status", Op.IN, (PlacementStatus.EXPECTED.value, PlacementStatus.WORKING.value)),
    )
    ids = lists.find(desk, KindId.PLACEMENTS, Filter(conditions=conditions))
    return records.get_many(desk.store, KindId.PLACEMENTS, ids)


def make(desk: Desk, said: DayInterview, hire_on: date, *, besides: bool) -> int:
    """The id of the 취업 of the day: made now, or the one recorded already by hand.

    Raises UserError, with the field ``besides`` where the person works elsewhere already.
    """
    day = day_records.day(desk, said.matching_day_id or 0)
    firm = day_records.employer(desk, said.day_employer_id or 0)
    seeker_id = day_records.attendee(desk, said.attendee_id or 0).seeker_id or 0
    insist_after(desk, day.id, hire_on)
    works = works_at(desk, seeker_id)
    known = next((one for one in works if _is_of(one, day, firm)), None)
    if known is not None:
        _insist_free(desk, said, known)
        changed = replace(known, matching_day_id=day.id, hire_date=hire_on)
        placements.save(desk, changed)
        return known.id
    if works and not besides:
        raise _elsewhere(desk, said, works[0])
    on_site = told_at(day, said.result_on)
    placement = Placement(
        seeker_id=seeker_id,
        employer_id=firm.employer_id,
        vacancy_id=_vacancy(desk, said),
        matching_day_id=day.id,
        hire_date=hire_on,
        route=PlacementRoute.ON_SITE if on_site else PlacementRoute.AFTER_EVENT,
        counsellor=said.counsellor or day.counsellor or desk.user,
    )
    return placements.record(desk, placement).id


def insist_after(desk: Desk, day_id: int | None, hire_on: date) -> None:
    """Raise UserError for a first day before the day that led to it."""
    day = day_records.day(desk, day_id) if day_id is not None else MatchingDay()
    if day.held_on is not None and hire_on < day.held_on:
        raise UserError(
            f"입사일({hire_on.isoformat()})이 행사({day.held_on.isoformat()})보다 앞섭니다. 적지 "
            "않았습니다. 입사한 해와 날을 확인하세요.",
            field="hire_on",
        )


def told_at(day: MatchingDay, told_on: date | None) -> bool:
    """Whether a result of ``told_on`` was told at the day itself."""
    if told_on is None or day.held_on is None:
        return False
    return day.held_on <= told_on <= (day.ends_on or day.held_on)


def _is_of(placement: Placement, day: MatchingDay, firm: DayEmployer) -> bool:
    """Whether a hire recorded by hand is the one that this day led to."""
    return (
        placement.employer_id is not None
        and placement.employer_id == firm.employer_id
        and placement.matching_day_id in (None, day.id)
        and placement.hire_date is not None
        and day.held_on is not None
        and placement.hire_date >= day.held_on
    )


def _insist_free(desk: Desk, said: DayInterview, placement: Placement) -> None:
    conditions = (Condition("placement_id", Op.IS, placement.id),)
    ids = lists.find(desk, KindId.DAY_INTERVIEWS, Filter(conditions=conditions))
    if any(id_ != said.id for id_ in ids):
        raise UserError(
            f"{called(desk, said)} 님은 이 업체의 다른 면접으로 이미 취업이 적혀 있습니다. "
            "새로 적지 않았습니다. 그 면접의 입사예정일을 고치세요.",
            field="result",
        )


def _elsewhere(desk: Desk, said: DayInterview, works: Placement) -> UserError:
    where = works.employer_name
    if works.employer_id is not None:
        where = stored.employer(desk, works.employer_id).name
    day = works.hire_date.isoformat() if works.hire_date else "날짜 없음"
    return UserError(
        f"{called(desk, said)} 님은 {where}에 이미 취업한 것으로 적혀 있습니다"
        f"(입사 {day}, {works.status.value}). 적지 않았습니다. 그만둔 곳이면 퇴사일을 먼저 적고, "
        "두 곳에서 일하는 분이면 한 번 더 확인해 함께 적으세요.",
        field=BESIDES,
    )


def _vacancy(desk: Desk, said: DayInterview) -> int | None:
    """For which vacancy somebody was hired: the interview's, the one wished, the only one."""
    if said.vacancy_id is not None:
        return said.vacancy_id
    wished = [
        wish.vacancy_id
        for wish in day_records.wishes(desk, [said.attendee_id or 0])
        if wish.day_employer_id == said.day_employer_id and wish.vacancy_id is not None
    ]
    brought = [one.vacancy_id for one in day_records.vacancies(desk, [said.day_employer_id or 0])]
    if wished:
        return wished[0]
    return brought[0] if len(brought) == 1 else None


def take_back(desk: Desk, interview: DayInterview, placement: Placement) -> None:
    """Put away the 취업 of an interview, or let one that was recorded by hand stand without
    the day. Raises UserError when it has 사후관리 or has ended by itself."""
    name = called(desk, interview)
    if count_by(desk, KindId.FOLLOW_UPS, "placement_id", [placement.id]):
        raise UserError(
            f"{name} 님은 입사한 뒤의 사후관리 기록이 있어 결과를 바꾸지 않았습니다. "
            "그만두었다면 취업 기록에 퇴사일을 적으세요.",
            field="result",
        )
    if placement.status is PlacementStatus.LEFT:
        raise UserError(
            f"{name} 님은 입사했다가 퇴사한 기록이 있어 결과를 바꾸지 않았습니다. "
            "잘못 적은 취업이면 그 취업 기록을 먼저 고치세요.",
            field="result",
        )
    if placement.route in EVENT_ROUTES:
        placements.trash(desk, [placement.id])
    else:
        placements.save(desk, replace(placement, matching_day_id=None))


def move(desk: Desk, placement: Placement, hire_on: date) -> Change:
    """Another first day; one that is still to come makes it 입사예정 again."""
    insist_after(desk, placement.matching_day_id, hire_on)
    ahead = hire_on > desk.today()
    status = PlacementStatus.EXPECTED if ahead else placement.status
    return placements.save(desk, replace(placement, hire_date=hire_on, status=status))


def called(desk: Desk, interview: DayInterview) -> str:
    """By which name the person of an interview is known."""
    attendee = day_records.attendee(desk, interview.attendee_id or 0)
    return stored.seeker(desk, attendee.seeker_id or 0).called

"""취업: hires, with what they mean for referral, seeker and vacancy in the same operation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from jobdesk.data import search
from jobdesk.domain.casework import (
    OPEN_REFERRAL,
    REFERRAL_STEPS,
    Placement,
    PlacementRoute,
    PlacementStatus,
    Referral,
    ReferralStatus,
    check_placement,
)
from jobdesk.domain.changes import Change
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.domain.text import with_particle
from jobdesk.errors import UserError
from jobdesk.services import cohort_records, day_records, effects, lists, referrals, stored
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.using import refuse_orphan, refuse_used
from jobdesk.services.writing import insist, others, tidied, writing

_KIND = KindId.PLACEMENTS
_LINKS = {
    "seeker_id": KindId.SEEKERS,
    "employer_id": KindId.EMPLOYERS,
    "vacancy_id": KindId.VACANCIES,
    "referral_id": KindId.REFERRALS,
    "matching_day_id": KindId.MATCHING_DAYS,
    "cohort_id": KindId.COHORTS,
}


def blank(desk: Desk, seeker_id: int | None = None) -> Placement:
    """A new placement without a referral (자체취업, 현장채용) as a form opens it."""
    return Placement(
        seeker_id=seeker_id,
        hire_date=desk.today(),
        route=PlacementRoute.SELF,
        counsellor=desk.user,
    )


def blank_from_referral(desk: Desk, referral_id: int) -> Placement:
    """A new placement filled from a referral and its vacancy; not stored yet."""
    referral = stored.referral(desk, referral_id)
    vacancy = stored.vacancy(desk, referral.vacancy_id or 0)
    return Placement(
        seeker_id=referral.seeker_id,
        employer_id=vacancy.employer_id,
        vacancy_id=vacancy.id,
        referral_id=referral.id,
        hire_date=desk.today(),
        job=vacancy.job,
        wage=vacancy.wage,
        employment_type=vacancy.employment_type,
        counsellor=referral.counsellor or desk.user,
    )


def by_route(desk: Desk, filter: Filter = lists.EVERYTHING) -> dict[PlacementRoute, int]:  # noqa: A002
    """How many hires came by each way (취업경로) among those ``filter`` holds; routes without
    one are left out."""
    counts: dict[PlacementRoute, int] = {}
    with desk.store.reading():
        ids = lists.find(desk, _KIND, filter)
        for (route,) in lists.rows(desk, _KIND, ids, ("route",)).values():
            known = PlacementRoute(str(route))
            counts[known] = counts.get(known, 0) + 1
    return {route: counts[route] for route in PlacementRoute if route in counts}


def record(desk: Desk, placement: Placement) -> Change:
    """Store a hire; its referral becomes 채용 or 입사, the seeker 취업, the vacancy filled.

    An open referral of the seeker to the same vacancy is found by itself. A hire date still
    to come makes it 입사예정. Raises UserError with the field that is wrong.
    """
    with writing(desk, "취업", Action.ADD, _KIND) as work:
        clean = _linked(desk, _dated(desk, tidied(placement)))
        insist(check_placement(clean))
        _refuse_twice(desk, clean)
        seeker = stored.seeker(desk, clean.seeker_id or 0)
        if seeker.trashed_on is not None:
            raise UserError(
                f"{seeker.called} 님은 휴지통에 있습니다. 취업을 기록하지 않았습니다. "
                "먼저 되살리세요.",
                field="seeker",
            )
        work.label(f"취업: {seeker.called} → {_where(desk, clean)}")
        id_ = work.insert(clean)
        effects.after_hire(desk, clean)
        return work.change(id_)


def save(desk: Desk, placement: Placement) -> Change:
    """Store an edited placement; referral and vacancies follow. Raises UserError, StaleRecord."""
    with writing(desk, "취업 수정", Action.EDIT, _KIND) as work:
        before = stored.placement(desk, placement.id)
        if placement.seeker_id != before.seeker_id:
            raise UserError(
                "취업한 사람은 바꿀 수 없습니다. 저장된 기록은 그대로입니다. "
                "이 기록을 휴지통으로 옮기고 새로 기록하세요.",
                field="seeker",
            )
        clean = _dated(desk, replace(tidied(placement), referral_id=before.referral_id))
        insist(check_placement(clean))
        if clean.matching_day_id != before.matching_day_id:
            _insist_after_day(desk, clean)
        if clean.cohort_id != before.cohort_id:
            insist_after_course(desk, clean)
        work.label(f"취업 수정: {_person(desk, clean)}")
        work.update(clean)
        if clean.status is not before.status:
            effects.after_hire(desk, clean)
        if clean.hire_date != before.hire_date:
            effects.follow_first_day(desk, clean)
        for vacancy_id in {before.vacancy_id, clean.vacancy_id}:
            effects.count_hires(desk, vacancy_id)
        return work.change(clean.id)


def set_status(
    desk: Desk,
    id_: int,
    status: PlacementStatus,
    *,
    left_on: date | None = None,
    leave_reason: str = "",
) -> Change:
    """Move a placement to another stage; 퇴사 needs the day. Raises UserError."""
    before = stored.placement(desk, id_)
    after = replace(
        before,
        status=PlacementStatus(status),
        left_on=left_on or before.left_on,
        leave_reason=leave_reason or before.leave_reason,
    )
    return save(desk, after)


def trash(desk: Desk, ids: Sequence[int]) -> Change:
    """Move placements to the 휴지통; referral, seeker and vacancy go back where they were.

    Raises UserError when one has 사후관리, which would count after nobody.
    """
    with writing(desk, "취업 휴지통", Action.DELETE, _KIND) as work:
        placements = [stored.placement(desk, id_) for id_ in ids]
        names = [_person(desk, one) for one in placements]
        refuse_used(desk, ids, names, "placement_id", KindId.FOLLOW_UPS)
        work.label(f"취업 휴지통: {others(names)}")
        work.trash(ids)
        for placement in placements:
            if placement.trashed_on is None:
                effects.after_unhire(desk, placement, None)
        return work.change(*ids)


def untrash(desk: Desk, ids: Sequence[int]) -> Change:
    """Take placements out of the 휴지통; the hire stands again. Raises UserError."""
    with writing(desk, "취업 되살리기", Action.EDIT, _KIND) as work:
        placements = [stored.placement(desk, id_) for id_ in ids]
        work.label(f"취업 되살리기: {others([_person(desk, one) for one in placements])}")
        coming = [one for one in placements if one.trashed_on is not None]
        for placement in coming:
            refuse_orphan(desk, placement, _LINKS)
            _refuse_twice(desk, placement)
            _refuse_second(desk, placement.referral_id)
            work.untrash([placement.id])
            effects.after_hire(desk, placement)
        return work.change(*ids)


def _dated(desk: Desk, placement: Placement) -> Placement:
    """입사예정 when the hire date is still to come; a registered firm needs no name."""
    if placement.employer_id is not None:
        placement = replace(placement, employer_name="")
    future = placement.hire_date is not None and placement.hire_date > desk.today()
    if future and placement.status is PlacementStatus.WORKING:
        return replace(placement, status=PlacementStatus.EXPECTED)
    return placement


def _insist_after_day(desk: Desk, placement: Placement) -> None:
    """Raise UserError when the 만남의 날 that is said to have led to a hire came after it."""
    if placement.matching_day_id is None or placement.hire_date is None:
        return
    held_on = day_records.day(desk, placement.matching_day_id).held_on
    if held_on is not None and placement.hire_date < held_on:
        raise UserError(
            f"입사일({placement.hire_date.isoformat()})이 행사({held_on.isoformat()})보다 "
            "앞섭니다. 저장하지 않았습니다. 입사일이나 만남의 날을 확인하세요.",
            field="matching_day",
        )


def insist_after_course(desk: Desk, placement: Placement) -> None:
    """Raise UserError when the course that is said to have led to a hire began after it."""
    if placement.cohort_id is None or placement.hire_date is None:
        return
    begins = cohort_records.cohort(desk, placement.cohort_id).starts_on
    if begins is not None and placement.hire_date < begins:
        raise UserError(
            f"입사일({placement.hire_date.isoformat()})이 개강일({begins.isoformat()})보다 "
            "앞섭니다. 저장하지 않았습니다. 입사일이나 교육 기수를 확인하세요.",
            field="cohort",
        )


def _linked(desk: Desk, placement: Placement) -> Placement:
    """The placement joined to its referral and vacancy. Raises UserError when they disagree."""
    referral = _referral(desk, placement)
    if referral is not None:
        _insist_hireable(desk, referral, placement)
        placement = replace(placement, referral_id=referral.id, vacancy_id=referral.vacancy_id)
    if placement.vacancy_id is None:
        return placement
    vacancy = stored.vacancy(desk, placement.vacancy_id)
    if placement.employer_id not in (None, vacancy.employer_id):
        raise UserError(
            "취업처가 구인의 업체와 다릅니다. 기록하지 않았습니다. "
            "취업처를 확인하거나 구인 없이 기록하세요.",
            field="employer",
        )
    return replace(
        placement,
        employer_id=vacancy.employer_id,
        employer_name="",
        job=placement.job or vacancy.job,
        wage=placement.wage or vacancy.wage,
        employment_type=placement.employment_type or vacancy.employment_type,
    )


def _referral(desk: Desk, placement: Placement) -> Referral | None:
    if placement.referral_id is not None:
        return stored.referral(desk, placement.referral_id)
    if placement.seeker_id is None or placement.vacancy_id is None:
        return None
    stages = tuple(stage.value for stage in OPEN_REFERRAL | {ReferralStatus.HIRED})
    conditions = (
        Condition("seeker_id", Op.IS, placement.seeker_id),
        Condition("vacancy_id", Op.IS, placement.vacancy_id),
        Condition("status", Op.IN, stages),
    )
    filter_ = Filter(conditions=conditions)
    ids = search.find(desk.store, KindId.REFERRALS, filter_, None, desk.today())
    return stored.referral(desk, ids[-1]) if ids else None


def _insist_hireable(desk: Desk, referral: Referral, placement: Placement) -> None:
    if referral.seeker_id != placement.seeker_id or referral.trashed_on is not None:
        raise UserError(
            "알선 기록이 이 구직자의 것이 아니거나 휴지통에 있습니다. 기록하지 않았습니다. "
            "목록을 새로 고치고 다시 하세요.",
            field="seeker",
        )
    _refuse_second(desk, referral.id)
    steps = REFERRAL_STEPS[referral.status]
    hired = (ReferralStatus.HIRED, ReferralStatus.GAVE_UP)
    if ReferralStatus.HIRED not in steps and referral.status not in hired:
        raise UserError(
            f"알선 상태가 {with_particle(referral.status.value, '이라/라')} 취업으로 "
            "기록할 수 없습니다. "
            "기록하지 않았습니다. 알선의 상태를 먼저 고치세요.",
            field="status",
        )


def _refuse_second(desk: Desk, referral_id: int | None) -> None:
    """One referral leads to one hire."""
    if referral_id is not None and referrals.placement_of(desk, referral_id) is not None:
        raise UserError(
            "이 알선은 이미 취업으로 기록되어 있습니다. 새로 기록하지 않았습니다. "
            "취업 목록에서 그 기록을 여세요.",
            field="seeker",
        )


def _refuse_twice(desk: Desk, placement: Placement) -> None:
    """One person starts at one place on one day once."""
    if placement.seeker_id is None or placement.hire_date is None:
        return
    conditions = [
        Condition("seeker_id", Op.IS, placement.seeker_id),
        Condition("hire_date", Op.IS, placement.hire_date),
        Condition("employer_id", Op.IS, placement.employer_id),
        Condition("employer_name", Op.IS, placement.employer_name),
    ]
    filter_ = Filter(conditions=tuple(conditions))
    ids = search.find(desk.store, _KIND, filter_, None, desk.today())
    if any(id_ != placement.id for id_ in ids):
        raise UserError(
            f"{_person(desk, placement)} 님은 {placement.hire_date.isoformat()}에 "
            f"{_where(desk, placement)}에 취업한 기록이 이미 있습니다. 기록하지 않았습니다.",
            field="hire_date",
        )


def _person(desk: Desk, placement: Placement) -> str:
    return stored.seeker(desk, placement.seeker_id or 0).name


def _where(desk: Desk, placement: Placement) -> str:
    if placement.employer_id is None:
        return placement.employer_name
    return stored.employer(desk, placement.employer_id).name

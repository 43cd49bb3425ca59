"""알선: seekers sent to a vacancy, and what came of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from jobdesk.data import records, search
from jobdesk.domain.casework import (
    OPEN_REFERRAL,
    REFERRAL_STEPS,
    Placement,
    PlacementStatus,
    Referral,
    ReferralStatus,
    check_referral,
)
from jobdesk.domain.changes import Change
from jobdesk.domain.checks import not_after
from jobdesk.domain.employers import OPEN_VACANCY, Vacancy
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import SEEKER_STEPS, Seeker, SeekerStatus
from jobdesk.domain.text import with_particle
from jobdesk.errors import UserError
from jobdesk.services import effects, stored
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.using import refuse_orphan, refuse_used
from jobdesk.services.writing import Writing, insist, others, tidied, writing

_KIND = KindId.REFERRALS
_LINKS = {"seeker_id": KindId.SEEKERS, "vacancy_id": KindId.VACANCIES}
_COUNTED = (KindId.PLACEMENTS, KindId.TRIP_PEOPLE, KindId.ALLOWANCES)
"""What came of a referral and keeps it out of the 휴지통."""
_PENDING = OPEN_REFERRAL | {ReferralStatus.HIRED}


def refer(
    desk: Desk,
    seeker_ids: Sequence[int],
    vacancy_id: int,
    *,
    method: str = "",
    referred_on: date | None = None,
) -> Change:
    """Send seekers to a vacancy, all of them or none; ``referred_on`` defaults to today.

    The seekers become 알선중. Raises UserError when the vacancy takes nobody any more, when a
    seeker is only 가등록 or 종료, or waits for the same vacancy already.
    """
    if not seeker_ids:
        raise UserError("알선할 구직자를 고르세요.", field="seeker")
    day = referred_on or desk.today()
    insist(not_after("referred_on", day, desk.today(), "알선일"))
    with writing(desk, "알선", Action.ADD, _KIND) as work:
        vacancy = _open_vacancy(desk, vacancy_id)
        seekers = [stored.seeker(desk, id_) for id_ in dict.fromkeys(seeker_ids)]
        employer = stored.employer(desk, vacancy.employer_id or 0)
        names = others([seeker.name for seeker in seekers])
        work.label(f"알선: {names} → {employer.name} {vacancy.job}")
        made = []
        for seeker in seekers:
            _insist_referable(seeker)
            _refuse_same(desk, seeker, vacancy_id)
            referral = Referral(
                seeker_id=seeker.id,
                vacancy_id=vacancy_id,
                referred_on=day,
                method=method,
                stage_on=day,
                counsellor=desk.user,
            )
            made.append(work.insert(tidied(referral)))
            effects.after_referral(desk, seeker.id, vacancy_id)
        return work.change(*made)


def save(desk: Desk, referral: Referral) -> Change:
    """Store an edited referral. Raises UserError and StaleRecord."""
    with writing(desk, "알선 수정", Action.EDIT, _KIND) as work:
        before = stored.referral(desk, referral.id)
        if (referral.seeker_id, referral.vacancy_id) != (before.seeker_id, before.vacancy_id):
            raise UserError(
                "알선의 구직자와 구인은 바꿀 수 없습니다. 저장된 알선은 그대로입니다. "
                "이 알선을 휴지통으로 옮기고 새로 알선하세요."
            )
        work.label(f"알선 수정: {_name(desk, referral)}")
        _step(desk, work, before, tidied(referral))
        return work.change(referral.id)


def set_status(
    desk: Desk,
    id_: int,
    status: ReferralStatus,
    *,
    interview_on: date | None = None,
    interview_at: str = "",
    reason: str = "",
) -> Change:
    """Move a referral to another stage, with the interview's day and time or a reason.

    입사 needs a recorded placement (it counts by its day); 입사포기 puts an expected one into
    the 휴지통. A seeker who waits for no other referral becomes 상담중 again. Raises UserError
    when the stage cannot follow.
    """
    status = ReferralStatus(status)
    with writing(desk, "알선 결과", Action.EDIT, _KIND) as work:
        before = stored.referral(desk, id_)
        after = replace(
            before,
            status=status,
            interview_on=interview_on or before.interview_on,
            interview_at=_time(before, interview_on, interview_at),
            reason=reason or (before.reason if status is before.status else ""),
        )
        work.label(f"알선 결과: {_name(desk, before)} {status.value}")
        _step(desk, work, before, tidied(after))
        return work.change(id_)


def trash(desk: Desk, ids: Sequence[int]) -> Change:
    """Move referrals to the 휴지통. Raises UserError when one led to a placement, a trip to an
    interview or an allowance, which count and would name a referral that is gone."""
    with writing(desk, "알선 휴지통", Action.DELETE, _KIND) as work:
        referrals = [stored.referral(desk, id_) for id_ in ids]
        names = [_name(desk, referral) for referral in referrals]
        refuse_used(desk, ids, names, "referral_id", *_COUNTED)
        work.label(f"알선 휴지통: {others(names)}")
        work.trash(ids)
        for referral in referrals:
            effects.after_result(desk, referral.seeker_id or 0)
        return work.change(*ids)


def untrash(desk: Desk, ids: Sequence[int]) -> Change:
    """Take referrals out of the 휴지통. Raises UserError when the same one is open anew, or
    when the seeker or the vacancy still lies there."""
    with writing(desk, "알선 되살리기", Action.EDIT, _KIND) as work:
        referrals = [stored.referral(desk, id_) for id_ in ids]
        work.label(f"알선 되살리기: {others([_name(desk, one) for one in referrals])}")
        coming = [one for one in referrals if one.trashed_on is not None]
        for referral in coming:
            refuse_orphan(desk, referral, _LINKS)
            if referral.status in _PENDING:
                seeker = stored.seeker(desk, referral.seeker_id or 0)
                _refuse_same(desk, seeker, referral.vacancy_id or 0)
                effects.after_referral(desk, seeker.id, referral.vacancy_id or 0)
            work.untrash([referral.id])
        return work.change(*ids)


def placement_of(desk: Desk, referral_id: int) -> Placement | None:
    """The placement that came of a referral, unless it lies in the 휴지통."""
    conditions = (Condition("referral_id", Op.IS, referral_id),)
    filter_ = Filter(conditions=conditions)
    ids = search.find(desk.store, KindId.PLACEMENTS, filter_, None, desk.today())
    found = records.get_many(desk.store, KindId.PLACEMENTS, ids.tolist())
    return found[0] if found else None


def _step(desk: Desk, work: Writing, before: Referral, after: Referral) -> None:
    """Write a referral and what its new stage means for the others."""
    insist(check_referral(after))
    if after.status is before.status:
        work.update(after)
        return
    after = effects.moved(desk, before, after)
    if after.status not in REFERRAL_STEPS[before.status]:
        raise _no_step(before.status, after.status)
    placement = placement_of(desk, before.id)
    if after.status is ReferralStatus.STARTED:
        placement = _startable(desk, placement)
    work.update(after)
    seeker_id, vacancy_id = after.seeker_id or 0, after.vacancy_id or 0
    if after.status is ReferralStatus.STARTED and placement is not None:
        working = replace(placement, status=PlacementStatus.WORKING)
        records.update(desk.store, working)
        effects.after_hire(desk, working)
    elif after.status is ReferralStatus.GAVE_UP and placement is not None:
        name = _name(desk, after)
        refuse_used(desk, [placement.id], [name], "placement_id", KindId.FOLLOW_UPS)
        records.trash(desk.store, KindId.PLACEMENTS, [placement.id])
        effects.after_unhire(desk, placement, ReferralStatus.GAVE_UP)
    elif after.status in _PENDING:
        effects.after_referral(desk, seeker_id, vacancy_id)
    else:
        effects.after_result(desk, seeker_id)


def _time(before: Referral, day: date | None, at: str) -> str:
    """The time of an interview: that of another day does not hold for this one."""
    if at or day in (None, before.interview_on):
        return at or before.interview_at
    return ""


def _startable(desk: Desk, placement: Placement | None) -> Placement:
    """The placement of somebody who starts; raises UserError when that cannot be yet."""
    if placement is None or placement.hire_date is None:
        raise UserError(
            "입사는 취업 기록으로 남깁니다. 알선은 그대로입니다. "
            "이 알선에서 취업 기록을 만들고 입사일을 입력하세요.",
            field="status",
        )
    if placement.hire_date > desk.today():
        raise UserError(
            f"입사일({placement.hire_date.isoformat()})이 아직 오지 않았습니다. "
            "알선은 그대로입니다. 입사일이 당겨졌으면 취업 기록의 입사일을 먼저 고치세요.",
            field="status",
        )
    return placement


def _no_step(before: ReferralStatus, after: ReferralStatus) -> UserError:
    allowed = [stage.value for stage in ReferralStatus if stage in REFERRAL_STEPS[before]]
    ways = f"바꿀 수 있는 상태: {', '.join(allowed)}." if allowed else "더 바꿀 상태가 없습니다."
    return UserError(
        f"{before.value}에서 {with_particle(after.value, '으로/로')} 바로 바꿀 수 없습니다. {ways} "
        "저장된 상태는 그대로입니다.",
        field="status",
    )


def _open_vacancy(desk: Desk, vacancy_id: int) -> Vacancy:
    vacancy = stored.vacancy(desk, vacancy_id)
    if vacancy.trashed_on is not None or vacancy.status not in OPEN_VACANCY:
        state = "휴지통" if vacancy.trashed_on is not None else vacancy.status.value
        raise UserError(
            f"{vacancy.job} 구인은 {state} 상태라 알선할 수 없습니다. 알선하지 않았습니다. "
            "다시 사람을 찾는다면 구인의 상태를 모집중으로 바꾸세요.",
            field="vacancy",
        )
    return vacancy


def _insist_referable(seeker: Seeker) -> None:
    if seeker.trashed_on is not None:
        raise UserError(
            f"{seeker.called} 님은 휴지통에 있습니다. 알선하지 않았습니다. 먼저 되살리세요.",
            field="seeker",
        )
    works = (SeekerStatus.REFERRED, SeekerStatus.PLACED, SeekerStatus.FOLLOW_UP)
    if seeker.status in works or SeekerStatus.REFERRED in SEEKER_STEPS[seeker.status]:
        return
    raise UserError(
        f"{seeker.called} 님은 {seeker.status.value} 상태라 알선할 수 없습니다. "
        "알선하지 않았습니다. 상태를 구직등록으로 바꾼 뒤 다시 알선하세요.",
        field="seeker",
    )


def _refuse_same(desk: Desk, seeker: Seeker, vacancy_id: int) -> None:
    conditions = (
        Condition("seeker_id", Op.IS, seeker.id),
        Condition("vacancy_id", Op.IS, vacancy_id),
        Condition("status", Op.IN, tuple(stage.value for stage in _PENDING)),
    )
    filter_ = Filter(conditions=conditions)
    ids = search.find(desk.store, _KIND, filter_, None, desk.today())
    if ids:
        known = stored.referral(desk, ids[0])
        day = known.referred_on.isoformat() if known.referred_on else "날짜 없음"
        raise UserError(
            f"{seeker.called} 님은 이 구인에 이미 알선되어 결과를 기다립니다"
            f"({day}, {known.status.value}). 알선하지 않았습니다. "
            "그 알선의 결과를 먼저 입력하세요.",
            field="seeker",
        )


def _name(desk: Desk, referral: Referral) -> str:
    return stored.seeker(desk, referral.seeker_id or 0).name

"""What one record's step means for the others: a hire, a result, or either taken back.

Every function runs inside the operation of the service that calls it, so that the steps are
kept or undone together.
"""

from __future__ import annotations

from dataclasses import replace

from jobdesk.data import records, search
from jobdesk.domain.casework import (
    OPEN_REFERRAL,
    Placement,
    PlacementStatus,
    Referral,
    ReferralStatus,
)
from jobdesk.domain.employers import VacancyStatus, vacancy_status_after
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import SEEKER_STEPS, SeekerStatus
from jobdesk.services import history, stored
from jobdesk.services.allowance_interview import insist_unpaid
from jobdesk.services.desk import Desk
from jobdesk.services.using import count_by

_PENDING = OPEN_REFERRAL | {ReferralStatus.HIRED}
"""Stages of a referral that may still end in work."""


def hired_for(desk: Desk, vacancy_id: int) -> int:
    """How many were hired for a vacancy."""
    return count_by(desk, KindId.PLACEMENTS, "vacancy_id", [vacancy_id])


def after_referral(desk: Desk, seeker_id: int, vacancy_id: int) -> None:
    """A referral is open: the seeker is 알선중, a vacancy just received is 모집중."""
    seeker = stored.seeker(desk, seeker_id)
    if SeekerStatus.REFERRED in SEEKER_STEPS[seeker.status]:
        records.update(desk.store, replace(seeker, status=SeekerStatus.REFERRED))
    vacancy = stored.vacancy(desk, vacancy_id)
    if vacancy.status is VacancyStatus.RECEIVED:
        records.update(desk.store, replace(vacancy, status=VacancyStatus.OPEN))


def after_result(desk: Desk, seeker_id: int) -> None:
    """A referral ended without work: who waits for no other is 상담중 again."""
    seeker = stored.seeker(desk, seeker_id)
    if seeker.status is SeekerStatus.REFERRED and not _waits(desk, seeker_id):
        records.update(desk.store, replace(seeker, status=SeekerStatus.COUNSELLING))


def after_hire(desk: Desk, placement: Placement) -> None:
    """A placement stands: referral 채용 or 입사, seeker 취업, vacancy filled so far.

    One that has ended by now says nothing of the seeker, who may look for work again.
    """
    if placement.referral_id is not None:
        referral = stored.referral(desk, placement.referral_id)
        after = replace(referral, status=hire_stage(placement))
        records.update(desk.store, moved(desk, referral, after))
    if placement.seeker_id is not None and placement.status is not PlacementStatus.LEFT:
        seeker = stored.seeker(desk, placement.seeker_id)
        records.update(desk.store, replace(seeker, status=SeekerStatus.PLACED))
    count_hires(desk, placement.vacancy_id)


def moved(desk: Desk, before: Referral, after: Referral) -> Referral:
    """A referral in another stage: since today, unless the day was given with it.

    Only somebody who was not hired can be a runner-up, and a firm's delay ends with a step. An
    interview that is called off has no day any more. Raises UserError where 불참 would
    contradict a paid 면접활동비.
    """
    if after.status is before.status:
        return after
    if after.status is ReferralStatus.NO_SHOW:
        firm = stored.vacancy(desk, before.vacancy_id or 0).employer_id
        insist_unpaid(desk, before.seeker_id, firm, before.interview_on)
    if after.stage_on == before.stage_on:
        after = replace(after, stage_on=desk.today())
    if after.status in (ReferralStatus.ACCEPTED, ReferralStatus.APPLIED):
        after = replace(after, interview_on=None, interview_at="")
    kept = after.runner_up if after.status is ReferralStatus.NOT_HIRED else None
    return replace(after, runner_up=kept, asked_on=None)


def hire_stage(placement: Placement) -> ReferralStatus:
    """The stage of a referral whose hire stands: 채용 until the first day, then 입사."""
    expected = placement.status is PlacementStatus.EXPECTED
    return ReferralStatus.HIRED if expected else ReferralStatus.STARTED


def after_unhire(desk: Desk, placement: Placement, referral_stage: ReferralStatus | None) -> None:
    """A placement was put away: seeker, vacancy and referral go back where they came from.

    The journal tells what stood before the hire; ``referral_stage`` is used where it does
    not (or where the stage is known, as when a person gives up).
    """
    made = _made_by(desk, placement.id)
    if placement.referral_id is not None:
        referral = stored.referral(desk, placement.referral_id)
        stage = referral_stage or _stage_before(desk, referral.id, made)
        records.update(desk.store, moved(desk, referral, replace(referral, status=stage)))
    count_hires(desk, placement.vacancy_id)
    if placement.seeker_id is None:
        return
    seeker = stored.seeker(desk, placement.seeker_id)
    placed = count_by(desk, KindId.PLACEMENTS, "seeker_id", [seeker.id])
    if seeker.status is not SeekerStatus.PLACED or placed:
        return
    before = _before(desk, KindId.SEEKERS, seeker.id, made)
    status = SeekerStatus(before) if before else SeekerStatus.COUNSELLING
    if _waits(desk, seeker.id):
        status = SeekerStatus.REFERRED
    elif status is SeekerStatus.REFERRED:
        status = SeekerStatus.COUNSELLING
    records.update(desk.store, replace(seeker, status=status))


def count_hires(desk: Desk, vacancy_id: int | None) -> None:
    """Let a vacancy's stage follow how many were hired for it."""
    if vacancy_id is None:
        return
    vacancy = stored.vacancy(desk, vacancy_id)
    status = vacancy_status_after(vacancy, hired_for(desk, vacancy_id))
    records.update(desk.store, replace(vacancy, status=status))


def follow_first_day(desk: Desk, placement: Placement) -> None:
    """The interview of a 만남의 날 that led to a hire says the same 입사예정일."""
    conditions = (Condition("placement_id", Op.IS, placement.id),)
    kind = KindId.DAY_INTERVIEWS
    ids = search.find(desk.store, kind, Filter(conditions=conditions), None, desk.today())
    for interview in records.get_many(desk.store, kind, ids.tolist()):
        records.update(desk.store, replace(interview, hire_on=placement.hire_date))


def _waits(desk: Desk, seeker_id: int) -> bool:
    """Whether a seeker has a referral that may still end in work."""
    conditions = (
        Condition("seeker_id", Op.IS, seeker_id),
        Condition("status", Op.IN, tuple(stage.value for stage in _PENDING)),
    )
    filter_ = Filter(conditions=conditions)
    return search.count(desk.store, KindId.REFERRALS, filter_, desk.today()) > 0


def _made_by(desk: Desk, placement_id: int) -> int | None:
    """The operation that made a placement, where the journal still knows."""
    entries = history.record(desk, KindId.PLACEMENTS, placement_id)
    return entries[-1].operation if entries else None


def _before(desk: Desk, kind: KindId, id_: int, operation: int | None) -> str:
    """The stage that ``operation`` changed, as it stood before; "" where it changed none."""
    for entry in history.record(desk, kind, id_):
        if entry.operation == operation:
            return next((f.before for f in entry.fields if f.field_id == "status"), "")
    return ""


def _stage_before(desk: Desk, referral_id: int, operation: int | None) -> ReferralStatus:
    before = _before(desk, KindId.REFERRALS, referral_id, operation)
    return ReferralStatus(before) if before else ReferralStatus.INTERVIEWED

"""When the practice centre's referrals came to their stage, at what time, who was kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from random import Random

from jobdesk.domain.casework import Placement, Referral, ReferralStatus
from jobdesk.services.demo.calendar import office_day

_R = ReferralStatus
_TIMES = ("10:00", "10:30", "11:00", "14:00", "14:30", "15:00", "16:00")
_KEPT = 0.35
"""Share of the vacancies with somebody hired whose firm keeps the next best in mind."""


def with_steps(
    random: Random, referrals: Sequence[Referral], placements: Sequence[Placement], last: date
) -> list[Referral]:
    """The referrals with the day of their stage, the time of an interview, and 예비 순위."""
    hired = {one.referral_id: one for one in placements if one.referral_id is not None}
    made = [
        replace(
            referral,
            stage_on=_stage_on(random, referral, hired, last),
            interview_at=random.choice(_TIMES) if referral.interview_on else "",
        )
        for referral in referrals
    ]
    kept = _kept(random, made)
    return [replace(one, runner_up=kept.get(one.id)) for one in made]


def _stage_on(
    random: Random, referral: Referral, hired: Mapping[int, Placement], last: date
) -> date:
    sent = referral.referred_on or last
    stage, hire = referral.status, hired.get(referral.id)
    if stage is _R.PROPOSED:
        return sent
    if stage is _R.STARTED and hire is not None and hire.hire_date is not None:
        return hire.hire_date
    if stage in (_R.INTERVIEWED, _R.NO_SHOW):
        return referral.interview_on or sent
    if stage in (_R.ACCEPTED, _R.APPLIED, _R.INTERVIEW_SET, _R.DECLINED):
        return min(last, office_day(sent, random.randint(0, 2)))
    after = referral.interview_on or sent  # a result: some days after the firm saw the person
    latest = min(last, hire.hire_date) if hire is not None and hire.hire_date else last
    return max(sent, min(latest, office_day(after, random.randint(1, 6))))


def _kept(random: Random, referrals: Sequence[Referral]) -> dict[int, int]:
    """Places by referral: of a vacancy that hired, one or two who were not taken."""
    filled = {one.vacancy_id for one in referrals if one.status in (_R.HIRED, _R.STARTED)}
    refused: dict[int, list[int]] = {}
    for one in referrals:
        if one.status is _R.NOT_HIRED and one.interview_on and one.vacancy_id in filled:
            refused.setdefault(one.vacancy_id or 0, []).append(one.id)
    return {
        id_: place
        for ids in refused.values()
        if random.random() < _KEPT
        for place, id_ in enumerate(ids[:2], start=1)
    }

"""Who of the practice centre's story stood before a firm about the day of a matching day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from jobdesk.domain.casework import Referral, ReferralStatus
from jobdesk.domain.employers import Vacancy
from jobdesk.services.demo.hall import Draft, steady

_NEAR = timedelta(days=7)
_SOON = timedelta(days=21)


@dataclass(frozen=True, slots=True)
class Sent:
    """Somebody who stood before a firm at the day; ``placement`` is an index in the story."""

    referral: Referral
    vacancy: Vacancy
    placement: int | None


def hires(draft: Draft, on: date) -> list[Sent]:
    """Whom a firm hired soon after it met them about that day."""
    found = []
    for index, placement in enumerate(draft.story.placements):
        if placement.referral_id is None or placement.hire_date is None:
            continue
        sent = _sent(draft, draft.story.referrals[placement.referral_id - 1], on, index)
        if sent is not None and on < placement.hire_date <= on + _SOON:
            found.append(sent)
    return _once(found)


def refused(draft: Draft, on: date) -> list[Sent]:
    """Whom a firm met about that day and did not hire."""
    found = []
    for referral in draft.story.referrals:
        if referral.status is ReferralStatus.NOT_HIRED and (referral.stage_on or on) > on:
            sent = _sent(draft, referral, on, None)
            found += [sent] if sent is not None else []
    return _once(found)


def _sent(draft: Draft, referral: Referral, on: date, placement: int | None) -> Sent | None:
    met, sent = referral.interview_on, referral.referred_on
    if met is None or sent is None or sent > on or abs(met - on) > _NEAR:
        return None
    vacancy = draft.story.vacancies[(referral.vacancy_id or 1) - 1]
    return Sent(referral, vacancy, placement) if steady(vacancy) else None


def _once(found: Iterable[Sent]) -> list[Sent]:
    """Each person with the first of them only."""
    return list({one.referral.seeker_id: one for one in reversed(list(found))}.values())[::-1]

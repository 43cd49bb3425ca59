"""What imported referrals, hires and applications mean for the people and vacancies they name.

As the services do it when one is written by hand, but that a list tells of the past: it never
moves anybody back who has moved on since.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from jobdesk.data import records, search
from jobdesk.domain import text
from jobdesk.domain.casework import (
    OPEN_REFERRAL,
    Placement,
    PlacementRoute,
    PlacementStatus,
    Referral,
    ReferralStatus,
)
from jobdesk.domain.counselling import Registration
from jobdesk.domain.employers import Vacancy, VacancyStatus, vacancy_status_after
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker, SeekerStatus
from jobdesk.services import effects, registrations
from jobdesk.services.desk import Desk

_SEEKING = (SeekerStatus.PROVISIONAL, SeekerStatus.REGISTERED, SeekerStatus.COUNSELLING)
_ALONE = (PlacementRoute.SELF, PlacementRoute.TRAINING)
"""Ways to work that no referral of the centre led to."""
_HIRED = (ReferralStatus.HIRED, ReferralStatus.STARTED)


def follow(desk: Desk, kind: KindId, new: Sequence[int], changed: Sequence[int]) -> None:
    """Let people and vacancies follow what was imported, inside its operation."""
    if kind is KindId.REFERRALS:
        _referrals(desk, new)
    elif kind is KindId.PLACEMENTS:
        _placements(desk, new)
    elif kind is KindId.REGISTRATIONS:
        told: list[Registration] = records.get_many(desk.store, kind, [*new, *changed])
        registrations.refresh(desk, [one.seeker_id for one in told])


def _seekers(desk: Desk, ids: Sequence[int | None]) -> dict[int, Seeker]:
    wanted = list(dict.fromkeys(id_ for id_ in ids if id_ is not None))
    return {one.id: one for one in records.get_many(desk.store, KindId.SEEKERS, wanted)}


def _since(seeker: Seeker, day: date | None) -> bool:
    """Whether a day is no older than what the person is here for."""
    return seeker.registered_on is None or day is None or day >= seeker.registered_on


def _referrals(desk: Desk, new: Sequence[int]) -> None:
    """Who waits for a result is 알선중; a vacancy just received takes people now."""
    told: list[Referral] = records.get_many(desk.store, KindId.REFERRALS, new)
    waiting = [one for one in told if one.status in OPEN_REFERRAL]
    seekers = _seekers(desk, [one.seeker_id for one in waiting])
    moved = {
        one.seeker_id
        for one in waiting
        if one.seeker_id is not None
        and seekers[one.seeker_id].status in _SEEKING[1:]
        and _since(seekers[one.seeker_id], one.referred_on)
    }
    records.update_many(
        desk.store,
        KindId.SEEKERS,
        [replace(seekers[id_], status=SeekerStatus.REFERRED) for id_ in moved if id_ is not None],
    )
    ids = dict.fromkeys(one.vacancy_id for one in waiting if one.vacancy_id is not None)
    vacancies: list[Vacancy] = records.get_many(desk.store, KindId.VACANCIES, list(ids))
    records.update_many(
        desk.store,
        KindId.VACANCIES,
        [
            replace(one, status=VacancyStatus.OPEN)
            for one in vacancies
            if one.status is VacancyStatus.RECEIVED
        ],
    )


def _placements(desk: Desk, new: Sequence[int]) -> None:
    """A hire belongs to the referral it came of; the referral, the person and the vacancy say
    so."""
    told: list[Placement] = records.get_many(desk.store, KindId.PLACEMENTS, new)
    of_person = _open_to_hire(desk, [one.seeker_id for one in told])
    joined: dict[int, Placement] = {}
    for placement in told:
        referral = _came_of(placement, of_person.get(placement.seeker_id or 0, []))
        if referral is None:
            continue
        choices = of_person[placement.seeker_id or 0]
        choices.remove(next(one for one in choices if one.referral is referral))
        joined[placement.id] = replace(
            placement, referral_id=referral.id, vacancy_id=referral.vacancy_id
        )
        if referral.status not in (*_HIRED, ReferralStatus.GAVE_UP):
            after = replace(referral, status=effects.hire_stage(placement))
            records.update(desk.store, effects.moved(desk, referral, after))
        elif referral.status is ReferralStatus.HIRED and (
            placement.status is not PlacementStatus.EXPECTED
        ):
            after = replace(referral, status=ReferralStatus.STARTED)
            records.update(desk.store, effects.moved(desk, referral, after))
    records.update_many(desk.store, KindId.PLACEMENTS, joined.values())
    _settle_in(desk, told)
    _fill(desk, [one.vacancy_id for one in joined.values() if one.vacancy_id is not None])


def _fill(desk: Desk, ids: Sequence[int]) -> None:
    """Vacancies follow their hires forwards; a list of hires may be a part of them only, so
    that it never says that one that is filled is not."""
    found: list[Vacancy] = records.get_many(desk.store, KindId.VACANCIES, list(dict.fromkeys(ids)))
    after = [
        replace(one, status=vacancy_status_after(one, effects.hired_for(desk, one.id)))
        for one in found
        if one.status is not VacancyStatus.FILLED
    ]
    records.update_many(desk.store, KindId.VACANCIES, after)


def _settle_in(desk: Desk, told: Sequence[Placement]) -> None:
    """Who was seeking and works now is 취업."""
    seekers = _seekers(desk, [one.seeker_id for one in told])
    placed = {
        one.seeker_id
        for one in told
        if one.seeker_id is not None
        and one.status is not PlacementStatus.LEFT
        and seekers[one.seeker_id].status in (*_SEEKING, SeekerStatus.REFERRED)
        and _since(seekers[one.seeker_id], one.hire_date)
    }
    records.update_many(
        desk.store,
        KindId.SEEKERS,
        [replace(seekers[id_], status=SeekerStatus.PLACED) for id_ in placed if id_ is not None],
    )


class Choice(NamedTuple):
    """A referral that a hire may have come of, with its firm and its job's search key."""

    referral: Referral
    firm: object
    job: str


def _open_to_hire(desk: Desk, seekers: Sequence[int | None]) -> dict[int, list[Choice]]:
    """The referrals of people that no hire belongs to yet, each with its firm, oldest first."""
    wanted = tuple(sorted({id_ for id_ in seekers if id_ is not None}))
    out: dict[int, list[Choice]] = defaultdict(list)
    if not wanted:
        return out
    condition = (Condition("seeker_id", Op.IN, wanted),)
    today, store = desk.today(), desk.store
    ids = search.find(store, KindId.REFERRALS, Filter(conditions=condition), None, today)
    taken = {
        row[0]
        for row in search.rows(
            store,
            KindId.PLACEMENTS,
            list(search.find(store, KindId.PLACEMENTS, Filter(conditions=condition), None, today)),
            ("referral_id",),
            today,
        ).values()
    }
    told = search.rows(store, KindId.REFERRALS, list(ids), ("employer_id", "vacancy"), today)
    for referral in records.get_many(store, KindId.REFERRALS, list(ids)):
        if referral.id not in taken:
            firm, job = told[referral.id]
            out[referral.seeker_id].append(Choice(referral, firm, text.search_key(str(job))))
    return out


def _came_of(placement: Placement, choices: Sequence[Choice]) -> Referral | None:
    """The referral that a hire came of: by that firm, before that day, for that job if there is
    one; the hired ones first, then the one that still waits; of several the last."""
    if placement.route in _ALONE or placement.employer_id is None:
        return None
    day = placement.hire_date
    fitting = [
        one
        for one in choices
        if one.firm == placement.employer_id
        and (day is None or one.referral.referred_on is None or one.referral.referred_on <= day)
    ]
    job = text.search_key(placement.job)
    fitting = [one for one in fitting if one.job == job] or fitting
    for stages in (_HIRED, OPEN_REFERRAL):
        found = [one.referral for one in fitting if one.referral.status in stages]
        if found:
            return max(found, key=lambda one: (one.referred_on or date.min, one.id))
    return None

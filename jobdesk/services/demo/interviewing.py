"""The practice centre goes along to interviews and pays the allowance for them."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from jobdesk.domain.casework import Referral, ReferralStatus
from jobdesk.domain.interviews import (
    Allowance,
    AllowanceRule,
    AllowanceStatus,
    Attendance,
    Trip,
    TripPerson,
    TripStatus,
)
from jobdesk.domain.kinds import KindId
from jobdesk.services.demo import place
from jobdesk.services.demo.calendar import office_day
from jobdesk.services.demo.told import Batch, Told

_MET = frozenset(
    {
        ReferralStatus.INTERVIEWED,
        ReferralStatus.HIRED,
        ReferralStatus.NOT_HIRED,
        ReferralStatus.STARTED,
        ReferralStatus.GAVE_UP,
    }
)
_S = AllowanceStatus
_SHARE = 0.2
_WEEK = timedelta(days=7)
_NEWEST = (_S.DUE, _S.DUE, _S.SLIP, _S.SLIP, _S.REJECTED, _S.APPROVED, _S.APPROVED, _S.APPROVED)
"""Stages of the newest allowances, the newest first; all others are paid."""
_PICK_UP = ("센터 앞", "센터 앞", "면사무소 앞", "댁 앞")
_SIGNERS = ("인사 담당", "총무 담당", "대표")
_VEHICLES = ("일자리차량", "일자리차량", "관용차")
_EARLIER, _NOW = 20_000, 30_000


def interviewing(told: Told) -> tuple[Batch, ...]:
    """Trips to interviews of the past year and of the coming week, allowances in every stage."""
    random = told.random("interviewing")
    met = [
        (id_, referral)
        for id_, referral in enumerate(told.story.referrals, start=1)
        if referral.interview_on is not None
        and (referral.status in _MET or referral.status is ReferralStatus.INTERVIEW_SET)
    ]
    trips, people = _trips(random, told, met)
    change = date(told.last.year, 1, 1)
    rules = [
        AllowanceRule(applies_on=date(change.year - 3, 1, 1), amount=_EARLIER, times_cap=1),
        AllowanceRule(
            applies_on=change,
            amount=_NOW,
            times_cap=1,
            amount_cap=_NOW,
            document="일자리정책과-108",
            note="물가를 반영하여 1만 원 올림",
        ),
    ]
    return (
        (KindId.TRIPS, trips),
        (KindId.TRIP_PEOPLE, people),
        (KindId.ALLOWANCE_RULES, rules),
        (KindId.ALLOWANCES, _allowances(random, told, met, change)),
    )


def _firm(told: Told, referral: Referral) -> int | None:
    return told.story.vacancies[(referral.vacancy_id or 1) - 1].employer_id


def _trips(
    random: Random, told: Told, met: list[tuple[int, Referral]]
) -> tuple[list[Trip], list[TripPerson]]:
    """One trip a day at most, past several firms; in the coming week whenever there is reason."""
    trips: list[Trip] = []
    people: list[TripPerson] = []
    by_day: dict[date, list[tuple[int, Referral]]] = {}
    for id_, referral in met:
        if referral.interview_on is not None:
            by_day.setdefault(referral.interview_on, []).append((id_, referral))
    for day, group in sorted(by_day.items()):
        ahead = day > told.last
        if random.random() > _SHARE and not (ahead and day <= told.last + _WEEK):
            continue
        cancelled = not ahead and random.random() < 0.05
        trips.append(_trip(random, told, day, group, cancelled=cancelled))
        expected = ahead or cancelled
        people += [
            TripPerson(
                trip_id=len(trips),
                seeker_id=referral.seeker_id,
                employer_id=_firm(told, referral),
                referral_id=id_,
                attendance=Attendance.EXPECTED if expected else Attendance.CAME,
                note=random.choice(_PICK_UP) if ahead else "",
            )
            for id_, referral in group[:4]
        ]
    return trips, people


def _trip(
    random: Random,
    told: Told,
    day: date,
    group: list[tuple[int, Referral]],
    *,
    cancelled: bool,
) -> Trip:
    vacancies = [told.story.vacancies[(one.vacancy_id or 1) - 1] for _, one in group[:4]]
    status = TripStatus.HELD if day <= told.last else TripStatus.PLANNED
    return Trip(
        held_on=day,
        starts_at=f"{random.randint(9, 15):02}:30",
        place=", ".join(dict.fromkeys(one.eup_myeon or place.EUP_MYEON[0] for one in vacancies)),
        staff=random.choice(place.COUNSELLORS),
        vehicle=random.choice(_VEHICLES),
        status=TripStatus.CANCELLED if cancelled else status,
        counsellor=group[0][1].counsellor,
        note="취소 사유: 업체 사정으로 면접이 미루어짐" if cancelled else "",
    )


def _allowances(
    random: Random, told: Told, met: list[tuple[int, Referral]], change: date
) -> list[Allowance]:
    """For every third interview, once per person and year; the newest still on their way."""
    chosen: list[tuple[date, int, Referral]] = []
    taken: set[tuple[int | None, int]] = set()
    for id_, referral in met:
        day = referral.interview_on
        if day is None or day > told.last or referral.status not in _MET:
            continue
        if random.random() > 0.35 or (referral.seeker_id, day.year) in taken:
            continue
        taken.add((referral.seeker_id, day.year))
        chosen.append((day, id_, referral))
    chosen.sort(key=lambda one: one[:2], reverse=True)
    stages = (*_NEWEST, *(_S.PAID for _ in chosen))
    made = []
    for (day, id_, referral), stage in zip(chosen, stages, strict=False):
        won = _NOW if day >= change else _EARLIER
        made.append(_allowance(random, told, id_, referral, stage, won))
    made.sort(key=lambda one: (one.interview_on or told.last, one.referral_id or 0))
    return made


def _allowance(
    random: Random, told: Told, id_: int, referral: Referral, stage: AllowanceStatus, won: int
) -> Allowance:
    day = referral.interview_on or told.last
    slip = min(told.last, office_day(day, random.randint(1, 5)))
    decided = min(told.last, office_day(slip, random.randint(1, 7)))
    paid = min(told.last, office_day(decided, random.randint(3, 12)))
    received, settled = stage is not _S.DUE, stage in (_S.APPROVED, _S.PAID)
    person = told.seekers[(referral.seeker_id or 1) - 1]
    account = f"{random.randint(100, 999)}-{random.randint(1000, 9999)}-0000-00"
    return Allowance(
        seeker_id=referral.seeker_id,
        employer_id=_firm(told, referral),
        referral_id=id_,
        interview_on=day,
        amount=won,
        slip_on=slip if received else None,
        slip_by=random.choice(_SIGNERS) if received else "",
        bank=random.choice(("농협", "우체국", "새마을금고")) if received else "",
        account=account if received else "",
        holder=person.name if received else "",
        status=stage,
        decided_on=decided if settled else None,
        paid_on=paid if stage is _S.PAID else None,
        reason="면접 확인이 되지 않음" if stage is _S.REJECTED else "",
        counsellor=referral.counsellor,
    )

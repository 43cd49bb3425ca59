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
_VEHICLES = ("일자리차량", "일자리차량", "관용차")
_EARLIER, _NOW = 20_000, 30_000


def interviewing(told: Told) -> tuple[Batch, ...]:
    """A trip for about every eighth interview, an allowance for every third."""
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
    trips: list[Trip] = []
    people: list[TripPerson] = []
    by_day: dict[tuple[date, int | None], list[tuple[int, Referral]]] = {}
    for id_, referral in met:
        if referral.interview_on is not None:
            by_day.setdefault((referral.interview_on, _firm(told, referral)), []).append(
                (id_, referral)
            )
    for (day, firm), group in sorted(
        by_day.items(), key=lambda pair: (pair[0][0], pair[0][1] or 0)
    ):
        if random.random() > 0.16:
            continue
        held = day <= told.last
        trips.append(
            Trip(
                held_on=day,
                starts_at=f"{random.randint(9, 15):02}:30",
                place=told.story.vacancies[(group[0][1].vacancy_id or 1) - 1].eup_myeon
                or place.EUP_MYEON[0],
                staff=random.choice(place.COUNSELLORS),
                vehicle=random.choice(_VEHICLES),
                status=TripStatus.HELD if held else TripStatus.PLANNED,
                counsellor=group[0][1].counsellor,
            )
        )
        people += [
            TripPerson(
                trip_id=len(trips),
                seeker_id=referral.seeker_id,
                employer_id=firm,
                referral_id=id_,
                attendance=Attendance.CAME if held else Attendance.EXPECTED,
            )
            for id_, referral in group[:4]
        ]
    return trips, people


def _allowances(
    random: Random, told: Told, met: list[tuple[int, Referral]], change: date
) -> list[Allowance]:
    made: list[Allowance] = []
    taken: set[tuple[int | None, int]] = set()
    for id_, referral in met:
        day = referral.interview_on
        if day is None or day > told.last or random.random() > 0.35:
            continue
        if (referral.seeker_id, day.year) in taken:
            continue
        taken.add((referral.seeker_id, day.year))
        made.append(_allowance(random, told, id_, referral, day, change))
    return made


def _allowance(
    random: Random, told: Told, id_: int, referral: Referral, day: date, change: date
) -> Allowance:
    slip = office_day(day + timedelta(days=random.randint(1, 5)))
    decided = office_day(slip + timedelta(days=random.randint(1, 7)))
    paid = office_day(decided + timedelta(days=random.randint(3, 12)))
    status = AllowanceStatus.DUE
    for reached, on in (
        (AllowanceStatus.SLIP, slip),
        (AllowanceStatus.APPROVED, decided),
        (AllowanceStatus.PAID, paid),
    ):
        if on <= told.last:
            status = reached
    if status is AllowanceStatus.DUE or random.random() < 0.06:
        return Allowance(
            seeker_id=referral.seeker_id,
            employer_id=_firm(told, referral),
            referral_id=id_,
            interview_on=day,
            counsellor=referral.counsellor,
        )
    settled = status in (AllowanceStatus.APPROVED, AllowanceStatus.PAID)
    return Allowance(
        seeker_id=referral.seeker_id,
        employer_id=_firm(told, referral),
        referral_id=id_,
        interview_on=day,
        amount=_NOW if day >= change else _EARLIER,
        slip_on=slip,
        slip_by="인사 담당",
        bank=random.choice(("농협", "우체국", "새마을금고")) if settled else "",
        account=f"{random.randint(100, 999)}-{random.randint(1000, 9999)}-0000-00"
        if settled
        else "",
        status=status,
        decided_on=decided if settled else None,
        paid_on=paid if status is AllowanceStatus.PAID else None,
        counsellor=referral.counsellor,
    )

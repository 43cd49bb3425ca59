"""동행면접 and 면접활동비 of the practice Muju: 35 trips to interviews in a year."""

from __future__ import annotations

from datetime import date
from random import Random

from jobdesk.domain.casework import MET, Referral, ReferralStatus
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
from jobdesk.services.demo import muju_2022_place as place
from jobdesk.services.demo.muju_2022_book import Book
from jobdesk.services.demo.muju_2022_calendar import Year, office_day

TRIPS = 35
"""동행면접 of the year (사례집 L10794)."""
_TWO = 9
"""Trips with a second person, on the way to another firm or the same."""
_CANCELLED, _TRASHED, _MISSED = 4, 2, 3
_ALLOWANCES = 168
_AMOUNT = 30_000
"""면접활동비, 1인 1회 30천원 (사례집 L10910)."""

_Met = list[tuple[int, Referral]]


def interviews(book: Book, year: Year) -> None:
    """The trips of the year with who came along, and the allowances for interviews."""
    random = year.random("interviews")
    trashed = book.trashed(KindId.REFERRALS)
    met = [
        (id_, one)
        for id_, one in book.every(KindId.REFERRALS)
        if one.status in MET and id_ not in trashed and one.interview_on <= year.closing
    ]
    _trips(book, random, met)
    _allowances(book, year, random, met)


def _trips(book: Book, random: Random, met: _Met) -> None:
    by_day: dict[date, _Met] = {}
    for id_, one in met:
        assert one.interview_on is not None
        by_day.setdefault(one.interview_on, []).append((id_, one))
    seen: set[int | None] = set()
    held: list[tuple[date, _Met]] = []
    for day in random.sample(sorted(by_day), len(by_day)):
        fresh = {one.seeker_id: (id_, one) for id_, one in by_day[day] if one.seeker_id not in seen}
        heads = 2 if sum(len(those) == 2 for _, those in held) < _TWO else 1
        if len(held) < TRIPS and len(fresh) >= heads:
            held.append((day, list(fresh.values())[:heads]))
            seen.update(list(fresh)[:heads])
    for day, people in sorted(held, key=lambda each: each[0]):
        trip = _trip(book, random, day, people, TripStatus.HELD)
        for person in people:
            _along(book, trip, person, Attendance.CAME)
    days = {day for day, _ in held}
    _missed(book, days)
    rest = sorted(set(by_day) - days)
    for number, day in enumerate(random.sample(rest, _CANCELLED + _TRASHED)):
        people = by_day[day][-1:]
        if number < _CANCELLED:
            trip = _trip(book, random, day, people, TripStatus.CANCELLED)
            _along(book, trip, people[0], Attendance.EXPECTED)
        else:
            _trip(book, random, day, people, TripStatus.HELD, trashed=True)


def _trip(
    book: Book,
    random: Random,
    day: date,
    people: _Met,
    status: TripStatus,
    *,
    trashed: bool = False,
) -> int:
    towns = [book.get(KindId.VACANCIES, one.vacancy_id or 0).eup_myeon for _, one in people]
    made = Trip(
        held_on=day,
        starts_at=f"{random.randint(9, 14):02}:30",
        place=", ".join(dict.fromkeys(towns)),
        staff=random.choice(place.COUNSELLORS),
        vehicle="일자리차량",
        status=status,
        counsellor=people[0][1].counsellor,
        note="업체 사정으로 면접이 미루어짐" if status is TripStatus.CANCELLED else "",
    )
    return book.add_trashed(made) if trashed else book.add(made)


def _along(book: Book, trip: int, one: tuple[int, Referral], came: Attendance) -> None:
    id_, referral = one
    book.add(
        TripPerson(
            trip_id=trip,
            seeker_id=referral.seeker_id,
            employer_id=book.get(KindId.VACANCIES, referral.vacancy_id or 0).employer_id,
            referral_id=id_,
            attendance=came,
        )
    )


def _missed(book: Book, held: set[date]) -> None:
    """People whom nobody met at the place where they were to be fetched."""
    trips = {trip.held_on: id_ for id_, trip in book.every(KindId.TRIPS)}
    known = {person.referral_id for _, person in book.every(KindId.TRIP_PEOPLE)}
    absent = [
        (id_, one)
        for id_, one in book.every(KindId.REFERRALS)
        if one.status is ReferralStatus.NO_SHOW and one.interview_on in held and id_ not in known
    ]
    for one in absent[:_MISSED]:
        assert one[1].interview_on is not None
        _along(book, trips[one[1].interview_on], one, Attendance.ABSENT)


def _allowances(book: Book, year: Year, random: Random, met: _Met) -> None:
    """Once for each person, for interviews that the firm has confirmed."""
    if year.opens:
        book.add(
            AllowanceRule(
                applies_on=year.first, amount=_AMOUNT, times_cap=1, document="일자리정책과-108"
            )
        )
    once: dict[int, tuple[int, Referral]] = {}
    for id_, one in met:
        if one.interview_on is not None and one.interview_on < year.day(12, 9):
            once.setdefault(one.seeker_id or 0, (id_, one))
    chosen = sorted(
        random.sample(sorted(once.values(), key=lambda one: one[0]), _ALLOWANCES),
        key=lambda one: one[0],
    )
    for number, (id_, one) in enumerate(chosen):
        assert one.interview_on is not None
        slip = office_day(one.interview_on, random.randint(1, 3))
        decided = office_day(slip, random.randint(1, 3))
        refused = number % 40 == 7
        book.add(
            Allowance(
                seeker_id=one.seeker_id,
                employer_id=book.get(KindId.VACANCIES, one.vacancy_id or 0).employer_id,
                referral_id=id_,
                interview_on=one.interview_on,
                amount=_AMOUNT,
                slip_on=None if refused else slip,
                slip_by="" if refused else random.choice(("인사 담당", "총무 담당", "대표")),
                bank="농협",
                account=f"{random.randint(100, 999)}-{random.randint(1000, 9999)}-0000-00",
                holder=book.get(KindId.SEEKERS, one.seeker_id or 0).name,
                status=AllowanceStatus.REJECTED if refused else AllowanceStatus.PAID,
                decided_on=decided,
                paid_on=None if refused else min(year.closing, office_day(decided, 4)),
                reason="면접 확인이 되지 않음" if refused else "",
                counsellor=one.counsellor,
            )
        )

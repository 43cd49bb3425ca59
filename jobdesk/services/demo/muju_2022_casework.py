"""알선 and 취업 of the practice Muju: 975 referrals and 598 hires in a year, each hire of a person
who had applied, at a firm that sought, on a day."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from jobdesk.domain.casework import (
    DECLINE_REASONS,
    LEAVE_REASONS,
    REFERRAL_METHODS,
    REJECT_REASONS,
    Placement,
    PlacementRoute,
    PlacementStatus,
    Referral,
    ReferralStatus,
)
from jobdesk.domain.employers import Vacancy
from jobdesk.domain.kinds import KindId
from jobdesk.services.demo.muju_2022_book import Book
from jobdesk.services.demo.muju_2022_calendar import Year, office_day
from jobdesk.services.demo.muju_2022_firms import JOBS, PROXIES, Offers
from jobdesk.services.demo.muju_2022_people import Comer

REFERRALS = 975
"""알선 of the year (사례집 L10852)."""
HIRES = 598
"""채용 of the year (사례집 L10853)."""
SELF, TRAINED, TWICE = 47, 12, 12
"""Hires that no referral led to: found alone, after a course, and by people who had left work."""
OF_DAY = 14
"""Hires of the 만남의 날."""
_SUPPLIED = sum(map(sum, PROXIES))
_REFERRED = HIRES - SELF - TRAINED - TWICE - OF_DAY - _SUPPLIED
_LATER = 9
"""Referrals of December whose work begins in January: hires of the next year."""
_DECLINED, _MISSED, _GAVE_UP = 92, 31, 13
_FRESH = 150
"""Days after an application in which people are sent to work."""
_RETIRED = 66
"""Beyond this age people are sent only to work that takes the old."""
_R = ReferralStatus
_DAY = timedelta(days=1)


class Entry(NamedTuple):
    """Somebody who looks for work from ``on`` on."""

    on: date
    comer: Comer


@dataclass
class Casework:
    """What became of people and vacancies: ``hired`` are the people with work of this year, by
    the id of their latest placement, ``filled`` the heads that each vacancy found."""

    comers: dict[int, Comer]
    hired: dict[int, int] = field(default_factory=dict)
    filled: Counter[int] = field(default_factory=Counter)
    sent: dict[int, date] = field(default_factory=dict)


def casework(book: Book, year: Year, comers: Sequence[Comer], offers: Offers) -> Casework:
    """Everybody who was sent somewhere, and what came of it."""
    random = year.random("casework")
    done = Casework({one.id: one for one in comers})
    waiting = sorted(
        [Entry(one.on, one) for one in comers]
        + [Entry(one.again, one) for one in comers if one.again is not None],
        key=lambda one: (one.on, one.comer.id),
    )
    for vacancy, route in _plan(book, year, random, offers):
        _refer(book, year, random, done, waiting, vacancy, route)
    _next_year(book, year, random, done)
    return done


def _plan(
    book: Book, year: Year, random: Random, offers: Offers
) -> Iterator[tuple[int, PlacementRoute | None]]:
    """Each referral: its vacancy and the route of the hire it leads to, in order of date."""
    proxies = {case.vacancy: case.supplied for case in offers.proxies}
    until = year.day(12, 1)
    vacancies: dict[int, Vacancy] = {
        id_: book.get(KindId.VACANCIES, id_) for id_ in offers.vacancies
    }
    seats = [
        id_
        for id_, one in vacancies.items()
        if id_ not in proxies and (one.received_on or until) < until
        for _ in range(one.openings)
    ]
    plan: list[tuple[int, PlacementRoute | None]] = [
        (id_, PlacementRoute.REFERRAL) for id_ in random.sample(seats, _REFERRED)
    ]
    plan += [(id_, PlacementRoute.HIRING_PROXY) for id_, n in proxies.items() for _ in range(n)]
    open_ = [id_ for id_, one in vacancies.items() if (one.received_on or until) < year.day(12, 20)]
    weights = [vacancies[id_].openings for id_ in open_]
    plan += [(id_, None) for id_ in random.choices(open_, weights, k=REFERRALS - len(plan))]
    order = {id_: (one.received_on or until, id_) for id_, one in vacancies.items()}
    random.shuffle(plan)
    yield from sorted(plan, key=lambda one: order[one[0]])


def _refer(
    book: Book,
    year: Year,
    random: Random,
    done: Casework,
    waiting: Sequence[Entry],
    vacancy_id: int,
    route: PlacementRoute | None,
) -> None:
    """Send somebody to a vacancy; ``route`` None is a referral that leads to no hire."""
    vacancy: Vacancy = book.get(KindId.VACANCIES, vacancy_id)
    day = min(office_day(vacancy.received_on or year.first, random.randint(0, 5)), year.closing)
    comer = _somebody(random, done, waiting, vacancy, day)
    while comer is None:
        day = office_day(day + _DAY, 2)
        if day > year.closing:
            raise RuntimeError("nobody is left to be sent to work")
        comer = _somebody(random, done, waiting, vacancy, day)
    referral = Referral(
        seeker_id=comer.id,
        vacancy_id=vacancy_id,
        referred_on=day,
        method=random.choices(REFERRAL_METHODS[:3], (60, 15, 25))[0],
        counsellor=book.get(KindId.SEEKERS, comer.id).counsellor,
    )
    done.sent[comer.id] = day
    if route is None:
        book.add(_refused(random, referral))
        return
    meets = min(office_day(day, random.randint(2, 7)), year.closing)
    told = min(office_day(meets, random.randint(1, 4)), year.closing)
    begins = min(office_day(told, random.randint(1, 6)), year.closing)
    id_ = book.add(
        replace(
            referral,
            interview_on=meets,
            interview_at=random.choice(("10:00", "11:00", "14:00", "15:00")),
            status=_R.STARTED,
            stage_on=begins,
        )
    )
    done.filled[vacancy_id] += 1
    _hire(book, random, done, comer.id, vacancy, vacancy_id, id_, begins, route)


def _somebody(
    random: Random, done: Casework, waiting: Sequence[Entry], vacancy: Vacancy, day: date
) -> Comer | None:
    """Of those who look for work on a day one who wants this work, or else has the licence for it;
    nobody who works, nor one who was sent somewhere in the last ten days."""
    last = bisect_right(waiting, day, key=lambda one: one.on)
    first = bisect_right(waiting, day - _FRESH * _DAY, key=lambda one: one.on)
    found: dict[int, Comer] = {}
    for _ in range(40 if first < last else 0):
        comer = waiting[random.randrange(first, last)].comer
        sent = done.sent.get(comer.id)
        if comer.id in done.hired or (sent is not None and day < sent + 10 * _DAY):
            continue
        fit = _fit(comer, vacancy, day)
        if fit == _SAME:
            return comer
        found.setdefault(fit, comer)
    return found.get(_LICENSED) or found.get(_WILLING)


_SAME, _LICENSED, _WILLING, _UNFIT = 3, 2, 1, 0


def _fit(comer: Comer, vacancy: Vacancy, day: date) -> int:
    """How well work suits somebody; it does not where it takes nobody of that age."""
    job = JOBS[vacancy.job]
    if day.year - comer.born > _RETIRED and not job.retired:
        return _UNFIT
    if comer.job.title == job.title:
        return _SAME
    return _LICENSED if job.licence in ("", comer.job.licence) else _WILLING


def _refused(random: Random, referral: Referral) -> Referral:
    """What most referrals end in; how many end otherwise is settled by :func:`_next_year`."""
    meets = office_day(referral.referred_on or date.min, random.randint(2, 7))
    return replace(
        referral,
        interview_on=meets,
        interview_at=random.choice(("10:00", "11:00", "14:00", "15:00")),
        status=_R.NOT_HIRED,
        stage_on=office_day(meets, random.randint(1, 5)),
        reason=random.choice(REJECT_REASONS[:4]),
    )


def _hire(
    book: Book,
    random: Random,
    done: Casework,
    seeker_id: int,
    vacancy: Vacancy,
    vacancy_id: int,
    referral_id: int | None,
    begins: date,
    route: PlacementRoute,
) -> None:
    placement = Placement(
        seeker_id=seeker_id,
        employer_id=vacancy.employer_id,
        vacancy_id=vacancy_id,
        referral_id=referral_id,
        hire_date=begins,
        route=route,
        job=vacancy.job,
        wage=vacancy.wage,
        employment_type=vacancy.employment_type,
        insured=random.random() < 0.94,
        counsellor=book.get(KindId.SEEKERS, seeker_id).counsellor,
    )
    done.hired[seeker_id] = book.add(worked(random, placement))


def worked(random: Random, placement: Placement) -> Placement:
    """A hire as it stands a year later: at work or over."""
    short = placement.employment_type in ("일용직", "단기")
    stays = (
        random.randint(25, 120) if short else random.choice((40, 75, 150, 210, 500, 700, 900, 999))
    )
    begins = placement.hire_date or date.min
    left = begins + timedelta(days=stays)
    if left >= begins + timedelta(days=400):
        return placement
    reason = LEAVE_REASONS[0] if short else random.choice(LEAVE_REASONS[2:])
    return replace(placement, status=PlacementStatus.LEFT, left_on=left, leave_reason=reason)


def _next_year(book: Book, year: Year, random: Random, done: Casework) -> None:
    """Of the referrals without a hire some were declined, missed or given up, and some of the
    last weeks lead to work that begins in January."""
    without = [
        (id_, one) for id_, one in book.every(KindId.REFERRALS) if one.status is _R.NOT_HIRED
    ]
    late = [one for one in without if one[1].referred_on >= year.day(12, 1)]
    chosen: list[tuple[int, Referral]] = []
    for id_, referral in late:
        if not year.ends or len(chosen) == _LATER or referral.seeker_id in done.hired:
            continue
        if _free(book, done, referral):
            chosen.append((id_, referral))
            _begin_in_january(book, year, random, done, id_, referral)
    taken = {id_ for id_, _ in chosen}
    rest = random.sample(
        [one for one in without if one[0] not in taken], _DECLINED + _MISSED + _GAVE_UP
    )
    for number, (id_, referral) in enumerate(rest):
        sent = referral.referred_on
        if number < _DECLINED:
            book.change(
                KindId.REFERRALS, id_,
                status=_R.DECLINED, interview_on=None, interview_at="",
                stage_on=office_day(sent, random.randint(0, 2)),
                reason=random.choice(DECLINE_REASONS[:5]),
            )  # fmt: skip
        elif number < _DECLINED + _MISSED:
            book.change(
                KindId.REFERRALS, id_,
                status=_R.NO_SHOW, stage_on=referral.interview_on, reason=REJECT_REASONS[-1],
            )  # fmt: skip
        else:
            book.change(
                KindId.REFERRALS, id_, status=_R.GAVE_UP, reason=random.choice(DECLINE_REASONS[:5])
            )


def _free(book: Book, done: Casework, referral: Referral) -> bool:
    vacancy: Vacancy = book.get(KindId.VACANCIES, referral.vacancy_id or 0)
    return done.filled[referral.vacancy_id or 0] < vacancy.openings


def _begin_in_january(
    book: Book, year: Year, random: Random, done: Casework, id_: int, referral: Referral
) -> None:
    begins = office_day(date(year.number + 1, 1, random.randint(3, 16)))
    vacancy: Vacancy = book.get(KindId.VACANCIES, referral.vacancy_id or 0)
    book.change(KindId.REFERRALS, id_, status=_R.STARTED, stage_on=begins, reason="")
    done.filled[referral.vacancy_id or 0] += 1
    route = PlacementRoute.REFERRAL
    seeker, sought = referral.seeker_id or 0, referral.vacancy_id or 0
    _hire(book, random, done, seeker, vacancy, sought, id_, begins, route)

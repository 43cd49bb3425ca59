"""Hires of the practice Muju that no referral led to, hires that must not count, and how everybody
stands when the year is over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from jobdesk.domain.casework import LEAVE_REASONS, Placement, PlacementRoute, PlacementStatus
from jobdesk.domain.employers import CLOSED_REASONS, VacancyStatus
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import SeekerStatus
from jobdesk.services.demo.muju_2022_book import Book
from jobdesk.services.demo.muju_2022_calendar import Year, office_day
from jobdesk.services.demo.muju_2022_casework import SELF, TRAINED, TWICE, Casework, worked
from jobdesk.services.demo.muju_2022_people import Comer

_TRASHED = 4
_ELSEWHERE = (
    "대전 소재 제조업체",
    "영동 소재 물류센터",
    "읍내 식당",
    "지인 소개 농장",
    "금산 소재 가게",
)
_DAY = timedelta(days=1)


def found_alone(book: Book, year: Year, done: Casework, comers: Sequence[Comer]) -> None:
    """People who found work by themselves or after a course, at firms that the centre does not
    know."""
    random = year.random("alone")
    until = year.day(10, 20)
    free = [one for one in comers if one.on < until and one.id not in done.hired]
    for number, comer in enumerate(random.sample(free, SELF + TRAINED)):
        after = max(comer.on, comer.again or comer.on, done.sent.get(comer.id, comer.on))
        begins = min(year.closing, office_day(after, random.randint(8, 40)))
        placement = Placement(
            seeker_id=comer.id,
            employer_name=random.choice(_ELSEWHERE),
            hire_date=begins,
            route=PlacementRoute.TRAINING if number < TRAINED else PlacementRoute.SELF,
            job="요양보호사" if number < TRAINED else comer.job.title,
            employment_type="정규직" if number < TRAINED else comer.job.employment,
            insured=random.random() < 0.9,
            counsellor=book.get(KindId.SEEKERS, comer.id).counsellor,
        )
        done.hired[comer.id] = book.add(worked(random, placement))
    _again(book, year, random, done)
    _uncounted(book, year, random)


def _again(book: Book, year: Year, random: Random, done: Casework) -> None:
    """People who left work of this year and found other work in it."""
    until = year.day(11, 25)
    over = [
        one
        for _, one in book.every(KindId.PLACEMENTS)
        if one.left_on is not None and one.left_on < until and one.hire_date <= year.last
    ]
    for old in random.sample(over, TWICE):
        begins = min(year.closing, office_day(old.left_on + _DAY, random.randint(2, 20)))
        placement = replace(
            old,
            employer_id=None,
            employer_name=random.choice(_ELSEWHERE),
            vacancy_id=None,
            referral_id=None,
            hire_date=begins,
            route=PlacementRoute.SELF,
            status=PlacementStatus.WORKING,
            left_on=None,
            leave_reason="",
        )
        done.hired[old.seeker_id] = book.add(placement)


def _uncounted(book: Book, year: Year, random: Random) -> None:
    """What must not be counted: entered twice and put away, and hires of the year before."""
    for kind in (KindId.REFERRALS, KindId.PLACEMENTS):
        for _, one in random.sample(book.every(kind), _TRASHED):
            book.add_trashed(replace(one, note="두 번 입력"))
    if not year.opens:
        return
    for _, one in random.sample(book.every(KindId.PLACEMENTS)[:200], 8):
        begins = office_day(date(year.number - 1, 11, random.randint(1, 28)))
        ended = begins + timedelta(days=random.randint(15, 30))
        book.add(
            replace(
                one,
                employer_id=None,
                employer_name=random.choice(_ELSEWHERE),
                vacancy_id=None,
                referral_id=None,
                route=PlacementRoute.SELF,
                hire_date=begins,
                status=PlacementStatus.LEFT,
                left_on=ended,
                leave_reason=LEAVE_REASONS[0],
            )
        )


def settle(book: Book, year: Year, done: Casework) -> None:
    """Vacancies and people as they stand when the year is over."""
    random = year.random("settle")
    for id_, vacancy in book.every(KindId.VACANCIES):
        if vacancy.status is not VacancyStatus.CLOSED or vacancy.closed_reason:
            continue
        if done.filled[id_] >= vacancy.openings:
            book.change(KindId.VACANCIES, id_, status=VacancyStatus.FILLED)
        else:
            book.change(KindId.VACANCIES, id_, closed_reason=random.choice(CLOSED_REASONS))
    for comer in done.comers.values():
        held = done.hired.get(comer.id)
        if held is not None:
            left = book.get(KindId.PLACEMENTS, held).status is PlacementStatus.LEFT
            stage = SeekerStatus.CLOSED if left else SeekerStatus.FOLLOW_UP
        else:
            looking = max(comer.on, comer.again or comer.on) >= year.day(10, 1)
            stage = SeekerStatus.COUNSELLING if looking else SeekerStatus.CLOSED
        book.change(KindId.SEEKERS, comer.id, status=stage)

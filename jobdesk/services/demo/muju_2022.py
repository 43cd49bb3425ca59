"""The practice centre of one published year: the records of 2022 that give the table of 무주군
로컬JOB센터 (사례집 L10720–10964), so that a report can be held against print.

Numbers, partners and dates that the case prints are the case's. Everybody and every firm in it is
invented, and so is whatever the case leaves open; the centre is marked as practice like the other.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

from jobdesk.domain.progress import Progress, silent
from jobdesk.errors import UserError
from jobdesk.services import centres, distances, settings
from jobdesk.services.demo import muju_2022_place as place
from jobdesk.services.demo.muju_2022_after import after
from jobdesk.services.demo.muju_2022_alone import found_alone, settle
from jobdesk.services.demo.muju_2022_book import ORDER, Book
from jobdesk.services.demo.muju_2022_calendar import Year
from jobdesk.services.demo.muju_2022_casework import casework
from jobdesk.services.demo.muju_2022_constants import constants
from jobdesk.services.demo.muju_2022_desk import contacts, outreach
from jobdesk.services.demo.muju_2022_events import events
from jobdesk.services.demo.muju_2022_farms import farm_year
from jobdesk.services.demo.muju_2022_firms import offers
from jobdesk.services.demo.muju_2022_interviews import interviews
from jobdesk.services.demo.muju_2022_money import farm_money
from jobdesk.services.demo.muju_2022_network import network
from jobdesk.services.demo.muju_2022_people import comers
from jobdesk.services.demo.muju_2022_plan import plan
from jobdesk.services.demo.muju_2022_targets import targets
from jobdesk.services.demo.names import Phones
from jobdesk.services.desk import Desk

LIKE = "muju-2022"
"""What the command calls it."""
YEAR = 2022
MOST_YEARS = 20
_LABEL = "{}년 연습 자료 만들기"


def build(
    folder: Path,
    *,
    seed: int = 1,
    years: int = 1,
    today: Callable[[], date] = date.today,
    progress: Progress = silent,
) -> Desk:
    """A new practice centre in ``folder``, open, with the year 2022 of the case.

    ``years`` more than 1 makes so many years that end with 2022, each with the same numbers and
    other people, for measuring. The same seed and years give the same records. Raises UserError
    (a bad number, a folder in use) and StoreError.
    """
    if not 1 <= years <= MOST_YEARS:
        raise UserError(f"연수는 1년에서 {MOST_YEARS}년까지입니다. 만든 것이 없습니다.")
    desk, _ = centres.create(
        folder,
        name=place.NAME,
        sido=place.SIDO,
        sigungu=place.SIGUNGU,
        eup_myeon=place.EUP_MYEON,
        admin=place.COUNSELLORS[0],
        practice=True,
        today=today,
    )
    try:
        _fill(desk, seed, years, progress)
    except BaseException:
        centres.close(desk)
        raise
    return desk


def _fill(desk: Desk, seed: int, years: int, progress: Progress) -> None:
    book, phones = Book(), Phones(Random(f"muju {seed}"))
    total = years * len(ORDER)
    for at in range(years):
        number = YEAR - years + 1 + at
        year = Year(number, seed, opens=at == 0, ends=at == years - 1)
        _tell(book, year, phones)
        with desk.store.operation(_LABEL.format(number), kind="create"):
            # First, since each of these gathers what the operation has written so far.
            if year.opens:
                address = f"{place.SIDO} {place.SIGUNGU} {place.EUP_MYEON[0]} 느티나무길 900"
                own = replace(settings.get(desk), address=address, phone="063-000-2022")
                settings.save(desk, own)
                distances.save(desk, place.WAYS)
            book.write(desk.store, progress, at * len(ORDER), total)


def _tell(book: Book, year: Year, phones: Phones) -> None:
    """The chapters of a year, in an order in which none asks for a later one."""
    mobile, trips = outreach(book, year)
    came = comers(book, year, phones, mobile)
    sought = offers(book, year, phones)
    done = casework(book, year, came, sought)
    found_alone(book, year, done, came)
    interviews(book, year)
    settle(book, year, done)
    land = farm_year(book, year, phones, done)
    farm_money(book, year)
    events(book, year, done, came, land.briefed)
    contacts(book, year, came, mobile, trips, done)
    network(book, year, sought)
    after(book, year, sought, done)
    for target in targets(year.number) + (plan(book) if year.ends else []):
        book.add(target)
    for constant in constants(year.first) if year.opens else []:
        book.add(constant)

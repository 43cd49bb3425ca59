"""농가일자리 지원금 of the practice Muju: fares and snacks of every month, drafted and paid."""

from __future__ import annotations

import calendar
from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta

from jobdesk.domain.farm_people import Origin
from jobdesk.domain.farm_support import (
    Payee,
    SupportBatch,
    SupportBudget,
    SupportItem,
    SupportPayment,
    SupportStep,
)
from jobdesk.domain.farm_support_rules import Done, Line, Taken, reckon
from jobdesk.domain.farm_work import COUNTED
from jobdesk.domain.kinds import KindId
from jobdesk.services.demo import muju_2022_place as place
from jobdesk.services.demo.muju_2022_book import Book
from jobdesk.services.demo.muju_2022_calendar import Year, office_day

_COUNTY, _PROVINCE = "군비", "도비"


def farm_money(book: Book, year: Year) -> None:
    """The items and budgets of the year, and a 지급 기안 for each month with work."""
    items = _items(book, year)
    trashed = book.trashed(KindId.FARM_DAYS)
    origins = {one.seeker_id: one.origin for _, one in book.every(KindId.FARM_WORKERS)}
    months: dict[int, list[Done]] = defaultdict(list)
    for id_, day in book.every(KindId.FARM_DAYS):
        if day.status in COUNTED and day.work_date >= year.first and id_ not in trashed:
            origin = origins[day.seeker_id].value
            months[day.work_date.month].append(
                Done(id_, day.work_date, day.seeker_id, day.employer_id, origin)
            )
    taken: list[Taken] = []
    for month, days in sorted(months.items()):
        lines = [line for line in reckon(items, days, taken) if line.amount]
        taken += [
            Taken(one.day.id, one.day.on, one.day.person, one.day.farm, one.item.title, one.amount)
            for one in lines
        ]
        _batch(book, year, month, lines)


def _items(book: Book, year: Year) -> list[SupportItem]:
    document = f"농정과-{year.number % 100}04"
    made = [
        SupportItem(
            title="교통비",
            applies_on=year.first,
            amount=10_000,
            origins=(Origin.OUTSIDE.value, Origin.CITY.value),
            source=_PROVINCE,
            person_month_cap=200_000,
            document=document,
        ),
        SupportItem(
            title="간식비",
            applies_on=year.first,
            amount=3_000,
            payee=Payee.FARM,
            source=_COUNTY,
            farm_year_cap=300_000,
            evidence="영수증",
            document=document,
        ),
        SupportItem(
            title="보험료",
            applies_on=year.first,
            amount=1_500,
            payee=Payee.SUPPLIER,
            source=_COUNTY,
            document=document,
        ),
    ]
    for source, amount in ((_PROVINCE, 30_000_000), (_COUNTY, 26_000_000)):
        book.add(SupportBudget(year=year.number, source=source, amount=amount, document=document))
    return [replace(one, id=book.add(one)) for one in made]


def _batch(book: Book, year: Year, month: int, lines: list[Line]) -> None:
    first = date(year.number, month, 1)
    ended = date(year.number, month, calendar.monthrange(year.number, month)[1])
    drafted = office_day(ended + timedelta(days=1), 2)
    paid = office_day(drafted, 7)
    batch = book.add(
        SupportBatch(
            title=f"{year.number}년 {month}월 농가일자리 지원금",
            month=first,
            step=SupportStep.SETTLED,
            document=f"농정과-{300 + 37 * month}",
            drafted_on=drafted,
            approved_on=office_day(drafted, 3),
            paid_on=paid,
            settled_on=office_day(paid, 5),
            counsellor=place.COUNSELLORS[0],
        )
    )
    for line in sorted(lines, key=lambda one: (one.day.on, one.day.id)):
        book.add(
            SupportPayment(
                batch_id=batch,
                farm_day_id=line.day.id,
                seeker_id=line.day.person,
                employer_id=line.day.farm,
                work_date=line.day.on,
                item=line.item.title,
                source=line.item.source,
                payee=line.item.payee,
                amount=line.amount,
                step=SupportStep.SETTLED,
                evidence=line.item.evidence,
                evidence_on=drafted if line.item.evidence else None,
            )
        )

"""농가일자리 지원금 of the practice centre: what is paid for a day, and what was paid so far."""

from __future__ import annotations

from collections import Counter, defaultdict
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
from jobdesk.domain.farm_work import COUNTED, FarmDay
from jobdesk.services.demo import place
from jobdesk.services.demo.calendar import month_end, office_day
from jobdesk.services.demo.farm_draft import Field

_FARE = "교통비"
_SOURCE = "군비"
_DAY = timedelta(days=1)
_PAID_AFTER = timedelta(days=9)


def money(field: Field) -> None:
    """Items and budgets of the year, and 교통비 of the months that are over."""
    year = field.last.year
    starts = date(year, 1, 1)
    won, cap = 10_000, 200_000
    field.items += [
        SupportItem(
            title=_FARE,
            applies_on=starts.replace(year=year - 1),
            amount=8_000,
            source=_SOURCE,
            person_month_cap=160_000,
            document="농정과-118",
        ),
        SupportItem(
            title=_FARE,
            applies_on=starts,
            amount=won,
            source=_SOURCE,
            person_month_cap=cap,
            document="농정과-204",
        ),
        SupportItem(
            title="간식비",
            applies_on=starts,
            amount=3_000,
            payee=Payee.FARM,
            source=_SOURCE,
            farm_year_cap=500_000,
            evidence="영수증",
            document="농정과-204",
        ),
        SupportItem(
            title="숙박비",
            applies_on=starts,
            amount=30_000,
            origins=(Origin.OUTSIDE.value, Origin.CITY.value),
            source="도비",
            person_days=20,
            evidence="숙박 확인서",
            document="일자리정책과-77",
        ),
        SupportItem(
            title="작업반장 수당",
            applies_on=starts,
            amount=20_000,
            payee=Payee.LEADER,
            source="도비",
            person_year_cap=1_200_000,
            document="일자리정책과-77",
        ),
    ]
    field.budgets += [
        SupportBudget(year=year, source=_SOURCE, amount=24_000_000, document="농정과-204"),
        SupportBudget(year=year, source="도비", amount=12_000_000, document="일자리정책과-77"),
    ]
    months: dict[date, list[tuple[int, FarmDay]]] = defaultdict(list)
    for id_, day in enumerate(field.days, 1):
        if day.status in COUNTED and day.work_date is not None and day.work_date.year == year:
            months[day.work_date.replace(day=1)].append((id_, day))
    for month, days in sorted(months.items()):
        if month_end(month) < field.last:
            _batch(field, month, days, won, cap)


def _batch(field: Field, month: date, days: list[tuple[int, FarmDay]], won: int, cap: int) -> None:
    """The month's 지급 기안: paid, but for the last one, which is approved and waits."""
    drafted = min(field.last, office_day(month_end(month) + _DAY))
    approved = min(field.last, office_day(drafted, 3))
    paid = office_day(drafted + _PAID_AFTER)
    newest = month_end(month) >= field.last.replace(day=1) - _DAY
    step = SupportStep.APPROVED if newest or paid > field.last else SupportStep.PAID
    field.batches.append(
        SupportBatch(
            title=f"{month.year}년 {month.month}월 농가일자리 {_FARE}",
            month=month,
            step=step,
            document=f"농정과-{300 + 41 * len(field.batches)}",
            drafted_on=drafted,
            approved_on=approved,
            paid_on=paid if step is SupportStep.PAID else None,
            counsellor=place.COUNSELLORS[0],
        )
    )
    had: Counter[int | None] = Counter()
    for id_, day in sorted(days, key=lambda one: (one[1].work_date or month, one[0])):
        if had[day.seeker_id] + won > cap:
            continue
        had[day.seeker_id] += won
        field.payments.append(
            SupportPayment(
                batch_id=len(field.batches),
                farm_day_id=id_,
                seeker_id=day.seeker_id,
                employer_id=day.employer_id,
                work_date=day.work_date,
                item=_FARE,
                source=_SOURCE,
                amount=won,
                step=step,
            )
        )

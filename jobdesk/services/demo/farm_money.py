"""농가일자리 지원금 of the practice centre: what is paid for a day, and what was paid so far."""

from __future__ import annotations

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
from jobdesk.services.demo import place
from jobdesk.services.demo.calendar import month_end, office_day
from jobdesk.services.demo.farm_draft import Field

_FARE = "교통비"
_SOURCE = "군비"
_DAY = timedelta(days=1)
_PAID_AFTER = timedelta(days=9)


def money(field: Field) -> None:
    """Items and budgets of the year, and the months that are over, by the rules."""
    year = field.last.year
    starts = date(year, 1, 1)
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
            amount=10_000,
            source=_SOURCE,
            person_month_cap=200_000,
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
    field.items[:] = [replace(one, id=n) for n, one in enumerate(field.items, 1)]
    done: dict[date, list[Done]] = defaultdict(list)
    origins = {one.seeker_id: one.origin for one in field.workers}
    leading = {(n, crew.leader_id) for n, crew in enumerate(field.crews, 1)}
    for id_, day in enumerate(field.days, 1):
        if day.status in COUNTED and day.work_date is not None and day.work_date.year == year:
            done[day.work_date.replace(day=1)].append(
                Done(
                    id_,
                    day.work_date,
                    day.seeker_id or 0,
                    day.employer_id or 0,
                    origins[day.seeker_id],
                    leads=(day.crew_id, day.seeker_id) in leading,
                )
            )
    caps = {
        farm.employer_id: farm.support_cap
        for farm in field.farms
        if farm.employer_id is not None and farm.support_cap is not None
    }
    taken: list[Taken] = []
    for month, days in sorted(done.items()):
        if month_end(month) < field.last:
            lines = [one for one in reckon(field.items, days, taken, caps) if one.amount]
            taken += [_taken(line) for line in lines]
            _batch(field, month, lines)


def _taken(line: Line) -> Taken:
    day = line.day
    title = line.item.title
    return Taken(day.id, day.on, day.person, day.farm, title, line.amount, day.origin)


def _batch(field: Field, month: date, lines: list[Line]) -> None:
    """The month's 지급 기안: paid, but for the last one, which is approved and waits."""
    drafted = min(field.last, office_day(month_end(month) + _DAY))
    approved = min(field.last, office_day(drafted, 3))
    paid = office_day(drafted + _PAID_AFTER)
    newest = month_end(month) >= field.last.replace(day=1) - _DAY
    step = SupportStep.APPROVED if newest or paid > field.last else SupportStep.PAID
    field.batches.append(
        SupportBatch(
            title=f"{month.year}년 {month.month}월 농가일자리 지원금",
            month=month,
            step=step,
            document=f"농정과-{300 + 41 * len(field.batches)}",
            drafted_on=drafted,
            approved_on=approved,
            paid_on=paid if step is SupportStep.PAID else None,
            counsellor=place.COUNSELLORS[0],
        )
    )
    for line in sorted(lines, key=lambda one: (one.day.on, one.day.id)):
        field.payments.append(
            SupportPayment(
                batch_id=len(field.batches),
                farm_day_id=line.day.id,
                seeker_id=line.day.person,
                employer_id=line.day.farm,
                work_date=line.day.on,
                item=line.item.title,
                source=line.item.source,
                payee=line.item.payee,
                amount=line.amount,
                step=step,
                evidence=line.item.evidence,
                evidence_on=drafted if line.item.evidence else None,
            )
        )

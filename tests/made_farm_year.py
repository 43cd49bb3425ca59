"""A year of farm work as records, the size that one county published: 724 people, 234 farms and
5,124 confirmed worker-days (일자리대상 사례집 L10854–10856). The people are made up.

With it come records that must not be counted: who did not come, days that rain moved, that were
called off, that wait for a word or were put away, and days of the years before and after.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta

from jobdesk.data import records
from jobdesk.domain.employers import Employer, EmployerType
from jobdesk.domain.farm_people import FarmWorker, Insurance, Origin
from jobdesk.domain.farm_work import (
    BlockStatus,
    DayStatus,
    FarmBlock,
    FarmContract,
    FarmDay,
    FarmRequest,
)
from jobdesk.domain.farms import Farm
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Gender, Seeker
from jobdesk.services.desk import Desk

PEOPLE, FARMS, DAYS = 724, 234, 5_124
REGULARS = 120
"""Who comes every other week; the others come four or five times a year."""
BESIDE = 5
"""People and farms of the year before, who have no day in this one."""
FARMS_A_DAY = 5
PLACES = ("가람읍", "솔내면", "구름면", "달빛면", "미리내면", "너른면")
TASKS = {
    3: "전지", 4: "적화", 5: "적과", 6: "봉지 씌우기", 7: "제초", 8: "수확", 9: "수확",
    10: "선별·포장", 11: "선별·포장",
}  # fmt: skip
CROPS = ("사과", "포도", "오미자")
_D = DayStatus


@dataclass
class Year:
    """What was stored, counted as it was made. ``days`` are the ids of the confirmed days."""

    days: list[int] = field(default_factory=list)
    people: list[int] = field(default_factory=list)
    farms: list[int] = field(default_factory=list)
    by_task: Counter[str] = field(default_factory=Counter)
    by_month: Counter[int] = field(default_factory=Counter)
    by_place: Counter[str] = field(default_factory=Counter)
    by_origin: Counter[str] = field(default_factory=Counter)
    wages: int = 0
    wanted: int = 0
    absent: int = 0
    rain: int = 0
    unconfirmed: int = 0
    without_contract: int = 0
    uninsured: int = 0
    unpaid: int = 0


def season(year: int) -> list[date]:
    """The working days of a year: March to November without Sundays."""
    first, last = date(year, 3, 1), date(year, 11, 30)
    every = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [day for day in every if day.weekday() != 6]


def enter(desk: Desk, year: int = 2022) -> Year:
    """Store the year in one operation."""
    made = Year()
    with desk.store.operation("지난 농가일자리"):
        _people(desk, year, made)
        _farms(desk, year, made)
        _contracts(desk, year, made)
        _work(desk, year, made)
        _uncounted(desk, year, made)
    return made


def origin(number: int) -> Origin:
    """Of ten people seven are from here, two from elsewhere, one from a city."""
    return (Origin.LOCAL, Origin.OUTSIDE, Origin.CITY)[(number % 10 > 6) + (number % 10 > 8)]


def own_insurance(number: int) -> bool:
    """Whether a worker brings an insurance that covers the year."""
    return number % 4 == 0


def _people(desk: Desk, year: int, made: Year) -> None:
    every = PEOPLE + BESIDE
    made.people = records.insert_many(
        desk.store,
        KindId.SEEKERS,
        (
            Seeker(
                name=f"일꾼{n}",
                gender=Gender.FEMALE if n % 3 else Gender.MALE,
                birth_date=date(year - 30 - n % 45, 6, 15),
                birth_year=year - 30 - n % 45,
                phone=f"010-{2000 + n // 10_000:04}-{n % 10_000:04}",
                eup_myeon=PLACES[n % 6],
            )
            for n in range(every)
        ),
    )
    records.insert_many(
        desk.store,
        KindId.FARM_WORKERS,
        (
            FarmWorker(
                seeker_id=seeker,
                found_on=_found(year, n, PEOPLE),
                origin=origin(n),
                insurance=Insurance.ACCIDENT if own_insurance(n) else Insurance.NONE,
                insured_until=date(year, 12, 31) if own_insurance(n) else None,
            )
            for n, seeker in enumerate(made.people)
        ),
    )


def _farms(desk: Desk, year: int, made: Year) -> None:
    made.farms = records.insert_many(
        desk.store,
        KindId.EMPLOYERS,
        (
            Employer(name=f"{n}번 농가", employer_type=EmployerType.FARM, eup_myeon=PLACES[n % 6])
            for n in range(FARMS + BESIDE)
        ),
    )
    records.insert_many(
        desk.store,
        KindId.FARMS,
        (
            Farm(
                employer_id=farm,
                found_on=_found(year, n, FARMS),
                crops=(CROPS[n % 3],),
                village=f"{n % 4 + 1}마을",
            )
            for n, farm in enumerate(made.farms)
        ),
    )


def _found(year: int, number: int, of: int) -> date:
    """Over the year, from the first day of it to the last; who stands beside the year before."""
    if number >= of:
        return date(year - 1, 12, 31)
    return date(year, 1, 1) + timedelta(days=364 * number // (of - 1))


def _contracts(desk: Desk, year: int, made: Year) -> None:
    """A contract of everybody with every farm would be 170,000: who is with whom is said below,
    so that only those who meet have one."""
    pairs: dict[tuple[int, int], None] = {}
    for _day, farm, worker in _plan(year):
        if worker % 50:
            pairs.setdefault((farm, worker))
    records.insert_many(
        desk.store,
        KindId.FARM_CONTRACTS,
        (
            FarmContract(
                employer_id=made.farms[farm],
                seeker_id=made.people[worker],
                starts_on=date(year, 1, 1),
                ends_on=date(year, 12, 31),
                signed_on=date(year, 2, 1),
            )
            for farm, worker in pairs
        ),
    )


def _plan(year: int) -> list[tuple[date, int, int]]:
    """Day, farm and worker of each confirmed day, by number; nobody twice on one date."""
    dates = season(year)
    plan: list[tuple[date, int, int]] = []
    regular, other, at = 0, 0, 0
    for number, day in enumerate(dates):
        heads = DAYS * (number + 1) // len(dates) - DAYS * number // len(dates)
        for n in range(heads):
            if n % 2:
                worker, regular = regular % REGULARS, regular + 1
            else:
                worker, other = REGULARS + other % (PEOPLE - REGULARS), other + 1
            plan.append((day, (at + n % FARMS_A_DAY) % FARMS, worker))
        at += FARMS_A_DAY
    return plan


def _work(desk: Desk, year: int, made: Year) -> None:
    heads = Counter((day, farm) for day, farm, _ in _plan(year))
    blocks = _blocks(desk, made, heads)
    days = []
    for day, farm, worker in _plan(year):
        task, wage = TASKS[day.month], 100_000 + 1_000 * day.month
        handed_in = worker % 30 != 1
        paid = worker % 40 != 3
        days.append(
            FarmDay(
                block_id=blocks[day, farm],
                employer_id=made.farms[farm],
                seeker_id=made.people[worker],
                work_date=day,
                task=task,
                crop=CROPS[farm % 3],
                status=_D.SETTLED if paid else _D.WORKED,
                daily_wage=wage,
                wage_paid_on=day + timedelta(days=5) if paid else None,
                worked_on=day,
                insured=handed_in,
            )
        )
        made.by_task[task] += 1
        made.by_month[day.month] += 1
        made.by_place[PLACES[farm % 6]] += 1
        made.by_origin[origin(worker).value] += 1
        made.wages += wage
        made.without_contract += not worker % 50
        made.uninsured += not handed_in and not own_insurance(worker)
        made.unpaid += not paid
    made.days = records.insert_many(desk.store, KindId.FARM_DAYS, days)


def _blocks(
    desk: Desk, made: Year, heads: Counter[tuple[date, int]]
) -> dict[tuple[date, int], int]:
    """A request and a 작업일 for each farm and date; of ten one asked for a head more."""
    wanted = {key: count + (n % 10 == 0) for n, (key, count) in enumerate(heads.items())}
    made.wanted += sum(wanted.values())
    requests = records.insert_many(
        desk.store,
        KindId.FARM_REQUESTS,
        (
            FarmRequest(
                employer_id=made.farms[farm],
                task=TASKS[day.month],
                crop=CROPS[farm % 3],
                received_on=day - timedelta(days=7),
                starts_on=day,
                heads=count,
            )
            for (day, farm), count in wanted.items()
        ),
    )
    ids = records.insert_many(
        desk.store,
        KindId.FARM_BLOCKS,
        (
            FarmBlock(
                request_id=request,
                employer_id=made.farms[farm],
                work_date=day,
                heads=count,
            )
            for request, ((day, farm), count) in zip(requests, wanted.items(), strict=True)
        ),
    )
    return dict(zip(wanted, ids, strict=True))


def _uncounted(desk: Desk, year: int, made: Year) -> None:
    """What must not be counted, by those who have nothing else on that date."""
    beside = made.people[PEOPLE:]
    farms = made.farms[FARMS:]

    def day(number: int, on: date, status: DayStatus) -> FarmDay:
        return FarmDay(
            employer_id=farms[number % BESIDE],
            seeker_id=beside[number % BESIDE],
            work_date=on,
            task="수확",
            status=status,
            daily_wage=90_000,
            insured=True,
        )

    dates = season(year)
    days = [day(n, dates[n * 10], _D.ABSENT) for n in range(12)]
    days += [day(n, dates[n * 10 + 1], _D.CANCELLED) for n in range(7)]
    days += [day(n, dates[n * 10 + 2], _D.RAIN) for n in range(9)]
    days += [day(n, dates[n * 10 + 3], _D.CONFIRMED) for n in range(6)]
    days += [day(n, dates[n * 10 + 4], _D.PLACED) for n in range(5)]
    days += [day(0, date(year - 1, 12, 31), _D.SETTLED), day(1, date(year + 1, 1, 1), _D.SETTLED)]
    gone = records.insert_many(desk.store, KindId.FARM_DAYS, [*days, day(2, dates[0], _D.SETTLED)])[
        -1
    ]
    records.trash(desk.store, KindId.FARM_DAYS, [gone])
    made.absent, made.unconfirmed = 12, 11
    made.without_contract += 11
    (request,) = records.insert_many(
        desk.store,
        KindId.FARM_REQUESTS,
        [FarmRequest(employer_id=farms[0], task="수확", starts_on=dates[0], heads=3)],
    )
    for status, number in ((BlockStatus.RAIN, 4), (BlockStatus.CANCELLED, 3)):
        records.insert_many(
            desk.store,
            KindId.FARM_BLOCKS,
            (
                FarmBlock(
                    request_id=request,
                    employer_id=farms[0],
                    work_date=dates[n],
                    heads=3,
                    status=status,
                )
                for n in range(number)
            ),
        )
    made.rain = 4

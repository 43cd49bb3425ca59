"""농가 and 농작업 근로자 of the practice centre: fields, the year's work, crews, cars, wishes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from jobdesk.domain.circumstances import Availability, AvailabilityType
from jobdesk.domain.employers import EmployerType
from jobdesk.domain.farm_people import (
    FarmCar,
    FarmCrew,
    FarmWorker,
    Insurance,
    Origin,
    WorkerStatus,
)
from jobdesk.domain.farms import Farm, FarmPlot, FarmSeason, FarmWish, WishBy, WishType
from jobdesk.domain.people import Residence, Seeker, SeekerStatus
from jobdesk.services.demo import place
from jobdesk.services.demo.calendar import office_day
from jobdesk.services.demo.farm_draft import Field
from jobdesk.services.demo.told import Told

_MOST_FARMS = 20
_WORKERS = 46
_ENDED = 6
"""So many of the workers are those who have left the centre since."""
LEAST = 6
"""With fewer people or without farms nobody is sent to any."""
_LOOKING = (SeekerStatus.REGISTERED, SeekerStatus.COUNSELLING, SeekerStatus.REFERRED)
_OLDEST = 76
_CREWS = ("가람 작업반", "솔내 작업반")
_CREW_SIZE = 6
_VILLAGES = ("윗말", "아랫말", "새터", "안골", "샘골", "양지말", "느티말", "장터")
_WAYS = (
    "마을회관을 지나 첫 갈림길에서 오른쪽, 파란 저온창고가 있는 집",
    "농협 창고 뒤 농로로 300미터, 왼쪽 비닐하우스 세 동",
    "저수지 둑길 끝에서 산 쪽으로, 노란 물탱크 옆 과수원",
    "보건진료소 맞은편 다리를 건너 200미터, 빨간 지붕",
    "버스 정류장에서 도보 5분, 정자나무 아래에서 농가가 마중",
)
_Line = tuple[str, str, str, str, int]
_YEAR: dict[str, tuple[_Line, ...]] = {
    "사과": (
        ("전지", "사과", "01-10", "03-20", 3),
        ("적화", "사과", "04-20", "05-12", 5),
        ("적과", "사과", "05-15", "06-25", 6),
        ("잎따기", "사과", "09-15", "10-12", 4),
        ("수확", "사과", "10-05", "11-28", 6),
        ("선별·포장", "사과", "11-10", "12-20", 3),
    ),
    "포도": (
        ("전지", "포도", "02-01", "03-10", 2),
        ("유인·순지르기", "포도", "05-10", "06-10", 4),
        ("봉지 씌우기", "포도", "06-10", "07-10", 5),
        ("수확", "포도", "08-20", "09-30", 4),
    ),
    "딸기": (
        ("정식", "딸기", "09-05", "09-25", 4),
        ("잎따기", "딸기", "11-05", "11-30", 3),
        ("수확", "딸기", "12-01", "04-30", 3),
    ),
    "마늘·양파": (
        ("수확", "마늘", "05-25", "06-20", 6),
        ("파종", "마늘", "09-20", "10-31", 5),
        ("정식", "양파", "11-01", "11-28", 5),
    ),
    "고추": (
        ("정식", "고추", "05-01", "05-18", 4),
        ("수확", "고추", "07-20", "09-30", 4),
        ("수확", "배추", "11-10", "11-30", 2),
    ),
    "인삼": (
        ("수확", "인삼", "09-10", "10-31", 5),
        ("파종", "인삼", "11-03", "11-26", 4),
    ),
    "토마토": (
        ("유인·순지르기", "시설채소", "05-01", "06-30", 3),
        ("수확", "시설채소", "06-15", "10-31", 3),
    ),
}
"""작업력 by crop: task, crop, first and last month-day, heads a day."""


def farms(field: Field) -> None:
    """The farms of the centre with their fields, their year and how to find them."""
    random = field.random
    known = [f.employer for f in field.told.firms if f.employer.employer_type is EmployerType.FARM]
    for employer in known[:_MOST_FARMS]:
        name = employer.industry.removesuffix(" 농업")
        lines = _YEAR.get(name, _YEAR["사과"])
        crops = tuple(dict.fromkeys(line[1] for line in lines))
        village, area = random.choice(_VILLAGES), f"{random.choice((800, 1500, 2400, 3600)):,}평"
        way = random.choice(_WAYS)
        found = employer.registered_on or field.told.days.draw(random, (1.0,) * 12)
        field.farms.append(
            Farm(
                employer_id=employer.id,
                found_on=found,
                crops=crops,
                area=area,
                village=village,
                directions=way,
                support_cap=1_000_000 if random.random() < 0.2 else None,
                counsellor=employer.counsellor,
                note=random.choice(("", "", "점심은 농가에서 함께", "비 오면 전날 저녁에 연락")),
            )
        )
        for number, title in enumerate(("집 앞 밭", "윗밭")[: random.choice((1, 1, 2))]):
            field.plots.append(
                FarmPlot(
                    employer_id=employer.id,
                    title=title,
                    crop=crops[0],
                    area=area if not number else "500평",
                    eup_myeon=employer.eup_myeon,
                    village=village,
                    address=employer.address if not number else "",
                    directions=way if not number else "집 앞 밭에서 산 쪽으로 두 번째 농로",
                )
            )
        for task, crop, starts, ends, heads in lines:
            field.seasons.append(
                FarmSeason(
                    employer_id=employer.id,
                    task=task,
                    crop=crop,
                    starts=starts,
                    ends=ends,
                    heads=heads,
                )
            )


def workers(field: Field) -> None:
    """People who take farm work; some run a farm themselves, some have given it up since."""
    told, random = field.told, field.random
    may = [seeker for seeker in told.seekers if _may(seeker, field.last)]
    owners = {f.employer.owner_id for f in told.firms if f.employer.owner_id}
    own = [seeker for seeker in may if seeker.id in owners]
    looking = [s for s in may if s.status in _LOOKING and s.id not in owners]
    gone = [s for s in may if s.status is SeekerStatus.CLOSED and s.id not in owners]
    looking.sort(key=lambda s: (s.registered_on or field.last, s.id))
    share = min(1.0, len(told.people) / 200)
    active = [*own[:2], *looking][: max(LEAST, round((_WORKERS - _ENDED) * share))]
    chosen = [(seeker, WorkerStatus.ACTIVE) for seeker in active]
    chosen += [(seeker, WorkerStatus.ENDED) for seeker in gone[: round(_ENDED * share)]]
    for number, (seeker, status) in enumerate(chosen):
        resting = status is WorkerStatus.ACTIVE and number % 17 == 11
        origin = {Residence.LOCAL: Origin.LOCAL, Residence.OUTSIDE: Origin.CITY}.get(
            seeker.residence or Residence.LOCAL, Origin.OUTSIDE
        )
        expert = "전지" in seeker.career or random.random() < 0.12
        skills = tuple(
            skill
            for skill, has in (
                ("사다리 작업", _age(seeker, field.last) < 65 and random.random() < 0.6),
                ("전지 전문", expert),
                ("적화·적과", random.random() < 0.5),
                ("수확", True),
                ("선별·포장", random.random() < 0.5),
                ("예초기", random.random() < 0.2),
                ("무거운 짐", _age(seeker, field.last) < 60 and random.random() < 0.4),
            )
            if has
        )
        covered = number % 3 != 1
        begun = (seeker.registered_on or field.last) + timedelta(days=random.randint(1, 9))
        field.workers.append(
            FarmWorker(
                seeker_id=seeker.id,
                found_on=min(field.last, office_day(begun)),
                status=WorkerStatus.RESTING if resting else status,
                origin=origin,
                skills=skills,
                pickup=f"{seeker.eup_myeon} 정류장" if seeker.eup_myeon else "가람읍 터미널",
                most_days=6 if _age(seeker, field.last) < 65 else 4,
                insurance=Insurance.ACCIDENT if covered else Insurance.NONE,
                insured_until=date(field.last.year, 12, 31) if covered else None,
                bank="농협",
                account=f"301-0{number:03d}-0000-00",
                holder=seeker.name,
                counsellor=seeker.counsellor,
                note="무릎이 아파 오래 쪼그리는 일은 어려움" if number % 13 == 6 else "",
            )
        )


def crews(field: Field) -> None:
    """The centre's van, two crews with theirs, and a few who come in their own car."""
    random = field.random
    field.cars.append(
        FarmCar(
            title="센터 승합차",
            number="70가 1004",
            seats=12,
            driver_name="정운전",
            pickup="군민회관 앞",
            leaves_at="06:30",
        )
    )
    at_work = [n for n, one in enumerate(field.workers) if one.status is WorkerStatus.ACTIVE]
    home = place.EUP_MYEON[0]
    for number, title in enumerate(_CREWS):
        wanted = home if number == 0 else ""
        free = [
            n
            for n in at_work
            if field.workers[n].crew_id is None
            and (not wanted or field.home(field.workers[n].seeker_id) == wanted)
        ][:_CREW_SIZE]
        if len(free) < 3:
            continue
        leader = field.workers[free[0]].seeker_id
        field.cars.append(
            FarmCar(
                title=f"{title} 차",
                number=f"71나 20{number:02d}",
                seats=9,
                driver_id=leader,
                pickup="가람읍 터미널" if number == 0 else "솔내면 행정복지센터",
                leaves_at="06:20",
            )
        )
        field.crews.append(
            FarmCrew(
                title=title,
                leader_id=leader,
                car_id=len(field.cars),
                eup_myeon=home if number == 0 else place.EUP_MYEON[1],
            )
        )
        for n in free:
            field.workers[n] = replace(field.workers[n], crew_id=len(field.crews))
    for n in at_work:
        one = field.workers[n]
        drives = field.told.seekers[(one.seeker_id or 1) - 1].transport == "자가용"
        if one.crew_id is None and drives and random.random() < 0.5:
            who = field.told.seekers[(one.seeker_id or 1) - 1].name
            field.cars.append(
                FarmCar(title=f"{who} 차", seats=5, driver_id=one.seeker_id, leaves_at="06:40")
            )
            field.workers[n] = replace(one, car_id=len(field.cars))


def wishes(field: Field) -> None:
    """Whom farms want again, and three pairs that do not go together."""
    random = field.random
    on = office_day(field.last - timedelta(days=30))
    for number, farm in enumerate(field.farms):
        wanted = random.sample(field.workers, min(3, len(field.workers)))
        never = number % 6 == 2
        for at, one in enumerate(wanted):
            refused = never and at == 0
            field.wishes.append(
                FarmWish(
                    employer_id=farm.employer_id,
                    seeker_id=one.seeker_id,
                    wish_type=WishType.NEVER if refused else WishType.AGAIN,
                    said_by=WishBy.WORKER if refused and number % 4 == 0 else WishBy.FARM,
                    said_on=on,
                    reason="작업 방식이 서로 맞지 않음" if refused else "",
                )
            )


def own_days(told: Told, since: date) -> list[Availability]:
    """The days on which those who farm themselves are busy with their own harvest."""
    owners = [f.employer.owner_id for f in told.firms if f.employer.owner_id]
    return [
        Availability(
            seeker_id=seeker.id,
            availability_type=AvailabilityType.BUSY,
            starts_on=since + timedelta(days=3),
            ends_on=since + timedelta(days=6),
            note="본인 농사",
        )
        for seeker in told.seekers
        if seeker.id in owners and seeker.status in _LOOKING
    ]


def _may(seeker: Seeker, last: date) -> bool:
    """Whether somebody can be sent to a farm: agreed to it, can be rung, is not too old."""
    return bool(
        seeker.phone
        and seeker.registered_on
        and seeker.consent_on
        and seeker.provide_consent_on
        and 19 <= _age(seeker, last) <= _OLDEST
    )


def _age(seeker: Seeker, last: date) -> int:
    return last.year - (seeker.birth_year or last.year - 50)

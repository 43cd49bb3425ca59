"""Two farms, a car, a crew and four people on a Monday: what tests of farm papers begin with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jobdesk.domain.employers import Employer, EmployerType
from jobdesk.domain.farm_people import FarmCar, FarmCrew, FarmWorker, Insurance
from jobdesk.domain.farm_work import DayStatus, FarmBlock, FarmDay, FarmRequest
from jobdesk.domain.farms import Farm, FarmPlot
from jobdesk.domain.people import Gender, Seeker
from jobdesk.services import entries
from jobdesk.services.desk import Desk
from jobdesk.services.employers import register as employer
from jobdesk.services.seekers import register as seeker

MONDAY = date(2026, 11, 23)
TUESDAY = date(2026, 11, 24)


@dataclass(frozen=True)
class FarmMade:
    """Ids of what was made."""

    apple: int
    grape: int
    car: int
    crew: int
    requests: tuple[int, int]
    blocks: dict[tuple[int, date], int]
    people: dict[str, int]


def person(desk: Desk, name: str, phone: str, **worker: object) -> int:
    """Register somebody who takes farm work; returns the seeker's id."""
    id_ = seeker(
        desk,
        Seeker(
            name=name,
            phone=phone,
            gender=Gender.FEMALE,
            birth_date=date(1968, 3, 2),
            eup_myeon="가람읍",
            address="한빛군 가람읍 중앙로 1",
        ),
    ).id
    entries.add(desk, FarmWorker(seeker_id=id_, **worker))  # type: ignore[arg-type]
    return id_


def made(desk: Desk) -> FarmMade:
    """A centre before a week of farm work; nobody is placed yet."""
    apple = employer(
        desk,
        Employer(
            name="햇살농원",
            employer_type=EmployerType.FARM,
            representative="박농부",
            phone="010-2000-0001",
            address="한빛군 솔내면 사과길 12",
            eup_myeon="솔내면",
        ),
    ).id
    grape = employer(
        desk,
        Employer(
            name="달빛포도원",
            employer_type=EmployerType.FARM,
            phone="010-2000-0002",
            eup_myeon="달빛면",
        ),
    ).id
    entries.add(
        desk, Farm(employer_id=apple, crops=("사과",), directions="마을회관에서 왼쪽으로 300m")
    )
    entries.add(desk, Farm(employer_id=grape, crops=("포도",)))
    plot = entries.add(
        desk,
        FarmPlot(
            employer_id=apple,
            title="뒷밭",
            address="한빛군 솔내면 산 45",
            directions="저수지를 지나 첫 번째 갈림길에서 오른쪽",
        ),
    ).id
    people = {
        "김민지": person(desk, "김민지", "010-1111-0001", pickup="가람읍 터미널"),
        "이순자": person(desk, "이순자", "010-1111-0002", pickup="가람읍 터미널"),
        "박영호": person(
            desk,
            "박영호",
            "010-1111-0003",
            pickup="솔내면사무소",
            insurance=Insurance.FARMER,
            insured_until=date(2026, 12, 31),
        ),
        "최정숙": person(desk, "최정숙", "010-1111-0004"),
    }
    car = entries.add(
        desk,
        FarmCar(
            title="센터 1호차",
            number="12가3456",
            seats=4,
            driver_id=people["박영호"],
            leaves_at="06:30",
        ),
    ).id
    crew = entries.add(desk, FarmCrew(title="가람반", leader_id=people["박영호"], car_id=car)).id
    requests = tuple(
        entries.add(
            desk,
            FarmRequest(
                employer_id=farm,
                plot_id=plot if farm == apple else None,
                task=task,
                crop=crop,
                starts_on=MONDAY,
                ends_on=TUESDAY,
                heads=heads,
                starts_at="07:00",
                ends_at="16:00",
                daily_wage=130_000,
                meals="중식",
                transport="센터 차량",
            ),
        ).id
        for farm, task, crop, heads in ((apple, "수확", "사과", 3), (grape, "전지", "포도", 2))
    )
    blocks = {
        (farm, on): entries.add(
            desk, FarmBlock(request_id=request, employer_id=farm, work_date=on, heads=heads)
        ).id
        for farm, request, heads in ((apple, requests[0], 3), (grape, requests[1], 2))
        for on in (MONDAY, TUESDAY)
    }
    return FarmMade(apple, grape, car, crew, (requests[0], requests[1]), blocks, people)


def sent(
    desk: Desk,
    known: FarmMade,
    name: str,
    farm: int,
    on: date = MONDAY,
    status: DayStatus = DayStatus.CONFIRMED,
    **fields: object,
) -> int:
    """Send somebody to a farm for a day; returns the id of the day."""
    return entries.add(
        desk,
        FarmDay(
            block_id=known.blocks.get((farm, on)),
            employer_id=farm,
            seeker_id=known.people[name],
            work_date=on,
            status=status,
            **fields,  # type: ignore[arg-type]
        ),
    ).id

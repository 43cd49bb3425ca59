"""배차표 of a day of farm work: who rides in which car, which farm gets whom, and how to get there.

Made here, offered by farm_papers.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from jobdesk.data import records
from jobdesk.domain.farm_people import FarmCar
from jobdesk.domain.farm_work import FarmRequest
from jobdesk.domain.kinds import KindId
from jobdesk.services import farm_day_facts, farm_papers, farm_records, settings
from jobdesk.services.desk import Desk
from jobdesk.services.farm_day_facts import DayLine, by_farm, joined
from jobdesk.services.farm_day_papers import PLACE_FIRST, lines_of
from jobdesk.services.farm_papers import APART, Wanted

if TYPE_CHECKING:
    from jobdesk.reports.farm_dispatch_sheet import Ride, Stop


def dispatch(desk: Desk, wanted: Wanted) -> bytes:
    """The 배차표 of the day. Raises UserError where nobody goes anywhere."""
    from jobdesk.reports.farm_dispatch_sheet import Dispatch, dispatch_pdf

    on = farm_papers.day_of(desk, wanted)
    lines = lines_of(desk, wanted)
    if not lines:
        raise farm_papers.nothing("그날 배치된 분", PLACE_FIRST)
    own = settings.get(desk)
    cars: dict[int, FarmCar] = {one.car.id: one.car for one in lines if one.car is not None}
    rides = [
        _ride(desk, car, [one for one in lines if one.car is not None and one.car.id == car.id])
        for car in sorted(cars.values(), key=lambda car: (car.leaves_at, car.title))
    ]
    alone = [one for one in lines if one.car is None]
    if alone:
        rides.append(_ride(desk, None, alone))
    farms = _stops(desk, on, lines)
    told = f"근로자 {len({one.worker.id for one in lines}):,}명 · 농가 {len(farms):,}곳"
    if cars:
        told += f" · 차량 {len(cars):,}대"
    return dispatch_pdf(
        Dispatch(
            own.name or desk.name,
            on,
            told,
            rides,
            farms,
            own.phone,
            wanted.on(APART),
            farm_papers.foot(desk),
            desk.practice,
        )
    )


def _ride(desk: Desk, car: FarmCar | None, lines: Sequence[DayLine]) -> Ride:
    from jobdesk.reports.farm_dispatch_sheet import Ride, Rider

    driver_id = car.driver_id if car is not None else None
    riders = sorted(
        lines,
        key=lambda one: (
            one.worker.id != driver_id, _pickup(one, car), one.farm.name, one.worker.name,
        ),
    )  # fmt: skip
    shown = [
        Rider(
            _pickup(one, car),
            one.worker.name,
            one.worker.phone,
            one.farm.name,
            " ".join(filter(None, (one.terms.task, one.clock))),
            one.worker.id == driver_id,
        )
        for one in riders
    ]
    stops = _of_farms(lines)
    if car is None:
        return Ride("따로 가는 분", "차를 타지 않고 농가로 바로 갑니다.", shown, stops, own=True)
    driver = farm_day_facts.workers(desk, [car.driver_id or 0]).get(car.driver_id or 0)
    who = " ".join(filter(None, (driver.name, driver.phone))) if driver else car.driver_name
    riding = {one.worker.id for one in lines}
    needed = len(riding) + (0 if car.driver_id in riding else 1)
    warning = ""
    if car.seats is not None and needed > car.seats:
        warning = (
            f"운전자를 넣어 {needed:,}명이 타는데 좌석은 {car.seats:,}석입니다. "
            f"{needed - car.seats:,}명을 다른 차로 옮기세요."
        )
    about = (
        f"운전 {who}" if who else "운전자 미정",
        f"{car.seats:,}석" if car.seats else "",
        f"출발 {car.leaves_at}" if car.leaves_at else "",
        f"출발지 {car.pickup}" if car.pickup else "",
        car.note,
    )
    title = " ".join(filter(None, (car.title, f"({car.number})" if car.number else "")))
    return Ride(title, " · ".join(filter(None, about)), shown, stops, warning)


def _pickup(line: DayLine, car: FarmCar | None) -> str:
    if car is None:
        return line.worker.eup_myeon
    return line.worker.pickup or car.pickup or line.worker.eup_myeon


def _of_farms(lines: Sequence[DayLine]) -> list[Stop]:
    from jobdesk.reports.farm_dispatch_sheet import Stop

    return [
        Stop(
            mine[0].farm.name,
            mine[0].contact,
            f"{len(mine):,}명",
            _works(mine),
            joined("\n", (f"{one.goes_to}\n{one.directions}".strip() for one in mine)),
        )
        for mine in by_farm(lines)
    ]


def _stops(desk: Desk, on: date, lines: Sequence[DayLine]) -> list[Stop]:
    """Every farm of the day with whom it gets, those that still get nobody too."""
    from jobdesk.reports.farm_dispatch_sheet import Stop

    blocks = farm_records.wanted_between(desk, on, on)
    named = {one.request_id for one in blocks if one.request_id}
    requests: dict[int, FarmRequest] = {
        one.id: one for one in records.get_many(desk.store, KindId.FARM_REQUESTS, sorted(named))
    }
    asked: dict[int, int] = {}
    works: dict[int, list[str]] = {}
    for block in blocks:
        of = block.employer_id or 0
        asked[of] = asked.get(of, 0) + (block.heads or 0)
        request = requests.get(block.request_id or 0, FarmRequest())
        clock = "~".join(
            filter(None, (block.starts_at or request.starts_at, block.ends_at or request.ends_at))
        )
        works.setdefault(of, []).append(" ".join(filter(None, (request.crop, request.task, clock))))
    sides = farm_day_facts.farm_sides(desk, {*asked, *(one.farm.id for one in lines)})
    stops = []
    for farm in sorted(sides.values(), key=lambda side: (side.name, side.id)):
        mine = [one for one in lines if one.farm.id == farm.id]
        wanted = asked.get(farm.id, 0)
        stops.append(
            Stop(
                farm.name,
                mine[0].contact if mine else joined("\n", (farm.contact or farm.head, farm.phone)),
                f"{len(mine):,}/{wanted:,}명" if wanted else f"{len(mine):,}명",
                _works(mine) or joined("\n", works.get(farm.id, ())),
                "",
                ", ".join(one.worker.name for one in mine),
            )
        )
    return stops


def _works(lines: Sequence[DayLine]) -> str:
    return joined(
        "\n",
        (" ".join(filter(None, (one.crop, one.terms.task, one.clock))) for one in lines),
    )

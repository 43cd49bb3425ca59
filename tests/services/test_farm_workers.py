"""농작업 근로자: a seeker who works on farms once, in one crew, busy where the own farm calls."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from jobdesk.domain.farm_people import FarmCar, FarmCrew, FarmWorker, Origin
from jobdesk.domain.farms import FarmSeason
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import (
    employers,
    entries,
    farm_records,
    farm_workers,
    farms,
    history,
    lists,
    seekers,
    trash,
)
from jobdesk.services.desk import Desk
from tests.services.import_kit import dump


def worker(desk: Desk, name: str, **values: object) -> FarmWorker:
    person = replace(seekers.blank(desk), name=name)
    farm_workers.register(desk, farm_workers.blank(desk, **values), person)
    (found,) = [one for one in farm_records.workers(desk) if title(desk, one) == name]
    return found


def title(desk: Desk, one: FarmWorker) -> str:
    return lists.title(desk, KindId.SEEKERS, one.seeker_id or 0)


def test_somebody_new_is_a_seeker_and_a_worker_in_one_step(desk: Desk) -> None:
    before = dump(desk)
    made = worker(desk, "김민지", origin=Origin.CITY, skills=("수확",))
    assert (made.origin, made.skills, made.found_on) == (Origin.CITY, ("수확",), desk.today())
    history.undo(desk)
    assert dump(desk) == before


def test_a_person_is_a_worker_once(desk: Desk) -> None:
    made = worker(desk, "김민지")
    with pytest.raises(UserError, match="이미 농작업 근로자"):
        farm_workers.register(desk, farm_workers.blank(desk, seeker_id=made.seeker_id))
    trash.TRASH[KindId.FARM_WORKERS](desk, [made.id])
    again = farm_workers.register(desk, farm_workers.blank(desk, seeker_id=made.seeker_id)).id
    assert again == made.id


def test_one_who_was_sent_stays(desk: Desk) -> None:
    made = worker(desk, "김민지")
    employer = employers.register(desk, replace(farms.blank_firm(desk), name="배골농원")).id
    entries.add(
        desk,
        entries.blank(
            desk,
            KindId.FARM_DAYS,
            employer_id=employer,
            seeker_id=made.seeker_id,
            work_date=date(2026, 11, 23),
        ),
    )
    with pytest.raises(UserError, match="농가일자리 1건"):
        farm_workers.trash(desk, [made.id])


def test_a_crew_holds_its_leader_and_exactly_those_said(desk: Desk) -> None:
    one, two, three = (worker(desk, name) for name in ("김민지", "박정숙", "이도현"))
    ids = [each.seeker_id or 0 for each in (one, two, three)]
    car = farm_workers.put_car(desk, FarmCar(title="1호차", seats=2)).id
    crew = FarmCrew(title="솔내반", leader_id=ids[0], car_id=car)
    made = farm_workers.put_crew(desk, crew, ids[1:])
    assert {m.seeker_id for m in farm_workers.members(desk, made.id)} == set(ids)
    (stored,) = farm_records.crews(desk)
    seats = farm_workers.seats_of(desk, stored)
    assert (seats.people, seats.seats, seats.missing) == (3, 2, 1)
    farm_workers.put_crew(desk, stored, ids[2:])
    assert {m.seeker_id for m in farm_workers.members(desk, made.id)} == {ids[0], ids[2]}
    other = farm_workers.put_crew(desk, FarmCrew(title="배골반"), [ids[2]]).id
    assert [m.seeker_id for m in farm_workers.members(desk, other)] == [ids[2]]
    assert [m.seeker_id for m in farm_workers.members(desk, made.id)] == [ids[0]]


def test_only_farm_workers_join_a_crew(desk: Desk) -> None:
    stranger = seekers.register(desk, replace(seekers.blank(desk), name="최영희")).id
    before = dump(desk)
    with pytest.raises(UserError, match="근로자로 등록되어 있지"):
        farm_workers.put_crew(desk, FarmCrew(title="솔내반"), [stranger])
    assert dump(desk) == before


def test_a_car_of_ones_own_is_driven_by_oneself(desk: Desk) -> None:
    made = worker(desk, "김민지", pickup="가람 장터")
    farm_workers.own_car(desk, made.id, "12가3456", 5)
    (car,) = farm_records.cars(desk)
    assert (car.title, car.driver_id, car.pickup) == ("김민지 차", made.seeker_id, "가람 장터")
    (now,) = farm_records.workers(desk)
    assert now.car_id == car.id
    history.undo(desk)
    assert farm_records.cars(desk) == []
    assert farm_records.workers(desk)[0].car_id is None


def test_who_farms_is_busy_where_the_own_farm_calls(desk: Desk) -> None:
    made = worker(desk, "김윤철")
    seeker_id = made.seeker_id or 0
    firm = employers.farm_of(desk, seeker_id)
    farms.register(desk, farms.blank(desk), firm)
    (own,) = employers.of_owner(desk, seeker_id)
    farms.put_season(
        desk, FarmSeason(employer_id=own.id, task="수확", starts="11-21", ends="11-22")
    )
    request = entries.add(
        desk,
        entries.blank(
            desk,
            KindId.FARM_REQUESTS,
            employer_id=own.id,
            task="선별·포장",
            heads=2,
            starts_on=date(2026, 11, 22),
        ),
    ).id
    entries.add(
        desk,
        entries.blank(
            desk,
            KindId.FARM_BLOCKS,
            employer_id=own.id,
            request_id=request,
            work_date=date(2026, 11, 22),
            heads=2,
        ),
    )
    found = farm_workers.own_busy(desk, seeker_id, date(2026, 11, 20), date(2026, 11, 30))
    assert found == {
        date(2026, 11, 21): "본인 농가 수확 철",
        date(2026, 11, 22): "본인 농가 선별·포장 작업일",
    }
    assert farm_workers.own_busy(desk, 0, date(2026, 11, 20), date(2026, 11, 30)) == {}

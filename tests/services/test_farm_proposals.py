"""배치안: from the records of a week to lines with reasons, and stored in one step."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobdesk.domain.circumstances import AvailabilityType
from jobdesk.domain.distances import Distance
from jobdesk.domain.farm_people import FarmCar, FarmCrew, WorkerStatus
from jobdesk.domain.farm_work import AHEAD, DayStatus
from jobdesk.domain.farms import FarmSeason, FarmWish, WishType
from jobdesk.domain.kinds import KindId
from jobdesk.errors import Cancelled, UserError
from jobdesk.services import (
    availability,
    distances,
    employers,
    entries,
    farm_days,
    farm_proposals,
    farm_records,
    history,
    lists,
    seekers,
)
from jobdesk.services.desk import Desk
from jobdesk.services.farm_proposals import Proposed
from tests import farm_kit
from tests.farm_kit import TODAY

TOMORROW = TODAY + timedelta(days=1)


def live_in(desk: Desk, place: str, *ids: int) -> None:
    for id_ in ids:
        person = lists.record(desk, KindId.SEEKERS, id_)
        seekers.save(desk, replace(person, eup_myeon=place))


def lies_in(desk: Desk, place: str, farm: int) -> None:
    found = lists.record(desk, KindId.EMPLOYERS, farm)
    employers.save(desk, replace(found, eup_myeon=place))


def asked(desk: Desk, day: date = TOMORROW, last: date | None = None, **options: bool) -> Proposed:
    return farm_proposals.propose(desk, day, last or day, seconds=2.0, **options)


def names(made: Proposed) -> list[str]:
    return [line.name for line in made.lines]


def why_out(made: Proposed) -> dict[str, str]:
    return {each.name: each.why for each in made.left_out}


def test_a_line_says_where_from_what_was_done_and_whose_turn_it_is(desk: Desk) -> None:
    farm, other = farm_kit.farm(desk, "사과농원"), farm_kit.farm(desk, "배농원")
    one, two = farm_kit.worker(desk, "김민지"), farm_kit.worker(desk, "박정숙")
    lies_in(desk, "솔내면", farm)
    live_in(desk, "솔내면", one)
    live_in(desk, "가람읍", two)
    distances.save(desk, [Distance("가람읍", "솔내면", True, 15)])
    for n in (1, 2):
        farm_kit.worked_day(desk, other, one, TODAY - timedelta(days=n))
    farm_kit.request(desk, farm, TOMORROW, heads=2)
    made = asked(desk)
    said = {line.name: line.reasons for line in made.lines}
    assert said == {
        "김민지": ("솔내면", "적과 2일", "최근 4주 2일"),
        "박정숙": ("가람읍(이웃 면, 차로 15분)", "첫 배치"),
    }
    assert (made.wanted, made.people, made.days_each, made.share) == (2, 2, (1, 1), 1.0)


def test_it_is_stored_in_one_step_and_taken_back_in_one(desk: Desk) -> None:
    farms = [farm_kit.farm(desk, name) for name in ("사과농원", "배농원")]
    for name in ("김민지", "박정숙", "이도현"):
        farm_kit.worker(desk, name)
    for farm in farms:
        farm_kit.request(desk, farm, TOMORROW, heads=1, ends_on=TOMORROW + timedelta(days=1))
    made = asked(desk, TOMORROW, TOMORROW + timedelta(days=1))
    assert len(made.lines) == 4
    pinned = replace(made.lines[0], pinned=True)
    farm_proposals.keep(desk, made, [pinned, *made.lines[1:3]])
    days = farm_records.days_between(desk, TOMORROW, TOMORROW + timedelta(days=1))
    assert {(d.block_id, d.seeker_id) for d in days} == {
        (line.block_id, line.seeker_id) for line in made.lines[:3]
    }
    assert [d.seeker_id for d in days if d.pinned] == [pinned.seeker_id]
    assert {d.status for d in days} == {DayStatus.PLACED}
    assert history.undo(desk)
    assert farm_records.days_between(desk, TOMORROW, TOMORROW + timedelta(days=1)) == []


def test_who_is_placed_stays_and_only_what_is_open_is_filled(desk: Desk) -> None:
    farm = farm_kit.farm(desk, "사과농원")
    one, two = farm_kit.worker(desk, "김민지"), farm_kit.worker(desk, "박정숙")
    block = farm_kit.blocks(desk, farm_kit.request(desk, farm, TOMORROW, heads=2))[0]
    farm_days.place(desk, block.id, [one])
    made = asked(desk)
    assert [line.seeker_id for line in made.lines] == [two]
    assert (made.cells[0].has, made.cells[0].wanted, made.cells[0].open) == (2, 2, 0)
    assert why_out(made) == {"김민지": "그날 이미 배치되었습니다"}


def test_what_is_placed_is_made_anew_but_not_what_is_told_or_pinned(desk: Desk) -> None:
    near, far = farm_kit.farm(desk, "사과농원"), farm_kit.farm(desk, "배농원")
    lies_in(desk, "솔내면", near)
    lies_in(desk, "가람읍", far)
    ids = [farm_kit.worker(desk, name) for name in ("김민지", "박정숙", "이도현", "최영희")]
    live_in(desk, "솔내면", ids[0], ids[2])
    live_in(desk, "가람읍", ids[1], ids[3])
    here, there = (
        farm_kit.blocks(desk, farm_kit.request(desk, farm, TOMORROW, heads=2))[0].id
        for farm in (near, far)
    )
    farm_days.place(desk, here, [ids[1], ids[3]])
    farm_days.place(desk, there, [ids[0], ids[2]])
    by_person = {d.seeker_id: d.id for d in farm_records.days_between(desk, TOMORROW, TOMORROW)}
    farm_days.pin(desk, [by_person[ids[0]]], True)
    farm_days.confirm(desk, [by_person[ids[3]]])
    made = asked(desk, anew=True)
    assert {(line.seeker_id, line.block_id) for line in made.lines} == {
        (ids[2], here),
        (ids[1], there),
    }
    farm_proposals.keep(desk, made, made.lines)
    days = farm_records.days_between(desk, TOMORROW, TOMORROW)
    assert {d.seeker_id: d.block_id for d in days if d.status in AHEAD} == {
        ids[0]: there,
        ids[1]: there,
        ids[2]: here,
        ids[3]: here,
    }
    history.undo(desk)
    days = farm_records.days_between(desk, TOMORROW, TOMORROW)
    assert {d.seeker_id: d.block_id for d in days}[ids[2]] == there


def test_what_is_made_anew_and_stays_the_same_is_not_written_again(desk: Desk) -> None:
    farm = farm_kit.farm(desk, "사과농원")
    one = farm_kit.worker(desk, "김민지")
    block = farm_kit.blocks(desk, farm_kit.request(desk, farm, TOMORROW, heads=1))[0]
    farm_days.place(desk, block.id, [one])
    made = asked(desk, anew=True)
    assert [line.seeker_id for line in made.lines] == [one]
    with pytest.raises(UserError, match="저장할 배치가 없습니다"):
        farm_proposals.keep(desk, made, made.lines)
    farm_proposals.keep(desk, made, [])
    assert farm_records.days_between(desk, TOMORROW, TOMORROW) == []


def test_pins_stay_and_what_is_taken_out_stays_out(desk: Desk) -> None:
    farm = farm_kit.farm(desk, "사과농원")
    for name in ("김민지", "박정숙", "이도현"):
        farm_kit.worker(desk, name)
    farm_kit.request(desk, farm, TOMORROW, heads=2)
    first = asked(desk)
    kept, out = first.lines
    again = farm_proposals.propose(
        desk, TOMORROW, TOMORROW, kept=[kept], barred=[out.pair], seconds=2.0
    )
    assert [line.pinned for line in again.lines if line.pair == kept.pair] == [True]
    assert out.pair not in {line.pair for line in again.lines}
    assert len(again.lines) == 2
    assert "그 자리에서 뺐습니다" in why_out(again)[out.name]


def test_a_farm_that_was_filled_meanwhile_refuses_the_whole(desk: Desk) -> None:
    farm = farm_kit.farm(desk, "사과농원")
    one, two = farm_kit.worker(desk, "김민지"), farm_kit.worker(desk, "박정숙")
    block = farm_kit.blocks(desk, farm_kit.request(desk, farm, TOMORROW, heads=1))[0]
    made = asked(desk)
    other = two if made.lines[0].seeker_id == one else one
    farm_days.place(desk, block.id, [other])
    with pytest.raises(UserError, match="다시 제안하세요"):
        farm_proposals.keep(desk, made, made.lines)
    days = farm_records.days_between(desk, TOMORROW, TOMORROW)
    assert [d.seeker_id for d in days] == [other]


def test_a_pin_set_meanwhile_keeps_its_day(desk: Desk) -> None:
    farm, other = farm_kit.farm(desk, "사과농원"), farm_kit.farm(desk, "배농원")
    one = farm_kit.worker(desk, "김민지")
    block = farm_kit.blocks(desk, farm_kit.request(desk, farm, TOMORROW, heads=1))[0]
    farm_kit.request(desk, other, TOMORROW, heads=1)
    entries.add(desk, _wish(other, one, WishType.AGAIN))
    farm_days.place(desk, block.id, [one])
    made = asked(desk, anew=True)
    assert [line.farm for line in made.lines] == ["배농원"]
    farm_days.pin(desk, [d.id for d in farm_kit.people(desk, block.id)], True)
    with pytest.raises(UserError, match="그사이 고정되었습니다"):
        farm_proposals.keep(desk, made, made.lines)


def _wish(farm: int, seeker: int, kind: WishType) -> FarmWish:
    return FarmWish(employer_id=farm, seeker_id=seeker, wish_type=kind, reason="다툼")


def test_why_not_is_said_of_everybody(desk: Desk) -> None:
    farm = farm_kit.farm(desk, "사과농원")
    ladder = ("사다리 작업",)
    never = farm_kit.worker(desk, "김민지", skills=ladder)
    farm_kit.worker(desk, "박정숙")
    away = farm_kit.worker(desk, "이도현", skills=ladder)
    other_days = farm_kit.worker(desk, "최영희", skills=ladder)
    tired = farm_kit.worker(desk, "정순옥", skills=ladder, most_days=1)
    farm_kit.worker(desk, "한가람", skills=ladder, status=WorkerStatus.RESTING)
    entries.add(desk, _wish(farm, never, WishType.NEVER))
    availability.mark(desk, away, AvailabilityType.BUSY, TOMORROW, TOMORROW)
    availability.mark(desk, other_days, AvailabilityType.FREE, TOMORROW + timedelta(days=3), None)
    farm_kit.worked_day(desk, farm_kit.farm(desk, "배농원"), tired, TODAY)
    farm_kit.request(desk, farm, TOMORROW, heads=2, skills=ladder)
    made = asked(desk)
    assert made.lines == ()
    assert why_out(made) == {
        "김민지": "보내지 않기로 한 농가입니다",
        "박정숙": "필요한 기술이 없습니다",
        "이도현": "그날은 가능하다고 하지 않았습니다",
        "최영희": "그날은 가능하다고 하지 않았습니다",
        "정순옥": "이어서 일하는 날이 다 차서 쉽니다",
    }
    assert made.cells[0].open == 2
    assert made.cells[0].why[0] == "가능한 날이 아님 2명"


def test_who_farms_is_at_home_in_season_unless_they_say_that_they_are_free(desk: Desk) -> None:
    owner = farm_kit.worker(desk, "김민지")
    own = farm_kit.farm(desk, "민지네 사과")
    employers.save(desk, replace(lists.record(desk, KindId.EMPLOYERS, own), owner_id=owner))
    farm_kit.request(desk, farm_kit.farm(desk, "배농원"), TOMORROW, heads=1)
    assert names(asked(desk)) == ["김민지"]
    entries.add(desk, FarmSeason(employer_id=own, task="수확", starts="11-01", ends="11-30"))
    assert why_out(asked(desk)) == {"김민지": "그날 자기 농사일이 있습니다"}
    availability.mark(desk, owner, AvailabilityType.FREE, TOMORROW, TOMORROW)
    assert names(asked(desk)) == ["김민지"]
    farm_kit.request(desk, own, TOMORROW, heads=1)
    assert why_out(asked(desk)) == {"김민지": "그날 자기 농사일이 있습니다"}


def test_a_crew_comes_with_its_car_and_the_pin_of_one_holds_the_driver(desk: Desk) -> None:
    farm = farm_kit.farm(desk, "사과농원")
    ids = [farm_kit.worker(desk, name) for name in ("김민지", "박정숙", "이도현")]
    car = entries.add(desk, FarmCar(title="1반 봉고", seats=3, driver_id=ids[1])).id
    crew = entries.add(desk, FarmCrew(title="1반", leader_id=ids[0], car_id=car)).id
    for row in farm_records.workers(desk):
        entries.save(desk, replace(row, crew_id=crew))
    farm_kit.request(desk, farm, TOMORROW, heads=3, transport="작업반 차량")
    made = asked(desk)
    assert {line.car for line in made.lines} == {"1반 봉고"}
    assert all("1반" in line.reasons for line in made.lines)
    passenger = next(line for line in made.lines if line.seeker_id == ids[0])
    kept = farm_proposals.pinned_with_drivers(made, [passenger])
    assert {line.seeker_id for line in kept} == {ids[0], ids[1]}
    driver = next(line for line in made.lines if line.seeker_id == ids[1])
    left = farm_proposals.without(made, made.lines, driver)
    assert [(line.name, line.car) for line in left] == [("김민지", ""), ("이도현", "")]
    assert {line.car for line in farm_proposals.without(made, made.lines, passenger)} == {
        "1반 봉고"
    }
    farm_proposals.keep(desk, made, made.lines)
    days = farm_records.days_between(desk, TOMORROW, TOMORROW)
    assert {(d.car_id, d.crew_id) for d in days} == {(car, crew)}


def test_who_comes_alone_is_not_put_into_a_car_that_goes_elsewhere(desk: Desk) -> None:
    farm = farm_kit.farm(desk, "사과농원")
    one, driver = farm_kit.worker(desk, "김민지"), farm_kit.worker(desk, "박정숙")
    car = entries.add(desk, FarmCar(title="1반 봉고", seats=3, driver_id=driver)).id
    crew = entries.add(desk, FarmCrew(title="1반", car_id=car)).id
    for row in farm_records.workers(desk):
        entries.save(desk, replace(row, crew_id=crew))
    availability.mark(desk, driver, AvailabilityType.BUSY, TOMORROW, TOMORROW)
    farm_kit.request(desk, farm, TOMORROW, heads=1, transport="개별 이동")
    made = asked(desk)
    assert [(line.seeker_id, line.car) for line in made.lines] == [(one, "")]
    farm_proposals.keep(desk, made, made.lines)
    assert [d.car_id for d in farm_records.days_between(desk, TOMORROW, TOMORROW)] == [None]


def test_who_did_not_come_or_was_taken_out_is_not_proposed_for_it_again(desk: Desk) -> None:
    farm = farm_kit.farm(desk, "사과농원")
    one, two = farm_kit.worker(desk, "김민지"), farm_kit.worker(desk, "박정숙")
    block = farm_kit.blocks(desk, farm_kit.request(desk, farm, TODAY, heads=2))[0]
    farm_days.place(desk, block.id, [one, two])
    by_person = {d.seeker_id: d.id for d in farm_kit.people(desk, block.id)}
    farm_days.confirm(desk, list(by_person.values()))
    farm_days.absent(desk, [by_person[one]], "건강")
    farm_days.unplace(desk, [by_person[two]])
    made = asked(desk, TODAY)
    assert why_out(made) == {"김민지": "그날 결근했습니다", "박정숙": "그 자리에서 뺐습니다"}


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (TOMORROW, TODAY, "앞섭니다"),
        (TODAY - timedelta(days=3), TODAY - timedelta(days=1), "지난 날"),
        (TODAY, TODAY + timedelta(days=7), "7일까지"),
    ],
)
def test_a_span_that_makes_no_sense_is_refused(
    desk: Desk, first: date, last: date, words: str
) -> None:
    with pytest.raises(UserError, match=words):
        farm_proposals.propose(desk, first, last)


def test_days_gone_by_are_left_alone(desk: Desk) -> None:
    farm_kit.worker(desk, "김민지")
    farm_kit.request(
        desk, farm_kit.farm(desk, "사과농원"), TODAY - timedelta(days=2), heads=1, ends_on=TOMORROW
    )
    made = asked(desk, TODAY - timedelta(days=2), TOMORROW)
    assert [line.day for line in made.lines] == [TODAY, TOMORROW]


def test_it_can_be_stopped_and_an_empty_week_is_no_error(desk: Desk) -> None:
    assert asked(desk).lines == ()
    farm_kit.worker(desk, "김민지")
    farm_kit.request(desk, farm_kit.farm(desk, "사과농원"), TOMORROW, heads=1)

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        farm_proposals.propose(desk, TOMORROW, TOMORROW, progress=stop)


@given(st.integers(0, 10_000))
@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_week_that_is_stored_books_anybody_twice(desk: Desk, seed: int) -> None:
    chance = random.Random(seed)
    last = TODAY + timedelta(days=chance.randint(0, 6))
    farms = [farm_kit.farm(desk, f"농가 {seed}-{n}") for n in range(3)]
    for n in range(4):
        farm_kit.worker(desk, f"근로자 {seed}-{n}", most_days=chance.choice((None, 2)))
    for farm in farms:
        farm_kit.request(
            desk,
            farm,
            TODAY,
            heads=chance.randint(1, 3),
            ends_on=last,
            starts_at="08:00",
            ends_at=chance.choice(("12:00", "17:00")),
        )
    first = farm_proposals.propose(desk, TODAY, last, seconds=0.5)
    if first.lines:
        part = chance.sample(first.lines, chance.randint(1, len(first.lines)))
        farm_proposals.keep(desk, first, part)
    placed = [d.id for d in farm_records.days_between(desk, TODAY, last)]
    farm_days.pin(desk, placed[::2], True)
    again = farm_proposals.propose(desk, TODAY, last, anew=chance.random() < 0.5, seconds=0.5)
    if again.lines:
        farm_proposals.keep(desk, again, again.lines)
    days = [d for d in farm_records.days_between(desk, TODAY, last) if d.status in AHEAD]
    taken = [(d.seeker_id, d.work_date) for d in days]
    assert len(taken) == len(set(taken))
    assert set(placed[::2]) <= {d.id for d in days}
    for block in farm_records.blocks_between(desk, TODAY, last):
        assert sum(d.block_id == block.id for d in days) <= (block.heads or 0)

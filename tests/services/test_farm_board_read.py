"""The week as it is read from the store, and that it agrees with what the services refuse."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

import pytest

from jobdesk.data import farm_rows
from jobdesk.domain.changes import Ref
from jobdesk.domain.circumstances import Availability, AvailabilityType
from jobdesk.domain.farm_free import candidates
from jobdesk.domain.farm_work import DayStatus, FarmDay
from jobdesk.domain.farms import FarmWish, WishType
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import entries, farm_blocks, farm_board, farm_days, farm_requests, seekers
from jobdesk.services.desk import Desk
from tests import farm_kit
from tests.farm_kit import TODAY

DAY = timedelta(days=1)


def test_a_week_shows_farms_with_work_and_who_is_sent(desk: Desk) -> None:
    one, other = farm_kit.farm(desk, "한솔농원"), farm_kit.farm(desk, "달빛농원", village="원청리")
    farm_kit.farm(desk, "쉬는농원")
    farm_kit.request(desk, one, TODAY, 2, ends_on=TODAY + DAY)
    farm_kit.request(desk, other, TODAY - 7 * DAY)
    farm_kit.request(
        desk, other, TODAY, 1, task="전지", crop="사과", starts_at="08:00", ends_at="12:00"
    )
    people = [farm_kit.worker(desk, name) for name in ("김민지", "박정숙")]
    board = farm_board.read(desk, TODAY)
    assert [line.farm.name for line in board.lines] == ["달빛농원", "한솔농원"]
    assert board.lines[0].farm.village == "원청리"
    assert board.monday == TODAY - 4 * DAY
    cell = board.lines[0].cells[4]
    assert cell is not None
    assert (cell.task, cell.crop, cell.starts_at, cell.heads) == ("전지", "사과", "08:00", 1)
    block = board.lines[1].cells[4]
    assert block is not None
    farm_days.place(desk, block.id, people)
    board = farm_board.read(desk, TODAY)
    block = board.lines[1].cells[4]
    assert block is not None
    assert [(p.name, p.status) for p in block.people] == [
        ("김민지", DayStatus.PLACED),
        ("박정숙", DayStatus.PLACED),
    ]
    assert {id_: [day for day, _ in sent] for id_, sent in board.sent.items()} == {
        people[0]: [TODAY],
        people[1]: [TODAY],
    }


def test_days_of_a_list_stand_on_the_board_without_a_request(desk: Desk) -> None:
    farm, who = farm_kit.farm(desk, "한솔농원"), farm_kit.worker(desk, "김민지")
    day = FarmDay(
        employer_id=farm, seeker_id=who, work_date=TODAY, task="수확", status=DayStatus.WORKED
    )
    id_ = farm_days.record(desk, day).id
    (cell,) = farm_board.read(desk, TODAY).blocks(TODAY)
    assert (cell.id, cell.heads, cell.task, cell.people[0].id) == (0, None, "수확", id_)
    assert farm_board.week_of(desk, Ref(KindId.FARM_DAYS, id_)) == (TODAY, farm, None)


def test_a_week_is_found_by_its_days_however_many_years_lie_beside_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The index of the 휴지통 would lead through everything that was ever kept."""
    plans: list[str] = []
    db = desk.store.db
    execute = db.execute

    def explained(sql: str, *values: Any) -> Any:
        if "BETWEEN" in sql:
            plans.append(execute(f"EXPLAIN QUERY PLAN {sql}", *values).fetchall()[0][3])
        return execute(sql, *values)

    monkeypatch.setattr(db, "execute", explained)
    for read in (farm_rows.blocks, farm_rows.days, farm_rows.sent):
        read(desk.store, TODAY, TODAY + 6 * DAY)
    assert len(plans) == 3
    assert all("work_date>?" in plan for plan in plans), plans


def test_one_cell_of_a_list_and_one_of_a_request_keep_their_own_words(desk: Desk) -> None:
    farm = farm_kit.farm(desk, "한솔농원")
    asked = farm_kit.request(desk, farm, TODAY, 1, task="적과")
    both = [farm_kit.worker(desk, name) for name in ("김민지", "박정숙")]
    farm_days.place(desk, farm_kit.blocks(desk, asked)[0].id, both[:1])
    listed = FarmDay(
        employer_id=farm,
        seeker_id=both[1],
        work_date=TODAY,
        task="수확",
        crop="배",
        starts_at="07:00",
        status=DayStatus.WORKED,
    )
    farm_days.record(desk, listed)
    found = sorted(farm_board.read(desk, TODAY).blocks(TODAY), key=lambda one: one.id)
    assert [(c.task, c.crop, c.starts_at, [p.name for p in c.people]) for c in found] == [
        ("수확", "배", "07:00", ["박정숙"]),
        ("적과", found[1].crop, found[1].starts_at, ["김민지"]),
    ]


def test_rain_leaves_a_trace_and_what_is_called_off_goes(desk: Desk) -> None:
    farm = farm_kit.farm(desk, "한솔농원")
    asked = farm_kit.request(desk, farm, TODAY, 1)
    (block,) = farm_kit.blocks(desk, asked)
    farm_blocks.move(desk, [block.id])
    first, second = sorted(farm_board.read(desk, TODAY).blocks(), key=lambda one: one.day)
    assert first.is_rained_off
    assert first.moved_to == TODAY + DAY
    assert second.moved_from == TODAY
    farm_requests.cancel(desk, asked, "농가 사정")
    assert not farm_board.read(desk, TODAY).lines


def test_the_pool_knows_who_is_asked_and_what_was_said(desk: Desk) -> None:
    farm = farm_kit.farm(desk, "한솔농원")
    who = farm_kit.worker(desk, "김민지", skills=("사다리 작업",), tasks=("전지",), most_days=5)
    farm_kit.worker(desk, "쉬는분", status="쉼")
    entries.add(
        desk,
        Availability(seeker_id=who, availability_type=AvailabilityType.BUSY, starts_on=TODAY),
    )
    for kind in (WishType.AGAIN, WishType.NEVER, WishType.AGAIN):
        entries.add(desk, FarmWish(employer_id=farm, seeker_id=who, wish_type=kind, reason="다툼"))
    pool = farm_board.pool(desk)
    assert [one.name for one in pool.workers] == ["김민지"]
    assert pool.workers[0].record.most_days == 5
    assert pool.skills == ("사다리 작업", "전지")
    assert len(pool.spans[who]) == 1
    assert pool.is_unwanted(farm, who)


@pytest.mark.parametrize("seed", range(6))
def test_whoever_is_said_to_be_free_can_be_sent_and_nobody_else(desk: Desk, seed: int) -> None:
    """The list at the side and the service that stores agree, over weeks made at random."""
    rng = random.Random(seed)
    farms = [farm_kit.farm(desk, f"농원{n}") for n in range(4)]
    people = [farm_kit.worker(desk, f"일꾼{n}") for n in range(8)]
    halves = (
        {},
        {"starts_at": "08:00", "ends_at": "12:00"},
        {"starts_at": "13:00", "ends_at": "17:00"},
    )
    for _ in range(7):
        farm_kit.request(desk, rng.choice(farms), TODAY, 3, **rng.choice(halves))
    for _ in range(3):
        wish = FarmWish(
            employer_id=rng.choice(farms),
            seeker_id=rng.choice(people),
            wish_type=rng.choice(list(WishType)),
            reason="말함",
        )
        entries.add(desk, wish)
    for _ in range(40):
        board, pool = farm_board.read(desk, TODAY), farm_board.pool(desk)
        cell = rng.choice(board.blocks(TODAY))
        one = rng.choice(candidates(board, pool, TODAY, cell))
        hard = [c for c in farm_days.concerns(desk, cell.id, [one.id])[one.id] if c.hard]
        assert bool(hard) is not one.is_free
        if one.is_free:
            farm_days.place(desk, cell.id, [one.id])
        else:
            with pytest.raises(UserError):
                farm_days.place(desk, cell.id, [one.id])
        ahead = [p for block in board.blocks(TODAY) for p in block.ahead]
        if ahead and rng.random() < 0.3:
            farm_days.unplace(desk, [rng.choice(ahead).id])


def test_a_worker_with_soft_concerns_is_doubted(desk: Desk) -> None:
    farm = farm_kit.farm(desk, "한솔농원")
    block = farm_kit.blocks(desk, farm_kit.request(desk, farm, skills=("전지 전문",)))[0]
    who = farm_kit.worker(desk, "김민지", most_days=1)
    farm_kit.worked_day(desk, farm_kit.farm(desk, "달빛농원"), who, TODAY - DAY)
    board, pool = farm_board.read(desk, TODAY), farm_board.pool(desk)
    cell = next(one for one in board.blocks(TODAY) if one.id == block.id)
    (one,) = candidates(board, pool, TODAY, cell)
    assert len(one.doubts) == len(farm_days.concerns(desk, block.id, [who])[who]) == 2
    assert one.last_on == TODAY - DAY


def test_whose_seeker_lies_in_the_trash_is_not_asked(desk: Desk) -> None:
    who = farm_kit.worker(desk, "김민지")
    assert [one.seeker_id for one in farm_board.pool(desk).workers] == [who]
    seekers.trash(desk, [who])
    assert farm_board.pool(desk).workers == ()

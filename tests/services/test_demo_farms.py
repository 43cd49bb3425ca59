"""The practice centre's farm work: a season in its middle, and nobody in two places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from jobdesk.data import records
from jobdesk.domain.circumstances import AvailabilityType
from jobdesk.domain.farm_support import SupportStep
from jobdesk.domain.farm_work import COUNTED, LIVE, BlockStatus, DayStatus
from jobdesk.domain.farms import WishType
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services import (
    centres,
    checks,
    demo,
    entries,
    farm_proposals,
    farm_support_book,
    farm_support_proposal,
    lists,
)
from jobdesk.services import farm_records as stored
from jobdesk.services.desk import Desk
from tests.conftest import TODAY, today

FARM_KINDS = [kind for kind in KINDS if kind.value.startswith(("farm", "support"))]


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The practice centre as it is made for somebody who tries the program."""
    desk = demo.build(tmp_path_factory.mktemp("demo") / "centre", today=today)
    yield desk
    centres.close(desk)


def _all(desk: Desk, kind: KindId) -> list[Any]:
    return records.get_many(desk.store, kind, sorted(lists.find(desk, kind)))


def test_there_is_something_of_every_kind(practice: Desk) -> None:
    assert {kind: 0 for kind in FARM_KINDS if not _all(practice, kind)} == {}
    assert len(_all(practice, KindId.FARMS)) >= 15
    assert len(_all(practice, KindId.FARM_WORKERS)) >= 40


def test_every_record_of_it_keeps_the_rules(practice: Desk) -> None:
    for kind in FARM_KINDS:
        for record in _all(practice, kind):
            assert entries.check(practice, record) == (), record
    assert checks.check(practice).ok


def test_nobody_is_in_two_places_nor_where_they_must_not_go(practice: Desk) -> None:
    live = [day for day in _all(practice, KindId.FARM_DAYS) if day.status in LIVE]
    assert max(Counter((day.seeker_id, day.work_date) for day in live).values()) == 1
    never = {
        (wish.employer_id, wish.seeker_id)
        for wish in _all(practice, KindId.FARM_WISHES)
        if wish.wish_type is WishType.NEVER
    }
    assert never
    assert not [day for day in live if (day.employer_id, day.seeker_id) in never]
    found = {one.seeker_id: one.found_on for one in stored.workers(practice)}
    assert all(found[day.seeker_id] <= day.work_date for day in live)
    away = [
        one
        for one in _all(practice, KindId.AVAILABILITY)
        if one.availability_type is AvailabilityType.BUSY and one.note == "본인 농사"
    ]
    assert away
    for one in away:
        mine = [day.work_date for day in live if day.seeker_id == one.seeker_id]
        assert not [on for on in mine if one.starts_on <= on <= one.ends_on]


def test_seats_hold_and_blocks_are_not_overfull(practice: Desk) -> None:
    live = [day for day in _all(practice, KindId.FARM_DAYS) if day.status in LIVE]
    cars = {car.id: car for car in stored.cars(practice)}
    rides = Counter((day.car_id, day.work_date) for day in live if day.car_id)
    assert rides
    for (car_id, _), count in rides.items():
        assert count <= cars[car_id].seats - bool(cars[car_id].driver_name)
    blocks = {block.id: block for block in _all(practice, KindId.FARM_BLOCKS)}
    sent = Counter(day.block_id for day in live)
    for block_id, count in sent.items():
        assert count <= blocks[block_id].heads
        assert blocks[block_id].status is BlockStatus.PLANNED


def test_the_season_is_in_its_middle(practice: Desk) -> None:
    """Something to close, to confirm, to fill and to ask for on the day one begins."""
    days = _all(practice, KindId.FARM_DAYS)
    stages = Counter(day.status for day in days)
    assert set(stages) >= set(DayStatus) - {DayStatus.RAIN, DayStatus.CANCELLED}
    past = [day for day in days if day.work_date < TODAY]
    assert [day for day in past if day.status is DayStatus.CONFIRMED]
    tomorrow = TODAY + timedelta(days=1)
    wanted = stored.blocks_between(practice, tomorrow, tomorrow)
    there = sum(day.work_date == tomorrow and day.status in LIVE for day in days)
    assert 0 < there < sum(block.heads for block in wanted)
    told = lists.rows(
        practice,
        KindId.FARM_DAYS,
        [day.id for day in days if day.status in COUNTED],
        ("contract_on", "insured"),
    )
    signed = [row for row in told.values() if row[0] is not None]
    assert 0.8 * len(told) < len(signed) < len(told)
    assert any(day.substitute_for_id for day in days)
    rain = [b for b in _all(practice, KindId.FARM_BLOCKS) if b.status is BlockStatus.RAIN]
    assert [block.id for block in rain] == [
        block.moved_from_id for block in _all(practice, KindId.FARM_BLOCKS) if block.moved_from_id
    ]
    status = Counter(
        row[0]
        for row in lists.rows(
            practice,
            KindId.FARM_REQUESTS,
            lists.find(practice, KindId.FARM_REQUESTS),
            ("status",),
        ).values()
    )
    assert set(status) == {"요청", "배치", "확정", "근로확인", "정산", "취소"}


def test_money_is_paid_once_for_a_confirmed_day(practice: Desk) -> None:
    days = {day.id: day for day in _all(practice, KindId.FARM_DAYS)}
    paid = _all(practice, KindId.SUPPORT_PAYMENTS)
    assert max(Counter((one.farm_day_id, one.item) for one in paid).values()) == 1
    assert all(days[one.farm_day_id].status in COUNTED for one in paid)
    assert farm_support_book.over(practice, TODAY.year) == frozenset()
    for standing in farm_support_book.budget_standings(practice, TODAY.year):
        assert 0 < standing.approved + standing.spent < standing.budget
    assert farm_support_proposal.propose(practice, date(2026, 10, 1)).lines == ()
    steps = {batch.id: batch.step for batch in _all(practice, KindId.SUPPORT_BATCHES)}
    assert set(steps.values()) == {SupportStep.PAID, SupportStep.APPROVED}
    assert all(one.step is steps[one.batch_id] for one in paid)
    assert not [one for one in paid if one.work_date.replace(day=1) == TODAY.replace(day=1)]


def test_one_person_farms_and_works_for_others(practice: Desk) -> None:
    workers = {one.seeker_id for one in stored.workers(practice)}
    farms = {one.employer_id for one in _all(practice, KindId.FARMS)}
    both = [
        firm
        for firm in _all(practice, KindId.EMPLOYERS)
        if firm.id in farms and firm.owner_id in workers
    ]
    assert both
    assert any(stored.days_of_worker(practice, firm.owner_id) for firm in both)


@pytest.mark.parametrize("count", [1, 2, 7])
def test_a_tiny_centre_sends_nobody(tmp_path: Path, count: int) -> None:
    desk = demo.build(tmp_path / "a", seekers=count, today=today)
    assert [kind for kind in FARM_KINDS if _all(desk, kind)] == []
    centres.close(desk)


def test_the_season_follows_the_last_month(tmp_path: Path) -> None:
    desk = demo.build(tmp_path / "a", until="2026-06", today=today)
    last = date(2026, 6, 30)
    assert {d.work_date for d in _all(desk, KindId.FARM_DAYS) if d.status in COUNTED}
    assert all(
        day.work_date < last for day in _all(desk, KindId.FARM_DAYS) if day.status in COUNTED
    )
    centres.close(desk)


def test_the_same_seed_gives_the_same_season(tmp_path: Path) -> None:
    made = []
    for name in "ab":
        desk = demo.build(tmp_path / name, seed=4, seekers=120, today=today)
        made.append({kind: _all(desk, kind) for kind in FARM_KINDS})
        centres.close(desk)
    assert made[0] == made[1]
    assert made[0][KindId.FARM_DAYS]


def test_its_contracts_are_numbered_as_the_program_goes_on(practice: Desk) -> None:
    contracts = _all(practice, KindId.FARM_CONTRACTS)
    assert contracts
    for one in contracts:
        year, _, tail = one.number.partition("-")
        assert year == str(one.starts_on.year)
        assert tail.isdecimal()


def test_a_proposal_finds_somebody_for_tomorrow_and_tells_of_the_rest(practice: Desk) -> None:
    """Whoever tries the program presses 배치 제안 first."""
    tomorrow = TODAY + timedelta(days=1)
    made = farm_proposals.propose(practice, tomorrow, tomorrow)
    assert 0 < len(made.lines) < made.wanted


def test_every_request_says_what_is_to_be_done(practice: Desk) -> None:
    assert "기타" not in {request.task for request in _all(practice, KindId.FARM_REQUESTS)}

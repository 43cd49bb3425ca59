"""Days of farm work counted where they are stored."""

from __future__ import annotations

from datetime import timedelta

from jobdesk.data import farm_experience
from jobdesk.services import farm_days
from jobdesk.services.desk import Desk
from tests import farm_kit
from tests.farm_kit import TODAY


def test_days_are_counted_by_task_and_only_those_that_were_worked(desk: Desk) -> None:
    farm, one = farm_kit.farm(desk, "사과농원"), farm_kit.worker(desk, "김민지")
    two, three = farm_kit.worker(desk, "박정숙"), farm_kit.worker(desk, "이도현")
    days = [TODAY - timedelta(days=n) for n in (1, 2, 3)]
    farm_kit.worked_day(desk, farm, one, days[0])
    farm_kit.worked_day(desk, farm, one, days[1])
    gone = farm_kit.worked_day(desk, farm, two, days[1], task="수확")
    farm_kit.worked_day(desk, farm, one, days[2], task="수확")
    block = farm_kit.blocks(desk, farm_kit.request(desk, farm, TODAY, heads=2))[0]
    farm_days.place(desk, block.id, [one])
    assert farm_experience.days_by_task(desk.store, [one, two, three]) == {
        one: {"적과": 2, "수확": 1},
        two: {"수확": 1},
    }
    assert farm_experience.days_by_task(desk.store, [two]) == {two: {"수확": 1}}
    farm_days.trash(desk, [gone])
    assert farm_experience.days_by_task(desk.store, [two]) == {}


def test_the_last_day_is_the_last_before_the_one_that_is_asked_about(desk: Desk) -> None:
    farm, one = farm_kit.farm(desk, "사과농원"), farm_kit.worker(desk, "김민지")
    for n in (2, 5):
        farm_kit.worked_day(desk, farm, one, TODAY - timedelta(days=n))
    block = farm_kit.blocks(desk, farm_kit.request(desk, farm, TODAY, heads=1))[0]
    farm_days.place(desk, block.id, [one])
    last = farm_experience.last_days
    assert last(desk.store, [one], TODAY) == {one: TODAY - timedelta(days=2)}
    assert last(desk.store, [one], TODAY - timedelta(days=2)) == {one: TODAY - timedelta(days=5)}
    assert last(desk.store, [one], TODAY + timedelta(days=1)) == {one: TODAY}
    assert last(desk.store, [one], TODAY - timedelta(days=9)) == {}
    assert last(desk.store, [], TODAY) == {}

"""Farm work walked at random through every service that writes to it, by two people at two desks,
with undo of anything: after each step, done or refused, its records agree with a reckoning that
knows nothing of how they came about, and a refused step leaves nothing behind.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest

from jobdesk.data import records
from jobdesk.domain.farm_work import FarmBlock, FarmDay, FarmRequest
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import farm_blocks, farm_days, farm_requests, history, lists
from jobdesk.services.desk import Desk
from jobdesk.services.farm_days import Placing
from tests import farm_kit
from tests.farm_kit import TODAY

SEEDS = (1, 7, 19)
STEPS = 300
FIRST = TODAY - timedelta(days=3)
_AHEAD = ("배치", "확정")
_COUNTED = ("근로확인", "정산")
_ORDER = ("요청", "배치", "확정", "근로확인", "정산")
_HOURS = (("", ""), ("08:00", "12:00"), ("13:00", "17:00"), ("07:00", "16:00"))


class Walk:
    """Three farms, five people, six days."""

    def __init__(self, desk: Desk, seed: int) -> None:
        self.desk, self.dice = desk, random.Random(seed)
        desk.store.user = "준비"
        self.people = [farm_kit.worker(desk, f"근로자{n}") for n in range(5)]
        self.farms = [farm_kit.farm(desk, f"{n}번 농원") for n in range(3)]
        for farm in self.farms:
            farm_kit.request(desk, farm, FIRST, heads=2, ends_on=FIRST + timedelta(days=5))
        self.begun = history.recent(desk, 1)[0].id
        self.done = self.refused = 0

    def every(self, kind: KindId) -> list[int]:
        return lists.find(self.desk, kind)

    def some(self, of: Sequence[int], most: int = 2) -> list[int]:
        return self.dice.sample(of, min(len(of), self.dice.randint(1, most)))

    def days(self) -> list[int]:
        return self.some(self.every(KindId.FARM_DAYS))

    def blocks(self) -> list[int]:
        return self.some(self.every(KindId.FARM_BLOCKS))

    def day(self) -> date:
        return FIRST + timedelta(days=self.dice.randint(0, 6))

    def step(self) -> None:
        self.desk.store.user = self.dice.choice(["김하나", "이두리"])
        before = self.dump()
        try:
            self.dice.choice(
                [self.placing, self.placing, self.stages, self.asked, self.taken_back]
            )()
            self.done += 1
        except UserError:
            self.refused += 1
            assert self.dump() == before

    def placing(self) -> None:
        desk, block = self.desk, self.dice.choice(self.every(KindId.FARM_BLOCKS) or [0])
        placings = [Placing(id_, self.dice.choice(self.people)) for id_ in self.blocks()]
        self.one_of(
            lambda: farm_days.place(desk, block, self.some(self.people)),
            lambda: farm_days.place_many(desk, placings),
            lambda: farm_days.repeat(desk, self.day(), self.day()),
            lambda: farm_days.substitute(
                desk, (self.days() or [0])[0], self.dice.choice(self.people)
            ),
            lambda: farm_days.unplace(desk, self.days()),
        )

    def stages(self) -> None:
        desk = self.desk
        self.one_of(
            lambda: farm_days.confirm(desk, self.days()),
            lambda: farm_days.unconfirm(desk, self.days()),
            lambda: farm_days.worked(desk, self.days(), hours=self.dice.choice([None, 4])),
            lambda: farm_days.absent(desk, self.days()),
            lambda: farm_days.settle(desk, self.days(), TODAY),
            lambda: farm_days.back(desk, self.days()),
            lambda: farm_days.pin(desk, self.days()),
            lambda: farm_days.trash(desk, self.days()),
        )

    def asked(self) -> None:
        desk, dice = self.desk, self.dice
        request = dice.choice(self.every(KindId.FARM_REQUESTS) or [0])
        self.one_of(
            lambda: farm_blocks.move(desk, self.blocks(), dice.choice([-1, 1, 2])),
            lambda: farm_blocks.cancel(desk, self.blocks(), "농가 사정"),
            lambda: farm_blocks.reopen(desk, self.blocks()),
            lambda: farm_blocks.set_heads(desk, self.blocks(), dice.randint(0, 4)),
            self.other_hours,
            lambda: farm_requests.cancel(desk, request, "농가 사정"),
            lambda: farm_requests.reopen(desk, request),
            lambda: farm_requests.trash(desk, [request]),
            lambda: self.other_span(request),
            self.another,
        )

    def another(self) -> None:
        if lists.count(self.desk, KindId.FARM_REQUESTS) < 4:
            farm = self.dice.choice(self.farms)
            farm_kit.request(self.desk, farm, self.day(), self.dice.randint(1, 3))

    def other_hours(self) -> None:
        block = records.get(self.desk.store, KindId.FARM_BLOCKS, (self.blocks() or [0])[0])
        first, last = self.dice.choice(_HOURS)
        farm_blocks.save(self.desk, replace(block, starts_at=first, ends_at=last))

    def other_span(self, id_: int) -> None:
        request: FarmRequest = records.get(self.desk.store, KindId.FARM_REQUESTS, id_)
        days = sorted((self.day(), self.day()))
        new = replace(request, starts_on=days[0], ends_on=days[1], heads=self.dice.randint(1, 4))
        farm_requests.save(self.desk, new)

    def taken_back(self) -> None:
        own = [row.id for row in history.recent(self.desk, 40) if row.id > self.begun]
        away = lists.find(self.desk, KindId.FARM_DAYS, Filter(trashed=True))
        gone = lists.find(self.desk, KindId.FARM_REQUESTS, Filter(trashed=True))
        self.one_of(
            lambda: history.undo(self.desk),
            lambda: history.undo(self.desk, self.dice.choice(own or [0])),
            lambda: history.redo(self.desk),
            lambda: farm_days.untrash(self.desk, self.some(away) or [0]),
            lambda: farm_requests.untrash(self.desk, self.some(gone) or [0]),
        )

    def one_of(self, *acts: Callable[[], object]) -> None:
        self.dice.choice(acts)()

    def dump(self) -> list[object]:
        kinds = (KindId.FARM_REQUESTS, KindId.FARM_BLOCKS, KindId.FARM_DAYS)
        return [record for kind in kinds for record in self.all_of(kind)]

    def all_of(self, kind: KindId) -> list[object]:
        ids = [row["id"] for row in self.desk.store.db.query(f"SELECT id FROM {kind} ORDER BY id")]
        return records.get_many(self.desk.store, kind, ids)

    # What has to hold, reckoned from the records alone

    def check(self) -> None:
        days: list[FarmDay] = [
            day
            for day in self.all_of(KindId.FARM_DAYS)
            if day.trashed_on is None  # type: ignore[attr-defined]
        ]
        blocks: dict[int, FarmBlock] = {b.id: b for b in self.all_of(KindId.FARM_BLOCKS)}  # type: ignore[attr-defined,misc]
        requests: dict[int, FarmRequest] = {r.id: r for r in self.all_of(KindId.FARM_REQUESTS)}  # type: ignore[attr-defined,misc]
        alive = [day for day in days if day.status in (*_AHEAD, *_COUNTED)]
        for one, other in combinations(alive, 2):
            same = (one.seeker_id, one.work_date) == (other.seeker_id, other.work_date)
            if same:
                assert one.employer_id != other.employer_id
                spans = [self.hours(day, blocks, requests) for day in (one, other)]
                assert all(all(span) for span in spans), "an unsaid span is all day"
                assert spans[0][1] <= spans[1][0] or spans[1][1] <= spans[0][0]
        for day in days:
            assert day.work_date is not None
            if day.status in (*_COUNTED, "결근"):
                assert day.work_date <= TODAY
            block = blocks[day.block_id or 0]
            assert (block.work_date, block.employer_id) == (day.work_date, day.employer_id)
        for day in alive:
            block = blocks[day.block_id or 0]
            request = requests[block.request_id or 0]
            assert block.status == "예정"
            assert block.trashed_on is None
            assert request.trashed_on is None
            assert request.cancelled_on is None or day.status in _COUNTED
        kept = [each for each in requests.values() if each.trashed_on is None]
        shown = farm_requests.statuses(self.desk, [each.id for each in kept])
        for request in kept:
            assert shown[request.id] == self.stage(request, [*blocks.values()], days)

    def hours(
        self, day: FarmDay, blocks: dict[int, FarmBlock], requests: dict[int, FarmRequest]
    ) -> tuple[str, str]:
        block = blocks[day.block_id or 0]
        if block.starts_at:
            return block.starts_at, block.ends_at
        request = requests[block.request_id or 0]
        return request.starts_at, request.ends_at

    def stage(
        self, request: FarmRequest, blocks: Sequence[FarmBlock], days: Sequence[FarmDay]
    ) -> str:
        if request.cancelled_on is not None:
            return "취소"
        planned = [
            each.id
            for each in blocks
            if each.request_id == request.id and each.status == "예정" and not each.trashed_on
        ]
        needy = {b.id for b in blocks if b.heads is None or b.heads > 0}
        mine = [day for day in days if day.block_id in planned]
        reached = [_ORDER.index(day.status) for day in mine if day.status in _ORDER]
        if not reached:
            return "요청"
        dealt = {day.block_id for day in mine if day.status in (*_AHEAD, *_COUNTED, "결근")}
        least = min(reached)
        return _ORDER[least if needy & {*planned} <= dealt else min(least, 1)]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_walk_leaves_farm_work_sound(desk: Desk, seed: int) -> None:
    walk = Walk(desk, seed)
    walk.check()
    for _ in range(STEPS):
        walk.step()
        walk.check()
    assert walk.done > STEPS // 4
    assert walk.refused > STEPS // 20

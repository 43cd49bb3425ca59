"""A day of farm work through the real widgets: 14 requests, 60 people, 3 who do not come, rain at
noon, the closing of the day; what the store holds in the end, and all of it taken back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from bench import Bench, benched
from farm_board_kit import CONTROL, DAY, TODAY, Kit, half, pick, season, show, statuses
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from jobdesk.domain.farm_work import COUNTED, LIVE, BlockStatus, DayStatus, FarmDay
from jobdesk.services import farm_days, farm_records, history
from jobdesk.services.desk import Desk

D = DayStatus
_FARMS = (
    "한솔농원", "달빛사과", "구름과수원", "미리내농장", "솔숲농원", "너른들농장", "햇살농원",
    "바람골농장", "가람포도원", "별빛농원", "새벽농장", "돌담과수원", "물빛농원", "참새농장",
)  # fmt: skip
_LATE = ("햇살농원", "바람골농장", "가람포도원", "별빛농원")
"""Farms that had not begun when the rain came."""


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, desk, tmp_path) as made:
        yield made


def days(desk: Desk) -> list[FarmDay]:
    return sorted(farm_records.days_between(desk, TODAY, TODAY + DAY), key=lambda day: day.id)


def send_everybody(kit: Kit) -> None:
    """To each farm in turn whoever the list says should go, chosen with Space, sent with Enter."""
    for farm in _FARMS:
        kit.stand(farm)
        kit.press(Qt.Key.Key_Return)
        heads = kit.cell(farm).missing
        for _ in range(heads):
            kit.press(Qt.Key.Key_Space)
            kit.press(Qt.Key.Key_Down)
        kit.enter()


def test_a_day_from_the_first_call_to_its_closing(bench: Bench) -> None:
    desk = bench.desk
    kit = show(bench, season(desk, 14, 62))
    board = kit.part.board
    assert board is not None
    assert (len(board.blocks(TODAY)), board.totals(TODAY).wanted) == (14, 60)

    # In the evening before: 60 people are sent, nobody twice, and all of them are told.
    send_everybody(kit)
    placed = days(desk)
    assert len(placed) == len({day.seeker_id for day in placed}) == 60
    assert kit.part.foot.missing.isHidden()
    assert kit.part.bar.confirm.text() == "11/20 확정 60명"
    kit.part.bar.confirm.click()
    bench.idle()
    assert set(statuses(days(desk))) == {D.CONFIRMED}

    # In the morning three do not come: for two of them somebody is found in two keys.
    for farm in ("한솔농원", "달빛사과"):
        kit.stand(farm)
        kit.press(Qt.Key.Key_Space)
        before = len(bench.changes)
        kit.type("r")
        kit.enter()
        assert len(bench.changes) == before + 1
        kit.press(Qt.Key.Key_Escape)
        assert kit.cell(farm).missing == 0
        assert [day.status for day in kit.stored(farm)].count(D.ABSENT) == 1
    kit.stand("구름과수원")
    kit.press(Qt.Key.Key_Space)
    kit.type("x")
    pick(kit, "건강")
    kit.press(Qt.Key.Key_Escape)
    assert kit.cell("구름과수원").missing == 1
    board = kit.part.board
    assert board is not None
    assert (board.totals(TODAY).absent, board.totals(TODAY).live) == (3, 59)

    # Rain at noon: five farms worked half a day, four that had not begun come tomorrow.
    for farm in _FARMS[:5]:
        kit.stand(farm)
        half(kit)
    table = kit.part.table
    kit.stand(_LATE[0])
    for farm in _LATE[1:]:
        row, column = table.grid.find((kit.season.farms[farm], TODAY, 0))
        flags = table.selectionModel().SelectionFlag.Select
        table.selectionModel().select(table.grid.index(row, column), flags)
    moved = sum(len(kit.cell(farm).live) for farm in _LATE)
    kit.type("m")
    bench.idle()
    for farm in _LATE:
        assert kit.cell(farm).is_rained_off
        tomorrow = kit.cell(farm, TODAY + DAY)
        assert tomorrow.moved_from == TODAY
        assert set(statuses(kit.stored(farm, TODAY + DAY))) == {D.PLACED}
    assert sum(len(kit.cell(farm, TODAY + DAY).live) for farm in _LATE) == moved

    # In the evening the day is closed in one step.
    kit.stand("너른들농장")
    before = len(bench.changes)
    kit.part.bar.close_day.click()
    bench.idle()
    assert len(bench.changes) == before + 1
    today = [day for day in days(desk) if day.work_date == TODAY]
    counted = [day for day in today if day.status in COUNTED]
    assert Counter(statuses(today)) == {D.WORKED: 59 - moved, D.ABSENT: 3, D.RAIN: moved}
    assert Counter(day.hours for day in counted)[4] == sum(
        len(kit.cell(farm).live) for farm in _FARMS[:5]
    )
    live = [(day.seeker_id, day.work_date) for day in days(desk) if day.status in LIVE]
    assert len(live) == len(set(live))
    rained = [
        block
        for block in farm_records.blocks_between(desk, TODAY, TODAY)
        if block.status is BlockStatus.RAIN
    ]
    assert len(rained) == 4

    # Whoever goes tomorrow instead is told, the whole day at once.
    kit.stand(_LATE[0], TODAY + DAY)
    kit.press(Qt.Key.Key_Space, CONTROL)
    kit.type("c")
    bench.idle()
    assert {
        day.status for day in days(desk) if day.work_date == TODAY + DAY and day.status in LIVE
    } == {D.CONFIRMED}


def test_every_step_of_the_day_can_be_taken_back(bench: Bench) -> None:
    """Each act was one operation: as many steps back lead to where the day began."""
    desk = bench.desk
    kit = show(bench, season(desk, 3, 15))
    begun = len(bench.changes)
    kit.stand("한솔농원")
    kit.press(Qt.Key.Key_Return)
    kit.press(Qt.Key.Key_Space)
    kit.press(Qt.Key.Key_Down)
    kit.press(Qt.Key.Key_Space)
    kit.enter()
    kit.type("c")
    bench.idle()
    kit.press(Qt.Key.Key_Space)
    kit.type("r")
    kit.enter()
    kit.press(Qt.Key.Key_Escape)
    half(kit)
    kit.stand("달빛사과")
    kit.type("m")
    bench.idle()
    kit.part.bar.close_day.click()
    bench.idle()
    steps = len(bench.changes) - begun
    assert steps == 5
    for _ in range(steps):
        bench.jobs.write(lambda: history.undo(desk))
        bench.idle()
    assert days(desk) == []
    board = kit.part.board
    assert board is not None
    assert [one.heads_words for one in board.blocks()] == ["0/5명", "0/4명", "0/5명"]
    assert farm_days.concerns(desk, board.blocks()[0].id, [kit.season.people["김정숙"]])

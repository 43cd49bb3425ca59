"""What the dispatch board stores beyond the way of a day: dragged, against a wish, half days, cars,
and that it shows what others did."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from bench import Bench, benched
from farm_board_kit import DAY, TODAY, Kit, half, pick, season, show, statuses
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from jobdesk.domain.changes import Ref
from jobdesk.domain.farm_work import DayStatus
from jobdesk.domain.farms import FarmWish, WishType
from jobdesk.domain.kinds import KindId
from jobdesk.services import centres, entries, farm_blocks, farm_days
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.farm_work import board_side
from jobdesk.ui.pages.farm_work.board_part import BoardPart
from jobdesk.ui.widgets.reason_dialog import ReasonDialog
from tests import farm_kit
from tests.conftest import PASSWORD, today

D = DayStatus


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, desk, tmp_path) as made:
        yield made


@pytest.fixture
def kit(bench: Bench) -> Kit:
    return show(bench, season(bench.desk, 4, 12, first=TODAY - DAY, last=TODAY + DAY))


def test_somebody_is_dragged_to_a_cell(kit: Kit) -> None:
    kit.stand("달빛사과")
    drag_first(kit, "한솔농원", TODAY + DAY)
    assert statuses(kit.stored("한솔농원", TODAY + DAY)) == [D.PLACED]


def test_somebody_busy_is_refused_where_they_are_dragged(kit: Kit) -> None:
    farm_days.place(
        kit.bench.desk, kit.cell("달빛사과", TODAY + DAY).id, [kit.season.people["김정숙"]]
    )
    kit.part.refresh()
    kit.stand("한솔농원")
    kit.part.free.search.insert("김정숙")
    kit.part.free.search.search_now()
    said = drag_first(kit, "한솔농원", TODAY + DAY)
    assert said == "김정숙: 달빛사과 배치"
    assert kit.stored("한솔농원", TODAY + DAY) == []
    assert "달빛사과" in kit.bench.said[-1].text


def drag_first(kit: Kit, farm: str, day: object) -> str:
    """Drag the first of the list to a cell; what the mouse said on the way."""
    part, view = kit.part, kit.part.free.list
    begin = view.visualRect(view.lines.index(0)).center()
    row, column = part.table.grid.find((kit.season.farms[farm], day, 0))  # type: ignore[arg-type]
    target = part.table.visualRect(part.table.grid.index(row, column)).center()
    over = view.viewport().mapFromGlobal(part.table.viewport().mapToGlobal(target))
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=begin)
    QTest.mouseMove(view.viewport(), begin + QPoint(40, 0))
    QTest.mouseMove(view.viewport(), over)
    said = part.drag.said
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=over)
    kit.bench.idle()
    return said


def test_who_is_not_to_be_sent_again_needs_a_reason(kit: Kit) -> None:
    who = kit.season.people["김정숙"]
    wish = FarmWish(
        employer_id=kit.season.farms["한솔농원"],
        seeker_id=who,
        wish_type=WishType.NEVER,
        reason="다툼",
    )
    entries.add(kit.bench.desk, wish)
    kit.part._read_pool()
    kit.bench.idle()
    kit.stand("한솔농원")
    kit.press(Qt.Key.Key_Return)
    kit.part.free.search.insert("김정숙")
    kit.press(Qt.Key.Key_Return)
    (dialog,) = kit.part.findChildren(ReasonDialog)
    assert kit.stored("한솔농원") == []
    dialog.reason.set_value("농가가 다시 괜찮다고 함")
    dialog.save()
    kit.bench.idle()
    (day,) = kit.stored("한솔농원")
    assert day.note == "보내지 않음이었으나 배치: 농가가 다시 괜찮다고 함"


def test_half_a_day_pins_and_cars(kit: Kit) -> None:
    farm_days.place(kit.bench.desk, kit.cell("한솔농원").id, [kit.season.people["정정숙"]])
    kit.part.refresh()
    kit.stand("한솔농원")
    kit.type("p")
    assert [one.pinned for one in kit.stored("한솔농원")] == [True]
    kit.type("v")
    pick(kit, "센터 2호 (0/9석)")
    (day,) = kit.stored("한솔농원")
    assert day.car_id is not None
    half(kit)
    (day,) = kit.stored("한솔농원")
    assert (day.status, day.hours, day.daily_wage) == (D.WORKED, 4, 50_000)
    assert kit.people() == [("정정숙", "근로확인")]


def test_a_record_leads_to_its_cell_in_its_week(kit: Kit) -> None:
    far = TODAY + 21 * DAY
    request = farm_kit.request(kit.bench.desk, kit.season.farms["달빛사과"], far)
    block = farm_kit.blocks(kit.bench.desk, request)[0]
    day = farm_days.place(kit.bench.desk, block.id, [kit.season.people["김정숙"]]).id
    kit.part.open_record(Ref(KindId.FARM_DAYS, day))
    kit.bench.idle()
    kit.bench.idle()
    current = kit.part.table.current_block()
    assert current is not None
    assert (current.id, kit.part.day) == (block.id, far)
    kit.part.open_record(Ref(KindId.FARM_BLOCKS, kit.season.requests["한솔농원"]))
    kit.bench.idle()


def test_what_is_done_elsewhere_shows(kit: Kit) -> None:
    kit.stand("한솔농원")
    cell = kit.cell("한솔농원")
    kit.bench.jobs.write(
        lambda: farm_days.place(kit.bench.desk, cell.id, [kit.season.people["김정숙"]])
    )
    kit.bench.idle()
    assert kit.people() == [("김정숙", "배치")]
    kit.bench.jobs.write(lambda: farm_blocks.set_heads(kit.bench.desk, [cell.id], 2))
    kit.bench.idle()
    assert kit.cell("한솔농원").heads_words == "1/2명"


def test_read_only_shows_and_changes_nothing(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    made = season(desk, 2, 4)
    reading = centres.open_centre(desk.folder, PASSWORD, read_only=True, today=today)
    with benched(qtbot, reading, tmp_path / "second") as other:
        kit = show(other, made)
        kit.stand("한솔농원")
        assert not kit.part.bar.repeat.isEnabled()
        kit.type("y")
        assert "읽기 전용" in other.said[-1].text
        kit.enter()
        kit.enter()
        assert kit.stored("한솔농원") == []
        other.jobs.wait()
        reading.store.close()


def test_a_substitute_who_is_not_to_be_sent_again_needs_a_reason_too(kit: Kit) -> None:
    gone, who = kit.season.people["김정숙"], kit.season.people["이정숙"]
    farm_days.place(kit.bench.desk, kit.cell("한솔농원").id, [gone])
    wish = FarmWish(
        employer_id=kit.season.farms["한솔농원"],
        seeker_id=who,
        wish_type=WishType.NEVER,
        reason="다툼",
    )
    entries.add(kit.bench.desk, wish)
    kit.part._read_pool()
    kit.part.refresh()
    kit.bench.idle()
    kit.stand("한솔농원")
    kit.press(Qt.Key.Key_Space)
    kit.type("r")
    kit.part.free.search.insert("이정숙")
    kit.press(Qt.Key.Key_Return)
    (dialog,) = kit.part.findChildren(ReasonDialog)
    assert statuses(kit.stored("한솔농원")) == [D.PLACED]
    dialog.reason.set_value("갈 사람이 달리 없음")
    dialog.save()
    kit.bench.idle()
    before, after = kit.stored("한솔농원")
    assert (before.status, after.status) == (D.ABSENT, D.CONFIRMED)
    assert (before.seeker_id, after.seeker_id) == (gone, who)
    assert after.note == "보내지 않음이었으나 배치: 갈 사람이 달리 없음"


def test_a_list_that_is_cut_says_how_many_more_there_are(
    kit: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit.stand("한솔농원")
    assert kit.part.free.more.isHidden()
    monkeypatch.setattr(board_side, "_SHOWN", 5)
    kit.part.free.forget()
    assert kit.part.free.list.lines.rowCount() == 5
    assert kit.part.free.more.text().startswith("7명이 더 있습니다")
    assert not kit.part.free.more.isHidden()


def test_whose_turn_it_is_is_told_by_the_days_since_they_were_sent(kit: Kit) -> None:
    who = kit.season.people["김정숙"]
    farm_days.place(kit.bench.desk, kit.cell("한솔농원", TODAY - DAY).id, [who])
    kit.part.refresh()
    kit.bench.idle()
    kit.stand("달빛사과", TODAY + DAY)
    told = {one.title: one.detail for one in kit.part.free.list.lines.lines}
    assert "2일 전 감, 이번 달 1일" in told["김정숙"]
    assert "최근 없음" in told["이정숙"]


def test_the_week_is_read_while_the_board_is_made(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    idle = []
    build = BoardPart._build

    def watched(part: BoardPart) -> None:
        idle.append(part._jobs.idle)
        build(part)

    monkeypatch.setattr(BoardPart, "_build", watched)
    show(bench, season(bench.desk, 1, 1))
    assert idle == [False]

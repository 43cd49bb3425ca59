"""The dispatch board through its real widgets: walked, people found, sent, confirmed, dragged."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from bench import Bench, benched, commit, compose
from farm_board_kit import ALT, CONTROL, DAY, TODAY, Kit, pick, season, show, statuses
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from jobdesk.domain.farm_work import DayStatus
from jobdesk.services import farm_board, farm_days
from jobdesk.services.desk import Desk
from jobdesk.ui.models.farm_board import FarmBoardModel
from jobdesk.ui.models.farm_board_rows import LineList
from jobdesk.ui.pages.farm_work.board_part import BoardPart

D = DayStatus
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, desk, tmp_path) as made:
        yield made


@pytest.fixture
def kit(bench: Bench) -> Kit:
    return show(bench, season(bench.desk, 4, 12, first=TODAY - DAY, last=TODAY + DAY))


def test_the_models_keep_to_qts_rules(kit: Kit, qtmodeltester: ModelTester) -> None:
    model = FarmBoardModel(kit.part)
    qtmodeltester.check(model)
    board = kit.part.board
    assert board is not None
    model.show_board(board)
    qtmodeltester.check(model)
    rows = LineList(kit.part)
    qtmodeltester.check(rows)
    rows.set_lines(kit.part.free.list.lines.lines)
    qtmodeltester.check(rows)


def test_who_could_be_sent_is_read_once_the_board_was_painted(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    season(bench.desk, 4, 12, first=TODAY - DAY, last=TODAY + DAY)
    part = BoardPart(bench.desk, bench.hub, bench.jobs, bench.notices)
    asked: list[object] = []
    read = bench.jobs.read
    monkeypatch.setattr(
        bench.jobs, "read", lambda *said, key=None: (asked.append(key), read(*said, key=key))
    )
    part.table.told.connect(lambda: asked.append("shown"))
    part._take(farm_board.read(bench.desk, TODAY))
    assert "shown" in asked
    assert (id(part), "pool") not in asked
    bench.show(part, 1166, 640)
    bench.idle()
    assert (id(part), "pool") in asked
    assert part.free.everybody


def test_it_opens_at_today_and_says_what_stands_there(kit: Kit) -> None:
    table = kit.part.table
    assert table.grid.days[table.currentIndex().column()] == TODAY
    kit.stand("한솔농원")
    assert kit.part.foot.said.text() == (
        "한솔농원 2026-11-20 (금) 사과 적과 · 0/5명 · 요청 · 부족 5"
    )
    assert kit.part.people.title.text() == "한솔농원"
    assert kit.part.foot.missing.text() == "36명 부족"


def test_people_are_found_by_their_initials_chosen_with_space_and_sent_with_enter(
    kit: Kit,
) -> None:
    kit.stand("한솔농원")
    kit.press(Qt.Key.Key_Return)
    search = kit.part.free.search
    assert search.hasFocus()
    search.insert("ㄱㅈㅅ")
    kit.press(Qt.Key.Key_Space)
    search.insert("최정")
    kit.press(Qt.Key.Key_Space)
    assert kit.part.free.send.text() == "2명 배치"
    kit.enter()
    days = kit.stored("한솔농원")
    names = {id_: name for name, id_ in kit.season.people.items()}
    assert [names[one.seeker_id or 0] for one in days] == ["김정숙", "최정숙"]
    assert statuses(days) == [D.PLACED, D.PLACED]
    assert kit.cell("한솔농원").heads_words == "2/5명"
    assert kit.part.table.hasFocus()
    assert kit.people() == [("김정숙", "배치"), ("최정숙", "배치")]
    assert "김정숙" not in kit.free()


def test_enter_alone_sends_the_first_one_and_the_arrows_another(kit: Kit) -> None:
    kit.stand("한솔농원")
    kit.press(Qt.Key.Key_Return)
    kit.press(Qt.Key.Key_Down)
    wanted = kit.free()[1]
    kit.enter()
    assert [name for name, _ in kit.people()] == [wanted]


def test_a_syllable_that_composes_is_searched_for_and_enter_only_ends_it(kit: Kit) -> None:
    kit.stand("한솔농원")
    kit.press(Qt.Key.Key_Return)
    search = kit.part.free.search
    compose(search, "김")
    kit.press(Qt.Key.Key_Return)
    assert kit.stored("한솔농원") == []
    commit(search, "김")
    search.search_now()
    assert kit.free() == ["김정숙"]
    kit.enter()
    assert [name for name, _ in kit.people()] == ["김정숙"]


def test_letters_typed_in_the_list_go_to_the_search(kit: Kit) -> None:
    kit.stand("한솔농원")
    kit.part.free.list.setFocus()
    kit.type("k")
    assert kit.part.free.search.hasFocus()
    assert kit.part.free.search.text() == "k"


def test_who_is_busy_is_shown_when_searched_for_and_cannot_be_chosen(kit: Kit) -> None:
    kit.stand("한솔농원")
    kit.press(Qt.Key.Key_Return)
    kit.part.free.search.insert("김정숙")
    kit.enter()
    kit.stand("달빛사과")
    assert "김정숙" not in kit.free()
    kit.press(Qt.Key.Key_Return)
    kit.part.free.search.insert("김정숙")
    kit.part.free.search.search_now()
    line = kit.part.free.list.current()
    assert line is not None
    assert (line.detail, line.checked) == ("한솔농원 배치", None)
    kit.enter()
    assert kit.stored("달빛사과") == []
    kit.part.free.search.clear()
    kit.part.free.search.search_now()
    kit.part.free.busy.click()
    assert "김정숙" in kit.free()


def test_place_and_skill_narrow_the_list(kit: Kit) -> None:
    kit.stand("한솔농원")
    free = kit.part.free
    free.place.set_value("솔내면")
    assert kit.free() == ["윤정숙", "이정숙"]
    free.skill.set_value("사다리 작업")
    assert kit.free() == []
    assert free.none.isVisible()
    free.place.set_value("")
    assert {one.worker.name for one in free.matching()} == {"김정숙", "최정숙", "조정숙", "임정숙"}


def test_the_whole_way_of_a_day_by_keys(kit: Kit) -> None:
    board = kit.part.board
    assert board is not None
    people = list(kit.season.people.values())
    farm_days.place(kit.bench.desk, kit.cell("한솔농원").id, people[:3])
    kit.part.refresh()
    kit.stand("한솔농원")
    kit.type("c")
    assert statuses(kit.stored("한솔농원")) == [D.CONFIRMED] * 3
    assert kit.cell("한솔농원").stage.value == "확정"
    kit.press(Qt.Key.Key_Space)
    assert kit.part.people.list.hasFocus()
    kit.type("x")
    pick(kit, "연락 없음")
    kit.press(Qt.Key.Key_Escape)
    assert kit.part.table.hasFocus()
    kit.type("w")
    days = kit.stored("한솔농원")
    assert statuses(days) == [D.ABSENT, D.WORKED, D.WORKED]
    assert days[0].absent_reason == "연락 없음"
    kit.type("b")
    assert statuses(kit.stored("한솔농원")) == [D.CONFIRMED, D.CONFIRMED, D.CONFIRMED]
    kit.press(Qt.Key.Key_Delete)
    assert statuses(kit.stored("한솔농원")) == [D.CANCELLED] * 3
    assert kit.cell("한솔농원").heads_words == "0/5명"


def test_keys_work_while_the_keyboard_stands_on_hangul(kit: Kit) -> None:
    farm_days.place(kit.bench.desk, kit.cell("한솔농원").id, [*kit.season.people.values()][:2])
    kit.part.refresh()
    kit.stand("한솔농원")
    compose(kit.part.table, "ㅊ")
    assert statuses(kit.stored("한솔농원")) == [D.CONFIRMED] * 2


def test_a_substitute_in_two_keys(kit: Kit) -> None:
    people = list(kit.season.people.values())
    farm_days.place(kit.bench.desk, kit.cell("한솔농원").id, people[:2])
    kit.part.refresh()
    kit.stand("한솔농원")
    kit.press(Qt.Key.Key_Space)
    kit.type("r")
    assert kit.part.free.title.text().startswith("김정숙 님 대신 갈 사람")
    first = kit.free()[0]
    kit.enter()
    days = kit.stored("한솔농원")
    assert statuses(days) == [D.ABSENT, D.PLACED, D.CONFIRMED]
    assert days[2].substitute_for_id == days[0].id
    assert kit.season.people[first] == days[2].seeker_id
    assert kit.part.free.title.text().startswith("갈 수 있는 사람")
    assert kit.cell("한솔농원").heads_words == "2/5명"


def test_escape_gives_up_a_substitute(kit: Kit) -> None:
    farm_days.place(kit.bench.desk, kit.cell("한솔농원").id, [kit.season.people["김정숙"]])
    kit.part.refresh()
    kit.stand("한솔농원")
    kit.type("r")
    kit.press(Qt.Key.Key_Escape)
    assert kit.part.table.hasFocus()
    kit.press(Qt.Key.Key_Return)
    kit.enter()
    assert statuses(kit.stored("한솔농원")) == [D.PLACED, D.PLACED]


def test_a_whole_day_is_confirmed_and_closed_in_one_step_each(kit: Kit) -> None:
    people = list(kit.season.people.values())
    farm_days.place(kit.bench.desk, kit.cell("한솔농원").id, people[:3])
    farm_days.place(kit.bench.desk, kit.cell("달빛사과").id, people[3:5])
    kit.part.refresh()
    kit.stand("한솔농원")
    bar = kit.part.bar
    assert bar.confirm.text() == "11/20 확정 5명"
    bar.confirm.click()
    kit.bench.idle()
    assert not bar.confirm.isEnabled()
    bar.close_day.click()
    kit.bench.idle()
    assert statuses(kit.stored("한솔농원") + kit.stored("달빛사과")) == [D.WORKED] * 5
    assert [one.label for one in kit.bench.changes][-2:] == [
        "확정: 11월 20일 김정숙 외 4명",
        "근로확인: 11월 20일 김정숙 외 4명",
    ]


def test_a_day_to_come_cannot_be_closed(kit: Kit) -> None:
    farm_days.place(
        kit.bench.desk, kit.cell("한솔농원", TODAY + DAY).id, [kit.season.people["김정숙"]]
    )
    kit.part.refresh()
    kit.stand("한솔농원", TODAY + DAY)
    assert not kit.part.bar.close_day.isEnabled()
    kit.type("w")
    assert statuses(kit.stored("한솔농원", TODAY + DAY)) == [D.PLACED]
    assert "오지 않은 날" in kit.bench.said[-1].text


def test_rain_moves_the_chosen_cells_of_a_day(kit: Kit) -> None:
    people = list(kit.season.people.values())
    farm_days.place(kit.bench.desk, kit.cell("한솔농원", TODAY + DAY).id, people[:2])
    kit.part.refresh()
    kit.stand("한솔농원", TODAY + DAY)
    kit.press(Qt.Key.Key_Space, CONTROL)
    assert len(kit.part.table.chosen_blocks()) == 4
    assert kit.part.foot.said.text().startswith("4칸, 2명을 골랐습니다")
    kit.type("m")
    kit.bench.idle()
    board = kit.part.board
    assert board is not None
    assert all(one.is_rained_off for one in board.blocks(TODAY + DAY))
    moved = board.blocks(TODAY + 2 * DAY)
    assert sorted(len(one.live) for one in moved) == [0, 0, 0, 2]
    assert kit.bench.changes[-1].label.startswith("하루 미루기(비)")


def test_a_click_on_its_head_chooses_a_day(kit: Kit) -> None:
    kit.stand("한솔농원")
    head = kit.part.table.horizontalHeader()
    at = QPoint(head.sectionViewportPosition(5) + 20, head.height() // 2)
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert {one.day for one in kit.part.table.chosen_blocks()} == {TODAY + DAY}
    assert kit.part.day == TODAY + DAY


def test_yesterday_is_repeated(kit: Kit) -> None:
    people = list(kit.season.people.values())
    farm_days.place(kit.bench.desk, kit.cell("한솔농원", TODAY - DAY).id, people[:3])
    kit.part.refresh()
    kit.stand("한솔농원")
    kit.type("y")
    kit.bench.idle()
    assert {one.seeker_id for one in kit.stored("한솔농원")} == set(people[:3])
    assert kit.bench.said[-1].text == "전날처럼 3명을 배치했습니다."


def test_weeks_are_turned_and_today_is_found_again(kit: Kit) -> None:
    kit.stand("달빛사과")
    kit.press(Qt.Key.Key_PageDown, ALT)
    kit.bench.idle()
    assert kit.part.bar.week.text() == "11/23 ~ 11/29"
    assert kit.part.empty.isVisible()
    kit.part.bar.before.click()
    kit.bench.idle()
    assert kit.part.bar.week.text() == "11/16 ~ 11/22"
    kit.part.bar.before.click()
    kit.bench.idle()
    kit.part.bar.today.click()
    kit.bench.idle()
    assert kit.part.day == TODAY
    assert kit.part.table.hasFocus()


def test_the_current_cell_is_ringed_and_not_painted_over(kit: Kit) -> None:
    full = [*kit.season.people.values()][: kit.cell("달빛사과").heads]
    sent = farm_days.place(kit.bench.desk, kit.cell("달빛사과").id, full)
    farm_days.confirm(kit.bench.desk, [ref.id for ref in sent.refs])
    kit.part.refresh()
    kit.bench.idle()
    kit.stand("한솔농원")
    besides = colours(kit, "달빛사과")
    kit.stand("달빛사과")
    assert colours(kit, "달빛사과") >= besides // 2


def colours(kit: Kit, farm: str) -> int:
    """How many shades the inside of a cell shows: words and marks on a ground have many."""
    table = kit.part.table
    row, column = table.grid.find((kit.season.farms[farm], TODAY, 0))
    inside = table.visualRect(table.grid.index(row, column)).adjusted(5, 5, -5, -5)
    picture = table.viewport().grab(inside).toImage()
    return len(
        {picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}
    )

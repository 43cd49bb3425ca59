"""The timetable under keys and mouse: walking, carrying, exchanging, holding, taking back."""

from __future__ import annotations

from datetime import timedelta
from unittest.mock import ANY

import pytest
from bench import Bench, press
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from timetable_kit import Kit, kit_of
from window_kit import bench as bench

from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KindId
from jobdesk.services import day_records as stored
from jobdesk.ui.models.timetable_concerns import About
from jobdesk.ui.pages.matching_days.timetable_paint import Ghost, halves, name_lines, row_height
from jobdesk.ui.theme import Tone
from tests import day_records
from tests.conftest import TODAY

_K = Qt.Key
_CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def kit(bench: Bench) -> Kit:
    """Two firms from ten to eleven, three people who want both; two interviews stand."""
    made = kit_of(bench)
    made.keep(made.meeting(0, 0, "10:00"), made.meeting(1, 0, "10:15"))
    return made


def test_arrows_walk_the_cells_and_the_foot_says_what_stands_there(kit: Kit) -> None:
    kit.stand(0, "10:00")
    foot = kit.part.hands.foot
    assert foot.words.text() == "김가 · 업체1 10:00–10:15 · 희망 1순위"
    kit.keys(_K.Key_Right)
    assert foot.words.text().startswith("김나 · 업체1 10:15")
    kit.keys(_K.Key_Down)
    assert foot.words.text() == "업체2 10:15–10:30 · 빈 자리"
    kit.keys(_K.Key_End)
    assert kit.grid.current_cell() == kit.cell(1, "10:45")
    kit.keys(_K.Key_Right, _K.Key_Down)
    assert kit.grid.current_cell() == kit.cell(1, "10:45")
    kit.keys(_K.Key_Home, _K.Key_Up)
    assert kit.grid.current_cell() == kit.cell(0, "10:00")


def test_up_and_down_keep_to_the_time_past_a_firm_that_has_gone(bench: Bench) -> None:
    kit = kit_of(bench, firms=3)
    day_records.edit(bench.desk, KindId.DAY_EMPLOYERS, kit.made.employers[1], leaves_at="10:30")
    day_records.edit(bench.desk, KindId.DAY_EMPLOYERS, kit.made.employers[2], minutes=10)
    kit.part.refresh()
    bench.idle()
    kit.stand(0, "10:45")
    kit.keys(_K.Key_Down)
    assert kit.grid.current_cell() == kit.cell(1, "10:15")
    kit.keys(_K.Key_Down)
    assert kit.grid.current_cell() == kit.cell(2, "10:40")
    kit.keys(_K.Key_PageUp)
    assert kit.grid.current_cell() == kit.cell(0, "10:45")


def test_space_picks_up_and_puts_down_and_escape_lets_go(kit: Kit) -> None:
    kit.stand(0, "10:00")
    kit.keys(_K.Key_Space)
    assert kit.grid.load is not None
    assert "Space 놓기" in kit.part.hands.foot.keys.text()
    kit.keys(_K.Key_End)
    assert kit.part.hands.foot.words.text() == "김가 10:00 → 10:45 업체1"
    kit.keys(_K.Key_Escape)
    assert kit.grid.load is None
    assert kit.names(0) == {"10:00": "김가", "10:15": "김나"}
    kit.keys(_K.Key_Home, _K.Key_Space, _K.Key_End, _K.Key_Space)
    assert kit.names(0) == {"10:15": "김나", "10:45": "김가"}
    placed = kit.cell(0, "10:45").meeting
    assert placed is not None
    assert placed.pinned
    assert kit.grid.current_cell() == kit.cell(0, "10:45")
    assert kit.part.hands.foot.unsaved.text() == "저장 안 됨 1"
    assert kit.stored()[0].start == 600


def test_a_clash_is_told_before_putting_down_and_led_to_after(kit: Kit) -> None:
    kit.keep(kit.meeting(0, 0, "10:00"), kit.meeting(0, 1, "10:30"))
    kit.stand(1, "10:30")
    kit.keys(_K.Key_Space, _K.Key_Home)
    assert kit.grid.tone is Tone.DANGER
    assert kit.part.hands.foot.words.text().startswith("김가 겹침 (10:00 업체1)")
    kit.keys(_K.Key_Space)
    side = kit.part.hands.side
    assert side.clash.text() == "겹침 1 · 김가 10:00"
    assert [c.mark for c in kit.entries(About.CLASH)] == ["겹침"]
    face = kit.grid.grid_model.face(kit.cell(1, "10:00"))
    assert face is not None
    assert (face.tone, face.under, face.clashes) == (Tone.DANGER, "겹침", True)
    kit.stand(0, "10:45")
    side.clash.click()
    assert kit.grid.current_cell() == kit.cell(0, "10:00")
    kit.stand(0, "10:45")
    view, where = kit.entry(About.CLASH)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=where)
    assert kit.grid.current_cell() == kit.cell(0, "10:00")


def test_steps_are_taken_back_and_done_again(kit: Kit) -> None:
    kit.stand(0, "10:00")
    kit.keys(_K.Key_Delete)
    kit.keys(_K.Key_Right, _K.Key_P)
    assert kit.names(0) == {"10:15": "김나"}
    assert kit.part.undo_label == "김나 10:15 고정"
    press(kit.grid, _K.Key_Z, _CONTROL)
    press(kit.grid, _K.Key_Z, _CONTROL)
    assert kit.names(0) == {"10:00": "김가", "10:15": "김나"}
    assert not kit.part.can_undo
    press(kit.grid, _K.Key_Y, _CONTROL)
    assert kit.names(0) == {"10:15": "김나"}
    kit.part.hands.foot.redo.click()
    assert kit.cell(0, "10:15").meeting == kit.meeting(1, 0, "10:15", pinned=True)
    kit.part.hands.foot.undo.click()
    kit.part.undo()
    assert not kit.part.hands.draft.is_changed
    assert kit.bench.changes == []


def test_the_mouse_drags_to_a_free_cell_and_exchanges_on_a_chip(kit: Kit) -> None:
    kit.drag(kit.chip(0, "10:00"), (0, "10:30"))
    assert kit.names(0) == {"10:15": "김나", "10:30": "김가"}
    kit.drag(kit.chip(0, "10:15"), (0, "10:30"))
    assert kit.names(0) == {"10:15": "김가", "10:30": "김나"}
    assert kit.part.undo_label == "김나 10:15 → 10:30 업체1"


def test_while_dragging_the_cell_says_what_would_be(kit: Kit) -> None:
    kit.keep(kit.meeting(0, 0, "10:00"), kit.meeting(0, 1, "10:30"))
    kit.drag(kit.chip(1, "10:30"), (1, "10:00"), drop=False)
    target = kit.cell(1, "10:00")
    look = kit.grid.look_of(target)
    assert look.face is not None
    assert (look.face.name, look.face.under) == ("김가", "겹침")
    fits = [kit.grid.look_of(kit.cell(1, clock)).fits for clock in ("10:00", "10:15", "10:45")]
    assert fits == [False, True, True]
    ghost = kit.part.findChild(Ghost)
    assert ghost is not None
    assert ghost.isVisible()
    press(kit.grid, _K.Key_Escape)
    assert not ghost.isVisible()
    QTest.mouseRelease(kit.grid.viewport(), Qt.MouseButton.LeftButton, pos=kit.point(1, "10:00"))
    assert kit.names(1) == {"10:30": "김가"}


def test_a_wish_is_dragged_from_the_side_and_what_stood_there_goes_back(kit: Kit) -> None:
    titles = [c.title for c in kit.entries(About.WISH)]
    assert titles == ["김다", "김다", "김가", "김나"]
    kit.drag(kit.entry(About.WISH), (0, "10:30"))
    assert kit.names(0)["10:30"] == "김다"
    assert [c.title for c in kit.entries(About.WISH)] == ["김가", "김나", "김다"]
    kit.drag(kit.entry(About.WISH, 2), (0, "10:00"))
    assert kit.names(0) == {"10:00": "김다", "10:15": "김나", "10:30": "김다"}
    assert "두 번 만남" in [c.mark for c in kit.entries(About.CLASH)]


def test_a_chip_dragged_to_the_side_is_taken_out(kit: Kit) -> None:
    view = kit.part.hands.side.list.viewport()
    widget, since = kit.chip(0, "10:00")
    target = widget.mapFromGlobal(view.mapToGlobal(view.rect().center()))
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(widget, left, pos=since)
    QTest.mouseMove(widget, since + (target - since) / 2)
    assert "놓을 칸" in kit.part.hands.foot.words.text()
    QTest.mouseMove(widget, target)
    assert kit.part.hands.foot.words.text() == "놓으면 배정에서 뺍니다."
    QTest.mouseRelease(widget, left, pos=target)
    assert kit.names(0) == {"10:15": "김나"}
    assert kit.part.undo_label == "김가 10:00 업체1 빼기"


def test_enter_on_a_wish_shows_where_it_fits_and_space_puts_it_there(kit: Kit) -> None:
    view = kit.part.hands.side.list
    view.setFocus()
    wish = next(c for c in kit.entries(About.WISH) if c.title == "김가")
    view.setCurrentIndex(view.concerns.index(view.concerns.concerns.index(wish), 0))
    press(view, _K.Key_Return)
    assert kit.grid.hasFocus()
    assert kit.grid.current_cell() == kit.cell(1, "10:15")
    fits = [c for c in kit.grid.shown.lines.lines[1].cells if kit.grid.look_of(c).fits]
    assert [c.start - 600 for c in fits] == [30, 45]
    kit.keys(_K.Key_Space)
    assert kit.names(1) == {"10:15": "김가"}


def test_a_click_on_a_wish_and_one_on_a_cell_put_it_there(kit: Kit) -> None:
    view, where = kit.entry(About.WISH)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=where)
    assert kit.grid.load is not None
    QTest.mouseClick(kit.grid.viewport(), Qt.MouseButton.LeftButton, pos=kit.point(1, "10:45"))
    assert kit.names(1) == {"10:45": "김다"}


def test_going_elsewhere_lets_go(kit: Kit) -> None:
    kit.stand(0, "10:00")
    kit.keys(_K.Key_Space)
    kit.part.hands.side.make.setFocus()
    assert kit.grid.load is None


def test_enter_and_double_click_open_the_person(kit: Kit) -> None:
    opened: list[object] = []
    kit.bench.hub.open_record.connect(opened.append)
    kit.stand(0, "10:00")
    kit.keys(_K.Key_Return)
    where = kit.point(0, "10:15")
    QTest.mouseDClick(kit.grid.viewport(), Qt.MouseButton.LeftButton, pos=where)
    people = [stored.attendee(kit.bench.desk, id_) for id_ in kit.made.attendees[:2]]
    assert opened == [Ref(KindId.SEEKERS, one.seeker_id or 0) for one in people]


def test_the_menu_offers_what_the_keys_do(kit: Kit) -> None:
    kit.stand(0, "10:00")
    cell = kit.cell(0, "10:00")
    kit.grid.menu_wanted.emit(cell, kit.part.mapToGlobal(kit.point(0, "10:00")))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    actions = {action.text(): action for action in menu.actions() if action.text()}
    assert list(actions) == ["들어서 옮기기", "고정", "배정에서 빼기", "김가 님 열기", "업체1 열기"]
    actions["고정"].trigger()
    menu.close()
    meeting = kit.cell(0, "10:00").meeting
    assert meeting is not None
    assert meeting.pinned
    kit.part.hands.foot.take_out.click()
    assert kit.names(0) == {"10:15": "김나"}
    assert kit.part.hands.draft.plan == (ANY,)


def test_the_side_is_walked_by_keys_and_has_a_menu(kit: Kit) -> None:
    view = kit.part.hands.side.list
    view.setFocus()
    assert view.current() == kit.entries(About.WISH)[0]
    press(view, _K.Key_Down)
    kit.keys(_K.Key_End)
    before = view.currentIndex().row()
    kit.part.hands.foot.redo.setFocus()
    kit.stand(0, "10:00")
    kit.keys(_K.Key_Delete)
    assert view.currentIndex().row() == before
    opened: list[object] = []
    kit.bench.hub.open_record.connect(opened.append)
    concern = kit.entries(About.WISH)[0]
    assert concern.wish is not None
    view.menu_wanted.emit(concern, view.mapToGlobal(kit.entry(About.WISH)[1]))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    actions = {action.text(): action for action in menu.actions()}
    assert list(actions) == ["들어서 넣기", f"{concern.title} 님 열기", "업체1 열기"]
    actions[f"{concern.title} 님 열기"].trigger()
    person = stored.attendee(kit.bench.desk, concern.wish.guest)
    assert opened == [Ref(KindId.SEEKERS, person.seeker_id or 0)]
    actions["들어서 넣기"].trigger()
    menu.close()
    assert kit.grid.load is not None


def test_what_was_done_is_told_until_one_goes_on(kit: Kit) -> None:
    kit.part.hands.report("배정했습니다.")
    assert kit.part.hands.foot.words.text() == "배정했습니다."
    kit.stand(0, "10:15")
    assert kit.part.hands.foot.words.text().startswith("김나 · ")


def test_a_company_not_wished_for_is_said_before_it_is_taken(bench: Bench) -> None:
    kit = kit_of(bench, wishes=[[0], [0], [0]])
    kit.keep(kit.meeting(0, 0, "10:00"))
    kit.stand(0, "10:00")
    kit.keys(_K.Key_Space, _K.Key_Down)
    look = kit.grid.look_of(kit.cell(1, "10:00"))
    assert look.face is not None
    assert (kit.grid.tone, look.face.under) == (Tone.WARNING, "희망 아님")
    assert "희망하지 않은 업체입니다" in kit.part.hands.foot.words.text()


def test_nowhere_to_go_is_said(bench: Bench) -> None:
    kit = kit_of(bench, wishes=[[0], [0], [0]], most_interviews=0)
    view, where = kit.entry(About.WISH)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=where)
    assert kit.part.hands.foot.keys.text().startswith("겹치지 않는 빈 자리가 없습니다.")


def test_a_long_name_stands_whole_on_two_lines(bench: Bench) -> None:
    assert halves("응우옌티프엉란") == ("응우옌티", "프엉란")
    assert halves("응우옌 티프엉") == ("응우옌", "티프엉")
    kit = kit_of(bench, held_on=TODAY + timedelta(days=5))
    kit.keep(kit.meeting(0, 0, "10:00"))
    chip = kit.grid.visualRect(kit.grid.grid_model.index(0, 0))
    for name in ("김가람", "응우옌티프엉", "응우옌티프엉란", "아쉬라프압둘라흐만"):
        font, lines = name_lines(name, 51, chip.height() - 9)
        assert "".join(lines) == name
        assert all(QFontMetrics(font).horizontalAdvance(line) <= 51 for line in lines)
        assert QFontMetrics(font).height() * len(lines) <= chip.height() - 9


def test_more_lines_are_seen_where_the_window_is_low(bench: Bench) -> None:
    kit = kit_of(bench, firms=9, people=3, held_on=TODAY + timedelta(days=5))
    roomy = kit.grid.rowHeight(0)
    assert roomy == row_height()
    kit.part.resize(1118, 380)
    bench.idle()
    seen = kit.grid.viewport().height()
    assert seen < 7 * roomy
    assert kit.grid.rowHeight(0) == row_height(tight=True) < roomy
    kit.part.resize(1118, 560)
    bench.idle()
    assert kit.grid.rowHeight(0) == roomy

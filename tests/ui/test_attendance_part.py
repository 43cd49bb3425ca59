"""The attendance grid under keys: what is typed shows at once, is on the disk, and comes back."""

from __future__ import annotations

import threading
from datetime import date

import pytest
from attendance_ui_kit import ALT, CONTROL, SHIFT, Kit, kit_of, show
from bench import Bench, commit, compose, held
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.modeltest import ModelTester
from window_kit import bench as bench

from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import ExitReason, Mark, TraineeStatus
from jobdesk.services import attendance, attendance_grid, history
from jobdesk.services.attendance_grid import GridCell
from jobdesk.services.desk import Desk
from jobdesk.ui.widgets.basics import Button, Label
from tests.attendance_kit import make

_ENTER = Qt.Key.Key_Return


@pytest.fixture
def kit(bench: Bench) -> Kit:
    """Four people, eight days that have passed."""
    return kit_of(bench)


def test_the_model_is_sound(kit: Kit, qtmodeltester: ModelTester) -> None:
    attendance.fill_days(kit.made.desk, kit.made.id, [kit.made.days[0]])
    kit.part.refresh()
    kit.bench.idle()
    qtmodeltester.check(kit.model)


def test_letters_mark_in_english_and_in_hangul(kit: Kit) -> None:
    for row, letters in enumerate(("OLEUXV", "oleuxv")):
        for column, letter in enumerate(letters):
            kit.stand(row, column)
            kit.type(letter)
    assert kit.seen()[:2] == ["○지조외결공··"] * 2, "before the disk has it"
    assert kit.settled()[:2] == ["○지조외결공··"] * 2
    for column, sign in enumerate("ㅐㅣㄷㅕㅌㅍ"):
        kit.stand(2, column)
        compose(kit.table, sign)
        kit.stand(3, column)
        commit(kit.table, sign)
    assert kit.settled()[2:] == ["○지조외결공··"] * 2


def test_each_key_is_one_step_back(kit: Kit) -> None:
    kit.stand(0, 0)
    kit.type("O")
    kit.press(Qt.Key.Key_Right)
    kit.type("X")
    assert kit.settled()[0] == "○결······"
    assert kit.bench.changes[-1].label == "출결: 김민지 2026-11-03 (화) 결석"
    for left in ("○·······", "········"):
        kit.bench.jobs.write(lambda: history.undo(kit.bench.desk))
        assert kit.settled()[0] == left
    kit.bench.jobs.write(lambda: history.redo(kit.bench.desk))
    assert kit.settled()[0] == "○·······"


def test_delete_takes_marks_away(kit: Kit) -> None:
    kit.stand(0, 0)
    kit.type("X")
    kit.press(Qt.Key.Key_Delete)
    assert kit.settled()[0] == "········"
    before = len(kit.bench.changes)
    kit.press(Qt.Key.Key_Delete)
    kit.bench.idle()
    assert len(kit.bench.changes) == before, "there was nothing to take away"


def test_the_same_cell_typed_faster_than_the_disk_ends_as_typed_last(kit: Kit) -> None:
    kit.stand(0, 0)
    kit.type("OLXVOX")
    assert kit.seen()[0] == "결·······"
    assert kit.settled()[0] == "결·······"


def test_enter_goes_down_and_on_to_the_next_day(kit: Kit) -> None:
    kit.stand(2, 1)
    kit.press(_ENTER)
    assert kit.at == (3, 1)
    kit.press(_ENTER)
    assert kit.at == (0, 2)
    kit.press(_ENTER, SHIFT)
    assert kit.at == (3, 1)
    kit.stand(3, 7)
    kit.press(_ENTER)
    assert kit.at == (3, 7), "there is no day after the last"


def test_a_block_is_marked_in_one_step_with_shift_or_the_mouse(kit: Kit) -> None:
    kit.stand(0, 0)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down):
        kit.press(key, SHIFT)
    assert kit.part.foot.said.text() == "6칸을 골랐습니다. 누르는 출결이 모두에 적힙니다."
    kit.type("V")
    assert kit.settled() == ["공공공·····", "공공공·····", "········", "········"]
    assert kit.bench.changes[-1].label == "출결: 2명 6칸 공결"
    first, last = (kit.table.visualRect(kit.model.index(*at)).center() for at in ((2, 3), (3, 4)))
    port = kit.table.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=first)
    QTest.mouseMove(port, QPoint((first.x() + last.x()) // 2, last.y()))
    QTest.mouseMove(port, last)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=last)
    kit.type("X")
    assert kit.settled()[2:] == ["···결결···"] * 2
    assert kit.part.escape(), "Esc chooses the cell alone"
    assert not kit.table.is_block
    assert not kit.part.escape()


def test_ctrl_d_fills_the_day_and_ctrl_shift_d_copies_the_one_before(kit: Kit) -> None:
    kit.stand(1, 0)
    kit.type("X")
    kit.press(Qt.Key.Key_D, CONTROL)
    assert [row[0] for row in kit.seen()] == ["○", "결", "○", "○"]
    kit.press(Qt.Key.Key_Right)
    kit.press(Qt.Key.Key_D, CONTROL | SHIFT)
    assert [row[:2] for row in kit.settled()] == ["○○", "결결", "○○", "○○"]
    kit.press(Qt.Key.Key_D, CONTROL)
    kit.bench.idle()
    assert kit.bench.said[-1].text == "빈칸이 없습니다. 모두 적혀 있습니다."
    kit.bench.jobs.write(lambda: history.undo(kit.bench.desk))
    assert [row[:2] for row in kit.settled()] == ["○·", "결·", "○·", "○·"]


def test_a_picture_of_the_grid_that_comes_late_paints_over_nothing(
    kit: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, seen, go = attendance_grid.read, threading.Event(), threading.Event()

    def slow(desk: Desk, cohort_id: int) -> attendance_grid.AttendanceGrid:
        found = read(desk, cohort_id)
        seen.set()
        assert go.wait(20)
        return found

    monkeypatch.setattr(attendance_grid, "read", slow)
    kit.part.refresh()
    assert seen.wait(20)
    kit.stand(0, 0)
    kit.type("X")
    kit.bench.qtbot.waitUntil(lambda: (kit.model.cell(0, 0) or GridCell(0, Mark.LATE)).id > 0)
    go.set()
    kit.bench.idle()
    assert kit.seen()[0] == "결·······"


def test_it_opens_where_the_work_of_today_goes_on(bench: Bench) -> None:
    made = make(bench.desk, 4, 20)
    gone = {"status": TraineeStatus.DROPPED, "exit_reason": ExitReason.PERSONAL}
    made.edit(0, left_on=made.days[2], **gone)
    today = made.days.index(date(2026, 11, 20))
    attendance.mark(bench.desk, made.id, [(made.people[1], made.days[today])], Mark.PRESENT)
    assert show(bench, made).at == (2, today)


def test_jumps_by_week_month_and_to_today(bench: Bench) -> None:
    kit = kit_of(bench, days=60, first=date(2026, 9, 21))
    assert kit.made.days[kit.at[1]] == date(2026, 11, 20), "it opens at today"
    kit.press(Qt.Key.Key_Left, CONTROL)
    assert kit.made.days[kit.at[1]] == date(2026, 11, 13)
    kit.press(Qt.Key.Key_Right, CONTROL)
    assert kit.made.days[kit.at[1]] == date(2026, 11, 20)
    kit.press(Qt.Key.Key_PageUp, ALT)
    assert kit.made.days[kit.at[1]] == date(2026, 10, 1)
    assert kit.part.bar.month.text() == "2026년 10월"
    kit.press(Qt.Key.Key_PageUp, ALT)
    kit.press(Qt.Key.Key_PageUp, ALT)
    assert kit.made.days[kit.at[1]] == date(2026, 9, 21)
    kit.part.bar.after.click()
    assert kit.made.days[kit.at[1]] == date(2026, 10, 1)
    kit.type("T")
    assert kit.made.days[kit.at[1]] == date(2026, 11, 20)
    compose(kit.table, "ㅅ")
    assert kit.made.days[kit.at[1]] == date(2026, 11, 20)


def test_what_cannot_be_marked_says_why_and_the_rest_is_marked(bench: Bench) -> None:
    made = make(bench.desk, 3, 20)
    made.edit(1, started_on=made.days[13])
    kit = show(bench, made)
    kit.stand(0, 15)
    kit.type("O")
    assert "2026-11-23 (월)은 아직 오지 않았습니다" in bench.said[-1].text
    kit.type("X")
    kit.stand(0, 12)
    kit.press(Qt.Key.Key_Down, SHIFT)
    kit.press(Qt.Key.Key_Down, SHIFT)
    kit.type("O")
    assert "이영수 님은 2026-11-19 (목)부터 수강했습니다. 1칸은 그대로" in bench.said[-1].text
    assert [row[12:16] for row in kit.settled()] == ["○··결", "····", "○···"]
    kit.press(Qt.Key.Key_D, CONTROL)
    assert [row[12] for row in kit.settled()] == ["○", "·", "○"]


def test_who_left_stands_there_and_takes_marks_until_that_day(bench: Bench) -> None:
    made = make(bench.desk, 2, 8)
    gone = {"status": TraineeStatus.DROPPED, "exit_reason": ExitReason.PERSONAL}
    made.edit(0, left_on=made.days[2], **gone)
    kit = show(bench, made)
    kit.stand(0, 2)
    kit.type("O")
    kit.press(Qt.Key.Key_Right)
    kit.type("O")
    assert "까지 수강했습니다" in bench.said[-1].text
    assert kit.settled()[0] == "··○·····"
    assert kit.model.alarms[0] == ""


def test_a_refused_write_is_told_and_the_store_is_shown_again(kit: Kit) -> None:
    kit.stand(0, 0)
    kit.type("O")
    kit.bench.idle()
    with held(kit.bench.desk):
        kit.press(Qt.Key.Key_Right)
        kit.type("X")
        assert kit.seen()[0] == "○결······"
        kit.bench.idle()
    assert kit.bench.said[-1].seconds == 0, "it stays until it is closed"
    assert kit.settled()[0] == "○·······"


def test_what_is_done_elsewhere_is_seen(kit: Kit) -> None:
    desk, made = kit.bench.desk, kit.made
    kit.bench.jobs.write(
        lambda: attendance.mark(desk, made.id, [(made.people[3], made.days[7])], Mark.LATE)
    )
    assert kit.settled()[3] == "·······지"
    other = make(desk, 1, 2)
    kit.bench.jobs.write(
        lambda: attendance.mark(desk, other.id, [(other.people[0], other.days[0])], Mark.LATE)
    )
    kit.settled()


def test_the_bar_counts_and_leads_to_what_is_missing_and_who_is_near(bench: Bench) -> None:
    made = make(bench.desk, 3, 20)
    for day in made.days[:4]:
        attendance.mark(bench.desk, made.id, [(made.people[2], day)], Mark.ABSENT)
        attendance.fill_days(bench.desk, made.id, [day])
    kit = show(bench, made)
    bar = kit.part.bar
    assert bar.rate.text() == "출석률 66.7%"
    assert bar.missing.text() == "미입력 33칸"
    assert bar.warned.text() == "결석 주의 1명"
    bar.warned.click()
    assert kit.at[0] == 2
    assert kit.part.side.warning.text() == "1일 더 결석하면 미수료"
    kit.stand(0, 0)
    bar.missing.click()
    assert kit.at == (0, 4)
    bar.missing.click()
    assert kit.at == (1, 4)
    bar.fill.click()
    assert [row[4] for row in kit.settled()] == ["○", "○", "○"]
    assert bar.missing.text() == "미입력 30칸"


def test_nothing_to_mark_says_what_is_missing_and_leads_there(bench: Bench) -> None:
    kit = kit_of(bench, people=0, days=3)
    said = " ".join(label.text() for label in kit.part.empty.findChildren(Label))
    assert "아직 없는 것: 교육생." in said
    wanted: list[str] = []
    kit.part.part_wanted.connect(wanted.append)
    for button in kit.part.empty.findChildren(Button):
        button.click()
    assert wanted == ["schedule", "selection"]


def test_the_menu_offers_what_the_keys_do(kit: Kit) -> None:
    kit.stand(1, 1)
    kit.press(Qt.Key.Key_Menu)
    kit.table.menu_wanted.emit(QPoint(100, 100))
    menu = kit.part.findChildren(QMenu)[-1]
    acts = {action.text(): action for action in menu.actions() if action.text()}
    assert list(acts) == [
        "출석",
        "지각",
        "조퇴",
        "외출",
        "결석",
        "공결",
        "지움",
        "빈칸 모두 출석",
        "전날 복사",
        "결석계",
        "상담 기록",
        "복사",
        "붙여 넣기",
        "구직자 열기",
        "신청 기록·수강 시작일",
    ]
    led: list[object] = []
    kit.bench.hub.open_record.connect(led.append)
    acts["신청 기록·수강 시작일"].trigger()
    assert led == [Ref(KindId.TRAINEES, kit.made.people[1])]
    acts["결석"].trigger()
    menu.close()
    assert kit.settled()[1] == "·결······"


def test_a_record_leads_to_its_cell(kit: Kit) -> None:
    done = attendance.mark(
        kit.bench.desk, kit.made.id, [(kit.made.people[2], kit.made.days[6])], Mark.OUT
    )
    kit.part.open_record(done.refs[0])
    kit.bench.idle()
    assert kit.at == (2, 6)
    kit.part.open_record(Ref(KindId.TRAINEES, kit.made.people[1]))
    assert kit.at == (1, 6)


def test_a_place_is_said_aloud_in_whole_words(kit: Kit) -> None:
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert kit.model.index(0, 0).data(spoken) == "김민지 · 2026-11-02 (월) · 미입력"
    kit.stand(0, 0)
    kit.type("X")
    assert kit.model.index(0, 0).data(spoken) == "김민지 · 2026-11-02 (월) · 결석"
    head = kit.model.headerData(0, Qt.Orientation.Vertical, spoken)
    assert head == "김민지 · 1980년생 · 교육중 · 출석률 0.0% · 1일 더 결석하면 미수료"
    above = kit.model.headerData(0, Qt.Orientation.Horizontal, spoken)
    assert above == "2026-11-02 (월) 4시간"

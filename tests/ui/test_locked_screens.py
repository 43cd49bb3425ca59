"""The lock covers what stands above and beside the window: dialogs, the desk, the hall."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from jobdesk.domain.matching_days import AttendeeStatus
from jobdesk.services import day_records, reception
from jobdesk.services.desk import Desk
from jobdesk.ui.main_window import MainWindow
from jobdesk.ui.pages.matching_days import MatchingDaysPage, day_windows
from jobdesk.ui.pages.matching_days.reception_part import ReceptionPart
from jobdesk.ui.widgets.dialogs import Answer, ask
from jobdesk.ui.widgets.quick_registration import QuickRegistration
from tests import day_kit
from tests.day_kit import Day
from tests.ui.bench import Bench, benched

Key = Qt.Key


@pytest.fixture
def day(desk: Desk) -> Day:
    made = day_kit.make(desk)
    day_kit.meet(made, 2, "큰들식품", "13:45")
    reception.arrive(desk, made.people[2], "13:20")
    return made


@pytest.fixture
def bench(qtbot: QtBot, day: Day, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, day.desk, tmp_path) as made:
        yield made


@pytest.fixture
def window(bench: Bench) -> Iterator[MainWindow]:
    made = bench.window()
    yield made
    day_windows.beside(made).close_all()


@pytest.fixture
def part(bench: Bench, window: MainWindow, day: Day) -> ReceptionPart:
    window.show_page("matching_days")
    bench.idle()
    page = window.pages["matching_days"]
    assert isinstance(page, MatchingDaysPage)
    page.open_day(day.id, "reception")
    bench.idle()
    return page.findChild(ReceptionPart)


def unlock(window: MainWindow) -> None:
    window._lock.unlocked.emit()


def quick(window: MainWindow) -> QuickRegistration:
    window.show_page("seekers")
    window.top.primary.click()
    return window.findChild(QuickRegistration)


def test_a_dialog_is_put_away_and_comes_back_as_it_was(bench: Bench, window: MainWindow) -> None:
    dialog = quick(window)
    dialog.name.set_value("김민지")
    window.lock()
    assert (window.locked, dialog.isVisible()) == (True, False)
    unlock(window)
    assert dialog.isVisible()
    assert dialog.isModal()
    assert dialog.name.value() == "김민지"
    dialog.reject()
    window.lock()
    unlock(window)
    assert dialog.isHidden()


def test_a_dialog_whose_work_is_done_behind_the_lock_stays_away(
    bench: Bench, window: MainWindow
) -> None:
    dialog = quick(window)
    gone: list[int] = []
    dialog.finished.connect(gone.append)
    window.lock()
    dialog.accept()  # as when what was being stored is stored
    unlock(window)
    assert gone == [int(QDialog.DialogCode.Accepted)]
    assert dialog.isHidden()


def test_a_question_is_left_as_with_esc(bench: Bench, window: MainWindow) -> None:
    QTimer.singleShot(0, window.lock)
    assert ask(window, "김민지 님을 지웁니다", "", Answer("go", "지우기")) == ""
    assert window.locked


def test_the_desk_shows_and_takes_nothing_while_locked(
    bench: Bench, day: Day, window: MainWindow, part: ReceptionPart
) -> None:
    door = part.open_reception()
    bench.idle()
    door.turn_mask()
    door.box.insert("김민")
    assert len(door.found.candidates.guests) == 3
    window.lock()
    assert (door.head.masked, door.box.full_text()) == (True, "")
    assert door.found.candidates.guests == ()
    assert door.said.said.title == "잠겨 있습니다"
    QTest.keyClick(door.box, Key.Key_F6)
    assert door.head.masked
    QTest.mouseClick(door.head.mask_button, Qt.MouseButton.LeftButton)
    assert door.head.masked
    assert door.head.mask_button.isChecked()
    unlock(window)
    assert door.said.said.title == "어서 오세요"
    door.turn_mask()
    assert not door.head.masked


def test_a_walk_in_half_typed_waits_behind_the_lock(
    bench: Bench, day: Day, window: MainWindow, part: ReceptionPart
) -> None:
    door = part.open_reception()
    bench.idle()
    QTest.keyClick(door.box, Key.Key_F2)
    bench.idle()
    dialog = door.walk_in
    assert dialog is not None
    dialog.name.set_value("오세영")
    window.lock()
    assert dialog.isHidden()
    unlock(window)
    assert dialog.isVisible()
    assert dialog.name.value() == "오세영"
    dialog.reject()
    assert len(day_records.attendees(day.desk, day.id)) == len(day.people)


def test_the_hall_stays_to_be_read_with_names_masked(
    bench: Bench, day: Day, window: MainWindow, part: ReceptionPart
) -> None:
    hall = part.open_hall()
    bench.idle()
    hall.turn_mask()
    hall.open_booth()
    dialog = hall.booth_dialog
    assert dialog is not None
    assert "이순신" in dialog.list.item(0).text()
    window.lock()
    bench.idle()
    assert hall.isVisible()
    assert hall.booth_dialog is None
    lines = hall.cards.hall.card(0).lines
    assert any("이○○" in said for _, said, _ in lines)
    assert not any("이순신" in said for _, said, _ in lines)
    hall.turn_mask()
    assert hall.head.masked
    QTest.keyClick(hall.cards, Key.Key_Space)
    bench.idle()
    assert hall.said.text().startswith("잠겨 있습니다")
    assert day_records.attendee(day.desk, day.people[2]).status is AttendeeStatus.CAME
    assert day_records.interview(day.desk, day.meetings[2, "큰들식품"]).began_at == ""
    unlock(window)
    assert hall.said.text().strip() == ""

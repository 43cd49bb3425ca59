"""A scripted day by keys alone: from the hire to the check three months later."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from jobdesk.domain.aftercare import Outcome
from jobdesk.domain.casework import PlacementStatus
from jobdesk.domain.kinds import KindId
from jobdesk.services import aftercare, lists, referrals
from jobdesk.services.desk import Desk
from jobdesk.ui.main_window import MainWindow
from jobdesk.ui.page_entries import PAGES
from jobdesk.ui.pages.aftercare import AftercarePage
from jobdesk.ui.pages.home import HomePage
from jobdesk.ui.widgets.basics import Button
from tests import casework
from tests.ui.bench import Bench, benched

HIRED, CHECKED = date(2026, 8, 20), date(2026, 11, 20)
CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


class Clock:
    """The desk's clock, set by hand."""

    def __init__(self, day: date) -> None:
        self.day = day

    def __call__(self) -> date:
        return self.day


@dataclass
class Hands:
    """Ten fingers on the window: every key goes to what has the focus, and is counted."""

    bench: Bench
    window: MainWindow
    clock: Clock
    keys: int = 0

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """One key, with what is held down beside it."""
        if QApplication.activeWindow() is None:  # no window manager gives the window back
            self.window.activateWindow()
            self.bench.qtbot.waitUntil(self.window.isActiveWindow)
        QTest.keyClick(self.focus() or self.window, key, modifiers)
        self.keys += 1
        self.bench.idle()
        QApplication.processEvents()  # what was added is shown by a posted event

    def go(self, name: str) -> None:
        """Ctrl and the number of a page."""
        number = [entry.name for entry in PAGES].index(name) + 1
        self.press(Qt.Key(Qt.Key.Key_0.value + number), CTRL)

    def focus(self) -> QWidget | None:
        """What has the focus, in a dialog where one is open; an open popup comes first."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            return popup
        dialogs = [d for d in self.window.findChildren(QDialog) if d.isVisible()]
        return (dialogs[-1] if dialogs else self.window).focusWidget()

    def write(self, words: str) -> None:
        """Words into a line, a key for each letter of a syllable."""
        line = self.focus()
        assert isinstance(line, QLineEdit)
        line.insert(words)
        self.keys += len(unicodedata.normalize("NFD", words))

    def walk_to(self, name: str) -> None:
        """Tab until what has the focus is called so."""
        for _ in range(20):
            focus = self.window.focusWidget()
            if focus is not None and focus.accessibleName().startswith(name):
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"{name} is not to be reached")


@pytest.fixture
def hands(desk: Desk, tmp_path: Path, qtbot: QtBot) -> Iterator[Hands]:
    """The window on the day of the hire, with one person referred who waits for the result."""
    clock = Clock(HIRED)
    moved = replace(desk, today=clock)
    firm = casework.employer(moved, "한빛식품", phone="061-111-2222")
    person = casework.seeker(moved, "김민지", phone="010-1234-5678", consent_on=HIRED)
    work = casework.vacancy(moved, firm, "조리원", confirmed_on=HIRED)
    referrals.refer(moved, [person], work)
    with benched(qtbot, moved, tmp_path) as bench:
        window = bench.window()
        qtbot.waitUntil(window.isActiveWindow)
        yield Hands(bench, window, clock)


def test_from_the_hire_to_the_check_after_three_months(hands: Hands) -> None:
    desk, window = hands.bench.desk, hands.window
    # August: the firm says on the telephone that she began today.
    hands.go("work")
    hands.press(Qt.Key.Key_PageDown, CTRL)
    hands.press(Qt.Key.Key_PageDown, CTRL)
    for _ in range(2):
        hands.press(Qt.Key.Key_1)
    (hire,) = lists.find(desk, KindId.PLACEMENTS)
    assert lists.record(desk, KindId.PLACEMENTS, hire).hire_date == HIRED
    assert hands.keys <= 5
    assert aftercare.due(desk) == ()

    # November: home says whom to ring up and leads there.
    hands.clock.day = CHECKED
    hands.keys = 0
    hands.go("home")
    home = window.page("home")
    assert isinstance(home, HomePage)
    titles = [row.todo.title for row in home.todos.rows]
    assert "사후관리 전화할 분 1명" in titles
    hands.walk_to("오늘 할 일 ")  # the number leads to the first thing to do
    hands.press(Qt.Key.Key_Return)
    hands.walk_to("오늘, 사후관리 전화할 분 1명")
    hands.press(Qt.Key.Key_Return)
    page = window.page("aftercare")
    assert isinstance(page, AftercarePage)
    assert (window.current, page.calls.queue.title.text()) == ("aftercare", "김민지")
    assert page.calls.queue.mark.text == "3개월 오늘"
    hands.press(Qt.Key.Key_F2)
    hands.write("일이 손에 익음")
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_1)
    (said,) = aftercare.follow_ups(desk, hire)
    assert (said.milestone, said.outcome, said.employed, said.done_on, said.content) == (
        3,
        Outcome.DONE,
        True,
        CHECKED,
        "일이 손에 익음",
    )
    assert page.calls.queue.current is None

    # The rate of those who stayed counts her.
    three = aftercare.retention(desk, 3)
    assert (three.employed_ids, three.due) == ((hire,), 1)
    hands.press(Qt.Key.Key_PageDown, CTRL)
    shown = [b.text() for b in page.current.findChildren(Button) if b.isVisible()]
    assert "3개월 100% (1/1)" in shown
    assert hands.keys <= 30


def test_somebody_who_left_is_recorded_and_taken_back_by_keys(hands: Hands) -> None:
    desk, window = hands.bench.desk, hands.window
    hands.go("work")
    hands.press(Qt.Key.Key_PageDown, CTRL)
    hands.press(Qt.Key.Key_PageDown, CTRL)
    hands.press(Qt.Key.Key_1)
    hands.press(Qt.Key.Key_1)
    (hire,) = lists.find(desk, KindId.PLACEMENTS)
    hands.clock.day = CHECKED
    hands.keys = 0
    hands.go("aftercare")
    hands.press(Qt.Key.Key_2)
    hands.write("11/10")
    hands.press(Qt.Key.Key_Tab)
    hands.write("건강 문제")
    hands.press(Qt.Key.Key_Return)
    one = lists.record(desk, KindId.PLACEMENTS, hire)
    assert (one.status, one.left_on, one.leave_reason) == (
        PlacementStatus.LEFT,
        date(2026, 11, 10),
        "건강 문제",
    )
    assert hands.keys <= 24
    assert aftercare.retention(desk, 3).left_ids == (hire,)
    hands.press(Qt.Key.Key_Z, CTRL)
    assert lists.record(desk, KindId.PLACEMENTS, hire).status is PlacementStatus.WORKING
    assert aftercare.follow_ups(desk, hire) == ()
    page = window.page("aftercare")
    assert isinstance(page, AftercarePage)
    assert page.calls.queue.title.text() == "김민지"

"""A day of the desk by keyboard alone: along to an interview, and the allowance paid for it.

Every key is counted; a Korean syllable counts as three strokes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from bench import Bench, benched
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from jobdesk.domain.casework import ReferralStatus
from jobdesk.domain.interviews import AllowanceStatus, TripStatus
from jobdesk.services import allowances, referrals, stored, trips
from jobdesk.services.desk import Desk
from jobdesk.ui.main_window import MainWindow
from jobdesk.ui.pages.interviews.hold_dialog import HoldDialog
from jobdesk.ui.pages.interviews.pay_dialog import PayDialog
from jobdesk.ui.pages.interviews.slip_dialog import SlipDialog
from jobdesk.ui.widgets.popup_list import PopupList
from jobdesk.ui.widgets.trip_dialog import TripDialog
from tests import casework
from tests.conftest import TODAY

_SYLLABLE = 3
_MOST = 55
"""Strokes the whole way from an arranged interview to the paid allowance may cost."""
_CONTROL = Qt.KeyboardModifier.ControlModifier


class Typist:
    """Presses keys where the focus is and counts them."""

    def __init__(self, bench: Bench, window: MainWindow) -> None:
        self._bench, self._window = bench, window
        self.strokes = 0

    @property
    def at(self) -> QWidget:
        """Where the focus is."""
        top = QApplication.activeModalWidget() or self._window
        top.activateWindow()
        assert QTest.qWaitForWindowActive(top)
        found = QApplication.focusWidget()
        assert found is not None, f"nothing of {top.windowTitle()} has the focus"
        return found

    def press(self, key: Qt.Key, *, control: bool = False) -> None:
        """One key, with Ctrl where it says so."""
        QTest.keyClick(self.at, key, _CONTROL if control else Qt.KeyboardModifier.NoModifier)
        self.strokes += 2 if control else 1
        self._bench.idle()

    def write(self, words: str) -> None:
        """Type into the line that has the focus."""
        line = self.at
        assert isinstance(line, QLineEdit), f"{line} takes no words"
        for sign in words:
            if sign.isascii():
                QTest.keyClicks(line, sign)
                self.strokes += 1
            else:
                line.insert(sign)  # QTest knows no Hangul
                self.strokes += _SYLLABLE

    def choose(self, words: str) -> None:
        """Type, and take the first of what is found."""
        self.write(words)

        def offered() -> bool:
            lists = self.at.window().findChildren(PopupList)
            return any(one.isVisible() and one.current_value() is not None for one in lists)

        self._bench.qtbot.waitUntil(offered)
        self.press(Qt.Key.Key_Return)

    def expect(self, kind: type[QWidget]) -> QWidget:
        """A dialog of that kind stands there."""
        self._bench.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
        shown = QApplication.activeModalWidget()
        assert shown is not None
        return shown


def _arranged(desk: Desk) -> None:
    """Somebody has an interview today; two others have theirs elsewhere."""
    for name, firm in (("김민지", "한빛식품"), ("박정숙", "너른농장"), ("이도현", "가람공사")):
        place = casework.employer(desk, firm, contact_name="박소장", phone="061-222-3333")
        sent = casework.referral(desk, casework.seeker(desk, name), casework.vacancy(desk, place))
        referrals.set_status(desk, sent, ReferralStatus.INTERVIEW_SET, interview_on=TODAY)


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    """A centre with three interviews today."""
    _arranged(desk)
    with benched(qtbot, desk, tmp_path) as made:
        yield made


def test_along_to_the_interview_and_paid_for_it(bench: Bench) -> None:
    desk, window = bench.desk, bench.window()
    keys = Typist(bench, window)

    keys.press(Qt.Key.Key_6, control=True)
    assert window.current == "interviews"
    keys.press(Qt.Key.Key_N, control=True)
    keys.expect(TripDialog)
    keys.choose("김민")
    keys.press(Qt.Key.Key_S, control=True)
    (rider,) = trips.people(desk, 1)
    assert (rider.seeker, rider.employer) == ("김민지", "한빛식품")

    keys.press(Qt.Key.Key_1)
    keys.expect(HoldDialog)
    keys.press(Qt.Key.Key_Return)
    assert trips.get(desk, 1).status is TripStatus.HELD
    assert stored.referral(desk, 1).status is ReferralStatus.INTERVIEWED

    keys.press(Qt.Key.Key_Return)  # from the list to the people of the trip
    keys.press(Qt.Key.Key_3)
    assert allowances.get(desk, 1).status is AllowanceStatus.DUE

    page = window.pages["interviews"]
    keys.press(Qt.Key.Key_PageDown, control=True)
    assert page.name == "allowances"  # type: ignore[attr-defined]
    grid = page.current.grid  # type: ignore[attr-defined]
    for _ in range(5):  # the passing words go first, then the list has the keys
        if keys.at is grid:
            break
        keys.press(Qt.Key.Key_Escape)
    assert keys.at is grid
    bench.qtbot.waitUntil(lambda: grid.selected_ids() == [1])

    keys.press(Qt.Key.Key_3)  # not yet: there is no slip
    refused = keys.expect(PayDialog)
    assert isinstance(refused, PayDialog)
    assert "대상 상태라" in refused.refused.text()
    keys.press(Qt.Key.Key_Escape)

    keys.press(Qt.Key.Key_1)
    keys.expect(SlipDialog)
    for _ in range(2):
        keys.press(Qt.Key.Key_Return)  # who signed is known, the day is today
    keys.write("302-1234-5678-01")
    keys.press(Qt.Key.Key_S, control=True)
    assert allowances.get(desk, 1).status is AllowanceStatus.SLIP

    keys.press(Qt.Key.Key_2)
    assert allowances.get(desk, 1).status is AllowanceStatus.APPROVED
    keys.press(Qt.Key.Key_3)
    preview = keys.expect(PayDialog)
    assert isinstance(preview, PayDialog)
    assert preview.sum.text() == "1건 · 30,000원"
    keys.press(Qt.Key.Key_Return)
    one = allowances.get(desk, 1)
    assert (one.status, one.paid_on, one.account) == (
        AllowanceStatus.PAID,
        TODAY,
        "302-1234-5678-01",
    )

    keys.press(Qt.Key.Key_3)  # once more
    again = keys.expect(PayDialog)
    assert isinstance(again, PayDialog)
    assert "이미 지급 상태" in again.refused.text()
    assert not again.go.isEnabled()
    keys.press(Qt.Key.Key_Escape)
    assert allowances.get(desk, 1) == one
    assert keys.strokes <= _MOST, f"{keys.strokes} strokes"

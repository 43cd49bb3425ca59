"""A walk-in by keyboard alone, in the real window: registered, noted, referred within a minute.

Time is reckoned by the keystroke-level model (Card, Moran and Newell, "The Keystroke-Level
Model for User Performance Time with Interactive Systems", Communications of the ACM 23, 1980):
0.28 s for a key of an average typist, 1.35 s to make up one's mind before each field or choice.
Hangul counts the keys of the two-set keyboard, a chord one key for each finger. What the
counsellor says and hears is not in it, nor what the program takes, which is measured elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker
from jobdesk.services import history, lists
from jobdesk.services.desk import Desk
from jobdesk.ui.widgets.quick_registration import QuickRegistration
from jobdesk.ui.widgets.refer_dialog import ReferDialog
from tests import casework
from tests.conftest import TODAY
from tests.ui.bench import Bench, benched, commit

S, N, R, V = KindId.SEEKERS, KindId.NOTES, KindId.REFERRALS, KindId.VACANCIES
KEY, MIND, MINUTE = 0.28, 1.35, 60.0
_CONTROL = Qt.KeyboardModifier.ControlModifier

_SHIFTED_FIRST = "ㄲㄸㅃㅆㅉ"
_FIRST = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_MIDDLE = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_TWO_MIDDLE = "ㅒㅖㅘㅙㅚㅝㅞㅟㅢ"
_LAST = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_TWO_LAST = "ㄲㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄㅆ"


def strokes(text: str) -> int:
    """Keys of the two-set keyboard for a text, Shift counted."""
    total = 0
    for sign in text:
        at = ord(sign) - 0xAC00
        if not 0 <= at < 11172:
            total += 1
            continue
        first, middle, last = at // 588, at % 588 // 28, at % 28
        total += 2 if _FIRST[first] in _SHIFTED_FIRST else 1
        total += 2 if _MIDDLE[middle] in _TWO_MIDDLE else 1
        if last:
            total += 2 if _LAST[last] in _TWO_LAST else 1
    return total


@dataclass
class Hands:
    """Types into whatever has the focus, and counts."""

    bench: Bench
    keys: int = 0
    minds: int = 0

    @property
    def seconds(self) -> float:
        """What the model says of all that was done."""
        return self.keys * KEY + self.minds * MIND

    def focused(self) -> QWidget:
        """Where a key goes."""
        window = QApplication.activeModalWidget() or QApplication.activeWindow()
        assert window is not None
        found = window.focusWidget()
        assert found is not None
        return found

    def think(self) -> None:
        """Make up one's mind."""
        self.minds += 1

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
        """A key, or a chord of two."""
        self.keys += 2 if modifiers else 1
        QTest.keyClick(self.focused(), key, modifiers or Qt.KeyboardModifier.NoModifier)

    def write(self, text: str) -> None:
        """A text into the field with the focus."""
        self.keys += strokes(text)
        commit(self.focused(), text)

    def field(self, text: str) -> None:
        """Think, type, go on with Enter."""
        self.think()
        if text:
            self.write(text)
        self.press(Qt.Key.Key_Return)


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    """A window over a centre with work for a carer, a guard and a cook."""
    for firm, place, job in (
        ("새벽경비", "구름면", "경비원"),
        ("한빛요양원", "가람읍", "요양보호사"),
        ("솔내식당", "솔내면", "조리원"),
    ):
        casework.vacancy(desk, casework.employer(desk, firm, eup_myeon=place), job, eup_myeon=place)
    with benched(qtbot, desk, tmp_path) as made:
        yield made


def test_keys_are_counted_as_they_are_typed() -> None:
    assert strokes("김민지") == 8
    assert strokes("까치 왔") == 3 + 2 + 1 + 5
    assert strokes("010") == 3


def test_a_walk_in_is_registered_noted_and_referred_within_a_minute(bench: Bench) -> None:
    window, hands, desk = bench.window(), Hands(bench), bench.desk
    bench.qtbot.waitUntil(window.isActiveWindow)

    # 등록
    hands.think()
    hands.press(Qt.Key.Key_N, _CONTROL)
    quick = QApplication.activeModalWidget()
    assert isinstance(quick, QuickRegistration)
    bench.qtbot.waitUntil(quick.isActiveWindow)
    hands.field("김민지")
    hands.field("680302")
    hands.think()
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Return)
    hands.field("01012345678")
    hands.field("가람읍")
    hands.field("요양보호사")
    hands.field("")  # 방문 stands there
    hands.think()
    hands.press(Qt.Key.Key_Space)  # 동의서
    hands.press(Qt.Key.Key_S, _CONTROL)
    bench.idle()
    person: Seeker = lists.record(desk, S, max(lists.find(desk, S)))
    assert (person.name, person.desired_job, person.eup_myeon) == (
        "김민지",
        "요양보호사",
        "가람읍",
    )
    assert (person.birth_date, person.consent_on) == (date(1968, 3, 2), TODAY)

    # 상담
    _back_to(bench, window)
    hands.think()
    hands.press(Qt.Key.Key_Return)  # from the list into the open record
    assert window.page("seekers").panel.record_id == person.id  # type: ignore[attr-defined]
    hands.write("자격증 있음. 오전 근무 희망.")
    hands.press(Qt.Key.Key_Return, _CONTROL)
    bench.idle()
    notes = list(lists.find(desk, N))
    assert len(notes) == 1
    assert lists.record(desk, N, notes[0]).content == "자격증 있음. 오전 근무 희망."

    # 알선
    hands.think()
    hands.press(Qt.Key.Key_R, _CONTROL)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReferDialog)
    bench.qtbot.waitUntil(dialog.isActiveWindow)
    bench.idle()
    assert "✓ 직종 일치" in dialog.fit.text()  # the best stands first, and says why
    hands.think()
    hands.press(Qt.Key.Key_S, _CONTROL)
    bench.idle()
    (made,) = lists.find(desk, R)
    shown = lists.rows(desk, R, [made], ("seeker", "vacancy", "employer", "referred_on"))[made]
    assert shown == ("김민지", "요양보호사", "한빛요양원", TODAY)
    assert casework.status(desk, S, person.id) == "알선중"

    assert hands.seconds <= MINUTE, (hands.keys, hands.minds, hands.seconds)
    for _ in range(3):  # one step each: taken back three times, nobody came
        history.undo(desk)
    assert [lists.count(desk, kind) for kind in (S, N, R)] == [0, 0, 0]


def _back_to(bench: Bench, window: QWidget) -> None:
    """What a window manager does when a dialog has gone."""
    window.activateWindow()
    bench.qtbot.waitUntil(window.isActiveWindow)


def test_a_slow_hand_would_be_told(bench: Bench) -> None:
    hands = Hands(bench, keys=250)
    assert hands.seconds > MINUTE

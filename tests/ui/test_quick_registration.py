"""A walk-in by keyboard alone: eight fields at most, likenesses while typing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from bench import Bench, benched, commit, compose, fill, press
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Gender, Seeker
from jobdesk.services import duplicates, lists, seekers
from jobdesk.services.desk import Desk
from jobdesk.ui import theme
from jobdesk.ui.theme import Scheme
from jobdesk.ui.widgets.basics import Button
from jobdesk.ui.widgets.birth_edit import BirthEdit
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.quick_registration import QuickRegistration

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, desk, tmp_path) as made:
        yield made
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, QuickRegistration):
                dialog.reject()  # what it still waits for must not meet the next test


def opened(bench: Bench) -> QuickRegistration:
    """The dialog, shown over nothing."""
    parent = QWidget()
    bench.qtbot.addWidget(parent)
    parent.show()
    bench.keep = parent  # type: ignore[attr-defined]
    places = {"eup_myeon": ("가람읍", "솔내면")}
    dialog = QuickRegistration(bench.desk, bench.hub, bench.jobs, bench.notices, places, parent)
    dialog.open()
    bench.qtbot.waitUntil(dialog.isActiveWindow, timeout=3_000)
    return dialog


def newest(desk: Desk) -> Seeker:
    """The seeker registered last."""
    found: Seeker = lists.record(desk, KindId.SEEKERS, max(lists.find(desk, KindId.SEEKERS)))
    return found


def test_a_walk_in_is_registered_by_keyboard_alone(bench: Bench) -> None:
    window = bench.window()
    press(window, Qt.Key.Key_N, CTRL)
    dialog = window.findChild(QuickRegistration)
    assert dialog is not None
    bench.qtbot.waitUntil(dialog.isActiveWindow, timeout=3_000)

    def focused() -> QWidget:
        widget = dialog.focusWidget()
        assert widget is not None
        return widget

    def enter() -> None:
        press(focused(), Qt.Key.Key_Return)

    commit(focused(), "김민")
    compose(focused(), "지")
    enter()  # ends the syllable only
    commit(focused(), "지")
    assert dialog.name.value() == "김민지"
    enter()
    QTest.keyClicks(focused(), "680302")
    enter()
    press(focused(), Qt.Key.Key_Down)
    enter()
    QTest.keyClicks(focused(), "01012345678")
    enter()
    commit(focused(), "가람읍")
    enter()
    commit(focused(), "요양보호사")
    enter()
    enter()
    press(focused(), Qt.Key.Key_Space)
    press(focused(), Qt.Key.Key_S, CTRL)
    bench.idle()
    made = newest(bench.desk)
    assert (made.name, made.birth_date, made.gender) == ("김민지", date(1968, 3, 2), Gender.FEMALE)
    assert (made.phone, made.eup_myeon) == ("010-1234-5678", "가람읍")
    assert (made.desired_job, made.registration_channel) == ("요양보호사", "방문")
    assert made.consent_on == made.registered_on == bench.desk.today()
    assert window.page("seekers").panel.record_id == made.id  # type: ignore[attr-defined]
    assert window.toasts.toasts[-1].text.text() == "구직자 등록: 김민지"


def test_eight_fields_at_most(bench: Bench) -> None:
    dialog = opened(bench)
    assert len(dialog.findChildren(FormField)) + 1 <= 8
    assert dialog.name.widget.hasFocus()


def test_somebody_like_that_is_shown_while_typing(bench: Bench) -> None:
    ids = fill(bench.desk)
    dialog = opened(bench)
    asked: list[Ref] = []
    bench.hub.open_record.connect(asked.append)
    commit(dialog.name.widget, "김민지")
    assert not dialog.likeness.isVisible()
    bench.qtbot.keyClicks(dialog.birth.widget, "1968-03-02")
    bench.qtbot.waitUntil(dialog.likeness.isVisible, timeout=3_000)
    words = " ".join(label.text() for label in dialog.likeness.findChildren(QLabel))
    assert "이름·생년월일 같음" in words
    assert "010-1234-5678" not in words
    press(dialog.phone.widget, Qt.Key.Key_F2)
    assert asked == [Ref(KindId.SEEKERS, ids["김민지"])]
    assert not dialog.isVisible()
    assert lists.count(bench.desk, KindId.SEEKERS) == 4


def test_who_is_somebody_else_is_said_once_and_remembered(bench: Bench) -> None:
    fill(bench.desk)
    dialog = opened(bench)
    commit(dialog.name.widget, "김민자")
    bench.qtbot.keyClicks(dialog.birth.widget, "680302")
    bench.qtbot.waitUntil(lambda: len(dialog.likeness.shown) == 1, timeout=3_000)
    press(dialog.birth.widget, Qt.Key.Key_F3)
    assert dialog.likeness.shown == ()
    assert dialog.name.widget.hasFocus()
    assert "김민지" in dialog.likeness.said.text()
    dialog.likeness.again.click()
    assert len(dialog.likeness.shown) == 1
    named = dialog.likeness.findChildren(Button)
    another = next(b for b in named if b.accessibleName() == "김민지 다른 사람입니다")
    another.click()
    press(dialog, Qt.Key.Key_S, CTRL)
    bench.idle()
    assert newest(bench.desk).name == "김민자"
    assert bench.changes[-1].label == "구직자 등록: 김민자"
    assert duplicates.candidates(bench.desk, KindId.SEEKERS) == ()
    assert lists.count(bench.desk, KindId.DISTINCT_PAIRS) == 1


def test_at_a_large_scale_the_likenesses_come_one_after_another(bench: Bench) -> None:
    ids = fill(bench.desk)
    known: Seeker = lists.record(bench.desk, KindId.SEEKERS, ids["김민지"])
    seekers.register(bench.desk, replace(known, id=0, revision=0))
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, Scheme.LIGHT, 150)
    try:
        dialog = opened(bench)
        dialog.name.editor.set_value("김민지")
        dialog.phone.editor.set_value("010-1234-5678")
        bench.qtbot.waitUntil(lambda: len(dialog.likeness.shown) == 2, timeout=3_000)
        assert "2명" in dialog.likeness.heading.text()
        for left in (1, 0):
            (another,) = [
                button
                for button in dialog.likeness.findChildren(Button)
                if button.isVisible() and button.text() == "다른 사람입니다"
            ]
            another.setFocus()
            press(another, Qt.Key.Key_Space)
            assert len(dialog.likeness.shown) == left
        assert dialog.likeness.again.hasFocus()
        assert len(dialog.likeness.apart) == 2
    finally:
        theme.apply(application)


def test_what_is_wrong_stays_in_the_dialog(bench: Bench) -> None:
    dialog = opened(bench)
    dialog.save()
    assert dialog.name.problem() == "이름을 입력하세요."
    assert dialog.name.widget.hasFocus()
    dialog.name.editor.set_value("김민지")
    dialog.phone.editor.set_value("01O-1234-5678")
    dialog.save()
    assert dialog.phone.problem()
    assert dialog.isVisible()
    bench.idle()
    assert lists.count(bench.desk, KindId.SEEKERS) == 0


@pytest.mark.parametrize(
    ("typed", "birth"),
    [
        ("680302", (date(1968, 3, 2), 1968, False)),
        ("1968", (None, 1968, False)),
        ("1968년생", (None, 1968, False)),
        ("58세", (None, 1968, True)),
        ("만 58", (None, 1968, True)),
        ("", (None, None, False)),
    ],
)
def test_a_birth_is_said_in_many_ways(
    qtbot: QtBot, typed: str, birth: tuple[date | None, int | None, bool]
) -> None:
    edit = BirthEdit(lambda: date(2026, 11, 20))
    qtbot.addWidget(edit)
    edit.setText(typed)
    assert edit.birth() == birth
    assert edit.problem() == ""


@pytest.mark.parametrize("typed", ["1850", "2030", "김민지", "680240", "180"])
def test_what_says_no_birth_is_refused(qtbot: QtBot, typed: str) -> None:
    edit = BirthEdit(lambda: date(2026, 11, 20))
    qtbot.addWidget(edit)
    edit.setText(typed)
    assert edit.problem()
    assert edit.birth() == (None, None, False)


def test_enter_behind_the_last_field_comes_to_save_before_cancel(bench: Bench) -> None:
    dialog = opened(bench)
    dialog.consent.setFocus()
    press(dialog.consent, Qt.Key.Key_Return)
    assert dialog.focusWidget() is dialog.go
    press(dialog.go, Qt.Key.Key_Tab)
    assert isinstance(dialog.focusWidget(), Button)
    assert dialog.focusWidget() is not dialog.go


def test_a_dialog_grows_for_a_message_of_two_lines(bench: Bench) -> None:
    dialog = opened(bench)
    field = next(f for f in dialog.findChildren(FormField) if f.label == "연락처")
    field.set_problem("연락처가 맞지 않습니다. " * 5)
    beneath = field.layout().itemAt(2).widget()  # type: ignore[union-attr]
    bench.qtbot.waitUntil(
        lambda: beneath.height() >= beneath.heightForWidth(beneath.width()) > 0, timeout=3_000
    )
    assert beneath.y() >= field.widget.geometry().bottom()


def test_who_gives_no_name_is_kept_by_nickname_and_phone(bench: Bench) -> None:
    dialog = opened(bench)
    dialog.provisional.setFocus()
    press(dialog.provisional, Qt.Key.Key_Space)
    dialog.name.widget.setFocus()
    press(dialog, Qt.Key.Key_S, CTRL)
    assert "별칭" in dialog.name.problem()
    commit(dialog.name.widget, "사과밭 아주머니")
    QTest.keyClicks(dialog.phone.widget, "01010002000")
    press(dialog, Qt.Key.Key_S, CTRL)
    bench.idle()
    made = newest(bench.desk)
    assert (made.name, made.nickname, made.phone) == ("", "사과밭 아주머니", "010-1000-2000")
    assert (made.status.value, made.registered_on) == ("가등록", None)

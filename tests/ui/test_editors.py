"""Editors: values in and out, Hangul still composing, formats on leaving."""

from __future__ import annotations

from datetime import date

import pytest
from bench import commit, compose, press
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.ui.widgets.basics import IconButton
from jobdesk.ui.widgets.editors import (
    ChoiceEdit,
    DateEdit,
    FlagEdit,
    LongTextEdit,
    MultiEdit,
    NumberEdit,
    PhoneEdit,
    SuggestEdit,
    TextEdit,
    editor_for,
)
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.search_box import SearchBox

_windows: list[QWidget] = []


def shown(qtbot: QtBot, *widgets: QWidget) -> None:
    """Widgets in a window that lives to the next test, the first one focused."""
    window = QWidget()
    _windows[:] = [window]
    layout = QVBoxLayout(window)
    for widget in widgets:
        layout.addWidget(widget)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    widgets[0].setFocus()
    qtbot.waitUntil(lambda: widgets[0].hasFocus() or widgets[0].focusProxy() is not None)


def test_phone_takes_its_hyphens_when_left(qtbot: QtBot) -> None:
    phone, other = PhoneEdit(), TextEdit()
    shown(qtbot, phone, other)
    phone.setText("1012345678")
    assert phone.problem() == ""
    other.setFocus()
    qtbot.waitUntil(lambda: phone.text() == "010-1234-5678")
    phone.set_value("01O-1234-5678")
    assert phone.problem()
    assert phone.value() == "01O-1234-5678"


def test_a_masked_phone_is_kept_and_not_typed_over(qtbot: QtBot) -> None:
    phone = PhoneEdit()
    shown(qtbot, phone)
    phone.set_value("010-1234-5678")
    phone.set_masked(True)
    assert phone.text() == "010-****-5678"
    qtbot.keyClicks(phone, "9")
    assert phone.value() == "010-1234-5678"
    with qtbot.waitSignal(phone.reveal_wanted):
        press(phone, Qt.Key.Key_F2)
    phone.set_masked(False)
    assert phone.text() == "010-1234-5678"
    assert not phone.isReadOnly()


def test_date_is_read_and_written_out_when_left(qtbot: QtBot) -> None:
    day, other = DateEdit(lambda: date(2026, 11, 21)), TextEdit()
    shown(qtbot, day, other)
    qtbot.keyClicks(day, "+7")
    assert day.value() == date(2026, 11, 28)
    other.setFocus()
    qtbot.waitUntil(lambda: day.text() == "2026-11-28")
    day.setText("13/13")
    assert "날짜로 읽을 수 없습니다" in day.problem()
    assert day.value() is None


def test_number_reads_separators_and_units(qtbot: QtBot) -> None:
    number = NumberEdit("명")
    qtbot.addWidget(number)
    for typed, value in (("1,234", 1234), ("12명", 12), ("", None)):
        number.setText(typed)
        assert (number.value(), number.problem()) == (value, "")
    number.setText("둘")
    assert number.problem()


def test_won_are_shown_in_thousands(qtbot: QtBot) -> None:
    budget = NumberEdit("원")
    qtbot.addWidget(budget)
    budget.set_value(3500000)
    assert (budget.text(), budget.value()) == ("3,500,000", 3_500_000)
    budget.show()
    qtbot.waitExposed(budget)
    budget.setFocus()
    qtbot.waitUntil(budget.hasFocus)
    budget.clear()
    budget.insert("12000000000")  # more than a day may have, less than what can be told apart
    assert (budget.problem(), budget.value()) == ("", 12_000_000_000)
    budget.clearFocus()
    qtbot.waitUntil(lambda: budget.text() == "12,000,000,000")
    year = NumberEdit("년")
    qtbot.addWidget(year)
    year.set_value(2026)
    assert year.text() == "2026"


def test_a_composing_syllable_counts(qtbot: QtBot) -> None:
    name = TextEdit()
    shown(qtbot, name)
    name.setText("김지")
    name.setCursorPosition(1)
    compose(name, "민")
    assert name.text() == "김지"
    assert name.value() == "김민지"
    commit(name, "민")
    assert (name.text(), name.composing) == ("김민지", False)


def test_a_composing_syllable_counts_in_long_texts(qtbot: QtBot) -> None:
    note = LongTextEdit()
    shown(qtbot, note)
    note.set_value("상")
    note.moveCursor(note.textCursor().MoveOperation.End)
    with qtbot.waitSignal(note.edited):
        compose(note, "담")
    assert note.value() == "상담"


def test_a_composing_syllable_replaces_the_selection(qtbot: QtBot) -> None:
    name = TextEdit()
    shown(qtbot, name)
    name.setText("박정숙")
    name.setSelection(0, 1)
    compose(name, "김")
    assert name.full_text() == "김정숙"


def test_search_finds_while_composing_and_enter_only_ends_the_syllable(qtbot: QtBot) -> None:
    box = SearchBox("찾기", name="찾기")
    shown(qtbot, box)
    asked: list[str] = []
    sent: list[bool] = []
    box.searched.connect(asked.append)
    box.submitted.connect(lambda: sent.append(True))
    compose(box, "기")
    compose(box, "김")
    qtbot.waitUntil(lambda: asked == ["김"], timeout=2_000)
    press(box, Qt.Key.Key_Return)
    assert sent == []
    commit(box, "김")
    press(box, Qt.Key.Key_Return)
    assert sent == [True]
    qtbot.wait(250)
    assert asked == ["김"]


def test_choices_keep_what_is_not_declared(qtbot: QtBot) -> None:
    choice, many = ChoiceEdit(("관내", "도내")), MultiEdit(("청년", "신중년"))
    qtbot.addWidget(choice)
    qtbot.addWidget(many)
    choice.set_value("해외")
    assert choice.value() == "해외"
    choice.set_value("")
    assert choice.value() == ""
    many.set_value(("신중년", "여성가장"))
    assert many.value() == ("신중년", "여성가장")


def test_enter_goes_on_from_toggles_of_a_form_and_turns_them_elsewhere(qtbot: QtBot) -> None:
    days, behind = MultiEdit(("월", "화"), goes_on=True), TextEdit()
    shown(qtbot, days, behind)
    press(days.focusProxy(), Qt.Key.Key_Space)
    press(days.focusProxy(), Qt.Key.Key_Return)
    assert days.value() == ("월",)
    assert behind.hasFocus()
    held = MultiEdit(("월", "화"))
    shown(qtbot, held)
    press(held.focusProxy(), Qt.Key.Key_Return)
    assert held.value() == ("월",)


def test_flag_knows_that_it_does_not_know(qtbot: QtBot) -> None:
    flag = FlagEdit()
    qtbot.addWidget(flag)
    for value in (True, False, None):
        flag.set_value(value)
        assert flag.value() is value


def test_down_offers_every_suggestion(qtbot: QtBot) -> None:
    place = SuggestEdit(("가람읍", "솔내면"))
    shown(qtbot, place)
    press(place, Qt.Key.Key_Down)
    popup = place.completer().popup()
    assert popup is not None
    assert popup.isVisible()
    assert popup.model().rowCount() == 2
    popup.hide()


def test_a_field_that_offers_words_shows_it_and_opens_them_by_mouse(qtbot: QtBot) -> None:
    kinds, plain = SuggestEdit(("만남의 날", "취업캠프")), SuggestEdit()
    shown(qtbot, kinds, plain)
    kinds.set_value("만남의 날")  # all are offered, not only those that contain what stands there
    sign = next(button for button in kinds.findChildren(IconButton) if button.isVisible())
    assert kinds.rect().contains(sign.geometry())
    assert kinds.textMargins().right() >= sign.width()
    qtbot.mouseClick(sign, Qt.MouseButton.LeftButton)
    popup = kinds.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    assert popup.model().rowCount() == 2
    popup.hide()
    assert not [button for button in plain.findChildren(IconButton) if button.isVisible()]
    kinds.set_locked(True)
    assert not sign.isEnabled()


def test_enter_goes_on_while_suggestions_are_open(qtbot: QtBot) -> None:
    place = SuggestEdit(("가람읍", "솔내면"))
    shown(qtbot, place)
    gone_on: list[str] = []
    place.submitted.connect(lambda: gone_on.append(place.text()))
    popup = place.completer().popup()
    assert popup is not None
    commit(place, "가람")
    assert popup.isVisible()
    press(popup, Qt.Key.Key_Return)
    assert gone_on == ["가람"]  # one key, as where nothing is suggested
    assert not popup.isVisible()
    place.clear()
    commit(place, "솔내")
    press(popup, Qt.Key.Key_Down)
    press(popup, Qt.Key.Key_Return)
    assert place.text() == "솔내면"
    assert not popup.isVisible()


@pytest.mark.parametrize("kind", [KindId.SEEKERS, KindId.EMPLOYERS, KindId.VACANCIES])
def test_every_stored_field_has_an_editor_and_a_spoken_name(qtbot: QtBot, kind: KindId) -> None:
    for field in KINDS[kind].stored:
        made = FormField(field.label, editor_for(field), required=field.required)
        qtbot.addWidget(made)
        assert made.widget.accessibleName() == field.label
        made.set_value(made.value())
        assert made.problem() == ""


def test_a_message_stands_beneath_until_mended(qtbot: QtBot) -> None:
    field, other = FormField("연락처", PhoneEdit()), TextEdit()
    shown(qtbot, field, other)
    qtbot.keyClicks(field.widget, "12")
    other.setFocus()
    qtbot.waitUntil(lambda: bool(field.problem()))
    assert field.widget.accessibleDescription() == field.problem()
    field.widget.setFocus()
    field.widget.setText("01012345678")  # type: ignore[attr-defined]
    assert field.problem() == ""

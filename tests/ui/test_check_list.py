"""Some of many are found and ticked by the keyboard."""

from __future__ import annotations

from bench import press
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from jobdesk.ui.widgets.check_list import CheckList


def test_many_are_found_by_their_first_consonants(qtbot: QtBot) -> None:
    list_ = CheckList("참가자")
    qtbot.addWidget(list_)
    list_.set_choices(
        [(n, name, str(n)) for n, name in enumerate(["김민지", "박정숙", "이도현"] * 4)]
    )
    list_.show()
    list_.search.insert("ㅂㅈㅅ")
    list_.search.submitted.emit()
    assert list_.ids() == (1,)
    list_.all.click()
    assert list_.ids() == (1, 4, 7, 10)
    list_.none.click()
    list_.search.clear()
    list_.search.search_now()
    assert list_.ids() == ()
    press(list_.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(list_.ids()) == 12
    assert list_.told.text() == "12 / 12"

"""The head of a record holds a name of any length inside its width."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from jobdesk.ui.widgets.basics import Button
from jobdesk.ui.widgets.record_head import RecordHead


def test_a_long_name_is_cut_with_its_end_told_and_never_wider_than_the_head(qtbot: QtBot) -> None:
    head = RecordHead()
    qtbot.addWidget(head)
    head.name.setText("㈜대한민국친환경농산물유통센터 제2물류단지")
    head.buttons.addWidget(Button("업체 기록"))
    head.resize(200, 120)
    head.show()
    qtbot.waitExposed(head)
    assert head.width() == 200  # the name does not widen the panel it stands in
    assert head.name.geometry().right() <= head.width()
    assert head.name.toolTip() == head.name.text()
    head.resize(900, 120)
    qtbot.waitUntil(lambda: head.name.width() == head.name.sizeHint().width())

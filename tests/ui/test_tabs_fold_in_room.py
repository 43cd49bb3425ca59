"""Tabs of a record beside a corner that is wider than it says: folded, never put under arrows."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from jobdesk.ui.widgets.folding_tabs import FoldingTabs


@pytest.mark.parametrize("width", range(300, 460, 10))
def test_no_tab_stands_under_an_arrow(qtbot: QtBot, width: int) -> None:
    corner = QPushButton("…")
    corner.setMinimumWidth(corner.sizeHint().width() + 30)
    tabs = FoldingTabs("기록의 탭", corner)
    qtbot.addWidget(tabs)
    for title in ("농가", "작업력 3", "필지 1", "사람 20", "요청 4", "첨부"):
        tabs.addTab(QWidget(), title)
    tabs.resize(width, 300)
    with qtbot.waitExposed(tabs):
        tabs.show()
    bar = tabs.bar
    shown = [at for at in range(bar.count()) if bar.isTabVisible(at)]
    assert shown
    assert sum(bar.tabSizeHint(at).width() for at in shown) <= bar.width()

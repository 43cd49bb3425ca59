"""The ring of the keys lies round the tab they belong to, not round the whole bar."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jobdesk.ui import theme
from jobdesk.ui.widgets.folding_tabs import FoldingTabBar


def test_only_the_open_tab_is_ringed(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp)
    bar = FoldingTabBar("탭")
    qtbot.addWidget(bar)
    for title in ("행사 내용", "부대행사"):
        bar.addTab(title)
    bar.resize(600, bar.sizeHint().height())
    bar.show()
    bar.activateWindow()
    bar.setFocus()
    qtbot.waitUntil(bar.hasFocus)
    drawn = bar.grab().toImage()
    accent = theme.now().colour("accent").rgb()
    columns = {
        x for x in range(bar.width()) for y in range(bar.height()) if drawn.pixel(x, y) == accent
    }
    here = bar.tabRect(0)
    assert columns
    assert here.left() <= min(columns) <= max(columns) <= here.right()
    sides = [x for x in columns if all(drawn.pixel(x, y) == accent for y in range(12, 24))]
    assert len(sides) >= 2  # left and right of it

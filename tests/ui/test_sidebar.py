"""The sidebar bears fourteen pages on a laptop at the largest scale."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jobdesk.ui import theme
from jobdesk.ui.widgets.basics import Label
from jobdesk.ui.widgets.sidebar import Sidebar

ENTRIES = [(f"page{n}", f"화면 {n}", "users") for n in range(1, 15)]


@pytest.fixture(params=(100, 150))
def scale(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[int]:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, scale=request.param)
    yield request.param
    theme.apply(application)


def shown(qtbot: QtBot, height: int) -> Sidebar:
    bar = Sidebar("가람군 일자리센터", ENTRIES)
    qtbot.addWidget(bar)
    bar.resize(bar.width(), height)
    bar.show()
    qtbot.waitExposed(bar)
    return bar


def in_sight(bar: Sidebar, name: str) -> bool:
    button = bar.buttons[name]
    top = button.mapTo(bar, QPoint(0, 0)).y()
    return bool(top >= 0 and top + button.height() <= bar.height())


def test_fourteen_entries_stand_on_a_laptop(qtbot: QtBot, scale: int) -> None:
    bar = shown(qtbot, 768 - 40)
    assert all(in_sight(bar, name) for name in bar.buttons)
    buttons = list(bar.buttons.values())
    assert all(b.height() >= max(32, b.fontMetrics().height()) for b in buttons)
    assert all(a.geometry().bottom() < b.geometry().top() for a, b in pairwise(buttons))


def test_in_a_low_window_the_list_follows_the_focus(qtbot: QtBot, scale: int) -> None:
    bar = shown(qtbot, 360)
    assert not in_sight(bar, "page14")
    bar.activateWindow()
    bar.buttons["page14"].setFocus()
    qtbot.waitUntil(lambda: in_sight(bar, "page14"))
    assert bar.buttons["page14"].height() >= 32
    bar.show_page("page1")
    assert in_sight(bar, "page1")


def test_another_scheme_leaves_the_rows_their_height(qtbot: QtBot) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application)
    bar = shown(qtbot, 768 - 40)
    theme.apply(application, theme.Scheme.DARK)
    qtbot.wait(50)
    high = [button.height() for button in bar.buttons.values()]
    theme.apply(application)
    assert min(high) >= 32
    assert all(in_sight(bar, name) for name in bar.buttons)


def test_a_long_name_of_a_centre_is_read_whole(qtbot: QtBot, scale: int) -> None:
    name = "무주군 농촌일자리지원센터"
    bar = Sidebar(name, ENTRIES)
    qtbot.addWidget(bar)
    bar.resize(bar.width(), 768 - 40)
    bar.show()
    qtbot.waitExposed(bar)
    (label,) = [found for found in bar.findChildren(Label) if found.text() == name]
    needed = label.fontMetrics().boundingRect(
        label.contentsRect(), Qt.TextFlag.TextWordWrap, label.text()
    )
    assert label.wordWrap()
    assert label.height() >= needed.height()
    assert label.width() >= needed.width()
    assert all(in_sight(bar, entry) for entry in bar.buttons)

"""Who uses the program keeps it open: keys, the mouse and composing syllables are noticed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from bench import compose
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from jobdesk.app import App, application
from jobdesk.services.desk import Desk
from jobdesk.ui.keeper import Keeper
from jobdesk.ui.settings import UserSettings
from tests.conftest import today


@pytest.fixture
def app(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[App]:
    made = App(application(), preferences=UserSettings(tmp_path / "settings.ini"), today=today)
    window = made.open_window(desk)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(lambda: made.jobs.idle and QGuiApplication.focusWindow() is not None)
    yield made
    made.jobs.wait()
    made.end()


def _keeper(app: App) -> Keeper:
    assert app.window is not None
    return app.window.findChild(Keeper)


def _handle(app: App) -> QWindow:
    assert app.window is not None
    handle = app.window.windowHandle()
    assert handle is not None
    return handle


def _rested(qtbot: QtBot, keeper: Keeper) -> int:
    """Nobody has been here for a while; how long, in milliseconds."""
    qtbot.wait(300)
    assert keeper.idle_ms >= 250
    return keeper.idle_ms


def test_keys_and_the_mouse_are_noticed(qtbot: QtBot, app: App) -> None:
    keeper, handle = _keeper(app), _handle(app)
    before = _rested(qtbot, keeper)
    QTest.keyClick(handle, Qt.Key.Key_Shift)
    assert keeper.idle_ms < before
    before = _rested(qtbot, keeper)
    QTest.mouseMove(handle, QPoint(300, 300))
    qtbot.waitUntil(lambda: keeper.idle_ms < before)


def test_a_window_that_opens_later_is_watched_too(qtbot: QtBot, app: App) -> None:
    keeper = _keeper(app)
    dialog = QDialog(app.window)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is dialog.windowHandle())
    before = _rested(qtbot, keeper)
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_Shift)
    assert keeper.idle_ms < before


def test_a_syllable_that_composes_is_noticed(qtbot: QtBot, app: App) -> None:
    keeper = _keeper(app)
    assert app.window is not None
    app.window.search.setFocus()
    before = _rested(qtbot, keeper)
    compose(app.window.search, "김")
    assert keeper.idle_ms < before


def test_a_keeper_that_stopped_watches_nothing(qtbot: QtBot, app: App) -> None:
    keeper, handle = _keeper(app), _handle(app)
    keeper.stop()
    before = _rested(qtbot, keeper)
    QTest.keyClick(handle, Qt.Key.Key_Shift)
    assert keeper.idle_ms >= before

"""The whole program: from the door into the window, locked, restored, and out again."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jobdesk.app import App
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker
from jobdesk.services import attempts, backups, centres, lists, seekers
from jobdesk.ui.main_window import MainWindow
from jobdesk.ui.pages.home import HomePage
from jobdesk.ui.pages.settings import SettingsPage
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.start.restore import Restore
from jobdesk.ui.start.unlock import Unlock
from tests.conftest import PASSWORD, today


class Run:
    """One run of the program over a folder."""

    def __init__(self, qtbot: QtBot, folder: Path, preferences: UserSettings) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.setQuitOnLastWindowClosed(False)
        self.qtbot, self.folder = qtbot, folder
        self.app = App(application, preferences=preferences, today=today)

    def idle(self) -> None:
        self.qtbot.waitUntil(lambda: self.app.jobs.idle, timeout=20_000)

    def enter(self) -> MainWindow:
        """Through the door with the password."""
        self.app.begin(self.folder)
        assert self.app.start is not None
        door = self.app.start.screen_shown
        assert isinstance(door, Unlock)
        door.try_password(PASSWORD)
        self.idle()
        return self.window()

    def window(self) -> MainWindow:
        assert self.app.window is not None
        return self.app.window

    def end(self) -> None:
        """Close what is open."""
        self.app.jobs.wait()
        if self.app.window is not None:
            self.app.window.context.desk.store.close()
            self.app._drop_window()
        if self.app.start is not None:
            self.app.start.close()
            self.app.start.deleteLater()
        if self.app._keeper is not None:
            self.app._keeper = None
        self.app.deleteLater()


@pytest.fixture
def run(qtbot: QtBot, tmp_path: Path, _templates: Callable[[bool], Path]) -> Iterator[Run]:
    folder = tmp_path / "centre"
    shutil.copytree(_templates(False), folder)
    made = Run(qtbot, folder, UserSettings(tmp_path / "settings.ini"))
    yield made
    made.end()


def test_the_door_opens_the_window_at_home(run: Run) -> None:
    window = run.enter()
    assert window.current == "home"
    assert isinstance(window.page("home"), HomePage)
    assert run.app.start is None


def test_a_card_of_home_opens_the_list_it_counts(run: Run) -> None:
    desk = centres.open_centre(run.folder, PASSWORD, today=today)
    # Three months end ten days from today.
    seekers.register(desk, Seeker(name="김민지", registered_on=date(2026, 8, 30)))
    desk.store.close()
    window = run.enter()
    home = window.page("home")
    assert isinstance(home, HomePage)
    home.lapsing.click()
    run.idle()
    assert window.current == "seekers"
    assert list(window.page("seekers").model.ids) == [1]  # type: ignore[attr-defined]


def test_the_red_strip_leads_to_the_backups(run: Run) -> None:
    window = run.enter()
    home = window.page("home")
    assert isinstance(home, HomePage)
    home.strip.button.click()
    run.idle()
    assert window.current == "settings"
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    assert page.current == "backup"


def test_the_lock_hides_the_window_and_gives_it_back(run: Run) -> None:
    window = run.enter()
    window.show_page("settings")
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert window.locked
    assert not window.page("settings").isVisible()
    window.show_page("home")
    assert window.current == "settings"
    lock = window._lock
    for _ in range(5):
        lock.password.editor.set_value("아닌 비밀번호")
        lock.open_button.click()
        run.idle()
    assert window.locked
    assert "초 뒤에" in lock.password.problem()
    assert not lock.open_button.isEnabled()
    attempts.succeeded(run.folder)
    lock._count_down()
    lock.password.editor.set_value(PASSWORD)
    lock.open_button.click()
    run.idle()
    assert not window.locked
    assert window.page("settings").isVisible()


def test_a_backup_is_restored_from_the_window(run: Run) -> None:
    window = run.enter()
    desk = window.context.desk
    seekers.register(desk, Seeker(name="김민지", registered_on=today()))
    wanted = backups.make(desk)
    seekers.register(desk, Seeker(name="박정숙", registered_on=today()))
    run.app.hub.restore_wanted.emit(wanted.path)
    run.idle()
    assert run.app.window is None
    assert run.app.start is not None
    screen = run.app.start.screen_shown
    assert isinstance(screen, Restore)
    assert screen.file == wanted.path
    screen.edit.set_value(PASSWORD)
    screen.run.click()
    run.idle()
    assert "구직자 1명" in screen.trouble.text
    screen.run.click()
    run.idle()
    again = run.window().context.desk
    assert lists.count(again, KindId.SEEKERS) == 1
    # What was there before the restore lies in the backup made on closing.
    assert 2 in [made.rows["seekers"] for made in backups.listing(again)]

"""What the tests of the settings page share: the page over a desk, and what it said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from jobdesk.data.keyfile import CHEAP
from jobdesk.services import staff
from jobdesk.services.desk import Desk
from jobdesk.ui import theme
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notice, Notices
from jobdesk.ui.pages.settings import SettingsPage
from jobdesk.ui.pages.settings.section import Section
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.widgets import dialogs


@dataclass
class Shown:
    """The page over a desk and what it said."""

    qtbot: QtBot
    jobs: Jobs
    hub: Hub
    page: SettingsPage
    preferences: UserSettings
    said: list[Notice] = field(default_factory=list)

    def idle(self) -> None:
        self.qtbot.waitUntil(lambda: self.jobs.idle, timeout=20_000)

    def part(self, name: str) -> Section:
        self.page.show_part(name)
        self.idle()
        return self.page.sections[name]

    def dialog(self, kind: type[QDialog]) -> QDialog:
        found = [d for d in self.page.findChildren(kind) if d.isVisible()]
        assert len(found) == 1
        return found[0]


def shown_over(qtbot: QtBot, desk: Desk, folder: Path) -> Iterator[Shown]:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application)
    keeper = QObject()
    hub, notices = Hub(keeper), Notices(keeper)
    jobs = Jobs(hub, notices, keeper)
    preferences = UserSettings(folder / "settings.ini")
    page = SettingsPage(desk, hub, jobs, notices, preferences)
    qtbot.addWidget(page)
    made = Shown(qtbot, jobs, hub, page, preferences)
    notices.shown.connect(made.said.append)
    page.resize(1100, 700)
    page.show()
    made.idle()
    yield made
    jobs.wait()


@pytest.fixture
def shown(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Shown]:
    yield from shown_over(qtbot, desk, tmp_path)


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """New passwords cost little; what they do is the same."""
    monkeypatch.setattr(staff, "add", partial(staff.add, cost=CHEAP))
    monkeypatch.setattr(staff, "new_recovery_key", partial(staff.new_recovery_key, cost=CHEAP))


def answer(monkeypatch: pytest.MonkeyPatch, key: str) -> list[str]:
    """Answer every question with ``key``; the titles asked are returned."""
    asked: list[str] = []
    monkeypatch.setattr(dialogs, "ask", lambda _p, title, *_: asked.append(title) or key)
    return asked

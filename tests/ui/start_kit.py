"""What the tests of the start screens share: jobs, a start window, typing into fields."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from jobdesk.data.keyfile import CHEAP
from jobdesk.services import centres
from jobdesk.services.desk import Desk
from jobdesk.ui import theme
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.start.start_window import StartWindow
from jobdesk.ui.widgets.form_field import FormField
from tests.conftest import today


@contextmanager
def running_jobs() -> Iterator[Jobs]:
    """Jobs that have ended before the test does."""
    hub = Hub()
    notices = Notices()
    jobs = Jobs(hub, notices)
    yield jobs
    jobs.wait()


class Rig:
    """A start window over ``folder`` and the desk it opened."""

    def __init__(self, qtbot: QtBot, jobs: Jobs, folder: Path, practice: Path) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        theme.apply(application)
        self.qtbot, self.jobs, self.folder = qtbot, jobs, folder
        self.desk: Desk | None = None
        self.window = StartWindow(folder, jobs, practice_folder=practice, today=today)
        self.window.opened.connect(self._opened)
        qtbot.addWidget(self.window)

    def _opened(self, desk: object) -> None:
        assert isinstance(desk, Desk)
        self.desk = desk

    def start(self) -> None:
        """Show the window and the screen its folder needs."""
        self.window.show()
        self.window.start()
        self.idle()

    def idle(self) -> None:
        """Wait until no job runs."""
        self.qtbot.waitUntil(lambda: self.jobs.idle, timeout=20_000)

    def screen(self, kind: type[QWidget]) -> QWidget:
        """The screen now shown, which must be of ``kind``."""
        shown = self.window.screen_shown
        assert isinstance(shown, kind), shown
        return shown

    def close(self) -> None:
        """Close what was opened."""
        if self.desk is not None:
            self.desk.store.close()


@pytest.fixture
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """New centres of this test derive keys cheaply; what they do is the same."""
    monkeypatch.setattr(centres, "create", partial(centres.create, cost=CHEAP))


def put(field: FormField, text: str) -> None:
    """Type a text into a field as a user's edit."""
    field.editor.set_value(text)

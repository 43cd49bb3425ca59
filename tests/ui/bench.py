"""What the window's tests share: a desk with a few people, the hub and jobs, a main window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from jobdesk.data import engine
from jobdesk.domain.changes import Change
from jobdesk.domain.employers import Employer
from jobdesk.domain.people import Gender, Seeker
from jobdesk.services import employers, seekers, vacancies
from jobdesk.services.desk import Desk
from jobdesk.ui import theme
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.main_window import MainWindow
from jobdesk.ui.notices import Notice, Notices
from jobdesk.ui.page_entries import PAGES
from jobdesk.ui.page_entry import Context
from jobdesk.ui.settings import UserSettings


class Bench:
    """The parts a page is made of, and what they announced."""

    def __init__(self, qtbot: QtBot, desk: Desk, folder: Path) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        theme.apply(application)
        self.qtbot, self.desk = qtbot, desk
        self.hub, self.notices = Hub(), Notices()
        self.jobs = Jobs(self.hub, self.notices)
        self.preferences = UserSettings(folder / "settings.ini")
        self.said: list[Notice] = []
        self.changes: list[Change] = []
        self.bugs: list[BaseException] = []
        self.notices.shown.connect(self.said.append)
        self.notices.bug.connect(self.bugs.append)
        self.hub.changed.connect(self.changes.append)

    def idle(self) -> None:
        """Wait until no job runs."""
        self.qtbot.waitUntil(lambda: self.jobs.idle, timeout=20_000)

    def show(self, widget: QWidget, width: int = 1166, height: int = 700) -> None:
        """Show a widget at the size of a page and let its jobs end."""
        self.qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        self.qtbot.waitExposed(widget)
        self.idle()

    def window(self) -> MainWindow:
        """The main window with every page there is, shown at 구직자."""
        context = Context(self.desk, self.hub, self.jobs, self.notices, self.preferences)
        window = MainWindow(context, PAGES)
        window.show_page("seekers")
        self.show(window, 1366, 768)
        window.activateWindow()
        return window

    def close(self) -> None:
        """End the jobs; no bug may have been met on the way."""
        self.jobs.end()
        assert self.bugs == []


@contextmanager
def benched(qtbot: QtBot, desk: Desk, folder: Path) -> Iterator[Bench]:
    """A bench that is closed afterwards."""
    bench = Bench(qtbot, desk, folder)
    yield bench
    bench.close()


@contextmanager
def held(desk: Desk) -> Iterator[None]:
    """Another program is writing into the file and does not let go."""
    other = engine.connect(desk.store.path, desk.store.key)
    other.conn.isolation_level = None
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


PEOPLE = (
    ("김민지", Gender.FEMALE, date(1968, 3, 2), "010-1234-5678", "가람읍", "요양보호사"),
    ("박정숙", Gender.FEMALE, date(1971, 7, 14), "010-2345-6789", "솔내면", "조리원"),
    ("이도현", Gender.MALE, date(1992, 11, 30), "010-3456-7890", "가람읍", "지게차 운전"),
    ("최영희", Gender.FEMALE, date(1959, 1, 5), "010-4567-8901", "구름면", "환경미화"),
)
"""(name, gender, birth date, phone, eup/myeon, desired job) of the people on a bench."""


def fill(desk: Desk) -> dict[str, int]:
    """Register PEOPLE, one employer and one open vacancy; ids by name."""
    ids = {}
    for name, gender, born, phone, place, job in PEOPLE:
        seeker = Seeker(
            name=name,
            gender=gender,
            birth_date=born,
            birth_year=born.year,
            phone=phone,
            eup_myeon=place,
            desired_job=job,
            registered_on=desk.today(),
            counsellor=desk.user,
        )
        ids[name] = seekers.register(desk, seeker).id
    ids["한빛요양원"] = employers.register(desk, Employer(name="한빛요양원")).id
    blank = vacancies.blank(desk, ids["한빛요양원"])
    ids["요양보호사"] = vacancies.register(desk, replace(blank, job="요양보호사", openings=2)).id
    return ids


def compose(widget: QWidget, preedit: str) -> None:
    """Let an input method show a syllable that is still composing."""
    QApplication.sendEvent(widget, QInputMethodEvent(preedit, []))


def commit(widget: QWidget, text: str) -> None:
    """Let an input method end the composition with ``text``."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
    """Press a key on a widget."""
    QTest.keyClick(widget, key, modifiers or Qt.KeyboardModifier.NoModifier)

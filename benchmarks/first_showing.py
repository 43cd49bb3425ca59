"""How long the window is held while its pages are first shown, against pages made in one go.

Held is the most the window's own thread works between two turns of the event loop, over every
page and tab, and every part and screen of a large matching day: what a hand on the mouse would
feel. It is processor time, so that what else the machine does is not in it. The rival is the same
program whose pieces take no turns.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.large_day import large_day
from benchmarks.measure import Measured, note, tell, turn_by_turn
from jobdesk.app import application
from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KindId
from jobdesk.services import centres, demo
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.main_window import MainWindow
from jobdesk.ui.notices import Notices
from jobdesk.ui.page_entries import PAGES
from jobdesk.ui.page_entry import Context
from jobdesk.ui.pages.matching_days import MatchingDaysPage
from jobdesk.ui.pages.matching_days.reception_part import ReceptionPart
from jobdesk.ui.settings import UserSettings

PEOPLE = 500
FIRMS_OF_DAY, PEOPLE_OF_DAY = 30, 300
"""The next matching day, whose parts and screens are shown too."""
QUIET = 30
"""Turns without a job after which a page is held to stand."""


class AtOnce(Jobs):
    """The rival: every piece is done where it is asked for."""

    def in_turn(self, *pieces: Callable[[], None]) -> None:
        """Do them all now."""
        for piece in pieces:
            piece()


class Loop:
    """Runs the events of the window and knows the longest work without a turn."""

    def __init__(self, app: QApplication, jobs: Jobs) -> None:
        self._app, self._jobs = app, jobs
        self._last, self.longest, self._quiet = 0.0, 0.0, 0
        self._turns = QTimer()
        self._turns.timeout.connect(self._turn)

    def run(self, work: Callable[[], object]) -> None:
        """Do ``work`` in the loop and wait until all that it began has ended."""
        self._last, self._quiet = time.thread_time(), 0
        QTimer.singleShot(0, work)
        self._turns.start(1)
        self._app.exec()
        self._turns.stop()

    def _turn(self) -> None:
        moment = time.thread_time()
        self.longest = max(self.longest, moment - self._last)
        self._last = moment
        self._quiet = self._quiet + 1 if self._jobs.idle else 0
        if self._quiet > QUIET:
            self._app.exit()


def held(app: QApplication, desk: Desk, folder: Path, make: type[Jobs], day: int) -> float:
    """Seconds of the longest hold while each page and part is first shown in a new window."""
    hub, notices = Hub(), Notices()
    jobs = make(hub, notices)
    context = Context(desk, hub, jobs, notices, UserSettings(folder / "settings.ini"))
    window = MainWindow(context, PAGES)
    window.resize(1366, 768)
    loop = Loop(app, jobs)
    loop.run(window.show)
    loop.longest = 0.0
    for name in _names():
        loop.run(lambda name=name: window.show_page(name))  # type: ignore[misc]
    page = window.page("matching_days")
    assert isinstance(page, MatchingDaysPage)
    loop.run(lambda: page.show_part("reception"))
    assert page.standing[1] == Ref(KindId.MATCHING_DAYS, day)  # the next one is the large one
    part = page.findChild(ReceptionPart)
    for screen in (part.open_paper, part.open_reception, part.open_hall):
        loop.run(screen)
    jobs.end()
    window.close_now()
    window.deleteLater()
    app.processEvents()
    return loop.longest


def _names() -> Iterator[str]:
    for entry in PAGES:
        yield entry.name
        if entry.name != "settings":  # its parts are forms of a few fields
            yield from (f"{entry.name}:{part}" for part, _ in entry.parts)


def main() -> None:
    """Measure and tell."""
    app = application()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        note(
            f"  a practice centre of {PEOPLE:,} seekers, "
            f"a day of {FIRMS_OF_DAY} booths and {PEOPLE_OF_DAY} people"
        )
        desk = demo.build(folder / "centre", seekers=PEOPLE, today=date.today)
        day = large_day(desk, FIRMS_OF_DAY, PEOPLE_OF_DAY)
        held(app, desk, folder, Jobs, day)  # what is imported once is no part of it
        ours, rival = turn_by_turn(
            lambda: held(app, desk, folder, Jobs, day),
            lambda: held(app, desk, folder, AtOnce, day),
            runs=5,
        )
        centres.close(desk)
    tell(
        Measured(
            "The longest hold of the window while all its pages are first shown",
            ours,
            rival,
            "the same pages, each made in one go",
        )
    )


if __name__ == "__main__":
    main()

"""Composition root: puts desk, theme, pages and window together, and answers for crashes."""

from __future__ import annotations

import faulthandler
import logging
import os
import signal
import sys
import tempfile
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QLibraryInfo, QLocale, QObject, Qt, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from jobdesk import paths
from jobdesk.domain.progress import Progress
from jobdesk.domain.report_document import Report
from jobdesk.domain.timetable import Booth, Guest, Hall
from jobdesk.errors import StoreError, StoreFault, UserError
from jobdesk.matching import timetable
from jobdesk.services import centres, demo
from jobdesk.services.desk import Desk
from jobdesk.ui import icons, theme
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.keeper import Keeper
from jobdesk.ui.main_window import MainWindow
from jobdesk.ui.notices import Notices
from jobdesk.ui.page_entries import PAGES
from jobdesk.ui.page_entry import Context
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.start.start_window import StartWindow
from jobdesk.ui.sweeper import Sweeper
from jobdesk.ui.widgets import dialogs
from jobdesk.ui.widgets.dialogs import Answer
from jobdesk.ui.widgets.toast import ToastHost

_log = logging.getLogger(__name__)


class App(QObject):
    """One run of the program: the start window, then the main window over the opened desk."""

    def __init__(
        self,
        application: QApplication,
        *,
        preferences: UserSettings | None = None,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(application)
        self._application, self._today = application, today
        self.preferences = preferences or UserSettings()
        self.hub, self.notices = Hub(self), Notices(self)
        self.jobs = Jobs(self.hub, self.notices, self)
        self.start: StartWindow | None = None
        self.window: MainWindow | None = None
        self._keeper: Keeper | None = None
        self.dress()
        self._to_restore: Path | None = None
        self.hub.appearance_changed.connect(self.dress)
        self.hub.restore_wanted.connect(self._restore)
        self.notices.store_failed.connect(self._store_failed)
        application.styleHints().colorSchemeChanged.connect(self.dress)

    def dress(self) -> None:
        """Put the user's scheme and scale in force."""
        chosen = self.preferences
        theme.apply(self._application, chosen.scheme, chosen.scale, roomy=chosen.roomy)

    def begin(self, folder: Path, password: str = "") -> None:
        """Show what the folder needs: first run, the door, or what is wrong with it."""
        self._start_window(folder, password).start()

    def _start_window(self, folder: Path, password: str = "") -> StartWindow:
        self.start = StartWindow(
            folder,
            self.jobs,
            practice_folder=paths.practice_centre(),
            password=password,
            today=self._today,
        )
        self.start.setWindowIcon(icons.icon("users", "accent"))
        toasts = ToastHost(self.start)
        self.notices.shown.connect(toasts.show_notice)
        self.start.opened.connect(self._opened)
        self.start.show()
        return self.start

    def open_window(self, desk: Desk) -> MainWindow:
        """The main window over an open desk, shown at its first page."""
        context = Context(desk, self.hub, self.jobs, self.notices, self.preferences)
        window = MainWindow(context, PAGES)
        window.setWindowIcon(icons.icon("users", "accent"))
        self.window = window
        self._keeper = Keeper(desk, self.jobs, self.notices, window)
        window.closing.connect(self._close_desk)
        if not window.restoreGeometry(self.preferences.geometry):
            window.resize(1366, 768)
        window.show_page(PAGES[0].name)
        return window

    def _opened(self, desk: object) -> None:
        assert isinstance(desk, Desk)
        self.open_window(desk).show()
        if self.start is not None:
            self.start.close()
            self.start.deleteLater()
            self.start = None

    def _restore(self, file: object) -> None:
        """Close the centre, then let the start window put a backup in its place."""
        assert isinstance(file, Path)
        window = self.window
        if window is not None:
            window.settle(lambda: self._close_to_restore(file))

    def _close_to_restore(self, file: Path) -> None:
        self._to_restore = file
        self._close_desk()

    def _store_failed(self, error: object) -> None:
        """A file that is damaged or gone while it is open: offer the screen that helps."""
        assert isinstance(error, StoreError)
        if self.window is not None and error.fault in (StoreFault.DAMAGED, StoreFault.MISSING):
            self.notices.offer(
                "센터를 닫고 복원 화면으로 갈 수 있습니다.",
                "복원 화면 열기",
                partial(self._to_trouble, error),
            )

    def _to_trouble(self, error: StoreError) -> None:
        window = self.window
        if window is None:
            return
        if self._keeper is not None:
            self._keeper.stop()
        self.jobs.wait()
        folder = window.context.desk.folder
        window.context.desk.store.close()
        self._start_window(folder).show_trouble(error)
        self._drop_window()

    def _drop_window(self) -> None:
        if self.window is not None:
            self.window.close_now()
            self.window.deleteLater()
            self.window = None

    def _close_desk(self) -> None:
        assert self.window is not None
        desk = self.window.context.desk
        if self._keeper is not None:
            self._keeper.stop()

        def work(progress: Progress) -> object:
            return centres.close(desk, progress)

        self.jobs.finish_reads()
        self.jobs.long(
            "백업하고 닫는 중입니다",
            work,
            self._closed,
            self._not_closed,
            parent=self.window,
            writes=True,
        )

    def _closed(self, backup: object) -> None:
        del backup
        self._leave()

    def _not_closed(self, error: BaseException) -> None:
        self.notices.error(error)
        message = error.message if isinstance(error, UserError) else str(error)
        dialogs.ask(
            self.window,
            "백업하지 못하고 닫습니다",
            f"{message} 저장한 자료는 센터 폴더에 그대로 있습니다.",
            Answer("", "닫기", "primary"),
        )
        self._leave()

    def end(self) -> None:
        """Let threads, timers and the window go; the desk stays open."""
        if self._keeper is not None:
            self._keeper.stop()
        self.jobs.end()
        self._application.styleHints().colorSchemeChanged.disconnect(self.dress)
        self._drop_window()
        self.deleteLater()
        self._application.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _leave(self) -> None:
        self.preferences.sync()
        self.jobs.wait()
        file, self._to_restore = self._to_restore, None
        if file is not None and self.window is not None:
            # The new window first: the program ends with its last one.
            self._start_window(self.window.context.desk.folder).show_restore(file)
            self._drop_window()
            return
        if self.window is not None:
            self.window.close_now()
        self._application.quit()


def application() -> QApplication:
    """The QApplication, made with what must be settled before it."""
    made = QApplication.instance()
    if made is None:
        QApplication.setHighDpiScaleFactorRoundingPolicy(
            Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
        )
        made = QApplication(sys.argv[:1])
    assert isinstance(made, QApplication)
    if made.findChild(Sweeper) is None:
        Sweeper(made)
    made.setApplicationName("JobDesk")
    made.setApplicationDisplayName("잡데스크")
    QLocale.setDefault(QLocale(QLocale.Language.Korean, QLocale.Country.SouthKorea))
    translator = QTranslator(made)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_ko", folder):
        made.installTranslator(translator)
    return made


def run(folder: Path | None = None, password: str = "") -> int:
    """Open the window and run until it is closed; the exit code.

    ``folder`` is the centre's, by default this user's own; ``password`` is tried once.
    """
    _begin_log()
    made = application()
    app = App(made)
    _catch(app.notices)
    _leave_on_interrupt(made)
    app.begin(folder or paths.default_centre(), password)
    code = made.exec()
    app.jobs.end()
    return code


def selftest() -> int:
    """Build a practice centre in a temporary folder, show every page, make one timetable and one
    document of 한글, say nothing; 0 is good.

    Runs without a display. Any exception of a page, a job or a slot is raised.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    made = application()
    wrong: list[BaseException] = []
    sys.excepthook = lambda _kind, error, _trace: wrong.append(error)
    with tempfile.TemporaryDirectory(prefix="jobdesk-selftest-") as name:
        preferences = UserSettings(Path(name) / "settings.ini")
        app = App(made, preferences=preferences)
        app.notices.bug.connect(wrong.append)
        desk = demo.build(Path(name) / "centre", seekers=60)
        window = app.open_window(desk)
        window.show()
        for entry in PAGES:
            window.show_page(entry.name)
            _until_idle(made, app.jobs)
            window.grab()
        app.end()
        centres.close(desk)
    sys.excepthook = sys.__excepthook__
    if wrong:
        raise wrong[0]
    _make_a_timetable()
    _make_a_document()
    return 0


def _make_a_timetable() -> None:
    """Let the solver answer once: its library is loaded only then, and could be left out of a
    packaged program unseen."""
    hall = Hall((Booth(1, (600, 615), 15),), (Guest(1, (1,)), Guest(2, (1,))))
    made = timetable.solve(hall)
    if len(made.meetings) != 2 or made.gap:
        raise RuntimeError(f"no timetable: {made}")


def _make_a_document() -> None:
    """Make a report for 한글: the library that packs it is loaded only then too, and begins with a
    file of its own."""
    from jobdesk.exchange.report_hwpx import hwpx_bytes  # loads lxml, which no window waits for

    day = date(2026, 11, 20)
    report = Report(
        template="selftest",
        title="점검",
        centre="점검",
        span="점검",
        first=day,
        last=day,
        as_of=day,
        taken_at=datetime.fromisoformat("2026-11-20T09:00"),
        taken_by="",
        sections=(),
    )
    if not hwpx_bytes(report, photos=lambda _photo: b"", pictures=lambda _chart: b""):
        raise RuntimeError("no document")


def _until_idle(made: QApplication, jobs: Jobs) -> None:
    """Let the event loop run until no job is left."""
    timer = QTimer()
    timer.setInterval(20)
    timer.timeout.connect(lambda: made.exit(0) if jobs.idle else None)
    timer.start()
    made.exec()
    timer.stop()


def _begin_log() -> None:
    handler = RotatingFileHandler(
        paths.log_file(), maxBytes=1_000_000, backupCount=3, encoding="utf-8"
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    crashes = paths.log_file().with_name("crash.log").open("a", encoding="utf-8")
    faulthandler.enable(crashes)


def _catch(notices: Notices) -> None:
    """Exceptions of slots and timers become a notice; Ctrl+C keeps its meaning."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        notices.error(error)

    sys.excepthook = hook


def _leave_on_interrupt(made: QApplication) -> None:
    signal.signal(signal.SIGINT, lambda *_: made.closeAllWindows())
    beat = QTimer(made)
    beat.timeout.connect(lambda: None)  # gives Python a turn to see the signal
    beat.start(300)

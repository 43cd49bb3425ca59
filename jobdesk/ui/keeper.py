"""What must happen without being asked: a backup every half hour, the lock after idling."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow

from jobdesk.services import backups
from jobdesk.services import settings as centre_settings
from jobdesk.services.backups import BackupInfo
from jobdesk.services.desk import Desk
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.main_window import MainWindow
from jobdesk.ui.notices import Notices

_LOOK_MS = 60_000
_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
    }
)


class Keeper(QObject):
    """Looks once a minute; lives as long as the main window."""

    def __init__(self, desk: Desk, jobs: Jobs, notices: Notices, window: MainWindow) -> None:
        super().__init__(window)
        self._desk, self._jobs, self._notices, self._window = desk, jobs, notices, window
        self._told = ""
        self._idle = QElapsedTimer()
        self._idle.start()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_LOOK_MS)
        self._method = QGuiApplication.inputMethod()
        self._method.cursorRectangleChanged.connect(self.note)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        self._application = application
        self._application.focusWindowChanged.connect(self._watch)
        self._watch(QGuiApplication.focusWindow())

    def stop(self) -> None:
        """Look no more; the centre is being closed."""
        if not self._timer.isActive():
            return
        self._timer.stop()
        self._method.cursorRectangleChanged.disconnect(self.note)
        self._application.focusWindowChanged.disconnect(self._watch)
        for watched in QGuiApplication.topLevelWindows():
            watched.removeEventFilter(self)

    @property
    def idle_ms(self) -> int:
        """Milliseconds since somebody was last here."""
        return self._idle.elapsed()

    def note(self) -> None:
        """Somebody is here."""
        self._idle.restart()

    def look(self) -> None:
        """Back up when it is due, lock when nobody has been here."""
        desk = self._desk
        self._jobs.read(lambda: centre_settings.get(desk).lock_minutes, self._lock_if_idle)
        if not desk.read_only and not self._jobs.is_writing:
            self._jobs.read(lambda: backups.due(desk), self._back_up_if)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A key or the mouse in a window."""
        if event.type() in _SIGNS_OF_LIFE:
            self.note()
        return super().eventFilter(watched, event)

    def _watch(self, window: QWindow | None) -> None:
        # The windows alone: a filter over the program would see, in Python, every event of
        # every widget, tens of thousands while a page is made. A syllable that composes
        # reaches no window as a key; there the cursor's place tells.
        if window is not None:
            window.installEventFilter(self)
            self.note()

    def _lock_if_idle(self, minutes: int) -> None:
        idle = self.idle_ms >= minutes * 60_000
        if idle and not self._desk.practice and not self._window.locked:
            self._window.lock()

    def _back_up_if(self, due: bool) -> None:
        if due:
            desk = self._desk
            self._jobs.write(lambda: backups.make(desk, backups.Reason.TIMER), self._backed_up)

    def _backed_up(self, made: BackupInfo) -> None:
        self._window.status.refresh()
        if made.copy_problem and made.copy_problem != self._told:
            self._notices.warn(made.copy_problem)
        self._told = made.copy_problem

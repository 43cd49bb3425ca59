"""Which screen stands before the open centre, and the way from one to the next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from jobdesk.domain.progress import Progress
from jobdesk.errors import Cancelled, StoreError, StoreFault, UserError
from jobdesk.services import backups, centres, practice
from jobdesk.services.desk import Desk
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.start.first_run import FirstRun
from jobdesk.ui.start.frame import StartFrame
from jobdesk.ui.start.options import Options
from jobdesk.ui.start.recover import Recover
from jobdesk.ui.start.restore import Restore
from jobdesk.ui.start.trouble import Trouble
from jobdesk.ui.start.unlock import Unlock


class StartWindow(QWidget):
    """Shows what the folder needs; ``opened`` carries the Desk.

    ``password`` (from JOBDESK_PASSWORD) is tried once by itself. Whoever takes the desk
    closes it; a window closed before that closes what it opened.
    """

    opened = Signal(object)

    def __init__(
        self,
        folder: Path,
        jobs: Jobs,
        *,
        practice_folder: Path,
        password: str = "",
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__()
        self.folder = folder
        self._jobs, self._today = jobs, today
        self._practice_folder = practice_folder
        self._password = password
        self._known_password = ""
        self.setWindowTitle("잡데스크")
        self._stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    @property
    def screen_shown(self) -> QWidget | None:
        """The screen now shown."""
        return self._stack.currentWidget()

    def sizeHint(self) -> QSize:
        """A window that fits the smallest desktop we know."""
        return QSize(1100, 720)

    def start(self) -> None:
        """Look at the folder and show its screen."""
        card = centres.describe(self.folder)
        if card.practice:
            self._open_practice(self.folder)
        elif card.exists and (card.staff or card.name):
            self._show_unlock()
        elif not card.exists and not card.name and not backups.available(self.folder):
            self._show_options()
        else:
            # Keys or data are missing or unreadable: opening says exactly what is wrong.
            self._jobs.read(self._open_without_password, self._take, self._refused)

    def show_trouble(self, error: StoreError, password: str = "") -> None:
        """The screen of a fault; also for one that struck while the centre was open."""
        self._known_password = password
        screen = Trouble(self.folder, error)
        screen.retry.connect(self._on_retry)
        screen.look.connect(self._on_look)
        screen.other_folder.connect(self._on_other_folder)
        screen.restore.connect(self._on_restore_file)
        self._show(screen)

    def _show(self, screen: QWidget) -> None:
        old = self._stack.currentWidget()
        self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)
        if old is not None:
            self._stack.removeWidget(old)
            old.hide()
            old.deleteLater()
        if isinstance(screen, StartFrame):
            screen.show_from_top()
        screen.setFocus()

    def _show_options(self) -> None:
        screen = Options()
        screen.begin.connect(self._show_first_run)
        screen.practise.connect(self._on_practise)
        screen.restore.connect(self._show_restore)
        self._show(screen)

    def _show_first_run(self) -> None:
        screen = FirstRun(self.folder, self._jobs, today=self._today)
        screen.left.connect(self.start)
        screen.opened.connect(self._take)
        self._show(screen)

    def _show_unlock(self, user: str = "") -> Unlock:
        card = centres.describe(self.folder)
        screen = Unlock(self.folder, card, self._jobs, user=user, today=self._today)
        screen.opened.connect(self._take)
        screen.failed.connect(self._on_failed_at_door)
        screen.forgotten.connect(self._on_forgotten)
        screen.practise.connect(self._on_practise)
        self._show(screen)
        if self._password:
            password, self._password = self._password, ""
            screen.try_password(password)
        return screen

    def _on_failed_at_door(self, error: StoreError) -> None:
        door = self.screen_shown
        self.show_trouble(error, door.edit.text() if isinstance(door, Unlock) else "")

    def _on_forgotten(self) -> None:
        door = self.screen_shown
        user = door.staff.name() if isinstance(door, Unlock) else ""
        screen = Recover(self.folder, centres.describe(self.folder), self._jobs, user=user)
        screen.left.connect(self.start)
        screen.recovered.connect(self._on_recovered)
        self._show(screen)

    def _on_recovered(self, name: str, password: str) -> None:
        self._show_unlock(name).try_password(password)

    def show_restore(self, file: Path) -> None:
        """The screen that puts ``file`` in the place of the centre, which must be closed."""
        self._show_restore().set_file(file)

    def _show_restore(self) -> Restore:
        screen = Restore(self.folder, self._jobs)
        screen.left.connect(self.start)
        screen.restored.connect(self._on_restored)
        self._show(screen)
        return screen

    def _on_restore_file(self, file: object) -> None:
        password = self._known_password
        screen = self._show_restore()
        if isinstance(file, Path):
            screen.set_file(file, password)

    def _on_restored(self, password: str) -> None:
        door = self._show_unlock()
        door.try_password(password)

    def _on_retry(self) -> None:
        self._password = self._known_password
        self.start()

    def _on_look(self) -> None:
        password = self._known_password
        self._jobs.read(
            lambda: centres.open_centre(self.folder, password, read_only=True, today=self._today),
            self._take,
            self._refused,
        )

    def _on_other_folder(self, folder: object) -> None:
        assert isinstance(folder, Path)
        self.folder = folder
        self.start()

    def _open_without_password(self) -> Desk:
        return centres.open_centre(self.folder, today=self._today)

    def _refused(self, error: BaseException) -> None:
        if not isinstance(error, StoreError):
            raise error
        if error.fault is StoreFault.WRONG_PASSWORD:
            self._show_unlock()
        elif isinstance(self.screen_shown, Trouble):
            self.screen_shown.refuse(error.message)
        else:
            self.show_trouble(error)

    def _on_practise(self) -> None:
        self._open_practice(self._practice_folder)

    def _open_practice(self, folder: Path) -> None:
        def work(progress: Progress) -> Desk:
            return practice.enter(folder, today=self._today, progress=progress)

        self._jobs.long(
            "연습 자료를 만들고 있습니다",
            work,
            self._take,
            self._no_practice,
            parent=self,
            writes=True,
        )

    def _no_practice(self, error: BaseException) -> None:
        if self.screen_shown is None:
            self._show_options()
        if isinstance(error, Cancelled):
            return
        if not isinstance(error, UserError):
            raise error
        if isinstance(error, StoreError) and error.fault is not StoreFault.WRONG_PASSWORD:
            self.folder = self._practice_folder
            self.show_trouble(error)

    def _take(self, desk: object) -> None:
        assert isinstance(desk, Desk)
        self._known_password = ""
        screen = self.screen_shown
        if isinstance(screen, FirstRun):
            screen.desk = None
        self.opened.emit(desk)

    def closeEvent(self, event: QCloseEvent) -> None:
        """A first run broken off after its second step leaves a closed, whole centre."""
        screen = self.screen_shown
        if isinstance(screen, FirstRun) and screen.desk is not None:
            centres.close(screen.desk)
            screen.desk = None
        super().closeEvent(event)

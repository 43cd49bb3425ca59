"""The three steps from an empty PC to an open centre; the centre is made after the second."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from jobdesk.domain.progress import Progress
from jobdesk.errors import UserError
from jobdesk.services import backups, centres, reports, settings
from jobdesk.services.desk import Desk
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.start.frame import StartFrame
from jobdesk.ui.start.step_admin import AdminStep
from jobdesk.ui.start.step_backup import BackupStep
from jobdesk.ui.start.step_centre import CentreStep
from jobdesk.ui.start.step_key import KeyStep

_BUG = "프로그램 오류로 마치지 못했습니다. 다시 시도하세요."


class FirstRun(QStackedWidget):
    """``opened`` carries the Desk; ``left`` goes back to the first question."""

    opened = Signal(object)
    left = Signal()

    def __init__(self, folder: Path, jobs: Jobs, *, today: Callable[[], date] = date.today) -> None:
        super().__init__()
        self._folder, self._jobs, self._today = folder, jobs, today
        self._key = ""
        self.desk: Desk | None = None
        """Open from the end of step 2 on; whoever closes the window early closes it."""
        self.centre = CentreStep()
        self.admin = AdminStep()
        self.key: KeyStep | None = None
        self.backup = BackupStep(folder)
        for step in (self.centre, self.admin, self.backup):
            self.addWidget(step)
        self.centre.left.connect(self.left)
        self.centre.done.connect(self._to_admin)
        self.admin.left.connect(self._to_centre)
        self.admin.done.connect(self._create)
        self.backup.done.connect(self._finish)
        self._show(self.centre)

    def _show(self, step: StartFrame) -> None:
        self.setCurrentWidget(step)
        step.show_from_top()
        step.setFocus()

    def _to_centre(self) -> None:
        self._show(self.centre)

    def _to_admin(self) -> None:
        self._show(self.admin)

    def _create(self) -> None:
        sido, sigungu, eup_myeon = self.centre.places.value()
        name, admin = self.centre.centre_name(), self.admin.admin()
        password = self.admin.password_text()
        self.admin.set_busy("센터를 만들고 있습니다…")
        self._jobs.write(
            lambda: centres.create(
                self._folder,
                name=name,
                sido=sido,
                sigungu=sigungu,
                eup_myeon=eup_myeon,
                admin=admin,
                password=password,
                today=self._today,
            ),
            self._created,
            self._not_created,
        )

    def _created(self, made: tuple[Desk, str]) -> None:
        self.desk, self._key = made
        self.admin.set_busy("")
        self.key = KeyStep(self._key, self._key_sheet)
        self.key.done.connect(self._to_backup)
        self.addWidget(self.key)
        self._show(self.key)

    def _not_created(self, error: BaseException) -> None:
        self.admin.refuse(error.message if isinstance(error, UserError) else _BUG)
        if not isinstance(error, UserError):
            raise error

    def _key_sheet(self) -> bytes:
        desk = self.desk
        assert desk is not None
        return reports.recovery_key_pdf(desk.name, desk.user, self._key, made_on=self._today())

    def _to_backup(self) -> None:
        self._show(self.backup)

    def _finish(self) -> None:
        desk, folder = self.desk, self.backup.folder
        assert desk is not None
        self._key = ""
        if folder is None:
            self.opened.emit(desk)
            return

        def first_backup(progress: Progress) -> Desk:
            settings.save(desk, replace(settings.get(desk), backup_folder=str(folder)))
            backups.make(desk, "첫 백업", progress=progress)
            return desk

        self._jobs.long(
            "첫 백업을 만들고 있습니다",
            first_backup,
            self.opened.emit,
            self._no_backup,
            parent=self,
            writes=True,
        )

    def _no_backup(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            self.backup.refuse(_BUG)
            raise error
        self.backup.refuse(f"{error.message} 다른 폴더를 고르거나 나중에 정하세요.")

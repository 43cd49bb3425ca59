"""Ctrl+Z of one screen: takes back what this very screen did last, whatever others did since."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from jobdesk.domain.changes import Change
from jobdesk.errors import StoreError, UserError
from jobdesk.services import reception
from jobdesk.services.desk import Desk
from jobdesk.ui.jobs import Jobs


class OwnUndo(QObject):
    """``done`` carries the label of what was taken back, ``refused`` why not; ``altered`` tells
    that there is something to take back, or no more."""

    done = Signal(str)
    refused = Signal(object)
    altered = Signal()

    def __init__(self, desk: Desk, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self.mine: list[int] = []
        self._taking: int | None = None

    def note(self, change: Change) -> None:
        """Remember an operation of this screen."""
        if change.operation:
            self.mine.append(change.operation)
            self.altered.emit()

    def take_back(self) -> None:
        """Take back the newest one."""
        if self._taking is not None:
            return
        desk, mine = self._desk, tuple(self.mine)
        self._taking = mine[-1] if mine else 0
        self._jobs.write(lambda: reception.undo_last(desk, mine), self._undone, self._refused)

    def _undone(self, change: Change) -> None:
        self._forget()
        self.done.emit(change.label.removeprefix("되돌리기: "))

    def _refused(self, error: BaseException) -> None:
        # Refused by what others did since, it is out of this screen's hands; the one before it
        # can still be taken back. A disk that failed is another matter.
        if isinstance(error, UserError) and not isinstance(error, StoreError):
            self._forget()
        self._taking = None
        self.refused.emit(error)

    def _forget(self) -> None:
        taken, self._taking = self._taking, None
        self.mine = [operation for operation in self.mine if operation != taken]
        self.altered.emit()

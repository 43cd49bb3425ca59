"""실행 취소: a toast that names what was done, and Ctrl+Z over the whole store."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt

from jobdesk.domain.changes import Change
from jobdesk.domain.kinds import KindId
from jobdesk.services import history
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices

_UNDONE = "되돌리기: "
_OF_A_DAY = frozenset({KindId.DAY_ATTENDEES, KindId.DAY_INTERVIEWS})
_TOPIC = "undo"
"""An older offer must not stay: 다시 실행 redoes the newest, whatever the older one names."""


class Undo(QObject):
    """Offers every announced change for undoing; knows nothing of pages.

    While it is ``discreet``, since a screen for the people in a hall is open beside the window,
    whom something of a matching day was done to is not said; nor of what was asked for until then.
    """

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._jobs, self._notices = desk, jobs, notices
        self._wanted = self._discreet = False
        hub.changed.connect(self._offer)
        # Queued: a change is announced right after the last write was said to be over.
        jobs.writing.connect(self._settle, Qt.ConnectionType.QueuedConnection)

    def be_discreet(self, discreet: bool) -> None:
        """Say no names of a matching day; or say them again, once nothing is being written that
        was asked for before."""
        self._wanted = discreet
        self._discreet = self._discreet or discreet
        self._settle()

    def undo(self, operation: int | None = None) -> None:
        """Take back an operation, or this user's newest one."""
        desk = self._desk
        self._jobs.write(lambda: history.undo(desk, operation))

    def redo(self) -> None:
        """Do again what was taken back last."""
        desk = self._desk
        self._jobs.write(lambda: history.redo(desk))

    def _settle(self) -> None:
        if not self._jobs.is_writing:
            self._discreet = self._wanted

    def _offer(self, change: object) -> None:
        assert isinstance(change, Change)
        if not change.operation:
            return
        label = change.label
        if self._discreet and change.kinds & _OF_A_DAY:
            label = label.rpartition(": ")[0] or label
        if change.label.startswith(_UNDONE):
            self._notices.offer(label, "다시 실행", self.redo, topic=_TOPIC)
        else:
            undo = partial(self.undo, change.operation)
            self._notices.offer(label, "실행 취소", undo, topic=_TOPIC)

"""The saved views of every list as commands of the search box."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from jobdesk.domain.changes import Change
from jobdesk.domain.circumstances import SavedView
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services import views
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.widgets.global_search import Command


class ViewCommands(QObject):
    """``found`` carries the commands, at first and whenever a view changed."""

    found = Signal(object)

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._hub, self._jobs = desk, hub, jobs
        hub.changed.connect(self._on_changed)

    def read(self) -> None:
        """Ask for the views."""
        desk = self._desk
        self._jobs.read(lambda: views.all(desk), self._take, key=(id(self), "views"))

    def _on_changed(self, change: object) -> None:
        assert isinstance(change, Change)
        if KindId.SAVED_VIEWS in change.kinds:
            self.read()

    def _take(self, listed: tuple[SavedView, ...]) -> None:
        self.found.emit(
            [
                Command(f"{view.name} ({KINDS[kind].label})", "bookmark", self._goer(kind, view.id))
                for view in listed
                for kind in (KindId(view.list_kind),)
            ]
        )

    def _goer(self, kind: KindId, view_id: int) -> Callable[[], None]:
        return lambda: self._hub.show_view.emit((kind, view_id))

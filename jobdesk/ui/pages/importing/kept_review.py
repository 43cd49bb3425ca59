"""Keeps a review that is not finished, so that neither a closed window nor a power cut loses it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from jobdesk.services import imports
from jobdesk.services.desk import Desk
from jobdesk.services.importing import resuming
from jobdesk.services.importing.resuming import Kept
from jobdesk.services.imports import Choices, ImportPlan, Workbook
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.importing.session import Session

_AFTER_MS = 3_000
"""So long after a change it is kept; a change meanwhile begins the wait anew."""


class KeptReview(QObject):
    """``offered`` carries what was left when the program was closed last, or None.

    Only what was changed is kept: a file that was merely opened is as easily opened again.
    """

    offered = Signal(object)

    def __init__(self, desk: Desk, jobs: Jobs, notices: Notices, session: Session) -> None:
        super().__init__(session)
        self._desk, self._jobs, self._notices, self._session = desk, jobs, notices, session
        self._opened_with: Choices | None = None
        self._packed: tuple[Workbook, bytes] | None = None
        self._dirty = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self.keep)
        jobs.ended.connect(self._timer.stop)
        session.opened.connect(self._on_opened)
        session.planned.connect(self._on_changed)
        session.decided.connect(self._on_changed)
        session.finished.connect(self.drop)

    def look(self) -> None:
        """Ask what was left; ``offered`` follows."""
        desk = self._desk
        self._jobs.read(lambda: resuming.kept(desk), self._tell, key=(id(self), "kept"))

    def go_on(self, kept: Kept) -> None:
        """Open what was left."""
        desk = self._desk
        self._session.reopen(
            kept.file, lambda progress: resuming.resume(desk, kept.id, progress), self._restored
        )

    def drop(self) -> None:
        """Let go of what was left, since it was written or is not wanted."""
        self._timer.stop()
        self._dirty = False
        desk = self._desk
        self._jobs.write(lambda: resuming.drop(desk), lambda _: self.offered.emit(None))

    def keep(self, then: Callable[[], None] | None = None) -> None:
        """Keep the review now where it was changed; ``then`` follows in any case."""
        self._timer.stop()
        plan, session = self._session.plan, self._session
        if not self._dirty or plan is None or session.result is not None:
            if then is not None:
                then()
            return
        self._dirty = False
        desk = self._desk

        def work() -> None:
            resuming.keep(desk, plan, self._cells(plan))

        def kept(_: object) -> None:
            if then is not None:
                then()

        def failed(error: BaseException) -> None:
            # Said, and yet the window may be closed: the file itself is still there.
            self._dirty = True
            self._notices.error(error)
            if then is not None:
                then()

        self._jobs.write(work, kept, failed)

    def _cells(self, plan: ImportPlan) -> bytes:
        """The packed cells, made once per file; on the writing thread only."""
        if self._packed is None or self._packed[0] is not plan.workbook:
            self._packed = plan.workbook, resuming.packed(plan.workbook)
        return self._packed[1]

    def _on_opened(self) -> None:
        self._opened_with = self._session.choices
        self._dirty = False
        self._timer.stop()

    def _restored(self) -> None:
        self._dirty = False
        self._timer.stop()

    def _on_changed(self) -> None:
        plan, session = self._session.plan, self._session
        if plan is None or session.result is not None or self._desk.read_only:
            return
        changed = plan.choices != self._opened_with or any(row.decided for row in plan.rows)
        if changed:
            self._dirty = True
            self._timer.start()

    def _tell(self, kept: Kept | None) -> None:
        self.offered.emit(None if self._session.reading is not None else kept)


def is_begun(plan: imports.ImportPlan | None) -> bool:
    """Whether rows were decided or corrected already, so that one goes on row by row."""
    return plan is not None and (bool(plan.choices.edits) or any(r.decided for r in plan.rows))

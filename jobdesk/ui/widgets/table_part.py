"""What the parts of a record share that are a table with the record of its row beside it.

A derived part makes ``rows``, ``table``, ``panel`` and ``pane``, calls ``begin()`` last, and says
what is read (``reader``), which of it is shown (``narrow``) and where Enter leads (``to_panel``).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.kinds import KindId
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.cell_rows import CellRows
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import column
from jobdesk.ui.widgets.cell_table import CellTable
from jobdesk.ui.widgets.record_panel import RecordPanel
from jobdesk.ui.widgets.table_pane import TablePane


class TablePart(QWidget):
    """See the module's words. ``told_by`` are the kinds whose changes alter what is listed,
    ``whole_id`` is the record the part belongs to: a day, a cohort."""

    told_by: frozenset[KindId] = frozenset()
    rows: CellRows
    table: CellTable
    panel: RecordPanel
    pane: TablePane

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, whole_id: int, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.desk, self.hub, self.jobs, self.notices = desk, hub, jobs, notices
        self.whole_id = whole_id
        self.every: tuple[Any, ...] = ()
        self._wanted = 0
        self._waiting = True

    def begin(self) -> None:
        """Lay out and listen; the rows are read when the part is first seen."""
        self.rows.locked = self.desk.read_only
        self.pane.narrowed.connect(self.narrow)
        self.setLayout(column(self.pane, spacing=0))
        self.setFocusProxy(self.pane)
        self.table.picked.connect(self._on_picked)
        self.table.opened.connect(self._on_opened)
        self.hub.changed.connect(self._on_changed)

    # What a derived part says

    def reader(self) -> Callable[[], tuple[Any, ...]]:
        """What reads every row, on a reading thread."""
        raise NotImplementedError

    def narrow(self) -> None:
        """Show those of ``every`` that the pane lets through, and count."""
        raise NotImplementedError

    def to_panel(self) -> None:
        """From the row into its record."""
        raise NotImplementedError

    # What the view asks

    def refresh(self) -> None:
        """Ask for the rows again, now if they are seen, else when they are: at the day itself
        each key at a desk changes them."""
        self._waiting = not self.isVisible()
        if not self._waiting:
            self.jobs.read(self.reader(), self._take, key=(id(self), "rows"))

    def showEvent(self, event: QShowEvent) -> None:
        """Bring up to date what changed while it was not seen."""
        super().showEvent(event)
        if self._waiting:
            self.refresh()

    def save(self) -> None:
        """Ctrl+S."""
        self.panel.save()

    def leave(self, then: Callable[[], None]) -> None:
        """Run ``then`` unless the user wants to go on with what is not saved."""
        self.panel.leave(then)

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.pane.focus_search()

    def escape(self) -> bool:
        """Esc: from the record or the words back to the table."""
        inside = self.panel.isAncestorOf(self.window().focusWidget())
        if inside or self.pane.search.hasFocus():
            self.table.setFocus()
            return True
        return False

    def open_record(self, ref: Ref) -> None:
        """Show a row, as soon as it is listed."""
        self.pane.clear()
        self._wanted = ref.id
        self._to_wanted()

    # How it is done

    def _take(self, rows: tuple[Any, ...]) -> None:
        self.every = rows
        self.narrow()
        self._to_wanted()

    def _to_wanted(self) -> None:
        if self._wanted and self.table.select(self._wanted):
            self._wanted = 0
        elif self.table.current() is None and self.rows.rowCount():
            self.table.select(self.rows.row(0).id)

    def _on_picked(self) -> None:
        row = self.table.current()
        wanted = row.id if row is not None else None
        if wanted != self.panel.record_id:
            self.panel.leave(lambda: self.panel.show_record(wanted), self._back)

    def _back(self) -> None:
        if self.panel.record_id is not None:
            self.table.select(self.panel.record_id)

    def _on_opened(self, id_: int) -> None:
        del id_
        self.to_panel()

    def _on_changed(self, change: object) -> None:
        assert isinstance(change, Change)
        if change.kinds & self.told_by:
            self.refresh()

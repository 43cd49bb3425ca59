"""지원금: the 기안 of each month, the 대장 of the year, and by which 기준 and 예산 it is paid."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from jobdesk.domain.changes import Ref
from jobdesk.domain.farm_support_budgets import Standing
from jobdesk.domain.kinds import KindId
from jobdesk.services import farm_records
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.farm_work.support_batches import BatchesView
from jobdesk.ui.pages.farm_work.support_ledger import LedgerView
from jobdesk.ui.pages.farm_work.support_settings import SettingsView
from jobdesk.ui.widgets.basics import Button, column
from jobdesk.ui.widgets.page_parts import PageHeader

BATCHES, LEDGER, SETTINGS = "batches", "ledger", "settings"
SUPPORT: frozenset[KindId] = frozenset({KindId.SUPPORT_BATCHES, KindId.SUPPORT_PAYMENTS})
"""The kinds of which the part opens a record."""
_TITLES = {BATCHES: "기안", LEDGER: "대장", SETTINGS: "기준·예산"}


class SupportPart(QWidget):
    """See the module's words; three faces, the first one begins."""

    primary = ("지원금 기안", "plus")
    turned = Signal()

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self.jobs = desk, jobs
        given = desk, hub, jobs, notices
        self.batches = BatchesView(*given, self)
        self.ledger = LedgerView(*given, self)
        self.settings = SettingsView(*given, self)
        self._faces: dict[str, QWidget] = {
            BATCHES: self.batches,
            LEDGER: self.ledger,
            SETTINGS: self.settings,
        }
        self._stack = QStackedWidget()
        self.header = PageHeader("지원금")
        self.pills: dict[str, Button] = {}
        for name, face in self._faces.items():
            self._stack.addWidget(face)
            pill = Button(_TITLES[name], look="toggle")
            pill.setCheckable(True)
            pill.setChecked(name == BATCHES)
            pill.clicked.connect(partial(self.turn_to, name))
            self.header.add(pill)
            self.pills[name] = pill
        self.setLayout(column(self._stack, spacing=0))
        self.setFocusProxy(self.batches)
        self.batches.budget_wanted.connect(self._open_budget)

    # Which face

    @property
    def face(self) -> str:
        """The name of the face that is shown."""
        return next(
            name for name, face in self._faces.items() if face is self._stack.currentWidget()
        )

    def turn_to(self, name: str, *_: object) -> None:
        """Show a face."""
        shown = self._faces[name]
        for each, pill in self.pills.items():
            pill.setChecked(each == name)
        if shown is not self._stack.currentWidget():
            self._stack.setCurrentWidget(shown)
            self.setFocusProxy(shown)
            shown.setFocus()
            self.turned.emit()

    # What the page asks

    def primary_action(self) -> None:
        """지원금 기안."""
        self.new()

    def new(self) -> None:
        """A new 기안."""
        self.turn_to(BATCHES)
        self.batches.new()

    def refresh(self) -> None:
        """조회 (F5)."""
        self.batches.refresh()
        self.ledger.refresh()
        self.settings.refresh()

    def leave(self, then: Callable[[], None]) -> None:
        """Nothing here waits to be saved: each step is stored as it is taken."""
        then()

    def focus_search(self) -> None:
        """Ctrl+F."""
        shown = self._stack.currentWidget()
        if shown is self.ledger:
            self.ledger.focus_search()
        else:
            self.turn_to(BATCHES)
            self.batches.focus_search()

    def print_(self) -> None:
        """Ctrl+P: the 지급 명세서 of the current 기안, or the 대장."""
        if self._stack.currentWidget() is self.ledger:
            self.ledger.print_()
        else:
            self.batches.print_()

    def escape(self) -> bool:
        """Esc: from the lines to the 기안, from another face to the first."""
        if self._stack.currentWidget() is self.batches:
            return self.batches.escape()
        self.turn_to(BATCHES)
        return True

    def open_record(self, ref: Ref) -> None:
        """Show a 기안, or the 기안 of a line with that line."""
        self.turn_to(BATCHES)
        if ref.kind is KindId.SUPPORT_BATCHES:
            self.batches.select(ref.id)
            return
        desk = self.desk
        self.jobs.read(
            lambda: farm_records.payment(desk, ref.id).batch_id or 0,
            lambda batch_id: self._open_line(batch_id, ref.id),
            key=(id(self), "line"),
        )

    def _open_line(self, batch_id: int, line_id: int) -> None:
        self.batches.select(batch_id)
        self.batches.panel.table.select(line_id)

    def _open_budget(self, standing: object) -> None:
        assert isinstance(standing, Standing)
        self.turn_to(LEDGER)

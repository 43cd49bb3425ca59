"""기안: every 지급 기안 at the left, the one that is current at the right, the budgets above."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from jobdesk.domain import text
from jobdesk.domain.changes import Change
from jobdesk.domain.farm_support import SupportStep
from jobdesk.domain.farm_support_budgets import Standing
from jobdesk.domain.kinds import KindId
from jobdesk.services import farm_support_book, farm_support_ledger
from jobdesk.services.desk import Desk
from jobdesk.services.farm_support_ledger import BatchRow
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.may_write import may_write
from jobdesk.ui.models.cell_rows import CellRows
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.farm_work.support_bars import BudgetBars
from jobdesk.ui.pages.farm_work.support_panel import BatchPanel
from jobdesk.ui.pages.farm_work.support_proposal import ProposalDialog
from jobdesk.ui.pages.farm_work.support_rows import batch_cells, won
from jobdesk.ui.widgets.basics import Button, column
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.cell_table import CellTable
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.table_pane import EVERY, TablePane

KINDS = frozenset(
    {
        KindId.SUPPORT_BATCHES,
        KindId.SUPPORT_PAYMENTS,
        KindId.SUPPORT_BUDGETS,
        KindId.SUPPORT_ITEMS,
        KindId.SEEKERS,
        KindId.EMPLOYERS,
    }
)


class BatchesView(QWidget):
    """See the module's words. Enter leads into the lines; ``budget_wanted`` bears the Standing
    whose lines shall be shown."""

    budget_wanted = Signal(object)

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self.hub, self.jobs, self.notices = desk, hub, jobs, notices
        self.every: tuple[BatchRow, ...] = ()
        self._wanted = 0
        self._waiting = True
        self.rows = CellRows(batch_cells(desk.today()), self)
        self.table = CellTable("지급 기안", self.rows, stretch="title")
        self.panel = BatchPanel(desk, hub, jobs, notices, self)
        self.bars = BudgetBars()
        self.bars.picked.connect(self.budget_wanted)
        new = Button("지원금 기안", icon="plus")
        new.clicked.connect(self.new)
        may_write(desk, new)
        empty = EmptyState(
            "banknote",
            "아직 지원금 기안이 없습니다",
            "근로확인이 된 날의 지원금을 달마다 모아 기안합니다. 지원 기준을 먼저 등록하세요.",
            new,
        )
        self.pane = TablePane(
            self.table, self.panel, empty, search_hint="제목, 문서번호", shares=(40, 60)
        )
        self.pane.add_toggle(EVERY, "모두")
        for step in SupportStep:
            self.pane.add_toggle(step.value, step.value)
        self.pane.narrowed.connect(self.narrow)
        self.table.picked.connect(self._on_picked)
        self.table.opened.connect(lambda _id: self.panel.table.setFocus())
        self.table.menu_wanted.connect(self._menu)
        self.panel.settled.connect(self._back_to_table)
        layout = column(spacing=10)
        layout.addWidget(self.bars)
        layout.addWidget(self.pane, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.pane)
        hub.changed.connect(self._on_changed)

    # What the part asks

    def refresh(self) -> None:
        """Ask again, now if it is seen, else when it is."""
        self._waiting = not self.isVisible()
        if self._waiting:
            return
        desk = self.desk
        year = desk.today().year
        self.jobs.read(
            lambda: (
                farm_support_ledger.batches(desk),
                farm_support_book.budget_standings(desk, year),
            ),
            self._take,
            key=(id(self), "rows"),
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Bring up to date what changed while it was not seen."""
        super().showEvent(event)
        if self._waiting:
            self.refresh()

    def new(self, month: date | None = None) -> None:
        """기안 of a month: last month in its first ten days, else this one."""
        if self.desk.read_only:
            return
        today = self.desk.today()
        wanted = month or (_last_month(today) if today.day <= 10 else today)
        dialog = ProposalDialog(self.desk, self.jobs, self.notices, wanted, self)
        dialog.drafted.connect(self.select)
        show(dialog)

    def select(self, batch_id: int) -> None:
        """Make a 기안 current, as soon as it is listed."""
        self.pane.clear()
        self._wanted = batch_id
        self._to_wanted()

    def leave(self, then: Callable[[], None]) -> None:
        """Nothing here waits to be saved."""
        then()

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.pane.focus_search()

    def print_(self) -> None:
        """Ctrl+P: the 지급 명세서."""
        self.panel.print_()

    def escape(self) -> bool:
        """Esc: from the lines or the words back to the 기안."""
        inside = self.panel.isAncestorOf(self.window().focusWidget())
        if inside or self.pane.search.hasFocus():
            self.table.setFocus()
            return True
        return False

    # Showing

    def narrow(self) -> None:
        """What the toggles, the words and the foot say."""
        pane, words = self.pane, self.pane.words
        pane.count(EVERY, "모두", len(self.every))
        for step in SupportStep:
            mine = sum(row.batch.step is step for row in self.every)
            pane.count(step.value, step.value, mine)
            pane.toggles[step.value].setVisible(bool(mine) or pane.toggle == step.value)
        shown = [
            row
            for row in self.every
            if pane.toggle in (EVERY, row.batch.step.value)
            and text.holds(words, row.batch.title, row.batch.document, row.batch.note)
        ]
        self.rows.set_rows(shown)
        pane.show_state(len(self.every), len(shown))
        pane.told.setText(
            f"{len(shown):,}건 · {won(sum(row.amount for row in shown))}" if shown else ""
        )

    def _take(self, found: tuple[tuple[BatchRow, ...], tuple[Standing, ...]]) -> None:
        self.every, standings = found
        self.bars.show_standings(standings)
        self.narrow()
        self._to_wanted()
        self._on_picked()

    def _to_wanted(self) -> None:
        if self._wanted and self.table.select(self._wanted):
            self._wanted = 0
        elif self.table.current() is None and self.rows.rowCount():
            self.table.select(self.rows.row(0).id)

    def _on_picked(self) -> None:
        row = self.table.current()
        self.panel.show_batch(row.id if row is not None else 0)

    def _back_to_table(self) -> None:
        if not self.panel.isAncestorOf(self.window().focusWidget()):
            self.table.setFocus()

    def _menu(self, at: object) -> None:
        assert isinstance(at, QPoint)
        if self.table.current() is None or self.panel.sheet is None:
            return
        menu = QMenu(self.table)
        if not self.panel.go.isHidden():
            menu.addAction(f"{self.panel.go.text()}…").triggered.connect(self.panel.go_on)
        menu.addAction("한 단계 되돌리기…").triggered.connect(self.panel.back)
        menu.addAction("반려…").triggered.connect(self.panel.reject)
        menu.addAction("지급 명세서 인쇄…").triggered.connect(self.panel.print_)
        menu.addSeparator()
        menu.addAction("휴지통으로").triggered.connect(self.panel.trash)
        if self.desk.read_only:
            for act in menu.actions():
                act.setEnabled(act.text() == "지급 명세서 인쇄…")
        self.table.pop(menu, at)

    def _on_changed(self, change: object) -> None:
        assert isinstance(change, Change)
        if change.kinds & KINDS:
            self.refresh()
        self.panel.told_of(change)


def _last_month(day: date) -> date:
    return date(day.year - (day.month == 1), (day.month - 2) % 12 + 1, 1)

"""The third step: every row with what would become of it, before anything is written."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QMenu, QSplitter, QStackedLayout, QWidget

from jobdesk.services import imports
from jobdesk.services.imports import Decision, DuplicateRule, ImportPlan, PlanRow
from jobdesk.ui.models.plan_rows import NAMES, PlanRowsModel
from jobdesk.ui.pages.importing import row_view, words
from jobdesk.ui.pages.importing.busy_line import BusyLine
from jobdesk.ui.pages.importing.plan_grid import PlanGrid
from jobdesk.ui.pages.importing.row_panel import RowPanel
from jobdesk.ui.pages.importing.session import Session
from jobdesk.ui.widgets.basics import Button, Card, Label, column, row
from jobdesk.ui.widgets.editors import ChoiceEdit
from jobdesk.ui.widgets.flow import FlowLayout
from jobdesk.ui.widgets.page_parts import EmptyState

_NOTHING: dict[Decision | None, tuple[str, str]] = {
    Decision.QUESTION: (
        "모두 정했습니다",
        "오른쪽 위의 단추로 가져오거나, 다른 갈래를 살펴보세요.",
    ),
    None: ("이런 줄이 없습니다", "다른 갈래를 골라 보세요."),
}
_BULK = {
    Decision.UPDATE: "등록된 기록 갱신",
    Decision.NEW: "새로 등록",
    Decision.SKIP: "건너뛰기",
    Decision.QUESTION: "처음 제안대로",
}


class ReviewStep(QWidget):
    """Shows the session's plan. ``rejects_wanted`` asks for a file of the rows not taken."""

    rejects_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._filling = False
        self._to_next_cell = False
        self._decision: Decision | None = None
        self.filters: dict[Decision | None, Button] = {}
        self._group = QButtonGroup(self)
        chips = QWidget()
        flow = FlowLayout(chips, spacing=6)
        for decision in (None, *NAMES):
            flow.addWidget(self._filter(decision))
        self.rule = ChoiceEdit([rule.value for rule in DuplicateRule], empty="")
        self.rule.setAccessibleName("이미 등록된 기록은")
        self.busy = BusyLine(session)
        head = row(chips, Label("이미 등록된 기록은", look="muted"), self.rule)
        head.setStretch(0, 1)
        self.outlook = Label(look="muted", wrap=True)
        layout = column(spacing=10)
        layout.addLayout(head)
        layout.addWidget(self._table(), 1)
        foot = row(self.outlook, self.busy)
        foot.setStretch(0, 1)
        layout.addLayout(foot)
        self.setLayout(layout)
        self.setFocusProxy(self.grid)
        self.rule.edited.connect(self._on_rule)
        self.panel.decided.connect(self._on_decided)
        self.panel.edited.connect(self._on_edited)
        session.planned.connect(self._show_plan)
        session.decided.connect(self._show_plan)
        session.busy_changed.connect(self._on_busy)

    def _filter(self, decision: Decision | None) -> Button:
        button = Button(look="toggle")
        button.setCheckable(True)
        button.clicked.connect(self._on_filter)
        self._group.addButton(button)
        self.filters[decision] = button
        return button

    def _table(self) -> QWidget:
        self.model = PlanRowsModel(self)
        self.grid = PlanGrid("가져올 줄", self.model)
        self.grid.entered_row.connect(self._to_panel)
        self.grid.selectionModel().currentRowChanged.connect(self._on_current)
        self.grid.selectionModel().selectionChanged.connect(self._show_bulk)
        self.bulk = Button("", icon="chevron-down", icon_last=True, look="link")
        self.bulk.clicked.connect(self._open_bulk)
        self.rejects = Button(words.giving_back(1), icon="file-spreadsheet", look="link")
        self.rejects.clicked.connect(self.rejects_wanted)
        bar = row(self.bulk, None, self.rejects)
        bar.setContentsMargins(6, 4, 6, 4)
        self.nothing = EmptyState("check", *_NOTHING[None])
        stack = QStackedLayout()
        left = Card(margin=1, spacing=0)
        left.body.addLayout(bar)
        left.body.addLayout(stack, 1)  # before its widgets, or they flash as windows
        stack.addWidget(self.grid)
        stack.addWidget(self.nothing)
        self._stack = stack
        self.panel = RowPanel()
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(12)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self.panel)
        split.setSizes([600, 440])
        return split

    # Showing

    def begin(self) -> None:
        """Show first what has to be decided, or else all rows."""
        plan = self._session.plan
        asked = plan is not None and plan.counts.question > 0
        self._decision = Decision.QUESTION if asked else None
        self._show_plan()

    def _show_plan(self) -> None:
        plan = self._session.plan
        place = self.grid.currentIndex().row()
        focus = self.focusWidget()
        here = focus is not None and focus.hasFocus()
        self.model.show(plan, {self._decision} if self._decision else None)
        self._show_counts(plan)
        self.grid.go_to(min(max(place, 0), self.model.rowCount() - 1))
        if self._to_next_cell and not self._session.busy:
            # Corrected by keys alone: the next wrong cell is under the cursor, or the answers.
            self._to_next_cell = False
            if self.model.rowCount():
                self.panel.focus_answers()
        if not self.model.rowCount():
            self.panel.show_row(plan, None)
            self.nothing.set_words(*_NOTHING.get(self._decision, _NOTHING[None]))
            if here and self.isVisible():
                # Not to the button that writes: the key may be pressed once more.
                self.filters[None].setFocus()

    def _show_counts(self, plan: ImportPlan | None) -> None:
        if plan is None:
            return
        counts = plan.counts
        numbers = {
            None: counts.read,
            Decision.NEW: counts.new,
            Decision.UPDATE: counts.updated,
            Decision.SAME: counts.unchanged,
            Decision.QUESTION: counts.question,
            Decision.REJECT: counts.rejected,
            Decision.SKIP: counts.skipped,
        }
        for decision, button in self.filters.items():
            name = NAMES[decision] if decision is not None else "모두"
            button.setText(f"{name} {numbers[decision]:,}")
            button.setChecked(decision is self._decision)
            button.setEnabled(numbers[decision] > 0 or decision is self._decision)
        self._filling = True
        self.rule.set_value(plan.choices.rule.value)
        self._filling = False
        self.rejects.setVisible(counts.rejected + counts.question > 0)
        self.rejects.setText(words.giving_back(counts.rejected))
        self.outlook.setText(words.outlook(plan.kind, counts, imports.made_along(plan)))
        self._stack.setCurrentWidget(self.grid if self.model.rowCount() else self.nothing)
        self._show_bulk()

    def _show_bulk(self) -> None:
        chosen, shown = self.grid.selected_count(), self.model.rowCount()
        self.bulk.setText(f"고른 {chosen:,}줄" if chosen > 1 else f"보이는 {shown:,}줄 모두")
        self.bulk.setEnabled(shown > 0 and not self._session.busy)

    def _bulk_rows(self) -> list[int]:
        """The rows that are decided together: those selected, or else all that are shown."""
        chosen = self.grid.selected_rows()
        return chosen if len(chosen) > 1 else self.model.indexes

    # Choosing

    def _on_filter(self) -> None:
        button = self.sender()
        self._decision = next(d for d, one in self.filters.items() if one is button)
        self._show_plan()
        self.grid.go_to(0)

    def _on_rule(self) -> None:
        if not self._filling:
            self._session.choose(rule=DuplicateRule(str(self.rule.value())))

    def _on_current(self, current: QModelIndex, previous: QModelIndex) -> None:
        del previous
        shown = self.model.row_at(current.row()) if current.isValid() else None
        self.panel.show_row(self._session.plan, shown)

    def _on_decided(self, what: tuple[Decision, int | None, DuplicateRule | None]) -> None:
        shown = self.panel.row
        if shown is not None:
            self._session.decide(self.panel.decided_rows(), *what)

    def _on_edited(self, cells: dict[int, str]) -> None:
        shown = self.panel.row
        if shown is not None:
            self._to_next_cell = True
            self._session.edit(shown, cells)

    def _on_busy(self, busy: bool) -> None:
        self.panel.setEnabled(not busy)
        self.bulk.setEnabled(not busy)

    def _to_panel(self) -> None:
        self.panel.focus_answers()

    def _open_bulk(self) -> None:
        self.menu().popup(self.bulk.mapToGlobal(self.bulk.rect().bottomLeft()))

    def menu(self) -> QMenu:
        """What can be decided about the rows shown, or selected, and about how many."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        plan = self._session.plan
        if plan is None:
            return menu
        found = row_view.sorted_in_bulk(plan, self._bulk_rows(), _BULK)
        for decision, called in _BULK.items():
            fitting, name = found[decision], called
            if decision is Decision.UPDATE and fitting and plan.rows[fitting[0]].asks:
                name = "하나뿐인 후보로"
            action = menu.addAction(f"{name} ({len(fitting):,}줄)")
            action.setEnabled(bool(fitting))
            action.triggered.connect(self._decider(fitting, decision))
        return menu

    def _decider(self, rows: list[int], decision: Decision) -> Callable[[], None]:
        return lambda: self._session.decide(rows, decision)

    def current(self) -> PlanRow | None:
        """The row that the panel shows."""
        return self.panel.row

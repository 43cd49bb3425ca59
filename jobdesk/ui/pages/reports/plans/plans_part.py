"""계획·예산: the plan as a tree with targets and money at the left, one item of it at the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QWidget

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.kinds import KindId
from jobdesk.domain.plans import PlanItem, PlanLevel
from jobdesk.domain.report_document import MoneyUnit
from jobdesk.services import plans, plans_reading
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.may_write import may_write
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.reports.plans.item_panel import ItemPanel
from jobdesk.ui.pages.reports.plans.plan_dialogs import (
    CopyDialog,
    FindingsDialog,
    ItemDialog,
    NameDialog,
)
from jobdesk.ui.pages.reports.plans.plans_look import PlanLook, look_at, sums_of
from jobdesk.ui.pages.reports.plans.tree_rows import plan_rows
from jobdesk.ui.pages.reports.plans.tree_view import PlanTree
from jobdesk.ui.widgets.basics import (
    SMALL,
    Button,
    Card,
    IconButton,
    Label,
    Rule,
    column,
    row,
)
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.choice_editors import ChoiceEdit
from jobdesk.ui.widgets.more_button import MoreButton
from jobdesk.ui.widgets.page_parts import PAGE_MARGIN

_TOLD = frozenset(
    {
        KindId.PLAN_ITEMS,
        KindId.PLAN_MONEY,
        KindId.PLAN_STEPS,
        KindId.TARGETS,
        KindId.INDICATOR_VALUES,
    }
)
_BELOW = {
    PlanLevel.STRATEGY: PlanLevel.TASK,
    PlanLevel.TASK: PlanLevel.PROGRAMME,
}
_YEARS_BACK, _YEARS_ON = 8, 5


class PlansPart(QWidget):
    """See the module's words."""

    primary = ("계획 항목", "plus")

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.desk, self.hub, self.jobs, self.notices = desk, hub, jobs, notices
        self._look: PlanLook | None = None
        self._stale = True
        self._folded: set[int] = set()
        self._current: int | None = None
        self._wanted_plan = ""
        self.setProperty("look", "page")
        self._make_bar()
        self.tree = PlanTree()
        self.tree.picked.connect(self._on_picked)
        self.tree.asked.connect(self._on_asked)
        self.tree.fold_wanted.connect(self._fold)
        self.panel = ItemPanel(desk, jobs, notices)
        self.panel.stored.connect(self.refresh)
        left = Card(margin=1, spacing=0)
        self.sums = Label(points=SMALL + 0.75, tabular=True, wrap=True)
        self.amiss = Button("", icon="triangle-alert", look="link")
        self.amiss.clicked.connect(self.show_findings)
        foot = row(self.sums, self.amiss, spacing=12)
        foot.setStretch(0, 1)
        foot.setContentsMargins(14, 8, 10, 8)
        left.body.addWidget(self.tree, 1)
        left.body.addWidget(Rule())
        left.body.addLayout(foot)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(12)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(left)
        self._split.addWidget(self.panel)
        self._split.setStretchFactor(0, 55)
        self._split.setStretchFactor(1, 45)
        self._split.setSizes([660, 470])
        layout = column(spacing=10)
        layout.setContentsMargins(PAGE_MARGIN, 4, PAGE_MARGIN, 18)
        layout.addLayout(self._bar)
        layout.addWidget(self._split, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.tree)
        hub.changed.connect(self._on_changed)

    def _make_bar(self) -> None:
        today = self.desk.today()
        self.plan = ChoiceEdit((), empty="")
        self.plan.setAccessibleName("계획")
        self.plan.setMinimumWidth(220)
        self.plan.edited.connect(self._turned)
        years = range(today.year + _YEARS_ON, today.year - _YEARS_BACK - 1, -1)
        self.year = ChoiceEdit([f"{year}년" for year in years], empty="")
        self.year.setAccessibleName("연도")
        self.year.set_value(f"{today.year}년")
        self.year.edited.connect(self._turned)
        self.before = IconButton("chevron-left", "지난해")
        self.after = IconButton("chevron-right", "다음 해")
        self.before.clicked.connect(lambda: self.step(-1))
        self.after.clicked.connect(lambda: self.step(1))
        self.unit = ChoiceEdit([each.value for each in MoneyUnit], empty="")
        self.unit.setAccessibleName("금액 단위")
        self.unit.set_value(MoneyUnit.THOUSAND.value)
        self.unit.edited.connect(self._paint)
        self.below_button = Button("아래 단계에 더하기", icon="plus")
        self.below_button.clicked.connect(lambda: self._on_asked("below"))
        may_write(self.desk, self.below_button)
        self.more = MoreButton()
        self.more.add("새 계획…", self.new_plan)
        self.more.add("계획 이름 바꾸기…", self.rename)
        self.more.add("다른 해로 옮겨 적기…", self.copy_year)
        self.more.add("합계가 맞지 않는 곳…", self.show_findings)
        self.more.add("고른 항목을 가지째 휴지통으로", lambda: self._on_asked("trash"))
        self._bar = row(
            self.plan,
            self.before,
            self.year,
            self.after,
            Label("금액", look="muted"),
            self.unit,
            None,
            self.below_button,
            self.more,
        )

    # What the window asks

    def refresh(self) -> None:
        """Read the plan again, now if it is seen, else when it is."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        desk, wanted, year = self.desk, self._wanted_plan or str(self.plan.value()), self.shown_year
        self.jobs.read(lambda: look_at(desk, wanted, year), self._take, key=(id(self), "plan"))

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while it was not seen."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def leave(self, then: Callable[[], None]) -> None:
        """Store what was typed, then go."""
        self.panel.leave(then)

    def save(self) -> None:
        """Ctrl+S."""
        self.panel.form.save()

    def open_record(self, ref: Ref) -> None:
        """Show an item, also by an amount or a bar of it."""
        desk = self.desk

        def look() -> PlanItem:
            return plans_reading.item_behind(desk, ref)

        def found(item: PlanItem) -> None:
            self._current, self._wanted_plan = item.id, item.plan
            if item.first_year and not item.first_year <= self.shown_year <= (item.last_year or 0):
                self.year.set_value(f"{item.first_year}년")
            self.refresh()
            tabs = {KindId.PLAN_MONEY: 1, KindId.PLAN_STEPS: 2}
            self.panel.tabs.setCurrentIndex(tabs.get(ref.kind, 0))

        self.jobs.read(look, found)

    def new(self) -> None:
        """A new item beside the current one; a new plan where there is none."""
        self._on_asked("add")

    @property
    def shown_year(self) -> int:
        """The year that is shown."""
        return int(str(self.year.value()).removesuffix("년"))

    @property
    def shown_unit(self) -> MoneyUnit:
        """The unit of amounts."""
        return MoneyUnit(str(self.unit.value()))

    def step(self, by: int) -> None:
        """Another year."""
        wanted = f"{self.shown_year + by}년"
        if self.year.findData(wanted) >= 0:
            self.year.set_value(wanted)

    # Doing

    def new_plan(self) -> None:
        """The first item of a new plan."""
        if self.desk.read_only:
            return
        year = self.shown_year
        item = PlanItem(level=PlanLevel.STRATEGY, first_year=year, last_year=year)
        dialog = ItemDialog(
            self.desk, self.jobs, self.notices, item, tuple(PlanLevel), "", self, new_plan=True
        )
        dialog.made.connect(self._made)
        show(dialog)

    def rename(self) -> None:
        """Another name for the plan."""
        if self._look is not None and self._look.titles and not self.desk.read_only:
            title = self._look.plan.title
            dialog = NameDialog(self.desk, self.jobs, self.notices, title, self)
            dialog.renamed.connect(self._renamed)
            show(dialog)

    def copy_year(self) -> None:
        """Take the year over into another."""
        if self._look is not None and self._look.titles and not self.desk.read_only:
            dialog = CopyDialog(
                self.desk, self.jobs, self.notices, self._look.plan.title, self.shown_year, self
            )
            dialog.copied.connect(lambda year: self.year.set_value(f"{year}년"))
            show(dialog)

    def show_findings(self) -> None:
        """Where the plan does not agree with itself."""
        if self._look is not None and self._look.found:
            dialog = FindingsDialog(self._look.found, self)
            dialog.wanted.connect(self._go)
            show(dialog)
        else:
            self.notices.say("적은 합계와 아래 항목의 합계가 모두 맞습니다.")

    def _on_asked(self, wanted: str) -> None:
        current = self.tree.current()
        if wanted == "edit":
            self.panel.edit()
            return
        if self.desk.read_only:
            return
        if wanted in ("add", "below"):
            self._add(below=wanted == "below")
            return
        if current is None:
            return
        desk, id_ = self.desk, current.id
        acts: dict[str, Callable[[], Change]] = {
            "up": lambda: plans.shift(desk, id_, -1),
            "down": lambda: plans.shift(desk, id_, 1),
            "indent": lambda: plans.indent(desk, id_),
            "outdent": lambda: plans.outdent(desk, id_),
            "trash": lambda: plans.trash_branch(desk, id_),
        }
        self.panel.leave(lambda: self.jobs.write(acts[wanted]))

    def _add(self, *, below: bool) -> None:
        current = self.tree.current()
        if self._look is None or not self._look.titles:
            self.new_plan()
            return
        item, year = current.node.item if current else None, self.shown_year
        under: PlanItem | None = None
        level = PlanLevel.STRATEGY
        if item is not None:
            level = _BELOW.get(item.level, PlanLevel.PROGRAMME) if below else item.level
            parent = item.id if below else item.parent_id
            node = self._look.plan.node(parent) if parent is not None else None
            under = node.item if node is not None else None
        if below and item is not None and item.level is PlanLevel.PROGRAMME:
            self.notices.warn("세부사업 아래에는 더할 수 없습니다.")
            return
        new = PlanItem(
            level=level,
            parent_id=under.id if under else None,
            plan=self._look.plan.title,
            first_year=under.first_year if under else year,
            last_year=under.last_year if under else year,
        )
        levels = tuple(PlanLevel)
        if under is not None:
            levels = levels[levels.index(under.level) + 1 :]
        name = under.title if under else ""
        dialog = ItemDialog(self.desk, self.jobs, self.notices, new, levels, name, self)
        dialog.made.connect(self._made)
        self.panel.leave(lambda: show(dialog))

    def _made(self, item_id: int) -> None:
        self.open_record(Ref(KindId.PLAN_ITEMS, item_id))

    def _renamed(self, title: str) -> None:
        self._wanted_plan = title
        self.refresh()

    def _go(self, item_id: int) -> None:
        if self._look is None:
            return
        node = self._look.plan.node(item_id)
        while node is not None and node.item.parent_id is not None:
            self._folded.discard(node.item.parent_id)
            node = self._look.plan.node(node.item.parent_id)
        self._current = item_id
        self._paint()

    def _fold(self, item_id: int, shut: bool) -> None:
        (self._folded.add if shut else self._folded.discard)(item_id)
        self._current = item_id
        self._paint()

    # Showing

    def _take(self, look: PlanLook) -> None:
        self._look = look
        self._wanted_plan = ""
        self.plan.blockSignals(True)
        self.plan.clear()
        for title in look.titles:
            self.plan.addItem(title or "이름 없는 계획", title)
        self.plan.set_value(look.plan.title)
        self.plan.setVisible(bool(look.titles))
        self.plan.blockSignals(False)
        self._paint()

    def _paint(self) -> None:
        look = self._look
        if look is None:
            return
        year, unit = self.shown_year, self.shown_unit
        rows = plan_rows(look.plan, year, unit, self._folded, look.found)
        self.tree.show_rows(rows, self._current)
        current = self.tree.current()
        self._current = current.id if current else None
        self._show_item()
        said, of = sums_of(look.plan, year, unit)
        self.sums.setText(said)
        self.sums.setToolTip(of)
        self.sums.setAccessibleDescription(of)
        count = len(look.found)
        self.amiss.setText(f"합계가 맞지 않는 곳 {count}")
        self.amiss.setVisible(bool(count))

    def _show_item(self) -> None:
        look = self._look
        node = look.plan.node(self._current) if look and self._current is not None else None
        years = look.years if look else ()
        item = node.item if node else None
        if item is not None and item.first_year and item.last_year:
            years = tuple(range(item.first_year, item.last_year + 1))
        known = look.indicators if look else {}
        self.panel.show_node(node, self.shown_year, years, self.shown_unit, known)

    def _on_picked(self, item_id: int) -> None:
        before = self._current
        if item_id == before:
            return

        def go() -> None:
            self._current = item_id
            self._show_item()

        if self.panel.form.dirty:
            self.panel.leave(go)
        else:
            go()

    def _turned(self) -> None:
        self.panel.leave(self.refresh)

    def _on_changed(self, change: object) -> None:
        assert isinstance(change, Change)
        if change.kinds & _TOLD:
            self.refresh()

"""One item of the plan beside the tree: its fields, its money and its twelve months."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.plan_tree import Node, in_order
from jobdesk.domain.plans import SOURCES, StepType
from jobdesk.domain.report_document import MoneyUnit
from jobdesk.errors import UserError
from jobdesk.services import plans_money, plans_steps
from jobdesk.services.desk import Desk
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.may_write import may_write
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.reports.plans.item_form import ItemFormView
from jobdesk.ui.pages.reports.plans.money_grid import MoneyGrid
from jobdesk.ui.pages.reports.plans.schedule_grid import BarLine, ScheduleGrid, bar_lines
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import SMALL, Button, Card, Chip, Label, column, row
from jobdesk.ui.widgets.choice_editors import ChoiceEdit
from jobdesk.ui.widgets.editors import SuggestEdit

_EMPTY = "왼쪽에서 항목을 고르면 그 항목의 목표, 예산, 추진 일정을 여기에 적습니다."


class ItemPanel(Card):
    """See the module's words."""

    stored = Signal()

    def __init__(self, desk: Desk, jobs: Jobs, notices: Notices) -> None:
        super().__init__(margin=14, spacing=8)
        self._desk, self._jobs, self._notices = desk, jobs, notices
        self._node: Node | None = None
        self._year = desk.today().year
        self._years: tuple[int, ...] = ()
        self._unit = MoneyUnit.THOUSAND
        self._new: list[BarLine] = []
        self._sources: tuple[str, ...] = ()
        self.level = Chip()
        self.title_label = Label(weight=700, wrap=True)
        head = row(self.level, self.title_label)
        head.setStretch(1, 1)
        self.form = ItemFormView(desk, jobs, notices)
        self.form.stored.connect(self.stored)
        self.money = MoneyGrid()
        self.money.money.typed.connect(self._on_typed)
        self.money.money.refused.connect(notices.warn)
        self.schedule = ScheduleGrid()
        self.schedule.months.drawn.connect(self._on_drawn)
        self.schedule.months.renamed.connect(self._on_renamed)
        self.schedule.dropped.connect(self._on_dropped)
        self.money.money.locked = self.schedule.months.locked = desk.read_only
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("항목의 부분")
        self.tabs.tabBar().setAccessibleName("항목의 부분")
        self.tabs.addTab(self.form, "내용·목표")
        self.tabs.addTab(self._money_tab(), "예산")
        self.tabs.addTab(self._schedule_tab(), "추진 일정")
        self.body.addLayout(head)
        self.body.addWidget(self.tabs, 1)
        self.body.addStretch()
        self.setFocusProxy(self.tabs)

    def _money_tab(self) -> QWidget:
        self.money_about = Label(look="muted", points=SMALL + 0.75, wrap=True)
        self.source = SuggestEdit(SOURCES, "재원, 예: 군비")
        self.source.setAccessibleName("더할 재원")
        self.source.submitted.connect(self.add_source)
        self.add_source_button = Button("재원 더하기", icon="plus")
        self.add_source_button.clicked.connect(self.add_source)
        self.drop_source_button = Button("재원 빼기", icon="minus")
        self.drop_source_button.setToolTip("고른 칸의 재원을 이 항목에서 뺍니다")
        self.drop_source_button.clicked.connect(self.drop_source)
        may_write(self._desk, self.source, self.add_source_button, self.drop_source_button)
        tools = row(self.source, self.add_source_button, self.drop_source_button)
        tools.setStretch(0, 1)
        made = QWidget()
        lines = column(spacing=8)
        lines.setContentsMargins(0, 10, 0, 0)
        lines.addWidget(self.money_about)
        lines.addWidget(self.money, 1)
        lines.addLayout(tools)
        made.setLayout(lines)
        return made

    def _schedule_tab(self) -> QWidget:
        self.step_type = ChoiceEdit([each.value for each in StepType], empty="")
        self.step_type.setAccessibleName("더할 줄의 구분")
        self.words = SuggestEdit((), "추진내용, 예: 참여자 모집")
        self.words.setAccessibleName("더할 추진내용")
        self.words.submitted.connect(self.add_line)
        self.add_line_button = Button("줄 더하기", icon="plus")
        self.add_line_button.clicked.connect(self.add_line)
        may_write(self._desk, self.step_type, self.words, self.add_line_button)
        tools = row(self.step_type, self.words, self.add_line_button)
        tools.setStretch(1, 1)
        about = Label(
            "달에서 Space를 누르거나 마우스로 끌어 막대를 그립니다. 이어진 달은 한 막대로 "
            "인쇄합니다.",
            look="muted",
            points=SMALL + 0.75,
            wrap=True,
        )
        made = QWidget()
        lines = column(spacing=8)
        lines.setContentsMargins(0, 10, 0, 0)
        lines.addWidget(about)
        lines.addWidget(self.schedule, 1)
        lines.addLayout(tools)
        made.setLayout(lines)
        return made

    # What the part asks

    def show_node(
        self,
        node: Node | None,
        year: int,
        years: Sequence[int],
        unit: MoneyUnit,
        indicators: Mapping[str, str],
    ) -> None:
        """Show an item in a year; ``years`` are those of its plan."""
        other = node is None or self._node is None or node.id != self._node.id
        if other or year != self._year:
            self._new, self._sources = [], ()
        self._node, self._year, self._years, self._unit = node, year, tuple(years), unit
        self.setEnabled(node is not None)
        self.level.set_chip(node.item.level.value if node else "", Tone.ACCENT)
        self.level.setVisible(node is not None)
        self.tabs.setVisible(node is not None)
        self.title_label.setText(node.item.title if node else _EMPTY)
        self.form.offer(indicators)
        self.form.show_node(node, year)
        self._show_money()
        self._show_schedule()

    def leave(self, then: Callable[[], None]) -> None:
        """Store what was typed first."""
        self.form.save(then)

    def edit(self) -> None:
        """Go to the fields."""
        self.tabs.setCurrentIndex(0)
        self.form.setFocus()

    # Money

    def add_source(self) -> None:
        """Another line for a 재원; it is stored with its first amount."""
        name = str(self.source.value())
        if not name or self._node is None:
            self.source.setFocus()
            return
        self._sources = in_order((*self._sources, name))
        self.source.set_value("")
        self._show_money()
        row_at = [line.source for line in self.money.money.lines].index(name)
        self.money.setCurrentIndex(self.money.money.index(row_at, self._column()))
        self.money.setFocus()

    def drop_source(self) -> None:
        """Take the 재원 of the current cell off."""
        at, desk, node = self.money.currentIndex(), self._desk, self._node
        name = self.money.money.lines[at.row()].source if at.isValid() else ""
        if not name or node is None:
            return
        self._sources = tuple(source for source in self._sources if source != name)
        if any(line.source == name for line in node.money):
            self._write(lambda: plans_money.remove_source(desk, node.id, name))
        else:
            self._show_money()

    def _column(self) -> int:
        years = [slot.year for slot in self.money.money.slots]
        return 1 + years.index(self._year) if self._year in years else 1

    def _show_money(self) -> None:
        at = self.money.currentIndex()
        known = self._node is not None and bool(self._node.money or self._node.children)
        sources = (*(() if known else ("국비", "도비", "시군비")), *self._sources)
        self.money.money.show_node(self._node, self._years, sources, self._unit)
        if at.isValid() and at.row() < self.money.money.rowCount():
            self.money.setCurrentIndex(self.money.money.index(at.row(), at.column()))
        beneath = " 회색은 아래 항목의 합계이며, 적으면 적은 금액이 쓰입니다."
        children = self._node is not None and self._node.children
        self.money_about.setText(f"단위: {self._unit.value}.{beneath if children else ''}")

    def _on_typed(self, amounts: object) -> None:
        assert isinstance(amounts, dict)
        desk, node = self._desk, self._node
        if node is not None:
            self._write(lambda: plans_money.set_cells(desk, node.id, amounts))

    # Schedule

    def add_line(self) -> None:
        """Another line, stored with its first month."""
        words = str(self.words.value())
        if not words or self._node is None:
            self.words.setFocus()
            return
        step_type = StepType(str(self.step_type.value()))
        self._new.append(BarLine(words, step_type, frozenset()))
        self.words.set_value("")
        self._show_schedule()
        last = self.schedule.months.rowCount() - 1
        self.schedule.setCurrentIndex(self.schedule.months.index(last, 1))
        self.schedule.setFocus()

    def _show_schedule(self) -> None:
        at = self.schedule.currentIndex()
        place = (at.row(), at.column()) if at.isValid() else None
        steps = [s for s in self._node.steps if s.year == self._year] if self._node else []
        lines = bar_lines(steps)
        known = {(line.title, line.step_type) for line in lines}
        self._new = [line for line in self._new if (line.title, line.step_type) not in known]
        self.schedule.months.set_lines([*lines, *self._new])
        if place is not None and place[0] < self.schedule.months.rowCount():
            self.schedule.setCurrentIndex(self.schedule.months.index(*place))

    def _on_drawn(self, asked: object) -> None:
        assert isinstance(asked, tuple)
        line, months = asked
        desk, node, year = self._desk, self._node, self._year
        if node is None:
            return
        if not months:
            self._new.append(BarLine(line.title, line.step_type, frozenset()))
        self._write(
            lambda: plans_steps.set_line(
                desk, node.id, year, line.title, months, step_type=line.step_type
            )
        )

    def _on_renamed(self, asked: object) -> None:
        assert isinstance(asked, tuple)
        line, words = asked
        desk, node, year = self._desk, self._node, self._year
        if node is None:
            return
        self._new = [BarLine(words, n.step_type, n.months) if n == line else n for n in self._new]
        if not line.months:
            self._show_schedule()
            return
        self._write(
            lambda: plans_steps.set_line(
                desk,
                node.id,
                year,
                words,
                line.months,
                step_type=line.step_type,
                was=line.title,
            )
        )

    def _on_dropped(self, line: object) -> None:
        assert isinstance(line, BarLine)
        desk, node, year = self._desk, self._node, self._year
        if node is None:
            return
        self._new = [each for each in self._new if each != line]
        if not line.months:
            self._show_schedule()
            return
        self._write(lambda: plans_steps.drop_line(desk, node.id, year, line.title, line.step_type))

    def _write(self, work: Callable[[], Change]) -> None:
        self._jobs.write(work, lambda _change: self.stored.emit(), self._refused)

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self._notices.warn(error.message)
        else:
            self._notices.error(error)
        self._show_money()
        self._show_schedule()

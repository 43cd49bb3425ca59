"""지원금 기안: what a month is worth, day by day, chosen line by line, then drafted in one step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.text import holds
from jobdesk.services import farm_support
from jobdesk.services.desk import Desk
from jobdesk.services.farm_support import Proposal
from jobdesk.services.farm_support_proposal import by_item
from jobdesk.ui import theme
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.cell_rows import CellRows
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.farm_work.support_rows import asked_cells, month_words, won
from jobdesk.ui.widgets.act_dialog import ActDialog
from jobdesk.ui.widgets.basics import Button, Card, IconButton, Label, row
from jobdesk.ui.widgets.cell_table import CellTable
from jobdesk.ui.widgets.choice_editors import ChoiceEdit
from jobdesk.ui.widgets.editors import TextEdit
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.search_box import SearchBox

_BACK = 18
"""Months that can be chosen, this one and those before it."""


class ProposalDialog(ActDialog):
    """See the module's words. Space ticks, Enter on a line too; ``drafted`` bears the id."""

    drafted = Signal(int)

    def __init__(
        self, desk: Desk, jobs: Jobs, notices: Notices, month: date, parent: QWidget
    ) -> None:
        super().__init__(desk, jobs, notices, "지원금 기안", "기안", parent, width=860)
        self.proposal: Proposal | None = None
        self.picked: set[int] = set()
        self._month = month.replace(day=1)
        self.rows = CellRows(asked_cells(desk.today(), self.picked), self)
        self.table = CellTable("지급할 것", self.rows, stretch="farm")
        self.table.ticked.connect(self.tick)
        self.table.opened.connect(self.tick)
        self._lay_head()
        card = Card(margin=1, spacing=0)
        card.body.addWidget(self.table)
        self.body.addWidget(card, 1)
        self.sums = Label(tabular=True, weight=600, wrap=True)
        self.short = Label(look="warning", weight=600, wrap=True, tabular=True)
        self.short.hide()
        self.told = Label(look="muted", wrap=True, tabular=True)
        self.body.addWidget(self.sums)
        self.body.addWidget(self.short)
        self.body.addWidget(self.told)
        self.title = FormField("기안 제목", TextEdit("비우면 달 이름으로 짓습니다"))
        self.document = FormField("문서번호", TextEdit("예: 농촌일자리과-1234"))
        self.add_fields(title=self.title, document=self.document)
        self.body.addWidget(self.problem)
        self.spread(960, 680)
        self.table.setFocus()
        self._ask()

    def _lay_head(self) -> None:
        today = self.desk.today()
        months = [_months_before(today, back) for back in range(_BACK)]
        if self._month not in months:
            months.append(self._month)
        self._months = months
        self.month = ChoiceEdit([month_words(each) for each in months], empty="")
        self.month.setAccessibleName("대상 월")
        self.month.set_value(month_words(self._month))
        self.month.edited.connect(self._on_month)
        before = IconButton("chevron-left", "앞 달")
        before.clicked.connect(lambda: self.turn(1))
        after = IconButton("chevron-right", "다음 달")
        after.clicked.connect(lambda: self.turn(-1))
        self.search = SearchBox("이름, 농가, 항목", name="지급할 것에서 찾기")
        self.search.setFixedWidth(theme.now().px(200))
        self.search.searched.connect(lambda _words: self._show_rows())
        self.search.submitted.connect(self.table.setFocus)
        self.all_button = Button("모두 고르기")
        self.all_button.clicked.connect(lambda: self.tick_all(True))
        self.none_button = Button("모두 풀기")
        self.none_button.clicked.connect(lambda: self.tick_all(False))
        self.body.addLayout(
            row(before, self.month, after, self.search, None, self.all_button, self.none_button)
        )

    # Which month

    def turn(self, by: int) -> None:
        """To a month before (1) or after (-1)."""
        at = self._months.index(self._month) + by
        if 0 <= at < len(self._months):
            self._to(self._months[at])

    def _on_month(self) -> None:
        words = str(self.month.value() or "")
        found = next((each for each in self._months if month_words(each) == words), None)
        if found is not None and found != self._month:
            self._to(found)

    def _to(self, month: date) -> None:
        self._month = month
        self.month.blockSignals(True)
        self.month.set_value(month_words(month))
        self.month.blockSignals(False)
        self._ask()

    def _ask(self) -> None:
        desk, month = self.desk, self._month
        self.go.setEnabled(False)
        self.jobs.read(
            lambda: farm_support.propose(desk, month), self._take, key=(id(self), "month")
        )

    # What is chosen

    def tick(self, id_: int) -> None:
        """Choose a line, or not."""
        if self.proposal is None or all(one.id != id_ for one in self.proposal.lines):
            return
        self.picked ^= {id_}
        self.rows.repaint()
        self._tell()

    def tick_all(self, on: bool) -> None:
        """Choose whatever is listed, or nothing of it."""
        if self.proposal is None:
            return
        payable = {one.id for one in self.proposal.lines}
        shown = {*self.rows.ids} & payable
        self.picked.difference_update(shown)
        if on:
            self.picked |= shown
        self.rows.repaint()
        self._tell()

    def act(self) -> Callable[[], Change]:
        """Draft what is chosen."""
        assert self.proposal is not None
        desk, month = self.desk, self._month
        keys = {one.key for one in self.proposal.lines if one.id in self.picked}
        title = str(self.title.value() or "")
        document = str(self.document.value() or "")
        return lambda: farm_support.draft(desk, month, keys, title=title, document=document)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter drafts from the title alone: in the search it leads to the lines, which have the
        cursor by the time the key comes here."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not enter or self.focusWidget() in (self.title.widget, self.document.widget):
            super().keyPressEvent(event)

    def done_with(self, change: Change) -> None:
        """Lead to the new 기안."""
        super().done_with(change)
        self.drafted.emit(change.id)

    # Showing

    def _take(self, proposal: Proposal) -> None:
        self.proposal = proposal
        self.picked.clear()
        self.picked |= {one.id for one in proposal.lines}
        self._show_rows()
        self._tell()
        if self.rows.rowCount() and self.table.current() is None:
            self.table.select(self.rows.row(0).id)

    def _show_rows(self) -> None:
        if self.proposal is None:
            return
        words = self.search.full_text()
        every = sorted((*self.proposal.lines, *self.proposal.left), key=lambda one: one.id)
        self.rows.set_rows([one for one in every if holds(words, one.name, one.farm, one.item)])

    def _tell(self) -> None:
        found = self.proposal
        if found is None:
            return
        chosen = tuple(one for one in found.lines if one.id in self.picked)
        amount = sum(one.amount for one in chosen)
        parts = [f"{item} {count:,}건 {won(sum_)}" for item, count, sum_ in by_item(chosen)]
        self.sums.setText(" · ".join(parts) if parts else "고른 것이 없습니다.")
        self.short.setText(_short(found))
        self.short.setVisible(bool(found.unconfirmed))
        self.told.setText(_remark(found))
        self.go.setText(f"{len(chosen):,}건 {won(amount)} 기안" if chosen else "기안")
        self.go.setEnabled(bool(chosen) and not self.desk.read_only)


def _short(found: Proposal) -> str:
    return (
        f"근로확인이 빠진 지난 날이 {found.unconfirmed:,}건 있습니다. 확인하면 금액이 늘어납니다."
        if found.unconfirmed
        else ""
    )


def _remark(found: Proposal) -> str:
    told = [f"근로확인된 날 {found.days:,}일"]
    if not found.items:
        told.append("이 달에 적용되는 지원 기준이 없습니다. ‘기준·예산’에서 먼저 등록하세요")
    elif not found.lines and found.days:
        told.append("새로 기안할 것이 없습니다")
    if found.left:
        told.append(f"한도를 다 써서 지급하지 않는 것 {len(found.left):,}건")
    for one in found.budgets:
        asked = sum(line.amount for line in found.lines if line.source == one.source)
        drafted = one.drafted
        if not one.item and one.left is not None and asked + drafted > one.left:
            told.append(
                f"{one.source} 예산이 {won(asked + drafted - one.left)} 모자랍니다"
                f"(남은 예산 {won(max(0, one.left))})"
            )
    if found.waiting:
        months = ", ".join(f"{month.month}월 {count:,}건" for month, count, _ in found.waiting[:4])
        told.append(f"다른 달에 남은 것: {months}")
    return " · ".join(told)


def _months_before(day: date, back: int) -> date:
    whole = day.year * 12 + day.month - 1 - back
    return date(whole // 12, whole % 12 + 1, 1)

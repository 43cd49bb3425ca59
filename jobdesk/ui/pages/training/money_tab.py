"""예산: what a cohort was given from each source, and what of it was spent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from jobdesk.domain.changes import Change
from jobdesk.domain.cohorts import SOURCES, CohortBudget
from jobdesk.domain.kinds import KindId
from jobdesk.domain.rounding import rate, rate_text
from jobdesk.errors import UserError
from jobdesk.services import cohort_budgets, cohort_records
from jobdesk.services.desk import Desk
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.may_write import may_write
from jobdesk.ui.models.cell_rows import Cell, CellRows, Edit, Written
from jobdesk.ui.models.columns import Column
from jobdesk.ui.models.listing import plain
from jobdesk.ui.widgets.basics import Button, Label, column, row
from jobdesk.ui.widgets.cell_table import CellTable
from jobdesk.ui.widgets.editors import NumberEdit, SuggestEdit
from jobdesk.ui.widgets.record_tab import RecordTab


def won_column(field: str, title: str, width: int = 120) -> Column:
    """``12,000,000`` at the right."""
    return replace(plain(field, title, width, right=True), show=_won)


def _won(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else ""


class MoneyTab(RecordTab):
    """See the module's words; written in a small table."""

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self._desk, self._jobs = desk, jobs
        self._cohort_id = 0
        self.rows = CellRows(
            (
                Cell(
                    plain("source", "재원", 96, strong=True), lambda one: one.source, edit=Edit.TEXT
                ),
                Cell(won_column("amount", "예산 (원)"), lambda one: one.amount, edit=Edit.NUMBER),
                Cell(won_column("spent", "집행액 (원)"), lambda one: one.spent, edit=Edit.NUMBER),
                Cell(won_column("left", "남은 돈 (원)"), _left),
                Cell(
                    plain("rate", "집행률", 72, right=True, spare=1),
                    lambda one: rate_text(rate(one.spent or 0, one.amount or 0, decimals=1)),
                ),
                Cell(plain("note", "비고", 120, spare=2), lambda one: one.note, edit=Edit.TEXT),
            ),
            self,
        )
        self.rows.locked = desk.read_only
        self.rows.written.connect(self._on_written)
        self.table = CellTable("예산", self.rows, stretch="note")
        self.table.delete_pressed.connect(self.remove)
        self._make_head(desk)

    def _make_head(self, desk: Desk) -> None:
        self.source = SuggestEdit(SOURCES, "재원, 예: 국비")
        self.source.setAccessibleName("더할 재원")
        self.amount = NumberEdit("원")
        self.amount.setPlaceholderText("예산, 원")
        self.amount.setAccessibleName("더할 예산")
        self.add_button = Button("더하기", icon="plus")
        self.out = Button("빼기", look="link", tip="Delete")
        self.sum = Label(look="muted", tabular=True, wrap=True)
        self.problem = Label(look="danger", wrap=True)
        self.problem.hide()
        self.source.submitted.connect(self.amount.setFocus)
        self.amount.submitted.connect(self.add)
        self.add_button.clicked.connect(self.add)
        self.out.clicked.connect(self.remove)
        head = row(self.source, self.amount, self.add_button, self.out)
        head.setStretch(0, 1)
        head.setStretch(1, 1)
        layout = column(spacing=8)
        layout.setContentsMargins(0, 12, 0, 8)
        layout.addLayout(head)
        layout.addWidget(self.problem)
        layout.addWidget(self.sum)
        layout.addWidget(self.table, 1)
        layout.addStretch(0)
        self.setLayout(layout)
        self.setFocusProxy(self.source)
        may_write(desk, self.source, self.amount, self.add_button, self.out)

    def show_record(self, record: Any) -> None:
        """Ask for the budget of a cohort."""
        self._cohort_id = record.id
        desk = self._desk
        self._jobs.read(
            lambda: cohort_records.budgets(desk, record.id), self._take, key=(id(self), "rows")
        )

    def refresh_linked(self, change: Change) -> None:
        """The budget changed."""
        if KindId.COHORT_BUDGETS in change.kinds and self._cohort_id:
            desk, id_ = self._desk, self._cohort_id
            self._jobs.read(
                lambda: cohort_records.budgets(desk, id_), self._take, key=(id(self), "rows")
            )

    def add(self) -> None:
        """Another source."""
        source, wrong = str(self.source.value()), self.amount.problem()
        if self._desk.read_only or not self._cohort_id:
            return
        if not source:
            self._say("재원을 적으세요.")
            self.source.setFocus()
            return
        if wrong:
            self._say(wrong)
            self.amount.setFocus()
            return
        amount = self.amount.value()
        new = CohortBudget(
            cohort_id=self._cohort_id,
            source=source,
            amount=amount if isinstance(amount, int) else None,
        )
        desk = self._desk
        self._write(lambda: cohort_budgets.add(desk, new), self._added)

    def remove(self) -> None:
        """Take the chosen ones off."""
        ids, desk = self.table.chosen(), self._desk
        if ids and not desk.read_only:
            self._write(lambda: cohort_budgets.remove(desk, ids))

    def _on_written(self, written: object) -> None:
        assert isinstance(written, Written)
        change: dict[str, Any] = {written.field: written.value}
        changed, desk = replace(self.rows.of(written.id), **change), self._desk
        self._write(lambda: cohort_budgets.save(desk, changed))

    def _write(
        self, work: Callable[[], Change], then: Callable[[object], None] | None = None
    ) -> None:
        self._jobs.write(work, then or self._settled, self._refused)

    def _settled(self, _change: object) -> None:
        self.problem.hide()

    def _added(self, _change: object) -> None:
        self.source.set_value("")
        self.amount.set_value(None)
        self.problem.hide()
        self.source.setFocus()

    def _refused(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        self._say(error.message)

    def _say(self, message: str) -> None:
        self.problem.setText(message)
        self.problem.show()

    def _take(self, found: list[CohortBudget]) -> None:
        self.rows.set_rows(found)
        self.table.setVisible(bool(found))
        self.out.setVisible(bool(found))
        total = cohort_budgets.total(found)
        words = "아직 적은 예산이 없습니다."
        if found:
            share = f" · 집행률 {rate_text(total.rate)}" if total.rate is not None else ""
            words = f"합계 {total.amount:,}원 · 집행 {total.spent:,}원 · 남은 돈 {total.left:,}원"
            words += share
        self.sum.setText(words)


def _left(one: CohortBudget) -> int | None:
    return None if one.amount is None else one.amount - (one.spent or 0)

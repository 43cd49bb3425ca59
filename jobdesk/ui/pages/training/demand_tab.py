"""수요조사·약정: which employers want people of a cohort, and how many they bound themselves to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.cohorts import CohortDemand, DemandStatus
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import cohort_demands, cohort_records, lists
from jobdesk.services.cohort_demands import DemandSum
from jobdesk.services.desk import Desk
from jobdesk.ui import dates
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.may_write import may_write
from jobdesk.ui.models.cell_rows import Cell, CellRows
from jobdesk.ui.models.listing import plain
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.training.demand_dialog import DemandDialog
from jobdesk.ui.tones import tone_of
from jobdesk.ui.widgets.basics import Button, Label, column, row
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.cell_table import CellTable
from jobdesk.ui.widgets.record_tab import RecordTab

_KINDS = frozenset({KindId.COHORT_DEMANDS, KindId.EMPLOYERS, KindId.PLACEMENTS})


@dataclass(frozen=True, slots=True)
class DemandRow:
    """A line with the name of its employer and how many were hired there."""

    demand: CohortDemand
    name: str
    hired: int

    @property
    def id(self) -> int:
        """Id of the line."""
        return self.demand.id


def demand_rows(desk: Desk, cohort_id: int) -> tuple[list[DemandRow], DemandSum]:
    """The lines of a cohort and their sums, on a reading thread."""
    with desk.store.reading():
        found = cohort_records.demands(desk, cohort_id)
        ids = [each.id for each in found]
        shown = lists.rows(desk, KindId.COHORT_DEMANDS, ids, ("employer", "hired_count"))
        rows = []
        for each in found:
            name, hired = shown[each.id]
            rows.append(DemandRow(each, str(name or ""), int(str(hired or 0))))
        return rows, cohort_demands.total(desk, cohort_id)


class DemandTab(RecordTab):
    """See the module's words; Enter corrects a line, Delete takes it off."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices) -> None:
        super().__init__()
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self._cohort_id = 0
        self.rows = CellRows(_cells(), self)
        self.table = CellTable("수요조사와 채용약정", self.rows, stretch="name")
        self.table.opened.connect(self.correct)
        self.table.delete_pressed.connect(self.remove)
        self.table.menu_wanted.connect(self._menu)
        self.table.picked.connect(self._tell)
        self.add_button = Button("업체 더하기", icon="plus")
        self.add_button.clicked.connect(self.add)
        self.commit_button = Button("채용약정", icon="handshake", tip="약정한 날과 인원을 적습니다")
        self.commit_button.clicked.connect(self.commit)
        self.withdraw_button = Button("철회", look="link")
        self.withdraw_button.clicked.connect(self.withdraw)
        self.open_button = Button("업체 열기", look="link")
        self.open_button.clicked.connect(self.open_firm)
        self.problem = Label(look="danger", wrap=True)
        self.problem.hide()
        self.sum = Label(look="muted", tabular=True, wrap=True)
        layout = column(spacing=8)
        layout.setContentsMargins(0, 12, 0, 8)
        layout.addLayout(
            row(self.add_button, self.commit_button, self.withdraw_button, self.open_button, None)
        )
        layout.addWidget(self.problem)
        layout.addWidget(self.sum)
        layout.addWidget(self.table, 1)
        layout.addStretch(0)
        self.setLayout(layout)
        self.setFocusProxy(self.add_button)
        self._tell()

    def show_record(self, record: Any) -> None:
        """Ask for the lines of a cohort."""
        self._cohort_id = record.id
        self._read()

    def foresee(self, record: Any) -> None:
        """The number stands behind the title."""
        self.show_record(record)

    def refresh_linked(self, change: Change) -> None:
        """Lines, names or hires changed."""
        if change.kinds & _KINDS and self._cohort_id:
            self._read()

    def _read(self) -> None:
        desk, id_ = self._desk, self._cohort_id
        self._jobs.read(lambda: demand_rows(desk, id_), self._take, key=(id(self), "rows"))

    # What one can do

    def add(self) -> None:
        """Another employer."""
        desk = self._desk
        if self._cohort_id and not desk.read_only:
            blank = cohort_demands.blank(desk, self._cohort_id)
            self._dialog("수요조사", blank, lambda draft: cohort_demands.add(desk, draft))

    def correct(self, _id: int = 0) -> None:
        """The current line in its form."""
        chosen, desk = self.table.current(), self._desk
        if chosen is not None and not desk.read_only:
            title = f"{chosen.demand.status.value}: {chosen.name}"
            self._dialog(title, chosen.demand, lambda draft: cohort_demands.save(desk, draft))

    def commit(self) -> None:
        """채용약정 of the current line: the day and the heads stand filled in."""
        chosen, desk = self.table.current(), self._desk
        if chosen is None or desk.read_only:
            return
        one = chosen.demand
        draft = replace(
            one,
            status=DemandStatus.COMMITTED,
            committed_on=one.committed_on or desk.today(),
            committed_heads=one.heads if one.committed_heads is None else one.committed_heads,
        )
        dialog = self._dialog(
            f"채용약정: {chosen.name}", draft, lambda typed: cohort_demands.save(desk, typed)
        )
        dialog.form.fields["committed_heads"].widget.setFocus()

    def withdraw(self) -> None:
        """The employer takes back what it asked for or promised."""
        chosen, desk = self.table.current(), self._desk
        if chosen is not None and not desk.read_only:
            id_ = chosen.id
            self._write(lambda: cohort_demands.withdraw(desk, id_))

    def remove(self) -> None:
        """Take the chosen lines off."""
        ids, desk = self.table.chosen(), self._desk
        if ids and not desk.read_only:
            self._write(lambda: cohort_demands.remove(desk, ids))

    def open_firm(self) -> None:
        """Show the employer."""
        chosen = self.table.current()
        if chosen is not None and chosen.demand.employer_id:
            self._hub.open_record.emit(Ref(KindId.EMPLOYERS, chosen.demand.employer_id))

    def _dialog(
        self, title: str, draft: CohortDemand, save: Callable[[Any], Change]
    ) -> DemandDialog:
        given = (self._desk, self._hub, self._jobs, self._notices, self.window())
        dialog = DemandDialog(title, draft, save, *given)
        show(dialog)
        return dialog

    def _menu(self, at: object) -> None:
        assert isinstance(at, QPoint)
        if self.table.current() is None:
            return
        menu = QMenu(self.table)
        menu.addAction("업체 열기").triggered.connect(self.open_firm)
        if not self._desk.read_only:
            menu.addAction("고치기").triggered.connect(self.correct)
            menu.addAction("채용약정 적기").triggered.connect(self.commit)
            menu.addAction("철회").triggered.connect(self.withdraw)
            menu.addAction("빼기").triggered.connect(self.remove)
        self.table.pop(menu, at)

    def _write(self, work: Callable[[], Change]) -> None:
        self._jobs.write(work, self._settled, self._refused)

    def _settled(self, _change: object) -> None:
        self.problem.hide()

    def _refused(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        self.problem.setText(error.message)
        self.problem.show()

    # Showing

    def _take(self, found: tuple[list[DemandRow], DemandSum]) -> None:
        rows, total = found
        self.rows.set_rows(rows)
        self.counted.emit(len(rows))
        self.table.setVisible(bool(rows))
        words = "어느 업체가 몇 명을 바라는지 적어 두면 채용약정과 취업까지 이어서 볼 수 있습니다."
        if rows:
            words = (
                f"수요 {total.firms:,}곳 {total.heads:,}명 · 약정 {total.bound:,}곳 "
                f"{total.promised:,}명 · 약정 업체 채용 {total.hired:,}명"
            )
        self.sum.setText(words)
        self._tell()

    def _tell(self) -> None:
        chosen = self.table.current()
        may_write(self._desk, self.add_button)
        status = chosen.demand.status if chosen is not None else None
        may_write(self._desk, self.commit_button, when=status is not None)
        stands = status is not None and status is not DemandStatus.WITHDRAWN
        may_write(self._desk, self.withdraw_button, when=stands)
        self.open_button.setEnabled(chosen is not None)


def _cells() -> tuple[Cell, ...]:
    return (
        Cell(
            plain("name", "구인업체", 160, strong=True),
            lambda row: row.name,
            under=lambda row: row.demand.contact_name,
        ),
        Cell(
            plain(
                "status",
                "구분",
                92,
                chip=True,
                tone=lambda value: tone_of(KindId.COHORT_DEMANDS, str(value)),
            ),
            lambda row: row.demand.status.value,
        ),
        Cell(
            plain("job", "바라는 일", 140, spare=1),
            lambda row: row.demand.job,
            under=lambda row: row.demand.skills,
        ),
        Cell(
            plain("heads", "필요", 72, right=True),
            lambda row: _heads(row.demand.heads),
            under=lambda row: row.demand.wage,
        ),
        Cell(
            plain("committed", "약정", 104, right=True),
            lambda row: _heads(row.demand.committed_heads),
            under=lambda row: dates.day(row.demand.committed_on),
        ),
        Cell(
            plain("hired", "채용", 64, right=True),
            lambda row: _heads(row.hired) if row.hired else "",
        ),
    )


def _heads(count: int | None) -> str:
    return f"{count:,}명" if count is not None else ""

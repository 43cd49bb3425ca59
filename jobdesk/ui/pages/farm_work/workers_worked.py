"""근로일 of a worker: where somebody was sent, day by day, the latest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.farm_work import COUNTED
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.services import farm_records, lists
from jobdesk.services.desk import Desk
from jobdesk.ui import dates
from jobdesk.ui.models.cell_rows import Cell, CellRows
from jobdesk.ui.models.listing import plain
from jobdesk.ui.page_entry import Context
from jobdesk.ui.tones import tone_of
from jobdesk.ui.widgets.basics import Button, Label, column, row
from jobdesk.ui.widgets.cell_table import CellTable
from jobdesk.ui.widgets.record_tab import RecordTab

_SEEN = frozenset({KindId.FARM_DAYS, KindId.EMPLOYERS})
_MOST = 200
_FIELDS = ("work_date", "employer", "employer_id", "task", "status", "daily_wage", "contract_on")


@dataclass(frozen=True, slots=True)
class WorkedRow:
    """One day as the table shows it."""

    id: int
    day: str
    farm: str
    farm_id: int
    task: str
    status: str
    wage: str
    contract: str


@dataclass(frozen=True, slots=True)
class _Found:
    owner: int
    rows: list[WorkedRow]
    words: str


class WorkedTab(RecordTab):
    """See the module's words; Enter opens the farm."""

    def __init__(self, given: Context) -> None:
        super().__init__()
        self.given = given
        self._owner = 0
        self.rows = CellRows(_cells(), self)
        self.table = CellTable("근로일", self.rows, stretch="farm")
        self.table.opened.connect(self.open_farm)
        self.table.menu_wanted.connect(self._menu)
        self.sum = Label(look="muted", wrap=True, tabular=True)
        self.every = Button("모두 목록에서 보기", look="link")
        self.every.clicked.connect(self.list_all)
        head = row(self.sum, self.every)
        head.setStretch(0, 1)
        layout = column(spacing=8)
        layout.setContentsMargins(0, 12, 0, 8)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        layout.addStretch(0)
        self.setLayout(layout)
        self.setFocusProxy(self.table)

    def show_record(self, record: Any) -> None:
        """Ask for the days of a worker."""
        self._owner = record.seeker_id or 0
        self._ask()

    def foresee(self, record: Any) -> None:
        """The number stands behind the title."""
        self.show_record(record)

    def refresh_linked(self, change: Change) -> None:
        """Days changed."""
        if change.kinds & _SEEN and self._owner:
            self._ask()

    def _ask(self) -> None:
        desk, owner = self.given.desk, self._owner
        self.given.jobs.read(lambda: _found(desk, owner), self._take, key=(id(self), "rows"))

    def _take(self, found: _Found) -> None:
        if found.owner != self._owner:
            return
        self.rows.set_rows(found.rows)
        self.table.setVisible(bool(found.rows))
        self.every.setVisible(bool(found.rows))
        self.sum.setText(found.words)
        self.counted.emit(len(found.rows))

    def list_all(self) -> None:
        """Every day of the worker in the list of records."""
        mine = Filter(conditions=(Condition("seeker_id", Op.IS, self._owner),))
        self.given.hub.show_filtered.emit((KindId.FARM_DAYS, mine))

    def open_farm(self, id_: int = 0) -> None:
        """Show the farm of the current day."""
        chosen = self.rows.of(id_) if id_ else self.table.current()
        if chosen is not None:
            self.given.hub.open_record.emit(Ref(KindId.EMPLOYERS, chosen.farm_id))

    def _menu(self, at: object) -> None:
        assert isinstance(at, QPoint)
        if self.table.current() is not None:
            menu = QMenu(self.table)
            menu.addAction("농가 열기").triggered.connect(lambda: self.open_farm())
            self.table.pop(menu, at)


def _found(desk: Desk, seeker_id: int) -> _Found:
    kind = KindId.FARM_DAYS
    with desk.store.reading():
        days = farm_records.days_of_worker(desk, seeker_id)
        ids = [day.id for day in days[:_MOST]]
        shown = lists.rows(desk, kind, ids, _FIELDS)
    rows = [_row(id_, shown[id_]) for id_ in ids if id_ in shown]
    counted = [day for day in days if day.status in COUNTED]
    this_year = [d for d in counted if d.work_date and d.work_date.year == desk.today().year]
    wages = sum(day.daily_wage or 0 for day in this_year)
    words = "아직 농가에 간 날이 없습니다."
    if days:
        words = f"근로 {len(counted):,}일 · 올해 {len(this_year):,}일"
        words += f", 일당 합계 {wages:,}원" if wages else ""
    return _Found(seeker_id, rows, words)


def _row(id_: int, values: tuple[Any, ...]) -> WorkedRow:
    day, farm, farm_id, task, status, wage, contract = values
    return WorkedRow(
        id_,
        dates.day_and_weekday(day) if day else "",
        str(farm or ""),
        int(farm_id or 0),
        str(task or ""),
        str(status),
        f"{wage:,}" if wage else "",
        "" if contract or status not in {each.value for each in COUNTED} else "계약서 없음",
    )


def _cells() -> tuple[Cell, ...]:
    return (
        Cell(plain("day", "날짜", 138), lambda one: one.day, under=lambda one: one.contract),
        Cell(
            plain("farm", "농가", 110, strong=True),
            lambda one: one.farm,
            under=lambda one: one.task,
        ),
        Cell(
            plain(
                "status",
                "상태",
                92,
                chip=True,
                tone=lambda value: tone_of(KindId.FARM_DAYS, str(value)),
            ),
            lambda one: one.status,
        ),
        Cell(plain("wage", "일당", 76, right=True, spare=1), lambda one: one.wage),
    )

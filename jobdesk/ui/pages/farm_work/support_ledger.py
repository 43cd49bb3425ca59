"""대장: the support money of a year or month, added up; each sum opens the records behind it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.farm_support_budgets import Standing
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.domain.text import holds
from jobdesk.services import farm_support_ledger, farm_support_papers
from jobdesk.services.desk import Desk
from jobdesk.services.farm_support_ledger import By, Ledger, Sum
from jobdesk.ui import theme
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.cell_rows import Cell, CellRows
from jobdesk.ui.models.listing import plain
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.farm_work.support_bars import BudgetBars
from jobdesk.ui.pages.farm_work.support_batches import KINDS
from jobdesk.ui.pages.farm_work.support_rows import won
from jobdesk.ui.widgets import pickers
from jobdesk.ui.widgets.basics import SMALL, Button, Card, Label, Rule, column, row
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.cell_table import CellTable
from jobdesk.ui.widgets.choice_editors import ChoiceEdit
from jobdesk.ui.widgets.flow import FlowLayout
from jobdesk.ui.widgets.print_dialog import PrintDialog
from jobdesk.ui.widgets.search_box import SearchBox

_WHOLE = "한 해 모두"
_TITLE = "농가일자리 지원금 대장"


class LedgerView(QWidget):
    """See the module's words."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self.hub, self.jobs, self.notices = desk, hub, jobs, notices
        self.ledger: Ledger | None = None
        self.by = By.ITEM
        self._waiting = True
        self.bars = BudgetBars()
        self.bars.picked.connect(self.open_standing)
        self.rows = CellRows(_cells(), self)
        self.table = CellTable("지원금 대장", self.rows, stretch="words")
        self.table.opened.connect(self.open_sum)
        self._lay_out()
        self.setFocusProxy(self.table)
        hub.changed.connect(self._on_changed)

    def _lay_out(self) -> None:
        today = self.desk.today()
        self.year = ChoiceEdit([f"{today.year}년"], empty="")
        self.year.setAccessibleName("연도")
        self.month = ChoiceEdit([_WHOLE, *(f"{at}월" for at in range(1, 13))], empty="")
        self.month.setAccessibleName("달")
        for box in (self.year, self.month):
            box.edited.connect(self.refresh)
        self.search = SearchBox("이름", name="대장에서 찾기")
        self.search.setFixedWidth(theme.now().px(150))
        self.search.searched.connect(lambda _words: self._show_rows())
        self.search.submitted.connect(self.table.setFocus)
        pills = QWidget()
        flow = FlowLayout(pills, spacing=6)
        self.pills: dict[By, Button] = {}
        for by in By:
            pill = Button(by.value, look="toggle")
            pill.setCheckable(True)
            pill.setChecked(by is self.by)
            pill.clicked.connect(partial(self.choose, by))
            flow.addWidget(pill)
            self.pills[by] = pill
        self.sheet_button = Button("엑셀", icon="file-spreadsheet")
        self.sheet_button.clicked.connect(self.save_sheet)
        self.print_button = Button("대장 인쇄", icon="printer", tip="Ctrl+P")
        self.print_button.clicked.connect(self.print_)
        head = row(
            self.year,
            self.month,
            pills,
            self.search,
            self.sheet_button,
            self.print_button,
            spacing=8,
        )
        head.setStretch(2, 1)
        self.told = Label(points=SMALL + 0.75, look="muted", tabular=True)
        foot = column(spacing=0)
        foot.setContentsMargins(12, 8, 12, 10)
        foot.addWidget(self.told)
        card = Card(margin=1, spacing=0)
        card.body.addWidget(self.table, 1)
        card.body.addWidget(Rule())
        card.body.addLayout(foot)
        layout = column(spacing=10)
        layout.addLayout(head)
        layout.addWidget(self.bars)
        layout.addWidget(card, 1)
        self.setLayout(layout)

    # What the part asks

    @property
    def span(self) -> tuple[int, int | None]:
        """The year, and the month or None for the whole year."""
        year = int(str(self.year.value()).removesuffix("년"))
        month = str(self.month.value())
        return year, None if month == _WHOLE else int(month.removesuffix("월"))

    def refresh(self) -> None:
        """Ask again, now if it is seen, else when it is."""
        self._waiting = not self.isVisible()
        if self._waiting:
            return
        desk, (year, month) = self.desk, self.span
        self.jobs.read(
            lambda: (
                farm_support_ledger.ledger(desk, year, month),
                farm_support_ledger.years(desk),
            ),
            self._take,
            key=(id(self), "rows"),
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Bring up to date what changed while it was not seen."""
        super().showEvent(event)
        if self._waiting:
            self.refresh()

    def leave(self, then: Callable[[], None]) -> None:
        """Nothing here waits to be saved."""
        then()

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.search.setFocus()
        self.search.selectAll()

    def choose(self, by: By, *_: object) -> None:
        """Add up by something else."""
        self.by = by
        for each, pill in self.pills.items():
            pill.setChecked(each is by)
        self._show_rows()

    def print_(self) -> None:
        """The 대장 of what is shown."""
        desk, (year, month) = self.desk, self.span
        show(
            PrintDialog(
                self.jobs,
                self.notices,
                _TITLE,
                lambda: farm_support_papers.ledger_pdf(desk, year, month),
                lambda action: farm_support_papers.ledger_out(desk, year, month, action),
                self.window(),
            )
        )

    def save_sheet(self) -> None:
        """Choose a file and write every line."""
        year, month = self.span
        span = f"{year}년" if month is None else f"{year}년_{month}월"
        mark = "연습_" if self.desk.practice else ""
        name = f"{mark}농가일자리_지원금_대장_{span}.xlsx"
        path = pickers.file_to_save(self, "저장할 곳", name, "엑셀 (*.xlsx)")
        if path is not None:
            self.write(path)

    def write(self, path: Path) -> None:
        """Write the workbook in the background."""
        desk, (year, month) = self.desk, self.span
        self.jobs.write(
            lambda: farm_support_papers.ledger_xlsx(desk, path, year, month),
            lambda count: self.notices.say(f"{count:,}건을 저장했습니다: {path}"),
        )

    def open_sum(self, id_: int) -> None:
        """The lines behind a sum."""
        one = self.rows.of(id_)
        if isinstance(one, Sum):
            self._open(one.ids)

    def open_standing(self, standing: Standing) -> None:
        """The lines of a source, or of one item of it."""
        if self.ledger is not None:
            self._open(
                tuple(
                    line.id
                    for line in self.ledger.lines
                    if line.source == standing.source and standing.item in ("", line.item)
                )
            )

    def _open(self, ids: tuple[int, ...]) -> None:
        self.hub.show_filtered.emit((KindId.SUPPORT_PAYMENTS, Filter(ids=ids)))

    # Showing

    def _take(self, found: tuple[Ledger, tuple[int, ...]]) -> None:
        ledger, years = found
        self.ledger = ledger
        words = [f"{year}년" for year in years]
        if words != [self.year.itemText(at) for at in range(self.year.count())]:
            now = self.year.value()
            self.year.blockSignals(True)
            self.year.clear()
            for each in words:
                self.year.addItem(each, each)
            self.year.set_value(now)
            self.year.blockSignals(False)
        self.bars.show_standings(ledger.standings, items=True)
        self._show_rows()

    def _show_rows(self) -> None:
        if self.ledger is None:
            return
        sums = [one for one in self.ledger.by(self.by) if holds(self.search.full_text(), one.words)]
        self.rows.set_rows(sums)
        if sums and self.table.current() is None:
            self.table.select(sums[0].id)
        spent = sum(one.spent for one in sums)
        self.told.setText(
            f"{len(sums):,}줄 · 모두 {won(sum(one.amount for one in sums))}, 그중 지급·정산 "
            f"{won(spent)} · Enter로 그 내역을 엽니다"
            if sums
            else "이 기간에는 지원금이 없습니다."
        )

    def _on_changed(self, change: object) -> None:
        assert isinstance(change, Change)
        if change.kinds & KINDS:
            self.refresh()


def _cells() -> tuple[Cell, ...]:
    return (
        Cell(plain("words", "구분", 160, strong=True), lambda one: one.words),
        Cell(plain("days", "근로일", 84, right=True), lambda one: f"{one.days:,}일"),
        Cell(plain("count", "건수", 84, right=True, spare=1), lambda one: f"{len(one.ids):,}건"),
        Cell(plain("drafted", "기안", 118, right=True), lambda one: won(one.drafted)),
        Cell(plain("approved", "승인", 118, right=True), lambda one: won(one.approved)),
        Cell(plain("spent", "지급·정산", 118, right=True), lambda one: won(one.spent)),
        Cell(plain("amount", "합계", 128, right=True, strong=True), lambda one: won(one.amount)),
    )

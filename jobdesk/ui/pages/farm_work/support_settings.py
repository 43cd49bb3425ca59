"""기준·예산: what a day is worth from when on, and what each source has in a year."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.farm_support import ITEMS, SupportBudget, SupportItem
from jobdesk.domain.kinds import KindId
from jobdesk.services import farm_records, farm_support_settings
from jobdesk.services.desk import Desk
from jobdesk.ui import dates
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.may_write import may_write
from jobdesk.ui.models.cell_rows import Cell, CellRows
from jobdesk.ui.models.listing import plain
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.farm_work.support_rows import won
from jobdesk.ui.pages.farm_work.support_setting_dialogs import BudgetDialog, ItemDialog
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import SMALL, Button, Card, Label, Rule, column, row
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.cell_table import CellTable
from jobdesk.ui.widgets.choice_editors import ChoiceEdit

_NOW, _AHEAD, _PAST, _OFF = "적용 중", "예정", "지난 기준", "사용 안 함"
_TONES = {_NOW: Tone.SUCCESS, _AHEAD: Tone.ACCENT}


class SettingsView(QWidget):
    """See the module's words. On either table Enter edits and Delete puts away."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self.hub, self.jobs, self.notices = desk, hub, jobs, notices
        self._waiting = True
        self._known: list[SupportItem] = []
        self.items = CellRows(self._item_cells(), self)
        self.item_table = CellTable("지원 기준", self.items, stretch="limit")
        self.item_table.opened.connect(self.edit_item)
        self.item_table.delete_pressed.connect(self.drop_item)
        self.budgets = CellRows(_budget_cells(), self)
        self.budget_table = CellTable("지원 예산", self.budgets, stretch="item")
        self.budget_table.opened.connect(self.edit_budget)
        self.budget_table.delete_pressed.connect(self.drop_budget)
        self.year = ChoiceEdit(
            [f"{desk.today().year + ahead}년" for ahead in (1, 0, -1, -2, -3)], empty=""
        )
        self.year.setAccessibleName("예산 연도")
        self.year.set_value(f"{desk.today().year}년")
        self.year.edited.connect(self.refresh)
        self.sum = Label(points=SMALL + 0.75, look="muted", tabular=True, wrap=True)
        left = self._card(
            "지원 기준",
            "근로일의 기준으로 지급합니다. 금액이 바뀌면 고치지 말고 새 적용일로 등록하세요. "
            "그만두는 항목은 그날부터 0원으로 등록합니다.",
            self.item_table,
            (("새 기준", "plus", self.new_item), ("고치기", "pencil", self._edit_item),
             ("휴지통으로", "trash-2", self.drop_item)),
        )  # fmt: skip
        right = self._card(
            "지원 예산",
            "",
            self.budget_table,
            (("예산 더하기", "plus", self.new_budget), ("고치기", "pencil", self._edit_budget),
             ("휴지통으로", "trash-2", self.drop_budget)),
            self.year,
            self.sum,
        )  # fmt: skip
        layout = row(left, right, spacing=12)
        layout.setStretch(0, 64)
        layout.setStretch(1, 36)
        self.setLayout(layout)
        self.setFocusProxy(self.item_table)
        hub.changed.connect(self._on_changed)

    def _card(
        self,
        title: str,
        about: str,
        table: CellTable,
        acts: tuple[tuple[str, str, Callable[[], None]], ...],
        beside: QWidget | None = None,
        beneath: QWidget | None = None,
    ) -> Card:
        card = Card(margin=1, spacing=0)
        head = column(spacing=6)
        head.setContentsMargins(13, 11, 13, 9)
        head.addLayout(row(Label(title, weight=600), None, beside))
        if about:
            head.addWidget(Label(about, look="muted", points=SMALL + 0.75, wrap=True))
        foot = column(spacing=6)
        foot.setContentsMargins(12, 8, 12, 10)
        if beneath is not None:
            foot.addWidget(beneath)
        buttons = []
        for label, icon, act in acts:
            button = Button(label, icon=icon)
            button.clicked.connect(act)
            buttons.append(button)
        may_write(self.desk, *buttons)
        foot.addLayout(row(*buttons, None))
        card.body.addLayout(head)
        card.body.addWidget(Rule())
        card.body.addWidget(table, 1)
        card.body.addWidget(Rule())
        card.body.addLayout(foot)
        return card

    # What the part asks

    def refresh(self) -> None:
        """Ask again, now if it is seen, else when it is."""
        self._waiting = not self.isVisible()
        if self._waiting:
            return
        desk, year = self.desk, self.shown_year
        self.jobs.read(
            lambda: (farm_records.items(desk), farm_records.budgets(desk, year)),
            self._take,
            key=(id(self), "rows"),
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Bring up to date what changed while it was not seen."""
        super().showEvent(event)
        if self._waiting:
            self.refresh()

    @property
    def shown_year(self) -> int:
        """The year whose budget is shown."""
        return int(str(self.year.value()).removesuffix("년"))

    def leave(self, then: Callable[[], None]) -> None:
        """Nothing here waits to be saved."""
        then()

    # Doing

    def new_item(self) -> None:
        """A new 기준; with the terms of the current one, to be altered."""
        now = self.item_table.current()
        like = now if isinstance(now, SupportItem) else SupportItem(source="도비")
        self._ask_item(replace(like, id=0, revision=0, applies_on=None, note="", document=""))

    def edit_item(self, id_: int) -> None:
        """Alter a 기준."""
        self._ask_item(self.items.of(id_))

    def drop_item(self) -> None:
        """Put the current 기준 away."""
        one, desk = self.item_table.current(), self.desk
        if one is not None and not desk.read_only:
            self.jobs.write(lambda: farm_support_settings.trash_items(desk, [one.id]))

    def new_budget(self) -> None:
        """A new line of the budget of the year that is shown."""
        self._ask_budget(SupportBudget(year=self.shown_year))

    def edit_budget(self, id_: int) -> None:
        """Alter a line of the budget."""
        self._ask_budget(self.budgets.of(id_))

    def drop_budget(self) -> None:
        """Put the current line away."""
        one, desk = self.budget_table.current(), self.desk
        if one is not None and not desk.read_only:
            self.jobs.write(lambda: farm_support_settings.trash_budgets(desk, [one.id]))

    def _edit_item(self) -> None:
        one = self.item_table.current()
        if one is not None:
            self._ask_item(one)

    def _edit_budget(self) -> None:
        one = self.budget_table.current()
        if one is not None:
            self._ask_budget(one)

    def _ask_item(self, item: SupportItem) -> None:
        if not self.desk.read_only:
            show(ItemDialog(self.desk, self.jobs, self.notices, item, self))

    def _ask_budget(self, budget: SupportBudget) -> None:
        if not self.desk.read_only:
            show(BudgetDialog(self.desk, self.jobs, self.notices, budget, self))

    # Showing

    def _item_cells(self) -> tuple[Cell, ...]:
        return (
            Cell(
                plain("title", "지원 항목", 108, strong=True),
                lambda one: one.title,
                under=lambda one: ", ".join(one.origins) or "모든 출신",
            ),
            Cell(
                plain("amount", "하루 금액", 92, right=True),
                lambda one: won(one.amount or 0),
                under=lambda one: one.payee.value,
            ),
            Cell(
                plain("state", "상태", 92, chip=True, tone=_tone),
                lambda one: state(one, self._known, self.desk.today()),
            ),
            Cell(
                plain("applies_on", "적용일", 116),
                lambda one: dates.day(one.applies_on),
                under=lambda one: one.source,
            ),
            Cell(
                plain("limit", "한도", 150),
                limit_words,
                under=lambda one: f"증빙: {one.evidence}" if one.evidence else "",
            ),
        )

    def _take(self, found: tuple[list[SupportItem], list[SupportBudget]]) -> None:
        self._known, budgets = found
        today = self.desk.today()
        order = {_NOW: 0, _AHEAD: 0, _PAST: 1, _OFF: 2}
        self.items.set_rows(
            sorted(
                self._known,
                key=lambda one: (
                    order[state(one, self._known, today)],
                    ITEMS.index(one.title) if one.title in ITEMS else len(ITEMS),
                    one.title,
                    -(one.applies_on or date.min).toordinal(),
                ),
            )
        )
        self.budgets.set_rows(sorted(budgets, key=lambda one: (one.source, one.item, one.id)))
        for table, rows in (
            (self.item_table, self.items),
            (self.budget_table, self.budgets),
        ):
            if rows.rowCount() and table.current() is None:
                table.select(rows.row(0).id)
        self.sum.setText("" if budgets else f"{self.shown_year}년 예산을 아직 적지 않았습니다.")
        self.sum.setVisible(not budgets)

    def _on_changed(self, change: object) -> None:
        assert isinstance(change, Change)
        if change.kinds & {KindId.SUPPORT_ITEMS, KindId.SUPPORT_BUDGETS}:
            self.refresh()


def state(one: SupportItem, known: list[SupportItem], today: date) -> str:
    """Whether an item is in force today: 적용 중, 예정, 지난 기준 or 사용 안 함."""
    if one.active is False or one.applies_on is None:
        return _OFF
    if one.applies_on > today:
        return _AHEAD
    later = any(
        other.title == one.title
        and {*other.origins} == {*one.origins}
        and other.active is not False
        and other.applies_on is not None
        and one.applies_on < other.applies_on <= today
        for other in known
    )
    return _PAST if later else _NOW


def limit_words(one: SupportItem) -> str:
    """``1인 월 100,000원, 연 30일``; ``한도 없음``."""
    caps = (
        ("1인 월", one.person_month_cap),
        ("1인 연", one.person_year_cap),
        ("농가 연", one.farm_year_cap),
    )
    told = [f"{words} {won(cap)}" for words, cap in caps if cap is not None]
    if one.person_days is not None:
        told.insert(0, f"1인 연 {one.person_days:,}일")
    return ", ".join(told) or "한도 없음"


def _budget_cells() -> tuple[Cell, ...]:
    return (
        Cell(plain("source", "재원", 84, strong=True), lambda one: one.source),
        Cell(
            plain("item", "지원 항목", 96),
            lambda one: one.item or "전체",
            under=lambda one: one.document or one.note,
        ),
        Cell(plain("amount", "예산", 118, right=True), lambda one: won(one.amount or 0)),
    )


def _tone(value: object) -> Tone:
    return _TONES.get(str(value), Tone.NEUTRAL)

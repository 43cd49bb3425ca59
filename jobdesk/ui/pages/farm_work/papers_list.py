"""What 근로계약 and 보험 share: what narrows the rows above, what acts on them beneath.

Which ``days`` are looked at is laid out by the part. A derived list says its columns and acts, what
is read (``reader``), and how a row is found by words and counted by pills.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QMenu, QStackedLayout, QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.kinds import KindId
from jobdesk.domain.text import holds
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.cell_rows import Cell, CellRows
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.farm_work.papers_days import DaysBar
from jobdesk.ui.widgets.basics import SMALL, Button, Card, Label, Rule, column, row
from jobdesk.ui.widgets.cell_table import CellTable
from jobdesk.ui.widgets.flow import FlowLayout
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.search_box import SearchBox

EVERY = ""
TOLD_BY = frozenset(
    {
        KindId.FARM_DAYS,
        KindId.FARM_CONTRACTS,
        KindId.FARM_BLOCKS,
        KindId.FARM_REQUESTS,
        KindId.FARM_WORKERS,
        KindId.SEEKERS,
        KindId.EMPLOYERS,
    }
)


class PapersList(QWidget):
    """See the module's words. Digits do the acts of the same number, Ctrl with left and right
    turns to other days."""

    def __init__(
        self,
        desk: Desk,
        hub: Hub,
        jobs: Jobs,
        notices: Notices,
        parent: QWidget,
        *,
        name: str,
        cells: Sequence[Cell],
        days: DaysBar,
        pills: Sequence[str],
        empty: EmptyState,
    ) -> None:
        super().__init__(parent)
        self.desk, self.hub, self.jobs, self.notices = desk, hub, jobs, notices
        self.days = days
        self.every: tuple[Any, ...] = ()
        self.toggle, self.words = EVERY, ""
        self._waiting = True
        self._wanted = 0
        self.rows = CellRows(cells, self)
        self.table = CellTable(name, self.rows, stretch="farm")
        self.search = SearchBox("농가, 근로자, 초성", name=f"{name}에서 찾기")
        self.pills: dict[str, Button] = {}
        self._pills = QWidget()
        flow = FlowLayout(self._pills, spacing=6)
        for key in (EVERY, *pills):
            pill = Button(key or "모두", look="toggle")
            pill.setCheckable(True)
            pill.setChecked(key == EVERY)
            pill.clicked.connect(partial(self.choose, key))
            self.pills[key] = pill
            flow.addWidget(pill)
        self.told = Label(points=SMALL + 0.75, look="muted", tabular=True)
        self.acts: list[Button] = []
        self._lay_out(empty)
        self.setFocusProxy(self.table)
        days.turned.connect(self.refresh)
        for keys, by in (("Ctrl+Left", -1), ("Ctrl+Right", 1)):
            turn = QShortcut(QKeySequence(keys), self)
            turn.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            turn.activated.connect(partial(days.turn, by))
        self.search.searched.connect(self._on_words)
        self.search.submitted.connect(self.table.setFocus)
        self.table.digit.connect(self._on_digit)
        self.table.menu_wanted.connect(self._menu)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self.name_acts())
        hub.changed.connect(self._on_changed)

    def _lay_out(self, empty: EmptyState) -> None:
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        nothing = EmptyState("search", "찾는 줄이 없습니다", "찾는 말이나 조건을 바꾸세요.")
        for part in (self.table, empty, nothing):
            self._stack.addWidget(part)
        self._acts = FlowLayout(spacing=6)
        inside = column(self.told, spacing=6)
        inside.setContentsMargins(12, 8, 12, 10)
        inside.addLayout(self._acts)
        under = column(Rule(), spacing=0)
        under.addLayout(inside)
        self.foot = QWidget()
        self.foot.setLayout(under)
        card = Card(margin=1, spacing=0)
        card.body.addWidget(holder, 1)
        card.body.addWidget(self.foot)
        head = row(self._pills, self.search, spacing=12)
        head.setStretch(0, 1)
        layout = column(spacing=10)
        layout.addLayout(head)
        layout.addWidget(card, 1)
        self.setLayout(layout)

    def add_act(self, act: Callable[[], None], tip: str) -> Button:
        """What is done with the chosen rows; :meth:`name_acts` says its words."""
        button = Button("", look="filter", tip=tip)
        button.clicked.connect(act)
        self._acts.addWidget(button)
        self.acts.append(button)
        return button

    # What a derived list says

    def reader(self) -> Callable[[], tuple[Any, ...]]:
        """What reads every row of the days, on a reading thread."""
        raise NotImplementedError

    def pill_of(self, row: Any) -> str:
        """By which pill a row is shown."""
        raise NotImplementedError

    def found_by(self, row: Any) -> tuple[str, ...]:
        """The words by which a row is found."""
        raise NotImplementedError

    def name_acts(self) -> None:
        """Say whom the acts are for."""
        raise NotImplementedError

    def summary(self) -> str:
        """What the rows come to."""
        raise NotImplementedError

    # What the part asks

    @property
    def chosen(self) -> list[Any]:
        """The chosen rows."""
        return [self.rows.of(id_) for id_ in self.table.chosen()]

    def refresh(self) -> None:
        """Ask for the rows again, now if they are seen, else when they are."""
        self._waiting = not self.isVisible()
        if not self._waiting:
            self.jobs.read(self.reader(), self._take, key=(id(self), "rows"))

    def showEvent(self, event: QShowEvent) -> None:
        """Bring up to date what changed while it was not seen."""
        super().showEvent(event)
        if self._waiting:
            self.refresh()

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.search.setFocus()
        self.search.selectAll()

    def escape(self) -> bool:
        """Esc: from the words to the rows."""
        if self.search.hasFocus():
            self.table.setFocus()
            return True
        return False

    def choose(self, key: str, *_: object) -> None:
        """Put a pill in force."""
        self.toggle = key
        for each, pill in self.pills.items():
            pill.setChecked(each == key)
        self._narrow()

    def look_for(self, id_: int, day: date) -> None:
        """Show a row, as soon as it is listed, among those of its day."""
        self.search.set_quietly("")
        self.words, self._wanted = "", id_
        self.choose(EVERY)
        self.days.show_day(day)
        self.refresh()

    # How it is done

    def _take(self, found: tuple[Any, ...]) -> None:
        self.every = found
        for key, pill in self.pills.items():
            count = sum(key in (EVERY, self.pill_of(each)) for each in found)
            pill.setText(f"{key or '모두'} {count:,}")
        self._narrow()

    def _narrow(self) -> None:
        shown = [
            each
            for each in self.every
            if self.toggle in (EVERY, self.pill_of(each))
            and (not self.words or holds(self.words, *self.found_by(each)))
        ]
        self.rows.set_rows(shown)
        if self._wanted and self.table.select(self._wanted):
            self._wanted = 0
        elif shown and self.table.current() is None:
            self.table.select(shown[0].id)
        self._stack.setCurrentIndex(0 if shown else 2 if self.every else 1)
        self.foot.setVisible(bool(self.every))
        self.told.setText(self.summary())
        self.name_acts()

    def _on_words(self, words: str) -> None:
        self.words = words
        self._narrow()

    def _on_digit(self, digit: int) -> None:
        if digit <= len(self.acts) and self.acts[digit - 1].isEnabled():
            self.acts[digit - 1].click()

    def _menu(self, at: object) -> None:
        assert isinstance(at, QPoint)
        if self.table.current() is None:
            return
        menu = QMenu(self.table)
        for button in self.acts:
            key, _, words = button.text().partition("  ")
            action = menu.addAction(f"{words}\t{key}")
            action.setEnabled(button.isEnabled())
            action.triggered.connect(button.click)
        self.table.pop(menu, at)

    def _on_changed(self, change: object) -> None:
        assert isinstance(change, Change)
        if change.kinds & TOLD_BY:
            self.refresh()

"""A part of a record that is a table: what narrows it above, what acts on its rows beneath, and
the record of the current row beside it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedLayout, QWidget

from jobdesk.ui import theme
from jobdesk.ui.widgets.basics import SMALL, Button, Card, Label, Rule, column, row
from jobdesk.ui.widgets.cell_table import CellTable
from jobdesk.ui.widgets.flow import FlowLayout
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.search_box import SearchBox

EVERY = ""
"""The toggle that narrows nothing."""


class TablePane(QWidget):
    """See the module's words. ``narrowed`` fires when another toggle or other words are in
    force: ``toggle`` and ``words`` say which."""

    narrowed = Signal()

    def __init__(
        self,
        table: CellTable,
        panel: QWidget,
        empty: EmptyState,
        *,
        search_hint: str,
        shares: tuple[int, int] = (66, 34),
    ) -> None:
        super().__init__()
        self.table, self.panel = table, panel
        self.toggle, self.words = EVERY, ""
        self.toggles: dict[str, Button] = {}
        self.search = SearchBox(search_hint, name=f"{table.accessibleName()}에서 찾기")
        self.search.setFixedWidth(round(200 * theme.now().scale / 100))
        self.search.searched.connect(self._on_words)
        self.search.submitted.connect(self.to_table)
        self.told = Label(points=SMALL + 0.75, look="muted", tabular=True)
        self._pills = QWidget()
        self._flow = FlowLayout(self._pills, spacing=6)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        head = row(self.search, self._pills, spacing=8)
        head.setStretch(1, 1)
        head.setAlignment(self.search, Qt.AlignmentFlag.AlignTop)
        head.addLayout(self.buttons)
        head.setAlignment(self.buttons, Qt.AlignmentFlag.AlignTop)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(12)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._card(empty))
        self._splitter.addWidget(panel)
        for number, share in enumerate(shares):
            self._splitter.setStretchFactor(number, share)
        self._splitter.setSizes([10 * share for share in shares])
        panel.setMinimumWidth(300)
        layout = column(spacing=10)
        layout.addLayout(head)
        layout.addWidget(self._splitter, 1)
        self.setLayout(layout)
        self.setFocusProxy(table)
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.focus_search)

    def _card(self, empty: EmptyState) -> QWidget:
        card = Card(margin=1, spacing=0)
        card.setMinimumWidth(280)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._nothing = EmptyState("search", "찾는 줄이 없습니다", "찾는 말이나 조건을 바꾸세요.")
        for part in (self.table, empty, self._nothing):
            self._stack.addWidget(part)
        self.foot = QWidget()
        self._acts = FlowLayout(spacing=6)
        inside = column(spacing=6)
        inside.setContentsMargins(12, 8, 12, 10)
        inside.addWidget(self.told)
        inside.addLayout(self._acts)
        under = column(Rule(), spacing=0)
        under.addLayout(inside)
        self.foot.setLayout(under)
        card.body.addWidget(holder, 1)
        card.body.addWidget(self.foot)
        return card

    # Filling

    def add_toggle(self, key: str, label: str) -> None:
        """A pill that narrows the table; ``EVERY`` is the one for all."""
        pill = Button(label, look="toggle")
        pill.setCheckable(True)
        pill.setChecked(key == self.toggle)
        pill.clicked.connect(partial(self.choose, key))
        self.toggles[key] = pill
        self._flow.addWidget(pill)

    def count(self, key: str, label: str, number: int) -> None:
        """Say how many a pill holds."""
        self.toggles[key].setText(f"{label} {number:,}")

    def add_button(self, button: Button, act: Callable[[], None] | None = None) -> Button:
        """A button at the upper right."""
        if act is not None:
            button.clicked.connect(act)
        self.buttons.addWidget(button)
        return button

    def add_act(self, label: str, act: Callable[[], None], *, tip: str = "") -> Button:
        """What is done with the chosen rows, beneath the table."""
        button = Button(label, tip=tip, look="filter")
        button.setAccessibleName(label.replace("  ", " "))
        button.clicked.connect(act)
        self._acts.addWidget(button)
        return button

    def show_state(self, every: int, shown: int) -> None:
        """Table, the empty state, or that nothing was found."""
        self._stack.setCurrentIndex(0 if shown else 1 if not every else 2)
        self.foot.setVisible(every > 0)
        self.panel.setVisible(every > 0)

    # Narrowing

    def choose(self, key: str, *_: object) -> None:
        """Put a pill in force."""
        self.toggle = key
        for each, pill in self.toggles.items():
            pill.setChecked(each == key)
        self.narrowed.emit()

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.search.setFocus()
        self.search.selectAll()

    def to_table(self) -> None:
        """From the words to the rows."""
        self.search.search_now()
        self.table.setFocus()

    def clear(self) -> None:
        """Narrow nothing: a row that was asked for must be seen."""
        if self.words or self.toggle != EVERY:
            self.search.set_quietly("")
            self.words = ""
            self.choose(EVERY)

    def _on_words(self, words: str) -> None:
        self.words = words
        self.narrowed.emit()

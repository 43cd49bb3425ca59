"""지표 고르기: every indicator by its group, found by a part of its name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jobdesk.domain import text
from jobdesk.domain.indicators import Indicator
from jobdesk.ui import theme
from jobdesk.ui.models.listing import plain
from jobdesk.ui.widgets.basics import Button, Label, PrimaryButton
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.plain_table import PlainTable
from jobdesk.ui.widgets.search_box import SearchBox


class ChooseDialog(Dialog):
    """``chosen`` bears the Indicator that was taken; the sentence of the current row is told."""

    chosen = Signal(object)

    def __init__(self, every: Sequence[Indicator], title: str, parent: QWidget) -> None:
        super().__init__(title, parent, width=640)
        self._every = tuple(every)
        self.shown: tuple[Indicator, ...] = ()
        self.search = SearchBox("지표 이름, 단위, 묶음", name="지표 찾기")
        self.search.searched.connect(self.look_for)
        self.search.submitted.connect(self.take)
        self.table = PlainTable(
            "지표",
            (
                plain("name", "지표", 240, strong=True),
                plain("unit", "단위", 60),
                plain("basis", "집계기준", 84),
                plain("group", "묶음", 150, quiet=True),
            ),
            stretch="name",
            spare=("basis",),
            fill=True,
            empty="찾는 지표가 없습니다. 다른 말로 찾거나 우리 센터 지표로 만드세요.",
        )
        self.table.setMinimumHeight(theme.now().px(300))
        self.table.picked.connect(self._tell)
        self.table.opened.connect(self.take)
        self.rule = Label(look="muted", wrap=True)
        self.rule.setMinimumHeight(theme.now().px(40))
        self.body.addWidget(self.search)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.rule)
        self.add_button(Button("취소")).clicked.connect(self.reject)
        self.go = self.add_button(PrimaryButton("고르기", icon="check"))
        self.go.clicked.connect(self.take)
        self.spread(680, 600)
        self.look_for("")
        self.search.setFocus()

    def look_for(self, words: str) -> None:
        """Show those that hold every word."""
        needles = [text.search_key(word) for word in words.split()]
        self.shown = tuple(
            each
            for each in self._every
            if all(n in text.search_key(f"{each.group} {each.label} {each.id}") for n in needles)
        )
        rows = [(each.name, each.unit, each.basis.value, each.group) for each in self.shown]
        self.table.set_rows(rows, current=0)

    def take(self, *_: object) -> None:
        """Choose the current one."""
        at = self.table.current()
        if at is not None and at < len(self.shown):
            self.accept()
            self.chosen.emit(self.shown[at])

    def _tell(self) -> None:
        at = self.table.current()
        known = at is not None and at < len(self.shown)
        self.rule.setText(self.shown[at].rule if known and at is not None else "")
        self.go.setEnabled(known)

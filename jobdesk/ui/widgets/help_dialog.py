"""F1: every key in one list."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from jobdesk.ui.actions import ACTIONS, ELSEWHERE
from jobdesk.ui.widgets.basics import Label, PrimaryButton
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.record_form import scrolled


class HelpDialog(Dialog):
    """The keys and what they do."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("도움말: 단축키", parent, width=520)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        lines = [("  ".join(action.keys), action.text) for action in ACTIONS]
        for line, (keys, words) in enumerate([*lines, *ELSEWHERE]):
            grid.addWidget(Label(keys, weight=600), line, 0)
            grid.addWidget(Label(words, wrap=True), line, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        inner = QWidget()
        inner.setProperty("look", "scroll")
        inner.setLayout(grid)
        area = scrolled(inner)
        area.setMinimumHeight(min(420, parent.height() - 200))
        self.body.addWidget(area, 1)
        close = self.add_button(PrimaryButton("닫기"))
        close.clicked.connect(self.accept)

"""The upper edge: search, the page's primary action, practice mark, user and lock."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from jobdesk.services.desk import Desk
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.widgets.basics import IconButton, Label, PrimaryButton, row
from jobdesk.ui.widgets.global_search import Command, GlobalSearch

_SEARCH_WIDTH = 520


class TopBar(QWidget):
    """The window connects ``back``, ``forward``, ``primary``, ``lock``, ``search.found``."""

    def __init__(self, desk: Desk, jobs: Jobs, commands: Sequence[Command]) -> None:
        super().__init__()
        self.setProperty("look", "top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.search = GlobalSearch(desk, jobs, commands)
        self.search.setMaximumWidth(_SEARCH_WIDTH)
        self.back = IconButton("chevron-left", "이전 화면으로 (Alt+←)")
        self.forward = IconButton("chevron-right", "다음 화면으로 (Alt+→)")
        for button in (self.back, self.forward):
            button.setEnabled(False)
        self.primary = PrimaryButton("", icon="plus", tip="Ctrl+N")
        self.lock = IconButton("lock", "잠그기 (Ctrl+L)")
        self.lock.setVisible(not desk.practice)
        layout = row(spacing=12)
        layout.addLayout(row(self.back, self.forward, spacing=0))
        layout.addWidget(self.search, 1)
        layout.addWidget(self.primary)
        layout.addStretch(0)
        layout.addSpacing(12)
        if desk.practice:
            layout.addWidget(Label("연습", look="practice", weight=700))
        if desk.read_only:
            layout.addWidget(Label("읽기 전용", look="practice", weight=700))
        layout.addWidget(Label(desk.user))
        layout.addWidget(self.lock)
        layout.setContentsMargins(14, 9, 24, 9)
        self.setLayout(layout)

"""실적표 of a year over the whole page, with the way back to the list of days."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.matching_days.outcome_view import OutcomeView
from jobdesk.ui.widgets.basics import TITLE, IconButton, Label, column, row
from jobdesk.ui.widgets.page_parts import PAGE_MARGIN


class YearView(QWidget):
    """See the module's words."""

    closed = Signal()

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "page")
        self.back = IconButton("chevron-left", "만남의 날 목록으로 (Esc)")
        self.back.clicked.connect(self.closed)
        self.outcome = OutcomeView(desk, hub, jobs, notices)
        layout = column(spacing=10)
        layout.setContentsMargins(PAGE_MARGIN, 16, PAGE_MARGIN, 18)
        title = Label("행사 실적표", points=TITLE, weight=700)
        layout.addLayout(row(self.back, title, None, self.outcome.bar))
        layout.addWidget(self.outcome, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.outcome)

    def refresh(self) -> None:
        """조회 (F5)."""
        self.outcome.refresh()

    def print_(self) -> None:
        """Ctrl+P."""
        self.outcome.print_()

    def escape(self) -> None:
        """Esc: back to the list."""
        self.closed.emit()

"""교육 결과 of a year over the whole page, with the way back to the list of cohorts."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.training.results_view import ResultsView
from jobdesk.ui.widgets.basics import TITLE, IconButton, Label, column, row
from jobdesk.ui.widgets.page_parts import PAGE_MARGIN


class YearView(QWidget):
    """See the module's words."""

    closed = Signal()
    printable = True

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "page")
        self.back = IconButton("chevron-left", "기수 목록으로 (Esc)")
        self.back.clicked.connect(self.closed)
        self.results = ResultsView(desk, hub, jobs, notices)
        layout = column(spacing=10)
        layout.setContentsMargins(PAGE_MARGIN, 16, PAGE_MARGIN, 18)
        title = Label("교육 결과", points=TITLE, weight=700)
        layout.addLayout(row(self.back, title, None, self.results.bar))
        layout.addWidget(self.results, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.results)

    def refresh(self) -> None:
        """조회 (F5)."""
        self.results.refresh()

    def print_(self) -> None:
        """Ctrl+P."""
        self.results.print_()

    def escape(self) -> None:
        """Esc: back to the list."""
        self.closed.emit()

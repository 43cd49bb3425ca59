"""결과: what one cohort came to, as it is printed and handed in."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.training.results_view import ResultsView
from jobdesk.ui.widgets.basics import HEADING, Label, column, row


class ResultsPart(QWidget):
    """See the module's words."""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, cohort_id: int, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.results = ResultsView(desk, hub, jobs, notices, cohort_id=cohort_id)
        layout = column(spacing=10)
        title = Label("교육 결과", points=HEADING, weight=600)
        layout.addLayout(row(title, None, self.results.bar))
        layout.addWidget(self.results, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.results)

    def refresh(self) -> None:
        """조회 (F5)."""
        self.results.refresh()

    def print_(self) -> None:
        """Ctrl+P."""
        self.results.print_()

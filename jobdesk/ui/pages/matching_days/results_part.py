"""결과: firm by firm everybody it met, one key a result, and what the day came to in figures."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QWidget

from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KindId
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.matching_days.outcome_view import OutcomeView
from jobdesk.ui.pages.matching_days.results_chase import ResultsChase
from jobdesk.ui.widgets.basics import SMALL, Button, Label, column, row

_CHASE, _FIGURES = 0, 1


class ResultsPart(QWidget):
    """See the module's words."""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, day_id: int, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.chase = ResultsChase(desk, hub, jobs, notices, day_id)
        self.outcome = OutcomeView(desk, hub, jobs, notices, day_id=day_id)
        self.chase_button = Button("결과 확인", look="nav")
        self.figures_button = Button("실적표", look="nav")
        self.said = Label(look="muted", points=SMALL + 0.75, tabular=True)
        self._which = QButtonGroup(self)
        for number, button in enumerate((self.chase_button, self.figures_button)):
            button.setCheckable(True)
            self._which.addButton(button, number)
        self.chase_button.setChecked(True)
        self._faces = QStackedWidget()
        self._faces.addWidget(self.chase)
        self._faces.addWidget(self.outcome)
        self._which.idClicked.connect(self.turn_to)
        self.chase.counted.connect(self.said.setText)
        layout = column(spacing=10)
        above = row(self.chase_button, self.figures_button, self.said, None, self.outcome.bar)
        layout.addLayout(above)
        self.outcome.bar.hide()
        layout.addWidget(self._faces, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.chase)

    def turn_to(self, which: int) -> None:
        """0 the chase, 1 the figures."""
        self._which.button(which).setChecked(True)
        self._faces.setCurrentIndex(which)
        self.said.setVisible(which == _CHASE)
        self.outcome.bar.setVisible(which == _FIGURES)
        shown = self.chase if which == _CHASE else self.outcome
        self.setFocusProxy(shown)
        shown.setFocus()

    def refresh(self) -> None:
        """조회 (F5)."""
        if self._faces.currentIndex() == _CHASE:
            self.chase.refresh()
        else:
            self.outcome.refresh()

    def print_(self) -> None:
        """Print the figures of the day."""
        self.turn_to(_FIGURES)
        self.outcome.print_()

    def escape(self) -> bool:
        """Esc: from a first day back to the results, from the figures back to the chase."""
        if self._faces.currentIndex() == _FIGURES:
            self.turn_to(_CHASE)
            return True
        return self.chase.escape()

    def open_record(self, ref: Ref) -> None:
        """Show an interview of the day among those of its firm."""
        if ref.kind is KindId.DAY_INTERVIEWS:
            self.turn_to(_CHASE)
            self.chase.show_interview(ref.id)

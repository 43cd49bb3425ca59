"""모집·선발: who applied, what the stages made of them, and who gets the seats."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from jobdesk.domain.changes import Ref
from jobdesk.domain.trainees import SelectionStage
from jobdesk.services import cohort_records
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.training.selection_list import ApplicantsPart
from jobdesk.ui.pages.training.selection_scores import ScoreSheet
from jobdesk.ui.pages.training.selection_stages import StagesDialog
from jobdesk.ui.widgets.basics import column
from jobdesk.ui.widgets.casework_list import show


class SelectionPart(QWidget):
    """The list with the record beside it, or the scores of one stage; Esc leads back."""

    primary = ("신청자 추가", "user-plus")
    export_wanted = Signal(object)
    prints_wanted = Signal(object)

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, cohort_id: int, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.desk, self.jobs, self.notices = desk, jobs, notices
        self._cohort_id = cohort_id
        self._stack = QStackedWidget()
        self.people = ApplicantsPart(desk, hub, jobs, notices, cohort_id, self)
        self.scores = ScoreSheet(desk, hub, jobs, notices, cohort_id, self)
        self._stack.addWidget(self.people)
        self._stack.addWidget(self.scores)
        self.setLayout(column(self._stack, spacing=0))
        self.setFocusProxy(self.people)
        self.people.scores_wanted.connect(self.to_scores)
        self.people.stages_wanted.connect(self.edit_stages)
        self.people.export_wanted.connect(self.export_wanted)
        self.people.prints_wanted.connect(self.prints_wanted)
        self.scores.prints_wanted.connect(self.prints_wanted)
        self.scores.back_wanted.connect(self.to_list)
        self.scores.stages_wanted.connect(self.edit_stages)

    # What the cohort view asks

    def refresh(self) -> None:
        """Ask for the people and their scores again."""
        self.people.refresh()
        self.scores.refresh()

    def primary_action(self) -> None:
        """신청자 추가."""
        self.people.add()

    def save(self) -> None:
        """Ctrl+S."""
        self.people.save()

    def leave(self, then: Callable[[], None]) -> None:
        """Run ``then`` unless the user wants to go on with what is not saved."""
        self.people.leave(then)

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.to_list()
        self.people.focus_search()

    def escape(self) -> bool:
        """Esc: from the scores to the list, from the record or the words to the table."""
        if self._stack.currentWidget() is self.scores:
            self.to_list()
            return True
        return self.people.escape()

    def open_record(self, ref: Ref) -> None:
        """Show somebody on the list."""
        self.to_list()
        self.people.open_record(ref)

    # Between the two

    def to_scores(self) -> None:
        """To the scores, once nothing is unsaved."""

        def go() -> None:
            self._stack.setCurrentWidget(self.scores)
            self.scores.refresh()
            self.scores.setFocus()

        self.people.leave(go)

    def to_list(self) -> None:
        """Back to who applied."""
        self._stack.setCurrentWidget(self.people)
        self.people.table.setFocus()

    def edit_stages(self) -> None:
        """The stages of the cohort, as they are stored now."""
        desk, cohort_id = self.desk, self._cohort_id

        def look(stages: list[SelectionStage]) -> None:
            show(StagesDialog(desk, self.jobs, self.notices, cohort_id, stages, self.window()))

        self.people.leave(
            lambda: self.jobs.read(lambda: cohort_records.stages(desk, cohort_id), look)
        )

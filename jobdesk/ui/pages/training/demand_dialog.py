"""A line of 수요조사·약정 in its form; an employer that is not registered yet is made from here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.cohorts import CohortDemand
from jobdesk.domain.kinds import KindId
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import Button
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.link_edit import LinkEdit
from jobdesk.ui.widgets.new_employer import NewFirm
from jobdesk.ui.widgets.visit_dialog import EntryDialog

_ROWS = (
    ("employer", "status"),
    ("asked_on", "job", "heads"),
    ("skills", "wage"),
    ("committed_on", "committed_heads"),
    ("contact_name", "counsellor"),
    ("note",),
)


class DemandDialog(EntryDialog):
    """See the module's words."""

    def __init__(
        self,
        title: str,
        demand: CohortDemand,
        save: Callable[[Any], Change],
        desk: Desk,
        hub: Hub,
        jobs: Jobs,
        notices: Notices,
        parent: QWidget,
    ) -> None:
        given = (desk, hub, jobs, notices)
        super().__init__(title, KindId.COHORT_DEMANDS, demand, _ROWS, save, *given, parent)
        self._given = given
        self.new_button = Button(
            "새 업체 등록", look="link", tip="없는 업체를 등록하고 이어서 적습니다"
        )
        self.new_button.clicked.connect(self.new_firm)
        if not demand.id:
            self.add_remark(self.new_button)

    def new_firm(self) -> None:
        """Register the employer that was typed and go on with it here."""
        employer = self._employer()
        dialog = NewFirm(*self._given, employer.free_text(), self)
        dialog.registered.connect(self._take)
        show(dialog)

    def _take(self, employer_id: int) -> None:
        employer = self._employer()
        employer.set_value(employer_id)
        employer.edited.emit()
        self.form.fields["job"].widget.setFocus()

    def _employer(self) -> LinkEdit:
        employer = self.form.fields["employer"].widget
        assert isinstance(employer, LinkEdit)
        return employer

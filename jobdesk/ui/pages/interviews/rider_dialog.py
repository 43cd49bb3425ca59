"""One person of a trip: where they get on, and the firm of one who has no referral."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from jobdesk.domain.interviews import TripPerson
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import trips
from jobdesk.services.desk import Desk
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import Button, Label, PrimaryButton
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.editors import SuggestEdit
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.link_edit import LinkEdit

PLACES: tuple[str, ...] = ("센터 앞", "댁 앞", "면사무소 앞", "버스터미널")
"""타는 곳, offered."""


class RiderDialog(Dialog):
    """Edits ``rider``; ``who`` is the name."""

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        notices: Notices,
        rider: TripPerson,
        who: str,
        parent: QWidget,
    ) -> None:
        super().__init__(f"동행면접: {who}", parent, width=440)
        self._desk, self._jobs, self._notices, self._rider = desk, jobs, notices, rider
        self.place = FormField("타는 곳·비고", SuggestEdit(PLACES, "예: 면사무소 앞"))
        self.place.set_value(rider.note)
        self.firm = FormField("면접 볼 업체", LinkEdit(desk, jobs, KindId.EMPLOYERS))
        self.firm.set_value(rider.employer_id)
        self.firm.setVisible(rider.referral_id is None)
        self.problem = Label(look="danger", wrap=True)
        self.problem.hide()
        for part in (self.place, self.firm, self.problem):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.add_button(Button("취소")).clicked.connect(self.reject)
        self.go = self.add_button(PrimaryButton("저장", icon="check"), keys="Ctrl+S")
        self.go.clicked.connect(self.save)
        self.place.widget.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter saves: there are but one or two fields."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.go.isEnabled():
            self.save()
            return
        super().keyPressEvent(event)

    def save(self) -> None:
        """Write it; what is refused is said here."""
        desk, firm = self._desk, self.firm.value()
        rider = replace(
            self._rider,
            note=str(self.place.value()),
            employer_id=firm if isinstance(firm, int) else None,
        )
        self.go.setEnabled(False)
        self._jobs.write(lambda: trips.save_person(desk, rider), self._done, self._refused)

    def _done(self, change: object) -> None:
        del change
        self.accept()

    def _refused(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        if isinstance(error, UserError):
            self.problem.setText(error.message)
            self.problem.show()
        else:
            self._notices.error(error)

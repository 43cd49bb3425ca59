"""새 동행면접: the day, the people, the car; and more people for one that is planned."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.interviews import Trip
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import trip_work, trips
from jobdesk.services.desk import Desk
from jobdesk.services.trip_work import Candidate
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import SMALL, Button, Label, PrimaryButton
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.ledger import form_of
from jobdesk.ui.widgets.riders_edit import RidersEdit

_ROWS = (("held_on", "starts_at", "vehicle"), ("place", "staff"))


class RidersDialog(Dialog):
    """Takes more people along on ``trip``."""

    def __init__(
        self, title: str, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, parent: QWidget
    ) -> None:
        super().__init__(title, parent, width=600)
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self.riders = RidersEdit(desk, jobs)
        self.body.addWidget(self.riders)
        self.problem = Label(look="danger", wrap=True)
        self.problem.hide()
        self.body.addWidget(self.problem)
        self.body.addStretch(1)
        self.add_remark(Label("Enter 다음 칸 · Ctrl+S 저장", look="muted", points=SMALL + 0.75))
        cancel = self.add_button(Button("취소"))
        cancel.clicked.connect(self.reject)
        self.go = self.add_button(PrimaryButton("저장", icon="check"), keys="Ctrl+S")
        self.go.clicked.connect(self.save)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the next field; on a button it presses it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, Button):
                focused.click()
            elif not isinstance(focused, QPlainTextEdit):
                self.focusNextChild()
            return
        super().keyPressEvent(event)

    def save(self) -> None:
        """Write in the background; what is refused is said here."""
        raise NotImplementedError

    def _done(self, change: object) -> None:
        assert isinstance(change, Change)
        self.accept()

    def _refused(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        if isinstance(error, UserError):
            self._tell(error)
        else:
            self._notices.error(error)

    def _tell(self, error: UserError) -> None:
        self.problem.setText(error.message)
        self.problem.show()


class MoreRidersDialog(RidersDialog):
    """More people for a trip that is planned."""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, trip: Trip, parent: QWidget
    ) -> None:
        super().__init__("동행면접 참여자 더하기", desk, hub, jobs, notices, parent)
        self._trip = trip
        self.riders.set_day(trip.held_on)
        self.riders.setFocus()

    def save(self) -> None:
        """Put them on the trip."""
        desk, riders, id_ = self._desk, self.riders, self._trip.id
        referrals, seekers, firm = riders.referral_ids, riders.seeker_ids, riders.employer_id
        self.go.setEnabled(False)
        self._jobs.write(
            lambda: trips.add_people(desk, id_, referrals, seekers, employer_id=firm),
            self._done,
            self._refused,
        )


class TripDialog(RidersDialog):
    """A new trip; ``trip`` and ``riders`` are what is known of it already."""

    def __init__(
        self,
        desk: Desk,
        hub: Hub,
        jobs: Jobs,
        notices: Notices,
        trip: Trip,
        riders: Sequence[Candidate],
        parent: QWidget,
    ) -> None:
        super().__init__("새 동행면접", desk, hub, jobs, notices, parent)
        self.form = form_of(desk, jobs, KindId.TRIPS, suggestions(desk))
        self.form.setParent(self)
        self.body.insertWidget(0, self.form.section(*_ROWS, scroll=False))
        self.form.load(trip)
        self.form.fields["held_on"].edited.connect(self._on_day)
        for first, second in pairwise((*self._fields(), *self.riders.tab_order, self.go)):
            self.setTabOrder(first, second)
        self.riders.add(riders)
        self._on_day()
        # Whom one has come from is known: what is still to say is the hour.
        (self.form.fields["starts_at"].widget if riders else self.riders).setFocus()

    def save(self) -> None:
        """Plan it and show it."""
        self.form.commit_composition()
        problems = self.form.problems()
        if problems:
            first = self.form.show_problems(problems)
            if first is not None:
                first.widget.setFocus()
            return
        desk, draft, riders = self._desk, self.form.draft(), self.riders
        referrals, seekers, firm = riders.referral_ids, riders.seeker_ids, riders.employer_id
        self.go.setEnabled(False)
        self._jobs.write(
            lambda: trips.plan(desk, draft, referrals, seekers, employer_id=firm),
            self._done,
            self._refused,
        )

    def _fields(self) -> list[QWidget]:
        return [field.widget for field in self.form.fields.values()]

    def _done(self, change: object) -> None:
        assert isinstance(change, Change)
        self.accept()
        self._hub.open_record.emit(Ref(KindId.TRIPS, change.id))

    def _tell(self, error: UserError) -> None:
        field = self.form.show_error(error)
        if field is not None:
            field.widget.setFocus()
        else:
            super()._tell(error)

    def _on_day(self) -> None:
        day = self.form.fields["held_on"].value()
        self.riders.set_day(day if isinstance(day, date) else None)


def suggestions(desk: Desk) -> dict[str, tuple[str, ...]]:
    """Words offered for the car and the staff of a trip."""
    return {"vehicle": trips.VEHICLES, "staff": (desk.user,)}


def plan_trip(
    desk: Desk,
    hub: Hub,
    jobs: Jobs,
    notices: Notices,
    parent: QWidget,
    referral_ids: tuple[int, ...] = (),
) -> None:
    """Ask for a new trip, with the people of these referrals on it already."""

    def look() -> tuple[Trip, tuple[Candidate, ...]]:
        return trips.blank(desk, referral_ids), trip_work.candidates(desk, referral_ids)

    def open_(found: tuple[Trip, tuple[Candidate, ...]]) -> None:
        show(TripDialog(desk, hub, jobs, notices, *found, parent))

    jobs.read(look, open_)

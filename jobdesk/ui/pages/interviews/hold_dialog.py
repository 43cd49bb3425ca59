"""다녀온 동행면접: who came is ticked, and the trip, its people and their referrals follow."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from jobdesk.domain.interviews import Attendance, Trip
from jobdesk.errors import UserError
from jobdesk.services import trips
from jobdesk.services.desk import Desk
from jobdesk.services.trip_people import Participant
from jobdesk.ui import dates
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import Button, Label, PrimaryButton, column
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.record_form import scrolled


class HoldDialog(Dialog):
    """Records ``trip`` as held and calls ``done`` with how many came."""

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        notices: Notices,
        trip: Trip,
        people: Sequence[Participant],
        done: Callable[[int], None],
        parent: QWidget,
    ) -> None:
        day = dates.day(trip.held_on) if trip.held_on else ""
        super().__init__("동행면접 실시", parent, width=500)
        self._desk, self._jobs, self._notices = desk, jobs, notices
        self._trip, self._tell_done = trip, done
        about = " · ".join(part for part in (day, trip.place, trip.staff) if part)
        self.body.addWidget(Label(about, weight=600))
        self.body.addWidget(
            Label(
                "면접에 온 분을 확인하세요. 온 분의 알선은 면접완료, 표시를 뺀 분은 불참이 됩니다.",
                look="muted",
                wrap=True,
            )
        )
        self.boxes: dict[int, QCheckBox] = {}
        listed = column(spacing=4)
        for one in people:
            where = " ".join(part for part in (one.employer, one.job) if part)
            box = QCheckBox(" · ".join(part for part in (one.seeker, where) if part))
            box.setChecked(one.attendance is not Attendance.ABSENT)
            self.boxes[one.id] = box
            listed.addWidget(box)
        listed.addStretch(1)
        inner = QWidget()
        inner.setProperty("look", "scroll")
        inner.setLayout(listed)
        self.body.addWidget(scrolled(inner), 1)
        self.problem = Label(look="danger", wrap=True)
        self.problem.hide()
        self.body.addWidget(self.problem)
        self.add_button(Button("취소")).clicked.connect(self.reject)
        self.go = self.add_button(PrimaryButton("실시로 기록", icon="check"), keys="Ctrl+S")
        self.go.clicked.connect(self.save)
        first = next(iter(self.boxes.values()), None)
        (first or self.go).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter records; the space bar ticks."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.go.isEnabled():
            self.save()
            return
        super().keyPressEvent(event)

    def save(self) -> None:
        """Write it; what is refused is said here."""
        desk, id_ = self._desk, self._trip.id
        came = {person: box.isChecked() for person, box in self.boxes.items()}
        self.go.setEnabled(False)
        self._jobs.write(lambda: trips.hold(desk, id_, came), self._done, self._refused)

    def _done(self, change: object) -> None:
        del change
        self.accept()
        self._tell_done(sum(box.isChecked() for box in self.boxes.values()))

    def _refused(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        if isinstance(error, UserError):
            self.problem.setText(error.message)
            self.problem.show()
        else:
            self._notices.error(error)

"""참가자 추가: people registered for a day at once, with when they can be there."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.matching_days import AttendeeChannel
from jobdesk.errors import UserError
from jobdesk.services import day_attendees, lists
from jobdesk.services import settings as centre_settings
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import SMALL, Button, Label, PrimaryButton, row
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.editors import ChoiceEdit, TextEdit
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.new_person import NewPerson
from jobdesk.ui.widgets.people_picker import PeoplePicker

_KIND = KINDS[KindId.DAY_ATTENDEES]


class AddAttendees(Dialog):
    """See the module's words. Enter takes the person found, Ctrl+S registers all."""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, day_id: int, parent: QWidget
    ) -> None:
        super().__init__("참가자 추가", parent, width=620)
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self._day_id = day_id
        self.people = PeoplePicker(desk, jobs, label="접수할 분")
        self.people.changed.connect(self._tell)
        self.new = Button("새 구직자", icon="user-plus", tip="명부에 없는 분을 먼저 등록합니다")
        self.new.clicked.connect(self.new_person)
        self.channel = FormField(
            _KIND.field("channel").label, ChoiceEdit([c.value for c in AttendeeChannel], empty="")
        )
        self.from_at = FormField("오는 시각", TextEdit("13:30"), hint="늦게 오면")
        self.until_at = FormField("가야 하는 시각", TextEdit("15:30"), hint="버스")
        self.body.addWidget(self.people)
        self.body.addLayout(row(self.new, None))
        self.body.addLayout(row(self.channel, self.from_at, self.until_at, spacing=12))
        self.body.addWidget(
            Label(
                "희망업체는 접수한 뒤 목록에서 차례로 정합니다.", points=SMALL + 0.75, look="muted"
            )
        )
        self.problem = Label(look="danger", wrap=True)
        self.problem.hide()
        self.body.addWidget(self.problem)
        self.body.addStretch(1)
        self.add_button(Button("취소")).clicked.connect(self.reject)
        self.go = self.add_button(PrimaryButton("접수", icon="check"), keys="Ctrl+S")
        self.go.clicked.connect(self.save)
        self._tell()
        self.people.edit.setFocus()

    def new_person(self) -> None:
        """Register somebody who is not in the list of seekers."""
        suggestions = {"eup_myeon": centre_settings.get(self._desk).eup_myeon}
        dialog = NewPerson(
            self._desk, self._hub, self._jobs, self._notices, suggestions, self.window()
        )
        dialog.registered.connect(self._take_new)
        show(dialog)

    def save(self) -> None:
        """Register all of them; all or none."""
        ids = self.people.ids
        if not ids:
            self._say("접수할 분을 골라 주세요. 이름이나 전화 뒷자리를 치면 찾습니다.")
            self.people.edit.setFocus()
            return
        desk, day_id = self._desk, self._day_id
        channel = AttendeeChannel(str(self.channel.value()))
        from_at, until_at = str(self.from_at.value()), str(self.until_at.value())
        self.go.setEnabled(False)
        self._jobs.write(
            lambda: day_attendees.register(
                desk, day_id, ids, channel, from_at=from_at, until_at=until_at
            ),
            self._done,
            self._refused,
        )

    def _done(self, _change: object) -> None:
        self.accept()

    def _refused(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        if not isinstance(error, UserError):
            self._notices.error(error)
            return
        fields = {"from_at": self.from_at, "until_at": self.until_at}
        field = fields.get(error.field)
        if field is not None:
            field.set_problem(error.message)
            field.widget.setFocus()
        else:
            self._say(error.message)

    def _take_new(self, seeker_id: int) -> None:
        desk = self._desk
        self._jobs.read(
            lambda: (seeker_id, lists.title(desk, KindId.SEEKERS, seeker_id)), self._add
        )

    def _add(self, found: tuple[int, str]) -> None:
        self.people.add(*found)

    def _tell(self) -> None:
        count = len(self.people.ids)
        self.go.setText(f"{count:,}명 접수" if count else "접수")
        self.problem.hide()

    def _say(self, message: str) -> None:
        self.problem.setText(message)
        self.problem.show()

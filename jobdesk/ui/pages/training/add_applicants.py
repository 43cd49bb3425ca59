"""신청자 추가: people who apply for a cohort at once, registered already or new."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QCheckBox, QWidget

from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.trainees import CHANNELS
from jobdesk.errors import UserError
from jobdesk.services import lists, trainees
from jobdesk.services import settings as centre_settings
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import SMALL, Button, Label, PrimaryButton, row
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.editors import DateEdit, SuggestEdit
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.new_person import NewPerson
from jobdesk.ui.widgets.people_picker import PeoplePicker

_KIND = KINDS[KindId.TRAINEES]


class AddApplicants(Dialog):
    """See the module's words. Enter takes the person found, Ctrl+S registers all."""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, cohort_id: int, parent: QWidget
    ) -> None:
        super().__init__("신청자 추가", parent, width=620)
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self._cohort_id = cohort_id
        self.people = PeoplePicker(desk, jobs, label="신청한 분")
        self.people.changed.connect(self._tell)
        self.new = Button("새 구직자", icon="user-plus", tip="명부에 없는 분을 먼저 등록합니다")
        self.new.clicked.connect(self.new_person)
        self.channel = FormField(_KIND.field("channel").label, SuggestEdit(CHANNELS))
        self.applied_on = FormField(_KIND.field("applied_on").label, DateEdit(desk.today))
        self.applied_on.set_value(desk.today())
        self.body.addWidget(self.people)
        self.body.addLayout(row(self.new, None))
        self.body.addLayout(row(self.channel, self.applied_on, spacing=12))
        self.consent = QCheckBox("개인정보 동의서를 함께 받았습니다")
        self.body.addWidget(self.consent)
        self.body.addWidget(
            Label(
                "이미 신청을 취소했던 분은 예전 번호로 다시 신청됩니다.",
                points=SMALL + 0.75,
                look="muted",
            )
        )
        self.problem = Label(look="danger", wrap=True)
        self.problem.hide()
        self.body.addWidget(self.problem)
        self.body.addStretch(1)
        self.add_button(Button("취소")).clicked.connect(self.reject)
        self.go = self.add_button(PrimaryButton("신청", icon="check"), keys="Ctrl+S")
        self.go.clicked.connect(self.save)
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
        """Take the applications of all of them; all or none."""
        ids = self.people.ids
        if not ids:
            self._say("신청한 분을 골라 주세요. 이름이나 전화 뒷자리를 치면 찾습니다.")
            self.people.edit.setFocus()
            return
        wrong = self.applied_on.editor.problem()
        if wrong:
            self.applied_on.set_problem(wrong)
            self.applied_on.widget.setFocus()
            return
        desk, cohort_id, channel = self._desk, self._cohort_id, str(self.channel.value() or "")
        day = self.applied_on.value()
        on = day if isinstance(day, date) else None
        agreed = self.consent.isChecked()
        self.go.setEnabled(False)
        self._jobs.write(
            lambda: trainees.apply(desk, cohort_id, ids, channel, on, consent=agreed),
            lambda _: self.accept(),
            self._refused,
        )

    def _refused(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        if not isinstance(error, UserError):
            self._notices.error(error)
        elif error.field == "applied_on":
            self.applied_on.set_problem(error.message)
            self.applied_on.widget.setFocus()
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
        self.go.setText(f"{count:,}명 신청" if count else "신청")
        self.problem.hide()

    def _say(self, message: str) -> None:
        self.problem.setText(message)
        self.problem.show()

"""현장 등록: somebody who came to a day away from the desk, in four fields."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.people import Seeker, SeekerStatus
from jobdesk.errors import UserError
from jobdesk.services import outreach, seekers
from jobdesk.services.desk import Desk
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import SMALL, Button, Label, PrimaryButton
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.editors import DateEdit, PhoneEdit, TextEdit
from jobdesk.ui.widgets.form_field import FormField


class Arrival(Dialog):
    """See the module's words. ``came`` fires with (id, name)."""

    came = Signal(int, str)

    def __init__(
        self, desk: Desk, jobs: Jobs, notices: Notices, outreach_id: int, parent: QWidget
    ) -> None:
        super().__init__("현장 등록", parent, width=460)
        self._desk, self._jobs, self._notices, self._day = desk, jobs, notices, outreach_id
        self.name = FormField("이름", TextEdit(), required=True)
        self.birth = FormField("생년월일", DateEdit(desk.today, past=True))
        self.phone = FormField("연락처", PhoneEdit())
        self.provisional = QCheckBox("가등록만 하기 (구직신청은 나중에)")
        for part in (self.name, self.birth, self.phone, self.provisional):
            self.body.addWidget(part)
        words = "동의서는 나중에 받아도 됩니다. 구직신청을 하면 이 날의 구직신청으로 셉니다."
        self.body.addWidget(Label(words, points=SMALL + 0.75, look="muted", wrap=True))
        self.problem = Label(look="danger", wrap=True)
        self.problem.hide()
        self.body.addWidget(self.problem)
        cancel = Button("취소")
        cancel.clicked.connect(self.reject)
        self.add_button(cancel)
        self.go = PrimaryButton("등록", icon="check")
        self.go.clicked.connect(self.register)
        self.add_button(self.go, keys="Ctrl+S")
        self.name.widget.setFocus()

    def register(self) -> None:
        """Store the person as having come that day."""
        for field in (self.birth, self.phone):
            if field.editor.problem():
                field.set_problem(field.editor.problem())
                field.widget.setFocus()
                return
        desk, day, seeker = self._desk, self._day, self._typed()
        self.go.setEnabled(False)
        self._jobs.write(
            lambda: outreach.register(desk, day, seeker), self._registered, self._refused
        )

    def _typed(self) -> Seeker:
        blank = seekers.blank(self._desk)
        start = Seeker(counsellor=blank.counsellor, status=SeekerStatus.PROVISIONAL)
        base = start if self.provisional.isChecked() else blank
        return replace(
            base,
            name=str(self.name.value()),
            birth_date=self.birth.value(),  # type: ignore[arg-type]
            phone=str(self.phone.value()),
        )

    def _registered(self, change: object) -> None:
        assert isinstance(change, Change)
        self.accept()
        self.came.emit(change.id, str(self.name.value()))

    def _refused(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        if not isinstance(error, UserError):
            self._notices.error(error)
            return
        fields = {"name": self.name, "birth_date": self.birth, "phone": self.phone}
        field = fields.get(str(error.field or ""))
        if field is not None:
            field.set_problem(error.message)
            field.widget.setFocus()
        else:
            self.problem.setText(error.message)
            self.problem.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the next field; on a button it presses it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, Button):
                focused.click()
            else:
                self.focusNextChild()
            return
        super().keyPressEvent(event)

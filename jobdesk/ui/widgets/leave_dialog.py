"""퇴사: the last day and the reason, asked when somebody turns out not to work there any more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from jobdesk.domain.aftercare import FollowUp
from jobdesk.domain.people import SeekerStatus
from jobdesk.errors import UserError
from jobdesk.services import aftercare, settings
from jobdesk.services.desk import Desk
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import Button, Label, PrimaryButton, row
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.editors import DateEdit, SuggestEdit
from jobdesk.ui.widgets.form_field import FormField


class LeaveDialog(Dialog):
    """Records ``follow_up`` as 퇴사 and calls ``done`` with the Change."""

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        notices: Notices,
        follow_up: FollowUp,
        who: str,
        done: Callable[[object], None],
        parent: QWidget,
    ) -> None:
        super().__init__(f"퇴사: {who}", parent, width=440)
        self._desk, self._jobs, self._notices = desk, jobs, notices
        self._follow_up, self._done = follow_up, done
        about = "취업 기록이 퇴사로 바뀌고, 사후관리 기록이 함께 남습니다."
        self.body.addWidget(Label(about, look="muted", wrap=True))
        self.left_on = FormField("퇴사일", DateEdit(desk.today), required=True)
        self.reason = FormField("사유", SuggestEdit(settings.get(desk).leave_reasons))
        both = row(self.left_on, self.reason, spacing=12)
        both.setStretch(0, 2)
        both.setStretch(1, 3)
        self.body.addLayout(both)
        self.again = QCheckBox("다시 일자리를 찾습니다 (구직자 상태를 상담중으로)")
        self.again.setChecked(True)
        self.body.addWidget(self.again)
        self.problem = Label(look="danger", wrap=True)
        self.problem.hide()
        self.body.addWidget(self.problem)
        self.body.addStretch(1)
        cancel = self.add_button(Button("취소"))
        cancel.clicked.connect(self.reject)
        self.go = self.add_button(PrimaryButton("퇴사로 기록", icon="check"), keys="Ctrl+S")
        self.go.clicked.connect(self.save)
        self.left_on.widget.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field saves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.go.isEnabled():
            self.save()
            return
        super().keyPressEvent(event)

    def save(self) -> None:
        """Save in the background; what is refused is said here."""
        day = self.left_on.value()
        unread = self.left_on.editor.problem()
        if unread or not isinstance(day, date):
            self.left_on.set_problem(unread or "퇴사일을 입력하세요.")
            self.left_on.widget.setFocus()
            return
        desk, follow_up, reason = self._desk, self._follow_up, str(self.reason.value())
        again = SeekerStatus.COUNSELLING if self.again.isChecked() else None
        self.go.setEnabled(False)
        self._jobs.write(
            lambda: aftercare.record(
                desk, follow_up, left_on=day, leave_reason=reason, looks_again=again
            ),
            self._saved,
            self._refused,
        )

    def _saved(self, change: object) -> None:
        self.accept()
        self._done(change)

    def _refused(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        if isinstance(error, UserError) and error.field == "left_on":
            self.left_on.set_problem(error.message)
        elif isinstance(error, UserError):
            self.problem.setText(error.message)
            self.problem.show()
        else:
            self._notices.error(error)

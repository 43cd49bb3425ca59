"""알선 결과: the next stage of a referral, with only what that stage needs."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from jobdesk.domain.casework import REFERRAL_STEPS, Referral, ReferralStatus
from jobdesk.errors import UserError
from jobdesk.services import referrals
from jobdesk.services.desk import Desk
from jobdesk.ui import dates
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import Button, Label, PrimaryButton
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.editors import ChoiceEdit, DateEdit, TextEdit
from jobdesk.ui.widgets.form_field import FormField

_WITH_REASON = frozenset(
    {
        ReferralStatus.DECLINED,
        ReferralStatus.NOT_HIRED,
        ReferralStatus.NO_SHOW,
        ReferralStatus.GAVE_UP,
    }
)
_BY_PLACEMENT = frozenset({ReferralStatus.STARTED})
"""입사 is told by recording the placement, so it is not offered here."""


class ResultDialog(Dialog):
    """Asks stage, then interview day or reason, and saves."""

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        notices: Notices,
        referral: Referral,
        who: str,
        parent: QWidget,
    ) -> None:
        super().__init__(f"알선 결과: {who}", parent, width=440)
        self._desk, self._jobs, self._notices, self._referral = desk, jobs, notices, referral
        about = f"{dates.day(referral.referred_on)} 알선 · 지금 {referral.status.value}"
        self.body.addWidget(Label(about, look="muted"))
        steps = [s.value for s in ReferralStatus if s in self._steps()]
        self.status = FormField("결과", ChoiceEdit(steps, empty=""))
        self.interview = FormField("면접일", DateEdit(desk.today), required=True)
        self.interview.set_value(referral.interview_on)
        self.reason = FormField("사유", TextEdit())
        self.problem = Label(look="danger", wrap=True)
        self.problem.hide()
        for part in (self.status, self.interview, self.reason, self.problem):
            self.body.addWidget(part)
        self.body.addStretch(1)
        cancel = self.add_button(Button("취소"))
        cancel.clicked.connect(self.reject)
        self.go = self.add_button(PrimaryButton("저장", icon="check"), keys="Ctrl+S")
        self.go.clicked.connect(self.save)
        self.status.edited.connect(self._show_needed)
        self._show_needed()
        self.status.widget.setFocus()

    def save(self) -> None:
        """Save in the background; what is refused is said here."""
        status = self._chosen()
        unread = self.interview.editor.problem() if self.interview.isVisible() else ""
        if status is None or unread:
            self.interview.set_problem(unread)
            return
        day, reason = self.interview.value(), str(self.reason.value())
        self.go.setEnabled(False)
        self._jobs.write(
            lambda: referrals.set_status(
                self._desk,
                self._referral.id,
                status,
                interview_on=day if isinstance(day, date) else None,
                reason=reason,
            ),
            self._done,
            self._refused,
        )

    def _steps(self) -> frozenset[ReferralStatus]:
        return REFERRAL_STEPS[self._referral.status] - _BY_PLACEMENT

    def _chosen(self) -> ReferralStatus | None:
        value = str(self.status.value())
        return ReferralStatus(value) if value else None

    def _show_needed(self) -> None:
        status = self._chosen()
        self.interview.setVisible(status is ReferralStatus.INTERVIEW_SET)
        self.reason.setVisible(status in _WITH_REASON)

    def _done(self, change: object) -> None:
        del change
        self.accept()

    def _refused(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        if not isinstance(error, UserError):
            self._notices.error(error)
        elif error.field == "interview_on":
            self.interview.set_problem(error.message)
        else:
            self.problem.setText(error.message)
            self.problem.show()

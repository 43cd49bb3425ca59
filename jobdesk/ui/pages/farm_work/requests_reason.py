"""Why something is called off, asked in one line before it is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change
from jobdesk.errors import UserError
from jobdesk.services.desk import Desk
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.may_write import may_write
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import Button, Label, PrimaryButton
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.editors import SuggestEdit
from jobdesk.ui.widgets.form_field import FormField

REASONS: tuple[str, ...] = ("농가 사정", "비", "작업이 일찍 끝남", "다른 곳에서 구함", "일당 조건")
"""취소 사유, offered."""


class ReasonDialog(Dialog):
    """See the module's words; ``act`` is run with the reason."""

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        notices: Notices,
        title: str,
        about: str,
        act: Callable[[str], Change],
        parent: QWidget,
        reasons: Sequence[str] = REASONS,
    ) -> None:
        super().__init__(title, parent.window(), width=520)
        self._jobs, self._notices, self._act = jobs, notices, act
        self.reason = FormField("사유", SuggestEdit(reasons), required=True)
        self.body.addWidget(Label(about, look="muted", wrap=True))
        self.body.addWidget(self.reason)
        self.body.addStretch(1)
        self.add_button(Button("그대로 두기")).clicked.connect(self.reject)
        self.go = self.add_button(PrimaryButton("취소로 두기", icon="check"), keys="Ctrl+S")
        self.go.clicked.connect(self.save)
        may_write(desk, self.go)
        self.reason.widget.setFocus()

    def save(self) -> None:
        """Do it; without a reason nothing is done."""
        reason, act = str(self.reason.value()).strip(), self._act
        if not reason:
            self.reason.set_problem("사유를 입력하세요.")
            self.reason.widget.setFocus()
            return
        self.go.setEnabled(False)
        self._jobs.write(lambda: act(reason), lambda _: self.accept(), self._refused)

    def _refused(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        if isinstance(error, UserError):
            self.reason.set_problem(error.message)
        else:
            self._notices.error(error)


def ask_reason(
    desk: Desk,
    jobs: Jobs,
    notices: Notices,
    title: str,
    about: str,
    act: Callable[[str], Change],
    parent: QWidget,
) -> ReasonDialog:
    """Show the dialog."""
    dialog = ReasonDialog(desk, jobs, notices, title, about, act, parent)
    show(dialog)
    return dialog

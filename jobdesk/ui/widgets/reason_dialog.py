"""Why: one sentence asked before something is called off, turned down or done against a wish."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change
from jobdesk.errors import UserError
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import Button, Label, PrimaryButton
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.editors import SuggestEdit
from jobdesk.ui.widgets.form_field import FormField


class ReasonDialog(Dialog):
    """``write(reason)`` runs in the background; what it refuses is said beneath the field."""

    def __init__(
        self,
        title: str,
        about: str,
        verb: str,
        offered: Sequence[str],
        write: Callable[[str], Change],
        jobs: Jobs,
        notices: Notices,
        parent: QWidget,
        *,
        required: bool,
    ) -> None:
        super().__init__(title, parent, width=460)
        self._write, self._jobs, self._notices = write, jobs, notices
        self.body.addWidget(Label(about, look="muted", wrap=True))
        self.reason = FormField("사유", SuggestEdit(offered), required=required)
        self.body.addWidget(self.reason)
        self.body.addStretch(1)
        self.add_button(Button("그대로 두기")).clicked.connect(self.reject)
        self.go = self.add_button(PrimaryButton(verb, icon="check"), keys="Ctrl+S")
        self.go.clicked.connect(self.save)
        self.reason.widget.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the field is the answer."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.go.isEnabled():
            self.save()
            return
        super().keyPressEvent(event)

    def save(self) -> None:
        """Write it."""
        reason, write = str(self.reason.value()), self._write
        self.go.setEnabled(False)
        self._jobs.write(lambda: write(reason), self._done, self._refused)

    def _done(self, change: object) -> None:
        del change
        self.accept()

    def _refused(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        if isinstance(error, UserError):
            self.reason.set_problem(error.message)
        else:
            self._notices.error(error)

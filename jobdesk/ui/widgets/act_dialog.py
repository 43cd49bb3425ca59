"""A dialog of a few fields that does one thing: refused in words beneath the field it is about."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from jobdesk.domain.changes import Change
from jobdesk.errors import UserError
from jobdesk.services.desk import Desk
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.may_write import may_write
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import Button, Label, PrimaryButton, row
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.form_field import FormField


class ActDialog(Dialog):
    """A derived dialog adds its ``fields`` with :meth:`add_fields`, calls :meth:`end_fields`, and
    says in :meth:`act` what is done. Ctrl+S does it, and Enter in a field of one line."""

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        notices: Notices,
        title: str,
        verb: str,
        parent: QWidget,
        *,
        about: str = "",
        width: int = 520,
    ) -> None:
        super().__init__(title, parent.window(), width=width)
        self.desk, self.jobs, self.notices = desk, jobs, notices
        self.fields: dict[str, FormField] = {}
        if about:
            self.body.addWidget(Label(about, look="muted", wrap=True))
        self.problem = Label(look="danger", wrap=True)
        self.problem.hide()
        self.add_button(Button("취소")).clicked.connect(self.reject)
        self.go = self.add_button(PrimaryButton(verb, icon="check"), keys="Ctrl+S")
        self.go.clicked.connect(self.save)
        may_write(desk, self.go)

    def add_fields(self, **fields: FormField) -> None:
        """One line of fields, by the name that an error gives its field."""
        line = row(spacing=12)
        for name, field in fields.items():
            self.fields[name] = field
            line.addWidget(field, 1)
        self.body.addLayout(line)

    def end_fields(self, first: str = "") -> None:
        """After the last field: what goes wrong besides, and where the cursor stands."""
        self.body.addWidget(self.problem)
        self.body.addStretch(1)
        if first:
            self.fields[first].widget.setFocus()

    def act(self) -> Callable[[], Change]:
        """What is done on the writing thread; the fields can be read."""
        raise NotImplementedError

    def done_with(self, change: Change) -> None:
        """After it was done; the dialog closes."""
        del change
        self.accept()

    def save(self) -> None:
        """Do it in the background."""
        self.problem.hide()
        for field in self.fields.values():
            unread = field.editor.problem()
            field.set_problem(unread)
            if unread:
                field.widget.setFocus()
                return
        self.go.setEnabled(False)
        self.jobs.write(self.act(), self._done, self._refused)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field of one line does it."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.go.isEnabled() and not isinstance(self.focusWidget(), QPlainTextEdit):
            self.save()
            return
        super().keyPressEvent(event)

    def _done(self, change: object) -> None:
        assert isinstance(change, Change)
        self.done_with(change)

    def _refused(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        if not isinstance(error, UserError):
            self.notices.error(error)
            return
        field = self.fields.get(error.field or "")
        if field is not None:
            field.set_problem(error.message)
            field.widget.setFocus()
        else:
            self.problem.setText(error.message)
            self.problem.show()

"""A new record in a few fields: Enter goes on, Ctrl+S registers, the record is then shown.

::

    NewRecord("새 구인업체", KindId.EMPLOYERS, employers.blank(desk), form,
              [("name",), ("phone", "contact_name")],
              lambda draft: employers.register(desk, draft), hub, jobs, notices, parent,
              desk=desk).open()
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.checks import Problem
from jobdesk.domain.kinds import KINDS, FieldType, KindId
from jobdesk.errors import UserError
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import SMALL, Button, Label, PrimaryButton
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.form_drafts import FormDrafts, place_of
from jobdesk.ui.widgets.record_form import RecordForm


class NewRecord(Dialog):
    """See the module's words; ``scroll`` where the fields may be higher than a small window."""

    def __init__(
        self,
        title: str,
        kind: KindId,
        blank: Any,
        form: RecordForm,
        rows: Sequence[Sequence[str]],
        register: Callable[[Any], Change],
        hub: Hub,
        jobs: Jobs,
        notices: Notices,
        parent: QWidget,
        *,
        desk: Desk,
        scroll: bool = False,
    ) -> None:
        super().__init__(title, parent, width=600)
        self._kind, self._register = kind, register
        self._hub, self._jobs, self._notices = hub, jobs, notices
        self.form = form
        form.setParent(self)
        self.drafts = FormDrafts(desk, jobs, form.typed, form.put)
        self.add_strip(self.drafts)
        self.body.addWidget(form.section(*rows, scroll=scroll))
        form.load(blank)
        form.edited.connect(self.drafts.typed)
        self.finished.connect(self.drafts.settle)
        self.drafts.stand_at(_place(kind, blank))
        self.problem = Label(look="danger", wrap=True)
        self.problem.hide()
        self.body.addWidget(self.problem)
        self.add_remark(Label("Enter 다음 칸 · Ctrl+S 저장", look="muted", points=SMALL + 0.75))
        cancel = self.add_button(Button("취소"))
        cancel.clicked.connect(self.reject)
        self.go = self.add_button(PrimaryButton("저장", icon="check"), keys="Ctrl+S")
        self.go.clicked.connect(self.save)
        next(iter(form.fields.values())).widget.setFocus()

    def save(self) -> None:
        """Check, then register in the background."""
        self.form.commit_composition()
        problems = self.problems()
        if problems:
            first = self.form.show_problems(problems)
            if first is not None:
                first.widget.setFocus()
            else:
                self._tell(problems[0].message)
            return
        draft = self.form.draft()
        self.go.setEnabled(False)
        self._jobs.write(self.work(draft), self._registered, self._refused)

    def problems(self) -> list[Problem]:
        """What keeps the record from being registered."""
        return self.form.problems()

    def work(self, draft: Any) -> Callable[[], Change]:
        """What registers the draft, ready to run away from the window."""
        register = self._register
        return lambda: register(draft)

    def _registered(self, change: object) -> None:
        assert isinstance(change, Change)
        self.accept()
        self._hub.open_record.emit(Ref(self._kind, change.id))

    def _refused(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        if not isinstance(error, UserError):
            self._notices.error(error)
            return
        field = self.form.show_error(error)
        if field is not None:
            field.widget.setFocus()
        else:
            self._tell(error.message)

    def _tell(self, message: str) -> None:
        self.problem.setText(message)
        self.problem.show()

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


def _place(kind: KindId, blank: Any) -> str:
    """Where the draft lies: what a new record already hangs on has drafts of its own."""
    if blank.id:
        return place_of(kind, blank.id)
    links = [f"{f.id}_id" for f in KINDS[kind].stored if f.type is FieldType.LINK]
    hung = [f"{link}={getattr(blank, link)}" for link in links if getattr(blank, link)]
    return ":".join(["new", kind, *hung])

"""상용구 관리: the phrases of the centre in a dialog, from where one was wanted."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from jobdesk.services.desk import Desk
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import Button
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.phrase_editor import PhraseEditor


class PhraseManager(Dialog):
    """See the module's words."""

    def __init__(self, desk: Desk, jobs: Jobs, notices: Notices, parent: QWidget) -> None:
        super().__init__("상용구 관리", parent, width=760)
        self.editor = PhraseEditor(desk, jobs, notices)
        self.body.addWidget(self.editor)
        close = Button("닫기")
        close.clicked.connect(self.reject)
        self.add_button(close)
        self.add_button(self.editor.save_button, keys="Ctrl+S")
        self.editor.setFocus()

    def reject(self) -> None:
        """Close, unless the user wants to go on with what is not saved."""
        if self.editor.may_leave():
            super().reject()

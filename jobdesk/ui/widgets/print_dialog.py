"""A paper before it is printed: its pages as they will come out, then print or save.

::

    show(PrintDialog(jobs, notices, "면접활동비 지급대장",
                     lambda: papers.ledger(desk, 2026),               # bytes, in the background
                     lambda action: papers.ledger_out(desk, action),  # told of a print or export
                     self.window()))
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from jobdesk.services import paper_files
from jobdesk.services.access import Action
from jobdesk.ui import printing, theme
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import Button, PrimaryButton, row
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.paper import Paper


class PrintDialog(Dialog):
    """See the module's words. ``handed_out`` notes in the access log that it left the screen."""

    def __init__(
        self,
        jobs: Jobs,
        notices: Notices,
        title: str,
        make: Callable[[], bytes],
        handed_out: Callable[[Action], None],
        parent: QWidget,
    ) -> None:
        super().__init__(title, parent, width=560)
        self._jobs, self._notices, self._title = jobs, notices, title
        self._handed_out = handed_out
        self.pdf = b""
        self.paper = Paper(jobs)
        self.paper.setMinimumHeight(theme.now().px(300))
        self.body.addWidget(self.paper, 1)
        self.body.addLayout(row(None, self.paper.controls))
        close = self.add_button(Button("닫기"))
        close.clicked.connect(self.reject)
        self.save_button = self.add_button(Button("PDF 저장", icon="save"), keys="Ctrl+S")
        self.save_button.clicked.connect(self.save_pdf)
        self.go = self.add_button(PrimaryButton("인쇄", icon="printer"), keys="Ctrl+P")
        self.go.clicked.connect(self.print_)
        for button in (self.save_button, self.go):
            button.setEnabled(False)
        room = self.screen().availableGeometry()
        wide, high = theme.now().px(620), theme.now().px(760)
        self.resize(min(wide, room.width() - 40), min(high, room.height() - 60))
        jobs.read(make, self._take, self._failed, key=(id(self), "paper"))

    def print_(self) -> None:
        """Ask for a printer and print every page."""
        if self.pdf and printing.print_pdf(self.pdf, self._title, self):
            self._note(Action.PRINT)
            self.accept()

    def save_pdf(self) -> None:
        """Save the pages as one file."""
        chosen, _ = QFileDialog.getSaveFileName(
            self, f"{self._title} 저장", f"{self._title}.pdf", "PDF 파일 (*.pdf)"
        )
        if not chosen:
            return
        path = Path(chosen)
        path = path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
        pdf, handed_out = self.pdf, self._handed_out

        def write() -> None:
            paper_files.save(path, pdf)
            handed_out(Action.EXPORT)

        self._jobs.write(write, lambda _: self._saved(path))

    def _saved(self, path: Path) -> None:
        self._notices.say(f"{self._title}: {path.name} 파일로 저장했습니다.")
        self.accept()

    def _note(self, action: Action) -> None:
        handed_out = self._handed_out
        self._jobs.write(lambda: handed_out(action))

    def _take(self, pdf: bytes) -> None:
        self.pdf = pdf
        self.paper.show_pdf(pdf)
        for button in (self.save_button, self.go):
            button.setEnabled(True)
        self.go.setFocus()

    def _failed(self, error: BaseException) -> None:
        self.reject()
        self._notices.error(error)

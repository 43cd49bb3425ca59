"""구인 안내: the sheets as they will be printed, what to look at first, then print or save."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from jobdesk.services import job_notice
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.ui import printing, theme
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import SMALL, Button, Label, PrimaryButton, row
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.paper import Paper

_TITLE = "구인 안내"
_TOLD = 4  # warnings in words; the rest is counted


@dataclass(frozen=True, slots=True)
class _Made:
    pdf: bytes
    warnings: tuple[str, ...]


class NoticeDialog(Dialog):
    """Notices of ``vacancy_ids``, a page each."""

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        notices: Notices,
        vacancy_ids: Sequence[int],
        parent: QWidget,
    ) -> None:
        super().__init__(f"{_TITLE} {len(vacancy_ids):,}장", parent, width=560)
        self._desk, self._jobs, self._notices = desk, jobs, notices
        self._ids = tuple(vacancy_ids)
        self._pdf = b""
        self.warning = Label(look="warning", wrap=True, points=SMALL + 0.75)
        self.warning.hide()
        self.paper = Paper(jobs)
        self.paper.setMinimumHeight(theme.now().px(300))
        self.body.addWidget(self.warning)
        self.body.addWidget(self.paper, 1)
        self.body.addLayout(row(None, self.paper.controls))
        cancel = self.add_button(Button("닫기"))
        cancel.clicked.connect(self.reject)
        self.save_button = self.add_button(Button("PDF 저장", icon="save"), keys="Ctrl+S")
        self.save_button.clicked.connect(self.save_pdf)
        self.go = self.add_button(PrimaryButton("인쇄", icon="printer"), keys="Ctrl+P")
        self.go.clicked.connect(self.print_)
        for button in (self.save_button, self.go):
            button.setEnabled(False)
        room = self.screen().availableGeometry()
        wide, high = theme.now().px(620), theme.now().px(760)
        self.resize(min(wide, room.width() - 40), min(high, room.height() - 60))
        ids = self._ids
        self._jobs.read(
            lambda: _Made(job_notice.pdf_of(desk, ids), job_notice.warnings_of(desk, ids)),
            self._take,
            self._failed,
            key=(id(self), "notice"),
        )

    def print_(self) -> None:
        """Ask for a printer and print every sheet."""
        if self._pdf and printing.print_pdf(self._pdf, _TITLE, self):
            desk, ids = self._desk, self._ids
            self._jobs.write(lambda: job_notice.handed_out(desk, ids, Action.PRINT), None)
            self.accept()

    def save_pdf(self) -> None:
        """Save the sheets as one file."""
        chosen, _ = QFileDialog.getSaveFileName(
            self, "구인 안내 저장", f"{_TITLE}.pdf", "PDF 파일 (*.pdf)"
        )
        if not chosen:
            return
        path = Path(chosen)
        path = path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
        desk, ids = self._desk, self._ids

        def saved(_: object) -> None:
            self._notices.say(f"구인 안내를 저장했습니다: {path.name}")
            self.accept()

        self._jobs.write(lambda: job_notice.save(desk, ids, path), saved)

    def _take(self, made: _Made) -> None:
        self._pdf = made.pdf
        self.paper.show_pdf(made.pdf)
        told = list(made.warnings[:_TOLD])
        if len(made.warnings) > _TOLD:
            told.append(f"그 밖에 {len(made.warnings) - _TOLD:,}건이 더 있습니다.")
        self.warning.setText("\n".join(told))
        self.warning.setVisible(bool(told))
        for button in (self.save_button, self.go):
            button.setEnabled(True)
        self.go.setFocus()

    def _failed(self, error: BaseException) -> None:
        self.reject()
        self._notices.error(error)

"""One attachment looked at: its pages as they would be printed, the next and the one before.

::

    show(AttachmentDialog(desk, jobs, notices, papers, at=2, parent=self.window()))
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from jobdesk.domain.circumstances import Attachment
from jobdesk.errors import UserError
from jobdesk.services import attachments
from jobdesk.services.desk import Desk
from jobdesk.ui import printing, theme
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.paper_tiles import told
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets import pickers
from jobdesk.ui.widgets.basics import SMALL, Button, IconButton, Label, PrimaryButton, row
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.paper import Paper

_ELSEWHERE = (
    "한글, 엑셀, 워드 파일은 여기에서 미리 볼 수 없습니다. ‘파일로 저장’을 누른 뒤 그 프로그램에서 "
    "여세요."
)


def save_as(desk: Desk, jobs: Jobs, notices: Notices, paper: Attachment, parent: QWidget) -> None:
    """Ask where to, then write the file; the access log notes it."""
    suffix = Path(paper.name).suffix
    path = pickers.file_to_save(parent, "파일로 저장", paper.name, f"파일 (*{suffix})")
    if path is not None:
        chosen = path
        jobs.write(
            lambda: attachments.export(desk, paper.id, chosen),
            lambda _: notices.say(f"{chosen.name} 파일로 저장했습니다."),
        )


class AttachmentDialog(Dialog):
    """See the module's words."""

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        notices: Notices,
        papers: Sequence[Attachment],
        at: int,
        parent: QWidget,
    ) -> None:
        super().__init__("첨부 보기", parent, width=620)
        self._desk, self._jobs, self._notices = desk, jobs, notices
        self._papers, self.at = tuple(papers), at
        self.pdf = b""
        self.about = Label(points=SMALL + 0.75, look="muted", wrap=True, tabular=True)
        self.paper = Paper(jobs)
        self.instead = EmptyState("file-text", "미리 볼 수 없는 파일입니다", _ELSEWHERE)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.paper)
        self.stack.addWidget(self.instead)
        self.stack.setMinimumHeight(theme.now().px(260))
        self.before = IconButton("chevron-left", "앞 파일 (Alt+←)")
        self.after = IconButton("chevron-right", "다음 파일 (Alt+→)")
        self.place = Label(points=SMALL + 0.75, look="muted", tabular=True)
        self.before.clicked.connect(self._back)
        self.after.clicked.connect(self._forward)
        for keys, turn in (("Alt+Left", self._back), ("Alt+Right", self._forward)):
            QShortcut(QKeySequence(keys), self).activated.connect(turn)
        for part in (self.before, self.place, self.after):
            part.setVisible(len(self._papers) > 1)
        self.body.setSpacing(8)
        self.body.addWidget(self.about)
        self.body.addWidget(self.stack, 1)
        self.body.addLayout(
            row(self.before, self.place, self.after, None, self.paper.controls, spacing=6)
        )
        close = self.add_button(Button("닫기"))
        close.clicked.connect(self.reject)
        self.save_button = self.add_button(Button("파일로 저장", icon="save"), keys="Ctrl+S")
        self.save_button.clicked.connect(self.save)
        self.go = self.add_button(PrimaryButton("인쇄", icon="printer"), keys="Ctrl+P")
        self.go.clicked.connect(self.print_)
        room = self.screen().availableGeometry()
        wide, high = theme.now().px(720), theme.now().px(800)
        self.resize(min(wide, room.width() - 40), min(high, room.height() - 60))
        self._show()

    @property
    def shown(self) -> Attachment:
        """The attachment that is looked at."""
        return self._papers[self.at]

    def save(self) -> None:
        """Write it to a file."""
        save_as(self._desk, self._jobs, self._notices, self.shown, self)

    def print_(self) -> None:
        """Ask for a printer and print what is shown."""
        if self.pdf and printing.print_pdf(self.pdf, self.shown.name, self):
            desk, id_ = self._desk, self.shown.id
            self._jobs.write(lambda: attachments.printed(desk, id_))

    def _back(self) -> None:
        self._turn(-1)

    def _forward(self) -> None:
        self._turn(1)

    def _turn(self, by: int) -> None:
        if 0 <= self.at + by < len(self._papers):
            self.at += by
            self._show()

    def _show(self) -> None:
        shown = self.shown
        self.heading.setText(shown.caption or shown.name)
        named = (shown.name if shown.caption else "", told(shown), shown.counsellor)
        self.about.setText(" · ".join(part for part in named if part))
        self.place.setText(f"{self.at + 1} / {len(self._papers)}")
        self.before.setEnabled(self.at > 0)
        self.after.setEnabled(self.at < len(self._papers) - 1)
        self.pdf = b""
        self.go.setEnabled(False)
        self.paper.controls.hide()
        if not attachments.can_be_shown(shown):
            self._say("미리 볼 수 없는 파일입니다", _ELSEWHERE)
            return
        desk = self._desk
        self._jobs.read(
            lambda: (shown.id, attachments.sheet(desk, shown.id)),
            self._take,
            self._failed,
            key=(id(self), "sheet"),
        )

    def _take(self, found: tuple[int, bytes]) -> None:
        id_, pdf = found
        if id_ != self.shown.id:
            return
        self.pdf = pdf
        self.stack.setCurrentWidget(self.paper)
        self.paper.controls.show()
        self.paper.show_pdf(pdf, self._failed)
        self.go.setEnabled(True)
        if not self.before.hasFocus() and not self.after.hasFocus():
            self.paper.setFocus()

    def _failed(self, error: BaseException) -> None:
        self.pdf = b""
        self.go.setEnabled(False)
        self.paper.controls.hide()
        if isinstance(error, UserError):
            self._say("미리 보지 못했습니다", error.message)
        else:
            self._notices.error(error)

    def _say(self, title: str, text: str) -> None:
        self.instead.set_words(title, text)
        self.stack.setCurrentWidget(self.instead)
        self.save_button.setFocus()

"""출력물: every paper of a day, as it will come out of the printer.

::

    open_prints(desk, jobs, notices, preferences, day_id, self)
    open_prints(desk, jobs, notices, preferences, day_id, self, Asked(DayPaper.BOOTH_SIGN))
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from jobdesk.errors import UserError
from jobdesk.services import day_papers, paper_files
from jobdesk.services.access import Action
from jobdesk.services.day_papers import Choices, DayPaper, Wanted
from jobdesk.services.desk import Desk
from jobdesk.ui import printing, theme
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.matching_days.print_list import PrintList
from jobdesk.ui.pages.matching_days.print_options import PrintOptions
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.widgets import pickers
from jobdesk.ui.widgets.basics import SMALL, Button, Label, PrimaryButton, column, row
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.paper import Paper
from jobdesk.ui.widgets.record_form import scrolled

_PAUSE_MS = 200
_NO_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


@dataclass(frozen=True, slots=True)
class Asked:
    """Which paper is looked at first; for these 참여업체 or 참가자 alone where any is named."""

    paper: DayPaper = DayPaper.TIMETABLE
    employers: Sequence[int] = ()
    attendees: Sequence[int] = ()


class PrintsDialog(Dialog):
    """Papers at the left, what may be chosen beside them, the pages at the right. It stays open
    after a print, since a day wants several papers one after the other."""

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        notices: Notices,
        preferences: UserSettings,
        day_id: int,
        choices: Choices,
        parent: QWidget,
        asked: Asked,
    ) -> None:
        super().__init__(f"출력물: {choices.day.title}", parent, width=760)
        self._desk, self._jobs, self._notices = desk, jobs, notices
        self._day_id, self._day = day_id, choices.day
        self.pdf = b""
        self.made: Wanted | None = None
        self._turned = True  # to another paper: its first page is looked at
        self.papers = PrintList()
        self.papers.choose(asked.paper)
        self.options = PrintOptions(choices, preferences, asked.employers, asked.attendees)
        self.options.setProperty("look", "scroll")
        self.options.show_paper(asked.paper)
        self.paper = Paper(jobs)
        self.problem = Label(look="muted", wrap=True)
        self._make_body()
        self.add_remark(Label("Ctrl+P 인쇄 · Ctrl+S 저장", look="muted", points=SMALL + 0.75))
        self.add_button(Button("닫기")).clicked.connect(self.reject)
        self.save_button = self.add_button(Button("PDF 저장", icon="save"), keys="Ctrl+S")
        self.save_button.clicked.connect(self.save_pdf)
        self.go = self.add_button(PrimaryButton("인쇄", icon="printer"), keys="Ctrl+P")
        self.go.clicked.connect(self.print_)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._make)
        self.papers.currentRowChanged.connect(self._on_paper)
        self.options.edited.connect(self._later)
        self.spread(1180, 740)
        self.papers.setFocus()
        self._make()

    def _make_body(self) -> None:
        self.papers.setFixedWidth(theme.now().px(218))
        chosen = QWidget()
        chosen.setFixedWidth(theme.now().px(276))
        area = column(scrolled(self.options), spacing=0)
        area.setContentsMargins(0, 0, 0, 0)
        chosen.setLayout(area)
        self._seen = QStackedWidget()
        told = QWidget()
        middle = column(None, self.problem, None, margin=24)
        told.setLayout(middle)
        self._seen.addWidget(self.paper)
        self._seen.addWidget(told)
        preview = column(self._seen, spacing=4)
        preview.setStretch(0, 1)
        preview.addLayout(row(None, self.paper.controls))
        whole = row(self.papers, chosen, spacing=16)
        whole.addLayout(preview, 1)
        self.body.addLayout(whole, 1)

    def print_(self) -> None:
        """Ask for a printer and print every page."""
        made = self.made
        if made is None or not self.pdf:
            return
        if printing.print_pdf(self.pdf, made.paper.value, self):
            desk, id_ = self._desk, self._day_id
            self._jobs.write(
                lambda: day_papers.handed_out(desk, id_, made, Action.PRINT),
                lambda _: self._notices.say(f"{made.paper.value}: 인쇄를 시작했습니다."),
            )

    def save_pdf(self) -> None:
        """Save the pages as one file."""
        made, pdf = self.made, self.pdf
        if made is None or not pdf:
            return
        name = _NO_NAME.sub("_", f"{made.paper.value} {self._day.title}.pdf")
        path = pickers.file_to_save(self, "PDF 저장", name, "PDF 파일 (*.pdf)")
        if path is None:
            return
        desk, id_ = self._desk, self._day_id

        def write() -> None:
            paper_files.save(path, pdf)
            day_papers.handed_out(desk, id_, made, Action.EXPORT)

        self._jobs.write(write, lambda _: self._notices.say(f"{path.name} 파일로 저장했습니다."))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing is made for a window that is gone."""
        self._timer.stop()
        super().closeEvent(event)

    def _on_paper(self) -> None:
        self._turned = True
        self.options.show_paper(self.papers.paper)
        self._make()

    def _later(self) -> None:
        self._ready(False)
        self._timer.start()

    def _make(self) -> None:
        self._timer.stop()
        self._ready(False)
        wrong = self.options.problem()
        if wrong:
            self._tell(wrong)
            return
        desk, id_, wanted = self._desk, self._day_id, self.options.wanted()
        self._jobs.read(
            lambda: (wanted, day_papers.pdf(desk, id_, wanted)),
            self._take,
            self._failed,
            key=(id(self), "paper"),
        )

    def _take(self, found: tuple[Wanted, bytes]) -> None:
        wanted, pdf = found
        if wanted != self.options.wanted():
            return  # edited meanwhile: the next one is on its way
        self.made, self.pdf = found
        self._seen.setCurrentIndex(0)
        self.paper.controls.show()
        if self._turned:
            self.paper.verticalScrollBar().setValue(0)
        self._turned = False
        self.paper.show_pdf(pdf)
        self._ready(True)

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self._tell(error.message)
        else:
            self._notices.error(error)

    def _tell(self, words: str) -> None:
        self.problem.setText(words)
        self._seen.setCurrentIndex(1)
        self.paper.controls.hide()

    def _ready(self, ready: bool) -> None:
        if not ready:
            self.made, self.pdf = None, b""
        for button in (self.save_button, self.go):
            button.setEnabled(ready)


def open_prints(
    desk: Desk,
    jobs: Jobs,
    notices: Notices,
    preferences: UserSettings,
    day_id: int,
    parent: QWidget,
    asked: Asked | None = None,
) -> None:
    """Show the papers of a day, those that are asked for first."""

    def look(choices: Choices) -> None:
        show(
            PrintsDialog(
                desk, jobs, notices, preferences, day_id, choices, parent.window(), asked or Asked()
            )
        )

    jobs.read(lambda: day_papers.choices(desk, day_id), look)

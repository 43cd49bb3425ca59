"""출력물: every paper of a record, as it will come out of the printer.

A derived dialog says what its papers are and what may be chosen for each::

    class PrintsDialog(PapersDialog):
        def __init__(self, …):
            self.options = PrintOptions(…)      # edited, wanted(), problem(); set before super()
            super().__init__(desk, jobs, notices, "제4회 만남의 날", papers, self.options, parent)
        def turn(self): self.options.show_paper(self.papers.paper_id)
        def title_of(self, wanted): …
        def pdf_of(self, wanted): …             # on a reading thread
        def note(self, wanted, action): …       # on the writing thread
"""

from __future__ import annotations

import re
from typing import Any, Protocol

from PySide6.QtCore import QTimer, SignalInstance
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from jobdesk.errors import UserError
from jobdesk.services import paper_files
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.ui import printing, theme
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets import pickers
from jobdesk.ui.widgets.basics import SMALL, Button, Label, PrimaryButton, column, row
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.paper import Paper
from jobdesk.ui.widgets.paper_list import PaperList
from jobdesk.ui.widgets.record_form import scrolled

_PAUSE_MS = 200
_NO_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


def file_name(words: str) -> str:
    """Words as a file may be called."""
    return _NO_NAME.sub("_", words)


class Options(Protocol):
    """What may be chosen for the papers: a widget that says what is wanted."""

    edited: SignalInstance

    def wanted(self) -> Any:
        """The paper as it is asked for."""

    def problem(self) -> str:
        """What keeps the paper from being made, in a sentence."""


class PapersDialog(Dialog):
    """Papers at the left, what may be chosen beside them, the pages at the right. It stays open
    after a print, since a record wants several papers one after the other."""

    papers: PaperList

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        notices: Notices,
        title: str,
        options: Options,
        parent: QWidget,
    ) -> None:
        super().__init__(f"출력물: {title}", parent, width=760)
        self._desk, self._jobs, self._notices = desk, jobs, notices
        self._title, self._options = title, options
        self.pdf = b""
        self.made: Any = None
        self._turned = True  # to another paper: its first page is looked at
        self.paper = Paper(jobs)
        self.problem = Label(look="muted", wrap=True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._make)

    def begin(self, papers: PaperList, options: QWidget) -> None:
        """Lay out the parts and make the first paper; called at the end of a derived
        constructor."""
        self.papers = papers
        self.turn()
        self._make_body(options)
        self.add_remark(Label("Ctrl+P 인쇄 · Ctrl+S 저장", look="muted", points=SMALL + 0.75))
        self.add_button(Button("닫기")).clicked.connect(self.reject)
        self.more_buttons()
        self.save_button = self.add_button(Button("PDF 저장", icon="save"), keys="Ctrl+S")
        self.save_button.clicked.connect(self.save_pdf)
        self.go = self.add_button(PrimaryButton("인쇄", icon="printer"), keys="Ctrl+P")
        self.go.clicked.connect(self.print_)
        papers.currentRowChanged.connect(self._on_paper)
        self._options.edited.connect(self._later)
        self.spread(1180, 740)
        papers.setFocus()
        self._make()

    # What a derived dialog says

    def more_buttons(self) -> None:
        """Buttons beside those of every paper; none where nothing is said."""

    def turn(self) -> None:
        """Another paper is current: its options are shown."""
        raise NotImplementedError

    def title_of(self, wanted: Any) -> str:
        """What the paper is called, for the printer and the file."""
        raise NotImplementedError

    def pdf_of(self, wanted: Any) -> bytes:
        """The pages. Raises UserError where there is nothing to print."""
        raise NotImplementedError

    def note(self, wanted: Any, action: Action) -> None:
        """Note that the paper was printed or saved."""
        raise NotImplementedError

    # What one can do

    def print_(self) -> None:
        """Ask for a printer and print every page."""
        made = self.made
        if made is None or not self.pdf:
            return
        title = self.title_of(made)
        if printing.print_pdf(self.pdf, title, self):
            self._jobs.write(
                lambda: self.note(made, Action.PRINT),
                lambda _: self._notices.say(f"{title}: 인쇄를 시작했습니다."),
            )

    def save_pdf(self) -> None:
        """Save the pages as one file."""
        made, pdf = self.made, self.pdf
        if made is None or not pdf:
            return
        name = file_name(f"{self.title_of(made)} {self._title}.pdf")
        path = pickers.file_to_save(self, "PDF 저장", name, "PDF 파일 (*.pdf)")
        if path is None:
            return

        def write() -> None:
            paper_files.save(path, pdf)
            self.note(made, Action.EXPORT)

        self._jobs.write(write, lambda _: self._notices.say(f"{path.name} 파일로 저장했습니다."))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing is made for a window that is gone."""
        self._timer.stop()
        super().closeEvent(event)

    # How it is done

    def _make_body(self, options: QWidget) -> None:
        self.papers.setFixedWidth(theme.now().px(218))
        options.setProperty("look", "scroll")
        chosen = QWidget()
        chosen.setFixedWidth(theme.now().px(276))
        area = column(scrolled(options), spacing=0)
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

    def _on_paper(self) -> None:
        self._turned = True
        self.turn()
        self._make()

    def _later(self) -> None:
        self._ready(False)
        self._timer.start()

    def _make(self) -> None:
        self._timer.stop()
        self._ready(False)
        wrong = self._options.problem()
        if wrong:
            self._tell(wrong)
            return
        wanted = self._options.wanted()
        self._jobs.read(
            lambda: (wanted, self.pdf_of(wanted)),
            self._take,
            self._failed,
            key=(id(self), "paper"),
        )

    def _take(self, found: tuple[Any, bytes]) -> None:
        wanted, pdf = found
        if wanted != self._options.wanted():
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

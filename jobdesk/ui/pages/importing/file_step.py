"""The first step: a file is dropped or chosen, its password given, an earlier import undone."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from jobdesk.errors import UserError
from jobdesk.services import history
from jobdesk.services.desk import Desk
from jobdesk.services.history import OperationInfo
from jobdesk.services.importing import receipts
from jobdesk.services.importing.receipts import Receipt
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.importing import words
from jobdesk.ui.pages.importing.empty_sheets import EmptySheets
from jobdesk.ui.pages.importing.recent import KIND, SHOWN, RecentImports
from jobdesk.ui.pages.importing.take_back_dialog import TakeBackDialog
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets import pickers
from jobdesk.ui.widgets.basics import HEADING, Button, Card, Label, PrimaryButton, column, row
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.drop_area import DropArea
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.password import PasswordEdit
from jobdesk.ui.widgets.print_dialog import PrintDialog
from jobdesk.ui.widgets.strip import Strip

KINDS_OF_FILE = (
    "표 파일 (*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.tsv *.txt *.html *.htm *.xml *.slk);;"
    "모든 파일 (*)"
)
_LOOKED_THROUGH = 500

_Recent = tuple[tuple[OperationInfo, ...], dict[int, Receipt]]
"""The last imports, and their receipts by operation."""


class PasswordPanel(QWidget):
    """Asks for the password of a protected file where the file was chosen."""

    given = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._title = Label(points=HEADING, weight=600, wrap=True)
        self._text = Label(
            "보낸 곳에서 알려 준 암호를 입력하세요. 암호는 저장하지 않습니다.",
            look="muted",
            wrap=True,
        )
        self.edit = PasswordEdit()
        self.field = FormField("파일 암호", self.edit)
        self.go = PrimaryButton("열기", icon="folder-open")
        self.other = Button("다른 파일 고르기")
        self.go.clicked.connect(self._give)
        self.edit.submitted.connect(self._give)
        layout = column(None, self._title, self._text, self.field, spacing=10, margin=24)
        layout.addLayout(row(self.go, self.other, None))
        layout.addStretch(1)
        self.setLayout(layout)
        self.setFocusProxy(self.edit.line)

    def ask(self, file: str, problem: str) -> None:
        """Ask for the password of a file; ``problem`` says that the last one was wrong."""
        self._title.setText(f"‘{file}’ 파일은 암호로 보호되어 있습니다")
        self.field.set_problem(problem)
        self.edit.line.selectAll()

    def _give(self) -> None:
        if not self.edit.text():
            self.field.set_problem("파일 암호를 입력하세요.")
            return
        self.given.emit(self.edit.text())


class FileStep(QWidget):
    """``chosen`` carries (path, password or None)."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, jobs: Jobs, notices: Notices) -> None:
        super().__init__()
        self._desk, self._jobs, self._notices = desk, jobs, notices
        self._asked: Path | None = None
        self.strip = Strip()
        self.left = Strip()
        """Offers the review that was left before its end."""
        self.pick = PrimaryButton("파일 고르기", icon="folder-open", tip="Ctrl+O")
        self.drop = DropArea(
            "file-spreadsheet",
            "명부 파일을 여기에 끌어다 놓으세요",
            "구직자·구인업체·구인·교육생 명부와 알선·취업·상담 대장, 출석부를 읽습니다. "
            "‘가져오기’를 누르기 전에는 아무것도 저장되지 않습니다.",
            self.pick,
        )
        self.password = PasswordPanel()
        self._places = QStackedWidget()
        self._places.addWidget(self.drop)
        self._places.addWidget(self.password)
        left = Card(spacing=10)
        left.body.addWidget(self._places, 1)
        for sentence in words.ACCEPTED:
            left.body.addWidget(Label(f"·  {sentence}", look="muted", wrap=True))
        self.empty = EmptySheets(desk, jobs, notices)
        asks = Label("읍면이나 기관에서 자료를 받을 때 보내세요", look="muted", wrap=True)
        sends = row(self.empty, asks, spacing=10)
        sends.setStretch(1, 1)
        left.body.addLayout(sends)
        self.recent = RecentImports()
        cards = row(left, self.recent, spacing=12)
        cards.setStretch(0, 3)
        cards.setStretch(1, 2)
        layout = column(self.strip, self.left, spacing=12)
        layout.addLayout(cards, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.pick)
        if desk.read_only:
            self.pick.setEnabled(False)
            self.drop.setAcceptDrops(False)
            self.strip.tell(
                "읽기 전용으로 열려 있어 가져올 수 없습니다. 쓰고 있는 PC에서 가져오세요."
            )
        self.pick.clicked.connect(self.choose)
        self.password.other.clicked.connect(self.choose)
        self.drop.dropped.connect(self._take)
        self.password.given.connect(self._give)
        self.recent.undo_wanted.connect(self.take_back)
        self.recent.receipt_wanted.connect(self.show_receipt)

    def refresh(self) -> None:
        """Ask for the imports that were made."""
        desk = self._desk

        def look() -> _Recent:
            found = history.recent(desk, _LOOKED_THROUGH)
            shown = tuple(one for one in found if one.kind == KIND)[:SHOWN]
            kept = receipts.listing(desk, SHOWN)
            return shown, {one.operation: one for one in kept}

        self._jobs.read(look, self._show_recent, key=(id(self), "recent"))

    def choose(self) -> None:
        """Ask for a file."""
        if self._desk.read_only:
            return
        path = pickers.file_to_open(self, "가져올 파일 고르기", KINDS_OF_FILE)
        if path is not None:
            self._take(path)

    def begin(self) -> None:
        """Show the empty drop area again."""
        self._asked = None
        self.password.edit.clear()
        self._places.setCurrentWidget(self.drop)
        self.setFocusProxy(self.pick)
        if not self._desk.read_only:
            self.strip.tell("")

    def refuse(self, path: Path, error: UserError, *, protected: bool) -> None:
        """Say why a file was not read, or ask for its password."""
        if not protected:
            self.begin()
            self.strip.tell(error.message, Tone.DANGER)
            return
        again = self._asked == path
        self._asked = path
        self.strip.tell("")
        self.password.ask(path.name, error.message if again else "")
        self._places.setCurrentWidget(self.password)
        self.setFocusProxy(self.password)
        self.password.edit.line.setFocus()

    def _take(self, path: Path) -> None:
        self.begin()
        self.chosen.emit((path, None))

    def _give(self, password: str) -> None:
        assert self._asked is not None
        self.chosen.emit((self._asked, password))

    def show_receipt(self, id_: int) -> None:
        """The paper of one import, to be printed or saved."""
        desk = self._desk
        show(
            PrintDialog(
                self._jobs,
                self._notices,
                receipts.TITLE,
                lambda: receipts.pdf(desk, id_),
                lambda action: receipts.handed_out(desk, id_, action),
                self.window(),
            )
        )

    def _show_recent(self, recent: _Recent) -> None:
        read_only = self._desk.read_only
        self.recent.show_operations(*recent, self._desk.today(), read_only=read_only)

    def take_back(self, operation: int) -> None:
        """Show what taking an import back would do, and let it be done."""
        dialog = TakeBackDialog(self._desk, self._jobs, self._notices, operation, self.window())
        dialog.finished.connect(self.refresh)
        show(dialog)

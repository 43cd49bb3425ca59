"""표 검산: a table of somebody's report, pasted or from a file, with its wrong cells marked.

::

    verify_dialog.show(jobs, notices, window)

Ctrl+V takes what was copied, Ctrl+O a file, a file may be dropped as well. Nothing is stored.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from jobdesk.errors import UserError
from jobdesk.services import verify_table
from jobdesk.services.verify_table import Finding, NeedsPassword, Verified, WrongPassword
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.columns import Column
from jobdesk.ui.models.verified_rows import RIGHT, WRONG
from jobdesk.ui.notices import Notices
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets import pickers
from jobdesk.ui.widgets.basics import SMALL, Button, Label, PrimaryButton, column, row
from jobdesk.ui.widgets.choice_editors import ChoiceEdit
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.drop_area import DropArea
from jobdesk.ui.widgets.password import PasswordEdit
from jobdesk.ui.widgets.plain_table import PlainTable
from jobdesk.ui.widgets.strip import Strip
from jobdesk.ui.widgets.verified_table import VerifiedTable

KINDS_OF_FILE = (
    "표가 든 파일 (*.xlsx *.xls *.xlsm *.xlsb *.ods *.csv *.tsv *.txt *.md *.html *.htm);;"
    "모든 파일 (*)"
)
_COLUMNS = (
    Column("cell", "칸", 60, str, strong=True, sortable=False),
    Column("row", "줄", 150, str, sortable=False),
    Column("column", "열", 150, str, sortable=False),
    Column("printed", "적힌 값", 120, str, sortable=False),
    Column("computed", "바른 값", 120, str, strong=True, sortable=False),
    Column("rule", "셈한 법", 300, str, quiet=True, sortable=False),
)
_LEGEND = f"{WRONG} 맞지 않음과 바른 값 · {RIGHT} 맞음 · 표시 없음: 이 표만으로는 셈할 수 없음"


def show(jobs: Jobs, notices: Notices, parent: QWidget) -> VerifyDialog:
    """Open the dialog over a window."""
    dialog = VerifyDialog(jobs, notices, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


class VerifyDialog(Dialog):
    """See the module's words; not shown yet."""

    def __init__(self, jobs: Jobs, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__("다른 보고서의 표 검산", parent, width=640)
        self._jobs, self._notices = jobs, notices
        self.done_: Verified | None = None
        self._asked: Path | None = None
        self.strip = Strip()
        self.add_strip(self.strip)
        self.paste_button = PrimaryButton("복사한 표 붙여 넣기", tip="Ctrl+V")
        self.drop = DropArea(
            "file-spreadsheet",
            "표를 복사해 붙여 넣거나, 파일을 여기에 끌어다 놓으세요",
            "합계, 달성률, 증감, 구성비, 요일을 다시 셈해 맞지 않는 칸을 표시합니다. "
            "아무것도 저장하지 않습니다.",
            self.paste_button,
        )
        self.password = PasswordEdit()
        self.password.setAccessibleName("파일의 열기 암호")
        self._password_words = Label(wrap=True)
        self._go_on = Button("열기")
        asking = QWidget()
        ask = column(None, self._password_words, spacing=10, margin=20)
        ask.addLayout(row(self.password, self._go_on))
        ask.addStretch(1)
        asking.setLayout(ask)
        self.table = VerifiedTable("검산한 표")
        self.findings = PlainTable(
            "맞지 않는 칸", _COLUMNS, stretch="rule", spare=("column", "row"), fill=True,
            empty="맞지 않는 칸이 없습니다.",
        )  # fmt: skip
        self.sheet = ChoiceEdit([], empty="")
        self.sheet.setAccessibleName("시트")
        self._places = QStackedWidget()
        for place in (self.drop, asking, self._result()):
            self._places.addWidget(place)
        self.body.addWidget(self._places, 1)
        self.other = Button("파일 고르기", icon="folder-open")
        self.other.setToolTip("Ctrl+O")
        self.once_more = Button("다른 표 붙여 넣기")
        self.once_more.setToolTip("Ctrl+V")
        self.once_more.hide()
        for button in (self.once_more, self.other):
            self.add_remark(button)
        close = self.add_button(Button("닫기"))
        close.clicked.connect(self.reject)
        self.copy = self.add_button(Button("찾은 것 복사"), keys="Ctrl+Shift+C")
        self.copy.hide()
        self._connect()
        self.spread(1060, 700)
        self.paste_button.setFocus()

    def _result(self) -> QWidget:
        whole = QWidget()
        split = QSplitter(Qt.Orientation.Vertical, whole)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(12)
        split.addWidget(self.table)
        split.addWidget(self.findings)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        self._legend = Label(_LEGEND, look="muted", points=SMALL + 0.5, wrap=True)
        self.rule = Label(wrap=True)
        layout = column(spacing=8)
        head = row(self.sheet, self._legend, spacing=12)
        head.setStretch(1, 1)
        layout.addLayout(head)
        layout.addWidget(split, 1)
        layout.addWidget(self.rule)
        whole.setLayout(layout)
        return whole

    def _connect(self) -> None:
        self.paste_button.clicked.connect(self.paste)
        self.once_more.clicked.connect(self.paste)
        self.other.clicked.connect(self.choose)
        self.drop.dropped.connect(self.take)
        self.password.submitted.connect(self._again)
        self._go_on.clicked.connect(self._again)
        self.copy.clicked.connect(self.copy_findings)
        self.sheet.edited.connect(self._show_sheet)
        self.findings.picked.connect(self._to_cell)
        self.findings.opened.connect(self._to_table)
        self.table.moved.connect(self._to_finding)
        for keys, act in (("Ctrl+V", self.paste), ("Ctrl+O", self.choose)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    # Taking a table

    def paste(self) -> None:
        """Reckon what was copied."""
        data = QGuiApplication.clipboard().mimeData()
        # Qt's stubs promise data that is not there on an empty clipboard.
        text = data.text() if data is not None else ""
        html = data.html() if data is not None and data.hasHtml() else ""
        if not text.strip() and not html:
            self.strip.tell("복사한 표가 없습니다. 보고서에서 표를 복사한 뒤 다시 붙여 넣으세요.")
            return
        self._ask(lambda: verify_table.pasted(text, html))

    def choose(self) -> None:
        """Ask for a file."""
        path = pickers.file_to_open(self, "검산할 표 고르기", KINDS_OF_FILE)
        if path is not None:
            self.take(path)

    def take(self, path: Path, password: str | None = None) -> None:
        """Reckon a file."""
        self._asked = path
        self._ask(lambda: verify_table.file(path, password=password))

    def _again(self) -> None:
        if self._asked is not None:
            self.take(self._asked, str(self.password.value() or ""))

    def _ask(self, make: Callable[[], Verified]) -> None:
        self.strip.tell("")
        self._jobs.read(make, self._take, self._refuse, key=(id(self), "verify"))

    def _refuse(self, error: BaseException) -> None:
        if isinstance(error, NeedsPassword | WrongPassword):
            self._password_words.setText(error.message)
            self._places.setCurrentIndex(1)
            self.password.line.setFocus()
        elif isinstance(error, UserError):
            self.strip.tell(error.message, Tone.DANGER)
        else:
            self._notices.error(error)

    # Showing what came of it

    def _take(self, done: Verified) -> None:
        self.done_ = done
        self._places.setCurrentIndex(2)
        names = [grid.name for grid in done.grids]
        wrong = [found.sheet for found in done.verdict.findings]
        self.sheet.blockSignals(True)
        self.sheet.clear()
        for name in names:
            self.sheet.addItem(name, name)
        self.sheet.blockSignals(False)
        self.sheet.setVisible(len(names) > 1)
        first = wrong[0] if wrong else next((t.sheet for t in done.verdict.tables), names[0])
        self.sheet.set_value(first)
        self.heading.setText(f"표 검산 · {done.name}")
        verdict = done.verdict
        many = len(verdict.findings)
        rounding = f" 비율은 {verdict.rounding} 기준입니다." if verdict.rated else ""
        told = f"표 {len(verdict.tables):,}개에서 {verdict.checked:,}칸을 다시 셈했습니다."
        if many:
            words = f"맞지 않는 칸이 {many:,}개 있습니다. {told}{rounding}"
            self.strip.tell(words, Tone.DANGER)
        elif verdict.checked:
            self.strip.tell(f"맞지 않는 칸이 없습니다. {told}{rounding}", Tone.SUCCESS)
        else:
            self.strip.tell("이 표만으로 다시 셈할 수 있는 칸이 없습니다.", Tone.WARNING)
        self.findings.set_rows([_cells(found) for found in verdict.findings], 0 if many else None)
        self.copy.setVisible(bool(many))
        self.once_more.show()
        self._show_sheet()
        self._to_cell()
        (self.findings if many else self.table).setFocus()

    def _show_sheet(self) -> None:
        if self.done_ is None:
            return
        names = [grid.name for grid in self.done_.grids]
        shown = str(self.sheet.value())
        self.table.rows.show(self.done_, names.index(shown) if shown in names else 0)

    def _to_cell(self) -> None:
        """Bring the cell of the chosen finding into view and say its rule."""
        at = self.findings.current()
        if self.done_ is None or at is None:
            self.rule.setText("")
            return
        found = self.done_.verdict.findings[at]
        if str(self.sheet.value()) != found.sheet:
            self.sheet.set_value(found.sheet)
            self._show_sheet()
        self.table.go(found.place)
        self.rule.setText(f"{found.cell} {found.row}: {found.rule}")

    def _to_table(self, _at: int) -> None:
        self.table.setFocus()

    def _to_finding(self) -> None:
        """Choose the finding of the cell that the table stands on."""
        index = self.table.currentIndex()
        found = self.table.rows.finding(index.row(), index.column())
        if self.done_ is not None and found is not None:
            at = self.done_.verdict.findings.index(found)
            if self.findings.current() != at:
                self.findings.selectRow(at)
                self.findings.scrollTo(self.findings.model().index(at, 0))

    def copy_findings(self) -> None:
        """The list of findings as text that a sheet takes."""
        if self.done_ is None:
            return
        lines = ["\t".join(("시트", *(each.title for each in _COLUMNS)))]
        lines += ["\t".join((found.sheet, *_cells(found))) for found in self.done_.verdict.findings]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self._notices.say(f"맞지 않는 칸 {len(lines) - 1:,}개를 복사했습니다.")


def _cells(found: Finding) -> tuple[str, ...]:
    texts = (found.cell, found.row, found.column, found.printed, found.computed, found.rule)
    return tuple(" ".join(text.split()) for text in texts)

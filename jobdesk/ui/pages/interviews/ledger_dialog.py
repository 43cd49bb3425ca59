"""지급대장: for which year or month, with accounts or without, on paper or as a workbook."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QWidget

from jobdesk.domain.interviews import Allowance
from jobdesk.services import allowance_ledger
from jobdesk.services.desk import Desk
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets import pickers
from jobdesk.ui.widgets.basics import Button, Label, PrimaryButton, row
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.editors import ChoiceEdit
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.print_dialog import PrintDialog

_WHOLE = "한 해 모두"
_TITLE = "면접활동비 지급대장"


class LedgerDialog(Dialog):
    """See the module's words."""

    def __init__(self, desk: Desk, jobs: Jobs, notices: Notices, parent: QWidget) -> None:
        super().__init__(_TITLE, parent, width=460)
        self._desk, self._jobs, self._notices = desk, jobs, notices
        today = desk.today()
        years = [f"{year}년" for year in range(today.year, today.year - 6, -1)]
        self.year = FormField("연도", ChoiceEdit(years, empty=""))
        self.month = FormField(
            "달", ChoiceEdit([_WHOLE, *(f"{month}월" for month in range(1, 13))], empty="")
        )
        line = row(self.year, self.month, spacing=12)
        for at in range(2):
            line.setStretch(at, 1)
        self.body.addLayout(line)
        self.told = Label(weight=600, tabular=True)
        self.body.addWidget(self.told)
        self.accounts = QCheckBox("계좌번호를 가리지 않습니다")
        self.body.addWidget(self.accounts)
        self.body.addWidget(
            Label("누가 언제 무엇을 뽑았는지 접속기록에 남습니다.", look="muted", wrap=True)
        )
        self.body.addStretch(1)
        self.add_button(Button("닫기")).clicked.connect(self.reject)
        self.sheet = self.add_button(Button("엑셀", icon="file-spreadsheet"))
        self.sheet.clicked.connect(self.save_sheet)
        self.go = self.add_button(PrimaryButton("미리보기·인쇄", icon="printer"), keys="Ctrl+P")
        self.go.clicked.connect(self.print_)
        for field in (self.year, self.month):
            field.edited.connect(self._count)
        self._count()
        self.go.setFocus()

    @property
    def span(self) -> tuple[int, int | None]:
        """The year, and the month or None for the whole year."""
        year = int(str(self.year.value()).removesuffix("년"))
        month = str(self.month.value())
        return year, None if month == _WHOLE else int(month.removesuffix("월"))

    def print_(self) -> None:
        """Its pages, to print or to save."""
        desk, (year, month), full = self._desk, self.span, self.accounts.isChecked()
        self.accept()
        show(
            PrintDialog(
                self._jobs,
                self._notices,
                _TITLE,
                lambda: allowance_ledger.ledger_pdf(desk, year, month, full_accounts=full),
                lambda action: allowance_ledger.ledger_out(
                    desk, year, month, action, full_accounts=full
                ),
                self.parentWidget() or self.window(),
            )
        )

    def save_sheet(self) -> None:
        """Choose a file and write the workbook."""
        year, month = self.span
        span = f"{year}년" if month is None else f"{year}년_{month}월"
        mark = "연습_" if self._desk.practice else ""
        name = f"{mark}면접활동비_지급대장_{span}.xlsx"
        path = pickers.file_to_save(self, "저장할 곳", name, "엑셀 (*.xlsx)")
        if path is not None:
            self.write(path)

    def write(self, path: Path) -> None:
        """Write the workbook in the background."""
        desk, (year, month), full = self._desk, self.span, self.accounts.isChecked()
        self._jobs.write(
            lambda: allowance_ledger.ledger_xlsx(desk, path, year, month, full_accounts=full),
            partial(_say_saved, self._notices, path),
        )
        self.accept()

    def _count(self) -> None:
        desk, (year, month) = self._desk, self.span
        first, last = allowance_ledger.span(year, month)
        self._jobs.read(
            lambda: allowance_ledger.paid_between(desk, first, last),
            self._tell,
            key=(id(self), "count"),
        )

    def _tell(self, found: tuple[Allowance, ...]) -> None:
        won = sum(one.amount or 0 for one in found)
        self.told.setText(f"지급 {len(found):,}건 · {won:,}원")


def _say_saved(notices: Notices, path: Path, count: int) -> None:
    notices.say(f"{count:,}건을 저장했습니다: {path}")

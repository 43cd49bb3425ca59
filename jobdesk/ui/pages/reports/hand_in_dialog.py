"""제출 확정: when, to whom and under which number a report is handed in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.report_check import Finding, Level
from jobdesk.domain.report_records import ReportRecord
from jobdesk.errors import UserError
from jobdesk.services import report_book
from jobdesk.services.desk import Desk
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import Button, Label, PrimaryButton, row
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.editors import DateEdit, TextEdit
from jobdesk.ui.widgets.form_field import FormField


class HandInDialog(Dialog):
    """``findings`` of the check are told, and keep nobody from handing in. ``look_over`` opens
    them."""

    def __init__(
        self,
        record: ReportRecord,
        number: str,
        findings: Sequence[Finding],
        desk: Desk,
        jobs: Jobs,
        notices: Notices,
        parent: QWidget,
    ) -> None:
        super().__init__("제출 확정", parent, width=480)
        self._record, self._desk, self._jobs, self._notices = record, desk, jobs, notices
        self.body.addWidget(Label(record.title, weight=600, wrap=True))
        about = (
            "지금 보이는 그대로 보관합니다. 뒤에 기록을 고쳐도 이 보고서는 바뀌지 않고, 다시 "
            "인쇄해도 똑같이 나옵니다. 취소하려면 사유를 적어야 합니다."
        )
        self.body.addWidget(Label(about, look="muted", wrap=True))
        wrong = sum(each.level is Level.WRONG for each in findings)
        self.look_over = Button(f"점검 결과 {len(findings)}건 보기", icon="list-checks")
        if findings:
            told = f"고칠 것이 {wrong}건 있습니다." if wrong else "살펴볼 것이 있습니다."
            words = Label(told, look="danger" if wrong else "muted", wrap=True)
            line = row(words, self.look_over, spacing=12)
            line.setStretch(0, 1)
            self.body.addLayout(line)
        self.day = FormField("제출일", DateEdit(desk.today), required=True)
        self.day.set_value(desk.today())
        self.number = FormField("문서번호", TextEdit(), required=True)
        self.number.set_value(number)
        self.to = FormField("제출처", TextEdit("예: 군청 일자리경제과"))
        self.to.set_value(record.submitted_to)
        self.body.addLayout(row(self.day, self.number, spacing=12))
        self.body.addWidget(self.to)
        self.body.addStretch(1)
        self.add_button(Button("그대로 두기")).clicked.connect(self.reject)
        self.go = self.add_button(PrimaryButton("제출 확정", icon="check"), keys="Ctrl+S")
        self.go.clicked.connect(self.save)
        self.day.widget.setFocus()

    def save(self) -> None:
        """Hand it in."""
        if self.day.problem():
            return
        day, number, to = self.day.value(), str(self.number.value()), str(self.to.value())
        desk, id_ = self._desk, self._record.id
        self.go.setEnabled(False)

        def write() -> Change:
            return report_book.hand_in(desk, id_, on=day, to=to, number=number)  # type: ignore[arg-type]

        self._jobs.write(write, self._done, self._refused)

    def _done(self, change: Change) -> None:
        self._notices.say(f"{change.label}. 이제 이 보고서는 바뀌지 않습니다.")
        self.accept()

    def _refused(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        if isinstance(error, UserError) and error.field == "document_number":
            self.number.set_problem(str(error))
            return
        self._notices.error(error)

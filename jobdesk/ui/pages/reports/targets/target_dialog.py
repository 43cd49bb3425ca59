"""목표 고치기: one indicator's target of a year, revised with a day, a reason and a document."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QGridLayout, QWidget

from jobdesk.domain.targets import Target
from jobdesk.errors import UserError
from jobdesk.services import targets
from jobdesk.services.desk import Desk
from jobdesk.services.target_year import YearLine
from jobdesk.ui import dates
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.may_write import may_write
from jobdesk.ui.models.listing import plain
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import SMALL, Button, Label, PrimaryButton
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.editors import DateEdit, TextEdit
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.plain_table import PlainTable


class TargetDialog(Dialog):
    """See the module's words; every target that ever held is listed beneath."""

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        notices: Notices,
        line: YearLine,
        year: int,
        parent: QWidget,
    ) -> None:
        super().__init__(f"{year}년 {line.indicator.label} 목표", parent, width=600)
        self._desk, self._jobs, self._notices = desk, jobs, notices
        self._indicator, self._year = line.indicator.id, year
        self.value = FormField("목표", TextEdit("예: 300, 산업체 요구 시"))
        self.since = FormField("적용일", DateEdit(desk.today))
        self.reason = FormField("사유", TextEdit("예: 추경으로 목표 상향"))
        self.document = FormField("근거문서", TextEdit("예: 일자리정책과-1234"))
        self.value.set_value(line.target.value if line.target else "")
        self.since.set_value(desk.today())
        self.body.addWidget(Label(line.indicator.rule, look="muted", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        for at, field in enumerate((self.value, self.since, self.reason, self.document)):
            grid.addWidget(field, at // 2, at % 2)
            grid.setColumnStretch(at % 2, 1)
        self.body.addLayout(grid)
        self.body.addWidget(
            Label(
                "비우거나 ‘-’, ‘산업체 요구 시’처럼 말로 적어도 됩니다. 숫자가 아니면 달성률을 "
                "내지 않습니다.",
                points=SMALL + 0.75,
                look="muted",
                wrap=True,
            )
        )
        self.past_title = Label("정해 온 목표", weight=600)
        self.past = PlainTable(
            "정해 온 목표",
            (
                plain("since", "적용일", 112, quiet=True),
                plain("value", "목표", 112, right=True),
                plain("reason", "사유", 180),
                plain("document", "근거문서", 150),
            ),
            stretch="reason",
            spare=("document",),
            lines=6,
        )
        self.body.addWidget(self.past_title)
        self.body.addWidget(self.past)
        self.past_title.hide()
        self.past.hide()
        self.add_button(Button("취소")).clicked.connect(self.reject)
        self.go = self.add_button(PrimaryButton("저장", icon="check"), keys="Ctrl+S")
        self.go.clicked.connect(self.save)
        may_write(desk, self.go)
        for field in (self.value, self.reason, self.document):
            editor = field.editor
            assert isinstance(editor, TextEdit)
            editor.submitted.connect(self.save)
        indicator = self._indicator
        jobs.read(lambda: targets.revisions(desk, indicator, year), self._take_past)
        self.value.widget.setFocus()

    def save(self) -> None:
        """Store the target as typed."""
        since, wrong = self.since.value(), self.since.editor.problem()
        if wrong:
            self.since.set_problem(wrong)
            return
        if not self.go.isEnabled():
            return
        desk, indicator, year = self._desk, self._indicator, self._year
        value, reason, document = (
            str(field.value()) for field in (self.value, self.reason, self.document)
        )
        self.go.setEnabled(False)
        self._jobs.write(
            lambda: targets.set_target(
                desk,
                indicator,
                year,
                value,
                reason=reason,
                document=document,
                on=since if isinstance(since, date) else None,
            ),
            self._stored,
            self._refused,
        )

    def _take_past(self, past: tuple[Target, ...]) -> None:
        self.past_title.setVisible(bool(past))
        self.past.setVisible(bool(past))
        self.past.set_rows(
            [(dates.day(t.set_on), t.value or "없음", t.reason, t.document) for t in past]
        )

    def _stored(self, change: object) -> None:
        written = getattr(change, "operation", 0)
        self._notices.say("목표를 저장했습니다." if written else "이미 그 목표입니다.")
        self.accept()

    def _refused(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        fields = {"value": self.value, "reason": self.reason, "document": self.document}
        if isinstance(error, UserError):
            fields.get(error.field, self.value).set_problem(error.message)
        else:
            self._notices.error(error)

"""목표 정하기: the targets of a cohort as typed, set at first or revised with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QGridLayout, QWidget

from jobdesk.errors import UserError
from jobdesk.services import cohort_targets
from jobdesk.services.cohort_targets import TargetLine
from jobdesk.services.desk import Desk
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import SMALL, Button, Label, PrimaryButton
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.editors import DateEdit, TextEdit
from jobdesk.ui.widgets.form_field import FormField


class TargetsDialog(Dialog):
    """See the module's words; what is left as it stands is not revised."""

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        notices: Notices,
        cohort_id: int,
        lines: Sequence[TargetLine],
        parent: QWidget,
    ) -> None:
        revised = any(line.target is not None for line in lines)
        super().__init__("목표 바꾸기" if revised else "목표 정하기", parent, width=600)
        self._desk, self._jobs, self._notices = desk, jobs, notices
        self._cohort_id = cohort_id
        self.fields = {line.measure: FormField(line.measure.value, TextEdit()) for line in lines}
        for line in lines:
            self.fields[line.measure].set_value(line.value)
        self._before = {line.measure: line.value for line in lines}
        self.since = FormField("적용일", DateEdit(desk.today))
        self.since.set_value(desk.today())
        self.reason = FormField("사유", TextEdit("예: 추경으로 목표 상향"))
        self.document = FormField("근거문서", TextEdit("예: 일자리정책과-1234"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        for at, field in enumerate(self.fields.values()):
            grid.addWidget(field, at // 3, at % 3)
        grid.addWidget(self.since, 1, 2)
        grid.addWidget(self.reason, 2, 0, 1, 2)
        grid.addWidget(self.document, 2, 2)
        for at in range(3):
            grid.setColumnStretch(at, 1)
        self.body.addLayout(grid)
        self.body.addWidget(
            Label(
                "숫자나 ‘해당사항없음’, ‘-’처럼 말로 적을 수 있습니다. 숫자가 아니면 달성률을 내지 "
                "않습니다. 바꾸기 전의 목표는 지난 목표로 남습니다.",
                points=SMALL + 0.75,
                look="muted",
                wrap=True,
            )
        )
        self.problem = Label(look="danger", wrap=True)
        self.problem.hide()
        self.body.addWidget(self.problem)
        self.add_button(Button("취소")).clicked.connect(self.reject)
        self.go = self.add_button(PrimaryButton("저장", icon="check"), keys="Ctrl+S")
        self.go.clicked.connect(self.save)
        next(iter(self.fields.values())).widget.setFocus()

    def save(self) -> None:
        """Store what differs from the targets in force."""
        since, wrong = self.since.value(), self.since.editor.problem()
        if wrong or not isinstance(since, date):
            self.since.set_problem(wrong or "적용일을 적으세요.")
            self.since.widget.setFocus()
            return
        desk, id_ = self._desk, self._cohort_id
        typed = {measure: str(field.value()) for measure, field in self.fields.items()}
        # A reason is of what is changed, and of nothing else.
        values = {each: value for each, value in typed.items() if value != self._before[each]}
        if not values:
            self._say("바뀐 목표가 없습니다. 저장된 목표는 그대로입니다. 바꿀 칸을 고치세요.")
            return
        reason, document = str(self.reason.value()), str(self.document.value())
        self.go.setEnabled(False)
        self._jobs.write(
            lambda: cohort_targets.set_targets(
                desk, id_, values, reason=reason, document=document, on=since
            ),
            self._stored,
            self._refused,
        )

    def _stored(self, _change: object) -> None:
        self.accept()

    def _refused(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        if isinstance(error, UserError):
            self._say(error.message)
        else:
            self._notices.error(error)

    def _say(self, message: str) -> None:
        self.problem.setText(message)
        self.problem.show()

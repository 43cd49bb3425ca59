"""지급: everybody who would be paid, count and sum first, and who may not be paid and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from jobdesk.errors import UserError
from jobdesk.services import allowance_payment, allowances
from jobdesk.services.allowance_payment import Payment
from jobdesk.services.desk import Desk
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.listing import plain
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import HEADING, Button, Label, PrimaryButton
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.editors import DateEdit
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.plain_table import PlainTable


class PayDialog(Dialog):
    """Pays those of ``ids`` that the rules allow, in one operation on one day."""

    def __init__(
        self, desk: Desk, jobs: Jobs, notices: Notices, ids: Sequence[int], parent: QWidget
    ) -> None:
        super().__init__("면접활동비 지급", parent, width=620)
        self._desk, self._jobs, self._notices = desk, jobs, notices
        self._payable: tuple[int, ...] = ()
        self.sum = Label("확인하는 중입니다…", points=HEADING + 1, weight=700, tabular=True)
        self.table = PlainTable(
            "지급할 분",
            (
                plain("name", "이름", 76, strong=True),
                plain("firm", "면접 업체", 120),
                plain("account", "계좌", 224),
                plain("won", "금액", 84, right=True),
            ),
            stretch="firm",
            spare=("firm",),
            lines=6,
            empty="지급할 수 있는 분이 없습니다.",
        )
        self.missing = Label(look="warning", wrap=True)
        self.refused = Label(look="danger", wrap=True)
        self.paid_on = FormField("지급일", DateEdit(desk.today), required=True)
        self.paid_on.set_value(desk.today())
        for part in (self.sum, self.table, self.missing, self.refused, self.paid_on):
            self.body.addWidget(part)
        for label in (self.missing, self.refused):
            label.hide()
        self.body.addStretch(1)
        self.close_button = self.add_button(Button("취소"))
        self.close_button.clicked.connect(self.reject)
        self.go = self.add_button(PrimaryButton("지급", icon="check"), keys="Ctrl+S")
        self.go.setEnabled(False)
        self.go.clicked.connect(self.save)
        self.paid_on.widget.setFocus()
        wanted = tuple(ids)
        jobs.read(
            lambda: allowance_payment.preview(desk, wanted), self._take, key=(id(self), "preview")
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the day pays what was previewed."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.go.isEnabled():
            self.save()
            return
        super().keyPressEvent(event)

    def save(self) -> None:
        """Pay them, all or none; what is refused is said here."""
        day, desk, ids = self.paid_on.value(), self._desk, self._payable
        unread = self.paid_on.editor.problem()
        if unread or not isinstance(day, date):
            self.paid_on.set_problem(unread or "지급일을 입력하세요.")
            return
        self.go.setEnabled(False)
        self._jobs.write(lambda: allowances.pay(desk, ids, day), self._done, self._refused)

    def _take(self, found: tuple[Payment, ...]) -> None:
        good = [one for one in found if not one.why]
        won = sum(one.won for one in good)
        self._payable = tuple(one.id for one in good)
        self.sum.setText(f"{len(good):,}건 · {won:,}원" if good else "지급할 것이 없습니다")
        self.table.set_rows(
            [
                (one.name, one.firm, f"{one.bank} {one.account}".strip() or "-", f"{one.won:,}원")
                for one in good
            ]
        )
        self.table.setVisible(bool(good))
        bare = [one.name for one in good if not one.account]
        self.missing.setText(
            f"계좌번호가 없는 분: {', '.join(bare)}. 현금으로 드렸는지 확인하세요." if bare else ""
        )
        self.missing.setVisible(bool(bare))
        self._tell("\n".join(one.why for one in found if one.why))
        self.paid_on.setVisible(bool(good))
        self.go.setText(f"{len(good):,}건 {won:,}원 지급" if good else "지급")
        self.go.setEnabled(bool(good))
        self.go.setVisible(bool(good))
        if not good:
            self.close_button.setText("닫기")
            self.close_button.setFocus()

    def _tell(self, words: str) -> None:
        self.refused.setText(words)
        self.refused.setVisible(bool(words))

    def _done(self, change: object) -> None:
        del change
        self.accept()

    def _refused(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        if isinstance(error, UserError) and error.field == "paid_on":
            self.paid_on.set_problem(error.message)
        elif isinstance(error, UserError):
            self._tell(error.message)
        else:
            self._notices.error(error)

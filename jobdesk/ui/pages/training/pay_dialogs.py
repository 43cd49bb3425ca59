"""훈련수당: the day it is paid on, and the account it goes to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change
from jobdesk.services import trainee_pay
from jobdesk.services.desk import Desk
from jobdesk.services.trainee_pay import PayRow
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.training.pay_rows import month_words
from jobdesk.ui.widgets.act_dialog import ActDialog
from jobdesk.ui.widgets.basics import Label
from jobdesk.ui.widgets.editors import DateEdit
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.text_editors import AccountEdit


class PayDialog(ActDialog):
    """지급 of a month to ``rows``; what was paid is not taken back by a changed 출석부."""

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        notices: Notices,
        cohort_id: int,
        month: date,
        ids: Sequence[int] | None,
        rows: Sequence[PayRow],
        parent: QWidget,
    ) -> None:
        won = sum(one.shown_amount for one in rows)
        super().__init__(
            desk,
            jobs,
            notices,
            f"{month_words(month)} 훈련수당 지급",
            f"{len(rows):,}명 지급",
            parent,
            about=f"{len(rows):,}명에게 모두 {won:,}원을 지급한 것으로 적습니다. 지급한 뒤에 "
            "출결이 바뀌어도 지급액은 그대로 남고 차액만 알려 드립니다.",
        )
        self._cohort_id, self._month, self._ids = cohort_id, month, ids
        bare = sum(not one.account for one in rows)
        if bare:
            self.body.addWidget(
                Label(f"계좌번호가 없는 분이 {bare:,}명 있습니다.", look="warning", wrap=True)
            )
        self.add_fields(paid_on=FormField("지급일", DateEdit(desk.today), required=True))
        self.fields["paid_on"].set_value(desk.today())
        self.end_fields("paid_on")

    def act(self) -> Callable[[], Change]:
        """Pay."""
        desk, cohort_id, month, ids = self.desk, self._cohort_id, self._month, self._ids
        day = self.fields["paid_on"].value()
        on = day if isinstance(day, date) else None
        return lambda: trainee_pay.pay(desk, cohort_id, month, ids, on)


class AccountDialog(ActDialog):
    """The account of one person, masked until it is asked for."""

    def __init__(
        self, desk: Desk, jobs: Jobs, notices: Notices, one: PayRow, parent: QWidget
    ) -> None:
        super().__init__(
            desk,
            jobs,
            notices,
            f"계좌번호: {one.name}",
            "저장",
            parent,
            about="은행과 계좌번호, 예금주를 적습니다. 다음 달에도 그대로 쓰입니다.",
        )
        assert one.record is not None
        self._id = one.record.id
        self.account = AccountEdit()
        self.add_fields(account=FormField("계좌", self.account))
        self.fields["account"].set_value(one.account)
        self.account.set_masked(bool(one.account))
        self.account.reveal_wanted.connect(self._reveal)
        self.end_fields("account")

    def act(self) -> Callable[[], Change]:
        """Store it."""
        desk, id_, account = self.desk, self._id, str(self.fields["account"].value() or "")
        return lambda: trainee_pay.set_account(desk, id_, account)

    def _reveal(self) -> None:
        """Show it whole; the access log notes it."""
        self.account.set_masked(False)
        desk, id_ = self.desk, self._id
        self.jobs.read(lambda: trainee_pay.account_seen(desk, id_), lambda _: None)

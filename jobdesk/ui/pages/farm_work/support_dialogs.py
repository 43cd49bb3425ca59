"""What the steps of a 기안 ask for: a day, a document, a reason, an amount."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.farm_support import SupportStep
from jobdesk.services import farm_support, farm_support_lines
from jobdesk.services.desk import Desk
from jobdesk.services.farm_support_ledger import BatchRow, Paid
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.farm_work.support_rows import won
from jobdesk.ui.widgets.act_dialog import ActDialog
from jobdesk.ui.widgets.editors import DateEdit, NumberEdit, TextEdit
from jobdesk.ui.widgets.form_field import FormField

REASONS: tuple[str, ...] = ("서류 보완", "금액 정정", "계좌 오류", "예산 부족", "잘못 기안함")
"""Why a 기안 is turned down or a payment taken back, offered."""

_ABOUT = {
    SupportStep.APPROVED: "승인하면 예산에서 빠지고, 줄을 더 빼거나 고칠 수 없습니다.",
    SupportStep.PAID: "지급한 것으로 적습니다. 증빙이 필요한 줄은 모두 접수되어 있어야 합니다.",
    SupportStep.SETTLED: "지급한 돈의 정산을 마친 것으로 적습니다.",
}
_FIELD = {
    SupportStep.APPROVED: "approved_on",
    SupportStep.PAID: "paid_on",
    SupportStep.SETTLED: "settled_on",
}


class StepDialog(ActDialog):
    """승인, 지급 or 정산 of a 기안 on a day; an approval may bear the number of its document."""

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        notices: Notices,
        row: BatchRow,
        step: SupportStep,
        parent: QWidget,
    ) -> None:
        super().__init__(
            desk,
            jobs,
            notices,
            f"{row.batch.title}: {step.value}",
            f"{row.lines:,}건 {won(row.amount)} {step.value}",
            parent,
            about=_ABOUT[step],
        )
        self._id, self._step = row.id, step
        fields = {_FIELD[step]: FormField(f"{step.value}일", DateEdit(desk.today), required=True)}
        if step is SupportStep.APPROVED:
            fields["document"] = FormField("문서번호", TextEdit("예: 농촌일자리과-1234"))
            fields["document"].set_value(row.batch.document)
        self.add_fields(**fields)
        self.fields[_FIELD[step]].set_value(desk.today())
        self.end_fields(_FIELD[step])

    def act(self) -> Callable[[], Change]:
        """Take the step."""
        desk, id_ = self.desk, self._id
        day = self.fields[_FIELD[self._step]].value()
        on = day if isinstance(day, date) else None
        if self._step is SupportStep.APPROVED:
            document = str(self.fields["document"].value() or "")
            return lambda: farm_support.approve(desk, id_, on, document=document)
        if self._step is SupportStep.PAID:
            return lambda: farm_support.pay(desk, id_, on)
        return lambda: farm_support.settle(desk, id_, on)


class AmountDialog(ActDialog):
    """Less than the day is worth, as the receipt says."""

    def __init__(
        self, desk: Desk, jobs: Jobs, notices: Notices, line: Paid, parent: QWidget
    ) -> None:
        super().__init__(
            desk,
            jobs,
            notices,
            f"금액: {line.name} {line.on.isoformat()} {line.item}",
            "저장",
            parent,
            about="영수증의 금액이 기준보다 적으면 그만큼만 적습니다. 기준과 한도를 넘을 수는 "
            "없습니다.",
        )
        self._id = line.id
        self.add_fields(amount=FormField("금액(원)", NumberEdit("원"), required=True))
        self.fields["amount"].set_value(line.amount)
        self.end_fields("amount")

    def act(self) -> Callable[[], Change]:
        """Store it."""
        desk, id_, value = self.desk, self._id, self.fields["amount"].value()
        amount = value if isinstance(value, int) else None
        return lambda: farm_support_lines.set_amount(desk, id_, amount)


class DayDialog(ActDialog):
    """증빙 접수 of some lines, on a day."""

    def __init__(
        self, desk: Desk, jobs: Jobs, notices: Notices, lines: list[Paid], parent: QWidget
    ) -> None:
        papers = ", ".join(dict.fromkeys(one.evidence for one in lines if one.evidence))
        count = sum(bool(one.evidence) for one in lines)
        super().__init__(
            desk,
            jobs,
            notices,
            "증빙 접수",
            f"{count:,}건 접수",
            parent,
            about=f"받은 날을 적습니다({papers}). 종이는 기안의 ‘첨부’에 붙일 수 있습니다.",
        )
        self._ids = [one.id for one in lines]
        self.add_fields(evidence_on=FormField("접수일", DateEdit(desk.today), required=True))
        self.fields["evidence_on"].set_value(desk.today())
        self.end_fields("evidence_on")

    def act(self) -> Callable[[], Change]:
        """Note it."""
        desk, ids, day = self.desk, self._ids, self.fields["evidence_on"].value()
        on = day if isinstance(day, date) else None
        return lambda: farm_support_lines.receive(desk, ids, on)

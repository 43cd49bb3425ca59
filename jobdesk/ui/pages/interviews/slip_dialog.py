"""확인서 접수: what stands on the signed paper in one's hand – the day, who signed, the account."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from jobdesk.domain.allowances import Room
from jobdesk.domain.interviews import Allowance
from jobdesk.errors import UserError
from jobdesk.services import allowance_payment, allowances, contacts, stored
from jobdesk.services.desk import Desk
from jobdesk.ui import dates
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.allowance_dialog import BANKS, tell_room
from jobdesk.ui.widgets.basics import SMALL, Button, Label, PrimaryButton, row
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.editors import DateEdit, SuggestEdit, TextEdit
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.text_editors import AccountEdit


@dataclass(frozen=True, slots=True)
class SlipFacts:
    """What is known before the slip is read; ``signers`` are offered, the likeliest first."""

    allowance: Allowance
    name: str
    firm: str
    signers: tuple[str, ...]
    room: Room


def look(desk: Desk, allowance_id: int) -> SlipFacts:
    """Gather what the dialog shows; runs on a reading thread."""
    one = allowances.get(desk, allowance_id)
    firm = stored.employer(desk, one.employer_id) if one.employer_id is not None else None
    known = [who.name for who in contacts.of(desk, firm.id)] if firm is not None else []
    first = [firm.contact_name] if firm is not None and firm.contact_name else []
    return SlipFacts(
        one,
        stored.seeker(desk, one.seeker_id or 0).name,
        firm.name if firm is not None else "",
        tuple(dict.fromkeys([*first, *known])),
        allowances.room(desk, one.seeker_id or 0, one.interview_on or desk.today()),
    )


class SlipDialog(Dialog):
    """Receives the slip of one allowance."""

    def __init__(
        self, desk: Desk, jobs: Jobs, notices: Notices, facts: SlipFacts, parent: QWidget
    ) -> None:
        super().__init__(f"면접확인서 접수: {facts.name}", parent, width=500)
        self._desk, self._jobs, self._notices = desk, jobs, notices
        one = facts.allowance
        self._id = one.id
        day = dates.day(one.interview_on)
        about = " · ".join(part for part in (facts.firm, f"면접 {day}") if part)
        self.body.addWidget(Label(f"{about} · {one.amount or 0:,}원", weight=600))
        self.left = Label(wrap=True, tabular=True, points=SMALL + 0.75)
        tell_room(self.left, facts.room, one.amount or 0)
        self.body.addWidget(self.left)
        self.signer = FormField("업체 확인자", SuggestEdit(facts.signers), required=True)
        self.signer.set_value(facts.signers[0] if facts.signers else "")
        self.on = FormField("접수일", DateEdit(desk.today), required=True)
        self.on.set_value(desk.today())
        self.bank = FormField("은행", SuggestEdit(BANKS))
        self.bank.set_value(one.bank)
        self.account_edit = AccountEdit()
        self.account = FormField("계좌번호", self.account_edit)
        self.account.set_value(one.account)
        self.account_edit.reveal_wanted.connect(self._reveal)
        self.account_edit.set_masked(bool(one.account))
        self.holder = FormField("예금주", TextEdit())
        self.holder.set_value(one.holder or facts.name)
        for pair in ((self.signer, self.on), (self.bank, self.holder)):
            line = row(*pair, spacing=12)
            for at in range(2):
                line.setStretch(at, 1)
            self.body.addLayout(line)
        self.body.insertWidget(self.body.count() - 1, self.account)
        self.problem = Label(look="danger", wrap=True)
        self.problem.hide()
        self.body.addWidget(self.problem)
        self.body.addStretch(1)
        self.add_remark(Label("Enter 다음 칸 · Ctrl+S 저장", look="muted", points=SMALL + 0.75))
        self.add_button(Button("취소")).clicked.connect(self.reject)
        self.go = self.add_button(PrimaryButton("접수", icon="check"), keys="Ctrl+S")
        self.go.clicked.connect(self.save)
        order = self.signer, self.on, self.account, self.bank, self.holder
        for first, second in pairwise(order):
            self.setTabOrder(first.widget, second.widget)
        self.signer.widget.setFocus()
        self.signer_edit().selectAll()

    def signer_edit(self) -> TextEdit:
        """The field of who signed."""
        editor = self.signer.editor
        assert isinstance(editor, TextEdit)
        return editor

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the next field; on a button it presses it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, Button):
                focused.click()
            else:
                self.focusNextChild()
            return
        super().keyPressEvent(event)

    def save(self) -> None:
        """Receive it; what is refused is said beneath its field."""
        unread = self.on.editor.problem()
        day = self.on.value()
        if unread or not isinstance(day, date):
            self.on.set_problem(unread or "접수일을 입력하세요.")
            self.on.widget.setFocus()
            return
        desk, id_, by = self._desk, self._id, str(self.signer.value())
        account = (str(self.bank.value()), str(self.account.value()), str(self.holder.value()))
        self.go.setEnabled(False)
        self._jobs.write(
            lambda: allowances.receive_slip(desk, id_, day, by, account),
            self._done,
            self._refused,
        )

    def _reveal(self) -> None:
        self.account_edit.set_masked(False)
        desk, id_ = self._desk, self._id
        self._jobs.read(lambda: allowance_payment.account_seen(desk, id_), self._noted)

    def _noted(self, nothing: None) -> None:
        """The look is in the log; there is nothing to show for it."""

    def _done(self, change: object) -> None:
        del change
        self.accept()

    def _refused(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        fields = {"slip_on": self.on, "slip_by": self.signer}
        if not isinstance(error, UserError):
            self._notices.error(error)
        elif error.field in fields:
            fields[error.field].set_problem(error.message)
            fields[error.field].widget.setFocus()
        else:
            self.problem.setText(error.message)
            self.problem.show()

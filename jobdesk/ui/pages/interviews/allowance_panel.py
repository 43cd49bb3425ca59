"""One 면접활동비: what is left for the person, the account hidden until asked for, its steps."""

from __future__ import annotations

from jobdesk.domain.allowances import Room, editable, limit_words
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.interviews import Allowance, AllowanceStatus
from jobdesk.domain.kinds import KindId
from jobdesk.services import allowance_payment, allowances, lists
from jobdesk.services.desk import Desk
from jobdesk.ui import dates
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.theme import Tone
from jobdesk.ui.tones import tone_of
from jobdesk.ui.widgets.allowance_dialog import BANKS, left_words
from jobdesk.ui.widgets.attachments_view import AttachmentsView
from jobdesk.ui.widgets.basics import Button, Chip
from jobdesk.ui.widgets.ledger import LedgerPanel
from jobdesk.ui.widgets.text_editors import AccountEdit

_SECTION = (
    "지급 내용",
    (
        ("interview_on", "amount"),
        ("slip_on", "slip_by"),
        ("bank", "holder"),
        ("account",),
        ("decided_on", "paid_on"),
        ("reason",),
        ("counsellor",),
        ("note",),
    ),
)


class AllowancePanel(LedgerPanel):
    """See the module's words."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices) -> None:
        self.account = AccountEdit()
        super().__init__(
            desk,
            hub,
            jobs,
            notices,
            KindId.ALLOWANCES,
            (_SECTION,),
            save=allowances.save,
            suggestions={"bank": BANKS},
            editors={"account": self.account},
        )
        self.stage = Chip()
        self.head.addWidget(self.stage)
        self.again = Button("다시 시작", icon="undo-2", tip="반려를 거두고 대상부터 다시")
        self.again.clicked.connect(self._reopen)
        self.person = Button("구직자", icon="user", look="link")
        self.person.setAccessibleName("구직자 열기")
        self.person.clicked.connect(self._open_person)
        self.sent = Button("알선", icon="send", look="link")
        self.sent.setAccessibleName("알선 열기")
        self.sent.clicked.connect(self._open_referral)
        self.head_right.addWidget(self.again)
        self.left = (Chip(), Chip())
        self.gone = Chip()
        for part in (*self.left, self.gone, self.person, self.sent):
            self.chips.addWidget(part)
        self._revealed = 0
        self.account.reveal_wanted.connect(self.reveal)
        self.later(self._add_papers, self.add_history)

    def _add_papers(self) -> None:
        parts = self.desk, self.hub, self.jobs, self.notices
        self.papers = AttachmentsView(*parts, KindId.ALLOWANCES)
        self.add_tab(self.papers, "첨부")

    def present(self, record: Allowance) -> None:
        """Whose, where and when; what is left; the account hidden."""
        self.stage.set_chip(record.status.value, tone_of(KindId.ALLOWANCES, record.status.value))
        self.about.setText(f"면접 {dates.day(record.interview_on)} · {record.amount or 0:,}원")
        if self._revealed != record.id:
            self._revealed = 0
        self.account.set_masked(self._revealed == 0 and bool(record.account))
        may = not self.desk.read_only
        self.again.setVisible(may and record.status is AllowanceStatus.REJECTED)
        self.sent.setVisible(record.referral_id is not None)
        self._lock()
        desk, one = self.desk, record

        def look() -> tuple[int, str, Room]:
            rows = lists.rows(desk, KindId.ALLOWANCES, [one.id], ("seeker", "employer"))
            name, firm = (str(value or "") for value in rows[one.id])
            day = one.interview_on or desk.today()
            words = " · ".join(part for part in (name, firm) if part)
            return one.id, words, allowances.room(desk, one.seeker_id or 0, day)

        self.jobs.read(look, self._tell_left, key=(id(self), "told"))
        self._on_tab()

    def _tell_left(self, told: tuple[int, str, Room]) -> None:
        id_, words, room = told
        if self.record is None or self.record.id != id_:
            return
        self.name.setText(words)
        counted = self.record.status in (AllowanceStatus.APPROVED, AllowanceStatus.PAID)
        fits = room.holds(0 if counted else self.record.amount or 0) or counted
        tone = Tone.NEUTRAL if fits else Tone.DANGER
        said = [*left_words(room), ""]
        for chip, words_left in zip(self.left, said, strict=False):
            chip.set_chip(words_left, tone)
        self.form.fields["amount"].set_hint(limit_words(room.rule))
        self.gone.set_chip("휴지통" if self.record.trashed_on else "", Tone.DANGER)

    def _lock(self) -> None:
        """Hold still what the stage does not leave open, and leave out what is yet to come."""
        if self.record is None:
            return
        free = editable(self.record.status)
        for name, field in self.form.fields.items():
            locked = self.desk.read_only or name not in free
            field.editor.set_locked(locked)
            field.setVisible(not locked or field.value() not in ("", None))

    def _set_saving(self, saving: bool) -> None:
        super()._set_saving(saving)
        if not saving:
            self._lock()

    def refresh_linked(self, change: Change) -> None:
        """Another allowance of the person, or the rules, may leave more or less."""
        if change.kinds & {KindId.ALLOWANCES, KindId.ALLOWANCE_RULES, KindId.SEEKERS}:
            self.present(self.record)

    def reveal(self) -> None:
        """Show the account of this record; the access log notes it."""
        if self.record is None or self._revealed == self.record.id:
            return
        desk, id_ = self.desk, self.record.id
        self._revealed = id_
        self.account.set_masked(False)
        self.jobs.read(lambda: allowance_payment.account_seen(desk, id_), self._noted)

    def _noted(self, nothing: None) -> None:
        """The look is in the log; there is nothing to show for it."""

    def _reopen(self) -> None:
        if self.record is not None:
            desk, id_ = self.desk, self.record.id
            self.leave(lambda: self.jobs.write(lambda: allowances.reopen(desk, id_)))

    def _open_person(self) -> None:
        if self.record is not None and self.record.seeker_id is not None:
            self.hub.open_record.emit(Ref(KindId.SEEKERS, self.record.seeker_id))

    def _open_referral(self) -> None:
        if self.record is not None and self.record.referral_id is not None:
            self.hub.open_record.emit(Ref(KindId.REFERRALS, self.record.referral_id))

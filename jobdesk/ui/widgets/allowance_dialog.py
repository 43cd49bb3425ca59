"""면접활동비 신청: whose interview, what is left for the person, and where it is to be paid."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from jobdesk.domain.allowances import Room, limit_words
from jobdesk.domain.interviews import Allowance, AllowanceRule
from jobdesk.domain.kinds import KindId
from jobdesk.services import access, allowances, trip_work
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.ui import dates
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import Label
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.ledger import form_of
from jobdesk.ui.widgets.new_record import NewRecord
from jobdesk.ui.widgets.text_editors import AccountEdit

BANKS: tuple[str, ...] = ("농협은행", "지역농협", "우체국", "새마을금고", "신협", "국민은행")
"""은행, offered."""
_ROWS = (
    ("seeker", "employer"),
    ("referral", "interview_on"),
    ("amount", "bank"),
    ("account", "holder"),
)


class AllowanceDialog(NewRecord):
    """Opens with ``known``; fields are filled in as soon as the person is named."""

    def __init__(
        self,
        desk: Desk,
        hub: Hub,
        jobs: Jobs,
        notices: Notices,
        known: Allowance,
        parent: QWidget,
    ) -> None:
        self._desk = desk
        self.account = AccountEdit()
        editors = {"account": self.account}
        form = form_of(desk, jobs, KindId.ALLOWANCES, {"bank": BANKS}, editors)
        super().__init__(
            "면접활동비 신청",
            KindId.ALLOWANCES,
            known,
            form,
            _ROWS,
            lambda draft: allowances.add(desk, draft),
            hub,
            jobs,
            notices,
            parent,
            desk=desk,
        )
        self.left = Label(look="accent", wrap=True, tabular=True)
        self.left.hide()
        self.body.insertWidget(1, self.left)
        for name in ("seeker", "interview_on"):
            form.fields[name].edited.connect(self._ask_room)
        form.fields["seeker"].edited.connect(self._fill)
        form.fields["referral"].edited.connect(self._take_referral)
        self.account.reveal_wanted.connect(self._reveal)
        self.account.set_masked(bool(known.account))
        self._filled = known.account
        self._ask_room()
        first = "bank" if known.referral_id else "seeker"
        form.fields[first].widget.setFocus()

    def _ask_room(self) -> None:
        draft, desk = self.form.draft(), self._desk
        seeker, day = draft.seeker_id, draft.interview_on
        if seeker is None or day is None:
            self.left.hide()
            return
        self._jobs.read(
            lambda: allowances.room(desk, seeker, day), self._tell_room, key=(id(self), "room")
        )

    def _tell_room(self, room: Room) -> None:
        tell_room(self.left, room, int(self.form.draft().amount or room.rule.amount or 0))

    def _fill(self) -> None:
        """The account the person was paid to last, where none is typed; that of another
        person chosen before would send the money there."""
        draft, desk = self.form.draft(), self._desk
        if draft.seeker_id is not None and draft.account in ("", self._filled):
            self._jobs.read(
                lambda: trip_work.blank(desk, draft), self._take_known, key=(id(self), "known")
            )

    def _take_referral(self) -> None:
        referral, desk = self.form.draft().referral_id, self._desk
        if referral is not None:
            self._jobs.read(
                lambda: trip_work.for_referral(desk, referral),
                self._take_known,
                key=(id(self), "known"),
            )

    def _take_known(self, known: Allowance) -> None:
        now = self.form.draft()
        if known.seeker_id != now.seeker_id and known.referral_id is None:
            return  # another person was chosen meanwhile
        values = {
            "seeker": known.seeker_id,
            "employer": known.employer_id,
            "interview_on": known.interview_on,
            "amount": known.amount,
            "bank": known.bank,
            "account": known.account,
            "holder": known.holder,
        }
        for name, value in values.items():
            self.form.fields[name].set_value(value)
        self._filled = known.account
        self.account.set_masked(bool(known.account))
        self._ask_room()

    def _reveal(self) -> None:
        """Show the account the person was paid to last; the access log notes it."""
        self.account.set_masked(False)
        seeker, desk = self.form.draft().seeker_id, self._desk
        if seeker is not None:
            self._jobs.read(
                lambda: access.log(
                    desk, Action.VIEW, KindId.SEEKERS, [seeker], purpose="계좌번호 표시"
                ),
                self._noted,
            )

    def _noted(self, nothing: None) -> None:
        """The look is in the log; there is nothing to show for it."""


def tell_room(label: Label, room: Room, amount: int) -> None:
    """Say what a person may still get, in red where ``amount`` won no longer fits."""
    label.setText(room_words(room))
    label.set_look("accent" if room.holds(amount) else "danger")
    label.show()


def room_words(room: Room) -> str:
    """``남은 횟수 1회 · 남은 금액 30,000원 (2026-01-01 (목)부터 30,000원, 1인 연간 1회)``."""
    return f"{' · '.join(left_words(room))} ({rule_words(room.rule)})"


def left_words(room: Room) -> list[str]:
    """``남은 횟수 1회``, ``남은 금액 30,000원``; ``한도 없음`` where there is no cap."""
    left = []
    if room.times_left is not None:
        left.append(f"남은 횟수 {room.times_left:,}회")
    if room.won_left is not None:
        left.append(f"남은 금액 {room.won_left:,}원")
    return left or ["한도 없음"]


def rule_words(rule: AllowanceRule) -> str:
    """``2026-01-01 (목)부터 30,000원, 1인 연간 1회``."""
    since = f"{dates.day(rule.applies_on)}부터" if rule.applies_on else "기본 기준"
    return f"{since} {rule.amount or 0:,}원, {limit_words(rule)}"


def ask_allowance(
    desk: Desk,
    hub: Hub,
    jobs: Jobs,
    notices: Notices,
    parent: QWidget,
    referral_id: int | None = None,
) -> None:
    """Ask for an allowance, of the interview of a referral where one is named."""

    def look() -> Allowance:
        if referral_id is not None:
            return trip_work.for_referral(desk, referral_id)
        return trip_work.blank(desk)

    def open_(known: Allowance) -> None:
        show(AllowanceDialog(desk, hub, jobs, notices, known, parent))

    jobs.read(look, open_)

"""A card of the board looked at more closely, without leaving the board; Space closes it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from jobdesk.domain.casework import REFERRAL_STEPS
from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KindId
from jobdesk.services import access, lists
from jobdesk.services.desk import Desk
from jobdesk.services.pipeline import Card
from jobdesk.ui import dates
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.board_cards import mark
from jobdesk.ui.theme import Tone
from jobdesk.ui.tones import tone_of
from jobdesk.ui.widgets.basics import SMALL, Button, Chip, Label, PrimaryButton, row
from jobdesk.ui.widgets.dialogs import Dialog


class CardDetails(Dialog):
    """What is known of one referral in a dozen lines."""

    record_wanted = Signal(object)
    result_wanted = Signal()

    def __init__(self, desk: Desk, jobs: Jobs, card: Card, parent: QWidget) -> None:
        super().__init__(card.seeker, parent, width=460)
        kept = Tone.ACCENT if card.runner_up else tone_of(KindId.REFERRALS, card.status.value)
        tone = Tone.DANGER if card.late else kept
        chips = [Chip(card.status.value, tone_of(KindId.REFERRALS, card.status.value))]
        if mark(card) != card.status.value:
            chips.append(Chip(mark(card), tone))
        self.body.addLayout(row(*chips, None))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        next_ = f"{dates.day(card.next_on)} {card.next_word} {card.next_at}".strip()
        for label, value in (
            ("업체", card.employer),
            ("구인", card.vacancy),
            ("이 단계", f"{dates.day(card.stage_on)}부터 {card.days}일째"),
            ("다음", next_ if card.next_on else ""),
            ("사유", card.reason),
            ("담당", card.counsellor),
        ):
            self._line(label, value)
        self._phone = self._line("연락처", "…")
        self.body.addStretch(1)
        may = not desk.read_only
        self.open_person = Button("구직자 열기", icon="user")
        ref = Ref(KindId.SEEKERS, card.seeker_id)
        self.open_person.clicked.connect(self._closing(lambda: self.record_wanted.emit(ref)))
        self.enter = PrimaryButton("결과 입력")
        self.enter.setVisible(may and bool(REFERRAL_STEPS[card.status]))
        self.enter.clicked.connect(self._closing(self.result_wanted.emit))
        for button in (self.open_person, self.enter):
            self.add_button(button)
        (self.enter if self.enter.isVisibleTo(self) else self.open_person).setFocus()

        def look() -> dict[int, tuple[object, ...]]:
            found = lists.rows(desk, KindId.REFERRALS, [card.id], ("phone",))
            access.phone_seen(desk, card.seeker_id)
            return found

        jobs.read(look, self._take, key=(id(self), "phone"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space closes what Space opened."""
        if event.key() == Qt.Key.Key_Space:
            self.reject()
            return
        super().keyPressEvent(event)

    def _closing(self, then: Callable[[], None]) -> Callable[[], None]:
        def close() -> None:
            self.accept()
            then()

        return close

    def _line(self, label: str, value: str) -> Label:
        shown = Label(value, wrap=True, tabular=True)
        if value:
            at = self._grid.rowCount()
            self._grid.addWidget(
                Label(label, look="muted", points=SMALL + 0.75),
                at,
                0,
                Qt.AlignmentFlag.AlignTop,
            )
            self._grid.addWidget(shown, at, 1)
        return shown

    def _take(self, found: dict[int, tuple[object, ...]]) -> None:
        phone = next((str(values[0] or "") for values in found.values()), "")
        self._phone.setText(phone or "없음")

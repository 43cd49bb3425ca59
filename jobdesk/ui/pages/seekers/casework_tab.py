"""알선 of one person: what was tried and what came of it, newest first, with the next step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jobdesk.domain.casework import (
    OPEN_REFERRAL,
    REFERRAL_STEPS,
    Placement,
    Referral,
    ReferralStatus,
)
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker
from jobdesk.services import lists, placements
from jobdesk.services.desk import Desk
from jobdesk.ui import dates
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.tones import tone_of
from jobdesk.ui.widgets.basics import (
    SMALL,
    Button,
    Card,
    Chip,
    ElidedLabel,
    Label,
    column,
    row,
)
from jobdesk.ui.widgets.placement_dialog import PlacementDialog
from jobdesk.ui.widgets.record_form import scrolled
from jobdesk.ui.widgets.refer_dialog import ReferDialog
from jobdesk.ui.widgets.result_dialog import ResultDialog

_MAY_BE_HIRED = OPEN_REFERRAL | {ReferralStatus.HIRED, ReferralStatus.NOT_HIRED}


_REFERRAL_FIELDS = (
    "employer", "vacancy", "status", "referred_on", "method", "interview_on", "reason", "counsellor"
)  # fmt: skip
_PLACEMENT_FIELDS = (
    "employer", "job", "status", "hire_date", "route", "employment_type", "wage", "left_on",
    "referral_id"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Row:
    """One referral or placement as listed: ``values`` by field id."""

    id: int
    values: dict[str, object]

    def text(self, field: str) -> str:
        value = self.values[field]
        return dates.day(value) if isinstance(value, date) else str(value or "")


@dataclass(frozen=True, slots=True)
class _Work:
    """What one look at the store gave; ``placed`` are referrals with a placement."""

    seeker: int
    referrals: list[_Row]
    placements: list[_Row]
    placed: frozenset[object]


class CaseworkTab(QWidget):
    """Referrals and placements of a seeker as small cards."""

    counted = Signal(int)

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices) -> None:
        super().__init__()
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self._seeker: Seeker | None = None
        self.refer_button = Button("알선하기", icon="send", tip="진행 중인 구인을 골라 알선합니다")
        self.refer_button.clicked.connect(self.refer)
        self.place_button = Button(
            "취업 등록", icon="handshake", tip="알선 없이 취업한 경우에 기록합니다"
        )
        self.place_button.clicked.connect(self._place_self)
        for button in (self.refer_button, self.place_button):
            button.setEnabled(not desk.read_only)
        self._list = column(spacing=8)
        inner = QWidget()
        inner.setProperty("look", "scroll")
        inner.setLayout(self._list)
        self._list.setContentsMargins(0, 0, 12, 8)
        layout = column(spacing=10)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.addLayout(row(self.refer_button, self.place_button, None))
        layout.addWidget(scrolled(inner), 1)
        self.setLayout(layout)

    def show_seeker(self, seeker: Seeker) -> None:
        """Show the casework of a person."""
        self._seeker = seeker
        self.refresh()

    def refresh(self) -> None:
        """Ask again."""
        if self._seeker is None:
            return
        desk, seeker_id = self._desk, self._seeker.id
        mine = Filter(conditions=(Condition("seeker", Op.IS, seeker_id),))

        def listed(kind: KindId, fields: tuple[str, ...]) -> list[_Row]:
            ids = lists.find(desk, kind, mine)
            rows = lists.rows(desk, kind, ids, fields)
            return [_Row(i, dict(zip(fields, rows[i], strict=True))) for i in ids if i in rows]

        def look() -> _Work:
            hires = listed(KindId.PLACEMENTS, _PLACEMENT_FIELDS)
            placed = frozenset(hire.values["referral_id"] for hire in hires)
            return _Work(seeker_id, listed(KindId.REFERRALS, _REFERRAL_FIELDS), hires, placed)

        self._jobs.read(look, self._take, key=(id(self), "work"))

    def _take(self, work: _Work) -> None:
        if self._seeker is None or work.seeker != self._seeker.id:
            return
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for hire in work.placements:
            self._list.addWidget(self._placement_card(hire))
        for referral in work.referrals:
            self._list.addWidget(self._referral_card(referral, referral.id in work.placed))
        if not work.referrals and not work.placements:
            words = "아직 알선한 구인이 없습니다. ‘알선하기’를 누르면 진행 중인 구인에서 고릅니다."
            self._list.addWidget(Label(words, look="muted", wrap=True))
        self._list.addStretch(1)
        self.counted.emit(len(work.referrals))

    # Cards

    def _referral_card(self, referral: _Row, placed: bool) -> QWidget:
        status = ReferralStatus(referral.text("status"))
        name = f"{referral.text('employer')} · {referral.text('vacancy')}"
        interview = referral.text("interview_on")
        card = _card(
            name,
            Chip(status.value, tone_of(KindId.REFERRALS, status.value)),
            f"알선 {referral.text('referred_on')}",
            referral.text("method"),
            f"면접 {interview}" if interview else "",
            referral.text("reason"),
            referral.text("counsellor"),
        )
        buttons = []
        if REFERRAL_STEPS[status] and not placed:
            result = Button("결과 입력", look="link")
            result.setAccessibleName(f"{name} 결과 입력")
            result.clicked.connect(lambda: self.enter_result(referral.id))
            buttons.append(result)
        if status in _MAY_BE_HIRED and not placed:
            hire = Button("취업 등록", look="link")
            hire.setAccessibleName(f"{name} 취업 등록")
            hire.clicked.connect(lambda: self.place(referral.id))
            buttons.append(hire)
        if buttons and not self._desk.read_only:
            card.body.addLayout(row(*buttons, None, spacing=12))
        return card

    def _placement_card(self, hire: _Row) -> QWidget:
        status = hire.text("status")
        name = f"{hire.text('employer')} · {hire.text('job')}".strip(" ·")
        left = hire.text("left_on")
        card = _card(
            name,
            Chip(f"취업 {status}", tone_of(KindId.PLACEMENTS, status)),
            f"입사 {hire.text('hire_date')}",
            hire.text("route"),
            hire.text("employment_type"),
            hire.text("wage"),
            f"퇴사 {left}" if left else "",
        )
        if not self._desk.read_only:
            change = Button("고치기", look="link")
            change.setAccessibleName(f"{name} 취업 고치기")
            change.clicked.connect(lambda: self.edit_placement(hire.id))
            card.body.addLayout(row(change, None))
        return card

    # What can be done

    def refer(self) -> None:
        """Choose an open vacancy for this person."""
        if self._seeker is not None:
            dialog = ReferDialog(
                self._desk,
                self._hub,
                self._jobs,
                self._notices,
                [self._seeker.id],
                self._seeker.name,
                self.window(),
            )
            _open(dialog)

    def enter_result(self, referral_id: int) -> None:
        """Ask what became of a referral."""
        desk = self._desk
        self._jobs.read(
            lambda: lists.record(desk, KindId.REFERRALS, referral_id), self._open_result
        )

    def edit_placement(self, placement_id: int) -> None:
        """Open a recorded hire."""
        desk = self._desk
        self._jobs.read(
            lambda: lists.record(desk, KindId.PLACEMENTS, placement_id), self._open_placement
        )

    def place(self, referral_id: int) -> None:
        """Record the hire that came of a referral."""
        desk = self._desk
        self._jobs.read(
            lambda: placements.blank_from_referral(desk, referral_id), self._open_placement
        )

    def _place_self(self) -> None:
        if self._seeker is not None:
            self._open_placement(placements.blank(self._desk, self._seeker.id))

    def _open_result(self, referral: Referral) -> None:
        _open(ResultDialog(self._desk, self._jobs, self._notices, referral, self.window()))

    def _open_placement(self, placement: Placement) -> None:
        name = self._seeker.name if self._seeker is not None else ""
        _open(
            PlacementDialog(self._desk, self._jobs, self._notices, placement, name, self.window())
        )


def _card(name: str, chip: Chip, *words: str) -> Card:
    card = Card(margin=12, spacing=6, look="panel")
    title = ElidedLabel(name, weight=600)
    line = row(title, chip)
    line.setStretch(0, 1)
    card.body.addLayout(line)
    about = " · ".join(word for word in words if word)
    card.body.addWidget(Label(about, points=SMALL + 0.75, look="muted", wrap=True))
    return card


def _open(dialog: ReferDialog | ResultDialog | PlacementDialog) -> None:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()

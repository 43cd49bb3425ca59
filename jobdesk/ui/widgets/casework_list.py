"""알선 and 취업 of one person or one vacancy as cards, newest first, with the next step.

The lists of one person and of one vacancy (casework_of) derive from it; both are shown with
``show_owner(id, name)`` and tell ``counted`` how many referrals there are.
"""

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
from jobdesk.services import lists, placements, runner_ups
from jobdesk.services.desk import Desk
from jobdesk.ui import dates
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.theme import Tone
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
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.placement_dialog import PlacementDialog
from jobdesk.ui.widgets.record_form import scrolled
from jobdesk.ui.widgets.result_dialog import ResultDialog

_MAY_BE_HIRED = OPEN_REFERRAL | {ReferralStatus.HIRED, ReferralStatus.NOT_HIRED}

REFERRAL_FIELDS = (
    "seeker", "seeker_id", "employer", "vacancy", "status", "referred_on", "method",
    "interview_on", "reason", "runner_up", "counsellor"
)  # fmt: skip
PLACEMENT_FIELDS = (
    "seeker", "seeker_id", "employer", "job", "status", "hire_date", "route", "employment_type",
    "wage", "left_on", "referral_id", "vacancy_id"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One referral or placement as listed: ``values`` by field id."""

    id: int
    values: dict[str, object]

    def text(self, field: str) -> str:
        value = self.values[field]
        return dates.day(value) if isinstance(value, date) else str(value or "")


@dataclass(frozen=True, slots=True)
class _Work:
    """What one look at the store gave; ``placed`` are referrals with a placement."""

    owner: int
    referrals: list[Row]
    placements: list[Row]
    placed: frozenset[object]


class CaseworkList(QWidget):
    """The part that both lists share; a derived one says what to ask and how to name it."""

    counted = Signal(int)
    nothing = ""
    """The sentence shown where there is no casework yet."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices) -> None:
        super().__init__()
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self._owner, self._owner_name = 0, ""
        self.refer_button = Button("알선하기", icon="send")
        self.refer_button.clicked.connect(self.refer)
        self.refer_button.setEnabled(not desk.read_only)
        self.bar = row(self.refer_button, None)
        self._list = column(spacing=8)
        inner = QWidget()
        inner.setProperty("look", "scroll")
        inner.setLayout(self._list)
        self._list.setContentsMargins(0, 0, 12, 8)
        layout = column(spacing=10)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.addLayout(self.bar)
        layout.addWidget(scrolled(inner), 1)
        self.setLayout(layout)

    # What a derived list fills in

    def look(self, owner: int) -> tuple[list[Row], list[Row]]:
        """Referrals and placements of the owner; runs on a reading thread."""
        raise NotImplementedError

    def name_referral(self, referral: Row) -> str:
        """The words by which a referral is known here."""
        raise NotImplementedError

    def name_placement(self, hire: Row) -> str:
        """The words by which a placement is known here."""
        raise NotImplementedError

    def refer(self) -> None:
        """Begin a referral."""
        raise NotImplementedError

    # Showing

    def show_owner(self, owner: int, name: str) -> None:
        """Show the casework of a record; ``name`` heads the dialogs."""
        self._owner, self._owner_name = owner, name
        self.refresh()

    def refresh(self) -> None:
        """Ask again."""
        owner = self._owner
        if not owner:
            return

        def look() -> _Work:
            referrals, hires = self.look(owner)
            placed = frozenset(hire.values["referral_id"] for hire in hires)
            return _Work(owner, referrals, hires, placed)

        self._jobs.read(look, self._take, key=(id(self), "work"))

    def listed(self, kind: KindId, fields: tuple[str, ...], field: str, owner: int) -> list[Row]:
        """Rows of ``kind`` whose link ``field`` is the owner, in the list's own order."""
        mine = Filter(conditions=(Condition(field, Op.IS, owner),))
        ids = lists.find(self._desk, kind, mine)
        rows = lists.rows(self._desk, kind, ids, fields)
        return [Row(i, dict(zip(fields, rows[i], strict=True))) for i in ids if i in rows]

    def _take(self, work: _Work) -> None:
        if work.owner != self._owner:
            return
        held = self._list_holds_focus()
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
            self._list.addWidget(Label(self.nothing, look="muted", wrap=True))
        self._list.addStretch(1)
        if held:  # else Qt gives it to whatever comes first in the window
            self.refer_button.setFocus()
        self.counted.emit(len(work.referrals))

    def _list_holds_focus(self) -> bool:
        inner, now = self._list.parentWidget(), self.window().focusWidget()
        return inner is not None and now is not None and inner.isAncestorOf(now)

    # Cards

    def _referral_card(self, referral: Row, placed: bool) -> QWidget:
        status = ReferralStatus(referral.text("status"))
        name = self.name_referral(referral)
        interview = referral.text("interview_on")
        place = referral.values["runner_up"]
        word = f"예비 {place}순위" if place else status.value
        tone = Tone.ACCENT if place else tone_of(KindId.REFERRALS, status.value)
        card = _card(
            name,
            Chip(word, tone),
            status.value if place else "",
            f"알선 {referral.text('referred_on')}",
            referral.text("method"),
            f"면접 {interview}" if interview else "",
            referral.text("reason"),
            referral.text("counsellor"),
        )
        buttons = self.links(referral)
        if self._desk.read_only:
            placed = True
        if REFERRAL_STEPS[status] and not placed:
            result = Button("결과 입력", look="link")
            result.setAccessibleName(f"{name} 결과 입력")
            result.clicked.connect(lambda: self.enter_result(referral.id, referral.text("seeker")))
            buttons.append(result)
        if status in _MAY_BE_HIRED and not placed:
            hire = Button("취업 등록", look="link")
            hire.setAccessibleName(f"{name} 취업 등록")
            hire.clicked.connect(lambda: self.place(referral.id, referral.text("seeker")))
            buttons.append(hire)
        if status is ReferralStatus.NOT_HIRED and not self._desk.read_only:
            keep = Button("예비에서 빼기" if place else "예비로 두기", look="link")
            keep.setAccessibleName(f"{name} {keep.text()}")
            keep.clicked.connect(lambda: self.keep(referral.id, kept=not place))
            buttons.append(keep)
        if buttons:
            card.body.addLayout(row(*buttons, None, spacing=12))
        return card

    def _placement_card(self, hire: Row) -> QWidget:
        status = hire.text("status")
        name = self.name_placement(hire)
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
            change.clicked.connect(lambda: self.edit_placement(hire.id, hire.text("seeker")))
            card.body.addLayout(row(*self.links(hire), change, None, spacing=12))
        return card

    def links(self, line: Row) -> list[QWidget]:
        """Links to the other records of a card; none where the owner is all there is."""
        del line
        return []

    # What can be done

    def enter_result(self, referral_id: int, who: str) -> None:
        """Ask what became of a referral of ``who``."""
        desk = self._desk
        self._jobs.read(
            lambda: (lists.record(desk, KindId.REFERRALS, referral_id), who), self._open_result
        )

    def keep(self, referral_id: int, *, kept: bool) -> None:
        """Keep somebody who was not hired for when the vacancy opens again, or no longer."""
        desk, do = self._desk, runner_ups.keep if kept else runner_ups.drop
        self._jobs.write(lambda: do(desk, referral_id))

    def edit_placement(self, placement_id: int, who: str) -> None:
        """Open a recorded hire."""
        desk = self._desk
        self._jobs.read(
            lambda: (lists.record(desk, KindId.PLACEMENTS, placement_id), who),
            self._open_placement,
        )

    def place(self, referral_id: int, who: str) -> None:
        """Record the hire that came of a referral."""
        desk = self._desk
        self._jobs.read(
            lambda: (placements.blank_from_referral(desk, referral_id), who),
            self._open_placement,
        )

    def _open_result(self, found: tuple[Referral, str]) -> None:
        referral, who = found
        show(ResultDialog(self._desk, self._jobs, self._notices, referral, who, self.window()))

    def _open_placement(self, found: tuple[Placement, str]) -> None:
        placement, who = found
        show(PlacementDialog(self._desk, self._jobs, self._notices, placement, who, self.window()))


def _card(name: str, chip: Chip, *words: str) -> Card:
    card = Card(margin=12, spacing=6, look="panel")
    title = ElidedLabel(name, weight=600)
    line = row(title, chip)
    line.setStretch(0, 1)
    card.body.addLayout(line)
    about = " · ".join(word for word in words if word)
    card.body.addWidget(Label(about, points=SMALL + 0.75, look="muted", wrap=True))
    return card


def show(dialog: Dialog) -> None:
    """Open a dialog that goes away by itself."""
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()

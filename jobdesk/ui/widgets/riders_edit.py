"""Who comes along to interviews: people as they were sent somewhere, and people without a referral.

``set_day`` says which day it is about: those with an interview then are offered at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jobdesk.domain.filters import Condition, Op
from jobdesk.domain.kinds import KindId
from jobdesk.services import trip_work
from jobdesk.services.desk import Desk
from jobdesk.services.trip_work import BEFORE_INTERVIEW, Candidate
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.widgets.basics import SMALL, Button, Label, column, row
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.link_edit import LinkEdit
from jobdesk.ui.widgets.people_picker import PeoplePicker

_STAGES = tuple(stage.value for stage in BEFORE_INTERVIEW)
_NAMED = 4  # names said of those who can be added at once


class RidersEdit(QWidget):
    """See the module's words."""

    changed = Signal()

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self._desk, self._jobs = desk, jobs
        self._waiting: tuple[Candidate, ...] = ()
        self.referrals = PeoplePicker(
            desk,
            jobs,
            KindId.REFERRALS,
            label="면접 볼 분",
            within=lambda: (Condition("status", Op.IN, _STAGES),),
        )
        self.of_day = Button(icon="user-plus")
        self.of_day.clicked.connect(self.add_of_day)
        self.of_day.hide()
        self.firms = Label(look="muted", points=SMALL + 0.75, wrap=True)
        self.firms.hide()
        self.unfold = Button("알선 없이 함께 가는 분이 있습니다", icon="chevron-down", look="link")
        self.unfold.clicked.connect(self.show_others)
        self.others = PeoplePicker(desk, jobs, label="알선 없이 함께 가는 분")
        self.firm = FormField("면접 볼 업체", LinkEdit(desk, jobs, KindId.EMPLOYERS))
        self._fold = QWidget()
        both = row(self.others, self.firm, spacing=12)
        for at in range(2):
            both.setStretch(at, 1)
        self._fold.setLayout(both)
        self._fold.hide()
        layout = column(self.referrals, spacing=8)
        layout.addLayout(row(self.of_day, None))
        layout.addWidget(self.firms)
        layout.addLayout(row(self.unfold, None))
        layout.addWidget(self._fold)
        self.setLayout(layout)
        self.setFocusProxy(self.referrals)
        self.referrals.changed.connect(self._on_referrals)
        self.others.changed.connect(self.changed)

    @property
    def tab_order(self) -> tuple[QWidget, ...]:
        """The parts that take the focus, from above."""
        edits = self.others.edit, self.firm.widget
        return self.referrals.edit, self.of_day, self.unfold, *edits

    @property
    def referral_ids(self) -> tuple[int, ...]:
        """Referrals whose people come along."""
        return self.referrals.ids

    @property
    def seeker_ids(self) -> tuple[int, ...]:
        """People who come without a referral."""
        return self.others.ids

    @property
    def employer_id(self) -> int | None:
        """Where those without a referral have their interview."""
        value = self.firm.value()
        return value if isinstance(value, int) else None

    def add(self, candidates: Sequence[Candidate]) -> None:
        """Take these along."""
        for one in candidates:
            self.referrals.add(one.referral_id, one.seeker)

    def add_of_day(self) -> None:
        """Take along everybody who has an interview that day."""
        self.add(self._waiting)
        self.referrals.edit.setFocus()

    def set_day(self, day: date | None) -> None:
        """Offer those with an interview on another day."""
        if day is None:
            self._take_waiting(())
            return
        desk = self._desk
        self._jobs.read(
            lambda: trip_work.waiting(desk, day), self._take_waiting, key=(id(self), "waiting")
        )

    def show_others(self) -> None:
        """Open the part for people without a referral."""
        self._fold.show()
        self.unfold.hide()
        self.others.edit.setFocus()

    def _take_waiting(self, found: tuple[Candidate, ...]) -> None:
        self._waiting = found
        self._offer()

    def _offer(self) -> None:
        left = [one for one in self._waiting if one.referral_id not in self.referrals.ids]
        names = ", ".join(one.seeker for one in left[:_NAMED])
        more = f" 외 {len(left) - _NAMED}명" if len(left) > _NAMED else ""
        self.of_day.setText(f"이 날 면접 볼 {len(left):,}명 더하기: {names}{more}")
        self.of_day.setVisible(bool(left))

    def _on_referrals(self) -> None:
        self._offer()
        desk, ids = self._desk, self.referrals.ids
        self._jobs.read(
            lambda: trip_work.candidates(desk, ids), self._tell_firms, key=(id(self), "firms")
        )
        self.changed.emit()

    def _tell_firms(self, found: tuple[Candidate, ...]) -> None:
        firms: dict[str, list[str]] = {}
        for one in found:
            firms.setdefault(one.employer, []).append(one.seeker)
        told = " · ".join(f"{firm} {len(names)}명" for firm, names in firms.items())
        self.firms.setText(f"업체 {len(firms):,}곳: {told}" if firms else "")
        self.firms.setVisible(bool(firms))

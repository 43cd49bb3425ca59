"""What an interview leads to besides its result: somebody goes along, and the person is paid.

::

    steps = InterviewSteps(desk, hub, jobs, notices, self)
    steps.fill(menu, referral_id, status)        # the entries of a menu that fit
    row(steps.trip, steps.allowance); steps.show_referral(referral)      # in a panel
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from jobdesk.domain.casework import MET, Referral, ReferralStatus
from jobdesk.services.desk import Desk
from jobdesk.services.trip_work import BEFORE_INTERVIEW
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.allowance_dialog import ask_allowance
from jobdesk.ui.widgets.basics import Button
from jobdesk.ui.widgets.trip_dialog import plan_trip

_TRIP, _ALLOWANCE = "동행면접 잡기", "면접활동비 신청"


class InterviewSteps(QObject):
    """See the module's words. ``trip`` and ``allowance`` are links for a panel."""

    def __init__(
        self,
        desk: Desk,
        hub: Hub,
        jobs: Jobs,
        notices: Notices,
        owner: QWidget,
    ) -> None:
        super().__init__(owner)
        self._parts, self._owner = (desk, hub, jobs, notices), owner
        self._may = not desk.read_only
        self._referral = 0
        self.trip = Button(_TRIP, icon="car", look="link")
        self.trip.clicked.connect(self._plan)
        self.allowance = Button(_ALLOWANCE, icon="banknote", look="link")
        self.allowance.clicked.connect(self._claim)
        for button in (self.trip, self.allowance):
            button.hide()

    def show_referral(self, referral: Referral) -> None:
        """Offer what fits the stage of a referral."""
        self._referral = referral.id
        self.trip.setVisible(self._may and referral.status in BEFORE_INTERVIEW)
        met = referral.status in MET and referral.interview_on is not None
        self.allowance.setVisible(self._may and met)

    def fill(self, menu: QMenu, referral_id: int, status: ReferralStatus) -> None:
        """Add what fits the stage of a referral to its menu."""
        if self._may and status in BEFORE_INTERVIEW:
            menu.addAction(_TRIP).triggered.connect(partial(self.plan, (referral_id,)))
        if self._may and status in MET:
            menu.addAction(_ALLOWANCE).triggered.connect(partial(self.claim, referral_id))

    def plan(self, referral_ids: tuple[int, ...], *_: object) -> None:
        """A new trip with the people of these referrals."""
        plan_trip(*self._parts, self._owner.window(), referral_ids)

    def claim(self, referral_id: int, *_: object) -> None:
        """Ask for the 면접활동비 of the interview of a referral."""
        ask_allowance(*self._parts, self._owner.window(), referral_id)

    def _plan(self) -> None:
        if self._referral:
            self.plan((self._referral,))

    def _claim(self) -> None:
        if self._referral:
            self.claim(self._referral)

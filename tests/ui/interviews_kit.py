"""What the tests of 면접지원 begin with: interviews of today, a trip held, two allowances."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bench import Bench, press
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from jobdesk.domain.casework import ReferralStatus
from jobdesk.domain.interviews import AllowanceStatus, Trip
from jobdesk.services import allowances, referrals, trips
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.interviews import InterviewsPage
from tests import casework
from tests.conftest import TODAY

S = AllowanceStatus


def sent(desk: Desk, name: str, firm: int, *, days: int = 0) -> int:
    """A referral with its interview ``days`` from today; returns its id."""
    person = casework.seeker(desk, name, phone="010-1234-5678", address="가람읍 가람로 1")
    id_ = casework.referral(desk, person, casework.vacancy(desk, firm))
    day = TODAY + timedelta(days=days)
    referrals.set_status(desk, id_, ReferralStatus.INTERVIEW_SET, interview_on=day)
    return id_


def dialog_of(kind: type[QDialog]) -> Any:
    """The dialog of that kind that is shown."""
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())


def opened(bench: Bench, tab: str = "trips") -> InterviewsPage:
    """The page at one of its tabs."""
    page = InterviewsPage(bench.desk, bench.hub, bench.jobs, bench.notices, bench.preferences)
    bench.hub.open_record.connect(page.open_record)
    bench.show(page)
    page.go(tab)
    bench.idle()
    return page


def held(desk: Desk) -> int:
    """A trip of today with the first two people, held; returns its id."""
    id_ = trips.plan(desk, Trip(held_on=TODAY, place="가람읍", staff="관리자"), [1, 2]).id
    trips.hold(desk, id_)
    return id_


def claimed(desk: Desk) -> tuple[int, int]:
    """The allowances of the two who were there."""
    held(desk)
    return allowances.for_referral(desk, 1).id, allowances.for_referral(desk, 2).id


def status(desk: Desk, id_: int) -> AllowanceStatus:
    """The stage of an allowance."""
    return allowances.get(desk, id_).status


def key(widget: QWidget, which: Qt.Key) -> None:
    """Press a key where the focus is."""
    window = widget.window()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    widget.setFocus()
    press(widget, which)

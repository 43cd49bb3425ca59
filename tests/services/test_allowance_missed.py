"""Who was paid for an interview cannot have missed it, by whichever way that is said."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jobdesk.domain.casework import ReferralStatus
from jobdesk.domain.interviews import Allowance, Attendance, Trip
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import MeetingStatus
from jobdesk.errors import UserError
from jobdesk.services import allowances, day_floor, history, referrals, trips
from jobdesk.services.desk import Desk
from tests import casework
from tests.conftest import TODAY
from tests.services.day_kit import Day, day

__all__ = ["day"]

_R = ReferralStatus
PAID = "이미 지급되어 불참으로"


def sent(desk: Desk) -> int:
    """A referral with an interview today."""
    vacancy = casework.vacancy(desk, casework.employer(desk))
    id_ = casework.referral(desk, casework.seeker(desk), vacancy)
    referrals.set_status(desk, id_, _R.INTERVIEW_SET, interview_on=TODAY)
    return id_


def paid(desk: Desk, referral: int) -> int:
    """The allowance of a referral taken all the way."""
    id_ = allowances.for_referral(desk, referral).id
    allowances.receive_slip(desk, id_, TODAY, "이인사")
    allowances.approve(desk, [id_])
    allowances.pay(desk, [id_])
    return id_


def test_the_stage_stays_until_the_payment_is_taken_back(desk: Desk) -> None:
    id_ = sent(desk)
    referrals.set_status(desk, id_, _R.NO_SHOW)
    corrected = referrals.set_status(desk, id_, _R.INTERVIEW_SET).operation
    met = referrals.set_status(desk, id_, _R.INTERVIEWED).operation
    allowance = paid(desk, id_)
    history.undo(desk, met)
    with pytest.raises(UserError, match=PAID):
        referrals.set_status(desk, id_, _R.NO_SHOW)
    with pytest.raises(UserError, match="불참한 면접에 지급"):
        history.undo(desk, corrected)
    assert casework.status(desk, KindId.REFERRALS, id_) == "면접예정"
    allowances.reject(desk, allowance, "오지 않았음을 업체가 알려 옴")
    referrals.set_status(desk, id_, _R.NO_SHOW)


def test_a_second_interview_may_be_missed(desk: Desk) -> None:
    id_ = sent(desk)
    referrals.set_status(desk, id_, _R.INTERVIEWED)
    paid(desk, id_)
    next_week = TODAY + timedelta(days=7)
    referrals.set_status(desk, id_, _R.INTERVIEW_SET, interview_on=next_week)
    referrals.set_status(desk, id_, _R.NO_SHOW)
    assert casework.status(desk, KindId.REFERRALS, id_) == "불참"


def test_attendance_of_a_trip_stays(desk: Desk) -> None:
    trip = trips.plan(desk, Trip(held_on=TODAY, place="가람읍"), [sent(desk)]).id
    trips.hold(desk, trip)
    (person,) = trips.people(desk, trip)
    paid(desk, person.referral_id or 0)
    with pytest.raises(UserError, match=PAID):
        trips.attend(desk, person.id, Attendance.ABSENT)
    assert trips.people(desk, trip) == (person,)


def of_booth(day: Day) -> int:
    """A new allowance for 김민지 and 한빛식품, today."""
    one = Allowance(seeker_id=day.people[0], employer_id=day.firms[0], interview_on=TODAY)
    return allowances.add(day.desk, one).id


def test_who_was_paid_cannot_have_missed_the_booth(day: Day) -> None:
    met, id_ = day.meet(), of_booth(day)
    allowances.receive_slip(day.desk, id_, TODAY, "이인사")
    allowances.approve(day.desk, [id_])
    allowances.pay(day.desk, [id_])
    day_floor.set_again(day.desk, met)
    with pytest.raises(UserError, match=PAID):
        day_floor.absent(day.desk, met)
    allowances.reject(day.desk, id_, "오지 않았음을 업체가 알려 옴")
    day_floor.absent(day.desk, met)


def test_nothing_is_paid_for_a_booth_that_was_missed(day: Day) -> None:
    day_floor.absent(day.desk, day.meet(status=MeetingStatus.SET))
    with pytest.raises(UserError, match="만남의 날 면접에 불참"):
        of_booth(day)
    day.meet()  # the person came to that booth after all
    allowances.receive_slip(day.desk, of_booth(day), TODAY, "이인사")

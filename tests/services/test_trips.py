"""동행면접: the plan sets interviews, attendance moves them, and each count has its records."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from jobdesk.domain.casework import ReferralStatus
from jobdesk.domain.interviews import Attendance, TripStatus
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import history, lists, referrals, trash, trips
from jobdesk.services.desk import Desk
from tests import casework
from tests.conftest import TODAY

_R = ReferralStatus
R, S, T, TP = KindId.REFERRALS, KindId.SEEKERS, KindId.TRIPS, KindId.TRIP_PEOPLE


@dataclass(frozen=True)
class Case:
    """Two people sent to one firm, and one to another."""

    desk: Desk
    ids: tuple[int, int, int]

    def status(self, which: int) -> str:
        """The stage of a referral."""
        return casework.status(self.desk, R, self.ids[which])

    def planned(self, days: int = 0) -> int:
        """A trip with everybody, so many days from now."""
        trip = replace(
            trips.blank(self.desk, self.ids), held_on=TODAY + timedelta(days=days), place="가람읍"
        )
        return trips.plan(self.desk, trip, self.ids).id


@pytest.fixture
def case(desk: Desk) -> Case:
    """The case."""
    people = [casework.seeker(desk, name) for name in ("김민지", "이영수", "박정숙")]
    one = casework.vacancy(desk, casework.employer(desk, "한빛식품"), workplace="가람읍 1길")
    two = casework.vacancy(desk, casework.employer(desk, "가람농장"))
    made = referrals.refer(desk, people[:2], one).refs[:2]
    last = referrals.refer(desk, people[2:], two).id
    return Case(desk, (made[0].id, made[1].id, last))


def test_planning_sets_the_interviews_in_one_step(case: Case) -> None:
    trip_id = case.planned(3)
    assert [case.status(n) for n in range(3)] == ["면접예정"] * 3
    referral = lists.record(case.desk, R, case.ids[0])
    assert referral.interview_on == TODAY + timedelta(days=3)
    people = trips.people(case.desk, trip_id)
    assert [(p.seeker, p.employer, p.job) for p in people] == [
        ("김민지", "한빛식품", "조리원"),
        ("이영수", "한빛식품", "조리원"),
        ("박정숙", "가람농장", "조리원"),
    ]
    history.undo(case.desk)
    assert [case.status(n) for n in range(3)] == ["제안"] * 3
    assert lists.count(case.desk, T) == lists.count(case.desk, TP) == 0


def test_a_form_opens_with_the_first_interview(case: Case) -> None:
    day = TODAY + timedelta(days=2)
    referrals.set_status(
        case.desk, case.ids[0], _R.INTERVIEW_SET, interview_on=day, interview_at="14:00"
    )
    trip = trips.blank(case.desk, case.ids[:1])
    assert (trip.held_on, trip.starts_at, trip.place) == (day, "14:00", "가람읍 1길")


def test_another_day_takes_the_interviews_along(case: Case) -> None:
    trip_id = case.planned(3)
    later = TODAY + timedelta(days=5)
    trips.save(case.desk, replace(trips.get(case.desk, trip_id), held_on=later))
    assert lists.record(case.desk, R, case.ids[2]).interview_on == later


def test_who_came_was_interviewed_and_each_count_has_its_records(case: Case) -> None:
    trip_id = case.planned()
    people = trips.people(case.desk, trip_id)
    trips.hold(case.desk, trip_id, {people[1].id: False})
    assert [case.status(n) for n in range(3)] == ["면접완료", "불참", "면접완료"]
    assert casework.status(case.desk, S, people[1].seeker_id) == "상담중"
    counts = trips.counts(case.desk, TODAY, TODAY)
    assert (counts.trips, counts.people, counts.attendances, counts.companies) == (1, 2, 2, 2)
    assert counts.seeker_ids == (people[0].seeker_id, people[2].seeker_id)
    assert trips.counts(case.desk, TODAY + timedelta(days=1), TODAY + timedelta(days=9)).trips == 0
    history.undo(case.desk)
    assert trips.get(case.desk, trip_id).status is TripStatus.PLANNED
    assert case.status(1) == "면접예정"


def test_somebody_twice_is_one_person_and_two_attendances(case: Case) -> None:
    first = case.planned()
    trips.hold(case.desk, first)
    again = replace(trips.blank(case.desk), place="솔내면")
    seeker = trips.people(case.desk, first)[0].seeker_id
    second = trips.plan(case.desk, again, seeker_ids=[seeker]).id
    trips.hold(case.desk, second)
    counts = trips.counts(case.desk, TODAY, TODAY)
    assert (counts.trips, counts.people, counts.attendances, counts.companies) == (2, 3, 4, 2)


def test_a_slip_of_the_finger_is_put_right_until_a_result_is_told(case: Case) -> None:
    trip_id = case.planned()
    person = trips.people(case.desk, trip_id)[0]
    trips.attend(case.desk, person.id, Attendance.ABSENT)
    assert case.status(0) == "불참"
    trips.attend(case.desk, person.id, Attendance.CAME)
    assert case.status(0) == "면접완료"
    assert casework.status(case.desk, S, person.seeker_id) == "알선중"
    referrals.set_status(case.desk, case.ids[0], _R.NOT_HIRED)
    trips.attend(case.desk, person.id, Attendance.ABSENT)
    assert case.status(0) == "불채용"


def test_what_has_not_been_is_not_attended(case: Case) -> None:
    trip_id = case.planned(3)
    person = trips.people(case.desk, trip_id)[0]
    with pytest.raises(UserError):
        trips.attend(case.desk, person.id, Attendance.CAME)
    with pytest.raises(UserError):
        trips.hold(case.desk, trip_id)
    assert trips.get(case.desk, trip_id).status is TripStatus.PLANNED


def test_a_cancelled_trip_counts_nothing_and_keeps_the_interviews(case: Case) -> None:
    trip_id = case.planned()
    trips.cancel(case.desk, trip_id, "차량 고장")
    assert trips.get(case.desk, trip_id).note == "취소 사유: 차량 고장"
    assert case.status(0) == "면접예정"
    assert trips.counts(case.desk, TODAY, TODAY).trips == 0
    with pytest.raises(UserError):
        trips.add_people(case.desk, trip_id, case.ids[:1])


def test_nobody_is_on_a_trip_twice(case: Case) -> None:
    trip_id = case.planned()
    with pytest.raises(UserError) as told:
        trips.add_people(case.desk, trip_id, case.ids[:1])
    assert told.value.field == "seeker"
    with pytest.raises(UserError):
        trips.add_people(case.desk, trip_id)
    assert len(trips.people(case.desk, trip_id)) == 3


def test_people_leave_and_come_back_with_their_trip(case: Case) -> None:
    trip_id = case.planned()
    first = trips.people(case.desk, trip_id)[0]
    trips.remove(case.desk, [first.id])
    assert [p.seeker for p in trips.people(case.desk, trip_id)] == ["이영수", "박정숙"]
    trash.TRASH[T](case.desk, [trip_id])
    assert lists.count(case.desk, TP) == 0
    trash.UNTRASH[T](case.desk, [trip_id])
    assert trips.get(case.desk, trip_id).trashed_on is None
    assert [p.seeker for p in trips.people(case.desk, trip_id)] == ["이영수", "박정숙"]


def test_a_firm_is_said_only_of_who_comes_without_a_referral(case: Case) -> None:
    desk = case.desk
    guest = casework.seeker(desk, "최영희")
    trip_id = trips.plan(desk, trips.blank(desk), case.ids[:1], [guest]).id
    mine, hers = trips.people(desk, trip_id)
    firm = casework.employer(desk, "새 업체")
    trips.assign(desk, hers.id, firm)
    assert trips.people(desk, trip_id)[1].employer == "새 업체"
    with pytest.raises(UserError):
        trips.assign(desk, mine.id, firm)

"""A result of a day is one step with all that follows from it, and goes back as one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from jobdesk.domain.aftercare import FollowUp, Outcome
from jobdesk.domain.casework import Placement, PlacementRoute, PlacementStatus
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import (
    AttendeeStatus,
    DayVacancy,
    DayWish,
    InterviewResult,
    MeetingStatus,
)
from jobdesk.errors import UserError
from jobdesk.services import (
    aftercare,
    day_results,
    day_starts,
    entries,
    history,
    lists,
    placements,
    referrals,
)
from jobdesk.services.desk import Desk
from tests import casework
from tests.services.results_kit import HIRED, PENDING, REJECTED, SECOND, A, D, I, P, S, hall

TODAY = date(2026, 11, 20)
SOON = date(2026, 12, 1)


def last(desk: Desk) -> str:
    """What the last operation is called."""
    return history.recent(desk, 1)[0].label


def test_a_hire_told_at_the_day_is_an_on_site_hire_that_begins_later(desk: Desk) -> None:
    day = hall(desk)
    met = day.meet(0, 0)
    change = day_results.tell(desk, met, HIRED, hire_on=SOON)
    (hire,) = day.hires()
    assert hire.route is PlacementRoute.ON_SITE
    assert (hire.seeker_id, hire.employer_id) == (day.people[0], day.employers[0])
    assert (hire.vacancy_id, hire.matching_day_id) == (day.vacancies[0], day.day)
    assert (hire.hire_date, hire.status) == (SOON, PlacementStatus.EXPECTED)
    told = day.interview(met)
    assert (told.result, told.result_on, told.hire_on) == (HIRED, TODAY, SOON)
    assert told.placement_id == hire.id
    assert casework.status(desk, S, day.people[0]) == "취업"
    assert {P, I, S} <= set(change.kinds)


def test_one_operation_is_taken_back_by_one_undo(desk: Desk) -> None:
    day = hall(desk)
    met = day.meet(0, 0)
    day.tell(met, HIRED, hire_on=SOON)
    assert last(desk) == "면접 결과: 김민가 채용 (입사 2026-12-01)"
    history.undo(desk)
    assert day.hires() == []
    assert day.interview(met).result is InterviewResult.NONE
    assert casework.status(desk, S, day.people[0]) == "구직등록"


def test_a_hire_told_after_the_day_came_of_it_later(desk: Desk) -> None:
    day = hall(desk, held_on=TODAY - timedelta(days=4))
    late, told_there = day.meet(0, 0), day.meet(1, 1)
    day.tell(late, HIRED, hire_on=TODAY)
    day.tell(told_there, HIRED, hire_on=TODAY, told_on=TODAY - timedelta(days=4))
    assert [one.route for one in day.hires()] == [
        PlacementRoute.AFTER_EVENT,
        PlacementRoute.ON_SITE,  # typed in later from paper, but decided at the day
    ]
    assert {one.status for one in day.hires()} == {PlacementStatus.WORKING}


def test_a_day_of_several_days_hires_on_site_until_its_last(desk: Desk) -> None:
    day = hall(desk, held_on=TODAY - timedelta(days=1))
    stored = lists.record(desk, D, day.day)
    entries.save(desk, replace(stored, ends_on=TODAY))
    met = day.meet(0, 0)
    day.tell(met, HIRED, hire_on=SOON)
    assert day.hires()[0].route is PlacementRoute.ON_SITE


def test_a_hire_without_a_first_day_makes_none_until_it_is_known(desk: Desk) -> None:
    day = hall(desk, held_on=TODAY - timedelta(days=1))
    met = day.meet(0, 0)
    day.tell(met, HIRED, told_on=TODAY - timedelta(days=1))
    assert day.hires() == []
    day.tell(met, HIRED, hire_on=SOON)
    (hire,) = day.hires()
    assert hire.route is PlacementRoute.ON_SITE  # the firm said so at the day
    day.tell(met, HIRED)  # the key once more changes nothing
    assert day.hires() == [hire]


def test_another_first_day_moves_the_hire_it_has(desk: Desk) -> None:
    day = hall(desk)
    met = day.meet(0, 0)
    day.tell(met, HIRED, hire_on=TODAY)
    assert day.hires()[0].status is PlacementStatus.WORKING
    day.tell(met, HIRED, hire_on=SOON)
    (hire,) = day.hires()
    assert (hire.hire_date, hire.status) == (SOON, PlacementStatus.EXPECTED)
    assert day.interview(met).hire_on == SOON


def test_any_other_result_takes_the_hire_back(desk: Desk) -> None:
    day = hall(desk)
    met = day.meet(0, 0)
    for result in (PENDING, SECOND, REJECTED, InterviewResult.NONE):
        day.tell(met, HIRED, hire_on=SOON)
        assert len(day.hires()) == 1
        day.tell(met, result)
        assert day.hires() == []
        told = day.interview(met)
        assert (told.result, told.hire_on, told.placement_id) == (result, None, None)
        assert casework.status(desk, S, day.people[0]) == "구직등록"


def test_a_hire_with_aftercare_or_an_end_is_not_taken_back(desk: Desk) -> None:
    day = hall(desk)
    met, other = day.meet(0, 0), day.meet(1, 1)
    day.tell(met, HIRED, hire_on=TODAY)
    (hire,) = day.hires()
    aftercare.record(
        desk,
        FollowUp(
            placement_id=hire.id,
            seeker_id=hire.seeker_id,
            done_on=TODAY,
            outcome=Outcome.DONE,
            employed=True,
        ),
    )
    with pytest.raises(UserError, match="사후관리 기록이 있어 결과를 바꾸지 않았습니다"):
        day.tell(met, REJECTED)
    assert day.interview(met).result is HIRED
    assert [one.id for one in day.hires()] == [hire.id]
    day.tell(other, HIRED, hire_on=TODAY)
    ended = day.hires()[1]
    placements.set_status(desk, ended.id, PlacementStatus.LEFT, left_on=TODAY)
    with pytest.raises(UserError, match="퇴사한 기록이 있어"):
        day.tell(other, PENDING)


def test_who_works_elsewhere_is_said_and_may_be_hired_besides(desk: Desk) -> None:
    day = hall(desk)
    here, there = day.meet(0, 0), day.meet(0, 1)
    day.tell(here, HIRED, hire_on=SOON)
    day.tell(there, HIRED)  # the firm wants the person too; that alone is no second hire
    with pytest.raises(UserError, match=r"한빛가공업에 이미 취업한 .*입사 2026-12-01") as refused:
        day.tell(there, HIRED, hire_on=SOON)
    assert refused.value.field == "besides"
    assert len(day.hires()) == 1
    day.tell(there, HIRED, hire_on=SOON, besides=True)
    assert len(day.hires()) == 2


def test_a_hire_recorded_by_hand_is_the_one_of_the_day(desk: Desk) -> None:
    day = hall(desk, held_on=TODAY - timedelta(days=3))
    met = day.meet(0, 0)
    referral = casework.referral(desk, day.people[0], day.vacancies[0])
    placements.record(desk, placements.blank_from_referral(desk, referral))
    day.tell(met, HIRED, hire_on=TODAY)
    (hire,) = day.hires()
    assert (hire.matching_day_id, hire.route) == (day.day, PlacementRoute.REFERRAL)
    assert day.interview(met).placement_id == hire.id
    day.tell(met, REJECTED)  # the hire was there before and stays, without the day
    (hire,) = day.hires()
    assert hire.matching_day_id is None


def test_the_same_hire_does_not_come_of_two_interviews(desk: Desk) -> None:
    day = hall(desk)
    first, second = day.meet(0, 0), day.meet(0, 0)
    day.tell(first, HIRED, hire_on=SOON)
    with pytest.raises(UserError, match="다른 면접으로 이미 취업이 적혀"):
        day.tell(second, HIRED, hire_on=SOON)


def test_an_open_referral_ends_with_the_hire(desk: Desk) -> None:
    day = hall(desk)
    referral = casework.referral(desk, day.people[0], day.vacancies[0])
    met = day.meet(0, 0, vacancy_id=day.vacancies[0])
    day.tell(met, HIRED, hire_on=SOON)
    assert casework.status(desk, KindId.REFERRALS, referral) == "채용"
    assert referrals.placement_of(desk, referral) == day.hires()[0]
    day.tell(met, PENDING)
    assert casework.status(desk, KindId.REFERRALS, referral) == "제안"


def test_who_was_not_met_has_no_result(desk: Desk) -> None:
    day = hall(desk)
    absent = day.meet(0, 0, MeetingStatus.ABSENT)
    with pytest.raises(UserError, match=r"불참.*적혀 있어 결과를 적지 않았습니다"):
        day.tell(absent, PENDING)
    ahead = hall(desk, held_on=TODAY + timedelta(days=1), title="다음 만남의 날")
    met = ahead.meet(0, 0, MeetingStatus.SET)
    with pytest.raises(UserError, match="2026-11-21에 열립니다"):
        ahead.tell(met, HIRED)


def test_a_result_ends_the_interview_and_says_that_the_person_came(desk: Desk) -> None:
    day = hall(desk)
    attendee = lists.record(desk, A, day.attendees[0])
    entries.save(desk, replace(attendee, status=AttendeeStatus.LATE))
    met = day.meet(0, 0, MeetingStatus.RUNNING, began_at="10:00")
    day.tell(met, SECOND, reason="12월 3일 10시")
    told = day.interview(met)
    assert (told.status, told.reason) == (MeetingStatus.DONE, "12월 3일 10시")
    assert told.ended_at
    assert lists.record(desk, A, day.attendees[0]).status is AttendeeStatus.CAME


def test_several_at_once_are_one_step_or_none(desk: Desk) -> None:
    day = hall(desk)
    met = [day.meet(number, 0) for number in range(3)]
    day_results.tell_all(desk, met, REJECTED, reason="경력·자격 부족")
    assert {day.interview(id_).result for id_ in met} == {REJECTED}
    assert last(desk) == "면접 결과: 김민가 외 2명 불채용"
    absent = day.meet(0, 1, MeetingStatus.ABSENT)
    with pytest.raises(UserError, match="김민가"):
        day_results.tell_all(desk, [*met, absent], HIRED, hire_on=SOON)
    assert day.hires() == []
    with pytest.raises(UserError, match="고르세요"):
        day_results.tell_all(desk, [], HIRED)


def test_a_hire_changed_elsewhere_is_what_the_interview_says(desk: Desk) -> None:
    day = hall(desk)
    met = day.meet(0, 0)
    day.tell(met, HIRED, hire_on=SOON)
    (hire,) = day.hires()
    placements.save(desk, replace(hire, hire_date=SOON + timedelta(days=7)))
    assert day.interview(met).hire_on == SOON + timedelta(days=7)
    placements.trash(desk, [hire.id])
    day.tell(met, HIRED, hire_on=SOON)  # the hire went to the 휴지통, so this is another
    (again,) = day.hires()
    assert again.id != hire.id
    assert day.interview(met).placement_id == again.id


def test_somebody_who_began_is_confirmed_and_who_did_not_come_goes_back(desk: Desk) -> None:
    day = hall(desk, held_on=TODAY - timedelta(days=9))
    began, late, gone = (day.meet(number, number % 2) for number in range(3))
    yesterday = TODAY - timedelta(days=1)
    for id_ in (began, gone):
        day.tell(id_, HIRED, hire_on=SOON, told_on=TODAY - timedelta(days=9))
    with pytest.raises(UserError, match=r"입사일\(2026-12-01\)이 아직 오지 않았습니다"):
        day_starts.started(desk, began)
    day_starts.started(desk, began, yesterday)
    assert (day.hires()[0].status, day.hires()[0].hire_date) == (
        PlacementStatus.WORKING,
        yesterday,
    )
    assert day.interview(began).hire_on == yesterday
    day.tell(late, HIRED)
    with pytest.raises(UserError, match="입사일이 정해지지 않았습니다"):
        day_starts.started(desk, late)
    day_starts.started(desk, late, TODAY)
    assert len(day.hires()) == 3
    assert last(desk) == "입사 확인: 김민나 2026-11-20"
    day_starts.gave_up(desk, gone)
    told = day.interview(gone)
    assert (told.result, told.reason) == (REJECTED, "본인 입사포기")
    assert len(day.hires()) == 2


def test_a_firm_without_a_vacancy_hires_too(desk: Desk) -> None:
    day = hall(desk)
    more = casework.vacancy(desk, day.employers[0], job="포장원")
    entries.add(desk, DayVacancy(day_employer_id=day.firms[0], vacancy_id=more))
    undecided, wished = day.meet(0, 0), day.meet(1, 0)
    entries.add(
        desk,
        DayWish(attendee_id=day.attendees[1], day_employer_id=day.firms[0], vacancy_id=more),
    )
    for id_ in (undecided, wished):
        day.tell(id_, HIRED, hire_on=TODAY)
    first, second = day.hires()
    assert (first.vacancy_id, first.employer_id) == (None, day.employers[0])
    assert (second.vacancy_id, second.job) == (more, "포장원")


def test_nobody_is_hired_twice_by_an_old_job(desk: Desk) -> None:
    day = hall(desk)
    old = Placement(
        seeker_id=day.people[0],
        employer_name="옛 직장",
        hire_date=TODAY - timedelta(days=400),
        route=PlacementRoute.SELF,
    )
    placements.record(desk, old)
    met = day.meet(0, 0)
    with pytest.raises(UserError, match="옛 직장에 이미 취업한"):
        day.tell(met, HIRED, hire_on=SOON)
    assert day.interview(met).result is InterviewResult.NONE

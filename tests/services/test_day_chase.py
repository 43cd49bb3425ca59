"""After a day: whose result is owed by which firm, who has yet to begin, and who has nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from jobdesk.domain.aftercare import Audience
from jobdesk.domain.casework import Placement, PlacementRoute
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import AttendeeStatus, DayAttendee, MeetingStatus
from jobdesk.errors import UserError
from jobdesk.services import (
    day_chase,
    day_follow_up,
    day_pending,
    day_records,
    entries,
    lists,
    placements,
    referrals,
    surveys,
)
from jobdesk.services.day_pending import Wait
from jobdesk.services.desk import Desk
from tests import casework
from tests.services.results_kit import HIRED, PENDING, REJECTED, SECOND, A, hall

TODAY = date(2026, 11, 20)
SOON = date(2026, 12, 1)
BEFORE = TODAY - timedelta(days=3)


def test_each_firm_has_everybody_it_met_and_how_long_it_owes_an_answer(desk: Desk) -> None:
    day = hall(desk, held_on=BEFORE)
    asked, silent, gone = (day.meet(number, 0) for number in range(3))
    day.meet(0, 1, MeetingStatus.ABSENT)
    day.meet(1, 1, MeetingStatus.SET)  # nobody moved it on
    day.tell(asked, PENDING, told_on=TODAY - timedelta(days=1))
    day.tell(gone, REJECTED)
    first, second = day_chase.by_company(desk, day.day)
    assert (first.name, first.booth, first.owed) == ("한빛가공업", "1", 2)
    assert [(one.interview_id, one.days, one.owed) for one in first.rows] == [
        (asked, 1, True),
        (silent, 3, True),
        (gone, 0, False),
    ]
    assert first.oldest == 3
    assert [(one.name, one.status) for one in second.rows] == [("김민나", MeetingStatus.SET)]


def test_a_hire_is_settled_with_its_first_day_and_open_again_without(desk: Desk) -> None:
    day = hall(desk, held_on=BEFORE)
    met = day.meet(0, 0)
    day.tell(met, HIRED)
    (firm,) = day_chase.by_company(desk, day.day)
    assert (firm.owed, firm.undated, firm.hired) == (0, 1, 1)
    day.tell(met, HIRED, hire_on=SOON)
    (row,) = day_chase.by_company(desk, day.day)[0].rows
    assert (row.undated, row.hire_on, row.hired) == (False, SOON, "입사예정")
    placements.trash(desk, [row.placement_id])
    (row,) = day_chase.by_company(desk, day.day)[0].rows
    assert (row.undated, row.hire_on, row.hired) == (True, None, "")


def test_who_works_elsewhere_by_now_is_said_where_the_result_is_asked(desk: Desk) -> None:
    day = hall(desk, held_on=BEFORE)
    here, there = day.meet(0, 0), day.meet(0, 1)
    day.tell(here, HIRED, hire_on=SOON)
    first, second = day_chase.by_company(desk, day.day)
    assert first.rows[0].elsewhere == ""
    assert second.rows[0].interview_id == there
    assert second.rows[0].elsewhere == "한빛가공업 (입사 2026-12-01)"


def test_a_firm_whose_hire_went_to_another_waits_for_no_first_day(desk: Desk) -> None:
    day = hall(desk, held_on=BEFORE)
    chosen, left = day.meet(0, 0), day.meet(0, 1)
    day.tell(left, HIRED)
    assert [one.wait for one in day_pending.pending(desk, day.day)] == [Wait.UNDATED]
    day.tell(chosen, HIRED, hire_on=SOON)
    (row,) = day_chase.by_company(desk, day.day)[1].rows
    assert (row.result, row.undated, row.chose_another) == (HIRED, False, True)
    assert [one.interview_id for one in day_pending.pending(desk, day.day)] == [chosen]
    old = hall(desk, held_on=TODAY, title="다음 날")
    works = Placement(
        seeker_id=old.people[0],
        employer_name="옛 직장",
        hire_date=BEFORE,
        route=PlacementRoute.SELF,
    )
    placements.record(desk, works)
    old.tell(old.meet(0, 0), HIRED)  # who works already may still change to the firm
    assert [one.wait for one in day_pending.pending(desk, old.day)] == [Wait.UNDATED]


def test_hires_that_have_not_begun_stand_by_their_first_day(desk: Desk) -> None:
    day = hall(desk, held_on=TODAY - timedelta(days=30), people=4)
    undated, ahead, due, works = (day.meet(number, 0) for number in range(4))
    day.tell(undated, HIRED)
    day.tell(ahead, HIRED, hire_on=SOON)
    day.tell(due, HIRED, hire_on=SOON)
    day.tell(works, HIRED, hire_on=TODAY)
    expected = next(one for one in day.hires() if one.seeker_id == day.people[2])
    placements.save(desk, replace(expected, hire_date=TODAY - timedelta(days=2)))
    found = day_pending.pending(desk, day.day)
    assert [(one.wait, one.interview_id, one.days) for one in found] == [
        (Wait.DUE, due, 2),
        (Wait.EXPECTED, ahead, -11),
        (Wait.UNDATED, undated, 0),
    ]
    assert {one.employer for one in found} == {"한빛가공업"}
    other = Placement(
        seeker_id=casework.seeker(desk, "이영수"),
        employer_name="센터 밖 업체",
        matching_day_id=day.day,
        hire_date=SOON,
        route=PlacementRoute.AFTER_EVENT,
    )
    placements.record(desk, other)
    by_hand = day_pending.pending(desk)[2]
    assert (by_hand.name, by_hand.interview_id, by_hand.employer) == ("이영수", 0, "센터 밖 업체")


def test_the_unhired_are_those_who_came_and_have_no_work(desk: Desk) -> None:
    day = hall(desk, held_on=BEFORE, people=5)
    hired, refused, waiting = (day.meet(number, 0) for number in range(3))
    day.meet(1, 1)
    day.tell(hired, HIRED)
    day.tell(refused, REJECTED)
    day.tell(waiting, SECOND)
    placements.record(
        desk,
        Placement(
            seeker_id=day.people[3],
            employer_name="다른 업체",
            hire_date=TODAY,
            route=PlacementRoute.SELF,
        ),
    )
    absent = casework.seeker(desk, "이영수")
    entries.add(
        desk,
        DayAttendee(matching_day_id=day.day, seeker_id=absent, status=AttendeeStatus.ABSENT),
    )
    found = day_follow_up.unhired(desk, day.day)
    assert [(one.name, one.said, one.owed) for one in found] == [
        ("김민나", ("한빛가공업 불채용", "한빛나공업 결과 없음"), 1),
        ("김민다", ("한빛가공업 2차면접",), 1),
        ("김민마", (), 0),
    ]


def test_what_was_done_for_the_unhired_is_said_and_they_come_last(desk: Desk) -> None:
    day = hall(desk, held_on=BEFORE)
    first, second, third = day.people
    referrals.refer(desk, [first], day.vacancies[0])
    change = day_follow_up.promise(desk, day.day, [second], day_follow_up.TRAINING, SOON)
    assert {ref.kind for ref in change.refs} == {KindId.TASKS}
    found = day_follow_up.unhired(desk, day.day)
    assert [one.seeker_id for one in found] == [third, first, second]
    assert [(one.referred, one.next_on) for one in found] == [(0, None), (1, None), (0, SOON)]
    assert found[2].next_what == "훈련 안내 (제4회 만남의 날)"
    day_follow_up.promise(
        desk, day.day, [third], day_follow_up.TRAINING, SOON, words="용접 훈련을 원하심"
    )
    (note,) = (lists.record(desk, KindId.NOTES, id_) for id_ in lists.find(desk, KindId.NOTES))
    assert (note.topic, note.next_on, note.next_what) == ("직업훈련", SOON, "훈련 안내")
    assert all(one.cared_for for one in day_follow_up.unhired(desk, day.day))


def test_a_promise_needs_people_and_a_day_to_come(desk: Desk) -> None:
    day = hall(desk)
    with pytest.raises(UserError, match="고르세요"):
        day_follow_up.promise(desk, day.day, [], day_follow_up.CONTACT, SOON)
    with pytest.raises(UserError, match="할 날이 지났습니다"):
        day_follow_up.promise(desk, day.day, day.people, day_follow_up.CONTACT, BEFORE)
    assert lists.count(desk, KindId.TASKS) == 0


def test_the_feedback_meeting_is_kept_with_the_day(desk: Desk) -> None:
    day = hall(desk, held_on=BEFORE)
    stored = day_records.day(desk, day.day)
    entries.save(desk, replace(stored, place="군민회관", partners="고용센터"))
    blank = day_follow_up.blank_meeting(desk, day.day)
    assert (blank.title, blank.place, blank.partners) == (
        "제4회 만남의 날 환류간담회",
        "군민회관",
        "고용센터",
    )
    day_follow_up.hold_meeting(desk, replace(blank, content="부스를 더 넓게", headcount=5))
    (met,) = day_follow_up.meetings(desk, day.day)
    assert met.content == "부스를 더 넓게"
    stored = day_records.day(desk, day.day)
    assert (stored.feedback_on, stored.feedback) == (TODAY, "부스를 더 넓게")
    assert not day_follow_up.late_for_meeting(stored, TODAY)
    assert day_follow_up.late_for_meeting(stored, BEFORE + timedelta(days=8))


def test_satisfaction_is_asked_for_the_day(desk: Desk) -> None:
    day = hall(desk, held_on=BEFORE)
    survey = day_follow_up.blank_survey(desk, day.day, Audience.SEEKER)
    assert survey.title == "제4회 만남의 날 만족도 (구직자)"
    id_ = surveys.add(desk, survey).id
    surveys.answer(desk, id_, ["5", "4", "5", "3", "5"])
    (result,) = day_follow_up.survey_results(desk, day.day)
    assert (result.forms, result.satisfied, result.scores) == (1, 4, 5)
    other = hall(desk, title="다른 날")
    assert day_follow_up.survey_results(desk, other.day) == ()
    assert lists.count(desk, A) == 6

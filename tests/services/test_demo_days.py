"""The practice centre's matching days: one to come with a plan, two that are over, all by rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from jobdesk.data import records
from jobdesk.domain import matching_day_checks as rules
from jobdesk.domain.casework import PlacementRoute, PlacementStatus
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import (
    AttendeeStatus,
    DayInterview,
    DayStatus,
    EmployerAnswer,
    InterviewResult,
    MatchingDay,
    MeetingStatus,
    minutes_of,
)
from jobdesk.domain.timetable import Meeting, clashes
from jobdesk.services import centres, checks, day_follow_up, day_records, demo, lists
from jobdesk.services.demo.hall import hall_of
from jobdesk.services.desk import Desk
from tests.conftest import TODAY, today

D = KindId.MATCHING_DAYS


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One practice centre of the usual size, to look at only."""
    desk = demo.build(tmp_path_factory.mktemp("demo") / "centre", today=today)
    yield desk
    centres.close(desk)


def _all(desk: Desk, kind: KindId) -> list[Any]:
    return records.get_many(desk.store, kind, sorted(lists.find(desk, kind)))


def _days(desk: Desk) -> list[MatchingDay]:
    return sorted(_all(desk, D), key=lambda day: day.held_on or TODAY)


def test_two_days_are_over_and_one_comes_in_a_few_days(practice: Desk) -> None:
    fair, recent, coming = _days(practice)
    assert (fair.status, recent.status) == (DayStatus.FED_BACK, DayStatus.HELD)
    assert coming.status is DayStatus.REGISTERING
    assert coming.held_on == date(2026, 11, 25)
    assert fair.held_on < recent.held_on < TODAY
    assert fair.feedback
    assert fair.feedback_on is not None


def test_every_record_of_a_day_keeps_the_rules(practice: Desk) -> None:
    for kind, check in (
        (D, rules.check_day),
        (KindId.DAY_PROGRAMMES, rules.check_programme),
        (KindId.DAY_EMPLOYERS, rules.check_day_employer),
        (KindId.DAY_VACANCIES, rules.check_day_vacancy),
        (KindId.DAY_ATTENDEES, rules.check_attendee),
        (KindId.DAY_WISHES, rules.check_wish),
        (KindId.DAY_INTERVIEWS, rules.check_interview),
    ):
        found = _all(practice, kind)
        assert found, kind
        for record in found:
            assert check(record, TODAY) == (), record  # type: ignore[operator]
    assert checks.check(practice).ok


def test_the_day_that_comes_has_booths_wishes_and_a_plan_without_a_clash(practice: Desk) -> None:
    day = _days(practice)[-1]
    firms = [
        one
        for one in day_records.employers(practice, day.id)
        if one.status is EmployerAnswer.COMING
    ]
    assert [one.booth for one in firms] == [str(n) for n in range(1, 9)]
    brought = {v.day_employer_id for v in day_records.vacancies(practice, [f.id for f in firms])}
    assert brought == {one.id for one in firms}
    answers = {one.status for one in day_records.employers(practice, day.id)}
    assert EmployerAnswer.INVITED in answers
    guests = day_records.attendees(practice, day.id)
    assert [one.number for one in guests] == list(range(1, 25))
    assert len({one.seeker_id for one in guests}) == 24
    assert any(one.until_at for one in guests)
    wishes = day_records.wishes(practice, [one.id for one in guests])
    by_guest = Counter(wish.attendee_id for wish in wishes)
    assert max(by_guest.values()) <= 4
    for wish in wishes:
        assert 1 <= (wish.rank or 0) <= by_guest[wish.attendee_id]
    plan = day_records.interviews(practice, day.id)
    assert {one.status for one in plan} == {MeetingStatus.SET}
    assert sum(bool(one.pinned) for one in plan) == 5
    met = {(one.attendee_id, one.day_employer_id) for one in plan}
    wanted = {(wish.attendee_id, wish.day_employer_id) for wish in wishes}
    assert met < wanted
    assert 2 <= len(wanted - met) <= 3
    hall = hall_of(day, ((f.id, f) for f in firms), ((g.id, g) for g in guests), wishes)
    meetings = [
        Meeting(
            minutes_of(one.starts_at) or 0,
            one.day_employer_id or 0,
            one.seat or 0,
            one.attendee_id or 0,
        )
        for one in plan
    ]
    assert clashes(hall, meetings) == ()


def test_hires_of_a_day_are_placements_of_whom_it_brought_together(practice: Desk) -> None:
    attendees = {one.id: one for one in _all(practice, KindId.DAY_ATTENDEES)}
    firms = {one.id: one for one in _all(practice, KindId.DAY_EMPLOYERS)}
    hired: list[DayInterview] = [
        one for one in _all(practice, KindId.DAY_INTERVIEWS) if one.result is InterviewResult.HIRED
    ]
    of_days = [p for p in _all(practice, KindId.PLACEMENTS) if p.matching_day_id is not None]
    assert {one.placement_id for one in hired} == {p.id for p in of_days}
    placements = {p.id: p for p in of_days}
    for one in hired:
        placement = placements[one.placement_id]
        assert placement.seeker_id == attendees[one.attendee_id].seeker_id
        assert placement.employer_id == firms[one.day_employer_id].employer_id
        assert placement.vacancy_id == one.vacancy_id
        assert placement.hire_date == one.hire_on
        on = _day(practice, placement.matching_day_id).held_on
        assert on <= one.result_on <= TODAY
        at_once = placement.route is PlacementRoute.ON_SITE
        assert at_once == (one.result_on == on)
        assert placement.route in (PlacementRoute.ON_SITE, PlacementRoute.AFTER_EVENT)
    assert {p.route for p in of_days} == {PlacementRoute.ON_SITE, PlacementRoute.AFTER_EVENT}


def _day(desk: Desk, id_: int) -> MatchingDay:
    return day_records.day(desk, id_)


def test_somebody_begins_next_year_and_some_firms_owe_an_answer(practice: Desk) -> None:
    fair, recent, _ = _days(practice)
    fields = ("hired_count", "later_count", "interview_count", "attended_count")
    rows = lists.rows(practice, D, [fair.id, recent.id], fields)
    assert rows[fair.id][0] > 2
    assert rows[recent.id][0] > 0
    assert (rows[fair.id][1], rows[recent.id][1]) == (0, 1)
    (later,) = (
        p
        for p in _all(practice, KindId.PLACEMENTS)
        if p.matching_day_id == recent.id and p.hire_date.year > recent.held_on.year
    )
    assert later.status is PlacementStatus.EXPECTED
    unheard = [
        one
        for one in day_records.interviews(practice, recent.id)
        if one.status is MeetingStatus.DONE and not one.result
    ]
    assert len(unheard) == 7
    assert all(
        one.result
        for one in day_records.interviews(practice, fair.id)
        if one.status is MeetingStatus.DONE
    )


def test_who_did_not_come_was_not_interviewed(practice: Desk) -> None:
    for day in _days(practice)[:2]:
        status = {one.id: one.status for one in day_records.attendees(practice, day.id)}
        assert set(status.values()) == {AttendeeStatus.CAME, AttendeeStatus.ABSENT}
        for one in day_records.interviews(practice, day.id):
            came = status[one.attendee_id] is AttendeeStatus.CAME
            assert (one.status is MeetingStatus.DONE) == came


@pytest.mark.parametrize(("count", "days"), [(3, 0), (30, 1), (60, 1), (700, 3)])
def test_a_small_centre_has_what_it_can(tmp_path: Path, count: int, days: int) -> None:
    desk = demo.build(tmp_path / "a", seekers=count, today=today)
    assert len(_days(desk)) == days
    for day in _days(desk):
        assert day_records.interviews(desk, day.id)
    assert checks.check(desk).ok
    centres.close(desk)


def test_days_follow_the_last_day_of_the_records(tmp_path: Path) -> None:
    desk = demo.build(tmp_path / "a", until="2026-06", today=today)
    last = date(2026, 6, 30)
    coming = _days(desk)[-1]
    assert last < coming.held_on <= last + timedelta(days=7)
    assert all(day.held_on <= last for day in _days(desk)[:-1])
    centres.close(desk)


def test_a_day_that_is_settled_was_talked_over_and_liked(practice: Desk) -> None:
    fair, recent, coming = _days(practice)
    (meeting,) = day_follow_up.meetings(practice, fair.id)
    assert (meeting.held_on, meeting.content) == (fair.feedback_on, fair.feedback)
    (result,) = day_follow_up.survey_results(practice, fair.id)
    came = [
        one.seeker_id
        for one in day_records.attendees(practice, fair.id)
        if one.status is AttendeeStatus.CAME
    ]
    assert len(came) / 2 < result.forms <= len(came)
    for day in (recent, coming):
        assert day_follow_up.meetings(practice, day.id) == ()
        assert day_follow_up.survey_results(practice, day.id) == ()

"""Two desks at one day: what one does meanwhile is never lost, hidden or counted twice."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest

from jobdesk.data import records
from jobdesk.domain.matching_days import (
    AttendeeStatus,
    DayStatus,
    EmployerAnswer,
    InterviewResult,
    MeetingStatus,
)
from jobdesk.domain.text import with_particle
from jobdesk.domain.timetable import clashes
from jobdesk.errors import StaleRecord, UserError
from jobdesk.services import (
    day_attendees,
    day_employers,
    day_floor,
    day_outcomes,
    day_plan,
    day_records,
    day_results,
    history,
    matching_days,
    reception,
    trash,
)
from jobdesk.services.reception_walk_in import WalkIn, join
from tests.services.day_kit import Day, day

__all__ = ["day"]


def _attendee(day: Day, who: int) -> AttendeeStatus:
    return day_records.attendee(day.desk, day.attendees[who]).status


def test_whom_a_company_met_has_come_even_when_the_door_said_absent(day: Day) -> None:
    met = day.meet(status=MeetingStatus.SET)
    reception.absent_rest(day.desk, day.id)
    day_results.tell(day.desk, met, InterviewResult.REJECTED)
    assert _attendee(day, 0) is AttendeeStatus.CAME
    line = day_outcomes.of_day(day.desk, day.id).lines[0]
    assert (line.attended.value, line.met.value) == (1, 1)


def test_a_company_that_meets_people_takes_part(day: Day) -> None:
    with day.desk.store.operation("초청만"):
        firm = day_records.employer(day.desk, day.at[0])
        records.update(day.desk.store, replace(firm, status=EmployerAnswer.INVITED))
    day_floor.begin(day.desk, day.meet(status=MeetingStatus.SET), "14:00")
    assert day_records.employer(day.desk, day.at[0]).status is EmployerAnswer.COMING
    assert day_outcomes.of_day(day.desk, day.id).lines[0].employers.value == 2


def test_who_was_taken_off_the_list_is_not_received_unseen(day: Day) -> None:
    queued = day_floor.queue(day.desk, day.attendees[0], day.at[0]).id
    day_attendees.trash(day.desk, day.attendees[:1])
    for late in (
        lambda: reception.arrive(day.desk, day.attendees[0], "13:20"),
        lambda: reception.absent(day.desk, day.attendees[0]),
        lambda: day_floor.begin(day.desk, queued, "13:30"),
        lambda: day_floor.queue(day.desk, day.attendees[0], day.at[1]),
        lambda: day_attendees.set_wishes(day.desk, day.attendees[0], [day.at[1]]),
        lambda: day_attendees.cancel(day.desk, day.attendees[:1]),
        lambda: day_attendees.save(day.desk, day_records.attendee(day.desk, day.attendees[0])),
    ):
        with pytest.raises(UserError, match="휴지통에 있습니다"):
            late()


def test_a_firm_that_was_taken_off_the_day_does_not_come_unseen(day: Day) -> None:
    day_employers.trash(day.desk, day.at[:1])
    for late in (
        lambda: day_employers.came(day.desk, day.at[0], "13:20"),
        lambda: day_employers.answer(day.desk, day.at[:1], EmployerAnswer.DECLINED),
        lambda: day_employers.save(day.desk, day_records.employer(day.desk, day.at[0])),
    ):
        with pytest.raises(UserError, match="휴지통에 있습니다"):
            late()


def test_the_desk_does_not_take_back_somebody_who_sits_at_a_booth(day: Day) -> None:
    here = reception.arrive(day.desk, day.attendees[0], "13:20")
    day_floor.begin(day.desk, day.meet(status=MeetingStatus.SET), "13:30")
    with pytest.raises(UserError, match="면접을 본 분이나 업체가 오지 않은 것이 됩니다"):
        reception.undo_last(day.desk, [here.operation])
    assert _attendee(day, 0) is AttendeeStatus.CAME


def test_a_number_given_again_is_not_had_by_two(day: Day) -> None:
    last = day_records.attendee(day.desk, day.attendees[2])
    gone = day_attendees.trash(day.desk, [last.id])
    other = join(day.desk, day.id, WalkIn("정새롬"), "13:40")
    assert day_records.attendee(day.desk, other.id).number == last.number
    with pytest.raises(UserError, match="접수번호가 같아집니다"):
        history.undo(day.desk, gone.operation)
    day_attendees.untrash(day.desk, [last.id])  # the way there is
    assert day_records.attendee(day.desk, last.id).number == (last.number or 0) + 1


def test_somebody_who_met_a_firm_stays_one_who_came(day: Day) -> None:
    reception.arrive(day.desk, day.attendees[0], "13:20")
    day.meet()
    old = day_records.attendee(day.desk, day.attendees[0])
    for status in (AttendeeStatus.ABSENT, AttendeeStatus.REGISTERED, AttendeeStatus.CANCELLED):
        said = with_particle(status.value, "으로/로")
        with pytest.raises(UserError, match=f"{said} 바꾸지 않았습니다"):
            day_attendees.save(day.desk, replace(old, status=status))


def test_who_went_back_to_the_list_is_not_counted_at_the_door(day: Day) -> None:
    someone = join(day.desk, day.id, WalkIn("정새롬"), "13:40").id
    assert reception.counts(day.desk, day.id).on_site == 1
    reception.expect(day.desk, someone)
    assert reception.counts(day.desk, day.id).on_site == 0


@pytest.mark.parametrize("back", ["register", "arrive", "firm", "came"])
def test_who_comes_after_all_is_planned_again(day: Day, back: str) -> None:
    desk = day.desk
    day_attendees.set_wishes(desk, day.attendees[0], [day.at[0]])
    day_plan.keep(desk, day.id, day_plan.propose(desk, day.id))
    if back in ("register", "arrive"):
        day_attendees.cancel(desk, day.attendees[:1])
    else:
        day_employers.answer(desk, day.at[:1], EmployerAnswer.DECLINED)
    assert not day_plan.propose(desk, day.id).meetings
    if back == "register":
        day_attendees.register(desk, day.id, day.people[:1])
    elif back == "arrive":
        reception.arrive(desk, day.attendees[0], "13:10")
    elif back == "firm":
        day_employers.answer(desk, day.at[:1], EmployerAnswer.COMING)
    else:
        day_employers.came(desk, day.at[0], "13:10")
    (meeting,) = day_plan.propose(desk, day.id).meetings
    assert (meeting.guest, meeting.booth) == (day.attendees[0], day.at[0])
    history.undo(desk)
    assert not day_plan.propose(desk, day.id).meetings


def test_a_plan_made_before_somebody_cancelled_is_not_kept(day: Day) -> None:
    desk = day.desk
    day_attendees.set_wishes(desk, day.attendees[0], [day.at[0]])
    made = day_plan.propose(desk, day.id)
    day_attendees.cancel(desk, day.attendees[:1])
    with pytest.raises(StaleRecord):
        day_plan.keep(desk, day.id, made, before=())
    assert day_plan.plan_of(desk, day.id) == ()


def test_a_day_that_was_held_is_not_moved_ahead(day: Day) -> None:
    desk = day.desk
    free = replace(day_records.day(desk, day.id), held_on=date(2027, 1, 8))
    matching_days.save(desk, free)
    history.undo(desk)
    matching_days.set_status(desk, day.id, DayStatus.HELD)
    held = day_records.day(desk, day.id)
    with pytest.raises(UserError, match="아직 오지 않은 행사"):
        matching_days.save(desk, replace(held, held_on=date(2027, 1, 8)))
    matching_days.set_status(desk, day.id, DayStatus.REGISTERING)
    day.meet()
    met = day_records.day(desk, day.id)
    with pytest.raises(UserError, match="아직 오지 않은 행사"):
        matching_days.save(desk, replace(met, held_on=date(2027, 1, 8)))
    assert day_records.day(desk, day.id) == met


def test_nobody_is_received_or_met_at_a_day_that_was_called_off(day: Day) -> None:
    set_ = day.meet(status=MeetingStatus.SET)
    matching_days.set_status(day.desk, day.id, DayStatus.CANCELLED)
    for late in (
        lambda: reception.arrive(day.desk, day.attendees[0], "13:20"),
        lambda: day_floor.begin(day.desk, set_, "13:30"),
        lambda: day_results.tell(day.desk, set_, InterviewResult.PENDING),
    ):
        with pytest.raises(UserError, match="취소된 행사입니다"):
            late()


def test_nobody_begins_before_the_day_that_led_to_it(day: Day) -> None:
    met = day.meet()
    for on in (date(2025, 12, 1), date(2026, 11, 19)):
        with pytest.raises(UserError, match="보다 앞섭니다") as refused:
            day_results.tell(day.desk, met, InterviewResult.HIRED, hire_on=on)
        assert refused.value.field == "hire_on"
    day_results.tell(day.desk, met, InterviewResult.HIRED, hire_on=date(2026, 12, 1))
    with pytest.raises(UserError, match="보다 앞섭니다"):
        day_results.tell(day.desk, met, InterviewResult.HIRED, hire_on=date(2025, 12, 1))
    assert day_outcomes.of_day(day.desk, day.id).lines[0].hired.value == 1


def test_two_desks_that_receive_at_once_give_no_number_twice(day: Day) -> None:
    names = [f"손님{sign}" for sign in "가나다라마바사아"]
    with ThreadPoolExecutor(2) as desks:
        made = list(desks.map(lambda name: join(day.desk, day.id, WalkIn(name), "13:40"), names))
    people = day_records.attendees(day.desk, day.id)
    assert [one.number for one in people] == list(range(1, 12))
    assert len({change.operation for change in made}) == 8


def test_a_plan_made_anew_leaves_nothing_to_clear_away(day: Day) -> None:
    desk = day.desk
    day_attendees.set_wishes(desk, day.attendees[0], [day.at[0]])
    day_plan.keep(desk, day.id, day_plan.propose(desk, day.id))
    before = trash.count(desk)
    day_plan.keep(desk, day.id, ())
    assert trash.count(desk) == before == len(trash.listing(desk))
    history.undo(desk)
    assert len(day_plan.plan_of(desk, day.id)) == 1


def test_who_sits_in_a_late_interview_is_planned_after_it(day: Day) -> None:
    desk = day.desk
    for who in (0, 1):
        day_attendees.set_wishes(desk, day.attendees[who], day.at)
        reception.arrive(desk, day.attendees[who], "12:50")
    day_plan.keep(desk, day.id, day_plan.propose(desk, day.id))
    first = day_records.interviews(desk, day.id)[0]
    day_floor.begin(desk, first.id, "13:40")  # of 13:00, a quarter of an hour long
    made = day_plan.replan(desk, day.id, 13 * 60 + 45)
    free = 13 * 60 + 55
    later = [m for m in made.meetings if m.start != 13 * 60 or m.guest != first.attendee_id]
    assert len(later) == 3
    assert all(
        m.start >= free
        for m in later
        if m.guest == first.attendee_id or m.booth == first.day_employer_id
    )
    assert not clashes(day_plan.hall_of(desk, day.id), later)

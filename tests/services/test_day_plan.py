"""The timetable of a stored day: what the hall is, what is proposed, and what is kept of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jobdesk.data import records
from jobdesk.domain.employers import Vacancy
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import (
    AttendeeStatus,
    DayInterview,
    DayMode,
    DayVacancy,
    EmployerAnswer,
    MeetingStatus,
)
from jobdesk.domain.timetable import Booth, Guest, Meeting, Why, clashes
from jobdesk.domain.timetable_edits import move, pin, place
from jobdesk.errors import Cancelled, StaleRecord, UserError
from jobdesk.services import day_plan, day_records, history
from jobdesk.services.desk import Desk
from tests import day_records as made_days

TEN = 600
INTERVIEWS, EMPLOYERS = KindId.DAY_INTERVIEWS, KindId.DAY_EMPLOYERS


def kept(desk: Desk, made: made_days.Made) -> tuple[Meeting, ...]:
    """Propose and keep a plan; what is stored then."""
    day_plan.keep(desk, made.day, day_plan.propose(desk, made.day))
    return day_plan.plan_of(desk, made.day)


def row_of(desk: Desk, made: made_days.Made, meeting: Meeting) -> DayInterview:
    return next(
        row
        for row in day_records.interviews(desk, made.day)
        if (row.attendee_id, row.day_employer_id) == (meeting.guest, meeting.booth)
    )


def test_the_hall_is_read_from_the_records(desk: Desk) -> None:
    made = made_days.day(
        desk, firms=4, people=4, breaks="10:30~10:40", rest_minutes=5, most_interviews=3
    )
    first, second, paper, gone = made.employers
    made_days.edit(desk, EMPLOYERS, first, interviewers=2, minutes=10, arrives_at="10:15")
    made_days.edit(desk, EMPLOYERS, second, leaves_at="10:50", came_at="10:01")
    made_days.edit(desk, EMPLOYERS, paper, mode=DayMode.PAPER)
    made_days.edit(desk, EMPLOYERS, gone, status=EmployerAnswer.CANCELLED)
    kim, lee, park, choi = made.attendees
    made_days.set_attendee(desk, lee, AttendeeStatus.LATE, from_at="10:10", arrived_at="10:20")
    made_days.set_attendee(desk, park, AttendeeStatus.CAME, until_at="10:45")
    made_days.set_attendee(desk, choi, AttendeeStatus.CANCELLED)
    hall = day_plan.hall_of(desk, made.day)
    assert hall.booths == (
        Booth(first, (620, 640, 650), 10, 2),
        Booth(second, (615,), 15, 1),
    )
    wishes = (first, second, gone)
    assert hall.guests == (
        Guest(kim, wishes),
        Guest(lee, wishes, comes=620),
        Guest(park, wishes, leaves=645),
    )
    assert (hall.rest, hall.most, hall.breaks) == (5, 3, ((630, 640),))


def test_a_day_that_says_nothing_has_hours_and_lengths(desk: Desk) -> None:
    made = made_days.day(
        desk, 1, 1, starts_at="", ends_at="", slot_minutes=None, most_interviews=None
    )
    hall = day_plan.hall_of(desk, made.day)
    assert hall.booths[0].starts == tuple(range(540, 1066, 15))
    assert (hall.most, hall.rest, hall.booths[0].minutes) == (4, 0, 15)
    with pytest.raises(UserError):
        day_plan.hall_of(desk, 999)


def test_a_proposal_writes_nothing_until_it_is_kept(desk: Desk) -> None:
    made = made_days.day(desk, firms=2, people=3)
    proposed = day_plan.propose(desk, made.day)
    assert day_plan.plan_of(desk, made.day) == ()
    done = day_plan.keep(desk, made.day, proposed, before=())
    assert done.change.label == "면접 시간표 저장: 가을 만남의 날 6건"
    assert done.moves == ()
    assert day_plan.plan_of(desk, made.day) == proposed.meetings
    assert clashes(day_plan.hall_of(desk, made.day), proposed.meetings) == ()
    first = row_of(desk, made, proposed.meetings[0])
    assert (first.starts_at, first.status) == ("10:00", MeetingStatus.SET)
    assert first.counsellor == desk.user
    history.undo(desk)
    assert day_plan.plan_of(desk, made.day) == ()


def test_keeping_the_same_plan_leaves_no_trace(desk: Desk) -> None:
    made = made_days.day(desk)
    plan = kept(desk, made)
    ids = made_days.interview_ids(desk, made.day)
    assert day_plan.keep(desk, made.day, plan, before=plan).change.operation == 0
    assert made_days.interview_ids(desk, made.day) == ids


def test_the_same_two_keep_their_record_and_the_moved_are_named(desk: Desk) -> None:
    made = made_days.day(desk, firms=1, people=2, wishes=[[0], [0]])
    plan = kept(desk, made)
    first, second = plan
    row = row_of(desk, made, first)
    hall = day_plan.hall_of(desk, made.day)
    after = pin(move(hall, plan, first, start=TEN + 30), second)
    done = day_plan.keep(desk, made.day, after, before=plan)
    assert [(m.name, m.employer, m.was, m.now) for m in done.moves] == [
        ("김가" if first.guest == made.attendees[0] else "김나", "업체1", "10:00", "10:30")
    ]
    again = row_of(desk, made, first)
    assert (again.id, again.starts_at) == (row.id, "10:30")
    assert row_of(desk, made, second).pinned is True
    done = day_plan.keep(desk, made.day, after[:1])
    assert [(m.was, m.now) for m in done.moves] == [("10:30", "")]
    assert records.get(desk.store, INTERVIEWS, row.id).trashed_on == desk.today()


def test_what_was_wished_for_or_is_the_only_vacancy_is_written_down(desk: Desk) -> None:
    made = made_days.day(desk, firms=2, people=1)
    with desk.store.operation("구인"):
        vacancies = [
            records.insert(desk.store, Vacancy(employer_id=1, job=job)) for job in ("포장", "운전")
        ]
        records.insert(
            desk.store, DayVacancy(day_employer_id=made.employers[1], vacancy_id=vacancies[0])
        )
        wish = day_records.wishes(desk, made.attendees)[0]
        records.update(desk.store, replace(wish, vacancy_id=vacancies[1]))
    wished, only = sorted(kept(desk, made), key=lambda meeting: meeting.booth)
    assert row_of(desk, made, wished).vacancy_id == vacancies[1]
    assert row_of(desk, made, only).vacancy_id == vacancies[0]


def test_somebody_elses_change_is_not_overwritten(desk: Desk) -> None:
    made = made_days.day(desk)
    plan = kept(desk, made)
    proposed = day_plan.propose(desk, made.day)
    row = row_of(desk, made, plan[0])
    made_days.edit(desk, INTERVIEWS, row.id, starts_at="10:45")
    with pytest.raises(StaleRecord, match="덮어쓰지 않았습니다"):
        day_plan.keep(desk, made.day, proposed, before=plan)
    assert row_of(desk, made, plan[0]).starts_at == "10:45"


def test_what_runs_or_is_over_is_never_touched(desk: Desk) -> None:
    made = made_days.day(desk, firms=1, people=3)
    plan = kept(desk, made)
    row = row_of(desk, made, plan[1])
    made_days.edit(desk, INTERVIEWS, row.id, status=MeetingStatus.RUNNING)
    state = day_plan.read(desk, made.day)
    assert state.fixed == (plan[1],)
    hall = state.hall
    shifted = move(hall, plan, plan[1], start=TEN + 45)
    with pytest.raises(StaleRecord, match="시작되어"):
        day_plan.keep(desk, made.day, shifted, before=plan)
    assert plan[1] in day_plan.propose(desk, made.day).meetings
    assert plan[1] in day_plan.replan(desk, made.day, TEN + 30).meetings
    day_plan.keep(desk, made.day, (plan[1],))
    assert day_plan.plan_of(desk, made.day) == (plan[1],)


def test_strangers_are_refused(desk: Desk) -> None:
    made = made_days.day(desk)
    for meeting in (Meeting(TEN, 99, 1, made.attendees[0]), Meeting(TEN, made.employers[0], 1, 99)):
        with pytest.raises(StaleRecord):
            day_plan.keep(desk, made.day, (meeting,))
    assert made_days.interview_ids(desk, made.day) == []


def test_pins_survive_a_new_proposal(desk: Desk) -> None:
    made = made_days.day(desk, firms=2, people=3)
    hall = day_plan.hall_of(desk, made.day)
    mine = place(hall, (), made.attendees[2], made.employers[0], TEN + 45)
    day_plan.keep(desk, made.day, mine)
    assert mine[0] in day_plan.propose(desk, made.day).meetings
    unsaved = place(hall, (), made.attendees[1], made.employers[1], TEN + 45)
    proposed = day_plan.propose(desk, made.day, plan=unsaved)
    assert unsaved[0] in proposed.meetings
    assert mine[0] not in proposed.meetings


def test_no_shows_free_their_seats_and_nobody_else_moves(desk: Desk) -> None:
    made = made_days.day(desk, firms=1, people=6)
    plan = kept(desk, made)
    assert len(plan) == 4
    gone = [plan[0].guest, plan[1].guest]
    for guest in gone:
        made_days.set_attendee(desk, guest, AttendeeStatus.ABSENT)
    again = day_plan.replan(desk, made.day)
    assert again.moved == ()
    assert set(plan[2:]) < set(again.meetings)
    assert len(again.meetings) == 4
    done = day_plan.keep(desk, made.day, again, before=plan)
    assert done.moves == ()
    assert day_plan.plan_of(desk, made.day) == again.meetings


def test_a_pin_of_somebody_or_some_company_that_stays_away_holds_nothing(desk: Desk) -> None:
    made = made_days.day(desk, firms=2, people=2, wishes=[[0], [1]])
    plan = kept(desk, made)
    day_plan.keep(desk, made.day, [replace(meeting, pinned=True) for meeting in plan])
    made_days.set_attendee(desk, made.attendees[0], AttendeeStatus.ABSENT)
    made_days.edit(desk, EMPLOYERS, made.employers[1], status=EmployerAnswer.DECLINED)
    for made_anew in (day_plan.replan(desk, made.day), day_plan.propose(desk, made.day)):
        assert made_anew.meetings == ()
        assert [u.why for u in made_anew.unplaced] == [Why.CLOSED]
    assert day_plan.replan(desk, made.day).moved == (made.attendees[1],)


def test_a_late_company_holds_its_interviews_after_it_came(desk: Desk) -> None:
    made = made_days.day(desk, firms=2, people=2, wishes=[[0], [1]])
    plan = kept(desk, made)
    made_days.edit(desk, EMPLOYERS, made.employers[0], came_at="10:20")
    again = day_plan.replan(desk, made.day, TEN + 20)
    assert again.moved == (made.attendees[0],)
    assert again.meetings == (
        Meeting(TEN, made.employers[1], 1, made.attendees[1]),
        Meeting(TEN + 30, made.employers[0], 1, made.attendees[0]),
    )
    done = day_plan.keep(desk, made.day, again, before=plan)
    assert [(m.name, m.was, m.now) for m in done.moves] == [("김가", "10:00", "10:30")]


def test_who_has_not_been_received_cannot_have_been_met(desk: Desk) -> None:
    made = made_days.day(desk, firms=2, people=2, wishes=[[0], [1]])
    kept(desk, made)
    # While the reception is not kept, all are taken to be there.
    assert day_plan.replan(desk, made.day, TEN + 20).moved == ()
    made_days.set_attendee(desk, made.attendees[0], AttendeeStatus.CAME, arrived_at="09:50")
    again = day_plan.replan(desk, made.day, TEN + 20)
    assert again.moved == (made.attendees[1],)
    assert again.meetings[1].start == TEN + 30


def test_a_called_off_interview_is_not_planned_again(desk: Desk) -> None:
    made = made_days.day(desk, firms=1, people=2)
    plan = kept(desk, made)
    for meeting, status in zip(plan, (MeetingStatus.CANCELLED, MeetingStatus.ABSENT), strict=True):
        made_days.edit(desk, INTERVIEWS, row_of(desk, made, meeting).id, status=status)
    assert day_plan.plan_of(desk, made.day) == ()
    assert day_plan.propose(desk, made.day).meetings == ()
    day_plan.keep(desk, made.day, ())
    assert len(made_days.interview_ids(desk, made.day)) == 2


def test_an_interview_held_without_a_time_counts_where_it_began(desk: Desk) -> None:
    made = made_days.day(desk, firms=1, people=1)
    pair = {
        "matching_day_id": made.day,
        "attendee_id": made.attendees[0],
        "day_employer_id": made.employers[0],
    }
    with desk.store.operation("면접"):
        id_ = records.insert(desk.store, DayInterview(**pair))
    assert day_plan.plan_of(desk, made.day) == ()
    day_plan.keep(desk, made.day, day_plan.propose(desk, made.day))
    assert records.get(desk.store, INTERVIEWS, id_).starts_at == "10:00"
    made_days.edit(desk, INTERVIEWS, id_, starts_at="", began_at="10:07", status=MeetingStatus.DONE)
    done = day_plan.read(desk, made.day).fixed
    assert done == (Meeting(607, made.employers[0], 1, made.attendees[0]),)
    assert day_plan.propose(desk, made.day).meetings == done


def test_it_can_be_stopped(desk: Desk) -> None:
    made = made_days.day(desk)
    with pytest.raises(Cancelled):
        day_plan.propose(desk, made.day, cancelled=lambda: True)
    with pytest.raises(Cancelled):
        day_plan.replan(desk, made.day, cancelled=lambda: True)


def test_a_pin_on_what_is_over_makes_no_second_interview(desk: Desk) -> None:
    made = made_days.day(desk, firms=2, people=3)
    plan = kept(desk, made)
    over = plan[0]
    made_days.edit(desk, INTERVIEWS, row_of(desk, made, over).id, status=MeetingStatus.DONE)
    pinned = pin(plan, over)
    again = day_plan.propose(desk, made.day, plan=pinned)
    assert [m for m in again.meetings if (m.guest, m.booth) == (over.guest, over.booth)] == [over]
    assert clashes(day_plan.hall_of(desk, made.day), again.meetings) == ()
    ids = made_days.interview_ids(desk, made.day)
    day_plan.keep(desk, made.day, (*pinned, over))
    assert made_days.interview_ids(desk, made.day) == ids
    assert row_of(desk, made, over).status is MeetingStatus.DONE

"""Two that become one are at a day once, with everything that both had there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import (
    AttendeeStatus,
    EmployerAnswer,
    InterviewResult,
    MeetingStatus,
)
from jobdesk.services import (
    day_attendees,
    day_employers,
    day_outcomes,
    day_records,
    day_results,
    history,
    lists,
    merging,
)
from tests import casework
from tests.services.day_kit import DA, DE, DI, DV, DW, Day, day, make_day
from tests.services.import_kit import dump

__all__ = ["day"]
S, E = KindId.SEEKERS, KindId.EMPLOYERS


def test_two_people_at_one_day_become_one_with_the_wishes_of_both(day: Day) -> None:
    desk = day.desk
    other_firm = casework.employer(desk, "다온상사")
    third = day_employers.invite(desk, day.id, [other_firm], status=EmployerAnswer.COMING).id
    one, two = day.attendees[:2]
    day_attendees.set_wishes(desk, one, [day.at[0], third])
    day_attendees.set_wishes(desk, two, [day.at[1], day.at[0]])
    day_attendees.save(desk, replace(day_records.attendee(desk, one), note="휠체어"))
    day_attendees.save(
        desk,
        replace(
            day_records.attendee(desk, two),
            status=AttendeeStatus.CAME,
            arrived_at="13:05",
            programmes=("타로상담",),
            note="동행 있음",
        ),
    )
    day.meet(0, 0, status=MeetingStatus.SET)
    met = day.meet(1, 0, InterviewResult.PENDING)
    day.meet(0, 1, status=MeetingStatus.SET)
    before = dump(desk)

    merging.merge(desk, S, day.people[0], day.people[1])
    rows = day_attendees.rows(desk, day.id)
    assert {row.seeker_id for row in rows} == {day.people[0], day.people[2]}
    kept = next(row for row in rows if row.seeker_id == day.people[0])
    assert (kept.id, kept.status, kept.arrived_at) == (two, AttendeeStatus.CAME, "13:05")
    assert kept.wish_ids == (day.at[1], day.at[0], third)
    assert set(kept.note.split("\n")) == {"동행 있음", "휠체어"}
    left = day_records.interviews(desk, day.id)
    assert {each.attendee_id for each in left} == {two}
    # The interview that was only planned with whom the person met already is not held again.
    assert [(e.day_employer_id, e.status) for e in left if e.id == met] == [
        (day.at[0], MeetingStatus.DONE)
    ]
    assert len(left) == 2
    assert lists.count(desk, DA) == 2
    history.undo(desk)
    assert dump(desk) == before


def test_results_of_both_are_kept(day: Day) -> None:
    day.meet(0, 0, InterviewResult.HIRED)
    day.meet(1, 0, InterviewResult.REJECTED)
    merging.merge(day.desk, S, day.people[0], day.people[1])
    assert lists.count(day.desk, DI) == 2


def test_a_person_at_two_days_stays_at_both(day: Day) -> None:
    desk = day.desk
    other_day = make_day(desk)
    day_attendees.register(desk, other_day, [day.people[1]])
    day_attendees.trash(desk, [day.attendees[1]])
    merging.merge(desk, S, day.people[0], day.people[1])
    assert lists.count(desk, DA) == 3
    assert [row.seeker_id for row in day_attendees.rows(desk, other_day)] == [day.people[0]]


def test_two_firms_at_one_day_become_one_booth(day: Day) -> None:
    desk = day.desk
    day_attendees.set_wishes(desk, day.attendees[0], [day.at[1], day.at[0]])
    day_attendees.set_wishes(desk, day.attendees[1], [day.at[1]])
    day.meet(0, 0, InterviewResult.HIRED)
    day.meet(1, 1, InterviewResult.PENDING)
    day_employers.save(
        desk, replace(day_records.employer(desk, day.at[1]), contact_name="정다온", note="늦음")
    )
    before = dump(desk)
    merging.merge(desk, E, day.firms[0], day.firms[1])
    (row,) = day_employers.rows(desk, day.id)
    assert (row.id, row.openings, row.wish_count, row.contact) == (day.at[0], 5, 2, "정다온")
    assert [w.rank for w in day_records.wishes(desk, [day.attendees[0]])] == [1]
    assert {e.day_employer_id for e in day_records.interviews(desk, day.id)} == {day.at[0]}
    assert [lists.count(desk, kind) for kind in (DE, DV, DW, DI)] == [1, 2, 2, 2]
    history.undo(desk)
    assert dump(desk) == before


def test_a_hire_recorded_for_both_counts_once(day: Day) -> None:
    desk, hired = day.desk, InterviewResult.HIRED
    for who in (0, 1):
        day_results.tell(desk, day.meet(who), hired, hire_on=date(2026, 12, 1))
    day_results.tell(desk, day.meet(1, 1), hired, hire_on=date(2026, 12, 1), besides=True)
    before = dump(desk)
    assert casework.status(desk, KindId.VACANCIES, day.vacancies[0]) == "충원완료"
    merging.merge(desk, S, day.people[0], day.people[1])
    line = day_outcomes.of_day(desk, day.id).lines[0]
    # The other firm's hire is another one: two interviews and two hires of one person.
    assert (line.interviews.value, line.met.value) == (2, 1)
    assert (line.offers.value, line.chosen.value, line.hired.value) == (2, 1, 2)
    assert casework.status(desk, KindId.VACANCIES, day.vacancies[0]) == "일부충원"
    history.undo(desk)
    assert dump(desk) == before

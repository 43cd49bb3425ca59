"""Proposals: the centre's matching among the vacancies of the day, after the person's own words."""

from __future__ import annotations

from dataclasses import replace

from jobdesk.domain.matching_days import EmployerAnswer
from jobdesk.services import (
    day_attendees,
    day_employers,
    day_proposals,
    day_records,
    history,
    matching_days,
)
from tests import casework
from tests.services.day_kit import DE, Day, day

__all__ = ["day"]


def _cook(day: Day, name: str = "조리원씨", **fields: object) -> int:
    """Somebody registered who seeks the work of the first firm; returns the attendee's id."""
    who = casework.seeker(day.desk, name, desired_job="조리원", **fields)
    return day_attendees.register(day.desk, day.id, [who]).id


def test_what_fits_is_proposed_with_its_reasons(day: Day) -> None:
    who = _cook(day)
    first = day_proposals.for_attendee(day.desk, who)[0]
    assert (first.day_employer_id, first.employer, first.job) == (day.at[0], "한빛식품", "조리원")
    assert "직종 일치" in [reason.text for reason in first.reasons if reason.good]
    # Open vacancies that nobody brings are not spoken of.
    elsewhere = casework.employer(day.desk, "다온상사")
    casework.vacancy(day.desk, elsewhere, "조리원", openings=5)
    again = day_proposals.for_attendee(day.desk, who)
    assert {one.employer for one in again} <= {"한빛식품", "가람농장"}


def test_accepting_puts_them_after_ones_own(day: Day) -> None:
    desk = day.desk
    who = _cook(day)
    day_attendees.set_wishes(desk, who, [day.at[1]])
    proposed = day_proposals.for_attendee(desk, who)
    assert [one.day_employer_id for one in proposed] == [day.at[0]]
    day_proposals.accept(desk, proposed)
    wishes = day_records.wishes(desk, [who])
    assert [(w.day_employer_id, w.vacancy_id) for w in wishes] == [
        (day.at[1], None),
        (day.at[0], day.vacancies[0]),
    ]
    assert day_proposals.for_attendee(desk, who) == ()
    day_proposals.accept(desk, proposed)
    assert day_records.wishes(desk, [who]) == wishes
    history.undo(desk)
    assert len(day_records.wishes(desk, [who])) == 1


def test_who_was_sent_there_or_does_not_come_is_not_proposed(day: Day) -> None:
    desk = day.desk
    who = _cook(day)
    person = day_records.attendee(desk, who).seeker_id or 0
    casework.referral(desk, person, day.vacancies[0])
    assert day.at[0] not in {p.day_employer_id for p in day_proposals.for_attendee(desk, who)}
    day_employers.answer(desk, [day.at[1]], EmployerAnswer.DECLINED)
    assert day_proposals.for_attendee(desk, who) == ()


def test_for_everybody_first_ones_come_first_and_no_firm_is_swamped(day: Day) -> None:
    desk = day.desk
    stored = day_records.day(desk, day.id)
    matching_days.save(
        desk, replace(stored, starts_at="13:00", ends_at="13:30", breaks="13:15~13:30")
    )
    # One interviewer and a quarter of an hour: one place at each firm.
    cooks = [_cook(day, f"조리{n}") for n in range(4)]
    proposed = day_proposals.for_day(desk, day.id)
    at = [one.day_employer_id for one in proposed]
    assert at.count(day.at[0]) == 1
    assert at.count(day.at[1]) <= 1
    more = [casework.employer(desk, f"{n}식당") for n in range(3)]
    for firm in more:
        casework.vacancy(desk, firm, "조리원")
    refs = day_employers.invite(
        desk, day.id, more, status=EmployerAnswer.COMING, with_open=True
    ).refs
    assert sum(ref.kind is DE for ref in refs) == 3
    proposed = day_proposals.for_day(desk, day.id)
    firsts = [one.attendee_id for one in proposed]
    assert set(cooks) <= set(firsts)
    assert all(firsts.count(who) == 1 for who in cooks)


def test_a_firm_that_came_late_has_time_for_fewer(day: Day) -> None:
    desk = day.desk
    stored = day_records.day(desk, day.id)
    matching_days.save(desk, replace(stored, starts_at="13:00", ends_at="13:30", breaks=""))
    for n in range(4):
        _cook(day, f"조리{n}")
    for came_at, places in (("", 2), ("13:10", 1)):
        day_employers.came(desk, day.at[0], came_at)
        proposed = day_proposals.for_day(desk, day.id)
        assert [one.day_employer_id for one in proposed].count(day.at[0]) == places


def test_nobody_gets_more_than_the_day_allows(day: Day) -> None:
    desk = day.desk
    matching_days.save(desk, replace(day_records.day(desk, day.id), most_interviews=1))
    who = _cook(day)
    assert [p.attendee_id for p in day_proposals.for_day(desk, day.id)].count(who) == 1
    day_attendees.set_wishes(desk, who, [day.at[1]])
    assert who not in {p.attendee_id for p in day_proposals.for_day(desk, day.id)}
    other = _cook(day, "쉬는분")
    day_attendees.cancel(desk, [other])
    assert other not in {p.attendee_id for p in day_proposals.for_day(desk, day.id)}

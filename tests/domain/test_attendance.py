"""Attendance: what marks make of days, hours, rates and the way that is left to 수료."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobdesk.domain.attendance import (
    LessonDay,
    Marked,
    Rule,
    credited_hours,
    lesson_days,
    rate_of_all,
    standing,
)
from jobdesk.domain.cohorts import CohortSession, RuleBasis, SessionStatus, SessionType
from jobdesk.domain.trainees import Mark

FIRST = date(2026, 4, 6)
LAST_DAY = date(2026, 12, 31)


def days(count: int, hours: int = 4) -> tuple[LessonDay, ...]:
    """Lesson days one after the other."""
    return tuple(LessonDay(FIRST + timedelta(days=i), hours) for i in range(count))


def marks(*words: str) -> dict[date, Marked]:
    """Marks from the first day on; "" leaves a day open."""
    return {FIRST + timedelta(days=i): Marked(Mark(word)) for i, word in enumerate(words) if word}


def test_lesson_days_leave_out_cancelled_and_extra_lessons() -> None:
    found = lesson_days(
        (
            CohortSession(held_on=FIRST, hours=3),
            CohortSession(held_on=FIRST, hours=1),
            CohortSession(held_on=FIRST + timedelta(1), hours=4, status=SessionStatus.CANCELLED),
            CohortSession(held_on=FIRST + timedelta(2), hours=4, session_type=SessionType.MAKE_UP),
            CohortSession(held_on=FIRST + timedelta(3), hours=2, session_type=SessionType.EXTRA),
            CohortSession(held_on=None, hours=4),
        )
    )
    assert found == (LessonDay(FIRST, 4), LessonDay(FIRST + timedelta(2), 4))


def test_three_slips_of_any_sort_take_one_day() -> None:
    found = standing(Rule(), days(10), marks("지각", "조퇴", "외출", "출석"), today=LAST_DAY)
    assert (found.made_absences, found.attended_days, found.unmarked) == (1, 3, 6)
    assert found.rate == Fraction(3, 4)


def test_slips_of_other_sorts_may_be_left_out() -> None:
    rule = Rule(slip_marks=frozenset({Mark.LATE}))
    found = standing(rule, days(10), marks("지각", "조퇴", "외출"), today=LAST_DAY)
    assert (found.made_absences, found.attended_days) == (0, 3)


def test_the_warning_names_the_day_after_which_it_is_too_late() -> None:
    # 21 days at 80 % ask for 17: four may be missed (Gimcheon's 21 days of 4 hours).
    found = standing(Rule(), days(21), marks("결석", "결석"), today=FIRST)
    assert found.absences_left == 2
    lost = standing(Rule(), days(21), marks(*["결석"] * 5), today=FIRST)
    assert (lost.absences_left, lost.can_reach) == (0, False)


def test_on_the_basis_of_hours_the_hours_tell() -> None:
    rule = Rule(basis=RuleBasis.HOURS)
    found = standing(rule, days(4), {FIRST: Marked(Mark.LATE, 2)}, today=LAST_DAY)
    assert (found.attended_hours, found.made_absences, found.rate) == (2, 0, Fraction(2, 4))


@pytest.mark.parametrize(
    ("word", "hours", "worth"),
    [
        ("출석", None, 4),
        ("지각", None, 3),
        ("조퇴", 1, 1),
        ("외출", 9, 4),
        ("결석", None, 0),
        ("공결", None, 4),
    ],
)
def test_hours_of_a_mark(word: str, hours: int | None, worth: int) -> None:
    assert credited_hours(Rule(), LessonDay(FIRST, 4), Marked(Mark(word), hours)) == worth
    if word == "공결":
        assert credited_hours(Rule(excused=False), LessonDay(FIRST, 4), Marked(Mark(word))) == 0


def test_somebody_who_came_late_has_own_days() -> None:
    found = standing(
        Rule(), days(10), marks(*["출석"] * 10), today=LAST_DAY, started_on=FIRST + timedelta(4)
    )
    assert (found.days, found.attended_days, found.rate) == (6, 6, 1)


def test_without_lessons_nobody_reaches_anything() -> None:
    found = standing(Rule(), (), {}, today=LAST_DAY)
    assert (found.rate, found.final_rate, found.reaches) == (None, None, False)


MARKS = st.lists(st.sampled_from([*Mark, None]), max_size=25)
RULES = st.builds(
    Rule,
    basis=st.sampled_from(RuleBasis),
    percent=st.integers(1, 100),
    slips_per_absence=st.none() | st.integers(1, 5),
    excused=st.booleans(),
)


@given(RULES, MARKS, st.integers(0, 25))
def test_the_words_of_the_warning_are_true(rule: Rule, typed: list[Mark | None], more: int) -> None:
    """Missing as many days as are left still reaches, one day more does not."""
    lessons = days(len(typed) + more)
    known = {
        lesson.held_on: Marked(mark)
        for lesson, mark in zip(lessons, typed, strict=False)
        if mark is not None
    }
    now = standing(rule, lessons, known, today=FIRST)
    assert now.absences_left is not None
    open_days = [lesson.held_on for lesson in lessons if lesson.held_on not in known]
    for missed in (now.absences_left, now.absences_left + 1):
        if missed > len(open_days):
            continue
        then = dict(known)
        for index, day in enumerate(open_days):
            then[day] = Marked(Mark.ABSENT if index < missed else Mark.PRESENT)
        end = standing(rule, lessons, then, today=LAST_DAY)
        expected = now.can_reach and bool(lessons) and missed <= now.absences_left
        assert end.reaches is expected


@given(RULES, MARKS)
def test_the_counts_add_up(rule: Rule, typed: list[Mark | None]) -> None:
    lessons = days(len(typed))
    known = {
        lesson.held_on: Marked(mark)
        for lesson, mark in zip(lessons, typed, strict=True)
        if mark is not None
    }
    found = standing(rule, lessons, known, today=LAST_DAY)
    counted = found.present + found.late + found.early + found.out + found.absent + found.excused
    assert counted + found.unmarked == found.days == len(lessons)
    assert 0 <= found.attended_days <= counted
    assert 0 <= found.attended_hours <= found.hours
    if found.rate is not None and found.final_rate is not None:
        assert 0 <= found.final_rate <= found.rate <= 1
    if found.reaches:
        assert found.can_reach


@pytest.mark.parametrize("basis", list(RuleBasis))
def test_the_rate_of_a_cohort_is_of_its_totals(basis: RuleBasis) -> None:
    rule = Rule(basis=basis)
    long = standing(rule, days(20), marks(*["출석"] * 9, "결석"), today=LAST_DAY)
    short = standing(rule, days(20), marks("결석"), today=LAST_DAY)
    assert rate_of_all((long, short), basis) == Fraction(9, 11)
    assert (long.marked_days, long.marked_hours) == (10, 40)
    assert rate_of_all((), basis) is None

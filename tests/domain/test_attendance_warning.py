"""Who is warned of, and in which words."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobdesk.domain.attendance import LessonDay, Marked, Rule, Standing, standing
from jobdesk.domain.attendance_warning import Alarm, alarm, alarm_of, alarm_words, percent
from jobdesk.domain.cohorts import RuleBasis
from jobdesk.domain.trainees import Mark, Trainee, TraineeStatus

FIRST = date(2026, 3, 2)
TODAY = date(2026, 11, 20)


def stands(marks: str, of: int, rule: Rule | None = None) -> Standing:
    """Where somebody stands with these marks, a sign a day, in a course of ``of`` days."""
    word = {"O": Mark.PRESENT, "X": Mark.ABSENT, "L": Mark.LATE}
    days = tuple(LessonDay(FIRST + timedelta(days=n), 4) for n in range(of))
    found = {FIRST + timedelta(days=n): Marked(word[sign]) for n, sign in enumerate(marks)}
    return standing(rule or Rule(), days, found, today=TODAY)


@pytest.mark.parametrize(
    ("marks", "of", "found", "words"),
    [
        ("", 20, Alarm.NONE, ""),
        ("O" * 5, 5, Alarm.SAFE, "수료 기준 충족"),
        ("O", 5, Alarm.NONE, ""),
        ("X", 20, Alarm.NONE, ""),
        ("XX", 20, Alarm.NEAR, "3일 더 결석하면 미수료"),
        ("XXX", 20, Alarm.NEAR, "2일 더 결석하면 미수료"),
        ("XXXX", 20, Alarm.LAST, "1일 더 결석하면 미수료"),
        ("XXXXX", 20, Alarm.LOST, "수료 기준 미달"),
        ("XXX" + "O" * 16, 20, Alarm.SAFE, "수료 기준 충족"),
        ("LLL", 5, Alarm.LAST, "1일 더 결석하면 미수료"),
    ],
)
def test_the_warning_comes_before_it_is_too_late(
    marks: str, of: int, found: Alarm, words: str
) -> None:
    standing_ = stands(marks, of)
    assert alarm(standing_) is found
    assert alarm_words(standing_, found) == words


def test_a_rule_that_asks_for_nothing_warns_of_nobody() -> None:
    assert alarm(stands("XXXXX", 6, Rule(percent=None))) is Alarm.NONE
    assert alarm(stands("", 0)) is Alarm.NONE


def test_nobody_is_warned_of_who_left_or_was_decided_of() -> None:
    lost = stands("XXXXX", 20)
    assert alarm_of(Trainee(status=TraineeStatus.RUNNING), lost) is Alarm.LOST
    for status in (TraineeStatus.DROPPED, TraineeStatus.EARLY_HIRE, TraineeStatus.NOT_COMPLETED):
        assert alarm_of(Trainee(status=status), lost) is Alarm.NONE


@given(
    marks=st.text("OXL", max_size=12),
    of=st.integers(1, 16),
    basis=st.sampled_from(RuleBasis),
    percent_=st.integers(1, 100),
)
def test_the_number_said_is_the_one_that_fails(
    marks: str, of: int, basis: RuleBasis, percent_: int
) -> None:
    rule = Rule(basis=basis, percent=percent_)
    marks = marks[:of]
    now = stands(marks, of, rule)
    found = alarm(now)
    if found in (Alarm.NEAR, Alarm.LAST):
        more = (now.absences_left or 0) + 1
        assert not stands(marks + "X" * more, of, rule).can_reach
        assert stands(marks + "X" * (more - 1), of, rule).can_reach
    if found is Alarm.SAFE:
        assert stands(marks + "X" * (of - len(marks)), of, rule).reaches


def test_percent_is_half_up_with_one_decimal() -> None:
    assert percent(Fraction(12, 13)) == "92.3%"
    assert percent(Fraction(1)) == "100%"
    assert percent(Fraction(1, 16)) == "6.3%"
    assert percent(None) == "–"

"""수료 as the rule says it, held against a count by hand."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from jobdesk.domain.attendance import LessonDay, Marked, Rule, standing
from jobdesk.domain.attendance_warning import percent
from jobdesk.domain.cohorts import RuleBasis
from jobdesk.domain.completion import agrees, ruling, tally
from jobdesk.domain.trainees import Mark, Trainee, TraineeStatus

_S = TraineeStatus
_START = date(2026, 9, 1)


def _days(count: int, hours: int = 4) -> tuple[LessonDay, ...]:
    return tuple(LessonDay(_START + timedelta(days=n), hours) for n in range(count))


def _standing(
    words: str, *, rule: Rule | None = None, count: int | None = None, today: date | None = None
):  # type: ignore[no-untyped-def]
    """A standing from one sign a day: O L E U X V, ``.`` for no mark."""
    signs = dict(zip("OLEUXV", Mark, strict=True))
    days = _days(count or len(words))
    marks = {
        day.held_on: Marked(signs[sign])
        for day, sign in zip(days, words, strict=False)
        if sign != "."
    }
    return standing(rule or Rule(), days, marks, today=today or days[-1].held_on)


def test_the_rule_speaks_once_every_day_is_marked() -> None:
    """Eight of ten days are 80 %; seven are not."""
    assert ruling(Rule(), _standing("OOOOOOOOXX")).status is _S.COMPLETED
    said = ruling(Rule(), _standing("OOOOOOOXXX"))
    assert said.status is _S.NOT_COMPLETED
    assert said.why == "출석률 70.0% (7/10일), 기준 80% 미달"


def test_nothing_is_said_while_a_day_is_open() -> None:
    """A past day without a mark, lessons to come and a missing timetable are told apart."""
    assert ruling(Rule(), _standing("OOOO.OOOOO")).why == "출결 미입력 1일"
    to_come = _standing("OOOO", count=10, today=_START + timedelta(days=3))
    assert ruling(Rule(), to_come).why == "남은 수업 6일"
    none = standing(Rule(), (), {}, today=_START)
    assert ruling(Rule(), none).status is None
    assert "일정이 없어" in ruling(Rule(), none).why


def test_an_exception_stands_against_the_rule_and_never_against_an_open_day() -> None:
    """It has to be named, and says so."""
    said = ruling(Rule(), _standing("OOOOOOOXXX"), "코로나 격리 3일")
    assert said.status is _S.COMPLETED
    assert said.why.endswith("예외 인정: 코로나 격리 3일")
    assert ruling(Rule(), _standing("OOOOOOOXX."), "격리").status is None
    none = standing(Rule(), (), {}, today=_START)
    assert ruling(Rule(), none, "지난해 명단").status is _S.COMPLETED


def test_hours_are_told_in_hours() -> None:
    """Two slips of four hours are worth three each: 38 of 40."""
    rule = Rule(basis=RuleBasis.HOURS, percent=95)
    said = ruling(rule, _standing("OOOOOOOOLE", rule=rule))
    assert (said.status, said.why) == (_S.COMPLETED, "출석률 95.0% (38/40시간), 기준 95%")


def test_a_decision_agrees_with_the_grid_or_not() -> None:
    """수료 with too few days does not, 미수료 with enough does not either."""
    few, enough = _standing("OOOOOOOXXX"), _standing("OOOOOOOOOO")
    assert not agrees(Trainee(status=_S.COMPLETED), Rule(), few)
    assert not agrees(Trainee(status=_S.NOT_COMPLETED), Rule(), enough)
    assert agrees(Trainee(status=_S.COMPLETED, exception="격리"), Rule(), few)
    assert agrees(Trainee(status=_S.NOT_COMPLETED, exception="격리"), Rule(), few)
    assert agrees(Trainee(status=_S.EARLY_HIRE), Rule(), few)
    assert not agrees(Trainee(status=_S.COMPLETED), Rule(), _standing("OOOOOOOOO."))
    assert agrees(Trainee(status=_S.COMPLETED), Rule(), standing(Rule(), (), {}, today=_START))


def test_a_list_of_an_earlier_year_may_stand_without_a_single_mark() -> None:
    """For a named reason alone; one mark, and the grid has to be filled."""
    empty, one_mark = _standing("....."), _standing("O....")
    assert ruling(Rule(), empty, "지난해 명단").status is _S.COMPLETED
    assert ruling(Rule(), one_mark, "지난해 명단").status is None
    for status in (_S.COMPLETED, _S.NOT_COMPLETED):
        listed = Trainee(status=status, exception="지난해 명단")
        assert agrees(listed, Rule(), empty)
        assert not agrees(Trainee(status=status), Rule(), empty)
        assert not agrees(listed, Rule(), one_mark)


def test_a_rate_never_says_more_than_there_is() -> None:
    """Half up, but a whole percent that was not reached is not shown."""
    assert percent(Fraction(46, 53)) == "86.8%"
    assert percent(Fraction(7996, 10000)) == "79.9%"
    assert percent(Fraction(4, 5)) == "80.0%"
    assert percent(None) == "–"


@given(st.text(alphabet="OLEUXV", min_size=1, max_size=40), st.integers(1, 100))
def test_the_status_is_what_a_count_by_hand_gives(words: str, percent: int) -> None:
    """Three slips are an absence; excused days are attended."""
    slips = sum(sign in "LEU" for sign in words)
    there = sum(sign != "X" for sign in words) - slips // 3
    reaches = there * 100 >= percent * len(words)
    rule = Rule(percent=percent)
    said = ruling(rule, _standing(words, rule=rule))
    assert said.status is (_S.COMPLETED if reaches else _S.NOT_COMPLETED)
    assert ("미달" in said.why) is not reaches


def test_a_tally_names_those_there_are() -> None:
    """조기취업 apart from 중도탈락."""
    told = tally([_S.COMPLETED, _S.COMPLETED, _S.EARLY_HIRE, _S.DROPPED])
    assert told == "수료 2명 · 조기취업 1명 · 중도탈락 1명"

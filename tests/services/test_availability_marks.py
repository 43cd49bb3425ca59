"""Days marked one after another on a real store: the latest word holds, and undo takes it back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobdesk.domain.circumstances import AvailabilityType, Relation
from jobdesk.errors import UserError
from jobdesk.services import availability, history, relations
from jobdesk.services.desk import Desk
from tests.casework import seeker

FREE, BUSY = AvailabilityType.FREE, AvailabilityType.BUSY
MONDAY = date(2026, 11, 23)


def _said(desk: Desk, who: int) -> list[tuple[str, str, str, tuple[str, ...], str]]:
    return [
        (s.availability_type.value, str(s.starts_on), str(s.ends_on), s.weekdays, s.hours)
        for s in availability.of(desk, who)
    ]


def test_days_that_follow_one_another_become_one_span(desk: Desk) -> None:
    who = seeker(desk)
    for n in (0, 2, 1):
        day = MONDAY + timedelta(days=n)
        change = availability.mark(desk, who, FREE, day, day)
    assert _said(desk, who) == [("가능", "2026-11-23", "2026-11-25", (), "")]
    assert change.label == "가능한 날: 김민지 가능"
    history.undo(desk)
    assert len(availability.of(desk, who)) == 2


def test_a_week_away_leaves_the_pattern_whole(desk: Desk) -> None:
    who = seeker(desk)
    availability.mark(desk, who, FREE, MONDAY, None, weekdays=("월", "금"))
    availability.mark(desk, who, BUSY, MONDAY, MONDAY + timedelta(days=6))
    assert _said(desk, who) == [
        ("가능", "2026-11-23", "None", ("월", "금"), ""),
        ("불가", "2026-11-23", "2026-11-29", (), ""),
    ]
    assert availability.state_of(desk, who, MONDAY) is False
    assert availability.state_of(desk, who, MONDAY + timedelta(days=7)) is True


def test_free_again_takes_the_place_of_what_was_said(desk: Desk) -> None:
    who = seeker(desk)
    availability.mark(desk, who, BUSY, MONDAY, MONDAY + timedelta(days=4))
    wednesday = MONDAY + timedelta(days=2)
    availability.mark(desk, who, FREE, wednesday, wednesday, hours="오전")
    assert _said(desk, who) == [
        ("불가", "2026-11-23", "2026-11-24", (), ""),
        ("가능", "2026-11-25", "2026-11-25", (), "오전"),
        ("불가", "2026-11-26", "2026-11-27", (), ""),
    ]


def test_weekdays_leave_the_other_days_of_a_span(desk: Desk) -> None:
    who = seeker(desk)
    availability.mark(desk, who, BUSY, MONDAY, None)
    availability.mark(desk, who, FREE, MONDAY, None, weekdays=("토", "일"))
    assert availability.state_of(desk, who, date(2026, 11, 28)) is True
    assert availability.state_of(desk, who, date(2026, 11, 27)) is False


def test_cleared_days_say_nothing_and_clearing_nothing_writes_nothing(desk: Desk) -> None:
    who = seeker(desk)
    assert availability.clear(desk, who, MONDAY, MONDAY).operation == 0
    availability.mark(desk, who, FREE, MONDAY, MONDAY + timedelta(days=4))
    availability.clear(desk, who, MONDAY + timedelta(days=1), MONDAY + timedelta(days=9))
    assert _said(desk, who) == [("가능", "2026-11-23", "2026-11-23", (), "")]
    availability.clear(desk, who, MONDAY, MONDAY)
    assert _said(desk, who) == []
    history.undo(desk)
    history.undo(desk)
    assert len(availability.of(desk, who)) == 1


def test_a_span_that_runs_backwards_is_refused(desk: Desk) -> None:
    who = seeker(desk)
    with pytest.raises(UserError, match="종료일"):
        availability.mark(desk, who, FREE, MONDAY, MONDAY - timedelta(days=1))
    assert _said(desk, who) == []


_MARKS = st.tuples(
    st.sampled_from((FREE, BUSY, None)),
    st.integers(0, 20),
    st.integers(0, 6),
    st.sampled_from(((), ("월",), ("화", "토"))),
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_MARKS, min_size=1, max_size=5))
def test_the_latest_word_holds(
    desk: Desk, marks: list[tuple[AvailabilityType | None, int, int, tuple[str, ...]]]
) -> None:
    who = seeker(desk)
    told: dict[date, bool] = {}
    for kind, start, length, weekdays in marks:
        first = MONDAY + timedelta(days=start)
        last = first + timedelta(days=length)
        if kind is None:
            availability.clear(desk, who, first, last)
        else:
            availability.mark(desk, who, kind, first, last, weekdays=weekdays)
        for n in range(length + 1):
            day = first + timedelta(days=n)
            if kind is None:
                told.pop(day, None)
            elif not weekdays or "월화수목금토일"[day.weekday()] in weekdays:
                told[day] = kind is FREE
    for n in range(-2, 30):
        day = MONDAY + timedelta(days=n)
        assert availability.state_of(desk, who, day) is told.get(day)


def test_a_circle_is_everybody_tied_over_others(desk: Desk) -> None:
    one, two, three, alone = (
        seeker(desk, name) for name in ("가나다", "라마바", "사아자", "차카타")
    )
    relations.add(desk, Relation(seeker_id=one, other_id=two, relation="배우자"))
    relations.add(desk, Relation(seeker_id=three, other_id=two, relation="같은 작업반"))
    assert relations.circle(desk, one) == relations.circle(desk, three) == (one, two, three)
    assert relations.circle(desk, alone) == (alone,)

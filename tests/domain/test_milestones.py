"""Milestones of a hire: which is due, what ends it, and who counts as kept."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jobdesk.domain.aftercare import Audience, FollowUp, Outcome
from jobdesk.domain.casework import Placement, PlacementStatus
from jobdesk.domain.milestones import OPEN, MilestoneState, due_date, kept_on, milestones, stayed

M = MilestoneState
HIRED = date(2026, 1, 31)
MONTHS = (1, 3, 6, 12)
WORKS = Placement(id=1, seeker_id=1, hire_date=HIRED)


def asked(
    milestone: int | None, outcome: Outcome, on: date, employed: bool | None = None
) -> FollowUp:
    return FollowUp(
        placement_id=1, milestone=milestone, done_on=on, outcome=outcome, employed=employed
    )


def states(placement: Placement, follow_ups: list[FollowUp], day: date) -> list[MilestoneState]:
    return [one.state for one in milestones(placement, follow_ups, MONTHS, day)]


def test_the_due_date_is_the_same_day_or_the_last_of_the_month() -> None:
    assert [due_date(HIRED, m) for m in MONTHS] == [
        date(2026, 2, 28),
        date(2026, 4, 30),
        date(2026, 7, 31),
        date(2027, 1, 31),
    ]


def test_only_the_latest_that_came_is_due() -> None:
    assert states(WORKS, [], date(2026, 2, 27)) == [M.COMING] * 4
    assert states(WORKS, [], date(2026, 2, 28)) == [M.DUE, M.COMING, M.COMING, M.COMING]
    assert states(WORKS, [], date(2026, 8, 1)) == [M.PASSED, M.PASSED, M.DUE, M.COMING]


def test_a_call_in_vain_keeps_it_due_and_an_answer_or_a_refusal_ends_it() -> None:
    day = date(2026, 3, 10)
    vain = asked(1, Outcome.ABSENT, date(2026, 3, 2))
    one = milestones(WORKS, [vain, vain], MONTHS, day)[0]
    assert (one.state, one.attempts) == (M.ABSENT, 2)
    refused = asked(1, Outcome.REFUSED, date(2026, 3, 3))
    assert states(WORKS, [vain, refused], day)[0] is M.REFUSED
    done = asked(1, Outcome.DONE, date(2026, 3, 4), True)
    assert states(WORKS, [refused, done], day)[0] is M.EMPLOYED
    firm = FollowUp(placement_id=1, milestone=1, audience=Audience.EMPLOYER,
                    outcome=Outcome.DONE, done_on=day)  # fmt: skip
    assert states(WORKS, [firm], day)[0] is M.DUE  # the firm's word is not the person's


def test_an_answer_to_a_later_one_leaves_no_earlier_one_due() -> None:
    later = asked(3, Outcome.DONE, date(2026, 5, 2), True)
    assert states(WORKS, [later], date(2026, 5, 3)) == [M.PASSED, M.EMPLOYED, M.COMING, M.COMING]


def test_who_left_is_not_asked_any_more() -> None:
    left = Placement(id=1, hire_date=HIRED, left_on=date(2026, 4, 30), status=PlacementStatus.LEFT)
    assert states(left, [], date(2026, 8, 1)) == [M.EMPLOYED, M.LEFT, M.LEFT, M.LEFT]
    expected = Placement(id=1, hire_date=HIRED, status=PlacementStatus.EXPECTED)
    assert milestones(expected, [], MONTHS, date(2026, 8, 1)) == ()


def test_kept_is_somebodys_word_or_a_later_leaving_date() -> None:
    day = date(2026, 8, 1)
    assert kept_on(WORKS, [], 1, day) is None
    late = asked(3, Outcome.DONE, date(2026, 5, 2), True)
    assert kept_on(WORKS, [late], 1, day) is True
    assert kept_on(WORKS, [late], 6, day) is None
    assert kept_on(WORKS, [late], 1, date(2026, 5, 1)) is None  # not known by then
    gone = Placement(hire_date=HIRED, left_on=date(2026, 3, 1), status=PlacementStatus.LEFT)
    assert kept_on(gone, [], 1, day) is True
    assert kept_on(gone, [late], 3, day) is False
    said = asked(None, Outcome.DONE, date(2026, 2, 20), False)
    assert kept_on(WORKS, [said], 1, day) is False


_FOLLOW_UPS = st.lists(
    st.builds(
        asked,
        st.sampled_from((None, *MONTHS)),
        st.sampled_from((Outcome.DONE, Outcome.ABSENT, Outcome.REFUSED)),
        st.dates(HIRED, date(2027, 6, 1)),
        st.sampled_from((True, False, None)),
    ),
    max_size=8,
)


@given(_FOLLOW_UPS, st.integers(-5, 500), st.none() | st.dates(HIRED, date(2027, 6, 1)))
def test_at_most_one_milestone_is_open(
    follow_ups: list[FollowUp], days: int, left_on: date | None
) -> None:
    status = PlacementStatus.WORKING if left_on is None else PlacementStatus.LEFT
    one = Placement(id=1, hire_date=HIRED, left_on=left_on, status=status)
    day = HIRED + timedelta(days=days)
    found = milestones(one, follow_ups, MONTHS, day)
    waiting = [m for m in found if m.state in OPEN]
    assert len(waiting) <= (1 if left_on is None else 0)
    assert all(m.due_on <= day for m in waiting)
    answered = {f.milestone for f in follow_ups if f.outcome is not Outcome.ABSENT}
    assert not answered & {m.months for m in waiting}


def test_how_long_somebody_stays_is_said_in_whole_months() -> None:
    """Two weeks are no month: the point of 1개월 is not reached."""
    hired = date(2026, 8, 31)
    said = {
        date(2026, 8, 31): "첫 출근일",
        date(2026, 9, 14): "근속 14일",
        date(2026, 9, 29): "근속 29일",
        date(2026, 9, 30): "근속 1개월",
        date(2026, 11, 20): "근속 2개월",
        date(2027, 2, 28): "근속 6개월",
    }
    assert {day: stayed(hired, day) for day in said} == said

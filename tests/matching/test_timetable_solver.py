"""What must hold for a timetable of any hall: no clash, only wishes, the best there is."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobdesk.domain.timetable import (
    Booth,
    ClashKind,
    Guest,
    Hall,
    Meeting,
    Timetable,
    Why,
    clashes,
    score,
)
from jobdesk.domain.timetable_edits import free_starts, ordered
from jobdesk.matching.timetable import solve
from tests.matching.halls import OPENING, best_by_trying, halls, pins


@given(st.data())
@settings(max_examples=150)
def test_nothing_clashes_but_what_was_pinned_to_clash(data: st.DataObject) -> None:
    hall = data.draw(halls())
    pinned = data.draw(pins(hall))
    made = solve(hall, pinned=pinned)
    assert set(pinned) <= set(made.meetings)
    assert clashes(hall, made.meetings) == clashes(hall, ordered(pinned))
    wishes = {(guest.id, booth) for guest in hall.guests for booth in guest.wishes}
    new = {(m.guest, m.booth) for m in made.meetings if m not in pinned}
    assert new <= wishes
    assert not any(m.pinned for m in made.meetings if m not in pinned)
    _is_true_to_itself(hall, made)


def _is_true_to_itself(hall: Hall, made: Timetable) -> None:
    """Sorted, scored as it stands, bounded, and every wish met or explained."""
    assert made.meetings == ordered(made.meetings)
    assert made.score == score(hall, made.meetings) <= made.bound
    assert 0 <= made.gap <= 1
    met = {(m.guest, m.booth) for m in made.meetings}
    told = [(u.guest, u.booth) for u in made.unplaced]
    assert Counter(told) == Counter(
        (guest.id, booth)
        for guest in hall.guests
        for booth in guest.wishes
        if (guest.id, booth) not in met
    )


@given(halls(guests=3, firms=2))
@settings(max_examples=100)
def test_a_tiny_hall_has_the_best_of_all_its_plans(hall: Hall) -> None:
    made = solve(hall)
    assert made.score == made.bound == best_by_trying(hall)
    assert Why.OPEN not in {u.why for u in made.unplaced}


@given(st.data())
@settings(max_examples=60)
def test_it_is_the_best_around_what_is_pinned(data: st.DataObject) -> None:
    hall = data.draw(halls(guests=3, firms=2, askew=False))
    ways = [
        Meeting(start, booth.id, seat, guest.id, True)
        for booth in hall.booths
        for start, seat, guest in product(booth.starts, range(1, booth.seats + 1), hall.guests)
    ]
    some = st.lists(st.sampled_from(ways), max_size=2, unique=True) if ways else st.just([])
    pinned = tuple(data.draw(some))
    made = solve(hall, pinned=pinned)
    assert made.score == made.bound == best_by_trying(hall, pinned)


@given(halls(guests=9, firms=3))
@settings(max_examples=60)
def test_no_seat_would_serve_somebody_with_fewer_interviews(hall: Hall) -> None:
    made = solve(hall)
    has = Counter(m.guest for m in made.meetings)
    for meeting in made.meetings:
        rest = tuple(m for m in made.meetings if m != meeting)
        for guest in hall.guests:
            if has[guest.id] <= has[meeting.guest] - 2 and meeting.booth in guest.wishes:
                met = any(m.guest == guest.id and m.booth == meeting.booth for m in rest)
                assert met or meeting.start not in free_starts(hall, rest, guest.id, meeting.booth)


def crowd(people: int, *booths: Booth, wishes: tuple[int, ...] = (1,), most: int = 4) -> Hall:
    return Hall(booths, tuple(Guest(100 + n, wishes) for n in range(people)), most=most)


def test_where_everyone_wants_one_company_it_is_full_and_nobody_is_there_twice() -> None:
    made = solve(crowd(40, Booth(1, tuple(range(600, 720, 10)), 10, seats=2)))
    assert len(made.meetings) == len({m.guest for m in made.meetings}) == 24
    assert {u.why for u in made.unplaced} == {Why.FULL}
    assert made.gap == 0


@pytest.mark.parametrize(
    ("hall", "why"),
    [
        (crowd(2, Booth(1, (600,), 10, seats=0)), Why.CLOSED),
        (crowd(2, Booth(1, (), 10)), Why.CLOSED),
        (crowd(2), Why.CLOSED),
        (replace(crowd(2, Booth(1, (600, 610), 10)), breaks=((590, 640),)), Why.CLOSED),
        (
            Hall(
                (Booth(1, (600, 610), 10),), (Guest(1, (1,), comes=615), Guest(2, (1,), leaves=605))
            ),
            Why.WINDOW,
        ),
        (crowd(2, Booth(1, (600, 610), 10), most=0), Why.MOST),
    ],
)
def test_where_nothing_can_be_placed_it_is_said_why(hall: Hall, why: Why) -> None:
    made = solve(hall)
    assert made.meetings == ()
    assert [u.why for u in made.unplaced] == [why, why]
    assert made.score == made.bound == made.gap == 0


def test_an_empty_hall_and_one_without_wishes_are_planned_at_once() -> None:
    for hall in (Hall((), ()), crowd(3, Booth(1, (600,), 10), wishes=())):
        assert solve(hall) == Timetable((), (), 0.0, 0.0)


def test_of_two_wishes_at_one_time_the_dearer_is_met_and_the_other_explained() -> None:
    hall = crowd(1, Booth(1, (600,), 10), Booth(2, (605,), 10), wishes=(2, 1))
    made = solve(hall)
    assert [m.booth for m in made.meetings] == [2]
    assert [u.why for u in made.unplaced] == [Why.PERSON]


def test_everybodys_first_comes_before_anybodys_fourth() -> None:
    """One guest is dear to four booths that a second could only meet as the last of his wishes."""
    booths = tuple(Booth(n, (600 + 20 * n,), 10) for n in range(1, 5))
    hall = Hall(booths, (Guest(1, (1, 2, 3, 4)), Guest(2, (9, 8, 7, 6, 1))))
    made = solve(hall)
    assert Counter(m.guest for m in made.meetings) == {1: 3, 2: 1}


def test_pins_that_contradict_each_other_are_kept_and_told() -> None:
    hall = crowd(3, Booth(1, (600, 610), 10))
    pinned = (Meeting(600, 1, 1, 100, True), Meeting(600, 1, 1, 101, True))
    made = solve(hall, pinned=pinned)
    assert made.meetings == (*pinned, Meeting(610, 1, 1, 102))
    assert [c.kind for c in clashes(hall, made.meetings)] == [ClashKind.SEAT]


def test_new_meetings_are_drawn_together_at_the_opening() -> None:
    made = solve(crowd(3, Booth(1, tuple(range(OPENING, 900, 10)), 10)))
    assert [m.start for m in made.meetings] == [600, 610, 620]


def test_without_time_there_is_still_a_plan_and_an_honest_bound() -> None:
    firms = tuple(Booth(n, tuple(range(600, 720, 10)), 10) for n in range(20))
    people = (Guest(n, tuple((n * 7 + k * k) % 20 for k in range(4))) for n in range(150))
    hall = Hall(firms, tuple(people), rest=10)
    made, best = solve(hall, seconds=0.0), solve(hall)
    assert clashes(hall, made.meetings) == ()
    assert 0.9 * best.score < made.score < best.score <= made.bound
    assert best.gap < 0.001

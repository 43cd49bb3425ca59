"""A plan in force that is made anew: what may stay stays, and it is said who moved."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from jobdesk.domain.timetable import Booth, Guest, Hall, Meeting, Why, clashes
from jobdesk.domain.timetable_edits import moved_guests, ordered
from jobdesk.matching.timetable import solve
from tests.matching.halls import OPENING, halls

TWO = tuple(Booth(n, tuple(range(OPENING, OPENING + 60, 10)), 10) for n in (1, 2))


@given(st.data())
@settings(max_examples=80)
def test_who_stays_away_moves_nobody_else(data: st.DataObject) -> None:
    hall = data.draw(halls())
    before = solve(hall).meetings
    there = tuple(guest for guest in hall.guests if data.draw(st.booleans()))
    smaller = replace(hall, guests=there)
    now = data.draw(st.sampled_from((None, OPENING, OPENING + 15)))
    ids = {guest.id for guest in there}
    kept = tuple(m for m in before if m.guest in ids)
    made = solve(smaller, before=kept, now=now)
    assert set(kept) <= set(made.meetings)
    assert made.moved == ()
    assert clashes(smaller, made.meetings) == ()
    assert all(m.start >= (now or 0) for m in made.meetings if m not in kept)


@given(st.data())
@settings(max_examples=80)
def test_a_late_company_clashes_with_nobody_and_the_moved_are_named(data: st.DataObject) -> None:
    hall = data.draw(halls())
    before = solve(hall).meetings
    late = data.draw(st.integers(1, 4))
    comes = OPENING + data.draw(st.sampled_from((10, 20, 40)))
    changed = replace(
        hall,
        booths=tuple(
            replace(b, starts=tuple(s for s in b.starts if s >= comes)) if b.id == late else b
            for b in hall.booths
        ),
    )
    made = solve(changed, before=before)
    assert clashes(changed, made.meetings) == ()
    assert made.moved == moved_guests(before, made.meetings)
    hit = {m.guest for m in before if m.booth == late and m.start < comes}
    # One person may move for each meeting that is saved, so no more than were hit, twice.
    assert hit <= set(made.moved)
    assert len(made.moved) <= 2 * len(hit)
    assert made.score <= made.bound


def test_nobody_moves_for_the_gain_of_another() -> None:
    """A newcomer could be met only if somebody made way; the plan in force stands."""
    hall = Hall(
        (Booth(1, (600, 610), 10),),
        (Guest(1, (1,), comes=600), Guest(2, (1,), leaves=611)),
    )
    before = (Meeting(600, 1, 1, 1),)
    made = solve(hall, before=before)
    assert made.meetings == before
    assert [u.why for u in made.unplaced] == [Why.FULL]
    assert len(solve(hall).meetings) == 2


def test_one_person_makes_way_where_that_saves_an_interview() -> None:
    """The company comes late, at a time that somebody else has and need not have."""
    late = replace(TWO[0], starts=(OPENING + 40, OPENING + 50))
    hall = Hall((late,), (Guest(1, (1,), leaves=OPENING + 50), Guest(2, (1,))))
    before = (Meeting(OPENING, 1, 1, 1), Meeting(OPENING + 40, 1, 1, 2))
    made = solve(hall, before=before)
    assert made.meetings == (Meeting(OPENING + 40, 1, 1, 1), Meeting(OPENING + 50, 1, 1, 2))
    assert made.moved == (1, 2)


def test_pinned_and_begun_meetings_stay_and_what_went_by_is_held_later() -> None:
    """At twenty past, the first company has not come yet; the second began at the hour."""
    late = replace(TWO[0], starts=(OPENING + 30, OPENING + 40))
    hall = Hall((late, TWO[1]), tuple(Guest(n, (1, 2)) for n in (1, 2, 3)), most=1)
    before = (
        Meeting(OPENING, 1, 1, 1),
        Meeting(OPENING, 2, 1, 2),
        Meeting(OPENING + 10, 1, 1, 3, True),
    )
    made = solve(hall, before=before, now=OPENING + 20)
    assert made.meetings == (*before[1:], Meeting(OPENING + 30, 1, 1, 1))
    assert made.moved == (1,)
    assert [c.meetings for c in clashes(hall, made.meetings)] == [(before[2],)]


def test_a_company_that_left_keeps_what_was_pinned_alone() -> None:
    before = (Meeting(OPENING, 1, 1, 1, True), Meeting(OPENING + 40, 1, 1, 3))
    hall = Hall((TWO[1],), tuple(Guest(n, (1, 2)) for n in (1, 2, 3)))
    made = solve(hall, before=before, now=OPENING + 20)
    assert before[0] in made.meetings
    assert made.moved == (3,)
    assert sorted(m.guest for m in made.meetings if m.booth == 2) == [1, 2, 3]
    assert all(m.start >= OPENING + 20 for m in made.meetings if m.booth == 2)


def test_the_interviewer_stays_the_same_where_he_can() -> None:
    booth = replace(TWO[0], seats=3)
    hall = Hall((booth,), tuple(Guest(n, (1,)) for n in (1, 2, 3)))
    before = (Meeting(OPENING, 1, 3, 1), Meeting(OPENING, 1, 2, 2))
    made = solve(hall, before=before)
    assert ordered(before) == tuple(m for m in made.meetings if m.guest != 3)
    fewer = replace(hall, booths=(replace(booth, seats=2),))
    assert solve(fewer, before=before).moved == ()


def test_a_meeting_placed_by_hand_without_a_wish_is_held_still() -> None:
    hall = Hall(TWO, (Guest(1, (1,)),))
    before = (Meeting(OPENING, 1, 1, 1), Meeting(OPENING + 10, 2, 1, 1))
    assert solve(hall, before=before).meetings == before

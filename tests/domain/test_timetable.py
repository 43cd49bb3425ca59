"""What clashes in an interview timetable, what it is worth, and edits by hand."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from jobdesk.domain import timetable_edits as edits
from jobdesk.domain.timetable import (
    STEP_WORTH,
    WISH_WORTH,
    Booth,
    ClashKind,
    Guest,
    Hall,
    Meeting,
    Why,
    clashes,
    score,
)

TEN = 600
A = Booth(1, (TEN, 615, 630, 645), 15, seats=2)
B = Booth(2, (TEN, 620, 640), 20)
EMPTY = Booth(3, (TEN,), 15, seats=0)
KIM = Guest(11, (1, 2, 3))
LEE = Guest(12, (2, 1), comes=610, leaves=650)
HALL = Hall((A, B, EMPTY), (KIM, LEE), rest=5, most=2, breaks=((640, 650),))


def kinds(*meetings: Meeting, hall: Hall = HALL) -> list[ClashKind]:
    return [clash.kind for clash in clashes(hall, meetings)]


def test_a_plan_that_holds_has_no_clash() -> None:
    assert kinds(Meeting(600, 1, 1, 11), Meeting(620, 2, 1, 11), Meeting(615, 1, 2, 12)) == []
    assert kinds() == []


@pytest.mark.parametrize(
    ("meetings", "kind"),
    [
        ((Meeting(615, 1, 1, 11), Meeting(620, 2, 1, 11)), ClashKind.PERSON),
        ((Meeting(615, 1, 1, 11), Meeting(615, 1, 1, 12)), ClashKind.SEAT),
        ((Meeting(615, 1, 3, 11),), ClashKind.NO_SEAT),
        ((Meeting(615, 1, 0, 11),), ClashKind.NO_SEAT),
        ((Meeting(600, 2, 1, 11), Meeting(620, 1, 1, 11)), ClashKind.CLOSED),
        ((Meeting(600, 1, 1, 12),), ClashKind.WINDOW),
        ((Meeting(615, 1, 1, 99),), ClashKind.WINDOW),
        ((Meeting(630, 1, 1, 11),), ClashKind.CLOSED),  # runs into the break
        ((Meeting(600, 3, 1, 11),), ClashKind.CLOSED),  # nobody interviews there
        ((Meeting(600, 9, 1, 11),), ClashKind.CLOSED),
    ],
)
def test_each_breach_is_named(meetings: tuple[Meeting, ...], kind: ClashKind) -> None:
    assert kind in kinds(*meetings)


def test_the_rest_and_the_most_are_told_apart_from_being_in_two_places() -> None:
    roomy = replace(HALL, breaks=())
    assert kinds(Meeting(600, 2, 1, 11), Meeting(630, 1, 1, 11), hall=roomy) == []
    assert kinds(Meeting(600, 1, 1, 11), Meeting(615, 1, 1, 11), hall=roomy) == [
        ClashKind.REST,
        ClashKind.TWICE,
    ]
    strict = replace(roomy, rest=0, most=1)
    assert kinds(Meeting(600, 1, 1, 11), Meeting(620, 2, 1, 11), hall=strict) == [ClashKind.MOST]


def test_worth_counts_wishes_by_rank_and_steps_by_person() -> None:
    assert score(HALL, [Meeting(600, 1, 1, 11)]) == STEP_WORTH[0] + WISH_WORTH[0]
    both = [Meeting(600, 1, 1, 11), Meeting(620, 2, 1, 11)]
    assert score(HALL, both) == sum(STEP_WORTH[:2]) + sum(WISH_WORTH[:2])
    assert score(HALL, [*both, Meeting(630, 1, 1, 11)]) == score(HALL, both)
    assert score(HALL, [Meeting(600, 1, 1, 99)]) == 0
    assert score(HALL, [Meeting(615, 3, 1, 12)]) == STEP_WORTH[0]  # not wished


def test_a_seat_is_always_worth_more_to_whoever_has_fewer() -> None:
    steps = (*STEP_WORTH, 0)
    assert all(more + 1 > fewer + WISH_WORTH[0] for more, fewer in pairwise(steps))


def test_placing_takes_the_first_free_interviewer() -> None:
    plan = edits.place(HALL, (), 11, 1, 615)
    plan = edits.place(HALL, plan, 12, 1, 615, pinned=False)
    assert plan == (Meeting(615, 1, 1, 11, True), Meeting(615, 1, 2, 12, False))
    assert edits.free_seats(HALL, plan, 1, 615) == ()
    third = edits.place(HALL, plan, 13, 1, 615)
    assert ClashKind.SEAT in kinds(*third)
    assert edits.remove(third, third[0]) != third


def test_moving_keeps_the_interviewer_where_he_is_free() -> None:
    plan = (Meeting(600, 1, 2, 11), Meeting(615, 1, 2, 12))
    assert edits.move(HALL, plan, plan[0], start=615)[0] == Meeting(615, 1, 1, 11)
    assert edits.move(HALL, plan, plan[1], start=600)[0] == Meeting(600, 1, 1, 12)
    assert edits.move(HALL, plan, plan[1], start=620, booth=2)[1] == Meeting(620, 2, 1, 12)
    assert edits.move(HALL, plan[:1], plan[0], start=615) == (Meeting(615, 1, 2, 11),)


def test_swapping_two_people_and_one_persons_two_times() -> None:
    mine, other, late = Meeting(600, 1, 1, 11, True), Meeting(615, 1, 2, 12), Meeting(620, 2, 1, 11)
    assert edits.swap(HALL, (mine, other), mine, other) == (
        Meeting(600, 1, 1, 12),
        Meeting(615, 1, 2, 11, True),
    )
    wide = replace(HALL, booths=(replace(A, starts=(600, 620)), B))
    swapped = edits.swap(wide, (mine, late), mine, late)
    assert swapped == (Meeting(600, 2, 1, 11), Meeting(620, 1, 1, 11, True))
    assert edits.swap(wide, swapped, swapped[0], swapped[1]) == (mine, late)


def test_pinning_and_letting_go() -> None:
    plan = (Meeting(600, 1, 1, 11), Meeting(620, 2, 1, 11))
    pinned = edits.pin(plan, plan[1])
    assert [m.pinned for m in pinned] == [False, True]
    assert edits.pin(pinned, pinned[1], pinned=False) == plan


def test_where_somebody_could_go() -> None:
    plan = (Meeting(600, 1, 1, 11),)
    assert edits.free_starts(HALL, plan, 11, 2) == (620,)
    assert edits.free_starts(HALL, plan, 12, 1) == (615,)
    assert edits.free_starts(HALL, plan, 12, 9) == edits.free_starts(HALL, plan, 9, 1) == ()
    assert edits.free_seats(HALL, plan, 1, 630) == edits.free_seats(HALL, plan, 9, 600) == ()


def test_why_a_wish_found_no_place() -> None:
    def why(plan: tuple[Meeting, ...], guest: int, booth: int, now: int = 0) -> Why:
        guests = tuple(replace(g, wishes=(booth,)) for g in HALL.guests if g.id == guest)
        (told,) = edits.unplaced(replace(HALL, guests=guests), plan, now=now)
        return told.why

    assert why((), 11, 3) is why((), 11, 9) is Why.CLOSED
    assert why((), 12, 1) is Why.OPEN
    assert why((), 12, 1, now=616) is Why.WINDOW
    assert why((Meeting(620, 2, 1, 11),), 12, 2) is Why.FULL
    assert why((Meeting(615, 1, 1, 12),), 12, 2) is Why.PERSON
    full = (Meeting(600, 1, 1, 11), Meeting(630, 9, 1, 11))
    assert why(full, 11, 2) is Why.MOST
    told = edits.unplaced(HALL, (Meeting(620, 2, 1, 12),))
    assert [(u.guest, u.booth, u.why) for u in told] == [
        (11, 1, Why.OPEN),
        (11, 2, Why.OPEN),
        (11, 3, Why.CLOSED),
        (12, 1, Why.PERSON),
    ]


def test_who_moved_and_who_gained() -> None:
    before = (Meeting(600, 1, 1, 11), Meeting(615, 1, 1, 12), Meeting(620, 2, 1, 13))
    after = (Meeting(600, 1, 2, 11), Meeting(630, 1, 1, 12), Meeting(620, 2, 1, 14))
    assert edits.moved_guests(before, after) == (12, 13)
    assert edits.gained_guests(before, after) == (14,)
    assert edits.moved_guests(before, before) == edits.gained_guests(before, before) == ()

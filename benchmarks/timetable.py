"""The timetable of a matching day: how good, how soon, how few move; against a greedy hand.

The rival does what a coordinator with a list would: the dearest wishes first, each at the
firm's first free time. Its plan holds too, so that what differs is what it is worth.
"""

from __future__ import annotations

import random
import statistics
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from benchmarks.measure import Measured, note, tell, timed, turn_by_turn
from jobdesk.domain.timetable import Booth, Guest, Hall, Meeting, Timetable, clashes, score
from jobdesk.domain.timetable_edits import moved_guests, ordered
from jobdesk.matching.timetable import solve

PEOPLE, FIRMS, SLOTS, WISHES = 300, 30, 12, 4
OPENS, SLOT = 13 * 60 + 30, 15
HALLS = 5
"""Halls made by chance; what is told is their median, and the worst of them by the way."""
_WHAT = f"Timetable of {PEOPLE} people, {FIRMS} firms, {SLOTS} times"
_HAND = "the dearest wishes first, each at the firm's first free time"

_Plan = tuple[Meeting, ...]


def plain(seed: int, people: int = PEOPLE, firms: int = FIRMS, slots: int = SLOTS) -> Hall:
    """A hall as the promise names it: one interviewer each, the first firms wanted the most."""
    chance = random.Random(seed)
    booths = tuple(
        Booth(number, tuple(range(OPENS, OPENS + slots * SLOT, SLOT)), SLOT)
        for number in range(1, firms + 1)
    )
    return Hall(booths, tuple(Guest(n, _wishes(chance, firms)) for n in range(1, people + 1)))


def knotty(seed: int) -> Hall:
    """The same size with all that a real day has: lengths, interviewers, a break, rests, buses."""
    chance, hall = random.Random(seed), plain(seed)
    closes = OPENS + SLOTS * SLOT
    booths = tuple(
        Booth(b.id, tuple(range(OPENS, closes - minutes + 1, minutes)), minutes, seats)
        for b in hall.booths
        for minutes, seats in [(chance.choice((10, 15, 20)), chance.choice((1, 1, 2, 3)))]
    )
    guests = tuple(
        replace(
            guest,
            comes=OPENS + chance.choice((0, 0, 0, 30, 60)),
            leaves=closes - chance.choice((0, 0, 0, 30, 60)),
        )
        for guest in hall.guests
    )
    return Hall(booths, guests, rest=5, breaks=((OPENS + 90, OPENS + 105),))


def _wishes(chance: random.Random, firms: int) -> tuple[int, ...]:
    popular = [1 / number**0.5 for number in range(1, firms + 1)]
    count = min(firms, chance.choice((1, 2, 3, WISHES, WISHES, WISHES)))
    wanted: dict[int, None] = {}
    while len(wanted) < count:
        wanted[chance.choices(range(1, firms + 1), popular)[0]] = None
    return tuple(wanted)


def by_hand(hall: Hall) -> _Plan:
    """The rival's plan: every first wish in the order of the list, then every second, …"""
    seats: Counter[tuple[int, int]] = Counter()
    busy: dict[int, set[int]] = {guest.id: set() for guest in hall.guests}
    booths = {booth.id: booth for booth in hall.booths}
    plan = []
    for rank in range(WISHES):
        for guest in hall.guests:
            if rank >= len(guest.wishes):
                continue
            booth = booths[guest.wishes[rank]]
            for start in booth.starts:
                if seats[booth.id, start] < booth.seats and start not in busy[guest.id]:
                    seats[booth.id, start] += 1
                    busy[guest.id].add(start)
                    plan.append(Meeting(start, booth.id, seats[booth.id, start], guest.id))
                    break
    return ordered(plan)


def without(hall: Hall, plan: Sequence[Meeting]) -> int:
    """How many have no interview at all."""
    return len(hall.guests) - len({meeting.guest for meeting in plan})


def main() -> None:
    """Measure and tell."""
    halls = [plain(seed) for seed in range(HALLS)]
    solve(halls[0])  # what is imported once is no part of it
    mine = [_sound(hall, solve(hall)) for hall in halls]
    its = [_holding(hall, by_hand(hall)) for hall in halls]
    proven = _until_proven(halls)
    note(f"  worst gap to the bound: {max(made.gap for made in mine):.4%}")
    _note_knotty()
    tell(
        proven,
        _beside_the_bound(mine),
        _beside_the_hand(halls, mine, its),
        _left_without(halls, mine, its),
        _moved("A tenth of them stay away: how many of the others move", _no_shows, halls, mine),
        _moved(
            "The two firms wanted the most miss three of their times: how many move",
            _late,
            halls,
            mine,
        ),
        _rural_day(),
    )


def _until_proven(halls: Sequence[Hall]) -> Measured:
    turn = iter(halls)

    def ours() -> float:
        hall = next(turn)
        return timed(lambda: solve(hall))

    times = turn_by_turn(ours, lambda: timed(lambda: by_hand(halls[0])), runs=len(halls))
    return Measured(f"{_WHAT}: until proven best", *times, _HAND)


def _note_knotty() -> None:
    """Say by the way what halls take that have all a real day has."""
    knots = [knotty(seed) for seed in range(HALLS)]
    hard: list[Timetable] = []
    spent = [timed(lambda hall=hall: hard.append(_sound(hall, solve(hall)))) for hall in knots]  # type: ignore[misc]
    note(
        f"  with lengths, interviewers, break, rests and buses: {statistics.median(spent):.2f} s, "
        f"worst {max(spent):.2f} s, worst gap {max(made.gap for made in hard):.4%}"
    )


def _beside_the_bound(mine: Sequence[Timetable]) -> Measured:
    return Measured(
        f"{_WHAT}: its worth beside the proven bound",
        statistics.median(made.score for made in mine),
        statistics.median(made.bound for made in mine),
        "no plan at all can be worth more",
        "points",
    )


def _beside_the_hand(
    halls: Sequence[Hall], mine: Sequence[Timetable], its: Sequence[_Plan]
) -> Measured:
    return Measured(
        f"{_WHAT}: its worth",
        statistics.median(made.score for made in mine),
        statistics.median(score(hall, plan) for hall, plan in zip(halls, its, strict=True)),
        _HAND,
        "points",
    )


def _left_without(
    halls: Sequence[Hall], mine: Sequence[Timetable], its: Sequence[_Plan]
) -> Measured:
    ours = (without(hall, made.meetings) for hall, made in zip(halls, mine, strict=True))
    theirs = (without(hall, plan) for hall, plan in zip(halls, its, strict=True))
    return Measured(
        f"{_WHAT}: people without an interview",
        statistics.median(ours),
        statistics.median(theirs),
        _HAND,
        "people",
    )


def _moved(
    promise: str,
    replan: Callable[[Hall, Timetable], tuple[int, int]],
    halls: Sequence[Hall],
    mine: Sequence[Timetable],
) -> Measured:
    """How many move where ``replan`` changes a day, by re-planning and by planning anew."""
    kept, anew = zip(*map(replan, halls, mine), strict=True)
    return Measured(
        promise,
        statistics.median(kept),
        statistics.median(anew),
        "the best timetable made anew",
        "people",
    )


def _rural_day() -> Measured:
    village = plain(1, people=16, firms=5)
    times = turn_by_turn(
        lambda: timed(lambda: solve(village)), lambda: timed(lambda: by_hand(village)), runs=9
    )
    return Measured("Timetable of a rural day, 16 people and 5 firms", *times, _HAND)


def _holding(hall: Hall, plan: _Plan) -> _Plan:
    """The rival's plan, once it is seen to hold."""
    assert clashes(hall, plan) == ()
    return plan


def _sound(hall: Hall, made: Timetable) -> Timetable:
    """The timetable, once it is seen to hold."""
    assert clashes(hall, made.meetings) == ()
    assert made.gap < 0.01, made.gap
    return made


def _late(hall: Hall, made: Timetable) -> tuple[int, int]:
    """Where the two firms wanted the most miss their first three times: how many move by
    re-planning, and by planning anew."""
    changed = replace(
        hall,
        booths=tuple(replace(b, starts=b.starts[3:]) if b.id < 3 else b for b in hall.booths),
    )
    again = _sound(changed, solve(changed, before=made.meetings))
    return len(again.moved), len(moved_guests(made.meetings, solve(changed).meetings))


def _no_shows(hall: Hall, made: Timetable) -> tuple[int, int]:
    """Of those who came, how many move: by re-planning, and by planning anew."""
    gone = {guest.id for guest in random.Random(0).sample(hall.guests, len(hall.guests) // 10)}
    here = replace(hall, guests=tuple(guest for guest in hall.guests if guest.id not in gone))
    before = [meeting for meeting in made.meetings if meeting.guest not in gone]
    again = _sound(here, solve(here, before=before))
    return len(again.moved), len(moved_guests(before, solve(here).meetings))


if __name__ == "__main__":
    main()

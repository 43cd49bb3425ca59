"""Halls for the tests of the timetable: made up by chance, and small enough to try every plan."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import strategies as st

from jobdesk.domain.timetable import Booth, Guest, Hall, Meeting, clashes, score
from jobdesk.domain.timetable_edits import free_seats, ordered

OPENING = 600


@st.composite
def booths(draw: st.DrawFn, id_: int, *, askew: bool) -> Booth:
    """Interviews one after another, or (``askew``) begun whenever, even before the last ended."""
    minutes = draw(st.sampled_from((5, 10, 15, 20)))
    if askew and draw(st.booleans()):
        some = st.sets(st.integers(0, 12).map(lambda n: OPENING + 5 * n), min_size=2, max_size=6)
        starts = sorted(draw(some))
    else:
        first = OPENING + draw(st.sampled_from((0, 5, 20)))
        starts = [first + n * minutes for n in range(draw(st.integers(2, 5)))]
    return Booth(id_, tuple(starts), minutes, draw(st.sampled_from((1, 1, 1, 2, 2, 3, 0))))


@st.composite
def halls(draw: st.DrawFn, *, guests: int = 7, firms: int = 4, askew: bool = True) -> Hall:
    """A hall with at most so many guests and firms, half as many at least; some firms stay away."""
    stands = tuple(
        draw(booths(n, askew=askew)) for n in range(1, draw(st.integers(firms // 2, firms)) + 1)
    )
    wishes = st.lists(st.integers(1, firms), unique=True, min_size=1, max_size=4).map(tuple)
    people = []
    for number in range(draw(st.integers(guests // 2, guests))):
        comes = draw(st.sampled_from((0, 0, 0, OPENING + 10, OPENING + 30)))
        leaves = draw(st.sampled_from((1440, 1440, 1440, OPENING + 25, OPENING + 45)))
        people.append(Guest(101 + number, draw(wishes), comes, leaves))
    breaks = draw(st.sampled_from(((), ((OPENING + 20, OPENING + 30),))))
    return Hall(
        stands,
        tuple(people),
        rest=draw(st.sampled_from((0, 0, 5, 15))),
        most=draw(st.sampled_from((4, 4, 4, 2, 1))),
        breaks=breaks,
    )


@st.composite
def pins(draw: st.DrawFn, hall: Hall) -> tuple[Meeting, ...]:
    """Meetings somebody insists on, sensible or not: strangers, closed booths, doubled seats."""
    anyone = [*(guest.id for guest in hall.guests), 999]
    anywhere = [*(booth.id for booth in hall.booths), 888]
    one = st.builds(
        Meeting,
        start=st.integers(0, 12).map(lambda n: OPENING + 5 * n),
        booth=st.sampled_from(anywhere),
        seat=st.integers(1, 3),
        guest=st.sampled_from(anyone),
        pinned=st.just(True),
    )
    return tuple(draw(st.lists(one, max_size=3, unique=True)))


def best_by_trying(hall: Hall, pinned: tuple[Meeting, ...] = ()) -> float:
    """The score of the best plan around the pins, found by trying every one."""
    met = {(m.guest, m.booth) for m in pinned}
    pairs = [(g.id, b) for g in hall.guests for b in g.wishes if (g.id, b) not in met]
    return max(score(hall, plan) for plan in _plans(hall, pairs, pinned, clashes(hall, pinned)))


def _plans(
    hall: Hall, pairs: list[tuple[int, int]], plan: tuple[Meeting, ...], known: object
) -> Iterator[tuple[Meeting, ...]]:
    if not pairs:
        yield plan
        return
    (guest, id_), *others = pairs
    yield from _plans(hall, others, plan, known)
    booth = hall.booth(id_)
    for start in booth.starts if booth else ():
        for seat in free_seats(hall, plan, id_, start)[:1]:
            more = ordered((*plan, Meeting(start, id_, seat, guest)))
            if clashes(hall, more) == known:
                yield from _plans(hall, others, more, known)

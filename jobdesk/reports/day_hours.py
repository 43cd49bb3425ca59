"""How the hours and the lanes of an interview timetable fall on pages.

The clock is drawn to scale, so that interviews of ten and of thirty minutes stand in one table;
a break is one narrow column. Pages end at times at which the fewest interviews run on, and
between employers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportlab.lib.units import mm

from jobdesk.reports.day_pages import Event

LEAST_CELL: float = 16 * mm
"""Width of the shortest interview, in which a name of three syllables is read on a wall."""
BREAK: float = 9 * mm


@dataclass(frozen=True, slots=True)
class Sitting:
    """One interview: minutes since midnight, how long it takes, and who comes."""

    start: int
    minutes: int
    who: str
    number: str = ""

    @property
    def end(self) -> int:
        """When it ends."""
        return self.start + self.minutes


@dataclass(frozen=True, slots=True)
class Lane:
    """One interviewer of an employer; ``first`` to ``last`` are the minutes they are there."""

    booth: str
    firm: str
    jobs: str
    first: int
    last: int
    sittings: tuple[Sitting, ...]
    seat: int = 1
    seats: int = 1


@dataclass(frozen=True, slots=True)
class HallTable:
    """What the table says: the lanes in the order of their booths, those of one employer one
    after the other; ``unplaced`` are (number, name, employers) without a time. ``large`` is A3."""

    event: Event
    first: int
    last: int
    step: int
    breaks: tuple[tuple[int, int], ...]
    lanes: Sequence[Lane]
    unplaced: Sequence[tuple[str, str, str]] = ()
    large: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """One column: from, until, and whether it is a break."""

    start: int
    end: int
    rest: bool = False


def spans_of(given: HallTable) -> list[Span]:
    """The columns from the first minute to the last; a break is one column."""
    spans: list[Span] = []
    at = given.first
    while at < given.last:
        rest = next((end for start, end in given.breaks if start <= at < end), None)
        if rest is not None:
            until = min(rest, given.last)
        else:
            starts = [start for start, _ in given.breaks if start > at]
            until = min([at + given.step, given.last, *starts])
        spans.append(Span(at, until, rest is not None))
        at = until
    return spans


def by_time(given: HallTable, spans: list[Span], room: float) -> list[list[Span]]:
    """Columns of each page across, as even as the interviews let them be."""
    shortest = min([given.step, *(one.minutes for lane in given.lanes for one in lane.sittings)])
    scale = min(LEAST_CELL / max(shortest, 1), room / 60)  # an hour stands on every page
    need = [BREAK if span.rest else (span.end - span.start) * scale for span in spans]
    count = max(1, -int(-sum(need) // room))
    while True:
        found = _cut(given, spans, need, room, count)
        if found is not None:
            return found
        count += 1


def _cut(
    given: HallTable, spans: list[Span], need: list[float], room: float, count: int
) -> list[list[Span]] | None:
    """The columns on ``count`` pages, None where they do not fit: the page ends at which the
    fewest interviews run on, then the most even ones."""
    runs = {
        span.end: sum(
            one.start < span.end < one.end for lane in given.lanes for one in lane.sittings
        )
        for span in spans
    }
    even = sum(need) / count
    tops = [0.0]
    for wide in need:
        tops.append(tops[-1] + wide)
    costs: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}
    for _ in range(count):
        following: dict[int, tuple[float, list[int]]] = {}
        for start, (cost, ends) in costs.items():
            for end in range(start + 1, len(spans) + 1):
                wide = tops[end] - tops[start]
                if wide > room + 0.01 and end > start + 1:
                    break
                last = spans[end - 1]
                price = 0.0 if end == len(spans) else runs[last.end] * 4 - 2 * last.rest
                made = cost + price + ((wide - even) / even) ** 2 * 10
                if end not in following or made < following[end][0]:
                    following[end] = (made, [*ends, end])
        costs = following
    if len(spans) not in costs:
        return None
    ends = [0, *costs[len(spans)][1]]
    return [_trimmed(spans[start:end]) for start, end in pairwise(ends)]


def _trimmed(spans: list[Span]) -> list[Span]:
    """The columns of a page without a break at its edge, which would part nothing."""
    first = next((n for n, span in enumerate(spans) if not span.rest), 0)
    last = next((n for n, span in enumerate(reversed(spans)) if not span.rest), 0)
    return spans[first : len(spans) - last]


def by_booth(lanes: Sequence[Lane], most: int) -> list[list[Lane]]:
    """Lanes of each page down; an employer's stay together where they fit on one page."""
    groups: list[list[Lane]] = []
    for lane in lanes:
        if groups and lane.seat > 1 and len(groups[-1]) < most:
            groups[-1].append(lane)
        else:
            groups.append([lane])
    count = -(-len(lanes) // most)
    even = -(-len(lanes) // count)
    pages: list[list[Lane]] = [[]]
    for group in groups:
        full = len(pages[-1]) + len(group) > most or len(pages[-1]) >= even
        if pages[-1] and full:
            pages.append([])
        pages[-1] += group
    return pages

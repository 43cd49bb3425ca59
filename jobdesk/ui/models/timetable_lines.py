"""Where each interview of a plan stands: columns of time, lines of booths, cells in the lines.

A column is a stretch in which nothing begins or ends, so that halls with interviews of ten and
of fifteen minutes have one axis; a cell spans the columns of its interview. Whatever stands in
the plan has a cell: two that one interviewer cannot hold are told apart in a line of their own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from jobdesk.domain.timetable import Booth, Hall, Meeting, minutes_of


@dataclass(frozen=True, slots=True)
class Stretch:
    """One column: minutes since midnight; ``is_break`` where the hall rests."""

    since: int
    until: int
    is_break: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A place for one interview, with the one that stands there; ``is_open`` while the booth
    may hold one at that time."""

    booth: int
    seat: int
    start: int
    end: int
    is_open: bool
    meeting: Meeting | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One interviewer of a booth; ``beyond`` the ones it has. ``first`` is the booth's first
    line. ``at`` are the columns in which the cells begin."""

    booth: int
    seat: int
    first: bool
    beyond: bool
    cells: tuple[Cell, ...]
    at: tuple[int, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Lines:
    """The whole grid."""

    columns: tuple[Stretch, ...] = ()
    lines: tuple[Line, ...] = ()

    def index_at(self, row: int, column: int) -> int:
        """Which of a line's cells spans a column; -1 where none does."""
        line = self.lines[row]
        at = bisect_right(line.at, column) - 1
        if at < 0 or self.columns[column].since >= line.cells[at].end:
            return -1
        return at

    def cell_at(self, row: int, column: int) -> Cell | None:
        """The cell of a line that spans a column."""
        at = self.index_at(row, column)
        return None if at < 0 else self.lines[row].cells[at]

    def span(self, row: int, at: int) -> tuple[int, int]:
        """(first column, how many) of a line's cell."""
        line = self.lines[row]
        first = line.at[at]
        end = line.cells[at].end
        return first, max(1, bisect_left([c.since for c in self.columns], end) - first)

    def place_of(self, meeting: Meeting) -> tuple[int, int] | None:
        """(row, column) where a meeting stands."""
        for row, line in enumerate(self.lines):
            if line.booth == meeting.booth:
                for cell, column in zip(line.cells, line.at, strict=True):
                    if cell.meeting == meeting:
                        return row, column
        return None

    def slot(self, booth: int, start: int, seat: int = 0) -> tuple[int, int] | None:
        """(row, column) of the first place of a booth at a start, a free one before others."""
        found: tuple[int, int] | None = None
        for row, line in enumerate(self.lines):
            if line.booth != booth or (seat and line.seat != seat):
                continue
            for cell, column in zip(line.cells, line.at, strict=True):
                if cell.start == start:
                    if cell.meeting is None:
                        return row, column
                    found = found or (row, column)
        return found


def lines_of(hall: Hall, plan: Sequence[Meeting], order: Sequence[int] = ()) -> Lines:
    """The grid of a plan; booths as ``order`` has their ids, others after them."""
    booths = {booth.id: booth for booth in hall.booths}
    met = {meeting.booth for meeting in plan}
    known = [id_ for id_ in order if id_ in booths or id_ in met]
    held: dict[int, list[Meeting]] = {id_: [] for id_ in (*known, *booths)}
    for meeting in sorted(plan):
        held.setdefault(meeting.booth, []).append(meeting)
    raw = [
        line
        for id_, mine in held.items()
        for line in _of_booth(hall, booths.get(id_, Booth(id_, (), _GONE, 0)), mine)
    ]
    columns = _columns(hall, raw)
    since = [column.since for column in columns]
    return Lines(
        columns,
        tuple(
            Line(
                line.booth,
                line.seat,
                line.first,
                line.beyond,
                line.cells,
                tuple(bisect_right(since, cell.start) - 1 for cell in line.cells),
            )
            for line in raw
        ),
    )


def common_starts(lines: Lines) -> frozenset[int]:
    """The starts that most lines have, so that a single firm with a length of its own does not
    rule what stands over the grid."""
    found = Counter(cell.start for line in lines.lines for cell in line.cells)
    most = max(found.values(), default=0)
    return frozenset(start for start, count in found.items() if 2 * count >= most)


_GONE = 15  # minutes an interview of an employer is drawn with that is no longer in the hall


def _of_booth(hall: Hall, booth: Booth, held: Sequence[Meeting]) -> list[Line]:
    length = minutes_of(booth)
    placed: list[list[Meeting]] = [[] for _ in range(booth.seats)]
    beyond: list[list[Meeting]] = []
    for meeting in held:
        own = placed[meeting.seat - 1 : meeting.seat] if meeting.seat >= 1 else []
        for lane in (*own, *beyond):
            if not lane or lane[-1].start + length <= meeting.start:
                lane.append(meeting)
                break
        else:
            beyond.append([meeting])
    starts = hall.open_starts(booth)
    if not placed and not beyond:
        placed.append([])  # a firm without interviewers is seen to have none
    lines = []
    for at, lane in enumerate((*placed, *beyond)):
        is_beyond = at >= len(placed)
        cells = [
            Cell(booth.id, at + 1, m.start, m.start + length, m.start in starts, m) for m in lane
        ]
        if not is_beyond:
            cells += (
                Cell(booth.id, at + 1, start, start + length, is_open=True)
                for start in starts
                if all(start >= m.start + length or m.start >= start + length for m in lane)
            )
        cells.sort(key=lambda cell: cell.start)
        lines.append(Line(booth.id, at + 1, at == 0, is_beyond, tuple(cells)))
    return lines


def _columns(hall: Hall, lines: Sequence[Line]) -> tuple[Stretch, ...]:
    cuts = {moment for line in lines for cell in line.cells for moment in (cell.start, cell.end)}
    if not cuts:
        return ()
    taken = sorted(cuts)
    for since, until in hall.breaks:
        if taken[0] < until and since < taken[-1]:
            cuts |= {since, until}
    moments = sorted(cuts)
    return tuple(
        Stretch(since, until, hall.in_break(since, until)) for since, until in pairwise(moments)
    )

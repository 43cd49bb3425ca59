"""Rows copied from Excel find their lines on the paper list of a day.

From any cell on they are put down as they come. From the column of the numbers on, each row finds
the line of the number it begins with, and rows without a number those of who came unregistered.
What finds no place is told, row by row: nothing that was copied goes lost unseen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from jobdesk.domain import paper_list as paper
from jobdesk.domain import text
from jobdesk.domain.paper_list import PaperLine

_NO_NUMBER = frozenset({"", "현장"})
_HEADS = frozenset({"번호", "접수번호", "연번", "no"})
_HIDDEN = "○*●"


@dataclass(frozen=True, slots=True)
class Placed:
    """Texts by (row of the grid, column of the grid), and why a copied row found no place."""

    cells: Mapping[tuple[int, int], str] = field(default_factory=dict)
    left: tuple[str, ...] = ()

    @property
    def lines(self) -> int:
        """How many lines took something."""
        return len({row for row, _ in self.cells})


def place(
    copied: Sequence[Sequence[str]],
    lines: Sequence[PaperLine],
    columns: Sequence[str],
    start: tuple[int, int],
    free: Sequence[int],
) -> Placed:
    """Where ``copied`` goes, from the cell ``start`` on; ``free`` are the rows at the foot in
    which nothing stands yet."""
    cells: dict[tuple[int, int], str] = {}
    left: list[str] = []
    top, first = start
    rows = [row for row in copied if any(cell.strip() for cell in row)] if not first else copied
    places = _by_number(rows, lines, free) if not first else _downwards(rows, top, len(lines))
    for row, (at, why) in zip(rows, places, strict=True):
        if at is None:
            left += [why] if why else []
            continue
        for along, value in enumerate(row):
            to = first + along
            if to < len(columns) and may_edit(lines[at], columns[to]):
                cells[at, to] = value
    return Placed(cells, tuple(left))


def may_edit(line: PaperLine, column: str) -> bool:
    """Whether something may be typed there: who it is only for those at the foot."""
    if column in (paper.NAME, paper.PHONE):
        return line.attendee_id is None
    return column != paper.NUMBER


def _downwards(
    rows: Sequence[Sequence[str]], top: int, count: int
) -> Iterator[tuple[int | None, str]]:
    for at, row in enumerate(rows, top):
        if at < count:
            yield at, ""
        else:
            words = " ".join(cell.strip() for cell in row if cell.strip())
            yield None, f"‘{words}’: 줄이 모자랍니다" if words else ""


def _by_number(
    rows: Sequence[Sequence[str]], lines: Sequence[PaperLine], free: Sequence[int]
) -> Iterator[tuple[int | None, str]]:
    known = {
        line.cells.get(paper.NUMBER, ""): at
        for at, line in enumerate(lines)
        if line.attendee_id is not None
    }
    empty = iter(free)
    for row in rows:
        sign = text.narrow(row[0]).strip()
        name = row[1].strip() if len(row) > 1 else ""
        bare = sign.removesuffix(".0").removesuffix("번")
        at = known.get(bare.lstrip("0") if bare.isdecimal() else bare)
        if sign.casefold() in _HEADS:
            yield None, ""
        elif sign in _NO_NUMBER:
            at = next(empty, None)
            yield at, "" if at is not None else f"현장 ‘{name}’: 빈 줄이 모자랍니다"
        elif at is None:
            yield None, f"{sign}번: 명단에 없습니다"
        elif name and not _same(name, lines[at].cells.get(paper.NAME, "")):
            yield None, f"{sign}번: 명단에는 ‘{name}’ 님이 아닙니다"
        else:
            yield at, ""


def _same(copied: str, name: str) -> bool:
    """Whether a name in a sheet is the one of the list; a masked one, 김○지, may be."""
    if text.search_key(copied) == text.search_key(name):
        return True
    if not any(sign in _HIDDEN for sign in copied):
        return False
    return len(copied) == len(name) and all(
        sign == of or sign in _HIDDEN for sign, of in zip(copied, name, strict=True)
    )

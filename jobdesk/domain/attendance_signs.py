"""The signs of a paper 출석부: one cell a lesson hour (교시), read and written.

``○`` there, ``/`` not there, ``지`` ``조`` ``외`` the hour in which somebody came late, left
early or was out, ``결`` ``공`` a day of 결석 or 공결. The hour of a 지각·조퇴·외출 is not credited,
nor is a ``/``; a number behind a sign is the credited hours where they are others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

from jobdesk.domain import text
from jobdesk.domain.attendance import Marked
from jobdesk.domain.trainees import SLIPS, Mark

HERE, AWAY = "○", "/"
WORDS: dict[Mark, str] = {
    Mark.PRESENT: "출",
    Mark.LATE: "지",
    Mark.EARLY: "조",
    Mark.OUT: "외",
    Mark.ABSENT: "결",
    Mark.EXCUSED: "공",
}
"""The sign that names a mark."""

LEGEND = "기재요령: ○ 출석, 결 결석, 지 지각, 조 조퇴, 외 외출, 공 공결, / 없었던 교시"
"""What stands below a sheet with these signs."""


class _Cell(Enum):
    HERE = auto()
    AWAY = auto()


_PLAIN = {
    **dict.fromkeys(("○", "o", "0", "ㅇ", "●", "◯", "√", "v", "✓", "✔", "y"), _Cell.HERE),
    **dict.fromkeys(("/", "／", "＼", "\\", "×", "x", "✕", "✗", "n"), _Cell.AWAY),
}
_NAMED = {
    **{sign: mark for mark, sign in WORDS.items()},
    **{mark.value: mark for mark in Mark},
    **dict.fromkeys(("출석인정", "공가", "유고결석", "인정"), Mark.EXCUSED),
    **dict.fromkeys(("무단결석", "불참"), Mark.ABSENT),
}
_SIGN = re.compile(r"(\D+?)\s*\(?(\d{1,2})?\)?")


class Day(NamedTuple):
    """One person's day as a sheet has it: what stands there and over how many lesson hours,
    0 where only a word for the whole day says it."""

    marked: Marked
    hours: int


def is_sign(words: str) -> bool:
    """Whether a cell holds a sign and not a remark."""
    return _read(words) is not None


def _read(words: str) -> tuple[_Cell | Mark, int | None] | None:
    plain = text.narrow(words).strip().casefold() if words else ""
    if plain in _PLAIN:
        return _PLAIN[plain], None
    found = _SIGN.fullmatch(plain)
    if found is None:
        return None
    number = int(found[2]) if found[2] else None
    word = found[1].strip()
    mark = _NAMED.get(word)
    if mark is not None:
        return mark, number
    cell = _PLAIN.get(word)
    return (cell, number) if cell is not None and number is None else None


def read_day(cells: Sequence[str]) -> Day | None:
    """What the cells of one person's day say; None where they say nothing.

    Where hours are signed one by one, empty ones have no lesson. Where only something amiss is
    written, the others were attended. Cells that are no sign are passed over.
    """
    signs = [_read(cell) for cell in cells]
    told = [sign for sign in signs if sign is not None]
    if not told:
        return None
    named = next(((what, n) for what, n in told if isinstance(what, Mark)), None)
    here = sum(1 for what, _ in told if what is _Cell.HERE)
    away = sum(1 for what, _ in told if what is _Cell.AWAY)
    number = next((n for _, n in told if n is not None), None)
    alone = here == 0 and len(told) < len(cells)
    total = len(cells) if alone and len(cells) > 1 else len(told)
    if named is not None and len(told) == 1 and len(cells) > 1:
        return Day(Marked(named[0], number), 0)
    if named is None:
        if here == 0 and (away == total or len(told) == 1 == len(cells)):
            return Day(Marked(Mark.ABSENT), total)
        if away == 0:
            return Day(Marked(Mark.PRESENT), total)
        return Day(Marked(_slip(signs), _credited(_slip(signs), total, away)), total)
    mark = named[0]
    if mark in (Mark.ABSENT, Mark.EXCUSED):
        total = len(told)  # such a day is signed hour by hour
    if mark is Mark.ABSENT:
        return Day(Marked(mark), total)
    if number is not None:
        return Day(Marked(mark, number), len(told) if here else 0)
    missed = away + (1 if mark in SLIPS else 0)
    return Day(Marked(mark, _credited(mark, total, missed)), total)


def _credited(mark: Mark, total: int, missed: int) -> int | None:
    """Credited hours, None where they are what the mark itself says."""
    usual = 1 if mark in SLIPS else 0
    return None if missed == usual else max(0, total - missed)


def _slip(signs: Sequence[tuple[_Cell | Mark, int | None] | None]) -> Mark:
    """지각 where the first hours are missing, 조퇴 where the last are, else 외출."""
    filled = [sign[0] for sign in signs if sign is not None]
    if len(filled) == sum(sign is _Cell.AWAY for sign in filled):  # the others were attended
        filled = [_Cell.HERE if sign is None else sign[0] for sign in signs]
    if filled[0] is _Cell.AWAY:
        return Mark.LATE
    return Mark.EARLY if filled[-1] is _Cell.AWAY else Mark.OUT


def write_day(marked: Marked | None, hours: int) -> tuple[str, ...]:
    """The cells of a day of ``hours`` lesson hours (at least one cell); empty ones without a
    mark. :func:`read_day` reads the same again."""
    count = max(1, hours)
    if marked is None:
        return ("",) * count
    mark, sign = marked.mark, WORDS[marked.mark]
    usual = max(0, hours - 1) if mark in SLIPS else hours
    credited = usual if marked.hours is None else marked.hours
    if mark is Mark.ABSENT:
        return (sign, *(AWAY,) * (count - 1))
    if mark is Mark.EXCUSED:
        first = sign if credited == usual else f"{sign}{credited}"
        return (first, *(sign,) * (count - 1))
    if mark is Mark.PRESENT and credited >= usual:
        return (HERE,) * count
    fits = 0 < credited < count and hours == count
    if mark is Mark.PRESENT:
        if fits:
            if credited == 1:
                sign = f"{sign}1"  # no ○ shows that the day is signed hour by hour
            return (sign, *(HERE,) * (credited - 1), *(AWAY,) * (count - credited))
        return (f"{sign}{credited}", *(HERE,) * (count - 1))
    if count == 1 or not fits:
        if credited == usual:
            return (sign, *(HERE,) * (count - 1))
        return (f"{sign}{credited}", *(HERE,) * (count - 1))
    missed = (AWAY,) * (count - credited - 1)
    if mark is Mark.LATE:
        return (*missed, sign, *(HERE,) * credited)
    if mark is Mark.EARLY:
        return (*(HERE,) * credited, sign, *missed)
    before = credited // 2
    return (*(HERE,) * before, sign, *missed, *(HERE,) * (credited - before))

"""Finds every 출석부 of persons by dates in a sheet: its people, its days, what it says of itself.

What each person's cells say is read in attendance_list.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jobdesk.domain import attendance_signs as signs
from jobdesk.domain import text
from jobdesk.exchange import attendance_dates
from jobdesk.exchange.attendance_dates import DayRow, date_or_none, day_row, is_day
from jobdesk.exchange.leftovers import is_blank
from jobdesk.exchange.workbook import Cell, Sheet

_NAMES = frozenset(
    {"성명", "이름", "성함", "교육생", "훈련생", "교육생명", "훈련생명", "수강생", "성명이름"}
)
_NUMBERS = frozenset({"번호", "연번", "순번", "순", "no"})
_COURSES = frozenset({"훈련과정명", "과정명", "교육과정명", "교육과정", "훈련과정", "양성과정"})
_SPANS = frozenset({"훈련기간", "교육기간", "기간", "과정기간"})
_SUMS = frozenset({"합계", "계", "소계", "총계", "인원"})
_HALVES = frozenset({"오전", "오후"})
_OFF = frozenset({"휴강", "공휴일", "휴일", "수업없음"})
_MARKS = "출석|지각|조퇴|외출|결석|공결"
_SIGN_FIRST = re.compile(rf"([^\s\w:,/]|[A-Za-zㄱ-ㅎ/])\s*[:=\-]?\s*({_MARKS})")
_MARK_FIRST = re.compile(rf"({_MARKS})\s*[:=\-(]?\s*([^\s\w:,()]|[A-Za-zㄱ-ㅎ])(?![가-힣])")
_DATE = re.compile(r"(20\d{2})\s*[.\-/년]\s*(\d{1,2})\s*[.\-/월]\s*(\d{1,2})")
_BELOW = 3
"""So many rows lie between the dates and the word 성명 at most (결재, 교시)."""
_OVER = 2
"""So many rows above the dates the word 성명 may stand (요일)."""
_ABOVE = 8
"""So many rows above the dates say which course it is."""
_LONGEST = 40
"""Longer names are no names."""
_GAP = 3
"""So many empty rows between people end no list."""
_TITLES = 12
"""Among the first so many rows a sheet calls itself an 출석부."""


@dataclass(frozen=True, slots=True)
class FormDay:
    """A day of a form over the columns ``left`` to ``right`` (from 0, both included). ``on`` is
    ``2022-04-11``, or ``04-11`` where no year is known; ``bare`` as in a calendar."""

    on: str
    left: int
    right: int
    bare: bool = False

    @property
    def hours(self) -> int:
        """Lesson hours that have a cell."""
        return self.right - self.left + 1


@dataclass(frozen=True, slots=True)
class Form:
    """One form: the row index above its first person (``header``), the rows of its ``people``,
    each with those below that hold more of their signs. ``legend`` is what the sheet says of
    its signs; ``halves`` whether a cell is half a day and no lesson hour."""

    header: int
    people: dict[int, tuple[int, ...]]
    name: int
    number: int | None
    remark: int | None
    days: tuple[FormDay, ...]
    course: str
    span: str
    titles: tuple[str, ...]
    legend: dict[str, str]
    halves: bool

    @property
    def first(self) -> int:
        """Row index of the first person."""
        return min(self.people)

    @property
    def last(self) -> int:
        """The last row index that is of a person."""
        return max(index for row, more in self.people.items() for index in (row, *more))


def days_of(span: str) -> tuple[date, date] | None:
    """The first and last day that a span names."""
    found = [date_or_none(*map(int, match)) for match in _DATE.findall(span)]
    days = [day for day in found if day is not None]
    return (days[0], days[1]) if len(days) == 2 else None


def forms(sheet: Sheet, file: str = "") -> tuple[Form, ...]:
    """Every form of a sheet, from above; ``file`` is the name of the file."""
    found: list[Form] = []
    row, top = 0, 0
    named = (sheet.name, file)
    spoken = attendance_dates.calls_itself(named) or any(
        attendance_dates.calls_itself([cell])
        for cells in sheet.rows[:_TITLES]
        for cell in cells
        if isinstance(cell, str)
    )
    while row < len(sheet.rows):
        form = _form(sheet, row, top, named, spoken=spoken)
        if form is None:
            row += 1
            continue
        found.append(form)
        row = top = form.last + 1
    return tuple(found)


def _form(sheet: Sheet, row: int, top: int, named: Sequence[str], *, spoken: bool) -> Form | None:
    """The form whose dates stand in this row; ``top`` is the first row that may be its."""
    if sum(1 for cell in sheet.rows[row] if not is_blank(cell)) < 2:
        return None
    span = _said(sheet, top, row, _SPANS) if spoken else ""
    titles = _titles(sheet, top, row) if spoken else []
    lines = [*reversed(titles), *named]
    found = day_row(sheet, row, top, days_of(span), lines, spoken=spoken)
    if found is None:
        return None
    if not spoken:
        span = _said(sheet, top, row, _SPANS)
        found = day_row(sheet, row, top, days_of(span), lines, spoken=spoken)
        assert found is not None
        titles = _titles(sheet, top, row)
    at = found.at
    below = range(row, min(row + _BELOW + 1, len(sheet.rows)))
    over = range(row - 1, max(top, row - _OVER) - 1, -1)
    header = name = -1
    for index in (*below, *over):
        name = next((c for c in range(at[0]) if _key(sheet.rows[index][c]) in _NAMES), -1)
        if name >= 0 and not (index < row and _is_person(sheet.rows[row][name])):
            header = index
            break
    if header < 0:
        return None
    heads = range(min(row, header), max(row, header) + 1)
    number = _column(sheet, heads, range(name), _NUMBERS)
    remark = _column(sheet, heads, range(at[-1] + 1, sheet.width), frozenset({"비고"}))
    days = _days(sheet, row, found)
    people = _people_of(sheet, max(row, header), name, number, days)
    if not people:
        return None
    first = next(iter(people))
    between = [cell for cells in sheet.rows[row:first] for cell in cells[at[0] :]]
    off = {day for day in days if any(_is_off(cells[day.left]) for cells in sheet.rows[row:first])}
    days = tuple(day for day in days if day not in off)
    if not days:
        return None
    halves = any(_key(cell) in _HALVES for cell in between) or any(people.values())
    legend = _legend([*titles, *_texts(sheet, row, first)])
    course = _said(sheet, top, row, _COURSES)
    return Form(
        first - 1, people, name, number, remark, days, course, span, tuple(titles), legend, halves
    )


def _is_person(cell: Cell) -> bool:
    """Whether the row of the dates names somebody: it is a line of a list with dates of its own
    (생년월일, 취득일), and no head of an 출석부."""
    return not is_blank(cell) and _key(cell) not in _NAMES


def _is_off(cell: Cell) -> bool:
    """Whether a cell below a date says that there is no lesson."""
    return _key(cell) in _OFF


def _titles(sheet: Sheet, top: int, row: int) -> list[str]:
    """The texts above the dates."""
    return _texts(sheet, max(top, row - _ABOVE), row)


def _texts(sheet: Sheet, first: int, last: int) -> list[str]:
    cells = [cell for row in sheet.rows[first:last] for cell in row]
    return [text.tidy(cell) for cell in cells if isinstance(cell, str) and not is_blank(cell)]


def _legend(lines: Sequence[str]) -> dict[str, str]:
    """What the sheet says of its own signs: ``○:출석 △:지각``, ``출석 ○, 지각 △``."""
    found: dict[str, str] = {}
    for line in lines:
        words = text.narrow(line)
        for pattern, sign, mark in ((_SIGN_FIRST, 1, 2), (_MARK_FIRST, 2, 1)):
            matches = list(pattern.finditer(words))
            if len(matches) > 1:
                found |= {m[sign].casefold(): m[mark] for m in matches}
                break
    return found


def _days(sheet: Sheet, row: int, found: DayRow) -> tuple[FormDay, ...]:
    right_of = {
        left - 1: right - 1 for top, left, _, right in sheet.merged if top == row + sheet.first_row
    }
    at, cells = found.at, sheet.rows[row]
    after = next((c for c in range(at[-1] + 1, len(cells)) if not is_blank(cells[c])), len(cells))
    days = []
    for left, end, said in zip(at, [*at[1:], after], found.said, strict=True):
        right = min(right_of.get(left, end - 1 if left != at[-1] else left), end - 1)
        days.append(FormDay(said, left, right, found.bare))
    return tuple(days)


def _key(cell: Cell) -> str:
    return text.search_key(cell) if isinstance(cell, str) else ""


def _column(
    sheet: Sheet, rows: Sequence[int], columns: Sequence[int], words: frozenset[str]
) -> int | None:
    return next((c for c in columns for r in rows if _key(sheet.rows[r][c]) in words), None)


def _said(sheet: Sheet, top: int, row: int, labels: frozenset[str]) -> str:
    """What stands to the right of one of these labels above the dates."""
    for index in range(max(top, row - _ABOVE), row):
        cells = sheet.rows[index]
        for column, cell in enumerate(cells):
            if not isinstance(cell, str):
                continue
            if _key(cell) in labels:
                right = (c for c in cells[column + 1 :] if not is_blank(c))
                return text.tidy(str(next(right, "")))
            label, colon, rest = cell.partition(":")
            if colon and _key(label) in labels:
                return text.tidy(rest)
    return ""


def _people_of(
    sheet: Sheet, header: int, name: int, number: int | None, days: Sequence[FormDay]
) -> dict[int, tuple[int, ...]]:
    """The rows of people, each with the rows of more signs below it that bear no name of their
    own (오후). A few empty rows between people end no list; a sum, a signature line, the next
    form do."""
    people: dict[int, list[int]] = {}
    gap = 0
    for index in range(header + 1, len(sheet.rows)):
        cells = sheet.rows[index]
        words = "" if is_blank(cells[name]) else text.tidy(str(cells[name]))
        counted = number is not None and isinstance(cells[number], (int, float))
        if text.search_key(words) in _SUMS | _NAMES or len(words) > _LONGEST:
            break
        if sum(1 for cell in cells if is_day(cell)) > 1:
            break
        signed = any(
            signs.is_sign(text.tidy(str(cell))) for cell in cells[days[0].left : days[-1].right + 1]
        )
        if words:
            if people and gap and not (counted or signed):
                break
            people[index], gap = [], 0
        elif people and signed and not counted and not gap:
            people[max(people)].append(index)
        elif not (people and counted):
            gap += 1
            if gap > _GAP:
                break
    return {index: tuple(more) for index, more in people.items()}

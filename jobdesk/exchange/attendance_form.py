"""Makes a list of people of every 출석부 that has persons by dates, as 별지 제18호서식 does.

Whatever comes after can then count on one line a person, whose marks stand in one cell in words
(``출석 2022-04-13 2022-04-14 / 지각 2022-04-15(6) / 표시 없음 2022-04-18 / 하루 8교시``). Lines
keep the row numbers of the sheet; a form is a sheet of its own that is part of the one it stood in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from jobdesk.domain import attendance_signs as signs
from jobdesk.domain import text
from jobdesk.exchange.leftovers import is_blank
from jobdesk.exchange.workbook import Cell, Sheet, Workbook

HEAD = ("연번", "성명", "출결", "상태", "종료일", "사유 내용", "비고")
"""The columns of the list that is made; of nothing else."""
NOTHING = "표시 없음"
"""What stands before the days on which somebody has no mark."""
_COURSE, _SPAN = "훈련과정명: ", "훈련기간: "
_NAMES = frozenset(
    {"성명", "이름", "성함", "교육생", "훈련생", "교육생명", "훈련생명", "수강생", "성명이름"}
)
_NUMBERS = frozenset({"번호", "연번", "순번", "no"})
_COURSES = frozenset({"훈련과정명", "과정명", "교육과정명", "교육과정", "훈련과정", "양성과정"})
_SPANS = frozenset({"훈련기간", "교육기간", "기간", "과정기간"})
_SUMS = frozenset({"합계", "계", "소계", "총계", "인원"})
_MONTH_DAY = re.compile(r"(?:(20\d{2})\s*[.\-/년]\s*)?(\d{1,2})\s*[.\-/월]\s*(\d{1,2})\s*일?\.?")
_WEEKDAY = re.compile(r"\s*[(\[]?[월화수목금토일]?(?:요일)?[)\]]?\s*")
_DATE = re.compile(r"(20\d{2})\s*[.\-/년]\s*(\d{1,2})\s*[.\-/월]\s*(\d{1,2})")
_LEFT = re.compile(r"(?:수강|중도|입교|교육|훈련)?\s*(?:포기|탈락|하차|퇴교|제적|중퇴)")
_EARLY = re.compile(r"조기\s*취업|취업\s*으로|중도\s*취업")
_BELOW = 3
"""So many rows lie between the dates and the word 성명 at most (결재, 교시)."""
_ABOVE = 8
"""So many rows above the dates say which course it is."""
_LONGEST = 40
"""Longer names are no names."""


@dataclass(frozen=True, slots=True)
class FormDay:
    """A day of a form over the columns ``left`` to ``right`` (from 0, both included). ``on`` is
    ``2022-04-11``, or ``04-11`` where no year is known."""

    on: str
    left: int
    right: int

    @property
    def hours(self) -> int:
        """Lesson hours that have a cell."""
        return self.right - self.left + 1


@dataclass(frozen=True, slots=True)
class Form:
    """One form: row indexes of its ``header`` (the row of 성명), ``first`` and ``last`` person."""

    header: int
    first: int
    last: int
    name: int
    number: int | None
    remark: int | None
    days: tuple[FormDay, ...]
    course: str
    span: str


def unfolded(workbook: Workbook) -> Workbook:
    """The workbook with every sheet of such forms made a sheet of people per form."""
    sheets: list[Sheet] = []
    for sheet in workbook.sheets:
        found = forms(sheet)
        several = len(found) > 1
        sheets += [_people(sheet, form, several=several) for form in found] or [sheet]
    made = tuple(sheets)
    return workbook if made == workbook.sheets else replace(workbook, sheets=made)


def is_unfolded(headers: Sequence[str]) -> bool:
    """Whether a table with these headers is a list that was made of a form."""
    return tuple(headers) == HEAD


def course_of(titles: Sequence[str]) -> tuple[str, str]:
    """The course and the span that the form of a list named above its table."""
    lines = [line for title in titles for line in title.split(" | ")]

    def said(label: str) -> str:
        return next((line.removeprefix(label) for line in lines if line.startswith(label)), "")

    return said(_COURSE), said(_SPAN)


def days_of(span: str) -> tuple[date, date] | None:
    """The first and last day that a span names."""
    found = [_date(*map(int, match)) for match in _DATE.findall(span)]
    days = [day for day in found if day is not None]
    return (days[0], days[1]) if len(days) == 2 else None


def forms(sheet: Sheet) -> tuple[Form, ...]:
    """Every form of a sheet, from above."""
    found: list[Form] = []
    row, top = 0, 0
    while row < len(sheet.rows):
        form = _form(sheet, row, top)
        if form is None:
            row += 1
            continue
        found.append(form)
        row = top = form.last + 1
    return tuple(found)


def _form(sheet: Sheet, row: int, top: int) -> Form | None:
    """The form whose dates stand in this row; ``top`` is the first row that may be its."""
    at = [c for c, cell in enumerate(sheet.rows[row]) if _is_day(cell)]
    if len(at) < 2:
        return None
    header = name = -1
    for below in range(row, min(row + _BELOW + 1, len(sheet.rows))):
        name = next((c for c in range(at[0]) if _key(sheet.rows[below][c]) in _NAMES), -1)
        if name >= 0:
            header = below
            break
    if header < 0:
        return None
    heads = range(row, header + 1)
    number = _column(sheet, heads, range(name), _NUMBERS)
    remark = _column(sheet, heads, range(at[-1] + 1, sheet.width), frozenset({"비고"}))
    course = _said(sheet, top, row, _COURSES)
    span = _said(sheet, top, row, _SPANS)
    days = _days(sheet, row, at, days_of(span))
    last = _last(sheet, header, name, number)
    if days is None or last <= header:
        return None
    return Form(header, header + 1, last, name, number, remark, days, course, span)


def _days(
    sheet: Sheet, row: int, at: Sequence[int], span: tuple[date, date] | None
) -> tuple[FormDay, ...] | None:
    right_of = {
        left - 1: right - 1 for top, left, _, right in sheet.merged if top == row + sheet.first_row
    }
    cells = sheet.rows[row]
    after = next((c for c in range(at[-1] + 1, len(cells)) if not is_blank(cells[c])), len(cells))
    ends = [*at[1:], after]
    days = []
    for left, end in zip(at, ends, strict=True):
        right = min(right_of.get(left, end - 1 if left != at[-1] else left), end - 1)
        days.append(FormDay(_said_day(cells[left], span), left, right))
    told = [day.on for day in days]
    return tuple(days) if len(set(told)) == len(told) else None


def _said_day(cell: Cell, span: tuple[date, date] | None) -> str:
    if isinstance(cell, (date, datetime)):
        return cell.strftime("%Y-%m-%d")
    match = _MONTH_DAY.match(text.narrow(str(cell)).strip())
    assert match is not None
    month, day = int(match[2]), int(match[3])
    if match[1]:
        return f"{int(match[1]):04}-{month:02}-{day:02}"
    if span is not None:
        for year in range(span[0].year, span[1].year + 1):
            found = _date(year, month, day)
            if found is not None and span[0] <= found <= span[1]:
                return found.isoformat()
        return f"{span[0].year:04}-{month:02}-{day:02}"
    return f"{month:02}-{day:02}"


def _is_day(cell: Cell) -> bool:
    if isinstance(cell, (date, datetime)):
        return True
    if not isinstance(cell, str):
        return False
    words = text.narrow(cell).strip()
    match = _MONTH_DAY.match(words)
    if match is None or not _WEEKDAY.fullmatch(words[match.end() :]):
        return False
    return 1 <= int(match[2]) <= 12 and 1 <= int(match[3]) <= 31


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


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


def _last(sheet: Sheet, header: int, name: int, number: int | None) -> int:
    """The last row of people: below them neither a name nor a number stands."""
    last = header
    for index in range(header + 1, len(sheet.rows)):
        cells = sheet.rows[index]
        words = "" if is_blank(cells[name]) else text.tidy(str(cells[name]))
        counted = number is not None and isinstance(cells[number], (int, float))
        if text.search_key(words) in _SUMS or len(words) > _LONGEST:
            break
        if not words and not counted:
            break
        if words:
            last = index
    return last


# The list of people


def _people(sheet: Sheet, form: Form, *, several: bool) -> Sheet:
    titles = " | ".join(
        line
        for line in (
            f"{_COURSE}{form.course}" if form.course else "",
            f"{_SPAN}{form.span}" if form.span else "",
        )
        if line
    )
    rows: list[list[Cell]] = []
    if titles and form.header:
        rows.append([f"출석부 | {titles}", *[None] * (len(HEAD) - 1)])
    rows.append([*HEAD])
    rows += [_person(sheet.rows[index], form) for index in range(form.first, form.last + 1)]
    first = sheet.number(form.header) - (len(rows) - (form.last - form.first + 1)) + 1
    where = f"{sheet.name} {sheet.number(form.header)}행" if several else sheet.name
    return Sheet(
        where, rows, first_row=first, warnings=sheet.warnings, part_of=sheet.part_of or sheet.name
    )


def _person(cells: Sequence[Cell], form: Form) -> list[Cell]:
    name = cells[form.name]
    if is_blank(name):
        return [None] * len(HEAD)
    remarks: list[str] = []
    by_mark: dict[str, list[str]] = {}
    most = max(day.hours for day in form.days)
    for day in form.days:
        own = [
            "" if is_blank(cell) else text.tidy(str(cell))
            for cell in cells[day.left : day.right + 1]
        ]
        remarks += [words for words in own if words and not signs.is_sign(words)]
        read = signs.read_day(own)
        if read is None:
            by_mark.setdefault(NOTHING, []).append(day.on)
            continue
        hours = read.marked.hours
        said = day.on + (f"({hours})" if hours is not None else "")
        if read.hours and read.hours != most:
            said += f"[{read.hours}]"
        by_mark.setdefault(read.marked.mark.value, []).append(said)
    if form.remark is not None and not is_blank(cells[form.remark]):
        remarks.append(text.tidy(str(cells[form.remark])))
    marks = " / ".join(f"{mark} {' '.join(days)}" for mark, days in by_mark.items())
    status, left, why = _gone(remarks, form)
    told = {why, f"({left:%m.%d}) {status}" if isinstance(left, date) else why}
    note = " ".join(words for words in dict.fromkeys(remarks) if words not in told)
    number = cells[form.number] if form.number is not None else None
    plain = int(number) if isinstance(number, (int, float)) else None
    hours_said = f" / 하루 {most}교시" if most > 1 else ""
    return [plain, name, marks + hours_said, status, left, why or None, note or None]


def _gone(remarks: Sequence[str], form: Form) -> tuple[Cell, Cell, str]:
    """``(04.13) 수강 포기``: what a remark says of somebody who left, and when."""
    for words in remarks:
        early = _EARLY.search(words)
        if early is None and _LEFT.search(words) is None:
            continue
        match = _MONTH_DAY.search(text.narrow(words))
        if match is None:
            continue
        year = int(form.days[0].on[:4]) if len(form.days[0].on) == 10 else None
        day = _date(int(match[1] or year or 0), int(match[2]), int(match[3])) if year else None
        if day is None and not match[1]:
            continue
        status = "조기취업" if early else "중도탈락"
        plain = day is not None and text.tidy(words) == f"({day:%m.%d}) {status}"
        return status, day, "" if plain else words
    return None, None, ""

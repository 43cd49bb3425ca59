"""Finds the row of a sheet in which the days of an 출석부 stand, and which days they are.

A day is a date, ``4/13``, ``9월 7일 (월)``, or in a sheet that calls itself an 출석부 a bare ``13``
or ``13일`` whose month stands above it, in a title, in the name of the sheet, or follows from the
days of the week within the span of the course.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from jobdesk.domain import text
from jobdesk.domain.cohorts import WEEKDAYS
from jobdesk.exchange.leftovers import is_blank
from jobdesk.exchange.workbook import Cell, Sheet

MONTH_DAY = re.compile(r"(?:(20\d{2})\s*[.\-/년]\s*)?(\d{1,2})\s*[.\-/월]\s*(\d{1,2})\s*일?\.?")
Span = tuple[date, date]
_WEEKDAY = re.compile(r"\s*[(\[]?([월화수목금토일]?)(?:요일)?[)\]]?\s*")
_BARE = re.compile(r"(\d{1,2})\s*일?\s*(?:[(\[]?([월화수목금토일])(?:요일)?[)\]]?)?")
_MONTH = re.compile(r"(?:(20\d{2})\s*[.\-/년]\s*)?(\d{1,2})\s*월(?!\s*\d)")
_YEAR_MONTH = re.compile(r"(20\d{2})\s*[.\-/]\s*(\d{1,2})(?!\s*[.\-/]?\s*\d)")
_SPOKEN = re.compile(r"출\s*석|출\s*결")
_LEAST_BARE = 2
"""Fewer bare numbers beside each other are no days."""
_MONTHS_ABOVE = 2
"""So many rows above bare days may name their months."""


@dataclass(frozen=True, slots=True)
class DayRow:
    """The days over the columns ``at`` of a row (from 0): ``2022-04-11``, or ``04-11`` where no
    year is known. ``bare`` ones are numbers alone, as a calendar has them."""

    at: tuple[int, ...]
    said: tuple[str, ...]
    bare: bool = False


def calls_itself(lines: Iterable[str]) -> bool:
    """Whether any of these texts says 출석 or 출결."""
    return any(_SPOKEN.search(line) for line in lines)


def day_row(
    sheet: Sheet, row: int, top: int, span: Span | None, lines: Sequence[str], *, spoken: bool
) -> DayRow | None:
    """The days of a row; ``lines`` are the texts above it and the names of sheet and file,
    ``spoken`` whether the sheet calls itself an 출석부. None where there are none."""
    cells = sheet.rows[row]
    at = [c for c, cell in enumerate(cells) if is_day(cell)]
    if len(at) >= (1 if spoken else 2):
        return _distinct(at, [_dated(cells[c], span) for c in at])
    if not spoken:
        return None
    decimals = _decimals(cells, span)
    if decimals is not None:
        return decimals
    bare = {c: found for c, cell in enumerate(cells) if (found := _bare(cell)) is not None}
    if len(bare) < _LEAST_BARE:
        return None
    return _bare_days(sheet, row, top, bare, span, lines)


def is_day(cell: Cell) -> bool:
    """Whether a cell is a date with its month."""
    if isinstance(cell, (date, datetime)):
        return True
    if not isinstance(cell, str):
        return False
    words = text.narrow(cell).strip()
    match = MONTH_DAY.match(words)
    if match is None or not _WEEKDAY.fullmatch(words[match.end() :]):
        return False
    return 1 <= int(match[2]) <= 12 and 1 <= int(match[3]) <= 31


def date_or_none(year: int, month: int, day: int) -> date | None:
    """The date, None where there is no such one."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _distinct(at: Sequence[int], said: Sequence[str], *, bare: bool = False) -> DayRow | None:
    return DayRow(tuple(at), tuple(said), bare) if len(set(said)) == len(said) else None


def _dated(cell: Cell, span: Span | None) -> str:
    if isinstance(cell, (date, datetime)):
        return cell.strftime("%Y-%m-%d")
    match = MONTH_DAY.match(text.narrow(str(cell)).strip())
    assert match is not None
    return _said(int(match[1]) if match[1] else None, int(match[2]), int(match[3]), span)


def _said(year: int | None, month: int, day: int, span: Span | None) -> str:
    if year is None and span is not None:
        year = span[0].year
        for each in range(span[0].year, span[1].year + 1):
            found = date_or_none(each, month, day)
            if found is not None and span[0] <= found <= span[1]:
                year = each
    return f"{month:02}-{day:02}" if year is None else f"{year:04}-{month:02}-{day:02}"


def _decimals(cells: Sequence[Cell], span: Span | None) -> DayRow | None:
    """Days that a spreadsheet took for numbers: 9.7, 9.8, and 9.1 after 9.9 for 9.10."""
    at: list[int] = []
    days: list[tuple[int, int]] = []
    for column, cell in enumerate(cells):
        if not isinstance(cell, float) or cell.is_integer():
            continue
        match = re.fullmatch(r"(\d{1,2})\.(\d{1,2})", repr(cell))
        if match is None:
            return None
        month, day = int(match[1]), int(match[2])
        if days and (month, day) <= days[-1] and len(match[2]) == 1:
            day *= 10
        if not 1 <= month <= 12 or date_or_none(2024, month, day) is None:
            return None
        at.append(column)
        days.append((month, day))
    if len(at) < 2 or days != sorted(days):
        return None
    return _distinct(at, [_said(None, month, day, span) for month, day in days])


# Bare days


def _bare(cell: Cell) -> tuple[int, str] | None:
    """The number of a day and the day of its week, ``""`` where none is said."""
    if isinstance(cell, bool) or not isinstance(cell, (int, float, str)):
        return None
    if isinstance(cell, float) and not cell.is_integer():
        return None
    words = text.narrow(cell).strip() if isinstance(cell, str) else str(int(cell))
    match = _BARE.fullmatch(words)
    if match is None or not 1 <= int(match[1]) <= 31:
        return None
    return int(match[1]), match[2] or ""


def _bare_days(
    sheet: Sheet,
    row: int,
    top: int,
    bare: dict[int, tuple[int, str]],
    span: Span | None,
    lines: Sequence[str],
) -> DayRow | None:
    above = _months_above(sheet, row, top, max(bare))
    at, days = list(bare), [day for day, _ in bare.values()]
    months: list[tuple[int | None, int]] = []
    if above and all(c in above for c in at):
        months = [above[c] for c in at]
    elif all(a < b for a, b in itertools.pairwise(days)):
        one = _month_said(lines) or _month_by_weekdays(bare, span)
        months = [one] * len(at) if one else []
    told = [(*month, day) for month, day in zip(months, days, strict=False)]
    if not told or any(a[1:] >= b[1:] for a, b in itertools.pairwise(told) if a[1] <= b[1]):
        return None
    if any(date_or_none(year or 2024, month, day) is None for year, month, day in told):
        return None
    return _distinct(at, [_said(*one, span) for one in told], bare=True)


def _months_above(sheet: Sheet, row: int, top: int, last: int) -> dict[int, tuple[int | None, int]]:
    """The month over each column, where a row above names them one beside the other."""
    for index in range(row - 1, max(top, row - _MONTHS_ABOVE) - 1, -1):
        found: dict[int, tuple[int | None, int]] = {}
        now: tuple[int | None, int] | None = None
        for column, cell in enumerate(sheet.rows[index][: last + 1]):
            match = _MONTH.fullmatch(text.narrow(cell).strip()) if isinstance(cell, str) else None
            if match and 1 <= int(match[2]) <= 12:
                now = (int(match[1]) if match[1] else None, int(match[2]))
            elif not is_blank(cell):
                now = None
            if now is not None:
                found[column] = now
        if found:
            return found
    return {}


def _month_said(lines: Sequence[str]) -> tuple[int | None, int] | None:
    """The one month that the nearest of these texts names."""
    for line in lines:
        words = text.narrow(line)
        found = {(m[1], m[2]) for m in _MONTH.finditer(words)}
        found = found or {(m[1], m[2]) for m in _YEAR_MONTH.finditer(words)}
        told = {(int(y) if y else None, int(m)) for y, m in found if 1 <= int(m) <= 12}
        if len(told) == 1:
            return told.pop()
    return None


def _month_by_weekdays(
    bare: dict[int, tuple[int, str]], span: Span | None
) -> tuple[int | None, int] | None:
    """The one month within the span in which all days lie, on their days of the week."""
    if span is None:
        return None
    found: list[tuple[int | None, int]] = []
    month = span[0].replace(day=1)
    while month <= span[1]:
        days = [(date_or_none(month.year, month.month, day), word) for day, word in bare.values()]
        if all(
            day is not None and span[0] <= day <= span[1] and word in ("", WEEKDAYS[day.weekday()])
            for day, word in days
        ):
            found.append((month.year, month.month))
        month = (month + timedelta(31)).replace(day=1)
    return found[0] if len(found) == 1 else None

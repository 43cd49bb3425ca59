"""Weekdays printed beside dates: 2022. 11. 30.(목) was a Wednesday.

Only a date with its year is judged; which year a bare month and day mean nobody can know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_DAYS = "월화수목금토일"
_DATE = re.compile(
    r"(?P<year>(?:19|20)\d\d|['’‘`]\d\d)\s*[.\-/년]\s*(?P<month>\d{1,2})\s*[.\-/월]\s*"
    r"(?P<day>\d{1,2})(?!\d)\s*[.일]?"
)
_BESIDE = re.compile(r"\s*[(\[（]\s*(?P<name>[월화수목금토일])(?:요일)?\s*[,)\]）]")
_ALONE = re.compile(r"([월화수목금토일])(?:요일)?")


@dataclass(frozen=True, slots=True)
class Weekday:
    """A date and the weekday beside it; ``right`` is the cell with the right weekday."""

    ok: bool
    right: str
    rule: str


def in_cell(text: str) -> Weekday | None:
    """The weekdays in one cell, None where there is none beside a whole date."""
    out, ok, seen, rules = text, True, False, []
    for found in reversed(list(_DATE.finditer(text))):
        day = _day(found)
        name = _BESIDE.match(text, found.end())
        if day is None or name is None:
            continue
        seen = True
        right = _DAYS[day.weekday()]
        if name["name"] != right:
            ok = False
            at = name.start("name")
            out = out[:at] + right + out[at + 1 :]
            rules.append(_rule(day, right))
    return Weekday(ok, out, ", ".join(reversed(rules))) if seen else None


def beside(text: str, weekday: str) -> Weekday | None:
    """A date in one cell and its weekday alone in the next."""
    found, name = _DATE.fullmatch(text.strip()), _ALONE.fullmatch(weekday.strip())
    day = _day(found) if found else None
    if day is None or name is None:
        return None
    right = _DAYS[day.weekday()]
    shown = weekday.strip()
    return Weekday(name[1] == right, right + shown[1:], _rule(day, right))


def _rule(day: date, right: str) -> str:
    return f"{day.year}년 {day.month}월 {day.day}일은 {right}요일"


def _day(found: re.Match[str]) -> date | None:
    text = found["year"]
    year = int(text) if len(text) == 4 else 2000 + int(text[1:])
    try:
        return date(year, int(found["month"]), int(found["day"]))
    except ValueError:
        return None


def weekdays(rows: Iterator[tuple[str, ...]] | tuple[tuple[str, ...], ...]) -> Iterator[
    tuple[tuple[int, int], str, Weekday]
]:  # fmt: skip
    """Every weekday of a sheet that can be judged: its place, the text and the verdict."""
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            found = in_cell(text) if text else None
            if found is not None:
                yield (row, column), text, found
            elif column and text and len(text.strip()) <= 3:
                next_to = beside(cells[column - 1], text)
                if next_to is not None:
                    yield (row, column), text, next_to

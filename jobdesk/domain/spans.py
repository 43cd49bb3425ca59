"""기간: the stretch of days a report tells of, as offices name it."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from jobdesk.domain.months import Month
from jobdesk.domain.official import official_span


class SpanType(StrEnum):
    """How long a report's stretch is."""

    MONTH = "월"
    QUARTER = "분기"
    HALF = "반기"
    YEAR = "연"
    DAYS = "기간"


_LENGTH = {SpanType.MONTH: 1, SpanType.QUARTER: 3, SpanType.HALF: 6, SpanType.YEAR: 12}
_WRITTEN = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d{1,2})|[Qq](?P<quarter>[1-4])|[Hh](?P<half>[12])))?"
)


@dataclass(frozen=True, slots=True)
class Span:
    """Both days are included; ``type`` says what the stretch is called."""

    first: date
    last: date
    type: SpanType = SpanType.DAYS

    @property
    def label(self) -> str:
        """``2022년 12월``, ``2022년 3분기``, ``2022년 상반기``, ``2022년`` or its two days."""
        year, part = self.first.year, (self.first.month - 1) // _LENGTH.get(self.type, 1)
        match self.type:
            case SpanType.MONTH:
                return f"{year}년 {part + 1}월"
            case SpanType.QUARTER:
                return f"{year}년 {part + 1}분기"
            case SpanType.HALF:
                return f"{year}년 {'하' if part else '상'}반기"
            case SpanType.YEAR:
                return f"{year}년"
            case _:
                return official_span(self.first, self.last)

    @property
    def written(self) -> str:
        """As scripts write it: ``2022-12``, ``2022-Q3``, ``2022-H1``, ``2022`` or
        ``2022-03-01~2022-04-10``."""
        year, part = self.first.year, (self.first.month - 1) // _LENGTH.get(self.type, 1)
        match self.type:
            case SpanType.MONTH:
                return f"{year}-{part + 1:02}"
            case SpanType.QUARTER:
                return f"{year}-Q{part + 1}"
            case SpanType.HALF:
                return f"{year}-H{part + 1}"
            case SpanType.YEAR:
                return str(year)
            case _:
                return f"{self.first.isoformat()}~{self.last.isoformat()}"

    @property
    def year(self) -> int:
        """The year whose targets hold: that of the last day."""
        return self.last.year

    @property
    def so_far(self) -> Span:
        """From New Year of its last day's year to its last day: what 누계 counts. A stretch that
        begins in an earlier year is its own 누계."""
        return Span(min(self.first, date(self.last.year, 1, 1)), self.last)

    @property
    def months(self) -> tuple[Month, ...]:
        """Every month that has a day in it, in order."""
        at, found = Month(self.first.year, self.first.month), []
        while at.first <= self.last:
            found.append(at)
            at = Month(at.year + at.number // 12, at.number % 12 + 1)
        return tuple(found)

    @property
    def before(self) -> Span:
        """The stretch of the same type just before it; of free days, as many days."""
        if self.type is SpanType.DAYS:
            days = self.last - self.first
            end = date.fromordinal(self.first.toordinal() - 1)
            return Span(end - days, end)
        return _months_on(self, -_LENGTH[self.type])

    @property
    def after(self) -> Span:
        """The stretch of the same type that follows; of free days, as many days."""
        if self.type is SpanType.DAYS:
            days = self.last - self.first
            start = date.fromordinal(self.last.toordinal() + 1)
            return Span(start, start + days)
        return _months_on(self, _LENGTH[self.type])

    @property
    def year_before(self) -> Span:
        """The same days of the year before; 29 February becomes the 28th."""
        if self.type is SpanType.DAYS:
            return Span(_last_year(self.first), _last_year(self.last))
        return _months_on(self, -12)

    def holds(self, day: date) -> bool:
        """Whether ``day`` is one of its days."""
        return self.first <= day <= self.last


def span_of(type_: SpanType, year: int, part: int = 1) -> Span:
    """The ``part``-th month, quarter or half of a year, or the year.

    Raises ValueError when there is none such, or ``type_`` is 기간.
    """
    length = _LENGTH.get(type_)
    if length is None or not 1 <= part <= 12 // length:
        raise ValueError(f"{type_} {year} {part}")
    month = (part - 1) * length + 1
    end = month + length - 1
    last = date(year, end, calendar.monthrange(year, end)[1])
    return Span(date(year, month, 1), last, type_)


def span_with(type_: SpanType, day: date) -> Span:
    """The stretch of that type in which ``day`` lies. Raises ValueError for 기간."""
    length = _LENGTH.get(type_)
    if length is None:
        raise ValueError(type_)
    return span_of(type_, day.year, (day.month - 1) // length + 1)


def read_span(written: str) -> Span:
    """What :attr:`Span.written` says. Raises ValueError when it is none."""
    if "~" in written:
        first, _, last = (part.strip() for part in written.partition("~"))
        span = Span(date.fromisoformat(first), date.fromisoformat(last))
        if span.last < span.first:
            raise ValueError(written)
        return span
    match = _WRITTEN.fullmatch(written.strip())
    if match is None:
        raise ValueError(written)
    year = int(match["year"])
    if match["month"]:
        return span_of(SpanType.MONTH, year, int(match["month"]))
    if match["quarter"]:
        return span_of(SpanType.QUARTER, year, int(match["quarter"]))
    if match["half"]:
        return span_of(SpanType.HALF, year, int(match["half"]))
    return span_of(SpanType.YEAR, year)


def _months_on(span: Span, months: int) -> Span:
    count = span.first.year * 12 + span.first.month - 1 + months
    return span_with(span.type, date(count // 12, count % 12 + 1, 1))


def _last_year(day: date) -> date:
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap else day.day)

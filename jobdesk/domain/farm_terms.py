"""근로계약 of farm work: which days one contract may span, and what a day of it is worth an hour.

One contract has one task, one time and one wage, so days on other terms want one of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from jobdesk.domain.minimum_wage import hours_a_day

_CLOCK = re.compile(r"\d{1,2}:\d{2}")
_BREAK = re.compile(r"(\d{1,2}:\d{2})\s*[~\-–]\s*(\d{1,2}:\d{2})")


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms somebody works a day; ``daily_wage`` is won, None where nothing was agreed."""

    task: str = ""
    place: str = ""
    starts_at: str = ""
    ends_at: str = ""
    daily_wage: int | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """Days, in order, that one contract may cover, on their terms."""

    days: tuple[date, ...]
    terms: Terms

    @property
    def first(self) -> date:
        """The day on which it begins."""
        return self.days[0]

    @property
    def last(self) -> date:
        """The day on which it ends."""
        return self.days[-1]


def spans_of(days: Iterable[tuple[date, Terms]], apart: Iterable[date] = ()) -> tuple[Span, ...]:
    """The fewest spans that cover these days of one person on one farm, none of which holds a day
    of other terms or one of ``apart``, days that a contract covers already."""
    wanted = sorted(set(days), key=lambda each: (each[0], each[1].starts_at))
    walls = sorted({*apart})
    spans: list[Span] = []
    for day, terms in wanted:
        before = spans[-1] if spans else None
        between = any(before.last < wall < day for wall in walls) if before is not None else False
        if before is not None and before.terms == terms and not between:
            spans[-1] = Span((*before.days, day), terms)
        else:
            spans.append(Span((day,), terms))
    return tuple(spans)


def minutes_of(starts_at: str, ends_at: str) -> int | None:
    """Minutes of work between two times of day, the break that the law asks left out
    (minimum_wage.hours_a_day); None where one of them is not known."""
    if not starts_at or not ends_at:
        return None
    hours = hours_a_day(f"{starts_at}~{ends_at}")
    return None if hours is None else round(hours * 60)


def with_rest(starts_at: str, ends_at: str, rest: str) -> tuple[int | None, str]:
    """Minutes of work, and ``rest`` as it fits the day: breaks outside the hours are left out.

    ``12:00~13:00`` in a morning of work is nobody's break. Words that name no times stay as they
    are, with the minutes of :func:`minutes_of`; so do hours that go past midnight.
    """
    minutes = minutes_of(starts_at, ends_at)
    breaks = _BREAK.findall(rest)
    if minutes is None or not breaks:
        return minutes, rest
    if not (_CLOCK.fullmatch(starts_at) and _CLOCK.fullmatch(ends_at)):
        return minutes, rest
    begin, end = _minute(starts_at), _minute(ends_at)
    if end <= begin:
        return minutes, rest
    inside = [
        (first, last) for first, last in breaks if begin <= _minute(first) < _minute(last) <= end
    ]
    if not inside:
        return minutes, ""
    taken = sum(_minute(last) - _minute(first) for first, last in inside)
    return end - begin - taken, ", ".join("~".join(each) for each in inside)


def _minute(clock: str) -> int:
    hour, _, minute = clock.partition(":")
    return int(hour) * 60 + int(minute)


def too_little(terms: Terms, hourly: int | None) -> str:
    """A sentence where a day pays less than 최저임금 of ``hourly`` won, else empty; farm work is
    not exempt from it (최저임금법 제3조)."""
    minutes = minutes_of(terms.starts_at, terms.ends_at)
    if hourly is None or minutes is None or terms.daily_wage is None:
        return ""
    least = -(-hourly * minutes // 60)
    if terms.daily_wage >= least:
        return ""
    return (
        f"일당 {terms.daily_wage:,}원은 {hours_words(minutes)}의 최저임금 {least:,}원보다 적습니다."
    )


def hours_words(minutes: int) -> str:
    """``8시간``, ``7시간 30분``."""
    hours, rest = divmod(minutes, 60)
    return " ".join(filter(None, (f"{hours:,}시간" if hours else "", f"{rest}분" if rest else "")))

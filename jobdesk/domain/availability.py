"""가능일: on which days a person can work, reckoned from the spans that were written down."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from jobdesk.domain.circumstances import WEEKDAYS, Availability, AvailabilityType
from jobdesk.domain.text import narrow

PARTS: tuple[str, ...] = ("오전", "오후", "저녁")
"""Parts of a day that ``hours`` may name; none named is the whole day."""

_EVENING = ("저녁", "야간", "밤")
_CLOCK = re.compile(r"(\d{1,2})(?::\d{2}|시)\s*[~∼\-–]\s*(\d{1,2})(?::\d{2}|시)")


@lru_cache(maxsize=2_000)
def parts_of(hours: str) -> frozenset[str]:
    """Which PARTS free text means: ``오전``, ``09:00~13:00``; all where it names none."""
    line = narrow(hours)
    found = {part for part in PARTS if part in line}
    if any(word in line for word in _EVENING):
        found.add("저녁")
    for match in _CLOCK.finditer(line) if not found else ():
        begin, end = int(match[1]), int(match[2])
        end += 24 if end <= begin else 0
        times = zip(PARTS, ((0, 12), (13, 18), (19, 30)), strict=True)
        found.update(part for part, (start, over) in times if begin < over and end > start)
    return frozenset(found or PARTS)


def covers(span: Availability, day: date) -> bool:
    """Whether a span speaks of ``day``: within its dates, on one of its weekdays.

    An empty start or end is open; no weekdays at all are every weekday.
    """
    if span.trashed_on is not None:
        return False
    if span.starts_on is not None and day < span.starts_on:
        return False
    if span.ends_on is not None and day > span.ends_on:
        return False
    return not span.weekdays or WEEKDAYS[day.weekday()] in span.weekdays


def state_on(spans: Iterable[Availability], day: date) -> bool | None:
    """True where the person can work on some part of ``day``, False where on none of it, None
    where that was not said.

    Who has named free days has said of no other day that it is free, hence None there and
    not False.
    """
    parts = parts_on(spans, day).values()
    if True in parts:
        return True
    return None if None in parts else False


def parts_on(spans: Iterable[Availability], day: date) -> dict[str, bool | None]:
    """As :func:`state_on` for each of PARTS.

    불가 wins over 가능: a wedding in the free month is still a wedding.
    """
    found: dict[str, bool | None] = dict.fromkeys(PARTS)
    for span in spans:
        if covers(span, day):
            free = span.availability_type is AvailabilityType.FREE
            for part in parts_of(span.hours):
                found[part] = free and found[part] is not False
    return found


def free_days(spans: Iterable[Availability], first: date, last: date) -> tuple[date, ...]:
    """The days from ``first`` to ``last``, both included, on which the person can work."""
    known = tuple(spans)
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return tuple(day for day in days if state_on(known, day))


def hours_on(spans: Iterable[Availability], day: date) -> tuple[str, ...]:
    """The hours said of a day on which the person can work, each once; empty for the whole day
    and where the person cannot. Where 불가 takes a part of the day, the parts that are left."""
    here = [span for span in spans if covers(span, day)]
    parts = parts_on(here, day)
    if True not in parts.values():
        return ()
    if False in parts.values():
        return tuple(part for part, free in parts.items() if free)
    return tuple(dict.fromkeys(span.hours for span in here if span.hours))


def without(
    span: Availability, first: date, last: date | None, weekdays: tuple[str, ...] = ()
) -> tuple[Availability, ...]:
    """What is left of a span when it no longer speaks of the days from ``first`` to ``last``
    (None has no end), on ``weekdays`` or on all of them.

    The span itself where it says nothing of them. The first piece keeps its id, the others
    are new; pieces that speak of no day are left out.
    """
    starts, ends = span.starts_on or date.min, span.ends_on or date.max
    end = last or date.max
    if ends < first or starts > end or (weekdays and not set(weekdays) & set(_days_of(span))):
        return (span,)
    pieces = []
    if starts < first:
        pieces.append(replace(span, ends_on=first - _DAY))
    if weekdays:
        rest = tuple(day for day in _days_of(span) if day not in weekdays)
        inner = replace(
            span,
            starts_on=max(starts, first),
            ends_on=None if min(ends, end) == date.max else min(ends, end),
            weekdays=rest,
        )
        pieces += [inner] if rest else []
    if ends > end:
        pieces.append(replace(span, starts_on=end + _DAY))
    kept = [piece for piece in pieces if _speaks(piece)]
    return tuple(
        piece if at == 0 else replace(piece, id=0, revision=0) for at, piece in enumerate(kept)
    )


_DAY = timedelta(days=1)


def _days_of(span: Availability) -> tuple[str, ...]:
    return span.weekdays or WEEKDAYS


def _speaks(span: Availability) -> bool:
    """Whether a span covers any day at all."""
    if span.starts_on is None or span.ends_on is None:
        return True
    length = (span.ends_on - span.starts_on).days
    return any(covers(span, span.starts_on + timedelta(days=n)) for n in range(min(length, 6) + 1))

"""가능일: on which days a person can work, reckoned from the spans that were written down."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from jobdesk.domain.circumstances import WEEKDAYS, Availability, AvailabilityType


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
    """True where the person can work on ``day``, False where not, None where nobody said.

    불가 wins over 가능: a wedding in the free month is still a wedding. Who has named free
    days has said of no other day that it is free, hence None there and not False.
    """
    found: bool | None = None
    for span in spans:
        if covers(span, day):
            if span.availability_type is AvailabilityType.BUSY:
                return False
            found = True
    return found


def free_days(spans: Iterable[Availability], first: date, last: date) -> tuple[date, ...]:
    """The days from ``first`` to ``last``, both included, on which the person can work."""
    known = tuple(spans)
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return tuple(day for day in days if state_on(known, day))


def hours_on(spans: Iterable[Availability], day: date) -> tuple[str, ...]:
    """The hours said of a day on which the person can work, each once; empty for the whole day
    and where the person cannot."""
    known = tuple(spans)
    if not state_on(known, day):
        return ()
    return tuple(dict.fromkeys(span.hours for span in known if covers(span, day) and span.hours))

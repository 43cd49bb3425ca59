"""Which backups are kept as they grow old: dense for two days, then daily, weekly, monthly."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

ALL_FOR = timedelta(hours=48)
DAILY, WEEKLY, MONTHLY = 14, 8, 12


def kept(times: Iterable[datetime], now: datetime) -> set[datetime]:
    """The times to keep: every one of the last 48 hours, then the newest of each of the last
    14 days, 8 weeks and 12 months that have one; always the newest of all.

    A time after ``now`` is kept, since a clock that was set back must not delete anything.
    """
    ordered = sorted(times, reverse=True)
    keep = {time for time in ordered if time > now - ALL_FOR} | set(ordered[:1])
    steps: list[tuple[int, Callable[[datetime], object]]] = [
        (DAILY, lambda t: t.date()),
        (WEEKLY, lambda t: t.isocalendar()[:2]),
        (MONTHLY, lambda t: (t.year, t.month)),
    ]
    for count, period in steps:
        newest: dict[object, datetime] = {}
        for time in ordered:
            newest.setdefault(period(time), time)
        keep.update(list(newest.values())[:count])
    return keep

"""Records with times of day: checked, and their times and breaks stored as ``13:30``."""

from __future__ import annotations

from dataclasses import fields, replace

from jobdesk.data.record_types import R
from jobdesk.domain.matching_days import breaks_of, clock_of
from jobdesk.domain.times import time_of_day
from jobdesk.services import entries
from jobdesk.services.desk import Desk
from jobdesk.services.writing import insist, tidied

_CLOCKS = frozenset({
    "starts_at", "ends_at", "arrives_at", "leaves_at", "came_at", "from_at", "until_at",
    "arrived_at", "left_at", "began_at", "ended_at",
})  # fmt: skip


def prepared(desk: Desk, record: R) -> R:
    """The record as it is stored, its times as ``13:30``. Raises UserError with the field."""
    clean = tidied(record)
    insist(entries.check(desk, clean))
    return in_clock(clean)


def in_clock(record: R) -> R:
    """The record with every time that can be read written as ``13:30``; others stay."""
    changes: dict[str, object] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        try:
            if field.name in _CLOCKS:
                changes[field.name] = time_of_day(value)
            elif field.name == "breaks":
                spans = breaks_of(value)
                changes[field.name] = ", ".join(
                    f"{clock_of(first)}~{clock_of(last)}" for first, last in spans
                )
        except ValueError:
            continue  # the check of the kind names it
    return replace(record, **changes)  # type: ignore[arg-type]

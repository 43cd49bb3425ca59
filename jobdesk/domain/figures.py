"""Counted numbers with the records behind them, and people counted by one property and gender.

Every number carries the records it was made of, so that a click opens them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jobdesk.domain.kinds import KindId


@dataclass(frozen=True, slots=True)
class Number:
    """A figure and what it is made of: ``ids`` are records of ``kind``, in date order.

    ``value`` is their count, or the sum of the indicator's field over them.
    """

    value: int
    kind: KindId
    ids: tuple[int, ...]


def number_of(kind: KindId, ids: Iterable[int]) -> Number:
    """How many records there are, each counted once."""
    once = tuple(dict.fromkeys(ids))
    return Number(len(once), kind, once)


@dataclass(frozen=True, slots=True)
class BreakdownRow:
    """One place or age band; ``cells`` are month × genders and sum, then the same Jan–month."""

    label: str
    cells: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Breakdown:
    """People by one property and gender. ``groups`` head the halves of ``columns``.

    Each group holds every column of ``columns``, the last of which is the sum (계);
    ``total`` sums the rows column by column.
    """

    id: str
    subject: str
    row_label: str
    groups: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[BreakdownRow, ...]
    total: BreakdownRow

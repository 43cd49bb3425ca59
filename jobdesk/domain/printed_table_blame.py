"""Which cell is wrong when totals and parts disagree.

A cell that stands in two sums which fail by the same amount, and whose change mends both without
breaking a third, is the wrong one: it is blamed once. Everything else is blamed on the total, which
is what the printed parts contradict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from jobdesk.domain.printed_table_grid import Place
from jobdesk.domain.printed_table_totals import Sum


@dataclass(frozen=True, slots=True)
class Blame:
    """A wrong cell with the value that mends the sums it stands in."""

    place: Place
    right: Decimal
    sums: tuple[Sum, ...]


def blamed(sums: Sequence[Sum]) -> list[Blame]:
    """The wrong cells behind the failing sums, each once."""
    failing = [each for each in sums if each.off]
    out: list[Blame] = []
    while True:
        found = _shared(sums, failing)
        if found is None:
            break
        out.append(found)
        failing = [each for each in failing if each not in found.sums]
    right: dict[Place, Blame] = {}
    for each in failing:
        if each.total not in right:
            right[each.total] = Blame(each.total, each.found, (each,))
    return [*out, *right.values()]


def _shared(sums: Sequence[Sum], failing: Sequence[Sum]) -> Blame | None:
    """The one cell whose change mends the most failing sums, two at least; None where there is
    none, or where two would do."""
    changes: dict[tuple[Place, Decimal], list[Sum]] = defaultdict(list)
    for each in failing:
        changes[each.total, -each.off].append(each)
        for part in each.parts:
            changes[part, each.off].append(each)
    most = max((len(found) for found in changes.values()), default=0)
    if most < 2:
        return None
    good = [
        (place, change, found)
        for (place, change), found in changes.items()
        if len(found) == most
        and len({each.total for each in found} | {place}) > 1
        and all(each in found for each in sums if place in (each.total, *each.parts))
    ]
    if len(good) != 1:
        return None
    place, change, found = good[0]
    return Blame(place, _value(place, found) + change, tuple(found))


def _value(place: Place, found: Sequence[Sum]) -> Decimal:
    for each in found:
        if each.total == place:
            return each.printed
    for each in found:
        for part, value in zip(each.parts, each.values, strict=True):
            if part == place and value is not None:
                return value
    return Decimal()

"""Which records, in which order: data that any page, export or script can hand around."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class Op(StrEnum):
    """How a field is compared; ``value`` of the Condition is shaped as said here."""

    IS = "is"  # one value; "" or None finds the empty ones
    IN = "in"  # tuple of values
    CONTAINS = "contains"  # text, compared by search key
    AT_LEAST = "at_least"  # date, number
    AT_MOST = "at_most"
    EMPTY = "empty"  # value ignored
    FILLED = "filled"


@dataclass(frozen=True, slots=True)
class Condition:
    """One field compared with one value; dates as ``date``, enums as their value text."""

    field: str
    op: Op
    value: object = None


@dataclass(frozen=True, slots=True)
class Filter:
    """All conditions hold and every word of ``text`` is found somewhere in the record.

    A word is a part of a name, its 초성, digits of a phone, or a part of a job or address.
    ``ids`` restricts to those records (the people behind a number). Trashed records are
    left out unless ``trashed``, which shows only them.
    """

    text: str = ""
    conditions: tuple[Condition, ...] = ()
    ids: tuple[int, ...] | None = None
    trashed: bool = False

    def without(self, field: str) -> Filter:
        """The same filter with every condition on ``field`` dropped."""
        return replace(self, conditions=tuple(c for c in self.conditions if c.field != field))

    def with_condition(self, condition: Condition) -> Filter:
        """The same filter with ``condition`` in place of any other on its field."""
        return replace(self, conditions=(*self.without(condition.field).conditions, condition))

    @property
    def fields(self) -> frozenset[str]:
        """Ids of the fields this filter depends on."""
        return frozenset(c.field for c in self.conditions)


@dataclass(frozen=True, slots=True)
class Order:
    """Sort by one field; ties and empties fall to the record's id."""

    field: str
    descending: bool = False

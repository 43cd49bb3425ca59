"""What a row of farm work says beside its record: what was paid for a day, a worker's 작업반."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from jobdesk.domain.farm_support import BY_FIELD
from jobdesk.services.importing.beside import Beside
from jobdesk.services.importing.shapes import DuplicateRule


@dataclass(frozen=True, slots=True)
class DaySupport(Beside):
    """``items`` are 지원 항목 with their won for one day; ``stored`` tells by the id of each day
    that was worked which of them it has. ``origin`` is where the worker comes from, as said."""

    items: tuple[tuple[str, int], ...] = ()
    origin: str = ""
    stored: Mapping[int, frozenset[str]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def about(self) -> str:
        """The field of a day that stands for it."""
        return next((name for name, item in BY_FIELD.items() if item in dict(self.items)), "note")

    def __str__(self) -> str:
        return ", ".join(f"{item} {won:,}원" for item, won in self.items)

    def adds_to(self, id_: int, rule: DuplicateRule) -> bool:  # noqa: ARG002 - never overwritten
        """Whether the day lacks an item; one that was not worked gets none."""
        return id_ in self.stored and any(item not in self.stored[id_] for item, _ in self.items)

    def under(self, id_: int, rule: DuplicateRule) -> DaySupport:  # noqa: ARG002
        """The items that the day lacks."""
        there = self.stored.get(id_, frozenset())
        return replace(self, items=tuple(each for each in self.items if each[0] not in there))

    def joined(self, other: DaySupport) -> DaySupport:
        """What two rows of one day say, the first one's before the second's."""
        mine = dict(self.items)
        more = tuple(each for each in other.items if each[0] not in mine)
        return replace(self, items=(*self.items, *more), origin=self.origin or other.origin)


@dataclass(frozen=True, slots=True)
class OfCrew(Beside):
    """A 작업반 that is not known yet, by its name."""

    title: str

    @property
    def about(self) -> str:
        """The field of a worker that stands for it."""
        return "crew"

    def __str__(self) -> str:
        return self.title

    def adds_to(self, id_: int, rule: DuplicateRule) -> bool:  # noqa: ARG002
        """A worker who is there keeps the crew that they have."""
        return False

    def joined(self, other: OfCrew) -> OfCrew:  # noqa: ARG002
        """The first row's."""
        return self

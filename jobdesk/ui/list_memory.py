"""How a user left a list: filter, order and the share of the width, kept under its kind."""

from __future__ import annotations

from dataclasses import replace

from jobdesk.domain import kept_filters
from jobdesk.domain.filters import Filter, Order
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.ui.settings import UserSettings


class ListMemory:
    """Reads and writes the preferences of one list."""

    def __init__(self, preferences: UserSettings, kind: KindId) -> None:
        self._preferences, self._kind = preferences, kind

    def filter(self) -> Filter:
        """The conditions as they were left; what was searched for is of the moment."""
        kept = str(self._preferences.value(f"{self._kind}/filter", ""))
        return kept_filters.from_text(kept, KINDS[self._kind])

    def keep_filter(self, wanted: Filter) -> None:
        """Keep the conditions of a filter."""
        kept = kept_filters.to_text(replace(wanted, text=""))
        self._preferences.set_value(f"{self._kind}/filter", kept)

    def order(self) -> Order | None:
        """The order as it was left, None for the list's own."""
        kept = self._preferences.value(f"{self._kind}/order", [])
        if not isinstance(kept, list) or len(kept) != 2:
            return None
        known = {field.id for field in KINDS[self._kind].fields}
        return Order(str(kept[0]), bool(kept[1])) if kept[0] in known else None

    def keep_order(self, order: Order | None) -> None:
        """Keep an order, or with None forget it."""
        kept = [order.field, order.descending] if order is not None else []
        self._preferences.set_value(f"{self._kind}/order", kept)

    def sizes(self) -> list[int]:
        """Pixels of list and record, empty the first time."""
        kept = self._preferences.value(f"{self._kind}/splitter", [])
        fits = isinstance(kept, list) and len(kept) == 2
        return [int(size) for size in kept] if fits and isinstance(kept, list) else []

    def keep_sizes(self, sizes: list[int]) -> None:
        """Keep the pixels of list and record."""
        self._preferences.set_value(f"{self._kind}/splitter", sizes)

"""The pages and records a user came by, and the way back and forward through them."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from jobdesk.domain.changes import Ref

_KEPT = 50
_GLANCE = 1.0  # seconds a record must be looked at to count as visited


@dataclass(frozen=True, slots=True)
class Place:
    """A page, the part of it that was open, the record that was shown there if any."""

    page: str
    part: str = ""
    ref: Ref | None = None


class Trail:
    """``visit`` is a step the user took, ``look`` what a page came to show by itself.

    Walking down a list with the arrow keys leaves only the record at which one stayed.
    ``clock`` gives seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._places: list[Place] = []
        self._at = -1
        self._glanced_at = -_GLANCE
        """When the last place was come by with ``look``; long ago for a step."""

    @property
    def here(self) -> Place | None:
        """Where one stands, None before the first step."""
        return self._places[self._at] if self._places else None

    def can(self, by: int) -> bool:
        """Whether there is a place that many steps ahead (behind where negative)."""
        return 0 <= self._at + by < len(self._places)

    def visit(self, place: Place) -> None:
        """The user went there."""
        here = self.here
        if here is not None and here.ref is not None and here == replace(place, part=""):
            self._places[self._at] = place  # the record has said which part of it is shown
        elif place != here:
            self._append(place)
        self._glanced_at = self._clock() - _GLANCE

    def look(self, place: Place) -> None:
        """The page shows another record now."""
        here = self.here
        if here == place:
            return
        if here is not None and replace(place, ref=None) == here:
            self._places[self._at] = place  # the page says what it shows
            return
        now = self._clock()
        if now - self._glanced_at < _GLANCE and self._at > 0:
            self._places[self._at :] = []
            self._at -= 1
        self._append(place)
        self._glanced_at = now

    def step(self, by: int) -> Place | None:
        """Go that many steps; where one stands then, None when there is no such place."""
        if not self.can(by):
            return None
        self._at += by
        self._glanced_at = self._clock() - _GLANCE
        return self.here

    def _append(self, place: Place) -> None:
        self._places = [*self._places[: self._at + 1], place][-_KEPT:]
        self._at = len(self._places) - 1

"""What the practice centre's later chapters build on: its people, firms and casework."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import TYPE_CHECKING, Any

from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import DayAttendee, MatchingDay
from jobdesk.domain.people import Seeker
from jobdesk.services.demo.calendar import Days
from jobdesk.services.demo.cases import Story
from jobdesk.services.demo.firms import Firm
from jobdesk.services.demo.people import Person

if TYPE_CHECKING:
    from jobdesk.services.demo.cohort_draft import Training

Batch = tuple[KindId, Sequence[Any]]
"""Records of one kind; the store gives them the ids 1, 2, 3 … in order."""


@dataclass(frozen=True, slots=True)
class Told:
    """The story so far up to ``last``. Ids count from 1 in the order of each list;
    ``seekers`` are as they are stored, ``people`` what they were made of; ``fairs`` are the
    matching days and ``guests`` the 참가자 of all of them, ``training`` the cohorts."""

    people: Sequence[Person]
    firms: Sequence[Firm]
    seekers: Sequence[Seeker]
    story: Story
    days: Days
    last: date
    seed: int
    fairs: Sequence[MatchingDay] = ()
    guests: Sequence[DayAttendee] = ()
    training: Training | None = None

    def random(self, chapter: str) -> Random:
        """Chance of its own for a chapter, so that no chapter changes another."""
        return Random(f"{chapter} {self.seed} {len(self.people)} {self.last}")


Chapter = Callable[[Told], tuple[Batch, ...]]
"""What makes the records of a chapter, those that others link to first."""

"""One thing that a day, a training cohort, a farm or a report asks to be done: a line of 할 일."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jobdesk.domain.changes import Ref


@dataclass(frozen=True, slots=True)
class Due:
    """``name`` is unique among those of a ``ref``, which is what it opens; ``page`` is the place
    where it is worked off, if that is not the record itself (``training:attendance/3``).

    ``due_at`` is a time or empty, ``held`` whether it is the day itself, today or tomorrow.
    ``since`` is the day by which a settled one is known again, ``due_on`` without it: what is to
    be done every day until it is done would else come back every morning.
    """

    name: str
    title: str
    detail: str
    due_on: date
    ref: Ref
    due_at: str = ""
    held: bool = False
    page: str = ""
    since: date | None = None

    @property
    def source(self) -> str:
        """What a Task that settles it is known by."""
        day = self.since or self.due_on
        return f"{self.name}:{self.ref.kind.value}:{self.ref.id}:{day.isoformat()}"

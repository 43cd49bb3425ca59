"""What is done with one person at the desk, and what of it is on its way to the disk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from jobdesk.domain.changes import Change
from jobdesk.domain.reception import Guest
from jobdesk.services import reception
from jobdesk.services.desk import Desk

ACTS: dict[str, Callable[[Desk, int, str, str], Change]] = {
    "arrive": reception.arrive,
    "late": lambda desk, one, _at, _place: reception.late(desk, one),
    "absent": lambda desk, one, _at, _place: reception.absent(desk, one),
    "left": lambda desk, one, at, _place: reception.left(desk, one, at),
    "expect": lambda desk, one, _at, _place: reception.expect(desk, one),
}
"""By its name: what is done with an attendee, at what time and at which desk."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Something asked of the store: which act, for whom, and what stood in the box."""

    act: str
    guest: Guest | None
    typed: str

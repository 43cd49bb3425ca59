"""Rules that every step keeps and that an undo of an older one could break unasked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from jobdesk.domain.kinds import KindId
from jobdesk.services import allowance_guard, attendance_guard, day_guard, trainee_guard
from jobdesk.services.desk import Desk

_GUARDS = (allowance_guard, attendance_guard, day_guard, trainee_guard)


@contextmanager
def guarded(desk: Desk, kinds: Iterable[KindId]) -> Iterator[None]:
    """Rows of these kinds are put back inside; raises UserError where a rule is broken after it
    that was not before."""
    touched = frozenset(kinds)
    guards = [guard for guard in _GUARDS if touched & guard.WATCHED]
    before = [guard.faults(desk) for guard in guards]
    yield
    for guard, faults in zip(guards, before, strict=True):
        guard.insist_no_worse(desk, faults)

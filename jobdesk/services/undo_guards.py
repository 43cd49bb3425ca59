"""Rules that every step keeps and that an undo of an older one could break unasked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from jobdesk.domain.changes import Ref
from jobdesk.services import (
    allowance_guard,
    attendance_guard,
    completion_guard,
    day_guard,
    lessons_guard,
    trainee_guard,
    trainee_pay_guard,
)
from jobdesk.services.desk import Desk

_GUARDS = (
    allowance_guard,
    attendance_guard,
    day_guard,
    lessons_guard,
    trainee_guard,
    trainee_pay_guard,
)


@contextmanager
def guarded(desk: Desk, refs: Iterable[Ref]) -> Iterator[None]:
    """These rows are put back inside; raises UserError where a rule is broken after it that was
    not before."""
    rows = frozenset(refs)
    touched = frozenset(ref.kind for ref in rows)
    guards = [guard for guard in _GUARDS if touched & guard.WATCHED]
    before = [guard.faults(desk) for guard in guards]
    cohorts = completion_guard.touched(desk, rows)
    undecided = completion_guard.faults(desk, cohorts)
    yield
    for guard, faults in zip(guards, before, strict=True):
        guard.insist_no_worse(desk, faults)
    # A row that is made again tells only now which cohort it belongs to.
    cohorts |= completion_guard.touched(desk, rows)
    completion_guard.insist_no_worse(desk, cohorts, undecided)

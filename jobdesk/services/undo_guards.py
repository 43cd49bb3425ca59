"""Rules that every step keeps and that an undo of an older one could break unasked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from jobdesk.data import undo
from jobdesk.data.undo import Step
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

_GUARDS = (allowance_guard, day_guard, trainee_guard, trainee_pay_guard)
_OF_COHORTS = (attendance_guard, lessons_guard, completion_guard)
"""Guards that read the marks, of which a centre has hundreds of thousands: they look at the
cohorts of the rows alone."""


@contextmanager
def guarded(desk: Desk, steps: Sequence[Step]) -> Iterator[None]:
    """These steps are taken back inside; raises UserError where a rule is broken after it that was
    not before."""
    touched = frozenset(step.kind for step in steps)
    guards = [guard for guard in _GUARDS if touched & guard.WATCHED]
    before = [guard.faults(desk) for guard in guards]
    of_cohorts = [guard for guard in _OF_COHORTS if touched & guard.WATCHED]
    cohorts = undo.cohorts_of(steps)
    stood = [guard.faults(desk, cohorts) for guard in of_cohorts]
    yield
    for guard, faults in zip(guards, before, strict=True):
        guard.insist_no_worse(desk, faults)
    for of, known in zip(of_cohorts, stood, strict=True):
        of.insist_no_worse(desk, cohorts, known)

"""Rules that every step keeps and that an undo of an older one could break unasked."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager

from jobdesk.data import undo
from jobdesk.data.undo import Step
from jobdesk.domain.kinds import KindId
from jobdesk.services import (
    allowance_guard,
    attendance_guard,
    completion_guard,
    day_guard,
    farm_contract_guard,
    farm_guard,
    farm_support_guard,
    lessons_guard,
    own_indicators,
    plans_guard,
    report_guard,
    trainee_guard,
    trainee_pay_guard,
)
from jobdesk.services.desk import Desk

_GUARDS = (
    allowance_guard,
    day_guard,
    trainee_guard,
    trainee_pay_guard,
)
_OF_COHORTS = (attendance_guard, lessons_guard, completion_guard)
"""Guards that read the marks, of which a centre has hundreds of thousands: they look at the
cohorts of the rows alone."""


@contextmanager
def guarded(desk: Desk, steps: Sequence[Step]) -> Iterator[None]:
    """These steps are taken back inside; raises UserError where a rule is broken after it that was
    not before."""
    kinds, doing = {step.kind for step in steps}, "되돌리면"
    trainees = [step.record for step in steps if step.kind is KindId.TRAINEES]
    with (
        kept(desk, kinds, undo.cohorts_of(steps), doing),
        trainee_guard.seated(desk, trainees, doing),
        farm_support_guard.sound(desk, steps, doing),
    ):
        yield
    report_guard.insist_open(desk, steps, doing)
    farm_guard.insist_sound(desk, steps, doing)
    farm_contract_guard.insist_sound(desk, steps, doing)
    plans_guard.insist_sound(desk, steps, doing)
    own_indicators.insist_sound(desk, steps, doing)


@contextmanager
def kept(
    desk: Desk, kinds: Collection[KindId], cohorts: Collection[int], doing: str
) -> Iterator[None]:
    """Rows of ``kinds``, those of training cohorts of ``cohorts``, are written inside without
    asking anybody; raises UserError (``doing`` … ) where a rule is broken after it that was not
    before."""
    guards = [guard for guard in _GUARDS if guard.WATCHED & {*kinds}]
    before = [guard.faults(desk) for guard in guards]
    of_cohorts = [guard for guard in _OF_COHORTS if guard.WATCHED & {*kinds}]
    stood = [guard.faults(desk, cohorts) for guard in of_cohorts]
    yield
    for guard, faults in zip(guards, before, strict=True):
        guard.insist_no_worse(desk, faults, doing)
    for of, known in zip(of_cohorts, stood, strict=True):
        of.insist_no_worse(desk, cohorts, known, doing)

"""Sorts what an operation did into what can still be taken back and what has to stay, and why."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field

import sqlite_utils

from jobdesk.data import undo
from jobdesk.data.undo import Clash, Step
from jobdesk.domain.kinds import KindId

Key = tuple[KindId, int]

_GOES_WITH: dict[KindId, tuple[KindId, str]] = {
    KindId.REGISTRATIONS: (KindId.SEEKERS, "seeker_id"),
}
"""What is nothing without the record it was made with: it stays where that stays."""


@dataclass(slots=True)
class Sorted:
    """``going`` can be taken back together. ``kept`` were edited since, on ``blocked``
    something hangs; ``along`` are rows that stay only because of one of those. ``done`` counts
    the rows that are as they were before already."""

    going: list[Step]
    kept: dict[Key, Clash] = field(default_factory=dict)
    blocked: dict[Key, Clash] = field(default_factory=dict)
    along: set[Key] = field(default_factory=set)
    done: int = 0


def sort(db: sqlite_utils.Database, operation: int) -> Sorted:
    """The buckets of an operation. Nothing is written."""
    every = undo.steps_of(db, operation)
    steps = undo.not_back(db, every)
    out = Sorted(steps, done=len(every) - len(steps))
    while found := undo.clashes(db, out.going):
        staying = _staying(db, out, found)
        if not staying:
            # A clash none of whose rows is ours to leave out: then nothing can go.
            staying = {(step.kind, step.record) for step in out.going}
            out.blocked.update(dict.fromkeys(staying, found[0]))
        out.along |= _along(out.going, staying)
        staying |= out.along
        out.going = [step for step in out.going if (step.kind, step.record) not in staying]
    for key in out.blocked:  # what is needed and was edited too is needed in the first place
        out.kept.pop(key, None)
    return out


def _staying(db: sqlite_utils.Database, out: Sorted, found: Iterable[Clash]) -> set[Key]:
    """The rows that the clashes keep, each noted in its bucket."""
    ours = {(step.kind, step.record) for step in out.going}
    staying: set[Key] = set()
    for clash in found:
        key = (clash.kind, clash.record)
        if key in ours:
            bucket = out.blocked if clash.hangs_on is not None else out.kept
            bucket.setdefault(key, clash)
            staying.add(key)
            continue
        for step in undo.pointing_to(db, out.going, clash.kind, clash.record):
            key = (step.kind, step.record)
            out.blocked.setdefault(key, clash)
            staying.add(key)
    return staying


def _along(steps: Iterable[Step], staying: set[Key]) -> set[Key]:
    out: set[Key] = set()
    for step in steps:
        owner = _GOES_WITH.get(step.kind)
        if owner is None or step.before is not None or step.after is None:
            continue
        if (owner[0], json.loads(step.after).get(owner[1])) in staying:
            out.add((step.kind, step.record))
    return out

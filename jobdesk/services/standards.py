"""기준: what a centre judges by (wages, groups, reasons, distances), saved as one operation."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.distances import Distance
from jobdesk.domain.groups import GroupRule
from jobdesk.services import distances, groups, settings
from jobdesk.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Standards:
    """What stands in the section. The first five are settings of the centre by that name."""

    minimum_wages: tuple[str, ...] = ()
    decline_reasons: tuple[str, ...] = ()
    reject_reasons: tuple[str, ...] = ()
    leave_reasons: tuple[str, ...] = ()
    closed_reasons: tuple[str, ...] = ()
    rules: tuple[GroupRule, ...] = ()
    distances: tuple[Distance, ...] = ()


_OWN = ("rules", "distances")
_SETTINGS = tuple(f.name for f in fields(Standards) if f.name not in _OWN)


def get(desk: Desk) -> Standards:
    """What the centre judges by now."""
    with desk.store.reading():
        own = settings.get(desk)
        return Standards(
            **{name: getattr(own, name) for name in _SETTINGS},
            rules=groups.rules(desk),
            distances=distances.get(desk),
        )


def save(desk: Desk, wanted: Standards) -> Change:
    """Store what differs from what is stored, all of it or nothing; one undo takes it back.

    Raises UserError; its field is a field of Standards, or the group of a rule.
    """
    with desk.store.operation("기준") as operation:
        now = get(desk)
        refs: list[Ref] = []
        changed = {
            name: getattr(wanted, name)
            for name in _SETTINGS
            if getattr(wanted, name) != getattr(now, name)
        }
        if changed:
            refs += settings.save(desk, replace(settings.get(desk), **changed)).refs
        if wanted.rules != now.rules:
            refs += groups.save_rules(desk, wanted.rules).refs
        if wanted.distances != now.distances:
            refs += distances.save(desk, wanted.distances).refs
        operation.relabel("기준")
        return operation.change(*refs)

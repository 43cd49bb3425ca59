"""Whom a record is about: a kind without a page of its own is shown with its person or firm."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from jobdesk.data import records
from jobdesk.domain.changes import Ref
from jobdesk.domain.circumstances import Attachment
from jobdesk.domain.kinds import KindId
from jobdesk.services.desk import Desk

_LINKS = (("seeker_id", KindId.SEEKERS), ("employer_id", KindId.EMPLOYERS))


def of(desk: Desk, refs: Iterable[Ref], besides: Ref | None = None) -> dict[Ref, Ref]:
    """The person each record is about, the firm where it names no person.

    Whoever is ``besides`` is left out: seen from a person's own record, an accompanied
    interview is about the firm. A record that is about nobody else, or is gone, has no entry.
    """
    wanted: dict[KindId, list[int]] = {}
    for ref in refs:
        wanted.setdefault(ref.kind, []).append(ref.id)
    found: dict[Ref, Ref] = {}
    with desk.store.reading():
        for kind, ids in wanted.items():
            for record in records.get_many(desk.store, kind, list(dict.fromkeys(ids))):
                owner = next((one for one in _named(record) if one != besides), None)
                if owner is not None:
                    found[Ref(kind, record.id)] = owner
    return found


def _named(record: Any) -> list[Ref]:
    """The records that one names, in the order of whose record it is."""
    if isinstance(record, Attachment):
        return [Ref(KindId(record.of_kind), record.of_id)] if record.of_id is not None else []
    links = ((kind, getattr(record, field, None)) for field, kind in _LINKS)
    return [Ref(kind, id_) for kind, id_ in links if id_ is not None]

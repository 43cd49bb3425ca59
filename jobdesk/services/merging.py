"""Two records of one person or one firm become one: everything is kept, and undo parts them.

The kept record takes what it lacks, every record that pointed to the other points to it, and
the other lies in the 휴지통 with the name of the one that took its place.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields, replace
from typing import Any

from jobdesk.data import links, records
from jobdesk.data.titles import title
from jobdesk.domain.changes import Change
from jobdesk.domain.circumstances import DistinctPair, Relation
from jobdesk.domain.employers import Employer
from jobdesk.domain.kinds import KINDS, Field, FieldType, KindId
from jobdesk.domain.people import Seeker
from jobdesk.errors import UserError
from jobdesk.services import (
    cohort_merging,
    contacts,
    day_merging,
    entries,
    farm_merging,
    registrations,
    relations,
)
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.writing import writing

MERGED: tuple[KindId, ...] = (KindId.SEEKERS, KindId.EMPLOYERS)
"""The kinds of which two records may be one."""

_OWN = frozenset({"id", "revision", "trashed_on", "merged_into_id"})
_APPLICATION = frozenset(
    {"registered_on", "valid_until", "registration_type", "registration_channel"}
)
"""What a seeker repeats of the latest 구직신청; it follows from the applications kept."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which two records differ; ``joined`` where both texts are kept."""

    field: Field
    kept: object
    other: object
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """What a merge would do: fields that differ, and how many records of each kind move."""

    differences: tuple[Difference, ...]
    moving: tuple[tuple[KindId, int], ...]


def preview(desk: Desk, kind: KindId, keep: int, other: int) -> Preview:
    """What merging ``other`` into ``keep`` would do. Raises UserError when it may not be."""
    with desk.store.reading():
        kept, gone = _both(desk, kind, keep, other)
        found = []
        for field in KINDS[kind].stored:
            name = _attribute(field)
            if name in _OWN or (kind is KindId.SEEKERS and name in _APPLICATION):
                continue
            mine, theirs = getattr(kept, name), getattr(gone, name)
            if mine != theirs and not _blank(mine) and not _blank(theirs):
                joined = field.type in (FieldType.LONG_TEXT, FieldType.MULTI)
                found.append(Difference(field, mine, theirs, joined))
        counts: dict[KindId, int] = {}
        for linked, column in entries.hanging(kind):
            n = len(links.pointing(desk.store, linked, column, other))
            if n:
                counts[linked] = counts.get(linked, 0) + n
        papers = len(links.about(desk.store, KindId.ATTACHMENTS, kind, "of_id", other))
        if papers:
            counts[KindId.ATTACHMENTS] = papers
        return Preview(tuple(found), tuple(counts.items()))


def merge(desk: Desk, kind: KindId, keep: int, other: int, chosen: Collection[str] = ()) -> Change:
    """Make ``other`` part of ``keep``; ``chosen`` names the field ids whose value is the other's.

    A field the kept record lacks is filled, long texts are joined, several choices united.
    Every record that pointed to the other points to the kept one, those in the 휴지통 too.
    Raises UserError when the two are one record, or one of them lies in the 휴지통.
    """
    with writing(desk, f"{KINDS[kind].label} 합치기", Action.EDIT, kind) as work:
        kept, gone = _both(desk, kind, keep, other)
        name = title(desk.store, kind, keep)
        work.label(f"{KINDS[kind].label} 합치기: {name} ← {title(desk.store, kind, other)}")
        if kind is KindId.EMPLOYERS:
            _give_up_main(desk, keep, other)
        for linked, column in entries.hanging(kind):
            _move(desk, linked, column, other, keep)
        for paper in links.about(desk.store, KindId.ATTACHMENTS, kind, "of_id", other):
            attachment = records.get(desk.store, KindId.ATTACHMENTS, paper)
            records.update(desk.store, replace(attachment, of_id=keep))
        _move_verdicts(desk, kind, other, keep)
        day_merging.unite(desk, kind, keep)
        cohort_merging.unite(desk, kind, keep)
        farm_merging.unite(desk, kind, keep)
        # Links between records of the kind itself may have moved with the rest.
        kept, gone = (records.get(desk.store, kind, each) for each in (keep, other))
        work.update(_united(kind, kept, gone, frozenset(chosen)))
        put_away = records.get(desk.store, kind, other)
        work.update(replace(put_away, merged_into_id=keep, trashed_on=desk.store.now().date()))
        if kind is KindId.SEEKERS:
            _follow_applications(desk, keep)
        return work.change(keep, other)


def _both(desk: Desk, kind: KindId, keep: int, other: int) -> tuple[Any, Any]:
    if kind not in MERGED:
        raise UserError(f"{KINDS[kind].label} 기록은 합칠 수 없습니다. 바뀐 것이 없습니다.")
    if keep == other:
        raise UserError("같은 기록 하나를 고르셨습니다. 합칠 다른 기록을 고르세요.")
    kept, gone = (records.get(desk.store, kind, id_) for id_ in (keep, other))
    for record in (kept, gone):
        if record.trashed_on is not None:
            raise UserError(
                f"‘{title(desk.store, kind, record.id)}’ 기록이 휴지통에 있어 합칠 수 없습니다. "
                "바뀐 것이 없습니다. 먼저 되살린 뒤 다시 합치세요."
            )
    return kept, gone


def _attribute(field: Field) -> str:
    return f"{field.id}_id" if field.type is FieldType.LINK else field.id


def _blank(value: object) -> bool:
    return value in ("", None, (), False)


def _united(kind: KindId, kept: Any, gone: Any, chosen: frozenset[str]) -> Any:
    types = {_attribute(field): field for field in KINDS[kind].stored}
    values: dict[str, object] = {}
    for field in fields(type(kept)):
        name = field.name
        if name in _OWN:
            continue
        mine, theirs = getattr(kept, name), getattr(gone, name)
        declared = types.get(name)
        if _blank(mine):
            values[name] = theirs
        elif _blank(theirs) or mine == theirs or declared is None:
            continue
        elif declared.type is FieldType.LONG_TEXT:
            values[name] = mine if theirs in mine else f"{mine}\n{theirs}"
        elif declared.type is FieldType.MULTI:
            values[name] = tuple(dict.fromkeys((*mine, *theirs)))
        elif declared.id in chosen:
            values[name] = theirs
    return _sound(replace(kept, **values), kept)


def _sound(united: Any, kept: Any) -> Any:
    """The record without what its new values contradict: a birth year beside a birth date, a
    firm that is its own successor."""
    if isinstance(united, Seeker) and united.birth_date is not None:
        return replace(united, birth_year=united.birth_date.year, birth_approximate=False)
    if isinstance(united, Seeker | Employer) and united.merged_into_id == united.id:
        return replace(united, merged_into_id=kept.merged_into_id)
    return united


def _move(desk: Desk, kind: KindId, column: str, other: int, keep: int) -> None:
    ids = links.pointing(desk.store, kind, column, other)
    for record in records.get_many(desk.store, kind, ids):
        moved = replace(record, **{column: keep})
        if isinstance(moved, Relation) and _needless(desk, moved):
            # It lies in the 휴지통 as it was.
            records.trash(desk.store, kind, [record.id])
        else:
            records.update(desk.store, moved)


def _needless(desk: Desk, tie: Relation) -> bool:
    """Whether the two of a tie are one now, or tied to each other by another one."""
    mine, theirs = tie.seeker_id or 0, tie.other_id or 0
    return mine == theirs or any(
        known.other_id == theirs and known.id != tie.id for known in relations.of(desk, mine)
    )


def _give_up_main(desk: Desk, keep: int, other: int) -> None:
    """A firm has one main contact: that of the firm that is kept, where it has any."""
    if contacts.of(desk, keep):
        for contact in contacts.of(desk, other):
            records.update(desk.store, replace(contact, main=False))


def _move_verdicts(desk: Desk, kind: KindId, other: int, keep: int) -> None:
    """Verdicts that the other is not somebody hold for the kept one; one on the pair itself
    is overruled, one that stands already is not doubled."""
    store = desk.store
    standing = {
        (pair.one_id, pair.other_id)
        for column in ("one_id", "other_id")
        for pair in _verdicts(desk, kind, column, keep)
    }
    for column in ("one_id", "other_id"):
        for pair in _verdicts(desk, kind, column, other):
            third = pair.other_id if pair.one_id == other else pair.one_id
            one, two = sorted((keep, third or 0))
            if third == keep or (one, two) in standing:
                records.trash(store, KindId.DISTINCT_PAIRS, [pair.id])
                continue
            standing.add((one, two))
            records.update(store, replace(pair, one_id=one, other_id=two))


def _verdicts(desk: Desk, kind: KindId, column: str, id_: int) -> list[DistinctPair]:
    ids = links.about(desk.store, KindId.DISTINCT_PAIRS, kind, column, id_)
    return records.get_many(desk.store, KindId.DISTINCT_PAIRS, ids)


def _follow_applications(desk: Desk, seeker_id: int) -> None:
    """Let the person repeat the latest application of both."""
    registrations.refresh(desk, [seeker_id])

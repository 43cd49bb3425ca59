"""Takes an operation back from the journal, or says which rows no longer allow it.

A row goes back to its image before the operation only while it still is what the operation
made of it; nothing that was written later is ever lost by an undo.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import sqlite_utils

from jobdesk.data import derived, journal
from jobdesk.data.store import Store
from jobdesk.domain.kinds import WITH_PAPERS, KindId

_CHUNK = 500
_BOOKKEEPING = frozenset({"id", "revision", "created_at", "updated_at"})

Image = dict[str, Any]


class Step(NamedTuple):
    """What an operation did to one row, on balance; an image is JSON text, None is no row."""

    kind: KindId
    record: int
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Clash:
    """A row that stands in the way: the columns that differ, or the record hanging on it;
    ``gone`` when it is no more, ``trashed`` when it lies in the trash."""

    kind: KindId
    record: int
    columns: tuple[str, ...] = ()
    gone: bool = False
    trashed: bool = False
    hangs_on: tuple[KindId, int] | None = None


class _Link(NamedTuple):
    """A column that holds ids of ``parent``; where a row names the kind too (a paper), only
    the rows that name this one."""

    child: str
    column: str
    parent: str
    by_kind: bool = False

    @property
    def where(self) -> str:
        """The condition on a row of ``child`` beside that on the column."""
        return f" AND of_kind = '{self.parent}'" if self.by_kind else ""

    def held_by(self, image: Image) -> Any:
        """The id of ``parent`` that a row points to, None for none."""
        if self.by_kind and image.get("of_kind") != self.parent:
            return None
        return image.get(self.column)


def compared(kind: KindId, columns: Iterable[str]) -> tuple[str, ...]:
    """The columns of an image that somebody typed; the others follow from them."""
    skip = _BOOKKEEPING | set(derived.columns(kind))
    return tuple(column for column in columns if column not in skip)


def steps_of(db: sqlite_utils.Database, operation: int) -> list[Step]:
    """What an operation did, one step per row, in the order in which rows were first written."""
    steps: dict[tuple[str, int], Step] = {}
    rows = db.execute(
        "SELECT kind, record, before, after FROM journal WHERE operation = ? ORDER BY id",
        [operation],
    )
    for kind, record, before, after in rows:
        known = steps.get((kind, record))
        first = known.before if known else before
        steps[kind, record] = Step(KindId(kind), record, first, after)
    return [step for step in steps.values() if step.before is not None or step.after is not None]


def cohorts_of(steps: Iterable[Step]) -> frozenset[int]:
    """Ids of the training cohorts that these rows are, were or will be part of."""
    found: set[int] = set()
    for step in steps:
        if step.kind is KindId.COHORTS:
            found.add(step.record)
        images = (json.loads(image) for image in (step.before, step.after) if image is not None)
        found |= {image["cohort_id"] for image in images if image.get("cohort_id")}
    return frozenset(found)


def clashes(db: sqlite_utils.Database, steps: Sequence[Step]) -> list[Clash]:
    """Every row that keeps ``steps`` from being taken back; empty when they can be."""
    found: list[Clash] = []
    for kind in dict.fromkeys(step.kind for step in steps):
        mine = [step for step in steps if step.kind is kind]
        for chunk in _chunks(mine):
            found += _changed_since(db, kind, chunk)
    found += _set_anew(db, steps)
    return found + _hanging(db, steps) + _orphaned(db, steps) + _trashed(db, steps)


def _changed_since(
    db: sqlite_utils.Database, kind: KindId, steps: Sequence[Step]
) -> Iterator[Clash]:
    now = _images(db, kind, [step.record for step in steps])
    for step in steps:
        current = now.get(step.record)
        if current == step.after:
            continue
        if current is None or step.after is None:
            yield Clash(kind, step.record, gone=current is None)
            continue
        was, is_ = json.loads(step.after), json.loads(current)
        columns = [c for c in compared(kind, was) if c in is_ and is_[c] != was[c]]
        if columns:
            yield Clash(kind, step.record, tuple(columns))


def _set_anew(db: sqlite_utils.Database, steps: Sequence[Step]) -> Iterator[Clash]:
    """Settings the undo would bring back although somebody has set them anew since."""
    for step in steps:
        if step.kind is KindId.SETTINGS and step.before is not None and step.after is None:
            key = json.loads(step.before)["key"]
            if db.execute("SELECT 1 FROM settings WHERE key = ?", [key]).fetchone():
                yield Clash(step.kind, step.record, ("value",))


def _hanging(db: sqlite_utils.Database, steps: Sequence[Step]) -> list[Clash]:
    """Rows the undo would delete while another record points to them."""
    going = {(step.kind.value, step.record) for step in steps if step.before is None}
    restored = {(s.kind.value, s.record): s.before for s in steps if s.before is not None}
    found = []
    for link in _links(db):
        ids = [record for kind, record in going if kind == link.parent]
        for chunk in _chunks(ids):
            rows = db.execute(
                f'SELECT id, "{link.column}" FROM "{link.child}"'
                f' WHERE "{link.column}" IN ({_marks(chunk)}){link.where}',
                chunk,
            ).fetchall()
            for child, parent in rows:
                image = restored.get((link.child, child))
                stays = image is None or link.held_by(json.loads(image)) == parent
                if (link.child, child) not in going and stays:
                    hanging = (KindId(link.child), child)
                    found.append(Clash(KindId(link.parent), parent, hangs_on=hanging))
    return found


def _orphaned(db: sqlite_utils.Database, steps: Sequence[Step]) -> list[Clash]:
    """Rows the undo would bring back while the record they point to is no more, or a paper
    whose bytes were destroyed."""
    found = _without_bytes(db, steps)
    coming = {(step.kind.value, step.record) for step in steps if step.before is not None}
    for link in _links(db):
        wanted: dict[int, int] = {}
        for step in steps:
            if step.before is not None and step.kind == link.child:
                parent = link.held_by(json.loads(step.before))
                if parent is not None and (link.parent, parent) not in coming:
                    wanted[parent] = step.record
        for chunk in _chunks(list(wanted)):
            present = {
                id_
                for (id_,) in db.execute(
                    f'SELECT id FROM "{link.parent}" WHERE id IN ({_marks(chunk)})', chunk
                )
            }
            found += [
                Clash(KindId(link.parent), parent, gone=True, hangs_on=None)
                for parent in chunk
                if parent not in present
            ]
    return found


def _without_bytes(db: sqlite_utils.Database, steps: Sequence[Step]) -> list[Clash]:
    wanted: dict[int, int] = {}
    for step in steps:
        if step.before is not None and step.kind is KindId.ATTACHMENTS:
            file = json.loads(step.before)["file_id"]
            if file is not None:
                wanted[file] = step.record
    present = {
        id_
        for chunk in _chunks(list(wanted))
        for (id_,) in db.execute(f"SELECT id FROM files WHERE id IN ({_marks(chunk)})", chunk)
    }
    return [
        Clash(KindId.ATTACHMENTS, record, gone=True)
        for file, record in wanted.items()
        if file not in present
    ]


def _trashed(db: sqlite_utils.Database, steps: Sequence[Step]) -> list[Clash]:
    """Records kept that would point to one in the trash, by either end's going or coming."""
    leaving: set[tuple[str, int]] = set()
    going: set[tuple[str, int]] = set()
    coming: dict[tuple[str, int], Image] = {}
    becoming: dict[tuple[str, int], Image] = {}
    for kind, record, before, after in steps:
        if before is None:
            leaving.add((kind.value, record))
            continue
        image, now = json.loads(before), json.loads(after) if after else None
        becoming[kind.value, record] = image
        is_kept = now is not None and not now.get("trashed_on")
        if image.get("trashed_on") and is_kept:
            going.add((kind.value, record))
        elif not image.get("trashed_on") and not is_kept:
            coming[kind.value, record] = image
    found: list[Clash] = []
    for link in _links(db) if going or coming else []:
        if link.column == "owner_id":
            continue  # a farm stays when the person who runs it is put away
        parent = KindId(link.parent)
        for chunk in _chunks([record for kind, record in going if kind == parent]):
            rows = db.execute(
                f'SELECT id, "{link.column}" FROM "{link.child}"'
                f' WHERE "{link.column}" IN ({_marks(chunk)}) AND trashed_on IS NULL{link.where}',
                chunk,
            )
            found += [
                Clash(parent, record, hangs_on=(KindId(link.child), child))
                for child, record in rows
                if (link.child, child) not in going | leaving
                and _still_there(becoming.get((link.child, child)), link, record)
            ]
        wanted = {link.held_by(image) for (k, _), image in coming.items() if k == link.child}
        for chunk in _chunks([r for r in wanted if r and (link.parent, r) not in coming]):
            rows = db.execute(
                f'SELECT id FROM "{link.parent}"'
                f" WHERE id IN ({_marks(chunk)}) AND trashed_on IS NOT NULL",
                chunk,
            )
            found += [Clash(parent, record, trashed=True) for (record,) in rows]
    return found


def _still_there(becoming: Image | None, link: _Link, parent: int) -> bool:
    """Whether a row points to ``parent`` after the undo too; None is a row it leaves alone."""
    return becoming is None or link.held_by(becoming) == parent


def not_back(db: sqlite_utils.Database, steps: Sequence[Step]) -> list[Step]:
    """The steps whose rows are not yet again as they were before."""
    out: list[Step] = []
    for kind in dict.fromkeys(step.kind for step in steps):
        for chunk in _chunks([step for step in steps if step.kind is kind]):
            now = _images(db, kind, [step.record for step in chunk])
            out += [step for step in chunk if not _is_back(step, now.get(step.record))]
    return out


def _is_back(step: Step, now: str | None) -> bool:
    if now is None or step.before is None:
        return now is None and step.before is None
    if now == step.after:
        return False
    was, is_ = json.loads(step.before), json.loads(now)
    return all(is_.get(column) == was[column] for column in compared(step.kind, was))


def pointing_to(
    db: sqlite_utils.Database, steps: Sequence[Step], kind: KindId, record: int
) -> list[Step]:
    """The steps that would bring back a row which points to a record."""
    links = [link for link in _links(db) if link.parent == kind]
    return [
        step
        for step in steps
        if step.before is not None
        for image in (json.loads(step.before),)
        if any(link.child == step.kind and link.held_by(image) == record for link in links)
    ]


def take_back(store: Store, steps: Sequence[Step]) -> None:
    """Put every row back to its image before. Must run inside an operation, without clashes."""
    db = store.db
    # Rows come and go in any order here; the links are proved when the operation commits.
    db.execute("PRAGMA defer_foreign_keys = ON")
    for kind in dict.fromkeys(step.kind for step in steps):
        columns = journal.columns_of(db, kind)
        for chunk in _chunks([step for step in steps if step.kind is kind]):
            _take_back_chunk(db, kind, columns, chunk)


def _take_back_chunk(
    db: sqlite_utils.Database,
    kind: KindId,
    columns: tuple[str, ...],
    steps: Sequence[Step],
) -> None:
    going = [step.record for step in steps if step.before is None]
    db.execute(f"DELETE FROM {kind} WHERE id IN ({_marks(going)})", going)
    current = _images(db, kind, [step.record for step in steps if step.before is not None])
    # Rows of one shape are written by one statement: an import is brought back in seconds.
    batches: dict[tuple[bool, tuple[str, ...]], list[list[Any]]] = {}
    for step in steps:
        if step.before is None:
            continue
        is_ = json.loads(current[step.record]) if step.record in current else None
        row = _restored(kind, json.loads(step.before), is_, columns)
        values = [*row.values()] if is_ is None else [*row.values(), step.record]
        batches.setdefault((is_ is None, tuple(row)), []).append(values)
    for (new, names), rows in batches.items():
        listed = ", ".join(f'"{name}"' for name in names)
        if new:
            sql = f"INSERT INTO {kind} ({listed}) VALUES ({_marks(names)})"
        else:
            sql = f"UPDATE {kind} SET ({listed}) = ({_marks(names)}) WHERE id = ?"
        db.conn.executemany(sql, rows)


def _restored(
    kind: KindId, before: Image, current: Image | None, columns: tuple[str, ...]
) -> Image:
    """The row to write: the old values, a revision above every earlier one, keys made anew.

    ``updated_at`` is the old one too: what is taken back leaves the row as it was, and the
    journal knows when that happened.
    """
    row = {name: value for name, value in before.items() if name in columns}
    if "revision" in row:
        row["revision"] = max(before["revision"], (current or before)["revision"]) + 1
    row.update(derived.derive(kind, {**(current or {}), **before}))
    return row


def _images(db: sqlite_utils.Database, kind: KindId, ids: Sequence[int]) -> dict[int, str]:
    image = journal.image(journal.columns_of(db, kind))
    rows = db.execute(f"SELECT id, {image} FROM {kind} WHERE id IN ({_marks(ids)})", ids)
    return dict(rows.fetchall())


def _links(db: sqlite_utils.Database) -> list[_Link]:
    """Links between records; one to what is never journaled (bytes of papers) cannot break."""
    found = [
        _Link(table, column, parent)
        for table in journal.journaled_tables(db)
        for parent, column in db.execute(
            'SELECT "table", "from" FROM pragma_foreign_key_list(?)', [table]
        )
        if parent not in journal.UNJOURNALED
    ]
    papers = [_Link("attachments", "of_id", kind.value, True) for kind in sorted(WITH_PAPERS)]
    return found + papers


def _chunks(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (items[i : i + _CHUNK] for i in range(0, len(items), _CHUNK))


def _marks(items: Sequence[object]) -> str:
    return ", ".join("?" * len(items))

"""Rows to dataclasses and back, with the revision that keeps a stale save from winning."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from jobdesk.data import derived
from jobdesk.data.record_types import TYPES, Record
from jobdesk.data.store import Store
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.progress import Progress, silent
from jobdesk.domain.text import with_particle
from jobdesk.errors import StaleRecord, UserError

_KINDS: dict[type[Any], KindId] = {type_: kind for kind, type_ in TYPES.items()}
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class _Shape:
    kind: KindId
    type: type[Any]
    columns: tuple[str, ...]  # without id and revision
    derived: tuple[str, ...]
    to_column: dict[str, Callable[[Any], object]]
    to_value: dict[str, Callable[[Any], Any]]


@cache
def _shape(kind: KindId) -> _Shape:
    type_ = TYPES[kind]
    hints = get_type_hints(type_)
    names = tuple(f.name for f in fields(type_) if f.name not in ("id", "revision"))
    codecs = {name: _codec(hints[name]) for name in names}
    return _Shape(
        kind,
        type_,
        names,
        derived.columns(kind),
        {name: codec[0] for name, codec in codecs.items()},
        {name: codec[1] for name, codec in codecs.items()},
    )


def _codec(hint: Any) -> tuple[Callable[[Any], object], Callable[[Any], Any]]:
    """How a value of that type goes into its column and comes back."""
    parts = [part for part in get_args(hint) if part is not NoneType]
    optional = NoneType in get_args(hint)
    base: Any = parts[0] if optional else hint
    if get_origin(base) is tuple:
        return (
            lambda value: json.dumps(list(value), ensure_ascii=False),
            lambda column: tuple(json.loads(column)),
        )
    if isinstance(base, type) and issubclass(base, Enum):
        enum: Any = base
        if optional:
            return (
                lambda value: enum(value).value if value else "",
                lambda column: enum(column) if column else None,
            )
        return lambda value: enum(value).value, lambda column: enum(column)
    if base is date:
        return (
            lambda value: value.isoformat() if value else None,
            lambda column: date.fromisoformat(column) if column else None,
        )
    if base is bool:
        return (
            lambda value: None if value is None else int(value),
            lambda column: None if column is None else bool(column),
        )
    return lambda value: value, lambda column: column


def kind_of(record: Record) -> KindId:
    """The kind of a record, by its class."""
    return _KINDS[type(record)]


def get(store: Store, kind: KindId, id_: int) -> Any:
    """The record of that kind and id, trashed or not. Raises UserError when there is none."""
    found = get_many(store, kind, [id_])
    if not found:
        raise _gone(kind)
    return found[0]


def get_many(store: Store, kind: KindId, ids: Sequence[int]) -> list[Any]:
    """The records of those ids that exist, in the order of ``ids``."""
    shape = _shape(kind)
    names = ("id", "revision", *shape.columns)
    found: dict[int, Any] = {}
    for chunk in _chunks(ids):
        rows = store.db.execute(
            f"SELECT {_list(names)} FROM {kind} WHERE id IN ({_marks(chunk)})", chunk
        )
        for row in rows:
            found[row[0]] = _record(shape, row)
    return [found[id_] for id_ in ids if id_ in found]


def _record(shape: _Shape, row: Sequence[Any]) -> Any:
    values = {
        name: shape.to_value[name](value)
        for name, value in zip(shape.columns, row[2:], strict=True)
    }
    return shape.type(id=row[0], revision=row[1], **values)


def _row(shape: _Shape, record: Any) -> dict[str, object]:
    return {name: shape.to_column[name](getattr(record, name)) for name in shape.columns}


def insert(store: Store, record: Record) -> int:
    """Store a new record and return its id. Must run inside an operation."""
    return insert_many(store, kind_of(record), [record])[0]


def insert_many(
    store: Store, kind: KindId, records: Iterable[Any], progress: Progress = silent
) -> list[int]:
    """Store new records and return their ids in order. Must run inside an operation.

    ``progress`` counts records and may raise Cancelled; the operation then keeps nothing.
    """
    shape = _shape(kind)
    records = list(records)
    now = store.now().isoformat(timespec="seconds")
    # Ids are given here rather than by the engine so that one executemany serves a chunk;
    # the running transaction keeps anybody else from taking them.
    row = store.db.execute(
        "SELECT seq FROM sqlite_sequence WHERE name = ?", [kind.value]
    ).fetchone()
    first = (row[0] if row else 0) + 1
    names = ("id", "revision", "created_at", "updated_at", *shape.columns, *shape.derived)
    sql = f"INSERT INTO {kind} ({_list(names)}) VALUES ({_marks(names)})"
    done = 0
    for chunk in _chunks(records):
        rows = []
        for offset, record in enumerate(chunk):
            stored = _row(shape, record)
            extra = derived.derive(kind, stored)
            rows.append(
                (
                    first + done + offset,
                    1,
                    now,
                    now,
                    *stored.values(),
                    *(extra[name] for name in shape.derived),
                )
            )
        store.db.conn.executemany(sql, rows)
        done += len(chunk)
        progress(done, len(records))
    return list(range(first, first + done))


def update(store: Store, record: Record) -> tuple[str, ...]:
    """Write the fields that differ from what is stored; return their column names.

    Must run inside an operation. Raises StaleRecord when the record was saved elsewhere
    after ``record.revision`` (``get`` shows what stands now), UserError when it is gone.
    """
    return update_many(store, kind_of(record), [record]).get(record.id, ())


def update_many(
    store: Store, kind: KindId, records: Iterable[Any], progress: Progress = silent
) -> dict[int, tuple[str, ...]]:
    """As :func:`update` for many; returns changed columns by id, unchanged records left out."""
    shape = _shape(kind)
    records = list(records)
    names = (*shape.columns, *shape.derived)
    sql = (
        f"UPDATE {kind} SET revision = revision + 1, updated_at = ?, "
        + ", ".join(f"{name} = ?" for name in names)
        + " WHERE id = ? AND revision = ?"
    )
    now = store.now().isoformat(timespec="seconds")
    changed: dict[int, tuple[str, ...]] = {}
    done = 0
    for chunk in _chunks(records):
        current = {r.id: r for r in get_many(store, kind, [record.id for record in chunk])}
        rows = []
        for record in chunk:
            old = current.get(record.id)
            if old is None:
                raise _gone(kind)
            differing = _differing(shape, old, record)
            if old.revision != record.revision:
                raise _stale(kind, record.id, differing)
            if not differing:
                continue
            stored = _row(shape, record)
            extra = derived.derive(kind, stored)
            rows.append(
                (
                    now,
                    *stored.values(),
                    *(extra[name] for name in shape.derived),
                    record.id,
                    record.revision,
                )
            )
            changed[record.id] = differing
        written = store.db.conn.executemany(sql, rows).rowcount if rows else 0
        if written != len(rows):
            raise ValueError("a record was given twice")
        done += len(chunk)
        progress(done, len(records))
    return changed


def trash(store: Store, kind: KindId, ids: Sequence[int]) -> None:
    """Put records into the trash as of today; those already there stay as they are."""
    _set_trashed(store, kind, ids, store.now().date())


def untrash(store: Store, kind: KindId, ids: Sequence[int]) -> None:
    """Take records out of the trash."""
    _set_trashed(store, kind, ids, None)


def _set_trashed(store: Store, kind: KindId, ids: Sequence[int], day: date | None) -> None:
    ids = list(dict.fromkeys(ids))
    records = get_many(store, kind, ids)
    if len(records) < len(ids):
        raise _gone(kind)
    moving = [r for r in records if (r.trashed_on is None) != (day is None)]
    update_many(store, kind, [replace(record, trashed_on=day) for record in moving])


def _differing(shape: _Shape, one: Any, other: Any) -> tuple[str, ...]:
    return tuple(n for n in shape.columns if getattr(one, n) != getattr(other, n))


def _stale(kind: KindId, id_: int, differing: tuple[str, ...]) -> StaleRecord:
    labels = [label_of(kind, name) for name in differing]
    more = f" 외 {len(labels) - 5}개" if len(labels) > 5 else ""
    what = ", ".join(labels[:5]) + more if labels else "저장 시각"
    return StaleRecord(
        f"연 뒤에 이 {with_particle(KINDS[kind].label, '이/가')} 다른 곳에서 먼저 저장되었습니다. "
        f"다른 항목: {what}. 아무것도 덮어쓰지 않았습니다. 지금 값을 확인한 뒤 다시 저장하세요.",
        kind.value,
        id_,
        differing,
    )


def label_of(kind: KindId, column: str) -> str:
    """The Korean label of a column; of a link column that of its field."""
    for field in KINDS[kind].fields if kind in KINDS else ():
        if column in (field.id, f"{field.id}_id"):
            return field.label
    return _OTHER_LABELS.get(column, column)


_OTHER_LABELS = {
    "employer_name": "취업처 이름",
    "vacancy_id": "구인",
    "referral_id": "알선",
    "trashed_on": "휴지통",
    "key": "설정",
    "value": "값",
}


def _gone(kind: KindId) -> UserError:
    return UserError(
        f"{KINDS[kind].label} 기록을 찾을 수 없습니다. 그 사이에 지워졌거나 등록이 되돌려졌습니다. "
        "목록을 새로 고치세요."
    )


def _chunks(items: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (items[i : i + _CHUNK] for i in range(0, len(items), _CHUNK))


def _list(names: Sequence[str]) -> str:
    return ", ".join(names)


def _marks(items: Sequence[object]) -> str:
    return ", ".join("?" * len(items))

"""Who changed what and when, and taking it back: undo, redo, history per record."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime

from jobdesk.data import operations
from jobdesk.data import undo as journal_undo
from jobdesk.data.operations import OperationRow
from jobdesk.data.records import label_of
from jobdesk.data.titles import KIND_LABELS, title
from jobdesk.data.undo import Clash, Image, compared
from jobdesk.domain import text
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.kinds import KINDS, LISTED, Field, FieldType, KindId
from jobdesk.domain.text import with_particle
from jobdesk.errors import UserError
from jobdesk.services import access
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.importing import originals
from jobdesk.services.importing.originals import Original
from jobdesk.services.undo_guards import guarded

_NAMED = 5


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after, as shown; ``""`` is empty. ``sensitive`` as the field is."""

    field_id: str
    label: str
    before: str
    after: str
    sensitive: bool = False

    @property
    def hidden(self) -> FieldChange:
        """The change as it may stand in a list of changes: a sensitive field tells that it was
        filled, changed or emptied, an account its ends, and nothing more."""
        if not self.sensitive:
            return self
        return replace(self, before=self._hide(self.before), after=self._hide(self.after))

    def _hide(self, value: str) -> str:
        if self.field_id == "account":
            return text.mask_account(value)
        return "(가림)" if value else ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one operation did to one record, field by field; ``rows`` counts every row it wrote,
    of other records too, all of which an undo takes back. ``originals`` is what an imported
    sheet said where something else was stored."""

    operation: int
    at: datetime
    user: str
    label: str
    fields: tuple[FieldChange, ...]
    rows: int = 1
    originals: tuple[Original, ...] = ()


@dataclass(frozen=True, slots=True)
class OperationInfo:
    """One operation; ``rows`` is how many rows it wrote, ``undone`` whether it was taken back."""

    id: int
    at: datetime
    user: str
    label: str
    kind: str
    rows: int
    undone: bool


@dataclass(frozen=True, slots=True)
class Conflict:
    """A record that keeps an operation from being taken back; ``fields`` are Korean labels of
    what was changed since, ``reason`` says it in words."""

    kind: KindId
    id: int
    title: str
    fields: tuple[str, ...]
    reason: str


def record(desk: Desk, kind: KindId, id_: int) -> tuple[Entry, ...]:
    """The history of one record, newest first."""
    with desk.store.reading():
        said = originals.of_record(desk, kind, id_)
        entries = (
            _entry(desk, kind, row, before, after)
            for row, before, after in operations.history(desk.store, kind, id_)
        )
        return tuple(replace(one, originals=said.get(one.operation, ())) for one in entries)


def _entry(desk: Desk, kind: KindId, row: OperationRow, before: str, after: str) -> Entry:
    old: Image = json.loads(before) if before else {}
    new: Image = json.loads(after) if after else {}
    changes = []
    for column in compared(kind, {**old, **new}):
        was = _shown(desk, kind, column, old.get(column))
        is_ = _shown(desk, kind, column, new.get(column))
        if was != is_:
            field = _field(kind, column)
            sensitive = field is not None and field.sensitive
            changes.append(FieldChange(column, label_of(kind, column), was, is_, sensitive))
    at = datetime.fromisoformat(row.at)
    return Entry(row.id, at, row.user, row.label, tuple(changes), row.rows)


def _shown(desk: Desk, kind: KindId, column: str, value: object) -> str:
    if value is None or value == "":
        return ""
    field = _field(kind, column)
    target = field.link if field else _LINKS.get(column, "")
    if target and isinstance(value, int):
        return title(desk.store, KindId(target), value)
    if field is None:
        return str(value)
    if field.type is FieldType.FLAG:
        return "예" if value else "아니오"
    if field.type is FieldType.MULTI:
        return ", ".join(json.loads(str(value)))
    if field.type is FieldType.NUMBER:
        return f"{value}{field.unit}"
    return str(value)


_LINKS = {"vacancy_id": KindId.VACANCIES, "referral_id": KindId.REFERRALS}


def _field(kind: KindId, column: str) -> Field | None:
    if kind not in KINDS:
        return None
    stored = KINDS[kind].stored
    return next((f for f in stored if column in (f.id, f"{f.id}_id")), None)


def recent(desk: Desk, limit: int = 50) -> tuple[OperationInfo, ...]:
    """The newest operations of everybody, newest first."""
    return tuple(_info(row) for row in operations.recent(desk.store, limit))


def next_undo(desk: Desk) -> OperationInfo | None:
    """What Ctrl+Z would take back: this user's newest operation that is in effect."""
    row = operations.next_undo(desk.store, desk.user)
    return _info(row) if row else None


def next_redo(desk: Desk) -> OperationInfo | None:
    """What would be done again: the operation this user's newest undo took back."""
    row = operations.next_redo(desk.store, desk.user)
    taken = operations.get(desk.store, row.undoes) if row and row.undoes else None
    return _info(taken) if taken else None


def _info(row: OperationRow) -> OperationInfo:
    at = datetime.fromisoformat(row.at)
    undone = row.undone_by is not None
    return OperationInfo(row.id, at, row.user, row.label, row.kind, row.rows, undone)


def undo(desk: Desk, operation: int | None = None) -> Change:
    """Take back an operation whole: that id, or this user's newest one.

    Raises UserError when there is none, when it was taken back before, or when records were
    changed since; then they are named and nothing is changed.
    """
    store = desk.store
    with store.operation("되돌리기", kind=operations.UNDO) as running:
        row = (
            operations.next_undo(store, desk.user)
            if operation is None
            else operations.get(store, operation)
        )
        if row is None:
            raise UserError("되돌릴 작업이 없습니다.")
        if not operations.may_be_undone(row):
            raise UserError(f"‘{row.label}’ 작업은 되돌릴 수 없습니다.")
        if row.undone_by is not None:
            raise UserError(f"‘{row.label}’ 작업은 이미 되돌렸습니다.")
        running.relabel(f"되돌리기: {row.label}")
        refs = _take_back(desk, row)
        operations.mark_undone(store, row.id, running.id)
        return running.change(*refs)


def redo(desk: Desk) -> Change:
    """Do again what this user's newest undo took back. Raises UserError as :func:`undo`."""
    store = desk.store
    with store.operation("다시 실행", kind=operations.REDO) as running:
        row = operations.next_redo(store, desk.user)
        original = operations.get(store, row.undoes) if row and row.undoes else None
        if row is None or original is None:
            raise UserError("다시 실행할 작업이 없습니다.")
        running.relabel(f"다시 실행: {original.label}")
        refs = _take_back(desk, row)
        operations.mark_undone(store, row.id, running.id)
        operations.mark_in_effect(store, original.id)
        return running.change(*refs)


def _take_back(desk: Desk, row: OperationRow) -> tuple[Ref, ...]:
    steps = journal_undo.steps_of(desk.store.db, row.id)
    found = [conflict(desk, clash) for clash in journal_undo.clashes(desk.store.db, steps)]
    if found:
        raise UserError(_sentence(row.label, found))
    with guarded(desk, steps):
        journal_undo.take_back(desk.store, steps)
    for kind in dict.fromkeys(step.kind for step in steps if step.kind in LISTED):
        ids = [step.record for step in steps if step.kind is kind]
        access.log(desk, Action.EDIT, kind, ids, purpose=f"되돌리기·다시 실행: {row.label}")
    return tuple(Ref(step.kind, step.record) for step in steps)


def undo_conflicts(desk: Desk, operation: int) -> tuple[Conflict, ...]:
    """What keeps an operation from being taken back; empty when nothing does."""
    with desk.store.reading() as db:
        steps = journal_undo.steps_of(db, operation)
        return tuple(conflict(desk, clash) for clash in journal_undo.clashes(db, steps))


def conflict(desk: Desk, clash: Clash) -> Conflict:
    """A row that stands in the way of an undo, in words."""
    name = title(desk.store, clash.kind, clash.record)
    labels = tuple(label_of(clash.kind, column) for column in clash.columns)
    if clash.hangs_on is not None:
        kind, id_ = clash.hangs_on
        other = title(desk.store, kind, id_)
        reason = f"{_kind(kind)} ‘{other}’ 기록이 연결되어 있습니다"
    elif labels:
        reason = f"{', '.join(labels)} 항목이 그 뒤에 바뀌었습니다"
    elif clash.trashed:
        reason = "휴지통에 있습니다"
    elif clash.gone:
        reason = "그 뒤에 지워졌습니다"
    else:
        reason = "그 뒤에 다시 등록되었습니다"
    return Conflict(clash.kind, clash.record, name, labels, reason)


def _kind(kind: KindId) -> str:
    return KINDS[kind].label if kind in KINDS else KIND_LABELS[kind]


def _sentence(label: str, found: list[Conflict]) -> str:
    named = "; ".join(f"{_kind(c.kind)} ‘{c.title}’: {c.reason}" for c in found[:_NAMED])
    more = f" 외 {len(found) - _NAMED}건" if len(found) > _NAMED else ""
    what = with_particle(f"‘{label}’ 작업", "을/를")
    return (
        f"{what} 되돌릴 수 없습니다. {named}{more}. 아무것도 바꾸지 않았습니다. 그 기록을 먼저 "
        "고치거나 필요한 항목만 손으로 고치세요."
    )

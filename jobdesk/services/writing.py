"""What every write has in common: text made tidy, rules asked, the operation, the log."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from jobdesk.data import files_table, links, operations, records
from jobdesk.data.record_types import R
from jobdesk.data.store import Operation
from jobdesk.domain import text
from jobdesk.domain.centre import eup_myeon_of
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.checks import Problem
from jobdesk.domain.employers import Employer, Vacancy
from jobdesk.domain.kinds import KINDS, FieldType, KindId
from jobdesk.domain.people import Seeker
from jobdesk.errors import UserError
from jobdesk.services import access, settings
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk


def tidied(record: R) -> R:
    """The record with its texts as they are stored: NFC, single spaces, phones with hyphens.

    A phone that cannot be read stays as typed, for the domain check to name it.
    """
    changes: dict[str, object] = {}
    for field in KINDS[records.kind_of(record)].stored:
        value = getattr(record, field.id, None)
        if not isinstance(value, str) or field.type is FieldType.CHOICE:
            continue
        if field.type is FieldType.LONG_TEXT:
            changes[field.id] = text.tidy_lines(value)
        elif field.type is FieldType.PHONE:
            changes[field.id] = _phone(value)
        else:
            changes[field.id] = text.tidy(value)
    return replace(record, **changes)  # type: ignore[arg-type]


def _phone(value: str) -> str:
    try:
        return text.phone(value)
    except ValueError:
        return text.tidy(value)


def placed(desk: Desk, record: R, address: str) -> R:
    """The record with its eup or myeon read from ``address`` where none was given."""
    if isinstance(record, (Seeker, Employer, Vacancy)) and not record.eup_myeon and address:
        found = eup_myeon_of(address, settings.get(desk).eup_myeon)
        if found:
            return replace(record, eup_myeon=found)
    return record


def insist(problems: Sequence[Problem]) -> None:
    """Raise UserError with the first problem's sentence and field, if there is any."""
    if problems:
        raise UserError(problems[0].message, field=problems[0].field)


def others(names: Sequence[str]) -> str:
    """``김민지``, or ``김민지 외 2명`` where there are more."""
    return names[0] if len(names) == 1 else f"{names[0]} 외 {len(names) - 1}명"


@contextmanager
def writing(desk: Desk, label: str, action: Action, kind: KindId) -> Iterator[Writing]:
    """One operation with ``label``; what it says it wrote is logged as ``action``."""
    with desk.store.operation(label) as operation:
        work = Writing(desk, operation, kind)
        yield work
        if work.written:
            access.log(desk, action, kind, work.written)


class Writing:
    """A running write of one kind: inserts and updates, and remembers which records."""

    def __init__(self, desk: Desk, operation: Operation, kind: KindId) -> None:
        self.written: list[int] = []
        self._desk = desk
        self._operation = operation
        self._kind = kind

    def label(self, label: str) -> None:
        """Name the operation once it is known who it is about."""
        self._operation.relabel(label)

    def insert(self, record: R) -> int:
        """Store a new record; returns its id."""
        id_ = records.insert(self._desk.store, record)
        self._note(record, id_)
        return id_

    def update(self, record: R) -> tuple[str, ...]:
        """Store a changed record; returns the columns that changed. Raises StaleRecord."""
        changed = records.update(self._desk.store, record)
        if changed:
            self._note(record, record.id)
        return changed

    def insert_all(self, made: Sequence[R]) -> list[int]:
        """Store many new records of the kind at once; their ids in order."""
        ids = records.insert_many(self._desk.store, self._kind, made)
        self.written.extend(ids)
        return ids

    def update_all(self, changed: Sequence[R]) -> list[int]:
        """Store many changed records of the kind; the ids that differed. Raises StaleRecord."""
        ids = list(records.update_many(self._desk.store, self._kind, changed))
        self.written.extend(ids)
        return ids

    def trash(self, ids: Sequence[int]) -> None:
        """Move records of the kind to the trash, with the papers attached to them."""
        store = self._desk.store
        along = files_table.papers_of(store, self._kind, ids)
        records.trash(store, KindId.ATTACHMENTS, along)
        records.trash(store, self._kind, ids)
        self.written.extend(ids)

    def untrash(self, ids: Sequence[int]) -> None:
        """Take records of the kind out of the trash, with the papers that went along."""
        store = self._desk.store
        for record in records.get_many(store, self._kind, ids):
            if record.trashed_on is None:
                continue
            along = operations.put_away_with(store, self._kind, record.id)
            papers = links.about(store, KindId.ATTACHMENTS, self._kind, "of_id", record.id)
            gone = [id_ for id_ in papers if Ref(KindId.ATTACHMENTS, id_) in along]
            records.untrash(store, KindId.ATTACHMENTS, gone)
        records.untrash(store, self._kind, ids)
        self.written.extend(ids)

    def change(self, *ids: int) -> Change:
        """What the operation did, the records ``ids`` of the kind first."""
        return self._operation.change(*(Ref(self._kind, id_) for id_ in ids))

    def _note(self, record: R, id_: int) -> None:
        if records.kind_of(record) is self._kind:
            self.written.append(id_)

"""Takes an import back as far as it still can be, and says before what stays and why.

What was edited since stays as it is now; what something hangs on stays too. The rest goes, as
an operation of its own that can be undone like any other.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from jobdesk.data import operations, partial_undo
from jobdesk.data import undo as journal_undo
from jobdesk.data.partial_undo import Key, Sorted
from jobdesk.data.titles import KIND_LABELS, title
from jobdesk.data.undo import Clash
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.kinds import KINDS, LISTED, KindId
from jobdesk.errors import UserError
from jobdesk.services import access, history
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.undo_guards import guarded


@dataclass(frozen=True, slots=True)
class Staying:
    """A record that stays as it is, its kind and the reason in words."""

    kind: KindId
    id: int
    kind_label: str
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class TakingBack:
    """What taking an operation back would do.

    ``going`` counts records by kind and ``parts`` says so (``구직자 21명``); ``kept`` were
    edited since, on ``blocked`` something hangs; ``along`` counts rows that stay with one of
    those. ``whole`` says that nothing stays and nothing went before; ``undone`` that it was
    taken back already.
    """

    operation: int
    label: str
    going: tuple[tuple[KindId, int], ...]
    parts: tuple[str, ...]
    kept: tuple[Staying, ...]
    blocked: tuple[Staying, ...]
    along: int
    whole: bool
    undone: bool

    @property
    def count(self) -> int:
        """How many records would be taken back."""
        return sum(number for _, number in self.going)


def preview(desk: Desk, operation: int) -> TakingBack:
    """The three buckets of an operation; nothing is written. Raises UserError for none."""
    with desk.store.reading() as db:
        row = _operation(desk, operation)
        found = partial_undo.sort(db, operation)
        tally = Counter(step.kind for step in found.going)
        return TakingBack(
            operation,
            row.label,
            tuple(tally.items()),
            tuple(f"{_kind(kind)} {number:,}{_unit(kind)}" for kind, number in tally.items()),
            tuple(_staying(desk, key, clash) for key, clash in found.kept.items()),
            tuple(_staying(desk, key, clash) for key, clash in found.blocked.items()),
            len(found.along),
            _is_whole(found),
            row.undone_by is not None,
        )


def take_back(desk: Desk, operation: int) -> Change:
    """Take back what can be. All of it is a plain undo; a part is an operation of its own.

    Raises UserError when nothing can be taken back, StoreError; nothing is changed then.
    """
    row = _operation(desk, operation)
    if row.undone_by is not None:
        raise UserError(f"‘{row.label}’ 작업은 이미 되돌렸습니다.")
    store = desk.store
    with store.reading() as db:
        whole = _is_whole(partial_undo.sort(db, operation))
    if whole:
        return history.undo(desk, operation)
    with store.operation(f"일부 되돌리기: {row.label}") as running:
        found = partial_undo.sort(store.db, operation)
        if not found.going:
            raise UserError(
                "되돌릴 수 있는 기록이 없습니다. 그 뒤에 고쳤거나 다른 기록이 연결되어 있습니다. "
                "바뀐 자료는 없습니다."
            )
        with guarded(desk, found.going):
            journal_undo.take_back(store, found.going)
        for kind in dict.fromkeys(s.kind for s in found.going if s.kind in LISTED):
            ids = [step.record for step in found.going if step.kind is kind]
            access.log(desk, Action.EDIT, kind, ids, purpose=f"일부 되돌리기: {row.label}")
        return running.change(*(Ref(step.kind, step.record) for step in found.going))


def _operation(desk: Desk, id_: int) -> operations.OperationRow:
    row = operations.get(desk.store, id_)
    if row is None or not operations.may_be_undone(row):
        raise UserError("되돌릴 수 있는 작업이 아닙니다.")
    return row


def _is_whole(found: Sorted) -> bool:
    return not (found.kept or found.blocked or found.along or found.done)


def _staying(desk: Desk, key: Key, clash: Clash) -> Staying:
    kind, id_ = key
    said = history.conflict(desk, clash)
    reason = said.reason
    if (clash.kind, clash.record) != key:
        reason = f"{_kind(clash.kind)} ‘{said.title}’: {reason}"
    return Staying(kind, id_, _kind(kind), title(desk.store, kind, id_), reason)


def _kind(kind: KindId) -> str:
    return KINDS[kind].label if kind in KINDS else KIND_LABELS[kind]


def _unit(kind: KindId) -> str:
    return KINDS[kind].unit if kind in KINDS else "건"

"""One field of many records at once: seen first, then done as one operation.

Every record goes through the service of its kind, so its rules hold; one that its rules refuse
stays as it is and the others change. The look beforehand is the change itself, rolled back:
what it tells is what will happen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from jobdesk.data import records
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.employers import EmployerStatus, VacancyStatus
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.people import SeekerStatus
from jobdesk.errors import UserError
from jobdesk.services import employers, lists, seekers, vacancies
from jobdesk.services.desk import Desk

FIELDS = ("counsellor", "eup_myeon", "status")
"""What can be set for many at once; a record of each kind here has all three."""

MOST = 2_000
"""Records in one go: some seconds of writing."""

_SAVE: dict[KindId, Callable[[Desk, Any], Change]] = {
    KindId.SEEKERS: seekers.save,
    KindId.EMPLOYERS: employers.save,
    KindId.VACANCIES: vacancies.save,
}
_SET_STATUS: dict[KindId, Callable[[Desk, int, str], Change]] = {
    KindId.SEEKERS: lambda desk, id_, status: seekers.set_status(desk, id_, SeekerStatus(status)),
    KindId.EMPLOYERS: lambda desk, id_, status: employers.set_status(
        desk, id_, EmployerStatus(status)
    ),
    KindId.VACANCIES: lambda desk, id_, status: vacancies.set_status(
        desk, id_, VacancyStatus(status)
    ),
}
KINDS_IN_BULK: tuple[KindId, ...] = tuple(_SAVE)
"""The kinds whose lists offer it."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A record that keeps its value, and why, in words."""

    id: int
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """Ids that change, ids that have the value already, and those refused."""

    changed: tuple[int, ...]
    same: tuple[int, ...]
    refused: tuple[Refused, ...]


class _Rehearsed(Exception):  # noqa: N818 - no error: it rolls the rehearsal back
    pass


def preview(desk: Desk, kind: KindId, ids: Sequence[int], field: str, value: str) -> Outcome:
    """What :func:`apply` would do; nothing is stored or noted. Runs where writes run.

    Raises UserError for a field or number of records that cannot be taken.
    """
    seen: list[Outcome] = []

    def rehearse() -> None:
        seen.append(_run(desk, kind, ids, field, value))
        raise _Rehearsed

    with suppress(_Rehearsed), desk.store.operation("한꺼번에 바꾸기 미리 보기"):
        rehearse()
    return seen[0]


def apply(desk: Desk, kind: KindId, ids: Sequence[int], field: str, value: str) -> Change:
    """Set ``field`` to ``value`` for all records that may take it, undone in one step.

    Raises UserError when none of them changes.
    """
    known = KINDS[kind]
    with desk.store.operation("한꺼번에 바꾸기") as operation:
        outcome = _run(desk, kind, ids, field, value)
        if not outcome.changed:
            raise UserError("바뀌는 기록이 없습니다. 저장된 자료는 그대로입니다.", field=field)
        count = f"{len(outcome.changed):,}{known.unit}"
        operation.relabel(f"{known.label} {count} {known.field(field).label}: {value or '비움'}")
        return operation.change(*(Ref(kind, id_) for id_ in outcome.changed))


def _run(desk: Desk, kind: KindId, ids: Sequence[int], field: str, value: str) -> Outcome:
    if field not in FIELDS or kind not in _SAVE:
        raise UserError(
            "한꺼번에 바꿀 수 없는 항목입니다. 저장된 자료는 그대로입니다.", field=field
        )
    if len(ids) > MOST:
        raise UserError(
            f"한 번에 {MOST:,}{KINDS[kind].unit}까지 바꿉니다. 저장된 자료는 그대로입니다. "
            "조건을 좁혀 나누어 바꾸세요."
        )
    changed: list[int] = []
    same: list[int] = []
    why: dict[int, str] = {}
    for record in records.get_many(desk.store, kind, ids):
        if str(getattr(record, field) or "") == value:
            same.append(record.id)
            continue
        desk.store.db.execute("SAVEPOINT one_of_many")
        try:
            _set(desk, kind, record, field, value)
            changed.append(record.id)
        except UserError as refusal:
            # What its service wrote before it refused goes back; the others stay.
            desk.store.db.execute("ROLLBACK TO one_of_many")
            why[record.id] = str(refusal)
        desk.store.db.execute("RELEASE one_of_many")
    names = lists.called(desk, kind, list(why))
    refused = tuple(Refused(id_, names.get(id_, ""), words) for id_, words in why.items())
    return Outcome(tuple(changed), tuple(same), refused)


def _set(desk: Desk, kind: KindId, record: Any, field: str, value: str) -> None:
    if field == "status":
        _SET_STATUS[kind](desk, record.id, value)
    else:
        _SAVE[kind](desk, replace(record, **{field: value}))

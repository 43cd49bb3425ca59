"""Writes a plan: one backup, one operation, one Change; one undo takes all of it back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from jobdesk.data import records
from jobdesk.data.record_types import TYPES
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.counselling import Registration
from jobdesk.domain.employers import Employer
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.progress import Progress
from jobdesk.errors import UserError
from jobdesk.services import access, backups, completion_guard, registrations, settings
from jobdesk.services.access import Action
from jobdesk.services.backups import Reason
from jobdesk.services.desk import Desk
from jobdesk.services.importing import (
    cohort_held,
    cohort_writing,
    day_writing,
    farm_writing,
    firms,
    following,
    newcomers,
    originals,
    receipts,
)
from jobdesk.services.importing.beside import BESIDE, Beside
from jobdesk.services.importing.differences import differences, noted
from jobdesk.services.importing.intake import INTAKES
from jobdesk.services.importing.planner import row_of
from jobdesk.services.importing.planning import employer_type
from jobdesk.services.importing.shapes import (
    Decision,
    DuplicateRule,
    ImportPlan,
    ImportResult,
    PlanRow,
)

KIND = "import"
"""The kind of operation in the journal."""


def apply(desk: Desk, plan: ImportPlan, progress: Progress) -> ImportResult:
    """Store the plan's new and changed rows; open questions and rejects are left out.

    ``progress`` counts rows and may raise Cancelled: nothing is kept then. Raises UserError
    when a record of the plan is gone meanwhile, StoreError; nothing is kept then either.
    """
    writing = [r for r in plan.rows if r.decision in (Decision.NEW, Decision.UPDATE)]
    if not writing:
        return _result(plan, Change((), "", 0), None)
    backup = backups.make(desk, Reason.IMPORT)
    unit = KINDS[plan.kind].unit
    label = f"엑셀 가져오기: {plan.file} {len(writing):,}{unit}"
    with desk.store.operation(label, kind=KIND) as operation:
        writer = _Writer(desk, plan, progress)
        with cohort_held.held(desk, plan) as anew, farm_writing.held(desk, plan.kind):
            new, updated = writer.write()
        # What was written besides named it after itself.
        operation.relabel(f"{label}{completion_guard.suffix(anew)}")
        _log(desk, plan, plan.kind, Action.ADD, new)
        _log(desk, plan, plan.kind, Action.EDIT, updated)
        for kind, made in writer.made.items():
            _log(desk, plan, kind, Action.ADD, made)
        change = operation.change(*(Ref(plan.kind, id_) for id_ in (*new, *updated)))
        result = _result(plan, change, backup)
        if change.operation:
            originals.keep(desk, operation.id, plan, writer.written)
            receipts.add(desk, operation.id, plan, result)
    return result


def _log(desk: Desk, plan: ImportPlan, kind: KindId, action: Action, ids: list[int]) -> None:
    if ids:
        access.log(desk, action, kind, ids, purpose=f"엑셀 가져오기: {plan.file}")


def _result(plan: ImportPlan, change: Change, backup: backups.BackupInfo | None) -> ImportResult:
    counts = plan.counts
    left = (Decision.REJECT, Decision.QUESTION)
    return ImportResult(
        change,
        counts.read,
        counts.new,
        counts.updated,
        counts.unchanged,
        counts.skipped,
        counts.question,
        counts.rejected,
        tuple(row for row in plan.rows if row.decision in left),
        backup,
    )


class _Writer:
    """Turns rows into records inside the running operation."""

    def __init__(self, desk: Desk, plan: ImportPlan, progress: Progress) -> None:
        self._desk = desk
        self._store = desk.store
        own = settings.get(desk)
        self._places, self._months = own.eup_myeon, own.registration_months
        self._plan = plan
        self._rule = (
            DuplicateRule.UPDATE if plan.choices.rule is DuplicateRule.SKIP else plan.choices.rule
        )
        self._progress = progress
        self._done = 0
        self.written: list[tuple[int, PlanRow]] = []
        """Each record's id and the row it was made of or changed by."""
        self._beside: dict[int, Beside] = {}
        self.made: dict[KindId, list[int]] = {}
        """People, firms and vacancies that were made because rows name them."""

    def write(self) -> tuple[list[int], list[int]]:
        """Ids of the new and of the changed records."""
        plan = self._plan
        new: dict[int, dict[str, object]] = {}
        merged: dict[int, list[PlanRow]] = {}
        for row in plan.rows:
            if row.decision is Decision.NEW:
                new[row.index] = dict(row.values)
            elif row.decision is Decision.UPDATE:
                self._sort(row, new, merged)
        total = len(new) + len(merged)
        if plan.kind is KindId.VACANCIES:
            self._make_employers(new)
        elif plan.kind in INTAKES:
            type_ = employer_type(plan.understood, "employer")
            rows = list(new.values())
            self.made = newcomers.make(self._store, plan.kind, rows, self._places, type_)
        record_type = TYPES[plan.kind]
        names = frozenset(record_type.__dataclass_fields__)
        made = [
            record_type(**{k: v for k, v in values.items() if k in names})
            for values in new.values()
        ]
        ids = self._insert(made, total)
        self._done = len(ids)
        self.written += zip(ids, (plan.rows[index] for index in new), strict=True)
        for id_, values in zip(ids, new.values(), strict=True):
            if isinstance(beside := values.get(BESIDE), Beside):
                self._beside[id_] = beside
        changed = self._update(merged, total)
        following.follow(self._desk, plan.kind, ids, changed)
        for settle in (day_writing.settle, cohort_writing.settle, farm_writing.settle):
            more_made = settle(self._desk, plan.kind, ids, changed, self._beside)
            for kind, more in more_made.items():
                self.made[kind] = [*self.made.get(kind, ()), *more]
        return ids, changed

    def _insert(self, made: list[Any], total: int) -> list[int]:
        """Store the new records, a person's first 구직신청 with the person."""
        if self._plan.kind is KindId.ATTENDANCE:
            return cohort_writing.put_marks(self._desk, made)
        applied: list[Registration | None] = []
        if self._plan.kind is KindId.SEEKERS:
            pairs = [registrations.first_of(seeker, self._months) for seeker in made]
            made = [seeker for seeker, _ in pairs]
            applied = [registration for _, registration in pairs]
        ids = records.insert_many(
            self._store, self._plan.kind, made, lambda done, _: self._progress(done, total)
        )
        pairs_of = zip(ids, applied, strict=False)
        records.insert_many(
            self._store,
            KindId.REGISTRATIONS,
            [replace(each, seeker_id=id_) for id_, each in pairs_of if each is not None],
        )
        return ids

    def _sort(
        self, row: PlanRow, new: dict[int, dict[str, object]], merged: dict[int, list[PlanRow]]
    ) -> None:
        """Where a changing row goes: into a record, into an earlier new row, or on its own."""
        target = row.existing_id
        if target is not None and target < 0:
            twin = self._plan.rows[row_of(target)]
            if twin.index in new:
                beside = _joined(new[twin.index].get(BESIDE), row.values.get(BESIDE))
                for name, value in row.values.items():
                    old = new[twin.index].get(name)
                    if name == "note" and old and value:
                        new[twin.index][name] = noted(str(old), str(value))
                    elif value not in ("", None) and (
                        (row.rule or self._rule) is DuplicateRule.UPDATE
                        or not new[twin.index].get(name)
                    ):
                        new[twin.index][name] = value
                if beside is not None:
                    new[twin.index][BESIDE] = beside
                return
            target = twin.existing_id if twin.decision is not Decision.SKIP else None
        if target is None or target < 0:
            new[row.index] = dict(row.values)
        else:
            merged.setdefault(target, []).append(row)

    def _make_employers(self, new: Mapping[int, dict[str, object]]) -> None:
        """Give every vacancy its employer, making each missing one once."""
        type_ = employer_type(self._plan.understood, "employer")
        missing: dict[object, Employer] = {}
        wanted = [values for values in new.values() if values.get("employer_id") is None]
        for values in wanted:
            employer, key = firms.employer_of(values, self._places, type_), values[firms.NEW]
            missing[key] = firms.filled(missing[key], employer) if key in missing else employer
        ids = records.insert_many(self._store, KindId.EMPLOYERS, missing.values())
        made = dict(zip(missing, ids, strict=True))
        for values in wanted:
            values["employer_id"] = made[values[firms.NEW]]

    def _update(self, merged: Mapping[int, list[PlanRow]], total: int) -> list[int]:
        current = {r.id: r for r in records.get_many(self._store, self._plan.kind, list(merged))}
        out: list[Any] = []
        for id_, rows in merged.items():
            record = current.get(id_)
            if record is None or record.trashed_on is not None:
                raise UserError(
                    f"{rows[0].row}행의 '{rows[0].title}' 기록이 그 사이에 지워졌습니다. 저장된 "
                    "것은 없습니다. 파일을 다시 읽어 주세요."
                )
            for row in rows:
                new = differences(self._plan.kind, record, row.values, row.rule or self._rule)
                beside = new.pop(BESIDE, None)
                if isinstance(beside, Beside):
                    self._beside[id_] = _joined(self._beside.get(id_), beside)
                record = replace(record, **new) if new else record
            out.append(record)
        if self._plan.kind is KindId.SEEKERS:
            out = registrations.imported(self._desk, current, out)
        elif self._plan.kind is KindId.ATTENDANCE:
            out = [record for record in out if record != current[record.id]]
            cohort_writing.put_marks(self._desk, out)
            ids = [record.id for record in out]
            self.written += [(id_, row) for id_ in ids for row in merged[id_]]
            return ids
        elif self._plan.kind is KindId.FARM_REQUESTS:
            ids = farm_writing.save_requests(self._desk, current, out)
            self.written += [(id_, row) for id_ in ids for row in merged[id_]]
            return ids
        changed = records.update_many(
            self._store,
            self._plan.kind,
            out,
            lambda done, _: self._progress(self._done + done, total),
        )
        self.written += [(id_, row) for id_ in changed for row in merged[id_]]
        return list(changed)


def _joined(one: object, other: object) -> Any:
    """What two rows of one record say beside it; None where neither says anything."""
    if isinstance(one, Beside) and isinstance(other, Beside):
        return one.joined(other)
    return other if isinstance(other, Beside) else one

"""A review left before its end: kept with its cells, choices and decisions, and gone on with.

It lies in the store, since it tells of people, and is no record: neither history nor undo
knows of it. What it was compared with may have changed meanwhile, so the plan is made anew.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jobdesk.data import import_plans
from jobdesk.domain.kinds import KindId
from jobdesk.domain.progress import Progress, silent
from jobdesk.errors import UserError
from jobdesk.exchange.workbook import Workbook
from jobdesk.services import imports
from jobdesk.services.desk import Desk
from jobdesk.services.importing import carrying, packing
from jobdesk.services.importing.shapes import Choices, DuplicateRule, ImportPlan

_SIZE = 4
"""Bytes of the length of the choices, which stand before the cells."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A review that can be gone on with; ``rows`` is how many its plan had."""

    id: int
    at: datetime
    file: str
    kind: KindId
    rows: int


def packed(workbook: Workbook) -> bytes:
    """The cells of a file for :func:`keep`; they never change, so this is done once."""
    return packing.packed(workbook)


def keep(desk: Desk, plan: ImportPlan, cells: bytes) -> None:
    """Keep a plan with what was chosen and decided, in place of the one kept before.

    A centre opened read-only keeps nothing.
    """
    if desk.read_only:
        return
    told = {"choices": _told(plan.choices, plan.kind), "decided": carrying.told(plan)}
    head = zlib.compress(json.dumps(told, ensure_ascii=False).encode())
    body = len(head).to_bytes(_SIZE, "big") + head + cells
    import_plans.keep(desk.store, plan.file, plan.sha256, plan.kind, len(plan.rows), body)


def kept(desk: Desk) -> Kept | None:
    """What this user left, None for nothing."""
    row = import_plans.kept(desk.store)
    if row is None:
        return None
    at = datetime.fromisoformat(row.at)
    return Kept(row.id, at, row.file, KindId(row.sheet_kind), row.rows)


def drop(desk: Desk) -> None:
    """Let go of what this user left."""
    if not desk.read_only:
        import_plans.drop(desk.store)


def resume(desk: Desk, id_: int, progress: Progress = silent) -> ImportPlan:
    """The plan as it was left, compared with what is stored now; decisions that still mean the
    same are kept. Nothing is written. Raises UserError, Cancelled."""
    body = import_plans.body_of(desk.store, id_)
    if body is None:
        raise UserError("검토하던 파일이 더는 남아 있지 않습니다. 파일을 다시 고르세요.")
    start = _SIZE + int.from_bytes(body[:_SIZE], "big")
    told: dict[str, Any] = json.loads(zlib.decompress(body[_SIZE:start]))
    workbook = packing.unpacked(body[start:])
    made = imports.plan_as(desk, workbook, _choices(told["choices"]), progress=progress)
    return carrying.retold(made, told["decided"])


def _told(choices: Choices, kind: KindId) -> dict[str, object]:
    return {
        "kind": choices.kind or kind.value,
        "sheet": choices.sheet,
        "columns": dict(choices.columns),
        "header_rows": choices.header_rows,
        "rule": choices.rule.name,
        "values": {header: dict(said) for header, said in choices.values.items()},
        "edits": [[*where, text] for where, text in choices.edits.items()],
        "year": choices.year,
        "profile": choices.profile,
        "rows": [[*where, taken] for where, taken in choices.rows.items()],
        "day": choices.day,
        "cohort": choices.cohort,
    }


def _choices(told: dict[str, Any]) -> Choices:
    rows = told["header_rows"]
    return Choices(
        told["kind"],
        told["sheet"],
        told["columns"],
        None if rows is None else tuple(rows),
        DuplicateRule[told["rule"]],
        told["values"],
        {(sheet, row, column): text for sheet, row, column, text in told["edits"]},
        told["year"],
        told["profile"],
        {(sheet, row): taken for sheet, row, taken in told["rows"]},
        told.get("day"),
        told.get("cohort"),
    )

"""What the tests of importing share: workbooks made here, and a look at what is stored."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services import imports, lists
from jobdesk.services.desk import Desk
from jobdesk.services.imports import Decision, ImportPlan

PEOPLE = ("성명", "생년월일", "연락처", "주소", "희망직종", "비고")
KIM = ("김민지", "1990-01-02", "010-1234-5678", "한빛군 가람읍 1", "조리", "")
LEE = ("이철수", "65.3.4", "010.2345.6789", "한빛군 솔내면 2", "청소", "오전만")
"""Two rows beneath PEOPLE that come in as they are."""
SEEKERS, EMPLOYERS, VACANCIES = KindId.SEEKERS, KindId.EMPLOYERS, KindId.VACANCIES


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a test puts the sheet it brings in."""
    return tmp_path / "명부.xlsx"


def workbook(
    path: Path, *rows: Sequence[object], merged: Sequence[str] = (), title: str = "Sheet1"
) -> Path:
    """A workbook of one sheet at ``path``."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    for area in merged:
        sheet.merge_cells(area)
    book.save(path)
    return path


def people(path: Path, *rows: Sequence[object]) -> Path:
    """A workbook of people under the headers PEOPLE; short rows are filled up."""
    return workbook(path, PEOPLE, *rows)


def decisions(plan: ImportPlan) -> list[Decision]:
    """The decision of every row, in file order."""
    return [row.decision for row in plan.rows]


def stored(desk: Desk, kind: KindId, *fields: str) -> list[tuple[object, ...]]:
    """These fields of every record of a kind, oldest first."""
    ids = sorted(lists.find(desk, kind))
    rows = lists.rows(desk, kind, ids, fields or [f.id for f in KINDS[kind].fields])
    return [rows[id_] for id_ in ids]


def bring(desk: Desk, path: Path, **choices: object) -> imports.ImportResult:
    """Plan and apply in one go."""
    return imports.apply(desk, imports.plan(desk, path, **choices))  # type: ignore[arg-type]


def dump(desk: Desk) -> dict[str, list[dict[str, object]]]:
    """Every row of every kind's table, byte for byte, but for the revision: it only grows, so
    that a form opened before an undo cannot win."""
    out: dict[str, list[dict[str, object]]] = {}
    for kind in KindId:
        rows = desk.store.db.query(f"SELECT * FROM {kind.value} ORDER BY id")
        out[kind.value] = [{k: v for k, v in row.items() if k != "revision"} for row in rows]
    return out


def conserved(counts: imports.Counts | imports.ImportResult) -> bool:
    """Whether every row read has exactly one fate."""
    return counts.read == (
        counts.new
        + counts.updated
        + counts.unchanged
        + counts.skipped
        + counts.question
        + counts.rejected
    )

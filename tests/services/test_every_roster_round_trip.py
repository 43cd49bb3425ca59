"""Every roster goes out, comes into an empty centre and goes out again with equal rows."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from jobdesk.domain.kinds import LISTED, KindId
from jobdesk.exchange import reader
from jobdesk.services import demo, history, imports, rosters
from jobdesk.services.desk import Desk
from tests.conftest import today
from tests.services.import_kit import conserved, dump

Rows = Counter[tuple[object, ...]]


def exported(desk: Desk, kind: KindId, path: Path) -> Rows:
    """The rows of a roster as they stand in its file, without their numbers."""
    count = rosters.export(desk, kind, path)
    (sheet,) = reader.read(path).sheets
    rows = [tuple(row[1:]) for row in sheet.rows if isinstance(row[0], int)]
    assert len(rows) == count > 0
    return Counter(rows)


@pytest.mark.parametrize(("seed", "seekers"), [(3, 100), (7, 150)])
def test_every_roster_comes_back_as_it_went_out(
    desk: Desk, tmp_path: Path, seed: int, seekers: int
) -> None:
    source = demo.build(tmp_path / "demo", seed=seed, seekers=seekers, today=today)
    out: dict[KindId, Rows] = {}
    before = dump(desk)
    operations: list[int] = []
    try:
        for kind in LISTED:
            path = tmp_path / f"{kind.value}.xlsx"
            out[kind] = exported(source, kind, path)
            plan = imports.plan(desk, path)
            assert plan.kind is kind
            assert (plan.questions, plan.rejected) == ((), ()), kind
            result = imports.apply(desk, plan)
            assert conserved(result)
            operations.append(result.change.operation)
            assert imports.plan(desk, path).counts.unchanged == plan.counts.read, kind
        for kind in LISTED:
            assert exported(desk, kind, tmp_path / f"{kind.value}2.xlsx") == out[kind], kind
    finally:
        source.store.close()
    for operation in reversed(operations):
        history.undo(desk, operation)
    assert dump(desk) == before

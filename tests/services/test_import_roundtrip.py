"""A roster that went out comes back in as it was, columns and values."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from jobdesk.domain.kinds import KindId
from jobdesk.services import demo, imports, rosters
from jobdesk.services.desk import Desk
from tests.conftest import today
from tests.services.import_kit import stored

ORDER = (KindId.EMPLOYERS, KindId.VACANCIES, KindId.SEEKERS)


def test_rosters_go_out_and_come_back_equal(desk: Desk, tmp_path: Path) -> None:
    source = demo.build(tmp_path / "demo", seed=3, seekers=60, today=today)
    try:
        for kind in ORDER:
            path = tmp_path / f"{kind.value}.xlsx"
            rows = rosters.export(source, kind, path)
            plan = imports.plan(desk, path)
            assert plan.kind is kind
            assert plan.counts.new == plan.counts.read == rows
            imports.apply(desk, plan)
            for field in plan.column_fields.values():
                before = Counter(map(repr, stored(source, kind, field)))
                assert Counter(map(repr, stored(desk, kind, field))) == before, field
            assert imports.plan(desk, path).counts.unchanged == rows
    finally:
        source.store.close()

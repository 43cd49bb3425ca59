"""The practice centre of the year 2022, built once for every test that only looks at it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from jobdesk.data import records
from jobdesk.domain.kinds import KindId
from jobdesk.services import centres, lists
from jobdesk.services.demo import muju_2022
from jobdesk.services.desk import Desk
from tests.conftest import today

YEAR = ("2022-01-01", "2022-12-31")


@pytest.fixture(scope="module")
def muju(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The centre, to look at only."""
    desk = muju_2022.build(tmp_path_factory.mktemp("muju") / "centre", today=today)
    yield desk
    centres.close(desk)


def every(desk: Desk, kind: KindId) -> list[Any]:
    """Every record of a kind outside the 휴지통, by id."""
    return records.get_many(desk.store, kind, sorted(lists.find(desk, kind)))


def asked(desk: Desk, sql: str, *values: object) -> Any:
    """The first value of the first row of a question."""
    return desk.store.db.execute(sql, list(values)).fetchone()[0]

"""The practice centre is built whole or not at all, and opened ever after."""

from __future__ import annotations

from pathlib import Path

import pytest

from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker
from jobdesk.errors import Cancelled
from jobdesk.services import lists, practice, seekers
from tests.conftest import today


def test_it_is_built_once_and_kept(tmp_path: Path) -> None:
    folder = tmp_path / "practice"
    desk = practice.enter(folder, today=today)
    assert desk.practice
    count = lists.count(desk, KindId.SEEKERS)
    assert count > 100
    seekers.register(desk, Seeker(name="김새롬", registered_on=today()))
    desk.store.close()
    again = practice.enter(folder, today=today)
    assert lists.count(again, KindId.SEEKERS) == count + 1
    again.store.close()


def test_a_cancelled_build_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "practice"

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        practice.enter(folder, today=today, progress=stop)
    assert list(tmp_path.iterdir()) == []


def test_a_second_window_only_looks(tmp_path: Path) -> None:
    first = practice.enter(tmp_path / "practice", today=today)
    second = practice.enter(tmp_path / "practice", today=today)
    assert second.read_only
    assert not first.read_only
    second.store.close()
    first.store.close()

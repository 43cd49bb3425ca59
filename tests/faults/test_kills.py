"""Killed 200 times in the middle of writing: nothing acknowledged is lost, nothing is half done.

JOBDESK_KILLS sets another number. Each kill is followed by opening the centre, which is where
SQLite recovers, by comparing, and by the full check.
"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from jobdesk.data import backup, records
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker
from jobdesk.services import backups, centres, checks
from jobdesk.services.desk import Desk
from tests.conftest import PASSWORD, today
from tests.faults import killer
from tests.faults.kill_kit import Kill
from tests.faults.kill_kit import kill as kill

KILLS = int(os.environ.get("JOBDESK_KILLS", "200"))
PER_JOB = max(1, KILLS // 4)
PER_STORE = 10

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills are sent to forks (POSIX)")


@pytest.fixture
def started(desk: Desk) -> Path:
    """The folder of a closed centre whose first person's note counts from 0."""
    with desk.store.operation("시작"):
        records.insert(desk.store, Seeker(name="처음", note="0"))
    desk.store.close()
    return desk.folder


def rounds(started: Path, seed: int) -> Iterator[tuple[Path, random.Random, int]]:
    """A centre for each kill; a fresh one after every PER_STORE, so that checks stay quick."""
    chance = random.Random(seed)
    for number in range(PER_JOB):
        if number % PER_STORE == 0:
            folder = started.parent / f"centre-{number}"
            shutil.copytree(started, folder)
        yield folder, chance, number


def reopened(folder: Path) -> Desk:
    return centres.open_centre(folder, PASSWORD, today=today)


def assert_sound(desk: Desk) -> None:
    report = checks.check(desk)
    assert report.ok, [item for item in report.items if not item.ok]


def test_edits(started: Path, kill: Kill) -> None:
    for folder, chance, _ in rounds(started, 1):
        acks = kill(folder, "edit", chance.uniform(0, 0.04))
        desk = reopened(folder)
        number = int(records.get(desk.store, KindId.SEEKERS, 1).note)
        if acks:
            assert acks[-1] <= number <= acks[-1] + 1
        names = desk.store.db.execute("SELECT name FROM seekers WHERE id > 1 ORDER BY id")
        assert [name for (name,) in names] == [f"수정 {n + 1}" for n in range(number)]
        assert_sound(desk)
        desk.store.close()


def test_imports_and_their_undo(started: Path, kill: Kill) -> None:
    for folder, chance, _ in rounds(started, 2):
        acks = kill(folder, "import", chance.uniform(0, 0.08))
        desk = reopened(folder)
        rows = desk.store.db.execute(
            "SELECT cast(note AS INTEGER), count(*) FROM seekers WHERE id > 1 GROUP BY 1"
        ).fetchall()
        assert {count for _, count in rows} <= {killer.BATCH}
        present = {batch for batch, _ in rows}
        state = dict(acks)
        newest = acks[-1][0] if acks else 0
        for batch, there in state.items():
            if batch < newest or batch % 3:
                assert (batch in present) == there
        assert present <= set(range(1, max([newest + 1, *present]) + 1))
        assert_sound(desk)
        desk.store.close()


def test_backups(started: Path, kill: Kill) -> None:
    for folder, chance, _ in rounds(started, 3):
        acks = kill(folder, "backup", chance.uniform(0, 0.12))
        desk = reopened(folder)
        made = {info.path.name: info for info in backups.listing(desk)}
        for name, number in acks:
            assert made[name].verified
            assert counter_in(folder, made[name].path, desk.store.key) == number
        for info in made.values():
            backup.verify(info.path, desk.store.key)
        number = int(records.get(desk.store, KindId.SEEKERS, 1).note)
        assert not acks or number >= acks[-1][1]
        assert_sound(desk)
        desk.store.close()


def counter_in(folder: Path, path: Path, key: bytes) -> int:
    from jobdesk.data import engine

    db = engine.connect(path, key, read_only=True)
    try:
        return int(db.execute("SELECT note FROM seekers WHERE id = 1").fetchone()[0])
    finally:
        db.close()


def test_restores(started: Path, kill: Kill) -> None:
    kept = started.parent / "kept"
    contents: dict[str, list[str]] = {}
    for names in (["가"], ["가", "나", "다"]):
        desk = reopened(started)
        with desk.store.operation("등록"):
            records.insert_many(desk.store, KindId.SEEKERS, [Seeker(name=n) for n in names])
        made = backups.make(desk, folder=kept)
        contents[made.path.name] = people(desk)
        newest = people(desk)
        desk.store.close()
    before = newest
    seen: set[str] = set()
    for folder, chance, number in rounds(started, 4):
        if number % PER_STORE == 0:
            before = newest
        acks = kill(folder, "restore", chance.uniform(0, 0.15))
        desk = reopened(folder)
        now = people(desk)
        done = [name for what, name in acks if what == "done"]
        allowed = [contents[done[-1]] if done else before]
        if acks and acks[-1][0] == "begin":
            allowed.append(contents[acks[-1][1]])
        assert now in allowed
        seen.add(str(now))
        before = now
        assert_sound(desk)
        desk.store.close()
        for path in folder.glob("centre-replaced-*"):
            path.unlink()
    assert len(seen) == 2 or PER_JOB < 10


def people(desk: Desk) -> list[str]:
    return [n for (n,) in desk.store.db.execute("SELECT name FROM seekers ORDER BY id")]

"""Nobody but its owner reads a centre's files, and a list from outside deletes nothing."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from jobdesk.data import backup, files, manifest, records
from jobdesk.data.keyfile import CHEAP
from jobdesk.domain.people import Seeker
from jobdesk.services import backups, centres
from jobdesk.services.desk import Desk
from tests.conftest import PASSWORD, today

posix = pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")


@pytest.fixture
def wide() -> Iterator[None]:
    """The widest habit a machine can have: everybody may read and write what is made."""
    before = os.umask(0)
    yield
    os.umask(before)


def modes(folder: Path) -> dict[str, str]:
    """Every path under ``folder`` whose mode is not the owner's alone."""
    wanted = {True: 0o700, False: 0o600}
    return {
        path.name: oct(path.stat().st_mode & 0o777)
        for path in (folder, *folder.rglob("*"))
        if path.stat().st_mode & 0o777 != wanted[path.is_dir()]
    }


@posix
@pytest.mark.usefixtures("wide")
def test_only_the_owner_reads_a_centre_at_any_moment_of_its_life(tmp_path: Path) -> None:
    folder = tmp_path / "centre"
    desk, key = centres.create(folder, name="솔내", password=PASSWORD, today=today, cost=CHEAP)
    with desk.store.operation("구직자 등록"):
        records.insert(desk.store, Seeker(name="김민지"))
    made = backups.make(desk, folder=tmp_path / "usb")
    assert (folder / "centre.db-wal").exists()
    assert modes(folder) == {}
    assert modes(tmp_path / "usb") == {}
    desk.store.close()
    centres.recover(folder, key, "관리자", "다른 긴 비밀번호")
    backups.restore(folder, made.path, PASSWORD)
    assert len(list(folder.glob("centre-replaced*"))) == 2
    assert modes(folder) == {}
    backups.restore(tmp_path / "new", made.path, PASSWORD)
    assert modes(tmp_path / "new") == {}


@posix
def test_a_folder_chosen_empty_is_closed_and_a_shared_one_left(tmp_path: Path) -> None:
    empty, shared = tmp_path / "empty", tmp_path / "shared"
    for folder in (empty, shared):
        folder.mkdir()
        folder.chmod(0o755)
    (shared / "메모.txt").write_text("다른 것", encoding="utf-8")
    for folder in (empty, shared):
        files.private_folder(folder)
    assert [f.stat().st_mode & 0o777 for f in (empty, shared)] == [0o700, 0o755]


@posix
@pytest.mark.usefixtures("wide")
def test_what_a_cut_left_readable_is_not_written_into(tmp_path: Path) -> None:
    part = tmp_path / "keys.json.part"
    part.write_bytes(b"half")
    files.write_whole(tmp_path / "keys.json", b"whole")
    assert (tmp_path / "keys.json").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "keys.json").read_bytes() == b"whole"


def listed(place: Path, **changes: object) -> None:
    """Add an entry, old enough to be thinned, to the list in ``place``."""
    items = json.loads((place / manifest.NAME).read_bytes())
    items.append({**items[0], "made_at": "2001-01-01T00:00:00", **changes})
    (place / manifest.NAME).write_text(json.dumps(items), encoding="utf-8")


@pytest.mark.parametrize("name", ["../../victim.txt", "victim.txt"])
def test_a_list_written_by_somebody_else_deletes_nothing(desk: Desk, name: str) -> None:
    backups.make(desk)
    place = desk.folder / "backups"
    victim = place / name
    victim.write_text("중요한 것", encoding="utf-8")
    listed(place, file=name)
    backups.make(desk)
    assert victim.exists()
    assert len(manifest.read(place)) == 2


@pytest.mark.parametrize(
    "changes", [{"made_at": "어제"}, {"made_at": 7}, {"file": None}, {"copies": 1}, {"rows": "x"}]
)
def test_a_list_of_another_shape_counts_as_none(desk: Desk, changes: dict[str, object]) -> None:
    made = backups.make(desk)
    listed(desk.folder / "backups", **changes)
    assert manifest.read(desk.folder / "backups") == ()
    assert [(b.path, b.verified) for b in backups.listing(desk)] == [(made.path, False)]


def test_a_backup_asked_for_where_backups_lie_is_made_once(desk: Desk) -> None:
    made = backups.make(desk, folder=desk.folder / "backups")
    assert made.path.parent == desk.folder / "backups"
    assert backup.verify(made.path, desk.store.key) == made.rows
    assert len(backups.listing(desk)) == 1

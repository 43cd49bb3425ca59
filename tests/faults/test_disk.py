"""A full, unwritable or busy disk ends in a sentence; what was stored stays readable."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from jobdesk.data import records
from jobdesk.data.lock import CentreLock, LockNote
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker
from jobdesk.errors import StoreError, StoreFault
from jobdesk.services import backups, centres, checks
from jobdesk.services.desk import Desk
from tests.conftest import PASSWORD, today

ROOT = Path(__file__).resolve().parents[2]

# Files of this process may grow to the given size only: what a full disk does to a write.
FULL = """
import json, resource, signal, sys
from pathlib import Path
from jobdesk.data import records
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker
from jobdesk.errors import StoreError
from jobdesk.services import backups, centres

folder, password, what, limit = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
desk = centres.open_centre(folder, password)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
said, written = [], 0
try:
    for number in range(200):
        if what == "backup":
            backups.make(desk)
        with desk.store.operation("가져오기", kind="import"):
            people = [Seeker(name=f"사람 {n}", note="긴 메모 " * 50) for n in range(100)]
            records.insert_many(desk.store, KindId.SEEKERS, people)
        written += 1
except StoreError as error:
    said = [error.fault.value, error.message]
readable = desk.store.db.execute("SELECT count(*) FROM seekers").fetchone()[0]
free = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
resource.setrlimit(resource.RLIMIT_FSIZE, (free, free))  # room was made
with desk.store.operation("구직자 등록"):
    records.insert(desk.store, Seeker(name="그 뒤"))
desk.store.close()
print(json.dumps({"said": said, "written": written, "readable": readable}))
"""


def run(script: str, *args: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script, *map(str, args)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


@pytest.mark.skipif(sys.platform == "win32", reason="RLIMIT_FSIZE is POSIX")
@pytest.mark.parametrize(
    ("what", "limit"), [("edit", 1_500_000), ("edit", 4_000_000), ("backup", 700_000)]
)
def test_a_full_disk(desk: Desk, what: str, limit: int) -> None:
    desk.store.close()
    done = run(FULL, desk.folder, PASSWORD, what, limit)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    fault, sentence = told["said"]
    assert fault in (StoreFault.DISK_FULL, StoreFault.IO)
    assert sentence.endswith("세요.")
    assert told["readable"] == told["written"] * 100
    again = centres.open_centre(desk.folder, PASSWORD, today=today)
    assert again.store.db["seekers"].count == told["written"] * 100 + 1
    assert checks.check(again).ok
    assert not list((desk.folder / "backups").glob("*.part"))
    again.store.close()


SECOND = """
import sys
from pathlib import Path
from jobdesk.errors import StoreError
from jobdesk.services import centres

try:
    centres.open_centre(Path(sys.argv[1]), sys.argv[2])
except StoreError as error:
    print(error.fault.value, error.message)
desk = centres.open_centre(Path(sys.argv[1]), sys.argv[2], read_only=True)
print(desk.store.db.execute("SELECT count(*) FROM seekers").fetchone()[0])
desk.store.close()
"""


def test_a_second_program_is_refused_and_may_read(desk: Desk) -> None:
    with desk.store.operation("구직자 등록"):
        records.insert(desk.store, Seeker(name="김민지"))
    done = run(SECOND, desk.folder, PASSWORD)
    assert done.returncode == 0, done.stderr
    refusal, count = done.stdout.splitlines()
    assert refusal.startswith("locked ")
    assert "관리자 님이" in refusal
    assert count == "1"
    with desk.store.operation("구직자 등록"):  # the reader left the writer alone
        records.insert(desk.store, Seeker(name="박서준"))


CRASH = """
import os, sys
from pathlib import Path
from jobdesk.services import centres

centres.open_centre(Path(sys.argv[1]), sys.argv[2])
os._exit(1)
"""


def test_a_note_left_by_a_crash_locks_nobody_out(desk: Desk) -> None:
    desk.store.close()
    run(CRASH, desk.folder, PASSWORD)
    assert (desk.folder / "lock").read_bytes()  # the note of the dead is still there
    centres.open_centre(desk.folder, PASSWORD, today=today).store.close()


PROTECTED = """
import os, sys
from pathlib import Path
from jobdesk.errors import StoreError
from jobdesk.services import backups, centres

if os.geteuid() == 0:
    os.setuid(65534)  # nobody: root may write everywhere
folder = Path(sys.argv[1])
try:
    centres.open_centre(folder, sys.argv[2])
except StoreError as error:
    print(error.fault.value, error.message)
desk = centres.open_centre(folder, sys.argv[2], read_only=True)
print(desk.store.db.execute("SELECT count(*) FROM seekers").fetchone()[0])
desk.store.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_a_write_protected_folder_is_said_and_may_be_read(desk: Desk) -> None:
    with desk.store.operation("구직자 등록"):
        records.insert(desk.store, Seeker(name="김민지"))
    desk.store.close()
    outside = Path(tempfile.mkdtemp())  # pytest's own folder is closed to other users
    folder = outside / "centre"
    shutil.copytree(desk.folder, folder)
    outside.chmod(0o755)
    for path in folder.rglob("*"):
        path.chmod(0o555 if path.is_dir() else 0o444)
    folder.chmod(0o555)
    try:
        done = run(PROTECTED, folder, PASSWORD)
    finally:
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o755)
        shutil.rmtree(outside)
    assert done.returncode == 0, done.stderr
    refusal, count = done.stdout.splitlines()
    assert refusal.startswith("read_only ")
    assert count == "1"


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreError):
        centres.create(tmp_path / "file" / "centre", name="솔내", password="비밀번호")


def test_another_programs_write_lock_is_waited_for_and_then_said(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from jobdesk.data import engine

    monkeypatch.setattr(engine, "BUSY_MS", 50)
    desk.store.db.execute("PRAGMA busy_timeout = 50")
    stranger = engine.connect(desk.store.path, desk.store.key)
    stranger.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError) as caught, desk.store.operation("구직자 등록"):
        records.insert(desk.store, Seeker(name="김민지"))
    assert caught.value.fault is StoreFault.LOCKED
    stranger.execute("ROLLBACK")
    stranger.close()
    with desk.store.operation("구직자 등록"):
        records.insert(desk.store, Seeker(name="김민지"))
    assert desk.store.db["seekers"].count == 1
    assert backups.make(desk).rows[KindId.SEEKERS] == 1


def test_a_disk_too_full_for_the_lock_note_is_said_and_locks_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = LockNote("접수 PC", "이상담", 1, "2026-11-20T09:00:00")

    def full(self: CentreLock, note: bytes) -> None:
        raise OSError(errno.ENOSPC, "no space")

    with monkeypatch.context() as disk:
        disk.setattr(CentreLock, "_write", full)
        with pytest.raises(StoreError) as caught:
            CentreLock(tmp_path, note)
    assert caught.value.fault is StoreFault.DISK_FULL
    CentreLock(tmp_path, note).release()

"""Copies of a store that were opened and checked before they took their name.

A backup is two files of one stem: the encrypted database and the key file as it was, so that
it can be restored alone with a password or the recovery key. ``VACUUM INTO`` makes it, which
sees one state of the store and leaves a file that opens from read-only media.
"""

from __future__ import annotations

import hashlib
import re
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

import sqlite_utils

from jobdesk.data import engine, keyfile, manifest, migrations, thinning
from jobdesk.data.faults import DbError, as_store_error, fault
from jobdesk.data.files import copy_private, new_private, private_folder, sync_file, sync_folder
from jobdesk.data.journal import columns_of
from jobdesk.data.manifest import Made
from jobdesk.data.store import Store
from jobdesk.domain.progress import Progress, silent
from jobdesk.errors import StoreError, StoreFault

FOLDER = "backups"
_NAME = manifest.FILE
_UNFINISHED = re.compile(r"jobdesk-\d{8}-\d{6}(-\d+)?\.db\.part(-journal)?")
_STEPS = 4


class Reason(StrEnum):
    """Why a backup was made."""

    QUIT = "종료"
    TIMER = "30분"
    IMPORT = "가져오기 전"
    UPGRADE = "이전 버전 올리기 전"
    RESTORE = "복원 전"
    ASKED = "직접"


def make(store: Store, reason: str, progress: Progress = silent) -> tuple[Path, Made]:
    """Back the store up into its own ``backups`` folder and thin what is there.

    ``progress`` counts four steps. Must not run inside an operation. Raises StoreError;
    an unfinished copy is removed then, and earlier backups are untouched.
    """
    folder = store.folder / FOLDER
    at = store.now()
    try:
        private_folder(folder)
        _sweep(folder)
        path = _free_name(folder, at)
        part = path.with_name(path.name + ".part")
        try:
            made = _copy(store, part, path.name, at, reason, progress)
            copy_private(store.folder / keyfile.NAME, sidecar(path))
            part.rename(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        sync_folder(folder)
        manifest.write(folder, (*manifest.read(folder), made))
        thin(folder, at)
    except OSError as error:
        raise as_store_error(error, folder) or error from error
    progress(_STEPS, _STEPS)
    return path, made


def _copy(
    store: Store, part: Path, name: str, at: datetime, reason: str, progress: Progress
) -> Made:
    progress(0, _STEPS)
    new_private(part)
    with store.no_writing():
        rows, newest = _vacuum(store, part)
    progress(1, _STEPS)
    sync_file(part)
    if engine.is_plain(part):
        raise RuntimeError("a backup was not encrypted")
    if verify(part, store.key) != rows:
        raise StoreError(
            "백업을 만들었지만 다시 읽어 보니 원본과 달라 지웠습니다. 자료는 안전합니다. 다시 "
            "시도하고, 되풀이되면 디스크를 점검하세요.",
            StoreFault.IO,
        )
    progress(2, _STEPS)
    made_at = at.isoformat(timespec="seconds")
    size, sha256 = part.stat().st_size, digest(part)
    return Made(name, made_at, reason, size, sha256, newest.id, newest.at, rows)


def _vacuum(store: Store, part: Path) -> tuple[dict[str, int], Newest]:
    """Copy the store into ``part``; its row counts and newest operation at that moment."""
    # One connection holds every writer off, the access log's too, while the other copies:
    # VACUUM sees no transaction of its own, and the counts have to be of the same moment.
    guard, db = (engine.connect(store.path, store.key) for _ in range(2))
    try:
        guard.execute("BEGIN IMMEDIATE")
        db.execute("VACUUM INTO ?", [str(part)])
        return counts(guard), newest_operation(guard)
    finally:
        guard.close()
        db.close()


def verify(path: Path, key: bytes) -> dict[str, int]:
    """Open the file at ``path``, check it whole, and return its row counts by table.

    Raises StoreError: DAMAGED (also when the key is not its own), TOO_NEW, …
    """
    if path.stat().st_size == 0:
        raise fault(StoreFault.DAMAGED)
    engine.refuse_torn(path)
    db = engine.connect(path, key, read_only=True)
    try:
        if not migrations.is_ours(db):
            raise fault(StoreFault.DAMAGED)
        migrations.refuse_newer(db)
        engine.refuse_damaged(db)
        if db.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
            raise fault(StoreFault.DAMAGED)
        if db.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise fault(StoreFault.DAMAGED)
        return counts(db)
    except DbError as error:
        raise as_store_error(error) or error from error
    finally:
        db.close()


def counts(db: sqlite_utils.Database) -> dict[str, int]:
    """Row counts of every table that holds records, logs or the journal."""
    return {
        table: int(db.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])
        for table in sorted(db.table_names())
        if not table.startswith(("sqlite_", "_")) and columns_of(db, table)
    }


class Newest(NamedTuple):
    """The newest operation of a store. Its time belongs to it: a restore steps back to ids
    that were given before."""

    id: int
    at: str


def newest_operation(db: sqlite_utils.Database) -> Newest:
    """The newest operation, id 0 where there is none: whether something was written."""
    row = db.execute("SELECT id, at FROM operations ORDER BY id DESC LIMIT 1").fetchone()
    return Newest(*row) if row else Newest(0, "")


def copy_to(path: Path, folder: Path, made: Made, *, listed: bool) -> Path:
    """Copy a finished backup and its keys to ``folder`` (a second disk), proved by its hash.

    ``listed`` keeps a list there and thins it; without, the files are only laid down.
    Raises StoreError; nothing half-copied keeps its name.
    """
    target = folder / path.name
    part = target.with_name(target.name + ".part")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if target.exists() and target.samefile(path):
            return target  # asked for where it lies already
        if listed:
            _sweep(folder)
        try:
            copy_private(path, part)
            _prove(part, made)
            copy_private(sidecar(path), sidecar(target))
            part.replace(target)
            sync_folder(folder)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        if listed:
            others = tuple(m for m in manifest.read(folder) if m.file != made.file)
            manifest.write(folder, (*others, made))
            thin(folder, datetime.fromisoformat(made.made_at))
    except OSError as error:
        raise as_store_error(error, folder) or error from error
    return target


def _prove(path: Path, made: Made) -> None:
    if digest(path) != made.sha256:
        raise fault(StoreFault.IO)


def note_copy(folder: Path, made: Made, where: Path) -> None:
    """Remember in ``folder``'s list that a backup also lies at ``where``. Raises OSError."""
    listed = tuple(
        replace(m, copies=(*m.copies, str(where))) if m.file == made.file else m
        for m in manifest.read(folder)
    )
    manifest.write(folder, listed)


def thin(folder: Path, now: datetime) -> None:
    """Delete listed backups that are too old to keep; nothing unlisted is touched."""
    listed = manifest.read(folder)
    keep = thinning.kept((datetime.fromisoformat(m.made_at) for m in listed), now)
    going = [m for m in listed if datetime.fromisoformat(m.made_at) not in keep]
    for made in going:
        (folder / made.file).unlink(missing_ok=True)
        sidecar(folder / made.file).unlink(missing_ok=True)
    if going:
        manifest.write(folder, tuple(m for m in listed if m not in going))


def unlisted(folder: Path) -> list[Path]:
    """Backups lying in ``folder`` by name that its list does not know, with keys beside."""
    known = {made.file for made in manifest.read(folder)}
    return [
        path
        for path in sorted(folder.glob("jobdesk-*.db"))
        if _NAME.fullmatch(path.name) and path.name not in known and sidecar(path).exists()
    ]


def time_of(path: Path) -> datetime:
    """When an unlisted backup was made, by its name, else by the file's own time."""
    match = _NAME.fullmatch(path.name)
    if match:
        with suppress(ValueError):
            return datetime.fromisoformat(match[1].replace("-", "T"))
    written = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    return written.astimezone().replace(tzinfo=None)


def sidecar(path: Path) -> Path:
    """Where the key file of a backup lies."""
    return path.with_name(path.name.removesuffix(".db") + ".keys.json")


def digest(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _free_name(folder: Path, at: datetime) -> Path:
    stem = f"jobdesk-{at:%Y%m%d-%H%M%S}"
    path, number = folder / f"{stem}.db", 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}.db"
    return path


def _sweep(folder: Path) -> None:
    """Remove what a killed backup left; only names this program gives."""
    for path in list(folder.iterdir()):
        if _UNFINISHED.fullmatch(path.name):
            path.unlink(missing_ok=True)

"""Puts a backup in a store's place so that a power cut leaves the old store or the new one.

First everything new is copied beside the old and checked. Then one small file says that the
exchange has begun; from its appearing on, whoever opens the centre next finishes the
exchange. The replaced database is kept under a name with the time.
"""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from jobdesk.data import backup, engine, keyfile
from jobdesk.data.faults import DbError, as_store_error
from jobdesk.data.files import copy_private, sync_folder, write_whole
from jobdesk.data.keyfile import KeyFile
from jobdesk.data.store import DB_NAME
from jobdesk.errors import StoreError

INTENT = "restore.json"
_STAGED = DB_NAME + ".restoring"
_STAGED_KEYS = keyfile.NAME + ".restoring"


def stage(folder: Path, source: Path, key: bytes, keys: KeyFile | None) -> dict[str, int]:
    """Copy ``source`` beside the store and check the copy; returns its row counts.

    ``keys`` is the key file to put in place with it, None to keep the present one. Nothing
    of the store is touched. Raises StoreError: DAMAGED, TOO_NEW, DISK_FULL, …
    """
    staged, staged_keys = folder / _STAGED, folder / _STAGED_KEYS
    try:
        staged_keys.unlink(missing_ok=True)
        copy_private(source, staged)
        try:
            rows = backup.verify(staged, key)
        except BaseException:
            staged.unlink(missing_ok=True)
            raise
        if keys is not None:
            keyfile.write(staged_keys, keys)
        sync_folder(folder)
    except OSError as error:
        raise as_store_error(error, folder) or error from error
    return rows


def exchange(folder: Path, at: datetime, key: bytes) -> Path | None:
    """Put the staged files in place; returns where the replaced database lies now.

    The caller holds the centre's lock. Raises StoreError.
    """
    _fold_in(folder / DB_NAME, key)
    replaced = _free_name(folder, at)
    existed = (folder / DB_NAME).exists()
    try:
        write_whole(folder / INTENT, json.dumps({"replaced": replaced.name}).encode())
        finish(folder)
    except OSError as error:
        if existed and (folder / DB_NAME).exists() and (folder / _STAGED).exists():
            (folder / INTENT).unlink(missing_ok=True)  # nothing moved yet: the old store stays
        raise as_store_error(error, folder) or error from error
    return replaced if existed else None


def waits(folder: Path) -> bool:
    """Whether an exchange was begun and not finished."""
    return (folder / INTENT).exists()


def finish(folder: Path) -> None:
    """Carry an exchange that was begun to its end; every step may already be done.

    The caller holds the centre's lock. Raises OSError.
    """
    if not waits(folder):
        return
    name = json.loads((folder / INTENT).read_bytes())["replaced"]
    replaced = folder / Path(name).name
    live, staged, staged_keys = folder / DB_NAME, folder / _STAGED, folder / _STAGED_KEYS
    if staged.exists():
        if live.exists():
            live.rename(replaced)
        # A log left beside the new file would be played into it: it goes with its own.
        wal = folder / f"{DB_NAME}-wal"
        if wal.exists():
            wal.replace(replaced.with_name(replaced.name + "-wal"))
        (folder / f"{DB_NAME}-shm").unlink(missing_ok=True)
        staged.rename(live)
    keys, kept = folder / keyfile.NAME, backup.sidecar(replaced)
    # Once: after the new keys have come, those of the replaced file lie only here.
    if keys.exists() and replaced.exists() and not kept.exists():
        write_whole(kept, keys.read_bytes())
    if staged_keys.exists():
        staged_keys.replace(keys)
    sync_folder(folder)
    (folder / INTENT).unlink()
    sync_folder(folder)


def _fold_in(path: Path, key: bytes) -> None:
    """Write the log of the store that is to be replaced into its file, where it still can be."""
    if not path.exists():
        return
    # A damaged store is replaced because it does not open; its log is then kept beside it.
    with suppress(StoreError, DbError):
        engine.refuse_bad_log(path, key)
        db = engine.connect(path, key)
        try:
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            db.close()


def _free_name(folder: Path, at: datetime) -> Path:
    stem = f"centre-replaced-{at:%Y%m%d-%H%M%S}"
    path, number = folder / f"{stem}.db", 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}.db"
    return path

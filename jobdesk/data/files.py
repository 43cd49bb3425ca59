"""Files of the centre: only its owner may read them, and each is whole or not there.

A reader, or a power cut, finds the old content or the new one. On Windows the folder's own
rights decide who may read; the modes given here say nothing there.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

_OWNER = 0o600
_OWNER_FOLDER = 0o700


def private_folder(folder: Path) -> None:
    """Make ``folder`` where it is absent; a new or empty one opens for its owner only.

    One that holds other things keeps its mode: it is not ours alone. Raises OSError.
    """
    folder.mkdir(mode=_OWNER_FOLDER, parents=True, exist_ok=True)
    if not any(folder.iterdir()):
        with suppress(PermissionError):  # somebody else's folder: its owner decides
            folder.chmod(_OWNER_FOLDER)


def new_private(path: Path) -> None:
    """Make an empty file that only its owner may read. Raises FileExistsError, OSError."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _OWNER))


def write_whole(path: Path, content: bytes) -> None:
    """Replace ``path`` by ``content``: temporary file beside it, fsync, rename, fsync.

    Raises OSError; the old file is then untouched.
    """
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)
    new_private(part)
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    sync_folder(path.parent)


def copy_private(source: Path, target: Path) -> None:
    """Copy a file, to be read by its owner only, and have the disk hold it. Raises OSError."""
    target.unlink(missing_ok=True)
    new_private(target)
    shutil.copyfile(source, target)
    sync_file(target)


def sync_file(path: Path) -> None:
    """Have the disk hold what was written to ``path`` by somebody else."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Have the disk hold the names in ``folder``; Windows does so by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

"""One writer per centre: a lock the operating system drops with the process, and a note.

The note tells the second start who is writing; the lock decides. The file itself is never
deleted, since deleting a lock file is how two programs come to hold the same lock.
"""

from __future__ import annotations

import errno
import json
import os
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from jobdesk.data.faults import SENTENCES, as_store_error
from jobdesk.errors import StoreError, StoreFault

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

NAME = "lock"
_HELD = frozenset({errno.EAGAIN, errno.EACCES, errno.EDEADLK})
_LOCKED_BYTE = 1 << 20  # Windows locks are mandatory; the note before it stays readable


@dataclass(frozen=True, slots=True)
class LockNote:
    """Who writes to the centre: PC and user names, process id, since when (ISO, local)."""

    pc: str
    user: str
    pid: int
    since: str


class CentreLock:
    """The right to write to one centre folder, held until released or the process ends."""

    def __init__(self, folder: Path, note: LockNote) -> None:
        """Take the lock. Raises StoreError LOCKED naming the holder, READ_ONLY, DISK_FULL."""
        try:
            self._file: IO[Any] = os.fdopen(
                os.open(folder / NAME, os.O_RDWR | os.O_CREAT, 0o600), "r+b", buffering=0
            )
        except OSError as error:
            raise as_store_error(error) or error from error
        try:
            _take(self._file)
        except OSError as error:
            self._file.close()
            if error.errno not in _HELD:
                raise as_store_error(error) or error from error
            raise StoreError(_sentence(holder(folder)), StoreFault.LOCKED) from error
        try:
            self._write(json.dumps(asdict(note), ensure_ascii=False).encode())
        except OSError as error:
            self._file.close()
            raise as_store_error(error, folder) or error from error

    def release(self) -> None:
        """Give the lock back. Harmless when done before."""
        if self._file.closed:
            return
        self._write(b"")
        if sys.platform == "win32":
            self._file.seek(_LOCKED_BYTE)
            msvcrt.locking(self._file.fileno(), msvcrt.LK_UNLCK, 1)
        self._file.close()

    def _write(self, note: bytes) -> None:
        self._file.seek(0)
        self._file.truncate()
        self._file.write(note)


def _take(file: IO[Any]) -> None:
    if sys.platform == "win32":
        file.seek(_LOCKED_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


def holder(folder: Path) -> LockNote | None:
    """The note of whoever took the lock last, None when it was given back or is unreadable."""
    try:
        return LockNote(**json.loads((folder / NAME).read_bytes()))
    except (OSError, ValueError, TypeError):
        return None


def _sentence(note: LockNote | None) -> str:
    if note is None:
        return SENTENCES[StoreFault.LOCKED]
    since = note.since.replace("T", " ")[:16]
    return (
        f"{note.pc}의 {note.user} 님이 {since}부터 이 센터를 쓰고 있습니다. 자료는 안전합니다. "
        "그쪽에서 닫은 뒤 다시 열거나, 지금은 읽기 전용으로 여세요."
    )

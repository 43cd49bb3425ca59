"""The one place that tells the user's world (disk, lock, damage) from our bug, by error code."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

from sqlcipher3 import dbapi2

from jobdesk.errors import StoreError, StoreFault

DbError = dbapi2.Error
"""Every error the database engine raises; it is no subclass of the standard library's."""

SENTENCES: dict[StoreFault, str] = {
    StoreFault.DISK_FULL: (
        "디스크에 빈 공간이 없어 저장하지 못했습니다. 이미 저장된 자료는 안전합니다. "
        "필요 없는 파일을 지운 뒤 다시 저장하세요."
    ),
    StoreFault.LOCKED: (
        "다른 곳에서 이 센터를 쓰고 있어 지금은 저장할 수 없습니다. 자료는 안전합니다. "
        "잠시 뒤 다시 시도하거나 읽기 전용으로 여세요."
    ),
    StoreFault.DAMAGED: (
        "센터 자료 파일이 손상되어 읽을 수 없습니다. 파일은 그대로 두었습니다. 백업에서 되돌리세요."
    ),
    StoreFault.TOO_NEW: (
        "더 새로운 판의 잡데스크로 만든 자료입니다. 자료는 안전하며 아무것도 바꾸지 않았습니다. "
        "이 PC의 잡데스크를 새 판으로 바꾼 뒤 여세요."
    ),
    StoreFault.READ_ONLY: (
        "이 폴더에 쓸 수 없습니다. 자료는 안전합니다. 폴더의 쓰기 권한을 확인하거나 "
        "읽기 전용으로 여세요."
    ),
    StoreFault.WRONG_PASSWORD: (
        "비밀번호가 맞지 않습니다. 자료는 안전합니다. 한/영 상태와 Caps Lock을 확인하고 다시 "
        "입력하세요. 비밀번호를 잊었으면 복구 열쇠를 입력하세요."
    ),
    StoreFault.MISSING: (
        "센터 자료를 찾을 수 없습니다. 폴더가 옮겨졌거나 지워졌는지 확인하고, 없으면 백업에서 "
        "되돌리세요."
    ),
    StoreFault.IO: (
        "디스크를 읽거나 쓰다가 오류가 났습니다. 마지막 저장이 남았는지 화면에서 확인하세요. "
        "되풀이되면 자료를 다른 디스크로 옮기세요."
    ),
}
"""What is said for each fault where nothing more exact is known."""

_FULL, _IO = 13, 10
_CODES: dict[int, StoreFault] = {
    _FULL: StoreFault.DISK_FULL,
    5: StoreFault.LOCKED,  # BUSY
    6: StoreFault.LOCKED,
    11: StoreFault.DAMAGED,  # CORRUPT
    26: StoreFault.DAMAGED,  # NOTADB; the key file vouches for the key
    8: StoreFault.READ_ONLY,
    3: StoreFault.READ_ONLY,  # PERM
    14: StoreFault.READ_ONLY,  # CANTOPEN
    _IO: StoreFault.IO,
}
_ERRNOS: dict[int, StoreFault] = {
    errno.ENOSPC: StoreFault.DISK_FULL,
    errno.EDQUOT: StoreFault.DISK_FULL,
    errno.EFBIG: StoreFault.DISK_FULL,
    errno.EACCES: StoreFault.READ_ONLY,
    errno.EPERM: StoreFault.READ_ONLY,
    errno.EROFS: StoreFault.READ_ONLY,
    errno.ENOENT: StoreFault.MISSING,
}
_SMALLEST_USABLE = 1 << 20


def fault(kind: StoreFault, detail: str = "") -> StoreError:
    """A StoreError with the standing sentence of its fault, ``detail`` in front of it."""
    sentence = SENTENCES[kind]
    return StoreError(f"{detail} {sentence}" if detail else sentence, kind)


def as_store_error(error: BaseException, folder: Path | None = None) -> StoreError | None:
    """The user's side of an engine or operating system error, or None when it is our bug.

    ``folder`` lets a failed write on a full disk be called by its name, since SQLite reports
    some of them as plain I/O errors.
    """
    if isinstance(error, StoreError):
        return error
    if isinstance(error, DbError):
        code = int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF
        kind = _CODES.get(code)
        if kind is StoreFault.IO and folder is not None and _is_full(folder):
            kind = StoreFault.DISK_FULL
        return None if kind is None else fault(kind)
    if isinstance(error, OSError) and error.errno is not None:
        return fault(_ERRNOS.get(error.errno, StoreFault.IO))
    return None


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _SMALLEST_USABLE
    except OSError:
        return False

"""Writes a file under its own name only when it is whole."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jobdesk.errors import UserError


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A temporary path beside ``path``; after the block it is synced and takes its name.

    Whatever ends the block early leaves no file and the old one untouched. Raises UserError
    when the folder, the disk or a program holding the old file is in the way.
    """
    temporary = path.with_name(f".{path.stem[:40]}.{secrets.token_hex(4)}.tmp")
    try:
        try:
            yield temporary
            with temporary.open("rb+") as file:
                os.fsync(file.fileno())
            temporary.replace(path)
        except OSError as error:
            if error.filename is not None and Path(error.filename) not in (temporary, path):
                raise
            raise UserError(_sentence(error, path)) from error
    finally:
        temporary.unlink(missing_ok=True)


def _sentence(error: OSError, path: Path) -> str:
    if error.errno == errno.ENOSPC:
        return (
            f"디스크에 남은 자리가 없어 '{path.name}' 파일을 저장하지 못했습니다. 센터 자료는 "
            "그대로입니다. 자리를 비우거나 다른 폴더를 골라 다시 저장하세요."
        )
    if error.errno == errno.ENAMETOOLONG:
        return f"파일 이름이 너무 깁니다: '{path.name[:20]}…'. 짧은 이름으로 다시 저장하세요."
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return (
            f"저장할 폴더 '{path.parent}'를 찾을 수 없습니다. 센터 자료는 그대로입니다. 다른 "
            "폴더를 골라 다시 저장하세요."
        )
    if isinstance(error, IsADirectoryError):
        return f"'{path.name}'은(는) 폴더 이름입니다. 다른 파일 이름을 쓰세요."
    if isinstance(error, PermissionError):
        return (
            f"'{path.name}' 파일에 쓸 수 없습니다. 엑셀에서 열려 있으면 닫고 다시 저장하거나, "
            "다른 이름이나 다른 폴더를 고르세요. 센터 자료는 그대로입니다."
        )
    return (
        f"'{path.name}' 파일을 저장하지 못했습니다({error.strerror or type(error).__name__}). "
        "센터 자료는 그대로입니다. 다른 폴더를 골라 다시 저장하세요."
    )

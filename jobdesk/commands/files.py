"""Writing a file so that it is either whole or not there; with a sentence where it fails."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jobdesk.errors import UserError


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A temporary file beside ``path``, with its suffix, that takes its place at the end.

    Raises UserError where the folder cannot be written to; what stood at ``path`` is then
    still there.
    """
    try:
        handle, name = tempfile.mkstemp(
            prefix=f".{path.stem}-", suffix=path.suffix, dir=path.parent
        )
    except OSError as error:
        raise _refusal(path) from error
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        try:
            temporary.replace(path)
        except OSError as error:
            raise _refusal(path) from error
    finally:
        temporary.unlink(missing_ok=True)


def _refusal(path: Path) -> UserError:
    return UserError(
        f"파일을 쓸 수 없습니다: {path}. 자료는 그대로입니다. "
        "폴더가 있는지, 그 파일이 다른 프로그램에 열려 있지 않은지 확인하세요."
    )

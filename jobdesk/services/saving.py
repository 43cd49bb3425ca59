"""Files for the user appear whole or not at all, and a failure says so in words."""

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

    It is on the disk (fsync) before it takes the name. Raises UserError where the folder
    cannot be written to or another program holds the file; what stood at ``path`` is then
    still there, and nothing is left beside it.
    """
    try:
        handle, name = tempfile.mkstemp(
            prefix=f".{path.stem}-", suffix=path.suffix, dir=path.parent
        )
    except OSError as error:
        raise refusal(path) from error
    os.close(handle)
    temporary = Path(name)
    try:
        try:
            yield temporary
            with temporary.open("rb+") as file:
                os.fsync(file.fileno())
            temporary.chmod(0o644)
            temporary.replace(path)
        except OSError as error:
            raise refusal(path) from error
    finally:
        temporary.unlink(missing_ok=True)


def refusal(path: Path) -> UserError:
    """The sentence for a file that cannot be written."""
    return UserError(
        f"파일을 쓸 수 없습니다: {path}. 자료는 그대로입니다. "
        "폴더가 있는지, 그 파일이 다른 프로그램에 열려 있지 않은지 확인하세요."
    )

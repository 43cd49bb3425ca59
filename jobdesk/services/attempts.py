"""Wrong passwords are counted per centre and cost waiting time.

안전성 확보조치 기준 5⑥: access is limited after a number of failures. The count lies in this
PC's own folder, so that closing the program does not reset it; the centre itself cannot be
written while it is locked.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Callable
from pathlib import Path

from jobdesk.paths import user_folder

FREE = 5
"""Failures that cost nothing; the next one waits."""

_WAITS = (30, 60, 120, 300)


def _file() -> Path:
    return user_folder() / "attempts.json"


def _key(folder: Path) -> str:
    return hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]


def _read() -> dict[str, dict[str, float]]:
    try:
        loaded = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):  # none yet, or torn by a power cut: count afresh
        return {}
    return loaded if isinstance(loaded, dict) else {}


def _write(counts: dict[str, dict[str, float]]) -> None:
    file = _file()
    temporary = file.with_suffix(".tmp")
    temporary.write_text(json.dumps(counts), encoding="utf-8")
    os.replace(temporary, file)  # noqa: PTH105 - replaces on Windows too, as wanted


def failures(folder: Path) -> int:
    """How many wrong passwords were typed since the last right one."""
    return int(_read().get(_key(folder), {}).get("failures", 0))


def wait_seconds(folder: Path, clock: Callable[[], float] = time.time) -> int:
    """Seconds until the next try is allowed; 0 when it is allowed now.

    Never more than the longest wait, so that a clock set back does not lock anyone out.
    """
    until = float(_read().get(_key(folder), {}).get("until", 0.0))
    left = until - clock()
    return 0 if left <= 0 else min(int(left) + 1, _WAITS[-1])


def failed(folder: Path, clock: Callable[[], float] = time.time) -> int:
    """Counts one wrong password and returns the seconds to wait before the next try."""
    counts = _read()
    number = int(counts.get(_key(folder), {}).get("failures", 0)) + 1
    wait = 0 if number < FREE else _WAITS[min(number - FREE, len(_WAITS) - 1)]
    counts[_key(folder)] = {"failures": number, "until": clock() + wait if wait else 0.0}
    _write(counts)
    return wait


def succeeded(folder: Path) -> None:
    """Forgets the wrong passwords of this centre."""
    counts = _read()
    if counts.pop(_key(folder), None) is not None:
        _write(counts)

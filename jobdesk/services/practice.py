"""The practice centre of this PC: made the first time, whole or not at all, then opened."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

from jobdesk.domain.progress import Progress, silent
from jobdesk.errors import StoreError, StoreFault
from jobdesk.services import centres, demo
from jobdesk.services.desk import Desk


def enter(
    folder: Path,
    *,
    today: Callable[[], date] = date.today,
    progress: Progress = silent,
) -> Desk:
    """Open the practice centre in ``folder``, built first where there is none.

    It is built beside and takes its name when it is whole, so that a cancelled or killed
    build leaves nothing to stumble over. Raises StoreError; Cancelled from ``progress``.
    """
    if centres.describe(folder).exists:
        return _opened(folder, today)
    fresh = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        centres.close(demo.build(fresh, today=today, progress=progress))
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
    fresh.rename(folder)
    return _opened(folder, today)


def _opened(folder: Path, today: Callable[[], date]) -> Desk:
    """Two windows may look at the same fictional people; the second one only looks."""
    try:
        return centres.open_centre(folder, today=today)
    except StoreError as error:
        if error.fault is not StoreFault.LOCKED:
            raise
        return centres.open_centre(folder, read_only=True, today=today)

"""Where things lie: bundled resources, the user's centres, logs and settings."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def resource(name: str) -> Path:
    """Path of a bundled file, ``name`` relative to ``resources/`` (``"fonts/OFL.txt"``).

    Found beside the frozen program, inside an installed wheel, or at the root of a checkout.
    Raises FileNotFoundError when none of them has it, which is a packaging bug.
    """
    package = Path(__file__).resolve().parent
    roots = [package / "resources", package.parent / "resources"]
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        roots.insert(0, Path(bundle) / "resources")
    for root in roots:
        path = root / name
        if path.exists():
            return path
    raise FileNotFoundError(f"resource not bundled: {name}")


def user_folder() -> Path:
    """The folder for this program's own files (settings, logs), made if absent."""
    override = os.environ.get("JOBDESK_HOME")
    if override:
        folder = Path(override)
    elif sys.platform == "win32":
        folder = Path(os.environ.get("LOCALAPPDATA", str(Path.home()))) / "JobDesk"
    elif sys.platform == "darwin":
        folder = Path.home() / "Library" / "Application Support" / "JobDesk"
    else:
        base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
        folder = Path(base) / "jobdesk"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def log_file() -> Path:
    """The log of this PC; it never holds a record's content."""
    folder = user_folder() / "logs"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder / "jobdesk.log"


def default_centre() -> Path:
    """The centre folder used where neither ``--centre`` nor JOBDESK_CENTRE names one."""
    return user_folder() / "centre"


def practice_centre() -> Path:
    """The folder of this PC's practice centre (연습 모드)."""
    return user_folder() / "practice"

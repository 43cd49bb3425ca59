"""manifest.json: which backups this program made in a folder; only those are ever thinned."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from jobdesk.data.files import write_whole

NAME = "manifest.json"
FILE = re.compile(r"jobdesk-(\d{8}-\d{6})(-\d+)?\.db")
"""How this program names a backup."""


@dataclass(frozen=True, slots=True)
class Made:
    """One backup: ``file`` name, ISO local time, ``reason``, size in bytes, SHA-256, the
    id and time of the newest operation it holds, row counts by table, and the other folders
    it was copied to."""

    file: str
    made_at: str
    reason: str
    size: int
    sha256: str
    operation: int
    operation_at: str
    rows: dict[str, int] = field(default_factory=dict)
    copies: tuple[str, ...] = ()


def read(folder: Path) -> tuple[Made, ...]:
    """The backups listed in ``folder``, oldest first; an unreadable list counts as empty.

    The files themselves then still lie there and can be restored by name. What is not named
    as a backup is left out, since whatever is listed here is deleted some day, and the list
    of a stick may have been written by anybody.
    """
    try:
        made = [_made(item) for item in json.loads((folder / NAME).read_bytes())]
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return ()
    ours = (m for m in made if FILE.fullmatch(m.file))
    return tuple(sorted(ours, key=lambda m: (m.made_at, m.file)))


def _made(item: dict[str, Any]) -> Made:
    made = Made(**{**item, "copies": tuple(map(str, item["copies"])), "rows": dict(item["rows"])})
    if not all(isinstance(v, str) for v in (made.file, made.reason, made.sha256)):
        raise ValueError("a list of another shape")
    datetime.fromisoformat(made.made_at)
    return made


def write(folder: Path, made: tuple[Made, ...]) -> None:
    """Replace the list. Raises OSError."""
    content = json.dumps([asdict(item) for item in made], ensure_ascii=False, indent=1)
    write_whole(folder / NAME, content.encode())

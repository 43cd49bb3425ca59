"""manifest.json: which backups this program made in a folder; only those are ever thinned."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from jobdesk.data.files import write_whole

NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Made:
    """One backup: ``file`` name, ISO local time, ``reason``, size in bytes, SHA-256, row
    counts by table, the newest operation it holds, and the other folders it was copied to."""

    file: str
    made_at: str
    reason: str
    size: int
    sha256: str
    operation: int
    rows: dict[str, int] = field(default_factory=dict)
    copies: tuple[str, ...] = ()


def read(folder: Path) -> tuple[Made, ...]:
    """The backups listed in ``folder``, oldest first; an unreadable list counts as empty.

    The files themselves then still lie there and can be restored by name.
    """
    try:
        items = json.loads((folder / NAME).read_bytes())
        made = [Made(**{**item, "copies": tuple(item["copies"])}) for item in items]
    except (OSError, ValueError, TypeError, KeyError):
        return ()
    return tuple(sorted(made, key=lambda m: (m.made_at, m.file)))


def write(folder: Path, made: tuple[Made, ...]) -> None:
    """Replace the list. Raises OSError."""
    content = json.dumps([asdict(item) for item in made], ensure_ascii=False, indent=1)
    write_whole(folder / NAME, content.encode())

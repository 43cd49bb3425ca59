"""작성 중이던 내용: what a form held when the program ended, for the one who typed it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from jobdesk.data import drafts as table
from jobdesk.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Draft:
    """Values of a form by field id, as text, and when they were kept."""

    values: dict[str, str]
    at: datetime


def keep(desk: Desk, place: str, values: dict[str, str]) -> None:
    """Keep what the user is typing at ``place`` (``note:seekers:12``); no values let it go.

    It is no record: neither history nor undo knows of it. A centre opened read-only keeps
    nothing.
    """
    if not desk.read_only:
        table.keep(desk.store, place, json.dumps(values, ensure_ascii=False) if values else "")


def get(desk: Desk, place: str) -> Draft | None:
    """What the user was typing at ``place``, None for nothing."""
    body, at = table.get(desk.store, place)
    return Draft(json.loads(body), datetime.fromisoformat(at)) if body else None

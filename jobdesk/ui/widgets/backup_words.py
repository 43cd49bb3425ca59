"""How a backup is told: when it was made, how long ago, why, how large, whether it was checked."""

from __future__ import annotations

from datetime import datetime

from jobdesk.domain.kinds import KINDS, LISTED
from jobdesk.services.backups import BackupInfo
from jobdesk.ui import dates


def size(count: int) -> str:
    """``1.2 MB``, ``640 KB``."""
    if count >= 1_048_576:
        return f"{count / 1_048_576:,.1f} MB"
    return f"{max(1, count // 1024):,} KB"


def moment(at: datetime) -> str:
    """``2026-11-21 (토) 14:05``."""
    return f"{dates.day_and_weekday(at.date())} {dates.clock(at)}"


def rows(counts: dict[str, int]) -> str:
    """``구직자 240명, 구인업체 42곳``: what is in it, kind by kind, empty ones left out."""
    parts = [
        f"{KINDS[kind].label} {counts[kind]:,}{KINDS[kind].unit}"
        for kind in LISTED
        if counts.get(kind)
    ]
    return ", ".join(parts) or "기록 없음"


def age(backup: BackupInfo, now: datetime) -> str:
    """``12분 전``."""
    return dates.ago(backup.made_at, now)

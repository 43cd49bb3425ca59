"""Finds the real sheets some tests read; they lie beside the repository and never in it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


def shared(name: str) -> Path:
    """The path ``name`` below JOBDESK_SHARED or ``../shared``; skips the test where absent."""
    base = os.environ.get("JOBDESK_SHARED")
    root = Path(base) if base else Path(__file__).resolve().parents[2] / "shared"
    path = root / name
    if not path.exists():
        pytest.skip(f"needs {name} below JOBDESK_SHARED or ../shared")
    return path

"""휴지통 for any listed kind: one name for the services' trash and untrash."""

from __future__ import annotations

from jobdesk.services.trash import TRASH, UNTRASH

__all__ = ["SURE_UP_TO", "TRASH", "UNTRASH"]

SURE_UP_TO = 10
"""More records than this are moved only after a question that names their number."""

"""The practice centre: fictional people of a county that does not exist, at any size."""

from __future__ import annotations

from jobdesk.services.demo.build import build
from jobdesk.services.demo.sheet import messy_rows

__all__ = ["build", "messy_rows"]

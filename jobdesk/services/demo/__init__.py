"""The practice centre: fictional people of a county that does not exist, at any size."""

from __future__ import annotations

from jobdesk.services.demo.build import build
from jobdesk.services.demo.sheet import MERGED, messy_rows

__all__ = ["MERGED", "build", "messy_rows"]

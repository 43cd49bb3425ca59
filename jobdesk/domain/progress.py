"""How long work tells how far it is, and how it is stopped."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with (done, total) in rows or pages; raises Cancelled to stop the work."""


def silent(done: int, total: int) -> None:
    """A Progress that shows nothing and never stops the work."""

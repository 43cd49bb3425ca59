"""Asking several pages one after the other to settle what is not saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget


def leave_all(pages: Sequence[QWidget], then: Callable[[], None]) -> None:
    """Run ``then`` once every page that holds something unsaved let go; not when the user
    stays. A page without ``leave(then)`` holds nothing."""
    if not pages:
        then()
        return
    first, *others = pages
    leave = getattr(first, "leave", None)
    if leave is None:
        leave_all(others, then)
    else:
        leave(lambda: leave_all(others, then))

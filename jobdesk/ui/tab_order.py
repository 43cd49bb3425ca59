"""Where Tab goes: to the next widget that takes the keyboard itself.

Qt's own walk (6.11, QApplicationPrivate::focusNextPrevChild_helper) stops, going forward but not
back, at a page that only passes the keyboard on: Tab would jump over everything that stands before
the page's list, and never leave a list that stands before what passes on to it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget


def go_on(window: QWidget, step: Callable[[bool], bool], forward: bool) -> bool:
    """Qt's ``step``, which Tab takes over what only passes the keyboard on.

    Asked by a widget that hides, Qt goes where it would: much of the window may be half gone then.
    QWidget.nextInFocusChain is no way to walk here: PySide 6.11 hands every widget it returns over
    to the one that was asked, and takes it down with that one.
    """
    at = window.focusWidget()
    if not forward or at is None or not at.isVisibleTo(window):
        return step(forward)
    passing = [(each, to) for each in window.findChildren(QWidget) if (to := _passes_to(each))]
    for each, _ in passing:
        each.setFocusProxy(None)  # type: ignore[arg-type]
    try:
        return step(forward)
    finally:
        for each, to in passing:
            each.setFocusProxy(to)


def _passes_to(widget: QWidget) -> QWidget | None:
    """The widget within a visible one to which that passes the keyboard on."""
    if not widget.isVisible():
        return None
    to = widget.focusProxy()
    return to if to is not None and widget.isAncestorOf(to) else None

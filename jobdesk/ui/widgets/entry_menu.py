"""A menu made of entries that say what they are called and what they do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a menu; ``keys`` are told, not made."""

    text: str
    run: Callable[[], object]
    keys: str = ""
    enabled: bool = True


def pop_up(parent: QWidget, entries: Sequence[Entry | None], at: QPoint) -> QMenu | None:
    """Show the entries at a place on the screen, None as a line between them."""
    if not any(entries):
        return None
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for entry in entries:
        if entry is None:
            menu.addSeparator()
            continue
        action = menu.addAction(entry.text)
        action.setShortcut(QKeySequence(entry.keys))
        action.setEnabled(entry.enabled)
        action.triggered.connect(entry.run)
    menu.popup(at)
    return menu

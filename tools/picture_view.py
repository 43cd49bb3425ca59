"""One picture of the window: the page, and what is done there before it is taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QWidget

from jobdesk.ui.main_window import MainWindow

SIZE = (1366, 768)
"""Of the window, and of every other one that is drawn."""

Prepare = Callable[[MainWindow, QWidget], None]


@dataclass(frozen=True)
class View:
    """One picture: the page, and what to do there before it is taken."""

    file: str
    page: str
    prepare: Prepare | None = None


def turn(milliseconds: int) -> None:
    """Let the event loop run so long."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()

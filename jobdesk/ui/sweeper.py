"""Looks for cyclic garbage on the window's thread alone, and never for long.

Python looks for it on whichever thread happens to make an object. A worker that found a
dialog there would destroy it on its own thread, and Qt then ends the process. The search also
holds every thread while it goes over all objects there are: a quarter of a second after a
sheet of 45,000 rows. Counting references frees everything without cycles as before.
"""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1_000
_YOUNG, _MIDDLE, _OLD = 2_000, 10, 10
_MANY = 50_000
"""So many new objects are the rows of a sheet or a list; they have no cycles."""

_LONG = 0.04  # seconds a search may hold the window


class Sweeper(QObject):
    """Takes over the search from Python for as long as ``parent``, the application, lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.sweep)
        self._timer.start(_EVERY_MS)

    def sweep(self) -> None:
        """Search as far as Python's own counts of new objects ask for."""
        young, middle, old = gc.get_count()
        if young > _MANY:
            gc.freeze()
        elif old > _OLD:
            began = time.perf_counter()
            gc.collect()
            # What outlived a long search is left out of the next ones.
            if time.perf_counter() - began > _LONG:
                gc.freeze()
        elif middle > _MIDDLE:
            gc.collect(1)
        elif young > _YOUNG:
            gc.collect(0)

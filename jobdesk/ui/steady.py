"""Keeps the window answering while a worker makes hundreds of thousands of objects.

Python's search for cyclic garbage goes over every object there is and holds all threads for as
long, a quarter of a second for a sheet of 45,000 rows. What is made here has no cycles and is
freed by counting references, so that nothing is lost by not searching it.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_MANY = 50_000
_lock = threading.Lock()
_inside = 0


@contextmanager
def steady() -> Iterator[None]:
    """No search while this runs; where very much was made, later ones leave it out too."""
    global _inside
    with _lock:
        _inside += 1
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            _inside -= 1
            if gc.get_count()[0] > _MANY:
                gc.freeze()
            if not _inside:
                gc.enable()

"""Times ours and its rival turn by turn, so that a busy machine slows both alike."""

from __future__ import annotations

import gc
import json
import re
import resource
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Measured:
    """One promise: medians in seconds (or ``unit``), and what each side did."""

    promise: str
    ours: float
    rival: float
    rival_did: str
    unit: str = "s"

    @property
    def ratio(self) -> float:
        """How many times the rival's time ours takes."""
        return self.ours / self.rival


def timed(work: Callable[[], object]) -> float:
    """Seconds one call takes, with a clean heap before it."""
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def peak_memory() -> int:
    """The most memory this process had at once, MiB.

    By Linux's own count of this program where there is one: ``ru_maxrss`` begins with that of
    the process that started this one.
    """
    status = Path("/proc/self/status")
    if status.exists():
        found = re.search(r"VmHWM:\s*(\d+) kB", status.read_text(encoding="ascii"))
        if found:
            return int(found[1]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def turn_by_turn(
    ours: Callable[[], float], rival: Callable[[], float], runs: int
) -> tuple[float, float]:
    """Medians of ``runs`` turns; each call returns its own seconds. The first goes by turns."""
    times: tuple[list[float], list[float]] = ([], [])
    for turn in range(runs):
        order = ((0, ours), (1, rival)) if turn % 2 == 0 else ((1, rival), (0, ours))
        for side, work in order:
            times[side].append(work())
    return statistics.median(times[0]), statistics.median(times[1])


def tell(*results: Measured) -> None:
    """Print results as one JSON line each, for ``python -m benchmarks``."""
    for result in results:
        print(json.dumps(asdict(result), ensure_ascii=False), flush=True)


def note(line: str) -> None:
    """A word on the way, on standard error."""
    print(line, file=sys.stderr, flush=True)

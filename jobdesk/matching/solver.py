"""Whole-number programmes given to HiGHS: the one place that knows the solver library.

The library is imported when a programme is solved, since it brings numpy with it. It lets go
of Python's lock while it searches, so a thread of the window goes on meanwhile.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from jobdesk.errors import Cancelled


@dataclass(slots=True)
class Programme:
    """Maximise a sum of values, each from 0 to its upper end, under rows of sums.

    Every value and every worth is whole, so the best sum is whole too.
    """

    worth: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    starts: list[int] = field(default_factory=lambda: [0])
    index: list[int] = field(default_factory=list)
    factor: list[float] = field(default_factory=list)
    low: list[float] = field(default_factory=list)
    high: list[float] = field(default_factory=list)

    def value(self, worth: float, upper: float = 1.0) -> int:
        """A value more; its number."""
        self.worth.append(worth)
        self.upper.append(upper)
        return len(self.worth) - 1

    def at_most(self, values: Iterable[int], most: float) -> None:
        """The sum of these values does not pass ``most``."""
        self._row(((value, 1.0) for value in values), -math.inf, most)

    def equal(self, values: Iterable[int], others: Iterable[int]) -> None:
        """Two sums are alike."""
        self._row([*((v, 1.0) for v in values), *((v, -1.0) for v in others)], 0.0, 0.0)

    def no_more_than(self, value: int, other: int) -> None:
        """One value does not pass another."""
        self._row(((value, 1.0), (other, -1.0)), -math.inf, 0.0)

    def row(self, parts: Iterable[tuple[int, float]], most: float) -> None:
        """The sum of values, each times its factor, does not pass ``most``."""
        self._row(parts, -math.inf, most)

    def total(self, values: Sequence[int]) -> float:
        """The sum that values are worth."""
        return sum(worth * value for worth, value in zip(self.worth, values, strict=True))

    def _row(self, parts: Iterable[tuple[int, float]], low: float, high: float) -> None:
        for value, factor in parts:
            self.index.append(value)
            self.factor.append(factor)
        self.starts.append(len(self.index))
        self.low.append(low)
        self.high.append(high)


@dataclass(frozen=True, slots=True)
class Answer:
    """The best values found, None where there was no time for any; ``bound`` is a sum that no
    values pass (inf where none is known)."""

    values: tuple[int, ...] | None
    bound: float


def solve(
    programme: Programme,
    *,
    first: Sequence[int] | None = None,
    seconds: float = 5.0,
    cancelled: Callable[[], bool] | None = None,
) -> Answer:
    """The best values that can be found in ``seconds``, and the bound that proves them.

    ``first`` are values that hold, from which the search sets out. It goes from the quick to
    the sure: fractions are let pass, which bounds every answer; then only what those fractions
    or ``first`` use is searched, which is little and mostly holds an answer at the bound; and
    where it does not, the whole. Raises Cancelled soon after ``cancelled()`` is true.
    """
    until = time.monotonic() + seconds
    best, bound = (tuple(first), math.inf) if first is not None else (None, math.inf)
    if not programme.worth:
        return Answer((), 0.0)
    relaxed = _run(programme, until, cancelled, whole=False)
    if relaxed.values is not None:
        bound = _floor(relaxed.bound)
        used = [value > _TINY for value in relaxed.values]
        if best is not None:
            used = [one or value > 0 for one, value in zip(used, best, strict=True)]
        few = _run(programme, until, cancelled, first=best, used=used)
        best = _better(programme, best, few.values)
    if best is None or programme.total(best) < bound:
        found = _run(programme, until, cancelled, first=best)
        best = _better(programme, best, found.values)
        bound = min(bound, _floor(found.bound))
    return Answer(best, bound)


def bound(
    programme: Programme, *, seconds: float = 5.0, cancelled: Callable[[], bool] | None = None
) -> float:
    """A sum that no values pass, by letting fractions pass; inf where there was no time.

    Raises Cancelled soon after ``cancelled()`` is true.
    """
    if not programme.worth:
        return 0.0
    return _floor(_run(programme, time.monotonic() + seconds, cancelled, whole=False).bound)


_TINY, _SLACK = 1e-6, 0.01
"""What counts as nothing, and by how much the sum of many such may be off."""


@dataclass(frozen=True, slots=True)
class _Found:
    values: Sequence[float] | None
    bound: float


def _floor(bound: float) -> float:
    """The whole sum that no whole values pass, where ``bound`` is one that no values pass."""
    return math.floor(bound + _SLACK) if math.isfinite(bound) else math.inf


def _better(
    programme: Programme, best: tuple[int, ...] | None, values: Sequence[float] | None
) -> tuple[int, ...] | None:
    if values is None:
        return best
    found = tuple(round(value) for value in values)
    if best is not None and programme.total(best) >= programme.total(found):
        return best
    return found


def _run(
    programme: Programme,
    until: float,
    cancelled: Callable[[], bool] | None,
    *,
    whole: bool = True,
    first: Sequence[int] | None = None,
    used: Sequence[bool] | None = None,
) -> _Found:
    """One search, until the clock says ``until``: of whole values or fractions, of all values
    or those ``used``."""
    import highspy
    import numpy as np

    upper = np.array(programme.upper, dtype=float)
    if used is not None:
        upper *= np.array(used, dtype=float)
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(programme.worth), len(programme.low)
    lp.sense_ = highspy.ObjSense.kMaximize
    lp.col_cost_ = np.array(programme.worth, dtype=float)
    lp.col_lower_ = np.zeros(len(programme.worth))
    lp.col_upper_ = upper
    if whole:
        lp.integrality_ = [highspy.HighsVarType.kInteger] * len(programme.worth)
    lp.row_lower_ = np.array(programme.low, dtype=float)
    lp.row_upper_ = np.array(programme.high, dtype=float)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.array(programme.starts, dtype=np.int32)
    lp.a_matrix_.index_ = np.array(programme.index, dtype=np.int32)
    lp.a_matrix_.value_ = np.array(programme.factor, dtype=float)

    highs = highspy.Highs()  # type: ignore[no-untyped-call]
    highs.silent()
    # One thread: the second buys nothing at these sizes, and its workers outlive the call.
    highs.setOptionValue("threads", 1)
    highs.setOptionValue("time_limit", max(0.0, until - time.monotonic()))
    highs.setOptionValue("mip_rel_gap", 0.0)
    highs.setOptionValue("mip_abs_gap", 0.999)  # sums are whole: less than one apart is none
    highs.passModel(lp)
    if first is not None:
        start = highspy.HighsSolution()
        start.col_value = np.array(first, dtype=float)
        highs.setSolution(start)
    stopped = False

    def ask(event: highspy.HighsCallbackEvent) -> None:
        nonlocal stopped
        if cancelled is not None and (stopped or cancelled()):
            stopped = True
            event.interrupt()

    if cancelled is not None:
        highs.cbMipInterrupt += ask
        highs.cbSimplexInterrupt += ask
    highs.run()
    if stopped:
        raise Cancelled
    info = highs.getInfo()
    if not whole:
        done = highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
        values = highs.getSolution().col_value if done else None
        return _Found(values, info.objective_function_value if done else math.inf)
    found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    return _Found(highs.getSolution().col_value if found else None, info.mip_dual_bound)

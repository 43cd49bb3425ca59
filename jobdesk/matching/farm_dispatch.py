"""The best way to send people to farms over some days, and how near the best it is proven to be.

The search sets out from what a fair hand would do, so that there is an answer however little
time it is given. Days that are too many people and farms for one programme are searched one
after another first.
"""

from __future__ import annotations

import math
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from jobdesk.domain.farm_dispatch import Dispatch, Proposal, Sending
from jobdesk.domain.farm_dispatch_lines import score, settled
from jobdesk.errors import Cancelled
from jobdesk.matching import solver
from jobdesk.matching.farm_dispatch_greedy import Pairs, by_turns, seated
from jobdesk.matching.farm_dispatch_model import Choice, Model

SECONDS = 3.5
"""How long a proposal is searched for at most."""

LARGE = 12_000
"""Pairs of workers and needs above which days are searched one by one first: a programme of
twice as many takes seconds to bound."""

Stop = Callable[[], bool] | None


def solve(dispatch: Dispatch, *, seconds: float = SECONDS, cancelled: Stop = None) -> Proposal:
    """The best proposal found in ``seconds``; what is kept stays. Raises Cancelled."""
    until = time.monotonic() + seconds
    left, kept = settled(dispatch)
    pairs = Pairs(left)
    if len(pairs.cars) > LARGE and len(left.days) > 1:
        first, bound = _day_by_day(left, until, cancelled)
    else:
        first, bound = by_turns(pairs), math.inf
    chosen, found = _searched(pairs, first, until, cancelled)
    bound = min(bound, found, pairs.ceiling())
    lines = tuple(sorted((*kept, *seated(left, chosen))))
    whole = score(dispatch, lines)
    return Proposal(lines, whole, whole + max(0.0, bound - score(left, chosen)))


def _searched(
    pairs: Pairs, first: Sequence[Choice], until: float, cancelled: Stop
) -> tuple[Sequence[Choice], float]:
    """The best choice found from ``first`` on, and a worth that none passes."""
    if cancelled is not None and cancelled():
        raise Cancelled
    if time.monotonic() >= until:
        return first, math.inf
    model = Model(pairs)
    answer = solver.solve(
        model.programme,
        first=model.values(first),
        seconds=until - time.monotonic(),
        cancelled=cancelled,
    )
    if answer.values is None:
        return first, answer.bound
    return max(model.chosen(answer.values), first, key=partial(score, pairs.dispatch)), answer.bound


def _day_by_day(left: Dispatch, until: float, cancelled: Stop) -> tuple[list[Choice], float]:
    """The best of each day after the days before it, and a worth that no choice of all days
    passes: for that each day takes everybody as rested, and as much in turn, as before them all.
    """
    found: list[Choice] = []
    bound = 0.0
    for at, day in enumerate(left.days):
        until_here = time.monotonic() + (until - time.monotonic()) / (len(left.days) - at)
        alone = Pairs(replace(left, needs=tuple(n for n in left.needs if n.day == day)))
        bound += _bound(alone, until_here, cancelled)
        after = Pairs(_after(alone.dispatch, left, found)) if found else alone
        found += _searched(after, by_turns(after), until_here, cancelled)[0]
    return found, bound


def _bound(pairs: Pairs, until: float, cancelled: Stop) -> float:
    """A worth that no choice passes."""
    seconds = until - time.monotonic()
    if seconds <= 0:
        return pairs.ceiling()
    programme = Model(pairs).programme
    return min(pairs.ceiling(), solver.bound(programme, seconds=seconds, cancelled=cancelled))


def _after(alone: Dispatch, left: Dispatch, lines: Iterable[Sending]) -> Dispatch:
    """A day's question once the days before it are given."""
    days: dict[int, set[date]] = defaultdict(set)
    for line in lines:
        days[line.worker].add(left.need[line.need].day)
    return replace(
        alone,
        workers=tuple(
            replace(
                worker,
                lately=worker.lately + len(days[worker.id]),
                busy=worker.busy | days[worker.id],
            )
            if worker.id in days
            else worker
            for worker in alone.workers
        ),
    )

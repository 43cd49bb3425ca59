"""배치안: who could be sent where over some days, with the reasons; stored in one step.

Nothing is written before :func:`keep`.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from jobdesk.domain.changes import Change
from jobdesk.domain.farm_dispatch import Need, Proposal, Sending
from jobdesk.domain.farm_dispatch_lines import with_drivers
from jobdesk.domain.farm_dispatch_words import reasons, turn, why_left_out, why_open
from jobdesk.domain.farm_rules import live
from jobdesk.domain.farm_work import DayStatus, FarmDay
from jobdesk.domain.kinds import KindId
from jobdesk.domain.progress import Progress, silent
from jobdesk.errors import Cancelled, UserError
from jobdesk.matching import farm_dispatch
from jobdesk.services import (
    farm_day_writing,
    farm_places,
    farm_proposal_facts,
    farm_records,
)
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.farm_day_writing import NOTHING, Placing
from jobdesk.services.farm_proposal_facts import Facts
from jobdesk.services.writing import Writing, writing

SECONDS = farm_dispatch.SECONDS
LONGEST = 7
"""Days that are proposed at once at most."""


@dataclass(frozen=True, slots=True)
class Line:
    """One person for one block, with what speaks for it; ``car`` is empty for who comes alone."""

    block_id: int
    seeker_id: int
    car_id: int | None
    day: date
    farm_id: int
    farm: str
    task: str
    name: str
    car: str
    reasons: tuple[str, ...]
    pinned: bool = False

    @property
    def sending(self) -> Sending:
        """The line as the solver knows it."""
        return Sending(self.block_id, self.seeker_id, self.car_id)

    @property
    def pair(self) -> tuple[int, int]:
        """Who and where, as ``barred`` takes it."""
        return self.seeker_id, self.block_id


@dataclass(frozen=True, slots=True)
class Cell:
    """One block: how many it ``wanted``, how many it would have, and why ``open`` heads stay so."""

    block_id: int
    day: date
    farm_id: int
    farm: str
    task: str
    wanted: int
    has: int
    why: tuple[str, ...] = ()

    @property
    def open(self) -> int:
        """Heads that nobody fills."""
        return max(0, self.wanted - self.has)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A worker without a line: whose turn it is next, and why not now."""

    seeker_id: int
    name: str
    turn: str
    why: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """What came of it. ``share`` is how near the best it is proven to be, 1.0 the best."""

    facts: Facts
    lines: tuple[Line, ...]
    cells: tuple[Cell, ...]
    left_out: tuple[LeftOut, ...]
    share: float

    @property
    def wanted(self) -> int:
        """Heads that were open before."""
        return sum(need.heads for need in self.facts.dispatch.needs)

    @property
    def people(self) -> int:
        """How many people have a line."""
        return len({line.seeker_id for line in self.lines})

    @property
    def days_each(self) -> tuple[int, int]:
        """The fewest and the most days of one of them; 0, 0 for nobody."""
        count = Counter(line.seeker_id for line in self.lines).values()
        return (min(count), max(count)) if count else (0, 0)


def propose(
    desk: Desk,
    first: date,
    last: date,
    *,
    anew: bool = False,
    kept: Iterable[Line] = (),
    barred: Iterable[tuple[int, int]] = (),
    seconds: float = SECONDS,
    progress: Progress = silent,
) -> Proposed:
    """Who could be sent where from ``first`` (today at the earliest) to ``last``.

    ``kept`` lines of an earlier proposal stay, and with them the drivers they ride with;
    ``barred`` pairs of seeker and block are not made. With ``anew`` whatever is placed and
    neither pinned nor told is asked again. Raises UserError for a span that is backwards, past or
    longer than LONGEST, and Cancelled.
    """
    _insist_span(desk, first, last)
    facts = farm_proposal_facts.read(desk, first, last, anew=anew)
    pinned = [line.sending for line in kept]
    dispatch = replace(
        facts.dispatch,
        kept=_known(facts, pinned),
        barred=facts.dispatch.barred | frozenset(barred),
    )
    facts = replace(facts, dispatch=dispatch)
    made = farm_dispatch.solve(dispatch, seconds=seconds, cancelled=_stopper(progress, seconds))
    return told(facts, made, frozenset(pinned))


def _known(facts: Facts, pinned: Sequence[Sending]) -> tuple[Sending, ...]:
    return tuple(line for line in pinned if line.need in facts.dispatch.need)


def told(facts: Facts, made: Proposal, pinned: frozenset[Sending] = frozenset()) -> Proposed:
    """A proposal by names and reasons; ``pinned`` lines are told so."""
    dispatch = facts.dispatch
    lines = sorted(
        (_line(facts, sending, sending in pinned) for sending in made.lines),
        key=lambda line: (line.day, line.farm, line.block_id, line.name),
    )
    sent = Counter(line.need for line in made.lines)
    cells = [_cell(facts, need, sent[need.id], made) for need in dispatch.needs]
    going = {line.worker for line in made.lines}
    left_out = [
        LeftOut(
            worker.id,
            facts.people[worker.id],
            turn(worker),
            why_left_out(dispatch, worker, made.lines),
        )
        for worker in sorted(dispatch.workers, key=lambda w: (w.lately, facts.people[w.id]))
        if worker.id not in going
    ]
    share = made.score / made.bound if made.bound > 0 else 1.0
    cells.sort(key=lambda cell: (cell.farm, cell.farm_id, cell.day))
    return Proposed(facts, tuple(lines), tuple(cells), tuple(left_out), min(1.0, share))


def _line(facts: Facts, sending: Sending, pinned: bool) -> Line:
    dispatch = facts.dispatch
    worker, need = dispatch.worker[sending.worker], dispatch.need[sending.need]
    said = reasons(dispatch, worker, need)
    if worker.crew is not None:
        said = (*said, facts.crews[worker.crew])
    return Line(
        need.id,
        worker.id,
        sending.car,
        need.day,
        need.farm,
        facts.farms[need.farm],
        need.task,
        facts.people[worker.id],
        facts.cars.get(sending.car or 0, ""),
        said,
        pinned,
    )


def _cell(facts: Facts, need: Need, sent: int, made: Proposal) -> Cell:
    wanted = facts.wanted[need.id]
    has = max(0, wanted - need.heads) + sent
    why = why_open(facts.dispatch, need, made.lines) if sent < need.heads else ()
    return Cell(need.id, need.day, need.farm, facts.farms[need.farm], need.task, wanted, has, why)


def pinned_with_drivers(proposed: Proposed, lines: Iterable[Line]) -> tuple[Line, ...]:
    """Lines and those by which the cars come that they ride in: who is to stay where they are
    needs the car that brings them."""
    all_ = {line.sending: line for line in proposed.lines}
    kept = with_drivers(proposed.facts.dispatch, all_, [line.sending for line in lines])
    return tuple(all_[sending] for sending in kept if sending in all_)


def without(proposed: Proposed, lines: Sequence[Line], gone: Line) -> tuple[Line, ...]:
    """Lines without one; whoever would have ridden with a driver who is gone has no car."""
    drives = proposed.facts.dispatch.drives.get(gone.seeker_id) == gone.car_id is not None
    return tuple(
        replace(line, car_id=None, car="")
        if drives and (line.car_id, line.day) == (gone.car_id, gone.day)
        else line
        for line in lines
        if line.pair != gone.pair
    )


def cells_without(proposed: Proposed, gone: Iterable[Line]) -> list[Cell]:
    """The blocks of a proposal once somebody decided against some of its lines."""
    count = Counter(line.block_id for line in gone)
    return [
        replace(
            cell,
            has=cell.has - count[cell.block_id],
            why=(*cell.why, f"제안에서 뺌 {count[cell.block_id]:,}명"),
        )
        if count[cell.block_id]
        else cell
        for cell in proposed.cells
    ]


def with_pin(line: Line, pinned: bool) -> Line:
    """The line, pinned or not."""
    return replace(line, pinned=pinned)


# Storing


def keep(desk: Desk, proposed: Proposed, lines: Sequence[Line]) -> Change:
    """Store these lines of a proposal as one operation; what was asked anew and is no part of
    them is taken out in the same step. Raises UserError where places were taken meanwhile."""
    with writing(desk, "배치안 저장", Action.EDIT, KindId.FARM_DAYS) as work:
        pairs = {line.pair: line for line in lines}
        stay = [day for day in proposed.facts.released if _same(day, pairs)]
        _take_out(desk, work, [day for day in proposed.facts.released if day not in stay])
        there = {(day.seeker_id or 0, day.block_id or 0) for day in stay}
        new = [line for line in lines if line.pair not in there]
        if not new and len(stay) == len(proposed.facts.released):
            raise UserError(f"저장할 배치가 없습니다. {NOTHING}")
        placings = [
            Placing(
                line.block_id, line.seeker_id, line.car_id, line.pinned, alone=line.car_id is None
            )
            for line in new
        ]
        made = work.insert_all(farm_day_writing.new_days(desk, placings, "")) if placings else []
        farm_places.insist_single(desk, made, "저장하면")
        _insist_room(desk, lines)
        work.label(_label(lines))
        return work.change(*made)


def _same(day: FarmDay, pairs: dict[tuple[int, int], Line]) -> bool:
    line = pairs.get((day.seeker_id or 0, day.block_id or 0))
    return line is not None and line.car_id == day.car_id and not line.pinned


def _take_out(desk: Desk, work: Writing, days: Sequence[FarmDay]) -> None:
    """Let go what the proposal took the place of. Raises UserError where it altered meanwhile."""
    if not days:
        return
    ids = [day.id for day in days]
    now = farm_day_writing.of_stage(desk, ids, {DayStatus.PLACED}, "다시 짜지")
    moved = [day for day in now if day.pinned]
    if moved:
        said = farm_day_writing.said(desk, moved)
        raise UserError(f"{said}: 그사이 고정되었습니다. {NOTHING} 다시 제안하세요.")
    work.trash(ids)


def _insist_room(desk: Desk, lines: Sequence[Line]) -> None:
    """Raise UserError where a block has more people than it asked for."""
    blocks = {line.block_id: line for line in lines}
    count = Counter(d.block_id for d in live(farm_records.days_of_blocks(desk, blocks)))
    for id_, line in blocks.items():
        heads = farm_records.block(desk, id_).heads or 0
        if count[id_] > heads:
            raise UserError(
                f"{line.day} {line.farm}에 그사이 다른 사람이 배치되어 {heads:,}명을 넘습니다. "
                f"{NOTHING} 다시 제안하세요."
            )


def _label(lines: Sequence[Line]) -> str:
    days = sorted({line.day for line in lines})
    if not days:
        return "배치안 저장"
    span = f"{days[0]}" if len(days) == 1 else f"{days[0]}~{days[-1]}"
    return f"배치안 저장: {span} {len({line.farm_id for line in lines})}곳 {len(lines):,}명"


def _insist_span(desk: Desk, first: date, last: date) -> None:
    if last < first:
        raise UserError(f"끝나는 날이 시작하는 날보다 앞섭니다. {NOTHING}", field="last")
    if last < desk.today():
        raise UserError(f"지난 날은 배치를 제안하지 않습니다. {NOTHING}", field="last")
    if (last - first).days >= LONGEST:
        raise UserError(
            f"한 번에 {LONGEST}일까지 제안합니다. {NOTHING} 기간을 줄이세요.", field="last"
        )


def _stopper(progress: Progress, seconds: float) -> Callable[[], bool]:
    """Tells the seconds gone by, and whether the work is to stop."""
    began, whole = time.monotonic(), max(1, round(seconds))

    def stopped() -> bool:
        try:
            progress(min(int(time.monotonic() - began), whole), whole)
        except Cancelled:
            return True
        return False

    return stopped

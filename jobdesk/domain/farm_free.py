"""Who could be sent on a day: everybody who takes farm work, ordered by who should go first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from jobdesk.domain.availability import state_on
from jobdesk.domain.circumstances import Availability
from jobdesk.domain.distances import Distance, near
from jobdesk.domain.farm_board import Board, BoardBlock
from jobdesk.domain.farm_people import FarmWorker
from jobdesk.domain.farm_rules import lacking, needs_rest
from jobdesk.domain.farms import WishType
from jobdesk.domain.people import age_on

_FAR = 10_000
BEGINNER = "초보"


@dataclass(frozen=True, slots=True)
class PoolWorker:
    """Somebody who takes farm work; ``record`` says how, ``place`` is the 읍면 they live in."""

    record: FarmWorker
    name: str
    born: date | None = None
    phone: str = ""
    place: str = ""
    crew: str = ""

    @property
    def seeker_id(self) -> int:
        """Who it is."""
        return self.record.seeker_id or 0

    @property
    def skills(self) -> tuple[str, ...]:
        """What they can do, then what they have done."""
        return tuple(dict.fromkeys((*self.record.skills, *self.record.tasks)))


@dataclass(frozen=True, slots=True)
class Pool:
    """All of them, with what they said of their days and of farms."""

    workers: tuple[PoolWorker, ...] = ()
    spans: Mapping[int, tuple[Availability, ...]] = field(default_factory=dict)
    wishes: Mapping[tuple[int, int], WishType] = field(default_factory=dict)
    """By (farm, person); 보내지 않음 where both were said."""
    refusals: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """By (farm, person), who said 보내지 않음 and why: ``농가: 다툼``."""
    distances: tuple[Distance, ...] = ()

    def is_unwanted(self, employer_id: int, seeker_id: int) -> bool:
        """Whether somebody is not to be sent to a farm."""
        return self.wishes.get((employer_id, seeker_id)) is WishType.NEVER

    @property
    def places(self) -> tuple[str, ...]:
        """읍면 from which they come, by name."""
        return tuple(sorted({one.place for one in self.workers if one.place}))

    @property
    def skills(self) -> tuple[str, ...]:
        """What any of them can do, the most frequent first."""
        counts: dict[str, int] = {}
        for one in self.workers:
            for skill in one.skills:
                counts[skill] = counts.get(skill, 0) + 1
        return tuple(sorted(counts, key=lambda skill: (-counts[skill], skill)))


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody for a day: ``busy`` says why they have no time, "" where they have.

    ``doubts`` speak against sending them, ``never`` says that the farm or they themselves do not
    want it (보내지 않음: refused without a reason), ``never_why`` who said it and why.
    ``lately`` are their days in the month of that day, ``far`` the minutes of the drive.
    """

    worker: PoolWorker
    busy: str = ""
    doubts: tuple[str, ...] = ()
    never: bool = False
    never_why: str = ""
    again: bool = False
    far: int = _FAR
    way: str = ""
    lately: int = 0
    last_on: date | None = None
    since: int = 0
    """Days from the last one to that day; 0 where ``last_on`` is not known."""

    @property
    def id(self) -> int:
        """The seeker's id."""
        return self.worker.seeker_id

    @property
    def is_free(self) -> bool:
        """Whether nothing forbids sending them."""
        return not self.busy and not self.never


def candidates(
    board: Board, pool: Pool, day: date, block: BoardBlock | None = None, place: str = ""
) -> tuple[Candidate, ...]:
    """Everybody for a day, or for the work of a cell in ``place``: who is free stands before who
    is not, then nobody's doubt, 다시 요청, the near before the far, and the fewest days lately."""
    taken = taken_on(board, day, block)
    ways = near(pool.distances, place) if place else {}
    own = _own(board, day)
    found = [_candidate(one, board, pool, day, block, taken, own) for one in pool.workers]
    return tuple(sorted((_placed(one, ways, place) for one in found), key=_rank))


def taken_on(board: Board, day: date, block: BoardBlock | None = None) -> dict[int, str]:
    """By seeker, where somebody is on a day who cannot be sent to a cell as well; half a day
    here leaves the other half."""
    names = {line.farm.employer_id: line.farm.name for line in board.lines}
    taken: dict[int, str] = {}
    for other in board.blocks(day):
        mine = block is not None and other.employer_id == block.employer_id
        for person in other.live:
            if not mine and block is not None and _apart(block, other):
                continue
            where = "이 농가에 있음" if mine else f"{names[other.employer_id]} {person.status}"
            taken.setdefault(person.seeker_id, where)
    return taken


def _apart(one: BoardBlock, other: BoardBlock) -> bool:
    """Whether two pieces of work are known not to meet: half a day here, half a day there."""
    if not (one.starts_at and one.ends_at and other.starts_at and other.ends_at):
        return False
    return one.ends_at <= other.starts_at or other.ends_at <= one.starts_at


def _own(board: Board, day: date) -> dict[int, str]:
    """By seeker, the farm of their own that has work on a day."""
    farms = {line.farm.employer_id: line.farm for line in board.lines}
    busy = [farms[one.employer_id] for one in board.blocks(day) if not one.is_rained_off]
    return {farm.owner_id: farm.name for farm in busy if farm.owner_id is not None}


def _candidate(
    worker: PoolWorker,
    board: Board,
    pool: Pool,
    day: date,
    block: BoardBlock | None,
    taken: Mapping[int, str],
    own: Mapping[int, str],
) -> Candidate:
    id_ = worker.seeker_id
    sent = board.sent.get(id_, ())
    before = [at for at, _ in sent if at < day]
    doubts = []
    if state_on(pool.spans.get(id_, ()), day) is False:
        doubts.append("일할 수 없다고 한 날")
    if id_ in own:
        doubts.append(f"본인 농가({own[id_]}) 작업일")
    if needs_rest(worker.record, (at for at, _ in sent), day):
        doubts.append(f"쉬는 날({worker.record.most_days}일까지)")
    wish = None
    if block is not None:
        wish = pool.wishes.get((block.employer_id, id_))
        doubts += _unfit(worker, block)
    return Candidate(
        worker,
        taken.get(id_, ""),
        tuple(doubts),
        wish is WishType.NEVER,
        pool.refusals.get((block.employer_id, id_), "") if block is not None else "",
        wish is WishType.AGAIN,
        lately=sum((at.year, at.month) == (day.year, day.month) for at in before),
        last_on=before[0] if before else None,
        since=(day - before[0]).days if before else 0,
    )


def _unfit(worker: PoolWorker, block: BoardBlock) -> list[str]:
    found = [f"{skill} 없음" for skill in lacking(block.skills, worker.record)]
    if block.beginners is False and BEGINNER in worker.record.skills:
        found.append("초보는 받지 않음")
    age = age_on(worker.born, None, block.day)
    if age is not None and block.age_from is not None and age < block.age_from:
        found.append(f"만 {age}세({block.age_from}세부터)")
    if age is not None and block.age_to is not None and age > block.age_to:
        found.append(f"만 {age}세({block.age_to}세까지)")
    return found


def _placed(one: Candidate, ways: Mapping[str, Distance], place: str) -> Candidate:
    if place and one.worker.place == place:
        return replace(one, far=0, way="같은 읍면")
    way = ways.get(one.worker.place)
    return replace(one, far=_minutes(way), way=way.words if way is not None else "")


def _minutes(way: Distance | None) -> int:
    """How far: a neighbour of whom no drive is known is reckoned as a quarter of an hour."""
    if way is None:
        return _FAR
    return way.minutes if way.minutes is not None else 15


def _rank(one: Candidate) -> tuple[object, ...]:
    return (
        bool(one.busy),
        one.never,
        bool(one.doubts),
        not one.again,
        one.far,
        one.lately,
        one.last_on or date.min,
        one.worker.name,
        one.id,
    )

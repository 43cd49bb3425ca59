"""Rules of farm work by the day: which days a request means, and who can stand where.

Pure: the services bring the records.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from jobdesk.domain.circumstances import WEEKDAYS
from jobdesk.domain.farm_people import FarmWorker
from jobdesk.domain.farm_work import (
    AHEAD,
    COUNTED,
    LIVE,
    DayStatus,
    FarmBlock,
    FarmDay,
    FarmRequest,
)

_D = DayStatus

BACK: dict[DayStatus, DayStatus] = {
    _D.CONFIRMED: _D.PLACED,
    _D.WORKED: _D.CONFIRMED,
    _D.SETTLED: _D.WORKED,
    _D.ABSENT: _D.CONFIRMED,
    _D.CANCELLED: _D.PLACED,
}
"""Where a day goes when its last step is taken back; what rain moved comes back by an undo."""


@dataclass(frozen=True, slots=True)
class Concern:
    """A reason against sending somebody, in words; a ``hard`` one is refused, unless ``excusable``
    by a reason that is kept."""

    words: str
    hard: bool = False
    excusable: bool = False


def wanted_days(request: FarmRequest) -> tuple[date, ...]:
    """The days on which a request wants people, in order; none without a first day."""
    if request.starts_on is None:
        return ()
    last = request.ends_on or request.starts_on
    days = (
        request.starts_on + timedelta(days=n) for n in range((last - request.starts_on).days + 1)
    )
    return tuple(
        day for day in days if not request.weekdays or WEEKDAYS[day.weekday()] in request.weekdays
    )


def off_with(request: FarmRequest) -> str:
    """The reason of a day that is called off with its request: apart from that of a day that was
    called off on its own, often in the same words, which does not come back with the request."""
    return f"요청 취소: {request.cancel_reason}"


def overlap(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two spans of a day (``08:00``, ``12:00``) touch; one that is not said is all day."""
    if not all(one) or not all(other):
        return True
    return one[0] < other[1] and other[0] < one[1]


def hours_of(day: FarmDay, block: FarmBlock | None, request: FarmRequest | None) -> tuple[str, str]:
    """When somebody works on a day: as said of the day, else of its block, else of its request."""
    for said in (day, block, request):
        if said is not None and said.starts_at and said.ends_at:
            return said.starts_at, said.ends_at
    return "", ""


def days_on_end(worked: Iterable[date], day: date) -> int:
    """How many days on end somebody would have worked with ``day``, counting both ways."""
    known = {*worked, day}
    count = 1
    for step in (-1, 1):
        at = day + timedelta(days=step)
        while at in known:
            count += 1
            at += timedelta(days=step)
    return count


def needs_rest(worker: FarmWorker | None, worked: Iterable[date], day: date) -> bool:
    """Whether ``day`` would be one too many for somebody who rests after ``most_days``."""
    if worker is None or worker.most_days is None:
        return False
    return days_on_end(worked, day) > worker.most_days


def lacking(wanted: Iterable[str], worker: FarmWorker | None) -> tuple[str, ...]:
    """Skills that a request asks for and a worker has not said to have."""
    known = {*worker.skills, *worker.tasks} if worker is not None else set()
    return tuple(skill for skill in wanted if skill not in known)


def is_insured(day: FarmDay, worker: FarmWorker | None) -> bool:
    """Whether a day of work is insured: by the centre, or by the worker's own insurance."""
    if day.insured:
        return True
    return bool(
        worker is not None
        and worker.insurance
        and worker.insured_until is not None
        and day.work_date is not None
        and day.work_date <= worker.insured_until
    )


def counted(days: Iterable[FarmDay]) -> list[FarmDay]:
    """The days that were worked: 연인원 is how many they are."""
    return [day for day in days if day.status in COUNTED and day.trashed_on is None]


def live(days: Iterable[FarmDay]) -> list[FarmDay]:
    """The days on which somebody has a place."""
    return [day for day in days if day.status in LIVE and day.trashed_on is None]


def ahead(days: Iterable[FarmDay]) -> list[FarmDay]:
    """The days that are still to be worked."""
    return [day for day in days if day.status in AHEAD and day.trashed_on is None]


def twice(days: Sequence[FarmDay], hours: Sequence[tuple[str, str]]) -> tuple[int, int] | None:
    """Positions of two live days of one person that cannot both be; None where all can.

    ``hours`` are those of each day. One person has one day on one farm and date, and no two at
    one time; what lists tell of days that were worked may stand (:func:`_told`).
    """
    for at, day in enumerate(days):
        for later in range(at + 1, len(days)):
            other = days[later]
            if (day.seeker_id, day.work_date) != (other.seeker_id, other.work_date):
                continue
            if day.employer_id == other.employer_id:
                return at, later
            if overlap(hours[at], hours[later]) and not _told(day, other, hours[at], hours[later]):
                return at, later
    return None


def _told(one: FarmDay, other: FarmDay, *hours: tuple[str, str]) -> bool:
    """Whether a list says that somebody worked on two farms that day, and not when: half a day on
    each, as offices write it down. Who is sent by the board is never sent so."""
    worked = one.status in COUNTED and other.status in COUNTED
    return worked and None in (one.block_id, other.block_id) and not all(map(all, hours))

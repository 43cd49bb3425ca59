"""결과 확인 of a day: firm by firm everybody it met, and whose result is still owed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from jobdesk.data import records
from jobdesk.domain.casework import Placement, PlacementStatus
from jobdesk.domain.day_owed import OWED, Owed, owed
from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import (
    AWAY,
    MET,
    DayEmployer,
    DayInterview,
    InterviewResult,
    MatchingDay,
    MeetingStatus,
)
from jobdesk.services import day_records, lists
from jobdesk.services.desk import Desk

_R = InterviewResult


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody a firm met, or was to meet at a day that is over (``status`` 예정).

    ``days`` is how long the result has been owed (since the day, or since the firm asked for
    time), 0 where nothing is. ``hire_on`` is the first day as the 취업 says it; ``hired`` the
    취업's stage, "" where there is none. ``elsewhere`` says where else the person works,
    ``chose_another`` that this began on the day or since: the firm waits in vain.
    """

    interview_id: int
    attendee_id: int
    seeker_id: int
    number: int | None
    name: str
    phone: str
    vacancy: str
    starts_at: str
    status: MeetingStatus
    result: InterviewResult
    result_on: date | None
    days: int
    hire_on: date | None
    placement_id: int
    hired: str
    reason: str
    elsewhere: str
    chose_another: bool

    @property
    def owed(self) -> bool:
        """Whether the firm still has to say what comes of it."""
        return self.result in OWED

    @property
    def undated(self) -> bool:
        """Whether the person is hired and nobody knows from when."""
        return self.result is _R.HIRED and not self.placement_id and not self.chose_another


@dataclass(frozen=True, slots=True)
class Company:
    """A firm at a day with everybody it met, by time. ``held_on`` is the day's."""

    held_on: date | None
    day_employer_id: int
    employer_id: int
    name: str
    booth: str
    phone: str
    contact: str
    rows: tuple[Met, ...]

    @property
    def owed(self) -> int:
        """How many results are still open."""
        return sum(one.owed for one in self.rows)

    @property
    def undated(self) -> int:
        """How many hires wait for a first day."""
        return sum(one.undated for one in self.rows)

    @property
    def hired(self) -> int:
        """How many it takes."""
        return sum(one.result is _R.HIRED for one in self.rows)

    @property
    def oldest(self) -> int:
        """Days for which the oldest result has been owed."""
        return max((one.days for one in self.rows), default=0)


def by_company(desk: Desk, day_id: int) -> tuple[Company, ...]:
    """Each firm of a day that met somebody, in the order of the booths.

    From the day on those are there too whose interview was set and not moved on; who stayed
    away or was called off is left out.
    """
    with desk.store.reading():
        day = day_records.day(desk, day_id)
        met = _met(desk, day)
        by_firm: dict[int, list[DayInterview]] = {}
        for one in met:
            by_firm.setdefault(one.day_employer_id or 0, []).append(one)
        firms = [one for one in day_records.employers(desk, day_id) if one.id in by_firm]
        rows = _rows(desk, met, day.held_on)
        known = _firms(desk, firms)
        return tuple(
            Company(
                day.held_on,
                firm.id,
                firm.employer_id or 0,
                *known[firm.id],
                tuple(rows[one.id] for one in by_firm[firm.id]),
            )
            for firm in firms
        )


def owed_of(desk: Desk, day_id: int) -> Owed:
    """What the firms of :func:`by_company` still owe, all together."""
    with desk.store.reading():
        return owed(one.result for one in _met(desk, day_records.day(desk, day_id)))


def _met(desk: Desk, day: MatchingDay) -> list[DayInterview]:
    """The interviews of a day that took place, from the day on those too that nobody moved on."""
    over = day.held_on is not None and day.held_on <= desk.today()
    wanted = MET | {MeetingStatus.SET} if over else MET
    people = day_records.attendees(desk, day.id)
    absent = {one.id for one in people if one.status in AWAY}
    return [
        one
        for one in day_records.interviews(desk, day.id)
        if one.status in wanted
        and not (one.status is MeetingStatus.SET and one.attendee_id in absent)
    ]


def _rows(desk: Desk, met: Sequence[DayInterview], held_on: date | None) -> dict[int, Met]:
    attendees = lists.rows(
        desk,
        KindId.DAY_ATTENDEES,
        [one.attendee_id or 0 for one in met],
        ("seeker_id", "seeker", "phone", "number"),
    )
    jobs = lists.rows(
        desk, KindId.VACANCIES, [one.vacancy_id for one in met if one.vacancy_id], ("job",)
    )
    hires = living(desk, met)
    seekers = {int(str(row[0] or 0)) for row in attendees.values()}
    works = works_of(desk, seekers)
    today = desk.today()
    made = {}
    for one in met:
        seeker_id, name, phone, number = attendees.get(one.attendee_id or 0, (0, "", "", None))
        seeker = int(str(seeker_id or 0))
        hire = hires.get(one.placement_id or 0)
        since = one.result_on if one.result else held_on
        owed = one.result in OWED and since is not None
        made[one.id] = Met(
            interview_id=one.id,
            attendee_id=one.attendee_id or 0,
            seeker_id=seeker,
            number=number if isinstance(number, int) else None,
            name=str(name or ""),
            phone=str(phone or ""),
            vacancy=str(jobs.get(one.vacancy_id or 0, ("",))[0] or ""),
            starts_at=one.starts_at,
            status=one.status,
            result=one.result,
            result_on=one.result_on,
            days=max((today - since).days, 0) if owed and since is not None else 0,
            hire_on=hire.hire_date if hire else None,
            placement_id=hire.id if hire else 0,
            hired=hire.status.value if hire else "",
            reason=one.reason,
            elsewhere=str(works[seeker]) if hire is None and seeker in works else "",
            chose_another=hire is None and began_since(works.get(seeker), held_on),
        )
    return made


class Works(NamedTuple):
    """Where somebody works or begins, and from when."""

    employer: str
    hire_date: date | None

    def __str__(self) -> str:
        """``솔내정밀 (입사 2026-12-01)``."""
        return self.employer + (f" (입사 {self.hire_date.isoformat()})" if self.hire_date else "")


def works_of(desk: Desk, seeker_ids: Iterable[int]) -> dict[int, Works]:
    """Where each of them works or begins, the last begun where there are several."""
    stages = (PlacementStatus.EXPECTED.value, PlacementStatus.WORKING.value)
    conditions = (
        Condition("seeker_id", Op.IN, tuple(seeker_ids)),
        Condition("status", Op.IN, stages),
    )
    filter_ = Filter(conditions=conditions)
    ids = lists.find(desk, KindId.PLACEMENTS, filter_, Order("hire_date"))
    rows = lists.rows(desk, KindId.PLACEMENTS, ids, ("seeker_id", "employer", "hire_date"))
    found: dict[int, Works] = {}
    for id_ in ids:
        seeker, employer, day = rows[id_]
        found[int(str(seeker))] = Works(str(employer or ""), day if isinstance(day, date) else None)
    return found


def began_since(works: Works | None, held_on: date | None) -> bool:
    """Whether somebody began, or is to begin, somewhere on a day or after it."""
    if works is None or works.hire_date is None or held_on is None:
        return False
    return works.hire_date >= held_on


def _firms(desk: Desk, firms: Sequence[DayEmployer]) -> dict[int, tuple[str, str, str, str]]:
    """Name, booth, phone and contact of each, those of the day before those of the firm."""
    known = lists.rows(
        desk,
        KindId.EMPLOYERS,
        [one.employer_id or 0 for one in firms],
        ("name", "phone", "contact_name"),
    )
    made = {}
    for one in firms:
        name, phone, contact = (
            str(value or "") for value in known.get(one.employer_id or 0, ("", "", ""))
        )
        made[one.id] = (name, one.booth, one.phone or phone, one.contact_name or contact)
    return made


def living(desk: Desk, interviews: Iterable[DayInterview]) -> dict[int, Placement]:
    """The 취업 behind interviews that are not in the 휴지통, by their ids."""
    ids = [one.placement_id for one in interviews if one.placement_id]
    found: list[Placement] = records.get_many(desk.store, KindId.PLACEMENTS, ids)
    return {one.id: one for one in found if one.trashed_on is None}

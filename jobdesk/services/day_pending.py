"""Hires of a day that have not begun: without a first day, to come, or to be confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from jobdesk.data import records
from jobdesk.domain.casework import Placement, PlacementStatus
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import DayInterview, InterviewResult
from jobdesk.services import lists
from jobdesk.services.day_chase import began_since, living, works_of
from jobdesk.services.desk import Desk


class Wait(StrEnum):
    """Why a hire is not settled yet."""

    UNDATED = "입사일 미정"
    EXPECTED = "입사 예정"
    DUE = "입사 확인"


@dataclass(frozen=True, slots=True)
class PendingHire:
    """A hire of a day that has not begun. ``interview_id`` is 0 for one recorded by hand,
    ``placement_id`` 0 for one without a first day; ``days`` counts from ``hire_on`` to today,
    less than 0 before it."""

    wait: Wait
    day_id: int
    interview_id: int
    placement_id: int
    seeker_id: int
    name: str
    phone: str
    employer: str
    hire_on: date | None
    days: int


class _Found(NamedTuple):
    day_id: int
    interview_id: int
    placement_id: int
    seeker_id: int
    employer_id: int
    employer: str
    hire_on: date | None


def pending(desk: Desk, day_id: int | None = None) -> tuple[PendingHire, ...]:
    """Hires of a day (of every day) that wait for a first day or have not begun, those due
    first, then by first day, those without one last."""
    with desk.store.reading():
        of_day = Condition("matching_day_id", Op.IS, day_id)
        if day_id is None:
            of_day = Condition("matching_day_id", Op.FILLED)
        hired = Condition("result", Op.IS, InterviewResult.HIRED.value)
        interviews: list[DayInterview] = _all(desk, KindId.DAY_INTERVIEWS, of_day, hired)
        expected = Condition("status", Op.IS, PlacementStatus.EXPECTED.value)
        placements: list[Placement] = _all(desk, KindId.PLACEMENTS, of_day, expected)
        found = [*_undated(desk, interviews), *_expected(interviews, placements)]
        return _named(desk, found)


def _undated(desk: Desk, interviews: list[DayInterview]) -> list[_Found]:
    """Hires without a first day, but for those who went to another firm since the day."""
    known = living(desk, interviews)
    waiting = [one for one in interviews if one.placement_id not in known]
    attendees = [one.attendee_id or 0 for one in waiting]
    firms = [one.day_employer_id or 0 for one in waiting]
    seekers = lists.rows(desk, KindId.DAY_ATTENDEES, attendees, ("seeker_id",))
    employers = lists.rows(desk, KindId.DAY_EMPLOYERS, firms, ("employer_id", "employer"))
    held = lists.rows(desk, KindId.DAY_INTERVIEWS, [one.id for one in waiting], ("held_on",))
    works = works_of(desk, [int(str(seeker or 0)) for (seeker,) in seekers.values()])
    made = []
    for one in waiting:
        (seeker,) = seekers.get(one.attendee_id or 0, (0,))
        (held_on,) = held.get(one.id, (None,))
        went = works.get(int(str(seeker or 0)))
        if isinstance(held_on, date) and began_since(went, held_on):
            continue
        employer, name = employers.get(one.day_employer_id or 0, (0, ""))
        made.append(
            _Found(
                one.matching_day_id or 0,
                one.id,
                0,
                int(str(seeker or 0)),
                int(str(employer or 0)),
                str(name or ""),
                None,
            )
        )
    return made


def _expected(interviews: list[DayInterview], placements: list[Placement]) -> list[_Found]:
    of = {one.placement_id: one.id for one in interviews if one.placement_id}
    return [
        _Found(
            one.matching_day_id or 0,
            of.get(one.id, 0),
            one.id,
            one.seeker_id or 0,
            one.employer_id or 0,
            one.employer_name,
            one.hire_date,
        )
        for one in placements
    ]


def _named(desk: Desk, found: list[_Found]) -> tuple[PendingHire, ...]:
    today = desk.today()
    seekers = [one.seeker_id for one in found]
    names = lists.called(desk, KindId.SEEKERS, seekers)
    phones = lists.rows(desk, KindId.SEEKERS, seekers, ("phone",))
    firms = lists.called(desk, KindId.EMPLOYERS, [one.employer_id for one in found])
    made = []
    for one in found:
        due = one.hire_on is not None and one.hire_on <= today
        made.append(
            PendingHire(
                wait=Wait.UNDATED if one.hire_on is None else Wait.DUE if due else Wait.EXPECTED,
                day_id=one.day_id,
                interview_id=one.interview_id,
                placement_id=one.placement_id,
                seeker_id=one.seeker_id,
                name=names.get(one.seeker_id, ""),
                phone=str(phones.get(one.seeker_id, ("",))[0] or ""),
                employer=firms.get(one.employer_id, "") or one.employer,
                hire_on=one.hire_on,
                days=(today - one.hire_on).days if one.hire_on else 0,
            )
        )
    return tuple(sorted(made, key=lambda one: (one.hire_on or date.max, one.name, one.seeker_id)))


def _all(desk: Desk, kind: KindId, *conditions: Condition) -> list[Any]:
    return records.get_many(desk.store, kind, lists.find(desk, kind, Filter(conditions=conditions)))

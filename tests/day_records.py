"""Matching days that tests of the timetable begin with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from jobdesk.data import records
from jobdesk.domain.employers import Employer
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import (
    AttendeeStatus,
    DayAttendee,
    DayEmployer,
    DayWish,
    EmployerAnswer,
    MatchingDay,
)
from jobdesk.domain.people import Seeker
from jobdesk.services import lists
from jobdesk.services.desk import Desk
from tests.conftest import TODAY

_GIVEN = "가나다라마바사아자차카타파하"


@dataclass(frozen=True)
class Made:
    """The ids of a day: of itself, of its employers and of its attendees, in order."""

    day: int
    employers: list[int]
    attendees: list[int]


def day(
    desk: Desk, firms: int = 2, people: int = 3, wishes: Sequence[Sequence[int]] = (), **fields: Any
) -> Made:
    """A day with firms 업체1… and people 김가…, all expected. ``wishes`` are, for each person in
    order, numbers of firms from 0; by default everybody wants every firm."""
    about: dict[str, Any] = {
        "title": "가을 만남의 날",
        "held_on": date(2026, 11, 20),
        "starts_at": "10:00",
        "ends_at": "11:00",
    }
    with desk.store.operation("만남의 날 준비"):
        id_ = records.insert(desk.store, MatchingDay(**(about | fields)))
        names = [Employer(name=f"업체{n}") for n in range(1, firms + 1)]
        companies = records.insert_many(desk.store, KindId.EMPLOYERS, names)
        employers = records.insert_many(
            desk.store,
            KindId.DAY_EMPLOYERS,
            [
                DayEmployer(
                    matching_day_id=id_,
                    employer_id=company,
                    booth=f"A{number}",
                    status=EmployerAnswer.COMING,
                )
                for number, company in enumerate(companies, 1)
            ],
        )
        seekers = records.insert_many(
            desk.store,
            KindId.SEEKERS,
            [
                Seeker(name=f"김{_GIVEN[n % 14]}{n // 14 or ''}", registered_on=TODAY)
                for n in range(people)
            ],
        )
        attendees = records.insert_many(
            desk.store,
            KindId.DAY_ATTENDEES,
            [
                DayAttendee(matching_day_id=id_, seeker_id=seeker, number=number)
                for number, seeker in enumerate(seekers, 1)
            ],
        )
        wanted = wishes or [range(firms)] * people
        records.insert_many(
            desk.store,
            KindId.DAY_WISHES,
            [
                DayWish(attendee_id=attendee, day_employer_id=employers[firm], rank=rank)
                for attendee, firms_ in zip(attendees, wanted, strict=True)
                for rank, firm in enumerate(firms_, 1)
            ],
        )
    return Made(id_, employers, attendees)


def edit(desk: Desk, kind: KindId, id_: int, **fields: Any) -> None:
    """Change fields of a record, as any service would."""
    with desk.store.operation("고침"):
        found = records.get(desk.store, kind, id_)
        records.update(desk.store, replace(found, **fields))


def set_attendee(desk: Desk, id_: int, status: AttendeeStatus, **fields: Any) -> None:
    """Change what is known of an attendee."""
    edit(desk, KindId.DAY_ATTENDEES, id_, status=status, **fields)


def interview_ids(desk: Desk, day_id: int) -> list[int]:
    """The interviews of a day by their time."""
    mine = Filter(conditions=(Condition("matching_day_id", Op.IS, day_id),))
    return list(lists.find(desk, KindId.DAY_INTERVIEWS, mine))

"""The stored records of one matching day, with their proper types, for the services around it."""

from __future__ import annotations

from collections.abc import Iterable

from jobdesk.data import records
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import (
    DayAttendee,
    DayEmployer,
    DayInterview,
    DayProgramme,
    DayVacancy,
    DayWish,
    MatchingDay,
)
from jobdesk.services.desk import Desk
from jobdesk.services.linked_records import linked


def day(desk: Desk, day_id: int) -> MatchingDay:
    """The day of that id. Raises UserError when there is none."""
    found: MatchingDay = records.get(desk.store, KindId.MATCHING_DAYS, day_id)
    return found


def employer(desk: Desk, day_employer_id: int) -> DayEmployer:
    """The 참여업체 of that id. Raises UserError when there is none."""
    found: DayEmployer = records.get(desk.store, KindId.DAY_EMPLOYERS, day_employer_id)
    return found


def attendee(desk: Desk, attendee_id: int) -> DayAttendee:
    """The 참가자 of that id. Raises UserError when there is none."""
    found: DayAttendee = records.get(desk.store, KindId.DAY_ATTENDEES, attendee_id)
    return found


def interview(desk: Desk, interview_id: int) -> DayInterview:
    """The interview of that id. Raises UserError when there is none."""
    found: DayInterview = records.get(desk.store, KindId.DAY_INTERVIEWS, interview_id)
    return found


def programmes(desk: Desk, day_id: int) -> list[DayProgramme]:
    """부대행사 of a day, outside the 휴지통."""
    return linked(desk, KindId.DAY_PROGRAMMES, "matching_day_id", [day_id])


def employers(desk: Desk, day_id: int) -> list[DayEmployer]:
    """참여업체 of a day in the order of their booths, cancelled ones too."""
    return linked(desk, KindId.DAY_EMPLOYERS, "matching_day_id", [day_id])


def vacancies(desk: Desk, day_employer_ids: Iterable[int]) -> list[DayVacancy]:
    """What these 참여업체 bring, in the order in which it was entered."""
    return linked(desk, KindId.DAY_VACANCIES, "day_employer_id", day_employer_ids)


def attendees(desk: Desk, day_id: int) -> list[DayAttendee]:
    """참가자 of a day by their number, cancelled ones too."""
    return linked(desk, KindId.DAY_ATTENDEES, "matching_day_id", [day_id])


def wishes(desk: Desk, attendee_ids: Iterable[int]) -> list[DayWish]:
    """Wishes of these 참가자, the dearest first."""
    return sorted(
        linked(desk, KindId.DAY_WISHES, "attendee_id", attendee_ids),
        key=lambda wish: (wish.rank or 99, wish.id),
    )


def interviews(desk: Desk, day_id: int) -> list[DayInterview]:
    """Interviews of a day by their time, cancelled ones too."""
    return linked(desk, KindId.DAY_INTERVIEWS, "matching_day_id", [day_id])

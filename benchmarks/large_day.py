"""A matching day as large as a county's hall holds: for what must stand it."""

from __future__ import annotations

import itertools
import random

from jobdesk.data import records
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import (
    DayAttendee,
    DayEmployer,
    DayInterview,
    DayStatus,
    DayWish,
    EmployerAnswer,
    MatchingDay,
)
from jobdesk.services import lists
from jobdesk.services.desk import Desk

WISHES = 3
_CLOCKS = [f"{hour}:{minute:02}" for hour in (10, 11, 13, 14, 15) for minute in (0, 15, 30, 45)]
_SEATS = 2


def large_day(desk: Desk, firms: int, people: int) -> int:
    """A day of today with so many booths and people, its wishes and its interviews; its id."""
    chance = random.Random(5)
    store = desk.store
    with store.operation("행사"):
        day = MatchingDay(
            title="큰 만남의 날",
            held_on=desk.today(),
            starts_at="10:00",
            ends_at="16:00",
            breaks="12:00~13:00",
            status=DayStatus.HELD,
        )
        day_id = records.insert(store, day)
        booths = [
            records.insert(
                store,
                DayEmployer(
                    matching_day_id=day_id,
                    employer_id=firm,
                    status=EmployerAnswer.COMING,
                    booth=str(number),
                    interviewers=_SEATS,
                ),
            )
            for number, firm in enumerate(_some(desk, chance, KindId.EMPLOYERS, firms), 1)
        ]
        free = {booth: list(itertools.product(_CLOCKS, range(1, _SEATS + 1))) for booth in booths}
        for number, seeker in enumerate(_some(desk, chance, KindId.SEEKERS, people), 1):
            guest = records.insert(
                store, DayAttendee(matching_day_id=day_id, seeker_id=seeker, number=number)
            )
            _meet(desk, day_id, guest, chance.sample(booths, WISHES), free)
    return day_id


def _some(desk: Desk, chance: random.Random, kind: KindId, count: int) -> list[int]:
    return chance.sample([int(id_) for id_ in lists.find(desk, kind)], count)


def _meet(
    desk: Desk, day_id: int, guest: int, wished: list[int], free: dict[int, list[tuple[str, int]]]
) -> None:
    """Wishes of one person, and an interview where the booth has a time this one has not."""
    taken: set[str] = set()
    for rank, booth in enumerate(wished, 1):
        records.insert(desk.store, DayWish(attendee_id=guest, day_employer_id=booth, rank=rank))
        place = next((each for each in free[booth] if each[0] not in taken), None)
        if place is None:
            continue
        free[booth].remove(place)
        taken.add(place[0])
        records.insert(
            desk.store,
            DayInterview(
                matching_day_id=day_id,
                attendee_id=guest,
                day_employer_id=booth,
                starts_at=place[0],
                seat=place[1],
            ),
        )

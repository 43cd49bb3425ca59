"""Who has worked on which farm, how often and when last, and what both said of each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from jobdesk.domain.farm_work import COUNTED, DayStatus, FarmDay
from jobdesk.domain.farms import FarmWish, WishType
from jobdesk.domain.kinds import KindId
from jobdesk.services import farm_records, farms, lists
from jobdesk.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Together:
    """One person on one farm, seen from either side: ``id`` is the other one's.

    ``days`` counts confirmed days, ``absent`` those on which the person did not come.
    """

    id: int
    name: str
    about: str
    days: int
    absent: int
    last_on: date | None
    wishes: tuple[FarmWish, ...]

    @property
    def never(self) -> bool:
        """Whether either side wants the two apart."""
        return any(wish.wish_type is WishType.NEVER for wish in self.wishes)

    @property
    def again(self) -> bool:
        """Whether a side asked for the two again and none wants them apart."""
        return bool(self.wishes) and not self.never


def of_farm(desk: Desk, employer_id: int) -> list[Together]:
    """Who worked on a farm or was spoken of, the most frequent first."""
    with desk.store.reading():
        days = farm_records.days_of_farm(desk, employer_id)
        wishes = farm_records.wishes(desk, [employer_id])
        return _told(desk, KindId.SEEKERS, days, wishes)


def of_worker(desk: Desk, seeker_id: int) -> list[Together]:
    """The farms where somebody worked, or that were spoken of, the most frequent first."""
    with desk.store.reading():
        days = farm_records.days_of_worker(desk, seeker_id)
        wishes = farms.wishes_of(desk, seeker_id)
        return _told(desk, KindId.EMPLOYERS, days, wishes)


def _told(
    desk: Desk, other: KindId, days: Iterable[FarmDay], wishes: Iterable[FarmWish]
) -> list[Together]:
    link = "seeker_id" if other is KindId.SEEKERS else "employer_id"
    worked: dict[int, list[FarmDay]] = defaultdict(list)
    said: dict[int, list[FarmWish]] = defaultdict(list)
    for day in days:
        if day.status in COUNTED or day.status is DayStatus.ABSENT:
            worked[getattr(day, link) or 0].append(day)
    for wish in wishes:
        said[getattr(wish, link) or 0].append(wish)
    ids = [*dict.fromkeys((*worked, *said))]
    field = "birth_year" if other is KindId.SEEKERS else "contact_name"
    shown = lists.rows(desk, other, ids, ("name", "eup_myeon", field))
    called = lists.called(desk, other, ids)
    found = []
    for id_ in ids:
        if id_ not in shown:
            continue
        _, place, more = shown[id_]
        about = (place, f"{more}년생" if isinstance(more, int) else more)
        counted = [day.work_date for day in worked[id_] if day.status in COUNTED]
        found.append(
            Together(
                id_,
                called[id_],
                " · ".join(str(word) for word in about if word),
                len(counted),
                len(worked[id_]) - len(counted),
                max((day for day in counted if day is not None), default=None),
                tuple(said[id_]),
            )
        )
    return sorted(found, key=lambda one: (-one.days, one.name, one.id))

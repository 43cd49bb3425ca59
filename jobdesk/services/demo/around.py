"""Days and ties of the practice centre: who can work when, and who comes with whom."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from jobdesk.domain.circumstances import Availability, AvailabilityType, Relation
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Gender, SeekerStatus
from jobdesk.services.demo.farm_people import own_days
from jobdesk.services.demo.told import Batch, Told

_LOOKING = frozenset({SeekerStatus.REGISTERED, SeekerStatus.COUNSELLING, SeekerStatus.REFERRED})
_WEEKS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("월", "화", "수", "목", "금"), ""),
    (("월", "수", "금"), "오전"),
    (("화", "목"), ""),
    (("토", "일"), ""),
    (("월", "화", "수", "목", "금"), "오후"),
)
_SAID = 0.2
"""Share of those looking for work who said on which days."""


def around(told: Told) -> tuple[Batch, ...]:
    """Free weeks, days away and at the own harvest, couples of one place and crews of the field."""
    random = told.random("around")
    looking = [seeker for seeker in told.seekers if seeker.status in _LOOKING]
    spans = []
    for seeker in looking:
        if random.random() >= _SAID:
            continue
        weekdays, hours = random.choice(_WEEKS)
        since = told.last - timedelta(days=random.randint(0, 40))
        spans.append(
            Availability(seeker_id=seeker.id, starts_on=since, weekdays=weekdays, hours=hours)
        )
        if random.random() < 0.3:
            away = told.last + timedelta(days=random.randint(1, 18))
            spans.append(
                Availability(
                    seeker_id=seeker.id,
                    availability_type=AvailabilityType.BUSY,
                    starts_on=away,
                    ends_on=away + timedelta(days=random.randint(0, 4)),
                    note=random.choice(("병원", "집안일", "농사일")),
                )
            )
    spans += own_days(told, told.last)
    ties: list[Relation] = []
    tied: set[int] = set()
    for one, other in pairwise(looking):
        if {one.id, other.id} & tied or one.eup_myeon != other.eup_myeon or not one.eup_myeon:
            continue
        if random.random() < 0.25:
            near = abs((one.birth_year or 0) - (other.birth_year or 0)) <= 10
            couple = near and {one.gender, other.gender} == set(Gender)
            relation = "배우자" if couple else "같은 작업반"
            ties.append(Relation(seeker_id=one.id, other_id=other.id, relation=relation))
            tied |= {one.id, other.id}
    return ((KindId.AVAILABILITY, spans), (KindId.RELATIONS, ties))

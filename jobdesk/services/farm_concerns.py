"""What speaks against sending somebody to a day of work: said before it is done, and refused where
it cannot be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from jobdesk.data import records
from jobdesk.domain.availability import state_on
from jobdesk.domain.employers import Employer
from jobdesk.domain.farm_people import FarmWorker, WorkerStatus
from jobdesk.domain.farm_rules import Concern, lacking, needs_rest, overlap
from jobdesk.domain.farm_work import BlockStatus, FarmBlock, FarmRequest
from jobdesk.domain.farms import FarmWish, WishBy, WishType
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker, age_on
from jobdesk.services import availability, farm_places, farm_records, lists
from jobdesk.services.desk import Desk
from jobdesk.services.farm_places import Place
from jobdesk.services.linked_records import linked

_LONGEST = timedelta(days=31)
"""As many days as somebody may work on end at most."""


def of(
    desk: Desk, block: FarmBlock, request: FarmRequest, seeker_ids: Sequence[int]
) -> dict[int, tuple[Concern, ...]]:
    """Reasons against sending each of these people to a block; none where nothing speaks
    against it."""
    assert block.work_date is not None
    people: dict[int, Seeker] = {
        each.id: each for each in records.get_many(desk.store, KindId.SEEKERS, [*seeker_ids])
    }
    workers = {
        each.seeker_id: each for each in linked(desk, KindId.FARM_WORKERS, "seeker_id", people)
    }
    around = farm_places.days_of(
        desk, people, block.work_date - _LONGEST, block.work_date + _LONGEST
    )
    taken: dict[int, list[Place]] = defaultdict(list)
    for place in farm_places.places(desk, around):
        taken[place.day.seeker_id or 0].append(place)
    wishes: dict[int, list[FarmWish]] = defaultdict(list)
    for wish in farm_records.wishes(desk, [block.employer_id or 0]):
        wishes[wish.seeker_id or 0].append(wish)
    own = _own_farms(desk, people, block.work_date)
    names = lists.called(
        desk,
        KindId.EMPLOYERS,
        [*{place.day.employer_id or 0 for mine in taken.values() for place in mine}],
    )
    found = {}
    for id_, person in people.items():
        worker = workers.get(id_)
        concerns = [
            *_gone(person, worker),
            *_booked(block, request, taken[id_], names),
            *_unwanted(wishes[id_]),
            *_busy(desk, block, person, own.get(id_, "")),
            *_unfit(request, person, worker, block.work_date),
        ]
        worked = [p.day.work_date for p in taken[id_] if p.day.work_date is not None]
        if needs_rest(worker, worked, block.work_date):
            assert worker is not None
            concerns.append(Concern(f"쉬는 날입니다: 이어서 {worker.most_days}일까지 일합니다"))
        found[id_] = tuple(concerns)
    return found


def _gone(person: Seeker, worker: FarmWorker | None) -> list[Concern]:
    if person.trashed_on is not None:
        return [Concern("휴지통에 있는 구직자입니다", hard=True)]
    if worker is not None and worker.status is not WorkerStatus.ACTIVE:
        return [Concern(f"‘{worker.status.value}’ 상태인 근로자입니다")]
    return []


def _booked(
    block: FarmBlock, request: FarmRequest, taken: Sequence[Place], names: dict[int, str]
) -> list[Concern]:
    mine = (block.starts_at or request.starts_at, block.ends_at or request.ends_at)
    found = []
    for place in taken:
        if place.day.work_date != block.work_date:
            continue
        farm = names[place.day.employer_id or 0]
        if place.day.employer_id == block.employer_id:
            found.append(Concern("이 농가에 이미 배치되어 있습니다", hard=True))
        elif overlap(mine, place.hours):
            found.append(Concern(f"같은 시간에 {farm} 농가에 배치되어 있습니다", hard=True))
        else:
            found.append(Concern(f"같은 날 {'~'.join(place.hours)}에 {farm} 농가에서 일합니다"))
    return found


def _unwanted(wishes: Sequence[FarmWish]) -> list[Concern]:
    return [
        Concern(
            f"{'농가가' if wish.said_by is WishBy.FARM else '근로자가'} 보내지 말라고 했습니다"
            f"({wish.reason})",
            hard=True,
            excusable=True,
        )
        for wish in wishes
        if wish.wish_type is WishType.NEVER
    ]


def _busy(desk: Desk, block: FarmBlock, person: Seeker, own: str) -> list[Concern]:
    assert block.work_date is not None
    found = []
    if state_on(availability.of(desk, person.id), block.work_date) is False:
        found.append(Concern("일할 수 없다고 적어 둔 날입니다"))
    if own:
        found.append(Concern(f"본인 농가({own})의 작업일입니다"))
    return found


def _own_farms(desk: Desk, people: dict[int, Seeker], day: date) -> dict[int, str]:
    """By the person, the name of a farm of theirs that has work of its own on ``day``."""
    firms: list[Employer] = linked(desk, KindId.EMPLOYERS, "owner_id", people)
    if not firms:
        return {}
    conditions = (
        Condition("work_date", Op.IS, day),
        Condition("employer_id", Op.IN, tuple(firm.id for firm in firms)),
        Condition("status", Op.IS, BlockStatus.PLANNED.value),
    )
    ids = lists.find(desk, KindId.FARM_BLOCKS, Filter(conditions=conditions))
    blocks: list[FarmBlock] = records.get_many(desk.store, KindId.FARM_BLOCKS, ids)
    busy = {each.employer_id for each in farm_records.standing(desk, blocks)}
    return {firm.owner_id: firm.name for firm in firms if firm.owner_id and firm.id in busy}


def _unfit(
    request: FarmRequest, person: Seeker, worker: FarmWorker | None, day: date
) -> list[Concern]:
    found = []
    missing = lacking(request.skills, worker)
    if missing:
        found.append(Concern(f"필요한 기술이 적혀 있지 않습니다: {', '.join(missing)}"))
    if request.beginners is False and worker is not None and "초보" in worker.skills:
        found.append(Concern("초보는 받지 않는 요청입니다"))
    age = age_on(person.birth_date, person.birth_year, day)
    if age is not None:
        if request.age_from is not None and age < request.age_from:
            found.append(Concern(f"만 {age}세로 {request.age_from}세보다 적습니다"))
        if request.age_to is not None and age > request.age_to:
            found.append(Concern(f"만 {age}세로 {request.age_to}세보다 많습니다"))
    return found

"""Where people stand on days of farm work, and that nobody stands in two places at one time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from jobdesk.data import records
from jobdesk.domain.farm_rules import hours_of, live, twice
from jobdesk.domain.farm_work import FarmBlock, FarmDay, FarmRequest
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import lists
from jobdesk.services.desk import Desk

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Place:
    """A live day of somebody, and when they work on it."""

    day: FarmDay
    hours: tuple[str, str]


def days_of(desk: Desk, seeker_ids: Iterable[int], first: date, last: date) -> list[FarmDay]:
    """Days of these people from ``first`` to ``last``, both included, whatever became of them."""
    wanted = tuple(dict.fromkeys(seeker_ids))
    found: list[FarmDay] = []
    with desk.store.reading():
        for start in range(0, len(wanted), _CHUNK):
            conditions = (
                Condition("seeker_id", Op.IN, wanted[start : start + _CHUNK]),
                Condition("work_date", Op.AT_LEAST, first),
                Condition("work_date", Op.AT_MOST, last),
            )
            ids = lists.find(desk, KindId.FARM_DAYS, Filter(conditions=conditions))
            found += records.get_many(desk.store, KindId.FARM_DAYS, ids)
    return found


def places(desk: Desk, days: Iterable[FarmDay]) -> list[Place]:
    """Where these days are live, with the hours that day, block or request say."""
    kept = live(days)
    blocks, requests = sources(desk, kept)
    found = []
    for day in kept:
        block = blocks.get(day.block_id or 0)
        request = requests.get(block.request_id or 0) if block is not None else None
        found.append(Place(day, hours_of(day, block, request)))
    return found


def sources(
    desk: Desk, days: Iterable[FarmDay]
) -> tuple[dict[int, FarmBlock], dict[int, FarmRequest]]:
    """The blocks that days belong to, and the requests of those, by id."""
    block_ids = [*{day.block_id for day in days if day.block_id is not None}]
    blocks: list[FarmBlock] = records.get_many(desk.store, KindId.FARM_BLOCKS, block_ids)
    request_ids = [*{block.request_id for block in blocks if block.request_id is not None}]
    requests: list[FarmRequest] = records.get_many(desk.store, KindId.FARM_REQUESTS, request_ids)
    return {each.id: each for each in blocks}, {each.id: each for each in requests}


def insist_single(desk: Desk, day_ids: Sequence[int], doing: str) -> None:
    """Raise UserError where one of these days stands at a time at which its person stands
    elsewhere; within the operation that wrote them."""
    mine = live(records.get_many(desk.store, KindId.FARM_DAYS, [*day_ids]))
    dated = [day.work_date for day in mine if day.work_date is not None]
    if not dated:
        return
    people = [day.seeker_id for day in mine if day.seeker_id is not None]
    by_place: dict[tuple[int | None, date | None], list[Place]] = defaultdict(list)
    for place in places(desk, days_of(desk, people, min(dated), max(dated))):
        by_place[place.day.seeker_id, place.day.work_date].append(place)
    ours = {day.id for day in mine}
    for found in by_place.values():
        clash = twice([place.day for place in found], [place.hours for place in found])
        if clash is not None and ours & {found[at].day.id for at in clash}:
            raise UserError(_clash(desk, found[clash[0]].day, found[clash[1]].day, doing))


def _clash(desk: Desk, one: FarmDay, other: FarmDay, doing: str) -> str:
    person = lists.called(desk, KindId.SEEKERS, [one.seeker_id or 0])[one.seeker_id or 0]
    names = lists.called(desk, KindId.EMPLOYERS, [one.employer_id or 0, other.employer_id or 0])
    farms = [names[each.employer_id or 0] for each in (one, other)]
    if farms[0] == farms[1]:
        where = f"{farms[0]}에 두 번"
    else:
        where = f"{farms[0]} 농가와 {farms[1]} 농가에 함께"
    return (
        f"{doing} {person} 님이 {one.work_date}에 {where} 배치됩니다. 아무것도 바꾸지 않았습니다. "
        "한쪽 배치를 먼저 빼거나 시간을 나누어 적으세요."
    )

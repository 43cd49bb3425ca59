"""배치판, read at once: the cells of a week, and everybody who could be sent."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from jobdesk.data import farm_rows, records
from jobdesk.data.farm_rows import BlockRow, DayRow, PersonRow, WorkerRow, WorkRow
from jobdesk.domain import farm_board as rules
from jobdesk.domain.changes import Ref
from jobdesk.domain.circumstances import Availability
from jobdesk.domain.farm_board import (
    Board,
    BoardBlock,
    BoardCar,
    BoardFarm,
    BoardPerson,
    Sent,
    monday_of,
)
from jobdesk.domain.farm_free import Pool, PoolWorker
from jobdesk.domain.farm_people import FarmWorker, Origin
from jobdesk.domain.farm_work import BlockStatus, DayStatus
from jobdesk.domain.farms import FarmWish, WishType
from jobdesk.domain.kinds import KindId
from jobdesk.services import distances, farm_records, lists
from jobdesk.services.desk import Desk

LATELY = 31
"""Days before a week within which somebody was sent lately."""
_STATUSES = {str(status): status for status in DayStatus}


def read(desk: Desk, day: date) -> Board:
    """The week of a day."""
    monday = monday_of(day)
    last, since = monday + timedelta(days=rules.WEEK - 1), monday - timedelta(days=LATELY)
    store = desk.store
    with store.reading():
        blocks = farm_rows.blocks(store, monday, last)
        days = farm_rows.days(store, monday, last)
        people = farm_rows.people(store, (row.seeker_id for row in days))
        there = {row.id for row in blocks}
        loose = farm_rows.work(store, (row.id for row in days if row.block_id not in there))
        ids = {row.employer_id for row in blocks} | {row.employer_id for row in days}
        farms = [BoardFarm(*row) for row in farm_rows.farms(store, ids)]
        sent = farm_rows.sent(store, since, last)
        cars = [BoardCar(c.id, c.title, c.seats, c.driver_id) for c in farm_records.cars(desk)]
    known = {farm.employer_id: farm for farm in farms}
    of_person: dict[int, list[Sent]] = defaultdict(list)
    on = {at: date.fromisoformat(at) for at in {at for _, at, _ in sent}}
    for seeker_id, at, employer_id in sent:
        of_person[seeker_id].append((on[at], employer_id))
    return Board(
        monday,
        desk.today(),
        rules.lines(monday, known, _blocks(blocks, days, people, loose)),
        {car.id: car for car in cars},
        {id_: tuple(found) for id_, found in of_person.items()},
        since,
    )


def pool(desk: Desk) -> Pool:
    """Everybody who is asked for farm work, with the days and the wishes they spoke of."""
    with desk.store.reading():
        rows = farm_rows.workers(desk.store)
        spans: list[Availability] = _all(desk, KindId.AVAILABILITY)
        wishes: list[FarmWish] = _all(desk, KindId.FARM_WISHES)
        ways = distances.get(desk)
    ids = {row.seeker_id for row in rows}
    of_person: dict[int, list[Availability]] = defaultdict(list)
    for span in spans:
        if span.seeker_id in ids:
            of_person[span.seeker_id].append(span)
    said: dict[tuple[int, int], WishType] = {}
    why: dict[tuple[int, int], list[str]] = defaultdict(list)
    for wish in wishes:
        pair = (wish.employer_id or 0, wish.seeker_id or 0)
        if said.get(pair) is not WishType.NEVER:
            said[pair] = wish.wish_type
        if wish.wish_type is WishType.NEVER:
            why[pair].append(": ".join(filter(None, (wish.said_by.value, wish.reason))))
    return Pool(
        tuple(sorted((_worker(row) for row in rows), key=lambda one: (one.name, one.seeker_id))),
        {id_: tuple(found) for id_, found in of_person.items()},
        said,
        {pair: ", ".join(words) for pair, words in why.items()},
        ways,
    )


def names(desk: Desk, seeker_ids: Sequence[int]) -> dict[int, str]:
    """What people are called, by their id."""
    return lists.called(desk, KindId.SEEKERS, seeker_ids)


def week_of(desk: Desk, ref: Ref) -> tuple[date, int, int | None]:
    """(day, farm, 작업일) of a 배치 or a 작업일, to show where it stands. Raises UserError."""
    if ref.kind is KindId.FARM_BLOCKS:
        block = farm_records.block(desk, ref.id)
        return block.work_date or desk.today(), block.employer_id or 0, block.id
    day = farm_records.day(desk, ref.id)
    return day.work_date or desk.today(), day.employer_id or 0, day.block_id


def _all(desk: Desk, kind: KindId) -> list[Any]:
    return records.get_many(desk.store, kind, lists.find(desk, kind, lists.EVERYTHING))


def _worker(row: WorkerRow) -> PoolWorker:
    record = FarmWorker(
        seeker_id=row.seeker_id,
        origin=Origin(row.origin or Origin.LOCAL),
        skills=tuple(json.loads(row.skills)),
        tasks=tuple(json.loads(row.tasks)),
        pickup=row.pickup,
        crew_id=row.crew_id,
        car_id=row.car_id,
        most_days=row.most_days,
    )
    born = date.fromisoformat(row.birth_date) if row.birth_date else None
    return PoolWorker(record, row.name, born, row.phone, row.place, row.crew or "")


def _person(row: DayRow, who: PersonRow) -> BoardPerson:
    return BoardPerson(
        row.id,
        row.seeker_id,
        who.name,
        _STATUSES[row.status],
        who.phone,
        who.place,
        row.car_id,
        row.crew_id,
        bool(row.pinned),
        row.substitute_for_id,
        row.absent_reason,
    )


def _blocks(
    rows: list[BlockRow],
    days: list[DayRow],
    known: Mapping[int, PersonRow],
    loose: Mapping[int, WorkRow],
) -> list[BoardBlock]:
    """The cells; ``loose`` are the 배치 that belong to none of ``rows``: a list brought them, or
    the 작업일 was put away beneath them."""
    people: dict[int | None, list[BoardPerson]] = defaultdict(list)
    apart: dict[tuple[int, str, str], list[DayRow]] = defaultdict(list)
    for row in days:
        if row.id in loose:
            apart[row.employer_id, row.work_date, loose[row.id].task].append(row)
        else:
            people[row.block_id].append(_person(row, known[row.seeker_id]))
    found = [_block(row, tuple(people[row.id])) for row in rows]
    for (employer_id, at, task), mine in apart.items():
        said = loose[mine[0].id]
        found.append(
            BoardBlock(
                0,
                0,
                employer_id,
                date.fromisoformat(at),
                None,
                task,
                said.crop,
                said.starts_at,
                said.ends_at,
                people=tuple(_person(row, known[row.seeker_id]) for row in mine),
            )
        )
    return found


def _block(row: BlockRow, people: tuple[BoardPerson, ...]) -> BoardBlock:
    return BoardBlock(
        id=row.id,
        request_id=row.request_id,
        employer_id=row.employer_id,
        day=date.fromisoformat(row.work_date),
        heads=row.heads or 0,
        task=row.task,
        crop=row.crop,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        skills=tuple(json.loads(row.skills)),
        status=BlockStatus(row.status),
        moved_from=date.fromisoformat(row.moved_from) if row.moved_from else None,
        moved_to=date.fromisoformat(row.moved_to) if row.moved_to else None,
        people=people,
        place=row.place,
        beginners=None if row.beginners is None else bool(row.beginners),
        age_from=row.age_from,
        age_to=row.age_to,
    )

"""What every write of a day of farm work has in common: who can be sent, what a new day says, and
which days a step may touch. Within a running operation of the caller."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from jobdesk.data import records
from jobdesk.domain.farm_people import FarmCrew
from jobdesk.domain.farm_rules import BACK, Concern
from jobdesk.domain.farm_support import BOUND
from jobdesk.domain.farm_work import BlockStatus, DayStatus, FarmBlock, FarmDay, FarmRequest
from jobdesk.domain.kinds import KindId
from jobdesk.domain.text import with_particle
from jobdesk.errors import UserError
from jobdesk.services import farm_concerns, farm_places, farm_records, lists
from jobdesk.services.desk import Desk
from jobdesk.services.using import insist_kept
from jobdesk.services.writing import others

_KIND = KindId.FARM_DAYS
_D = DayStatus
NOTHING = "아무것도 바꾸지 않았습니다."


@dataclass(frozen=True, slots=True)
class Placing:
    """Somebody for a block, as a proposal says it; ``car_id`` None is as crew or worker travel,
    unless they come ``alone``: the crew's car may go elsewhere that day."""

    block_id: int
    seeker_id: int
    car_id: int | None = None
    pinned: bool = False
    alone: bool = False


def new_days(desk: Desk, placings: Sequence[Placing], reason: str) -> list[FarmDay]:
    """The new days of placings. Raises UserError for whoever cannot be sent."""
    made = []
    for block_id in dict.fromkeys(each.block_id for each in placings):
        mine = [each for each in placings if each.block_id == block_id]
        block, request = open_block(desk, block_id)
        said = farm_concerns.of(desk, block, request, [each.seeker_id for each in mine])
        for each in mine:
            note = _excused(desk, each.seeker_id, said[each.seeker_id], reason)
            car, crew = _travels(desk, each.seeker_id, each.car_id)
            car = None if each.alone else car
            day = new_day(desk, block, request, each.seeker_id, car, crew)
            made.append(replace(day, pinned=each.pinned or None, note=note))
    return made


def _excused(desk: Desk, seeker_id: int, said: Iterable[Concern], reason: str) -> str:
    hard = [each for each in said if each.hard]
    excused = bool(reason) and all(each.excusable for each in hard)
    if hard and not excused:
        name = lists.called(desk, KindId.SEEKERS, [seeker_id])[seeker_id]
        how = " 그래도 보내려면 사유를 적으세요." if all(e.excusable for e in hard) else ""
        raise UserError(f"{name} 님: {hard[0].words}. 아무도 배치하지 않았습니다.{how}")
    return f"보내지 않음이었으나 배치: {reason}" if hard else ""


def new_day(
    desk: Desk,
    block: FarmBlock,
    request: FarmRequest,
    seeker_id: int,
    car_id: int | None,
    crew_id: int | None,
) -> FarmDay:
    """The day of somebody on a block as it is first stored: 배치, as the request says."""
    return FarmDay(
        block_id=block.id,
        employer_id=block.employer_id,
        seeker_id=seeker_id,
        work_date=block.work_date,
        task=request.task,
        crop=request.crop,
        daily_wage=request.daily_wage,
        car_id=car_id,
        crew_id=crew_id,
        counsellor=desk.user,
    )


def _travels(desk: Desk, seeker_id: int, car_id: int | None) -> tuple[int | None, int | None]:
    """Car and crew of somebody: the car that was said, else the crew's, else their own."""
    worker = farm_records.worker_of(desk, seeker_id)
    if worker is None:
        return car_id, None
    crew: FarmCrew | None = None
    if worker.crew_id is not None:
        crew = records.get(desk.store, KindId.FARM_CREWS, worker.crew_id)
    of_crew = crew.car_id if crew is not None else None
    return car_id or of_crew or worker.car_id, worker.crew_id


def open_block(desk: Desk, block_id: int) -> tuple[FarmBlock, FarmRequest]:
    """A block to which people can be sent. Raises UserError for one that is off."""
    block = farm_records.block(desk, block_id)
    request = farm_records.request(desk, block.request_id or 0)
    off = (
        "휴지통에 있습니다"
        if block.trashed_on is not None or request.trashed_on is not None
        else "취소된 요청입니다"
        if request.cancelled_on is not None
        else f"‘{block.status.value}’ 상태입니다"
        if block.status is not BlockStatus.PLANNED
        else ""
    )
    if off:
        raise UserError(f"{block.work_date} {request.task} 작업일은 {off}. 배치하지 않았습니다.")
    return block, request


def same_work(
    desk: Desk, before: Sequence[FarmDay], block: FarmBlock, request: FarmRequest
) -> list[FarmDay]:
    """Who was on the same request, else on the same farm for the same task."""
    blocks, _ = farm_places.sources(desk, before)
    same = [
        day
        for day in before
        if day.block_id is not None and blocks[day.block_id].request_id == block.request_id
    ]
    return same or [
        day for day in before if day.employer_id == block.employer_id and day.task == request.task
    ]


def of_stage(
    desk: Desk, ids: Sequence[int], stages: Collection[DayStatus], doing: str
) -> list[FarmDay]:
    """The days of these ids. Raises UserError for one that is not at one of ``stages``."""
    if not ids:
        raise UserError(f"배치를 먼저 고르세요. {NOTHING}")
    days: list[FarmDay] = records.get_many(desk.store, _KIND, list(dict.fromkeys(ids)))
    for day in days:
        if day.trashed_on is not None or day.status not in stages:
            where = "휴지통에 있어" if day.trashed_on else f"‘{day.status.value}’ 상태라"
            raise UserError(f"{said(desk, [day])}: {where} {doing} 않았습니다. {NOTHING}")
    return days


def earlier(day: FarmDay) -> FarmDay:
    """The day one stage back, without what the last step wrote."""
    to = BACK[day.status]
    return replace(
        day,
        status=to,
        wage_paid_on=None if day.status is _D.SETTLED else day.wage_paid_on,
        worked_on=None if day.status is _D.WORKED else day.worked_on,
        hours=None if day.status is _D.WORKED else day.hours,
        absent_reason="" if day.status is _D.ABSENT else day.absent_reason,
        confirmed_on=None if to is _D.PLACED else day.confirmed_on,
    )


def refuse_supported(desk: Desk, days: Sequence[FarmDay], doing: str) -> None:
    """Raise UserError where one of these days has support money that was asked for."""
    bound = [
        each
        for each in farm_records.payments_of_days(desk, [day.id for day in days])
        if each.step in BOUND
    ]
    if bound:
        held = {each.farm_day_id for each in bound}
        named = said(desk, [day for day in days if day.id in held])
        raise UserError(
            f"{with_particle(named, '은/는')} 지원금이 {len(bound):,}건 기안되어 {doing} "
            f"않았습니다. {NOTHING} 지원금 화면에서 그 기안을 먼저 반려하세요."
        )


def insist_people(desk: Desk, days: Sequence[FarmDay]) -> None:
    """Raise UserError where person or farm of one of these days lies in the 휴지통."""
    links = (("seeker", KindId.SEEKERS), ("employer", KindId.EMPLOYERS))
    for field, kind in links:
        ids = [*{getattr(day, f"{field}_id") for day in days}]
        names = lists.called(desk, kind, ids)
        for id_ in ids:
            insist_kept(desk, kind, id_, names[id_], field)


def said(desk: Desk, days: Sequence[FarmDay]) -> str:
    """``11월 20일 김민지 외 2명``."""
    if not days:
        return ""
    ids = list(dict.fromkeys(day.seeker_id or 0 for day in days))
    names = lists.called(desk, KindId.SEEKERS, ids)
    day = days[0].work_date
    when = f"{day.month}월 {day.day}일 " if day is not None else ""
    return f"{when}{others([names[id_] for id_ in ids])}"


def placed_words(desk: Desk, placings: Sequence[Placing], what: str) -> str:
    """What an operation that placed these people is called."""
    blocks = list(dict.fromkeys(each.block_id for each in placings))
    block = farm_records.block(desk, blocks[0])
    farm = lists.called(desk, KindId.EMPLOYERS, [block.employer_id or 0])[block.employer_id or 0]
    if len(blocks) > 1:
        return f"{what}: {farm} 외 {len(blocks) - 1}곳 {len(placings):,}명"
    people = list(dict.fromkeys(each.seeker_id for each in placings))
    names = lists.called(desk, KindId.SEEKERS, people)
    return f"{what}: {block.work_date} {farm} ← {others([names[id_] for id_ in people])}"

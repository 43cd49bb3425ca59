"""작업일: one day of a farm's request: its heads, its being called off, and rain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from jobdesk.data import records
from jobdesk.domain.changes import Change
from jobdesk.domain.farm_rules import ahead, counted, live
from jobdesk.domain.farm_work import BlockStatus, DayStatus, FarmBlock, FarmDay
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import entries, farm_concerns, farm_places, farm_records, lists
from jobdesk.services.access import Action
from jobdesk.services.clocked import prepared
from jobdesk.services.desk import Desk
from jobdesk.services.farm_day_writing import NOTHING, new_day
from jobdesk.services.writing import insist, others, writing

_KIND = KindId.FARM_BLOCKS
_B = BlockStatus


@dataclass(frozen=True, slots=True)
class Moved:
    """What came of moving days: the new blocks stand in ``change`` first; ``left_out`` names who
    could not go along, and why."""

    change: Change
    left_out: tuple[tuple[int, str], ...]


def save(desk: Desk, block: FarmBlock) -> Change:
    """Store heads, times and note of a block. Raises UserError where new times have somebody in
    two places, and StaleRecord."""
    clean = prepared(desk, block)
    with writing(desk, "작업일 수정", Action.EDIT, _KIND) as work:
        old = farm_records.block(desk, clean.id)
        if (clean.work_date, clean.status, clean.request_id, clean.employer_id) != (
            old.work_date,
            old.status,
            old.request_id,
            old.employer_id,
        ):
            raise UserError(
                f"날짜는 미루기로, 상태는 취소로 바꾸세요. {NOTHING}", field="work_date"
            )
        work.update(clean)
        mine = [day.id for day in live(farm_records.days_of_blocks(desk, [clean.id]))]
        farm_places.insist_single(desk, mine, "시간을 이렇게 바꾸면")
        work.label(f"작업일 수정: {_said(desk, [clean])}")
        return work.change(clean.id)


def set_heads(desk: Desk, block_ids: Sequence[int], heads: int) -> Change:
    """How many people these days need. Raises UserError."""
    with writing(desk, "필요 인원", Action.EDIT, _KIND) as work:
        blocks = _planned(desk, block_ids)
        after = [replace(block, heads=heads) for block in blocks]
        for block in after:
            insist(entries.check(desk, block))
        work.update_all(after)
        work.label(f"필요 인원 {heads:,}명: {_said(desk, blocks)}")
        return work.change(*block_ids)


def cancel(desk: Desk, block_ids: Sequence[int], reason: str) -> Change:
    """Call days off; whoever was to come has no place then (취소). Raises UserError where somebody
    has worked, or without a reason."""
    with writing(desk, "작업일 취소", Action.EDIT, _KIND) as work:
        blocks = _planned(desk, block_ids)
        days = farm_records.days_of_blocks(desk, block_ids)
        _refuse_worked(desk, blocks, days)
        after = [replace(block, status=_B.CANCELLED, reason=reason) for block in blocks]
        for block in after:
            insist(entries.check(desk, block))
        work.update_all(after)
        put_off(desk, ahead(days), DayStatus.CANCELLED)
        work.label(f"작업일 취소: {_said(desk, blocks)}")
        return work.change(*block_ids)


def reopen(desk: Desk, block_ids: Sequence[int]) -> Change:
    """Let days that were called off stand again; people are sent anew. Raises UserError for a day
    of a request that is cancelled, or one that rain moved."""
    with writing(desk, "작업일 되살리기", Action.EDIT, _KIND) as work:
        blocks: list[FarmBlock] = records.get_many(desk.store, _KIND, block_ids)
        if not blocks:
            raise UserError(f"작업일을 먼저 고르세요. {NOTHING}")
        for block in blocks:
            if block.status is not _B.CANCELLED or block.trashed_on is not None:
                raise UserError(f"{_said(desk, [block])}: 취소된 작업일이 아닙니다. {NOTHING}")
            _insist_request(desk, block)
        work.update_all([replace(block, status=_B.PLANNED, reason="") for block in blocks])
        work.label(f"작업일 되살리기: {_said(desk, blocks)}")
        return work.change(*block_ids)


def move(desk: Desk, block_ids: Sequence[int], days: int = 1, reason: str = "비") -> Moved:
    """Put days of work off by ``days`` (below 0 brings them forward), people and cars with them.

    The days stay as 우천연기 and new ones name them; who was to come goes along as 배치, to be
    told anew, as far as they are free. Where somebody has worked already (rain at noon) the day
    stays, and they come again for the rest of it. Raises UserError for a day that is off.
    """
    if not days:
        raise UserError(f"며칠 미룰지 고르세요. {NOTHING}")
    with writing(desk, "하루 미루기", Action.EDIT, _KIND) as work:
        blocks = sorted(_planned(desk, block_ids), key=lambda block: block.work_date or date.max)
        people = farm_records.days_of_blocks(desk, block_ids)
        put_off(desk, ahead(people), DayStatus.RAIN)
        made: list[tuple[FarmBlock, FarmBlock]] = []
        for block in blocks:
            assert block.work_date is not None
            _insist_request(desk, block)
            begun = bool(counted([day for day in people if day.block_id == block.id]))
            status = block.status if begun else _B.RAIN
            work.update(replace(block, status=status, reason=reason))
            new = replace(
                block,
                id=0,
                revision=0,
                work_date=block.work_date + timedelta(days=days),
                moved_from_id=block.id,
                reason="",
            )
            made.append((block, replace(new, id=work.insert(new))))
        out = _carry(desk, people, made)
        work.label(f"{_span_words(days)}({reason}): {_said(desk, blocks)}")
        return Moved(work.change(*(new.id for _, new in made)), tuple(out))


# Within a running operation


def put_off(desk: Desk, days: Sequence[FarmDay], status: DayStatus) -> None:
    """Set days ahead to what became of them, within a running operation."""
    if days:
        with writing(desk, status.value, Action.EDIT, KindId.FARM_DAYS) as work:
            work.update_all([replace(day, status=status) for day in days])


def _carry(
    desk: Desk, people: Sequence[FarmDay], made: Sequence[tuple[FarmBlock, FarmBlock]]
) -> list[tuple[int, str]]:
    """Send whoever had a place on the old blocks to the new ones; who cannot come, and why."""
    out: list[tuple[int, str]] = []
    new_days: list[FarmDay] = []
    for old, new in made:
        were = live([day for day in people if day.block_id == old.id])
        request = farm_records.request(desk, new.request_id or 0)
        said = farm_concerns.of(desk, new, request, [day.seeker_id or 0 for day in were])
        for day in were:
            hard = [each for each in said[day.seeker_id or 0] if each.hard and not each.excusable]
            if hard:
                out.append((day.seeker_id or 0, hard[0].words))
                continue
            again = new_day(desk, new, request, day.seeker_id or 0, day.car_id, day.crew_id)
            new_days.append(
                replace(again, daily_wage=day.daily_wage, pinned=day.pinned, note=day.note)
            )
    with writing(desk, "배치", Action.ADD, KindId.FARM_DAYS) as work:
        ids = work.insert_all(new_days)
    farm_places.insist_single(desk, ids, "미루면")
    return out


def _planned(desk: Desk, block_ids: Sequence[int]) -> list[FarmBlock]:
    if not block_ids:
        raise UserError(f"작업일을 먼저 고르세요. {NOTHING}")
    blocks: list[FarmBlock] = records.get_many(desk.store, _KIND, list(dict.fromkeys(block_ids)))
    for block in blocks:
        if block.trashed_on is not None or block.status is not _B.PLANNED:
            where = (
                "휴지통에 있습니다" if block.trashed_on else f"‘{block.status.value}’ 상태입니다"
            )
            raise UserError(f"{_said(desk, [block])}: {where}. {NOTHING}")
    return blocks


def _insist_request(desk: Desk, block: FarmBlock) -> None:
    request = farm_records.request(desk, block.request_id or 0)
    if request.cancelled_on is not None or request.trashed_on is not None:
        raise UserError(f"{_said(desk, [block])}: 취소된 요청입니다. {NOTHING}")


def _refuse_worked(desk: Desk, blocks: Sequence[FarmBlock], days: Sequence[FarmDay]) -> None:
    done = counted(days)
    if done:
        held = [block for block in blocks if block.id in {day.block_id for day in done}]
        raise UserError(
            f"{_said(desk, held)}: 근로확인된 사람이 {len(done):,}명 있습니다. {NOTHING} 잘못 "
            "확인했으면 그 사람을 먼저 한 단계 되돌리세요."
        )


def _said(desk: Desk, blocks: Sequence[FarmBlock]) -> str:
    ids = list(dict.fromkeys(block.employer_id or 0 for block in blocks))
    names = lists.called(desk, KindId.EMPLOYERS, ids)
    day = min((block.work_date for block in blocks if block.work_date), default=None)
    when = f"{day.month}월 {day.day}일 " if day is not None else ""
    return f"{when}{others([names[id_] for id_ in ids])}"


def _span_words(days: int) -> str:
    if days == 1:
        return "하루 미루기"
    return f"{days}일 미루기" if days > 0 else f"{-days}일 당기기"

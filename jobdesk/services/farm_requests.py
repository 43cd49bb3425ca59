"""농가 요청: what a farm asks for, day by day, from the telephone call to its being called off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from jobdesk.domain.changes import Change
from jobdesk.domain.farm_rules import ahead, counted, live, off_with, wanted_days
from jobdesk.domain.farm_work import BlockStatus, DayStatus, FarmBlock, FarmRequest
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import entries, farm_blocks, farm_places, farm_records, farms, lists
from jobdesk.services.access import Action
from jobdesk.services.below import put_away_with, trash_below, untrash_below
from jobdesk.services.clocked import prepared
from jobdesk.services.desk import Desk
from jobdesk.services.farm_day_writing import NOTHING
from jobdesk.services.using import insist_kept, refuse_orphan
from jobdesk.services.writing import insist, others, writing

_KIND = KindId.FARM_REQUESTS
_B = BlockStatus
_NO_DAY = "고른 요일이 기간 안에 하루도 없습니다."
_LINKS = {"employer_id": KindId.EMPLOYERS, "plot_id": KindId.FARM_PLOTS}


def blank(desk: Desk, employer_id: int | None = None, **values: object) -> FarmRequest:
    """A new request as a form opens it: today, with what the farm asked for last."""
    start: dict[str, object] = {"employer_id": employer_id}
    if employer_id is not None:
        last = next(iter(of_farm(desk, employer_id)), None)
        if last is not None:
            start |= {
                name: getattr(last, name)
                for name in ("plot_id", "crop", "starts_at", "ends_at", "daily_wage", "meals",
                             "transport", "contact")
            }  # fmt: skip
    request: FarmRequest = entries.blank(desk, _KIND, **(start | values))
    return request


def of_farm(desk: Desk, employer_id: int) -> list[FarmRequest]:
    """요청 of a farm, the latest first, cancelled ones too."""
    return farm_records.requests_of(desk, [employer_id])


def statuses(desk: Desk, ids: Sequence[int]) -> dict[int, str]:
    """What each request has come to by its days, as a list shows it."""
    return {id_: str(row[0]) for id_, row in lists.rows(desk, _KIND, ids, ("status",)).items()}


def take(desk: Desk, request: FarmRequest) -> Change:
    """Store a request and its days of work; a firm that asks for the first time is a farm from
    then on (발굴). Raises UserError with the field that is wrong."""
    clean = prepared(desk, replace(request, received_on=request.received_on or desk.today()))
    _insist_days(clean)
    with writing(desk, "농가 요청", Action.ADD, _KIND) as work:
        name = _insist_farm(desk, clean)
        farms.ensure(desk, clean.employer_id or 0, clean.received_on)
        id_ = work.insert(clean)
        stored = replace(clean, id=id_)
        with writing(desk, "작업일", Action.ADD, KindId.FARM_BLOCKS) as days:
            days.insert_all([_block(stored, day) for day in wanted_days(stored)])
        work.label(f"농가 요청: {name} {_said(stored)}")
        return work.change(id_)


def save(desk: Desk, request: FarmRequest) -> Change:
    """Store an edited request; its days of work and whoever is to come follow.

    Days whose heads or wage were set by hand keep them. Raises UserError naming a day that would
    go although people are on it, and where new times have somebody in two places; StaleRecord.
    """
    clean = prepared(desk, request)
    _insist_days(clean)
    with writing(desk, "농가 요청 수정", Action.EDIT, _KIND) as work:
        old = farm_records.request(desk, clean.id)
        if clean.cancelled_on != old.cancelled_on:
            raise UserError(f"취소는 ‘요청 취소’로 하세요. {NOTHING}", field="cancelled_on")
        name = _insist_farm(desk, clean)
        farms.ensure(desk, clean.employer_id or 0, clean.received_on)
        work.update(clean)
        _follow_days(desk, old, clean)
        _follow_people(desk, old, clean)
        work.label(f"농가 요청 수정: {name} {_said(clean)}")
        return work.change(clean.id)


def refusal(desk: Desk, old: FarmRequest, new: FarmRequest) -> str:
    """Why ``save`` would not change ``old`` so for its days, in a sentence; ``""`` where it would.
    For those who change many at once and refuse one of them alone."""
    wanted = wanted_days(new)
    if not wanted:
        return _NO_DAY
    blocks = farm_records.blocks_of(desk, [old.id])
    days = _held(
        desk,
        [
            block
            for block in blocks
            if block.moved_from_id is None
            and block.status is _B.PLANNED
            and block.work_date not in wanted
        ],
    )
    return f"{days}에 배치된 사람이 있어 그날을 뺄 수 없습니다." if days else ""


def cancel(desk: Desk, request_id: int, reason: str) -> Change:
    """Call a request off; days that were worked stay and count. Raises UserError without a
    reason, or for one that is off."""
    with writing(desk, "요청 취소", Action.EDIT, _KIND) as work:
        request = farm_records.request(desk, request_id)
        if request.cancelled_on is not None:
            raise UserError(f"이미 취소된 요청입니다. {NOTHING}")
        off = replace(request, cancelled_on=desk.today(), cancel_reason=reason)
        insist(entries.check(desk, off))
        work.update(off)
        blocks = farm_records.blocks_of(desk, [request_id])
        days = farm_records.days_of_blocks(desk, [block.id for block in blocks])
        farm_blocks.put_off(desk, ahead(days), DayStatus.CANCELLED)
        stood = {day.block_id for day in counted(days)}
        with writing(desk, "작업일 취소", Action.EDIT, KindId.FARM_BLOCKS) as calling:
            calling.update_all(
                [
                    replace(block, status=_B.CANCELLED, reason=off_with(off))
                    for block in blocks
                    if block.status is _B.PLANNED and block.id not in stood
                ]
            )
        work.label(f"요청 취소: {_farm(desk, request)} {_said(request)}")
        return work.change(request_id)


def reopen(desk: Desk, request_id: int) -> Change:
    """Let a request that was called off stand again, with the days called off along with it;
    people are sent anew. Raises UserError for one that stands."""
    with writing(desk, "요청 되살리기", Action.EDIT, _KIND) as work:
        request = farm_records.request(desk, request_id)
        if request.cancelled_on is None:
            raise UserError(f"취소된 요청이 아닙니다. {NOTHING}")
        reason = off_with(request)
        work.update(replace(request, cancelled_on=None, cancel_reason=""))
        with writing(desk, "작업일 되살리기", Action.EDIT, KindId.FARM_BLOCKS) as calling:
            calling.update_all(
                [
                    replace(block, status=_B.PLANNED, reason="")
                    for block in farm_records.blocks_of(desk, [request_id])
                    if block.status is _B.CANCELLED and block.reason == reason
                ]
            )
        work.label(f"요청 되살리기: {_farm(desk, request)} {_said(request)}")
        return work.change(request_id)


def trash(desk: Desk, ids: Sequence[int]) -> Change:
    """Move requests to the 휴지통 with their days. Raises UserError for one with worked days."""
    with writing(desk, "농가 요청 휴지통", Action.DELETE, _KIND) as work:
        requests = [farm_records.request(desk, id_) for id_ in ids]
        for request in requests:
            blocks = farm_records.blocks_of(desk, [request.id])
            done = counted(farm_records.days_of_blocks(desk, [block.id for block in blocks]))
            if done:
                raise UserError(
                    f"{_farm(desk, request)} {_said(request)}: 근로확인된 날이 {len(done):,}건 "
                    f"있어 휴지통으로 옮기지 않았습니다. {NOTHING} 실적이 사라지지 않도록 취소로 "
                    "두세요."
                )
        trash_below(desk, _KIND, ids)
        work.trash(ids)
        work.label(f"농가 요청 휴지통: {others([_farm(desk, each) for each in requests])}")
        return work.change(*ids)


def untrash(desk: Desk, ids: Sequence[int]) -> Change:
    """Take requests out of the 휴지통 with what went along. Raises UserError where the farm or
    somebody lies there, or stands elsewhere by now."""
    with writing(desk, "농가 요청 되살리기", Action.EDIT, _KIND) as work:
        for id_ in ids:
            request = farm_records.request(desk, id_)
            refuse_orphan(desk, request, _LINKS)
            untrash_below(desk, _KIND, id_, put_away_with(desk, _KIND, id_))
        work.untrash(ids)
        blocks = farm_records.blocks_of(desk, ids)
        back = live(farm_records.days_of_blocks(desk, [block.id for block in blocks]))
        farm_places.insist_single(desk, [day.id for day in back], "되살리면")
        named = others([_farm(desk, farm_records.request(desk, id_)) for id_ in ids])
        work.label(f"농가 요청 되살리기: {named}")
        return work.change(*ids)


# Within a running operation


def _follow_days(desk: Desk, old: FarmRequest, new: FarmRequest) -> None:
    blocks = farm_records.blocks_of(desk, [new.id])
    own = [block for block in blocks if block.moved_from_id is None]
    wanted = wanted_days(new)
    gone = [block for block in own if block.status is _B.PLANNED and block.work_date not in wanted]
    if days := _held(desk, gone):
        raise UserError(
            f"{days}에 배치된 사람이 있어 그날을 빼지 않았습니다. {NOTHING} 배치판에서 먼저 "
            "빼거나 하루 미루기를 쓰세요.",
            field="ends_on",
        )
    leaving = {block.id for block in gone}
    with writing(desk, "작업일", Action.EDIT, KindId.FARM_BLOCKS) as work:
        if gone:
            work.trash([block.id for block in gone])
        work.update_all(
            [
                replace(
                    block,
                    employer_id=new.employer_id,
                    heads=new.heads if block.heads == old.heads else block.heads,
                )
                for block in blocks
                if block.id not in leaving
            ]
        )
        come = [block for block in blocks if block.status is _B.PLANNED]
        known = {block.work_date for block in (*own, *come) if block.id not in leaving}
        if new.cancelled_on is None:
            work.insert_all([_block(new, day) for day in wanted if day not in known])


def _held(desk: Desk, going: Sequence[FarmBlock]) -> str:
    """The days on which people are who stand in the way of their going, as words."""
    held = live(farm_records.days_of_blocks(desk, [block.id for block in going]))
    return ", ".join(sorted({str(day.work_date) for day in held}))


def _follow_people(desk: Desk, old: FarmRequest, new: FarmRequest) -> None:
    blocks = farm_records.blocks_of(desk, [new.id])
    days = farm_records.days_of_blocks(desk, [block.id for block in blocks])
    if new.employer_id != old.employer_id and counted(days):
        raise UserError(
            f"이미 일한 날이 {len(counted(days)):,}건 있어 농가를 바꾸지 않았습니다. {NOTHING}",
            field="employer",
        )
    with writing(desk, "배치", Action.EDIT, KindId.FARM_DAYS) as work:
        work.update_all(
            [
                replace(
                    day,
                    employer_id=new.employer_id,
                    task=new.task if day.task == old.task else day.task,
                    crop=new.crop if day.crop == old.crop else day.crop,
                    daily_wage=(
                        new.daily_wage if day.daily_wage == old.daily_wage else day.daily_wage
                    ),
                )
                for day in ahead(days)
            ]
        )
    farm_places.insist_single(desk, [day.id for day in live(days)], "이렇게 바꾸면")


def _block(request: FarmRequest, day: date) -> FarmBlock:
    return FarmBlock(
        request_id=request.id,
        employer_id=request.employer_id,
        work_date=day,
        heads=request.heads,
    )


def _insist_days(request: FarmRequest) -> None:
    if not wanted_days(request):
        raise UserError(_NO_DAY, field="weekdays")


def _insist_farm(desk: Desk, request: FarmRequest) -> str:
    name = _farm(desk, request)
    insist_kept(desk, KindId.EMPLOYERS, request.employer_id or 0, name, "employer")
    return name


def _farm(desk: Desk, request: FarmRequest) -> str:
    id_ = request.employer_id or 0
    return lists.called(desk, KindId.EMPLOYERS, [id_])[id_]


def _said(request: FarmRequest) -> str:
    """``적과 11월 20일 6명``."""
    day = request.starts_on
    when = f" {day.month}월 {day.day}일" if day is not None else ""
    return f"{request.task}{when} {request.heads or 0:,}명"

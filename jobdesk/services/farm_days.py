"""배치: who is sent to a day of farm work, and what became of it; each step one operation."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from jobdesk.data import records
from jobdesk.domain.changes import Change
from jobdesk.domain.farm_rules import BACK, Concern, live
from jobdesk.domain.farm_work import (
    AHEAD,
    COUNTED,
    LIVE,
    DayStatus,
    FarmDay,
)
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import (
    entries,
    farm_concerns,
    farm_day_writing,
    farm_places,
    farm_records,
    lists,
)
from jobdesk.services.access import Action
from jobdesk.services.below import put_away_with, trash_below, untrash_below
from jobdesk.services.clocked import prepared
from jobdesk.services.desk import Desk
from jobdesk.services.farm_day_writing import NOTHING, Placing
from jobdesk.services.linked_records import linked
from jobdesk.services.writing import Writing, insist, writing

_KIND = KindId.FARM_DAYS
_D = DayStatus


@dataclass(frozen=True, slots=True)
class Repeated:
    """What came of repeating a day: how many were ``placed``, and who was ``left_out`` and why."""

    change: Change
    placed: int
    left_out: tuple[tuple[int, str], ...]


def concerns(
    desk: Desk, block_id: int, seeker_ids: Sequence[int]
) -> dict[int, tuple[Concern, ...]]:
    """What speaks against sending each of these people to a block; read before it is done."""
    with desk.store.reading():
        block, request = farm_day_writing.open_block(desk, block_id)
        return farm_concerns.of(desk, block, request, seeker_ids)


# Placing people


def place(
    desk: Desk,
    block_id: int,
    seeker_ids: Sequence[int],
    *,
    car_id: int | None = None,
    reason: str = "",
) -> Change:
    """Send people to a block. Raises UserError naming whoever cannot be sent; nobody is then.

    ``reason`` is why somebody is sent who was not to be (보내지 않음); it is kept in the note.
    """
    placings = [Placing(block_id, id_, car_id) for id_ in dict.fromkeys(seeker_ids)]
    return _place(desk, placings, reason, "배치")


def place_many(desk: Desk, placings: Sequence[Placing]) -> Change:
    """Store a whole proposal as one operation. Raises UserError as :func:`place`."""
    return _place(desk, placings, "", "배치안 적용")


def substitute(
    desk: Desk, day_id: int, seeker_id: int, reason: str = "", *, despite: str = ""
) -> Change:
    """Let somebody take the place of one who does not come, told at once (확정); one step.

    The day of the one who did not come becomes 결근 with ``reason`` unless it is already.
    ``despite`` is why somebody goes who was not to be sent (보내지 않음), kept in the note.
    Raises UserError as :func:`place`.
    """
    with writing(desk, "대신 보냄", Action.EDIT, _KIND) as work:
        gone = farm_records.day(desk, day_id)
        if gone.block_id is None:
            raise UserError(f"요청 없이 적은 날이라 대신 보낼 작업일이 없습니다. {NOTHING}")
        if gone.status not in AHEAD | {_D.ABSENT}:
            raise UserError(
                f"{farm_day_writing.said(desk, [gone])} ‘{gone.status.value}’ 상태입니다. {NOTHING}"
            )
        if gone.status in AHEAD:
            absent_now = replace(gone, status=_D.ABSENT, absent_reason=reason or "연락 없음")
            insist(entries.check(desk, absent_now))
            work.update(absent_now)
        placing = Placing(gone.block_id, seeker_id, gone.car_id)
        made = farm_day_writing.new_days(desk, [placing], despite)
        today = desk.today()
        (id_,) = work.insert_all(
            [
                replace(
                    day,
                    substitute_for_id=gone.id,
                    status=_D.CONFIRMED,
                    confirmed_on=today,
                    car_id=gone.car_id,
                )
                for day in made
            ]
        )
        farm_places.insist_single(desk, [id_], "대신 보내면")
        names = lists.called(desk, KindId.SEEKERS, [gone.seeker_id or 0, seeker_id])
        work.label(f"대신 보냄: {names[gone.seeker_id or 0]} → {names[seeker_id]}")
        return work.change(id_, gone.id)


def repeat(desk: Desk, from_day: date, to_day: date) -> Repeated:
    """Send to each farm on ``to_day`` whoever is or was there on ``from_day``, as far as its heads
    go. Who cannot or should not come is left out and named. Raises UserError where there is
    nothing to repeat."""
    with writing(desk, "배치 되풀이", Action.ADD, _KIND) as work:
        before = live(farm_records.days_between(desk, from_day, from_day))
        taken = live(farm_records.days_between(desk, to_day, to_day))
        made: list[int] = []
        out: list[tuple[int, str]] = []
        for block in farm_records.wanted_between(desk, to_day, to_day):
            request = farm_records.request(desk, block.request_id or 0)
            here = [day for day in taken if day.block_id == block.id]
            room = (block.heads or 0) - len(here)
            were = farm_day_writing.same_work(desk, before, block, request)
            were = [day for day in were if day.seeker_id not in {each.seeker_id for each in here}]
            said = farm_concerns.of(desk, block, request, [day.seeker_id or 0 for day in were])
            for day in were:
                against = said.get(day.seeker_id or 0, ())
                if against:
                    out.append((day.seeker_id or 0, against[0].words))
                elif room <= 0:
                    out.append((day.seeker_id or 0, "필요 인원이 찼습니다"))
                else:
                    new = farm_day_writing.new_day(
                        desk, block, request, day.seeker_id or 0, day.car_id, day.crew_id
                    )
                    made.append(work.insert(new))
                    room -= 1
        if not made and not out:
            raise UserError(
                f"{from_day}에 이어서 {to_day}에도 사람이 필요한 농가가 없습니다. {NOTHING}"
            )
        farm_places.insist_single(desk, made, "되풀이하면")
        work.label(f"배치 되풀이: {from_day} → {to_day} {len(made):,}명")
        return Repeated(work.change(*made), len(made), tuple(out))


def record(desk: Desk, day: FarmDay) -> Change:
    """Store a day of work that a list or somebody's memory brings, with or without a block.

    Raises UserError with the field that is wrong, and where the person stands elsewhere then.
    """
    clean = prepared(desk, replace(day, counsellor=day.counsellor or desk.user))
    with writing(desk, "근로일 등록", Action.ADD, _KIND) as work:
        farm_day_writing.insist_people(desk, [clean])
        id_ = work.insert(clean)
        farm_places.insist_single(desk, [id_], "등록하면")
        work.label(f"근로일 등록: {farm_day_writing.said(desk, [clean])}")
        return work.change(id_)


def save(desk: Desk, day: FarmDay) -> Change:
    """Store what a form changed of a day: hours, wage, car, note, the date of a day without a
    block. Its status changes by its own steps. Raises UserError and StaleRecord."""
    clean = prepared(desk, day)
    with writing(desk, "근로일 수정", Action.EDIT, _KIND) as work:
        old = farm_records.day(desk, clean.id)
        if clean.status is not old.status:
            raise UserError(f"상태는 배치판에서 바꾸세요. {NOTHING}", field="status")
        moved = (clean.work_date, clean.employer_id, clean.seeker_id) != (
            old.work_date,
            old.employer_id,
            old.seeker_id,
        )
        if moved and old.block_id is not None:
            raise UserError(
                f"요청에 딸린 배치는 날짜·농가·사람을 바꾸지 않고 빼고 다시 배치합니다. {NOTHING}",
                field="work_date",
            )
        if moved:
            farm_day_writing.refuse_supported(desk, [old], "옮기지")
            farm_day_writing.insist_people(desk, [clean])
        work.update(clean)
        farm_places.insist_single(desk, [clean.id], "이렇게 바꾸면")
        work.label(f"근로일 수정: {farm_day_writing.said(desk, [clean])}")
        return work.change(clean.id)


# What becomes of a day


def unplace(desk: Desk, ids: Sequence[int]) -> Change:
    """Take people out again: whoever was told nothing leaves no trace, whoever was told (확정)
    stays as 취소. Raises UserError for a day that was worked."""
    with writing(desk, "배치 빼기", Action.EDIT, _KIND) as work:
        days = farm_day_writing.of_stage(desk, ids, AHEAD, "빼지")
        told = [day for day in days if day.status is _D.CONFIRMED]
        work.update_all([replace(day, status=_D.CANCELLED) for day in told])
        work.trash([day.id for day in days if day.status is _D.PLACED])
        work.label(f"배치 빼기: {farm_day_writing.said(desk, days)}")
        return work.change(*ids)


def confirm(desk: Desk, ids: Sequence[int]) -> Change:
    """확정: worker and farm were told. Days that are told already stay. Raises UserError."""
    today = desk.today()
    return _step(
        desk,
        ids,
        AHEAD,
        "확정",
        lambda day: replace(day, status=_D.CONFIRMED, confirmed_on=day.confirmed_on or today),
    )


def unconfirm(desk: Desk, ids: Sequence[int]) -> Change:
    """Back from 확정 to 배치. Raises UserError for other days."""
    return _step(
        desk,
        ids,
        AHEAD,
        "확정 취소",
        lambda day: replace(day, status=_D.PLACED, confirmed_on=None),
    )


def worked(
    desk: Desk,
    ids: Sequence[int],
    *,
    hours: int | None = None,
    daily_wage: int | Mapping[int, int] | None = None,
) -> Change:
    """근로확인: the day was worked, ``hours`` of it where it was not whole (rain at noon), for
    ``daily_wage`` won (or each for its own, by the id of the day) where it is not the agreed one.
    Raises UserError for a day to come."""
    today = desk.today()
    own = daily_wage if isinstance(daily_wage, Mapping) else dict.fromkeys(ids, daily_wage)

    def make(day: FarmDay) -> FarmDay:
        return replace(
            day,
            status=_D.WORKED if day.status in AHEAD else day.status,
            worked_on=day.worked_on or today,
            hours=day.hours if hours is None else hours,
            daily_wage=day.daily_wage if own.get(day.id) is None else own[day.id],
        )

    return _step(desk, ids, AHEAD | {_D.WORKED}, "근로확인", make)


def absent(desk: Desk, ids: Sequence[int], reason: str = "연락 없음") -> Change:
    """결근: they did not come. Raises UserError for a day to come or one that was worked."""
    return _step(
        desk,
        ids,
        AHEAD,
        "결근",
        lambda day: replace(day, status=_D.ABSENT, absent_reason=reason),
    )


def settle(desk: Desk, ids: Sequence[int], paid_on: date) -> Change:
    """정산: the farm has paid these wages on ``paid_on``. Raises UserError."""
    if paid_on > desk.today():
        raise UserError(f"임금 지급일이 오늘보다 뒤입니다. {NOTHING}", field="wage_paid_on")
    return _step(
        desk,
        ids,
        COUNTED,
        "정산",
        lambda day: replace(day, status=_D.SETTLED, wage_paid_on=paid_on),
    )


def back(desk: Desk, ids: Sequence[int]) -> Change:
    """One stage back: 정산 → 근로확인 → 확정 → 배치, 결근 → 확정, 취소 → 배치.

    Raises UserError for a day that has none before it, that has support money, or whose person
    stands elsewhere by now.
    """
    with writing(desk, "한 단계 앞으로", Action.EDIT, _KIND) as work:
        days = farm_day_writing.of_stage(desk, ids, BACK.keys(), "되돌리지")
        farm_day_writing.refuse_supported(
            desk, [day for day in days if day.status is _D.WORKED], "되돌리지"
        )
        after = [farm_day_writing.earlier(day) for day in days]
        for day in after:
            if day.block_id is not None and day.status in AHEAD:
                farm_day_writing.open_block(desk, day.block_id)
        work.update_all(after)
        farm_places.insist_single(desk, ids, "되돌리면")
        work.label(f"한 단계 앞으로: {farm_day_writing.said(desk, days)}")
        return work.change(*ids)


def pin(desk: Desk, ids: Sequence[int], pinned: bool = True) -> Change:
    """Have proposals leave these people where they are, or not. Raises UserError."""
    label = "고정" if pinned else "고정 풀기"
    return _step(desk, ids, LIVE, label, lambda day: replace(day, pinned=pinned or None))


def drive(desk: Desk, ids: Sequence[int], car_id: int | None) -> Change:
    """Say in which car these people travel, None on their own. Raises UserError."""
    return _step(desk, ids, LIVE, "차량", lambda day: replace(day, car_id=car_id))


def trash(desk: Desk, ids: Sequence[int]) -> Change:
    """Move days to the 휴지통. Raises UserError for one that has support money, or for which
    somebody else went."""
    with writing(desk, "근로일 휴지통", Action.DELETE, _KIND) as work:
        days: list[FarmDay] = records.get_many(desk.store, _KIND, ids)
        farm_day_writing.refuse_supported(desk, days, "휴지통으로 옮기지")
        instead = [
            day for day in linked(desk, _KIND, "substitute_for_id", ids) if day.id not in ids
        ]
        if instead:
            raise UserError(
                f"대신 일한 사람의 기록이 {len(instead):,}건 딸려 있어 휴지통으로 옮기지 "
                f"않았습니다. {NOTHING} 그 기록을 먼저 옮기세요."
            )
        trash_below(desk, _KIND, ids)
        work.trash(ids)
        work.label(f"근로일 휴지통: {farm_day_writing.said(desk, days)}")
        return work.change(*ids)


def untrash(desk: Desk, ids: Sequence[int]) -> Change:
    """Take days out of the 휴지통. Raises UserError where person or farm lies there, or where the
    person stands elsewhere by now."""
    with writing(desk, "근로일 되살리기", Action.EDIT, _KIND) as work:
        days: list[FarmDay] = records.get_many(desk.store, _KIND, ids)
        farm_day_writing.insist_people(desk, days)
        for day in days:
            if day.block_id is not None:
                farm_day_writing.open_block(desk, day.block_id)
            untrash_below(desk, _KIND, day.id, put_away_with(desk, _KIND, day.id))
        work.untrash(ids)
        farm_places.insist_single(desk, ids, "되살리면")
        work.label(f"근로일 되살리기: {farm_day_writing.said(desk, days)}")
        return work.change(*ids)


# Within a running operation


def _place(desk: Desk, placings: Sequence[Placing], reason: str, what: str) -> Change:
    if not placings:
        raise UserError(f"배치할 사람을 고르세요. {NOTHING}")
    with writing(desk, what, Action.ADD, _KIND) as work:
        made = work.insert_all(farm_day_writing.new_days(desk, placings, reason))
        farm_places.insist_single(desk, made, "배치하면")
        work.label(farm_day_writing.placed_words(desk, placings, what))
        return work.change(*made)


def _step(
    desk: Desk,
    ids: Sequence[int],
    stages: Collection[DayStatus],
    what: str,
    make: Callable[[FarmDay], FarmDay],
) -> Change:
    with writing(desk, what, Action.EDIT, _KIND) as work:
        days = farm_day_writing.of_stage(desk, ids, stages, f"{what}(으)로 바꾸지")
        after = [make(day) for day in days]
        for day in after:
            insist(entries.check(desk, day))
        _update(work, days, after)
        work.label(f"{what}: {farm_day_writing.said(desk, days)}")
        return work.change(*ids)


def _update(work: Writing, before: Sequence[FarmDay], after: Sequence[FarmDay]) -> None:
    changed = [new for old, new in zip(before, after, strict=True) if new != old]
    work.update_all(changed)

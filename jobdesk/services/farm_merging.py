"""Two people that became one are one farm worker with one day for each day and farm, two firms one
farm: all of both is kept with the one that stays, what only repeats it lies in the 휴지통."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import fields, replace
from typing import Any

from jobdesk.data import links, records
from jobdesk.domain.farm_rules import ahead, live, twice
from jobdesk.domain.farm_support import BOUND, SPENT, SupportPayment
from jobdesk.domain.farm_work import DayStatus, FarmContract, FarmDay
from jobdesk.domain.farms import FarmWish, WishType
from jobdesk.domain.kinds import KindId
from jobdesk.domain.text import search_key
from jobdesk.errors import UserError
from jobdesk.services import farm_places, farm_records
from jobdesk.services.desk import Desk
from jobdesk.services.farm_contract_guard import same_work
from jobdesk.services.linked_records import linked

_D = DayStatus
_BEST: tuple[DayStatus, ...] = (_D.SETTLED, _D.WORKED, _D.CONFIRMED, _D.PLACED)
"""Which of two days is nearer the truth: who was seen there was there."""
_OWN = frozenset({"id", "revision", "trashed_on", "employer_id", "seeker_id", "status"})
_TWICE = "합친 두 기록이 같은 시간에 다른 농가에 배치되어 있었습니다."


def unite(desk: Desk, kind: KindId, id_: int) -> None:
    """Let a person be one worker, or a firm one farm, within the operation of the merge.

    Of two places ahead at one time the one that went less far is called off. Raises UserError
    where one item was paid twice for what is one day now.
    """
    if kind is KindId.SEEKERS:
        _one_of(desk, KindId.FARM_WORKERS, linked(desk, KindId.FARM_WORKERS, "seeker_id", [id_]))
        wishes = linked(desk, KindId.FARM_WISHES, "seeker_id", [id_])
        days = farm_records.days_of_worker(desk, id_)
    else:
        _one_of(desk, KindId.FARMS, linked(desk, KindId.FARMS, "employer_id", [id_]))
        _one_plot(desk, id_)
        seasons = farm_records.seasons(desk, [id_])
        for same in _alike(seasons, lambda one: (one.task, one.crop, one.starts, one.ends)):
            _one_of(desk, KindId.FARM_SEASONS, same)
        wishes, days = farm_records.wishes(desk, [id_]), farm_records.days_of_farm(desk, id_)
    for same in _alike(wishes, lambda one: (one.employer_id, one.seeker_id, one.said_by)):
        _one_wish(desk, same)
    for same in _alike(live(days), lambda one: (one.employer_id, one.seeker_id, one.work_date)):
        _one_day(desk, same)
    link = "seeker_id" if kind is KindId.SEEKERS else "employer_id"
    contracts = linked(desk, KindId.FARM_CONTRACTS, link, [id_])
    for same in _alike(contracts, lambda one: (one.employer_id, one.seeker_id)):
        _one_contract(desk, same)
    if kind is KindId.SEEKERS:
        _one_place(desk, id_)


def _alike(found: Iterable[Any], key: Callable[[Any], Hashable]) -> list[list[Any]]:
    groups: dict[Hashable, list[Any]] = defaultdict(list)
    for each in found:
        groups[key(each)].append(each)
    return [same for same in groups.values() if len(same) > 1]


def _one_of(desk: Desk, kind: KindId, same: Sequence[Any]) -> Any:
    """The oldest record with what only the others say; they lie in the 휴지통 as they were."""
    if not same:
        return None
    kept, *gone = sorted(same, key=lambda one: one.id)
    for other in gone:
        kept = _filled(kept, other)
    if gone:
        records.update(desk.store, kept)
        records.trash(desk.store, kind, [one.id for one in gone])
    return kept


def _filled(kept: Any, other: Any) -> Any:
    """The record with what it lacks from the other, several choices united, notes joined, and
    the earlier day of finding."""
    values: dict[str, object] = {}
    for field in fields(kept):
        mine, theirs = getattr(kept, field.name), getattr(other, field.name)
        if field.name in _OWN or theirs in ("", None, (), False, mine):
            continue
        if mine in ("", None, (), False):
            values[field.name] = theirs
        elif isinstance(mine, tuple):
            values[field.name] = tuple(dict.fromkeys((*mine, *theirs)))
        elif field.name == "found_on":
            values[field.name] = min(mine, theirs)
        elif field.name in ("note", "directions") and theirs not in mine:
            values[field.name] = f"{mine}\n{theirs}"
    return replace(kept, **values)


def _one_plot(desk: Desk, employer_id: int) -> None:
    plots = farm_records.plots(desk, employer_id)
    for same in _alike(plots, lambda one: (search_key(one.title), search_key(one.village))):
        kept = _one_of(desk, KindId.FARM_PLOTS, same)
        for other in same:
            if other.id != kept.id:
                _repoint(desk, KindId.FARM_REQUESTS, "plot_id", other.id, kept.id)


def _one_wish(desk: Desk, same: list[FarmWish]) -> None:
    """보내지 않음 outweighs, else what was said last."""
    same.sort(
        key=lambda one: (
            one.wish_type is WishType.NEVER, str(one.said_on or ""), one.id,
        )
    )  # fmt: skip
    records.trash(desk.store, KindId.FARM_WISHES, [one.id for one in same[:-1]])


def _one_contract(desk: Desk, same: list[FarmContract]) -> None:
    """What is signed stays; a draft for days and hours that another covers is no longer wanted."""
    same.sort(key=lambda one: (one.signed_on is None, one.id))
    kept: list[FarmContract] = []
    for one in same:
        held = any(same_work(one, other) and _within(one, other) for other in kept)
        if one.signed_on is None and held:
            records.trash(desk.store, KindId.FARM_CONTRACTS, [one.id])
        else:
            kept.append(one)


def _within(one: FarmContract, other: FarmContract) -> bool:
    ends = (one.starts_on, one.ends_on, other.starts_on, other.ends_on)
    first, last, begins, until = (str(day) for day in ends)
    return begins <= first and last <= until


def _one_day(desk: Desk, same: list[FarmDay]) -> None:
    """The day that went furthest stays with the money and whoever stood in for the others."""
    same.sort(key=lambda one: (_BEST.index(one.status), one.id))
    kept, *gone = same
    paid = farm_records.payments_of_days(desk, [day.id for day in same])
    _one_payment(desk, kept.id, paid)
    for other in gone:
        kept = _filled(kept, other)
        for stand_in in links.pointing(desk.store, KindId.FARM_DAYS, "substitute_for_id", other.id):
            target = None if stand_in == kept.id else kept.id
            day = records.get(desk.store, KindId.FARM_DAYS, stand_in)
            records.update(desk.store, replace(day, substitute_for_id=target))
    now: FarmDay = records.get(desk.store, KindId.FARM_DAYS, kept.id)
    own = {"revision": now.revision, "substitute_for_id": now.substitute_for_id}
    records.update(desk.store, replace(kept, **own))  # type: ignore[arg-type]
    records.trash(desk.store, KindId.FARM_DAYS, [day.id for day in gone])


def _one_payment(desk: Desk, day_id: int, paid: Sequence[SupportPayment]) -> None:
    """Each item once for the day: what was paid stays before what was only asked for."""
    items: dict[str, list[SupportPayment]] = defaultdict(list)
    for payment in paid:
        if payment.step in BOUND:
            items[payment.item].append(payment)
        else:
            records.update(desk.store, replace(payment, farm_day_id=day_id))
    for item, bound in items.items():
        spent = [one for one in bound if one.step in SPENT]
        if len(spent) > 1:
            raise UserError(
                f"{bound[0].work_date} {item} 지원금이 두 기록에서 두 번 지급되어 있어 합치지 "
                "않았습니다. 아무것도 바뀌지 않았습니다. 한쪽을 돌려받아 반려한 뒤 합치세요."
            )
        bound.sort(key=lambda one: (one.step not in SPENT, one.farm_day_id != day_id, one.id))
        records.update(desk.store, replace(bound[0], farm_day_id=day_id))
        records.trash(desk.store, KindId.SUPPORT_PAYMENTS, [one.id for one in bound[1:]])


def _one_place(desk: Desk, seeker_id: int) -> None:
    """Nobody is to stand in two places: what is ahead and clashes is called off."""
    by_date: dict[object, list[FarmDay]] = defaultdict(list)
    for day in live(farm_records.days_of_worker(desk, seeker_id)):
        by_date[day.work_date].append(day)
    for days in by_date.values():
        days.sort(key=lambda one: (_BEST.index(one.status), one.id))
        stay: list[farm_places.Place] = []
        for place in farm_places.places(desk, days):
            later = place.day
            clash = any(
                twice([one.day, later], [one.hours, place.hours]) is not None for one in stay
            )
            if clash and ahead([later]):
                note = f"{later.note}\n{_TWICE}" if later.note else _TWICE
                records.update(desk.store, replace(later, status=_D.CANCELLED, note=note))
            else:
                stay.append(place)


def _repoint(desk: Desk, kind: KindId, link: str, old: int, new: int) -> None:
    for id_ in links.pointing(desk.store, kind, link, old):
        change: dict[str, Any] = {link: new}
        records.update(desk.store, replace(records.get(desk.store, kind, id_), **change))

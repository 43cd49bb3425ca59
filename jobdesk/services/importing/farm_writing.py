"""Writes what rows of farm work mean beyond their own records, within the operation of the import:
farms and workers that nobody had noted, the days of a request, what was paid for a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from jobdesk.data import records
from jobdesk.domain import text
from jobdesk.domain.employers import Employer, EmployerType
from jobdesk.domain.farm_people import FarmCrew, FarmWorker, Origin
from jobdesk.domain.farm_rules import ahead, off_with, wanted_days
from jobdesk.domain.farm_support import SupportBatch, SupportItem, SupportPayment, SupportStep
from jobdesk.domain.farm_work import (
    COUNTED,
    BlockStatus,
    FarmBlock,
    FarmContract,
    FarmDay,
    FarmRequest,
)
from jobdesk.domain.farms import Farm
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.services import (
    farm_places,
    farm_records,
    farm_requests,
    farm_support_guard,
    farm_workers,
    farms,
    lists,
)
from jobdesk.services.desk import Desk
from jobdesk.services.importing.beside import Beside
from jobdesk.services.importing.farm_beside import DaySupport, OfCrew

_CHUNK = 500
_PAID = frozenset({KindId.FARM_DAYS, KindId.SUPPORT_PAYMENTS, KindId.SUPPORT_BATCHES})
_Made = dict[KindId, list[int]]


def settle(
    desk: Desk,
    kind: KindId,
    new: Sequence[int],
    changed: Sequence[int],
    said: Mapping[int, Beside],
) -> _Made:
    """Let the new and changed records be followed by what they mean; returns what was made for it,
    by kind."""
    if kind is KindId.FARM_REQUESTS:
        return _requests(desk, new)
    if kind is KindId.FARM_DAYS:
        support = {id_: one for id_, one in said.items() if isinstance(one, DaySupport)}
        _insist_single(desk, [*new, *changed])
        return _days(desk, new, changed, support)
    if kind is KindId.FARM_CONTRACTS:
        contracts: list[FarmContract] = records.get_many(desk.store, kind, new)
        _farms(desk, [(one.employer_id, one.starts_on) for one in contracts])
        _workers(desk, [(one.seeker_id, one.starts_on, "", "") for one in contracts])
    elif kind is KindId.FARMS:
        _are_farms(desk, [*new, *changed])
    elif kind is KindId.FARM_WORKERS:
        crews = {id_: one.title for id_, one in said.items() if isinstance(one, OfCrew)}
        return _crews(desk, crews)
    return {}


def _insist_single(desk: Desk, ids: Sequence[int]) -> None:
    """Raise UserError where somebody of these days is still to go elsewhere at that time: sent by
    the board since the list was looked at."""
    days: list[FarmDay] = records.get_many(desk.store, KindId.FARM_DAYS, ids)
    dated = [day.work_date for day in days if day.work_date is not None]
    if dated:
        people = {day.seeker_id for day in days if day.seeker_id is not None}
        sent = ahead(farm_places.days_of(desk, people, min(dated), max(dated)))
        mine = {(day.seeker_id, day.work_date) for day in days}
        clashing = [day.id for day in sent if (day.seeker_id, day.work_date) in mine]
        farm_places.insist_single(desk, clashing, "가져오면")


@contextmanager
def held(desk: Desk, kind: KindId) -> Iterator[None]:
    """Rows of a kind are written inside. Raises UserError where a day would be paid for twice, or
    without having been worked, that was not before."""
    if kind not in _PAID:
        yield
        return
    with farm_support_guard.sound_at_all(desk, "가져오면"):
        yield


def save_requests(
    desk: Desk, old: Mapping[int, FarmRequest], wanted: Sequence[FarmRequest]
) -> list[int]:
    """Store requests as a list changes them, their days of work along with them; ids of those
    that were changed. Raises UserError naming a day that would go although people are on it."""
    changed = [one for one in wanted if one != old[one.id]]
    for one in changed:
        farm_requests.save(desk, one)
    return [one.id for one in changed]


def _requests(desk: Desk, new: Sequence[int]) -> _Made:
    """A request wants people on each of its days."""
    told: list[FarmRequest] = records.get_many(desk.store, KindId.FARM_REQUESTS, new)
    blocks = [
        FarmBlock(
            request_id=one.id,
            employer_id=one.employer_id,
            work_date=day,
            heads=one.heads,
            status=BlockStatus.PLANNED if one.cancelled_on is None else BlockStatus.CANCELLED,
            reason=off_with(one) if one.cancelled_on is not None else "",
        )
        for one in told
        for day in wanted_days(one)
    ]
    ids = records.insert_many(desk.store, KindId.FARM_BLOCKS, blocks)
    _farms(desk, [(one.employer_id, one.received_on or one.starts_on) for one in told])
    return {KindId.FARM_BLOCKS: ids}


def _are_farms(desk: Desk, ids: Sequence[int]) -> None:
    """An employer whom a list of farms names is one."""
    told: list[Farm] = records.get_many(desk.store, KindId.FARMS, ids)
    named = [one.employer_id for one in told if one.employer_id is not None]
    firms: list[Employer] = records.get_many(desk.store, KindId.EMPLOYERS, named)
    records.update_many(
        desk.store,
        KindId.EMPLOYERS,
        [
            replace(one, employer_type=EmployerType.FARM)
            for one in firms
            if one.employer_type is not EmployerType.FARM
        ],
    )


def _days(
    desk: Desk, new: Sequence[int], changed: Sequence[int], said: Mapping[int, DaySupport]
) -> _Made:
    told: list[FarmDay] = records.get_many(desk.store, KindId.FARM_DAYS, new)
    _farms(desk, [(one.employer_id, one.work_date) for one in told])
    _workers(
        desk,
        [
            (
                one.seeker_id,
                one.work_date,
                one.task if one.status in COUNTED else "",
                said[one.id].origin if one.id in said else "",
            )
            for one in told
        ],
    )
    old: list[FarmDay] = records.get_many(desk.store, KindId.FARM_DAYS, changed)
    return _support(desk, (*told, *old), said)


def _missing(desk: Desk, kind: KindId, link: str, ids: Iterable[int | None]) -> list[int]:
    """Those of the ids, in their order, of which nothing of a kind is kept."""
    wanted = list(dict.fromkeys(id_ for id_ in ids if id_ is not None))
    known: set[object] = set()
    for start in range(0, len(wanted), _CHUNK):
        mine = Filter(conditions=(Condition(link, Op.IN, tuple(wanted[start : start + _CHUNK])),))
        there = list(lists.find(desk, kind, mine))
        known |= {row[0] for row in lists.rows(desk, kind, there, (link,)).values()}
    return [id_ for id_ in wanted if id_ not in known]


def _first(days: Iterable[date | None], today: date) -> date | None:
    """The day on which the centre had found somebody at the latest."""
    known = [day for day in days if day is not None]
    return min(*known, today) if known else None


def _farms(desk: Desk, named: Sequence[tuple[int | None, date | None]]) -> None:
    """Farms that a list names and of which nothing was kept: found by its first day."""
    days: dict[int | None, list[date | None]] = defaultdict(list)
    for employer_id, day in named:
        days[employer_id].append(day)
    for id_ in _missing(desk, KindId.FARMS, "employer_id", days):
        farms.register(desk, Farm(employer_id=id_, found_on=_first(days[id_], desk.today())))


def _workers(desk: Desk, named: Sequence[tuple[int | None, date | None, str, str]]) -> None:
    """Workers whom a list names and of whom nothing was kept, with what they have done."""
    told: dict[int | None, list[tuple[date | None, str, str]]] = defaultdict(list)
    for seeker_id, day, task, origin in named:
        told[seeker_id].append((day, task, origin))
    for id_ in _missing(desk, KindId.FARM_WORKERS, "seeker_id", told):
        lines = told[id_]
        origin = next((each for _, _, each in lines if each), "")
        worker = FarmWorker(
            seeker_id=id_,
            found_on=_first((day for day, _, _ in lines), desk.today()),
            origin=Origin(origin) if origin else Origin.LOCAL,
            tasks=tuple(dict.fromkeys(task for _, task, _ in lines if task)),
        )
        farm_workers.register(desk, worker)


def _crews(desk: Desk, said: Mapping[int, str]) -> _Made:
    """Make each 작업반 that a list names and nobody knows once, and let its people be of it."""
    titles = {text.search_key(title): title for title in reversed(tuple(said.values()))}
    crews = [FarmCrew(title=title) for title in titles.values()]
    ids = records.insert_many(desk.store, KindId.FARM_CREWS, crews)
    known = dict(zip(titles, ids, strict=True))
    people: list[FarmWorker] = records.get_many(desk.store, KindId.FARM_WORKERS, list(said))
    moved = [replace(one, crew_id=known[text.search_key(said[one.id])]) for one in people]
    records.update_many(desk.store, KindId.FARM_WORKERS, moved)
    return {KindId.FARM_CREWS: ids}


def _support(desk: Desk, days: Sequence[FarmDay], said: Mapping[int, DaySupport]) -> _Made:
    """What a list says was paid for days, month by month in a 기안 of its own; who pays it and
    whether it has left is for the user to say."""
    by_month: dict[date, list[SupportPayment]] = defaultdict(list)
    rules = farm_records.items(desk)
    for day in days:
        if day.id not in said or day.work_date is None or day.status not in COUNTED:
            continue
        for item, won in said[day.id].items:
            rule = _in_force(rules, item, day.work_date)
            by_month[day.work_date.replace(day=1)].append(
                SupportPayment(
                    farm_day_id=day.id,
                    seeker_id=day.seeker_id,
                    employer_id=day.employer_id,
                    work_date=day.work_date,
                    item=item,
                    source=rule.source if rule else "",
                    payee=rule.payee if rule else SupportPayment().payee,
                    amount=won,
                )
            )
    batches, lines = [], []
    for month, payments in sorted(by_month.items()):
        batch_id = _open_batch(desk, month)
        if batch_id is None:
            batch = SupportBatch(title=_title(month), month=month, drafted_on=desk.today())
            batch_id = records.insert(desk.store, batch)
            batches.append(batch_id)
        lines += [replace(one, batch_id=batch_id) for one in payments]
    ids = records.insert_many(desk.store, KindId.SUPPORT_PAYMENTS, lines)
    return {KindId.SUPPORT_BATCHES: batches, KindId.SUPPORT_PAYMENTS: ids}


def _title(month: date) -> str:
    return f"{month.year}년 {month.month}월 명단의 지원금"


def _open_batch(desk: Desk, month: date) -> int | None:
    """The 기안 that an earlier list of the month made, while it is one."""
    mine = (
        Condition("title", Op.IS, _title(month)),
        Condition("step", Op.IS, SupportStep.DRAFTED.value),
    )
    return next(iter(lists.find(desk, KindId.SUPPORT_BATCHES, Filter(conditions=mine))), None)


def _in_force(rules: Sequence[SupportItem], item: str, day: date) -> SupportItem | None:
    """The 지원 기준 of an item on a day; None where there is none."""
    fitting = [
        one
        for one in rules
        if one.title == item and one.applies_on is not None and one.applies_on <= day
    ]
    return max(fitting, key=lambda one: (one.applies_on or day, one.id), default=None)

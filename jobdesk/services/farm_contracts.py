"""근로계약 of farm work: made for the days that want one, numbered once, signed, never forgotten.

A contract covers a day when it is signed (``farm_days.contract_on``); what is missing is read from
the days themselves, so a day that was placed by telephone this morning is missed at once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from jobdesk.data import records
from jobdesk.domain.changes import Change
from jobdesk.domain.checks import not_after
from jobdesk.domain.farm_checks import check_contract
from jobdesk.domain.farm_terms import Terms, spans_of, too_little
from jobdesk.domain.farm_work import LIVE, FarmContract
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import (
    entries,
    farm_contract_guard,
    farm_day_facts,
    farm_records,
    lists,
    minimum_wage,
)
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.farm_day_facts import DayLine
from jobdesk.services.linked_records import linked
from jobdesk.services.writing import insist, others, tidied, writing

_KIND = KindId.FARM_CONTRACTS
_KEPT = "아무것도 바꾸지 않았습니다."


@dataclass(frozen=True, slots=True)
class Needed:
    """A contract that days want and none covers. ``printed_id`` is one that was made and is not
    signed, None where none was made; ``warning`` that its wage lies under 최저임금."""

    employer_id: int
    seeker_id: int
    farm: str
    worker: str
    days: tuple[date, ...]
    terms: Terms
    printed_id: int | None = None
    warning: str = ""

    @property
    def first(self) -> date:
        """The day on which it begins."""
        return self.days[0]

    @property
    def last(self) -> date:
        """The day on which it ends."""
        return self.days[-1]


def missing(
    desk: Desk, first: date, last: date, farms: Collection[int] | None = None
) -> tuple[Needed, ...]:
    """What days from ``first`` to ``last`` want: a line for each contract, by farm and name.

    Every day on which somebody has a place (LIVE) wants one, the day of the telephone call too.
    """
    with desk.store.reading():
        return _missing(desk, farm_day_facts.lines(desk, first, last, farms=farms))


def missing_of_request(desk: Desk, request_id: int) -> tuple[Needed, ...]:
    """What the days of one request want, as :func:`missing`."""
    with desk.store.reading():
        blocks = [one.id for one in farm_records.blocks_of(desk, [request_id])]
        days = [one for one in farm_records.days_of_blocks(desk, blocks) if one.status in LIVE]
        return _missing(desk, farm_day_facts.of(desk, days))


def make(desk: Desk, wanted: Sequence[Needed]) -> Change:
    """Make the contracts, unsigned and numbered, as one operation; one that was made already is
    left as it is. Raises UserError where all were."""
    new = [one for one in wanted if one.printed_id is None]
    if not new:
        raise UserError(
            "계약서가 모두 이미 만들어져 있어 새로 만들지 않았습니다. 인쇄해서 서명을 받으세요."
        )
    with writing(desk, "근로계약서 작성", Action.ADD, _KIND) as work:
        _insist_new(desk, new)
        numbers = iter(_numbers(desk, new))
        made = [
            tidied(
                FarmContract(
                    employer_id=one.employer_id,
                    seeker_id=one.seeker_id,
                    number=next(numbers),
                    starts_on=one.first,
                    ends_on=one.last,
                    task=one.terms.task,
                    place=one.terms.place,
                    starts_at=one.terms.starts_at,
                    ends_at=one.terms.ends_at,
                    daily_wage=one.terms.daily_wage,
                    counsellor=desk.user,
                )
            )
            for one in new
        ]
        for contract in made:
            insist(check_contract(contract, desk.today()))
        work.insert_all(made)
        names = list(dict.fromkeys(one.worker for one in new))
        work.label(f"근로계약서 작성: {others(names)} ({len(new):,}건)")
        return work.change(*work.written)


def save(desk: Desk, contract: FarmContract) -> Change:
    """Store a contract as it was typed, a new one numbered. Raises UserError with the field, and
    for one that is signed: what was signed is not changed."""
    contract = tidied(contract)
    insist(check_contract(contract, desk.today()))
    if contract.id:
        _insist_unsigned(desk, [contract.id])
    with writing(desk, "근로계약서", Action.EDIT if contract.id else Action.ADD, _KIND) as work:
        if contract.id:
            work.update(contract)
            id_ = contract.id
        else:
            year = contract.starts_on.year if contract.starts_on else desk.today().year
            number = contract.number or _next(desk, year, 1)[0]
            id_ = work.insert(
                replace(contract, number=number, counsellor=contract.counsellor or desk.user)
            )
        who = _names(desk, [id_])
        work.label(f"근로계약서 {'수정' if contract.id else '작성'}: {others(who)}")
        return work.change(id_)


def sign(desk: Desk, contract_ids: Sequence[int], on: date | None = None) -> Change:
    """Note that these were signed by both sides on that day (today), as one operation. Raises
    UserError for a day to come and where one is signed already."""
    day = on or desk.today()
    insist(not_after("signed_on", day, desk.today(), "계약일"))
    ids = list(dict.fromkeys(contract_ids))
    with writing(desk, "근로계약 서명", Action.EDIT, _KIND) as work:
        found = _of(desk, ids)
        signed = [one.id for one in found if one.signed_on is not None]
        if signed:
            raise UserError(
                f"{others(_names(desk, signed))} 님의 계약서는 이미 서명되었습니다. {_KEPT}"
            )
        work.update_all([replace(one, signed_on=day) for one in found])
        work.label(f"근로계약 서명: {others(_names(desk, ids))}")
        return work.change(*ids)


def unsign(desk: Desk, contract_ids: Sequence[int]) -> Change:
    """Take a signature back that was noted wrongly. Raises UserError where none is."""
    ids = list(dict.fromkeys(contract_ids))
    with writing(desk, "근로계약 서명 취소", Action.EDIT, _KIND) as work:
        found = [one for one in _of(desk, ids) if one.signed_on is not None]
        if not found:
            raise UserError(f"서명된 계약서가 없습니다. {_KEPT}")
        work.update_all([replace(one, signed_on=None) for one in found])
        work.label(f"근로계약 서명 취소: {others(_names(desk, [one.id for one in found]))}")
        return work.change(*(one.id for one in found))


def trash(desk: Desk, contract_ids: Sequence[int]) -> Change:
    """Move contracts to the 휴지통. Raises UserError for one that is signed."""
    ids = list(dict.fromkeys(contract_ids))
    _insist_unsigned(desk, ids)
    return entries.trash(desk, _KIND, ids)


def untrash(desk: Desk, contract_ids: Sequence[int]) -> Change:
    """Take contracts out of the 휴지통. Raises UserError where another was made meanwhile."""
    ids = list(dict.fromkeys(contract_ids))
    with writing(desk, "근로계약 되살리기", Action.EDIT, _KIND) as work:
        entries.untrash(desk, _KIND, ids)
        farm_contract_guard.insist_single(desk, ids, "되살리면")
        work.label(f"근로계약 되살리기: {others(_names(desk, ids))}")
        return work.change(*ids)


def get(desk: Desk, contract_id: int) -> FarmContract:
    """The contract of that id. Raises UserError when there is none."""
    found: FarmContract = records.get(desk.store, _KIND, contract_id)
    return found


def between(desk: Desk, first: date, last: date) -> list[FarmContract]:
    """Contracts whose span touches these days, unsigned ones too, by number."""
    span = Filter(
        conditions=(
            Condition("starts_on", Op.AT_MOST, last),
            Condition("ends_on", Op.AT_LEAST, first),
        )
    )
    with desk.store.reading():
        found: list[FarmContract] = records.get_many(
            desk.store, _KIND, lists.find(desk, _KIND, span)
        )
    return sorted(found, key=lambda one: (one.number, one.id))


def _missing(desk: Desk, days: Sequence[DayLine]) -> tuple[Needed, ...]:
    people = {one.worker.id for one in days}
    contracts = _by_pair(desk, people)
    grouped: dict[tuple[int, int], list[DayLine]] = {}
    for line in days:
        grouped.setdefault((line.farm.id, line.worker.id), []).append(line)
    rates = minimum_wage.rates(desk)
    found: list[Needed] = []
    for (farm, worker), lines in grouped.items():
        covered = [one.on for one in lines if one.contract_on is not None]
        bare = [(one.on, one.terms) for one in lines if one.contract_on is None]
        drafts = [one for one in contracts.get((farm, worker), ()) if one.signed_on is None]
        for draft in drafts:
            mine = sorted({on for on, _ in bare if _holds(draft, on)})
            if mine:
                bare = [each for each in bare if not _holds(draft, each[0])]
                covered += mine
                found.append(_needed(lines[0], tuple(mine), _own(draft), rates, draft.id))
        for span in spans_of(bare, covered):
            days_ = tuple(dict.fromkeys(span.days))
            found.append(_needed(lines[0], days_, span.terms, rates))
    return tuple(sorted(found, key=lambda one: (one.farm, one.worker, one.first)))


def _by_pair(desk: Desk, people: Iterable[int]) -> dict[tuple[int, int], list[FarmContract]]:
    """The contracts of people by farm and person: who came for years has one with many farms."""
    found: dict[tuple[int, int], list[FarmContract]] = {}
    for one in linked(desk, _KIND, "seeker_id", people):
        found.setdefault((one.employer_id, one.seeker_id), []).append(one)
    return found


def _needed(
    line: DayLine,
    days: tuple[date, ...],
    terms: Terms,
    rates: dict[int, int],
    printed_id: int | None = None,
) -> Needed:
    return Needed(
        line.farm.id,
        line.worker.id,
        line.farm.name,
        line.worker.name,
        days,
        terms,
        printed_id,
        too_little(terms, rates.get(days[0].year)),
    )


def _own(one: FarmContract) -> Terms:
    return Terms(one.task, one.place, one.starts_at, one.ends_at, one.daily_wage)


def _holds(contract: FarmContract, on: date) -> bool:
    first, last = contract.starts_on, contract.ends_on
    return first is not None and last is not None and first <= on <= last


def _insist_new(desk: Desk, wanted: Sequence[Needed]) -> None:
    """Another desk, or a second click, may have made the same ones meanwhile."""
    known = _by_pair(desk, (one.seeker_id for one in wanted))
    twice = [
        one.worker
        for one in wanted
        for other in known.get((one.employer_id, one.seeker_id), ())
        if any(_holds(other, day) for day in one.days)
    ]
    if twice:
        raise UserError(
            f"{others(list(dict.fromkeys(twice)))} 님의 계약서가 그사이 만들어졌습니다. {_KEPT} "
            "목록을 다시 보고 빠진 것만 만드세요."
        )


def _numbers(desk: Desk, wanted: Sequence[Needed]) -> list[str]:
    years = [one.first.year for one in wanted]
    free = {year: iter(_next(desk, year, years.count(year))) for year in set(years)}
    return [next(free[year]) for year in years]


def _next(desk: Desk, year: int, count: int) -> tuple[str, ...]:
    """The next free numbers of a year; one in the 휴지통 is not given again, since its paper may
    be in somebody's hands."""
    prefix = f"{year}-"
    taken: list[object] = []
    for trashed in (False, True):
        filled = Filter(conditions=(Condition("number", Op.FILLED),), trashed=trashed)
        ids = lists.find(desk, _KIND, filled)
        taken += [value for (value,) in lists.rows(desk, _KIND, ids, ("number",)).values()]
    tails = [str(each)[len(prefix) :] for each in taken if str(each).startswith(prefix)]
    last = max((int(tail) for tail in tails if tail.isdecimal() and tail.isascii()), default=0)
    return tuple(f"{prefix}{number:04d}" for number in range(last + 1, last + 1 + count))


def _of(desk: Desk, ids: Sequence[int]) -> list[FarmContract]:
    found: list[FarmContract] = records.get_many(desk.store, _KIND, ids)
    if not found:
        raise UserError(f"고른 계약서가 없습니다. {_KEPT} 목록에서 다시 고르세요.")
    return found


def _insist_unsigned(desk: Desk, ids: Sequence[int]) -> None:
    signed = [one.id for one in _of(desk, ids) if one.signed_on is not None]
    if signed:
        raise UserError(
            f"{others(_names(desk, signed))} 님의 계약서는 서명되어 바꾸거나 지울 수 없습니다. "
            f"{_KEPT} 잘못 적은 서명이면 서명 취소를 먼저 하세요."
        )


def _names(desk: Desk, ids: Iterable[int]) -> list[str]:
    shown = lists.rows(desk, _KIND, list(ids), ("seeker",))
    return list(dict.fromkeys(str(name or "") for (name,) in shown.values()))

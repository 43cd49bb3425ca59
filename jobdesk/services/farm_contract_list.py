"""근로계약 of a week as they are worked through: what is missing, what waits for a signature, what
is signed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from jobdesk.domain.farm_terms import Terms
from jobdesk.domain.farm_work import FarmContract
from jobdesk.services import farm_contracts, farm_day_facts
from jobdesk.services.desk import Desk
from jobdesk.services.farm_contracts import Needed


class ContractState(StrEnum):
    """How far a contract is."""

    MISSING = "계약서 없음"
    UNSIGNED = "서명 전"
    SIGNED = "서명함"


@dataclass(frozen=True, slots=True)
class ContractRow:
    """One contract, made or missing. ``id`` is that of the contract, or a number below 0 for one
    that is not made; ``days`` are those of the span asked for that it covers or should; ``needed``
    is set where days want it."""

    id: int
    state: ContractState
    farm_id: int
    farm: str
    worker_id: int
    worker: str
    first: date
    last: date
    days: tuple[date, ...]
    terms: Terms
    contract: FarmContract | None = None
    needed: Needed | None = None
    warning: str = ""

    @property
    def number(self) -> str:
        """The number of the contract, empty where it is not made."""
        return self.contract.number if self.contract is not None else ""

    @property
    def signed_on(self) -> date | None:
        """The day on which it was signed."""
        return self.contract.signed_on if self.contract is not None else None


def rows(desk: Desk, first: date, last: date) -> tuple[ContractRow, ...]:
    """Contracts that days from ``first`` to ``last`` want, and those made for these days: what is
    missing first, then by farm, name and day."""
    with desk.store.reading():
        wanted = farm_contracts.missing(desk, first, last)
        made = farm_contracts.between(desk, first, last)
        farms = farm_day_facts.farm_sides(desk, (one.employer_id or 0 for one in made))
        people = farm_day_facts.workers(desk, (one.seeker_id or 0 for one in made))
    waiting = {one.printed_id: one for one in wanted if one.printed_id is not None}
    found = [
        _bare(-number, one)
        for number, one in enumerate((each for each in wanted if each.printed_id is None), 1)
    ]
    for one in made:
        farm, worker = farms.get(one.employer_id or 0), people.get(one.seeker_id or 0)
        if farm is None or worker is None or one.starts_on is None or one.ends_on is None:
            continue
        needed = waiting.get(one.id)
        state = ContractState.SIGNED if one.signed_on is not None else ContractState.UNSIGNED
        found.append(
            ContractRow(
                one.id,
                state,
                farm.id,
                farm.name,
                worker.id,
                worker.name,
                one.starts_on,
                one.ends_on,
                needed.days if needed is not None else (),
                Terms(one.task, one.place, one.starts_at, one.ends_at, one.daily_wage),
                one,
                needed,
                needed.warning if needed is not None else "",
            )
        )
    order = list(ContractState)
    return tuple(
        sorted(found, key=lambda row: (order.index(row.state), row.farm, row.worker, row.first))
    )


def _bare(id_: int, one: Needed) -> ContractRow:
    return ContractRow(
        id_,
        ContractState.MISSING,
        one.employer_id,
        one.farm,
        one.seeker_id,
        one.worker,
        one.first,
        one.last,
        one.days,
        one.terms,
        None,
        one,
        one.warning,
    )
